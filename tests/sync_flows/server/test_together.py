# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Exchanges that share a snapshot are answered as if each had come alone, in few questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.storage.db import Db
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Exchange
from sync.server.ahead import Ahead
from sync.server.recent import Recent
from sync.server.rounds import prepare_many, reply_many
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
