# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Compaction's statements on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from sync.protocol.gateway import GatewayError
from sync.server import compaction
from sync.server.feeds import organisation_scope
from tests.sync_flows.server.hands import Market, new_id


def _query(market: Market, sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with market.server.readers.snapshot() as db:
        return db.query(sql, params)


def test_tombstones_marks_and_verdicts_go_on_both_databases(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "BATCH", 4)
    shop, away = market.hand("shop"), market.hand("shop")
    request_id, lines = new_id(), [market.line(name) for name in "abcdef"]
    shop.do(market.draft(request_id, *lines))
    away.pull()
    shop.do(c.SaveDraft(request_id=request_id, removed_lines=tuple(line.id for line in lines[1:])))
    for _ in range(6):
        shop.do(a.SaveContact(contact_id=new_id(), company="One"))
    scope = organisation_scope(shop.company, "sourcing")
    head = shop.cursors[scope].seq
    assert market.server.compactor.run() == compaction.Compacted()
    market.clock.advance(compaction.HORIZON + DAY)
    done = market.server.compactor.run()
    assert done.tombstones >= 5
    assert done.results == done.bodies - _own(market) == 8
    assert _query(market, 'SELECT "min_seq" FROM "scope" WHERE "name" = ?', scope) == [(head,)]
    assert _query(market, 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ?', scope) == [(head,)]
    assert _query(market, 'SELECT count(*) FROM "feed" WHERE "op" <> 1 AND "scope" = ?', scope) == [(0,)]
    assert _query(market, 'SELECT count(*) FROM "command_log" WHERE "user_id" IS NOT NULL') == [(8,)]
    with pytest.raises(GatewayError) as caught:
        away.exchange()
    assert (caught.value.status, caught.value.failure.code) == (410, "cursor_gone")
    while True:
        try:
            away.pull()
            break
        except GatewayError as error:
            del away.cursors[str(error.failure.detail["scope"])]
    shop.pull()
    assert {row["id"] for row in away.table(e.Contact)} == {row["id"] for row in shop.table(e.Contact)}
    fresh = market.hand("shop")
    assert fresh.rows == shop.rows


def _own(market: Market) -> int:
    return int(_query(market, 'SELECT count(*) FROM "command_log" WHERE "user_id" IS NULL')[0][0])


def test_who_is_at_the_head_never_notices(market: Market) -> None:
    shop = market.hand("shop")
    shop.do(a.SaveContact(contact_id=new_id(), company="One"))
    market.clock.advance(compaction.HORIZON + DAY)
    market.server.compactor.run()
    assert shop.do(a.SaveContact(contact_id=new_id(), company="Two")) == "committed"
    assert len(shop.table(e.Contact)) == 2
