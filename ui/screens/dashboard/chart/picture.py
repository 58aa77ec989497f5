# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A widget's picture: bars that follow the desk, each opening its documents; as a table for who wants one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from desktop_b2b.services.queries import ChartData, ChartSeries, ChartView, WidgetState
from ui.screens.dashboard.chart.patience import PatientQuery, Turns
from ui.screens.dashboard.chart.words import ANSWERS, Picture, bar_text, picture_of
from ui.shell.feeds import DOCUMENTS, WIDGETS
from ui.strings import error_text
from ui.theme import Space, Type
from ui.widgets import PlainLabel, announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_b2b.errors import UserError
    from ui.models import TableView
    from ui.screens.dashboard.chart.plot import BarPlot
    from ui.shell.screen import ScreenContext

#: After so long without an answer it is said that one is being made.
BUSY_MS = 500
PLOT = "ui.screens.dashboard.chart.plot"
#: Weeks that are shown, by the card's width in hundredths.
_WEEKS = ((33, 8), (50, 13), (75, 20), (100, 26))


class ChartBody(QWidget):
    """Loads the drawing library when it is first shown, on a thread.

    Arrows, Home and End go from bar to bar, Enter opens the documents of one. Signals: `told(picture)` when
    what the card says of it changed, `opened(query)`.
    """

    told = Signal(object)
    opened = Signal(str)

    def __init__(
        self, context: ScreenContext, turns: Turns, state: WidgetState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.query = query_of(state)
        self.view: ChartView | None = None
        self.currency = ""
        self.picture: Picture | None = None
        self.current = -1
        self.as_table = False
        self._plot: BarPlot | None = None
        self._table: TableView | None = None
        self._loading = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note = PlainLabel("", Type.BODY, "text3", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setContentsMargins(Space.WIDGET - 1, Space.S, Space.WIDGET - 1, Space.S)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.note)
        context.theme.changed.connect(self.restyle)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._say_busy)
        self._slow.start(BUSY_MS)
        self._live: PatientQuery[ChartView] = PatientQuery(
            turns, context.tasks, context.notifier, self.query, (*DOCUMENTS, *WIDGETS), self._on_view,
            owner=self, on_error=self._on_error,
        )  # fmt: skip

    def set_state(self, state: WidgetState) -> None:
        """The widget was changed: another search, picture or size."""
        query = query_of(state)
        if query != self.query:
            self.query = query
            self._live.set_query(query)

    # ------------------------------------------------------------ what is shown

    def _say_busy(self) -> None:
        self.note.setText(self.tr("Counting…"))

    def _on_view(self, view: ChartView) -> None:
        self._slow.stop()
        self.view = view
        if self.currency not in [series.currency for series in view.series]:
            self.currency = view.series[0].currency if view.series else ""
        self._show()

    def _on_error(self, error: UserError) -> None:
        self._slow.stop()
        self.view = self.picture = None
        self.note.setText(error_text(error))
        self._pages.setCurrentWidget(self.note)
        self.setAccessibleDescription(error_text(error))

    @property
    def series(self) -> ChartSeries | None:
        """The bars of the currency in view."""
        found = self.view.series if self.view is not None else []
        return next((series for series in found if series.currency == self.currency), None)

    def _show(self) -> None:
        series = self.series
        has_any = series is not None and any(point.count for point in series.points)
        if self.view is None or series is None or not has_any:
            self.picture = None
            self.note.setText(self.tr("Nothing at the moment"))
            self.setAccessibleDescription(self.note.text())
            self._pages.setCurrentWidget(self.note)
            self.told.emit(None)
            return
        self.picture = picture = picture_of(self.view, series)
        self.current = min(self.current, len(picture.bars) - 1)
        self.setAccessibleDescription(f"{picture.sentence}: {picture.total}")
        self.told.emit(picture)
        if self.as_table:
            self._show_table(picture)
        elif self._plot is not None:
            self._draw(picture)
        elif not self._loading:
            self._loading = True
            loaded = self._context.tasks.network(lambda: import_module(PLOT))
            self._context.tasks.when(loaded, self, self._on_loaded)

    def _on_loaded(self, module: Any) -> None:
        self._loading = False
        self._plot = plot = module.BarPlot()
        plot.pointed.connect(self._on_pointed)
        plot.clicked.connect(self.open_bar)
        self._pages.addWidget(plot)
        self._show()

    def _draw(self, picture: Picture) -> None:
        from ui.screens.dashboard.chart.plot import PlotBar

        plot = self._plot
        if plot is None or self.view is None:
            return
        bars = [
            PlotBar(bar.short, bar.lead, bar.length / picture.divisor, bar_text(bar, picture), bar.grows)
            for bar in picture.bars
        ]
        plot.set_bars(bars, lying=picture.lying, most=1.0 if self.view.chart == ANSWERS else 0.0)
        self._pages.setCurrentWidget(plot)

    def restyle(self) -> None:
        """The colours are others now."""
        if self._plot is not None:
            self._plot.restyle()

    # ------------------------------------------------------------ as a table

    def switch_shape(self) -> None:
        """Show the bars as a table, or the table as bars."""
        self.as_table = not self.as_table
        focused = self.hasFocus() or (self._table is not None and self._table.hasFocus())
        self._show()
        if focused:
            (self._table if self.as_table and self._table is not None else self).setFocus()

    def _show_table(self, picture: Picture) -> None:
        from ui.screens.dashboard.chart.table import bars_table

        if self._table is None:
            self._table = bars_table(self)
            self._table.row_opened.connect(lambda bar: self.opened.emit(bar.query))
            self._pages.addWidget(self._table)
        self._table.table.set_rows(picture.bars)
        self._pages.setCurrentWidget(self._table)

    def add_currencies(self, menu: QMenu) -> None:
        """A choice of the currency, where there are several."""
        found = [series.currency for series in self.view.series] if self.view is not None else []
        if len(found) < 2:
            return
        chooser = menu.addMenu(self.tr("Currency"))
        group = QActionGroup(chooser)
        for currency in found:
            action = QAction(currency, chooser)
            action.setCheckable(True)
            action.setChecked(currency == self.currency)
            action.triggered.connect(lambda _on=False, currency=currency: self.choose_currency(currency))
            group.addAction(action)
            chooser.addAction(action)

    def choose_currency(self, currency: str) -> None:
        """Show the bars of another currency."""
        self.currency = currency
        self.current = -1
        self._show()

    # ------------------------------------------------------------ keyboard and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.as_table and self._table is not None:
            self._table.setFocus(event.reason())
        elif self.picture is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(self.current if self.current >= 0 else len(self.picture.bars) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._plot is not None:
            self._plot.set_current(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        picture = self.picture
        if picture is None or self.as_table:
            super().keyPressEvent(event)
            return
        last = len(picture.bars) - 1
        goes: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
            Qt.Key.Key_Up: lambda: self.current - 1,
            Qt.Key.Key_Down: lambda: self.current + 1,
            Qt.Key.Key_Left: lambda: self.current + (1 if self.isRightToLeft() else -1),
            Qt.Key.Key_Right: lambda: self.current - (1 if self.isRightToLeft() else -1),
        }
        if event.key() in goes and not event.modifiers():
            self._go(min(max(goes[event.key()](), 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.open_bar(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        if self.picture is None:
            return
        self.current = number
        if self._plot is not None:
            self._plot.set_current(number)
        announce(self, self.picture.bars[number].sentence)

    def _on_pointed(self, number: int) -> None:
        if self._plot is not None and not self.hasFocus():
            self._plot.set_current(number)

    def open_bar(self, number: int) -> None:
        """The documents of a bar."""
        if self.picture is not None and 0 <= number < len(self.picture.bars):
            self.opened.emit(self.picture.bars[number].query)


def query_of(state: WidgetState) -> ChartData:
    """What a widget's picture is made of: as many bars as there is room for."""
    chart: Any = state.chart
    weeks = next((count for width, count in _WEEKS if state.width <= width), _WEEKS[-1][1])
    points = weeks if chart == "orders_over_time" else state.shown_rows
    return ChartData(chart=chart, query=state.query, step="week", points=points)
