# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The members of a widget in little room are what a dictionary would hold."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.storage import members as module
from desktop_b2b.storage.members import Members

ids = st.integers(0, 40).map(lambda number: (number * 7_919 << 64).to_bytes(16, "big"))
instants = st.integers(0, 5)


@given(
    st.dictionaries(ids, instants),
    st.lists(st.tuples(ids, st.none() | instants), max_size=60),
    st.integers(-1, 6),
    st.integers(1, 10),
)
def test_they_are_what_a_dictionary_holds(
    first: dict[bytes, int], changes: list[tuple[bytes, int | None]], instant: int, most: int
) -> None:
    usual, module._MANY_CHANGED = module._MANY_CHANGED, most
    try:
        found, model = Members(first.items()), dict(first)
        for row_id, at in changes:
            found.put(row_id, at)
            model.pop(row_id, None)
            if at is not None:
                model[row_id] = at
            assert found.get(row_id) == at
    finally:
        module._MANY_CHANGED = usual
    assert len(found) == len(model)
    assert sorted(found) == sorted(model.items())
    assert sorted(found.since(instant)) == sorted(one for one in model.items() if one[1] > instant)
    assert all(found.get(row_id) == model.get(row_id) for row_id in {*model, *first})


def test_a_member_takes_little_room() -> None:
    found = Members((number.to_bytes(16, "big"), number) for number in range(10_000))
    assert sys.getsizeof(found._ids) + sys.getsizeof(found._instants) < 10_000 * 30
