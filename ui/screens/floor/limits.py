# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How heavy and large boxes and pallets may be (Amazon's limits, the carrier's): said before they are packed,
asked when they are measured.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import measures
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.facts import PACKED, BoxFacts, PalletFacts, ReadyFacts
from desktop_b2b.rules.trade.fields import BOX, FIELD_WORDS, PALLET
from desktop_b2b.rules.trade.findings import BLOCK, NOBODY, Finding
from desktop_b2b.rules.trade.packed import judge_unit, limits
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables
from desktop_b2b.services.queries import FloorView
from ui.screens.floor.station import Host, Question
from ui.strings import error_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class Limits:
    """The centre's limits for the orders that are worked on together."""

    def __init__(self, view: FloorView) -> None:
        self._tables: CentreTables | None = decode_tables(view.tables) if view.tables else None
        self._facts = [
            ReadyFacts(
                today=date.min,
                stage=PACKED,
                kind=one.order.kind,
                is_fba=bool(one.order.fba_shipment),
                mode=one.order.mode,
                method=one.order.method,
                carrier=one.order.carrier,
                service=one.order.service,
            )
            for one in view.orders
        ]

    def words(self, *, pallet: bool = False) -> str:
        """The limits, a line each."""
        if self._tables is None:
            return ""
        level = PALLET if pallet else BOX
        found = [pair for facts in self._facts for pair in limits(self._tables, facts, level)]
        lines = (
            _tr("{0}: at most {1}").format(QCoreApplication.translate("Trade", FIELD_WORDS[field]), limit)
            for field, limit in dict.fromkeys(found)
        )
        return "\n".join(lines)

    def broken(self, number: int, weight: str, size: str, *, pallet: bool = False) -> list[Finding]:
        """What stands against a box or pallet as it was measured, in whatever unit."""
        if self._tables is None:
            return []
        heavy, large = measures.weight(weight, "scan"), measures.size(size, "scan")
        unit: BoxFacts | PalletFacts
        if not pallet:
            unit = BoxFacts(weight=heavy, size=large)
        elif large is None:
            unit = PalletFacts(weight=heavy)
        else:
            unit = PalletFacts(heavy, large.height, large.length, large.width)
        found: dict[str, Finding] = {}
        for facts in self._facts:
            for one in judge_unit(self._tables, facts, unit, number):
                found.setdefault(one.code, one)
        return list(found.values())


async def confirm(host: Host, found: Sequence[Finding], go_on: Callable[[], Awaitable[object]]) -> None:
    """Go on, after asking where a limit is passed that somebody here may set aside.

    Raises UserError for one that nobody may.
    """
    blocked = [one for one in found if one.severity == BLOCK]
    for one in blocked:
        if one.override == NOBODY:
            raise one.error()
    if not blocked:
        await go_on()
        return
    reasons = "\n".join(error_text(one.error()) for one in blocked)
    more = _tr("Type Y to leave it so: the order waits until that is settled. Esc goes back.")
    question = Question(_tr("OVER THE LIMIT"), f"{reasons}\n{more}", check=yes)
    host.ask([question], lambda _answers: go_on())


def yes(text: str) -> str:
    """The check of a question that is answered by Y."""
    if text.strip().casefold() not in ("y", "yes", "o", "oui"):
        raise UserError("floor.yes", "Type Y, or press Escape.", "scan")
    return "y"
