# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands of a fulfilment centre's floor: waves, picking, packing, pallets, what leaves the house."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from desktop_b2b.domain.commands.account import Part
from desktop_b2b.domain.commands.base import Command, Numbered, command
from desktop_b2b.domain.values import Id, Instant, Quantity

Measure = Annotated[str, Meta(max_length=80, description="as entered, like 28 lb or 16 × 12 × 10 in")]


@command
class OpenWave(Numbered, frozen=True, kw_only=True):
    """Pick orders together."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "wave_id"

    wave_id: Id
    b2b_order_ids: tuple[Id, ...]
    name: str = ""


@command
class CloseWave(Command, frozen=True):
    """Pick no more by this wave; its orders stay as they are."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "wave_id"

    wave_id: Id


@command
class PickLine(Command, frozen=True, kw_only=True):
    """Take units of a lot for a line. ``override``: why another lot than the first to expire, or than the
    one asked for.
    """

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    b2b_line_id: Id
    stock_lot_id: Id
    quantity: Quantity
    bin_id: Id | None = None
    override: str = ""


@command
class UnpickLine(Command, frozen=True, kw_only=True):
    """Put units back that were taken for a line and are not packed."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    b2b_line_id: Id
    stock_lot_id: Id
    quantity: Quantity
    reason: str
    bin_id: Id | None = None


class ContentValue(Part, frozen=True):
    """How much of a line lies in a box, by lot."""

    b2b_order_id: Id
    b2b_line_id: Id
    stock_lot_id: Id
    quantity: Quantity


class ScanValue(Part, frozen=True):
    """A code as the scanner gave it, how many units it stands for, and when."""

    code: str
    quantity: Quantity
    at: Instant


@command
class PackUnit(Numbered, frozen=True, kw_only=True):
    """Close a box: what lies in it, and the scans that prove it (N11). The shipment is made with its first
    box. ``company_prefix``: the centre's at GS1, empty where it has none: the box has no SSCC then.
    """

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    unit_id: Id
    contents: tuple[ContentValue, ...]
    scans: tuple[ScanValue, ...] = ()
    company_prefix: str = ""
    weight: Measure = ""
    size: Measure = ""


@command
class RecordService(Command, frozen=True, kw_only=True):
    """A value-added service was done for an order, so often (mission §2). What must prove it, the centre's
    table says: ``code``, as it was scanned, or ``b2b_file_id``, a picture that the order has as evidence.

    ``quantity`` 0: it is left out, and ``note`` says why.
    """

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    service_record_id: Id
    b2b_order_id: Id
    service: str
    quantity: Quantity
    note: str = ""
    code: str = ""
    b2b_file_id: Id | None = None


@command
class RemoveServiceRecord(Command, frozen=True):
    """What was recorded of a service was wrong: it counts no more."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "service_record_id"
    REMOVES: ClassVar[bool] = True

    service_record_id: Id


@command
class UnpackUnit(Command, frozen=True, kw_only=True):
    """Open a box or take a pallet apart; its SSCC is never used again."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"
    REMOVES: ClassVar[bool] = True

    shipment_id: Id
    unit_id: Id
    reason: str


@command
class BuildPallet(Numbered, frozen=True, kw_only=True):
    """Put boxes of a shipment onto a pallet."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    unit_id: Id
    box_ids: tuple[Id, ...]
    company_prefix: str = ""
    weight: Measure = ""
    size: Measure = ""


@command
class MeasureUnit(Command, frozen=True, kw_only=True):
    """What a box or pallet weighs and how large it is, in the unit that was read."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"
    EDITS: ClassVar[bool] = True

    shipment_id: Id
    unit_id: Id
    weight: Measure
    size: Measure


class LabelValue(Part, frozen=True):
    """A label that was put onto a box or pallet: the carrier's with its tracking number, or Amazon's."""

    unit_id: Id
    code: str
    kind: Literal["carrier", "fba"] = "carrier"


@command
class LabelShipment(Command, frozen=True, kw_only=True):
    """All labels are on: one for each box, two for Amazon; freight has its bill of lading."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    labels: tuple[LabelValue, ...] = ()
    carrier: str = ""
    service: str = ""
    bol_number: str = ""
    pro_number: str = ""


@command
class ConfirmFulfilment(Command, frozen=True, kw_only=True):
    """It left the house: with a carrier and tracking numbers, as freight with PRO number and bill of lading,
    or in the hands of its collector, who signed.
    """

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    carrier: str = ""
    tracking: str = ""
    pro_number: str = ""
    bol_number: str = ""
    collected_by: str = ""
    signature: str = ""


@command
class VoidShipment(Command, frozen=True, kw_only=True):
    """Take a shipment back before its carrier scanned it: all labels are void, all boxes open."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"
    REMOVES: ClassVar[bool] = True

    shipment_id: Id
    reason: str


@command
class RecordDelivery(Command, frozen=True, kw_only=True):
    """What the carrier says: scanned, delivered, something went wrong, or it comes back."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    outcome: Literal["in_transit", "delivered", "exception", "returned"]
    reason: str = ""
