# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A grid of goods that are received or counted, by keyboard and scanner: what is scanned fills its row, and a
table can be pasted. What stands there is kept on this computer until it is given (law 13).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.gs1 import read_scan
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import BinView, FindStock, GetBuffer, KnownStock, ListBins, StockItemView
from ui import actions
from ui.actions import ActionKey
from ui.forms.buffering import Buffering
from ui.forms.draft_keys import new_id
from ui.models import EditableGrid, GridColumn, GridRow
from ui.screens.stock.rights import may_move
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, number_word
from ui.theme import Space, Type
from ui.widgets import Card, PlainLabel, SearchField, primary, quiet

#: A screen of this kind has one sheet: it is found again when the screen is.
SHEET = "0" * 32


class TakingScreen(Screen):
    """What receiving and counting have in common. Heirs name the buffer, make the columns and the command."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV = "stock"
    HAS_PRIMARY = True
    BUFFER: ClassVar[str] = ""

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.known: dict[str, StockItemView] = {}
        self.bins: dict[str, BinView] = {}
        self.document_id = new_id()
        self.reference = SearchField("", icon="file-text")
        self.reference.setAccessibleName(self.reference_words())
        self.grid = EditableGrid(self.columns(), self.new_row, name=self.title())
        self.words = PlainLabel("", Type.BODY, "text2")
        self.buffering = Buffering(context.tasks, self.BUFFER, SHEET, context.clock.now, self.body)
        self.give = primary(self.verb(), "check", self.give_now)
        self.give.setParent(self)
        if not may_move(context):
            self.give.disable(self.tr("Ask your account manager to receive and count stock"))
        self._action = actions.make(ActionKey.SEND, self, self.give_now)
        self._build()
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.row_removed.connect(lambda _row, _place: self._touch())
        self.grid.row_added.connect(lambda _row: self._touch())
        self.grid.pasted.connect(self._on_pasted)
        self.reference.textChanged.connect(lambda _text: self._touch())
        self.grid.set_rows([self.new_row()])
        self.live(ListBins(), ("bin",), self._take_bins)
        self.run(self._restore())

    # ------------------------------------------------------------ what heirs say

    @abstractmethod
    def reference_words(self) -> str:
        """What the field above the grid is for."""

    @abstractmethod
    def verb(self) -> str:
        """The words on the button."""

    @abstractmethod
    def columns(self) -> list[GridColumn]:
        """The grid's columns; ``code`` is what is scanned or typed."""

    @abstractmethod
    def command(self, rows: Sequence[GridRow]) -> Command:
        """What is given for these rows, whose items are known."""

    @abstractmethod
    def done_words(self, count: int) -> str:
        """What is said when it was taken."""

    def fill(self, row: GridRow) -> dict[str, object]:
        """What else follows from a row's item, lot and bin."""
        return {}

    # ------------------------------------------------------------ the frame

    def header_end(self) -> list[QWidget]:
        return [self.give]

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, Space.M, Space.PAGE_X, Space.PAGE_Y)
        column.setSpacing(Space.M)
        asked = QVBoxLayout()
        asked.setSpacing(Space.XS)
        asked.addWidget(PlainLabel(self.reference_words(), Type.CAPTION, "text2"))
        asked.addWidget(self.reference)
        column.addLayout(asked)
        goods = self.tr("Goods")
        card = Card(goods, flush=True)
        card.set_title(goods, self.tr("Scan or type; Tab in the last cell adds a row"))
        card.body.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.S, Space.XS, Space.L, Space.XS)
        foot.addWidget(quiet(self.tr("Add a row"), "plus", self.new))
        foot.addWidget(quiet(self.tr("Paste from a table"), "table", self.grid.paste))
        foot.addStretch(1)
        foot.addWidget(self.words)
        card.body.addLayout(foot)
        column.addWidget(card, 1)

    def new(self) -> None:
        """Begin a line."""
        self.grid.add_row()

    def new_row(self) -> GridRow:
        """An empty row."""
        empty = {column.key: "" if not column.boxed else None for column in self.columns()}
        return {"id": new_id(), **empty}

    # ------------------------------------------------------------ what is typed

    def body(self) -> str:
        """The buffer's text; empty where nothing was typed."""
        rows = [row for row in self.grid.rows() if self.filled(row)]
        if not rows and not self.reference.text():
            return ""
        kept = [{key: _plain(value) for key, value in row.items()} for row in rows]
        sheet = {"id": self.document_id, "reference": self.reference.text(), "rows": kept}
        return msgspec.json.encode(sheet).decode()

    def filled(self, row: GridRow) -> bool:
        """Whether something stands in a row."""
        return any(row.get(column.key) not in ("", None) for column in self.columns() if column.editable)

    async def _restore(self) -> None:
        kept = await self.context.tasks.query(GetBuffer(kind=self.BUFFER, target_id=SHEET))
        if kept is None:
            return
        sheet = msgspec.json.decode(kept.body, type=dict[str, object])
        rows = sheet.get("rows")
        self.document_id = str(sheet.get("id") or self.document_id)
        self.reference.setText(str(sheet.get("reference") or ""))
        if isinstance(rows, list) and rows:
            boxed = {column.key for column in self.columns() if column.boxed}
            self.grid.set_rows(
                [
                    {
                        key: Decimal(str(value)) if key in boxed and value else value
                        for key, value in row.items()
                    }
                    for row in rows
                ]
            )
        self.buffering.restored(kept.body, kept.typed_at)
        await self._look_up()

    def _touch(self) -> None:
        self.buffering.touch()
        count = sum(1 for row in self.grid.rows() if self.filled(row))
        # By its own name: heirs would look for the plural under theirs.
        self.words.setText(QCoreApplication.translate("TakingScreen", "%n row(s)", "", count))

    def _on_cell(self, row_id: object, key: str, _value: object) -> None:
        self._touch()
        if key == "code":
            self._read_scan(row_id)
            self.run(self._look_up())
        else:
            self._refill([row_id])

    def _read_scan(self, row_id: object) -> None:
        """A barcode with lot and expiry fills more than its own cell."""
        row = self.grid.grid_model.row_at(self.grid.grid_model.place(row_id))
        today = to_datetime(self.context.clock.now(), self.context.zone).date()
        try:
            scan = read_scan(str(row.get("code") or ""), today)
        except UserError as error:
            self.grid.set_errors({row_id: {"code": error_text(error)}})
            return
        if scan.kind == "elements":
            found: dict[str, object] = {"code": scan.gtin or scan.content_gtin, "lot": scan.lot}
            day = scan.expires or scan.best_before
            if isinstance(day, date):
                found["expires_on"] = day.isoformat()
            known = {key: value for key, value in found.items() if key in row and value}
            self.grid.grid_model.update_row(row_id, known)

    def _on_pasted(self, number: int, key: str, matrix: list[list[str]]) -> None:
        """A table goes in from the cell under the cursor on; what is no number stays red."""
        model = self.grid.grid_model
        places = [place for place, column in enumerate(model.columns) if column.editable]
        first = next((n for n, place in enumerate(places) if model.columns[place].key == key), 0)
        for offset, texts in enumerate(matrix):
            while model.rowCount() <= number + offset:
                self.grid.add_row(self.new_row(), model.rowCount())
            for place, text in zip(places[first:], texts, strict=False):
                model.enter(number + offset, place, text.strip())
        self._touch()
        self.run(self._look_up())

    # ------------------------------------------------------------ what is meant

    def _take_bins(self, bins: list[BinView]) -> None:
        self.bins = {view.bin.name.casefold(): view for view in bins}

    async def _look_up(self) -> None:
        """Find the items of all codes that stand in the grid."""
        rows = self.grid.rows()
        typed = (str(row.get("code") or "").strip() for row in rows)
        codes = tuple(dict.fromkeys(code for code in typed if code))
        if not codes:
            return
        found: list[KnownStock] = await self.context.tasks.query(FindStock(codes=codes))
        self.known = {}
        for one in found:
            self.known.setdefault(one.code.casefold(), one.item)
        self._refill([row["id"] for row in rows])
        self._judge()

    def item_of(self, row: GridRow) -> StockItemView | None:
        """The item that a row means."""
        return self.known.get(str(row.get("code") or "").strip().casefold())

    def bin_of(self, row: GridRow) -> BinView | None:
        """The bin that a row names."""
        return self.bins.get(str(row.get("bin") or "").strip().casefold())

    def _refill(self, row_ids: Sequence[object]) -> None:
        model = self.grid.grid_model
        for row_id in row_ids:
            row = model.row_at(model.place(row_id))
            view = self.item_of(row)
            words = "" if view is None else " · ".join(filter(None, (view.item.description, view.other)))
            model.update_row(row_id, {"description": words, **self.fill(row)})

    def _judge(self) -> bool:
        """Say what is unknown at its cell; whether all is known."""
        errors: dict[object, dict[str, str]] = {}
        for row in self.grid.rows():
            if not self.filled(row):
                continue
            if self.item_of(row) is None:
                errors[row["id"]] = {"code": self.tr("There is no such product here")}
            elif str(row.get("bin") or "").strip() and self.bin_of(row) is None:
                errors[row["id"]] = {"bin": self.tr("There is no such bin")}
        self.grid.set_errors(errors)
        return not errors

    # ------------------------------------------------------------ giving it

    def give_now(self) -> None:
        """Give what stands there; what is refused stays, with the reason at its cell."""
        if may_move(self.context):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.run(self._give())

    async def _give(self) -> None:
        await self._look_up()
        rows = [row for row in self.grid.rows() if self.filled(row)]
        if not rows or not self._judge() or self.grid.grid_model.rejected:
            return
        try:
            await self.context.tasks.command(self.command(rows))
        except UserError as error:
            self._show_refusal(error, rows)
            return
        self.document_id = new_id()
        self.grid.set_rows([self.new_row()])
        self.reference.clear()
        self.words.setText("")
        self.buffering.flush()
        self.say(self.done_words(len(rows)), self.tr("The retailer sees it once the server has it."))

    def _show_refusal(self, error: UserError, rows: Sequence[GridRow]) -> None:
        number, key = _place_of(error.field)
        if number is None or number >= len(rows) or key not in self.grid_keys():
            self.context.toasts.show_error(error)
            return
        self.grid.set_errors({rows[number]["id"]: {key: error_text(error)}})
        self.grid.focus_cell(rows[number]["id"], key)

    def grid_keys(self) -> Mapping[str, GridColumn]:
        """The grid's columns by their keys."""
        return {column.key: column for column in self.grid.grid_model.columns}

    def activate(self) -> None:
        """Back where the cursor was; at first the next scan goes into the first row."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.grid.currentIndex().column() <= 0 and self.grid.grid_model.rowCount():
            place = [column.key for column in self.grid.grid_model.columns].index("code")
            self.grid.setCurrentIndex(self.grid.grid_model.index(0, place))

    def leave(self) -> None:
        self.buffering.flush()

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen


def units(value: object) -> Decimal:
    """A number of a cell; nothing counts as nought."""
    return value if isinstance(value, Decimal) else Decimal(str(value or 0))


def _typed(value: object, is_number: bool) -> object:
    return Decimal(str(value)) if is_number and value else value


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def _place_of(field: str) -> tuple[int | None, str]:
    """Row and column of a refusal: ``lines[3].bin_id`` is the fourth row's bin."""
    head, _, name = field.partition("].")
    number = head.removeprefix("lines[")
    names = {"bin_id": "bin", "stock_item_id": "code", "expected": "counted"}
    return (int(number), names.get(name, name)) if number.isdigit() else (None, "")


__all__ = ["SHEET", "TakingScreen", "number_word", "units"]
