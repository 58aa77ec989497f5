# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An attachment's content opens for the two parties of its answer, once that was sent; for nobody else."""

from __future__ import annotations

import hashlib

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from sync.client.files import fetch
from sync.protocol.gateway import GatewayError
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, new_id

PDF = b"%PDF-1.7 prices"
DIGEST = hashlib.sha256(PDF).hexdigest()


def read(desk: Desk) -> bytes | None:
    """What the server gives for the hash."""
    assert desk.store.session is not None
    try:
        return fetch(desk.cable, desk.store.session.token, DIGEST)[1]
    except GatewayError as error:
        return None if error.status == 404 else b"another refusal"


@pytest.fixture
def trade(world: World) -> Trade:
    """North is asked, and has a file with its draft."""
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    shop.sync()
    north.sync()
    north.store.store_file(PDF, "application/pdf")
    attach(north, world.inquiry(trade.request_id, "north"))
    north.sync()
    shop.sync()
    return trade


def attach(desk: Desk, inquiry_id: str) -> None:
    """Name the file in an answer."""
    desk.do(
        c.AddAttachment(
            attachment_id=new_id(), inquiry_id=inquiry_id, name="Prices.pdf", file_hash=DIGEST,
            mime="application/pdf", size=len(PDF),
        )
    )  # fmt: skip


def test_it_opens_with_the_answer_and_for_its_parties_only(world: World, trade: Trade) -> None:
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    assert (read(north), read(shop)) == (PDF, None)
    assert shop.rows(e.Attachment) == []
    trade.answer(north, "north", "5")
    north.sync()
    shop.sync()
    (seen,) = shop.rows(e.Attachment)
    assert seen.name == "Prices.pdf"
    # It came by itself, and is here without a network.
    with shop.store.reading() as db:
        assert db.query("SELECT content FROM file WHERE hash = ?", (DIGEST,)) == [(PDF,)]
    south.sync()
    assert (read(shop), read(south)) == (PDF, None)
    # Who names the hash opens nothing by it, neither for itself nor for the retailer.
    attach(south, world.inquiry(trade.request_id, "south"))
    south.sync()
    assert read(south) is None


def test_taken_away_it_opens_no_more(world: World, trade: Trade) -> None:
    shop, north = world.desk("shop"), world.desk("north")
    trade.answer(north, "north", "5")
    north.sync()
    assert read(shop) == PDF
    (kept,) = north.rows(e.Attachment)
    north.do(c.RemoveAttachment(attachment_id=kept.id))
    north.sync()
    assert read(shop) is None
    world.settle(shop, north)
    world.assert_converged(shop, north)
