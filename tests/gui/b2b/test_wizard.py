# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The wizard of B2B orders as a whole: kept from the first letter on, pasted into, left without a trace
(S1.7, S1.8). Each step has tests of its own.
"""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import filled
from ui.screens.b2b_wizard.screen import B2BDraftScreen

D = Decimal


def test_law_13_a_draft_is_resumed_at_its_step(depot: Depot) -> None:
    wizard = filled(depot)
    draft_id = wizard.draft.document_id
    wizard.go_back()
    depot.settle()
    wizard.cancel()
    depot.settle()
    again = depot.wizard(draft_id, new=False)
    assert again.step == "products"
    assert again.draft.text("company") == "Northern Home Stores"
    assert [line.quantity for line in again.draft.items()] == [D(5)]


def test_a_new_wizard_into_which_nothing_was_typed_leaves_no_draft(depot: Depot) -> None:
    wizard = depot.wizard()
    wizard.cancel()
    depot.settle()
    assert depot.shop.rows(e.B2BDraft) == []
    assert not isinstance(depot.office.front, B2BDraftScreen)


def test_n14_a_pasted_table_becomes_items_and_what_nobody_holds_is_red(depot: Depot) -> None:
    wizard = depot.wizard()
    table = [["Inventory ID", "Units", "Instructions"], ["MUG", "5", "Inner cartons"], ["NOBODYS", "2", ""]]
    dialog = wizard.looking_up.preview_paste(-1, table)
    depot.settle()
    assert [row.sound for row in dialog.model.rows] == [True, False]
    assert not dialog.verb_button.isEnabled()
    dialog.skip_box.click()
    dialog.accept()
    depot.settle()
    (line,) = wizard.draft.items()
    assert (line.sku, line.quantity, line.instructions) == ("MUG", D(5), "Inner cartons")
    assert line.product_id is not None
