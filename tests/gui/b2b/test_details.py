# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The details of a B2B order, line by line of the guide, and as the centre sees them (S1.28–S1.34, S1.41)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.domain.commands.fulfilment import ChangeB2BOrder, CreateB2BOrder, SetInsurance
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import LOCK_WORDS
from desktop_b2b.services.queries import B2BOrderView, LockView
from tests.gui.b2b.stage import STORE, Depot, stock_depot
from tests.gui.b2b.steps import LEFT
from tests.gui.b2b.test_order_details import created, facts, ready
from tests.gui.screens_general.stage import Office
from tests.sync_flows.docks import send_off
from tests.sync_flows.world import world_in
from ui.screens.b2b_order.changing import TakeOffDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_order.words import lock_words
from ui.screens.floor.pick import PickStation
from ui.screens.floor.screen import FloorScreen
from ui.screens.help.screen import HelpScreen
from ui.screens.record.reason import ReasonDialog
from ui.shell.screen import Route
from ui.theme import Theme
from ui.widgets import PlainLabel

D = Decimal


def words(screen: B2BOrderScreen) -> str:
    """All that can be read on the page and beside it."""
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisibleTo(screen))


def left(depot: Depot, screen: B2BOrderScreen) -> None:
    """The order is picked, packed and sent off at the centre."""
    depot.office.world.settle()
    send_off(depot.desk, screen.order_id)
    depot.office.world.settle()
    depot.settle()


def test_s1_28_30_31_what_is_locked_says_why(depot: Depot) -> None:
    """S1.28, S1.30, S1.31: the recipient until it is picked; centre and reserve date never, by any door."""
    screen = created(depot)
    assert any(act == "Edit the recipient…" for act, _do in screen.doing.acts(_view(screen)))
    assert "Number, fulfilment centre and reserve date are final." in screen.panel.final.text()
    fields = ChangeB2BOrder.__struct_fields__
    assert not {"link_id", "reserve_on", "number"} & set(fields)
    left(depot, screen)
    assert not any(act == "Edit the recipient…" for act, _do in screen.doing.acts(_view(screen)))
    assert "Final since the order left the fulfilment centre: recipient, " in screen.panel.lock.text()
    with pytest.raises(UserError, match="left the fulfilment centre"):
        depot.shop.do(ChangeB2BOrder(b2b_order_id=screen.order_id, city="Leeds"))


def _view(screen: B2BOrderScreen) -> B2BOrderView:
    assert screen.view is not None
    return screen.view


def test_s1_29_32_33_what_is_shown_when(depot: Depot) -> None:
    """S1.29, S1.32, S1.33: its number at once, names of carrier and service, measures once it is packed."""
    screen = created(depot)
    assert screen.title() == _view(screen).order.number
    assert "Parcel, provider buys. UPS – Ground" in facts(screen)
    assert screen.units.isHidden()
    left(depot, screen)
    assert not screen.units.isHidden()
    (unit,) = depot.shop.rows(e.HandlingUnit)
    assert unit.weight_entered in words(screen)
    assert unit.sscc in words(screen)


def test_s1_32_each_box_says_what_is_in_it_and_what_it_weighs(depot: Depot) -> None:
    """S1.32: contents by product, and the weight of all of them beside the title."""
    screen = created(depot)
    left(depot, screen)
    assert "5 × MUG" in words(screen)
    assert "Box 1 of 1" in words(screen)
    (unit,) = depot.shop.rows(e.HandlingUnit)
    assert f"1 box, {unit.weight_entered}" in words(screen)


def test_s1_37_the_next_step_stands_in_the_header(depot: Depot) -> None:
    """S1.37: what mends the first reason; nothing where only others can act."""
    screen = created(depot, units=100)
    depot.office.world.settle()
    depot.settle()
    assert screen.next_button.text() == "Take units off…"
    QTest.mouseClick(screen.next_button, LEFT)
    depot.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TakeOffDialog)
    dialog.reject()
    depot.settle()
    assert created(depot).next_button.isHidden()


def test_cancelling_is_not_asked_with_two_words_for_cancel(depot: Depot) -> None:
    """Of "Cancel order" and "Cancel" nobody knows which is which."""
    screen = created(depot)
    screen.doing.cancel()
    depot.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    assert (dialog.verb_button.text(), dialog.cancel_button.text()) == ("Cancel order", "Keep the order")
    dialog.reject()


def test_s1_33_freight_has_no_shipping_options(depot: Depot) -> None:
    """S1.33: carrier and service are shown of parcels alone."""
    screen = created(depot, mode="freight", carrier="old_dominion", service="ltl")
    assert "Freight, provider buys" in facts(screen)
    assert "Old Dominion" not in facts(screen)


def test_s1_34_the_signature_follows_the_insured_value(depot: Depot) -> None:
    """S1.34, A4: below the limit nobody signs, from it on somebody must; at the rate that was recorded."""
    screen = created(depot, currency="EUR")
    for value, rate, signs in (("299", "1", False), ("299", "1.10", True), ("100", "1.10", False)):
        depot.shop.do(
            SetInsurance(
                b2b_order_id=screen.order_id, insured_value=D(value), insured_rate=D(rate),
                insured_rate_on="2026-11-02", insured_rate_source="ECB",
            )
        )  # fmt: skip
        depot.settle()
        assert ("Signature on delivery is required" in facts(screen)) is signs, (value, rate)


class Mail(QObject):
    """The program that writes e-mail."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_s1_40_an_e_mail_to_the_centre_has_the_number_in_its_subject(depot: Depot) -> None:
    """S1.40: to the address on the partner's card; where there is none that is said."""
    screen = created(depot)
    mail = Mail()
    QDesktopServices.setUrlHandler("mailto", mail, "take")  # type: ignore[arg-type]  # bytes are refused
    try:
        (card,) = (one for one in depot.shop.rows(e.Partner) if one.link_id == depot.dock.link)
        assert not card.email
        QTest.mouseClick(screen.panel.mail_button, LEFT)
        depot.settle()
        assert mail.urls == []
        depot.shop.do(SavePartner(partner_id=card.id, email="floor+help@depot.example"))
        QTest.mouseClick(screen.panel.mail_button, LEFT)
        depot.settle()
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    (url,) = mail.urls
    assert url.path() == "floor+help@depot.example"
    subject = QUrlQuery(url).queryItemValue("subject", QUrl.ComponentFormattingOption.FullyDecoded)
    assert subject.startswith(f"Order {screen.title()}, ")


def test_s1_28_locks_are_told_in_french(depot: Depot) -> None:
    """What is locked says why in whatever language the window speaks."""
    depot.office.language.switch("fr")
    try:
        for why, words in LOCK_WORDS.items():
            told = lock_words(LockView(part="recipient", is_open=False, why=why, text=words))
            assert told != words, why
    finally:
        depot.office.language.switch("en")


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("", "B2B order guidelines"), ("turnaround", "Turnaround"),
        ("shopify", "Importing B2B orders from Shopify"), ("lots", "Pick by lot"),
        ("attachments", "Attachments"), ("freight", "Freight that the centre books"),
    ],
)  # fmt: skip
def test_s1_41_the_guide_is_one_click_away(depot: Depot, part: str, heading: str) -> None:
    """S1.41: overview, turnaround, Shopify import, pick by lot, attachments, freight."""
    screen = created(depot)
    QTest.mouseClick(screen.panel.guides.links[part], LEFT)
    depot.settle()
    front = depot.office.front
    assert isinstance(front, HelpScreen)
    assert (front.topic, front.reader.heading) == ("guidelines", heading)


def test_s1_28_as_the_centre_sees_it(tmp_path: Path, theme: Theme) -> None:
    """S1.28, N15: the centre reads what it packs, and nothing of what is the retailer's alone."""
    with world_in(tmp_path, past=stock_depot) as world:
        office = Office(world, theme, tmp_path, company="depot")
        try:
            depot = Depot(office, world.told, office.desk)
            draft_id = ready(depot, instructions="Heavy goods at the bottom", services=("kitting*2",))
            office.shop.do(CreateB2BOrder(b2b_draft_id=draft_id, order_value=D("77.77")))
            world.settle()
            office.start()
            screen = office.open(B2BOrderScreen, Route("b2b_order", depot.order_of(draft_id)))
            said = words(screen)
            for part in ("Heavy goods at the bottom", "2 × Kitting (proven by a count)", "UPS – Ground",
                         "18 Quay Street", "5 units"):  # fmt: skip
                assert part in said, part
            for secret in (STORE["email"], "77.77", "Why this centre"):
                assert secret not in said, secret
            assert screen.duplicate_button.isHidden()
            assert screen.support_button.isHidden()
            acts = [act for act, _do in screen.doing.acts(_view(screen))]
            assert "Put on hold…" in acts
            assert not {"Insure…", "Edit the recipient…", "Cancel order…"} & set(acts)
            assert screen.next_button.text() == "Pick"
            QTest.mouseClick(screen.next_button, LEFT)
            office.settle()
            floor = office.front
            assert isinstance(floor, FloorScreen)
            assert isinstance(floor.station, PickStation)
            assert floor.station.order_ids == (depot.order_of(draft_id),)
        finally:
            office.close()
