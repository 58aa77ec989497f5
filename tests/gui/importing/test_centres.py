# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Imports of B2B orders and of products at centres, in the retailer's window."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import DeleteB2BDraft
from tests.gui.b2b.stage import Depot
from tests.gui.screens_general.stage import Office
from ui.actions import ActionKey
from ui.importing.dialog import ImportDialog
from ui.screens.stock.screen import StockScreen
from ui.shell.screen import Route

ORDERS = "Order no\tCompany\tAddress\tZip\tCity\tState\tCountry\tInventory ID\tUnits\n"
NORTHERN = "Northern\t18 Quay Street\t02101\tBoston\tMA\tUS"


def opened(office: Office, kind: str) -> ImportDialog:
    office.window.deeds.show_import(kind)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    return found


def paste(office: Office, dialog: ImportDialog, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    dialog.paste()
    office.settle()


def press(office: Office, dialog: ImportDialog) -> None:
    dialog.verb_button.click()
    office.settle()


def drafts(depot: Depot) -> list[e.B2BDraft]:
    found = [row for row in depot.shop.rows(e.B2BDraft) if row.state == "draft"]
    return sorted(found, key=lambda row: row.retailer_order_number)


def test_s1_8_orders_in_bulk_are_pasted_looked_at_and_kept_once(depot: Depot) -> None:
    """S1.8: many orders from a spreadsheet; nothing before the verb, and the same rows again make nothing."""
    text = ORDERS + f"A-1\t{NORTHERN}\tMUG\t3\nA-1\t\t\t\t\t\t\tTEA\t2\nA-2\t{NORTHERN}\tMUG\t1\n"
    dialog = opened(depot.office, "b2b_orders")
    paste(depot.office, dialog, text)
    assert (dialog.summary.text(), dialog.verb_button.text()) == ("2 new.", "Import 2 orders")
    assert drafts(depot) == []
    press(depot.office, dialog)
    first, second = drafts(depot)
    assert (first.retailer_order_number, first.line_count, first.city) == ("A-1", 2, "Boston")
    assert (second.retailer_order_number, second.link_id) == ("A-2", depot.dock.link)
    assert depot.office.toast.message.fact == "2 orders imported as drafts"

    again = opened(depot.office, "b2b_orders")
    paste(depot.office, again, text)
    assert again.summary.text().startswith("0 new, 2 unchanged.")
    assert not again.verb_button.isEnabled()
    again.reject()

    depot.shop.do(DeleteB2BDraft(b2b_draft_id=second.id))
    third = opened(depot.office, "b2b_orders")
    paste(depot.office, third, text)
    press(depot.office, third)
    assert [row.id for row in drafts(depot)] == [first.id, second.id]


def test_an_import_of_orders_is_taken_back(depot: Depot) -> None:
    dialog = opened(depot.office, "b2b_orders")
    paste(depot.office, dialog, ORDERS + f"A-1\t{NORTHERN}\tMUG\t3\n")
    press(depot.office, dialog)
    depot.office.toast.undo()
    depot.settle()
    assert drafts(depot) == []


def test_a_row_with_a_mistake_stays_out_with_its_order_and_says_why(depot: Depot) -> None:
    dialog = opened(depot.office, "b2b_orders")
    text = ORDERS + f"A-1\t{NORTHERN}\tMUG\t3\nA-1\t\t\t\t\t\t\tPOT\t2\nA-2\t{NORTHERN}\tMUG\t1\n"
    paste(depot.office, dialog, text)
    assert dialog.tabs.tabText(1) == "Remarks (1)"
    cells = [dialog.remarks.table.table.cell(0, column).text for column in range(4)]
    assert cells == ["3", "Inventory ID, SKU or GTIN", "POT", "POT is not held at the centre."]
    assert dialog.summary.text() == "1 new, 2 rows stay out."
    press(depot.office, dialog)
    assert [row.retailer_order_number for row in drafts(depot)] == ["A-2"]


def test_a_thousand_pasted_rows_are_kept_within_a_second(depot: Depot) -> None:
    """As many rows as the bench pastes, a hundred orders of ten items."""
    rows = [f"R-{number // 10}\t{NORTHERN}\tMUG\t{number + 1}" for number in range(1000)]
    dialog = opened(depot.office, "b2b_orders")
    start = time.process_time()
    paste(depot.office, dialog, ORDERS + "\n".join(rows))
    press(depot.office, dialog)
    took = time.process_time() - start
    assert len(drafts(depot)) == 100
    assert took < 1, took  # all of it, the window's own work included


def test_nothing_to_paste_is_said(depot: Depot) -> None:
    dialog = opened(depot.office, "stock")
    paste(depot.office, dialog, "  ")
    assert dialog.banner.isVisible()
    assert not dialog.verb_button.isVisible()
    dialog.reject()


def test_products_come_to_a_centre_from_the_stock_screen_and_change_only_when_asked(
    depot: Depot, tmp_path: Path
) -> None:
    """S1.23: inventory IDs of products that the centre holds."""
    screen = depot.office.open(StockScreen, Route("stock"))
    button = next(
        one for one in screen.header_end() if isinstance(one, QPushButton) and "Import" in one.text()
    )
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    file = tmp_path / "stock.csv"
    file.write_text("SKU;Inventory ID;Units per case;Weight\nMUG;M-1;12;1,5 kg\nPOT;P-1;6;\n", "utf-8-sig")
    dialog.use_file(str(file))
    depot.settle()
    assert dialog.summary.text() == "1 new, 1 known with other values, which stay."
    dialog.update_box.setChecked(True)
    depot.settle()
    press(depot.office, dialog)
    items = {row.sku: row for row in depot.shop.rows(e.StockItem)}
    assert (items["POT"].inventory_id, items["POT"].case_units) == ("P-1", Decimal(6))
    assert (items["MUG"].inventory_id, items["MUG"].weight_entered) == ("M-1", "1.5 kg")
    depot.office.toast.undo()
    depot.settle()
    items = {row.sku: row for row in depot.shop.rows(e.StockItem)}
    assert (items["MUG"].inventory_id, items["POT"].active) == ("MUG", False)


def test_add_orders_neighbour_opens_the_import_of_orders(depot: Depot) -> None:
    assert depot.office.window.menus is not None
    depot.office.window.menus.made[ActionKey.IMPORT_B2B].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert dialog.kind.current == "b2b_orders"
    dialog.reject()
