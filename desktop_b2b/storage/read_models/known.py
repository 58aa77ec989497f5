# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What documents hold, for whoever types a search: partners, product lines, and what the newest matching
documents have in a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from desktop_b2b.services.queries import ListProductLines, Viewer
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.read_models import register, texts
from desktop_b2b.storage.read_models.criteria import SHORT, trigrams
from desktop_b2b.storage.read_models.register import blob
from desktop_b2b.storage.read_models.text import beginning, folded

#: How many documents are looked into.
NEWEST = 200
_COLUMNS = {
    "number": "number", "reference": "reference", "recipient": "recipient", "courier": "courier",
    "tracking": "tracking",
}  # fmt: skip
_SKUS = (
    "SELECT sku FROM request_line WHERE request_id IN ({0}) UNION SELECT sku FROM inquiry_line"
    " WHERE inquiry_id IN ({0}) UNION SELECT sku FROM order_line WHERE order_id IN ({0})"
)
_PARTNERS = (
    "SELECT name FROM partner_card WHERE owner_id = ?1 AND archived = 0"
    " UNION SELECT name FROM link_fact WHERE counterpart_id = ?1 AND owner_id NOT IN"
    " (SELECT organisation_id FROM partner_card WHERE owner_id = ?1 AND organisation_id IS NOT NULL)"
)


class KnownValues:
    """Values that documents have, by the beginning of an operator's value, then by a part of it."""

    def __init__(self, db: Db, viewer: Viewer) -> None:
        self._db = db
        self._viewer = viewer

    def __call__(self, operator: str, typed: str, limit: int) -> list[str]:
        """At most so many values."""
        sought = folded(typed)
        sources: dict[str, Callable[[str], Iterable[str]]] = {
            "partner": self._partners, "line": self._lines, "sku": self._skus,
        }  # fmt: skip
        if operator in sources:
            found = sources[operator](sought)
        elif operator in _COLUMNS:
            found = self._column(operator, sought)
        else:
            return []
        return _ranked(found, sought)[:limit]

    def _partners(self, sought: str) -> Iterator[str]:
        for (name,) in self._db.query(_PARTNERS, (blob(self._viewer.organisation_id, "organisation_id"),)):
            yield name

    def _lines(self, sought: str) -> Iterator[str]:
        for view in register.answer(self._db, self._viewer, ListProductLines()):
            yield view.path

    def _column(self, operator: str, sought: str) -> Iterator[str]:
        column = _COLUMNS[operator]
        for (value,) in self._newest(column, operator, sought):
            yield value

    def _skus(self, sought: str) -> Iterator[str]:
        ids = [row_id for (row_id,) in self._newest("id", "sku", sought)]
        if not ids:
            return
        marks, part = places(ids)
        for (sku,) in self._db.query(_SKUS.format(marks), [*part, *part, *part]):
            yield sku

    def _newest(self, column: str, field: str, sought: str) -> list[tuple[str]]:
        """A column of the newest documents that may have a value in a field."""
        text = beginning(field) + sought if len(sought) < SHORT else sought
        match = trigrams(text)
        if match:
            positions = texts.newest(self._db, match, text, NEWEST)
        else:
            newest = 'SELECT position FROM "transaction" ORDER BY position DESC LIMIT +?'
            positions = [row[0] for row in self._db.query(newest, (NEWEST,))]
        if not positions:
            return []
        marks, part = places(positions)
        sql = f'SELECT DISTINCT {column} FROM "transaction" WHERE position IN ({marks})'
        return self._db.query(sql, part)


def _ranked(values: Iterable[str], sought: str) -> list[str]:
    """Those that begin so, then those that hold it; by the alphabet."""
    found = {value: folded(value) for value in values}
    fitting = [value for value, plain in found.items() if plain and sought in plain]
    return sorted(fitting, key=lambda value: (not found[value].startswith(sought), found[value]))
