# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Carriers as people on the floor call them: the centre's tables have their codes."""

from __future__ import annotations

from desktop_b2b.domain.entities import HandlingUnit
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import FloorView
from ui.screens.floor.station import Question

#: Digits of an SSCC that are read aloud.
_TAIL = 6


def carrier_name(view: FloorView | None, code: str) -> str:
    """What people call a carrier."""
    return _names(view).get(code, code)


def unit_code(unit: HandlingUnit) -> str:
    """What tells a box from the others: the carrier's number, else how that of the logistic unit ends."""
    return unit.tracking or (f"…{unit.sscc[-_TAIL:]}" if unit.sscc else "")


def carrier_question(view: FloorView | None, word: str, sentence: str, code: str) -> Question:
    """Asks for a carrier: a name that the centre knows becomes its code, any other word stays."""
    names = _names(view)
    codes = {name.casefold(): key for key, name in names.items()}

    def check(text: str) -> str:
        return codes.get(text.strip().casefold(), text.strip())

    return Question(word, sentence, value=code, shown=names.get(code, code), check=check)


def _names(view: FloorView | None) -> dict[str, str]:
    if view is None or not view.tables:
        return {}
    return {one.code: one.name for one in decode_tables(view.tables).carriers}
