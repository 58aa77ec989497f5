# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where a parcel goes, how long it takes and what that costs, by a centre's zones."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop_b2b.domain.measures import Measure
from desktop_b2b.domain.values import round_amount
from desktop_b2b.rules.trade.rows import Zone
from desktop_b2b.rules.trade.tables import CentreTables


def zone_of(tables: CentreTables, country: str, postal_code: str) -> Zone | None:
    """The zone of an address: that of its postal code before that of its country, the narrowest first; the
    one for all other countries where there is no other.
    """
    code = _bare(postal_code)
    fitting = [zone for zone in tables.zones if zone.country in ("", country) and _within(zone, code)]
    # Of equal ones the first in the table: max keeps it.
    return max(fitting, key=lambda zone: (bool(zone.country), len(_bare(zone.first))), default=None)


def zone_cost(zone: Zone, weight: Measure | None) -> Decimal:
    """What a parcel of a weight costs to a zone, rounded once; of one that nobody knows the base alone."""
    kilograms = Decimal(0) if weight is None else weight.into("kg")
    return round_amount(Decimal(zone.base) + Decimal(zone.per_kg) * kilograms, zone.currency)


def _within(zone: Zone, code: str) -> bool:
    first, last = _bare(zone.first), _bare(zone.last)
    return not first or (
        first <= code[: len(first)] and code[: len(last)] <= last and len(code) >= len(first)
    )


def _bare(code: str) -> str:
    return re.sub(r"[ \-]", "", code).upper()
