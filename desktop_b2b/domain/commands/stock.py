# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about what fulfilment centres hold, and on what terms (S1.22–S1.25)."""

from __future__ import annotations

from typing import ClassVar

from desktop_b2b.domain.commands.account import Part
from desktop_b2b.domain.commands.base import UNSET, Command, UnsetType, command
from desktop_b2b.domain.values import Country, Id, Quantity


@command
class SaveCentreTerms(Command, frozen=True):
    """Publish the centre's tables (``rules.trade``): turnaround, fees, zones, carriers, services, rules, as
    one JSON document. Connected retailers see them.
    """

    PRIVILEGE: ClassVar[str] = "centre.edit"
    TARGET: ClassVar[str] = "organisation_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    organisation_id: Id
    tables: str


@command
class SetAccountTier(Command, frozen=True):
    """What standing a retailer has with the centre, as rows of its turnaround name it; empty: the usual one.
    Its open orders are judged anew.
    """

    PRIVILEGE: ClassVar[str] = "centre.edit"
    TARGET: ClassVar[str] = "link_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    link_id: Id
    tier: str


@command
class SaveStockItem(Command, frozen=True):
    """Make or change a product as a centre holds it. Its id follows from connection and product
    (``services.stock.item_id``), which are given with the first one.

    ``weight`` and ``size`` as people write them: ``2.5 kg``, ``30 x 20 x 12 cm``. A product without an
    inventory ID gets its SKU as one.
    """

    PRIVILEGE: ClassVar[str] = "b2b.edit"
    TARGET: ClassVar[str] = "stock_item_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    stock_item_id: Id
    link_id: Id | UnsetType = UNSET
    product_id: Id | UnsetType = UNSET
    inventory_id: str | UnsetType = UNSET
    sku: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    uom: str | UnsetType = UNSET
    gtin: str | UnsetType = UNSET
    case_gtin: str | UnsetType = UNSET
    case_units: Quantity | UnsetType = UNSET
    pallet_units: Quantity | UnsetType = UNSET
    weight: str | UnsetType = UNSET
    size: str | UnsetType = UNSET
    by_lot: bool | UnsetType = UNSET
    expires: bool | UnsetType = UNSET
    fragile: bool | UnsetType = UNSET
    un_number: str | UnsetType = UNSET
    hazard_class: str | UnsetType = UNSET
    packing_group: str | UnsetType = UNSET
    hs_code: str | UnsetType = UNSET
    origin_country: Country | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    active: bool | UnsetType = UNSET


@command
class ApproveHazmat(Command, frozen=True):
    """The centre agrees to hold a dangerous product, or does no longer."""

    PRIVILEGE: ClassVar[str] = "centre.edit"
    TARGET: ClassVar[str] = "stock_item_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    stock_item_id: Id
    approved: bool


class ReceivedLine(Part, frozen=True):
    """Units that came in. ``lot`` and ``expires_on`` (``YYYY-MM-DD``) where the item has them."""

    stock_item_id: Id
    quantity: Quantity
    lot: str = ""
    expires_on: str = ""
    bin_id: Id | None = None


@command
class ReceiveStock(Command, frozen=True):
    """Take goods in, once: a receipt's id is never used again. ``reference``: of its paper."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "receipt_id"

    receipt_id: Id
    lines: tuple[ReceivedLine, ...]
    reference: str = ""


class CountedLine(Part, frozen=True):
    """What was found of a lot in a bin, or outside of all bins. ``expected``: what the desk said is there, so
    that what comes or goes meanwhile elsewhere is neither lost nor counted twice.
    """

    stock_item_id: Id
    counted: Quantity
    expected: Quantity
    lot: str = ""
    expires_on: str = ""
    bin_id: Id | None = None


@command
class CountStock(Command, frozen=True):
    """Enter a count. Differences become movements; two counts of the same place at once meet as an issue."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "count_id"
    EDITS: ClassVar[bool] = True

    count_id: Id
    lines: tuple[CountedLine, ...]
    reason: str = ""


@command
class AdjustStock(Command, frozen=True):
    """Take units in or out that no document tells of, with the reason. ``quantity`` is signed."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "stock_lot_id"

    stock_lot_id: Id
    quantity: Quantity
    reason: str
    bin_id: Id | None = None


@command
class HoldStock(Command, frozen=True):
    """Keep units of a lot from being reserved: quarantine."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "stock_lot_id"

    stock_lot_id: Id
    quantity: Quantity
    reason: str


@command
class ReleaseStock(Command, frozen=True):
    """Let units go again that were held."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "stock_lot_id"

    stock_lot_id: Id
    quantity: Quantity
    reason: str = ""


@command
class SaveBin(Command, frozen=True):
    """Make or change a place in the house. ``sort_key``: its turn on the way through the house."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "bin_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    bin_id: Id
    name: str | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    sort_key: str | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


@command
class MoveBinStock(Command, frozen=True):
    """Carry units of a lot from one bin to another; None: what lies in no bin."""

    PRIVILEGE: ClassVar[str] = "stock.edit"
    TARGET: ClassVar[str] = "stock_lot_id"

    stock_lot_id: Id
    quantity: Quantity
    from_bin_id: Id | None = None
    to_bin_id: Id | None = None
