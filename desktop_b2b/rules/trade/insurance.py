# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Insurance of parcels on the terms of a centre's tables: who must sign, what it costs (S1.34, A4)."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain.values import round_amount
from desktop_b2b.rules.trade.rows import OWN_LABEL, Insurance


def in_terms(terms: Insurance, value: Decimal, currency: str, rate: Decimal | None) -> Decimal | None:
    """A value in the currency of the terms; ``rate``: how many of these one of its own is worth. None where
    nobody recorded a rate (mission §7.4).
    """
    if currency == terms.currency:
        return value
    return None if rate is None else value * rate


def needs_signature(
    terms: Insurance, value: Decimal, currency: str, rate: Decimal | None = None, *, method: str = ""
) -> bool:
    """Whether somebody must sign on delivery: from the limit of the terms on, it included (A4).

    Without a rate nobody can tell, so that somebody signs. Where own labels void insurance, nobody must.
    """
    if value <= 0 or (method == OWN_LABEL and terms.void_with_own_labels):
        return False
    found = in_terms(terms, value, currency, rate)
    return found is None or found >= Decimal(terms.signature_from)


def premium(terms: Insurance, value: Decimal, fulfilment_cost: Decimal, currency: str) -> Decimal:
    """What insuring costs: so many per cent of value and fulfilment together, in their currency."""
    if value <= 0:
        return Decimal(0)
    return round_amount((value + fulfilment_cost) * Decimal(terms.rate) / 100, currency)
