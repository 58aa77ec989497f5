# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders among all documents: acts on many of them, mixed with others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder
from desktop_b2b.services.queries import ListTransactions
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import ready
from ui.actions import ActionKey
from ui.bulk.dialog import BulkDialog
from ui.bulk.plan import Fate
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route


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
