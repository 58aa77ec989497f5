# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a place in the order to the sort keys that put a widget there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_b2b.domain.values import key_between, sort_key

#: A key that is longer comes of very many moves into one gap: then all widgets get new ones.
LONGEST = 40


class Placed(NamedTuple):
    """A widget in its order."""

    id: str
    sort_key: str


def keys_for(order: Sequence[Placed], widget: str, place: int) -> list[Placed]:
    """The sort keys that put a widget at a place among the others; `order` may hold it or not.

    One, where there is room between its neighbours. Two machines may have put widgets at the same place, with
    the same key: then all widgets get new ones.
    """
    others = [one for one in order if one.id != widget]
    place = min(max(place, 0), len(others))
    low = others[place - 1].sort_key if place else ""
    high = others[place].sort_key if place < len(others) else ""
    if not high or low < high:
        key = key_between(low, high)
        if low < key and (not high or key < high) and len(key) <= LONGEST:
            return [Placed(widget, key)]
    names = [one.id for one in others]
    names.insert(place, widget)
    known = {one.id: one.sort_key for one in order}
    wanted = [Placed(name, sort_key(number)) for number, name in enumerate(names)]
    return [one for one in wanted if known.get(one.id) != one.sort_key]
