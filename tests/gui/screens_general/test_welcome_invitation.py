# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The invitation door of the first start (S2.25, S2.26): the code, who invites, a company, and one is in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.invitations import InvitationCard, InvitationReply
from tests.gui.shell.canned import House, house_in
from ui.screens.welcome.invited import InvitationDialog
from ui.screens.welcome.screen import WelcomeScreen
from ui.theme import Theme
from ui.widgets import Dialog


@pytest.fixture
def house(tmp_path: Path, theme: Theme) -> Iterator[House]:
    """A window in which nobody is signed in."""
    with house_in(tmp_path, theme) as made:
        made.desk.signed_in = False
        made.start()
        yield made


@pytest.fixture
def welcome(house: House) -> WelcomeScreen:
    found = house.window.findChild(WelcomeScreen)
    assert found is not None
    return found


def _show(house: House, welcome: WelcomeScreen) -> InvitationDialog:
    welcome.code.form.set_values({"code": " ABCDE-FGHIJ "})
    control = welcome.code.form.field("code").control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Return)
    house.settle()
    assert house.done == [("look_at_invitation", "b2b.example.com", "ABCDE-FGHIJ")]
    house.done.clear()
    assert welcome.code.dialog is not None
    return welcome.code.dialog


def test_whoever_is_to_keep_goods_reads_it_on_the_invitation(house: House, welcome: WelcomeScreen) -> None:
    card = InvitationCard(
        "Giftware & Co", "Depot", "eva@depot.example", "", 0, "Europe/Paris", "en", kind="fulfilment_centre"
    )
    dialog = InvitationDialog(house.tasks, house.window.services, "en", "b2b.example.com", "A", house.window)
    dialog.show_invitation(card)
    assert dialog.title_label.text() == "Giftware & Co invites you as its fulfilment centre"
    dialog.deleteLater()


def test_the_invitation_is_shown_and_followed(house: House, welcome: WelcomeScreen) -> None:
    dialog = _show(house, welcome)
    assert dialog.title_label.text() == "Giftware & Co invites you"
    assert (dialog.form.values()["company"], dialog.form.values()["email"]) == ("Lamps", "eva@lamps.example")
    dialog.form.set_values({"name": "Eva Lind", "password": " lamps are bright ", "country": "SE"})
    dialog.verb_button.click()
    house.settle()
    ((name, server, reply),) = house.done
    assert (name, server) == ("accept_invitation", "b2b.example.com")
    assert isinstance(reply, InvitationReply)
    assert (reply.code, reply.company, reply.name) == ("ABCDE-FGHIJ", "Lamps", "Eva Lind")
    assert (reply.password, reply.country, reply.language) == (" lamps are bright ", "SE", "en")
    assert reply.time_zone
    assert house.window.context is not None
    assert house.front.route.screen == "dashboard"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("invitation.used", "This invitation was followed already: sign in instead."),
        ("invitation.expired", "The time of this invitation is over. Ask for a new one."),
    ],
)
def test_a_code_that_is_no_longer_good_is_refused_at_its_field(
    house: House, welcome: WelcomeScreen, code: str, words: str
) -> None:
    house.trouble = UserError(code, words, "code")
    welcome.code.form.set_values({"code": "ABCDE"})
    welcome.follow.click()
    house.settle()
    assert welcome.code.form.field("code").error == words
    assert welcome.code.dialog is None
    assert welcome.follow.isEnabled()


def test_no_code_is_named_and_no_network_is_said_calmly(house: House, welcome: WelcomeScreen) -> None:
    welcome.follow.click()
    house.settle()
    assert house.done == []
    assert welcome.code.form.field("code").error
    house.trouble = OutageError("network.unreachable", "The server cannot be reached. Work goes on here.")
    welcome.code.form.set_values({"code": "ABCDE"})
    welcome.follow.click()
    house.settle()
    assert welcome.code.message.label.property("tone") == "grey"


def test_what_the_server_refuses_stands_at_its_field_and_nothing_typed_is_lost(
    house: House, welcome: WelcomeScreen
) -> None:
    dialog = _show(house, welcome)
    words = "Somebody has this e-mail address already: enter the password of that account."
    house.trouble = UserError("invitation.account_known", words, "password")
    dialog.form.set_values({"name": "Eva Lind", "password": "lamps are bright"})
    dialog.verb_button.click()
    house.settle()
    assert dialog.form.field("password").error == words
    assert dialog.form.values()["name"] == "Eva Lind"
    assert dialog.verb_button.isEnabled()
    house.trouble = None
    dialog.verb_button.click()
    house.settle()
    assert house.window.context is not None


def test_a_short_password_asks_nobody(house: House, welcome: WelcomeScreen) -> None:
    dialog = _show(house, welcome)
    dialog.form.set_values({"name": "Eva", "password": "short"})
    dialog.verb_button.click()
    house.settle()
    assert house.done == []
    assert dialog.form.field("password").error == "8 characters at least"


def test_declining_is_asked_once_more(house: House, welcome: WelcomeScreen) -> None:
    dialog = _show(house, welcome)
    dialog.decline_button.click()
    question = next(each for each in dialog.findChildren(Dialog) if each.isVisible())
    question.verb_button.click()
    house.settle()
    assert house.done == [("decline_invitation", "b2b.example.com", "ABCDE-FGHIJ", "")]
    assert house.window.context is None


def test_the_code_survives_a_switch_of_the_language(house: House, welcome: WelcomeScreen) -> None:
    welcome.code.form.set_values({"code": "ABCDE"})
    welcome.languages.chosen.emit("fr")
    house.settle()
    assert welcome.code.form.values()["code"] == "ABCDE"
    assert welcome.follow.text() == "Afficher l’invitation"
    welcome.languages.chosen.emit("en")
    house.settle()
