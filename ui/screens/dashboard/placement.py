# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where cards stand: they flow in rows, each as wide as its user wishes, in hundredths of the dashboard.

Arithmetic alone, so that it is there before the first paint and can be tested without a window.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

#: The widths that menus, keys and the mouse go through.
WIDTHS = (25, 33, 50, 66, 75, 100)
#: Thirds are spoken of in whole hundredths.
_THIRDS = {33: 1 / 3, 34: 1 / 3, 66: 2 / 3, 67: 2 / 3}
#: A row that is full but for this is filled.
_SLACK = 0.03
#: With fewer columns than these, cards fill whole columns.
_MANY = 3
LEFT, RIGHT, UP, DOWN = "left", "right", "up", "down"


class Wish(NamedTuple):
    """What a card asks for: its width in hundredths, its height in pixels."""

    width: int
    height: int


class Place(NamedTuple):
    """Where a card stands, and in which row."""

    x: int
    y: int
    width: int
    height: int
    row: int


class Room(NamedTuple):
    """The dashboard's width, the gap between cards, and what is too narrow for a third and for a quarter."""

    width: int
    gap: int
    least: int
    least_narrow: int

    def share(self, wish: int) -> float:
        """The part of the dashboard that a card takes: what its user wishes, where there is room for three
        columns; else so many of the columns for which there is room.
        """
        share = _THIRDS.get(wish, min(max(wish, 1), 100) / 100)
        columns = max(1, (self.width + self.gap) // (self.least + self.gap))
        if columns < _MANY:
            return min(1.0, math.ceil(share * columns - _SLACK) / columns)
        if (self.width + self.gap) * share - self.gap >= self.least_narrow:
            return share
        return 1 / columns


def arranged(wishes: Sequence[Wish], room: Room) -> list[Place]:
    """The places of cards in their order. All cards of a row are as high as its highest."""
    places: list[Place] = []
    y = 0
    for row, shares in enumerate(_rows(wishes, room)):
        first = len(places)
        height = max(wish.height for wish in wishes[first : first + len(shares)])
        taken = 0.0
        for share in shares:
            start, end = (round((room.width + room.gap) * part) for part in (taken, taken + share))
            places.append(Place(start, y, end - start - room.gap, height, row))
            taken += share
        y += height + room.gap
    return places


def _rows(wishes: Sequence[Wish], room: Room) -> list[list[float]]:
    rows: list[list[float]] = []
    for wish in wishes:
        share = room.share(wish.width)
        if rows and sum(rows[-1]) + share <= 1 + 1e-9:
            rows[-1].append(share)
        else:
            rows.append([share])
    return [_filled(row) for row in rows]


def _filled(shares: list[float]) -> list[float]:
    whole = sum(shares)
    return [share / whole for share in shares] if whole >= 1 - _SLACK else shares


def bottom(places: Sequence[Place]) -> int:
    """How high all of it is."""
    return max((place.y + place.height for place in places), default=0)


def neighbour(places: Sequence[Place], number: int, direction: str) -> int:
    """The place that a card takes when it is moved one step; its own where there is no further one."""
    if direction in (LEFT, RIGHT):
        return min(max(number + (1 if direction == RIGHT else -1), 0), len(places) - 1)
    wanted = places[number].row + (1 if direction == DOWN else -1)
    middle = 2 * places[number].x + places[number].width
    others = [other for other, place in enumerate(places) if place.row == wanted]
    if not others:
        return number
    return min(others, key=lambda other: abs(2 * places[other].x + places[other].width - middle))


def drop_at(places: Sequence[Place], x: int, y: int) -> int:
    """Before which card something is put that is dropped at a point; as many as there are: at the end."""
    rows = sorted({place.row for place in places})
    for row in rows:
        inside = [number for number, place in enumerate(places) if place.row == row]
        below = places[inside[0]].y + places[inside[0]].height
        if y >= below and row != rows[-1]:
            continue
        for number in inside:
            if 2 * x < 2 * places[number].x + places[number].width:
                return number
        return inside[-1] + 1
    return 0


def final_place(dragged: int, before: int) -> int:
    """The place in the order that a card has after it was dropped before another."""
    return before - 1 if before > dragged else before


def stepped(width: int, step: int) -> int:
    """The next width that is wider or narrower; the same at the end."""
    if step > 0:
        return next((one for one in WIDTHS if one > width), max(width, WIDTHS[-1]))
    return next((one for one in reversed(WIDTHS) if one < width), min(width, WIDTHS[0]))


def nearest(width: float) -> int:
    """The width of `WIDTHS` that is nearest."""
    return min(WIDTHS, key=lambda one: abs(_THIRDS.get(one, one / 100) - width))
