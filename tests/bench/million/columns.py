# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whole tables written from columns: ids made by the million, values given as functions of rows' places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.storage import bulk
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.schema import LONG
from tests.bench.million.shape import MOST_LINES, Dice, Ints

Ids = npt.NDArray[np.void]
#: The values of some rows, given their places.
Column = Callable[[Ints], Sequence[Any]]
_CHUNK = 30_000
#: The keys of lines by their places.
SORT_KEYS = [sort_key(place) for place in range(MOST_LINES)]


def dated(dice: Dice, at: Ints) -> Ids:
    """Ids that carry their instants (UUIDv7)."""
    high = (at.astype(np.uint64) << np.uint64(16)) | np.uint64(0x7000) | _bits(dice, len(at), 12)
    return _joined(high, _bits(dice, len(at), 62))


def scattered(dice: Dice, count: int) -> Ids:
    """Ids that follow from others (UUIDv5), in no order."""
    random = _bits(dice, count, 64)
    high = (random & ~np.uint64(0xF000)) | np.uint64(0x5000)
    return _joined(high, _bits(dice, count, 62))


def _bits(dice: Dice, count: int, bits: int) -> npt.NDArray[np.uint64]:
    return dice.integers(0, (1 << bits) - 1, count, dtype=np.uint64, endpoint=True)


def _joined(high: npt.NDArray[np.uint64], low: npt.NDArray[np.uint64]) -> Ids:
    pair = np.empty((len(high), 2), dtype=">u8")
    pair[:, 0], pair[:, 1] = high, low | np.uint64(2 << 62)
    return pair.view("V16").reshape(-1)


def in_order(ids: Ids) -> Ints:
    """The places of ids, the smallest first: rows that are written so are appended to a table's tree."""
    pair = ids.view(">u8").reshape(-1, 2)
    return np.lexsort((pair[:, 1], pair[:, 0]))


# ------------------------------------------------------------ columns


def of(values: npt.NDArray[Any], places: Ints | None = None) -> Column:
    """Numbers or ids; with ``places`` each row's value is that of another table's row."""
    if places is None:
        return lambda rows: values[rows].tolist()
    return lambda rows: values[places[rows]].tolist()


def optional(values: npt.NDArray[Any], there: npt.NDArray[np.bool_]) -> Column:
    """Numbers or ids where there is one, NULL elsewhere."""
    return lambda rows: [
        v if t else None for v, t in zip(values[rows].tolist(), there[rows].tolist(), strict=True)
    ]


def texts(words: Sequence[str], places: Ints) -> Column:
    """One of a few texts for each row."""
    return lambda rows: [words[place] for place in places[rows].tolist()]


def formatted(text: str, *values: Column) -> Column:
    """A text made of other columns."""
    return lambda rows: [
        text.format(*found) for found in zip(*(value(rows) for value in values), strict=True)
    ]


def always(value: Any) -> Column:
    """The same for all."""
    return lambda rows: [value] * len(rows)


class Writer:
    """Writes tables of one company's desk; ``me``: who owns what names no owner."""

    def __init__(self, db: SqliteDb, me: bytes) -> None:
        self.db = db
        self.me = me
        self.rows = 0

    def table(
        self, entity: type[e.Row], ids: Ids, rows: npt.NDArray[np.bool_] | None = None, /, **columns: Column
    ) -> None:
        """All rows of a table, or those of a mask; what is not named has its default."""
        given = self._defaults(entity) | {"id": of(ids)} | columns
        names = codec(entity).columns
        order = np.arange(len(ids)) if entity.TABLE in LONG else in_order(ids)
        if rows is not None:
            order = order[rows[order]]
        for start in range(0, len(order), _CHUNK):
            places = order[start : start + _CHUNK]
            bulk.write(self.db, entity.TABLE, [given[name](places) for name in names])
        self.rows += len(order)

    def _defaults(self, entity: type[e.Row]) -> dict[str, Column]:
        found = codec(entity)
        default = {
            field.name: None if field.default is MISSING else field.default for field in fields(entity)
        }
        plain = found.to_db([default[name] for name in found.columns])
        return dict(zip(found.columns, map(always, plain), strict=True)) | {
            "owner_id": always(self.me),
            "version": always(1),
        }
