# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The request editor as a form: kept, checked, filled, and left as ux.md 25 to 36 promise."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_b2b.clock import HOUR
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import GetBuffer
from tests.gui.request.houses import THEN
from tests.gui.request.stage import Stage
from tests.gui.request.test_editor import cell, dialogs, editor_of, save, stored
from ui.models import tsv
from ui.screens.request.deadline import DeadlinePopover
from ui.screens.request.paste_dialog import PasteDialog
from ui.screens.request.request_editor import RequestEditor
from ui.shell.screen import Route
from ui.widgets import Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

BLOCK = "Acme Inc.\nAttn: Bob Ross\n1200 Main Street\nSuite 4\nSpringfield, IL 62704\nUSA\n"


def line_of(page: RequestEditor, key: str) -> QLineEdit:
    control = page.address.form.field(key).control
    assert isinstance(control, QLineEdit)
    return control


def typed(page: RequestEditor, key: str, text: str) -> None:
    page.go_to(key)
    QTest.keyClick(line_of(page, key), Qt.Key.Key_End)
    QTest.keyClicks(line_of(page, key), text)


def buffer_of(stage: Stage, page: RequestEditor) -> str:
    found = stage.shop.store.answer(GetBuffer(kind="request", target_id=page.draft.request_id))
    return found.body if found is not None else ""


# ---------------------------------------------------------------- 25, 26


def test_ux_25_what_is_typed_is_on_the_disk_within_a_second(stage: Stage, qtbot: QtBot) -> None:
    page = editor_of(stage)
    with qtbot.wait_signal(page.keeper.buffered, timeout=1_000):
        typed(page, "company", "G")
    assert '"company":"G"' in buffer_of(stage, page)


def test_ux_25_it_is_called_kept_and_saved_only_once_it_is(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    with monkeypatch.context() as broken:

        def full(*_arguments: object) -> None:
            raise OutageError("disk", "The disk is full.")

        broken.setattr(stage.shop.store, "save_buffer", full)
        typed(page, "city", "x")
        assert page.saved.label.text() == "Typing…"
        page.keeper.flush()
        stage.settle()
        assert page.saved.label.text() == "Typing…", "it is not on the disk"
    typed(page, "city", "y")
    page.keeper.flush()
    stage.settle()
    assert page.saved.label.text() == "Kept on this computer 10:42"
    assert "Bremenxy" in buffer_of(stage, page)
    stage.world.clock.advance(2 * 60_000)
    page.save()
    assert "Draft saved" not in page.saved.label.text(), "not before it is stored"
    stage.settle()
    assert page.saved.label.text() == "Draft saved 10:44"
    assert stored(stage, request_id).city == "Bremenxy"


def test_ux_25_what_was_read_back_says_when_it_was_typed(stage: Stage) -> None:
    page = editor_of(stage)
    typed(page, "company", "Galerie")
    page.keeper.flush()
    stage.settle()
    stage.world.clock.advance(HOUR)
    buffer = buffer_of(stage, page)
    stage.window.stack.clear()
    stage.settle()
    stage.shop.store.save_buffer("request", "f" * 32, buffer)
    stage.world.clock.advance(HOUR)
    again = editor_of(stage, "f" * 32)
    assert again.saved.label.text() == "Kept on this computer 11:42"


def test_ux_26_leaving_never_asks_never_sends_never_loses(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    typed(page, "city", " Mitte")
    cell(stage, page, 0, "quantity", "4x")
    stage.open(Route.to("dashboard"))
    assert QApplication.activeModalWidget() is None
    request = stored(stage, request_id)
    assert (request.state, request.city) == ("draft", "Bremen Mitte")
    assert "4x" in buffer_of(stage, page), "what is no number is kept as well"
    stage.window.back()
    stage.settle()
    assert page.items.grid.grid_model.text(0, 4) == "4x"


# ---------------------------------------------------------------- 27


def test_ux_27_send_stays_enabled_explains_and_its_sentences_lead_to_the_fields(stage: Stage) -> None:
    page = editor_of(stage)
    assert page.send_button.isEnabled()
    typed(page, "company", "Galerie")
    typed(page, "postal_code", "28195")
    page.send_button.click()
    stage.settle()
    assert page.send_button.isEnabled()
    assert stored(stage, page.draft.request_id).state == "draft"
    assert page.readiness.summary.text().startswith("4 things to mend.")
    links = [each for each in page.readiness.findChildren(QPushButton) if each.isVisible()]
    reached = set()
    for each in links:
        each.click()
        reached.add(page.focus_key())
    assert {"address1", "city", "country"} <= reached
    assert page.address.form.field("city").error
    typed(page, "city", "Bremen")
    assert not page.address.form.field("city").error, "mended while it is typed"


def test_ux_27_a_field_is_judged_when_it_is_left_and_not_before(stage: Stage) -> None:
    page = editor_of(stage)
    typed(page, "recipient_email", "jens@")
    assert not page.address.form.field("recipient_email").error
    QTest.keyClick(line_of(page, "recipient_email"), Qt.Key.Key_Tab)
    assert page.address.form.field("recipient_email").error
    page._show_findings()
    assert page.address.form.field("recipient_email").error, "what others say does not take it away"


# ---------------------------------------------------------------- 29


@pytest.mark.parametrize(
    ("country", "order"),
    [
        ("DE", ["address1", "postal_code", "city", "country", "recipient_email"]),
        ("GB", ["address1", "city", "postal_code", "country", "recipient_email"]),
        ("US", ["address1", "city", "region", "postal_code", "address2", "country", "recipient_email"]),
        ("BR", ["address1", "postal_code", "city", "region", "address2", "country", "recipient_email"]),
    ],
)
def test_ux_29_34_tab_goes_in_reading_order_as_the_country_writes_it(
    stage: Stage, country: str, order: list[str]
) -> None:
    request_id, _lines = stage.draft(country=country)
    page = editor_of(stage, request_id)
    page.go_to("address1")
    seen = [page.focus_key()]
    for _ in order[1:]:
        focus = stage.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        seen.append(page.focus_key())
    assert seen == order
    places = [page.address.form.field(key).mapTo(page, QPoint()) for key in order]
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))


# ---------------------------------------------------------------- 30, 31


def test_ux_30_unknown_skus_are_flagged_and_a_thousand_are_looked_up_at_once(stage: Stage) -> None:
    page = editor_of(stage)
    rows = [f"NEW-{number}\tThing {number}\t{number + 1}" for number in range(999)]
    table = tsv.read("\n".join(["apy-mug-0312\t\t5", *rows]))
    begun = time.thread_time()
    dialog = page.looking_up.preview_paste(-1, table)
    stage.settle()
    assert time.thread_time() - begun < 3
    assert dialog.summary.text() == "1000 items to add, 999 unknown SKUs"
    known, unknown = dialog.model.rows[:2]
    assert (known.values["sku"], known.unknown_sku) == ("APY-MUG-0312", False)
    assert known.values["description"] == 'Stoneware mug "Moss", 300 ml'
    assert unknown.unknown_sku
    assert dialog.model.data(dialog.model.index(1, 6)) == "Unknown SKU"
    dialog.reject()
    assert page.draft.lines() == ()


def test_a_preview_that_is_closed_at_once_wants_no_answer(stage: Stage) -> None:
    page = editor_of(stage)
    dialog = page.looking_up.preview_paste(-1, [["APY-MUG-0312", "5"]])
    dialog.close()
    stage.settle()
    assert dialogs(stage, PasteDialog) == []


# ---------------------------------------------------------------- 32, 33


def test_ux_32_a_price_with_two_meanings_stays_typed_until_one_is_chosen(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    cell(stage, page, 0, "max_price", "1.234")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["1,234", "1.234"]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    stage.settle()
    line = page.draft.line(lines[0].id)
    assert line is not None
    assert line.max_price == Decimal("4.20")
    assert "two meanings: 1,234 or 1.234?" in page.items.grid.grid_model.row_reason(0)
    cell(stage, page, 0, "max_price", "1.234")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    save(stage, page)
    line = page.draft.line(lines[0].id)
    assert line is not None
    assert line.max_price == Decimal("1.234")
    heading = page.items.grid.grid_model.headerData(6, Qt.Orientation.Horizontal)
    assert heading == "EUR", "the currency is shown"


def test_ux_33_a_date_is_typed_and_read_with_its_zone_and_what_is_left(stage: Stage) -> None:
    page = editor_of(stage)
    typed(page, "needed_by", "demain 9h")
    QTest.keyClick(line_of(page, "needed_by"), Qt.Key.Key_Tab)
    assert line_of(page, "needed_by").text() == "Fri 20 Nov 2026, 09:00"
    assert page.address.form.field("needed_by").label.note.full_text == "Amsterdam, in 22 h 18 min"
    assert page.draft.head("needed_by") == THEN + 22 * HOUR + 18 * 60_000


def test_ux_33_s2_72_a_deadline_shows_the_moment_and_what_is_left(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    north = stage.world.cards["north"]
    page.partners._change_deadline(north)
    popover = dialogs(stage, DeadlinePopover)[0]
    assert isinstance(popover, DeadlinePopover)
    line = popover.form.field("deadline").control
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "+2h")
    assert popover.left_label.text() == "Thu 19 Nov 2026, 12:42, in 2 h 00 min"
    assert popover.form.field("deadline").label.note.full_text == "Amsterdam, UTC+1"
    popover.accept()
    stage.settle()
    chip = page.partners.tiles[north].deadline
    assert chip.toolTip() == "Today 12:42, Amsterdam, UTC+1, in 2 h 00 min"


# ---------------------------------------------------------------- 34


def test_ux_34_a_whole_address_is_pasted_into_one_field_as_one_step(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.go_to("address1")
    QApplication.clipboard().setText(BLOCK)
    QTest.keySequence(line_of(page, "address1"), "Ctrl+V")
    wanted = {
        "company": "Acme Inc.",
        "contact_name": "Bob Ross",
        "address1": "1200 Main Street",
        "address2": "Suite 4",
        "city": "Springfield",
        "region": "IL",
        "postal_code": "62704",
        "country": "US",
        "phone": "",
        "recipient_email": "",
    }
    assert {key: page.draft.text(key) for key in wanted} == wanted
    assert {key: page.address.form.field(key).value() for key in wanted} == wanted
    save(stage, page)
    assert stored(stage, request_id).region == "IL"
    assert page.undo_words() == "paste address"
    page.undo()
    assert page.draft.text("company") == "Galerie Hartwig"
    assert page.draft.text("phone") == "+49 421 555 0142"
    assert not page.address.form.field("region").isVisible()


def test_ux_34_a_single_line_is_pasted_as_ever(stage: Stage) -> None:
    page = editor_of(stage)
    page.go_to("address1")
    QApplication.clipboard().setText("Am Wall 118, 28195 Bremen")
    QTest.keySequence(line_of(page, "address1"), "Ctrl+V")
    assert page.draft.text("address1") == "Am Wall 118, 28195 Bremen"
    page.address.paste_button.click()
    assert stage.window.findChildren(Toast)[-1].message.fact == "This is no address"
    assert page.draft.text("city") == ""


# ---------------------------------------------------------------- 35


def test_ux_35_the_commands_have_their_names_and_stand_at_the_top(stage: Stage) -> None:
    page = editor_of(stage, stage.draft()[0])
    names = ["Duplicate", "Save", "Preview and Send", "Send"]
    buttons = [page.duplicate_button, page.save_button, page.preview_button, page.send_button]
    assert [button.text() for button in buttons] == names
    top = page.mapTo(stage.window, QPoint()).y()
    for button in buttons:
        assert button.isVisible()
        assert button.mapTo(stage.window, button.rect().bottomLeft()).y() < top
