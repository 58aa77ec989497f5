# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The wizard of B2B orders: the guide's steps, kept from the first letter on (S1.7–S1.27)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import FindContacts
from tests.gui.b2b.stage import Depot
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.screens.b2b_wizard.wizard import Wizard

D = Decimal


def chosen_contact(depot: Depot, wizard: Wizard) -> None:
    """The recipient is the store of the contact table."""
    wizard.recipient.search.field.setText("northern")
    wizard.recipient.contacts_wanted.emit("northern")
    depot.settle()
    wizard.recipient.search._take(wizard.recipient.search.results.item(0))
    depot.settle()


def product(depot: Depot, wizard: Wizard, code: str, units: int) -> str:
    """An item is entered in the grid; its id."""
    grid = wizard.products.items.grid
    wizard.products.items.add_item()
    row = grid.currentIndex().row()
    model = grid.grid_model
    keys = [column.key for column in model.columns]
    model.enter(row, keys.index("sku"), code)
    depot.settle()
    model.enter(row, keys.index("quantity"), str(units))
    depot.settle()
    return str(model.row_at(row)["id"])


def filled(depot: Depot, units: int = 5) -> Wizard:
    """A wizard in which all is entered, at its last step."""
    wizard = depot.wizard()
    wizard.go_on()
    depot.settle()
    chosen_contact(depot, wizard)
    wizard.go_on()
    depot.settle()
    wizard.shipping._on_carrier("service", "ups/ground")
    wizard.go_on()
    depot.settle()
    wizard.products.cards.cards[depot.dock.link].click()
    product(depot, wizard, "MUG", units)
    wizard.go_on()
    depot.settle()
    return wizard


def test_s1_9_the_steps_have_the_words_of_the_guide(depot: Depot) -> None:
    wizard = depot.wizard()
    assert [card.choice.title for card in wizard.who.cards.cards.values()] == [
        "Business", "Consumer", "Personal pick-up", "Donation",
    ]  # fmt: skip
    assert wizard.next_button.text() == "Next – Recipient Info"
    wizard.go_on()
    assert (wizard.step, wizard.next_button.text()) == ("recipient", "Next – Shipping Info")


def test_s1_10_11_an_existing_contact_fills_address_and_details(depot: Depot) -> None:
    wizard = depot.wizard()
    wizard.go_on()
    chosen_contact(depot, wizard)
    text = wizard.draft.text
    assert (text("company"), text("contact_name"), text("city")) == (
        "Northern Home Stores", "Tom Okoro", "Boston",
    )  # fmt: skip
    assert text("recipient_email") == "secret.customer@example.com"


def test_s1_12_a_new_contact_needs_its_fields_and_is_kept(depot: Depot) -> None:
    wizard = depot.wizard()
    wizard.go_on()
    wizard.recipient.search.new_wanted.emit("Harbour Shop")
    depot.settle()
    wizard.go_on()
    depot.settle()
    assert wizard.step == "recipient"
    values = {
        "address1": "1 Pier", "city": "Boston", "postal_code": "02101", "region": "MA", "country": "US",
    }  # fmt: skip
    wizard.draft.edit(dict(values))
    wizard._on_edited()
    wizard.go_on()
    depot.settle()
    assert wizard.step == "shipping"
    (found,) = depot.office.ask(FindContacts(text="Harbour Shop"))
    assert found.city == "Boston"


def test_s1_14_choosing_that_the_provider_buys_records_the_consent(depot: Depot) -> None:
    wizard = filled(depot)
    stored = depot.draft(wizard.draft.document_id)
    assert stored.consent_at is not None
    assert stored.consent_by
    wizard.shipping._on_carrier("service", "ups/second_day")
    wizard.shipping.consent.click()
    depot.settle()
    wizard.run(wizard.save())
    depot.settle()
    assert depot.draft(wizard.draft.document_id).consent_at is None


def test_s1_13_17_parcel_and_freight_have_their_own_methods(depot: Depot) -> None:
    wizard = depot.wizard()
    assert list(wizard.shipping.method.cards) == ["provider", "own_label"]
    wizard.shipping.mode.cards["freight"].click()
    assert list(wizard.shipping.method.cards) == ["provider", "self_arranged"]
    wizard.shipping.method.cards["self_arranged"].click()
    wizard.shipping.mode.cards["parcel"].click()
    assert wizard.draft.text("method") == "own_label"


def test_s1_19_21_files_are_attached_and_refused_in_words(depot: Depot, tmp_path: Path) -> None:
    wizard = depot.wizard()
    good, false, large = tmp_path / "po.pdf", tmp_path / "tool.pdf", tmp_path / "large.pdf"
    good.write_bytes(b"%PDF-1.7 " + b"x" * 100)
    false.write_bytes(b"MZ" + b"\0" * 100)
    large.write_bytes(b"%PDF-1.7 " + b"x" * (5 * 1024 * 1024 - 8))
    wizard.draft.edit({"instructions": "Heavy goods at the bottom"})
    for path in (false, large):
        wizard.files.attach(str(path))
        depot.settle()
        assert wizard.files.message.label.text()
    wizard.files.attach(str(good))
    depot.settle()
    assert not wizard.files.message.isVisibleTo(wizard.files)
    (file,) = depot.shop.rows(e.B2BFile)
    assert (file.name, file.purpose) == ("po.pdf", "purchase_order")


def test_s1_22_the_best_centre_is_shown_with_its_reason(depot: Depot) -> None:
    wizard = depot.wizard()
    product(depot, wizard, "MUG", 5)
    wizard.judge()
    best = wizard.products.cards.cards["best"].choice
    assert best.title == "Let the provider optimise"
    assert "depot" in best.lines[0]


def test_s1_23_stock_is_shown_and_an_unknown_product_is_red(depot: Depot) -> None:
    wizard = depot.wizard()
    line = product(depot, wizard, "MUG", 25)
    assert wizard.products.items.free_of("MUG") == 20
    assert "quantity" in wizard.products.items.grid.grid_model._errors[line]
    other = product(depot, wizard, "NOBODYS", 1)
    assert "sku" in wizard.products.items.grid.grid_model._errors[other]


def test_s1_25_a_past_day_is_refused(depot: Depot) -> None:
    wizard = filled(depot)
    wizard.draft.edit({"reserve_on": "2020-01-01"})
    wizard.judge()
    wizard.create_order()
    depot.settle()
    assert depot.orders() == []
    assert wizard.step == "products"


def test_s1_27_back_never_loses_anything(depot: Depot) -> None:
    wizard = filled(depot)
    before = {key: wizard.draft.value(key) for key in wizard.draft.HEAD if key != "step"}
    for _step in range(4):
        wizard.go_back()
        depot.settle()
    assert wizard.step == "who"
    assert {key: wizard.draft.value(key) for key in wizard.draft.HEAD if key != "step"} == before
    assert len(wizard.draft.items()) == 1


def test_s1_27_an_order_is_created_once_however_often_one_presses(depot: Depot) -> None:
    wizard = filled(depot)
    draft_id = wizard.draft.document_id
    assert wizard.next_button.text() == "Create Order"
    wizard.next_button.click()
    wizard.next_button.click()
    depot.settle()
    (order,) = depot.orders()
    assert order.id == depot.order_of(draft_id)
    assert order.company == "Northern Home Stores"


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


def test_n16_each_thing_that_is_missing_leads_to_its_field(depot: Depot) -> None:
    wizard = filled(depot, units=25)
    assert any("20, not 25" in entry.text for entry in wizard.panel.faults._shown)
    cure = next(entry.cure for entry in wizard.panel.faults._shown if "20, not 25" in entry.text)
    assert cure is not None
    cure[1]()
    depot.settle()
    assert wizard.step == "products"


def test_n17_the_promise_stands_beside_the_wizard(depot: Depot) -> None:
    wizard = filled(depot)
    assert wizard.panel.promise.text().startswith("Order before 12:00")


def test_s1_3_a_pick_up_needs_its_collector_and_slot(depot: Depot) -> None:
    wizard = depot.wizard()
    wizard.who.cards.cards["pickup"].click()
    wizard.go_on()
    wizard.go_on()
    depot.settle()
    assert wizard.step == "recipient"
    now = depot.office.world.clock.now()
    wizard.draft.edit({"collector": "Ada Doe", "collect_from": now, "collect_until": now + 3_600_000})
    wizard._on_edited()
    wizard.go_on()
    depot.settle()
    assert wizard.step == "shipping"


def test_s1_5_many_units_for_a_consumer_are_high_volume(depot: Depot) -> None:
    wizard = depot.wizard()
    wizard.who.cards.cards["consumer"].click()
    product(depot, wizard, "MUG", 24)
    centre = wizard.centre()
    assert centre is not None
    assert wizard.judging.kind(centre.tables) == "manual"
    wizard.products.items.enter(wizard.draft.items()[0].id, "quantity", D(25), "more")
    assert wizard.judging.kind(centre.tables) == "high_volume"
