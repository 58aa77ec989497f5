# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A search changed by filters and chips: one thing changes, all else stands as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.services.search import (
    OPERATORS,
    Choice,
    Search,
    Text,
    Value,
    choose,
    chosen,
    read,
    together,
    toggle,
    without,
    write,
)
from tests.unit.search.strategies import searches, values_of


@pytest.mark.parametrize(
    ("before", "operator", "value", "after"),
    [
        ("", "kind", Choice("order"), "kind:order"),
        ("kind:order mug", "kind", Choice("request"), "kind:order,request mug"),
        ("mug kind:order,request -note:x", "kind", Choice("order"), "mug kind:request -note:x"),
        ("kind:order", "kind", Choice("order"), ""),
        ("has:note", "has", Choice("tracking"), "has:note has:tracking"),
        ("has:note has:tracking", "has", Choice("note"), "has:tracking"),
        ("has:note,tracking", "has", Choice("note"), "has:note,tracking has:note"),
        ("-kind:order", "kind", Choice("order"), "-kind:order kind:order"),
        ("kind:order OR is:open", "kind", Choice("order"), "kind:order OR is:open kind:order"),
        ("kind:order kind:request", "kind", Choice("inquiry"), "kind:order,request,inquiry"),
        ("partner:brume", "partner", Text("Brume", exact=True), "partner:brume,=Brume"),
    ],
)  # fmt: skip
def test_a_box_is_ticked(before: str, operator: str, value: Value, after: str) -> None:
    assert write(toggle(read(before), operator, value)) == after


def test_a_span_takes_the_place_of_another() -> None:
    (month,) = chosen(read("sent:2026-11"), "sent")
    assert write(choose(read("mug sent:<7d is:open"), "sent", [month])) == "mug sent:2026-11 is:open"
    assert write(choose(read("mug sent:<7d"), "sent", [])) == "mug"


def test_chips_are_taken_away_and_searches_joined() -> None:
    search = read("kind:order mug OR cup -note:x")
    assert [write(without(search, place)) for place in range(3)] == [
        "mug OR cup -note:x", "kind:order -note:x", "kind:order mug OR cup",
    ]  # fmt: skip
    assert write(together(search, read("is:open kind:order"))) == "kind:order mug OR cup -note:x is:open"


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, tuple[Value, ...]]:
    operator = draw(st.sampled_from(sorted(OPERATORS)))
    return operator, draw(values_of(OPERATORS[operator]))


@given(searches, changes())
def test_what_is_chosen_is_asked_for_and_nothing_else_moves(
    search: Search, change: tuple[str, tuple[Value, ...]]
) -> None:
    operator, values = change
    after = choose(search, operator, values)
    assert read(write(after)) == after, "it can be typed"
    assert chosen(after, operator) == tuple(dict.fromkeys(values))
    nothing = choose(search, operator, ())
    assert chosen(nothing, operator) == ()
    assert choose(after, operator, ()).groups == nothing.groups
    for other in OPERATORS.keys() - {operator}:
        assert chosen(after, other) == chosen(search, other)


@given(searches, changes())
def test_twice_is_as_if_nothing_were(search: Search, change: tuple[str, tuple[Value, ...]]) -> None:
    operator, (value, *_) = change
    if value not in chosen(search, operator):
        assert set(toggle(toggle(search, operator, value), operator, value).groups) == set(
            choose(search, operator, chosen(search, operator)).groups
        )
