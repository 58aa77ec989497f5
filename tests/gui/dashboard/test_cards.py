# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard: the eight widgets, live, without anything jumping; read and unread."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.services.queries import TransactionRow
from tests.gui.screens_general.stage import Office, office_in
from ui.screens.dashboard.card import WidgetCard
from ui.screens.dashboard.screen import DashboardScreen
from ui.screens.dashboard.widgets import LOOKS
from ui.shell.screen import Route
from ui.theme import Theme, Tone, colour

RETAILER = {
    "draft": "Request – Draft",
    "waiting_plus": "Request – Waiting for answer (+1h)",
    "waiting_minus": "Request – Waiting for answer (−1h)",
    "need_attention": "Request – Need attention!",
    "partially_ordered": "Request – Partially ordered",
    "orders_waiting": "Orders – Waiting for shipping confirmation",
    "ship_overdue": "Orders – Shipping deadline expired",
    "shipped_14": "Orders – Shipped last 14 days",
}


def _dashboard(office: Office) -> DashboardScreen:
    office.start()
    screen = office.front
    assert isinstance(screen, DashboardScreen)
    return screen


def _rows(card: WidgetCard) -> list[list[str]]:
    return [
        [card.model.cell(row, column).text for column in range(card.model.columnCount())]
        for row in range(card.model.rowCount())
    ]


def test_s2_32_the_eight_widgets_stand_in_three_columns_under_their_names(office: Office) -> None:
    screen = _dashboard(office)
    assert [(key, card.title) for key, card in screen.cards.items()] == list(RETAILER.items())
    lefts = sorted({card.x() for card in screen.cards.values()})
    tops = sorted({card.y() for card in screen.cards.values()})
    assert (len(lefts), len(tops)) == (3, 3)
    assert len({card.width() for card in screen.cards.values()}) <= 2
    assert len({card.height() for card in screen.cards.values()}) <= 2


def test_ux_39_a_zero_is_shown_as_a_zero(office: Office) -> None:
    assert {card.total for card in _dashboard(office).cards.values()} == {"0"}


def test_a_narrow_window_has_fewer_columns(office: Office) -> None:
    screen = _dashboard(office)
    office.window.resize(800, 700)
    office.settle()
    assert len({card.x() for card in screen.cards.values()}) == 2


def test_ux_39_counters_change_in_place(office: Office) -> None:
    screen = _dashboard(office)
    before = {key: (card, card.geometry()) for key, card in screen.cards.items()}
    office.draft()
    office.send()
    office.settle()
    assert screen.cards["draft"].total == "1"
    assert screen.cards["waiting_plus"].total == "1"
    assert {key: (card, card.geometry()) for key, card in screen.cards.items()} == before


def test_a_waiting_request_shows_partner_time_and_answers(office: Office) -> None:
    request = office.send(minutes=108)
    screen = _dashboard(office)
    row = screen.cards["waiting_plus"].model.row_at(0)
    assert row.id == request
    assert _rows(screen.cards["waiting_plus"]) == [[row.number, "north-card, +1", "1 h 48 min", "0 of 2"]]


def test_s2_44_time_alone_moves_a_request_to_its_last_hour(office: Office) -> None:
    office.send(minutes=90)
    screen = _dashboard(office)
    assert screen.cards["waiting_minus"].total == "0"
    office.world.clock.advance(30 * MINUTE)
    office.tick()
    assert screen.cards["waiting_plus"].total == "0"
    assert screen.cards["waiting_minus"].total == "1"
    assert _rows(screen.cards["waiting_minus"])[0][2] == "60 min"
    assert screen.cards["waiting_minus"].unread == 1
    assert office.window.navigation is not None
    assert office.window.navigation.button("dashboard").accessibleName() == "Dashboard, 1 unread"


def test_remaining_times_are_painted_anew_each_minute(office: Office) -> None:
    office.send(minutes=200)
    screen = _dashboard(office)
    assert _rows(screen.cards["waiting_plus"])[0][2] == "3 h 20 min"
    office.world.clock.advance(5 * MINUTE)
    office.tick()
    assert _rows(screen.cards["waiting_plus"])[0][2] == "3 h 15 min"


def test_s2_33_ux_38_alert_widgets_have_a_band_icon_and_sentence(office: Office) -> None:
    office.send()
    office.expire()
    screen = _dashboard(office)
    card = screen.cards["need_attention"]
    assert card.tone is Tone.RED
    assert card.accessibleName() == "Request – Need attention!. Waiting for your decision"
    assert card.unread_words == "1 unread"
    assert card.model.marks(0).unread
    assert screen.cards["draft"].tone is Tone.NONE


@pytest.mark.parametrize("mirrored", [False, True])
def test_s2_34_s2_35_the_total_stands_lower_right_and_the_unread_beside_it(
    office: Office, mirrored: bool
) -> None:
    for _ in range(7):
        office.send(minutes=30)
    card = _dashboard(office).cards["waiting_minus"]
    if mirrored:
        office.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (card.total, card.unread_words, len(card.rows)) == ("7", "7 unread", 5)
    picture = card.grab(card.footer_rect().adjusted(2, 2, -2, -2)).toImage()
    chip = _across(picture, "amber_soft")
    total = _across(picture, "text")
    assert chip
    assert total
    room = picture.width()
    if mirrored:
        assert 0 < min(total) <= max(total) < min(chip) < room / 2
    else:
        assert room / 2 < min(chip) <= max(chip) < min(total) < room


def _across(picture: QImage, token: str) -> list[int]:
    """Where a colour stands, from left to right."""
    ink, high, wide = colour(token).rgb(), range(picture.height()), range(picture.width())
    return [x for x in wide if any(picture.pixel(x, y) == ink for y in high)]


def test_ux_40_all_alerts_are_read_and_can_be_unread_again(office: Office) -> None:
    office.send()
    office.send()
    office.expire()
    screen = _dashboard(office)
    assert screen.unread == 2
    assert screen.all_read.isVisible()
    screen.all_read.click()
    office.settle()
    assert screen.unread == 0
    assert not screen.all_read.isVisible()
    assert screen.cards["need_attention"].total == "2"
    assert office.toast.message.fact == "2 alerts are read"
    office.toast.undo()
    office.settle()
    assert screen.unread == 2


def test_what_was_opened_stays_read_when_the_rest_is_unread_again(office: Office) -> None:
    office.send()
    office.send()
    office.expire()
    screen = _dashboard(office)
    card = screen.cards["need_attention"]
    card.table.row_opened.emit(card.model.row_at(0))
    office.settle()
    office.window.back()
    office.settle()
    assert screen.unread == 1
    office.world.clock.advance(MINUTE)
    screen.mark_all_read()
    office.settle()
    office.toast.undo()
    office.settle()
    assert screen.unread == 1


def test_s2_39_new_alerts_count_after_all_were_read(office: Office) -> None:
    office.send()
    office.expire()
    screen = _dashboard(office)
    screen.mark_all_read()
    office.settle()
    office.world.clock.advance(HOUR)
    office.send(minutes=30)
    office.settle()
    assert screen.cards["waiting_minus"].unread == 1
    assert screen.cards["need_attention"].unread == 0


def test_s2_38_opening_a_row_goes_to_its_record(office: Office) -> None:
    draft = office.draft()
    sent = office.send()
    screen = _dashboard(office)
    for key, route in (("draft", Route("request", draft)), ("waiting_plus", Route("matrix", sent))):
        card = screen.cards[key]
        card.table.setFocus()
        card.table.selectRow(0)
        QTest.keyClick(card.table, Qt.Key.Key_Return)
        assert office.front.route == route
        office.window.back()


@pytest.mark.parametrize("part", ["header_rect", "footer_rect"])
def test_ux_41_a_click_on_title_or_counter_opens_the_same_search(office: Office, part: str) -> None:
    office.draft()
    screen = _dashboard(office)
    card = screen.cards["draft"]
    place = getattr(card, part)().center() - QPoint(60, 0)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    office.settle()
    assert office.front.route == Route.to("transactions", widget="draft")


def test_s2_93_a_suppliers_dashboard_shows_its_own_widgets(tmp_path: Path, theme: Theme) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        office.send(minutes=45)
        office.desk.sync()
        screen = _dashboard(office)
        assert list(screen.cards) == [
            "inquiries_plus",
            "inquiries_minus",
            "inquiries_expired",
            "orders_to_ship",
            "orders_overdue",
            "supplier_shipped_14",
            "answered",
        ]
        card = screen.cards["inquiries_minus"]
        assert _rows(card)[0][1:] == ["shop-company", "45 min", "1"]
        row = card.model.row_at(0)
        assert isinstance(row, TransactionRow)
        card.table.row_opened.emit(row)
        office.settle()
        assert office.front.route == Route("inquiry", row.id)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards stay as they are painted first."""
    monkeypatch.setattr(DashboardScreen, "_furnish_next", lambda screen: screen._later.stop())


def _painted(card: WidgetCard) -> QImage:
    """The card without its tool, whose ground knows whether a mouse is over it."""
    return card.grab().copy(card.rows_rect()).toImage()


def test_tables_and_tools_stand_there_soon(office: Office) -> None:
    screen = _dashboard(office)
    office.settle()
    assert all(card.is_furnished for card in screen.cards.values())


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_table_looks_as_the_rows_that_were_painted_before_it(
    office: Office, theme: Theme, mode: str
) -> None:
    theme.set_mode(mode)
    office.draft()
    office.send(minutes=30)
    office.send(minutes=200)
    office.expire()
    screen = _dashboard(office)
    painted = {key: _painted(card) for key, card in screen.cards.items()}
    blank = painted["draft"].copy()
    for card in screen.cards.values():
        card.furnish()
        assert card.table.isVisible()
    office.settle()
    assert {key for key, card in screen.cards.items() if _painted(card) != painted[key]} == set()
    assert painted["draft"] == blank
    assert painted["draft"] != painted["need_attention"]


@pytest.mark.usefixtures("bare")
def test_a_click_before_the_table_stands_there_is_the_tables(office: Office) -> None:
    draft = office.draft()
    screen = _dashboard(office)
    card = screen.cards["draft"]
    place = card.rows_rect().topLeft() + QPoint(20, 36)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    office.settle()
    assert office.front.route == Route("request", draft)


@pytest.mark.usefixtures("bare")
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_click_on_the_painted_tool_opens_its_menu(office: Office) -> None:
    screen = _dashboard(office)
    card = screen.cards["draft"]
    place = card.header_rect().topRight() + QPoint(-20, 18)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    menu = card.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    menu.close()


def test_every_widget_of_the_desk_has_a_look() -> None:
    from desktop_b2b.storage.read_models.widgets import WIDGETS

    assert {widget.key for widget in WIDGETS} == set(LOOKS)
