# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Choosing columns, without a window: what is shown, in which order and width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ui.models.columns import Column
from ui.models.layout import WIDEST, ColumnPlace, TableLayout, clamped

STEP = 16


@dataclass
class ColumnChoice:
    """A layout being chosen. `layout` says what was chosen; what this version does not know stays in it."""

    columns: Sequence[Column[Any]]
    first: TableLayout
    places: list[ColumnPlace] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.frozen = self.first.frozen
        self.places = list(self.first.complete(self.columns))
        self._by_key = {column.key: column for column in self.columns}

    @property
    def layout(self) -> TableLayout:
        """What was chosen."""
        unknown = self.first.unknown(self.columns)
        return replace(self.first, columns=(*self.places, *unknown), frozen=self.frozen)

    def name(self, key: str) -> str:
        """What a column is called."""
        return self._by_key[key].called

    def matching(self, text: str) -> list[ColumnPlace]:
        """The columns whose name has these words, in order."""
        words = text.casefold().split()
        return [p for p in self.places if all(word in self.name(p.key).casefold() for word in words)]

    def at(self, key: str) -> int:
        """Where a column stands."""
        return next(n for n, place in enumerate(self.places) if place.key == key)

    def may_hide(self, key: str) -> bool:
        """Whether a column can go: not one that is fixed, nor the last one shown."""
        others = any(place.shown for place in self.places if place.key != key)
        return others and not self._by_key[key].fixed

    def toggle(self, key: str) -> bool:
        """Show a column or hide it; False where it has to stay."""
        at = self.at(key)
        if self.places[at].shown and not self.may_hide(key):
            return False
        self.places[at] = self.places[at]._replace(shown=not self.places[at].shown)
        return True

    def move(self, key: str, step: int, among: Sequence[ColumnPlace]) -> bool:
        """Move a column before or behind its neighbour among those in view; False at the end."""
        keys = [place.key for place in among]
        target = keys.index(key) + step
        if not 0 <= target < len(keys):
            return False
        place = self.places.pop(self.at(key))
        self.places.insert(self.at(keys[target]) + (1 if step > 0 else 0), place)
        return True

    def widen(self, key: str, step: int) -> None:
        """Make a column wider or narrower by steps."""
        at = self.at(key)
        width = self.places[at].width or self._by_key[key].width
        self.places[at] = self.places[at]._replace(width=clamped(min(width + step * STEP, WIDEST) or 1))

    def free(self, key: str) -> None:
        """Let a column be as wide as it likes again."""
        at = self.at(key)
        self.places[at] = self.places[at]._replace(width=0)

    def reset(self, to: TableLayout) -> None:
        """Begin again from a layout; what is unknown here stays."""
        self.places = list(to.complete(self.columns))
        self.frozen = to.frozen
