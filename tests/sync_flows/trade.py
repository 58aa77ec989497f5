# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One trade from draft to slip, step by step; each step runs at one desk on what that desk has."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.documents.facts import slip_facts
from desktop_b2b.documents.slip import SlipFacts
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.queries import GetFile, GetOrder, PreviewOrders
from tests.sync_flows.world import Desk, World, new_id

#: A logo's bytes: the least that the header check takes for a JPG of 8 x 8 pixels.
LOGO = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00logo\xff\xd9"
)


class Trade:
    """A request for two items to two suppliers, of which north ships what is ordered."""

    def __init__(self, world: World, shop: Desk) -> None:
        self.world = world
        self.shop = shop
        self.request_id = new_id()
        self.hammer = world.line("hammer")
        self.nails = world.line("nails", ("north",))
        self.shipment_id = new_id()

    def save(self) -> None:
        self.shop.do(self.world.draft(self.request_id, self.hammer))
        self.shop.do(
            c.SaveDraft(request_id=self.request_id, lines=(self.nails,), note_to_suppliers="Gently, please")
        )

    def send(self) -> None:
        self.shop.do(c.SendRequest(request_id=self.request_id))

    def answer(self, desk: Desk, name: str, price: str) -> None:
        asked = (self.hammer, self.nails) if name == "north" else (self.hammer,)
        cmd = self.world.answer(self.request_id, name, *asked, price=price)
        desk.do(c.SaveAnswerDraft(inquiry_id=cmd.inquiry_id, comment="soon", lines=cmd.lines), cmd)
        desk.do(c.PostMessage(message_id=new_id(), thread_id=cmd.inquiry_id, body=f"From {name}"))

    def assignments(self) -> tuple[c.Assignment, ...]:
        return tuple(
            c.Assignment(ask_id=self.world.ask(self.request_id, "north", line), quantity=Decimal(10))
            for line in (self.hammer, self.nails)
        )

    def assign(self) -> None:
        self.shop.do(c.SaveAssignment(request_id=self.request_id, assignments=self.assignments()))

    def order(self) -> None:
        preview = self.shop.store.answer(
            PreviewOrders(request_id=self.request_id, assignments=self.assignments())
        )
        self.shop.do(
            c.PlaceOrders(
                request_id=self.request_id,
                assignments=self.assignments(),
                preview_hash=preview.preview_hash,
                close=True,
            )
        )

    def order_at(self, desk: Desk) -> e.Order:
        return desk.rows(e.Order)[0]

    def ship(self, desk: Desk) -> None:
        order = self.order_at(desk)
        lines = desk.rows(e.OrderLine, 'WHERE "order_id" = ?', bytes.fromhex(order.id))
        box = new_id()
        desk.do(
            c.AcceptOrder(order_id=order.id),
            c.SaveShipment(
                shipment_id=self.shipment_id,
                order_id=order.id,
                boxes=(c.BoxValue(id=box, weight_g=1200),),
                packed=tuple(
                    c.PackedValue(order_line_id=line.id, box_id=box, quantity=line.quantity) for line in lines
                ),
            ),
            c.ConfirmShipment(shipment_id=self.shipment_id, courier="Parcel Post", tracking="PP123"),
        )

    def slip(self, desk: Desk) -> SlipFacts:
        """What the packing slip says at a desk."""
        order = self.order_at(desk)
        view = desk.store.answer(GetOrder(order_id=order.id))
        fact = desk.rows(e.LinkFact, 'WHERE "owner_id" = ?', bytes.fromhex(order.owner_id))[0]
        logo = desk.store.answer(GetFile(hash=fact.logo_hash)) if fact.logo_hash else None
        content = logo.content if logo is not None else None
        return slip_facts(view, self.shipment_id, fact, logo=content, zone="UTC")
