# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`command`: one SaveDraft of ten lines on an encrypted desk, from call to commit with its outbox entry.

The floor replays the rows that the command wrote, as bare statements in one transaction.
"""

from __future__ import annotations

import secrets
import tempfile
from decimal import Decimal
from pathlib import Path

from desktop_b2b.domain.commands.sourcing import LinePatch, SaveDraft
from desktop_b2b.domain.values import sort_key
from desktop_b2b.storage.desk import DeskStore, open_database
from desktop_b2b.storage.sql_text import TABLES
from tests.bench.harness import fill, median_ms, new_id, open_store, report, signed_in

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
    """Measure on 100,000 transactions."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), secrets.token_bytes(32))
        session = signed_in(store)
        fill(store, session, 100_000)
        commands = [draft() for _ in range(TIMES + 20)]
        for command in commands[TIMES:]:
            store.execute(command)
        value = median_ms(lambda count: store.execute(commands[count]), TIMES)
        floor = _floor(Path(folder) / "floor.db", store)
        report("command", value, "ms", floor)
        store.close()


def _floor(path: Path, store: DeskStore) -> float:
    """The same rows into the same tables of a fresh encrypted database, by bare statements."""
    counted: list[tuple[str, list[tuple[object, ...]]]] = []
    with store.reading() as db:
        position = db.query("SELECT max(position) FROM outbox")[0][0]
        for (table,) in db.query(
            "SELECT DISTINCT tbl FROM outbox_touch WHERE position = ? AND wrote", (position,)
        ):
            if table not in TABLES:
                continue
            sql = TABLES[table]
            rows = db.query(
                f'{sql.select} WHERE "id" IN (SELECT row_id FROM outbox_touch'
                " WHERE position = ? AND tbl = ?)",
                (position, table),
            )
            counted.append((sql.insert, rows))
        outbox = db.query("SELECT * FROM outbox WHERE position = ?", (position,))[0]
    bare = open_database(path, secrets.token_bytes(32))

    def replay(count: int) -> None:
        bare.begin()
        for number, (insert, rows) in enumerate(counted):
            fresh = [(bytes.fromhex(new_id()), *row[1:]) for row in rows]
            bare.many(insert, fresh)
            del number
        marks = ",".join("?" for _ in outbox)
        bare.run(f"INSERT INTO outbox VALUES ({marks})", (count + 1, bytes.fromhex(new_id()), *outbox[2:]))
        bare.commit()

    value = median_ms(replay, TIMES)
    bare.close()
    return value


if __name__ == "__main__":
    main()
