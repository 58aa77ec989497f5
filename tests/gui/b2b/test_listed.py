# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders in the navigation and among all documents (S1.7, S1.8): lists, and acts on many."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QMenu

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder
from desktop_b2b.services.queries import ListTransactions
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import ready
from ui.actions import ActionKey
from ui.bulk.dialog import BulkDialog
from ui.bulk.plan import Fate
from ui.importing.dialog import ImportDialog
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.screens.transactions.named import all_options
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def mixed(depot: Depot) -> tuple[str, str, str]:
    """The drafts of a request and of a B2B order, and a B2B order."""
    request, draft_id, other = depot.office.draft(), ready(depot), ready(depot)
    depot.shop.do(CreateB2BOrder(b2b_draft_id=other))
    depot.shop.sync()
    depot.settle()
    return request, draft_id, depot.order_of(other)


def act(depot: Depot, key: ActionKey, *ids: str) -> BulkDialog:
    """The dialog of an act on these rows."""
    screen = depot.office.open(TransactionsScreen, Route("transactions"))
    selection, flags = screen.table.selectionModel(), QItemSelectionModel.SelectionFlag
    for row_id in ids:
        selection.select(screen.model.index(screen.model.find(row_id), 0), flags.Select | flags.Rows)
    screen.commands.acts[key].trigger()
    depot.settle()
    assert screen.commands.dialog is not None
    return screen.commands.dialog


def states(depot: Depot) -> dict[str, str]:
    """Where all documents stand."""
    return {row.id: row.state for row in depot.shop.store.answer(ListTransactions()).rows}


def test_drafts_of_both_kinds_are_deleted_together_and_come_back(
    depot: Depot, mixed: tuple[str, str, str]
) -> None:
    request, draft_id, order = mixed
    before = states(depot)
    dialog = act(depot, ActionKey.DELETE, *mixed)
    fates = {key: step.fate for key, step in dialog.steps.items()}
    assert fates == {request: Fate.WILL, draft_id: Fate.WILL, order: Fate.CANNOT}
    dialog.verb_button.click()
    depot.settle()
    assert states(depot) == {order: before[order]}
    dialog.undo_button.click()
    depot.settle()
    assert states(depot) == before


def test_documents_of_both_kinds_are_duplicated_together(depot: Depot, mixed: tuple[str, str, str]) -> None:
    dialog = act(depot, ActionKey.DUPLICATE, *mixed)
    dialog.verb_button.click()
    depot.settle()
    kinds = sorted(row.kind for row in depot.shop.store.answer(ListTransactions()).rows)
    assert kinds == ["b2b_draft", "b2b_draft", "b2b_draft", "b2b_order", "request", "request"]
    copies = [row.lines for row in depot.shop.store.answer(ListTransactions(query="kind:b2b_draft")).rows]
    assert copies == [1, 1, 1]


def test_a_b2b_order_is_called_off_from_the_list(depot: Depot, mixed: tuple[str, str, str]) -> None:
    request, draft_id, order = mixed
    dialog = act(depot, ActionKey.CANCEL_DOCUMENTS, *mixed)
    notes = {key: step.note for key, step in dialog.steps.items()}
    assert "delete it instead" in notes[request]
    assert "delete it instead" in notes[draft_id]
    assert "free of charge" in notes[order]
    dialog.verb_button.click()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, order).state == "cancelled"
    lots = depot.shop.rows(e.StockLot, 'WHERE "stock_item_id" = ?', bytes.fromhex(depot.dock.mug))
    assert sum(lot.reserved for lot in lots) == Decimal(0)


# ------------------------------------------------------------ the navigation


def add_menu(depot: Depot) -> dict[str, Any]:
    """What Add order offers, by its words."""
    navigation = depot.office.window.navigation
    assert navigation is not None
    navigation.button("add_order").click()
    depot.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_s1_7_all_orders_stand_in_the_navigation(depot: Depot, mixed: tuple[str, str, str]) -> None:
    """S1.7: the orders page has a left navigation, in which *All orders* lists all B2B orders."""
    navigation = depot.office.window.navigation
    assert navigation is not None
    button = navigation.button("b2b_orders")
    assert button.isVisibleTo(navigation)
    button.click()
    depot.settle()
    screen = depot.office.front
    assert isinstance(screen, TransactionsScreen)
    assert [row.id for row in screen.model.rows] == [mixed[2]], "neither requests nor drafts"
    assert (screen.title(), screen.nav_key(), button.isChecked()) == ("All B2B orders", "b2b_orders", True)
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    screen.commands.open_row.trigger()
    depot.settle()
    assert depot.office.front.route == Route("b2b_order", mixed[2])


def test_s1_8_add_order_opens_a_menu_with_a_single_order_and_many(depot: Depot) -> None:
    """S1.8: *Add order* opens a menu; *Add single B2B order* starts the wizard, and a file brings many."""
    offered = add_menu(depot)
    assert list(offered) == ["Add single B2B order", "Import B2B orders, products at centres…"]
    offered["Add single B2B order"].trigger()
    depot.settle()
    front = depot.office.front
    assert isinstance(front, B2BDraftScreen)
    assert front.nav_key() == "add_order"


def test_s1_8_many_orders_come_from_a_file(depot: Depot) -> None:
    """S1.8: the other entry of *Add order* takes orders from a file."""
    add_menu(depot)["Import B2B orders, products at centres…"].trigger()
    depot.settle()
    (dialog,) = depot.office.window.findChildren(ImportDialog)
    assert dialog.kind.current == "b2b_orders"
    dialog.reject()


def test_a_search_by_name_is_offered_to_whom_it_concerns(depot: Depot) -> None:
    screen = depot.office.open(TransactionsScreen, Route("transactions"))
    offered = {option.key for option in all_options(screen.context, ())}
    assert {"b2b_orders", "b2b_drafts", "b2b_action", "b2b_late"} <= offered
    assert not {"to_answer", "to_ship"} & offered
