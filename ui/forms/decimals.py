# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers as people type and paste them: any decimal key, and a question where two readings are possible."""

import re
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

_NOISE = "[\\s\u00a0\u202f\u2009\u200b\u200e\u200f\u2060\ufeff'\u2019_]"
#: As many as a quantity or a price may have.
MOST_DECIMALS = 6
_SHAPE = r"[+\-\u2212]?[\d.,]*\d[.,]?"


class DecimalError(ValueError):
    """The text is not one number; its message can be shown."""


class AmbiguousError(DecimalError):
    """The text can be read as two numbers: ``readings`` are those that may stand there, the larger first."""

    def __init__(self, text: str, readings: tuple[Decimal, ...], locale: QLocale) -> None:
        words = [format_number(reading, None, locale) for reading in readings]
        if len(words) == 1:
            super().__init__(_tr("“{0}” is no whole number. Is it {1}?").format(text, *words))
        else:
            super().__init__(_tr("“{0}” has two meanings: {1} or {2}?").format(text, *words))
        self.readings = readings


def _tr(text: str) -> str:
    return QCoreApplication.translate("Decimals", text)


def readings_of(text: str, locale: QLocale, decimals: int, *, money: bool = False) -> tuple[Decimal, ...]:
    """The numbers that a text may mean, where it may mean two."""
    try:
        parse_decimal(text, locale, decimals, money=money)
    except AmbiguousError as error:
        return error.readings
    except DecimalError:
        pass
    return ()


def two_meanings(text: str) -> str:
    """The question that a price or quantity asks which may be two numbers; nothing where it may not."""
    readings = readings_of(text, QLocale(), MOST_DECIMALS, money=True)
    return str(AmbiguousError(text.strip(), readings, QLocale())) if readings else ""


def parse_decimal(text: str, locale: QLocale, decimals: int = 2, *, money: bool = False) -> Decimal:
    """Read a number. Comma and point both serve; "1.234" is asked about unless the locale settles it.

    Where it is money, the locale's decimal point does not settle it: nobody prices by thousandths unawares.
    """
    bare = re.sub(_NOISE, "", text).replace("\u066b", ".").replace("\u066c", "")
    if not bare or not re.fullmatch(_SHAPE, bare):
        raise DecimalError(
            _tr("Write a number, such as {0}").format(format_number(Decimal("12.5"), None, locale))
        )
    bare = bare.replace("\u2212", "-").rstrip(".,")
    value = Decimal(_plain(bare, locale, decimals, money))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        if decimals == 0:
            raise DecimalError(_tr("Write a whole number"))
        raise DecimalError(_tr("At most {0} decimals").format(decimals))
    return value


def _plain(bare: str, locale: QLocale, decimals: int, money: bool) -> str:
    """The same number with a point for its decimals and no grouping."""
    marks = [char for char in bare if char in ".,"]
    if not marks:
        return bare
    if len(set(marks)) == 2:
        last = marks[-1]
        other = "," if last == "." else "."
        whole, _, rest = bare.rpartition(last)
        if last in whole or not _grouped(whole, other):
            raise DecimalError(_tr("“{0}” is not one number").format(bare))
        return whole.replace(other, "") + "." + rest
    mark = marks[0]
    if len(marks) > 1:
        if not _grouped(bare, mark):
            raise DecimalError(_tr("“{0}” is not one number").format(bare))
        return bare.replace(mark, "")
    whole, rest = bare.split(mark)
    looks_grouped = len(rest) == 3 and whole.lstrip("+-") not in ("", "0") and len(whole.lstrip("+-")) <= 3
    if not looks_grouped:
        return f"{whole or '0'}.{rest}" if whole not in ("+", "-") else f"{whole}0.{rest}"
    if mark == locale.groupSeparator():
        return whole + rest
    if mark == locale.decimalPoint() and decimals >= 3 and not money:
        return f"{whole}.{rest}"
    readings = [Decimal(whole + rest)]
    if decimals:
        readings.append(Decimal(f"{whole}.{rest[:decimals]}"))
    raise AmbiguousError(bare, tuple(readings), locale)


def _grouped(text: str, mark: str) -> bool:
    parts = text.lstrip("+-").split(mark)
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def format_number(value: Decimal | int | float, decimals: int | None, locale: QLocale) -> str:
    """A number for reading: grouped, with exactly `decimals`, or as many as it has."""
    return _format(value, decimals, locale, grouped=True)


def format_for_editing(value: Decimal | int, decimals: int | None, locale: QLocale) -> str:
    """A number for an editor: no grouping."""
    return _format(value, decimals, locale, grouped=False)


def _format(value: Decimal | int | float, decimals: int | None, locale: QLocale, *, grouped: bool) -> str:
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    comma = "," if grouped else ""
    plain = f"{number:{comma}f}" if decimals is None else f"{number:{comma}.{decimals}f}"
    if decimals is None and "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    swap = {",": locale.groupSeparator(), ".": locale.decimalPoint(), "-": "\u2212"}
    if not grouped:
        swap["-"] = "-"
    return "".join(swap.get(char, char) for char in plain)
