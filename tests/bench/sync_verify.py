# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Measures the comparison of a desk with its server, on one table of many rows.

    python -m tests.bench.sync_verify [ROWS]

The floor is one statement over the same table in the same run: the sum of lengths of ids and versions.
Times are those of the processor, but for the slice that somebody else could wait for.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain.entities import Contact
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import Db, transaction
from desktop_b2b.storage.desk import DeskStore
from sync.client import divergence
from sync.protocol.messages import Cursor
from sync.protocol.sums import Sums
from sync.server import divergence as server_side
from sync.server.database import Database
from sync.server.page_rows import Reader
from tests.bench.harness import new_id, report

ROWS = 1_000_000
REPEATS = 3
OWNER = "0" * 31 + "1"
SCOPE = f"{OWNER}:sourcing"
KEY = bytes(range(32))


def _fill(db: Db, rows: int) -> list[bytes]:
    """Contacts as a retailer has them; their ids."""
    found = codec(Contact)
    ids: list[bytes] = []

    def values() -> object:
        for number in range(rows):
            row = Contact(
                id=new_id(), owner_id=OWNER, version=1 + number % 5, company=f"Customer {number} Ltd",
                name="Ada Doe", address1="1 High Street", postal_code="LS1 1AA", city="Leeds", country="GB",
            )  # fmt: skip
            ids.append(bytes.fromhex(row.id))
            yield found.to_db(found.image(row))

    with transaction(db):
        db.many(found.sql.insert, values())  # type: ignore[arg-type]
    return ids


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of the processor, the least of some runs."""
    spent: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def _desk(folder: Path, rows: int) -> None:
    store = DeskStore(folder / "desk.db", KEY, clock=SystemClock(), new_id=new_id)
    cursor = Cursor(1, rows, "mark")
    with store.writing() as db:
        db.run("INSERT INTO cursor (scope, gen, seq, mark) VALUES (?, 1, ?, 'mark')", (SCOPE, rows))
    _fill(store._db, rows)
    checker = divergence.Checker(store, SystemClock(), new_id)

    def whole() -> None:
        sums = Sums()
        for part in checker._slices(SCOPE, Contact.TABLE, cursor):
            sums.add(part or [])
        sums.packed()

    def longest() -> float:
        most = 0.0
        parts = checker._slices(SCOPE, Contact.TABLE, cursor)
        sums = Sums()
        while True:
            start = time.perf_counter()
            part = next(parts, None)
            if part is None:
                return most
            sums.add(part)
            most = max(most, time.perf_counter() - start)

    def floor() -> None:
        with store.reading() as db:
            db.query('SELECT sum(length("id")), sum("version") FROM "contact"')

    millions = rows / 1_000_000
    report("verify-desk, s a million rows", _cpu(whole) / millions, "s", _cpu(floor) / millions)
    report("verify-desk, longest slice", min(longest() for _ in range(REPEATS)) * 1000, "ms")
    store.close()


def _server(folder: Path, rows: int) -> None:
    database = Database(folder / "server.db")
    database.upgrade()
    db = database.connect()
    ids = _fill(db, rows)
    with transaction(db):
        db.many(
            'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") VALUES (?, \'contact\', ?, ?, 1)',
            ((SCOPE, row_id, number + 1) for number, row_id in enumerate(ids)),
        )
    reader = Reader(OWNER, frozenset(), (SCOPE,))

    def floor() -> None:
        db.query(
            'SELECT sum(length(f."row_id")), sum(t."version") FROM "feed" f'
            ' JOIN "contact" t ON t."id" = f."row_id" WHERE f."scope" = ? AND f."tbl" = \'contact\'',
            (SCOPE,),
        )

    millions = rows / 1_000_000
    compared = _cpu(lambda: server_side._sums(db, reader, SCOPE, Contact.TABLE))
    report("verify-server, s a million rows", compared / millions, "s", _cpu(floor) / millions)
    fetched = _cpu(lambda: server_side._bucket(db, reader, SCOPE, Contact.TABLE, 7))
    report("refetch one bucket, s a million rows", fetched / millions, "s", _cpu(floor) / millions)
    db.close()


def main() -> None:
    """Print all measures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        _desk(Path(folder), rows)
        _server(Path(folder), rows)


if __name__ == "__main__":
    main()
