# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Company settings: kept as typed, stored on leaving, refused in words; logo, language, colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.services.files import check_logo
from desktop_b2b.services.queries import GetBuffer, GetFile, GetOrganisation, ListOutbox
from tests.gui.screens_general.stage import Office
from ui.screens.settings.logo import shrunk
from ui.screens.settings.screen import BUFFER, SettingsScreen
from ui.shell.screen import Route


def _settings(office: Office) -> SettingsScreen:
    office.start()
    return office.open(SettingsScreen, Route("settings"))


def _type(screen: SettingsScreen, key: str, text: str) -> None:
    form = screen.typing.of(key)
    assert form is not None
    control = form.field(key).control
    assert isinstance(control, QLineEdit)
    control.selectAll()
    QTest.keyClicks(control, text)


def _picture(width: int, height: int, kind: bytes = b"JPG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(data.data())


def test_typing_is_kept_at_once_and_stored_on_leaving_the_field(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "city", "Bremen")
    screen.typing.keeper.flush()
    office.settle()
    kept = office.ask(GetBuffer(kind=BUFFER, target_id=office.desk.company))
    assert kept is not None
    assert "Bremen" in kept.body
    assert office.ask(GetOrganisation()).city == ""
    form = screen.typing.of("city")
    assert form is not None
    form.left.emit("city")
    office.settle()
    assert office.ask(GetOrganisation()).city == "Bremen"
    assert office.ask(GetBuffer(kind=BUFFER, target_id=office.desk.company)) is None
    assert screen.typing.saved.isVisible()
    assert [entry.type for entry in office.ask(ListOutbox())] == ["UpdateOrganisation"]


def test_leaving_the_screen_stores_what_is_typed(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "city", "Bremen")
    office.window.open(Route("dashboard"))
    office.settle()
    assert office.ask(GetOrganisation()).city == "Bremen"


def test_what_was_typed_before_a_crash_is_there_again(office: Office) -> None:
    office.desk.store.save_buffer(BUFFER, office.desk.company, '{"city": "Bremen"}')
    screen = _settings(office)
    form = screen.typing.of("city")
    assert form is not None
    assert form.field("city").value() == "Bremen"


def test_what_is_wrong_stays_typed_and_is_not_sent(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "contact_email", "nonsense")
    _type(screen, "city", "Bremen")
    screen.save.click()
    office.settle()
    stored = office.ask(GetOrganisation())
    assert (stored.city, stored.contact_email) == ("Bremen", "")
    form = screen.typing.of("contact_email")
    assert form is not None
    assert form.field("contact_email").error
    kept = office.ask(GetBuffer(kind=BUFFER, target_id=office.desk.company))
    assert kept is not None
    assert "nonsense" in kept.body


def test_a_refusal_of_the_core_stands_at_its_field(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "postal_code", "1" * 60)
    screen.save.click()
    office.settle()
    form = screen.typing.of("postal_code")
    assert form is not None
    assert form.field("postal_code").error
    assert office.ask(GetOrganisation()).postal_code == ""


def test_a_colleagues_change_is_shown_but_not_over_ones_typing(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "city", "Brem")
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Leeds", region="York"))
    office.settle()
    form = screen.typing.of("city")
    assert form is not None
    assert form.field("city").value() == "Brem"
    assert form.field("region").value() == "York"


def test_s2_6_s2_7_hours_and_mode_are_defaults_of_requests(office: Office) -> None:
    screen = _settings(office)
    _type(screen, "shipping_hours", "72")
    form = screen.typing.of("default_mode")
    assert form is not None
    form.field("default_mode").set_value("automatic")
    form.edited.emit("default_mode", "automatic")
    office.settle()
    stored = office.ask(GetOrganisation())
    assert (stored.shipping_hours, stored.default_mode) == (72, "automatic")
    _type(screen, "shipping_hours", "90000")
    screen.save.click()
    office.settle()
    assert form.field("shipping_hours").error == "Between 0 and 8,760 hours"
    assert office.ask(GetOrganisation()).shipping_hours == 72


def test_the_language_switches_live_and_back(office: Office) -> None:
    screen = _settings(office)
    form = screen.typing.of("language")
    assert form is not None
    form.edited.emit("language", "fr")
    office.settle()
    assert office.ask(GetOrganisation()).language == "fr"
    again = office.front
    assert isinstance(again, SettingsScreen)
    assert again.title() == "Mon compte"
    french = again.typing.of("language")
    assert french is not None
    french.edited.emit("language", "en")
    office.settle()
    assert office.front.title() == "My account"


def test_the_time_zone_reaches_the_status_bar(office: Office) -> None:
    screen = _settings(office)
    form = screen.typing.of("time_zone")
    assert form is not None
    form.edited.emit("time_zone", "Asia/Tokyo")
    office.settle()
    assert office.window.zone_fact.text() == "Tokyo, UTC+9"


def test_ux_73_colours_switch_live_and_stay_on_this_computer(office: Office) -> None:
    screen = _settings(office)
    screen.own.theme_choice.chosen.emit("dark")
    assert office.window.theme.is_dark
    assert office.window.settings.value("theme") == "dark"
    assert office.ask(ListOutbox()) == []


def test_a_logo_is_checked_kept_and_shown(office: Office, tmp_path: Path) -> None:
    screen = _settings(office)
    content = _picture(300, 120)
    path = tmp_path / "logo.jpg"
    path.write_bytes(content)
    screen.logo.use_file(str(path))
    office.settle()
    file_hash = office.ask(GetOrganisation()).logo_hash
    found = office.ask(GetFile(hash=file_hash))
    assert found is not None
    assert found.content == content
    shown = [screen.logo.preview.has_image]
    screen.logo.remove.click()
    office.settle()
    assert office.ask(GetOrganisation()).logo_hash == ""
    shown.append(screen.logo.preview.has_image)
    assert shown == [True, False]
    office.toast.undo()
    office.settle()
    assert office.ask(GetOrganisation()).logo_hash == file_hash


def test_a_logo_too_large_is_refused_with_its_measure_and_can_be_made_smaller(
    office: Office, tmp_path: Path
) -> None:
    screen = _settings(office)
    path = tmp_path / "logo.jpg"
    path.write_bytes(_picture(900, 600))
    screen.logo.use_file(str(path))
    office.settle()
    assert (
        screen.logo.message.label.text()
        == "The logo measures 900 × 600 pixels; at most 500 × 500 are allowed."
    )
    assert office.ask(GetOrganisation()).logo_hash == ""
    screen.logo.shrink.click()
    office.settle()
    found = office.ask(GetFile(hash=office.ask(GetOrganisation()).logo_hash))
    assert found is not None
    assert found.content is not None
    assert check_logo(found.content).width == 500
    assert not screen.logo.message.isVisible()


def test_a_png_is_refused_and_offered_as_a_jpg(office: Office, tmp_path: Path) -> None:
    screen = _settings(office)
    path = tmp_path / "logo.png"
    path.write_bytes(_picture(50, 40, b"PNG"))
    screen.logo.use_file(str(path))
    office.settle()
    assert screen.logo.message.label.text() == "The logo must be a JPG; this is a PNG of 50 × 40 pixels."
    assert screen.logo.shrink.isVisible()
    made = shrunk(path.read_bytes())
    assert made is not None
    assert (check_logo(made).width, check_logo(made).height) == (50, 40)


def test_what_is_no_picture_is_refused(office: Office, tmp_path: Path) -> None:
    screen = _settings(office)
    path = tmp_path / "logo.jpg"
    path.write_bytes(b"not a picture at all")
    screen.logo.use_file(str(path))
    office.settle()
    assert screen.logo.message.isVisible()
    screen.logo.use_file(str(tmp_path / "nowhere.jpg"))
    office.settle()
    assert screen.logo.message.label.text().startswith("This file cannot be read")
    assert shrunk(b"not a picture at all") is None


def test_without_the_privilege_all_is_locked_and_says_why(office: Office) -> None:
    office.world.add_user("shop", "guest@example.com", role="user")
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    office.desk.sync()
    office.world.sign_in(office.desk, "guest@example.com")
    office.desk.sync()
    screen = _settings(office)
    assert not screen.may_edit
    form = screen.typing.of("city")
    assert form is not None
    assert form.field("city")._locked
    assert not screen.logo.choose.isEnabled()
    assert not screen.save.isEnabled()
