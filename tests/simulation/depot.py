# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders that a world with a centre begins with, one at each stage of the floor: a history of some dozen
steps would seldom bring one so far.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.stock import item_id

ADDRESS: dict[str, Any] = {
    "company": "Customer Ltd", "contact_name": "Ada Doe", "phone": "+33 1 23", "address1": "1 High Street",
    "city": "Leeds", "postal_code": "LS1 1AA", "country": "GB",
}  # fmt: skip
PREFIX = "0952876"
#: What is done for each of the orders, in turn; the drafts beyond them wait, the last of them deleted.
_STAGES: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("pick",),
    ("pick", "pack"),
    ("pick", "pack", "label"),
    ("pick", "pack", "label", "confirm"),
    ("pick", "ask"),
    ("quote",),
    (),  # the last one's reserve date is the day after
)
_DRAFTS = 3
#: So many of them ask for a service that is proven before their labels.
_SERVED = 3


def service_of(desk: Any, link_id: Id) -> dict[str, Any]:
    """A service for parcels abroad that the centre offers."""
    terms = desk.rows(e.LinkTerms, "WHERE id = ?", bytes.fromhex(link_id))
    for carrier in decode_tables(terms[0].tables).carriers if terms else ():
        for service in carrier.services:
            if service.mode == "parcel" and service.international:
                return {"carrier": carrier.code, "service": service.code}
    return {"carrier": "ups", "service": "ground"}


def begin_orders(shop: Any, depot: Any, link: Id, secret: str) -> None:
    """Make them, as the two companies would."""
    drafts = [child_id(link, "draft", number) for number in range(len(_STAGES) + _DRAFTS)]
    tomorrow = to_datetime(shop.clock.now() + DAY).date().isoformat()
    for number, draft in enumerate(drafts):
        line = b.B2BLinePatch(
            id=child_id(draft, "line"), product_id=child_id(link, "product", number % 2), quantity=Decimal(2)
        )
        shop.store.execute(
            b.SaveB2BDraft(
                b2b_draft_id=draft, link_id=link, recipient_email=secret, consent=True, lines=(line,),
                reserve_on=tomorrow if number == len(_STAGES) - 1 else "",
                services=("kitting*2",) if number < _SERVED else (),
                **ADDRESS, **service_of(shop, link),
            )
        )  # fmt: skip
    for draft in drafts[: len(_STAGES)]:
        shop.store.execute(b.CreateB2BOrder(b2b_draft_id=draft, choice=secret))
    shop.store.execute(b.DeleteB2BDraft(b2b_draft_id=drafts[-1]))
    for desk in (shop, depot):
        desk.engine.round()
    for number, stages in enumerate(_STAGES):
        work = Stages(shop, depot, drafts[number], item_id(link, child_id(link, "product", number % 2)))
        for stage in stages:
            getattr(work, stage)()
    for desk in (depot, shop):
        desk.engine.round()


class Stages:
    """What is done for one order."""

    def __init__(self, shop: Any, depot: Any, draft: Id, item: Id) -> None:
        self.shop, self.depot = shop, depot
        self.order, self.shipment = child_id(draft, "order"), child_id(draft, "shipment")
        self.unit, self.line = child_id(draft, "unit"), child_id(child_id(draft, "line"), "order")
        (self.lot,) = depot.rows(e.StockLot, "WHERE stock_item_id = ?", bytes.fromhex(item))

    def pick(self) -> None:
        (place,) = self.depot.rows(e.BinStock, "WHERE stock_lot_id = ?", bytes.fromhex(self.lot.id))
        self.depot.store.execute(
            f.PickLine(
                b2b_order_id=self.order, b2b_line_id=self.line, stock_lot_id=self.lot.id, quantity=Decimal(2),
                bin_id=place.bin_id,
            )
        )  # fmt: skip

    def pack(self) -> None:
        line = self.depot.rows(e.B2BLine, "WHERE id = ?", bytes.fromhex(self.line))[0]
        content = f.ContentValue(
            b2b_order_id=self.order, b2b_line_id=self.line, stock_lot_id=self.lot.id, quantity=Decimal(2)
        )
        scan = f.ScanValue(code=line.sku, quantity=Decimal(2), at=self.depot.clock.now())
        self.depot.store.execute(
            f.PackUnit(
                shipment_id=self.shipment, unit_id=self.unit, contents=(content,), scans=(scan,),
                company_prefix=PREFIX, weight="12 kg", size="40 × 30 × 20 cm",
            )
        )  # fmt: skip

    def label(self) -> None:
        label = f.LabelValue(unit_id=self.unit, code=f"1Z{self.unit[:8]}")
        self.depot.store.execute(
            f.LabelShipment(shipment_id=self.shipment, labels=(label,), carrier="Parcel")
        )

    def confirm(self) -> None:
        self.depot.store.execute(f.ConfirmFulfilment(shipment_id=self.shipment, carrier="Parcel"))

    def quote(self) -> None:
        self.depot.store.execute(b.QuoteB2BShipping(b2b_order_id=self.order, quote=Decimal(12)))

    def ask(self) -> None:
        self.depot.engine.round()
        self.shop.engine.round()
        self.shop.store.execute(b.CancelB2BOrder(b2b_order_id=self.order, reason="not wanted"))
