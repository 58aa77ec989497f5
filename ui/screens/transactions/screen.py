# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Transaction search (S2.50, S2.51): documents of any kind, searched, sorted, in pages by key."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CountTransactions, TransactionRow, TransactionSums
from desktop_b2b.services.search import Search
from desktop_b2b.settings import FILTERS, PREVIEW
from ui import actions
from ui.actions import ActionKey
from ui.exporting import open_export
from ui.models import TableLayout, TableModel, TableView
from ui.models.footer import SelectionFooter, sum_words
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.dashboard.adding import add_to_dashboard
from ui.screens.dashboard.columns import Money
from ui.screens.dashboard.due import DueWords
from ui.screens.dashboard.searches import search_name
from ui.screens.transactions.asking import Asking
from ui.screens.transactions.box import SearchBox
from ui.screens.transactions.chips import ChipRow
from ui.screens.transactions.columns import columns
from ui.screens.transactions.commands import ListCommands
from ui.screens.transactions.criteria import NAMED, Criteria, text_of
from ui.screens.transactions.filters import FilterPane, SearchOption
from ui.screens.transactions.pages import Pages
from ui.screens.transactions.panes import Pane, Panes
from ui.screens.transactions.preview import PreviewPane
from ui.screens.transactions.recent import RecentSearches
from ui.screens.transactions.suggestions import Suggesting
from ui.screens.transactions.top import SearchTop
from ui.shell.feeds import DOCUMENTS
from ui.shell.frame import HeaderRow
from ui.shell.routes import NEW_REQUEST, route_of_row, stops_of
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import number_word
from ui.theme import Height, Space
from ui.widgets import Card, EmptyState, primary, quiet, secondary


class TransactionsScreen(Screen):
    """One list between filters and preview; what limits it stands in the box, and above it in words."""

    HEADER: ClassVar[Header] = Header.NONE
    FOOTER: ClassVar[int] = Height.SELECTION + Space.PAGE_Y

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._found = 0
        self._first_count = True
        self._fresh = True
        self._money = Money()
        self._due = DueWords(lambda: context.zone, context.clock.now)
        made = columns(self._due, self._money, lambda: context.zone, context.clock.now)
        self.model: TableModel[TransactionRow] = TableModel(
            made, lambda row: row.id, unread=lambda row: row.unread, parent=self
        )
        self.table = TableView(self.model, name=self.tr("Transactions"))
        self.filter = SearchBox(
            self.tr("Number, partner, order #, recipient, tracking, or partner: status:…")
        )
        self.asking = Asking(self.filter, text_of(route))
        self.recent = RecentSearches(self)
        self.suggesting = Suggesting(self.filter, context.tasks, lambda: self.recent.texts)
        self.pages = Pages(self, self.model, self._money, lambda: self.criteria)
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
        self._make_actions()
        self._live = self.live(
            self.criteria.count_query(), (*DOCUMENTS, "outbox"), self._on_count, on_error=self._on_refused
        )
        self._connect()
        self._apply()
        self._restore_panes()

    @property
    def criteria(self) -> Criteria:
        """What is looked for."""
        return self.asking.criteria

    # ------------------------------------------------------------ frame

    def title(self) -> str:
        titles = {
            "to_answer": ActionKey.TO_ANSWER,
            "to_ship": ActionKey.TO_SHIP,
            "shipped": ActionKey.SHIPPED,
        }
        return actions.plain_text(titles.get(self.criteria.name, ActionKey.TRANSACTIONS))

    def nav_key(self) -> str:
        name = self.criteria.name
        return name if name in ("to_answer", "to_ship", "shipped") and self.context.is_supplier else (
            "transactions"
        )  # fmt: skip

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        self.asking.put(text_of(route))

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self._remember_search()
        self.suggesting.close()

    def screen_actions(self) -> list[QAction]:
        return [*self.commands.all, *self._more]

    def _layout_name(self) -> str:
        """Whose columns and sort are remembered: a named search's, or those of all other searches."""
        name = self.criteria.name
        return f"transactions/{name}" if name else "transactions"

    def _first_layout(self) -> TableLayout:
        names = self.criteria.columns_of(self.criteria.first_sort)
        return TableLayout.of_pieces((), self.model.columns, sort=names)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = HeaderRow(Header.PAGE)
        self.header.set_widgets([], self._make_tools())
        column.addWidget(self.header)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        inner.setSpacing(Space.S)
        self.new_rows = NewsLine(self.model)
        self.chips = ChipRow(self.new_rows)
        self.top = SearchTop(self._view_options(), self.filter, self.chips)
        self.views = self.top.views
        inner.addWidget(self.top)
        inner.addWidget(self._make_card(), 1)
        column.addLayout(inner, 1)
        self.filters = FilterPane(self.context)
        self.preview = PreviewPane(self, self._due)
        self.panes = Panes(page)
        self.panes.add(self.filters)
        self.panes.add(self.preview)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panes)

    def _make_tools(self) -> list[QWidget]:
        self._columns_button = quiet(self.tr("Columns"), "columns", self._choose_columns)
        self._export_button = quiet(self.tr("Export"), "external", self.export)
        self.add = quiet(self.tr("Add to dashboard"), "dashboard", self.add_to_dashboard)
        return [self._columns_button, self._export_button, self.add]

    def _choose_columns(self) -> None:
        self.menus.open_columns()

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

    def _view_options(self) -> list[tuple[str, str]]:
        options = [("", self.tr("All")), ("open", self.tr("Open")), ("overdue", self.tr("Overdue"))]
        if self.context.is_retailer:
            options.append(("shipped_14", self.tr("Shipped 14 days")))
        else:
            options.append(("shipped", self.tr("Shipped")))
        return [*options, ("custom", self.tr("Custom search"))]

    def _make_actions(self) -> None:
        self.to_find = actions.make(ActionKey.FIND, self, self.go_to_box)
        self.to_filters = actions.make(ActionKey.FILTERS, self, self.toggle_filters)
        self.to_preview = actions.make(ActionKey.PREVIEW, self, self.toggle_preview)
        for action in (self.to_filters, self.to_preview):
            action.setCheckable(True)
        line = QAction(self)
        line.setSeparator(True)
        self.to_dashboard = actions.make(ActionKey.ADD_TO_DASHBOARD, self, self.add_to_dashboard)
        self._more = [line, self.to_find, self.to_filters, self.to_preview, self.to_dashboard]

    def _connect(self) -> None:
        self.table.row_opened.connect(self.open_row)
        self.table.selection_changed.connect(self._on_selection)
        self.table.menu_requested.connect(self._open_menu)
        self.table.preview_requested.connect(lambda _row: self.toggle_preview())
        self.table.selectionModel().currentRowChanged.connect(lambda *_which: self._follow())
        self.model.modelReset.connect(self._on_rows)
        self.model.rowsInserted.connect(self._on_rows)
        self.model.waiting_changed.connect(lambda _waiting: self.chips.relay())
        self.pages.arrived.connect(self._settle_page)
        self.top.chosen.connect(self._on_view)
        self.chips.changed.connect(self.asking.change)
        self.chips.asked.connect(self._open_filters)
        self.chips.cleared.connect(self.clear_all)
        self.filters.changed.connect(self.asking.change)
        self.filters.named.connect(self._on_view)
        self.filters.close_clicked.connect(self.toggle_filters)
        self.preview.open_clicked.connect(self._open_current)
        self.preview.close_clicked.connect(self.toggle_preview)
        self.panes.closed.connect(self._on_drawer_closed)
        self.filter.entered.connect(self._on_entered)
        self.asking.changed.connect(self._on_criteria)
        self.asking.refused.connect(self._show_trouble)
        self.asking.understood.connect(lambda: self._show_trouble(None))
        self.context.notifier.minute.connect(self._on_minute)
        self.context.notifier.time_came.connect(self._on_time_came)

    def add_to_dashboard(self) -> None:
        """Put this search on the dashboard, in this order (S2.41, S2.52)."""
        criteria = self.criteria
        title = search_name(criteria.name) if criteria.name else ""
        sort = criteria.sorted_by(self.model.sort_order)
        self.run(add_to_dashboard(self.context, self, query=criteria.query, title=title, sort=sort))

    # ------------------------------------------------------------ what is looked for

    def set_search(self, search: Search) -> None:
        """Look for something else."""
        self.asking.change(search)

    def clear_all(self) -> None:
        """Nothing limits the list any more."""
        self.asking.put("")

    def go_to_box(self) -> None:
        """Type into the box."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_criteria(self, _criteria: Criteria) -> None:
        self._first_count = True
        if self._layout_name() != self.layouts.name:
            self.layouts.open(self._layout_name(), self._first_layout())
        self._live.set_query(self.criteria.count_query())
        self._apply()
        self.header_changed.emit()

    def _apply(self) -> None:
        criteria = self.criteria
        self._mark_view()
        self.header.set_words(self.title())
        self.chips.show_criteria(criteria)
        if self.panes.is_open(self.filters):
            self._show_filters()
        self._show_trouble(self.asking.error)
        self._fresh = True
        self.pages.start()

    def _show_trouble(self, error: UserError | None) -> None:
        self.top.show_trouble(error)
        self.filters.set_understood(error is None)
        self.chips.setEnabled(error is None)

    def _on_refused(self, error: UserError) -> None:
        """The desk refuses the search: it says why where one looks."""
        self.asking.refuse(error)

    def _on_view(self, key: str) -> None:
        if key == "custom":
            self._open_filters()
            self._mark_view()
            return
        named = NAMED.get(key)
        self.asking.put(named.query if named is not None else "")

    def _mark_view(self) -> None:
        """Mark the named search that is shown, else the custom one."""
        name = self.criteria.name
        offered = any(key == name for key, _word in self._view_options())
        self.views.set_current(name if name and offered else "custom" if self.criteria.is_filtered else "")

    def _on_entered(self) -> None:
        """Enter takes a suggestion, or looks for what stands there and goes to the rows."""
        offer = self.suggesting.current
        if offer is not None:
            self.suggesting.take(offer)
            return
        self.suggesting.close()
        self.asking.settle()
        if self.asking.is_understood:
            self._remember_search()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember_search(self) -> None:
        if self.asking.is_understood and self.criteria.is_filtered and not self.criteria.name:
            self.recent.add(self.criteria.query)

    # ------------------------------------------------------------ panes

    def _restore_panes(self) -> None:
        """Panes stand as they were left; a drawer opens only where somebody asks for it."""
        for pane, setting in ((self.preview, PREVIEW), (self.filters, FILTERS)):
            if setting.read(self.context.settings) and not self.panes.is_drawer(pane):
                self._set_pane(pane, True)

    def _set_pane(self, pane: Pane, on: bool) -> None:
        if pane is self.filters and on:
            self._show_filters()
        self.panes.set_open(pane, on)
        self.to_filters.setChecked(self.panes.is_open(self.filters))
        self.to_preview.setChecked(self.panes.is_open(self.preview))
        self._follow()

    def toggle_filters(self) -> None:
        """Show the criteria beside the list, or not."""
        on = not self.panes.is_open(self.filters)
        FILTERS.write(self.context.settings, on)
        self._set_pane(self.filters, on)

    def _open_filters(self) -> None:
        if not self.panes.is_open(self.filters):
            self.toggle_filters()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_preview(self) -> None:
        """Show the document with the cursor beside the list, or not."""
        on = not self.panes.is_open(self.preview)
        PREVIEW.write(self.context.settings, on)
        self._set_pane(self.preview, on)

    def _on_drawer_closed(self, pane: Pane) -> None:
        (FILTERS if pane is self.filters else PREVIEW).write(self.context.settings, False)
        self._set_pane(pane, False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_filters(self) -> None:
        options = [SearchOption("", self.tr("All")), SearchOption("custom", self.tr("Custom search"))]
        options += [
            SearchOption(key, search_name(key), apart=number == 0)
            for number, key in enumerate(self._offered_names())
        ]
        name = self.criteria.name
        self.filters.set_searches(options, name or ("custom" if self.criteria.is_filtered else ""))
        self.filters.show_criteria(self.criteria)

    def _offered_names(self) -> list[str]:
        roles = {"": True, "retailer": self.context.is_retailer, "supplier": self.context.is_supplier}
        return [key for key, named in NAMED.items() if roles[named.role] and search_name(key) != key]

    def _follow(self) -> None:
        if self.panes.is_open(self.preview):
            row = self.table.current_row()
            self.preview.follow(row if isinstance(row, TransactionRow) else None)
            self.preview.set_actions(self.commands.for_preview())

    # ------------------------------------------------------------ rows

    def _settle_page(self, has_rows: bool) -> None:
        empty = self.nothing if self.criteria.is_filtered else self.empty
        self._pages.setCurrentWidget(self.table if has_rows else empty)

    def _on_rows(self) -> None:
        if self._fresh and self.model.rowCount() and self.isVisible() and self.table.hasFocus():
            self._fresh = False
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()

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
        shown = [self.model.columns[place].key for place in self.table.columns.shown()]
        selected = [] if self.table.everything else self._selected()
        found = exporting.source(self.title(), self.pages.query(), self._found, shown, selected, everything)
        open_export(self.context, found, self)

    async def _gather(self, most: int) -> list[TransactionRow]:
        """The selected rows, those that are not loaded too, up to a number."""
        return await self.pages.gather(most) if self.table.everything else self._selected()

    def open_row(self, row: TransactionRow) -> None:
        """Go to the document."""
        if row.unread:
            self.run(self.context.tasks.command(MarkOpened(record_id=row.id)))
        self._remember_search()
        self.context.trail.follow(stops_of(self.model.rows))
        self.context.open(route_of_row(row))

    def _open_selected(self) -> None:
        rows = self._selected()
        if rows:
            self.open_row(rows[0])

    def _open_current(self) -> None:
        row = self.table.current_row()
        if isinstance(row, TransactionRow):
            self.open_row(row)

    def _selected(self) -> list[TransactionRow]:
        return [row for row in self.table.selected_rows() if isinstance(row, TransactionRow)]

    def _on_selection(self, _rows: list[object]) -> None:
        rows = self._selected()
        self.commands.update(rows)
        self.footer.set_actions(self.commands.for_footer())
        self.footer.setVisible(len(rows) > 1)
        if self.panes.is_open(self.preview):
            self.preview.set_actions(self.commands.for_preview())
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
