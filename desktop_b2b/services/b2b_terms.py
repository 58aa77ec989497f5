# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's tables as its rows keep them, and what follows from them for an order."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.trade.insurance import needs_signature
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services.b2b import Centre
from desktop_b2b.services.centres import tables_from


def signs(order: e.B2BOrder, tables: CentreTables) -> bool:
    """Whether the recipient of an order has to sign (S1.34, A4)."""
    return needs_signature(
        tables.insurance, order.insured_value, order.currency, order.insured_rate or None, method=order.method
    )


def asides(order: e.B2BOrder) -> dict[str, str]:
    """The rules that were set aside for an order, each with the reason."""
    return {code: reason.strip() for code, _, reason in (one.partition(":") for one in order.overrides)}


def tables_of(centre: Centre) -> CentreTables:
    """What a centre shows of its tables; the usual ones until it shows its own."""
    return tables_from(centre.terms, centre.country)
