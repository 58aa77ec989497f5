# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is tried at every write: each type of command at a desk, and a push of several at the server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain.commands.account import MarkSeen, SaveContact
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from sync.protocol.messages import Exchange
from sync.server.database import Database
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.crash.disk import Fault
from tests.crash.office import bring_file
from tests.crash.pictures import Picture
from tests.crash.points import Say, look
from tests.simulation.chance import Luck
from tests.sync_flows.world import HASHER, KEY, NOON, world_in

_FIRST, _SECOND = f"{1:032x}", f"{2:032x}"


class CommandSubject:
    """A command at a desk; the second thing is another command, the third the end of the program."""

    def __init__(self, picture: Picture, folder: Path) -> None:
        self.name = picture.name
        self._picture = picture
        self._second = MarkSeen(widgets=("waiting",), seen_at=picture.now)
        self._known = {
            done: self._sum(folder / f"known{number}", *done)
            for number, done in enumerate([(), (_FIRST,), (_SECOND,), (_FIRST, _SECOND)])
        }
        assert len(set(self._known.values())) == len(self._known)

    def _store(self, folder: Path, ids: list[str]) -> DeskStore:
        clock = ManualClock(self._picture.now)
        return DeskStore(folder / "desk.db", KEY, clock=clock, new_id=lambda: ids.pop(0))

    def _sum(self, folder: Path, *done: str) -> str:
        folder.mkdir()
        self.put(folder)
        store = self._store(folder, list(done))
        bring_file(store, self._picture.command)
        for command_id in done:
            store.execute(self._picture.command if command_id == _FIRST else self._second)
        store.close()
        return look(folder / "desk.db", KEY).content

    def put(self, folder: Path) -> None:
        """The profile as it was before the command."""
        shutil.copy(self._picture.profile, folder / "desk.db")

    def lives(self, folder: Path, strike: Callable[[], None], mend: Callable[[], object], say: Say) -> None:
        """Give the command; where the disk fails without an end, give another one when it is mended."""
        store = self._store(folder, [_FIRST, _SECOND])
        bring_file(store, self._picture.command)
        strike()
        try:
            store.execute(self._picture.command)
            say("returned")
        except OutageError as error:
            say(f"refused {error.code}")
        if mend() is not None:
            store.execute(self._second)
            say("again")
        store.close()

    def finds(self, folder: Path, said: list[str], fault: Fault) -> str:
        """All of the command or nothing of it; all, once it was acknowledged."""
        left = look(folder / "desk.db", KEY)
        if left.damage:
            return left.damage
        done = next((done for done, known in self._known.items() if known == left.content), None)
        if done is None:
            return "half of it is there"
        wanted: list[tuple[str, ...]] = [(_FIRST,)] if "returned" in said else [(), (_FIRST,)]
        if any(line.startswith("refused") for line in said):
            # A sync that failed may have written all the same: told as refused, it is there whole or not
            # at all once the program has ended before its next write.
            wanted = [(), (_FIRST,)] if fault is Fault.BROKEN_END else [()]
        if "again" in said:
            wanted = [(_FIRST, _SECOND) if "returned" in said else (_SECOND,)]
        return "" if done in wanted else f"said {said}, there are {len(done)} of {len(wanted[-1])}"


class PushSubject:
    """A push of several commands at the server; the second thing is the same push again."""

    name = "push"

    def __init__(self, folder: Path) -> None:
        self._place = folder / "picture"
        self._place.mkdir()
        self._token, self._message = _pushed(folder / "world", self._place)
        self._count = sum(len(lane.commands) for lane in self._message.lanes)
        self._before = self._logged(self._place)

    def put(self, folder: Path) -> None:
        """The server's files as they were before the push."""
        for path in self._place.iterdir():
            shutil.copy(path, folder)

    def _server(self, folder: Path) -> Server:
        clock = ManualClock(NOON)
        luck = Luck("points", clock)
        database = Database(folder / "server.db")
        return Server(database, clock=clock, hasher=HASHER, background=False, chance=luck, inline=True)

    def _push(self, server: Server) -> list[str]:
        reply = LocalGateway(server).exchange(self._token, self._message)
        return [outcome.outcome for outcome in reply.outcomes]

    def _logged(self, folder: Path) -> int:
        db = SqliteDb(folder / "server.db")
        try:
            return int(db.query('SELECT count(*) FROM "command_log" WHERE "user_id" IS NOT NULL')[0][0])
        finally:
            db.close()

    def lives(self, folder: Path, strike: Callable[[], None], mend: Callable[[], object], say: Say) -> None:
        """Take the push; where the disk fails without an end, once more when it is mended."""
        server = self._server(folder)
        strike()
        try:
            self._push(server)
            say("returned")
        except OutageError as error:
            say(f"refused {error.code}")
        if mend() is not None and self._push(server) == ["committed"] * self._count:
            say("again")
        server.close()

    def finds(self, folder: Path, said: list[str], fault: Fault) -> str:
        """All of the push or nothing; sent again it is taken once, and the mark makes no false alarm."""
        left = look(folder / "server.db", None)
        if left.damage:
            return left.damage
        taken = self._logged(folder) - self._before
        must = "returned" in said or "again" in said
        if taken != self._count and (taken or must):
            return f"said {said}, {taken} of {self._count} are there"
        server = self._server(folder)
        try:
            outcomes = self._push(server)
        finally:
            server.close()
        if outcomes != ["committed"] * self._count or self._logged(folder) - self._before != self._count:
            return f"pushed again: {outcomes}"
        return "" if self._effects(folder) == self._count else "an effect is missing or there twice"

    def _effects(self, folder: Path) -> int:
        db = SqliteDb(folder / "server.db")
        try:
            return int(db.query("SELECT count(*) FROM contact WHERE company = 'Pushed'")[0][0])
        finally:
            db.close()


def _pushed(folder: Path, place: Path) -> tuple[str, Exchange]:
    """A server's files before a push, in a place; the push and the token that it comes with."""
    with world_in(folder, seed="push") as world:
        desk = world.desk("shop")
        for _ in range(5):
            desk.do(SaveContact(contact_id=world.chance.new_id(), company="Pushed"))
        desk.cable.faults.append("lost_request")
        desk.try_sync()
        assert desk.store.session is not None
        token, message = desk.store.session.token, desk.cable.sent[-1]
    for path in folder.glob("server.db*"):
        shutil.copy(path, place)
    return token, message
