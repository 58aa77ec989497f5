# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centre, products, customs data, reserve date (S1.22–S1.26)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest

from desktop_b2b.domain import entities as e
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import (
    ABROAD,
    LEFT,
    at_shipping,
    cell,
    created,
    edit,
    filled,
    following,
    product,
    said,
    write,
)
from ui.screens.b2b_wizard.wizard import Wizard

D = Decimal


def at_products(depot: Depot) -> Wizard:
    """A wizard that asks what is shipped."""
    wizard = at_shipping(depot)
    wizard.shipping._on_carrier("service", "ups/ground")
    assert following(depot, wizard) == "products"
    return wizard


def test_s1_22_a_centre_is_chosen_or_the_provider_optimises_with_the_reason(depot: Depot) -> None:
    """S1.22: from a list, or the best; why is shown in the wizard and stored with the order."""
    wizard = at_products(depot)
    product(depot, wizard, "MUG", 5)
    wizard.judge()
    cards = wizard.products.cards.cards
    assert list(cards) == [depot.dock.link, "best"]
    best = cards["best"].choice
    assert best.title == "Let the provider optimise"
    assert best.lines == ("Now: depot-company", "The only fulfilment centre")
    assert "Cut-off 12:00" in " ".join(cards[depot.dock.link].choice.lines)
    following(depot, wizard)
    order = created(depot, wizard)
    assert order.link_id == depot.dock.link
    assert depot.shop.row(e.B2BPrivate, order.id).choice == "The only fulfilment centre"


def test_s1_23_inventory_ids_and_whole_units(depot: Depot) -> None:
    """S1.23: by SKU or inventory ID, positive whole units; what is not there is red, and why."""
    wizard = at_products(depot)
    line = product(depot, wizard, "MUG", 25)
    wizard.judge()
    assert wizard.products.items.free_of("MUG") == 20
    errors = wizard.products.items.grid.grid_model._errors
    assert errors[line]["quantity"] == "Only 20 free"
    other = product(depot, wizard, "NOBODYS", 1)
    wizard.judge()
    assert errors_of(wizard)[other]["sku"] == "Not held by the centre"


def errors_of(wizard: Wizard) -> dict[object, dict[str, str]]:
    """The reasons in the grid of items."""
    return wizard.products.items.grid.grid_model._errors


@pytest.mark.parametrize("typed", ["0", "-3", "2.5", "1e3", "½", "five", "1,5", "999999999999999"])
def test_s1_23_no_units_parts_of_units_and_words_are_refused(depot: Depot, typed: str) -> None:
    """S1.23, bad input: nothing is created, nothing typed is lost, the cell says why."""
    wizard = at_products(depot)
    line = product(depot, wizard, "MUG", typed)
    wizard.judge()
    model = wizard.products.items.grid.grid_model
    assert model.error(model.place(line), "quantity")
    assert following(depot, wizard) == "products"
    wizard.create_order()
    depot.settle()
    assert depot.orders() == []
    cell(depot, wizard, model.place(line), "quantity", "4")
    assert following(depot, wizard) == "review"


def test_bad_input_a_turned_sku_is_shown_for_what_it_is_and_ships_nothing(depot: Depot) -> None:
    """Right-to-left marks and signs that nobody sees are no way to another product (law 12)."""
    wizard = at_products(depot)
    for trick in ("\u202eGUM", "M\u200bUG", "MUG\u2066", "ＭＵＧ"):
        line = product(depot, wizard, trick, 1)
        wizard.judge()
        assert wizard.products.items.free_of(trick) is None
        assert following(depot, wizard) == "products", ascii(trick)
        row = wizard.products.items.grid.grid_model.place(line)
        cell(depot, wizard, row, "sku", "MUG")
        wizard.products.items.grid.setCurrentIndex(wizard.products.items.grid.grid_model.index(row, 1))
        wizard.products.items.grid.remove_row()
        depot.settle()
    product(depot, wizard, "MUG", 1)
    assert following(depot, wizard) == "review"


def test_s1_24_each_product_may_have_its_instruction(depot: Depot) -> None:
    """S1.24: per SKU, optional, on the order's line."""
    wizard = at_products(depot)
    product(depot, wizard, "MUG", 2, instructions="Wrap each in paper")
    product(depot, wizard, "TEA", 3, lot="L1")
    following(depot, wizard)
    order = created(depot, wizard)
    lines = {one.sku: one for one in depot.shop.rows(e.B2BLine) if one.b2b_order_id == order.id}
    assert (lines["MUG"].instructions, lines["TEA"].lot) == ("Wrap each in paper", "L1")


def test_s1_25_the_reserve_date_today_later_and_never_past(depot: Depot) -> None:
    """S1.25: the guide's question; today means process now; a past day is refused in words."""
    wizard = at_products(depot)
    form = wizard.products.form
    assert form.field("reserve_on").spec.label == "What day should we reserve your inventory?"
    assert form.field("reserve_on").value() == wizard.products._clock().date()
    product(depot, wizard, "MUG", 2)
    yesterday = wizard.products._clock().date() - timedelta(days=1)
    edit(depot, wizard, reserve_on=yesterday.isoformat())
    assert following(depot, wizard) == "products"
    assert "is past: choose today or a later day" in said(wizard)
    write(depot, form, "reserve_on", "no day at all")
    assert following(depot, wizard) == "products"
    wizard.create_order()
    depot.settle()
    assert depot.orders() == []


def test_s1_26_the_clock_waits_for_the_reserve_date(depot: Depot) -> None:
    """S1.26: scheduled, with no clock, until its day has come and it is Processing."""
    wizard = filled(depot)
    day = wizard.products._clock().date() + timedelta(days=3)
    edit(depot, wizard, reserve_on=day.isoformat())
    assert "Scheduled: stock is reserved on" in said(wizard)
    order = created(depot, wizard)
    depot.shop.sync()
    stored = depot.shop.row(e.B2BOrder, order.id)
    assert (stored.state, stored.reasons, stored.processing_at) == ("action_required", ("SCHEDULED",), None)
    depot.office.world.clock.instant = stored.reserve_at
    depot.office.world.server.scheduler.run_due()
    depot.shop.sync()
    stored = depot.shop.row(e.B2BOrder, order.id)
    assert (stored.state, stored.processing_at) == ("processing", stored.reserve_at)


def test_customs_are_asked_where_the_order_leaves_the_customs_union(depot: Depot) -> None:
    """S1.6, international: value, tariff number and origin by item, each missing one with its way there."""
    wizard = at_shipping(depot)
    wizard.shipping._on_carrier("service", "ups/worldwide")
    following(depot, wizard)
    line = product(depot, wizard, "MUG", 4)
    wizard.judge()
    card = wizard.products.customs
    assert card.isHidden()
    edit(depot, wizard, incoterm="DAP", **ABROAD)
    assert not card.isHidden()
    assert following(depot, wizard) == "products"
    for words in ("enter the customs tariff number", "enter the country of origin", "value of a unit"):
        assert words in said(wizard)
    cure = next(one.cure for one in wizard.panel.faults._shown if "tariff number" in one.text)
    assert cure is not None
    cure[1]()
    assert card.grid.grid_model.columns[card.grid.currentIndex().column()].key == "hs_code"
    entries = {"unit_value": "4.50", "hs_code": "6912.00", "origin_country": "Portugal"}
    for name, text in {**entries, "customs_text": "Mugs of clay"}.items():
        assert card.grid.enter_text(line, name, text)
    wizard.judge()
    assert "EUR 18.00" in card.total.text()
    assert following(depot, wizard) == "review"
    wizard.cancel()
    depot.settle()
    again = depot.wizard(wizard.draft.document_id, new=False)
    assert again.draft.items()[0].unit_value == D("4.5")
    order = created(depot, again)
    (row,) = [one for one in depot.shop.rows(e.CustomsLine) if one.b2b_order_id == order.id]
    assert (row.unit_value, row.hs_code, row.origin_country, row.description) == (
        D("4.5"), "691200", "PT", "Mugs of clay",
    )  # fmt: skip
    assert depot.shop.row(e.B2BPrivate, order.id).order_value == 18


def test_what_is_no_customs_data_stays_in_its_cell_until_it_is_mended(depot: Depot) -> None:
    """Bad input: refused at its field as it is stored, kept as it was typed."""
    wizard = at_products(depot)
    line = product(depot, wizard, "MUG", 4)
    edit(depot, wizard, incoterm="DAP", service="worldwide", **ABROAD)
    card = wizard.products.customs
    for name, text in (("unit_value", "four"), ("hs_code", "12"), ("origin_country", "Atlantis")):
        card.grid.enter_text(line, name, text)
    wizard.run(wizard.save())
    depot.settle()
    assert following(depot, wizard) == "products"
    model = card.grid.grid_model
    for name in ("unit_value", "hs_code", "origin_country"):
        assert model.error(model.place(line), name), name
    for name, text in (("unit_value", "4"), ("hs_code", "691200"), ("origin_country", "pt")):
        card.grid.enter_text(line, name, text)
    edit(depot, wizard, consent=True)
    assert following(depot, wizard) == "review"
    QTest.mouseClick(wizard.back_button, LEFT)
    assert wizard.step == "products"
