# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Orders of many drafts at once (S1.8): one question tells which are ready and why the others are not."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import DeleteB2BDraft
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CheckB2BDrafts, ListTransactions
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_listed import act
from tests.gui.b2b.test_order_details import ready
from tests.gui.importing.test_centres import NORTHERN, ORDERS, opened, paste, press
from ui.actions import ActionKey
from ui.bulk.dialog import BulkDialog
from ui.bulk.plan import Fate
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.shell.screen import Route
from ui.widgets.checks import CheckBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def kinds(depot: Depot) -> Counter[str]:
    """How many documents there are of each kind."""
    return Counter(row.kind for row in depot.shop.store.answer(ListTransactions()).rows)


def test_s1_8_n16_one_question_tells_what_is_ready_and_all_that_keeps_the_rest(depot: Depot) -> None:
    """S1.8, N16: orders are made of drafts in the list; one that is not ready says all that it lacks."""
    first, second = ready(depot), ready(depot)
    waiting = ready(depot, units=100_000)
    bad = ready(depot, city="", consent=False)
    request = depot.office.draft()
    dialog = act(depot, ActionKey.CREATE_ORDERS, first, second, waiting, bad, request)
    fates = {key: step.fate for key, step in dialog.steps.items()}
    assert fates == {
        first: Fate.WILL, second: Fate.WILL, waiting: Fate.WILL, bad: Fate.CANNOT, request: Fate.CANNOT,
    }  # fmt: skip
    assert dialog.summary.text() == "It can be done to 3 of 5. Nothing has happened yet."
    assert dialog.verb_button.text() == "Create 3 orders"
    notes = {key: step.note for key, step in dialog.steps.items()}
    assert "Enter the city." in notes[bad]
    assert "fees" in notes[bad], "not the first thing alone"
    assert notes[first].startswith("At depot-company, done by ")
    assert notes[waiting].endswith("Will wait: Insufficient inventory")
    assert "Only drafts of B2B orders" in notes[request]
    assert list(dialog.steps)[:2] in ([bad, request], [request, bad]), "what is to be mended stands first"
    assert kinds(depot) == {"b2b_draft": 4, "request": 1}
    dialog.verb_button.click()
    depot.settle()
    assert dialog.summary.text() == "3 orders created, 2 as before."
    assert {order.id for order in depot.orders()} == {depot.order_of(one) for one in (first, second, waiting)}
    assert kinds(depot) == {"b2b_draft": 1, "b2b_order": 3, "request": 1}


def test_each_is_a_command_of_its_own_and_one_that_is_refused_keeps_no_other(depot: Depot) -> None:
    first, second = ready(depot), ready(depot)
    dialog = act(depot, ActionKey.CREATE_ORDERS, first, second)
    # Meanwhile one of them is deleted elsewhere.
    depot.shop.do(DeleteB2BDraft(b2b_draft_id=first))
    dialog.verb_button.click()
    depot.settle()
    assert {key: step.fate for key, step in dialog.steps.items()} == {
        first: Fate.REFUSED,
        second: Fate.DONE,
    }
    assert [order.id for order in depot.orders()] == [depot.order_of(second)]
    dialog.undo_button.click()
    depot.settle()
    assert dialog.steps[second].fate is Fate.UNDONE
    assert depot.orders() == []
    assert depot.draft(second).state == "draft"


def test_what_stops_leaves_the_rest_drafts(depot: Depot) -> None:
    ids = [ready(depot) for _ in range(3)]
    dialog = act(depot, ActionKey.CREATE_ORDERS, *ids)
    dialog.model.dataChanged.connect(lambda *_what: dialog.reject())
    dialog.accept()
    depot.settle()
    assert sorted(step.fate for step in dialog.steps.values()) == [Fate.DONE, Fate.LEFT, Fate.LEFT]
    assert kinds(depot) == {"b2b_draft": 2, "b2b_order": 1}


def test_the_draft_of_a_row_is_opened_and_the_order_once_there_is_one(depot: Depot) -> None:
    good, bad, other = ready(depot), ready(depot, city=""), depot.office.draft()
    dialog = act(depot, ActionKey.CREATE_ORDERS, good, bad)
    assert not dialog.open_button.isEnabled()
    dialog.view.selectRow(dialog.model.find(bad))
    dialog.open_button.click()
    depot.settle()
    front = depot.office.front
    assert isinstance(front, B2BDraftScreen)
    assert front.route.record_id == bad
    assert not isValid(dialog), "the dialog has gone"
    dialog = act(depot, ActionKey.CREATE_ORDERS, good, other)
    dialog.view.row_opened.emit(dialog.steps[other])
    depot.settle()
    assert depot.office.front.route == Route("request", other), "whatever it is"
    dialog = act(depot, ActionKey.CREATE_ORDERS, good)
    dialog.verb_button.click()
    depot.settle()
    dialog.view.row_opened.emit(dialog.steps[good])
    depot.settle()
    front = depot.office.front
    assert isinstance(front, B2BOrderScreen)
    assert front.order_id == depot.order_of(good)


def test_s1_22_a_draft_without_a_centre_is_judged_by_the_one_that_would_ship_it(depot: Depot) -> None:
    draft_id = ready(depot, link_id=None)
    (found,) = depot.shop.store.answer(CheckB2BDrafts(b2b_draft_ids=(draft_id, "0" * 32)))
    assert (found.centre, found.is_ready) == ("depot-company", True)
    assert found.promise is not None
    with pytest.raises(UserError, match="no record"):
        depot.shop.store.answer(CheckB2BDrafts(b2b_draft_ids=("no id",)))
    dialog = act(depot, ActionKey.CREATE_ORDERS, draft_id)
    dialog.verb_button.click()
    depot.settle()
    (order,) = depot.orders()
    assert order.link_id == depot.dock.link


def test_s1_14_consent_to_carriers_and_fees_is_given_for_many_and_recorded(depot: Depot) -> None:
    """S1.14: one box consents for drafts that lack nothing else; who, when and to which edition is kept."""
    good, asks, bad = ready(depot), ready(depot, consent=False), ready(depot, city="", consent=False)
    dialog = act(depot, ActionKey.CREATE_ORDERS, good, asks, bad)
    (box,) = dialog.findChildren(CheckBox)
    assert box.text() == "I consent to the selected carrier and its fees, for 1 draft"
    assert dialog.verb_button.text() == "Create 1 order"
    assert dialog.steps[asks].note == "Agree to the carrier and its fees. UPS – Ground", "to what is told"
    box.setChecked(True)
    assert {key: step.fate for key, step in dialog.steps.items()} == {
        good: Fate.WILL, asks: Fate.WILL, bad: Fate.CANNOT,
    }  # fmt: skip
    assert dialog.steps[asks].note.endswith(", with UPS – Ground")
    assert dialog.verb_button.text() == "Create 2 orders"
    box.setChecked(False)
    assert dialog.verb_button.text() == "Create 1 order"
    assert depot.draft(asks).consent_at is None
    box.setChecked(True)
    dialog.verb_button.click()
    depot.settle()
    assert box.isHidden()
    orders = {order.id: order for order in depot.orders()}
    assert set(orders) == {depot.order_of(good), depot.order_of(asks)}
    order = orders[depot.order_of(asks)]
    (terms,) = depot.shop.rows(e.LinkTerms)
    assert (order.consent_by, order.consent_edition) == ("shop", terms.edition)
    assert order.consent_at is not None
    dialog.undo_button.click()
    depot.settle()
    assert depot.orders() == []


def test_s1_8_what_was_imported_becomes_orders_from_its_message(depot: Depot) -> None:
    """S1.8: pasted rows are drafts; the next step is offered at once, for all of them."""
    dialog = opened(depot.office, "b2b_orders")
    paste(depot.office, dialog, ORDERS + f"A-1\t{NORTHERN}\tMUG\t3\nA-2\t{NORTHERN}\tMUG\t1\n")
    press(depot.office, dialog)
    (button,) = [
        one for one in depot.office.toast.findChildren(QPushButton) if one.text() == "Create orders…"
    ]
    button.click()
    depot.settle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, BulkDialog)
    assert {step.fate for step in asked.steps.values()} == {Fate.CANNOT}, "the file says no carrier"
    assert len(asked.steps) == 2
    asked.reject()
