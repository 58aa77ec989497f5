# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The bins of a centre, on the way through the house: each row is typed and stored by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.commands.stock import SaveBin
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import BinView, ListBins
from ui.forms.draft_keys import new_id
from ui.models import EditableGrid, GridColumn, GridKind, GridRow
from ui.screens.stock.rights import may_move
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, number_word
from ui.theme import Space
from ui.widgets import Card, quiet


class BinsScreen(Screen):
    """A grid of bins; a row is stored when one leaves its cell."""

    HEADER = Header.RECORD
    NAV = "stock"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._known: set[str] = set()
        self.grid = EditableGrid(self._columns(), self._new_row, name=self.tr("Bins"))
        self.grid.set_read_only(not may_move(context))
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.row_removed.connect(lambda row, _place: self._archive(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, Space.M, Space.PAGE_X, Space.PAGE_Y)
        self.card = Card(self.tr("Bins"), flush=True)
        self.card.body.addWidget(self.grid, 1)
        add = quiet(self.tr("Add a bin"), "plus", self.new)
        if not may_move(context):
            add.disable(self.tr("Ask your account manager to receive and count stock"))
        self.card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.card, 1)
        self.live(ListBins(), ("bin",), self._show)

    def title(self) -> str:
        return self.tr("Bins")

    def _columns(self) -> list[GridColumn]:
        return [
            GridColumn("sort_key", lambda: self.tr("Turn on the way"), width=150),
            GridColumn("name", lambda: self.tr("Bin"), width=180, tells_reason=True),
            GridColumn("zone", lambda: self.tr("Zone"), stretch=True),
            GridColumn("lots", lambda: self.tr("Lots in it"), GridKind.SHOWN, 120, end=True),
        ]

    @staticmethod
    def _new_row() -> GridRow:
        return {"id": new_id(), "sort_key": "", "name": "", "zone": "", "lots": ""}

    def new(self) -> None:
        """Begin a bin."""
        self.grid.add_row()

    def _show(self, bins: list[BinView]) -> None:
        """What is being typed into a new row stays."""
        typed = [row for row in self.grid.rows() if str(row["id"]) not in {view.bin.id for view in bins}]
        fresh = [row for row in typed if str(row["id"]) not in self._known]
        self._known = {view.bin.id for view in bins}
        self.grid.set_rows([*map(_row, bins), *fresh])
        self.card.set_title(self.tr("Bins"), number_word(len(bins)))

    def _on_cell(self, row_id: object, key: str, value: object) -> None:
        row = self.grid.grid_model.row_at(self.grid.grid_model.place(row_id))
        if not str(row.get("name") or "").strip():
            return
        new = str(row_id) not in self._known
        names = ("name", "zone", "sort_key") if new else (key,)
        values = {name: str(row.get(name) or "") for name in names}
        self._do(from_builtins("SaveBin", {"bin_id": str(row_id), **values}), row_id, key)

    def _archive(self, row: GridRow) -> None:
        if str(row["id"]) in self._known:
            self._do(SaveBin(bin_id=str(row["id"]), archived=True), row["id"], "name")

    def _do(self, command: Command, row_id: object, key: str) -> None:
        def refused(error: UserError) -> None:
            if self.grid.grid_model.place(row_id) < 0:
                self.context.toasts.show_error(error)
                self.run(self._again())
            else:
                self.grid.set_errors({row_id: {_at(error, key): error_text(error)}})

        self.run(self._give(command, row_id), on_error=refused)

    async def _give(self, command: Command, row_id: object) -> None:
        await self.context.tasks.command(command)
        self.grid.set_errors({})

    async def _again(self) -> None:
        self._show(await self.context.tasks.query(ListBins()))

    def activate(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)


def _at(error: UserError, key: str) -> str:
    """The cell that a refusal is about."""
    return error.field if error.field in ("name", "zone", "sort_key") else key


def _row(view: BinView) -> GridRow:
    return {
        "id": view.bin.id,
        "sort_key": view.bin.sort_key,
        "name": view.bin.name,
        "zone": view.bin.zone,
        "lots": number_word(view.lots) if view.lots else "",
    }
