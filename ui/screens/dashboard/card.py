# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One widget of the dashboard: a live search in a card, as rows or as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.screens.dashboard.columns import LEAST_WIDTH, Money, RowCell, RowColumn, RowWords
from ui.screens.dashboard.frame import CardFrame
from ui.screens.dashboard.rows import (
    RowsPainter,
    fitting,
    heading_height,
    needed,
    row_height,
    stretching,
    widths,
)
from ui.screens.dashboard.widgets import columns_of, icon_of, sentence_of, title_of
from ui.strings import number_word
from ui.theme import Height, Tone, at_least
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_b2b.services.queries import TransactionRow, WidgetState
    from ui.models import TableModel, TableView
    from ui.screens.dashboard.chart.words import Picture

CHART = "chart"
#: Room below the last row.
BELOW = 14


class WidgetCard(CardFrame):
    """Title, a few rows, total and unread count; what changes, changes in place.

    All is painted, so that it stands at once; the table, by which keyboard and screen reader reach the rows,
    and the tool take the place of what was painted when they are first wanted, or by `furnish`. A picture, or
    why there is nothing to show, is a widget in the place of the rows (`set_body`).

    Signals: `row_opened(row)`; `partner_opened(row)` for a partner's name.
    """

    row_opened = Signal(object)
    partner_opened = Signal(object)

    def __init__(self, state: WidgetState, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(state.key, parent)
        self.state = state
        self._words = words
        self._money = Money()
        self._named: tuple[str, ...] | None = None
        self._columns: list[RowColumn] = []
        self._in_view: list[int] = []
        self._wanted: list[int] = []
        self._shown: list[TransactionRow] = []
        self._cells: list[list[RowCell]] = []
        self._table: TableView | None = None
        self._model: TableModel[TransactionRow] | None = None
        self._body: QWidget | None = None
        self._picture: Picture | None = None
        self._spoken: Callable[[str], str] | None = None
        self._pressed_rows = False
        self.set_state(state)

    # ------------------------------------------------------------ what it says

    @property
    def is_picture(self) -> bool:
        """Whether it shows a picture instead of rows."""
        return self.state.form == CHART

    @property
    def unread(self) -> int:
        """Unread alerts."""
        return self.state.unread if self.state.alert else 0

    @property
    def rows(self) -> list[TransactionRow]:
        """Its rows."""
        return list(self._shown)

    @property
    def columns(self) -> Sequence[RowColumn]:
        """The columns that its user chose, also those for which there is no room."""
        return self._columns

    def set_state(self, state: WidgetState) -> None:
        """Show counts and rows; nothing moves but what changed."""
        self.state = state
        if state.columns != self._named:
            self._named = state.columns
            self._set_columns(columns_of(state, self._words, self._money))
        self._say()
        self._show_rows()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        state = self.state
        self.title = title_of(state)
        self.icon = icon_of(state)
        self.tone = Tone(state.tone) if state.alert else Tone.NONE
        self.sentence = sentence_of(state, self._spoken)
        unknown = state.loading or state.problem is not None
        self.total = "" if unknown else number_word(state.total)
        if self.is_picture:
            self._say_picture()
        words = QCoreApplication.translate("CardFooter", "%n unread", "", self.unread)
        self.unread_words = words if self.unread else ""
        self.setAccessibleName(". ".join(part for part in (self.title, self.sentence) if part))
        counts = (self.tr("{0} in all").format(self.total) if self.total else "", self.unread_words)
        self.setAccessibleDescription(", ".join(part for part in counts if part))
        if self._tool is not None:
            self._tool.setAccessibleName(self._tool_words())
            self._tool.setToolTip(self._tool_words())
        if self._table is not None:
            self._table.setAccessibleName(self.title)

    def _say_picture(self) -> None:
        """Of a picture the footer says what its last bar, or all its bars, come to."""
        picture = self._picture
        left = self.tr("%n more", "", picture.left_out) if picture is not None and picture.left_out else ""
        # Each by itself: "EUR" would change places with words that are read from right to left.
        parts = (picture.unit if picture is not None else "", left)
        self.note = ", ".join(isolated(part) for part in parts if part)
        if picture is not None:
            self.sentence, self.total = picture.sentence, picture.total

    def set_picture(self, picture: Picture | None) -> None:
        """The bars are others now, or there are none."""
        self._picture = picture
        self._say()
        self.update()

    def speak(self, spoken: Callable[[str], str]) -> None:
        """What searches say can be told from now on."""
        if self._spoken is None:
            self._spoken = spoken
            self._say()
            self.update()

    def reword(self, _say: Callable[[str], str]) -> None:
        """The language changed."""
        self._say()
        self.refresh_words()

    def refresh_words(self) -> None:
        """A minute has passed, or the language changed."""
        self._make_cells()
        if self._model is not None:
            self._model.retranslate()
        self.update()

    def _show_rows(self) -> None:
        shown = [] if self.is_picture else list(self.state.rows[: self.state.shown_rows])
        if shown == self._shown and self._cells:
            return
        self._shown = shown
        self._money.set_rows(shown)
        self._make_cells()
        if self._model is not None:
            self._model.set_rows(shown)

    # ------------------------------------------------------------ columns

    def _set_columns(self, columns: list[RowColumn]) -> None:
        self._columns = columns
        self._wanted = [LEAST_WIDTH] * len(columns)
        self._in_view = list(range(len(columns)))
        self._cells = []
        if self._table is not None:
            # Its columns are another table's; whoever stood in the old one stands in the new one.
            focused = self._table.hasFocus()
            self._drop_table()
            if focused:
                self.table.setFocus()

    def _make_cells(self) -> None:
        self._cells = [[column.cell(row) for column in self._columns] for row in self._shown]
        self._widen()

    def _widen(self) -> None:
        """Columns are as wide as their words; they grow and never shrink, so that nothing jumps."""
        for place, column in enumerate(self._columns):
            cells = (cells[place] for cells in self._cells)
            self._wanted[place] = max(self._wanted[place], needed(column, cells))
        self._fit()

    def _fit(self) -> None:
        """As many columns as there is room for; how many are left out stands in the header."""
        self._in_view = fitting(self._columns, self._wanted, self.rows_rect().width())
        left = len(self._columns) - len(self._in_view)
        if not self.is_picture:
            self.note = self.tr("+{0}").format(number_word(left)) if left else ""
        self._say_what_is_cut()
        self._widen_table()

    def _say_what_is_cut(self) -> None:
        """What there is no room for, where the mouse rests; nobody rests before the tool stands there."""
        if self._tool is None or self.is_picture:
            return
        left = len(self._columns) - len(self._in_view)
        more = self.tr("%n more column(s): make the widget wider", "", left) if left else ""
        whole = self.title if self.title_is_cut() else ""
        self.setToolTip(plain_tooltip("\n".join(part for part in (whole, more) if part)))

    def _widen_table(self) -> None:
        table = self._table
        if table is None:
            return
        hidden = [place not in self._in_view for place in range(len(self._columns))]
        if hidden != [table.isColumnHidden(place) for place in range(len(hidden))]:
            for place, is_hidden in enumerate(hidden):
                table.setColumnHidden(place, is_hidden)
            table.columns.size_all()
        header = table.horizontalHeader()
        sizes = widths([self._columns[n] for n in self._in_view], self._sizes(), self.rows_rect().width())
        rest = stretching(self._columns)
        for place, size in zip(self._in_view, sizes, strict=True):
            if place != rest and header.sectionSize(place) != size:
                header.resizeSection(place, size)

    def _sizes(self) -> list[int]:
        return [self._wanted[place] for place in self._in_view]

    # ------------------------------------------------------------ where it stands

    def height_of(self, rows: int) -> int:
        """The height that shows so many rows."""
        frame = at_least(Height.CARD_HEADER) + at_least(Height.CARD_FOOTER) + 2
        return frame + heading_height() + rows * row_height() + BELOW

    def sizeHint(self) -> QSize:
        return QSize(256, self.height_of(self.state.shown_rows))

    def tab_order(self) -> list[QWidget]:
        """What it shows, then its tool."""
        inside = self._body if self._body is not None else self._table
        return [part for part in (inside, self._tool) if part is not None]

    def _place(self) -> None:
        super()._place()
        if self._table is not None:
            self._table.setGeometry(self.rows_rect())
        if self._body is not None:
            self._body.setGeometry(self.rows_rect())
        self._fit()

    # ------------------------------------------------------------ painting

    def _paint_body(self, painter: QPainter, mirrored: bool) -> None:
        if self._table is not None or self._body is not None or self.is_picture:
            return
        rect = self.rows_rect()
        painter.setClipRect(rect)
        columns = [self._columns[place] for place in self._in_view]
        sizes = widths(columns, self._sizes(), rect.width())
        rows = RowsPainter(painter, rect, sizes, mirrored=mirrored)
        rows.heading(columns)
        if self.is_empty:
            rows.nothing(self.empty_words())
        cells = [[row[place] for place in self._in_view] for row in self._cells]
        rows.rows(columns, cells, [row.unread for row in self._shown])

    @property
    def is_empty(self) -> bool:
        """Whether nothing belongs here now."""
        return not self.state.total and not self.state.loading and self.state.problem is None

    def empty_words(self) -> str:
        """What stands in the place of rows where there are none."""
        return self.tr("Nothing at the moment")

    # ------------------------------------------------------------ table and body

    @property
    def table(self) -> TableView:
        """The rows as a table."""
        if self._table is None:
            from ui.models import TableModel
            from ui.screens.dashboard.table import WidgetTable

            rest = stretching(self._columns)
            columns = [column.of_table(stretch=place == rest) for place, column in enumerate(self._columns)]
            self._model = model = TableModel(
                columns, lambda row: row.id, unread=lambda row: row.unread, parent=self
            )
            self._table = table = WidgetTable(model, self.title, self._nothing, self)
            table.row_opened.connect(self.row_opened)
            table.link_clicked.connect(lambda row, _key: self.partner_opened.emit(row))
            model.set_rows(self._shown)
            self._place()
            table.setVisible(self._body is None)
            self.update()
        return self._table

    def _nothing(self) -> str:
        return self.empty_words() if self.is_empty else ""

    def _drop_table(self) -> None:
        table, model = self._table, self._model
        self._table = self._model = None
        if table is not None and model is not None:
            table.hide()
            table.deleteLater()
            model.deleteLater()

    @property
    def model(self) -> TableModel[TransactionRow]:
        """The table's model."""
        assert self.table is not None  # noqa: S101
        assert self._model is not None  # noqa: S101
        return self._model

    @property
    def body(self) -> QWidget | None:
        """What stands in the place of the rows."""
        return self._body

    def set_body(self, body: QWidget | None) -> None:
        """Show something else in the place of the rows, or the rows again."""
        if body is self._body:
            return
        old, self._body = self._body, body
        self._picture = None
        if old is not None:
            old.hide()
            old.deleteLater()
        if body is not None:
            body.setParent(self)
            body.setGeometry(self.rows_rect())
            body.show()
        if self._table is not None:
            self._table.setVisible(body is None)
        self.update()

    @property
    def is_furnished(self) -> bool:
        """Whether table and tool stand there."""
        return self._tool is not None and (self._table is not None or self.is_picture)

    def furnish(self) -> None:
        """Make what the first paint did without."""
        self.setMouseTracking(True)
        assert self.tool is not None  # noqa: S101
        self._say_what_is_cut()
        if not self.is_picture:
            assert self.table is not None  # noqa: S101

    def focus_inside(self) -> None:
        """Put the cursor into what the card shows."""
        target = self._body if self._body is not None else self._table
        (target or self.tool).setFocus()

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press before the table stood there is the table's.
        bare = self._table is None and self._body is None and not self.is_picture
        self._pressed_rows = bare and self.rows_rect().contains(event.position().toPoint())
        if self._pressed_rows:
            self._pass_on(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_rows:
            self._pressed_rows = False
            self._pass_on(event)
        super().mouseReleaseEvent(event)

    def _pass_on(self, event: QMouseEvent) -> None:
        viewport = self.table.viewport()
        place = viewport.mapFromGlobal(event.globalPosition())
        passed = QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(viewport, passed)
