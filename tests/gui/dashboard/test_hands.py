# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Widgets moved, resized, removed, read and put back: by mouse, by menu and by keyboard (ux.md 37–42)."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_b2b.domain.commands.views import MoveWidget, RemoveWidget
from desktop_b2b.domain.entities import Widget
from desktop_b2b.services.queries import Dashboard
from tests.gui.dashboard.hands import (
    LEFT_BUTTON,
    NO_KEYS,
    add,
    carry,
    change,
    choose,
    dashboard,
    default_id,
    drag,
    keys,
    menu_words,
    press,
    question,
    rows,
)
from tests.gui.screens_general.stage import Office, office_in
from ui import actions
from ui.actions import ActionKey
from ui.screens.dashboard.board import GAP
from ui.screens.dashboard.screen import DashboardScreen
from ui.shell.screen import Route
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
FIRST = ["draft", "waiting_plus", "waiting_minus", "need_attention"]


# ------------------------------------------------------------ by mouse


def test_ux_37_a_card_is_carried_by_its_header_to_where_the_mark_stands(office: Office) -> None:
    screen = dashboard(office)
    cards = screen.cards
    target = cards["need_attention"].geometry().center() - QPoint(60, 0)
    carry(office, cards["draft"], target, drop=False)
    mark = screen.board.mark_rect()
    assert mark is not None
    assert mark.right() < cards["need_attention"].x()
    assert mark.top() == cards["need_attention"].y()
    assert cards["draft"].lifted
    QTest.mouseRelease(cards["draft"], LEFT_BUTTON, NO_KEYS, cards["draft"].mapFrom(screen.board, target))
    office.settle()
    assert keys(screen)[:4] == ["waiting_plus", "waiting_minus", "draft", "need_attention"]
    assert not screen.cards["draft"].lifted
    assert screen.board.mark_rect() is None
    assert office.front is screen, "to carry is not to click"


@pytest.mark.parametrize("end", ["lower", "upper"])
def test_ux_37_the_page_goes_on_under_a_card_that_is_held_at_its_edge(office: Office, end: str) -> None:
    screen = dashboard(office)
    office.window.resize(1440, 560)
    office.settle()
    bar, board = screen.scroller.verticalScrollBar(), screen.board
    assert bar.maximum() > 100
    card = board.cards[0 if end == "lower" else -1]
    bar.setValue(0 if end == "lower" else bar.maximum())
    high = screen.scroller.viewport().height()
    edge = bar.value() + (high - 8 if end == "lower" else 8)
    carry(office, card, QPoint(200, edge), drop=False)
    gesture = board.gesture
    assert gesture is not None
    assert gesture.rolling is not None
    assert gesture.rolling.isActive()
    seen = [bar.value()]
    for _ in range(200):
        gesture.rolling.timeout.emit()
        seen.append(bar.value())
    assert seen == sorted(seen, reverse=end == "upper")
    assert seen[-1] == (bar.maximum() if end == "lower" else 0), "to the very end, without moving the hand"
    assert 0 < abs(seen[2] - seen[1]) <= 10, "so that the eye can follow"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert not shiboken6.isValid(gesture.rolling) or not gesture.rolling.isActive()


def test_a_card_is_carried_behind_the_last_one(office: Office) -> None:
    screen = dashboard(office)
    last = screen.board.cards[-1].geometry()
    carry(office, screen.cards["draft"], QPoint(last.right() - 10, last.center().y()))
    assert keys(screen)[-1] == "draft"


def test_escape_lets_a_carried_card_go_where_it_was(office: Office) -> None:
    screen = dashboard(office)
    card = screen.cards["draft"]
    carry(office, card, screen.cards["waiting_minus"].geometry().center(), drop=False)
    QTest.keyClick(screen.board, Qt.Key.Key_Escape)
    assert screen.board.gesture is None
    assert not card.lifted
    QTest.mouseRelease(card, LEFT_BUTTON, NO_KEYS, card.header_rect().center())
    office.settle()
    assert keys(screen)[:4] == FIRST
    assert office.front is screen
    assert office.desk.rows(Widget) == []


def test_a_press_that_hardly_moves_is_a_click(office: Office) -> None:
    screen = dashboard(office)
    card = screen.cards["draft"]
    start = card.header_rect().center()
    QTest.mousePress(card, LEFT_BUTTON, NO_KEYS, start)
    QTest.mouseMove(card, start + QPoint(2, 1))
    QTest.mouseRelease(card, LEFT_BUTTON, NO_KEYS, start + QPoint(2, 1))
    office.settle()
    assert office.front.route == Route.to("transactions", widget="draft")


def test_ux_37_the_side_of_a_card_is_drawn_in_steps(office: Office) -> None:
    screen = dashboard(office)
    card, board = screen.cards["draft"], screen.board
    side = QPoint(card.geometry().right() + GAP // 2, card.geometry().center().y())
    QTest.mouseMove(board, side)
    assert board.cursor().shape() == Qt.CursorShape.SizeHorCursor
    middle = QPoint(board.width() // 2 + 20, side.y())
    drag(office, board, side, middle, drop=False)
    assert card.width() > 500, "it shows what it would be"
    assert office.desk.rows(Widget) == []
    QTest.mouseRelease(board, LEFT_BUTTON, NO_KEYS, middle)
    office.settle()
    assert card.state.width == 50


def test_the_foot_of_a_card_is_drawn_row_by_row(office: Office) -> None:
    screen = dashboard(office)
    card, board = screen.cards["draft"], screen.board
    before = card.height()
    foot = QPoint(card.geometry().center().x(), card.geometry().bottom() + GAP // 2)
    QTest.mouseMove(board, foot)
    assert board.cursor().shape() == Qt.CursorShape.SizeVerCursor
    drag(office, board, foot, foot + QPoint(0, 3 * 26))
    assert card.state.shown_rows == 8
    assert card.height() == before + 3 * 26
    drag(office, board, QPoint(foot.x(), card.geometry().bottom() + 2), QPoint(foot.x(), 0))
    assert card.state.shown_rows == 1


def test_what_is_drawn_back_to_where_it_was_changes_nothing(office: Office) -> None:
    screen = dashboard(office)
    card, board = screen.cards["draft"], screen.board
    side = QPoint(card.geometry().right() + 3, card.geometry().center().y())
    drag(office, board, side, side + QPoint(300, 0), side)
    assert office.desk.rows(Widget) == []


def test_where_one_reads_from_the_right_all_of_it_is_mirrored(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        screen = dashboard(office)
        first, second = screen.board.cards[:2]
        assert first.x() > second.x()
        board, rect = screen.board, first.geometry()
        drag(
            office, board, QPoint(rect.x() - 3, rect.center().y()),
            QPoint(board.width() // 2 - 20, rect.center().y()),
        )  # fmt: skip
        assert first.state.width == 50
        carry(office, first, QPoint(second.geometry().x() + 5, second.geometry().center().y()))
        assert keys(screen)[:2] == ["waiting_plus", "draft"]
        first.table.setFocus()
        press(office, Qt.Key.Key_Right, CONTROL_SHIFT)
        assert keys(screen)[:2] == ["draft", "waiting_plus"]
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


# ------------------------------------------------------------ by menu


def _menu(screen: DashboardScreen, key: str) -> QMenu:
    return screen.widget_actions.open_menu(key)


def test_ux_37_the_tools_menu_moves_and_resizes(office: Office) -> None:
    screen = dashboard(office)
    choose(_menu(screen, "draft"), "Move widget right")
    office.settle()
    assert keys(screen)[:2] == ["waiting_plus", "draft"]
    choose(_menu(screen, "draft"), "Move widget down")
    office.settle()
    assert keys(screen)[:5] == [
        "waiting_plus",
        "waiting_minus",
        "need_attention",
        "partially_ordered",
        "draft",
    ]
    choose(_menu(screen, "draft"), "Move widget up")
    office.settle()
    assert keys(screen)[:2] == ["waiting_plus", "draft"]
    choose(_menu(screen, "draft"), "Width", "50 %")
    office.settle()
    choose(_menu(screen, "draft"), "Rows", "12")
    office.settle()
    state = screen.cards["draft"].state
    assert (state.width, state.shown_rows) == (50, 12)
    menu = _menu(screen, "draft")
    wide = next(one for one in menu.actions() if one.text() == "Width").menu()
    assert isinstance(wide, QMenu)
    assert [one.text() for one in wide.actions() if one.isChecked()] == ["50 %"]
    assert menu_words(wide)[:6] == ["25 %", "33 %", "50 %", "66 %", "75 %", "100 %"]


def test_ux_42_the_tool_offers_what_the_manual_says(office: Office) -> None:
    screen = dashboard(office)
    assert menu_words(_menu(screen, "need_attention")) == [
        "Show all in Transaction search",
        "Edit widget…",
        "Reset counter to zero",
        "Move widget left",
        "Move widget right",
        "Move widget up",
        "Move widget down",
        "Width",
        "Rows",
        "Remove widget",
    ]
    assert "Reset counter to zero" not in menu_words(_menu(screen, "draft"))


def test_ux_21_a_right_click_on_a_card_opens_the_tools_menu(office: Office) -> None:
    screen = dashboard(office)
    card = screen.cards["draft"]
    card.menu_requested.emit("draft", card.mapToGlobal(QPoint(10, 10)))
    menu = card.findChild(QMenu)
    assert menu is not None
    assert "Edit widget…" in menu_words(menu)
    menu.close()


def test_what_cannot_be_done_is_not_offered(office: Office) -> None:
    screen = dashboard(office)
    enabled = {one.text().replace("&", ""): one.isEnabled() for one in _menu(screen, "draft").actions()}
    assert not enabled["Move widget left"]
    assert not enabled["Move widget up"]
    assert enabled["Move widget right"]
    assert enabled["Move widget down"]


# ------------------------------------------------------------ by keyboard


def test_ux_37_keys_move_and_resize_and_the_focus_stays(office: Office) -> None:
    office.draft()
    screen = dashboard(office)
    card = screen.cards["draft"]
    card.table.setFocus()
    press(office, Qt.Key.Key_Right, CONTROL_SHIFT)
    assert keys(screen)[:2] == ["waiting_plus", "draft"]
    press(office, Qt.Key.Key_Down, CONTROL_SHIFT)
    assert keys(screen)[4] == "draft"
    press(office, Qt.Key.Key_Up, CONTROL_SHIFT)
    press(office, Qt.Key.Key_Left, CONTROL_SHIFT)
    assert keys(screen)[:4] == FIRST
    press(office, Qt.Key.Key_Plus, CONTROL)
    assert card.state.width == 50
    press(office, Qt.Key.Key_Minus, CONTROL)
    press(office, Qt.Key.Key_Minus, CONTROL)
    assert card.state.width == 25
    press(office, Qt.Key.Key_PageDown, CONTROL_SHIFT)
    assert card.state.shown_rows == 6
    press(office, [Qt.Key.Key_PageUp] * 2, CONTROL_SHIFT)
    assert card.state.shown_rows == 4
    assert card.table.hasFocus()


def test_commands_are_about_the_card_in_which_the_focus_was_last(office: Office) -> None:
    screen = dashboard(office)
    screen.cards["shipped_14"].tool.setFocus()
    office.window.strip.back.setFocus()
    screen.widget_actions.made[ActionKey.WIDGET_WIDER].trigger()
    office.settle()
    assert screen.cards["shipped_14"].state.width == 50


def test_every_command_of_a_widget_has_keys_and_stands_in_the_menu(office: Office) -> None:
    screen = dashboard(office)
    found = {action.objectName() for action in screen.screen_actions()}
    wanted = {
        key
        for key in ActionKey
        if key.name.startswith("WIDGET_") or key.name in ("ADD_WIDGET", "EDIT_WIDGET", "REMOVE_WIDGET")
    }
    assert found == {f"action.{key}" for key in {*wanted, ActionKey.ALL_READ}}
    assert all(actions.native_keys(key) for key in wanted)


def test_two_widgets_with_the_same_key_are_told_apart_by_a_move(office: Office) -> None:
    mine = [add(office, sort_key="V", title=f"Mine {number}") for number in range(3)]
    screen = dashboard(office)
    order = [key for key in keys(screen) if key in mine]
    screen.commands.move(order[2], keys(screen).index(order[1]))
    office.settle()
    assert [key for key in keys(screen) if key in mine] == [order[0], order[2], order[1]]


# ------------------------------------------------------------ away and back


def test_s2_37_ux_28_a_widget_is_removed_and_comes_back_where_it_was(office: Office) -> None:
    screen = dashboard(office)
    office.desk.do(MoveWidget(widget_id=default_id(office, "waiting_plus"), width=50, rows=3))
    office.settle()
    before = keys(screen)
    screen.commands.remove("waiting_plus")
    office.settle()
    assert "waiting_plus" not in keys(screen)
    assert office.toast.message.fact == "“Request – Waiting for answer (+1h)” was removed"
    office.toast.undo()
    office.settle()
    assert keys(screen) == before
    assert screen.cards["waiting_plus"].state.width == 50


def test_a10_need_attention_goes_only_once_somebody_agreed(office: Office) -> None:
    screen = dashboard(office)
    screen.commands.remove("need_attention")
    asked = question()
    assert "Need attention!" in asked.title_label.text()
    assert asked.cancel_button.isDefault(), "Enter does not do it"
    asked.reject()
    office.settle()
    assert "need_attention" in keys(screen)
    screen.commands.remove("need_attention")
    question().accept()
    office.settle()
    assert "need_attention" not in keys(screen)
    office.toast.undo()
    office.settle()
    assert "need_attention" in keys(screen)


def test_a_removed_widget_is_put_back_from_add_widget(office: Office) -> None:
    office.desk.do(RemoveWidget(widget_id=default_id(office, "draft")))
    screen = dashboard(office)
    screen.add.click()
    office.settle()
    menu = screen.findChild(QMenu)
    assert menu is not None
    assert menu_words(menu) == ["From a search…", "Request – Draft"]
    choose(menu, "Request – Draft")
    office.settle()
    assert keys(screen)[0] == "draft"


def test_ux_74_a_dashboard_without_widgets_says_what_to_do(office: Office) -> None:
    screen = dashboard(office)
    for key in keys(screen):
        office.desk.do(RemoveWidget(widget_id=default_id(office, key), confirmed=True))
    office.settle()
    empty = screen._empty
    assert empty is not None
    assert empty.isVisible()
    add(office)
    office.settle()
    assert screen._empty is None
    assert screen.board.isVisible()


def test_s2_17_the_dashboard_is_reset_and_that_is_undone(office: Office) -> None:
    mine = add(office, title="Mine", alert=True, tone="green")
    change(office, "draft", width=100, title="What I write")
    office.desk.do(RemoveWidget(widget_id=default_id(office, "shipped_14")))
    screen = dashboard(office)
    before = keys(screen)
    assert office.window.menus is not None
    office.window.menus.made[ActionKey.RESET_DASHBOARD].trigger()
    asked = question()
    assert asked.title_label.text() == "Reset the dashboard to default?"
    asked.reject()
    office.settle()
    assert keys(screen) == before
    office.window.menus.made[ActionKey.RESET_DASHBOARD].trigger()
    question().accept()
    office.settle()
    assert keys(screen)[-1] == "shipped_14"
    assert mine not in keys(screen)
    assert screen.cards["draft"].title == "Request – Draft"
    office.toast.undo()
    office.settle()
    assert keys(screen) == before
    card = screen.cards["draft"]
    assert (card.title, card.state.width) == ("What I write", 100)
    assert screen.cards[mine].state.tone == "green"


def test_s2_17_reset_stands_in_the_account_menu(office: Office) -> None:
    dashboard(office)
    office.window.deeds.open_account_menu()
    menu = office.window.findChild(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert menu is not None
    assert "Reset dashboard to default…" in menu_words(menu)
    menu.close()


# ------------------------------------------------------------ counters


def test_s2_36_the_counter_of_one_widget_is_reset_and_that_is_undone(office: Office) -> None:
    mine = add(office, query="kind:request", alert=True, tone="red")
    office.send()
    office.expire()
    screen = dashboard(office)
    card = screen.cards[mine]
    assert (card.unread, screen.cards["need_attention"].unread) == (1, 1)
    card.table.setFocus()
    press(office, Qt.Key.Key_0, CONTROL)
    assert (card.unread, screen.cards["need_attention"].unread) == (0, 1)
    assert office.toast.message.fact == "1 alert is read"
    office.toast.undo()
    office.settle()
    assert card.unread == 1


def test_s2_39_all_alerts_are_read_on_own_widgets_too(office: Office) -> None:
    mine = add(office, query="kind:request", alert=True, tone="red")
    office.send()
    office.expire()
    screen = dashboard(office)
    assert screen.unread == 2
    screen.all_read.click()
    office.settle()
    assert screen.unread == 0
    office.toast.undo()
    office.settle()
    assert screen.cards[mine].unread == 1
    assert screen.unread == 2


def test_ux_39_numbers_change_in_place(office: Office) -> None:
    mine = add(office, query="kind:request status:waiting", width=50, rows=3)
    screen = dashboard(office)
    before = {key: (card, card.geometry()) for key, card in screen.cards.items()}
    assert {card.total for card in screen.cards.values()} == {"0"}
    office.send()
    office.draft()
    office.settle()
    assert screen.cards[mine].total == "1"
    assert len(rows(screen.cards[mine])) == 1
    assert {key: (card, card.geometry()) for key, card in screen.cards.items()} == before


def test_ux_41_a_click_on_an_own_counter_opens_its_search_in_its_order(office: Office) -> None:
    mine = add(office, query="kind:request is:open", sort=("number",))
    older, newer = office.send(), office.send()
    screen = dashboard(office)
    card = screen.cards[mine]
    QTest.mouseClick(card, LEFT_BUTTON, NO_KEYS, card.footer_rect().center())
    office.settle()
    assert office.front.route == Route.to("transactions", query="kind:request is:open", sort=("number",))
    assert [row.id for row in office.front.model.rows] == [older, newer]  # type: ignore[attr-defined]  # the list


def test_a_suppliers_dashboard_is_its_own(tmp_path: Path, theme: Theme) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        screen = dashboard(office)
        screen.commands.widen("inquiries_plus", 50)
        office.settle()
        assert screen.cards["inquiries_plus"].state.width == 50
        assert [state.key for state in office.ask(Dashboard())] == keys(screen)
