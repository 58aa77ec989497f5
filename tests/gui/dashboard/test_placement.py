# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where cards stand, and from where to where they are moved: arithmetic alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.screens.dashboard.moving import LONGEST, Placed, keys_for
from ui.screens.dashboard.placement import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    WIDTHS,
    Place,
    Room,
    Wish,
    arranged,
    bottom,
    drop_at,
    final_place,
    nearest,
    neighbour,
    stepped,
)

GAP = 12
ROOM = Room(1184, GAP, 300, 232)


def _rows(widths: list[int], room: Room = ROOM) -> list[list[Place]]:
    places = arranged([Wish(width, 100) for width in widths], room)
    return [[place for place in places if place.row == row] for row in range(places[-1].row + 1)]


def test_s2_54_fifty_percent_is_half_of_the_dashboard() -> None:
    (row,) = _rows([50, 50])
    assert [place.width for place in row] == [(1184 - GAP) // 2] * 2
    assert row[1].x + row[1].width == 1184


def test_a_third_beside_two_thirds_stands_under_thirds() -> None:
    first, second = _rows([33, 33, 33, 33, 66])
    assert [place.x for place in second] == [first[0].x, first[1].x]
    assert second[1].x + second[1].width == first[2].x + first[2].width == 1184


def test_cards_flow_into_the_next_row_where_there_is_no_room() -> None:
    assert [[place.width for place in row] for row in _rows([75, 50, 100, 25])] == [
        [885], [586], [1184], [287],
    ]  # fmt: skip


def test_a_row_is_as_high_as_its_highest_card() -> None:
    places = arranged([Wish(50, 100), Wish(50, 180), Wish(33, 90)], ROOM)
    assert [(place.y, place.height) for place in places] == [(0, 180), (0, 180), (192, 90)]
    assert bottom(places) == 282


@pytest.mark.parametrize(
    ("width", "wishes", "columns"),
    [
        (1184, [25, 25, 25, 25], 4),
        (960, [25, 25, 25], 3),
        (704, [33, 33, 33], 2),
        (704, [50, 25], 2),
        (400, [25, 50, 100], 1),
        (120, [25], 1),
    ],
)
def test_a_narrow_window_has_as_many_columns_as_are_readable(
    width: int, wishes: list[int], columns: int
) -> None:
    rows = _rows(wishes, Room(width, GAP, 300, 232))
    assert len(rows[0]) == columns
    assert rows[0][-1].x + rows[0][-1].width == width


def test_what_was_wide_is_whole_where_two_stand_beside_each_other() -> None:
    assert [place.width for row in _rows([66, 75], Room(704, GAP, 300, 232)) for place in row] == [704, 704]


@given(
    st.lists(st.tuples(st.integers(-5, 500), st.integers(20, 900)), min_size=1, max_size=30),
    st.integers(1, 4000),
)
def test_cards_never_overlap_nor_change_their_order(wishes: list[tuple[int, int]], width: int) -> None:
    room = Room(width, GAP, 300, 232)
    places = arranged([Wish(*wish) for wish in wishes], room)
    assert len(places) == len(wishes)
    for place, (_wish, height) in zip(places, wishes, strict=True):
        assert place.x >= 0
        assert place.x + place.width <= max(width, 1)
        assert place.height >= height
    for one, other in pairwise(places):
        if one.row == other.row:
            assert other.x >= one.x + one.width + GAP
        else:
            assert other.y >= one.y + one.height + GAP


# ------------------------------------------------------------ from where to where


PLACES = arranged([Wish(width, 100) for width in (33, 33, 33, 50, 50, 100)], ROOM)


@pytest.mark.parametrize(
    ("number", "direction", "target"),
    [
        (0, LEFT, 0), (0, RIGHT, 1), (5, RIGHT, 5), (0, UP, 0), (0, DOWN, 3), (1, DOWN, 3), (2, DOWN, 4),
        (3, UP, 0), (4, UP, 2), (5, UP, 3), (5, DOWN, 5),
    ],
)  # fmt: skip
def test_a_step_goes_to_the_neighbour_that_one_sees(number: int, direction: str, target: int) -> None:
    assert neighbour(PLACES, number, direction) == target


def test_what_is_dropped_goes_where_the_mark_stood() -> None:
    assert drop_at(PLACES, 10, 50) == 0
    assert drop_at(PLACES, 380, 50) == 1
    assert drop_at(PLACES, 1170, 50) == 3
    assert drop_at(PLACES, 10, 150) == 3
    assert drop_at(PLACES, 10, 9_000) == 5
    assert drop_at(PLACES, 1170, 9_000) == 6
    assert (final_place(0, 3), final_place(5, 0), final_place(2, 2), final_place(2, 3)) == (2, 0, 2, 2)


def test_widths_go_by_steps_and_stop_at_the_ends() -> None:
    assert [stepped(width, 1) for width in WIDTHS] == [33, 50, 66, 75, 100, 100]
    assert [stepped(width, -1) for width in WIDTHS] == [25, 25, 33, 50, 66, 75]
    assert (stepped(40, 1), stepped(40, -1)) == (50, 33)
    assert [nearest(part) for part in (0, 0.3, 1 / 3, 0.45, 0.69, 2)] == [25, 33, 33, 50, 66, 100]


# ------------------------------------------------------------ sort keys


def _order(keys: dict[str, str]) -> list[Placed]:
    return sorted((Placed(name, key) for name, key in keys.items()), key=lambda one: (one.sort_key, one.id))


def _applied(keys: dict[str, str], moved: list[Placed]) -> list[str]:
    keys.update({one.id: one.sort_key for one in moved})
    return [one.id for one in _order(keys)]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=60))
def test_s2_53_a_widget_stands_at_the_place_that_was_said(moves: list[tuple[int, int]]) -> None:
    keys = {f"w{number}": f"{(number + 1) * 1024:010x}" for number in range(8)}
    order = [one.id for one in _order(keys)]
    for number, place in moves:
        name = order[number]
        order.remove(name)
        order.insert(place, name)
        moved = keys_for(_order(keys), name, place)
        assert _applied(keys, moved) == order
        assert all(one.sort_key.isalnum() and len(one.sort_key) <= LONGEST for one in moved)


@given(st.lists(st.sampled_from(["a", "b", "V", "0000000400"]), min_size=2, max_size=6), st.integers(0, 5))
def test_widgets_with_the_same_key_are_told_apart(same: list[str], place: int) -> None:
    keys = {f"w{number}": key for number, key in enumerate(same)}
    order = [one.id for one in _order(keys)]
    name = order.pop()
    order.insert(min(place, len(order)), name)
    assert _applied(keys, keys_for(_order(keys), name, place)) == order


def test_a_new_widget_needs_no_key_of_others() -> None:
    order = [Placed("a", "B"), Placed("b", "D")]
    assert [one.id for one in keys_for(order, "new", 1)] == ["new"]
    assert "B" < keys_for(order, "new", 1)[0].sort_key < "D"
    assert keys_for(order, "new", 2)[0].sort_key > "D"


def test_a_gap_that_was_used_very_often_is_made_anew() -> None:
    order = [Placed("a", "B"), Placed("b", "B" + "0" * LONGEST + "1"), Placed("c", "D")]
    moved = keys_for(order, "c", 1)
    assert {one.id for one in moved} == {"a", "b", "c"}
    assert _applied({one.id: one.sort_key for one in order}, moved) == ["a", "c", "b"]
