# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One widget of the dashboard: a live saved search in a card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop_b2b.services.queries import TransactionRow, WidgetState
from ui.models import CellKind, TableModel, TableView
from ui.models.delegate import INNER
from ui.screens.dashboard.columns import Money, RowWords
from ui.screens.dashboard.widgets import LOOKS, widget_sentence, widget_title
from ui.strings import number_word
from ui.theme import Height, Space, Tone, Type, at_least, icon, metrics
from ui.theme.icons import TEXT
from ui.widgets import Card

LEAST_ROWS = 5
ICON = TEXT + 5
_FONTS = {CellKind.LINK: Type.STRONG, CellKind.DUE: Type.MEDIUM}


class WidgetCard(Card):
    """Title, a few rows, total and unread count; what changes, changes in place.

    Signals: `row_opened(row)`, `list_requested(key)`, `read_requested(key)`.
    """

    row_opened = Signal(object)
    list_requested = Signal(str)
    read_requested = Signal(str)

    def __init__(self, state: WidgetState, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(widget_title(state.key), padding=Space.WIDGET, flush=True, parent=parent)
        self.key = state.key
        self._rows: list[TransactionRow] = []
        self._alert = state.alert
        self._money = Money()
        look = LOOKS[state.key]
        self._icon_name = look.icon
        self.model: TableModel[TransactionRow] = TableModel(
            look.columns(words, self._money), lambda row: row.id, unread=lambda row: row.unread, parent=self
        )
        self.table = TableView(self.model, compact=True, name=widget_title(state.key))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionsMovable(False)
        self.table.row_opened.connect(self.row_opened)
        self.table.viewport().installEventFilter(self)
        self.body.addWidget(self.table)
        self.tool = self.add_tool("sliders", self.tr("Options of {0}").format(widget_title(state.key)))
        self.tool.clicked.connect(lambda _on=False: self._open_menu())
        self.header.setCursor(Qt.CursorShape.PointingHandCursor)
        self.footer.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(self.least_height())
        self.set_state(state)

    def least_height(self) -> int:
        """The height that shows five rows."""
        frame = at_least(Height.CARD_HEADER) + at_least(Height.CARD_FOOTER) + 2
        return frame + self.table.height_for_rows(LEAST_ROWS) + Space.S

    def set_state(self, state: WidgetState) -> None:
        """Show counts and rows; nothing moves but what changed."""
        self._rows = state.rows
        tone = Tone(state.tone) if state.alert else Tone.NONE
        # What an alert says is not true of nothing.
        sentence = widget_sentence(self.key) if state.total or not state.alert else ""
        self.set_alert(tone, self._icon_name, sentence)
        self.footer.set_sentence(sentence, tone or "text3")
        self.footer.set_total(number_word(state.total))
        self.footer.set_unread(state.unread if state.alert else 0, tone or Tone.GREY)
        self.unread = state.unread
        self._fit()

    def refresh_words(self) -> None:
        """A minute has passed, or the language changed."""
        self.model.retranslate()

    def _fit(self) -> None:
        """As many rows as fit whole."""
        room = self.table.viewport().height() // max(1, self.table.row_height)
        shown = self._rows[: max(LEAST_ROWS, room)]
        self._money.set_rows(shown)
        self.model.set_rows(shown)
        self._widen()

    def _widen(self) -> None:
        """Columns are as wide as their words; they grow and never shrink, so that nothing jumps."""
        if not self.isVisible():
            return
        header = self.table.horizontalHeader()
        outer, inner = self.table.look.lead, INNER
        last = len(self.model.columns) - 1
        for place, column in enumerate(self.model.columns):
            if column.stretch:
                continue
            ruler = metrics(_FONTS.get(column.kind, Type.BODY))
            cells = [self.model.cell(row, place) for row in range(self.model.rowCount())]
            words = [metrics(Type.CAPTION).horizontalAdvance(column.title())]
            words += [ruler.horizontalAdvance(c.text) + (ICON if c.icon else 0) for c in cells]
            edges = (outer if place == 0 else inner) + (outer if place == last else inner)
            wanted = max(words) + edges + 3
            if wanted > header.sectionSize(place):
                header.resizeSection(place, wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = QAction(icon("list", "text2"), self.tr("Show all in Transaction search"), menu)
        show.triggered.connect(lambda _on=False: self.list_requested.emit(self.key))
        menu.addAction(show)
        if self._alert:
            read = QAction(icon("check", "text2"), self.tr("These alerts are read"), menu)
            read.setEnabled(self.unread > 0)
            read.triggered.connect(lambda _on=False: self.read_requested.emit(self.key))
            menu.addAction(read)
        menu.popup(self.tool.mapToGlobal(QPoint(0, self.tool.height())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        inside = self.header.geometry().contains(place) or self.footer.geometry().contains(place)
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.list_requested.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        # A wheel over a widget scrolls the dashboard: its few rows have nowhere to go.
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
