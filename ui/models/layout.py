# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How somebody wants to see a table: which columns, in which order and width, by what sorted.

A plain value with a text, so that a window's settings, a saved view or a widget can keep it. What it names
that this version does not know (a column of a newer one) is kept and given back, not shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ui.models.columns import Column, Sort

#: Widths in logical pixels at the usual text size; beyond these nothing could be read or reached.
NARROWEST, WIDEST = 28, 1200
#: No table of ours has so many columns; a text with more is no layout.
MOST_COLUMNS = 200


class ColumnPlace(NamedTuple):
    """One column: its width as somebody set it (0: as wide as it likes), and whether it is shown."""

    key: str
    width: int = 0
    shown: bool = True


@dataclass(frozen=True)
class TableLayout:
    """Columns in their order, whether the first one is frozen, and the sort; None: the list's own order."""

    columns: tuple[ColumnPlace, ...] = ()
    frozen: bool = False
    sort: Sort | None = None

    def to_text(self) -> str:
        """The layout as a text."""
        body: dict[str, Any] = {
            "columns": [[key, width, shown] for key, width, shown in self.columns],
            "frozen": self.frozen,
        }
        if self.sort is not None:
            body["sort"] = [[key, ascending] for key, ascending in self.sort]
        return json.dumps(body, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> TableLayout:
        """A layout from its text; what is no layout in it is left out, a damaged text is no layout at all."""
        try:
            body = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(body, dict):
            return cls()
        sort = body.get("sort")
        return cls(
            tuple(_places(body.get("columns"))),
            body.get("frozen") is True,
            tuple(_keys(sort)) if isinstance(sort, list) else None,
        )

    def pieces(self) -> tuple[str, ...]:
        """The columns shown, each "key" or "key:width", as rows keep them."""
        return tuple(f"{key}:{width}" if width else key for key, width, shown in self.columns if shown)

    @classmethod
    def of_pieces(
        cls,
        pieces: Sequence[str],
        columns: Sequence[Column[Any]],
        *,
        frozen: bool = False,
        sort: Sequence[str] = (),
    ) -> TableLayout:
        """A layout as rows keep it: columns shown, in order (none: the usual ones), and sort keys of the
        source, "-" before those that descend. All other columns of the table are hidden.
        """
        places = [_piece(piece) for piece in pieces]
        named = {place.key for place in places}
        if places:
            places += [ColumnPlace(c.key, 0, False) for c in columns if c.key not in named]
        by_sort = {column.sort_key: column.key for column in columns if column.sort_key}
        keys = [(by_sort.get(name.removeprefix("-"), name.removeprefix("-")), name) for name in sort]
        order = tuple((key, not name.startswith("-")) for key, name in keys)
        return cls(tuple(places), frozen, order or None)

    def sort_names(self, columns: Sequence[Column[Any]]) -> tuple[str, ...]:
        """The sort in keys of the source, "-" before those that descend."""
        known = {column.key: column.sort_key or column.key for column in columns}
        return tuple(
            known.get(key, key) if ascending else f"-{known.get(key, key)}"
            for key, ascending in self.sort or ()
        )

    def unknown(self, columns: Sequence[Column[Any]]) -> tuple[ColumnPlace, ...]:
        """Columns that this table does not have."""
        known = {column.key for column in columns}
        return tuple(place for place in self.columns if place.key not in known)

    def complete(self, columns: Sequence[Column[Any]]) -> tuple[ColumnPlace, ...]:
        """A place for each column of a table, in order; a column the layout does not name stands behind the
        one that it stands behind by itself.
        """
        known = {column.key: column for column in columns}
        placed = [
            place._replace(shown=place.shown or known[place.key].fixed)
            for place in self.columns
            if place.key in known
        ]
        named = {place.key for place in placed}
        for at, column in enumerate(columns):
            if column.key not in named:
                before = columns[at - 1].key if at else ""
                after = next((n + 1 for n, place in enumerate(placed) if place.key == before), 0)
                placed.insert(after, ColumnPlace(column.key, 0, column.shown))
        if placed and not any(place.shown for place in placed):
            placed[0] = placed[0]._replace(shown=True)
        return tuple(placed)


def _piece(piece: str) -> ColumnPlace:
    key, _, width = piece.partition(":")
    return ColumnPlace(key, clamped(int(width)) if width.isdecimal() else 0)


def _places(found: object) -> Iterable[ColumnPlace]:
    seen: set[str] = set()
    for item in found[:MOST_COLUMNS] if isinstance(found, list) else ():
        if not isinstance(item, list) or not item or not isinstance(item[0], str) or item[0] in seen:
            continue
        seen.add(item[0])
        width = item[1] if len(item) > 1 and type(item[1]) in (int, float) else 0
        shown = item[2] is not False if len(item) > 2 else True
        yield ColumnPlace(item[0], clamped(width), shown)


def _keys(found: list[Any]) -> Iterable[tuple[str, bool]]:
    for item in found[:MOST_COLUMNS]:
        if isinstance(item, list) and len(item) == 2 and isinstance(item[0], str):
            yield item[0], item[1] is not False


def clamped(width: float) -> int:
    """A width that can be seen and reached; 0 where it is none."""
    if not 0 < width < float("inf"):
        return 0
    return int(min(max(width, NARROWEST), WIDEST))
