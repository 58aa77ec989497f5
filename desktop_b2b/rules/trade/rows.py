# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a centre's tables, as JSON holds them. Amounts are texts, so that no binary fraction comes
near them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

#: Kinds of B2B orders (S1.1–S1.5).
KINDS = ("retail_distribution", "manual", "pickup", "donation", "high_volume")
PARCEL, FREIGHT = "parcel", "freight"
#: Who buys the shipping (S1.14–S1.17).
PROVIDER, OWN_LABEL, SELF_ARRANGED = "provider", "own_label", "self_arranged"

#: How much work an order is, least first.
COMPLEXITIES = ("standard", "compliance", "unit_level")
#: How long the name of an account's tier is at most.
LONGEST_TIER = 40
#: What files of an order are for (mission §2, attachments).
PURPOSE_WORDS: dict[str, str] = {
    "purchase_order": "Purchase order",
    "packing_slip": "Packing slip",
    "carton_label": "Carton label",
    "pallet_label": "Pallet label",
    "bol": "Bill of lading",
    "sds": "Safety data sheet",
    "invoice": "Commercial invoice",
    "evidence": "Evidence of a service",
    "other": "Other",
}
PURPOSES = tuple(PURPOSE_WORDS)
#: Of those, what proves that a value-added service was done.
EVIDENCE = "evidence"
#: Of those, what goes onto a box or pallet, and what goes with the goods: both are printed with their papers.
LABEL_PURPOSES = ("carton_label", "pallet_label")
PAPER_PURPOSES = ("packing_slip", "bol", "invoice", "sds")
#: What a fee is for.
FEES = (
    "order", "change", "cancel", "restock_unit", "pick_unit", "pick_case", "pallet", "label", "fragile",
    "pickup_unclaimed",
)  # fmt: skip
#: What a fee or service is counted by.
UNITS = ("order", "unit", "case", "box", "pallet", "label", "hour")

_Code = Annotated[str, Meta(pattern="^[a-z0-9_]{1,40}$")]
_Name = Annotated[str, Meta(max_length=200)]
_Amount = Annotated[str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,6})?$")]
_Days = Annotated[int, Meta(ge=0, le=90)]
_Zone = Annotated[str, Meta(max_length=20)]


class TableRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A row of a table: what is left out has its default, what is not known is refused."""


class Turnaround(TableRow, frozen=True):
    """How many business days an order takes, its first day counted. An empty column is true of all orders;
    of the rows that fit, the one with the most columns filled in counts, and of equal ones the longest.

    ``tier``: the account's standing with the centre; ``pallets_from``: for orders of at least so many.
    """

    days: Annotated[int, Meta(ge=1, le=90)]
    kind: Literal["", "retail_distribution", "manual", "pickup", "donation", "high_volume", "fba"] = ""
    complexity: Literal["", "standard", "compliance", "unit_level"] = ""
    tier: Annotated[str, Meta(max_length=LONGEST_TIER)] = ""
    pallets_from: Annotated[int, Meta(ge=0, le=1000)] = 0


class Fee(TableRow, frozen=True):
    """What the centre asks for something; ``order_kind`` empty: of all orders."""

    kind: Literal[
        "order", "change", "cancel", "restock_unit", "pick_unit", "pick_case", "pallet", "label", "fragile",
        "pickup_unclaimed",
    ]  # fmt: skip
    amount: _Amount
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    unit: Literal["order", "unit", "case", "box", "pallet", "label", "hour"] = "order"
    order_kind: Literal["", "retail_distribution", "manual", "pickup", "donation", "high_volume"] = ""

    @property
    def value(self) -> Decimal:
        """The amount as a number."""
        return Decimal(self.amount)


class Zone(TableRow, frozen=True):
    """Where a parcel goes and what that costs: postal codes from ``first`` to ``last`` by their beginnings;
    none: the whole country. ``country`` empty: every other country.
    """

    zone: _Zone
    days: _Days
    base: _Amount
    per_kg: _Amount
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    country: Annotated[str, Meta(pattern="^([A-Z]{2})?$")] = ""
    first: Annotated[str, Meta(max_length=20)] = ""
    last: Annotated[str, Meta(max_length=20)] = ""


class CarrierService(TableRow, frozen=True):
    """What a carrier offers. ``most_weight``: of one parcel or pallet, like ``70 lb``; empty: no limit."""

    code: _Code
    name: _Name
    mode: Literal["parcel", "freight"]
    days: _Days = 0
    most_weight: Annotated[str, Meta(max_length=20)] = ""
    international: bool = False
    dangerous_goods: bool = False
    insurance: bool = True


class Carrier(TableRow, frozen=True):
    """A carrier and its services. ``scac``: the code of two to four letters that bills of lading carry."""

    code: _Code
    name: _Name
    services: tuple[CarrierService, ...]
    scac: Annotated[str, Meta(pattern="^([A-Z]{2,4})?$")] = ""


class FreightClass(TableRow, frozen=True):
    """How goods are classed on bills of lading: by the beginning of their customs number, of which the
    longest that fits counts; ``hs`` empty: all other goods. ``nmfc``: the item of the freight classification.
    """

    freight_class: Literal[
        "50", "55", "60", "65", "70", "77.5", "85", "92.5", "100", "110", "125", "150", "175", "200", "250",
        "300", "400", "500",
    ]  # fmt: skip
    nmfc: Annotated[str, Meta(pattern="^([0-9]{3,6}(-[0-9]{1,2})?)?$")] = ""
    hs: Annotated[str, Meta(pattern="^[0-9]{0,10}$")] = ""
    description: Annotated[str, Meta(max_length=100)] = ""


class Freight(TableRow, frozen=True):
    """What bills of lading say of who pays: where the goods become the receiver's, the terms of freight that
    the centre buys, and of freight that the retailer arranges.
    """

    fob: Literal["", "origin", "destination"] = "origin"
    provider_terms: Literal["prepaid", "collect", "third_party"] = "prepaid"
    own_terms: Literal["prepaid", "collect", "third_party"] = "third_party"


class Service(TableRow, frozen=True):
    """A value-added service: what it is charged by, the business days that it adds, how it is proven."""

    code: _Code
    name: _Name
    amount: _Amount
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    unit: Literal["order", "unit", "case", "box", "pallet", "label", "hour"] = "unit"
    days: _Days = 0
    evidence: Literal["none", "scan", "photo", "count"] = "none"
    complexity: Literal["", "standard", "compliance", "unit_level"] = ""


class Insurance(TableRow, frozen=True):
    """On what terms parcels are insured. ``rate``: parts of a hundred of the insured value."""

    rate: _Amount
    most_per_parcel: _Amount
    signature_from: _Amount
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    void_with_own_labels: bool = True


class Lots(TableRow, frozen=True):
    """Which lot goes first, and for how many days before it expires none is picked any more."""

    order: Literal["fefo", "fifo"] = "fefo"
    blocked_days: Annotated[int, Meta(ge=0, le=3650)] = 0


class TradeRule(TableRow, frozen=True):
    """A condition about an order, an item, a box or a pallet (what ``field`` belongs to), and what follows.

    ``applies_to``: which orders or things it is asked of (``international``: beyond a border, ``customs``:
    beyond the customs union, too); ``unit``: that of ``value`` where it is a measure;
    ``reason``: why an order waits where the rule blocks (mission §6); ``fix``: the field to go to.
    """

    code: _Code
    applies_to: Literal[
        "any", "fba", "international", "customs", "hazmat", "fragile", "lot", "declined", "parcel",
        "freight", "provider", "own_label", "self_arranged", "pickup", "donation",
    ]  # fmt: skip
    field: _Code
    operator: Literal[
        "eq", "ne", "lt", "le", "gt", "ge", "one_of", "none_of", "yes", "no", "missing", "given"
    ]
    message: Annotated[str, Meta(min_length=1, max_length=500)]
    value: Annotated[str, Meta(max_length=1000)] = ""
    unit: Annotated[str, Meta(max_length=4)] = ""
    severity: Literal["block", "warn"] = "block"
    override: Literal["none", "centre", "account_manager"] = "none"
    reason: Literal[
        "METHOD_UNSUITABLE", "DECLINED_REQUEST", "HAZMAT_DATA", "TARIFF_DATA", "ATTACHMENT_MISSING",
        "LABELS_MISSING", "LOT_UNAVAILABLE", "BAD_ADDRESS",
    ] = "DECLINED_REQUEST"  # fmt: skip
    fix: Annotated[str, Meta(max_length=60)] = ""
    enabled: bool = True
