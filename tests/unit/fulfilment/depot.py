# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer with its stock at two fulfilment centres, and the steps of a B2B order in one call each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.values import child_id
from tests.unit.memory_uow import World, an_id

D = Decimal
EMAIL = "secret.customer@example.com"
ADDRESS: dict[str, Any] = {
    "company": "Customer Ltd", "contact_name": "Ada Doe", "phone": "+1 555 0100", "address1": "1 High Street",
    "city": "Boston", "postal_code": "02101", "region": "MA", "country": "US",
}  # fmt: skip


class Depot(World):
    """``shop`` has products ``mug`` and ``tea`` at ``depot`` and ``annex``; tea is kept by lot."""

    def __init__(self) -> None:
        super().__init__()
        zone = "America/New_York"
        self.shop = self.organisation("Shop", is_retailer=True, time_zone=zone, currency="USD", country="US")
        centre = {"is_fulfilment_centre": True, "time_zone": zone, "country": "US"}
        self.depot = self.organisation("Depot", **centre)
        self.annex = self.organisation("Annex", **centre)
        self.rival = self.organisation("Rival", is_retailer=True)
        self.links = {one.name: self._centre(one) for one in (self.depot, self.annex)}
        for sku in ("mug", "tea"):
            row = e.Product(id=an_id(sku), owner_id=self.shop.organisation_id, sku=sku.upper())
            self.put(row)
            for centre_ in (self.depot, self.annex):
                self.item(sku, centre_, by_lot=sku == "tea", expires=sku == "tea")

    def _centre(self, centre: Actor) -> str:
        self.connect(self.shop, centre)
        link = self.one(e.Link, counterpart_id=centre.organisation_id)
        link.kind = "fulfilment_centre"
        return link.id

    def link(self, centre: Actor | None = None) -> str:
        return self.links[(centre or self.depot).name]

    def item(self, sku: str, centre: Actor | None = None, **fields: Any) -> e.StockItem:
        """A product at a centre, made or changed."""
        link = self.link(centre)
        row_id = child_id(link, "item", an_id(sku))
        found = self.find(e.StockItem, row_id)
        if found is None:
            found = e.StockItem(
                id=row_id, owner_id=self.shop.organisation_id,
                counterpart_id=(centre or self.depot).organisation_id, link_id=link, product_id=an_id(sku),
                inventory_id=f"INV-{sku}", sku=sku.upper(), description=f"A {sku}",
            )  # fmt: skip
            self.put(found)
        for name, value in fields.items():
            setattr(found, name, value)
        return found

    def stock(
        self, sku: str, units: object, lot: str = "", expires: str = "", centre: Actor | None = None
    ) -> str:
        """Units that lie at a centre; the lot's id."""
        item = self.item(sku, centre)
        row_id = child_id(item.id, "lot", lot)
        self.put(
            e.StockLot(
                id=row_id, owner_id=(centre or self.depot).organisation_id,
                counterpart_id=self.shop.organisation_id, stock_item_id=item.id, lot=lot, expires_on=expires,
                on_hand=D(str(units)),
            )
        )  # fmt: skip
        return row_id

    def line(self, name: str, sku: str, quantity: object = 5, **fields: Any) -> b.B2BLinePatch:
        return b.B2BLinePatch(id=an_id(name), sku=sku.upper(), quantity=D(str(quantity)), **fields)

    def draft(self, name: str = "draft", *lines: b.B2BLinePatch, **fields: Any) -> str:
        """A draft that is ready, but for what is said otherwise."""
        row_id = an_id(name)
        given: dict[str, Any] = {
            **ADDRESS, "link_id": self.link(), "consent": True, "recipient_email": EMAIL,
            "carrier": "ups", "service": "ground", **fields,
        }  # fmt: skip
        self.do(self.shop, b.SaveB2BDraft(b2b_draft_id=row_id, lines=lines, **given))
        return row_id

    def order(self, name: str = "draft", *lines: b.B2BLinePatch, server: bool = True, **fields: Any) -> str:
        """An order; its id."""
        draft_id = self.draft(name, *(lines or (self.line(f"{name} mug", "mug"),)), **fields)
        self.do(self.shop, b.CreateB2BOrder(b2b_draft_id=draft_id), server=server)
        return child_id(draft_id, "order")

    def the(self, order_id: str) -> e.B2BOrder:
        return self.row(e.B2BOrder, order_id)
