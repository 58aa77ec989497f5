# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a fulfilment centre holds for a retailer, and on what terms.

A product at a centre is the retailer's row, what comes, goes and is counted is the centre's; both see both.
Where in the house it lies is the centre's alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import FULFILMENT, ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StockItem(Row):
    """A retailer's (owner) product as one centre (counterpart) holds it. Its id is UUIDv5 of link and
    product.

    ``inventory_id``: what people call it (S1.23). ``case_units``, ``pallet_units``: base units in one, 0
    where it has none. Grams and millimetres inside, with what was entered beside them (mission §7.9).
    """

    TABLE: ClassVar[str] = "stock_item"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "stock_item"
    INDEXES: ClassVar[tuple[str, ...]] = ("link_id", "product_id", "inventory_id", "gtin", "sku")

    link_id: Id
    product_id: Id
    inventory_id: str
    sku: str
    description: str = ""
    uom: str = "each"
    gtin: str = ""
    case_gtin: str = ""
    case_units: Quantity = ZERO
    pallet_units: Quantity = ZERO
    weight_g: int = 0
    weight_entered: str = ""
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    size_entered: str = ""
    by_lot: bool = False
    expires: bool = False
    fragile: bool = False
    un_number: str = ""
    hazard_class: str = ""
    packing_group: str = ""
    hazmat_approved: bool = False
    hs_code: str = ""
    origin_country: str = ""
    instructions: str = ""
    active: bool = True


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StockLot(Row):
    """A lot of an item at a centre (owner); an item that has no lots has one without a name. Its id is UUIDv5
    of item and lot.

    ``on_hand``, ``reserved`` and ``held`` (quarantine) are sums of movements and reservations, kept with
    them.
    ``expires_on``: a date as ``YYYY-MM-DD``, or empty. ``received_at``: when its first units came.
    ``count_id``: who counted it last, outside of bins; two who count at once find one another by it.
    """

    TABLE: ClassVar[str] = "stock_lot"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "stock_item"
    ROOT: ClassVar[str] = "stock_item_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("stock_item_id",)
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"on_hand", "reserved", "held", "received_at"})

    stock_item_id: Id
    lot: str = ""
    expires_on: str = ""
    on_hand: Quantity = ZERO
    reserved: Quantity = ZERO
    held: Quantity = ZERO
    received_at: Instant = 0
    count_id: Id | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StockMovement(Row):
    """Units that came to, left or were found at a centre (owner): never changed, never taken away.

    ``kind``: receipt, count, adjust, pick, unpick, return, hold or release; ``quantity`` is signed: hold and
    release are of what is held, all others of what is on hand.
    ``document_id``: the order or receipt that it belongs to.
    """

    TABLE: ClassVar[str] = "stock_movement"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "stock_item"
    ROOT: ClassVar[str] = "stock_item_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("stock_lot_id", "document_id")
    APPEND_ONLY: ClassVar[bool] = True

    stock_item_id: Id
    stock_lot_id: Id
    kind: str
    quantity: Quantity
    document_id: Id | None = None
    reason: str = ""
    at: Instant = 0
    by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Bin(Row):
    """A place in a centre (owner), which nobody else hears of. ``sort_key``: the way through the house."""

    TABLE: ClassVar[str] = "bin"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "bin"
    INDEXES: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    zone: str = ""
    sort_key: str = ""
    archived: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class BinStock(Row):
    """How much of a lot lies in a bin: the sum of ``BinMovement``. Its id is UUIDv5 of bin and lot.

    ``count_id``: the last count of it, as in ``StockLot``.
    """

    TABLE: ClassVar[str] = "bin_stock"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "bin"
    ROOT: ClassVar[str] = "bin_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("bin_id", "stock_lot_id")
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"quantity"})

    bin_id: Id
    stock_lot_id: Id
    quantity: Quantity = ZERO
    count_id: Id | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class BinMovement(Row):
    """Units put into a bin or taken from it (signed): never changed, never taken away."""

    TABLE: ClassVar[str] = "bin_movement"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "bin"
    ROOT: ClassVar[str] = "bin_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("bin_id",)
    APPEND_ONLY: ClassVar[bool] = True

    bin_id: Id
    stock_lot_id: Id
    quantity: Quantity
    document_id: Id | None = None
    reason: str = ""
    at: Instant = 0
    by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CentreTerms(Row):
    """A centre's (owner) tables: turnaround, fees, zones, carriers, services, rules of the trade, as JSON
    (``rules.trade``). Its id is the organisation's. ``edition`` counts what was published.
    """

    TABLE: ClassVar[str] = "centre_terms"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "organisation"
    ROOT: ClassVar[str] = "id"

    tables: str
    edition: int = 1
    changed_at: Instant = 0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LinkTerms(Row):
    """What a centre (owner) shows a retailer (counterpart) of them: the server's copy, with the link's id.

    ``tier``: the account's standing with the centre, which a row of the turnaround may name; set by the
    centre, empty as a rule.
    """

    TABLE: ClassVar[str] = "link_terms"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "link"
    ROOT: ClassVar[str] = "id"

    tables: str
    edition: int = 1
    tier: str = ""
