# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server compares sums and gives buckets, on both databases, and only what the caller may have."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.errors import UserError
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Refetch, Verify
from sync.protocol.sums import PLACE, Sums
from sync.server.feeds import organisation_scope
from tests.sync_flows.server.hands import Hand, Market, new_id


def _contact() -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company="One")


def _verify(hand: Hand, scope: str, cursor: Cursor, sums: dict[str, bytes]) -> Verify:
    return Verify(
        request_id=new_id(), epoch=hand.epoch, device_id=hand.me.device_id, nonce=hand.nonce,
        scope=scope, cursor=cursor, sums=sums,
    )  # fmt: skip


def _held(hand: Hand, table: str) -> Sums:
    sums = Sums()
    sums.add(
        (bytes.fromhex(row_id), row["version"])
        for (name, row_id), row in hand.rows.items()
        if name == table and (table != "event" or e.DOCUMENT_SECTIONS[row["document_kind"]] == "sourcing")
    )
    return sums


def test_both_databases_add_up_alike(market: Market) -> None:
    shop = market.hand("shop")
    for number in range(30):
        shop.do(a.SaveContact(contact_id=new_id(), name=f"Contact {number}"))
    scope = organisation_scope(shop.company, "sourcing")
    sums = {kind.TABLE: _held(shop, kind.TABLE).packed() for kind in e.entities_in("sourcing")}
    found = shop.gateway.verify(shop.me.token, _verify(shop, scope, shop.cursors[scope], sums))
    assert (found.moved, found.bad) == (False, {})
    row_id = next(row_id for table, row_id in shop.rows if table == "contact")
    bucket = bytes.fromhex(row_id)[PLACE:]
    shop.rows["contact", row_id]["version"] += 1
    sums["contact"] = _held(shop, "contact").packed()
    found = shop.gateway.verify(shop.me.token, _verify(shop, scope, shop.cursors[scope], sums))
    assert found.bad == {"contact": bucket}
    answer = shop.gateway.refetch(
        shop.me.token,
        Refetch(
            request_id=new_id(), epoch=shop.epoch, device_id=shop.me.device_id, nonce=shop.nonce,
            scope=scope, cursor=shop.cursors[scope], table="contact", buckets=bucket,
        ),
    )  # fmt: skip
    assert answer.buckets == bucket
    expected = {row["id"] for (table, _), row in shop.rows.items() if table == "contact"}
    assert {row[0] for row in answer.rows.rows} == {row for row in expected if row[PLACE:] == bucket}


def test_sums_are_compared_at_the_head_only(small_market: Market) -> None:
    shop, other = small_market.hand("shop"), small_market.hand("shop")
    other.do(_contact())
    scope = organisation_scope(shop.company, "sourcing")
    found = shop.gateway.verify(shop.me.token, _verify(shop, scope, shop.cursors[scope], {"contact": b""}))
    assert found.moved
    wrong = Cursor(1, other.cursors[scope].seq, "another")
    with pytest.raises(GatewayError) as caught:
        shop.gateway.verify(shop.me.token, _verify(shop, scope, wrong, {}))
    assert caught.value.failure.code == "epoch_changed"
    with pytest.raises(UserError) as refused:
        other.gateway.verify(other.me.token, _verify(other, scope, other.cursors[scope], {"contact": b"x"}))
    assert refused.value.field == "sums.contact"


def test_nobody_is_told_of_rows_of_others(small_market: Market) -> None:
    shop, north = small_market.hand("shop"), small_market.hand("north")
    small_market.send_request(shop)
    scope = organisation_scope(shop.company, "sourcing")
    cursor = shop.pull().cursors[scope]
    assert north.gateway.verify(north.me.token, _verify(north, scope, cursor, {"request": b""})).moved
    stranger = Refetch(
        request_id=new_id(), epoch=north.epoch, device_id=north.me.device_id, nonce=north.nonce,
        scope=scope, cursor=cursor, table="request", buckets=bytes(range(256)),
    )  # fmt: skip
    answer = north.gateway.refetch(north.me.token, stranger)
    assert answer.moved
    assert answer.rows.rows == []
    with pytest.raises(GatewayError):
        north.gateway.verify(shop.me.token, _verify(north, scope, cursor, {}))
