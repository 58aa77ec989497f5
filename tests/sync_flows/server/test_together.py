# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Exchanges that share a snapshot are answered as if each had come alone, in few questions."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from queue import SimpleQueue
from typing import Any

import pytest

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.db import Db
from sync.protocol import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Envelope, Exchange, ExchangeReply
from sync.server.ahead import Ahead
from sync.server.door import Door
from sync.server.recent import Recent
from sync.server.rounds import Rounds, Tell, prepare_many, reply_many
from tests.sync_flows.server.hands import Hand, Market, new_id


def _told(found: Any) -> Any:
    """An answer without its instant; a refusal by what it says."""
    if isinstance(found, GatewayError):
        return found.status, found.failure
    return {**{name: getattr(found, name) for name in found.__struct_fields__}, "server_time": 0}


def _alone(market: Market, token: str, message: Exchange) -> Any:
    try:
        return market.server.exchange(token, message)
    except GatewayError as error:
        return error


def _together(market: Market, calls: Sequence[tuple[str, Exchange]]) -> list[Any]:
    with market.server.readers.snapshot() as db:
        ahead = Ahead(db, market.server.executor.recent)
        prepared = prepare_many(market.server, ahead, calls)
        items = [(found, None) for found in prepared if not isinstance(found, Exception)]
        replies = iter(reply_many(market.server, ahead, items))
    return [found if isinstance(found, Exception) else next(replies) for found in prepared]


def _hands(market: Market) -> list[Hand]:
    """Desks of which some are behind."""
    hands = [market.hand(name) for name in ("shop", "shop", "north", "south", "other")]
    line = market.line()
    market.send_request(hands[0], line)
    hands[0].do(SaveContact(contact_id=new_id(), name="Ada"))
    return hands


def test_answers_given_together_are_those_given_alone(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = _hands(market)
    wrong = {scope: Cursor(cursor.gen, cursor.seq, "wrong") for scope, cursor in hands[1].cursors.items()}
    calls = [(hand.me.token, hand.message()) for hand in hands]
    calls.append((hands[1].me.token, hands[1].message(cursors={})))
    calls.append((hands[1].me.token, hands[1].message(cursors=wrong)))
    calls.append((hands[1].me.token, hands[1].message(cursors={}, max_bytes=600)))
    calls.append((hands[1].me.token, hands[1].message(nonce="stale")))
    calls.append((hands[2].me.token, hands[1].message()))
    calls.append(("", hands[1].message()))
    together = _together(market, calls)
    assert [_told(found) for found in together] == [_told(_alone(market, *call)) for call in calls]
    refused = [found.failure.code for found in together if isinstance(found, GatewayError)]
    assert refused == ["epoch_changed", "device_forked", "unauthorised", "unauthorised"]
    assert len(together[1].pages) == 2


def test_many_are_answered_in_as_few_questions_as_one(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Ahead] = []

    class Counting(Ahead):
        def __init__(self, db: Db, recent: Recent | None = None) -> None:
            super().__init__(db, recent)
            made.append(self)

    monkeypatch.setattr(f"{__name__}.Ahead", Counting)
    hands = _hands(market)
    found = _together(market, [(hand.me.token, hand.message()) for hand in hands])
    assert sum(len(reply.pages) for reply in found) > 3
    # What belongs to the process, not to a caller, is asked for once each time.
    assert sum(ahead.missed for ahead in made) <= 1 + len(hands)
    assert sum(len(ahead.made) for ahead in made) == len(hands)


def _asked(rounds: Rounds, hand: Hand, *envelopes: Envelope) -> Any:
    """What is told first of an exchange over the threads."""
    told: SimpleQueue[Any] = SimpleQueue()
    rounds.exchange(hand.me.token, codec.encode(hand.message(*envelopes)), told.put)
    found = told.get(timeout=20)
    if isinstance(found, BaseException):
        return found
    reply = codec.decode(found, ExchangeReply)
    hand.nonce = reply.nonce
    return reply


def test_who_pushes_nothing_is_answered_in_one_snapshot_and_who_pushes_after_the_commit(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = market.hand("shop")
    hand.pull()
    begun: list[None] = []
    real = market.server.readers.snapshot

    def snapshot() -> AbstractContextManager[Db]:
        begun.append(None)
        return real()

    monkeypatch.setattr(market.server.readers, "snapshot", snapshot)
    with contextlib.closing(Rounds(market.server)) as rounds:
        assert _asked(rounds, hand).pages == ()
        assert len(begun) == 1
        reply = _asked(rounds, hand, hand.envelope(SaveContact(contact_id=new_id(), name="Ada")))
        assert [outcome.outcome for outcome in reply.outcomes] == ["committed"]
        tables = {table.table for page in reply.pages for table in page.tables}
        assert tables >= {"contact", "command_result"}
        assert len(begun) == 3


def test_only_what_is_told_first_counts(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    """An outage is told to all of a batch; the verdict of one of them may still come."""
    broken = OutageError("database.lost", "The database is gone.")

    def exchange(_rounds: Rounds, _token: str, _body: bytes, tell: Tell) -> None:
        tell(broken)
        tell(b"a verdict")
        tell(broken)

    async def asked(door: Door) -> list[dict[str, Any]]:
        failed: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failed.append(context))
        with pytest.raises(OutageError):
            await door.exchange("token", b"", packs=False)
        await asyncio.sleep(0)
        return failed

    monkeypatch.setattr(Rounds, "exchange", exchange)
    with contextlib.closing(Door(market.server)) as door:
        assert asyncio.run(asked(door)) == []
