# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A grid whose rows are given: one fills in, but neither adds, removes nor moves rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QSizePolicy, QStyleOptionViewItem, QWidget

from ui.bulk.plan import Act, Fate, Step
from ui.models.cell_paste import CellPaste, Check, PastedRow
from ui.models.grid import EditableGrid, Hint
from ui.models.grid_delegate import AnyIndex, GridDelegate
from ui.models.grid_model import GridColumn, GridKind, GridModel, GridRow

if TYPE_CHECKING:
    from ui.bulk.dialog import BulkDialog


class _TypingDelegate(GridDelegate):
    """Tells of each keystroke."""

    def __init__(self, grid: FixedGrid) -> None:
        super().__init__(grid.look, grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, GridModel):
            row_id = str(model.row_at(index.row())["id"])
            key = model.columns[index.column()].key
            editor.textEdited.connect(lambda text: self._grid.tell_typing(row_id, key, text))
        return editor


class FixedGrid(EditableGrid):
    """Rows that are given. It is as high as its rows, so the page scrolls and never the grid.

    Signals: `typing(row id, key, text)` on each key in an open cell; `focus_left()` when the caret leaves the
    grid and its editors.
    """

    typing = Signal(str, str, str)
    focus_left = Signal()

    def __init__(self, columns: Sequence[GridColumn], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(columns, _no_row, name=name, parent=parent)
        self.open_cell: tuple[str, str, str] | None = None
        #: For columns of words that are more than words: why a text is no value.
        self.checks: dict[str, Check] = {}
        self.preview: BulkDialog | None = None
        self.pasted.connect(self._preview_paste)
        self.setItemDelegate(_TypingDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, rows: Sequence[Mapping[str, object]], *, anew: bool = False) -> None:
        """Show these rows; where they are the rows that stand, the cursor stays and so does an open cell.

        `anew` also takes away texts that were no values.
        """
        model = self.grid_model
        at = self.currentIndex()
        if anew:
            super().set_rows(rows)
            self.setCurrentIndex(model.index(at.row(), at.column()))
        elif [row["id"] for row in rows] == [row["id"] for row in model.rows()]:
            for row in rows:
                known = model.row_at(model.place(row["id"]))
                changed = {key: value for key, value in row.items() if known.get(key) != value}
                if changed:
                    model.update_row(row["id"], changed)
        else:
            super().set_rows(rows)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, and the bar where the columns need one."""
        rows = self.height_for_rows(max(1, self.grid_model.rowCount()))
        bar = self.horizontalScrollBar()
        header = self.horizontalHeader()
        fixed = sum(
            header.minimumSectionSize()
            if header.sectionResizeMode(place) == QHeaderView.ResizeMode.Stretch
            else header.sectionSize(place)
            for place in range(header.count())
        )
        needed = fixed > self.viewport().width()
        height = rows + (bar.sizeHint().height() if needed else 0)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def enter_text(self, row_id: object, key: str, text: str) -> bool:
        """Enter a text as if it had been typed, to bring back what was; False where it is no value."""
        model = self.grid_model
        place = next(n for n, column in enumerate(model.columns) if column.key == key)
        number = model.place(row_id)
        return number >= 0 and model.enter(number, place, text)

    def beneath(self) -> list[tuple[str, str, object]]:
        """What the cells beneath the cursor would become: row id, key, value."""
        index = self.currentIndex()
        model = self.grid_model
        if not index.isValid() or not model.is_enabled(index.row(), index.column()):
            return []
        key = model.columns[index.column()].key
        value = model.row_at(index.row()).get(key)
        return [
            (str(model.row_at(number)["id"]), key, value)
            for number in range(index.row() + 1, model.rowCount())
            if model.is_enabled(number, index.column())
        ]

    def _preview_paste(self, number: int, key: str, matrix: list[list[str]]) -> None:
        """A table was pasted: say what each row gets, and fill them all at once when it is taken."""
        from ui.bulk.dialog import BulkDialog

        model, header = self.grid_model, self.horizontalHeader()
        order = (header.logicalIndex(visual) for visual in range(header.count()))
        places = [place for place in order if not header.isSectionHidden(place)]
        place = next(n for n, column in enumerate(model.columns) if column.key == key)
        plan = CellPaste(model, places, self.checks).plan(number, place, matrix)
        act = Act(
            lambda n: self.tr("Paste into %n row(s)?", "", n),
            lambda n: self.tr("Fill %n row(s)", "", n),
            lambda n: self.tr("%n filled", "", n),
            self._paste_step,
            subject=lambda: self.tr("Item"),
            words={Fate.WILL: lambda: self.tr("Will be filled"), Fate.CANNOT: lambda: self.tr("Left out")},
        )
        steps = [act.step(row) for row in plan.rows]
        if plan.beyond:
            words = self.tr("%n row(s) of the clipboard have no row here", "", plan.beyond)
            steps.append(Step.impossible("", "…", words))
        rows = {step.key: row for step, row in zip(steps, plan.rows, strict=False)}
        self.preview = BulkDialog(
            None, act, steps, instead=lambda able: self._fill([rows[step.key] for step in able]), parent=self
        )
        self.preview.open()

    def _paste_step(self, row: PastedRow) -> Step:
        """A row with a cell that cannot be stays as it is, whole."""
        model = self.grid_model
        key = str(model.row_at(row.number)["id"])
        shown = (n for n, column in enumerate(model.columns) if column.kind is GridKind.SHOWN)
        name = next((text for n in shown if (text := model.text(row.number, n))), str(row.number + 1))
        if row.reasons:
            reasons = (f"{cell.column.title()}: {cell.reason}" for cell in row.reasons)
            return Step.impossible(key, name, ", ".join(reasons))
        changes = (f"{cell.column.title()}: {cell.before or '–'} → {cell.after or '–'}" for cell in row.cells)
        return Step(key, name, ", ".join(changes))

    def _fill(self, rows: Sequence[PastedRow]) -> None:
        model = self.grid_model
        made = [
            (model.row_at(row.number)["id"], cell.column.key, cell.value)
            for row in rows
            for cell in row.cells
        ]
        for row_id, key, value in made:
            model.update_row(row_id, {key: value})
        if made:
            self.filled.emit(made)

    def close_cell(self) -> None:
        """Close an open cell as by Enter: its text is an entry like any other."""
        editor = self.focusWidget()
        if editor is not None and editor is not self and self.isAncestorOf(editor) and not editor.isHidden():
            self.commitData(editor)

    def tell_typing(self, row_id: str, key: str, text: str) -> None:
        """A key was pressed in an open cell."""
        self.open_cell = (row_id, key, text)
        self.typing.emit(row_id, key, text)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        self.open_cell = None
        super().closeEditor(editor, hint)

    # -- rows stay as they are -------------------------------------------------------------------------------

    def step(self, forward: bool) -> bool:
        target = self._neighbour(forward)
        if target is not None:
            self._go(*target)
        return target is not None

    def add_row(self, row: Mapping[str, object] | None = None, at: int | None = None) -> None:
        return

    def remove_row(self) -> None:
        return

    def move_row(self, step: int) -> None:
        return

    def duplicate_row(self) -> None:
        return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._tell_left)

    def _tell_left(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not (focus is self or self.isAncestorOf(focus)):
            self.focus_left.emit()


def _no_row() -> GridRow:
    return {"id": ""}
