# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Recipient info: search, auto-fill, Create New Contact (S1.10–S1.12)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.services.queries import FindContacts
from tests.gui.b2b.stage import STORE, Depot
from tests.gui.b2b.steps import LEFT, chosen_contact, edit, following, search, write
from tests.sync_flows.world import new_id


def test_s1_10_recipients_are_found_by_name_or_company_as_one_types(depot: Depot) -> None:
    """S1.10: each letter narrows what is offered, from the local contact table, with no network."""
    other = STORE | {"company": "Norwich Toys", "name": "Ann Hill", "city": "Norwich"}
    depot.shop.do(SaveContact(contact_id=new_id(), **other))
    depot.shop.cable.is_cut = True
    wizard = depot.wizard()
    following(depot, wizard)
    assert len(search(depot, wizard, "nor")) == 2
    (found,) = search(depot, wizard, "north")
    assert found.startswith("Northern Home Stores – Tom Okoro – Boston")
    assert search(depot, wizard, "okoro")
    assert search(depot, wizard, "nobody") == []
    assert "Create New Contact" in wizard.recipient.search.nothing.text()


def test_s1_11_an_existing_contact_fills_address_and_details(depot: Depot) -> None:
    """S1.11: all that the contact says is filled in, and makes no second contact."""
    wizard = depot.wizard()
    following(depot, wizard)
    chosen_contact(depot, wizard)
    shown = wizard.recipient.details.form
    for key, name in (
        ("company", "company"), ("contact_name", "name"), ("phone", "phone"), ("address1", "address1"),
        ("postal_code", "postal_code"), ("city", "city"), ("country", "country"),
        ("recipient_email", "email"),
    ):  # fmt: skip
        assert shown.field(key).value() == STORE[name], key
    assert following(depot, wizard) == "shipping"
    assert len(depot.office.ask(FindContacts(text="Northern"))) == 1


def test_s1_12_a_new_contact_needs_its_fields_and_is_kept(depot: Depot) -> None:
    """S1.12: required fields by the country's rules, for freight a phone number, too."""
    wizard = depot.wizard()
    following(depot, wizard)
    search(depot, wizard, "Harbour Shop")
    QTest.mouseClick(wizard.recipient.search.new_button, LEFT)
    depot.settle()
    form = wizard.recipient.details.form
    assert form.field("company").value() == "Harbour Shop"
    for key, text in (("address1", "1 Pier"), ("city", "Boston"), ("postal_code", "02101")):
        assert following(depot, wizard) == "recipient"
        write(depot, form, key, text)
    edit(depot, wizard, country="US")
    assert following(depot, wizard) == "recipient"
    assert wizard.recipient.details.form.field("region").error
    edit(depot, wizard, region="MA", mode="freight")
    assert following(depot, wizard) == "recipient"
    assert form.field("phone").error
    write(depot, form, "phone", "+1 555 0123")
    assert wizard.next_button.text() == "Next – Shipping Info"
    assert following(depot, wizard) == "shipping"
    (found,) = depot.office.ask(FindContacts(text="Harbour Shop"))
    assert (found.city, found.phone) == ("Boston", "+1 555 0123")


def test_s1_12_enter_on_a_name_that_nobody_has_begins_a_contact(depot: Depot) -> None:
    """S1.12: with the keyboard alone; what is refused stays in its field."""
    wizard = depot.wizard()
    following(depot, wizard)
    search(depot, wizard, "Harbour Shop")
    QTest.keyClick(wizard.recipient.search.field, Qt.Key.Key_Return)
    depot.settle()
    form = wizard.recipient.details.form
    write(depot, form, "recipient_email", "no address")
    edit(depot, wizard, address1="1 Pier", city="Boston", region="MA", country="US", postal_code="ABC")
    assert following(depot, wizard) == "recipient"
    assert form.field("postal_code").error
    edit(depot, wizard, postal_code="02101")
    wizard.run(wizard.save())
    depot.settle()
    assert form.field("recipient_email").value() == "no address"
    assert following(depot, wizard) == "recipient"
