# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One widget of the dashboard: a live saved search in a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.screens.dashboard.columns import LEAST_WIDTH, Money, RowCell, RowWords
from ui.screens.dashboard.rows import (
    ICON,
    INNER,
    LEAD,
    RowsPainter,
    heading_height,
    role_of,
    row_height,
    widths,
)
from ui.screens.dashboard.widgets import LOOKS, widget_sentence, widget_title
from ui.strings import number_word
from ui.theme import Height, Radius, Space, Tone, Type, at_least, colour, current_tokens, flags, font, metrics
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import (
    WordPainter,
    band,
    chip,
    chip_height,
    chip_width,
    elided,
    fill,
    line,
    rounded,
    write,
)

if TYPE_CHECKING:
    from desktop_b2b.services.queries import TransactionRow, WidgetState
    from ui.models import TableModel, TableView
    from ui.widgets import Button

LEAST_ROWS = 5
TOOL = 26


class WidgetCard(QWidget):
    """Title, a few rows, total and unread count; what changes, changes in place.

    All is painted, so that it stands at once; the table, by which keyboard and screen reader reach the rows,
    and the tool take the place of what was painted when they are first wanted, or by `furnish`.

    Signals: `row_opened(row)`, `list_requested(key)`, `read_requested(key)`.
    """

    row_opened = Signal(object)
    list_requested = Signal(str)
    read_requested = Signal(str)

    def __init__(self, state: WidgetState, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = state.key
        self.title = widget_title(state.key)
        self._money = Money()
        self._look = LOOKS[state.key]
        self._columns = self._look.columns(words, self._money)
        self._wanted = [LEAST_WIDTH] * len(self._columns)
        self._rows: list[TransactionRow] = []
        self._shown: list[TransactionRow] = []
        self._cells: list[list[RowCell]] = []
        self._table: TableView | None = None
        self._model: TableModel[TransactionRow] | None = None
        self._tool: Button | None = None
        self._pressed_rows = self._placed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(self.least_height())
        self.set_state(state)

    # ------------------------------------------------------------ what it says

    def set_state(self, state: WidgetState) -> None:
        """Show counts and rows; nothing moves but what changed."""
        self._rows = state.rows
        self.alert, self.unread = state.alert, state.unread
        self.tone = Tone(state.tone) if state.alert else Tone.NONE
        # What an alert says is not true of nothing.
        self.sentence = widget_sentence(self.key) if state.total or not state.alert else ""
        self.total = number_word(state.total)
        self._name()
        self._fit()
        self.update()

    def _name(self) -> None:
        unread = self.unread if self.alert else 0
        words = QCoreApplication.translate("CardFooter", "%n unread", "", unread)
        self.unread_words = words if unread else ""
        self.setAccessibleName(". ".join(part for part in (self.title, self.sentence) if part))

    def reword(self, _say: Callable[[str], str]) -> None:
        """The language changed."""
        self.title = widget_title(self.key)
        self.sentence = widget_sentence(self.key) if self.sentence else ""
        self._name()
        self.refresh_words()

    @property
    def rows(self) -> list[TransactionRow]:
        """Its rows, also those for which there is no room."""
        return list(self._rows)

    def refresh_words(self) -> None:
        """A minute has passed, or the language changed."""
        self._make_cells()
        if self._model is not None:
            self._model.retranslate()
        self.update()

    def _fit(self) -> None:
        """As many rows as fit whole."""
        if not self._placed:
            return
        room = (self.rows_rect().height() - heading_height()) // row_height()
        shown = self._rows[: max(LEAST_ROWS, room)]
        if shown == self._shown and self._cells:
            return
        self._shown = shown
        self._money.set_rows(shown)
        self._make_cells()
        if self._model is not None:
            self._model.set_rows(shown)

    def _make_cells(self) -> None:
        self._cells = [[column.cell(row) for column in self._columns] for row in self._shown]
        self._widen()

    def _widen(self) -> None:
        """Columns are as wide as their words; they grow and never shrink, so that nothing jumps."""
        last = len(self._columns) - 1
        for place, column in enumerate(self._columns):
            if column.stretch:
                continue
            ruler = metrics(role_of(column.kind, "red", unread=True))
            words = [metrics(Type.CAPTION).horizontalAdvance(column.title())]
            for cells in self._cells:
                words.append(ruler.horizontalAdvance(cells[place].text) + (ICON if cells[place].icon else 0))
            edges = (LEAD if place == 0 else INNER) + (LEAD if place == last else INNER)
            self._wanted[place] = max(self._wanted[place], *(word + edges + 3 for word in words))
        self._widen_table()

    # ------------------------------------------------------------ where it stands

    def least_height(self) -> int:
        """The height that shows five rows."""
        frame = at_least(Height.CARD_HEADER) + at_least(Height.CARD_FOOTER) + 2
        return frame + heading_height() + LEAST_ROWS * row_height() + Space.S

    def sizeHint(self) -> QSize:
        return QSize(256, self.least_height())

    def header_rect(self) -> QRect:
        """Where the title stands."""
        return QRect(1, 1, self.width() - 2, at_least(Height.CARD_HEADER))

    def footer_rect(self) -> QRect:
        """Where sentence and counts stand."""
        height = at_least(Height.CARD_FOOTER)
        return QRect(1, self.height() - 1 - height, self.width() - 2, height)

    def rows_rect(self) -> QRect:
        """Where heading and rows stand."""
        top = self.header_rect().bottom() + 1
        return QRect(1, top, self.width() - 2, self.footer_rect().top() - top)

    def _tool_rect(self) -> QRect:
        header = self.header_rect()
        x = header.x() + Space.S if self.isRightToLeft() else header.right() + 1 - Space.S - TOOL
        return QRect(x, header.y() + (header.height() - TOOL) // 2, TOOL, TOOL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        self._place()
        self._fit()

    def _place(self) -> None:
        if self._table is not None:
            self._table.setGeometry(self.rows_rect())
        if self._tool is not None:
            self._tool.move(self._tool_rect().topLeft())

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        box = QRectF(self.rect())
        rounded(painter, box, Radius.CARD, colour("surface"), colour("line"))
        if self.tone:
            band(painter, box, Radius.CARD, colour(current_tokens().tone_band(self.tone)))
        mirrored = self.isRightToLeft()
        self._paint_header(painter, mirrored)
        self._paint_footer(painter, mirrored)
        if self._table is None:
            rect = self.rows_rect()
            painter.setClipRect(rect)
            rows = RowsPainter(
                painter, rect, widths(self._columns, self._wanted, rect.width()), mirrored=mirrored
            )
            rows.heading(self._columns)
            rows.rows(self._columns, self._cells, [row.unread for row in self._shown])

    def _paint_header(self, painter: QPainter, mirrored: bool) -> None:
        rect, tool = self.header_rect(), self._tool_rect()
        edge, after = Space.WIDGET - 1, Space.S + TOOL + Space.S
        if self.tone:
            side = icon_set.NAV
            x = rect.right() + 1 - edge - side if mirrored else rect.x() + edge
            icon_set.paint(
                painter, self._look.icon, x, rect.y() + (rect.height() - side) // 2, side, self._ink()
            )
            edge += side + Space.S
        words = rect.adjusted(after, 0, -edge, 0) if mirrored else rect.adjusted(edge, 0, -after, 0)
        painter.setFont(font(Type.SECTION))
        line(painter, words, self.title, flags.start(mirrored), colour("text"))
        if self._tool is None:
            at = (TOOL - icon_set.BUTTON) // 2
            icon_set.paint(painter, "sliders", tool.x() + at, tool.y() + at, icon_set.BUTTON, "text2")

    def _paint_footer(self, painter: QPainter, mirrored: bool) -> None:
        rect, edge = self.footer_rect(), Space.WIDGET - 1
        fill(painter, QRect(rect.x() + 1, rect.y(), rect.width() - 2, 1), colour("line"))
        rect = rect.adjusted(edge, 1, -edge, 0)
        start, end = flags.start(mirrored), flags.end(mirrored)
        painter.setFont(font(Type.COUNTER))
        write(painter, rect, end | flags.SINGLE_LINE, self.total, colour("text"))
        taken = metrics(Type.COUNTER).horizontalAdvance(self.total) + Space.S
        if self.unread_words:
            width, height = chip_width(self.unread_words), chip_height()
            x = rect.x() + taken if mirrored else rect.right() + 1 - taken - width
            place = QRect(x, rect.y() + (rect.height() - height) // 2, width, height)
            chip(painter, place, self.unread_words, self.tone or Tone.GREY, mirrored=mirrored)
            taken += width + Space.S
        painter.setFont(font(Type.SMALL))
        ink = colour(self._ink() if self.tone else "text3")
        words = rect.adjusted(taken, 0, 0, 0) if mirrored else rect.adjusted(0, 0, -taken, 0)
        shown = elided(metrics(Type.SMALL), self.sentence, words.width())
        write(painter, words, start | flags.SINGLE_LINE, shown, ink)

    def _ink(self) -> str:
        return tone_token(str(self.tone))

    # ------------------------------------------------------------ table and tool

    @property
    def table(self) -> TableView:
        """The rows as a table."""
        if self._table is None:
            from ui.models import TableModel
            from ui.screens.dashboard.table import WidgetTable

            columns = [column.of_table() for column in self._columns]
            self._model = model = TableModel(
                columns, lambda row: row.id, unread=lambda row: row.unread, parent=self
            )
            table = WidgetTable(model, self.title, self)
            table.row_opened.connect(self.row_opened)
            self._table = table
            if not self._placed:
                self._placed = True
                self._fit()
            model.set_rows(self._shown)
            self._place()
            self._widen_table()
            table.show()
            self.update()
        return self._table

    @property
    def model(self) -> TableModel[TransactionRow]:
        """The table's model."""
        assert self.table is not None  # noqa: S101
        assert self._model is not None  # noqa: S101
        return self._model

    @property
    def tool(self) -> Button:
        """The tool at the upper right."""
        if self._tool is None:
            from ui.widgets import icon_button

            self._tool = tool = icon_button(
                "sliders", self.tr("Options of {0}").format(self.title), self._open_menu
            )
            tool.setParent(self)
            tool.setFixedSize(TOOL, TOOL)
            self._place()
            tool.show()
            self.update()
        return self._tool

    @property
    def is_furnished(self) -> bool:
        """Whether table and tool stand there."""
        return self._table is not None and self._tool is not None

    def furnish(self) -> None:
        """Make what the first paint did without."""
        self.setMouseTracking(True)
        assert self.table is not None  # noqa: S101
        assert self.tool is not None  # noqa: S101

    def _widen_table(self) -> None:
        if self._table is not None:
            header = self._table.horizontalHeader()
            for place, column in enumerate(self._columns):
                if not column.stretch and header.sectionSize(place) != self._wanted[place]:
                    header.resizeSection(place, self._wanted[place])

    def _open_menu(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QMenu

        from ui.theme import icon

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = QAction(icon("list", "text2"), self.tr("Show all in Transaction search"), menu)
        show.triggered.connect(lambda _on=False: self.list_requested.emit(self.key))
        menu.addAction(show)
        if self.alert:
            read = QAction(icon("check", "text2"), self.tr("These alerts are read"), menu)
            read.setEnabled(self.unread > 0)
            read.triggered.connect(lambda _on=False: self.read_requested.emit(self.key))
            menu.addAction(read)
        menu.popup(self.tool.mapToGlobal(QPoint(0, self.tool.height())))

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press before the table stood there is the table's.
        self._pressed_rows = self._table is None and self.rows_rect().contains(event.position().toPoint())
        if self._pressed_rows:
            self._pass_on(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        place = event.position().toPoint()
        if self._pressed_rows:
            self._pressed_rows = False
            self._pass_on(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            if self._tool is None and self._tool_rect().contains(place):
                self._open_menu()
            elif self.header_rect().contains(place) or self.footer_rect().contains(place):
                self.list_requested.emit(self.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        over = not self.rows_rect().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _pass_on(self, event: QMouseEvent) -> None:
        viewport = self.table.viewport()
        place = viewport.mapFromGlobal(event.globalPosition())
        passed = QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(viewport, passed)
