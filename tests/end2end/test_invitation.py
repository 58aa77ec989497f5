# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From an invitation to an order, in windows of both sides over a real server process and a real relay.

A letter with a code (S2.25, S2.93), typed at the first start (S2.26), connected (S2.28). Asked with address,
items and partners (S2.60, S2.67, S2.70), sent (S2.77); answered with quantity, price and shipping (S2.80); a
quantity proposed and accepted (N18); assigned (S2.81), previewed and sent (S2.84), closed (S2.85): one order
(S2.88). Its partner, being authorised (S2.29, A9), proposes another price for it, which the retailer accepts,
and takes the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.window import window_services
from desktop_b2b.services.queries import ListTransactions
from sync.server.mail import ENVIRONMENT
from tests.end2end.people import CONTROL, KEY, Person, until
from tests.end2end.test_windows import EMAIL, Room, offer
from tests.end2end.trading import market
from tests.sync_flows.server.relay import Relay
from ui.language import Language
from ui.main import build_window
from ui.screens.dashboard.screen import DashboardScreen
from ui.screens.partners.editor import PartnerScreen
from ui.screens.welcome.code import CodeForm
from ui.shell.screen import Route
from ui.theme import Theme

_CODE = re.compile(r"^Invitation code: (\S+)", re.MULTILINE)
pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


class Newcomer(Person):
    """Somebody whose program starts for the first time."""

    def __init__(self, name: str, desk: DeskApp, theme: Theme, language: Language) -> None:
        self.name, self.desk = name, desk
        self.window = build_window(desk, window_services(desk), theme, language)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.start()
        until(lambda: self.window.findChild(CodeForm), f"{name}: the first screen")

    def enter_code(self, server: str, code: str) -> None:
        """Type what the letter says."""
        form = self.window.findChild(CodeForm)
        assert form is not None
        for key, text in (("server", server), ("code", code)):
            control = form.form.field(key).control
            assert isinstance(control, QLineEdit)
            control.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(control, KEY.Key_A, CONTROL)
            QTest.keyClicks(control, text)


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


@pytest.fixture
def room(tmp_path: Path, qapp: QApplication, relay: Relay, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv(ENVIRONMENT, relay.url)
    theme = Theme.install(qapp, "light", bundled=True, pixels=13)
    theme.reduced_motion = True
    with market(tmp_path) as found:
        made = Room(tmp_path, found, theme)
        try:
            yield made
        finally:
            for person in made.present.values():
                person.leave()
            theme.reduced_motion = False


def test_s2_25_from_the_invitation_to_the_order(room: Room, relay: Relay) -> None:
    retailer = room.enter("retailer")
    code = invite(retailer, relay)
    eva = follow(room, code)
    hear_of_it(retailer, relay)
    ask(retailer)
    offer(eva, "3.90", "0")
    fewer(eva)
    agree(retailer)
    order(retailer)
    dearer(eva)
    agree_again(retailer)
    accept(eva)


def invite(retailer: Person, relay: Relay) -> str:
    """A card is filled, a letter goes; the code that stands in it."""
    retailer.come()
    retailer.wait_for_sync("Synced ")
    retailer.press("My partners")
    retailer.press("New partner")
    until(lambda: isinstance(retailer.screen, PartnerScreen), "the card")
    retailer.fill("Name", "Lamps & Co")
    retailer.fill("E-mail", "eva@lamps.example")
    retailer.press("Change Order authorized: the partner may propose changes of an order")
    retailer.fill("Personal message", "Dear Eva, we need lamps.")
    retailer.press("Invite")
    retailer.wait_to_read("Lamps & Co is invited")
    retailer.wait_for_sync("Synced ")
    letter = relay.mail()
    assert letter["To"] == "eva@lamps.example"
    text = str(letter.get_content()).replace("\r\n", "\n")
    assert "Dear Eva, we need lamps." in text
    found = _CODE.search(text)
    assert found is not None
    return found[1]


def follow(room: Room, code: str) -> Newcomer:
    """The code is typed at the first start; a company is named, and one is in."""
    desk = DeskApp(room.folder / "eva", key_place="file")
    eva = Newcomer("eva", desk, room.theme, room.language)
    room.present["eva"] = eva
    eva.come()
    eva.enter_code(room.market.server.address, code)
    eva.press("Show the invitation")
    eva.wait_to_read("Larch & Linden invites you")
    eva.fill("Your name", "Eva Lind")
    eva.fill("Password", "lamps are bright")
    eva.press("Follow the invitation")
    until(lambda: isinstance(eva.screen_or_none(), DashboardScreen), "eva: the dashboard")
    until(lambda: eva.dashboard.cards, "eva: the widgets")
    return eva


def hear_of_it(retailer: Person, relay: Relay) -> None:
    """The retailer sees it in the card, and reads it in a mail."""
    retailer.come()
    retailer.wait_to_read("Connected")
    assert relay.mail()["Subject"] == "Lamps & Co is connected"


def ask(retailer: Person) -> None:
    """The new partner is asked at once."""
    retailer.keys(KEY.Key_N, CONTROL)
    until(lambda: retailer.screen.title() == "New request", "the editor")
    for field, text in (
        ("Company", "Galerie Hartwig"),
        ("Contact", "Jens Hartwig"),
        ("Address", "Am Wall 118"),
        ("Postal code", "28195"),
        ("City", "Bremen"),
        ("E-mail", EMAIL),
    ):
        retailer.fill(field, text)
    retailer.choose("Country", "Germany")
    retailer.enter("Items", 0, "SKU", "LAMP-1")
    retailer.enter("Items", 0, "Description", "Desk lamp")
    retailer.enter("Items", 0, "Qty", "12")
    retailer.press("Add partner")
    retailer.pick("Lamps & Co")
    retailer.press("Send")
    retailer.wait_to_read("Waiting for answer")
    retailer.wait_for_sync("Synced ")
    retailer.go_home()


def propose(eva: Person, kind: str, field: str, text: str, reason: str) -> None:
    """Say in the dialog what is proposed."""
    eva.press("Propose a change…")
    eva.wait_to_read("The line stays as it is until the retailer accepts.")
    eva.press(kind)
    eva.fill(field, text)
    eva.fill("Reason", reason)
    eva.press("Propose")
    eva.wait_to_read("Your proposal is on its way")
    eva.wait_for_sync("Synced ")


def fewer(eva: Person) -> None:
    """After the answer fewer are there: that is proposed, not chatted (N18)."""
    propose(eva, "Quantity", "Quantity", "10", "Two broke")
    eva.wait_to_read("Quantity 12 to 10")


def agree(retailer: Person) -> None:
    """The retailer finds it beneath the answers, and accepts it."""
    retailer.come()
    retailer.wait_for_total("need_attention", 1)
    retailer.open_first("need_attention")
    retailer.wait_to_read("Quantity 12 to 10")
    retailer.press("Accept")
    retailer.wait_to_read("Proposal accepted")
    retailer.wait_to_read("Not enough")


def order(retailer: Person) -> None:
    """What is left is assigned, looked at and ordered (S2.81–S2.88)."""
    retailer.enter("Answers: items by partners", 0, "Lamps & Co", "10")
    retailer.wait_to_read("Assigned 10 of 12")
    retailer.press("Preview and Send")
    retailer.wait_to_read("Order to Lamps & Co")
    retailer.press("Send 1 order")
    retailer.press("Yes, send and close")
    retailer.wait_to_read("Ordered")
    retailer.wait_for_sync("Synced ")


def dearer(eva: Person) -> None:
    """An order has come, and its partner may propose a change (S2.29, A9)."""
    eva.come()
    eva.go_home()
    eva.wait_for_total("orders_to_ship", 1)
    eva.open_first("orders_to_ship")
    propose(eva, "Price", "Price, GBP", "4.10", "The glass went up")


def agree_again(retailer: Person) -> None:
    """The retailer opens the order from the request, and accepts."""
    retailer.come()
    (row,) = retailer.desk.answer(ListTransactions(query="kind:order", limit=5)).rows
    retailer.window.open(Route("order", row.id))
    retailer.wait_to_read("Price 3.90 to 4.10 GBP")
    retailer.press("Accept")
    retailer.wait_to_read("Proposal accepted")
    retailer.wait_to_read("GBP 41.00")
    retailer.wait_for_sync("Synced ")


def accept(eva: Person) -> None:
    """What was agreed is what is accepted, at both desks."""
    eva.come()
    eva.wait_to_read("GBP 41.00")
    eva.press("Accept order")
    eva.wait_to_read("Order accepted")
