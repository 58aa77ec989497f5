# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is judged was read before, all at once: whoever asks row by row waits for the database each time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.pipeline import Pipeline
from desktop_b2b.storage.postgres import Many, PostgresDb
from sync.server.database import Database
from sync.server.intake import Transaction
from sync.server.store import ServerStore
from sync.server.work import Push, Pushed
from tests.sync_flows.server.hands import Market, new_id
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World


class Questions:
    """What is asked while pushes are judged, but for what was foreseen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: list[str] = []
        self._judging = False
        push, query, each_of = Transaction.push, SqliteDb.query, SqliteDb.each_of

        def judge(unit: Transaction, work: Push) -> Pushed:
            self._judging = True
            try:
                return push(unit, work)
            finally:
                self._judging = False

        def ask(db: SqliteDb, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
            self._note(sql)
            return query(db, sql, params)

        def ask_together(db: SqliteDb, questions: Sequence[Any]) -> list[list[list[tuple[Any, ...]]]]:
            for sql, _ in questions:
                self._note(sql)
            return each_of(db, questions)

        monkeypatch.setattr(Transaction, "push", judge)
        monkeypatch.setattr(SqliteDb, "query", ask)
        monkeypatch.setattr(SqliteDb, "each_of", ask_together)

    def taken(self) -> list[str]:
        """Those since the last time: the tables that were asked."""
        found, self.found = self.found, []
        return sorted(found)

    def _note(self, sql: str) -> None:
        if self._judging:
            self.found.append(sql.partition(' FROM "')[2].partition('"')[0])


class _Trade(Trade):
    """One of several: what is shipped is its own order."""

    def order_at(self, desk: Desk) -> e.Order:
        inquiry_id = self.world.inquiry(self.request_id, "north")
        return desk.rows(e.Order, 'WHERE "inquiry_id" = ?', bytes.fromhex(inquiry_id))[0]


def _steps(trade: Trade, north: Desk, south: Desk) -> Iterator[str]:
    """A trade, each desk's part in one push."""
    trade.save()
    trade.send()
    trade.shop.sync()
    yield "sent"
    for desk, name, price in ((north, "north", "5"), (south, "south", "6")):
        desk.sync()
        trade.answer(desk, name, price)
        desk.sync()
        yield f"answered by {name}"
    trade.shop.sync()
    trade.assign()
    trade.order()
    trade.shop.sync()
    yield "ordered"
    north.sync()
    trade.ship(north)
    north.sync()
    yield "shipped"


def test_a_trade_is_judged_without_a_question(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    world.set_up_shop(shop)
    for _ in _steps(_Trade(world, shop), north, south):
        """What a company is: learnt with its first trade, and known from then on."""
    questions = Questions(monkeypatch)
    asked = {step: questions.taken() for step in _steps(_Trade(world, shop), north, south)}
    assert len(asked) == 5
    assert not any(asked.values()), asked


def test_a_server_that_knows_nothing_yet_asks_for_documents_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    world.set_up_shop(shop)
    questions = Questions(monkeypatch)
    asked: set[str] = set()
    for step in _steps(_Trade(world, shop), north, south):
        asked.update(questions.taken())
        monkeypatch.setattr(world.server.executor, "_store", None)
        assert step
    # What companies are to one another, contacts, threads: no field of a command names these.
    assert asked <= {"contact", "link", "link_fact", "message", "partner_card", "product_line", "rule_set"}


def _inquiry(company: str) -> tuple[e.Inquiry, e.InquiryLine]:
    parties: Any = {"owner_id": company, "counterpart_id": new_id()}
    inquiry = e.Inquiry(id=new_id(), number="A1-0001", deadline_at=0, **parties)
    line = e.InquiryLine(id=new_id(), inquiry_id=inquiry.id, sort_key="a", **parties)
    return inquiry, line


@pytest.mark.parametrize("trusting", [True, False])
def test_what_cannot_be_there_is_not_asked_for_unless_nothing_is_trusted(
    small_market: Market, monkeypatch: pytest.MonkeyPatch, trusting: bool
) -> None:
    """An answer has its inquiry's id, its lines those of the inquiry's lines."""
    asked: list[str] = []
    db = small_market.database.connect()
    query = db.query
    store = ServerStore(db, trusting=trusting)
    inquiry, line = _inquiry(small_market.ids["shop"])
    store.begin(None)
    store.add(inquiry)
    store.add(line)
    store.done()
    store.begin(None)

    def ask(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        asked.append(sql.partition(' FROM "')[2].partition('"')[0])
        return query(sql, params)

    monkeypatch.setattr(db, "query", ask)
    assert store.find(e.Answer, inquiry.id) is None
    assert store.find(e.AnswerLine, line.id) is None
    assert store.find(e.AnswerDraftLine, line.id) is None
    assert asked == ([] if trusting else ["answer", "answer_line", "answer_draft_line"])
    asked.clear()
    assert store.find(e.AnswerLine, new_id()) is None
    assert asked == ["answer_line"], "of a line that is not known nothing follows"
    db.close()


def test_what_many_commands_write_is_one_statement_for_each_table(
    pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL would be waited for row by row where a statement is no plain one."""
    understood: dict[str, bool] = {}
    understand = PostgresDb._understand

    def note(db: PostgresDb, sql: str) -> Many | None:
        found = understand(db, sql)
        understood[sql] = found is not None
        return found

    monkeypatch.setattr(PostgresDb, "_understand", note)
    market = Market(Database(pg_url), background=False)
    shop, north = market.hand("shop"), market.hand("north")
    line = market.line(partners="north")
    request_id = market.send_request(shop, line)
    assert north.do(market.answer(request_id, "north", line)) == "committed"
    assert shop.do(c.CloseRequest(request_id=request_id)) == "rejected"
    market.close()
    tables = {sql.split('"')[1] for sql in understood}
    assert {"command_log", "effect", "feed", "lane", "event", "sync_issue", "answer"} <= tables
    assert [sql for sql, is_one in understood.items() if not is_one] == []


def test_a_transaction_waits_for_the_database_four_times(
    pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To begin, for what its commands will need, for the numbers of its feeds, and for its end: so the
    executor, which all wait for, waits least.
    """
    waits: list[str] = []

    def count(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def counted(*args: Any, **more: Any) -> Any:
            if threading.current_thread().name == "executor":
                waits.append(name)
            return real(*args, **more)

        monkeypatch.setattr(kind, name, counted)

    market = Market(Database(pg_url), background=False)
    shop, other = market.hand("shop"), market.hand("other")
    line, request_id = market.line(), new_id()
    assert shop.do(market.draft(request_id, line)) == "committed"
    assert shop.do(market.draft(request_id, city="York")) == "committed"
    assert other.do(SaveContact(contact_id=new_id(), name="Ada")) == "committed"
    count(Pipeline, "settle")
    count(PostgresDb, "_execute_named")
    count(PostgresDb, "_check")
    for city in ("Hull", "Ripon"):
        waits.clear()
        assert shop.do(market.draft(request_id, city=city)) == "committed"
        assert len(waits) == 4, waits
    market.close()
