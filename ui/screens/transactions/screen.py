# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Transaction search (S2.50, S2.51): documents of any kind, searched, sorted, in pages by key."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import TransactionRow
from desktop_b2b.services.search import Search
from ui import actions
from ui.actions import ActionKey
from ui.models import TableLayout, TableModel, TableView
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LayoutStore, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.dashboard.columns import Money
from ui.screens.dashboard.due import DueWords
from ui.screens.transactions.asides import Asides
from ui.screens.transactions.asking import Asking
from ui.screens.transactions.beside import Beside
from ui.screens.transactions.body import ListCard
from ui.screens.transactions.box import SearchBox
from ui.screens.transactions.chips import ChipRow
from ui.screens.transactions.columns import B2B_COLUMNS, columns
from ui.screens.transactions.commands import ListCommands
from ui.screens.transactions.criteria import NAMED, Criteria, text_of
from ui.screens.transactions.doing import ListDoing
from ui.screens.transactions.filters import FilterPane
from ui.screens.transactions.going import Going
from ui.screens.transactions.head import ListHeader
from ui.screens.transactions.layouts import SyncedLayouts
from ui.screens.transactions.named import CUSTOM, SAVED, few, key_of
from ui.screens.transactions.pages import Pages
from ui.screens.transactions.preview import PreviewPane
from ui.screens.transactions.recent import RecentSearches
from ui.screens.transactions.selected import Selected
from ui.screens.transactions.suggestions import Suggesting
from ui.screens.transactions.top import SearchTop
from ui.screens.transactions.view_acts import ViewActs, route_of_view
from ui.screens.transactions.view_bar import ViewBar
from ui.screens.transactions.views import ViewKeeper, layout_name
from ui.shell.feeds import DOCUMENTS
from ui.shell.navigation import view_key
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.theme import Height, Space
from ui.widgets import Button, quiet, secondary


class TransactionsScreen(Screen):
    """One list between filters and preview; what limits it stands in the box, and above it in words."""

    HEADER: ClassVar[Header] = Header.NONE
    FOOTER: ClassVar[int] = Height.SELECTION + Space.PAGE_Y

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
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
        self.keeper = ViewKeeper(
            self,
            self.asking,
            self.model.columns,
            lambda: self.criteria.sorted_by(self.model.source_order),
        )
        self.acts = ViewActs(self, self.keeper)
        self.bar = ViewBar(self, self.table, self.asking, self.keeper, self.acts)
        self._build()
        self.selected = Selected(self, self.table, self.footer, self.pages, lambda: self.criteria)
        self.going = Going(self)
        self.doing = ListDoing(self)
        self.kept = SyncedLayouts(self, self.model.columns, LocalLayouts(context.settings))
        self._list = LiveList(self, self.model, context.notifier)
        self.layouts = LayoutKeeper(self.table, self.kept, self._layout_name(), self._first_layout())
        self.menus = TableMenus(self.table, self.layouts, self)
        self.commands = ListCommands(
            self,
            self.menus,
            chosen=self.selected.rows,
            gather=self.selected.gather,
            open_row=self.doing.open_selected,
            open_partner=self.doing.open_partner_of_selected,
            export=self.doing.export,
        )
        self._make_actions()
        self._live = self.live(
            self.criteria.count_query(), (*DOCUMENTS, "outbox"), self._on_count, on_error=self._on_refused
        )
        self._connect()
        self._apply()
        self._show_header()
        if route.param("saved"):
            self.keeper.open(str(route.param("saved")))
        else:
            self.going.sort_as(tuple(route.param("sort", ())))

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
            "b2b_orders": ActionKey.B2B_ORDERS,
        }
        if self.keeper.item is not None:
            return self.keeper.item.name
        return actions.plain_text(titles.get(self.criteria.name, ActionKey.TRANSACTIONS))

    def nav_key(self) -> str:
        if self.keeper.item is not None:
            return view_key(self.keeper.item.id)
        name = self.criteria.name
        if name == "b2b_orders":
            return name
        return name if name in ("to_answer", "to_ship", "shipped") and self.context.is_supplier else (
            "transactions"
        )  # fmt: skip

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen

    def show_route(self, route: Route) -> None:
        self._move_to(route)
        self.going.look_at(route)

    def show_again(self, route: Route) -> None:
        self.going.look_again(route)

    def come_back(self, route: Route) -> None:
        self._move_to(route)
        if self.going.return_to(route):
            # The cursor goes to its row, not to the first one.
            self._fresh = False
            if not self.model.loading:
                self.going.places.arrive()

    def _move_to(self, route: Route) -> None:
        self.going.leave(self.route)
        super().show_route(route)

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.remember_search()
        self.suggesting.close()
        self.keeper.flush()
        self.kept.flush()

    def screen_actions(self) -> list[QAction]:
        return [*self.commands.all, *self._more]

    def _layout_name(self) -> str:
        """Whose columns and sort are shown: a saved view's, a named search's, or those of all others."""
        if self.keeper.item is not None:
            return layout_name(self.keeper.item.id)
        name = self.criteria.name
        return f"transactions/{name}" if name else "transactions"

    def _first_layout(self) -> TableLayout:
        names = self.criteria.columns_of(self.criteria.first_sort)
        pieces = B2B_COLUMNS if self.criteria.name == "b2b_orders" else ()
        return TableLayout.of_pieces(pieces, self.model.columns, sort=names)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        # From the outside to the inside: what is moved takes all within it along.
        self.panes = Beside(self.context.settings, self)
        column = QVBoxLayout(self.panes.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = ListHeader([self.bar.button, *self._make_tools()])
        column.addWidget(self.header)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        inner.setSpacing(Space.S)
        self.new_rows = NewsLine(self.model)
        self.chips = ChipRow(self.new_rows)
        self.top = SearchTop(few(self.context), self.filter, self.chips)
        self.views = self.top.views
        column.addLayout(inner, 1)
        inner.addWidget(self.top)
        self.card = ListCard()
        inner.addWidget(self.card, 1)
        self.card.fill(self.table, self.context)
        self.footer = self.card.selection
        self.filters = FilterPane(self.context, self.panes)
        self.preview = PreviewPane(self, self._due, self.panes)
        self.panes.hold(self.filters, self.preview)
        self.asides = Asides(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panes)

    def _make_tools(self) -> list[Button]:
        self._columns_button = quiet(self.tr("Columns"), "columns", self._choose_columns)
        self._export_button = quiet(self.tr("Export"), "external", self._export)
        self.add = secondary(self.tr("Add to dashboard"), "dashboard", self._add_to_dashboard)
        return [self._columns_button, self._export_button, self.add]

    def _choose_columns(self) -> None:
        self.menus.open_columns()

    def _export(self) -> None:
        self.doing.export()

    def _add_to_dashboard(self) -> None:
        self.doing.add_to_dashboard()

    def _make_actions(self) -> None:
        self.to_find = actions.make(ActionKey.FIND, self, self.go_to_box)
        line, other = QAction(self), QAction(self)
        line.setSeparator(True)
        other.setSeparator(True)
        self.to_dashboard = actions.make(ActionKey.ADD_TO_DASHBOARD, self, self.doing.add_to_dashboard)
        shown = [self.to_find, self.asides.to_filters, self.asides.to_preview]
        self._more = [line, *shown, other, *self.bar.commands, self.to_dashboard]

    def _connect(self) -> None:
        self.card.clear_clicked.connect(self.clear_all)
        self.footer.more_clicked.connect(self._open_footer_menu)
        self.table.row_opened.connect(self.doing.open_row)
        self.table.link_clicked.connect(lambda row, _key: self.doing.open_partner(row))
        self.table.selection_changed.connect(self._on_selection)
        self.table.menu_requested.connect(self._open_menu)
        self.table.preview_requested.connect(lambda _row: self.toggle_preview())
        self.table.selectionModel().currentRowChanged.connect(lambda *_which: self.asides.follow())
        self.model.modelReset.connect(self._on_rows)
        self.model.rowsInserted.connect(self._on_rows)
        self.model.waiting_changed.connect(lambda _waiting: self.chips.relay())
        self.pages.arrived.connect(self._settle_page)
        self.top.chosen.connect(self._on_view)
        self.chips.changed.connect(self.asking.change)
        self.chips.asked.connect(self.asides.open_filters)
        self.chips.cleared.connect(self.clear_all)
        self.filters.changed.connect(self.asking.change)
        self.filters.named.connect(self._on_view)
        self.preview.open_clicked.connect(self.doing.open_current)
        self.filter.entered.connect(self._on_entered)
        self.asking.changed.connect(self._on_criteria)
        self.keeper.laid.connect(self._lay_out)
        self.kept.changed.connect(self._on_layout_elsewhere)
        self.keeper.moved.connect(self._show_header)
        self.model.sort_changed.connect(self._show_header)
        self.asking.refused.connect(lambda _error: self._show_header())
        self.asking.understood.connect(self._show_header)
        self.context.notifier.minute.connect(self._on_minute)
        self.context.notifier.time_came.connect(self._on_time_came)

    # ------------------------------------------------------------ what is looked for

    def set_search(self, search: Search) -> None:
        """Look for something else."""
        self.asking.change(search)

    def clear_all(self) -> None:
        """Nothing limits the list any more."""
        self.keeper.close()
        self.asking.put("")

    def go_to_box(self) -> None:
        """Type into the box."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_criteria(self, _criteria: Criteria) -> None:
        self._first_count = True
        if self._layout_name() != self.layouts.name:
            self._lay_out()
        self._live.set_query(self.criteria.count_query())
        self._apply()
        self._show_header()

    def _lay_out(self) -> None:
        """Columns and sort of what is shown: a saved view keeps its own."""
        store: LayoutStore = self.keeper if self.keeper.item is not None else self.kept
        self.layouts.open(self._layout_name(), self._first_layout(), store)

    def _on_layout_elsewhere(self, name: str) -> None:
        if name == self.layouts.name:
            self._lay_out()

    def _show_header(self) -> None:
        self.header.show_words(self.title(), self.bar.widgets())
        self._show_trouble(self.asking.error or self.keeper.trouble)
        self.header_changed.emit()

    def _apply(self) -> None:
        criteria = self.criteria
        self._mark_view()
        self.chips.show_criteria(criteria)
        self.asides.show_criteria()
        self._fresh = True
        self.pages.start()

    def _show_trouble(self, error: UserError | None) -> None:
        self.top.show_trouble(error)
        understood = self.asking.is_understood
        self.filters.set_understood(understood)
        self.chips.setEnabled(understood)

    def _on_refused(self, error: UserError) -> None:
        """The desk refuses the search: it says why where one looks."""
        self.asking.refuse(error)

    def _on_view(self, key: str) -> None:
        if key == CUSTOM:
            self.asides.open_filters()
            self._mark_view()
            return
        if key.startswith(SAVED):
            self.context.open(route_of_view(key.removeprefix(SAVED)))
            return
        named = NAMED.get(key)
        self.keeper.close()
        self.asking.put(named.query if named is not None else "")

    def _mark_view(self) -> None:
        """Mark the named search that is shown, else the custom one."""
        key = key_of(self.criteria)
        offered = any(key == each for each, _word in few(self.context))
        self.views.set_current(key if offered else CUSTOM)

    def _on_entered(self) -> None:
        """Enter takes a suggestion, or looks for what stands there and goes to the rows."""
        offer = self.suggesting.current
        if offer is not None:
            self.suggesting.take(offer)
            return
        self.suggesting.close()
        self.asking.settle()
        if self.asking.is_understood:
            self.remember_search()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember_search(self) -> None:
        """Offer what is looked for among the recent searches."""
        if self.asking.is_understood and self.criteria.is_filtered and not self.criteria.name:
            self.recent.add(self.criteria.query)

    # ------------------------------------------------------------ panes

    def toggle_filters(self) -> None:
        """Show the criteria beside the list, or not."""
        self.asides.toggle_filters()

    def toggle_preview(self) -> None:
        """Show the document with the cursor beside the list, or not."""
        self.asides.toggle_preview()

    # ------------------------------------------------------------ rows

    def _settle_page(self, has_rows: bool) -> None:
        self.card.settle(has_rows=has_rows, filtered=self.criteria.is_filtered)

    def _on_rows(self) -> None:
        rests = self.isVisible() and self.table.hasFocus()
        if self._fresh and rests and self.model.rowCount():
            self._fresh = False
            self.table.selectRow(0)
        self.asides.follow()

    def _on_count(self, count: int) -> None:
        self.selected.found = count
        self.filter.set_suffix(self.tr("%n found", "", count))
        self.selected.say()
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

    # ------------------------------------------------------------ selection

    def _on_selection(self, _rows: list[object]) -> None:
        self.selected.tell(self.commands)
        self.asides.offer()

    def _open_menu(self, place: QPoint, rows: list[object]) -> None:
        if rows:
            self.menus.open_row_menu(place, self.screen_actions())

    def _open_footer_menu(self, place: QPoint) -> None:
        self._open_menu(place, self.table.selected_rows())
