# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer, a centre that holds its stock, and orders that stand ready to be picked."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.values import child_id, sort_key
from tests.unit.memory_uow import World, an_id

D = Decimal
PREFIX = "0952876"
#: GTINs with right check digits.
GTIN = {"A": "4006381333931", "B": "9780201379624", "C": "0036000291452"}
CASE = "14006381333938"
WEIGHT, SIZE = "28 lb", "16 × 12 × 10 in"
SHIP_TO = {
    "company": "Bergen Store", "contact_name": "Ada", "address1": "Dock 4", "city": "Bergen",
    "postal_code": "5003", "country": "NO",
}  # fmt: skip


class Floor(World):
    """``shop`` keeps items A, B (two lots that expire) and C at ``centre``; ``other`` is another retailer."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.organisation("Shop", is_retailer=True)
        self.other = self.organisation("Other", is_retailer=True)
        self.centre = self.organisation("Centre", is_fulfilment_centre=True, time_zone="America/Chicago")
        self.put(
            e.Link(
                id=an_id("link"),
                owner_id=self.shop.organisation_id,
                counterpart_id=self.centre.organisation_id,
                kind="fulfilment_centre",
            )
        )
        self.lots: dict[str, str] = {}
        for name in "ABC":
            self.item(name)
        for lot, expires in (("A", ""), ("B", "2027-03-01"), ("B", "2027-09-01"), ("C", "")):
            self.lot(lot, expires, 1_000)

    def item(self, name: str) -> None:
        self.put(
            e.StockItem(
                id=an_id(f"item {name}"),
                owner_id=self.shop.organisation_id,
                counterpart_id=self.centre.organisation_id,
                link_id=an_id("link"),
                product_id=an_id(f"product {name}"),
                inventory_id=f"INV-{name}",
                sku=f"SKU-{name}",
                gtin=GTIN[name],
                case_gtin=CASE if name == "A" else "",
                case_units=D(6) if name == "A" else D(0),
            )
        )

    def lot(self, name: str, expires: str, on_hand: int) -> str:
        """A lot of an item; its id is in ``lots`` by item and month of expiry."""
        key = f"{name}{expires[5:7]}"
        self.lots[key] = child_id(an_id(f"item {name}"), "lot", key)
        self.put(
            e.StockLot(
                id=self.lots[key],
                owner_id=self.centre.organisation_id,
                counterpart_id=self.shop.organisation_id,
                stock_item_id=an_id(f"item {name}"),
                lot=f"L{expires[5:7]}" if expires else "",
                expires_on=expires,
                on_hand=D(on_hand),
            )
        )
        return self.lots[key]

    def order(self, name: str = "order", owner: Any = None, *, lots: Any = None, **quantities: Any) -> str:
        """An order in Processing; ``A=6`` wants six of A. Its stock is reserved of the first lot."""
        fields = {**SHIP_TO, **quantities.pop("fields", {})}
        owner = owner or self.shop
        order_id = an_id(name)
        self.put(
            e.B2BOrder(
                id=order_id,
                owner_id=owner.organisation_id,
                counterpart_id=self.centre.organisation_id,
                number=f"S1-{name}",
                state="processing",
                link_id=an_id("link"),
                **fields,
            )
        )
        for position, (item, quantity) in enumerate(quantities.items()):
            self._line(
                order_id, owner.organisation_id, item, D(quantity), position, (lots or {}).get(item, "")
            )
        return order_id

    def _line(self, order_id: str, owner: str, item: str, quantity: D, position: int, lot: str) -> None:
        line = e.B2BLine(
            id=child_id(order_id, "line", item),
            owner_id=owner,
            counterpart_id=self.centre.organisation_id,
            b2b_order_id=order_id,
            sort_key=sort_key(position),
            stock_item_id=an_id(f"item {item}"),
            sku=f"SKU-{item}",
            gtin=GTIN[item],
            lot=lot,
            quantity=quantity,
            reserved=quantity,
        )
        first = self.row(e.StockLot, self.lots[{"B": "B03"}.get(item, item)])
        first.reserved += quantity
        self.put(line)
        self.put(
            e.Reservation(
                id=child_id(line.id, "reservation", first.id),
                owner_id=owner,
                counterpart_id=self.centre.organisation_id,
                b2b_order_id=order_id,
                b2b_line_id=line.id,
                stock_lot_id=first.id,
                quantity=quantity,
            )
        )

    def line(self, item: str, order: str = "order") -> e.B2BLine:
        return self.row(e.B2BLine, child_id(an_id(order), "line", item))

    def pick(self, item: str, quantity: object, order: str = "order", lot: str = "", **more: Any) -> None:
        self.do(
            self.centre,
            f.PickLine(
                b2b_order_id=an_id(order),
                b2b_line_id=self.line(item, order).id,
                stock_lot_id=self.lots[lot or {"B": "B03"}.get(item, item)],
                quantity=D(str(quantity)),
                **more,
            ),
        )

    def content(self, item: str, quantity: object, order: str = "order", lot: str = "") -> f.ContentValue:
        return f.ContentValue(
            b2b_order_id=an_id(order),
            b2b_line_id=self.line(item, order).id,
            stock_lot_id=self.lots[lot or {"B": "B03"}.get(item, item)],
            quantity=D(str(quantity)),
        )

    def box(
        self, name: str, *contents: f.ContentValue, shipment: str = "shipment", **more: Any
    ) -> f.PackUnit:
        """A box with its contents, and a scan for each of them."""
        skus = {line.id: line.sku for line in self.all(e.B2BLine)}
        scans = tuple(
            f.ScanValue(code=GTIN[skus[one.b2b_line_id][-1]], quantity=one.quantity, at=self.now)
            for one in contents
        )
        return f.PackUnit(
            shipment_id=an_id(shipment),
            unit_id=an_id(name),
            contents=contents,
            scans=more.pop("scans", scans),
            company_prefix=more.pop("company_prefix", PREFIX),
            weight=more.pop("weight", WEIGHT),
            size=more.pop("size", SIZE),
        )

    def pack(self, name: str, *contents: f.ContentValue, shipment: str = "shipment", **more: Any) -> None:
        self.do(self.centre, self.box(name, *contents, shipment=shipment, **more))

    def label(self, *boxes: str, shipment: str = "shipment", **more: Any) -> None:
        labels = tuple(f.LabelValue(unit_id=an_id(box), code=f"1Z-{box}") for box in boxes)
        self.do(
            self.centre,
            f.LabelShipment(
                shipment_id=an_id(shipment),
                labels=more.pop("labels", labels),
                carrier=more.pop("carrier", "Parcel Post"),
                **more,
            ),
        )

    def confirm(self, shipment: str = "shipment", **more: Any) -> None:
        self.do(self.centre, f.ConfirmFulfilment(shipment_id=an_id(shipment), **more))

    def state(self, order: str = "order") -> str:
        return self.row(e.B2BOrder, an_id(order)).state

    def shipped_whole(self, name: str = "order") -> None:
        """An order of six A, from picking to the truck."""
        self.order(name, A=6)
        self.pick("A", 6, name)
        self.pack(f"box of {name}", self.content("A", 6, name), shipment=f"shipment of {name}")
        self.label(f"box of {name}", shipment=f"shipment of {name}")
        self.confirm(f"shipment of {name}")

    def check(self) -> None:
        """What always holds: sums of movements, of reservations and of boxes (N10, N19)."""
        for lot in self.all(e.StockLot):
            moved = sum(row.quantity for row in self.all(e.StockMovement, stock_lot_id=lot.id))
            kept = [row for row in self.all(e.Reservation) if row.stock_lot_id == lot.id]
            assert lot.on_hand == D(1_000) + moved, "on hand is not the sum of movements"
            assert lot.reserved == sum(row.quantity - row.picked for row in kept)
            assert all(D(0) <= row.picked <= row.quantity for row in kept)
            assert lot.on_hand >= lot.reserved >= 0
        for line in self.all(e.B2BLine):
            boxed = self.all(e.PackedLine, b2b_line_id=line.id)
            gone = {
                row.id
                for row in self.all(e.FulfilmentShipment)
                if row.state in ("confirmed", "in_transit", "delivered", "exception", "returned")
            }
            assert line.packed == sum(row.quantity for row in boxed)
            assert line.shipped == sum(r.quantity for r in boxed if r.fulfilment_shipment_id in gone)
            assert D(0) <= line.shipped <= line.packed <= line.picked <= line.quantity - line.cancelled
        numbers = [unit.sscc for unit in self.all(e.HandlingUnit) if unit.sscc]
        assert len(numbers) == len(set(numbers)), "an SSCC was given twice"
