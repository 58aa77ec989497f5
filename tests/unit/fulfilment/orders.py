# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders that are in order: of each kind one, for tests to spoil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_b2b.domain import measures
from desktop_b2b.domain.measures import Measure
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.facts import PACKED, BoxFacts, ItemFacts, PalletFacts, ReadyFacts

TABLES = default_tables()
TODAY = date(2026, 11, 28)
TEN = Decimal(10)


def weight(text: str) -> Measure:
    found = measures.weight(text, "weight")
    assert found is not None
    return found


def length(text: str) -> Measure:
    found = measures.length(text, "length")
    assert found is not None
    return found


ADDRESS = Address(
    company="Harbour Stores", phone="+1 212 555 0100", address1="1 Pier Street", postal_code="10001",
    city="New York", region="NY", country="US",
)  # fmt: skip
ITEM = ItemFacts(sku="CUP-1", quantity=TEN, available=TEN, unit_value=Decimal(12), unit_weight=weight("2 lb"))
HAZMAT = replace(
    ITEM, sku="GLUE-9", un_number="UN1133", hazard_class="3", packing_group="II", hazmat_approved=True,
    sds_attached=True,
)  # fmt: skip
BOX = BoxFacts(weight("20 lb"), measures.size("20 x 15 x 10 in", "size"), labels=1)
FBA_BOX = replace(BOX, labels=2)
PALLET = PalletFacts(
    weight("900 lb"), length("60 in"), length("48 in"), length("40 in"), labels=4
)  # fmt: skip
READY = ReadyFacts(
    today=TODAY, carrier="ups", service="ground", address=ADDRESS, centre_country="US", items=(ITEM,),
    order_value=Decimal(120),
)  # fmt: skip
ABROAD = replace(
    READY, address=replace(ADDRESS, country="DE", postal_code="28195", region="", city="Bremen"),
    service="worldwide", incoterm="DAP", files=frozenset({"invoice"}),
    items=(replace(ITEM, hs_code="691200", origin_country="PT"),),
)  # fmt: skip
FREIGHT = replace(READY, mode="freight", method="self_arranged", carrier="", service="", items=(
    replace(ITEM, quantity=Decimal(100), available=Decimal(100)),
))  # fmt: skip
PACKED_PARCEL = replace(READY, stage=PACKED, boxes=(BOX, BOX))
OWN = replace(PACKED_PARCEL, method="own_label", carrier="", service="")
FBA = replace(PACKED_PARCEL, is_fba=True, boxes=(FBA_BOX, FBA_BOX))
PALLETS = replace(FREIGHT, stage=PACKED, pallets=(PALLET, PALLET), files=frozenset({"bol"}))
FBA_PALLETS = replace(PALLETS, is_fba=True)
BOUGHT_FREIGHT = replace(
    PALLETS, method="provider", carrier="fedex_freight", service="ltl", quote_needed=True, quote_accepted=True
)
PICKUP = replace(
    READY, kind="pickup", address=Address(), collector="Ada", collect_from=1000, collect_until=2000
)
DANGEROUS = replace(READY, items=(ITEM, HAZMAT))
