# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a search may go on, wherever the caret stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.services.search import OPERATORS, read
from desktop_b2b.services.search.completion import complete
from tests.unit.search.strategies import typed

KNOWN = {
    "partner": ["Atelier Brume", "Smith, Co", "Brume"],
    "sku": ["MUG-9", "=odd"],
    "number": ["K7-0012"],
}


def known(operator: str, typed_value: str, limit: int) -> Sequence[str]:
    sought = typed_value.casefold()
    return [value for value in KNOWN.get(operator, ()) if sought in value.casefold()][:limit]


def offered(text: str, caret: int | None = None, limit: int = 30) -> list[str]:
    """The whole texts that suggestions make."""
    found = complete(text, len(text) if caret is None else caret, known, limit)
    return [text[: one.start] + one.text + text[one.end :] for one in found]


def test_an_empty_box_offers_the_operators() -> None:
    assert offered("") == [f"{name}:" for name in OPERATORS]
    assert offered("kind:order ", limit=3) == [
        "kind:order partner:",
        "kind:order status:",
        "kind:order kind:",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("par", "partner:"),
        ("-par", "-partner:"),
        ("four", "partner:"),
        ("échéa", "due:"),
        ("draft", "status:draft"),
        ("brouil", "status:draft"),
        ("overd", "is:overdue"),
        ("brum", 'partner:="Atelier Brume"'),
        ("status:", "status:need_attention"),
        ("status:draft,need", "status:draft,need_attention"),
        ("statut:brou", "statut:draft"),
        ("has:pièce", "has:attachment"),
        ("partner:atel", 'partner:="Atelier Brume"'),
        ('partner:="atel', 'partner:="Atelier Brume"'),
        ("partner:smith", 'partner:="Smith, Co"'),
        ("sku:mug", "sku:=MUG-9"),
        ("sku:odd", 'sku:="=odd"'),
        ("due:", "due:<2d"),
        ("due:ov", "due:overdue"),
        ("due:demain", "due:tomorrow"),
        ("sent:yes", "sent:yesterday"),
        ("total:>1", "total:>100"),
        ("kind:order OR is:o", "kind:order OR is:open"),
    ],
)
def test_what_is_offered(text: str, wanted: str) -> None:
    assert wanted in offered(text)


def test_the_caret_in_the_middle() -> None:
    assert "status: kind:order" in offered("stat kind:order", 4)
    assert "partner:x kind:order" in offered("par:x kind:order", 3)
    assert "kind:order,shipment x" in offered("kind:order,sh x", 13)


def test_a_hint_tells_the_other_word() -> None:
    (first, *_) = complete("four", 4, known)
    assert (first.text, first.hint) == ("partner:", "fournisseur")


def test_what_was_chosen_is_not_offered_again() -> None:
    assert "status:draft,draft" not in offered("status:draft,")


def test_no_more_than_wanted() -> None:
    assert len(complete("", 0, known, 4)) == 4


@settings(max_examples=250, deadline=None)
@given(typed, st.integers(-5, 60))
def test_there_is_no_text_that_breaks_it(text: str, caret: int) -> None:
    for one in complete(text, caret, known):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.text


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_what_is_offered_for_a_value_can_be_read(operator: str) -> None:
    for text in offered(f"{operator}:"):
        read(text)
