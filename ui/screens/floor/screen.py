# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The floor desk: fills the window, is worked by keyboard and scanner, and needs no network.

Everything that is scanned goes through one field, one after the other, to the station that is open; what it
came to stands in a panel that is read from across the room, and is heard.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import uuid_utils
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.measures import GRAMS, MILLIMETRES
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import FloorFound, GetBuffer, GetFloorOrders
from desktop_b2b.services.queries.base import Query
from desktop_b2b.settings import FLOOR_FULL, FLOOR_LENGTH, FLOOR_MASS, FLOOR_SOUND
from ui.printing.floor_papers import Extent
from ui.screens.floor.choose import ChooseStation
from ui.screens.floor.deeds import DeedRow
from ui.screens.floor.entries import EntryList, Pane
from ui.screens.floor.key_sheet import FloorKeys
from ui.screens.floor.pack import PackStation
from ui.screens.floor.pick import PickStation
from ui.screens.floor.pictures import choose_picture, store_picture
from ui.screens.floor.printing import FloorPrinter
from ui.screens.floor.put_back import PUT_BACK, goes_back
from ui.screens.floor.restock import RestockStation
from ui.screens.floor.scan_field import ScanField
from ui.screens.floor.ship import ShipStation
from ui.screens.floor.station import Deed, Question, Station
from ui.screens.floor.top_band import TopBand
from ui.screens.floor.verdict import Sort, Verdict, VerdictPanel
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.shell.sync_words import sync_words
from ui.theme import Radius, Space, Type, scaled
from ui.widgets import PlainLabel
from ui.widgets.labels import Divider

T = TypeVar("T")
_KINDS = frozenset({"b2b_order", "fulfilment_shipment", "stock_item", "wave"})
#: Where an order stands that has boxes, or had some.
_PACKED = frozenset(
    {"picked", "packed", "awaiting_shipper", "labelled", "shipped", "collected", "exception", "delivered"}
)
_SECOND_BEEP_MS = 160


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class FloorScreen(Screen):
    """Stations one after the other: choose, pick, pack, ship."""

    HEADER = Header.NONE
    NAV = "floor"
    COVERS = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.station: Station = ChooseStation(self)
        self._deeds: list[Deed] = []
        self._questions: list[Question] = []
        self._answers: list[str] = []
        self._done: Callable[[list[str]], Awaitable[object]] | None = None
        self._before = self._asked = Verdict(Sort.REST, "")
        self._waiting: list[str] = []
        self._busy = False
        self.printer = FloorPrinter(self)
        self._build()
        context.notifier.changed.connect(self._on_changed)
        context.feeds.sync_changed.connect(self._show_sync)
        self._show_sync()
        self.start(self._begin())

    # ------------------------------------------------------------ what it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.band = TopBand()
        column.addWidget(self.band)
        middle = QHBoxLayout()
        middle.setContentsMargins(scaled(28), scaled(20), scaled(28), scaled(20))
        middle.setSpacing(scaled(20))
        self.panel = VerdictPanel()
        middle.addWidget(self.panel, 66)
        middle.addWidget(self._side(), 34)
        column.addLayout(middle, 1)
        column.addWidget(Divider())
        self.foot = QWidget()
        self.foot.setProperty("ground", "surface")
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(scaled(28), scaled(14), scaled(28), scaled(14))
        self.field = ScanField()
        self.field.entered.connect(self._on_entered)
        self.field.key.connect(self.press)
        self.field.stepped.connect(self._on_stepped)
        foot.addWidget(self.field)
        foot.addSpacing(Space.S)
        self.deed_row = DeedRow()
        self.deed_row.pressed.connect(self._on_button)
        foot.addWidget(self.deed_row)
        column.addWidget(self.foot)
        self.setFocusProxy(self.field)

    def _side(self) -> QWidget:
        side = Pane()
        column = QVBoxLayout(side)
        column.setContentsMargins(1, Radius.CARD // 2, 1, Radius.CARD // 2)
        self.rows = EntryList()
        self.rows.chosen.connect(self._on_row)
        column.addWidget(self.rows, 1)
        self._note_head = PlainLabel("", Type.STRONG)
        self._note = PlainLabel("", Type.FLOOR_NOTE, "text2", wrap=True)
        for label in (self._note_head, self._note):
            label.setContentsMargins(scaled(20), 0, scaled(20), scaled(6))
            column.addWidget(label)
        return side

    def title(self) -> str:
        return _tr("Floor")

    # ------------------------------------------------------------ the window around it

    async def _begin(self) -> None:
        await self._enter(self.station)
        self.show_again(self.route)

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        self.show_again(route)

    def show_again(self, route: Route) -> None:
        """An order from its details: the station where it stands now."""
        order_id = str(route.param("order"))
        if order_id:
            self.go(FloorFound(kind="order", id=order_id, b2b_order_ids=(order_id,)))

    def activate(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        window = self.window()
        if FLOOR_FULL.read(self.context.settings) and not window.isFullScreen():
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)

    def deactivate(self) -> None:
        window = self.window()
        if window.isFullScreen():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.foot is not None:
            self.refresh()

    def _show_sync(self, _status: object = None) -> None:
        words = sync_words(self.context.feeds.sync, self.context.zone, self.context.clock.now())
        self.band.sync.show_sign(words.icon, words.short)
        is_loud = FLOOR_SOUND.read(self.context.settings)
        self.band.sound.show_sign("bell", _tr("Sound on (F9)") if is_loud else _tr("Sound off (F9)"))

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS and not self._busy and not self._questions:
            self.start(self.station.reread())

    # ------------------------------------------------------------ scans, one after the other

    def _on_entered(self, text: str) -> None:
        self._waiting.append(text)
        if not self._busy:
            self._busy = True
            self.start(self._work())

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._take(self._waiting.pop(0))
        finally:
            self._busy = False

    async def _take(self, text: str) -> None:
        if self._questions:
            await self._answer(text)
        elif text.strip():
            await self.station.scanned(text)
        else:
            self.station.entered()

    async def _answer(self, text: str) -> None:
        question = self._questions[0]
        try:
            answer = question.check(text if text.strip() else question.value)
            self._remember_unit(answer)
        except UserError as error:
            self.station.wrong(error, scanned=text.strip(), need=("", question.sentence))
            return
        self._answers.append(answer)
        self._questions.pop(0)
        if self._questions:
            self._show_question()
            return
        done, answers = self._done, self._answers
        self._end_questions()
        if done is not None:
            try:
                await done(answers)
            except UserError as error:
                self.station.wrong(error, need=("", _tr("Nothing was changed.")))

    def _end_questions(self) -> None:
        self._questions, self._answers, self._done = [], [], None
        self.refresh()

    def _show_question(self) -> None:
        question = self._questions[0]
        keep = _tr("Esc goes back.")
        if question.value:
            keep = _tr("Enter keeps: {0}").format(question.shown or question.value)
        # An example must not be taken for what was measured.
        like = _tr("For example") if any(sign.isdigit() for sign in question.hint) else ""
        self._asked = Verdict(
            Sort.ASK, question.word, question.sentence, need_label=like, need=question.hint, need_note=keep
        )
        self.panel.show_verdict(self._asked)
        self.refresh()

    def _remember_unit(self, answer: str) -> None:
        unit = answer.rpartition(" ")[2]
        if unit in GRAMS:
            FLOOR_MASS.write(self.context.settings, unit)
        elif unit in MILLIMETRES:
            FLOOR_LENGTH.write(self.context.settings, unit)

    def press(self, key: str) -> None:
        """A key of the floor, or the button that it stands on."""
        if key == "F9":
            FLOOR_SOUND.write(self.context.settings, not FLOOR_SOUND.read(self.context.settings))
            self._show_sync()
        elif key == "F1":
            self.show_keys()
        elif key == "F2" and self.printer.job is not None:
            self.start(self.printer.go_on())
        elif key == "Esc" and self._questions:
            self._end_questions()
            self.panel.show_verdict(self._before)
        elif not self._questions:
            for deed in self._deeds:
                if deed.key == key and not deed.reason:
                    deed.act()

    def _on_stepped(self, by: int) -> None:
        self.rows.step(by)

    def _on_row(self, _key: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.station, ChooseStation):
            self.station.entered()

    # ------------------------------------------------------------ what stations ask (Host)

    async def ask_query(self, query: Query[T]) -> T:
        """An answer of the local database."""
        return await self.context.tasks.query(query)

    async def give(self, *cmds: Command) -> None:
        """Commands, all or none. Raises UserError."""
        await self.context.tasks.commands(*cmds)

    def new_id(self) -> Id:
        """An id for a new document."""
        return uuid_utils.uuid7().hex

    def now(self) -> int:
        """The time of this computer."""
        return self.context.clock.now()

    def tell(self, verdict: Verdict) -> None:
        """Show, and let hear, what a scan came to."""
        self.panel.show_verdict(verdict)
        if verdict.sort in (Sort.OK, Sort.WRONG) and FLOOR_SOUND.read(self.context.settings):
            QApplication.beep()
            if verdict.sort is Sort.WRONG:
                QTimer.singleShot(_SECOND_BEEP_MS, QApplication.beep)

    def refresh(self) -> None:
        """Show the station as it is now."""
        facts, part = self.station.facts()
        self.band.show_facts(facts, part)
        entries, current = self.station.entries()
        self.rows.show_entries(entries, current)
        head, words = self.station.note()
        self._note_head.setText(head)
        self._note.setText(words)
        self._note_head.setVisible(bool(words))
        self._note.setVisible(bool(words))
        question = self._questions[0] if self._questions else None
        self.field.setPlaceholderText(question.hint if question else self.station.placeholder())
        self.field.setAccessibleName(question.sentence if question else self.station.placeholder())
        self._deeds = self.station.deeds()
        self.deed_row.show_deeds(self._deeds, self.station.hint())

    def _on_button(self, key: str) -> None:
        self.press(key)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keys(self) -> None:
        """The sheet of keys; the scanner's field has the keyboard again when it is closed."""
        sheet = FloorKeys(self._deeds, self)
        sheet.finished.connect(lambda _code: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        sheet.open()

    def start(self, work: Awaitable[object]) -> None:
        """Work that shows what is refused in the panel."""
        self.run(
            work, on_error=lambda error: self.station.wrong(error, need=("", _tr("Nothing was changed.")))
        )

    def go(self, found: FloorFound, *, ship: bool = False) -> None:
        """The station of what was scanned: where its orders stand now."""
        self.start(self._go(found, ship=ship))

    async def _go(self, found: FloorFound, *, ship: bool) -> None:
        ids = found.b2b_order_ids
        view = await self.ask_query(GetFloorOrders(b2b_order_ids=ids))
        states = {order.order.state for order in view.orders}
        if found.kind == PUT_BACK or (states == {"cancelled"} and goes_back(view)):
            await self._enter(RestockStation(self, ids))
        elif not ship and states & {"processing", "picking"}:
            wave_id = found.id if found.kind == "wave" else ""
            await self._enter(PickStation(self, ids, wave_id))
        elif not ship and found.kind in ("order", "wave") and "picked" in states:
            await self._enter(PackStation(self, ids))
        elif states & _PACKED:
            scanned = found.id if found.kind in ("shipment", "unit") else ""
            await self._enter(ShipStation(self, ids, scanned))
        else:
            words = "This order cannot be worked on now: it waits for its retailer, or was cancelled."
            raise UserError("floor.waits", words, "scan")

    def enter(self, station: Station) -> None:
        """Go on at another station."""
        self.start(self._enter(station))

    def choose_picture(self, done: Callable[[Path], Awaitable[object]]) -> None:
        """Ask for a picture as evidence."""
        choose_picture(self, self.start, done)

    async def picture(self, order_id: Id, path: Path) -> AddB2BFile:
        """Keep a picture; the command that attaches it. Raises UserError."""
        return await store_picture(self.context.tasks, order_id, path)

    def go_back(self) -> None:
        """To the list of what waits; from there out of the floor desk."""
        if isinstance(self.station, ChooseStation):
            self.context.back()
        else:
            self.start(self._enter(ChooseStation(self)))

    async def _enter(self, station: Station) -> None:
        self.station = station
        self._end_questions()
        await station.begin()

    def ask(self, questions: Sequence[Question], done: Callable[[list[str]], Awaitable[object]]) -> None:
        """Ask one thing after the other; Esc leaves everything as it was."""
        if self.panel.verdict is not self._asked:
            self._before = self.panel.verdict
        self._questions, self._answers, self._done = list(questions), [], done
        self._show_question()

    def print_papers(self, order_ids: Sequence[Id], wave_id: Id = "", wanted: Extent | None = None) -> None:
        """Print the papers of orders or of a wave."""
        self.start(self.printer.begin(order_ids, wave_id, wanted))

    def mark(self, key: str) -> None:
        """Mark a row."""
        keys = [entry.key for entry in self.rows.entries]
        if key in keys:
            self.rows.mark(keys.index(key))

    @property
    def current_key(self) -> str:
        """The row that is marked."""
        return self.rows.current_key

    @property
    def last_unit(self) -> tuple[str, str]:
        """The units of weight and length that were typed last here."""
        return FLOOR_MASS.read(self.context.settings), FLOOR_LENGTH.read(self.context.settings)

    def keep(self, kind: str, target_id: Id, body: str) -> None:
        """Put it on the disk now (law 13)."""
        self.context.tasks.start(self.context.tasks.save_buffer(kind, target_id, body), self.context.tasks)

    def drop(self, kind: str, target_id: Id) -> None:
        """It became a command, or there is nothing any more."""
        self.context.tasks.start(self.context.tasks.drop_buffer(kind, target_id), self.context.tasks)

    async def kept(self, kind: str, target_id: Id) -> str:
        """What the disk holds of it."""
        found = await self.ask_query(GetBuffer(kind=kind, target_id=target_id))
        return found.body if found is not None else ""
