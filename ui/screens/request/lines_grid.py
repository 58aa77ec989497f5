# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The grid of items: the kit's grid, with SKUs completed, partners in a menu, and word of each keystroke."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from ui.models.grid import EditableGrid
from ui.models.grid_delegate import GridDelegate
from ui.models.grid_model import AnyIndex, GridModel
from ui.theme.popups import dress


class LineTyping(Protocol):
    """Who hears of each keystroke and offers SKUs."""

    @property
    def offered(self) -> QStringListModel: ...

    def on_typing(self, line_id: str, name: str, text: str) -> None: ...


class LineDelegate(GridDelegate):
    """Adds to the grid's delegate completion as one types, and word of each keystroke."""

    def __init__(self, card: LineTyping, grid: EditableGrid) -> None:
        super().__init__(grid.look, grid)
        self._card = card

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        model = index.model()
        key = model.columns[index.column()].key if isinstance(model, GridModel) else ""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and isinstance(model, GridModel):
            row_id = str(model.row_at(index.row())["id"])
            editor.textEdited.connect(lambda text: self._card.on_typing(row_id, key, text))
            if key == "sku":
                completer = QCompleter(self._card.offered, editor)
                completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
                editor.setCompleter(dress(completer))
        return editor


class LinesGrid(EditableGrid):
    """The grid of items. Signals: `partners_wanted(row)` where the partners of an item are to be chosen;
    `focus_left()` when the caret leaves the grid and its editors.
    """

    partners_wanted = Signal(int)
    focus_left = Signal()

    def edit(self, index: QModelIndex, *args: object) -> bool:  # type: ignore[override]
        """Partners are chosen in a menu, all else is typed."""
        if index.isValid() and self.grid_model.columns[index.column()].key == "partners":
            if self.grid_model.is_enabled(index.row(), index.column()) and self._by_person(args):
                self.partners_wanted.emit(index.row())
                return True
            return False
        return bool(super().edit(index, *args))

    def _by_person(self, args: tuple[object, ...]) -> bool:
        if not args:
            return True
        triggers = self.EditTrigger
        return bool(args[0] in (triggers.AnyKeyPressed, triggers.EditKeyPressed, triggers.DoubleClicked))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._tell_left)

    def _tell_left(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not (focus is self or self.isAncestorOf(focus)):
            self.focus_left.emit()
