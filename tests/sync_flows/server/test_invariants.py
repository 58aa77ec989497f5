# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What PROTOCOL.md says always holds, one test of that name for each."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import SaveContact, SavePartner
from desktop_b2b.storage.codec import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Expect, Lane
from sync.server import accounts
from sync.server.database import Database
from sync.server.feeds import organisation_scope
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.sync_flows.server.hands import CANARY, LIMIT_TRACES, NOON, Hand, Market, new_id


def contact(name: str = "Ada", **more: Any) -> SaveContact:
    return SaveContact(contact_id=new_id(), name=name, **more)


def feed_rows(server: Server, sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with server.readers.snapshot() as db:
        return db.query(sql, params)


def contents(server: Server) -> set[tuple[Any, ...]]:
    """All synchronised rows of a server, after their tables' names; changes in any order, no receipts."""
    with server.readers.snapshot() as db:
        rows = [(entity.TABLE, *row) for entity in e.ENTITIES for row in db.query(codec(entity).sql.select)]
    return {
        row[:-1]
        if row[0] == "command_result"
        else row
        if row[0] != "event"
        else (*row[:-1], str(sorted(map(str, json.loads(row[-1])))))
        for row in rows
    }


def test_page_starts_at_the_cursor(small_market: Market) -> None:
    shop = small_market.hand("shop")
    assert {page.start for page in shop.pages} == {0}
    before = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
    shop.do(contact())
    later = shop.pages[-2:]
    assert {page.scope for page in later} == {f"user:{shop.me.user_id}", f"{shop.company}:sourcing"}
    assert all(page.start == before.get(page.scope, 0) and page.end > page.start for page in later)


def test_page_never_splits_a_transaction(small_market: Market) -> None:
    shop = small_market.hand("shop")
    lines = [small_market.line(f"l{number}", partners="north") for number in range(40)]
    shop.exchange(shop.envelope(small_market.draft(new_id(), *lines)))
    fresh = Hand(small_market.gateway, shop.email).sign_in()
    rounds = 1
    while fresh.exchange(max_bytes=1).more:
        rounds += 1
    assert rounds > 2
    for page in fresh.pages:
        assert page.end == page.start + 1 or page.tables
    sourcing = [page for page in fresh.pages if page.scope.endswith(":sourcing")]
    with_lines = [page for page in sourcing if any(part.table == "request_line" for part in page.tables)]
    assert len(with_lines) == 1
    assert len(fresh.table(e.RequestLine)) == 40
    assert fresh.rows == shop.rows


def test_counters_have_no_gaps(market: Market) -> None:
    hands = [market.hand("shop") for _ in range(4)] + [market.hand("north") for _ in range(2)]

    def work(hand: Hand) -> None:
        for number in range(12):
            if hand.company == market.ids["shop"]:
                hand.do(contact(f"Contact {number}"))
            else:
                hand.pull()

    with ThreadPoolExecutor(len(hands)) as pool:
        list(pool.map(work, hands))
    for scope, head in feed_rows(market.server, 'SELECT "name", "head" FROM "scope"'):
        marks = feed_rows(
            market.server, 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ? ORDER BY "seq"', scope
        )
        assert [seq for (seq,) in marks] == list(range(1, head + 1))
    for hand in hands[:4]:
        hand.pull()
        assert hand.rows == hands[0].rows
        assert len(hand.table(e.Contact)) == 48


def test_a_row_is_in_each_feed_once(small_market: Market) -> None:
    shop = small_market.hand("shop")
    made = contact()
    shop.do(made)
    first = shop.cursors[organisation_scope(shop.company, "sourcing")].seq
    shop.do(SaveContact(contact_id=made.contact_id, name="Grace"))
    entries = feed_rows(
        small_market.server,
        'SELECT "scope", "seq", "op" FROM "feed" WHERE "row_id" = ?',
        bytes.fromhex(made.contact_id),
    )
    assert entries == [(organisation_scope(shop.company, "sourcing"), first + 1, 1)]
    fresh = small_market.hand("shop")
    assert fresh.row(e.Contact, made.contact_id)["name"] == "Grace"


def test_every_lane_number_has_one_result(market: Market) -> None:
    shop = market.hand("shop")
    envelopes = [
        shop.envelope(contact()),
        shop.envelope(c.SendRequest(request_id=new_id())),
        shop.envelope(contact()),
    ]
    shop.exchange(*envelopes)
    shop.exchange(*envelopes)
    log = feed_rows(market.server, 'SELECT "lane_seq", "outcome" FROM "command_log" ORDER BY "lane_seq"')
    lane = [entry for entry in log if entry[0]]
    assert lane == [(1, "committed"), (2, "rejected"), (3, "committed")]
    assert [shop.row(e.CommandResult, envelope.id)["outcome"] for envelope in envelopes] == [
        "committed",
        "rejected",
        "committed",
    ]


def test_a_command_is_taken_once(market: Market) -> None:
    """Sent again after a lost reply, in the same group and later, its stored outcome comes back."""
    shop = market.hand("shop")
    good, bad = shop.envelope(contact()), shop.envelope(c.SendRequest(request_id=new_id()))
    lost = shop.message(good, bad)
    pushes = [market.server.prepare(shop.me.token, lost).future for _ in range(3)]
    verdicts = {push.result().outcomes for push in pushes if push is not None}
    assert [outcome.outcome for outcome in verdicts.pop()] == ["committed", "rejected"]
    assert not verdicts
    again = shop.exchange(good, bad)
    assert [outcome.outcome for outcome in again.outcomes] == ["committed", "rejected"]
    assert again.next_lane_seq == {shop.me.user_id: 3}
    assert len(shop.table(e.Contact)) == 1
    assert len(shop.table(e.SyncIssue)) == 1
    assert shop.do(contact()) == "committed"


def test_a_result_travels_with_its_rows(small_market: Market) -> None:
    shop = small_market.hand("shop")
    for _ in range(5):
        made = contact()
        envelope = shop.envelope(made)
        reply = shop.exchange(envelope, max_bytes=1)
        while reply.more:
            reply = shop.exchange(max_bytes=1)
        assert (e.CommandResult.TABLE, envelope.id) in shop.rows
        assert (e.Contact.TABLE, made.contact_id) in shop.rows


def test_an_answer_is_one_snapshot(market: Market) -> None:
    """While others write, each answer has all or nothing of a transaction, in all its scopes."""
    writer, reader = market.hand("shop"), market.hand("shop")
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            writer.do(contact())

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(40):
            reader.pull()
            assert len(reader.table(e.CommandResult)) == len(reader.table(e.Contact))
    finally:
        stop.set()
        thread.join()
    assert reader.pull().table(e.Contact)


def test_nobody_receives_a_row_of_others(small_market: Market) -> None:
    """Every byte that a supplier and a stranger receive, through a whole trade."""
    market = small_market
    shop, north, south, other = (market.hand(name) for name in ("shop", "north", "south", "other"))
    line = market.line()
    request_id = market.send_request(shop, line)
    south.pull().do(market.answer(request_id, "south", line, price="4.4321"))
    south.do(c.PostMessage(message_id=new_id(), thread_id=market.inquiry(request_id, "south"), body="Psst"))
    north.pull().do(market.answer(request_id, "north", line))
    shop.pull()
    assert any(CANARY.encode() in page for page in shop.bytes_received)
    rival = [b"South", b"south", b"Psst", b"4432100", (4_432_100).to_bytes(4, "big")]
    rival += [bytes.fromhex(market.ids["south"]), market.ids["south"].encode()]
    secrets = [CANARY.encode(), *LIMIT_TRACES, bytes.fromhex(request_id), request_id.encode(), *rival]
    for hand in (north.pull(), market.hand("north"), other.pull(), market.hand("other")):
        for received in hand.bytes_received:
            assert [secret for secret in secrets if secret in received] == []
    with pytest.raises(GatewayError) as caught:
        north.exchange(lanes=(Lane(user_id=shop.me.user_id, token=shop.me.token, commands=()),), nonce="?")
    assert caught.value.failure.code == "device_forked"
    reply = north.exchange(lanes=(Lane(user_id=shop.me.user_id, token=shop.me.token, commands=()),))
    assert all(shop.company not in scope and shop.me.user_id not in scope for scope in reply.scopes)


def _queue(market: Market) -> list[Command]:
    """Commands of which some are refused, some build on others, and some use an id twice."""
    line, other = market.line("a"), market.line("b", partners="south")
    first, second, missing = new_id(), new_id(), new_id()
    made = contact("Once")
    return [
        market.draft(first, line),
        c.SaveDraft(request_id=first, lines=(other,)),
        c.SendRequest(request_id=missing),
        c.SaveDraft(request_id=first, removed_lines=(other.id,)),
        made,
        SaveContact(contact_id=made.contact_id, name="Twice"),
        SavePartner(partner_id=market.cards["shop north"], answer_hours=0),
        market.draft(second, line),
        c.SendRequest(request_id=first),
        c.SendRequest(request_id=first),
        c.DuplicateRequest(request_id=first, new_request_id=second),
        c.DuplicateRequest(request_id=first, new_request_id=missing),
        c.CancelRequest(request_id=first),
        SaveContact(contact_id=made.contact_id, name="x" * 5_000),
        c.DeleteDraft(request_id=missing),
    ]


@pytest.mark.expected_logs("judged again, one by one: (IntegrityError|UniqueViolation)")
def test_a_group_ends_like_one_by_one(
    make_database: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the executor still knows the rows of the commands before, or has forgotten them."""
    monkeypatch.setattr(accounts, "free_prefix", lambda *_: "A1")
    markets = [Market(make_database(), background=False) for _ in range(3)]
    grouped, single, forgetful = (market.hand("shop") for market in markets)
    envelopes = [grouped.envelope(cmd) for cmd in _queue(markets[0])]
    before = [contents(market.server) for market in markets]
    together = grouped.exchange(*envelopes).outcomes
    assert together == tuple(single.exchange(envelope).outcomes[0] for envelope in envelopes)
    for envelope, outcome in zip(envelopes, together, strict=True):
        markets[2].server.executor.call(lambda _unit: None).result()
        assert forgetful.exchange(envelope).outcomes == (outcome,)
    assert {outcome.outcome for outcome in together} == {"committed", "rejected"}
    after = [contents(market.server) - old for market, old in zip(markets, before, strict=True)]
    assert after[0] == after[1] == after[2]
    assert len(after[0]) > 50
    for market in markets:
        market.close()


def test_what_another_process_writes_is_known_at_once(database: Database) -> None:
    """Each executor keeps the rows that it read and wrote only as long as nobody else writes."""
    market = Market(database, background=False)
    beside = Market.beside(market)
    shop, cards = market.hand("shop"), market.hand("shop", LocalGateway(beside))
    made = contact("Made")
    assert shop.do(made) == "committed"
    for number in range(4):
        hand = (cards, shop)[number % 2]
        seen = hand.pull().row(e.Contact, made.contact_id)["name"]
        expect = Expect(table="contact", row_id=made.contact_id, field="name", base=seen)
        change = SaveContact(contact_id=made.contact_id, name=f"Name {number}")
        assert hand.do(change, expect) == "committed"
        assert hand.row(e.Contact, made.contact_id)["name"] == f"Name {number}"
    beside.close()
    market.close()


def test_nothing_is_dropped_in_silence(market: Market) -> None:
    shop = market.hand("shop")
    envelopes = [
        shop.envelope(c.SendRequest(request_id=new_id())),
        shop.envelope(contact(), type="NoSuchCommand"),
        shop.envelope(contact(), v=99),
        shop.envelope(contact("x" * 5_000)),
    ]
    shop.exchange(*envelopes)
    for envelope in envelopes:
        issue = shop.row(e.SyncIssue, envelope.id)
        assert issue["body"].encode() == envelope.body
        assert (issue["state"], issue["made_at"]) == ("open", NOON)
        assert issue["code"]
    kinds = [shop.row(e.SyncIssue, envelope.id)["kind"] for envelope in envelopes]
    # What it does not know may come from a newer desk: its next version judges it.
    assert kinds == ["rejected", "parked", "parked", "rejected"]


def test_each_invariant_of_the_protocol_has_its_test() -> None:
    text = (Path(__file__).parents[3] / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
    named = re.findall(r"^- `(\w+)` –", text.partition("## What always holds")[2], re.MULTILINE)
    assert len(named) > 10
    assert [name for name in named if f"test_{name}" not in globals()] == []
