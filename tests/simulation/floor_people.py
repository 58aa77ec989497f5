# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What people on a centre's floor do: pick, pack, label, ship, and take back. Each picks what is left at its
own desk, so that two of them often take the same order.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands.printing import RecordPrint
from tests.simulation.depot import PREFIX
from tests.simulation.somebody import R, Somebody

Outcome = Literal["in_transit", "delivered", "exception", "returned"]
_WORKED = "state IN ('processing', 'picking', 'picked', 'packed', 'awaiting_shipper', 'labelled')"
_PACKABLE = "state IN ('picked', 'packed', 'awaiting_shipper', 'labelled')"


class FloorWork(Somebody):
    """The makers of the floor's commands."""

    def addressed(self, kind: type[R], where: str = "1") -> R | None:
        """One of the rows that others made for the company."""
        return self.one(kind, f"counterpart_id = ? AND ({where})", bytes.fromhex(self.company))

    def of(self, kind: type[R], field: str, parent: str, where: str = "1") -> list[R]:
        """The rows below another one."""
        return self.desk.rows(kind, f"WHERE {field} = ? AND ({where}) ORDER BY id", bytes.fromhex(parent))

    def open_wave(self) -> Command | None:
        order = self.addressed(e.B2BOrder, "state IN ('processing', 'picking')")
        if order is None:
            return None
        return f.OpenWave(wave_id=self.new_id(), b2b_order_ids=(order.id,), name=self.word())

    def close_wave(self) -> Command | None:
        wave = self.mine(e.Wave, "state = 'open'")
        return f.CloseWave(wave_id=wave.id) if wave is not None else None

    def pick_line(self) -> Command | None:
        order = self.addressed(e.B2BOrder, "state IN ('processing', 'picking')")
        if order is None:
            return None
        for line in self.of(e.B2BLine, "b2b_order_id", order.id, "picked + cancelled < quantity"):
            kept = self.of(e.Reservation, "b2b_line_id", line.id, "picked < quantity")
            if kept:
                left = min(line.quantity - line.cancelled - line.picked, kept[0].quantity - kept[0].picked)
                most = left if self.dice.random() < 0.7 else min(left, Decimal(1))
                places = self.of(e.BinStock, "stock_lot_id", kept[0].stock_lot_id, "quantity > 0")
                place = self.dice.choice(places) if places else None
                return f.PickLine(
                    b2b_order_id=order.id, b2b_line_id=line.id, stock_lot_id=kept[0].stock_lot_id,
                    quantity=min(most, place.quantity) if place is not None else most,
                    bin_id=place.bin_id if place is not None else None,
                )  # fmt: skip
        return None

    def unpick_line(self) -> Command | None:
        order = self.addressed(e.B2BOrder, "state IN ('picking', 'picked', 'packed', 'cancelled')")
        if order is None:
            return None
        for kept in self.of(e.Reservation, "b2b_order_id", order.id, "picked > 0"):
            return f.UnpickLine(
                b2b_order_id=order.id, b2b_line_id=kept.b2b_line_id, stock_lot_id=kept.stock_lot_id,
                quantity=Decimal(1), reason=self.word(),
            )  # fmt: skip
        return None

    def pack_unit(self) -> Command | None:
        order = self.addressed(e.B2BOrder, _PACKABLE)
        if order is None:
            return None
        contents, scans = [], []
        for line in self.of(e.B2BLine, "b2b_order_id", order.id, "packed < picked"):
            kept = self.of(e.Reservation, "b2b_line_id", line.id, "picked > 0")
            if not kept:
                continue
            quantity = min(kept[0].picked, line.picked - line.packed)
            contents.append(
                f.ContentValue(
                    b2b_order_id=order.id, b2b_line_id=line.id, stock_lot_id=kept[0].stock_lot_id,
                    quantity=quantity,
                )
            )  # fmt: skip
            code = line.sku or line.inventory_id
            scans.append(f.ScanValue(code=code, quantity=quantity, at=self.desk.clock.now()))
        if not contents:
            return None
        known = self.mine(e.FulfilmentShipment, "state IN ('packed', 'labelled')")
        shared = known is not None and self.dice.random() < 0.3
        return f.PackUnit(
            shipment_id=known.id if known is not None and shared else self.new_id(), unit_id=self.new_id(),
            contents=tuple(contents), scans=tuple(scans), company_prefix=PREFIX, weight="12 kg",
            size="40 × 30 × 20 cm",
        )  # fmt: skip

    def record_service(self) -> Command | None:
        """One more of what an order asks for, or word that it is left out; now and then one too many."""
        order = self.addressed(e.B2BOrder, f"{_WORKED} AND services <> '[]'")
        if order is None or not order.services:
            return None
        done = self.dice.random() < 0.8
        return f.RecordService(
            service_record_id=self.new_id(), b2b_order_id=order.id,
            service=self.dice.choice(order.services).partition("*")[0], quantity=Decimal(1 if done else 0),
            note=self.word(), code=self.word(),
        )  # fmt: skip

    def remove_service_record(self) -> Command | None:
        known = self.mine(e.ServiceRecord)
        return f.RemoveServiceRecord(service_record_id=known.id) if known is not None else None

    def unpack_unit(self) -> Command | None:
        unit = self.mine(e.HandlingUnit, "state = 'packed'")
        if unit is None:
            return None
        return f.UnpackUnit(shipment_id=unit.fulfilment_shipment_id, unit_id=unit.id, reason=self.word())

    def build_pallet(self) -> Command | None:
        box = self.mine(e.HandlingUnit, "state = 'packed' AND kind = 'box' AND parent_id IS NULL")
        if box is None:
            return None
        return f.BuildPallet(
            shipment_id=box.fulfilment_shipment_id, unit_id=self.new_id(), box_ids=(box.id,),
            company_prefix=PREFIX, weight="200 kg", size="120 × 80 × 150 cm",
        )  # fmt: skip

    def measure_unit(self) -> Command | None:
        unit = self.mine(e.HandlingUnit, "state = 'packed'")
        if unit is None:
            return None
        return f.MeasureUnit(
            shipment_id=unit.fulfilment_shipment_id, unit_id=unit.id,
            weight=f"{self.dice.randint(1, 60)} lb", size="16 × 12 × 10 in",
        )  # fmt: skip

    def label_shipment(self) -> Command | None:
        shipment = self.mine(e.FulfilmentShipment, "state = 'packed'")
        if shipment is None:
            return None
        boxes = self.of(
            e.HandlingUnit, "fulfilment_shipment_id", shipment.id, "state = 'packed' AND kind = 'box'"
        )
        labels = tuple(
            f.LabelValue(unit_id=box.id, code=f"1Z{self.dice.randrange(10**6)}{index}")
            for index, box in enumerate(boxes)
        )
        return f.LabelShipment(
            shipment_id=shipment.id, labels=labels, carrier="Parcel", bol_number="B1", pro_number="P1"
        )

    def confirm_fulfilment(self) -> Command | None:
        shipment = self.mine(
            e.FulfilmentShipment, "state = 'labelled' OR (state = 'packed' AND mode = 'pickup')"
        )
        if shipment is None:
            return None
        return f.ConfirmFulfilment(
            shipment_id=shipment.id, carrier="Parcel", tracking=f"T{self.dice.randrange(999)}",
            pro_number="P1", bol_number="B1", collected_by="Ada", signature="Ada",
        )  # fmt: skip

    def void_shipment(self) -> Command | None:
        shipment = self.mine(e.FulfilmentShipment, "state IN ('packed', 'labelled', 'confirmed')")
        if shipment is None:
            return None
        return f.VoidShipment(shipment_id=shipment.id, reason=self.word())

    def record_delivery(self) -> Command | None:
        shipment = self.mine(e.FulfilmentShipment, "state IN ('confirmed', 'in_transit', 'exception')")
        if shipment is None:
            return None
        outcomes: tuple[Outcome, ...] = ("in_transit", "delivered", "exception", "returned")
        outcome = self.dice.choice(outcomes)
        return f.RecordDelivery(shipment_id=shipment.id, outcome=outcome, reason=self.word())

    def record_print(self) -> Command | None:
        unit = self.mine(e.HandlingUnit)
        if unit is None:
            return None
        paper: Literal["pallet_label", "carton_label"] = (
            "pallet_label" if unit.kind == "pallet" else "carton_label"
        )
        return RecordPrint(about_id=unit.id, paper=paper, copy=self.dice.randint(1, 3))
