# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`command`: one SaveDraft of ten lines on an encrypted desk, from call to commit with its outbox entry.

The floor replays the rows that the command wrote (the document's, the outbox's, the read model's) as bare
statements in one transaction on the same database.
"""

from __future__ import annotations

import secrets
import statistics
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from desktop_b2b.domain.commands.sourcing import LinePatch, SaveDraft
from desktop_b2b.domain.values import sort_key
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.pending import pending
from desktop_b2b.storage.sql_text import TABLES
from tests.bench.harness import fill, milliseconds, new_id, open_store, report, signed_in

TIMES = 300


def draft() -> SaveDraft:
    """A new draft of ten lines."""
    lines = tuple(
        LinePatch(
            id=new_id(),
            sort_key=sort_key(count),
            sku=f"SKU-{count:04d}",
            description="Stoneware mug",
            quantity=Decimal(12 + count),
            max_price=Decimal("4.20"),
        )
        for count in range(10)
    )
    return SaveDraft(
        request_id=new_id(), company="Galerie Hartwig", address1="Am Wall 118", city="Bremen",
        postal_code="28195", country="DE", recipient_email="jens@galerie-hartwig.example", lines=lines,
    )  # fmt: skip


def main() -> None:
    """Measure on 100,000 transactions; command and floor in turns, so that a slow moment meets both."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), secrets.token_bytes(32))
        session = signed_in(store)
        fill(store, session, 100_000)
        for _ in range(20):
            store.execute(draft())
        floor = Floor(store)
        spent: list[float] = []
        bare: list[float] = []
        for _ in range(TIMES):
            command = draft()
            spent.append(milliseconds(partial(store.execute, command)))
            rows = floor.rows()
            bare.append(milliseconds(partial(floor.write, rows)))
        report("command", statistics.median(spent), "ms", statistics.median(bare))
        store.close()


Statement = tuple[str, list[tuple[object, ...]]]


class Floor:
    """All that the last command wrote, in all tables, written again under new ids into the same database."""

    def __init__(self, store: DeskStore) -> None:
        self.store = store
        self.statements: list[Statement] = []
        with store.reading() as db:
            last = pending(db, "ORDER BY position DESC LIMIT 1")[0]
            touched = {table: rows for table, rows in last.touches().items() if table in TABLES}
            wrote = {
                table: [row_id for row_id, how in rows.items() if how] for table, rows in touched.items()
            }
            for table, ids in wrote.items():
                self.add(db, table, "id IN", ids)
                self.add(db, "base_row", f"tbl = '{table}' AND row_id IN", ids)
            self.ids = {row_id for ids in wrote.values() for row_id in ids}
            self.add(db, "transaction", "id IN", list(self.ids))
            self.add(db, "outbox", "position IN", [last.position])
            self.add(db, "outbox_document", "position IN", [last.position])
            self.add(db, "state", "key IN", ["number_counter"])

    def add(self, db: SqliteDb, table: str, where: str, values: Sequence[object]) -> None:
        """Rows to write again."""
        marks = ",".join("?" * len(values))
        rows = db.query(f'SELECT * FROM "{table}" WHERE {where} ({marks})', values)
        if rows:
            places = ",".join("?" * len(rows[0]))
            self.statements.append((f'INSERT OR REPLACE INTO "{table}" VALUES ({places})', rows))

    def rows(self) -> list[Statement]:
        """The same rows for another document."""
        with self.store.reading() as db:
            (last,) = db.query("SELECT max(position) FROM outbox")[0]
            (listed,) = db.query('SELECT max(position) FROM "transaction"')[0]
        fresh = {row_id: bytes.fromhex(new_id()) for row_id in sorted(self.ids)}
        made: list[Statement] = []
        for sql, rows in self.statements:
            changed = [
                tuple(fresh.get(value, value) if isinstance(value, bytes) else value for value in row)
                for row in rows
            ]
            if '"outbox"' in sql:
                changed = [(last + 1, bytes.fromhex(new_id()), *row[2:]) for row in changed]
            elif '"outbox_document"' in sql:
                changed = [(row[0], last + 1) for row in changed]
            elif '"transaction"' in sql:
                changed = [(listed + 1, *row[1:]) for row in changed]
            made.append((sql, changed))
        return made

    def write(self, statements: list[Statement]) -> None:
        """One transaction of bare statements."""
        with self.store.writing() as db:
            for sql, rows in statements:
                db.many(sql, rows)


if __name__ == "__main__":
    main()
