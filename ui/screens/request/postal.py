# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Postal codes: how they look in the countries where that is certain. Others are taken as they are."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

_DIGITS = {
    4: "AT AU BE BG CH CY DK HU LI LU LV NO NZ PH SI ZA",
    5: "DE EE ES FI FR HR IT LT MA MX MY RS TH TR UA",
    6: "CN IN RO SG",
    7: "IL JP",
}
_BY_COUNTRY = {code: count for count, codes in _DIGITS.items() for code in codes.split()}
_SHAPES = {
    "CA": (re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d"), "K1A 0B1"),
    "CZ": (re.compile(r"\d{3} ?\d{2}"), "110 00"),
    "GB": (re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"), "SW1A 1AA"),
    "GR": (re.compile(r"\d{3} ?\d{2}"), "104 31"),
    "NL": (re.compile(r"\d{4} ?[A-Z]{2}"), "1012 AB"),
    "PL": (re.compile(r"\d{2}-?\d{3}"), "00-950"),
    "PT": (re.compile(r"\d{4}-?\d{3}"), "1000-205"),
    "SE": (re.compile(r"\d{3} ?\d{2}"), "111 22"),
    "SK": (re.compile(r"\d{3} ?\d{2}"), "811 01"),
    "US": (re.compile(r"\d{5}(-?\d{4})?"), "10001"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("PostalCode", text)


def postal_problem(code: str, country: str, country_name: str) -> str | None:
    """Why a postal code cannot be one of a country, in words; None when it may be."""
    text = code.strip().upper()
    if not text:
        return None
    count = _BY_COUNTRY.get(country)
    if count is not None and not re.fullmatch(rf"(?:{country}-)?\d{{{count}}}", text.replace(" ", "")):
        words = {4: _tr("Four digits in {0}"), 5: _tr("Five digits in {0}"), 6: _tr("Six digits in {0}")}
        return words.get(count, _tr("Seven digits in {0}")).format(country_name)
    shape = _SHAPES.get(country)
    if shape is not None and not shape[0].fullmatch(text):
        return _tr("Written as {0} in {1}").format(shape[1], country_name)
    return None
