# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first start: two doors, errors in words, the language at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.errors import OutageError, UserError
from tests.gui.shell.canned import House, house_in
from ui.screens.welcome.screen import WelcomeScreen
from ui.theme import Theme


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


def _fill(welcome: WelcomeScreen, **more: str) -> None:
    values = {"server": "b2b.example.com", "email": "mara@example.com", "password": "secret"}
    welcome.form.form.set_values(values | more)


def test_the_server_is_filled_in_already(welcome: WelcomeScreen) -> None:
    assert welcome.form.form.values()["server"] == "b2b.example.com"


def test_enter_signs_in(house: House, welcome: WelcomeScreen) -> None:
    _fill(welcome)
    control = welcome.form.form.field("password").control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Return)
    house.settle()
    assert house.done == [("sign_in", "b2b.example.com", "mara@example.com", "secret")]


def test_a_password_keeps_its_spaces(house: House, welcome: WelcomeScreen) -> None:
    _fill(welcome, email=" mara@example.com ", password=" se cret ")
    welcome.form.submit()
    house.settle()
    assert house.done == [("sign_in", "b2b.example.com", "mara@example.com", " se cret ")]


def test_empty_fields_are_named_and_nothing_is_asked(house: House, welcome: WelcomeScreen) -> None:
    welcome.form.form.set_values({"server": "", "email": "nonsense", "password": ""})
    welcome.sign_in.click()
    house.settle()
    assert house.done == []
    assert [key for key in welcome.form.form.keys if welcome.form.form.field(key).error] == [
        "server",
        "email",
        "password",
    ]


def test_a_wrong_password_is_said_in_words(house: House, welcome: WelcomeScreen) -> None:
    house.trouble = UserError("sign_in.wrong", "E-mail address or password is wrong.")
    _fill(welcome)
    welcome.sign_in.click()
    house.settle()
    assert welcome.form.message.label.text() == "E-mail address or password is wrong."
    assert welcome.form.message.isVisible()
    assert welcome.sign_in.isEnabled()
    house.trouble = None
    welcome.sign_in.click()
    house.settle()
    assert house.window.context is not None


def test_a_refusal_of_a_field_stands_at_the_field(house: House, welcome: WelcomeScreen) -> None:
    house.trouble = UserError("server.address", "“x” is not the address of a server.", "server")
    _fill(welcome, server="x")
    welcome.sign_in.click()
    house.settle()
    assert welcome.form.form.field("server").error == "“x” is not the address of a server."


def test_no_network_is_said_calmly(house: House, welcome: WelcomeScreen) -> None:
    house.trouble = OutageError("network.unreachable", "The server cannot be reached. Work goes on here.")
    _fill(welcome)
    welcome.sign_in.click()
    house.settle()
    assert welcome.form.message.label.text() == "The server cannot be reached. Work goes on here."
    assert welcome.form.message.label.property("tone") == "grey"


def test_the_sample_door_opens_the_samples(house: House, welcome: WelcomeScreen) -> None:
    welcome.samples.click()
    house.settle()
    assert house.done == [("open_sample",)]
    assert house.front.route.screen == "dashboard"


def test_a_sample_that_does_not_open_says_why(house: House, welcome: WelcomeScreen) -> None:
    house.trouble = UserError("sample.none", "This program was started without sample data.")
    welcome.samples.click()
    house.settle()
    assert welcome.sample_message.isVisible()
    assert welcome.sample_message.label.text() == "This program was started without sample data."
    assert welcome.samples.isEnabled()


def test_the_language_switches_and_keeps_what_was_typed(house: House, welcome: WelcomeScreen) -> None:
    _fill(welcome)
    welcome.languages.chosen.emit("fr")
    house.settle()
    assert welcome.sign_in.text() == "Se connecter"
    assert welcome.form.form.values()["email"] == "mara@example.com"
    assert house.window.settings.value("language") == "fr"
    welcome.languages.chosen.emit("en")
    house.settle()
    assert welcome.sign_in.text() == "Sign in"


def test_the_caret_waits_in_the_first_empty_field(welcome: WelcomeScreen) -> None:
    assert welcome.focusWidget() is welcome.form.form.field("email").control


def test_a_refused_field_gets_the_caret(house: House, welcome: WelcomeScreen) -> None:
    house.trouble = UserError("server.address", "“x” is not the address of a server.", "server")
    _fill(welcome, server="x")
    welcome.form.form.field("password").control.setFocus()
    welcome.sign_in.click()
    house.settle()
    assert welcome.focusWidget() is welcome.form.form.field("server").control


def test_the_frame_speaks_the_language_chosen_here(house: House, welcome: WelcomeScreen) -> None:
    house.desk.organisation = dataclasses.replace(house.desk.organisation, language="fr")
    welcome.languages.chosen.emit("fr")
    house.settle()
    again = house.window.findChild(WelcomeScreen)
    assert again is not None
    _fill(again)
    again.sign_in.click()
    house.settle()
    assert house.window.strip.new.text() == "Nouvelle demande"
    house.window.language.switch("en")
