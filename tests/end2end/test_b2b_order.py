# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A B2B order from the wizard to the loading dock, in real windows of both sides (S1.7–S1.40)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import FindContacts
from tests.end2end.centre import MUG, FloorHands, rows_of
from tests.end2end.house import House, number_of, state_of
from tests.end2end.people import CONTROL, KEY, LEFT, Person, until
from tests.unit.fulfilment.test_files import PDF
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.screens.b2b_wizard.wizard import Wizard
from ui.shell.screen import Route

EMAIL = "ida@galerie-verrier.example"
ALT = Qt.KeyboardModifier.AltModifier
pytestmark = [
    pytest.mark.timeout(240),
    # Without a screen there is nothing in front and no window that fills it.
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def test_from_the_wizard_to_the_loading_dock(house: House, tmp_path: Path) -> None:
    """S1.7–S1.29, S1.32, S1.35, S1.39: written, created once, picked, packed, shipped, seen by both sides."""
    retailer, depot = house.enter("retailer"), house.enter("depot")
    begin(retailer)
    name_the_recipient(retailer)
    settle_the_shipping(retailer, tmp_path / "po.pdf")
    choose_the_products(retailer)
    go_back_and_forth(retailer)
    order_id = create(retailer)
    arrive(depot, order_id)
    work(depot, order_id)
    hear_of_it(retailer)


def wizard_of(person: Person) -> Wizard:
    """The wizard, in front."""
    screen = person.screen
    assert isinstance(screen, B2BDraftScreen)
    assert screen.page is not None
    return screen.page


def on_to(person: Person, button: str, step: str) -> None:
    """A button of the foot is pressed; the step that it leads to is in front."""
    person.press(button)
    until(lambda: wizard_of(person).step == step, f"{person.name}: the step {step}")


def take_card(person: Person, title: str) -> None:
    """One of the large answers, by its title."""

    def found() -> QAbstractButton | None:
        cards = person.visible(QAbstractButton)
        return next((card for card in cards if card.accessibleName().startswith(title)), None)

    until(found, f"{person.name}: the answer {title!r}")
    card = found()
    assert card is not None
    QTest.mouseClick(card, LEFT)
    person.rest()


def begin(retailer: Person) -> None:
    """Add order, by its keys; who gets it (S1.8, S1.9)."""
    retailer.come()
    retailer.wait_for_sync("Synced ")
    retailer.keys(KEY.Key_N, CONTROL | ALT)
    until(
        lambda: isinstance(retailer.screen, B2BDraftScreen) and retailer.screen.page is not None, "the wizard"
    )
    retailer.wait_to_read("Who are you shipping to?")
    take_card(retailer, "Business")
    on_to(retailer, "Next – Recipient Info", "recipient")


def name_the_recipient(retailer: Person) -> None:
    """Nobody of that name: a new contact, which the next order finds (S1.10–S1.12)."""
    retailer.fill("Search Recipient/Company Name", "Galerie Verrier")
    retailer.wait_to_read("Nobody of this name")
    retailer.press("Create New Contact")
    for field, text in (
        ("Contact", "Ida Roux"),
        ("Phone", "+33 2 5550110"),
        ("Address", "12 rue des Carmes"),
        ("Postal code", "44000"),
        ("City", "Nantes"),
        ("E-mail", EMAIL),
    ):
        retailer.fill(field, text)
    retailer.choose("Country", "France")
    on_to(retailer, "Next – Shipping Info", "shipping")
    (contact,) = retailer.desk.answer(FindContacts(text="Verrier"))
    assert (contact.company, contact.city) == ("Galerie Verrier", "Nantes")


def settle_the_shipping(retailer: Person, paper: Path) -> None:
    """Parcels that the provider buys, with the consent; packing; the purchase order (S1.13–S1.19)."""
    take_card(retailer, "Provider buys")
    services = retailer.wait_for(QComboBox, "Carrier and service")
    services.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(services, KEY.Key_Down)
    retailer.rest()
    assert services.currentText()
    wizard = wizard_of(retailer)
    assert wizard.shipping.consent.isChecked()
    retailer.fill("Special instructions for packing and assembly", "Heavy goods at the bottom")
    paper.write_bytes(PDF)
    wizard.files.attach(str(paper))
    retailer.wait_to_read("po.pdf is attached")
    on_to(retailer, "Next – Products", "products")


def choose_the_products(retailer: Person) -> None:
    """The provider optimises, and says why; what, and what day (S1.22–S1.25)."""
    retailer.enter("Products", 0, "Inventory ID or SKU", "MUG")
    retailer.rest()
    retailer.enter("Products", 0, "Units", "2")
    retailer.wait_to_read("Now: Dockside Fulfilment. The only fulfilment centre")
    retailer.wait_to_read("What day should we reserve your inventory?")
    retailer.wait_to_read("Today means: process now")


def go_back_and_forth(retailer: Person) -> None:
    """Back loses nothing (S1.27)."""
    on_to(retailer, "Next – Review", "review")
    on_to(retailer, "Back", "products")
    on_to(retailer, "Back", "shipping")
    assert retailer.field("Special instructions for packing and assembly") is not None
    on_to(retailer, "Next – Products", "products")
    on_to(retailer, "Next – Review", "review")
    for words in ("Galerie Verrier", "Heavy goods at the bottom", "2 × MUG", "po.pdf (Purchase order)"):
        retailer.wait_to_read(words)


def create(retailer: Person) -> str:
    """Create Order, pressed in a hurry: one order, whose details open (S1.27, S1.29)."""
    button = retailer.wait_for(QAbstractButton, "Create Order")
    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(button, LEFT)
    until(lambda: isinstance(retailer.screen, B2BOrderScreen), "the details")
    (order,) = rows_of(retailer.desk, e.B2BOrder)
    until(lambda: retailer.screen.title() == order.number, "the shipment number")
    # The server says that it is Processing; nobody pressed anything (S1.35, S1.39).
    retailer.wait_to_read("Processing")
    until(lambda: state_of(retailer.desk, order.id) == "processing", "the order is Processing")
    retailer.wait_to_read("Number, fulfilment centre and reserve date are final.")
    retailer.wait_to_read(EMAIL)
    return order.id


def arrive(depot: Person, order_id: str) -> None:
    """The centre reads the order, but for what is the retailer's alone (N15)."""
    until(lambda: any(one.id == order_id for one in rows_of(depot.desk, e.B2BOrder)), "the order arrives")
    depot.come()
    depot.window.open(Route("b2b_order", order_id))
    depot.wait_to_read("Processing")
    depot.wait_to_read("Heavy goods at the bottom")
    depot.wait_to_read("po.pdf")
    assert not depot.reads(EMAIL)


def work(depot: Person, order_id: str) -> None:
    """Picked, packed with weight and size, labelled, shipped (S1.32)."""
    floor = FloorHands(depot)
    floor.begin()
    until(lambda: len(floor.screen.rows.entries) == 1, "the order waits on the floor")
    floor.scan(number_of(depot, order_id), f"2*{MUG}")
    floor.says("TAKEN")
    floor.key(KEY.Key_F8)
    floor.scan(f"2*{MUG}")
    floor.says("OK")
    floor.key(KEY.Key_F8)
    floor.scan("1 kg", "20 x 20 x 20 cm")
    floor.key(KEY.Key_F8)
    floor.scan("", "1Z0009")
    floor.says("LABELLED")
    floor.key(KEY.Key_F8)
    floor.scan("")
    floor.says("SHIPPED")


def hear_of_it(retailer: Person) -> None:
    """The details tell by themselves: shipped, with the tracking number, and what the box measures."""
    retailer.come()
    retailer.wait_to_read("Shipped")
    retailer.wait_to_read("1Z0009")
    retailer.wait_to_read("20 × 20 × 20 cm")
