# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where a shift begins: orders and waves that wait; a scanned number opens one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.floor import OpenWave
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import FindOnFloor, FloorFound, FloorQueue, ListFloor
from ui.screens.floor.entries import Entry
from ui.screens.floor.station import Deed, Question, Station, print_deed
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import number_word, state_word

#: Orders of a wave where nobody says how many.
_WAVE = 10
_TO_PICK = ("processing", "picking")
_ICONS = {
    "processing": "list",
    "picking": "list",
    "picked": "package",
    "packed": "tag",
    "awaiting_shipper": "clock",
    "labelled": "truck",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class ChooseStation(Station):
    """All that waits on the floor, what is due first coming first; beneath it what goes back."""

    queue = FloorQueue(orders=[], waves=[], more=False, back=[])

    async def begin(self) -> None:
        await self.reread()
        self.host.tell(
            Verdict(
                Sort.REST,
                _tr("Ready"),
                _tr("Scan an order, a wave, a shipment or a box. Or choose one with the arrow keys."),
            )
        )

    async def reread(self) -> None:
        self.queue = await self.host.ask_query(ListFloor())
        self.host.refresh()

    async def scanned(self, text: str) -> None:
        found = await self.host.ask_query(FindOnFloor(code=text))
        if not found.b2b_order_ids:
            words = "“{value}” is no order, wave, shipment or box of this centre."
            self.wrong(UserError("floor.unknown_code", words, "scan", value=text), scanned=text)
            return
        self.host.go(found)

    def entered(self) -> None:
        key = self.host.current_key
        for wave in self.queue.waves:
            if wave.id == key:
                self.host.go(FloorFound(kind="wave", id=wave.id, b2b_order_ids=wave.b2b_order_ids))
                return
        if key:
            self.host.go(FloorFound(kind="order", id=key, b2b_order_ids=(key,)))

    def facts(self) -> tuple[list[Fact], float]:
        pick = sum(row.state in _TO_PICK for row in self.queue.orders)
        more = "+" if self.queue.more else ""
        rest = len(self.queue.orders) - pick
        return [
            Fact(_tr("Floor"), _tr("What waits")),
            Fact("", ""),
            Fact(_tr("To pick"), number_word(pick) + more),
            Fact(_tr("To pack and ship"), number_word(rest) + more),
        ], 0.0

    def entries(self) -> tuple[list[Entry], str]:
        waves = [
            Entry(
                wave.id,
                wave.name or wave.number,
                _tr("Wave {0}").format(wave.number),
                number_word(len(wave.b2b_order_ids)),
                icon="list",
            )
            for wave in self.queue.waves
        ]
        orders = [
            Entry(
                row.id,
                row.number,
                ", ".join(part for part in (row.company, row.city) if part),
                state_word("b2b_order", row.state),
                icon=_ICONS.get(row.state, ""),
            )
            for row in self.queue.orders
        ]
        back = [
            Entry(
                row.id,
                row.number,
                _tr("Its goods go back to the shelves"),
                state_word("b2b_order", row.state),
                icon="undo",
            )
            for row in self.queue.back
        ]
        return [*waves, *orders, *back], ""

    def deeds(self) -> list[Deed]:
        nothing = (
            "" if any(row.state in _TO_PICK for row in self.queue.orders) else _tr("Nothing is to be picked.")
        )
        return [
            print_deed(self._print),
            Deed(_tr("Open a wave"), "F3", self._ask_wave, "list", nothing),
            Deed(_tr("Leave the floor"), "Esc", self.host.go_back, "arrow-left"),
            Deed(_tr("Open"), "Return", self.entered, "arrow-right", primary=True),
        ]

    def placeholder(self) -> str:
        return _tr("Scan or type a number")

    def _print(self) -> None:
        """The papers of what is marked, or of all that waits."""
        key = self.host.current_key
        orders = tuple(row.id for row in self.queue.orders)
        wave = next((one for one in self.queue.waves if one.id == key), None)
        mine = wave.b2b_order_ids if wave is not None else (key,) if key in orders else ()
        if not mine or len(orders) == 1:
            self.host.print_papers(orders, wave.id if wave is not None else "")
            return
        name = wave.number if wave is not None else self._number(key)
        words = _tr("Enter prints the papers of {0}. Type * for all {1} orders that wait.")
        question = Question(_tr("Print"), words.format(name, number_word(len(orders))), check=_all_or_one)
        self.host.ask([question], lambda answers: self._print_these(answers[0], mine, wave, orders))

    async def _print_these(
        self, answer: str, mine: tuple[Id, ...], wave: e.Wave | None, orders: tuple[Id, ...]
    ) -> None:
        if answer:
            self.host.print_papers(orders)
        else:
            self.host.print_papers(mine, wave.id if wave is not None else "")

    def _number(self, order_id: Id) -> str:
        return next((row.number for row in self.queue.orders if row.id == order_id), "")

    def _ask_wave(self) -> None:
        waiting = sum(row.state in _TO_PICK for row in self.queue.orders)
        sentence = _tr("How many orders? {0} are to be picked; those due first come first.")
        many = str(min(_WAVE, waiting))
        self.host.ask(
            [Question(_tr("Wave"), sentence.format(number_word(waiting)), value=many, check=_count)],
            self._open,
        )

    async def _open(self, answers: list[str]) -> None:
        ids = [row.id for row in self.queue.orders if row.state in _TO_PICK][: int(answers[0])]
        wave_id = self.host.new_id()
        await self.host.give(OpenWave(wave_id=wave_id, b2b_order_ids=tuple(ids)))
        self.host.go(FloorFound(kind="wave", id=wave_id, b2b_order_ids=tuple(ids)))


def _all_or_one(text: str) -> str:
    if text.strip() not in ("", "*"):
        raise UserError("print.which", "Press Enter, or type *.", "scan")
    return text.strip()


def _count(text: str) -> str:
    text = text.strip()
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 500:
        raise UserError(
            "number.limits", "Enter a number from {lowest} to {highest}.", "scan", lowest=1, highest=500
        )
    return text
