# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What safety costs: the high-water mark a commit, a backup and a restore a row, in CPU time."""

from __future__ import annotations

import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_b2b.domain import entities as e
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import transaction
from sync.server import backup
from sync.server.database import Database
from sync.server.highwater import HighWater
from tests.bench.harness import new_id, report

_ROWS, _MARKS, _TIMES = 20_000, 5_000, 5


def _cpu(work: Callable[[], object]) -> float:
    """The median of some runs, in seconds of this process's CPU."""
    found = []
    for _ in range(_TIMES):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def _fill(database: Database) -> None:
    database.upgrade()
    db = database.connect()
    kept = codec(e.Contact)
    owner = new_id()
    rows = [
        kept.to_db(
            kept.image(e.Contact(id=new_id(), owner_id=owner, company=f"Company {number}", city="Leeds"))
        )
        for number in range(_ROWS)
    ]
    with transaction(db):
        db.many(kept.sql.insert, rows)
        db.run(
            "INSERT INTO state (key, value) VALUES ('epoch', 'e'), ('receipts', '00'), ('position:e', '1')"
        )
    db.close()


def _read(database: Database) -> int:
    """The floor of a backup: read the rows, and hash what they hold."""
    db = database.connect()
    total = 0
    for row in db.query(codec(e.Contact).sql.select):
        total += hashlib.sha256(repr(row).encode()).digest()[0]
    db.close()
    return total


def _insert(source: Database, folder: Path) -> None:
    """The floor of a restore: put the rows into another database."""
    db, target = source.connect(), Database(folder / new_id() / "server.db")
    target.upgrade()
    to = target.connect()
    with transaction(to):
        to.many(codec(e.Contact).sql.insert, db.query(codec(e.Contact).sql.select))
    db.close()
    to.close()


def main() -> None:
    """Measure, one line a measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        handle = os.open(folder / "plain", os.O_RDWR | os.O_CREAT)
        entry = b"%020d %s %08x\n" % (1, b"0123456789abcdef", 1)

        def write() -> None:
            for _ in range(_MARKS):
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, entry)

        mark = HighWater(folder, "bench", "0123456789abcdef")

        def note() -> None:
            for position in range(_MARKS):
                mark.note(position)

        report("restore-mark", _cpu(note) / _MARKS * 1e6, "µs a commit", _cpu(write) / _MARKS * 1e6)
        mark.close()
        os.close(handle)
        source = Database(folder / "source" / "server.db")
        _fill(source)

        def back_up() -> None:
            backup.backup(source, folder / new_id(), 1)

        report(
            "restore-backup",
            _cpu(back_up) / _ROWS * 1e6,
            "µs a row",
            _cpu(lambda: _read(source)) / _ROWS * 1e6,
        )
        file = folder / "file"
        backup.backup(source, file, 1)

        def bring_back() -> None:
            backup.restore(Database(folder / new_id() / "server.db"), file, 1)

        floor = _cpu(lambda: _insert(source, folder))
        report("restore-restore", _cpu(bring_back) / _ROWS * 1e6, "µs a row", floor / _ROWS * 1e6)


if __name__ == "__main__":
    main()
