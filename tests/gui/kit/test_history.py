# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The history of an editor: steps, runs, what others changed; and that every step has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.forms.edit_words import edit_words, is_known
from ui.forms.history import MOST, Edit, History
from ui.screens.request.values import HEAD, LINE, PARTNER

UI = Path(__file__).parents[3] / "ui"


class Book:
    """Values under keys, edited through a history."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.history: History[int] = History()

    def now(self, key: str) -> int:
        return self.values.get(key, 0)

    def put(self, run: str = "", **values: int) -> None:
        self.history.record(Edit("quantity"), {key: (self.now(key), to) for key, to in values.items()}, run)
        self.values |= values

    def undo(self) -> bool:
        wanted = self.history.back(self.now)
        self.values |= wanted
        return bool(wanted)

    def redo(self) -> bool:
        wanted = self.history.again(self.now)
        self.values |= wanted
        return bool(wanted)


def test_steps_go_back_and_forth() -> None:
    book = Book()
    book.put(a=1)
    book.put(a=2, b=5)
    assert book.undo()
    assert book.values == {"a": 1, "b": 0}
    assert book.undo()
    assert not book.undo()
    assert book.redo()
    assert book.redo()
    assert not book.redo()
    assert book.values == {"a": 2, "b": 5}


def test_a_run_is_one_step_until_it_rests() -> None:
    book = Book()
    for value in (1, 12, 120):
        book.put("typing", a=value)
    book.history.rest()
    book.put("typing", a=1200)
    book.undo()
    assert book.values == {"a": 120}
    book.undo()
    assert book.values == {"a": 0}


def test_a_new_edit_forgets_what_could_be_redone() -> None:
    book = Book()
    book.put(a=1)
    book.undo()
    book.put(b=1)
    assert not book.redo()


def test_what_somebody_else_changed_is_left_alone() -> None:
    book = Book()
    book.put(a=1, b=1)
    book.values["a"] = 9
    assert book.undo()
    assert book.values == {"a": 9, "b": 0}
    assert book.redo()
    assert book.values == {"a": 9, "b": 1}


def test_a_step_of_which_nothing_is_left_is_passed_over() -> None:
    book = Book()
    book.put(a=1)
    book.put(b=1)
    book.values["b"] = 7
    assert book.undo()
    assert book.values == {"a": 0, "b": 7}


def test_a_value_that_a_store_tidied_is_still_its_own() -> None:
    history: History[str] = History(lambda one, other: one.split() == other.split())
    history.record(Edit("company"), {"company": ("", "Galerie ")})
    assert history.back(lambda _key: "Galerie") == {"company": ""}
    assert history.again(lambda _key: "") == {"company": "Galerie"}


def test_the_past_has_an_end() -> None:
    book = Book()
    for value in range(1, MOST + 50):
        book.put(a=value)
    while book.undo():
        pass
    assert book.values["a"] == 49


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.booleans()), max_size=30))
def test_all_undone_is_as_it_was_and_all_redone_as_left(edits: list[tuple[str, int, bool]]) -> None:
    book = Book()
    for key, value, together in edits:
        if book.now(key) != value:
            book.put("run" if together else "", **{key: value})
    left = dict(book.values)
    while book.undo():
        pass
    assert not any(book.values.values())
    while book.redo():
        pass
    assert book.values == left


def test_every_step_has_words() -> None:
    codes = {*HEAD, *LINE, *PARTNER} - {
        "sort_key",
        "preference",
        "currency",
        "product_line_id",
        "deadline_zone",
    }
    for path in UI.rglob("*.py"):
        codes |= set(re.findall(r"\bEdit\(\"([a-z_.]+)\"", path.read_text("utf-8")))
    assert {code for code in codes if not is_known(code)} == set()
    assert len(codes) > 30


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit("quantity"), "change of quantity"),
        (Edit("row.remove"), "remove row"),
        (Edit("unheard of"), "last change"),
        (None, ""),
    ],
)
def test_words_of_steps(edit: Edit | None, words: str) -> None:
    assert edit_words(edit) == words
