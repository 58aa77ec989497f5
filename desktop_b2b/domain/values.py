# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Values that every room speaks: ids, instants, money, quantities.

An id is a UUID as 32 lower-case hexadecimal digits in Python and JSON, and 16 bytes in databases.
Amounts and quantities are Decimal in Python and integers of a millionth in databases (law 10).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Annotated

from msgspec import Meta

from desktop_b2b.domain.amounts import EXPONENTS, SCALE, exponent, from_scaled
from desktop_b2b.domain.ids import child_id
from desktop_b2b.errors import UserError

__all__ = [
    "EXPONENTS", "SCALE", "Country", "Currency", "Id", "Instant", "Price", "Quantity", "Zone",
    "child_id", "exponent", "from_scaled", "key_between", "line_total", "round_amount", "sort_key",
    "to_scaled",
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
    # A Decimal may have more noughts than there is arithmetic for: they are counted first.
    if not value.is_finite() or (value and value.adjusted() > _LIMIT.adjusted()) or abs(value) > _LIMIT:
        raise UserError("number.range", "The number {value} is out of range.", value=value)
    try:
        scaled = _STRICT.multiply(value, _SCALE)
        whole = int(scaled)
    except Inexact:
        whole, scaled = 0, value
    if whole != scaled:
        raise UserError("number.precision", "{value} has more than six decimals.", value=value)
    return whole


def sort_key(position: int) -> str:
    """The sortable key of a document's line at a position from 0, with room between neighbours."""
    return f"{(position + 1) * 1024:010x}"


_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def key_between(low: str, high: str = "") -> str:
    """A sort key after ``low`` and before ``high``; an empty one is the beginning or the end.

    There is always room: keys become longer where they stand close.
    """
    high = high.rstrip("0")
    same = 0
    while same < len(high) and (low[same] if same < len(low) else "0") == high[same]:
        same += 1
    if same and same < len(high):
        return high[:same] + key_between(low[same:], high[same:])
    first = _DIGITS.index(low[0]) if low else 0
    last = _DIGITS.index(high[0]) if high else len(_DIGITS)
    if last - first > 1:
        return _DIGITS[(first + last + 1) // 2]
    if len(high) > 1:
        return high[0]
    return _DIGITS[first] + key_between(low[1:])
