# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an exchange brings, taken in on a thread of its own, as the engine does it."""

from __future__ import annotations

import threading
from typing import Any

from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.desk import DeskStore

#: Rows of each table in ten that come: what partners did with orders.
_PARTS = (("order", "id", 3), ("order_line", "order_id", 4), ("event", "document_id", 3))


class Coming:
    """So many rows about the newest orders, as others have changed them."""

    def __init__(self, store: DeskStore, rows: int, skip: int = 0) -> None:
        self._store = store
        self._turn = 0
        self.thread: threading.Thread | None = None
        newest = 'SELECT id FROM "transaction" WHERE kind = ? AND at > 0 ORDER BY at DESC LIMIT ? OFFSET ?'
        with store.reading() as db:
            ids = [row[0] for row in db.query(newest, ("order", rows * 3 // 10, skip))]
            self._puts = [
                self._rows(db, table, column, ids, rows * share // 10) for table, column, share in _PARTS
            ]

    @staticmethod
    def _rows(
        db: Any, table: str, column: str, ids: list[bytes], most: int
    ) -> tuple[str, Any, list[list[Any]]]:
        found = codec_of(table)
        rows: list[list[Any]] = []
        for row_id in ids:
            rows += map(list, db.query(f'{found.sql.select} WHERE "{column}" = ?', (row_id,)))
            if len(rows) >= most:
                break
        return table, found.columns, rows[:most]

    @property
    def count(self) -> int:
        """How many rows come."""
        return sum(len(rows) for _, _, rows in self._puts)

    def begin(self) -> None:
        """Take them in on another thread; each time they are others."""
        self._turn += 1
        for table, columns, rows in self._puts:
            for row in rows:
                row[columns.index("version")] += 1
                if table == "order":
                    row[columns.index("partner_note")] = f"Packed in {self._turn} parcels"
        self.thread = threading.Thread(target=self._take_in)
        self.thread.start()

    def _take_in(self) -> None:
        self._store.apply(self._puts, [], cursors={}, state={})

    @property
    def is_over(self) -> bool:
        """Whether all of them are taken in."""
        return self.thread is None or not self.thread.is_alive()
