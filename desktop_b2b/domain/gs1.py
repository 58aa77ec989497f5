# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What scanners send and labels carry: GTIN, SSCC and the element strings of GS1, read in plain Python.

A scanner may send a bare number, an element string in brackets as people type it, or one with separators
(FNC1, sent as GS) and the identifier of the barcode's kind before it. What is no GS1 number at all (a bin, a
document's number, a company's own SKU) is text, and its reader looks it up.

Years have two digits in a barcode, so reading takes the day on which it is read: this room has no clock.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_b2b.domain.codes import check_digit, gtin_valid
from desktop_b2b.errors import UserError

#: Ends a value of variable length.
SEPARATOR = "\x1d"
#: Longer than any barcode that a scanner of a warehouse reads.
LONGEST_SCAN = 400
GTIN_LENGTH, SSCC_LENGTH, GLN_LENGTH = 14, 18, 13

#: A company prefix of GS1 has so many digits; prefix and serial fill sixteen together.
_PREFIX_LENGTHS = range(4, 13)
_BODY = 16

#: Kinds of barcode that hold element strings; others hold a bare number or text.
_ELEMENT_KINDS = frozenset({"]C1", "]d2", "]Q3", "]e0", "]J1"})
_KIND = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)")
_CHARACTERS = re.compile(r"""[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*""")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the value of an identifier looks like; ``fixed``: it needs no separator."""

    least: int
    most: int
    digits: bool
    fixed: bool


def _shapes() -> Iterator[tuple[str, _Shape]]:
    """GS1's identifiers as far as cartons and pallets carry them, in their families."""
    yield "00", _Shape(SSCC_LENGTH, SSCC_LENGTH, True, True)
    for gtin in ("01", "02"):
        yield gtin, _Shape(GTIN_LENGTH, GTIN_LENGTH, True, True)
    for day in ("11", "12", "13", "15", "16", "17"):
        yield day, _Shape(6, 6, True, True)
    yield "20", _Shape(2, 2, True, True)
    for measure in ("310", "320", "330", "340"):
        for decimals in range(6):
            yield f"{measure}{decimals}", _Shape(6, 6, True, True)
    for place in range(410, 418):
        yield str(place), _Shape(GLN_LENGTH, GLN_LENGTH, True, True)
    for short in ("10", "21", "22", "420"):
        yield short, _Shape(1, 20, False, False)
    for count in ("30", "37"):
        yield count, _Shape(1, 8, True, False)
    for name in ("240", "241", "250", "251", "400", "401", "403", "90"):
        yield name, _Shape(1, 30, False, False)
    yield "402", _Shape(17, 17, True, False)
    yield "421", _Shape(4, 12, False, False)
    yield "422", _Shape(3, 3, True, False)
    for own in range(91, 100):
        yield str(own), _Shape(1, 90, False, False)


_SHAPES = dict(_shapes())
_DAYS = frozenset({"11", "12", "13", "15", "16", "17"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What one scan says. ``kind``: gtin, sscc, elements or text.

    ``gtin`` is that of what was scanned, ``content_gtin`` that of what lies in it, both with 14 digits;
    ``doubt``: why a text that looks like a number of GS1 is none, for whoever does not find it otherwise.
    """

    raw: str
    kind: str
    gtin: str = ""
    content_gtin: str = ""
    sscc: str = ""
    lot: str = ""
    serial: str = ""
    produced: date | None = None
    best_before: date | None = None
    expires: date | None = None
    count: int | None = None
    weight_kg: Decimal | None = None
    purchase_order: str = ""
    ship_to_gln: str = ""
    ship_to_postal_code: str = ""
    elements: tuple[tuple[str, str], ...] = ()
    doubt: UserError | None = None

    @property
    def gtins(self) -> tuple[str, ...]:
        """All GTINs that may name the item: of what lies in it, its own, and of the unit that a case of that
        GTIN holds, as GS1 numbers cases by a digit before their unit's. All have 14 digits.
        """
        known = [code for code in (self.content_gtin, self.gtin) if code]
        return tuple(dict.fromkeys((*known, *(unit for code in known if (unit := _unit_of(code))))))

    @property
    def named(self) -> str:
        """The GTIN as it is printed, without the noughts that make it 14 digits; else what was scanned."""
        code = self.gtin or self.content_gtin
        short = code.lstrip("0")
        return (
            next((code[-size:] for size in (8, 12, 13, 14) if len(short) <= size), "") if code else self.text
        )

    @property
    def text(self) -> str:
        """What was scanned without the mark of the barcode's kind: a number or code to look up."""
        return _KIND.sub("", self.raw, count=1) if self.raw.startswith("]") else self.raw


def _unit_of(case: str) -> str:
    """The GTIN of the unit in a case, or nothing of a GTIN that is a unit's, or of measured goods."""
    body = f"0{case[1:-1]}"
    return body + check_digit(body) if case[0] in "12345678" else ""


def gtin14(value: str, field: str) -> str:
    """A GTIN-8, -12, -13 or -14 with its fourteen digits.

    Raises UserError ``gs1.gtin_length`` or ``gtin.digit``.
    """
    digits = re.sub(r"[ \-]", "", value.strip())
    if len(digits) not in (8, 12, 13, 14) or not _is_digits(digits) or not digits.strip("0"):
        raise UserError(
            "gs1.gtin_length", "A GTIN has 8, 12, 13 or 14 digits: “{value}”.", field, value=value
        )
    if not gtin_valid(digits):
        text = "“{value}” is not a GTIN: its check digit is wrong."
        raise UserError("gtin.digit", text, field, value=value)
    return digits.zfill(GTIN_LENGTH)


def sscc(value: str, field: str) -> str:
    """The number of a carton or pallet, checked; ``(00)`` before it is taken away.

    Raises UserError ``gs1.sscc_length`` or ``gs1.sscc_digit``.
    """
    digits = re.sub(r"[ \-]", "", value.strip().removeprefix("(00)"))
    if len(digits) == SSCC_LENGTH + 2 and digits.startswith("00"):
        digits = digits[2:]
    if len(digits) != SSCC_LENGTH or not _is_digits(digits):
        raise UserError("gs1.sscc_length", "An SSCC has 18 digits: “{value}”.", field, value=value)
    if check_digit(digits[:-1]) != digits[-1]:
        text = "“{value}” is not an SSCC: its check digit is wrong."
        raise UserError("gs1.sscc_digit", text, field, value=value)
    return digits


def company_prefix(value: str, field: str) -> str:
    """A company prefix that GS1 gave, or an empty text. Raises UserError ``gs1.prefix``."""
    digits = value.strip()
    if digits and (not _is_digits(digits) or len(digits) not in _PREFIX_LENGTHS):
        raise UserError("gs1.prefix", "A GS1 company prefix has 4 to 12 digits.", field)
    return digits


def make_sscc(extension: int, prefix: str, serial: int) -> str:
    """The SSCC of an extension digit, a company prefix and a serial number.

    Raises UserError ``gs1.extension``, ``gs1.prefix`` or ``gs1.serial`` where the numbers of this prefix and
    extension are used up.
    """
    if not 0 <= extension <= 9:
        raise UserError("gs1.extension", "The extension of an SSCC is one digit.", "extension")
    if not company_prefix(prefix, "company_prefix"):
        raise UserError("gs1.prefix", "A GS1 company prefix has 4 to 12 digits.", "company_prefix")
    room = _BODY - len(prefix)
    if not 0 <= serial < 10**room:
        text = "With this company prefix and extension, SSCC serials go up to {most}."
        raise UserError("gs1.serial", text, "serial", most=10**room - 1)
    body = f"{extension}{prefix}{serial:0{room}}"
    return body + check_digit(body)


def read_scan(raw: str, today: date, field: str = "scan") -> Scan:
    """What a scanner sent, or somebody typed in its place.

    Raises UserError ``gs1.empty``, ``gs1.long`` or, for an element string that breaks GS1's rules,
    ``gs1.identifier``, ``gs1.value``, ``gs1.date``, ``gs1.twice`` or what ``gtin14`` and ``sscc`` raise.
    """
    raw = raw.strip(" \t\r\n")
    if not raw.strip(SEPARATOR):
        raise UserError("gs1.empty", "Nothing was scanned.", field)
    if len(raw) > LONGEST_SCAN:
        raise UserError("gs1.long", "This is longer than any barcode.", field)
    mark = _KIND.match(raw)
    kind, body = (mark[0], raw[mark.end() :]) if mark else ("", raw)
    if _BRACKETED.match(body):
        return _scan(raw, _bracketed(body, field), today, field)
    if kind in _ELEMENT_KINDS or SEPARATOR in body:
        return _scan(raw, _separated(body.strip(SEPARATOR), field), today, field)
    return _bare(raw, body, today, field)


def _bare(raw: str, body: str, today: date, field: str) -> Scan:
    """A number without any mark, an element string whose marks the scanner left out, or a text."""
    digits = body.strip()
    if _is_digits(digits) and len(digits) in (8, 12, 13, 14, SSCC_LENGTH):
        try:
            if len(digits) == SSCC_LENGTH:
                return Scan(raw, "sscc", sscc=sscc(digits, field))
            return Scan(raw, "gtin", gtin=gtin14(digits, field))
        except UserError as error:
            return Scan(raw, "text", doubt=error)
    if re.match(r"00[0-9]{18}|0[12][0-9]{14}", digits):
        try:
            return _scan(raw, _separated(digits, field), today, field)
        except UserError as error:
            return Scan(raw, "text", doubt=error)
    return Scan(raw, "text")


def _bracketed(body: str, field: str) -> Iterator[tuple[str, str]]:
    """The elements of a string as people write it: ``(01)…(10)…``."""
    parts = _BRACKETED.split(body)[1:]
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        shape = _SHAPES.get(name)
        if shape is None:
            raise _unknown(name, field)
        yield name, _value(name, value.strip().strip(SEPARATOR), shape, field)


def _separated(body: str, field: str) -> Iterator[tuple[str, str]]:
    """The elements of a string as barcodes hold it."""
    at = 0
    while at < len(body):
        name = next((body[at : at + size] for size in (2, 3, 4) if body[at : at + size] in _SHAPES), "")
        if not name:
            raise _unknown(body[at : at + 4], field)
        at += len(name)
        shape = _SHAPES[name]
        end = body.find(SEPARATOR, at)
        if shape.fixed:
            end = at + shape.most
        elif end < 0:
            end = len(body)
        yield name, _value(name, body[at:end], shape, field)
        at = end
        while body[at : at + 1] == SEPARATOR:
            at += 1


def _value(name: str, value: str, shape: _Shape, field: str) -> str:
    fits = shape.least <= len(value) <= shape.most
    if not fits or not (_is_digits(value) if shape.digits else _CHARACTERS.fullmatch(value)):
        text = "The barcode's part ({identifier}) cannot be read: “{value}”."
        raise UserError("gs1.value", text, field, identifier=name, value=value)
    return value


def _scan(raw: str, elements: Iterator[tuple[str, str]], today: date, field: str) -> Scan:
    found: dict[str, str] = {}
    for name, value in elements:
        if found.setdefault(name, value) != value:
            text = "The barcode says ({identifier}) twice, and not the same."
            raise UserError("gs1.twice", text, field, identifier=name)
    if "410" in found:
        _check_gln(found["410"], field)
    days = {name: _day(found[name], today, field) for name in _DAYS & found.keys()}
    count = found.get("37") or found.get("30")
    weight = next((name for name in found if name.startswith("310")), "")
    return Scan(
        raw,
        "elements",
        gtin=gtin14(found["01"], field) if "01" in found else "",
        content_gtin=gtin14(found["02"], field) if "02" in found else "",
        sscc=sscc(found["00"], field) if "00" in found else "",
        lot=found.get("10", ""),
        serial=found.get("21", ""),
        produced=days.get("11"),
        best_before=days.get("15"),
        expires=days.get("17"),
        count=int(count) if count else None,
        weight_kg=Decimal(found[weight]).scaleb(-int(weight[3])) if weight else None,
        purchase_order=found.get("400", ""),
        ship_to_gln=found.get("410", ""),
        ship_to_postal_code=found.get("420", ""),
        elements=tuple(found.items()),
    )


def _day(value: str, today: date, field: str) -> date:
    """The day of six digits: the year nearest to today's, day 00 the month's last."""
    year, month, day = int(value[:2]), int(value[2:4]), int(value[4:])
    away = year - today.year % 100
    century = today.year // 100 - (1 if away > 50 else -1 if away < -49 else 0)
    year += 100 * century
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        text = "“{value}” is no date: barcodes hold year, month and day with two digits each."
        raise UserError("gs1.date", text, field, value=value) from error


def _check_gln(digits: str, field: str) -> None:
    if check_digit(digits[:-1]) != digits[-1]:
        text = "“{value}” is not a GS1 location number: its check digit is wrong."
        raise UserError("gs1.gln_digit", text, field, value=digits)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _unknown(name: str, field: str) -> UserError:
    text = "The barcode holds a part that we do not know: ({identifier})."
    return UserError("gs1.identifier", text, field, identifier=name)
