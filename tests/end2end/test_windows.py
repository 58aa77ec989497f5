# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The main job in real windows: three people, three desks, one server, and a network that is cut midway."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.domain.commands.account import SetLogo, UpdateOrganisation
from desktop_b2b.paths import resources
from tests.end2end.people import CONTROL, KEY, PLAIN, Person, Watcher, until
from tests.end2end.trading import Market, market
from ui.language import Language
from ui.theme import Theme

LOGO = resources() / "sample" / "larch-linden.jpg"
EMAIL = "jens@galerie-hartwig.example"
pytestmark = [
    pytest.mark.timeout(240),
    # Without a screen there is nothing in front and no keyboard to grab for a menu.
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


class Room:
    """All three of them, and how they look and speak."""

    def __init__(self, place: Path, found: Market, theme: Theme) -> None:
        self.folder, self.market, self.theme = place, found, theme
        self.language = Language()
        self.present: dict[str, Person] = {}

    def enter(self, key: str) -> Person:
        """Somebody signs in, or comes back, and opens the window."""
        folder = self.folder / key
        known = (folder / "profile.json").exists()
        desk = DeskApp(folder) if known else self.market.desk(key, folder)
        self.present[key] = Person(key, desk, self.theme, self.language)
        return self.present[key]

    def cut(self) -> None:
        """The network is gone for everybody."""
        for person in self.present.values():
            person.desk.engine.pause()

    def mend(self) -> None:
        """The network is back, for the suppliers first: an answer after the order would be refused."""
        for person in sorted(self.present.values(), key=lambda person: person is self.present["retailer"]):
            person.desk.engine.resume()
            person.desk.engine.sync_until_settled()


@pytest.fixture
def room(tmp_path: Path, qapp: QApplication) -> Iterator[Room]:
    theme = Theme.install(qapp, "light", bundled=True, pixels=13)
    theme.reduced_motion = True
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    with market(tmp_path) as found:
        made = Room(tmp_path, found, theme)
        try:
            yield made
        finally:
            for person in made.present.values():
                person.leave()
            qapp.removeEventFilter(watcher)
            theme.reduced_motion = False
    assert not watcher.strangers


def test_the_main_job(room: Room, tmp_path: Path) -> None:
    hang_up_the_sign(room)
    retailer, north, west = (room.enter(key) for key in ("retailer", "north", "west"))
    number = ask(retailer)
    answer_at_once(retailer, north)
    west = type_and_crash(room, west)
    room.cut()
    answer_offline(retailer, west)
    order_offline(retailer, number)
    room.mend()
    ship(north, tmp_path / "slip.pdf")
    look_at_the_slip(tmp_path / "slip.pdf")
    hear_of_it(retailer)
    hear_what_became_of_it(west)


def test_alerts(room: Room) -> None:
    """All answers are in: the retailer is alerted, looks, and is alerted no more."""
    retailer, north, west = (room.enter(key) for key in ("retailer", "north", "west"))
    number = ask(retailer)
    answer_at_once(retailer, north)
    offer(west, "4.10", "6")
    retailer.wait_for_total("need_attention", 1)
    assert nav_name(retailer) == "Dashboard, 1 unread"
    assert retailer.unread("need_attention") == 1
    retailer.come()
    assert retailer.open_first("need_attention") == number
    until(lambda: nav_name(retailer) == "Dashboard", "no alert is unread any more")
    retailer.go_home()
    retailer.wait_for_total("need_attention", 1)
    assert retailer.unread("need_attention") == 0


def hang_up_the_sign(room: Room) -> None:
    """The retailer's logo, which the suppliers' desks fetch before the network is cut."""
    desk = room.market.desk("retailer", room.folder / "retailer")
    organisation_id = room.market.ids["retailer"]
    picture = desk.store_file(LOGO.read_bytes(), "image/jpeg")
    desk.execute(SetLogo(organisation_id=organisation_id, logo_hash=picture))
    desk.execute(UpdateOrganisation(organisation_id=organisation_id, language="en"))
    desk.engine.sync_until_settled()
    desk.close()


def ask(retailer: Person) -> str:
    """A request is typed, its partners chosen, and sent."""
    retailer.come()
    retailer.wait_for_sync("Synced ")
    retailer.keys(KEY.Key_N, CONTROL)
    until(lambda: retailer.screen.title() == "New request", "the editor")
    for field, text in (
        ("Company", "Galerie Hartwig"),
        ("Contact", "Jens Hartwig"),
        ("Address", "Am Wall 118"),
        ("Postal code", "28195"),
        ("City", "Bremen"),
        ("E-mail", EMAIL),
        ("Order no. retailer", "LL-88247"),
        ("Note to customer", "Thank you for your order."),
    ):
        retailer.fill(field, text)
    retailer.choose("Country", "Germany")
    retailer.enter("Items", 0, "SKU", "APY-MUG-0312")
    retailer.enter("Items", 0, "Description", "Stoneware mug, 300 ml")
    retailer.enter("Items", 0, "Qty", "48")
    for name in ("Norrby Glas AB", "Ashford Pottery"):
        retailer.press("Add partner")
        retailer.pick(name)
    retailer.keys(KEY.Key_S, CONTROL)
    retailer.wait_to_read("Draft saved")
    number = retailer.screen.title()
    retailer.press("Send")
    retailer.wait_to_read(f"{number} will be sent")
    retailer.wait_to_read("Waiting for answer")
    retailer.wait_for_sync("Synced ")
    assert nav_marked(retailer) == "transactions"
    retailer.go_home()
    retailer.wait_for_total("waiting_plus", 1)
    return number


def nav_marked(person: Person) -> str:
    navigation = person.window.navigation
    assert navigation is not None
    return next((key for key in navigation.keys if navigation.button(key).isChecked()), "")


def nav_name(person: Person) -> str:
    navigation = person.window.navigation
    assert navigation is not None
    return navigation.button("dashboard").accessibleName()


def offer(supplier: Person, price: str, shipping: str) -> None:
    """A supplier's dashboard shows the request; everything is ready at a price."""
    supplier.come()
    supplier.wait_for_total("inquiries_plus", 1)
    supplier.open_first("inquiries_plus")
    supplier.press("All ready")
    supplier.enter("Items", 0, "Price GBP", price)
    supplier.fill("Shipping cost, GBP", shipping)
    supplier.press("Send answer")
    supplier.wait_to_read("Your answer is on its way")
    supplier.wait_for_sync("Synced ")


def answer_at_once(retailer: Person, north: Person) -> None:
    """The answer arrives at the retailer's by itself."""
    offer(north, "3.90", "9.50")
    retailer.come()
    card = retailer.dashboard.cards["waiting_plus"]
    until(lambda: card.model.cell(0, 3).text == "1 of 2", "the retailer sees the first answer")


def type_and_crash(room: Room, west: Person) -> Person:
    """The second supplier is typing when the program dies; nothing typed is lost (law 13)."""
    west.come()
    west.wait_for_total("inquiries_plus", 1)
    number = west.open_first("inquiries_plus")
    west.enter("Items", 0, "Ready", "30")
    west.type_into_cell("Items", 0, "Price GBP", "3.75")
    west.wait_to_read("Kept on this computer ")
    until(lambda: '"3.75"' in typed_on(west.desk), f"the open cell is in the buffer: {typed_on(west.desk)}")
    west.crash()
    again = room.enter("west")
    again.come()
    assert again.open_first("inquiries_plus") == number
    view, _ = again.cell("Items", 0, 0)
    model = view.model()
    until(lambda: model.index(0, 5).data(Qt.ItemDataRole.EditRole) == "3.75", "the price is there again")
    assert model.index(0, 4).data(Qt.ItemDataRole.EditRole) == "30"
    return again


def typed_on(desk: DeskApp) -> str:
    """What the buffers of a desk hold."""
    with desk.store.reading() as db:
        return " ".join(str(row[0]) for row in db.query("SELECT body FROM buffer"))


def answer_offline(retailer: Person, west: Person) -> None:
    """Without a network an answer is written all the same, and the status says that it waits."""
    west.come()
    west.wait_for_sync("Offline")
    west.enter("Items", 0, "Back-order", "18")
    west.enter("Items", 0, "Date", "+7d")
    west.fill("Shipping cost, GBP", "4")
    west.press("Send answer")
    west.wait_to_read("It goes out as soon as there is a network.")
    west.wait_to_read("Your answer will be sent as soon as there is a connection")
    west.wait_for_sync("Offline, 2 waiting")
    assert retailer.dashboard.cards["waiting_plus"].model.cell(0, 3).text == "1 of 2"


def order_offline(retailer: Person, number: str) -> None:
    """The retailer assigns what is there, previews, sends, and closes; it waits until there is a network."""
    retailer.come()
    retailer.wait_for_sync("Offline")
    assert retailer.open_first("waiting_plus") == number
    retailer.enter("Answers: items by partners", 0, "Norrby Glas AB", "48")
    retailer.wait_to_read("Assigned 48 of 48")
    retailer.press("Preview and Send")
    retailer.wait_to_read("Order to Norrby Glas AB")
    retailer.press("Send 1 order")
    retailer.press("Yes, send and close")
    retailer.wait_to_read("1 order will be sent")
    retailer.wait_for_sync("Offline, ")


def ship(north: Person, target: Path) -> None:
    """The supplier opens the order, packs, prints the slip, and says who carries it."""
    north.come()
    north.go_home()
    north.wait_for_total("orders_to_ship", 1)
    north.open_first("orders_to_ship")
    north.press("Accept order")
    north.press("New shipment")
    north.wait_to_read("Packed 48 of 48")
    north.press("Packing slip…")
    north.press("PDF…")
    north.save_file_as(target)
    north.wait_to_read("Saved: ")
    north.keys(KEY.Key_Escape)
    until(lambda: north.place is north.window, "the preview closed")
    north.come()
    north.fill("Courier", "DPD")
    north.keys(KEY.Key_Escape)
    north.fill("Tracking number", "05320001234567")
    north.press("Confirm shipment")
    until(lambda: north.place is not north.window, "the question")
    north.press("Confirm shipment")
    north.wait_to_read("Shipment confirmed")
    north.wait_for_sync("Synced ")


def look_at_the_slip(path: Path) -> None:
    """The retailer's paper: its name and logo, the goods, and neither a price nor the customer's e-mail."""
    document = pypdfium2.PdfDocument(path)  # type: ignore[no-untyped-call]
    try:
        page = document[0]
        text = page.get_textpage().get_text_bounded()
        pictures = [each for each in page.get_objects() if isinstance(each, pypdfium2.PdfImage)]
    finally:
        document.close()  # type: ignore[no-untyped-call]
    for word in ("Larch & Linden", "Galerie Hartwig", "APY-MUG-0312", "48", "Thank you for your order."):
        assert word in text
    for word in ("3.90", "9.50", "187", EMAIL, "@"):
        assert word not in text
    assert pictures, "the logo is missing"


def hear_of_it(retailer: Person) -> None:
    """The retailer sees it shipped, and gets the message for the customer, e-mail included."""
    retailer.come()
    retailer.wait_for_sync("Synced ")
    retailer.go_home()
    retailer.wait_for_total("shipped_14", 1)
    retailer.wait_for_total("waiting_plus", 0)
    retailer.wait_for_total("orders_waiting", 0)
    retailer.open_first("shipped_14")
    retailer.wait_to_read("Shipped")
    retailer.press("Customer message…")
    message = retailer.wait_for(QPlainTextEdit, "Message for the customer").toPlainText()
    for word in (EMAIL, "DPD", "05320001234567"):
        assert word in message
    retailer.press("Copy")
    until(lambda: QApplication.clipboard().text() == message, "the message is in the clipboard")
    retailer.keys(KEY.Key_Escape, PLAIN)
    assert retailer.sync_sentence.startswith("Synced ")


def hear_what_became_of_it(west: Person) -> None:
    """The answer that was written without a network lost, and its author is told."""
    west.come()
    west.wait_for_sync("Synced ")
    west.wait_to_read("Your answer was not selected")
