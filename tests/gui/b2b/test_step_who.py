# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who are you shipping to? The kinds of orders, from the first step to the order (S1.2–S1.5, S1.9)."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from desktop_b2b.clock import HOUR, from_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.stock import SaveCentreTerms
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import (
    chosen_contact,
    created,
    edit,
    filled,
    following,
    product,
    said,
)
from ui.screens.b2b_wizard.wizard import Wizard

D = Decimal


def test_s1_9_who_are_you_shipping_to_leads_to_recipient_info(depot: Depot) -> None:
    """S1.9: the step has the words of the guide, and leads to Next – Recipient Info."""
    wizard = depot.wizard()
    assert [card.choice.title for card in wizard.who.cards.cards.values()] == [
        "Business", "Consumer", "Personal pick-up", "Donation",
    ]  # fmt: skip
    assert wizard.next_button.text() == "Next – Recipient Info"
    assert following(depot, wizard) == "recipient"
    assert wizard.next_button.text() == "Next – Shipping Info"


def test_s1_2_a_manual_order_is_made_in_the_wizard(depot: Depot) -> None:
    """S1.2: no EDI, but the wizard: kind, sender and number are those of the order."""
    wizard = filled(depot)
    order = created(depot, wizard)
    assert (order.kind, order.owner_id, order.number) == (
        "manual", depot.office.world.ids["shop"], wizard.number,
    )  # fmt: skip


def _picked_up(depot: Depot) -> Wizard:
    wizard = depot.wizard()
    wizard.who.cards.cards["pickup"].click()
    assert following(depot, wizard) == "recipient"
    return wizard


def test_s1_3_a_pick_up_has_collector_and_slot_and_no_carrier(depot: Depot) -> None:
    """S1.3: collected at the centre, in its opening hours and by its clock; no carrier is asked for."""
    wizard = _picked_up(depot)
    assert following(depot, wizard) == "recipient"
    assert "Say who collects the order" in said(wizard)
    hint = wizard.recipient.pickup_form.field("collect_from").hint
    assert hint.endswith("is open Mon – Fri 08:00-17:00")  # the zone stands beside the name of the field
    assert "New York" in wizard.recipient.pickup_form.field("collect_from")._note()
    there = wizard.recipient._clock()
    assert str(there.tzinfo) == "America/New_York"
    night = from_datetime(there.replace(year=2031, month=3, day=3, hour=2, minute=0))
    edit(depot, wizard, collector="Ada Doe", collect_from=night, collect_until=night + HOUR)
    assert following(depot, wizard) == "recipient"
    assert "The centre is closed" in said(wizard)
    edit(depot, wizard, collect_from=night + 8 * HOUR, collect_until=night + 9 * HOUR)
    assert following(depot, wizard) == "shipping"
    assert wizard.shipping.carrier.isHidden()
    assert wizard.shipping.method.isHidden()
    assert following(depot, wizard) == "products"
    product(depot, wizard, "MUG", 2)
    assert following(depot, wizard) == "review"
    order = created(depot, wizard)
    assert (order.kind, order.collector, order.carrier) == ("pickup", "Ada Doe", "")
    assert order.collect_until - order.collect_from == HOUR


def test_s1_4_a_donation_goes_to_a_cause_and_may_have_its_receipt(depot: Depot) -> None:
    """S1.4: ship-to is an organisation or cause; otherwise like manual."""
    wizard = depot.wizard()
    wizard.who.cards.cards["donation"].click()
    assert "a receipt if you like" in " ".join(wizard.who.cards.cards["donation"].choice.lines)
    following(depot, wizard)
    chosen_contact(depot, wizard)
    following(depot, wizard)
    wizard.shipping._on_carrier("service", "ups/ground")
    following(depot, wizard)
    product(depot, wizard, "MUG", 3)
    assert following(depot, wizard) == "review"
    order = created(depot, wizard)
    assert (order.kind, order.company) == ("donation", "Northern Home Stores")


def test_s1_5_from_a_number_of_units_that_the_centre_sets_consumers_count_as_b2b(depot: Depot) -> None:
    """S1.5, A1: 25 units by themselves; the centre's table says another number, and the wizard follows."""
    wizard = depot.wizard()
    wizard.who.cards.cards["consumer"].click()
    assert "From 25 units" in " ".join(wizard.who.cards.cards["consumer"].choice.lines)
    line = product(depot, wizard, "MUG", 11)
    assert wizard.judging.kind(default_tables()) == "manual"
    tables = msgspec.structs.replace(default_tables(), high_volume_from=12)
    depot.desk.do(
        SaveCentreTerms(organisation_id=depot.office.world.ids["depot"], tables=encode_tables(tables))
    )
    depot.desk.sync()
    depot.shop.sync()
    depot.settle()
    assert "From 12 units" in " ".join(wizard.who.cards.cards["consumer"].choice.lines)
    wizard.products.items.enter(line, "quantity", D(12), "more")
    wizard.products.items.edited.emit()
    wizard.judge()
    following(depot, wizard)
    chosen_contact(depot, wizard)
    following(depot, wizard)
    wizard.shipping._on_carrier("service", "ups/ground")
    following(depot, wizard)
    assert following(depot, wizard) == "review"
    order = created(depot, wizard)
    assert (order.kind, order.units) == ("high_volume", 12)
    assert depot.shop.rows(e.B2BOrder)[0].recipient_kind == "person"
