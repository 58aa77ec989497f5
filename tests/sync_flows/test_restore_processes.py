# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Copies and restores with real processes: killed at each named step, driven by the command line."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from sync.server import backup, highwater
from sync.server.database import Database
from sync.server.server import Server
from tests.sync_flows.server.hands import HASHER, NOON, PASSWORD, Market
from tests.sync_flows.server.process import ROOT, Process
from tests.sync_flows.world import KEY, World, new_id

ENROLLING = ("enrol.asked", "enrol.answered", "enrol.written", "enrol.kept")
BACKING_UP = ("backup.table", "backup.written", "backup.verified", "backup.kept", "backup.told")
RESTORING = ("restore.schema", "restore.table", "restore.filled", "restore.checked", "restore.committed")
_WORK = """
import os, signal, sys
from pathlib import Path
from sync.server import backup
from sync.server.database import Database

def crash(step):
    if step == sys.argv[4]:
        os.kill(os.getpid(), signal.SIGKILL)

do = backup.backup if sys.argv[1] == "backup" else backup.restore
do(Database(Path(sys.argv[2])), Path(sys.argv[3]), 1, crash=crash)
"""


def _killed(verb: str, place: Path, file: Path, step: str) -> int:
    process = subprocess.run(
        [sys.executable, "-c", _WORK, verb, str(place), str(file), step],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert process.returncode in (0, -signal.SIGKILL), process.stderr
    return process.returncode


def _tool(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """The program's exit code, the lines it printed, and the code of its error."""
    process = subprocess.run(
        [sys.executable, "-m", "desktop_b2b", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    error = ""
    if process.returncode and process.stderr.startswith("{"):
        error = json.loads(process.stderr)["error"]["code"]
    return process.returncode, [json.loads(line) for line in process.stdout.splitlines()], error


@pytest.mark.long
def test_a_copy_killed_while_it_enrols_is_one_device_in_the_end(http_world: World) -> None:
    shop = http_world.desk("shop")
    original = {row.id for row in shop.rows(e.Contact)}
    for step in ENROLLING:
        picture = shop.path.with_name(f"{step}.db")
        db = SqliteDb(shop.path, KEY)
        db.run("VACUUM INTO ?", (str(picture),))
        db.close()
        for _ in range(2):
            shop.do(a.SaveContact(contact_id=new_id(), company="Original"))
            shop.sync()
        code = subprocess.run(
            [sys.executable, "-m", "tests.sync_flows.desk_process", str(picture), step, "1"],
            cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert code.returncode == -signal.SIGKILL, code.stderr
        kept = {line.removeprefix("kept ") for line in code.stdout.split("\n") if line.startswith("kept ")}
        copy = http_world.desk("copy", email=shop.email, signed_in=False, path=picture)
        copy.sync()
        http_world.settle()
        contacts = {row.id for row in copy.rows(e.Contact)}
        assert kept <= contacts
        original |= kept
        with http_world.server.readers.snapshot() as reading:
            made = reading.query('SELECT count(*) FROM "device" WHERE "origin_id" IS NOT NULL')[0][0]
        assert made == ENROLLING.index(step) + 1
        copy.close()
        http_world.desks.remove(copy)
    log = http_world.command_log()
    assert len(log) == len(set(log)) == len(shop.rows(e.Contact))
    assert original <= {row.id for row in shop.rows(e.Contact)}
    http_world.assert_converged()


@pytest.mark.long
def test_a_backup_that_is_killed_is_none_and_harms_nobody(tmp_path: Path) -> None:
    place = tmp_path / "server.db"
    Market(Database(place), background=False).close()
    for step in BACKING_UP:
        file = tmp_path / step
        assert _killed("backup", place, file, step) == -signal.SIGKILL
        if file.exists():
            assert backup.verify_file(file).heads
        else:
            assert step in BACKING_UP[:3]
            db = Database(place).connect()
            assert db.query('SELECT * FROM "durable"') == []
            db.close()
        assert _killed("backup", place, tmp_path / f"{step}-again", "") == 0
        db = Database(place).connect()
        db.run('DELETE FROM "durable"')
        db.close()
    Server(Database(place), hasher=HASHER, background=False).close()


@pytest.mark.long
def test_a_restore_that_is_killed_is_whole_or_not_at_all(tmp_path: Path) -> None:
    place, file = tmp_path / "server.db", tmp_path / "file"
    Market(Database(place), background=False).close()
    made = backup.backup(Database(place), file, NOON)
    for step in RESTORING:
        target = tmp_path / step / "server.db"
        assert _killed("restore", target, file, step) == -signal.SIGKILL
        db = Database(target).connect()
        (count,) = db.query('SELECT count(*) FROM "user"')[0]
        db.close()
        assert count == (made.tables["user"].rows if step == "restore.committed" else 0)
        if not count:
            assert _killed("restore", target, file, "") == 0
        server = Server(Database(target), hasher=HASHER, background=False)
        assert server.history.epoch.former == (made.epoch,)
        server.close()


class _Desk:
    """A desk of this process at a real server."""

    def __init__(self, folder: Path, url: str, email: str) -> None:
        self.clock = SystemClock()
        self.store = DeskStore(folder / f"{email}.db", KEY, clock=self.clock, new_id=new_id)
        self.url = url
        self.engine = self._engine()
        sign_in(self.store, HttpGateway(url), url, email, PASSWORD, "test")
        self.engine.round()

    def _engine(self) -> SyncEngine:
        return SyncEngine(self.store, lambda _server: HttpGateway(self.url), self.clock)

    def move(self, url: str) -> None:
        """The server has another address."""
        self.engine.stop()
        self.url = url
        self.engine = self._engine()

    def make(self, name: str) -> None:
        self.store.execute(a.SaveContact(contact_id=new_id(), company=name))
        self.engine.round()

    def names(self) -> list[str]:
        with self.store.reading() as db:
            return [row[0] for row in db.query("SELECT company FROM contact ORDER BY company")]

    def close(self) -> None:
        self.engine.stop()
        self.store.close()


@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long), "postgresql"])
def test_backup_more_work_loss_restore_and_everything_is_back(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    """By the command line alone, with the server's process killed and its database gone."""
    make = request.getfixturevalue("make_pg_url") if kind == "postgresql" else None
    first, second = (make(), make()) if make is not None else ("", "")
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    market = Market(Database(first, one) if first else Database(one / "server.db"), background=False)
    market.close()

    def where(url: str, folder: Path) -> tuple[str, ...]:
        return (*(("--database", url) if url else ()), "--folder", str(folder))

    process = Process(first, one).start()
    desks = [_Desk(tmp_path, process.url, f"{name}@example.com") for name in ("shop", "north")]
    shop = desks[0]
    shop.make("Before")
    file = tmp_path / "file"
    code, lines, _ = _tool("server", "backup", str(file), *where(first, one))
    assert (code, lines[0]["ok"]) == (0, True)
    shop.make("After")
    process.kill()
    two.mkdir()
    assert _tool("server", "verify", str(file))[0] == 0
    assert _tool("server", "restore", str(file), *where(first, one))[::2] == (2, "restore.not_empty")
    assert _tool("server", "restore", str(file), *where(second, two))[0] == 0
    code, lines, _ = _tool("server", "verify", *where(second, two))
    assert (code, {line["ok"] for line in lines}) == (0, {True})
    process = Process(second, two).start()
    for desk in desks:
        desk.move(process.url)
        desk.engine.round()
    shop.make("Later")
    assert shop.names() == ["After", "Before", "Later"]
    assert _tool("admin", *where(second, two), "effects", "list")[0] == 0
    assert process.end() == 0
    for desk in desks:
        desk.close()


def test_a_server_does_not_start_on_a_file_that_went_back(tmp_path: Path) -> None:
    place, copy = tmp_path / "server.db", tmp_path / "copy.db"
    Market(Database(place), background=False).close()
    shutil.copy(place, copy)
    process = Process("", tmp_path).start()
    desk = _Desk(tmp_path, process.url, "shop@example.com")
    desk.make("Acknowledged")
    process.kill()
    assert highwater.read(tmp_path, place.name)
    for path in tmp_path.glob("server.db*"):
        if path.suffix in (".db", ".db-wal", ".db-shm") or path.name.endswith(("-wal", "-shm")):
            path.unlink()
    shutil.copy(copy, place)
    folder = ("--folder", str(tmp_path))
    assert _tool("server", "--listen", "127.0.0.1:0", *folder)[::2] == (2, "database.behind")
    assert _tool("admin", *folder, "list")[::2] == (2, "database.behind")
    assert _tool("admin", *folder, "new-epoch")[0] == 0
    process = Process("", tmp_path).start()
    desk.move(process.url)
    sign_in(desk.store, HttpGateway(process.url), process.url, "shop@example.com", PASSWORD, "test")
    desk.engine.round()
    assert desk.names() == ["Acknowledged"]
    assert process.end() == 0
    desk.close()
