# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When the company works, typed in My account: zone, hours, breaks, holidays, own days (S2.5, A6)."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop_b2b.services.queries import GetBuffer, GetOrganisation, ListOutbox
from tests.gui.screens_general.stage import Office
from ui.screens.settings.calendar_card import BUFFER, CalendarCard
from ui.screens.settings.calendar_copy import CLOSING, COUNTRY, EXTRA, REGION
from ui.screens.settings.screen import SettingsScreen
from ui.shell.screen import Route


def _card(office: Office) -> CalendarCard:
    office.start()
    return office.open(SettingsScreen, Route("settings")).calendar


def _type(office: Office, card: CalendarCard, key: str, text: str) -> None:
    control = card.form.field(key).control
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    if isinstance(control, QPlainTextEdit):
        control.setPlainText(text)
    else:
        control.selectAll()
        QTest.keyClicks(control, text)
    card.form.left.emit(key)
    office.settle()


def _choose(office: Office, card: CalendarCard, key: str, value: str) -> None:
    combo = card.form.field(key).control
    assert isinstance(combo, QComboBox)
    place = combo.findData(value)
    assert place >= 0, value
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    office.settle()


def test_hours_with_a_break_are_stored(office: Office) -> None:
    card = _card(office)
    card.usual.click()
    office.settle()
    _type(office, card, "day0", "9:00-12:00 13:00-17:30")
    week = office.ask(GetOrganisation()).work_week
    assert week == ("09:00-12:00 13:00-17:30", *["09:00-17:00"] * 4, "", "")
    assert card.copy.value("day0") == "09:00-12:00 13:00-17:30", "as it is kept"


def test_hours_that_are_none_are_refused_at_their_field_and_nothing_is_lost(office: Office) -> None:
    card = _card(office)
    _type(office, card, "day0", "17:00-9:00")
    assert "ends before it begins" in card.form.field("day0").error
    assert office.ask(GetOrganisation()).work_week == ()
    assert office.ask(ListOutbox()) == []
    card.leave()
    office.settle()
    kept = office.ask(GetBuffer(kind=BUFFER, target_id=office.desk.company))
    assert kept is not None
    assert "17:00-9:00" in kept.body


def test_a_week_in_which_nobody_works_is_refused_in_words(office: Office) -> None:
    card = _card(office)
    _type(office, card, "day0", "9:00-9:01")
    assert card.message.isVisible()
    assert "leave next to no time" in card.message.label.text()


def test_holidays_by_country_and_region(office: Office) -> None:
    card = _card(office)
    _choose(office, card, COUNTRY, "DE")
    _choose(office, card, REGION, "BY")
    organisation = office.ask(GetOrganisation())
    assert (organisation.holiday_country, organisation.holiday_region) == ("DE", "BY")
    _choose(office, card, COUNTRY, "FR")
    organisation = office.ask(GetOrganisation())
    assert (organisation.holiday_country, organisation.holiday_region) == ("FR", "")


def test_closing_days_and_days_with_other_hours(office: Office) -> None:
    card = _card(office)
    _type(office, card, CLOSING, "2026-12-31\n2026-12-24")
    _type(office, card, EXTRA, "2026-12-20 9:00-12:00")
    organisation = office.ask(GetOrganisation())
    assert organisation.closing_days == ("2026-12-24", "2026-12-31")
    assert organisation.extra_days == ("2026-12-20 09:00-12:00",)
    _type(office, card, CLOSING, "24.12.")
    assert "2026-12-24" in card.form.field(CLOSING).error
    assert office.ask(GetOrganisation()).closing_days == ("2026-12-24", "2026-12-31")
