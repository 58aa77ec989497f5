# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Values that every room speaks: ids, instants, money, quantities.

An id is a UUID as 32 lower-case hexadecimal digits in Python and JSON, and 16 bytes in databases.
Amounts and quantities are Decimal in Python and integers of a millionth in databases (law 10).
"""

from __future__ import annotations

import hashlib
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Annotated

from msgspec import Meta

from desktop_b2b.domain.amounts import EXPONENTS, SCALE, exponent, from_scaled
from desktop_b2b.errors import UserError

__all__ = [
    "EXPONENTS", "SCALE", "Country", "Currency", "Id", "Instant", "Price", "Quantity", "Zone",
    "child_id", "exponent", "from_scaled", "line_total", "round_amount", "sort_key", "to_scaled",
]  # fmt: skip

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$", description="UUID as 32 hexadecimal digits")]
Instant = Annotated[int, Meta(description="milliseconds since 1970-01-01, UTC")]
Price = Annotated[Decimal, Meta(description="amount in the document's currency, at most 6 decimals, as text")]
Quantity = Annotated[Decimal, Meta(description="number of units, at most 6 decimals, as text")]
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$", description="ISO 4217 code")]
Country = Annotated[str, Meta(pattern="^([A-Z]{2})?$", description="ISO 3166-1 alpha-2 code")]
Zone = Annotated[str, Meta(description="IANA time zone")]

_SCALE = Decimal(SCALE)
_LIMIT = Decimal(9_000_000_000_000)
#: Wide enough for the product of two numbers within the limit, so that only rounding rounds.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow])
_STRICT = Context(prec=60, traps=[InvalidOperation, Overflow, Inexact])


def round_amount(amount: Decimal, currency: str) -> Decimal:
    """Half-up to the currency's minor unit (mission §7.3)."""
    return amount.quantize(Decimal(1).scaleb(-exponent(currency)), ROUND_HALF_UP, _EXACT)


def line_total(quantity: Decimal, price: Decimal, currency: str) -> Decimal:
    """What a line costs: rounded once, here, and nowhere before (mission §7.3)."""
    return round_amount(_EXACT.multiply(quantity, price), currency)


def to_scaled(value: Decimal) -> int:
    """The database's integer for a Decimal.

    Raises UserError ``number.precision`` when it has more than six decimals and
    ``number.range`` when it is not finite or too large.
    """
    if not value.is_finite() or abs(value) > _LIMIT:
        raise UserError("number.range", "The number {value} is out of range.", value=value)
    try:
        scaled = _STRICT.multiply(value, _SCALE)
        whole = int(scaled)
    except Inexact:
        whole, scaled = 0, value
    if whole != scaled:
        raise UserError("number.precision", "{value} has more than six decimals.", value=value)
    return whole


def child_id(parent: str, *parts: object) -> str:
    """UUIDv5 of an id and words: the same on every machine that runs the same command."""
    named = bytes.fromhex(parent) + "/".join(map(str, parts)).encode()
    # What uuid.uuid5 does, without its objects: a command makes dozens.
    made = bytearray(hashlib.sha1(named, usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    return made.hex()


def sort_key(position: int) -> str:
    """The sortable key of a document's line at a position from 0, with room between neighbours."""
    return f"{(position + 1) * 1024:010x}"
