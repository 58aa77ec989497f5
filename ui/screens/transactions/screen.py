# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Transaction search (S2.50, S2.51): documents of any kind, filtered, sorted, in pages by key."""

from __future__ import annotations

from collections.abc import Awaitable, Hashable, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

import msgspec
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.services.queries import (
    CountTransactions,
    ListTransactions,
    TransactionRow,
    TransactionSums,
)
from ui import actions
from ui.actions import ActionKey
from ui.exporting import open_export
from ui.models import Sort, TableModel, TableView
from ui.models.footer import SelectionFooter, sum_words
from ui.models.layout import TableLayout
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.dashboard.columns import Money
from ui.screens.dashboard.widgets import widget_title
from ui.screens.transactions.columns import DueWords, columns
from ui.screens.transactions.commands import ListCommands
from ui.screens.transactions.criteria import STATES, VIEWS, Criteria
from ui.shell.feeds import DOCUMENTS
from ui.shell.routes import NEW_REQUEST, route_of_row, stops_of
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import kind_word, number_word, state_word
from ui.theme import Height, Space
from ui.widgets import Card, EmptyState, FilterChip, SearchField, Segment, primary, quiet, secondary

PAGE = 100
#: Rows per question while a long list is read again.
MOST = 1000
TYPING_MS = 150


class TransactionsScreen(Screen):
    """One list; what limits it stands above it as chips that can be taken away."""

    FOOTER: ClassVar[int] = Height.SELECTION + Space.PAGE_Y

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.criteria = Criteria.of_route(route)
        self._cursors: dict[Hashable, tuple[str, ...] | None] = {}
        self._found = 0
        self._first_count = True
        self._money = Money()
        self._due = DueWords(lambda: context.zone, context.clock.now)
        made = columns(self._due, self._money, lambda: context.zone, context.clock.now)
        self.model: TableModel[TransactionRow] = TableModel(
            made, lambda row: row.id, unread=lambda row: row.unread, parent=self
        )
        self.table = TableView(self.model, name=self.tr("Transactions"))
        self._build()
        self._list = LiveList(self, self.model, context.notifier)
        self.layouts = LayoutKeeper(
            self.table, LocalLayouts(context.settings), self._layout_name(), self._first_layout()
        )
        self.menus = TableMenus(self.table, self.layouts, self)
        self.commands = ListCommands(
            self,
            self.menus,
            chosen=self._selected,
            gather=self._gather,
            open_row=self._open_selected,
            export=self.export,
        )
        self._live = self.live(self.criteria.count_query(), (*DOCUMENTS, "outbox"), self._on_count)
        self._fresh = True
        self._apply()
        context.notifier.minute.connect(self._on_minute)
        context.notifier.time_came.connect(self._on_time_came)

    # ------------------------------------------------------------ frame

    def title(self) -> str:
        titles = {
            "to_answer": actions.plain_text(ActionKey.TO_ANSWER),
            "to_ship": actions.plain_text(ActionKey.TO_SHIP),
            "shipped": actions.plain_text(ActionKey.SHIPPED),
        }
        return titles.get(self._view_name(), actions.plain_text(ActionKey.TRANSACTIONS))

    def nav_key(self) -> str:
        name = self._view_name()
        return name if name in ("to_answer", "to_ship", "shipped") else "transactions"

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        self.set_criteria(Criteria.of_route(route))
        self.header_changed.emit()

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view_name(self) -> str:
        """The named view that the present criteria are, words aside."""
        bare = replace(self.criteria, text="")
        return next((name for name, view in VIEWS.items() if view == bare), "")

    def _layout_name(self) -> str:
        """Whose columns and sort are remembered: a named view's, or those of all other searches."""
        name = self._view_name()
        return f"transactions/{name}" if name else "transactions"

    def _first_layout(self) -> TableLayout:
        return TableLayout(sort=(self.criteria.first_sort,))

    def screen_actions(self) -> list[QAction]:
        return self.commands.all

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        column.setSpacing(Space.S)
        column.addLayout(self._make_top())
        column.addLayout(self._make_chip_row())
        column.addWidget(self._make_card(), 1)
        self.table.row_opened.connect(self.open_row)
        self.table.selection_changed.connect(self._on_selection)
        self.table.menu_requested.connect(self._open_menu)
        self.model.modelReset.connect(self._on_rows)
        self.model.rowsInserted.connect(self._on_rows)

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        self.views = Segment(self._view_options())
        self.views.chosen.connect(self._on_view)
        self.filter = SearchField(self.tr("Number, partner, order #, recipient, tracking"), icon="filter")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        top.addWidget(self.views)
        top.addWidget(self.filter, 1)
        return top

    def _make_chip_row(self) -> QHBoxLayout:
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(Space.S)
        self.add_filter = quiet(self.tr("Add filter"), "plus", self._open_filters, sz="s")
        self.clear = quiet(self.tr("Clear all"), on_click=self.clear_all, sz="s")
        self.new_rows = NewsLine(self.model)
        self._chips: list[FilterChip] = []
        self._chip_row.addWidget(self.add_filter)
        self._chip_row.addWidget(self.clear)
        self._chip_row.addStretch(1)
        self._chip_row.addWidget(self.new_rows)
        return self._chip_row

    def _make_card(self) -> Card:
        card = Card(flush=True)
        card.round_off()
        self.table.stand_on_surface()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self.empty = self._make_empty()
        self._pages.addWidget(self.empty)
        self.nothing = EmptyState(
            "filter",
            self.tr("Nothing matches"),
            self.tr("No document meets all of these filters."),
            actions=(secondary(self.tr("Clear all"), on_click=self.clear_all),),
        )
        self._pages.addWidget(self.nothing)
        card.body.addWidget(self._pages)
        self.footer = SelectionFooter()
        self.footer.hide()
        self.footer.more_clicked.connect(self._open_footer_menu)
        self.footer.clear_clicked.connect(self.table.clearSelection)
        card.body.addWidget(self.footer)
        return card

    def _view_options(self) -> list[tuple[str, str]]:
        options = [("", self.tr("All")), ("open", self.tr("Open"))]
        if self.context.is_retailer:
            options += [("overdue", self.tr("Overdue")), ("shipped_14", self.tr("Shipped 14 days"))]
        else:
            options += [("supplier_overdue", self.tr("Overdue")), ("shipped", self.tr("Shipped"))]
        return [*options, ("custom", self.tr("Custom search"))]

    def _make_empty(self) -> EmptyState:
        if self.context.is_retailer:
            button = primary(
                actions.plain_text(ActionKey.NEW_REQUEST), "plus", lambda: self.context.open(NEW_REQUEST)
            )
            text = self.tr(
                "Requests, orders and shipments appear here.\nStart with a request to your partners."
            )
            return EmptyState("search", self.tr("No transactions yet"), text, actions=(button,))
        text = self.tr("Requests and orders of your customers appear here by themselves.")
        return EmptyState("inbox", self.tr("No transactions yet"), text)

    # ------------------------------------------------------------ criteria

    def set_criteria(self, criteria: Criteria) -> None:
        """Look for something else."""
        if criteria != self.criteria:
            self.criteria = criteria
            self._first_count = True
            if self._layout_name() != self.layouts.name:
                self.layouts.open(self._layout_name(), self._first_layout())
            self._live.set_query(criteria.count_query())
            self._apply()

    def clear_all(self) -> None:
        """Nothing limits the list any more."""
        self.set_criteria(Criteria())
        self.header_changed.emit()

    def _apply(self) -> None:
        if self.filter.text().strip() != self.criteria.text:
            self.filter.setText(self.criteria.text)
            self._typing.stop()
        name = self._view_name()
        known = {key for key, _word in self._view_options()}
        bare = replace(self.criteria, text="") == Criteria()
        self.views.set_current(name if name in known else "" if bare else "custom")
        self._show_chips()
        self._cursors.clear()
        self._fresh = True
        self.model.set_source(self._fetch, PAGE, self._fetch_some)

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, (words, rest) in enumerate(self.criteria.chips()):
            chip = FilterChip(words)
            chip.removed.connect(lambda rest=rest: self.set_criteria(rest))
            self._chip_row.insertWidget(number, chip)
            self._chips.append(chip)
        self.clear.setVisible(self.criteria.is_filtered)

    def _on_view(self, name: str) -> None:
        if name == "custom":
            self._open_filters()
            self._apply()
            return
        self.set_criteria(replace(VIEWS.get(name, Criteria()), text=self.criteria.text))
        self.header_changed.emit()

    def _on_typed(self) -> None:
        self.set_criteria(replace(self.criteria, text=self.filter.text().strip()))

    def _open_filters(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = menu.addMenu(self.tr("Type"))
        own = ["request"] if self.context.is_retailer else []
        received = ["inquiry"] if self.context.is_supplier else []
        for kind in [*own, *received, "order", "shipment"]:
            word = kind_word(kind) if kind != "inquiry" else self.tr("Request received")
            self._add_choice(kinds, word, "kinds", kind)
        states = menu.addMenu(self.tr("Status"))
        offered = self.criteria.kinds or (*own, *received, "order", "shipment")
        words: dict[str, str] = {}
        for kind in offered:
            for state in STATES.get(kind, ()):
                words.setdefault(state, state_word(kind if len(offered) == 1 else "", state))
        for state, word in words.items():
            self._add_choice(states, word, "states", state)
        widgets = menu.addMenu(self.tr("Widget"))
        for widget in self.context.feeds.dashboard or ():
            action = QAction(widget_title(widget.key).replace("&", "&&"), widgets)
            action.setCheckable(True)
            action.setChecked(self.criteria.widget == widget.key)
            action.triggered.connect(lambda on, key=widget.key: self._choose_widget(key if on else ""))
            widgets.addAction(action)
        menu.popup(self.add_filter.mapToGlobal(QPoint(0, self.add_filter.height())))

    def _add_choice(self, menu: QMenu, word: str, field: Literal["kinds", "states"], value: str) -> None:
        action = QAction(word.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(value in getattr(self.criteria, field))
        action.triggered.connect(lambda _on: self.set_criteria(self.criteria.toggled(field, value)))
        menu.addAction(action)

    def _choose_widget(self, key: str) -> None:
        self.set_criteria(replace(self.criteria, widget=key))

    # ------------------------------------------------------------ rows

    def _fetch(self, after: Hashable | None, limit: int, sort: Sort) -> Awaitable[Sequence[TransactionRow]]:
        return self.run(self._read(self.criteria, after, limit, sort))

    def _fetch_some(self, keys: Sequence[Hashable]) -> Awaitable[Sequence[TransactionRow]]:
        return self.run(self._read_some(self.criteria, tuple(str(key) for key in keys)))

    async def _read_some(self, criteria: Criteria, ids: tuple[str, ...]) -> Sequence[TransactionRow]:
        rows: list[TransactionRow] = []
        for start in range(0, len(ids), MOST):
            page = await self.context.tasks.query(criteria.some_query(ids[start : start + MOST]))
            rows += page.rows
        return rows

    async def _read(
        self, criteria: Criteria, after: Hashable | None, limit: int, sort: Sort
    ) -> Sequence[TransactionRow]:
        rows: list[TransactionRow] = []
        cursor = self._cursors.get(after) if after is not None else None
        if after is not None and cursor is None:
            return []
        while len(rows) < limit:
            wanted = min(MOST, limit - len(rows))
            asked = criteria.list_query(sort, cursor, wanted)
            page = await self.context.tasks.query(asked)
            rows += page.rows
            cursor = page.next_after
            if after is None and len(rows) <= len(page.rows):
                self.context.notifier.wake_at(self, page.next_change_at)
            if cursor is None:
                break
        if rows:
            self._cursors[rows[-1].id] = cursor
            look = self._money.set_rows if after is None else self._money.add_rows
            if look(rows):
                self.model.retranslate()
        self._settle_page(criteria, bool(rows) or after is not None)
        return rows

    def _settle_page(self, criteria: Criteria, has_rows: bool) -> None:
        empty = self.nothing if criteria.is_filtered else self.empty
        self._pages.setCurrentWidget(self.table if has_rows else empty)

    def _on_rows(self) -> None:
        if self._fresh and self.model.rowCount() and self.isVisible() and self.table.hasFocus():
            self._fresh = False
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_count(self, count: int) -> None:
        self._found = count
        self.filter.set_suffix(self.tr("%n found", "", count))
        self._say_selection()
        if self._first_count:
            # The list itself was asked for together with this count.
            self._first_count = False
        else:
            self._list.refresh()

    def _on_minute(self) -> None:
        if self.isVisible():
            self.model.retranslate()

    def _on_time_came(self, _now: int) -> None:
        if self.isVisible():
            self._live.refresh()

    # ------------------------------------------------------------ doing

    def export(self) -> None:
        """Write the list into a file."""
        self.run(self._export())

    async def _export(self) -> None:
        from ui.screens.transactions import exporting  # files of tables need much that no screen does

        everything = await self.context.tasks.query(CountTransactions())
        columns = [self.model.columns[place].key for place in self.table.columns.shown()]
        selected = [] if self.table.everything else self._selected()
        found = exporting.source(self.title(), self._list_query(), self._found, columns, selected, everything)
        open_export(self.context, found, self)

    def _list_query(self) -> ListTransactions:
        """What the list asks, in the order it stands in."""
        return self.criteria.list_query(self.model.source_order, None, PAGE)

    async def _gather(self, most: int) -> list[TransactionRow]:
        """The selected rows, those that are not loaded too, up to a number."""
        if not self.table.everything:
            return self._selected()
        rows: list[TransactionRow] = []
        asked: ListTransactions | None = self._list_query()
        while asked is not None and len(rows) < most:
            page = await self.context.tasks.query(
                msgspec.structs.replace(asked, limit=min(MOST, most - len(rows)))
            )
            rows += page.rows
            more = page.next_after
            asked = msgspec.structs.replace(asked, after=more) if more is not None else None
        return rows

    def open_row(self, row: TransactionRow) -> None:
        """Go to the document."""
        if row.unread:
            self.run(self.context.tasks.command(MarkOpened(record_id=row.id)))
        self.context.trail.follow(stops_of(self.model.rows))
        self.context.open(route_of_row(row))

    def _open_selected(self) -> None:
        rows = self._selected()
        if rows:
            self.open_row(rows[0])

    def _selected(self) -> list[TransactionRow]:
        return [row for row in self.table.selected_rows() if isinstance(row, TransactionRow)]

    def _on_selection(self, _rows: list[object]) -> None:
        rows = self._selected()
        self.commands.update(rows)
        self.footer.set_actions(self.commands.for_footer())
        self.footer.setVisible(len(rows) > 1)
        if self.table.everything:
            self.footer.set_words(self.tr("All {0} selected").format(number_word(self._found)), "")
            self.run(self.context.tasks.query(self.criteria.sum_query()), on_done=self._on_sums)
        elif len(rows) > 1:
            self.footer.set_words(
                self.tr("%n selected", "", len(rows)),
                sum_words((row.currency, row.total) for row in rows),
                self.tr("%n item(s)", "", sum(row.lines for row in rows)),
            )
        self._say_selection()

    def _on_sums(self, sums: TransactionSums) -> None:
        """What all of the list comes to, unless something else is selected by now."""
        if self.table.everything:
            self.footer.set_words(
                self.tr("All {0} selected").format(number_word(sums.documents)),
                sum_words(sums.totals.items()),
                self.tr("%n item(s)", "", sums.lines),
            )

    def _say_selection(self) -> None:
        count = self._found if self.table.everything else len(self.table.selected_numbers())
        if count and self.isVisible():
            words = self.tr("{0} of {1} selected")
            self.context.set_selection(words.format(number_word(count), number_word(self._found)))
        elif self.isVisible():
            self.context.set_selection("")

    def _open_menu(self, place: QPoint, rows: list[object]) -> None:
        if rows:
            self.menus.open_row_menu(place, self.screen_actions())

    def _open_footer_menu(self, place: QPoint) -> None:
        self._open_menu(place, self.table.selected_rows())
