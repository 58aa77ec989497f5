# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Value-added services at the floor desk: which were asked for, how often each was done, with its proof."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.floor import RecordService, RemoveServiceRecord
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.services import WHOLE, AskedService, asked_services
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import FindOnFloor, FloorFound, FloorView, GetFloorOrders
from ui.screens.b2b_wizard.extras import evidence_word, service_name
from ui.screens.floor.entries import Entry
from ui.screens.floor.station import Deed, Host, Question, Station, numbers, ship_to
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import number_word

_ZERO, _MOST = Decimal(0), 1_000_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


@dataclass(frozen=True)
class Row:
    """A service of one of the orders, with what is recorded of it, the last last."""

    order: e.B2BOrder
    asked: AskedService
    records: tuple[e.ServiceRecord, ...]

    @property
    def key(self) -> str:
        """Names the row."""
        return f"{self.order.id}/{self.asked.code}"

    @property
    def name(self) -> str:
        """What people call the service."""
        return service_name(self.asked.code, self.asked.name)


def rows_of(view: FloorView | None) -> list[Row]:
    """The services that the orders ask for."""
    if view is None or not view.tables:
        return []
    tables = decode_tables(view.tables)
    return [
        Row(one.order, asked, tuple(record for record in one.records if record.service == asked.code))
        for one in view.orders
        for asked in asked_services(
            tables, one.order.services, [(record.service, record.quantity) for record in one.records]
        )
    ]


def refuse_open(view: FloorView | None) -> None:
    """Say which services are to be recorded before the last labels. Raises UserError ``service.open``."""
    names = [row.name for row in rows_of(view) if row.asked.is_open and row.order.state in WHOLE]
    if names:
        words = "Record these services first (F12), or why they are left out: {services}."
        raise UserError("service.open", words, "scan", services=", ".join(dict.fromkeys(names)))


class ServicesStation(Station):
    """The services of orders that are worked on together."""

    def __init__(self, host: Host, order_ids: tuple[Id, ...]) -> None:
        super().__init__(host)
        self.order_ids = order_ids
        self.view: FloorView | None = None

    async def begin(self) -> None:
        await self.reread()
        self._rest()

    async def reread(self) -> None:
        self.view = await self.host.ask_query(GetFloorOrders(b2b_order_ids=self.order_ids))
        self.host.refresh()

    def _rest(self) -> None:
        if any(row.asked.is_open for row in self.rows):
            words = _tr("Mark a service with the arrow keys, and press Enter when it is done.")
        else:
            words = _tr("All services are accounted for. Esc goes back.")
        self.host.tell(Verdict(Sort.REST, _tr("Services"), words))

    @property
    def rows(self) -> list[Row]:
        """All services."""
        return rows_of(self.view)

    @property
    def marked(self) -> Row | None:
        """The row that keys are about; where none is marked, the first that is open."""
        rows = self.rows
        found = next((row for row in rows if row.key == self.host.current_key), None)
        waiting = next((row for row in rows if row.asked.is_open), None)
        return found or waiting or next(iter(rows), None)

    # ------------------------------------------------------------ recording

    async def scanned(self, text: str) -> None:
        found = await self.host.ask_query(FindOnFloor(code=text))
        row = self.marked
        if found.b2b_order_ids:
            self.host.go(found)
        elif row is not None and row.asked.evidence == "scan":
            self._ask(row, text)
        else:
            words = "“{value}” is no order, wave, shipment or box of this centre."
            self.wrong(UserError("floor.unknown_code", words, "scan", value=text), scanned=text)

    def entered(self) -> None:
        row = self.marked
        if row is not None:
            self._ask(row)

    def _ask(self, row: Row, code: str = "") -> None:
        asked = row.asked
        left = max(asked.count - asked.done, _ZERO) if asked.count is not None else Decimal(1)
        sentence = _tr("How many were done? 0: it is left out.")
        question = Question(row.name, sentence, value=f"{left:f}", check=_units)
        self.host.ask([question], lambda answers: self._go_on(row, Decimal(answers[0]), code))

    async def _go_on(self, row: Row, units: Decimal, code: str) -> None:
        """Ask for what proves it, or why it was not done."""
        if not units:
            why = Question(row.name, _tr("Say why it is left out."), check=_needed)
            self.host.ask([why], lambda answers: self._record(row, units, answers[0]))
            return
        needs_scan = row.asked.evidence == "scan" and not code
        scan = [Question(row.name, _tr("Scan one of them, as the proof."), check=_needed)]
        note = Question(row.name, _tr("A note for the retailer? Enter: none."))

        def done(answers: list[str]) -> Awaitable[object]:
            proof = answers[0] if needs_scan else code
            return self._prove(row, units, answers[-1], proof)

        self.host.ask([*(scan if needs_scan else []), note], done)

    async def _prove(self, row: Row, units: Decimal, note: str, code: str) -> None:
        if row.asked.evidence != "photo":
            await self._record(row, units, note, code)
            return
        self.host.choose_picture(lambda path: self._record(row, units, note, code, path))

    async def _record(
        self, row: Row, units: Decimal, note: str, code: str = "", picture: Path | None = None
    ) -> None:
        added = await self.host.picture(row.order.id, picture) if picture is not None else None
        record = RecordService(
            service_record_id=self.host.new_id(),
            b2b_order_id=row.order.id,
            service=row.asked.code,
            quantity=units,
            note=note,
            code=code,
            b2b_file_id=added.b2b_file_id if added is not None else None,
        )
        await self.host.give(*([added] if added is not None else []), record)
        await self.reread()
        word, words = _tr("DONE"), _tr("It is on record, and the retailer sees it.")
        if not units:
            word, words = _tr("LEFT OUT"), _tr("The reason is on record, and the retailer sees it.")
        self.host.tell(
            Verdict(Sort.OK, word, words, thing=row.name, count=number_word(units) if units else "")
        )

    def _take_back(self) -> None:
        row = self.marked
        if row is not None and row.records:
            self.host.start(self._remove(row))

    async def _remove(self, row: Row) -> None:
        await self.host.give(RemoveServiceRecord(service_record_id=row.records[-1].id))
        await self.reread()
        words = _tr("What was recorded last of it counts no more.")
        self.host.tell(Verdict(Sort.ASK, _tr("Taken back"), words, thing=row.name))

    def _back(self) -> None:
        """To where the orders stand."""
        found = FloorFound(kind="order", id=self.order_ids[0], b2b_order_ids=self.order_ids)
        self.host.go(found)

    # ------------------------------------------------------------ what is shown

    def facts(self) -> tuple[list[Fact], float]:
        if self.view is None:
            return [], 0.0
        rows = self.rows
        done = sum(not row.asked.is_open for row in rows)
        return [
            Fact(_tr("Order"), numbers(self.view)),
            Fact(_tr("Ship to"), ship_to(self.view)),
            Fact("", ""),
            Fact(_tr("Services"), _tr("{0} of {1}").format(number_word(done), number_word(len(rows)))),
        ], done / len(rows) if rows else 0.0

    def entries(self) -> tuple[list[Entry], str]:
        several = len(self.order_ids) > 1
        return [
            Entry(
                row.key,
                row.name,
                " · ".join(part for part in (row.order.number if several else "", _detail(row)) if part),
                _count(row),
                not row.asked.is_open,
                "sliders",
            )
            for row in self.rows
        ], ""

    def deeds(self) -> list[Deed]:
        row = self.marked
        nothing = "" if row is not None and row.records else _tr("Nothing is recorded of it.")
        return [
            Deed(_tr("Take back"), "F4", self._take_back, "undo", nothing),
            Deed(_tr("Back"), "Esc", self._back, "arrow-left"),
            Deed(_tr("Record"), "Return", self.entered, "check", primary=True),
        ]

    def placeholder(self) -> str:
        return _tr("Scan the proof, or press Enter")


def services_deed(host: Host, view: FloorView | None, order_ids: tuple[Id, ...]) -> list[Deed]:
    """The button that leads to the services of orders, where they ask for any."""
    rows = rows_of(view)
    if not rows:
        return []
    waiting = sum(row.asked.is_open for row in rows)
    word = _tr("Services")
    text = _tr("{0}: {1}").format(word, number_word(waiting)) if waiting else word
    return [Deed(text, "F12", lambda: host.enter(ServicesStation(host, order_ids)), "sliders")]


def _detail(row: Row) -> str:
    """How it is proven, by whom it was done last."""
    last = row.records[-1] if row.records else None
    said = ", ".join(part for part in (last.by, last.note) if part) if last is not None else ""
    return said or evidence_word(row.asked.evidence)


def _count(row: Row) -> str:
    asked = row.asked
    if asked.left_out and not asked.done:
        return _tr("left out")
    done = number_word(asked.done)
    return f"{done} / {number_word(asked.count)}" if asked.count is not None else done


def _units(text: str) -> str:
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found <= _MOST:
        words = "Enter a number from {lowest} to {highest}."
        raise UserError("number.limits", words, "scan", lowest=0, highest=_MOST)
    return f"{found:f}"


def _needed(text: str) -> str:
    if not text.strip():
        raise UserError("text.missing", "Something must be entered here.", "scan")
    return text.strip()
