# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that came in and counts, from a file at the centre's desk; how a centre's screens stand."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_b2b.domain import entities as e
from tests.gui.stock.conftest import Docks
from tests.sync_flows.docks import on_hand
from ui.importing.dialog import ImportDialog
from ui.screens.partners.screen import PartnersScreen
from ui.screens.stock.item import StockItemScreen
from ui.screens.stock.receiving import ReceiveScreen
from ui.screens.stock.screen import StockScreen
from ui.shell.screen import Route


def _pasted(docks: Docks, kind: str, text: str) -> ImportDialog:
    docks.office.open(StockScreen, Route("stock")).import_file(kind)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    QGuiApplication.clipboard().setText(text)
    dialog.paste()
    docks.office.settle()
    return dialog


def test_goods_come_in_once_however_often_their_file_comes(depot: Docks) -> None:
    """S1.24: a receipt from a file, with lot, expiry and bin."""
    text = "ASN\tSKU\tQty\tLot\tExpires\tBin\nASN-9\tMUG\t6\t\t\tA-02\nASN-9\tTEA\t4\tL2\t2031-05-31\t\n"
    dialog = _pasted(depot, "receipts", text)
    assert dialog.verb_button.text() == "Take in 2 lines"
    dialog.verb_button.click()
    depot.office.settle()
    assert on_hand(depot.office.desk, depot.dock.mug) == Decimal(26)
    assert on_hand(depot.office.desk, depot.dock.tea) == Decimal(16)
    assert depot.office.toast.message.undo is None
    again = _pasted(depot, "receipts", text)
    assert again.summary.text().startswith("0 new, 2 unchanged.")
    assert not again.verb_button.isEnabled()
    again.reject()


def test_a_count_from_a_file_writes_what_differs(depot: Docks) -> None:
    dialog = _pasted(depot, "counts", "SKU\tCounted\tLot\tBin\nMUG\t18\t\tA-01\nTEA\t12\tL1\t\n")
    table = dialog.found.tables["counts"].table
    assert "Counted: 20 → 18" in [table.cell(0, column).text for column in range(6)]
    dialog.verb_button.click()
    depot.office.settle()
    assert on_hand(depot.office.desk, depot.dock.mug) == Decimal(18)
    counted = [row for row in depot.office.desk.rows(e.StockMovement) if row.kind == "count"]
    assert [row.quantity for row in counted] == [Decimal(-2)]


def test_a_retailers_desk_is_offered_no_receipts(shop: Docks) -> None:
    shop.office.window.deeds.show_import("stock")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    words = {part.text() for part in dialog.kind.findChildren(QPushButton)}
    assert words == {"B2B orders", "Products at centres"}
    dialog.reject()


def test_a_centre_among_the_partners_says_what_it_is_and_nothing_of_answers(shop: Docks) -> None:
    screen = shop.office.open(PartnersScreen, Route("partners"))
    number = next(n for n, view in enumerate(screen.model.rows) if view.partner.kind == "fulfilment_centre")
    keys = [column.key for column in screen.table.table.columns]
    cells = {key: screen.table.table.cell(number, keys.index(key)) for key in keys}
    assert cells["name"].detail.startswith("Fulfilment centre")
    assert (cells["lines"].text, cells["answer"].text) == ("", "")
    assert (cells["shipping"].checked, cells["changes"].checked) == (None, None)


def test_the_lots_of_a_product_fill_their_table_on_both_sides(shop: Docks) -> None:
    screen = shop.office.open(StockItemScreen, Route("stock_item", shop.dock.tea))
    header = screen.lot_table.horizontalHeader()
    assert header.length() >= screen.lot_table.viewport().width()


def test_the_first_scan_goes_into_the_first_row(depot: Docks) -> None:
    screen = depot.office.open(ReceiveScreen, Route("stock_receive"))
    screen.activate()
    place = screen.grid.currentIndex()
    assert screen.grid.grid_model.columns[place.column()].key == "code"


def test_where_nothing_is_in_stock_the_first_steps_are_offered(shop: Docks) -> None:
    screen = shop.office.open(StockScreen, Route("stock"))
    shop.office.settle()
    empty = screen.pages.widget(1)
    assert empty is not None
    assert [one.text() for one in empty.findChildren(QPushButton)] == ["Add a product", "Import…"]
