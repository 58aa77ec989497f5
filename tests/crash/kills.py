# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Kill -9 of real processes at any instant: two desks and a server, each started again at once.

This process stays without threads and starts the others by fork, so that a start costs no imports. After
some kills everybody is killed once more, and what is left is looked at and brought to rest.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import socket
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_b2b.clock import monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import DesktopError
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db, DriverError
from tests.crash.bugs import planted
from tests.crash.lives import DESKS, Reopened, Site, live, prepare, serve, work
from tests.crash.points import look
from tests.sync_flows.world import KEY

#: How many kills one world bears before it is looked at.
KILLS = 100
#: Shortest and longest life in seconds once a process works; one in four ends while it starts.
_WORKS = {"server": (0.0, 0.8), **dict.fromkeys(DESKS, (0.0, 0.6))}
_STARTING = 0.06
#: Seconds after which a process that does not come to work is killed all the same.
_PATIENCE = 10.0


@dataclass
class Findings:
    """What a world was left like: commands that are lost or doubled, damage, and whatever else is wrong.

    ``commands`` were acknowledged, ``under_fire`` of all were judged by the processes that were killed,
    ``judged`` in the end.
    """

    commands: int
    under_fire: int
    judged: int
    losses: list[str]
    doublings: list[str]
    integrity: list[str]
    wrong: list[str]


@dataclass(slots=True)
class _Life:
    role: str
    pid: int
    ends_at: float
    #: How long it lives once it works, and where it says so; 0 and -1 where that is not waited for.
    works: float = 0.0
    hear: int = -1


class _Kills:
    """One world's processes."""

    def __init__(self, site: Site, seed: str, bug: str) -> None:
        self._site = site
        self._bug = bug
        self._seed = seed
        self._dice = random.Random(seed)
        self._started = 0
        self.killed: Counter[str] = Counter()
        self.ended: list[str] = []

    def run(self, kills: int) -> None:
        """So many kills, and one more for everybody in the end."""
        lives = [self._start(role) for role in ("server", *DESKS)]
        try:
            while self.killed.total() + len(self.ended) < kills:
                self._listen(lives)
                life = min(lives, key=lambda one: one.ends_at)
                if life.ends_at > monotonic():
                    continue
                lives.remove(life)
                self._kill(life)
                lives.append(self._start(life.role))
        finally:
            for life in lives:
                self._kill(life)

    def _listen(self, lives: list[_Life]) -> None:
        """Wait for the next end, or for somebody who comes to work: it is known then when that one ends."""
        rest = max(0.0, min(life.ends_at for life in lives) - monotonic())
        told, _, _ = select.select([life.hear for life in lives if life.hear >= 0], [], [], rest)
        for life in lives:
            if life.hear in told:
                os.close(life.hear)
                life.hear = -1
                life.ends_at = monotonic() + life.works

    def _start(self, role: str) -> _Life:
        self._started += 1
        seed = f"{self._seed}/{self._started}"
        hear, say = os.pipe()

        def do() -> None:
            with planted(self._bug):
                if role == "server":
                    serve(self._site, say)
                else:
                    work(self._site, role, seed, say)

        pid = _fork(self._site, do)
        os.close(say)
        if self._dice.random() < 0.25:
            os.close(hear)
            return _Life(role, pid, monotonic() + self._dice.uniform(0.0, _STARTING))
        return _Life(role, pid, monotonic() + _PATIENCE, self._dice.uniform(*_WORKS[role]), hear)

    def _kill(self, life: _Life) -> None:
        if life.hear >= 0:
            os.close(life.hear)
        os.kill(life.pid, signal.SIGKILL)
        _, status = os.waitpid(life.pid, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            self.killed[life.role] += 1
        else:
            self.ended.append(f"{life.role} ended by itself: {os.waitstatus_to_exitcode(status)}")


def _fork(site: Site, do: Callable[[], None]) -> int:
    pid = os.fork()
    if not pid:
        live(site, do)
    return pid


def run(kills: int, seed: str, make_url: Callable[[], str] | None, bug: str) -> Iterator[dict[str, Any]]:
    """Kill so many processes; the reports, world by world. Every second world stands on PostgreSQL."""
    number = 0
    while kills > 0:
        number += 1
        url = make_url() if make_url is not None and (number % 2 == 0 or kills <= KILLS // 2) else ""
        batch = min(kills, KILLS)
        with _site(url) as site:
            yield _one_world(site, batch, f"{seed}/{number}", bug)
        kills -= batch


def _one_world(site: Site, kills: int, seed: str, bug: str) -> dict[str, Any]:
    began = monotonic()
    _in_a_process(site, lambda: {"desks": prepare(site)})
    prepared = monotonic()
    processes = _Kills(site, seed, bug)
    processes.run(kills)
    killed = monotonic()
    found = _in_a_process(site, lambda: vars(_look(site)))
    return {
        "seed": seed,
        "database": "postgresql" if site.url else "sqlite",
        "kills": dict(processes.killed),
        **found,
        "wrong": [*found["wrong"], *processes.ended, *_complaints(site)][:5],
        "seconds": [round(span, 1) for span in (prepared - began, killed - prepared, monotonic() - killed)],
    }


def _complaints(site: Site) -> list[str]:
    text = site.complaints.read_text(errors="replace") if site.complaints.exists() else ""
    return [text[-1500:]] if text.strip() else []


@contextmanager
def _site(url: str) -> Iterator[Site]:
    """A folder, and a port that nobody else gets: taken here, free for who listens."""
    folder = Path(tempfile.mkdtemp(prefix="b2b-kills-"))
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 0))
        try:
            yield Site(folder, taken.getsockname()[1], url)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _in_a_process(site: Site, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What a process of its own found out; this one stays without threads."""
    hear, say = os.pipe()

    def tell() -> None:
        os.write(say, json.dumps(do()).encode())

    pid = _fork(site, tell)
    os.close(say)
    with os.fdopen(hear, "rb") as pipe:
        told = pipe.read()
    os.waitpid(pid, 0)
    if not told:
        raise AssertionError("".join(_complaints(site)))
    return dict(json.loads(told))


# ---------------------------------------------------------------- what must hold


def _look(site: Site) -> Findings:
    acknowledged = {name: _acknowledged(site.ledger(name)) for name in DESKS}
    count = sum(map(len, acknowledged.values()))
    found = Findings(count, 0, 0, [], [], _damage(site), [])
    world = Reopened(site)
    try:
        found.under_fire = len(world.command_log())
        for desk, name in zip(world.desks, DESKS, strict=True):
            with desk.store.reading() as db:
                found.losses += _missing(db, acknowledged[name], f"{name}: nowhere:")
        try:
            world.settle()
            world.assert_converged()
        except (AssertionError, DesktopError, DriverError) as error:
            found.wrong.append(f"no rest: {error}"[:1000])
        with world.server.readers.snapshot() as db:
            log = dict(db.query('SELECT "id", "outcome" FROM "command_log" WHERE "user_id" IS NOT NULL'))
            found.judged = len(log)
            for name, given in acknowledged.items():
                found.losses += [
                    f"{name}: never judged: {item}"
                    for item, _ in given.items()
                    if bytes.fromhex(item) not in log
                ]
            found.losses += _in_silence(db, log)
            found.doublings += _doublings(db)
    finally:
        world.close()
    return found


def _acknowledged(ledger: Path) -> dict[str, str]:
    """Ids and types of the commands that a person was told are kept."""
    if not ledger.exists():
        return {}
    lines = ledger.read_text().split("\n")[:-1]
    return {line.split(" ")[0]: line.split(" ")[1] for line in lines}


def _damage(site: Site) -> list[str]:
    places: list[tuple[Path, bytes | None]] = [(site.profile(name), KEY) for name in DESKS]
    if not site.url:
        places.append((site.folder / "server.db", None))
    looked = [(path.name, look(path, key).damage) for path, key in places]
    return [f"{name}: {damage}" for name, damage in looked if damage]


def _missing(db: Db, acknowledged: dict[str, str], words: str) -> list[str]:
    here = {
        row[0].hex()
        for table, column in (("outbox", "command_id"), ("command_result", "id"), ("sync_issue", "id"))
        for row in db.query(f'SELECT "{column}" FROM "{table}"')
    }
    return [
        f"{words} {kind} {command_id}" for command_id, kind in acknowledged.items() if command_id not in here
    ]


def _in_silence(db: Db, log: dict[bytes, str]) -> list[str]:
    """What was not committed is an issue that somebody sees."""
    issues = {row[0] for row in db.query('SELECT "id" FROM "sync_issue"')}
    results = {row[0] for row in db.query('SELECT "id" FROM "command_result"')}
    silent = [item.hex() for item, outcome in log.items() if outcome != "committed" and item not in issues]
    return [f"refused in silence: {item}" for item in silent] + [
        f"without a result: {item.hex()}" for item in log if item not in results
    ]


def _doublings(db: Db) -> list[str]:
    """Lane numbers, feeds, document numbers, and quantities that each shipment adds to."""
    wrong: list[str] = []
    for device, user, last in db.query('SELECT "device_id", "user_id", "seq" FROM "lane"'):
        sql = (
            'SELECT "lane_seq" FROM "command_log" WHERE "device_id" = ? AND "user_id" = ? ORDER BY "lane_seq"'
        )
        if [row[0] for row in db.query(sql, (device, user))] != list(range(1, last + 1)):
            wrong.append(f"lane {user.hex()}")
    for scope, head in db.query('SELECT "name", "head" FROM "scope"'):
        marks = db.query('SELECT "seq" FROM "scope_mark" WHERE "scope" = ? ORDER BY "seq"', (scope,))
        # Old marks go by and by; those that are here have no gap up to the head.
        if [row[0] for row in marks] != list(range(head - len(marks) + 1, head + 1)):
            wrong.append(f"counter {scope}")
    for table in ("request", "order", "shipment"):
        numbers = db.query(
            f'SELECT "number" FROM "{table}" GROUP BY "owner_id", "number" HAVING count(*) > 1'
        )
        wrong += [f"{table} {number}" for (number,) in numbers if number]
    shipped: Counter[str] = Counter()
    confirmed = {row.id for row in load(db, e.Shipment) if row.state == "confirmed"}
    for line in load(db, e.ShipmentLine):
        if line.shipment_id in confirmed:
            shipped[line.order_line_id] += line.quantity  # type: ignore[assignment]  # exact
    wrong += [
        f"order line {line.id}: shipped {line.shipped}, packed {shipped[line.id]}"
        for line in load(db, e.OrderLine)
        if line.shipped != shipped[line.id]
    ]
    return wrong
