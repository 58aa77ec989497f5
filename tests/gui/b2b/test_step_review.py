# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Review, Back and Create Order (S1.27); the list of what is missing (N16) and the promise (N17)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtTest import QTest

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.turnaround import promise
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import LEFT, back, created, edit, filled, following
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.widgets import PlainLabel

D = Decimal


def test_s1_27_back_never_loses_anything(depot: Depot) -> None:
    """S1.27: from the review to the first step and forth again, all stands as it was."""
    wizard = filled(depot)
    kept = {key: wizard.draft.value(key) for key in wizard.draft.HEAD if key != "step"}
    items = wizard.draft.items()
    for step in ("products", "shipping", "recipient", "who"):
        assert back(depot, wizard) == step
    for step in ("recipient", "shipping", "products", "review"):
        assert following(depot, wizard) == step
    assert {key: wizard.draft.value(key) for key in wizard.draft.HEAD if key != "step"} == kept
    assert wizard.draft.items() == items


def test_s1_27_the_review_says_all_of_it_and_leads_to_each_part(depot: Depot) -> None:
    """S1.27: recipient, shipping with the consent, centre and products; Change goes where it is asked."""
    wizard = filled(depot)
    words = "\n".join(label.text() for label in wizard.review.findChildren(PlainLabel))
    for part in ("Northern Home Stores", "UPS – Ground", "You consent to carrier and fees", "5 × MUG",
                 "Today: process now", "Done by"):  # fmt: skip
        assert part in words, part
    wizard.review.step_wanted.emit("shipping")
    assert wizard.step == "shipping"


def test_s1_27_create_order_commits_once_and_opens_the_details(depot: Depot) -> None:
    """S1.27: pressed twice, and again after a restart of the screen, there is one order; its details open."""
    wizard = filled(depot)
    assert wizard.next_button.text() == "Create Order"
    QTest.mouseClick(wizard.next_button, LEFT)
    QTest.mouseClick(wizard.next_button, LEFT)
    depot.settle()
    (order,) = depot.orders()
    assert order.id == depot.order_of(wizard.draft.document_id)
    front = depot.office.front
    assert isinstance(front, B2BOrderScreen)
    assert front.title() == order.number
    assert depot.shop.row(e.B2BDraft, wizard.draft.document_id).state == "created"


def test_n16_each_thing_that_is_missing_has_a_button_that_leads_to_it(depot: Depot) -> None:
    """N16: many at once, before the order exists; each button goes to the field of its step."""
    wizard = filled(depot, units=25)
    edit(depot, wizard, address1="", carrier="", service="", consent=False)
    ways = {}
    for entry in list(wizard.panel.faults._shown):
        assert entry.cure is not None
        wizard.go_to_step("review")
        entry.cure[1]()
        depot.settle()
        ways[entry.text] = wizard.step
    # What is short is mended where one stands: the list says "Use 20".
    assert set(ways.values()) == {"recipient", "shipping", "review"}
    assert next(step for text, step in ways.items() if "20, not 25" in text) == "review"
    assert wizard.panel.summary.text() == "3 things to mend before it can be created."
    wizard.create_order()
    depot.settle()
    assert depot.orders() == []


def test_n16_as_many_as_there_are_is_one_click_and_one_undo(depot: Depot) -> None:
    """N16: 25 asked, 20 free: "Use 20" makes it 20, and undo 25 again."""
    wizard = filled(depot, units=25)
    (entry,) = [one for one in wizard.panel.faults._shown if "20, not 25" in one.text]
    assert entry.cure is not None
    assert entry.cure[0] == "Use 20"
    entry.cure[1]()
    depot.settle()
    wizard.judge()
    assert [line.quantity for line in wizard.draft.items()] == [20]
    assert not any("20, not 25" in one.text for one in wizard.panel.faults._shown)
    wizard.undo()
    assert [line.quantity for line in wizard.draft.items()] == [25]


def test_s1_37_too_little_stock_lets_an_order_wait_and_stops_nobody(depot: Depot) -> None:
    """S1.37: it is said before, and the order then needs action for insufficient inventory."""
    wizard = filled(depot, units=25)
    assert wizard.step == "review"
    assert wizard.panel.summary.text().startswith("It can be created now")
    order = created(depot, wizard)
    depot.shop.sync()
    stored = depot.shop.row(e.B2BOrder, order.id)
    assert (stored.state, stored.reasons) == ("action_required", ("NO_STOCK",))


def test_n17_the_promise_beside_the_wizard_is_that_of_the_real_clock(depot: Depot) -> None:
    """N17: until when to order for which day; what was promised is what the order's clock then says."""
    wizard = filled(depot)
    assert wizard.panel.promise.text().startswith("Order before 12:00")
    assert not wizard.panel.promise.text().endswith("..")
    now = depot.office.world.clock.now()
    found = wizard.judging.promise(now)
    centre = wizard.centre()
    assert found is not None
    assert centre is not None
    again = promise(centre.calendar, centre.tables.cutoff_minutes, 3, now)
    assert found.due.due_day == again.due.due_day
    order = created(depot, wizard)
    depot.shop.sync()
    stored = depot.shop.row(e.B2BOrder, order.id)
    assert stored.due_at == found.due.due_at
