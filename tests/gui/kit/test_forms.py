# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Forms: values, validation on leaving, locks, moments."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.forms.form import Form
from ui.forms.moments import MomentError, format_moment, parse_moment, zone_name
from ui.forms.spec import FieldKind, FieldSpec
from ui.theme import Theme
from ui.widgets import PlainLabel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 19, 10, 42, tzinfo=AMSTERDAM)  # a Thursday
EN = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
FR = QLocale(QLocale.Language.French, QLocale.Country.France)


def _postal(value: object) -> str | None:
    return None if len(str(value)) == 5 else "Five digits in Germany"


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    made = Form(now=lambda: NOW)
    made.add_row(
        (FieldSpec("name", "Name", required=True), 6), (FieldSpec("post", "Post", validate=_postal), 6)
    )
    made.add_row(
        (FieldSpec("mail", "E-mail", FieldKind.EMAIL), 6), (FieldSpec("due", "Due", FieldKind.MOMENT), 6)
    )
    made.add_row(
        (FieldSpec("price", "Price", FieldKind.DECIMAL), 4),
        (FieldSpec("land", "Land", FieldKind.CHOICE, options=(("de", "Germany"), ("fr", "France"))), 4),
        (FieldSpec("how", "How", FieldKind.SEGMENT, options=(("p", "Parcel"), ("f", "Freight"))), 4),
    )
    made.add_row(
        (FieldSpec("note", "Note", FieldKind.MULTILINE), 8), (FieldSpec("ok", "OK", FieldKind.CHECK), 4)
    )
    qtbot.add_widget(made)
    with qtbot.wait_active(made):
        made.show()
        made.activateWindow()
    return made


def _line(form: Form, key: str) -> QLineEdit:
    control = form.field(key).control
    assert isinstance(control, QLineEdit)
    return control


def test_values_go_in_and_out_without_being_told(qtbot: QtBot, form: Form) -> None:
    values = {
        "name": "Galerie",
        "post": "28195",
        "mail": "a@b.example",
        "due": NOW.replace(minute=0),
        "price": Decimal("4.20"),
        "land": "fr",
        "how": "f",
        "note": "one\ntwo",
        "ok": True,
    }
    with qtbot.assert_not_emitted(form.edited):
        form.set_values(values)
    assert form.values() == values
    assert form.problems() == {}


def test_each_change_is_told(qtbot: QtBot, form: Form) -> None:
    told: list[tuple[str, object]] = []
    form.edited.connect(lambda key, value: told.append((key, value)))
    QTest.keyClicks(_line(form, "name"), "Ab")
    QTest.keyClicks(_line(form, "price"), "4,5")
    assert told[:2] == [("name", "A"), ("name", "Ab")]
    assert told[-1] == ("price", Decimal("4.5"))


def test_ux_27_validation_waits_until_the_field_is_left(form: Form) -> None:
    form.focus_field("post")
    QTest.keyClicks(_line(form, "post"), "2819")
    assert form.field("post").error == ""
    QTest.keyClick(_line(form, "post"), Qt.Key.Key_Tab)
    assert form.field("post").error == "Five digits in Germany"
    assert _line(form, "post").property("state") == "error"
    form.focus_field("post")
    QTest.keyClick(_line(form, "post"), Qt.Key.Key_End)
    QTest.keyClicks(_line(form, "post"), "5")
    assert form.field("post").error == "", "mended while typing"


def test_ux_27_a_refusal_of_one_field_leaves_what_others_find_by_themselves(form: Form) -> None:
    form.set_values({"name": "Galerie"})
    form.focus_field("post")
    QTest.keyClicks(_line(form, "post"), "2819")
    QTest.keyClick(_line(form, "post"), Qt.Key.Key_Tab)
    form.set_errors({"name": "This name is taken"})
    assert form.field("name").error == "This name is taken"
    assert form.field("post").error == "Five digits in Germany"
    assert form.field("mail").error == "", "nobody was there yet"
    form.set_errors({})
    assert form.field("name").error == ""


def test_ux_32_two_meanings_are_offered_to_choose_from(form: Form) -> None:
    told: list[object] = []
    form.edited.connect(lambda _key, value: told.append(value))
    form.focus_field("price")
    QTest.keyClicks(_line(form, "price"), "1.234")
    field = form.field("price")
    assert not field.choices.isVisible(), "not while it is typed"
    QTest.keyClick(_line(form, "price"), Qt.Key.Key_Tab)
    assert field.error == "“1.234” has two meanings: 1,234 or 1.23?"
    buttons = field.choices.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["1,234", "1.23"]
    buttons[0].click()
    assert told[-1] == Decimal(1234)
    assert _line(form, "price").text() == "1234.00"
    assert field.error == ""
    assert not field.choices.isVisible()


def test_the_summary_names_every_field(form: Form) -> None:
    form.set_values({"mail": "nobody", "price": "1.234", "due": "whenever"})
    problems = form.validate()
    assert set(problems) == {"name", "mail", "price", "due"}
    assert "two meanings" in problems["price"]
    assert form.focus_field("mail")
    assert form.field("mail").control.hasFocus()
    assert not form.focus_field("none")


def test_ux_36_why_all_fields_are_locked_stands_above_them_all(form: Form) -> None:
    """Beneath the first it would seem to be of that one alone."""
    form.lock_all("The retailer says all of this")
    QTest.qWaitForWindowExposed(form)
    (above,) = [
        one for one in form.findChildren(PlainLabel) if one.isVisibleTo(form) and "retailer" in one.text()
    ]
    assert above.mapTo(form, QPoint(0, above.height())).y() <= min(form.field(key).y() for key in form.keys)
    assert form.locked_words == "The retailer says all of this"
    for key in form.keys:
        assert form.field(key).control.accessibleDescription() == form.locked_words, key
    form.lock_all("")
    assert form.locked_words == ""
    assert not _line(form, "name").isReadOnly()


def test_a_note_without_room_goes_beneath_its_label(qtbot: QtBot, theme: Theme) -> None:
    """All of it is read, and the fields of its row stay in a line; with room it stands beside again."""
    form = Form()
    spec = FieldSpec("mail", "E-mail of the customer", note="never given to the fulfilment centre")
    form.add_row((spec, 6), (FieldSpec("phone", "Phone"), 6))
    qtbot.add_widget(form)
    form.show()
    mail, phone = form.field("mail"), form.field("phone")

    def stands() -> tuple[bool, bool, bool]:
        """Whether the note is beneath, whether all of it is read, whether the fields stand in a line."""
        note = mail.label.note
        beneath = note.y() >= mail.label.label.height()
        return beneath, note.text() == note.full_text, mail.control.y() == phone.control.y()

    for width, beneath in ((900, False), (420, True), (900, False)):
        form.resize(width, 120)
        qtbot.wait_until(partial(lambda wanted: stands() == wanted, (beneath, True, True)))


def test_ux_36_a_locked_field_says_why_and_cannot_be_typed_in(form: Form) -> None:
    form.set_values({"name": "Leeds FC"})
    form.lock("name", "Set when the order was created")
    QTest.keyClicks(_line(form, "name"), "x")
    assert form.values()["name"] == "Leeds FC"
    assert form.field("name").control.property("state") == "locked"
    assert "Set when" in form.field("name").control.accessibleDescription()
    form.lock("name", "")
    QTest.keyClicks(_line(form, "name"), "x")
    assert form.values()["name"] != "Leeds FC"


def test_no_text_moves_when_a_field_gets_the_focus(form: Form) -> None:
    line = _line(form, "name")
    form.focus_field("post")
    height = line.height()
    form.focus_field("name")
    assert line.hasFocus()
    assert line.sizeHint().height() == height == 32


def test_ux_33_a_typed_moment_is_written_out_with_its_zone_and_what_is_left(form: Form) -> None:
    form.focus_field("due")
    QTest.keyClicks(_line(form, "due"), "tomorrow 9")
    QTest.keyClick(_line(form, "due"), Qt.Key.Key_Tab)
    assert _line(form, "due").text() == "Fri 20 Nov 2026, 09:00"
    assert form.values()["due"] == datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM)
    assert form.field("due").label.note.full_text == "Amsterdam, in 22 h 18 min"
    form.set_values({"due": NOW + timedelta(days=12, hours=5)})
    assert form.field("due").label.note.full_text == "Amsterdam, in 12 d"
    form.set_values({"due": None})
    assert form.field("due").label.note.full_text == "Amsterdam, UTC+1"
    form.set_values({"due": NOW.replace(hour=9)})
    assert form.field("due").label.note.full_text == "Amsterdam, 60 min ago"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("+2h", "2026-11-19T12:42"),
        ("+30 min", "2026-11-19T11:12"),
        ("+2d", "2026-11-21T10:42"),
        ("tomorrow 9", "2026-11-20T09:00"),
        ("today 16:30", "2026-11-19T16:30"),
        ("16h30", "2026-11-19T16:30"),
        ("9:00", "2026-11-20T09:00"),
        ("4 pm", "2026-11-19T16:00"),
        ("fri 16:00", "2026-11-20T16:00"),
        ("thursday 9", "2026-11-26T09:00"),
        ("1 Dec 12:00", "2026-12-01T12:00"),
        ("3 feb", "2027-02-03T09:00"),
        ("2026-12-01 12:00", "2026-12-01T12:00"),
        ("1/12 12:00", "2026-12-01T12:00"),
        ("1.12. 12:00", "2026-12-01T12:00"),
        ("Tue 1 Dec 2026, 12:00", "2026-12-01T12:00"),
        ("+1h30", "2026-11-19T12:12"),
        ("+1 h 30 min", "2026-11-19T12:12"),
        ("in 2 hours", "2026-11-19T12:42"),
        ("dans 2 heures", "2026-11-19T12:42"),
        ("demain 9h", "2026-11-20T09:00"),
        ("demain à 9h30", "2026-11-20T09:30"),
        ("tomorrow at 9", "2026-11-20T09:00"),
        ("après-demain 8", "2026-11-21T08:00"),
        ("aujourd’hui 16h", "2026-11-19T16:00"),
        ("vendredi midi", "2026-11-20T12:00"),
        ("3 fevr", "2027-02-03T09:00"),
        ("+3 bananas", ""),
        ("9999-12-31 23:59", ""),
        ("31 Feb 9", ""),
        ("25:00", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_ux_33_moments(theme: Theme, text: str, wanted: str) -> None:
    if wanted:
        assert parse_moment(text, NOW, EN) == datetime.fromisoformat(wanted).replace(tzinfo=AMSTERDAM)
    else:
        with pytest.raises(MomentError):
            parse_moment(text, NOW, EN)


@pytest.mark.parametrize("locale", [EN, FR], ids=["en", "fr"])
def test_what_is_shown_can_be_read_again(theme: Theme, locale: QLocale) -> None:
    for month in range(1, 13):
        moment = datetime(2027, month, 17, 8, 5, tzinfo=AMSTERDAM)
        assert parse_moment(format_moment(moment, locale), NOW, locale) == moment


@pytest.mark.parametrize("locale", [EN, FR, QLocale("de_DE")], ids=["en", "fr", "de"])
def test_ux_33_words_are_read_whatever_language_is_in_force(theme: Theme, locale: QLocale) -> None:
    nine = datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM)
    for text in ("tomorrow 9", "demain 9h", "fri 9", "vendredi 9h", "20 nov. 9h"):
        assert parse_moment(text, NOW, locale) == nine, text


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ux_33_the_picker_is_second_and_keeps_the_time(qtbot: QtBot, form: Form) -> None:
    form.focus_field("due")
    QTest.keyClicks(_line(form, "due"), "tomorrow 16:30")
    (action,) = _line(form, "due").actions()
    assert action.text() == "Choose a day"
    action.trigger()
    calendar = form.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    calendar.setSelectedDate(QDate(2026, 12, 1))
    with qtbot.wait_signal(form.edited) as told:
        calendar.clicked.emit(QDate(2026, 12, 1))
    assert told.args == ["due", datetime(2026, 12, 1, 16, 30, tzinfo=AMSTERDAM)]
    assert _line(form, "due").text() == "Tue 1 Dec 2026, 16:30"


def test_ux_33_hours_are_hours_over_summer_time(theme: Theme) -> None:
    before = datetime(2027, 3, 28, 1, 30, tzinfo=AMSTERDAM)
    assert parse_moment("+2h", before, EN) == datetime(2027, 3, 28, 4, 30, tzinfo=AMSTERDAM)


def test_days_keep_the_wall_clock_over_summer_time(theme: Theme) -> None:
    before = datetime(2027, 3, 27, 9, tzinfo=AMSTERDAM)
    assert parse_moment("+1d", before, EN) == datetime(2027, 3, 28, 9, tzinfo=AMSTERDAM)


def test_zone_names() -> None:
    assert zone_name(NOW) == "Amsterdam, UTC+1"
    assert zone_name(datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Kolkata"))) == "Kolkata, UTC+5:30"
