# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What makes the arguments of a product at a centre fit to be stored (S1.23): for its handler, and for
imports that ask it row by row.
"""

from __future__ import annotations

import re

from desktop_b2b.domain import checks, text
from desktop_b2b.errors import UserError
from desktop_b2b.services.records import Check, as_is

_UN_NUMBER = re.compile(r"(UN|NA|ID)?[0-9]{4}")
_PACKING_GROUPS = ("", "I", "II", "III")


def _un_number(value: str, field: str) -> str:
    value = text.code(value, field, 6).upper()
    if value and not _UN_NUMBER.fullmatch(value):
        raise UserError("hazmat.un_number", "A UN number has four digits, like UN1266.", field)
    return f"UN{value}" if value.isdigit() else value


def _packing_group(value: str, field: str) -> str:
    value = text.code(value, field, 3).upper()
    if value not in _PACKING_GROUPS:
        raise UserError("hazmat.packing_group", "A packing group is I, II or III.", field)
    return value


ITEM_CHECKS: dict[str, Check] = {
    "inventory_id": lambda value, field: text.code(value, field, required=True),
    "sku": lambda value, field: text.code(value, field, required=True),
    "description": lambda value, field: text.line(value, field, text.DESCRIPTION),
    "uom": lambda value, field: text.line(value, field, text.UOM, required=True),
    "gtin": checks.gtin,
    "case_gtin": checks.gtin,
    "case_units": checks.number,
    "pallet_units": checks.number,
    "by_lot": as_is,
    "expires": as_is,
    "fragile": as_is,
    "un_number": _un_number,
    "hazard_class": lambda value, field: text.code(value, field, 8),
    "packing_group": _packing_group,
    "hs_code": checks.hs_code,
    "origin_country": checks.country,
    "instructions": text.note,
    "active": as_is,
}
