# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A hostile server: what a desk makes of answers that are nearly right.

An input is small: whose desk, which call, and the seed of the damage done to the real answer.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from typing import Any, cast

import msgspec

from desktop_b2b.domain.entities import ENTITIES
from desktop_b2b.errors import DesktopError, UserError
from desktop_b2b.services.queries import GetSyncStatus
from desktop_b2b.storage.codec import codec, load
from desktop_b2b.storage.session import set_state
from sync.client import outages
from sync.client.divergence import Checker
from sync.client.files import Files
from sync.client.states import LOADED
from sync.protocol import codec as wire
from sync.protocol import columns
from sync.protocol.gateway import SyncGateway
from sync.protocol.messages import (
    ExchangeReply,
    FilePart,
    Refetched,
    SnapshotPage,
    Verified,
    Wire,
)
from tests.fuzz.stage import Caller, scene
from tests.fuzz.targets import ACCEPTED, Fault, Staged, refused
from tests.fuzz.values import json_like, mutated, packed
from tests.simulation.world import Line

_CALLS = ("exchange", "exchange", "exchange", "snapshot", "verify", "refetch", "file")


class HostileServer:
    """The real server, whose answers to one call are damaged on their way."""

    def __init__(self, inner: SyncGateway, call: str, dice: random.Random) -> None:
        self._inner = inner
        self._call = call
        self._dice = dice
        #: Nothing is damaged twice, so that a desk that asks again gets through.
        self._left = 1

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            own: Callable[..., Any] | None = {"verify": self._verify}.get(name)
            if name == "read_part" and self._call == "file":
                own = self._read_part
            found = own(*args) if own is not None else getattr(self._inner, name)(*args)
            return self._damaged(found) if name == self._call and self._left else found

        return call

    def _verify(self, token: str, message: Any) -> Verified:
        """Some buckets always differ."""
        found = self._inner.verify(token, message)
        if self._call == "refetch":
            return Verified(request_id=found.request_id, bad={next(iter(message.sums)): bytes(range(256))})
        return found

    def _read_part(self, _token: str, _digest: str, start: int) -> FilePart:
        content = b"\xff\xd8" + b"x" * 50
        part = FilePart(mime="image/jpeg", total=len(content), start=start, content=content[start:])
        return cast(FilePart, self._damaged(part) if self._left else part)

    def _damaged(self, message: Wire) -> Wire:
        self._left -= 1
        tree = json_like(msgspec.to_builtins(message, builtin_types=(bytes,)))
        if isinstance(message, SnapshotPage) and self._dice.random() < 0.8:
            tree["body"] = self._body(message.body)
        elif isinstance(message, ExchangeReply) and tree["pages"] and self._dice.random() < 0.85:
            page = self._dice.choice(tree["pages"])
            keep = {key: page[key] for key in ("tables", "removes")}
            page["tables"], page["removes"] = _pair(mutated(self._dice, keep, binary=True))
        elif isinstance(message, Refetched) and self._dice.random() < 0.8:
            tree["rows"] = mutated(self._dice, tree["rows"], binary=True)
        else:
            tree = mutated(self._dice, tree, binary=True)
        try:
            return wire.decode(packed(tree), type(message))
        except UserError as error:
            raise outages.garbled() from error

    def _body(self, body: bytes) -> bytes:
        parts: Any = msgspec.msgpack.decode(columns.unpack(body))
        parts = mutated(self._dice, parts, binary=True)
        whole = parts if isinstance(parts, list) else [parts]
        return columns.pack([msgspec.Raw(packed(part) or b"\xc0") for part in whole])


def _pair(tree: Any) -> tuple[Any, Any]:
    return (tree.get("tables"), tree.get("removes")) if isinstance(tree, dict) else (tree, tree)


class Answers(Staged):
    """Answers of a hostile server, taken in by a desk."""

    NAME, WEIGHT = "desk.answers", 1.0
    BLOCK = 200

    def make(self, dice: random.Random) -> bytes:
        return packed([dice.randrange(len(self.callers)), dice.choice(_CALLS), dice.randrange(2**40)])

    def judge(self, data: bytes) -> str:
        number, call, seed = msgspec.msgpack.decode(data)
        dice = random.Random(seed)
        caller = self.callers[number]
        self.count += 1
        with self.stage.world.luck.at(f"answers/{self.count}"):
            self._prepare(caller, call, dice)
            before = self._rows(caller)
            desk = caller.desk
            desk.line = cast(Line, HostileServer(self.stage.world.centre.gateway(), call, dice))
            try:
                self._run(caller, call)
            except DesktopError as error:
                if call != "snapshot" and self._rows(caller) != before:
                    raise Fault("a refusal has changed something") from error
                self._read(caller)
                return refused(error)
            self._read(caller)
            desk.put_back(scene().desks[number])
        return ACCEPTED

    def _prepare(self, caller: Caller, call: str, dice: random.Random) -> None:
        """Have something come: a scope anew, or everything."""
        with caller.desk.store.writing() as db:
            if call == "snapshot":
                db.run("DELETE FROM cursor")
                set_state(db, LOADED, "")
                set_state(db, "sync.walk", "")
            elif call == "exchange":
                scope = dice.choice(sorted(caller.cursors))
                db.run("DELETE FROM cursor WHERE scope = ?", (scope,))
            elif call == "file":
                db.run('UPDATE "link_fact" SET "logo_hash" = ?', (hashlib.sha256(b"logo").hexdigest(),))

    def _run(self, caller: Caller, call: str) -> None:
        desk, new_id = caller.desk, self.stage.world.luck.new_id
        line = cast(SyncGateway, desk.line)
        if call == "file":
            Files(desk.store, desk.clock).download(line, caller.session.token)
        elif call in ("verify", "refetch"):
            checker = Checker(desk.store, desk.clock, new_id)
            checker.start()
            checker.step(line, caller.session)
        else:
            desk.engine.round()

    @staticmethod
    def _rows(caller: Caller) -> str:
        found = hashlib.sha256()
        with caller.desk.store.reading() as db:
            for entity in ENTITIES:
                for row in db.query(f'SELECT * FROM "{entity.TABLE}" ORDER BY "id"'):
                    found.update(repr(row).encode())
        return found.hexdigest()

    @staticmethod
    def _read(caller: Caller) -> None:
        """All that is here can be read, and is of the type that it should be."""
        store = caller.desk.store
        store.answer(GetSyncStatus())
        with store.reading() as db:
            for entity in ENTITIES:
                for row in load(db, entity):
                    msgspec.convert(
                        {name: getattr(row, name) for name in codec(entity).columns}, dict[str, Any]
                    )
                    if len(row.id) != 32 or not isinstance(row.version, int):
                        raise Fault(f"a row of {entity.TABLE} is {row!r}")


__all__ = ["Answers"]
