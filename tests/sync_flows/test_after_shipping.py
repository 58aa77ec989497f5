# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What follows when a B2B order leaves its centre: a mail to the retailer, once, and the message for the
customer (S2.89–S2.91).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from email.message import EmailMessage
from typing import Any

import pytest

from desktop_b2b.documents.b2b_message import b2b_message_facts
from desktop_b2b.documents.box_slip import BoxSlipFacts
from desktop_b2b.documents.floor_facts import box_slip_facts
from desktop_b2b.documents.message import customer_message
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, CreateB2BOrder, SaveB2BDraft
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.queries import B2BOrderDetails, B2BOrderView, GetSupply
from desktop_b2b.services.queries.floor import GetFloorOrders
from sync.server.dispatcher import Dispatcher
from sync.server.mail import SmtpSender, parse_smtp
from tests.sync_flows.docks import Dock, open_depot, send_off, stock_up
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.world import CANARY, Desk, World, new_id

D = Decimal
ADDRESS = {
    "company": "Customer Ltd", "contact_name": "Mary", "phone": "+1 555 0100", "address1": "1 High Street",
    "city": "Boston", "region": "MA", "postal_code": "02101", "country": "US",
}  # fmt: skip


class Trade:
    """The retailer's desk and the centre's, with an order of five mugs; the server's mails go to a relay."""

    def __init__(self, world: World, relay: Relay) -> None:
        self.world, self.relay = world, relay
        link = open_depot(world)
        self.shop, self.depot = world.desk("shop"), world.desk("depot")
        self.dock: Dock = stock_up(self.shop, self.depot, link)
        world.settle()
        server = world.server
        sender = SmtpSender(server.readers, server.clock, parse_smtp(relay.url), server.leaving, server.codes)
        self.post = Dispatcher(
            server.readers, server.executor, server.clock, [sender], "one", jitter=lambda _, most: most
        )

    def order(self, **fields: Any) -> str:
        """Five mugs, in Processing at the centre."""
        draft = new_id()
        line = B2BLinePatch(id=new_id(), sku="MUG", quantity=D(5))
        about: dict[str, Any] = {"carrier": "ups", "service": "ground", "consent": True, **ADDRESS, **fields}
        self.shop.do(
            SaveB2BDraft(
                b2b_draft_id=draft, link_id=self.dock.link, recipient_email=CANARY, lines=(line,), **about
            )
        )
        self.shop.do(CreateB2BOrder(b2b_draft_id=draft, order_value=D("77.77")))
        self.world.settle()
        order_id = child_id(draft, "order")
        assert self.depot.row(e.B2BOrder, order_id).state == "processing"
        return order_id

    def view(self, desk: Desk, order_id: str) -> B2BOrderView:
        return desk.store.answer(B2BOrderDetails(b2b_order_id=order_id))

    def message(self, order_id: str, shipment_id: str, language: str = "en") -> str:
        """The message that the retailer copies."""
        (mine,) = self.shop.rows(e.Organisation, 'WHERE "id" = ?', bytes.fromhex(self.shop.company))
        view = self.view(self.shop, order_id)
        return customer_message(b2b_message_facts(view, shipment_id, mine, zone=mine.time_zone), language)


@pytest.fixture
def trade(world: World) -> Iterator[Trade]:
    relay = Relay()
    yield Trade(world, relay)
    relay.stop()


def text(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


def test_s2_90_s2_91_the_retailer_is_told_once_what_left_its_centre(trade: Trade) -> None:
    """By real SMTP, in a letter without price or customer, however often the centre's push arrives."""
    order_id = trade.order()
    send_off(trade.depot, order_id)
    trade.depot.cable.faults.extend(("lost_reply", "twice"))
    trade.depot.try_sync()
    trade.world.settle()
    trade.post.run_due()
    letter = trade.relay.mail()
    order = trade.shop.row(e.B2BOrder, order_id)
    assert order.state == "shipped"
    assert letter["To"] == "shop@example.com"
    assert letter["Subject"] == f"depot-company shipped order {order.number}"
    (box,) = trade.shop.rows(e.HandlingUnit)
    assert "Carrier: Parcel Post" in text(letter)
    assert f"number: {box.tracking}" in text(letter)
    for secret in (CANARY, "77.77", "Customer Ltd"):
        assert secret not in letter.as_string()
    trade.world.settle()
    trade.post.run_due()
    assert trade.relay.left() == []


def test_s2_91_what_was_taken_back_before_the_letter_left_is_not_told(trade: Trade) -> None:
    shipment = send_off(trade.depot, trade.order())
    trade.depot.do(f.VoidShipment(shipment_id=shipment, reason="The wrong box"))
    trade.world.settle()
    trade.post.run_due()
    assert trade.relay.left() == []


def test_s1_3_what_is_collected_is_told_with_who_signed(trade: Trade) -> None:
    now = trade.world.clock.now()
    order_id = trade.order(
        kind="pickup", collector="Ada Lund", collect_from=now + 3_600_000, collect_until=now + 7_200_000,
        carrier="", service="",
    )  # fmt: skip
    shipment = send_off(trade.depot, order_id, signed="Ada Lund")
    trade.world.settle()
    trade.post.run_due()
    letter = trade.relay.mail()
    assert letter["Subject"].endswith("was collected")
    assert "Collected by: Ada Lund" in text(letter)
    assert "Signed: Ada Lund" in text(letter)
    (row,) = trade.view(trade.shop, order_id).shipments
    assert (row.collected_by, row.signature) == ("Ada Lund", "Ada Lund")
    words = trade.message(order_id, shipment)
    assert "was collected" in words
    assert "Collected by: Ada Lund" in words
    assert "on its way" not in words


@pytest.mark.parametrize(("language", "way"), [("en", "is on its way"), ("fr", "est en route")])
def test_s2_91_the_message_for_the_customer_names_the_recipients_mail(
    trade: Trade, language: str, way: str
) -> None:
    order_id = trade.order(note_to_customer="Enjoy!", retailer_order_number="PO-77")
    shipment = send_off(trade.depot, order_id)
    trade.world.settle()
    (box,) = trade.shop.rows(e.HandlingUnit)
    words = trade.message(order_id, shipment, language)
    assert CANARY in words.splitlines()[0]
    for part in (way, "PO-77", "Parcel Post", box.tracking, "5 × MUG", "1 High Street", "Enjoy!"):
        assert part in words, part
    assert "77.77" not in words


def test_s2_89_the_centres_slip_bears_the_retailer_and_nothing_private(trade: Trade) -> None:
    order_id = trade.order(note_to_customer="Enjoy!")
    shipment = send_off(trade.depot, order_id)
    (found,) = trade.depot.store.answer(GetFloorOrders(b2b_order_ids=(order_id,))).orders
    seen = trade.view(trade.depot, order_id)
    assert seen.partner is not None
    slip: BoxSlipFacts = box_slip_facts(found, shipment, seen.partner, logo=None, zone="UTC")
    assert slip.retailer.company == "shop-company"
    assert slip.note == "Enjoy!"
    for secret in (CANARY, "77.77"):
        assert secret not in repr(slip) + repr(seen)


def test_n10_both_sides_see_what_became_of_each_line(trade: Trade) -> None:
    order_id = trade.order()
    for open_, shipped in ((5, 0), (0, 5)):
        for desk in (trade.shop, trade.depot):
            (line,) = desk.store.answer(GetSupply(b2b_order_id=order_id))
            assert (line.ordered, line.open, line.shipped) == (D(5), D(open_), D(shipped))
        if not shipped:
            send_off(trade.depot, order_id)
            trade.world.settle()
