# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The doors of the product, each with a maker of inputs and a judge of what came of one.

A judge returns ``accepted`` or a refusal's code. Whatever else comes out of the product (an exception, a
parked command, a line in the log that says error, a refusal that changed something or hides the field) is a
fault of ours: it is raised.
"""

from __future__ import annotations

import asyncio
import base64
import functools
import hashlib
import io
import random
import struct
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import quote

import msgspec
import xlsxwriter

from desktop_b2b.domain.commands import commands, decode
from desktop_b2b.errors import DesktopError, OutageError, UserError
from desktop_b2b.services.files import LOGO_MAX_PIXELS, check_logo
from desktop_b2b.services.imports import (
    ALL_KINDS,
    CENTRE_KINDS,
    Known,
    Rules,
    as_xlsx,
    error_table,
    left_rows,
    plan,
    plan_centre,
    read,
    settle,
)
from desktop_b2b.services.imports import Mapping as ColumnMapping
from sync.protocol import codec, columns, messages
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    FILE_PART,
    PARKED,
    REJECTED,
    Enrol,
    Exchange,
    Expect,
    FilePart,
    Refetch,
    Report,
    SignIn,
    Snapshot,
    Verify,
    Wire,
)
from sync.server import divergence, enrolment, snapshot
from sync.server.app import make_app
from tests.fuzz.stage import Caller, Scene, Stage, all_ids, ids_for, scene
from tests.fuzz.values import Schema, as_json, damaged, json_like, mutated, odd, packed
from tests.simulation.world import PASSWORD

ACCEPTED = "accepted"
#: Refusals of a value, not of a situation: they name the field.
_OF_A_VALUE = (
    "command.invalid", "number.", "text.", "instant.", "zone.", "email.", "country.", "currency.", "gtin.",
    "sort_key.", "file.hash", "quantity.", "logo.", "import.mapping",
)  # fmt: skip
_WIRES: dict[str, type[Wire]] = {
    name: kind
    for name, kind in sorted(vars(messages).items())
    if isinstance(kind, type) and issubclass(kind, Wire) and kind is not Wire
}
_COMMANDS = tuple(commands())


def schemas(ids: Callable[[str], Sequence[str]]) -> dict[str, Schema]:
    """A maker of arguments for each command."""
    return {name: Schema(msgspec.json.schema(kind), ids) for name, kind in commands().items()}


class Fault(Exception):
    """What must not happen."""


class Target(ABC):
    """One door. ``BLOCK``: so many inputs meet the same stage; ``WEIGHT``: its share of all inputs."""

    NAME: ClassVar[str]
    WEIGHT: ClassVar[float]
    BLOCK: ClassVar[int] = 2000

    def close(self) -> None:  # noqa: B027  # most open nothing
        """End what was opened."""

    @abstractmethod
    def make(self, dice: random.Random) -> bytes:
        """An input."""

    @abstractmethod
    def judge(self, data: bytes) -> str:
        """What came of an input. Raises whatever the product must not raise."""


def refused(error: DesktopError) -> str:
    """The code of a refusal. Raises Fault for one of a value that does not name the field."""
    if isinstance(error, GatewayError):
        if error.status >= 500:
            raise Fault(f"status {error.status}: {error}")
        return error.failure.code
    if isinstance(error, UserError):
        if error.code.startswith(_OF_A_VALUE) and not error.field:
            raise Fault(f"no field is named: {error.code}: {error}")
        return error.code
    if isinstance(error, OutageError):
        return error.code
    raise Fault(repr(error)) from error


# ---------------------------------------------------------------- what is decoded only


_CURSOR = [1, 5, "0123456789abcdef"]
_ROWS = {"table": "contact", "columns": ["id", "name"], "rows": [[b"\1" * 16, "Ada"]]}
_PAGE = {
    "scope": "ab:sourcing", "gen": 1, "start": 0, "end": 5, "mark": "m", "tables": [_ROWS],
    "removes": {"contact": [b"\2" * 16]}, "meant": {"contact": 1},
}  # fmt: skip
_ENVELOPE = {
    "id": "0" * 32, "lane_seq": 1, "type": "SaveContact", "v": 1, "body": b"{}", "made_at": 5,
    "numbers": ["K7-1"], "depends_on": ["1" * 32], "clock_offset": -5,
    "expects": [{"table": "contact", "row_id": "0" * 32, "field": "name", "base": None}],
    "replay": {
        "outcome": "committed", "code": "", "at": 1, "numbers": ["S0-1"], "receipt": "ab", "issue": {},
    },
}  # fmt: skip
#: A value for each field of the messages, by name; what is not named is a text.
_SAMPLES: dict[str, Any] = {
    "cursors": {"ab:sourcing": _CURSOR}, "start": {"ab:sourcing": _CURSOR}, "cursor": _CURSOR,
    "lanes": [{"user_id": "0" * 32, "token": "t", "commands": [_ENVELOPE]}], "commands": [_ENVELOPE],
    "pages": [_PAGE], "tables": [_ROWS], "rows": [["x"]], "columns": ["id"], "sums": {"contact": b"\0" * 8},
    "outcomes": [{"id": "0" * 32, "outcome": "committed"}], "bad": {"contact": b"\1"}, "buckets": b"\1\2",
    "next_lane_seq": {"0" * 32: 2}, "scopes": ["ab:account"], "revoked": [], "disabled": [], "more": False,
    "durable_through": {"ab:account": 1}, "heads": {"ab:account": 1}, "tokens": {"0" * 32: "t"},
    "privileges": ["request.edit"], "detail": {"a": [1]}, "issue": {"text": "no"},
    "removes": {"contact": [b"1"]},
    "meant": {"contact": 1}, "numbers": ["K7-1"], "depends_on": ["0" * 32], "content": b"abc", "body": b"abc",
    "after": b"", "moved": False, "expects": _ENVELOPE["expects"], "replay": None, "base": {"a": None},
}  # fmt: skip


def sample(kind: type[Wire]) -> dict[str, Any]:
    """A message of a kind as plain values."""
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if kind is messages.Refetched and field.name == "rows":
            found[field.name] = _ROWS
        elif kind is messages.SnapshotPage and field.name == "rows":
            found[field.name] = 3
        elif field.type in (int, messages.Whole, messages.Natural, messages.Moment):
            found[field.name] = 7
        elif field.type is bool:
            found[field.name] = True
        elif kind is messages.FilePart and field.name == "start":
            found[field.name] = 0
        else:
            found[field.name] = _SAMPLES.get(field.name, "abc")
    return found


class Decoding(Target):
    """Bytes that shall be messages."""

    NAME, WEIGHT = "wire.decode", 52.0
    BLOCK = 20_000

    def __init__(self) -> None:
        self._samples = {name: sample(kind) for name, kind in _WIRES.items() if name != "Cursor"}
        self._bodies = {name: packed(tree) for name, tree in self._samples.items()}
        for name, body in self._bodies.items():
            codec.decode(body, _WIRES[name])

    def make(self, dice: random.Random) -> bytes:
        name = dice.choice(tuple(self._samples))
        roll = dice.random()
        if roll < 0.05:
            body = dice.randbytes(dice.choice((0, 1, 8, 100)))
        elif roll < 0.4:
            body = damaged(dice, self._bodies[name])
        else:
            body = packed(mutated(dice, self._samples[name], binary=True))
        return name.encode() + b"\n" + body

    def judge(self, data: bytes) -> str:
        name, _, body = data.partition(b"\n")
        try:
            codec.encode(codec.decode(body, _WIRES[name.decode()]))
        except UserError as error:
            if error.code != "wire.invalid" or not str(error):
                raise Fault(f"no reason: {error.code}") from error
            if "field `" in str(error) and "field ``" not in str(error) and not error.field:
                raise Fault(f"no field is named: {error}") from error
            return error.code
        return ACCEPTED


class Columns(Target):
    """Bodies of snapshot pages."""

    NAME, WEIGHT = "wire.columns", 6.0
    BLOCK = 20_000

    def make(self, dice: random.Random) -> bytes:
        tree: Any = [["contact", ["id", "name"], [[b"\1" * 16, b"\2" * 16], ["Ada", "Bea"]]]]
        if dice.random() < 0.8:
            tree = mutated(dice, tree, binary=True)
        body = columns.pack(
            [msgspec.Raw(packed(part) or b"\xc0") for part in tree] if isinstance(tree, list) else []
        )
        if dice.random() < 0.0003:
            body = columns.pack([msgspec.Raw(packed(bytes(columns.LARGEST // dice.choice((2, 1)))))])
        return damaged(dice, body) if dice.random() < 0.4 else body

    def judge(self, data: bytes) -> str:
        try:
            columns.parts(columns.unpack(data))
        except UserError as error:
            return refused(error)
        return ACCEPTED


class CommandText(Target):
    """JSON that shall be a command's arguments."""

    NAME, WEIGHT = "command.decode", 22.0
    BLOCK = 20_000

    def __init__(self) -> None:
        self._schemas = schemas(lambda _argument: ("0" * 32, "1" * 32, "f" * 32))

    def make(self, dice: random.Random) -> bytes:
        name = dice.choice(_COMMANDS)
        tree = self._schemas[name].value(dice)
        if dice.random() < 0.75:
            tree = mutated(dice, tree, binary=False)
        version = dice.choice((1,) * 9 + (0, 2, -1, 2**70))
        return f"{name}\n{version}\n".encode() + as_json(dice, tree)

    def judge(self, data: bytes) -> str:
        name, version, body = data.split(b"\n", 2)
        try:
            decode(name.decode(), body, int(version))
        except UserError as error:
            return self._code(error, body)
        return ACCEPTED

    @staticmethod
    def _code(error: UserError, body: bytes) -> str:
        is_nameless = body.lstrip()[:1] != b"{" or "field ``" in str(error)
        if error.code == "command.invalid" and not error.field and is_nameless:
            return error.code  # it is no object at all, or the field's name is empty
        return refused(error)


# ---------------------------------------------------------------- what the server judges


class Staged(Target):
    """What is played on a stage that is set up anew for each block."""

    BLOCK = 300

    def __init__(self) -> None:
        self.stage = Stage(self.scene())
        self.callers = [Caller(self.stage, number) for number in range(len(self.stage.world.desks))]
        self.count = 0

    def close(self) -> None:
        self.stage.close()

    def scene(self) -> Scene:
        """Where it plays."""
        return scene()

    def next_id(self) -> str:
        """An id that no input has had on this stage."""
        self.count += 1
        return hashlib.sha256(f"{self.NAME} {self.count}".encode()).hexdigest()[:32]


class Judged(Staged):
    """Commands as desks send them, judged by the server: the caller, name, version, body, expectations."""

    NAME, WEIGHT = "command.judge", 4.0
    COMMANDS: ClassVar[tuple[str, ...]] = _COMMANDS

    def __init__(self) -> None:
        super().__init__()
        self._schemas = schemas(functools.partial(ids_for, found=self.stage.scene))
        self._ids = all_ids(self.stage.scene)

    def make(self, dice: random.Random) -> bytes:
        name = dice.choice(self.COMMANDS)
        tree = self._schemas[name].value(dice)
        if dice.random() < 0.4:
            tree = mutated(dice, tree, binary=False)
        expects = []
        if dice.random() < 0.1:
            expects.append(
                {
                    "table": dice.choice(("contact", "request", "order", "user", "nothing", "inquiry")),
                    "row_id": dice.choice(self._ids),
                    "field": dice.choice(
                        ("name", "state", "version", "TABLE", "INDEXES", "COMPUTED", "__class__")
                    ),
                    "base": odd(dice, binary=True),
                }
            )
        more: dict[str, Any] = {}
        if dice.random() < 0.1:
            more[dice.choice(("made_at", "v", "clock_offset", "lane_seq"))] = odd(dice, binary=True)
        if dice.random() < 0.1:
            more["numbers"] = [odd(dice, binary=False), "", "S0-0001"]
        if dice.random() < 0.05:
            more["depends_on"] = [dice.choice(self._ids)]
        return packed([dice.randrange(len(self.callers)), name, as_json(dice, tree), expects, more])

    def judge(self, data: bytes) -> str:
        try:
            number, name, body, expects, more = msgspec.msgpack.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            return "undecoded"  # such a message never gets as far as a judge
        caller = self.callers[number]
        envelope = {
            "id": self.next_id(), "lane_seq": caller.next_seq, "type": name, "v": 1, "body": body,
            "made_at": self.stage.world.clock.now(), "numbers": [f"Z{self.count}-1", f"Z{self.count}-2"],
            "expects": expects, **more,
        }  # fmt: skip
        wire = packed(envelope)
        try:
            found = codec.decode(wire, messages.Envelope)
        except UserError as error:
            return refused(error)
        message = codec.decode(codec.encode(caller.exchange(self.next_id(), found)), Exchange)
        return self._push(caller, message, found.id)

    def _push(self, caller: Caller, message: Exchange, command_id: str) -> str:
        was = self.stage.heads(), self.stage.digest() if self.count % 40 < 2 else ""
        try:
            reply = self.stage.server.exchange(caller.session.token, message)
        except DesktopError as error:
            self._same(*was)
            return refused(error)
        (outcome,) = reply.outcomes
        if outcome.outcome == "committed":
            return ACCEPTED
        self._same(*was)
        code, field = self.stage.issue(command_id)
        if outcome.code != code or (outcome.outcome == PARKED and code == "bug"):
            raise Fault(f"{outcome.outcome}: {outcome.code}, {code}")
        body = message.lanes[0].commands[0].body
        is_named = body.lstrip()[:1] == b"{" and b'"":' not in body
        if outcome.outcome == REJECTED and is_named and code.startswith(_OF_A_VALUE) and not field:
            raise Fault(f"no field is named: {message.lanes[0].commands[0].type}: {code}")
        return code

    def _same(self, heads: Mapping[str, int], digest: str) -> None:
        if self.stage.heads() != heads or (digest and self.stage.digest() != digest):
            raise Fault("a refusal has changed something")


class Given(Staged):
    """Commands as scripts and windows give them, at a desk."""

    NAME, WEIGHT = "command.give", 1.5

    def __init__(self) -> None:
        super().__init__()
        self._schemas = schemas(ids_for)

    def make(self, dice: random.Random) -> bytes:
        name = dice.choice(_COMMANDS)
        tree = self._schemas[name].value(dice)
        if dice.random() < 0.4:
            tree = mutated(dice, tree, binary=False)
        return packed([dice.randrange(len(self.callers)), name, as_json(dice, tree)])

    def judge(self, data: bytes) -> str:
        number, name, body = msgspec.msgpack.decode(data)
        store = self.callers[number].desk.store
        try:
            cmd = decode(name, body)
        except UserError as error:
            return CommandText._code(error, body)
        before = self._state(number)
        self.count += 1
        try:
            with self.stage.world.luck.at(f"given/{self.count}"):
                store.execute(cmd)
        except UserError as error:
            if self._state(number) != before:
                raise Fault("a refusal has changed something") from error
            return refused(error)
        return ACCEPTED

    def _state(self, number: int) -> tuple[Any, ...]:
        """What changes with whatever is written: the database's own counters."""
        db = self.callers[number].desk.store._db
        return (
            db.query("SELECT count(*), max(position) FROM outbox")[0],
            db.query("SELECT count(*) FROM base_row")[0],
            db.query("SELECT total(version), count(*) FROM request")[0],
        )


class Calls(Staged):
    """All calls of a server with messages that are nearly right."""

    NAME, WEIGHT = "server.calls", 4.0

    def make(self, dice: random.Random) -> bytes:
        number = dice.randrange(len(self.callers))
        name = dice.choice(
            ("exchange", "exchange", "snapshot", "verify", "refetch", "report", "enrol", "sign_in")
        )
        tree = json_like(
            msgspec.to_builtins(self._valid(name, self.callers[number], dice), builtin_types=(bytes,))
        )
        tree |= {"nonce": "$nonce"} if "nonce" in tree else {}
        return packed([number, name, packed(mutated(dice, tree, binary=True))])

    def judge(self, data: bytes) -> str:
        number, name, body = msgspec.msgpack.decode(data)
        caller = self.callers[number]
        body = body.replace(b"\xa6$nonce", b"\xd9\x20" + caller.nonce.encode())
        # An input that is kept may say where the desk stands, which every change of a table moves.
        body = body.replace(b"\xa8$cursors", packed(caller.cursors))
        try:
            return self._call(name, caller, body)
        except DesktopError as error:
            return refused(error)

    def _call(self, name: str, caller: Caller, body: bytes) -> str:
        server, token = self.stage.server, caller.session.token
        calls: dict[str, Callable[[], Wire | None]] = {
            "exchange": lambda: server.exchange(token, codec.decode(body, Exchange)),
            "snapshot": lambda: snapshot.answer(server, token, codec.decode(body, Snapshot)),
            "verify": lambda: divergence.verify(server, token, codec.decode(body, Verify)),
            "refetch": lambda: divergence.refetch(server, token, codec.decode(body, Refetch)),
            "report": lambda: divergence.report(server, token, codec.decode(body, Report)),
            "enrol": lambda: enrolment.enrol(server, token, codec.decode(body, Enrol)),
            "sign_in": lambda: self._sign_in(codec.decode(body, SignIn)),
        }
        answer = calls[name]()
        if answer is not None:
            codec.encode(answer)
        if isinstance(answer, messages.ExchangeReply):
            bugs = [one for one in answer.outcomes if one.code == "bug"]
            if bugs:
                raise Fault(f"parked: {bugs[0]}")
        return ACCEPTED

    def _sign_in(self, message: SignIn) -> Wire:
        self.stage.world.clock.advance(60 * 60 * 1000)
        return self.stage.server.sign_in(message, "203.0.113.7")

    def _valid(self, name: str, caller: Caller, dice: random.Random) -> Wire:
        session, cursors = caller.session, caller.cursors
        place = {
            "request_id": dice.randbytes(16).hex(), "epoch": caller.epoch, "device_id": session.device_id,
            "nonce": caller.nonce,
        }  # fmt: skip
        scope = dice.choice(tuple(cursors))
        if name == "exchange":
            expect = Expect(table="contact", row_id=dice.choice(all_ids()), field="name", base="Ada")
            envelope = caller.envelope(
                dice.randbytes(16).hex(), "SaveContact", 1,
                msgspec.json.encode({"contact_id": dice.randbytes(16).hex(), "name": "Ada"}),
                expects=(expect,),
            )  # fmt: skip
            return caller.exchange(place["request_id"], *((envelope,) if dice.random() < 0.5 else ()))
        if name == "snapshot":
            step = [dice.random() < 0.5, scope, "contact", b"\0" * 16, snapshot._ORDER]
            start, after = (cursors, packed(step)) if dice.random() < 0.6 else ({}, b"")
            return Snapshot(proto=1, start=start, after=after, max_bytes=20_000, **place)
        if name == "verify":
            return Verify(
                scope=scope, cursor=cursors[scope], sums={"contact": b"\0" * 8, "user": b""}, **place
            )
        if name == "refetch":
            table = dice.choice(("contact", "user", "request"))
            return Refetch(scope=scope, cursor=cursors[scope], table=table, buckets=bytes(range(9)), **place)
        if name == "report":
            return Report(device_id=session.device_id, kind="divergence", detail={"scope": scope, "n": [1]})
        if name == "enrol":
            return Enrol(
                request_id=place["request_id"], device_id=session.device_id,
                tokens={session.user_id: session.token},
            )  # fmt: skip
        return SignIn(email="shop-am@example.com", password=PASSWORD, device_name="fuzz")


class Http(Staged):
    """Requests as they come over the network: method, path, query, headers, body."""

    NAME, WEIGHT = "server.http", 1.5

    def __init__(self) -> None:
        super().__init__()
        self._app = make_app(self.stage.server)
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self._loop.run_until_complete(self._shut_down())
        self._loop.close()
        super().close()

    def make(self, dice: random.Random) -> bytes:
        call = dice.choice(
            ("sign-in", "sign-out", "enrol", "exchange", "snapshot", "wait", "verify", "refetch", "report",
             f"file/{'0' * 64}", "file/..%2f..", "file/\u00e9", "", "../health")
        )  # fmt: skip
        token = dice.choice(
            (self.callers[0].session.token, "", "x", "db2b_" + "0" * 49, "\u00e9", "a" * 9000)
        )
        kinds: dict[str, type[Wire]] = {
            "sign-in": SignIn, "enrol": Enrol, "exchange": Exchange, "snapshot": Snapshot, "verify": Verify,
            "refetch": Refetch, "report": Report,
        }  # fmt: skip
        tree = sample(kinds.get(call, FilePart))
        body = packed(mutated(dice, tree, binary=True)) if dice.random() < 0.9 else dice.randbytes(50)
        query = ""
        if call == "wait" or dice.random() < 0.1:
            parts = [
                dice.choice(("head=", "seconds=", "start=", "x=")) + quote(str(odd(dice, binary=False))[:200])
                for _ in range(dice.choice((1, 2, 5)))
            ]
            query = "&".join([*parts, f"seconds={dice.choice(('0', '-1', 'nan', '1e-9'))}"])
        headers = [
            ("authorization", f"{dice.choice(('Bearer', 'bearer', 'Basic', ''))} {token}"),
            (
                "content-type",
                dice.choice((messages.MEDIA_TYPE, "text/plain", "application/json", 'a/b; c="', "")),
            ),
            ("x-request-id", dice.choice(("a", "\u00e9" * 300, "a b", ""))),
            ("accept-encoding", dice.choice(("gzip", "", "\u00e9"))),
            ("content-length", dice.choice((str(len(body)), "9" * 30, "-1", "x"))),
        ]
        method = dice.choice(("POST",) * 6 + ("GET",) * 3 + ("PUT", "HEAD", "OPTIONS", "TRACE"))
        return packed([method, f"/sync/v1/{call}", query, headers, body])

    def judge(self, data: bytes) -> str:
        method, path, query, headers, body = msgspec.msgpack.decode(data)
        if "wait" in path and "seconds=" not in query:
            query += "&seconds=0"
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path,
            "raw_path": path.encode("utf-8", "replace"), "query_string": query.encode(), "root_path": "",
            "scheme": "http", "client": ("203.0.113.7", 5), "server": ("s", 80),
            "headers": [(name.encode(), value.encode("utf-8")) for name, value in headers],
            "state": {},
        }  # fmt: skip
        status = self._loop.run_until_complete(asyncio.wait_for(self._ask(scope, body), 20))
        if status >= 500:
            raise Fault(f"status {status}")
        return ACCEPTED if status < 400 else str(status)

    async def _ask(self, scope: dict[str, Any], body: bytes) -> int:
        told: list[Any] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return parts.pop() if parts else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            told.append(message)

        await self._app(scope, receive, send)  # type: ignore[arg-type]
        return int(told[0]["status"])

    async def _shut_down(self) -> None:
        steps = [{"type": "lifespan.shutdown"}, {"type": "lifespan.startup"}]

        async def receive() -> Any:
            return steps.pop()

        async def send(_message: Any) -> None:
            pass

        await self._app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)  # type: ignore[arg-type]


class Files(Staged):
    """Parts of files, up and down."""

    NAME, WEIGHT = "server.files", 2.0

    def make(self, dice: random.Random) -> bytes:
        content = dice.randbytes(dice.choice((0, 1, 100, 5000)))
        digest = hashlib.sha256(content).hexdigest()
        start = dice.choice((0, 0, len(content) // 2))
        part: Any = {"mime": "image/jpeg", "total": len(content), "start": start, "content": content[start:]}
        if dice.random() < 0.02:
            part["content"] = bytes(FILE_PART + dice.choice((0, 1)))
        if dice.random() < 0.6:
            part = mutated(dice, part, binary=True)
        if dice.random() < 0.2:
            digest = dice.choice(("0" * 64, "", "../x", "\0", digest.upper(), "é" * 64, digest[:-1]))
        start_at = dice.choice((0, 1, -1, 2**40, 2**63 - 1, 2**64))
        return packed(
            [dice.randrange(len(self.callers)), digest, packed(part), start_at if start_at < 2**64 else 0]
        )

    def judge(self, data: bytes) -> str:
        number, digest, body, start = msgspec.msgpack.decode(data)
        files, session = (
            self.stage.server.files,
            self.stage.server.session(self.callers[number].session.token),
        )
        try:
            kept = files.put(session, digest, codec.decode(body, FilePart))
            codec.encode(files.get(session, digest, start))
        except DesktopError as error:
            return refused(error)
        return ACCEPTED if kept else "nothing kept"


# ---------------------------------------------------------------- what people bring


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _jpeg(width: int, height: int, sof: int = 0xC0, precision: int = 8, channels: int = 3) -> bytes:
    frame = struct.pack(">BHHB", precision, height, width, channels) + b"\x01\x11\x00" * channels
    scan = _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12" * 20 + b"\xff\xd9"
    return b"\xff\xd8" + _segment(0xE0, b"JFIF\0" + b"\0" * 9) + _segment(sof, frame) + scan


class Logos(Target):
    """Pictures given as logos: bombs of pixels, cut ones, other files by a picture's name."""

    NAME, WEIGHT = "file.logo", 4.0
    BLOCK = 20_000

    def make(self, dice: random.Random) -> bytes:
        edge = (0, 1, 8, 499, 500, 501, 65_535)
        sof = dice.choice((0xC0, 0xC0, 0xC2, 0xC3, 0xC9))
        depth = dice.choice((8, 8, 8, 12, 0)), dice.choice((1, 3, 4, 0, 255))
        found = _jpeg(dice.choice(edge), dice.choice(edge), sof, *depth)
        roll = dice.random()
        if roll < 0.1:
            others = (
                b"%PDF-1.7\n",
                b"<html><script>",
                b"\x89PNG\r\n\x1a\n" + b"\xff" * 30,
                b"GIF89a\xff\xff",
                b"PK",
            )
            return dice.choice(others) + dice.randbytes(20)
        if roll < 0.11:
            return found[:20] + b"\xff" * 1_100_000
        return damaged(dice, found) if roll < 0.7 else found

    def judge(self, data: bytes) -> str:
        try:
            info = check_logo(data)
        except UserError as error:
            return refused(error)
        if not (0 < info.width <= LOGO_MAX_PIXELS and 0 < info.height <= LOGO_MAX_PIXELS):
            raise Fault(f"a logo of {info}")
        return ACCEPTED


_CSV = (
    "Invoice,SKU,Description,Quantity,Price,Country,Customer\n"
    '4711,HAMMER,"A hammer, heavy",3,1.5,United Kingdom,Ada\n'
    "4711,NAIL,Nails,100,0.02,United Kingdom,Ada\n4712,SAW,Saw,1,9,France,Bea\n"
)


class Imports(Target):
    """Spreadsheet-like files, with and without a mapping."""

    NAME, WEIGHT = "import.csv", 3.0
    BLOCK = 20_000

    def make(self, dice: random.Random) -> bytes:
        text = _CSV.replace(",", dice.choice((",", ";", "\t", "|")))
        roll = dice.random()
        lines = text.split("\n")
        if roll < 0.5:
            place = dice.randrange(len(lines))
            cells = lines[place].split(",")
            cells[dice.randrange(len(cells))] = str(odd(dice, binary=False))[:5000]
            lines[place] = ",".join(cells)
            text = "\n".join(lines)
        elif roll < 0.6:
            text += '"' + "x" * dice.choice((10, 200_000))
        elif roll < 0.62:
            text += "," * dice.choice((100, 50_000))
        name = dice.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"))
        data = text.encode(name, "replace")
        if dice.random() < 0.3:
            data = damaged(dice, data)
        mapping: Any = {"currency": "EUR"}
        if dice.random() < 0.4:
            mapping = {"columns": {"sku": "SKU", "quantity": "#4", "invoice": "Invoice"}, "currency": "EUR"}
            mapping = mutated(dice, mapping, binary=False)
        kind = dice.choice(("requests", "requests", *ALL_KINDS))
        return packed([base64.b64encode(data).decode(), as_json(dice, mapping), kind])

    def judge(self, data: bytes) -> str:
        content, given, kind = msgspec.msgpack.decode(data)
        try:
            mapping = msgspec.json.decode(given, type=ColumnMapping)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            mapping = None
        try:
            report = read(base64.b64decode(content), "april.csv", "0" * 32, mapping, kind)
            msgspec.json.encode(report, enc_hook=str)
            if kind in CENTRE_KINDS:
                known = Known(centres={"depot": "1" * 32})
                plan_centre(settle(report, known), Rules(leave=True), known)
            else:
                plan(report, Rules())
        except UserError as error:
            return refused(error)
        return ACCEPTED


@functools.cache
def _book() -> bytes:
    """A small workbook of contacts."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(
        (["Company", "City", "Zip"], ["Anna", "Paris", 75001], ["Bert", "Lyon", 1.5])
    ):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


class Workbooks(Target):
    """Workbooks whose archive, or the XML inside it, is damaged; as contacts and as products."""

    NAME, WEIGHT = "import.xlsx", 0.6
    BLOCK = 5_000

    def make(self, dice: random.Random) -> bytes:
        data = _book()
        if dice.random() < 0.75:
            made = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
                names = [name for name in old.namelist() if name.startswith("xl/")]
                hit = dice.choice(names)
                for name in old.namelist():
                    content = old.read(name)
                    new.writestr(name, damaged(dice, content) if name == hit else content)
            data = made.getvalue()
        if dice.random() < 0.3:
            data = damaged(dice, data)
        return packed([dice.choice(("contacts", "products", "requests")), data])

    def judge(self, data: bytes) -> str:
        kind, content = msgspec.msgpack.decode(data)
        try:
            report = read(content, "april.xlsx", "0" * 32, None, kind)
            msgspec.json.encode(report, enc_hook=str)
            plan(report, Rules(leave=True))
            as_xlsx(error_table(content, report, left_rows(report, Rules(leave=True))))
        except UserError as error:
            return refused(error)
        return ACCEPTED


SERVER_SIDE: tuple[type[Target], ...] = (
    Decoding, Columns, CommandText, Judged, Given, Calls, Http, Files, Logos, Imports, Workbooks,
)  # fmt: skip
