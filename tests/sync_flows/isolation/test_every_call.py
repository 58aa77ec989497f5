# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every call of the server, over HTTP: with others' ids in every place, and with tokens that are none.

The calls come from the application's own routes: a new one fails here until ``asking.QUESTIONS`` has it.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from litestar import Litestar

from desktop_b2b.clock import DAY
from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.entities import ENTITIES, StockItem, UserRow
from desktop_b2b.domain.values import child_id
from desktop_b2b.storage.rows import RowStore
from sync.protocol import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import ExchangeReply, Failure, FilePart
from sync.server import admin, app
from sync.server.files import Files
from sync.server.ids import new_token
from tests.fuzz.harbour import harbour
from tests.fuzz.stage import Caller, Scene, Stage
from tests.simulation.world import PASSWORD
from tests.sync_flows.isolation.asking import EXCHANGE, OPEN, PUSHED, QUESTIONS, Question, Reply, Who
from tests.sync_flows.isolation.lines import TOGETHER, Line, ask_all, ask_together, come_in
from tests.sync_flows.world import WebServer

Route = tuple[str, str]
#: How many ids one token is used for.
_AT_ONCE = 20
#: How many ids one stage is asked about: each refusal stays there, and comes to the next token.
_AT_ONE_STAGE = 100
#: How somebody asks about an id.
Asking = Callable[[Line, Who, str], Iterator[tuple[str, Reply]]]


def routes(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> set[Route]:
    """What the application answers, by method and path."""
    made: list[Litestar] = []

    class Seen(Litestar):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            made.append(self)

    monkeypatch.setattr(app, "Litestar", Seen)
    _, observer = app.make_observed(stage.server)
    found = {
        (method, route.path_format)
        for one in made
        for route in one.routes
        for method in getattr(route, "methods", ())
        if method != "OPTIONS"
    }
    # The exchange is answered before routing.
    return found | {EXCHANGE} if "exchange" in observer._calls else found


def test_every_call_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new call must say in which places it takes ids, and whether it needs a token."""
    with staged() as one:
        assert routes(monkeypatch, one[0]) == set(QUESTIONS)
    assert set(QUESTIONS) >= OPEN


def test_every_command_about_goods_is_asked() -> None:
    """A new command of a centre or its retailers must say where it takes ids."""
    rooms = tuple(
        f"desktop_b2b.domain.commands.{room}" for room in ("stock", "fulfilment", "floor", "printing")
    )
    wanted = {name for name, kind in commands().items() if kind.__module__ in rooms and not kind.SYSTEM}
    # Its one id is its sender's to make: that it is in use can be told (``test_harbour_ids``).
    wanted.remove("SaveBin")
    assert wanted <= {place.partition(".")[0] for place in QUESTIONS[EXCHANGE]}


@contextlib.contextmanager
def staged(scene: Scene | None = None) -> Iterator[tuple[Stage, Line]]:
    """A server in full trade, with a file that a company sent and shows nobody, over HTTP."""
    stage = Stage(scene)
    sender = stage.server.session(Caller(stage, 0).session.token)
    content = b"nobody's business"
    part = FilePart(mime="image/jpeg", total=len(content), start=0, content=content)
    stage.server.files.put(sender, hashlib.sha256(content).hexdigest(), part)
    web = WebServer(stage.server)
    line = Line(web.address)
    try:
        yield stage, line
    finally:
        line.close()
        web.close()
        stage.close()


def foreign(stage: Stage, who: Who, count: int) -> Iterator[str]:
    """Ids of what the audience rule keeps from somebody: rows, devices, commands, files, some of each."""
    mine, me = bytes.fromhex(who.signed.organisation_id), bytes.fromhex(who.signed.user_id)
    seen: set[str] = set()
    hidden: dict[str, list[str]] = {}
    for entity in ENTITIES:
        test = '"user_id" = ?2' if issubclass(entity, UserRow) else '?1 IN ("owner_id", "counterpart_id")'
        for row_id, is_mine in stage.db.query(
            f'SELECT "id", {test} AND ?1 <> ?2 FROM "{entity.TABLE}" ORDER BY "id"', (mine, me)
        ):
            (seen.add if is_mine else hidden.setdefault(entity.TABLE, []).append)(row_id.hex())
    others = {
        "device": 'SELECT "id" FROM "device" WHERE "organisation_id" <> ? ORDER BY "id"',
        "command_log": 'SELECT "id" FROM "command_log" WHERE "device_id" IN'
        ' (SELECT "id" FROM "device" WHERE "organisation_id" <> ?) ORDER BY "id"',
        "effect": 'SELECT "id" FROM "effect" WHERE ? IS NOT NULL ORDER BY "id"',
    }
    for name, sql in others.items():
        hidden[name] = [row[0].hex() for row in stage.db.query(sql, (mine,))]
    for name in hidden:
        yield from [row_id for row_id in hidden[name] if row_id not in seen][:count]
    shown = " UNION ".join(
        f'SELECT "{field}" FROM "{table}" WHERE ?1 IN ("owner_id", "counterpart_id")'
        for table, field in (
            ("link_fact", "logo_hash"),
            ("attachment", "file_hash"),
            ("b2b_file", "file_hash"),
        )
    )
    files = f'SELECT "hash" FROM "file" WHERE "owner_id" <> ?1 AND "hash" NOT IN ({shown})'
    for (digest,) in stage.db.query(f"{files} ORDER BY 1 LIMIT {count}", (mine,)):
        yield digest


def nobodys(row_id: str) -> str:
    """The id beside another one: places in an order are the same for both."""
    return row_id[:-1] + "0123456789abcdef"[int(row_id[-1], 16) ^ 1]


def compared(email: str, count: int, scene: Scene | None = None, step: int = 1, ask: Asking = ask_all) -> int:
    """Ask twins the same, one of them about what is there and the other about what is not: so many ids of
    each kind, or each n-th of these.
    """
    with staged(scene) as (stage, line):
        ids = list(foreign(stage, come_in(line, email, PASSWORD), count))[::step]
    asked = 0
    for start in range(0, len(ids), _AT_ONE_STAGE):
        with staged(scene) as (stage, line), staged(scene) as (twin, other_line):
            lines = (stage, line), (twin, other_line)
            asked += asked_twins(email, ids[start : start + _AT_ONE_STAGE], lines, ask)
        # While a test runs nobody else does, and a call that is refused holds its answer in a circle.
        gc.collect()
    return asked


def asked_twins(email: str, ids: list[str], twins: Sequence[tuple[Stage, Line]], ask: Asking) -> int:
    """Ask two stages about some ids, and about those of nobody; how many questions that were."""
    (stage, line), (_, other_line) = twins
    asked = 0
    for start in range(0, len(ids), _AT_ONCE):
        # A day later wrong passwords are forgiven, and a new token asks for the first time.
        for one, _ in twins:
            one.world.clock.advance(DAY)
        who, other = come_in(line, email, PASSWORD), come_in(other_line, email, PASSWORD)
        assert who == other, "twins"
        before = others_rows(stage, who)
        for row_id in ids[start : start + _AT_ONCE]:
            there = ask(other_line, other, nobodys(row_id))
            for (name, here), (_, none) in zip(ask(line, who, row_id), there, strict=True):
                mine = here.without(*named_by(who, row_id))
                assert mine == none.without(*named_by(who, nobodys(row_id))), (name, row_id)
                asked += 1 if name != TOGETHER else len(PUSHED)
        assert others_rows(stage, who) == before
    return asked


def named_by(who: Who, row_id: str) -> tuple[str, str]:
    """An id, and that of the mark which somebody leaves at it."""
    return row_id, child_id(who.signed.user_id, "opened", row_id)


def others_rows(stage: Stage, who: Who) -> str:
    """A sum of all that is not the asker's own."""
    found = hashlib.sha256()
    for entity in ENTITIES:
        sql = f'SELECT * FROM "{entity.TABLE}" WHERE "owner_id" <> ? ORDER BY "id"'
        for row in stage.db.query(sql, (bytes.fromhex(who.signed.organisation_id),)):
            found.update(repr(row).encode())
    return found.hexdigest()


@pytest.mark.expected_logs("a desk reports")
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("email", "ask"), [("rival-am@example.com", ask_all), ("south-am@example.com", ask_together)]
)
def test_ids_of_others_open_no_more_than_ids_of_nobody(email: str, ask: Asking) -> None:
    assert compared(email, 1, ask=ask) > 500


@pytest.mark.expected_logs("a desk reports")
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("email", ["rival-am@example.com", "south-am@example.com"])
def test_every_id_of_others_opens_no_more_than_ids_of_nobody(email: str) -> None:
    assert compared(email, 10**6, ask=ask_together) > 50_000


@pytest.mark.expected_logs("a desk reports")
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", ["rival", "depot"])
def test_ids_of_others_at_a_centre_open_no_more(name: str) -> None:
    """The rival asks about what lies at their common centre, and the centre about what is its retailers'."""
    assert compared(f"{name}-am@example.com", 1, harbour(), step=5) > 500


@pytest.mark.expected_logs("a desk reports")
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["rival", "depot", "yard", "north"])
def test_every_id_of_others_at_a_centre_opens_no_more(name: str) -> None:
    assert compared(f"{name}-am@example.com", 10**6, harbour(), ask=ask_together) > 100_000


@pytest.mark.expected_logs("a desk reports")
def test_a_file_that_is_told_of_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a file that somebody else has is refused in other words."""
    real = Files.get

    def get(self: Files, session: Any, digest: str, start: int) -> Any:
        with self._readers.snapshot() as db:
            if db.query('SELECT 1 FROM "file" WHERE "hash" = ?', (digest,)):
                raise GatewayError(404, Failure(code="missing", text="This is not yours."))
        return real(self, session, digest, start)

    monkeypatch.setattr(Files, "get", get)
    with pytest.raises(AssertionError, match="GET /sync/v1/file"):
        compared("rival-am@example.com", 1, ask=ask_together)


@pytest.mark.expected_logs("a desk reports")
def test_a_handler_that_looks_further_is_found_in_a_push(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the store shows goods at a centre to everybody."""
    real = RowStore._visible
    monkeypatch.setattr(RowStore, "_visible", lambda self, row: isinstance(row, StockItem) or real(self, row))
    monkeypatch.setattr(f"{__name__}.foreign", lambda *_which: harbour().ids[StockItem.TABLE])
    with pytest.raises(AssertionError, match=TOGETHER):
        compared("north-am@example.com", 1, harbour(), ask=ask_together)


# ---------------------------------------------------------------- tokens that are none


def dead_tokens(stage: Stage, line: Line) -> Iterator[tuple[str, str]]:
    """Tokens that opened something once, or look as if: what became of each, and the token."""

    def token(email: str) -> str:
        return come_in(line, email, PASSWORD).signed.token

    yield "none", ""
    yield "of nobody", new_token()
    good = token("rival-am@example.com")
    yield "cut", good[:-1]
    yield "spoilt", good[:-1] + ("a" if good[-1] != "a" else "b")
    stage.server.sign_out(good)
    yield "signed out", good
    gone = token("north-sales@example.com")
    stage.server.executor.call(lambda unit: unit.db.run('DELETE FROM "token"')).result()
    yield "run out", gone
    disabled = token("north-sales@example.com")
    admin.set_active(stage.server, "north-sales@example.com", active=False)
    yield "of somebody disabled", disabled


def test_tokens_that_open_nothing() -> None:
    """Each is refused at each call alike, whatever is asked; health and signing in ask for none."""
    nothing = codec.encode(Failure(code="unauthorised", text="Sign in again."))
    with staged() as (stage, line):
        who = come_in(line, "south-am@example.com", PASSWORD)
        for kind, token in dead_tokens(stage, line):
            before = stage.digest()
            for route in sorted(set(QUESTIONS) - OPEN):
                place, ask = next(iter(QUESTIONS[route].items()))
                question = with_token(ask(who, nobodys("0" * 32)), token)
                reply = line.ask(question)
                if route[1].endswith("/sign-out"):
                    # What is forgotten already is forgotten.
                    assert (reply.status, reply.body) == (204, b""), kind
                elif route == EXCHANGE and kind == "of somebody disabled":
                    # The one call that is still answered: what waits must be refused by name.
                    assert reply.status == 401, "but not by another device"
                else:
                    assert reply.status == 401, (kind, route, place)
                    assert sentence(reply) == sentence(Reply(401, (), nothing)), (kind, route)
            assert stage.digest() == before


def sentence(reply: Reply) -> tuple[str, str]:
    """Code and words of a refusal."""
    failure = codec.decode(reply.body, Failure)
    return failure.code, failure.text


def with_token(question: Question, token: str) -> Question:
    """The same with another token, in the header and wherever it stands."""
    return Question(question.method, question.path, question.body, token)


def test_a_disabled_person_hears_of_refusals_alone() -> None:
    """The exchange is answered: every scope is taken away, nothing is given but verdicts."""
    with staged() as (stage, line):
        who = come_in(line, "north-sales@example.com", PASSWORD)
        admin.set_active(stage.server, "north-sales@example.com", active=False)
        reply = line.ask(QUESTIONS[EXCHANGE]["CancelRequest.request_id"](who, nobodys("0" * 32)))
        answer = codec.decode(reply.body, ExchangeReply)
        assert [(one.outcome, one.code) for one in answer.outcomes] == [("rejected", "user.disabled")]
        assert set(answer.scopes) == {f"user:{who.signed.user_id}"}
        assert {table.table for page in answer.pages for table in page.tables} <= {"command_result"}
        for route in sorted(set(QUESTIONS) - OPEN - {EXCHANGE, ("POST", "/sync/v1/sign-out")}):
            ask = next(iter(QUESTIONS[route].values()))
            assert line.ask(ask(who, nobodys("0" * 32))).status == 401, route


def test_signing_out_with_a_foreign_token_ends_that_alone() -> None:
    """Whoever has a token may end it, and nothing else: no other device, nobody else."""
    with staged() as (_, line):
        first, second = (come_in(line, "rival-am@example.com", PASSWORD) for _ in range(2))
        south = come_in(line, "south-am@example.com", PASSWORD)
        ask = QUESTIONS[EXCHANGE]["cursors"]
        assert line.ask(Question("POST", "/sync/v1/sign-out", b"", first.signed.token)).status == 204
        statuses = [line.ask(ask(who, nobodys("0" * 32))).status for who in (first, second, south)]
        assert statuses == [401, 200, 200]
