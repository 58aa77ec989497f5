# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`push`: seconds until a server has taken 5,000 whole-trade commands that one desk queued, on each database.

A retailer's drafts and sendings, each a document with two lines for two suppliers, in pushes of 200 over
HTTP; every answer brings back what the push changed, as a desk receives it. The floor is the server's rows
written bare into tables of the same database.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import Db, transaction
from sync.server.app import open_database
from sync.server.database import Database
from tests.bench.harness import report
from tests.bench.sync_load import NOTHING, Watch, drive, ground, postgres, queue_of, tell

COMMANDS = 5_000
_FEED = 'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") VALUES (?, ?, ?, ?, ?)'


def main() -> None:
    """Measure on both databases."""
    with tempfile.TemporaryDirectory() as folder:
        _measure("push-5000-sqlite", Path(folder), None, Database(Path(folder) / "bare.db"), 0)
    with tempfile.TemporaryDirectory() as folder, postgres() as found:
        _measure("push-5000-postgresql", Path(folder), found.make(), Database(found.make()), found.pid)


def _measure(name: str, folder: Path, url: str | None, bare: Database, database_pid: int) -> None:
    with ground(folder, url) as found:
        seats = found.found(1, 2, {})
        shop = seats["r0"][0]
        steps = queue_of(shop, found.cards(0), COMMANDS)
        found.process.start()
        # The first connection and the first snapshot are not what is measured.
        drive(found.place, [[(shop, NOTHING, 0)]])
        watch = Watch(found.pid, database_pid)
        watch.start()
        _, taken = drive(found.place, [steps])
        watch.stop()
        assert taken == COMMANDS
        source = open_database(url, folder).connect()
        floor = _bare(source, bare)
        source.close()
    report(name, watch.wall, "s", floor)
    tell(name, watch)


def _bare(source: Db, place: Database) -> float:
    """Seconds to write the rows that a server holds now, bare, in one transaction of the same kind."""
    place.upgrade()
    target = place.connect()
    rows = {table: source.query(codec(kind).sql.select) for table, kind in BY_TABLE.items()}
    feed = source.query('SELECT "scope", "tbl", "row_id", "seq", "op" FROM "feed"')
    start = time.perf_counter()
    with transaction(target):
        for table, kept in rows.items():
            target.many(codec(BY_TABLE[table]).sql.insert, kept)
        target.many(_FEED, feed)
    spent = time.perf_counter() - start
    target.close()
    return spent


if __name__ == "__main__":
    main()
