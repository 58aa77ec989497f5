# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Amounts as databases keep them, and the currencies' decimals: all that the first screen needs of them.

A module of its own, since ``values`` loads msgspec.
"""

from __future__ import annotations

from decimal import Decimal

SCALE = 1_000_000
_SCALE = Decimal(SCALE)

#: Currencies whose minor unit is not a hundredth (ISO 4217, table A.1).
EXPONENTS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}


def exponent(currency: str) -> int:
    """Decimals of the currency's minor unit: JPY 0, USD 2, KWD 3."""
    return EXPONENTS.get(currency, 2)


def from_scaled(value: int) -> Decimal:
    """The Decimal of a database's integer, in its shortest form."""
    return Decimal(value) / _SCALE
