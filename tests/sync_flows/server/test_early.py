# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is judged is written while more is judged; the database has in the end what it would have had."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import SaveContact
from sync.protocol.messages import Outcome
from sync.server import feeds, intake, unit
from sync.server.executor import Executor
from sync.server.feeds import Early
from sync.server.intake import Transaction
from tests.sync_flows.server.hands import Hand, Market, new_id


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every few rows are written early, within pushes as well; how many scopes were entered each time."""
    counts: list[int] = []
    enter, judge = Early.enter, Transaction._judge

    def written(transaction: Transaction, *args: Any) -> Any:
        known = judge(transaction, *args)
        transaction.write_early(intake.EARLY)
        return known

    def note(early: Early, *args: Any) -> None:
        enter(early, *args)
        counts.append(len(early.entries))

    monkeypatch.setattr(intake, "EARLY", 3)
    monkeypatch.setattr(Early, "enter", note)
    monkeypatch.setattr(Transaction, "_judge", written)
    return counts


def _push(market: Market, shop: Hand) -> list[Outcome]:
    """A push whose commands build on one another; one of them is refused, one undoes another."""
    line, kept, gone = market.line(), new_id(), new_id()
    contact = new_id()
    commands = (
        market.draft(kept, line),
        SaveContact(contact_id=contact, name="Ada"),
        c.SendRequest(request_id=kept),
        market.draft(gone, market.line("b")),
        c.SendRequest(request_id=new_id()),
        c.DeleteDraft(request_id=gone),
        SaveContact(contact_id=contact, name="Ada Doe"),
        c.CancelRequest(request_id=kept),
    )
    return list(shop.exchange(*(shop.envelope(cmd) for cmd in commands)).outcomes)


def test_early_or_late_the_same_is_written(market: Market, entered: list[int]) -> None:
    shop, north = market.hand("shop"), market.hand("north")
    outcomes = [found.outcome for found in _push(market, shop)]
    assert outcomes == ["committed"] * 4 + ["rejected"] + ["committed"] * 3
    assert len(entered) > 3
    for hand in (shop, north):
        hand.pull()
        anew = Hand(market.gateway, hand.email).sign_in().pull()
        assert anew.rows == hand.rows, "who pulls on has what who pulls everything has"
    assert [row["name"] for row in shop.table(e.Contact)] == ["Ada Doe"]
    assert {row["state"] for row in north.table(e.Inquiry)} == {"cancelled"}


def test_what_is_made_and_taken_away_in_one_transaction_never_was(market: Market, entered: list[int]) -> None:
    shop = market.hand("shop").pull()
    before = dict(shop.cursors)
    line, kept, contact = market.line(), new_id(), new_id()
    commands = (
        market.draft(kept, line, market.line("b")),
        SaveContact(contact_id=contact, name="Ada"),
        c.SaveDraft(request_id=kept, removed_lines=(line.id,)),
    )
    assert {found.outcome for found in shop.exchange(*map(shop.envelope, commands)).outcomes} == {"committed"}
    assert len(entered) > 1
    sql = 'SELECT "op" FROM "feed" WHERE "row_id" = ?'
    with market.server.readers.snapshot() as db:
        assert db.query(sql, (bytes.fromhex(line.id),)) == []
        assert db.query('SELECT 1 FROM "request_line" WHERE "id" = ?', (bytes.fromhex(line.id),)) == []
    shop.pull()
    assert shop.cursors != before
    anew = Hand(market.gateway, shop.email).sign_in().pull()
    assert anew.rows == shop.rows


def test_who_was_away_hears_that_a_row_is_gone_which_came_again_for_a_moment(
    market: Market, entered: list[int]
) -> None:
    shop, north, away = market.hand("shop"), market.hand("north"), market.hand("north")
    line = market.line()
    request_id = market.send_request(shop, line)
    answer = market.answer(request_id, "north", line)
    draft = c.SaveAnswerDraft(inquiry_id=answer.inquiry_id, lines=answer.lines)
    assert north.pull().do(draft) == "committed"
    assert len(away.pull().table(e.AnswerDraft)) == 1
    assert north.do(answer) == "committed"
    again = north.exchange(north.envelope(draft), north.envelope(answer))
    assert [found.outcome for found in again.outcomes] == ["committed"] * 2
    assert away.pull().table(e.AnswerDraft) == []


def test_numbers_taken_by_somebody_else_are_noticed_and_the_group_is_judged_again(
    market: Market, entered: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = market.hand("shop")
    assert [found.outcome for found in _push(market, shop)].count("committed") == 7
    store = market.server.executor._store
    assert store is not None
    store.heads = {scope: head - 1 for scope, head in store.heads.items()}
    tries: list[bool] = []
    once = Executor._once

    def count(executor: Executor, group: Any, trusting: bool) -> Any:
        tries.append(trusting)
        return once(executor, group, trusting)

    monkeypatch.setattr(Executor, "_once", count)
    assert [found.outcome for found in _push(market, shop)].count("committed") == 7
    assert tries == [True, True]
    shop.pull()
    anew = Hand(market.gateway, shop.email).sign_in().pull()
    assert anew.rows == shop.rows


@pytest.mark.expected_logs(
    "a group is judged again, one by one: RuntimeError: the end of a transaction breaks"
)
def test_what_was_written_early_goes_with_a_group_that_fails(
    market: Market, entered: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = market.hand("shop")
    publish = feeds.publish
    failed: list[int] = []

    def fail_once(*args: Any, **more: Any) -> feeds.Published:
        if not failed:
            failed.append(len(entered))
            raise RuntimeError("the end of a transaction breaks")
        return publish(*args, **more)

    monkeypatch.setattr(unit, "publish", fail_once)
    assert [found.outcome for found in _push(market, shop)].count("committed") == 7
    assert failed[0] > 3
    assert len(entered) == failed[0], "one by one nothing is written early"
    shop.pull()
    anew = Hand(market.gateway, shop.email).sign_in().pull()
    assert anew.rows == shop.rows
