# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock by product: each centre's, or, at a centre, each retailer's (S1.24)."""

from __future__ import annotations

from collections.abc import Awaitable, Hashable, Sequence

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import ListStock, StockRow
from ui import actions
from ui.actions import ActionKey
from ui.exporting import open_export
from ui.models import CellKind, Column, Sort, TableLayout, TableModel, TableView
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.stock.rights import may_edit_items, may_move
from ui.screens.stock.words import expiry_word
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import number_word
from ui.theme import Space, Tone, scaled
from ui.widgets import Button, Card, EmptyState, SearchField, primary, secondary

KINDS = frozenset({"stock_item", "link"})
PAGE = 100
CALM_MS = 120


class StockScreen(Screen):
    """All products at centres, by SKU, in pages."""

    NAV = "stock"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.is_centre = context.viewer.organisation.is_fulfilment_centre
        self._skus: dict[str, str] = {}
        words = self.tr("SKU, inventory ID, description or GTIN")
        self.search = SearchField(words, wants=scaled(320))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.start)
        self.search.textChanged.connect(lambda _text: self._calm.start())
        self.model: TableModel[StockRow] = TableModel(
            self._columns(), lambda row: row.stock_item_id, parent=self
        )
        self.table = TableView(self.model, two_line=True, name=self.tr("Stock"))
        self._list = LiveList(self, self.model, context.notifier)
        self.layouts = LayoutKeeper(self.table, LocalLayouts(context.settings), "stock", TableLayout())
        self.menus = TableMenus(self.table, self.layouts, self)
        self.open_command = actions.make(ActionKey.OPEN_ROW, self, self._open_current)
        self.export_command = actions.make(ActionKey.EXPORT, self, self.export)
        self._buttons = self._make_buttons()
        self._build()
        self.table.row_opened.connect(self._open)
        self.table.menu_requested.connect(
            lambda place, rows: self.menus.open_row_menu(place, self.screen_actions()) if rows else None
        )
        context.notifier.changed.connect(self._on_changed)
        self.model.failed.connect(context.tasks.report)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._on_rows)
        self.model.loading_changed.connect(self._on_rows)
        self.start()

    def title(self) -> str:
        return self.tr("Stock")

    def header_start(self) -> list[QWidget]:
        return [self.search]

    def header_end(self) -> list[QWidget]:
        return self._buttons

    def screen_actions(self) -> list[QAction]:
        return [self.open_command, *self.menus.actions, self.export_command]

    # ------------------------------------------------------------ building

    def _make_buttons(self) -> list[QWidget]:
        if not self.is_centre:
            add = primary(self.tr("Add a product"), "plus", self.add_product)
            if not may_edit_items(self.context):
                add.disable(self.tr("Ask your account manager to change products at centres"))
            take = secondary(self.tr("Import…"), "upload", lambda: self.import_file("stock"))
            for button in (take, add):
                button.setParent(self)
            return [take, add]
        buttons = [
            secondary(
                self.tr("The centre's tables"), "sliders", lambda: self.context.open(Route("centre_tables"))
            ),
            secondary(self.tr("Bins"), "map-pin", lambda: self.context.open(Route("bins"))),
            secondary(self.tr("Import…"), "upload", lambda: self.import_file("receipts")),
            secondary(self.tr("Count"), "check", lambda: self.context.open(Route("stock_count"))),
            primary(self.tr("Receive goods"), "download", lambda: self.context.open(Route("stock_receive"))),
        ]
        for button in buttons:
            button.setParent(self)
            if not may_move(self.context):
                button.disable(self.tr("Ask your account manager to receive and count stock"))
        return [*buttons]

    def _columns(self) -> list[Column[StockRow]]:
        other = self.tr("Retailer") if self.is_centre else self.tr("Centre")
        return [
            Column(
                "sku",
                lambda: self.tr("SKU"),
                lambda row: row.sku,
                CellKind.TWO_LINE,
                width=200,
                stretch=True,
                detail=lambda row: row.description,
                fixed=True,
            ),
            Column("inventory_id", lambda: self.tr("Inventory ID"), lambda row: row.inventory_id, width=104),
            Column("other", lambda: other, lambda row: row.other, width=150),
            self._units("on_hand", lambda: self.tr("On hand"), lambda row: row.on_hand),
            self._units("reserved", lambda: self.tr("Reserved"), lambda row: row.reserved),
            self._units("available", lambda: self.tr("Available"), lambda row: row.available),
            self._units("held", lambda: self.tr("On hold"), lambda row: row.held),
            self._units("expired", lambda: self.tr("Expired"), lambda row: row.expired),
            self._units("lots", lambda: self.tr("Lots"), lambda row: row.lots),
            Column(
                "expires_on",
                lambda: self.tr("First to expire"),
                lambda row: expiry_word(row.expires_on),
                CellKind.DATE,
                width=112,
            ),
            Column(
                "active",
                lambda: self.tr("State"),
                lambda row: self.tr("Active") if row.active else self.tr("Inactive"),
                CellKind.STATUS,
                width=110,
                tone=lambda row: Tone.GREEN if row.active else Tone.GREY,
                icon=lambda row: "check-circle" if row.active else "x-circle",
                shown=False,
            ),
        ]

    @staticmethod
    def _units(key: str, title: object, value: object) -> Column[StockRow]:
        return Column(key, title, value, CellKind.NUMBER, width=82, decimals=0)  # type: ignore[arg-type]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self.card = Card(self.tr("Products"), flush=True)
        self.card.add_header_widget(NewsLine(self.model))
        self.card.body.addWidget(self.table)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.card)
        words = (
            self.tr("Retailers enter the products that they have here; then goods can be received.")
            if self.is_centre
            else self.tr("Add the products that a fulfilment centre keeps and ships for you.")
        )
        self.pages.addWidget(
            EmptyState("package", self.tr("Nothing in stock yet"), words, actions=self._first_steps())
        )
        clear = secondary(self.tr("Clear the search"), "x", self.search.clear)
        none = self.tr("No product here has such a SKU, inventory ID, description or GTIN.")
        self.pages.addWidget(EmptyState("search", self.tr("Nothing found"), none, actions=(clear,)))
        column.addWidget(self.pages, 1)

    def _first_steps(self) -> tuple[Button, ...]:
        """What a retailer does first; a centre waits for its retailers."""
        if self.is_centre or not may_edit_items(self.context):
            return ()
        add = primary(self.tr("Add a product"), "plus", self.add_product)
        return add, secondary(self.tr("Import…"), "upload", lambda: self.import_file("stock"))

    # ------------------------------------------------------------ reading

    def start(self) -> None:
        """Read from the top: something else is looked for."""
        self._skus.clear()
        self.model.set_source(self._fetch, PAGE, self._fetch_some)

    def _fetch(self, after: Hashable | None, limit: int, sort: Sort) -> Awaitable[Sequence[StockRow]]:
        return self.run(self._read(self.search.text(), after, limit))

    async def _read(self, text: str, after: Hashable | None, limit: int) -> Sequence[StockRow]:
        place = ""
        if after is not None:
            key = str(after)
            place = msgspec.json.encode((self._skus.get(key, ""), key)).decode()
        page = await self.context.tasks.query(ListStock(text=text, after=place, limit=limit))
        self._skus.update((row.stock_item_id, row.sku) for row in page.rows)
        return page.rows

    def _fetch_some(self, keys: Sequence[Hashable]) -> Awaitable[Sequence[StockRow]]:
        """Rows deep in the list: each is read where it stands."""
        return self.run(self._read_some(self.search.text(), [str(key) for key in keys]))

    async def _read_some(self, text: str, keys: Sequence[str]) -> Sequence[StockRow]:
        wanted, found = set(keys), []
        for key in keys:
            # A page of one, which begins right before the row.
            place = msgspec.json.encode((self._skus.get(key, ""), _before(key))).decode()
            page = await self.context.tasks.query(ListStock(text=text, after=place, limit=1))
            found += [row for row in page.rows if row.stock_item_id in wanted]
        return found

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self._list.refresh()

    def _on_rows(self, *_what: object) -> None:
        count = self.model.rowCount()
        none = 2 if self.search.text() else 1
        self.pages.setCurrentIndex(0 if count or self.model.loading else none)
        more = "" if self.model.complete else "+"
        self.card.set_title(self.tr("Products"), number_word(count) + more)

    # ------------------------------------------------------------ doing

    def _selected(self) -> list[StockRow]:
        return [row for row in self.table.selected_rows() if isinstance(row, StockRow)]

    def _open_current(self) -> None:
        for row in self._selected()[:1]:
            self._open(row)

    def _open(self, row: object) -> None:
        if isinstance(row, StockRow):
            self.context.open(Route("stock_item", row.stock_item_id))

    def add_product(self) -> None:
        """Choose a product of mine and a centre that is to hold it."""
        from ui.screens.stock.adding import AddProductDialog

        dialog = AddProductDialog(self.context, self)
        dialog.added.connect(lambda key: self.context.open(Route("stock_item", key)))
        dialog.open()

    def import_file(self, kind: str) -> None:
        """Take products, or goods that came in and counts, from a file."""
        from ui.importing.dialog import ImportDialog  # files of tables need much that no screen does

        ImportDialog(self.context, kind, self).open()

    def export(self) -> None:
        """Write the list into a file."""
        from ui.exporting.source import of_table  # files of tables need much that no screen does

        found = of_table(self.title(), self.model, self.table.columns.shown(), self._selected())
        open_export(self.context, found, self)

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen


def _before(key: str) -> str:
    """The highest id below another one."""
    return f"{max(int(key, 16) - 1, 0):032x}"
