# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A card with a grid over a draft's lines: typing, pasting, moving and filling become edits of the draft."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from desktop_b2b.domain.entities import Product
from ui.forms.draft_keys import Held, line_key, new_id, raw_key
from ui.forms.drafting import AnyLine, DocumentDraft
from ui.forms.history import Edit
from ui.models.grid_model import GridColumn, GridRow
from ui.screens.request.lines_grid import LineDelegate, LinesGrid
from ui.widgets import Card

ZERO = Decimal(0)
ROWS_AT_LEAST, ROWS_AT_MOST = 3, 14

L = TypeVar("L", bound=AnyLine)


def sku_run(line_id: str, sku: str) -> str:
    """The step in which an SKU is entered and what it brings comes."""
    return f"sku {line_id} {sku}"


class LineCard(Card, Generic[L]):
    """The items of a draft. Heirs say what its columns are, what stands in a row and what a cell changes.

    Signals: `edited()` when the draft was changed here; `typing()` on each key in an open cell; `left()`;
    `products_wanted(text)` while an SKU is typed: answer with `offer_products`; `sku_entered(line id, sku)`;
    `table_pasted(place, table)` where a table is to be previewed; `paste_wanted()` for the button.
    """

    edited = Signal()
    typing = Signal()
    left = Signal()
    products_wanted = Signal(str)
    sku_entered = Signal(str, str)
    table_pasted = Signal(int, list)
    paste_wanted = Signal()

    #: Columns whose open cells are text, and those whose are numbers, for the buffer.
    TEXTS: ClassVar[tuple[str, ...]] = ("sku",)
    NUMBERS: ClassVar[tuple[str, ...]] = ("quantity",)

    def __init__(
        self, draft: DocumentDraft[L, Any], title: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, flush=True, parent=parent)
        self.body.setSpacing(0)
        self._draft = draft
        self._open_cell: tuple[str, str, str] | None = None
        self._showing = False
        self._acts = 0
        self.offered = QStringListModel(self)
        self.grid = LinesGrid(self.columns(), self.new_row, name=name)
        self.grid.setItemDelegate(LineDelegate(self, self.grid))
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.body.addWidget(self.grid)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(100)
        self._ask.timeout.connect(self._ask_products)
        self.make_footer()
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.filled.connect(self._on_filled)
        self.grid.grid_model.cell_rejected.connect(self._on_rejected)
        self.grid.row_added.connect(self._on_added)
        self.grid.row_removed.connect(self._on_removed)
        self.grid.row_moved.connect(self._on_moved)
        self.grid.pasted.connect(lambda place, _key, table: self.table_pasted.emit(place, table))
        self.grid.customContextMenuRequested.connect(self._menu)
        self.grid.focus_left.connect(self.left)
        # A row that is done is stored, so that what is said of it is up to date.
        self.grid.selectionModel().currentRowChanged.connect(lambda _now, _before: self.left.emit())
        self.show_draft()

    # ------------------------------------------------------------ what heirs say

    @abstractmethod
    def columns(self) -> list[GridColumn]:
        """The grid's columns."""

    @abstractmethod
    def row_of(self, line: L) -> GridRow:
        """A line as a row of the grid."""

    def new_row(self) -> GridRow:
        """A row into which nothing was typed."""
        row: GridRow = {column.key: None if column.key in self.NUMBERS else "" for column in self.columns()}
        return row | {"id": new_id()}

    def make_footer(self) -> None:
        """What stands beneath the grid."""

    def enter(self, line_id: str, key: str, value: object, run: str) -> None:
        """A value that a cell took becomes the draft's."""
        if key in self.NUMBERS:
            self._draft.set_line(line_id, run, **{key: value if isinstance(value, Decimal) else ZERO})
            return
        text = str(value or "")
        changed = self._draft.edit({line_key(line_id, key): text}, run)
        if key == "sku" and changed and text:
            self.sku_entered.emit(line_id, text)

    def filled_values(self, line_id: str, key: str, value: object) -> dict[str, Held]:
        """What a value that was filled into a cell changes."""
        held: Held = value if isinstance(value, Decimal | str) else ZERO if key in self.NUMBERS else None
        return {line_key(line_id, key): held}

    def finer(self, text: str, key: str, line: L | None) -> Decimal | None:
        """A number that the grid refused and the line takes."""
        return None

    def show_sums(self) -> None:
        """Say what all lines come to."""

    def add_menu_actions(self, menu: QMenu, row: int) -> None:
        """What can be done with a row besides moving it."""

    # ------------------------------------------------------------ showing

    def show_draft(self) -> None:
        """Show the draft's items; a row that nobody typed into yet stays where it is."""
        model = self.grid.grid_model
        wanted = [self.row_of(line) for line in self._draft.lines()]
        known = {str(row["id"]) for row in wanted}
        standing = [row for row in model.rows() if str(row["id"]) in known]
        if [row["id"] for row in standing] == [row["id"] for row in wanted]:
            for row, was in zip(wanted, standing, strict=True):
                if row != was:
                    model.update_row(row["id"], row)
            for number in reversed(range(model.rowCount())):
                row = model.row_at(number)
                if str(row["id"]) not in known and not self._blank(row):
                    model.take(number)
        else:
            at = self.grid.currentIndex()
            self.grid.set_rows(wanted)
            if at.isValid() and wanted:
                number = min(at.row(), len(wanted) - 1)
                self.grid.setCurrentIndex(model.index(number, at.column()))
        if not model.rowCount():
            model.insert(0, self.new_row())
        self._showing = True
        self._show_raw()
        self._showing = False
        self._fit()
        self.show_sums()

    def _blank(self, row: Mapping[str, object]) -> bool:
        return not any(value for key, value in row.items() if key != "id")

    def _show_raw(self) -> None:
        """Texts that are no numbers yet stand in their cells."""
        model = self.grid.grid_model
        places = {column.key: place for place, column in enumerate(model.columns)}
        for key, text in self._draft.unfinished().items():
            parts = key.split("/")
            number = model.place(parts[1]) if len(parts) == 3 and parts[2] in places else -1
            if number >= 0 and text and (parts[1], parts[2]) not in model.rejected:
                model.enter(number, places[parts[2]], text)

    def _fit(self) -> None:
        lines = any(not line.blank for line in self._draft.lines())
        rows = max(1 if lines else ROWS_AT_LEAST, self.grid.grid_model.rowCount())
        self.grid.setFixedHeight(self.grid.height_for_rows(min(rows, ROWS_AT_MOST)) + 2)

    def set_errors(self, errors: Mapping[object, Mapping[str, str]]) -> None:
        """Reasons by line and column."""
        self.grid.set_errors(errors)

    def focus_cell(self, line_id: str, key: str) -> bool:
        """Put the cursor on a cell: the cure of a readiness line."""
        known = {each.key for each in self.grid.grid_model.columns}
        return self.grid.focus_cell(line_id, key if key in known else "sku")

    # ------------------------------------------------------------ editing

    @property
    def open_typing(self) -> dict[str, Held]:
        """What stands in a cell that is still open, for the buffer."""
        if self._open_cell is None:
            return {}
        line_id, name, text = self._open_cell
        if self._draft.line(line_id) is None:
            values: dict[str, Held] = {
                line_key(line_id, key): value for key, value in self._draft.LINE.items()
            }
        else:
            values = {}
        if name in self.TEXTS:
            values[line_key(line_id, name)] = text
        elif name in self.NUMBERS:
            values[raw_key(line_key(line_id, name))] = text
        return values

    def on_typing(self, line_id: str, name: str, text: str) -> None:
        """A key was typed into an open cell."""
        self._open_cell = (line_id, name, text)
        if name == "sku":
            self._ask.start()
        self.typing.emit()

    def _ask_products(self) -> None:
        if self._open_cell is not None and self._open_cell[1] == "sku" and self._open_cell[2].strip():
            self.products_wanted.emit(self._open_cell[2].strip())

    def offer_products(self, products: Sequence[Product]) -> None:
        """Offer SKUs to the open cell."""
        self.offer([product.sku for product in products])

    def offer(self, words: Sequence[str]) -> None:
        """Offer texts to the open cell."""
        self.offered.setStringList(list(words))
        editor = self.grid.focusWidget()
        if isinstance(editor, QLineEdit) and words and editor.completer() is not None:
            editor.completer().complete()

    def add_item(self) -> None:
        """A new row, with the cursor in it."""
        model = self.grid.grid_model
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        last = model.rowCount() - 1
        if last >= 0 and self._blank(model.row_at(last)):
            self.grid.setCurrentIndex(model.index(last, 1))
        else:
            self.grid.add_row()

    def _ensure(self, row_id: str, run: str = "", edit: Edit | None = None) -> None:
        """A row becomes an item of the draft with its first value, in one step with it."""
        if self._draft.line(row_id) is None:
            before = self.grid.grid_model.place(row_id)
            known = {line.id for line in self._draft.lines()}
            rows = self.grid.grid_model.rows()[: max(before, 0)]
            place = sum(str(row["id"]) in known for row in rows)
            self._draft.add_lines([{"id": row_id}], place, edit, run)

    def _act(self) -> str:
        """The name of one act: what it changes in several edits is one step."""
        self._acts += 1
        return f"act {self._acts}"

    def _on_cell(self, row_id: object, key: str, value: object) -> None:
        line_id = str(row_id)
        self._open_cell = None
        # What an SKU brings with it, once its product was found, belongs to the same step.
        run = sku_run(line_id, str(value or "")) if key == "sku" else self._act()
        self._ensure(line_id, run)
        self.enter(line_id, key, value, run)
        self._draft.rest() if key != "sku" else None
        self._after(line_id)

    def _on_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        """One value went into several cells: one step."""
        run = self._act()
        for row_id, key, value in changes:
            self._ensure(str(row_id), run, Edit("fill"))
            values = self.filled_values(str(row_id), key, value)
            self._draft.edit(values, run, Edit("fill"))
        self._draft.rest()
        self.show_draft()
        self.edited.emit()

    def _on_rejected(self, row_id: object, key: str, text: str, _reason: str) -> None:
        line_id, run = str(row_id), self._act()
        self._open_cell = None
        self._ensure(line_id, run)
        line = self._draft.line(line_id)
        value = self.finer(text, key, line)
        if value is not None and line is not None:
            self._draft.edit({line_key(line_id, key): value}, run)
            self.grid.grid_model.update_row(row_id, {key: value})
        else:
            self._draft.set_raw(line_key(line_id, key), text, run)
        self._draft.rest()
        self._after(line_id)

    def _on_added(self, row: GridRow) -> None:
        if not self._blank(row):
            run = self._act()
            self._ensure(str(row["id"]), run, Edit("row.duplicate"))
            source = self.grid.grid_model.place(row["id"]) - 1
            model = self.grid.grid_model
            twin = self._draft.line(str(model.row_at(source)["id"])) if source >= 0 else None
            if twin is not None:
                values = {line_key(str(row["id"]), name): getattr(twin, name) for name in self._draft.LINE}
                values.pop(line_key(str(row["id"]), "sort_key"))
                self._draft.edit(values, run)
            self._draft.rest()
        self._after(str(row["id"]))

    def _on_removed(self, row: GridRow, _place: int) -> None:
        if self._draft.line(str(row["id"])) is not None:
            self._draft.remove_lines([str(row["id"])])
        self._after("")

    def _on_moved(self, row_id: object, place: int) -> None:
        order = [line.id for line in self._draft.lines()]
        if str(row_id) in order:
            known = set(order)
            rows = self.grid.grid_model.rows()[:place]
            target = sum(str(row["id"]) in known for row in rows)
            self._draft.move_line(str(row_id), target - order.index(str(row_id)))
        self._after("")

    def _after(self, line_id: str) -> None:
        line = self._draft.line(line_id) if line_id else None
        if line is not None:
            self.grid.grid_model.update_row(line_id, self._unrejected(self.row_of(line)))
        self._fit()
        self.show_sums()
        if not self._showing:
            self.edited.emit()

    def _unrejected(self, row: GridRow) -> GridRow:
        """Without the cells whose typed text is no value: that text stays in view."""
        rejected = {key for at, key in self.grid.grid_model.rejected if at == row["id"]}
        return {key: value for key, value in row.items() if key not in rejected}

    # ------------------------------------------------------------ menus

    def _menu(self, place: QPoint) -> None:
        index = self.grid.indexAt(place)
        if not index.isValid():
            return
        self.grid.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_menu_actions(menu, index.row())
        menu.addAction(self.tr("Duplicate row") + "\tCtrl+Shift+D", self.grid.duplicate_row)
        menu.addAction(self.tr("Move up") + "\tAlt+Up", lambda: self.grid.move_row(-1))
        menu.addAction(self.tr("Move down") + "\tAlt+Down", lambda: self.grid.move_row(1))
        menu.addAction(self.tr("Fill down") + "\tCtrl+D", self.grid.fill_down)
        menu.addSeparator()
        menu.addAction(self.tr("Remove row") + "\tCtrl+Del", self.grid.remove_row)
        menu.popup(self.grid.viewport().mapToGlobal(place))
