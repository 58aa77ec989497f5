# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever ids of others somebody knows, they open no more than ids that nobody has ever had (law 3)."""

from __future__ import annotations

import hashlib
import logging
import random
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.entities import BY_TABLE, ENTITIES, UserRow
from desktop_b2b.errors import UserError
from sync.protocol import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Enrol, Expect, Lane, Refetch, Snapshot, Verify, Wire
from sync.server import divergence, enrolment, snapshot
from tests.fuzz.stage import Caller, Stage, ids_for
from tests.fuzz.values import Schema

#: A retailer's ids in the hands of its rival and of a supplier that it does not ask for everything.
SHOP, RIVAL, SOUTH = 0, 1, 3
#: An id that its sender makes is taken or not: nothing else is told, and its 74 random bits are not guessed.
TAKEN = ("record.exists", "This id is in use already.")


@pytest.fixture
def stages() -> Iterator[tuple[Stage, Stage]]:
    """Twins: what is asked of one with somebody's id is asked of the other with nobody's."""
    # That an id is taken is met by the database, and the group is judged again: it says so.
    logging.disable(logging.WARNING)
    found = Stage(), Stage()
    yield found
    for one in found:
        one.close()
    logging.disable(logging.NOTSET)


@pytest.fixture
def stage(stages: tuple[Stage, Stage]) -> Stage:
    return stages[0]


def unseen(stage: Stage, caller: Caller) -> dict[str, list[str]]:
    """Ids by table of the rows that the audience rule keeps from a caller."""
    mine, me = bytes.fromhex(caller.session.organisation_id), bytes.fromhex(caller.session.user_id)
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for entity in ENTITIES:
        test = '"user_id" <> ?' if issubclass(entity, UserRow) else (
            '"owner_id" <> ?1 AND ("counterpart_id" IS NULL OR "counterpart_id" <> ?1)'
        )  # fmt: skip
        own = me if issubclass(entity, UserRow) else mine
        rows = stage.db.query(f'SELECT "id" FROM "{entity.TABLE}" WHERE {test} ORDER BY "id"', (own,))
        found[entity.TABLE] = [row[0].hex() for row in rows]
        others = stage.db.query(f'SELECT "id" FROM "{entity.TABLE}" WHERE NOT ({test})', (own,))
        seen.update(row[0].hex() for row in others)
    # Rows of several tables share an id: what one sees of it is one's own to name.
    return {table: [row_id for row_id in ids if row_id not in seen] for table, ids in found.items()}


def unknown(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def like(about: str, nobody: str) -> str:
    """An id of the same version, which anybody sees in it: one that follows from rows is nobody's to take."""
    return nobody[:12] + about[12] + nobody[13:]


class Asker:
    """Asks with one id after the other; answers are compared with that id taken out."""

    def __init__(self, stage: Stage, number: int) -> None:
        self.stage = stage
        self.caller = Caller(stage, number)
        self._number = number
        self._count = 0

    def id(self) -> str:
        self._count += 1
        return unknown(f"asked {self._number} {self._count}")

    def judged(self, name: str, args: dict[str, Any], about: str, **more: Any) -> tuple[str, ...]:
        """The verdict on a command and all that its issue says."""
        command_id = self.id()
        body = msgspec.json.encode(args)
        envelope = self.caller.envelope(command_id, name, 1, body, **more)
        message = self.caller.exchange(self.id(), envelope)
        reply = self.stage.server.exchange(self.caller.session.token, message)
        # What was heard once is not heard again: all earlier verdicts would come with each.
        for page in reply.pages:
            self.caller.cursors[page.scope] = Cursor(page.gen, page.end, page.mark)
        (outcome,) = reply.outcomes
        told = self.stage.db.query(
            'SELECT "kind", "code", "text", "error_field", "params", "fields", "document_kind", "theirs_name"'
            ' FROM "sync_issue" WHERE "id" = ?', (bytes.fromhex(command_id),),
        )  # fmt: skip
        said = (outcome.outcome, outcome.code, *(str(part) for row in told for part in row))
        return tuple(part.replace(about, "ID") for part in said)

    def called(self, call: Callable[[], Wire], about: str) -> tuple[int, bytes]:
        """Status and body of a call."""
        try:
            status, body = 200, codec.encode(call())
        except GatewayError as error:
            status, body = error.status, codec.encode(error.failure)
        except UserError as error:
            status, body = 400, repr(error.as_dict()).encode()
        return status, body.replace(about.encode(), b"ID").replace(about[:32].encode(), b"ID")


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where ids stand in a command's arguments."""
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in items:
        named = str(key if isinstance(key, str) else path[-1])
        if (
            isinstance(value, str)
            and re.fullmatch("[0-9a-f]{32}", value)
            and re.search("ids?$|lines$", named)
        ):
            yield (*path, key)
        else:
            yield from places(value, (*path, key))


def put(tree: Any, path: tuple[Any, ...], value: str) -> Any:
    """A copy of arguments with another id in one place."""
    found = msgspec.json.decode(msgspec.json.encode(tree))
    at = found
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return found


@pytest.mark.parametrize("number", [RIVAL, SOUTH])
@pytest.mark.parametrize("name", sorted(commands()))
def test_every_id_of_every_command(stages: tuple[Stage, Stage], number: int, name: str) -> None:
    stage = stages[0]
    asker, other = (Asker(one, number) for one in stages)
    foreign = unseen(stage, asker.caller)
    schema = Schema(msgspec.json.schema(commands()[name]), ids_for)
    dice = random.Random(f"{name} {number}")
    asked = 0
    before = stage.digest()
    for _ in range(4):
        args = schema.value(dice)
        for path in places(args):
            for table in sorted(BY_TABLE):
                if not foreign[table] or (asked > 12 and dice.random() < 0.8):
                    continue
                about = dice.choice(foreign[table])
                nobody = like(about, unknown(f"nobody instead of {about}"))
                if about in str(args):
                    continue
                found = asker.judged(name, put(args, path, about), about)
                before, was = stage.digest(), before
                assert found[0] == "committed" or before == was
                asked += 1
                if found[1] == TAKEN[0]:
                    assert found[4] == TAKEN[1]
                    continue
                none = other.judged(name, put(args, path, nobody), nobody)
                assert found == none, (path, table)
    assert asked or not list(places(schema.value(random.Random(1))))


def test_what_a_command_expects_and_builds_on(stage: Stage) -> None:
    asker = Asker(stage, RIVAL)
    foreign = unseen(stage, asker.caller)
    for table, ids in foreign.items():
        for about in ids[:2]:
            for field in ("version", "owner_id"):
                nobody = asker.id()
                found = [
                    asker.judged(
                        "SaveContact", {"contact_id": asker.id(), "name": "Ada"}, row_id,
                        expects=(Expect(table=table, row_id=row_id, field=field, base="x"),),
                        depends_on=(row_id,),
                    )
                    for row_id in (about, nobody)
                ]  # fmt: skip
                assert found[0] == found[1], (table, field)


def test_every_call(stage: Stage) -> None:
    """Scopes, cursors, devices, users and files of the shop, asked for by its rival."""
    asker, shop = Asker(stage, RIVAL), Caller(stage, SHOP)
    before = stage.digest()
    for scope, cursor in shop.cursors.items():
        for at in (cursor, Cursor(1, 0, ""), Cursor(1, 10**9, "x")):
            assert_same(asker, scoped(asker, scope, at), scope.removeprefix("user:").partition(":")[0])
    logos = [row[0] for row in stage.db.query('SELECT "logo_hash" FROM "organisation" ORDER BY "id"')]
    for digest in {*filter(None, logos), hashlib.sha256(b"shop's").hexdigest()}:
        assert_same(asker, (partial(file, asker),), digest, "0" * 64)
    for about in (shop.session.device_id, shop.session.user_id):
        assert_same(asker, [partial(call, asker) for call in (enrol, lane, device)], about)
    assert stage.digest() == before


def assert_same(
    asker: Asker, calls: Iterable[Callable[[str], Wire]], about: str, nobody: str = "0" * 31 + "5"
) -> None:
    """Each call says of one id what it says of another."""
    for call in calls:
        assert asker.called(partial(call, about), about) == asker.called(partial(call, nobody), nobody)


def scoped(asker: Asker, scope: str, cursor: Cursor) -> list[Callable[[str], Wire]]:
    """The calls that name a scope; each takes the id that is put in it."""
    caller, server = asker.caller, asker.stage.server
    token, session = caller.session.token, caller.session
    place: dict[str, Any] = {"request_id": "r", "epoch": caller.epoch, "nonce": caller.nonce}
    place["device_id"] = session.device_id
    found = scope.removeprefix("user:").partition(":")[0]

    def named(row_id: str) -> str:
        return scope.replace(found, row_id)

    return [
        lambda row: server.exchange(token, caller.exchange("r", cursors={named(row): cursor})),
        lambda row: snapshot.answer(server, token, Snapshot(proto=1, start={named(row): cursor}, **place)),
        lambda row: divergence.verify(
            server, token, Verify(scope=named(row), cursor=cursor, sums={"contact": b""}, **place)
        ),
        lambda row: divergence.refetch(
            server, token, Refetch(scope=named(row), cursor=cursor, table="user", buckets=b"\1", **place)
        ),
    ]


def file(asker: Asker, digest: str) -> Wire:
    """A file's content."""
    return asker.stage.server.files.get(asker.stage.server.session(asker.caller.session.token), digest, 0)


def enrol(asker: Asker, row_id: str) -> Wire:
    """A copy of somebody's device."""
    token = asker.caller.session.token
    message = Enrol(request_id=unknown("copy"), device_id=row_id, tokens={row_id: token})
    return enrolment.enrol(asker.stage.server, token, message)


def lane(asker: Asker, row_id: str) -> Wire:
    """An exchange with somebody's lane."""
    token = asker.caller.session.token
    lanes = (Lane(user_id=row_id, token=token, commands=()),)
    message = msgspec.structs.replace(asker.caller.exchange("r"), lanes=lanes)
    return asker.stage.server.exchange(token, message)


def device(asker: Asker, row_id: str) -> Wire:
    """An exchange by the name of somebody's device."""
    message = msgspec.structs.replace(asker.caller.exchange("r"), device_id=row_id)
    return asker.stage.server.exchange(asker.caller.session.token, message)


def test_tokens_of_others_and_of_nobody(stage: Stage) -> None:
    """Another device's token, a forgotten one, somebody else's lane, a whole recorded exchange."""
    shop, rival = Caller(stage, SHOP), Caller(stage, RIVAL)
    server = stage.server
    args = {"contact_id": unknown("contact"), "name": "Ada"}
    recorded = shop.exchange("r", shop.envelope(unknown("c"), "SaveContact", 1, msgspec.json.encode(args)))
    before = stage.digest()

    def refusal(token: str) -> tuple[int, str]:
        with pytest.raises(GatewayError) as caught:
            server.exchange(token, recorded)
        return caught.value.status, caught.value.failure.code

    assert refusal(rival.session.token) == (401, "unauthorised")
    assert refusal("db2b_" + "0" * 49) == refusal("") == (401, "unauthorised")
    mixed = msgspec.structs.replace(rival.exchange("r"), lanes=recorded.lanes)
    (outcome,) = server.exchange(rival.session.token, mixed).outcomes
    assert (outcome.outcome, outcome.code) == ("retry", "unauthorised")
    server.sign_out(shop.session.token)
    assert refusal(shop.session.token) == (401, "unauthorised")
    assert stage.digest() == before


def test_no_difference_in_time(stage: Stage) -> None:
    """Medians of the processor's time; where the same call alone spreads as widely, nothing can be said."""
    asker = Asker(stage, RIVAL)
    foreign = unseen(stage, asker.caller)["request"]
    took: dict[str, list[float]] = {"foreign": [], "unknown": [], "again": []}
    for number in range(90):
        for kind, times in took.items():
            about = foreign[number % len(foreign)] if kind == "foreign" else asker.id()
            began = time.process_time()
            asker.judged("CancelRequest", {"request_id": about}, about)
            times.append(time.process_time() - began)
    medians = {kind: statistics.median(all_times) for kind, all_times in took.items()}
    noise = abs(medians["again"] - medians["unknown"]) + statistics.pstdev(took["unknown"])
    if noise > medians["unknown"]:
        pytest.skip("this machine is too busy to tell")
    assert abs(medians["foreign"] - medians["unknown"]) < max(3 * noise, 0.5 * medians["unknown"])


def test_a_handler_that_looks_further_is_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the store shows rows to everybody."""
    from desktop_b2b.storage.rows import RowStore

    monkeypatch.setattr(RowStore, "_visible", lambda _self, _row: True)
    asker = Asker(stage, RIVAL)
    about, nobody = unseen(stage, asker.caller)["request"][0], asker.id()
    found = [asker.judged("CancelRequest", {"request_id": one}, one) for one in (about, nobody)]
    assert found[0] != found[1]
