# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind of order it is, where nobody chose one (S1.2, S1.5, A1)."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.rules.trade.tables import CentreTables


def kind_of(tables: CentreTables, chosen: str, recipient_kind: str, units: Decimal) -> str:
    """The kind that an order is priced and timed by: a person's of many units is high-volume B2C, from the
    table's number on, and stops being so below it; other kinds are what was chosen.
    """
    if chosen not in ("manual", "high_volume"):
        return chosen
    is_many = recipient_kind == "person" and units >= tables.high_volume_from
    return "high_volume" if is_many else "manual"
