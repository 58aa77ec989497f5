# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog in which the columns of a table are chosen, put in order and sized, by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QWidget

from ui.models.column_choice import ColumnChoice
from ui.models.columns import CellKind, Column
from ui.models.layout import ColumnPlace, TableLayout
from ui.models.table_model import TableModel
from ui.models.table_view import TableView
from ui.strings import number_word
from ui.theme import Space, scaled
from ui.widgets.buttons import Button, icon_button, quiet
from ui.widgets.cards import Card
from ui.widgets.checks import CheckBox
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import IconLabel
from ui.widgets.search_field import SearchField
from ui.widgets.toast import announce

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def _key(place: ColumnPlace) -> str:
    return place.key


class ChoiceTable(TableView):
    """The columns as rows. Signals: `alt_pressed(key)` for an arrow with Alt."""

    alt_pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            self.alt_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class ColumnDialog(Dialog):
    """Columns of one table. `chosen(layout)` is called with what was chosen; `first` is how the view came."""

    def __init__(
        self,
        view: TableView,
        first: TableLayout,
        chosen: Callable[[TableLayout], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", verb="", width=460, parent=parent)
        self._first, self._chosen = first, chosen
        self.choice = ColumnChoice(view.table.columns, view.columns.layout_now())
        self._title_words()
        self.search = SearchField(self.tr("Find a column"), icon="filter")
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.body.addWidget(self.search)
        self.model: TableModel[ColumnPlace] = TableModel(self._columns(), _key, parent=self)
        self.model.check_toggled.connect(lambda place, _key, _wanted: self.toggle(place.key))
        self.view = ChoiceTable(self.model, name=self.tr("Columns"))
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.horizontalHeader().setSectionsMovable(False)
        self.view.alt_pressed.connect(self._on_alt)
        self.view.row_opened.connect(lambda place: self.toggle(place.key))
        self.view.setMinimumHeight(scaled(300))
        card = Card(flush=True)
        card.body.addWidget(self.view)
        self.body.addWidget(card, 1)
        self.body.addLayout(self._tools())
        self.freeze = CheckBox(self.tr("The first column stays in view"), self.choice.frozen)
        self.freeze.toggled.connect(self._on_freeze)
        self.body.addWidget(self.freeze)
        self._tell_unknown()
        self._tell_waiting(view.columns.waiting)
        self._reset = Button(self.tr("Reset"), on_click=self.reset)
        self.buttons.addButton(self._reset, QDialogButtonBox.ButtonRole.ResetRole)
        self.refresh()
        self.view.selectRow(0)
        self.search.setFocus()

    def _title_words(self) -> None:
        self.setWindowTitle(self.tr("Columns"))
        self.title_label.setText(self.tr("Columns"))
        self.verb_button.setText(self.tr("Show these columns"))

    def _columns(self) -> list[Column[ColumnPlace]]:
        return [
            Column(
                "shown",
                lambda: "",
                lambda place: place.shown,
                CellKind.CHECK,
                width=44,
                speech=self._shown_speech,
                name=lambda: self.tr("Shown"),
            ),
            Column(
                "name", lambda: self.tr("Column"), lambda place: self.choice.name(place.key), stretch=True
            ),
            Column(
                "width",
                lambda: self.tr("Width"),
                lambda place: number_word(place.width) if place.width else self.tr("automatic"),
                width=110,
                end=True,
            ),
        ]

    def _shown_speech(self, place: ColumnPlace) -> str:
        word = self.tr("shown") if place.shown else self.tr("hidden")
        return f"{self.choice.name(place.key)}, {word}"

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for icon, words, act, keys in (
            ("arrow-up", self.tr("Move up"), lambda: self.shift(-1), "Alt+Up"),
            ("arrow-down", self.tr("Move down"), lambda: self.shift(1), "Alt+Down"),
            ("minus", self.tr("Narrower"), lambda: self.widen(-1), "Alt+Left"),
            ("plus", self.tr("Wider"), lambda: self.widen(1), "Alt+Right"),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            row.addWidget(icon_button(icon, f"{words} ({shown})", act))
        row.addWidget(quiet(self.tr("Automatic width"), on_click=self.free, sz="s"))
        row.addStretch(1)
        return row

    def _tell_unknown(self) -> None:
        unknown = [place.key for place in self.choice.first.unknown(self.choice.columns)]
        if unknown:
            words = self.tr("%n column(s) of a newer version are kept, not shown: {0}", "", len(unknown))
            self.body.addWidget(IconLabel("info", words.format(", ".join(unknown)), "text2", wrap=True))

    def _tell_waiting(self, names: list[str]) -> None:
        if names:
            words = self.tr("There is no room at the moment for: {0}.")
            self.body.addWidget(IconLabel("info", words.format(", ".join(names)), "text2", wrap=True))

    # -- choosing --------------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The column with the cursor, or nothing."""
        row = self.view.current_row()
        return row.key if isinstance(row, ColumnPlace) else ""

    def refresh(self) -> None:
        """Show the columns that match."""
        self.model.set_rows(self.choice.matching(self.search.text()))
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.selectRow(0)

    def toggle(self, key: str) -> None:
        """Show a column or hide it."""
        if not self.choice.toggle(key):
            announce(self, self.tr("This column is always shown"))
        self.refresh()

    def shift(self, step: int) -> None:
        """Move the column with the cursor."""
        key = self.current
        if key and self.choice.move(key, step, self.choice.matching(self.search.text())):
            self.refresh()
            self.view.scrollTo(self.view.currentIndex())
            announce(self, self.tr("Place {0}").format(self.choice.at(key) + 1))

    def _on_alt(self, key: int) -> None:
        acts = {
            _ARROWS[0]: lambda: self.shift(-1),
            _ARROWS[1]: lambda: self.shift(1),
            _ARROWS[2]: lambda: self.widen(-1),
            _ARROWS[3]: lambda: self.widen(1),
        }
        acts[Qt.Key(key)]()

    def widen(self, step: int) -> None:
        """Make the column with the cursor wider or narrower."""
        if self.current:
            self.choice.widen(self.current, step)
            self.refresh()

    def free(self) -> None:
        """Let the column with the cursor be as wide as it likes."""
        if self.current:
            self.choice.free(self.current)
            self.refresh()

    def reset(self) -> None:
        """As the view came."""
        self.choice.reset(self._first)
        self.freeze.setChecked(self.choice.frozen)
        self.refresh()

    def _on_freeze(self, on: bool) -> None:
        self.choice.frozen = on

    def accept(self) -> None:
        """Lay the table out like this."""
        self._chosen(self.choice.layout)
        super().accept()
