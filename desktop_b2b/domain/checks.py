# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Arguments other than text, made fit to be stored; each refusal names its field (law 11)."""

from __future__ import annotations

import re
from decimal import Decimal
from zoneinfo import ZoneInfo

from desktop_b2b.domain import text
from desktop_b2b.domain.codes import COUNTRIES, CURRENCIES, countable, gtin_valid
from desktop_b2b.domain.values import from_scaled, to_scaled
from desktop_b2b.errors import UserError

_EMAIL = re.compile(r"[^@\s<>\"(),;:\\]+@[^@\s<>\"(),;:\\]+\.[^@\s.<>\"(),;:\\]{2,}")
_SORT_KEY = re.compile(r"[0-9A-Za-z]{1,64}")
_HS_CODE = re.compile(r"[0-9]{6,12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: The first instant of the year 10000, in milliseconds.
_END_OF_TIME = 253_402_300_800_000


def in_range(value: Decimal, field: str) -> int:
    """The database's integer for a number.

    Raises UserError ``number.range`` or ``number.precision`` naming the field where it cannot be kept.
    """
    try:
        return to_scaled(value)
    except UserError as error:
        raise UserError(error.code, error.template, field, **error.params) from error


def number(value: Decimal, field: str) -> Decimal:
    """A number of at least nought with at most six decimals, in its shortest form.

    Raises UserError ``number.range``, ``number.precision`` or ``number.negative``.
    """
    scaled = in_range(value, field)
    if scaled < 0:
        raise UserError("number.negative", "{value} is less than nought.", field, value=value)
    return from_scaled(scaled)


def optional_number(value: Decimal | None, field: str) -> Decimal | None:
    """The same, or None where nothing was given."""
    return None if value is None else number(value, field)


def quantity(value: Decimal, field: str, uom: str) -> Decimal:
    """A quantity in a unit of measure; whole where the unit is counted (mission §7.8).

    Raises UserError ``quantity.whole`` or what ``number`` raises.
    """
    value = number(value, field)
    if countable(uom) and value != value.to_integral_value():
        raise UserError("quantity.whole", "“{uom}” is counted in whole units.", field, uom=uom)
    return value


def whole(value: int, field: str, lowest: int, highest: int) -> int:
    """A whole number within limits. Raises UserError ``number.limits``."""
    if not lowest <= value <= highest:
        raise UserError(
            "number.limits",
            "Enter a number from {lowest} to {highest}.",
            field,
            lowest=lowest,
            highest=highest,
        )
    return value


def instant(value: int | None, field: str) -> int | None:
    """An instant (milliseconds since 1970, UTC) before the year 10000, or None.

    Raises UserError ``instant.range``.
    """
    if value is not None and not 0 <= value < _END_OF_TIME:
        raise UserError("instant.range", "This is no date that we can keep.", field)
    return value


def zone(value: str, field: str) -> str:
    """The name of an IANA time zone. Raises UserError ``zone.unknown``."""
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise UserError("zone.unknown", "There is no time zone “{zone}”.", field, zone=value) from error
    return value


def email(value: str, field: str) -> str:
    """An e-mail address that could be one, or an empty text. Raises UserError ``email.shape``."""
    value = text.code(value, field, text.EMAIL)
    if value and not _EMAIL.fullmatch(value):
        raise UserError("email.shape", "“{value}” is not an e-mail address.", field, value=value)
    return value


def country(value: str, field: str) -> str:
    """An ISO 3166-1 code or an empty text. Raises UserError ``country.unknown``."""
    if value and value not in COUNTRIES:
        raise UserError("country.unknown", "There is no country “{value}”.", field, value=value)
    return value


def currency(value: str, field: str) -> str:
    """An ISO 4217 code. Raises UserError ``currency.unknown``."""
    if value not in CURRENCIES:
        raise UserError("currency.unknown", "There is no currency “{value}”.", field, value=value)
    return value


def gtin(value: str, field: str) -> str:
    """A GTIN with its check digit, or an empty text (mission §7.14). Raises UserError ``gtin.digit``."""
    value = text.code(value, field, 14)
    if value and not gtin_valid(value):
        raise UserError(
            "gtin.digit", "“{value}” is not a GTIN: its check digit is wrong.", field, value=value
        )
    return value


def hs_code(value: str, field: str) -> str:
    """A customs tariff number without spaces and dots, or an empty text. Raises UserError
    ``customs.hs_code``.
    """
    value = re.sub(r"[ .]", "", text.code(value, field, 20))
    if value and not _HS_CODE.fullmatch(value):
        raise UserError("customs.hs_code", "A tariff number has six to twelve digits.", field)
    return value


def sort_key(value: str, field: str) -> str:
    """The key that lines are sorted by: letters and digits. Raises UserError ``sort_key.shape``."""
    if not _SORT_KEY.fullmatch(value):
        raise UserError("sort_key.shape", "A sort key has 1 to 64 letters and digits.", field)
    return value


def file_hash(value: str, field: str) -> str:
    """A file's SHA-256 as 64 hexadecimal digits, or an empty text. Raises UserError ``file.hash``."""
    if value and not _SHA256.fullmatch(value):
        raise UserError("file.hash", "This is not the hash of a file.", field)
    return value
