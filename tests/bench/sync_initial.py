# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first sync of a new desk: everything of a company, over HTTP, into an encrypted and indexed database.

`initial-100k`, `initial-1m`: seconds of the whole first round, from the first question to the state
confirmed. The floor writes the same rows, read back from the desk, into the same empty tables with all their
indexes, the read model's rows and its text index too, by plain statements for many rows through the driver
as it comes, in one transaction and with the pragmas that serve that best; the time to read them is not
counted. `…-tuned`: the same against a floor that binds values as our connections do, in less than half the
time. `…-cpu`: both sides' seconds of processor, for a machine that does other things too.

`first-screen`: seconds from the start of the program's own work, its database not yet made, until all open
documents stand in the read model. `initial-rss`: the desk process's largest size, MB.
`initial-bytes-per-row`: what came over the line.

Server, desk and floors each run in a process of their own, one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.entities import ENTITIES
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.migrate import upgrade
from desktop_b2b.storage.read_models.columns import COLUMNS
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from sync.protocol.codec import encode
from sync.protocol.messages import Exchange, ExchangeReply, Snapshot, SnapshotPage
from tests.bench.harness import ROOT, largest_mb, new_id, report

KEY = bytes(range(32))
EMAIL, PASSWORD = "mara@larch-linden.example", "correct horse battery"
#: Name, rows, turns of which the best counts.
SIZES = (("100k", 100_000, 3), ("1m", 1_000_000, 1))
_OPEN = "SELECT count(*) FROM \"transaction\" WHERE phase NOT IN ('done', 'shipped')"
_PRAGMAS = (
    "synchronous = NORMAL",
    "cache_size = -65536",
    "wal_autocheckpoint = 16000",
    "temp_store = MEMORY",
)


def main() -> None:
    """Measure small and large; what is said once is of the larger, or of the worse."""
    found: list[dict[str, float]] = []
    for name, rows, turns in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(Path(folder), name, rows, turns))
    report("first-screen", max(one["first"] for one in found), "s")
    report("initial-rss", max(one["rss"] for one in found), "MB")
    report("initial-bytes-per-row", found[-1]["bytes"] / found[-1]["rows"], "B")


def measure(folder: Path, name: str, rows: int, turns: int) -> dict[str, float]:
    """One size: desk and floor by turns, so that a slow moment of the machine meets both."""
    from tests.sync_flows.server.process import Process  # not in the processes that are measured

    (folder / "server").mkdir()
    opened = _fill(folder / "server" / "server.db", rows)
    server = Process("", folder / "server").start()
    try:
        found = [_turn(folder / f"turn-{turn}", server.url, opened) for turn in range(turns)]
    finally:
        server.end()
    least = {key: min(one[key] for one in found) for key in found[0]}
    report(f"initial-{name}", least["seconds"], "s", least["plain"])
    report(f"initial-{name}-cpu", least["cpu"], "s", least["plain_cpu"])
    report(f"initial-{name}-tuned", least["seconds"], "s", least["tuned"])
    report(f"initial-{name}-tuned-cpu", least["cpu"], "s", least["tuned_cpu"])
    return {**least, "rss": max(one["rss"] for one in found)}


def _turn(folder: Path, url: str, opened: int) -> dict[str, float]:
    desk = _run("desk", str(folder), url, str(opened))
    return {**desk, **_run("plain", str(folder)), **_run("tuned", str(folder))}


def _run(*arguments: str) -> dict[str, float]:
    """A part of this module in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sync_initial", *arguments],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _fill(path: Path, rows: int) -> int:
    """A server's database with a company of so many rows; how many documents are open."""
    from sync.server import admin
    from sync.server.database import Database
    from sync.server.server import Server
    from tests.bench.company import Company, write

    server = Server(Database(path), background=False)
    company = admin.create_organisation(server, "Larch & Linden", ["retailer"])
    user = admin.create_user(server, company, "Mara Ellis", EMAIL, PASSWORD, role=ACCOUNT_MANAGER)
    server.close()
    db = Database(path).connect()
    assert isinstance(db, SqliteDb)
    write(db, Company(company, user, SystemClock().now()), rows)
    opened = db.query(
        "SELECT (SELECT count(*) FROM request WHERE state = 'need_attention')"
        " + (SELECT count(*) FROM \"order\" WHERE state = 'sent')"
    )[0][0]
    db.close()
    return int(opened)


class Watch:
    """Seconds, on the wall and of this process."""

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count."""
        start, spent = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - start
        self.cpu += time.process_time() - spent


# ---------------------------------------------------------------- the desk


class Line(HttpGateway):
    """The way to the server, with a count of what comes."""

    def __init__(self, server: str) -> None:
        super().__init__(server)
        self.bytes = 0

    def snapshot(self, token: str, message: Snapshot) -> SnapshotPage:
        """A page of the walk."""
        page = super().snapshot(token, message)
        self.bytes += len(encode(page))
        return page

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """One exchange."""
        reply = super().exchange(token, message)
        self.bytes += len(encode(reply))
        return reply


def desk(folder: Path, url: str, opened: int) -> dict[str, float]:
    """A new desk signs in and has its first round."""
    begun = time.perf_counter()
    folder.mkdir(parents=True)
    store = DeskStore(folder / "desk.db", KEY, clock=SystemClock(), new_id=new_id)
    line = Line(url)
    sign_in(store, line, url, EMAIL, PASSWORD, "bench")
    seen: list[float] = []

    def look(_: Changes) -> None:
        if not seen:
            with store.reading() as db:
                if db.query(_OPEN)[0][0] >= opened:
                    seen.append(time.perf_counter() - begun)

    store.on_changes(look)
    engine = SyncEngine(store, lambda _: line, SystemClock())
    watch = Watch()
    with watch.running():
        done = engine.round()
    engine.stop()
    store.close()
    return {
        "seconds": watch.seconds, "cpu": watch.cpu, "rows": done.pulled, "first": seen[0],
        "rss": largest_mb(), "bytes": line.bytes,
    }  # fmt: skip


# ---------------------------------------------------------------- the floor


def bare(folder: Path, name: str) -> dict[str, float]:
    """Write what a desk holds, bare, beside it; ``plain``: through the driver as it comes."""
    if name == "plain":
        dbapi2.adapters.clear()
    source = SqliteDb(folder / "desk.db", KEY)
    target = SqliteDb(folder / f"{name}.db", KEY)
    upgrade(target, "desk")
    for pragma in _PRAGMAS:
        target.run(f"PRAGMA {pragma}")
    names = ", ".join(("position", *COLUMNS))
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    work: list[tuple[str, str]] = [
        *((f"{codec(kind).sql.select} ORDER BY id", codec(kind).sql.insert) for kind in ENTITIES),
        (
            f'SELECT {names} FROM "transaction" ORDER BY position',
            f'INSERT INTO "transaction" ({names}) VALUES ({marks})',
        ),
        (
            'SELECT position, search FROM "transaction" ORDER BY position',
            "INSERT INTO transaction_text (rowid, search) VALUES (?, ?)",
        ),
    ]
    watch = Watch()
    target.begin()
    for select, insert in work:
        rows: list[tuple[Any, ...]] = source.query(select)
        with watch.running():
            target.many(insert, rows)
    with watch.running():
        target.commit()
    source.close()
    target.close()
    (folder / f"{name}.db").unlink()
    return {name: watch.seconds, f"{name}_cpu": watch.cpu}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", nargs="?", choices=("desk", "plain", "tuned"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("url", nargs="?")
    parser.add_argument("opened", nargs="?", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    given = _arguments()
    if given.part is None:
        main()
    else:
        is_desk = given.part == "desk"
        result = desk(given.folder, given.url, given.opened) if is_desk else bare(given.folder, given.part)
        sys.stdout.write(json.dumps(result) + "\n")
