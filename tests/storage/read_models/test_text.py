# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Folding of text for searches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.storage.read_models.text import END, FIELDS, beginning, fold, searched, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Crème Brûlée", "creme brulee"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("İ", "i"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_and_haystack() -> None:
    assert words("  Crème  K7-1 ") == ["creme", "k7-1"]
    assert words(" ") == []
    marks = [*FIELDS.values(), END]
    found = searched({"note": ["É\n\x00two\x11"], "number": ["A", "", " a ", "B"]})["search"]
    begin, note = beginning("number"), beginning("note")
    assert found == f"{begin}a{begin}b{''.join(marks[1:-2])}{note}e two{END}"
    assert [found.count(mark) for mark in marks] == [4, *[1] * 8, 2, 1]


def test_what_lists_are_sorted_by_stands_in_columns() -> None:
    given = {"reference": ["Po 7", ""], "line": ["Ü", "b", "u"], "note": ["x"], "courier": [""], "sku": []}
    columns = searched(given)
    search = columns.pop("search")
    assert columns == {"reference_key": "po 7", "line_key": f"u{beginning('line')}b"}
    assert all(text in search for text in columns.values())
