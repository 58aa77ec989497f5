# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The tables that a centre starts with, to be edited. Where a figure was published by somebody, the comment
says by whom; "ours" is a figure that nobody published. Providers disagree, even with themselves.
"""

from __future__ import annotations

from desktop_b2b.domain.decoders import converted
from desktop_b2b.rules.trade import default_rules
from desktop_b2b.rules.trade.customs import EUROPEAN_UNION
from desktop_b2b.rules.trade.rows import (
    Carrier,
    CarrierService,
    Fee,
    Insurance,
    Lots,
    Service,
    Turnaround,
    Zone,
)
from desktop_b2b.rules.trade.tables import CentreTables

#: A centre that told no hours works like this, Monday to Sunday. Mon–Fri: Jetpack, B2B turnaround times.
DEFAULT_WEEK = ("08:00-17:00",) * 5 + ("", "")

_TURNAROUND = (
    Turnaround(3),  # Jetpack FAQ, order fulfilment: wholesale 3; Manifest: standard B2B 3
    Turnaround(4, kind="pickup"),  # Jetpack FAQ: pick-up 4
    Turnaround(4, kind="fba"),  # Jetpack turnaround SLAs: 4 for B2B and FBA
    Turnaround(4, tier="new"),  # Jetpack turnaround SLAs: 4; the FAQ's 3 is for older accounts
    Turnaround(4, complexity="compliance"),  # Manifest: carton and pallet compliance 4
    Turnaround(5, complexity="unit_level"),  # Manifest: "longer"; the figure is ours
)

#: Services: amounts are ours but where a comment says otherwise; kinds: Manifest, price lists of prep
#: centres, ShipBots.
_SERVICE_COLUMNS = ("code", "amount", "unit", "days", "evidence", "complexity")
_SERVICES = (
    ("fnsku", "0.25", "unit", 1, "scan", "unit_level"),  # 0.25: Jetpack guidebook
    ("gs1_sticker", "0.25", "unit", 1, "scan", "unit_level"),
    ("transparency", "0.35", "unit", 1, "scan", "unit_level"),
    ("fineline", "0.35", "unit", 1, "scan", "unit_level"),
    ("carton_label", "0.75", "box", 0, "scan", "compliance"),  # 0.25–1.75: Jetpack guidebook
    ("pallet_label", "1.75", "pallet", 0, "scan", "compliance"),  # as above
    ("kitting", "1.00", "unit", 2, "count", "unit_level"),
    ("bagging", "0.60", "unit", 1, "count", "unit_level"),
    ("bundling", "0.80", "unit", 1, "count", "unit_level"),
    ("inserts", "0.20", "box", 0, "none", ""),
    ("gift_note", "0.50", "box", 0, "photo", ""),
)
SERVICE_WORDS: dict[str, str] = {
    "fnsku": "Unit stickers (FNSKU)",
    "gs1_sticker": "Unit stickers (GS1)",
    "transparency": "Transparency codes",
    "fineline": "Fineline tickets",
    "carton_label": "Carton labels",
    "pallet_label": "Pallet labels",
    "kitting": "Kitting",
    "bagging": "Bagging",
    "bundling": "Bundling",
    "inserts": "Inserts",
    "gift_note": "Gift notes",
}

_AMERICA = (
    Carrier(
        "ups", "UPS",
        (
            CarrierService("ground", "Ground", "parcel", 4, "150 lb", dangerous_goods=True),
            CarrierService("second_day", "2nd Day Air", "parcel", 2, "150 lb"),
            CarrierService("worldwide", "Worldwide Expedited", "parcel", 5, "150 lb", international=True),
        ),
        "UPSN",
    ),
    Carrier(
        "fedex", "FedEx",
        (
            CarrierService("ground", "Ground", "parcel", 4, "150 lb", dangerous_goods=True),
            CarrierService("economy", "International Economy", "parcel", 5, "150 lb", international=True),
        ),
        "FDEG",
    ),
    Carrier("usps", "USPS", (CarrierService("ground", "Ground Advantage", "parcel", 5, "70 lb"),), "USPS"),
    Carrier(
        "fedex_freight", "FedEx Freight",
        (CarrierService("ltl", "LTL Priority", "freight", 4, "4000 lb", dangerous_goods=True),),
        "FXFE",
    ),
    Carrier(
        "old_dominion", "Old Dominion",
        (CarrierService("ltl", "LTL", "freight", 4, "4000 lb", dangerous_goods=True),),
        "ODFL",
    ),
)  # fmt: skip
_ELSEWHERE = (
    Carrier(
        "dhl", "DHL",
        (
            CarrierService("parcel", "Parcel", "parcel", 2, "31.5 kg"),
            CarrierService("europe", "Parcel Connect", "parcel", 4, "31.5 kg", international=True),
            CarrierService("express", "Express Worldwide", "parcel", 3, "70 kg", international=True),
        ),
    ),
    Carrier(
        "ups", "UPS",
        (
            CarrierService("standard", "Standard", "parcel", 3, "70 kg", international=True),
            CarrierService("express", "Express Saver", "parcel", 1, "70 kg", international=True),
        ),
    ),
    Carrier(
        "dachser", "Dachser",
        (
            CarrierService("targospeed", "targospeed", "freight", 3, "1500 kg", international=True,
                           dangerous_goods=True),
        ),
    ),
)  # fmt: skip

_NORTH_AMERICA = ("US", "CA")


def default_tables(country: str = "US", currency: str = "USD") -> CentreTables:
    """The tables of a new centre: amounts are in its own currency, but the insurer's in US dollars (A4)."""
    return CentreTables(
        turnaround=_TURNAROUND,
        fees=_fees(currency),
        zones=_zones(country, currency),
        carriers=_AMERICA if country in _NORTH_AMERICA else _ELSEWHERE,
        services=tuple(_service(row, currency) for row in _SERVICES),
        # Jetpack, adding insurance: 1.875 %, at most 5,000 a parcel, signature from 300, void with own labels
        insurance=Insurance("1.875", "5000", "300", "USD"),
        rules=default_rules.RULES,
        lots=Lots("fefo", 45),  # ShipHero: 45 days in its own centres
        cutoff="18:00" if country == "GB" else "12:00",  # Jetpack, B2B turnaround times
        high_volume_from=25,  # Jetpack: 25+ (A1)
    )


def _service(row: tuple[str, str, str, int, str, str], currency: str) -> Service:
    values = dict(zip(_SERVICE_COLUMNS, row, strict=True))
    return converted({**values, "name": SERVICE_WORDS[row[0]], "currency": currency}, Service)


def _fees(currency: str) -> tuple[Fee, ...]:
    return (
        Fee("order", "12.00", currency),  # Jetpack guidebook, pricing
        Fee("order", "7.00", currency, order_kind="retail_distribution"),  # as above: EDI
        Fee("pick_unit", "0.45", currency, "unit"),  # as above
        Fee("pick_case", "0.85", currency, "case"),  # as above
        Fee("pallet", "12.00", currency, "pallet"),  # as above: 10–14
        Fee("label", "0.75", currency, "label"),  # as above: 0.25–1.75
        Fee("change", "12.00", currency),  # Jetpack manual B2B guide: a paid request; the figure is ours
        Fee("cancel", "12.00", currency),  # as above
        Fee("restock_unit", "0.45", currency, "unit"),  # ours: what picking cost
        Fee("fragile", "1.50", currency, "box"),  # Jetpack billing FAQ: billed; the figure is ours
        Fee("pickup_unclaimed", "25.00", currency),  # VirtualPostMail: after 30 days; the figure is ours
    )


def _zones(country: str, currency: str) -> tuple[Zone, ...]:
    """Days and costs by zone are each centre's own; these figures are ours."""
    home = [Zone("1", 3, "8.00", "0.60", currency, country)] if country else []
    if country in EUROPEAN_UNION:
        union = (other for other in EUROPEAN_UNION if other != country)
        near = [Zone("2", 4, "14.00", "1.20", currency, other) for other in union]
    elif country in _NORTH_AMERICA:
        near = [
            Zone("2", 6, "22.00", "2.20", currency, other) for other in _NORTH_AMERICA if other != country
        ]
    else:
        near = []
    return (*home, *near, Zone("3", 8, "38.00", "5.50", currency))
