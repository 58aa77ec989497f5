# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the packing card holds while somebody types: boxes, what lies in them, courier and tracking."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
import uuid_utils

from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.commands.sourcing import BoxValue, PackedValue, SaveShipment
from desktop_b2b.domain.entities import Box
from desktop_b2b.services.queries import OrderView, ShipmentView

ZERO = Decimal(0)
#: What one gram and one millimetre are in the units people measure in (mission §7.9).
WEIGHTS = {"kg": Decimal(1000), "lb": Decimal("453.59237")}
LENGTHS = {"cm": Decimal(10), "in": Decimal("25.4")}
MEASURES = ("weight_g", "length_mm", "width_mm", "height_mm")


def new_id() -> str:
    """An id for a new shipment or box."""
    return uuid_utils.uuid7().hex


class PackedBox(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel; 0 where nobody measured."""

    id: str
    tracking: str = ""
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0


class Packing(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of a shipment that is being packed. `packed` by "line id/box id"; `raw`: what was typed and
    is no value.
    """

    boxes: tuple[PackedBox, ...] = ()
    packed: dict[str, Decimal] = msgspec.field(default_factory=dict)
    courier: str = ""
    tracking: str = ""
    raw: dict[str, str] = msgspec.field(default_factory=dict)

    def parts(self) -> dict[str, Any]:
        """All that is packed, by field; boxes as "box/id/field" with their places, texts that are no values
        under "raw/".
        """
        found: dict[str, Any] = {"courier": self.courier or None, "tracking": self.tracking or None}
        for place, box in enumerate(self.boxes):
            found[f"box/{box.id}/place"] = place
            found |= {f"box/{box.id}/{name}": getattr(box, name) or None for name in (*MEASURES, "tracking")}
        found |= {f"packed/{key}": quantity for key, quantity in self.packed.items()}
        found |= {f"raw/{key}": text for key, text in self.raw.items()}
        return {key: part for key, part in found.items() if part is not None}

    def with_parts(self, parts: dict[str, Any]) -> Packing:
        """The packing with these parts and no others; what lies in a box that is gone is not packed."""
        places = {key.split("/")[1]: at for key, at in parts.items() if key.endswith("/place")}
        boxes = tuple(
            PackedBox(
                id=box_id,
                tracking=parts.get(f"box/{box_id}/tracking", ""),
                **{name: parts.get(f"box/{box_id}/{name}", 0) for name in MEASURES},
            )
            for box_id in sorted(places, key=lambda box_id: (places[box_id], box_id))
        )
        packed = {
            key.removeprefix("packed/"): quantity
            for key, quantity in parts.items()
            if key.startswith("packed/") and key.rsplit("/", 1)[-1] in places
        }
        return Packing(
            boxes=boxes,
            packed=packed,
            courier=parts.get("courier", ""),
            tracking=parts.get("tracking", ""),
            raw={key.removeprefix("raw/"): text for key, text in parts.items() if key.startswith("raw/")},
        )

    def quantity(self, line_id: str, box_id: str) -> Decimal:
        """How much of a line lies in a box."""
        return self.packed.get(f"{line_id}/{box_id}", ZERO)

    def of_line(self, line_id: str) -> Decimal:
        """How much of a line is packed, over all boxes."""
        return sum((self.quantity(line_id, box.id) for box in self.boxes), ZERO)

    def put(self, line_id: str, box_id: str, quantity: Decimal | None) -> Packing:
        """So much of a line in a box."""
        packed = {key: value for key, value in self.packed.items() if key != f"{line_id}/{box_id}"}
        if quantity:
            packed[f"{line_id}/{box_id}"] = quantity
        return msgspec.structs.replace(self._without(f"{line_id}/{box_id}"), packed=packed)

    def with_box(self, box_id: str, **values: object) -> Packing:
        """A box with other measures or tracking."""
        boxes = tuple(msgspec.structs.replace(b, **values) if b.id == box_id else b for b in self.boxes)
        made = msgspec.structs.replace(self, boxes=boxes)
        for key in values:
            made = made._without(f"{box_id}/{key}")
        return made

    def add_box(self, box_id: str) -> Packing:
        """One box more, empty."""
        return msgspec.structs.replace(self, boxes=(*self.boxes, PackedBox(id=box_id)))

    def drop_box(self, box_id: str) -> Packing:
        """A box less; what lay in it goes into the first that stays, so that nothing is left behind."""
        kept = tuple(box for box in self.boxes if box.id != box_id)
        packed = {k: v for k, v in self.packed.items() if not k.endswith(f"/{box_id}")}
        for key, value in self.packed.items():
            line_id, _, home = key.partition("/")
            if home == box_id and kept:
                target = f"{line_id}/{kept[0].id}"
                packed[target] = packed.get(target, ZERO) + value
        raw = {key: text for key, text in self.raw.items() if box_id not in key}
        return msgspec.structs.replace(self, boxes=kept, packed=packed, raw=raw)

    def with_raw(self, key: str, text: str) -> Packing:
        """A text that is no value; an empty one takes it away."""
        made = self._without(key)
        return msgspec.structs.replace(made, raw={**made.raw, key: text}) if text else made

    def _without(self, key: str) -> Packing:
        if key not in self.raw:
            return self
        return msgspec.structs.replace(self, raw={k: v for k, v in self.raw.items() if k != key})


def packed_box(box: Box | BoxValue) -> PackedBox:
    """A box as it is stored, or as a command stores it."""
    return PackedBox(
        id=box.id,
        tracking=box.tracking,
        weight_g=box.weight_g,
        length_mm=box.length_mm,
        width_mm=box.width_mm,
        height_mm=box.height_mm,
    )


def packing_of(view: ShipmentView) -> Packing:
    """A shipment as it is stored."""
    return Packing(
        boxes=tuple(map(packed_box, view.boxes)),
        packed={f"{line.order_line_id}/{line.box_id}": line.quantity for line in view.lines if line.quantity},
        courier=view.shipment.courier,
        tracking=view.shipment.tracking,
    )


def room(view: OrderView, shipment_id: str) -> dict[str, Decimal]:
    """How much of each order line this shipment may hold: what is ordered, less what is cancelled, shipped or
    packed in other drafts.
    """
    elsewhere: dict[str, Decimal] = {}
    for other in view.shipments:
        if other.shipment.state == "draft" and other.shipment.id != shipment_id:
            for row in other.lines:
                elsewhere[row.order_line_id] = elsewhere.get(row.order_line_id, ZERO) + row.quantity
    return {
        line.id: max(ZERO, line.quantity - line.cancelled - line.shipped - elsewhere.get(line.id, ZERO))
        for line in view.lines
    }


def first_packing(view: OrderView, shipment_id: str) -> Packing:
    """A new shipment: everything that is still open, in one box. The courier is that of the last shipment."""
    box = PackedBox(id=new_id())
    left = room(view, shipment_id)
    courier = view.shipments[-1].shipment.courier if view.shipments else ""
    return Packing(
        boxes=(box,),
        packed={f"{line_id}/{box.id}": quantity for line_id, quantity in left.items() if quantity},
        courier=courier,
    )


def save_command(view: OrderView, shipment_id: str, packing: Packing) -> SaveShipment | None:
    """The command that stores the packing whole; None while more is packed than is open."""
    if problems(view, shipment_id, packing):
        return None
    return SaveShipment(
        shipment_id=shipment_id,
        order_id=view.order.id,
        boxes=tuple(
            BoxValue(
                id=box.id,
                tracking=box.tracking.strip(),
                weight_g=box.weight_g,
                length_mm=box.length_mm,
                width_mm=box.width_mm,
                height_mm=box.height_mm,
            )
            for box in packing.boxes
        ),
        packed=tuple(
            PackedValue(order_line_id=line.id, box_id=box.id, quantity=packing.quantity(line.id, box.id))
            for line in view.lines
            for box in packing.boxes
            if packing.quantity(line.id, box.id)
        ),
        courier=packing.courier.strip(),
        tracking=packing.tracking.strip(),
    )


Problems = dict[tuple[str, str], tuple[str, Decimal]]


def problems(view: OrderView, shipment_id: str, packing: Packing) -> Problems:
    """What cannot be packed so: by (line id, box id) the code and how much is left."""
    left = room(view, shipment_id)
    found: Problems = {}
    for line in view.lines:
        total = packing.of_line(line.id)
        for box in packing.boxes:
            value = packing.quantity(line.id, box.id)
            if value < 0:
                found[line.id, box.id] = ("negative", left[line.id])
            elif value and countable(line.uom) and value != value.to_integral_value():
                found[line.id, box.id] = ("not_whole", left[line.id])
            elif value and total > left[line.id]:
                found[line.id, box.id] = ("too_much", left[line.id])
    return found


def measured(millimetres_or_grams: int, unit: Decimal) -> Decimal | None:
    """A stored measure in a unit, as exact as one would type it; None where nobody measured."""
    if not millimetres_or_grams:
        return None
    places = Decimal("0.001") if unit >= 100 else Decimal("0.1")
    return (Decimal(millimetres_or_grams) / unit).quantize(places).normalize() + ZERO


def stored(value: Decimal | None, unit: Decimal) -> int:
    """A typed measure in whole grams or millimetres."""
    return int((value * unit).to_integral_value()) if value else 0


def contents(packing: Packing, view: OrderView, box_id: str, word: Mapping[str, str]) -> list[str]:
    """What lies in a box: "120 × Stoneware mug", by the words of the lines."""
    return [
        f"{packing.quantity(line.id, box_id).normalize():f} × {word[line.id]}"
        for line in view.lines
        if packing.quantity(line.id, box_id)
    ]
