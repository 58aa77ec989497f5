# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was moved or resized is put back from its message (ux.md 28, 37)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop_b2b.domain.commands.views import MoveWidget, ResetDashboard
from tests.gui.dashboard.hands import add, carry, choose, dashboard, default_id, drag, keys, press
from tests.gui.screens_general.stage import Office
from ui.screens.dashboard.arranged import Change, joined
from ui.screens.dashboard.board import GAP
from ui.widgets import Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def toasts(office: Office) -> list[Toast]:
    return office.window.toasts.toasts


def undo(office: Office) -> None:
    office.toast.undo()
    office.settle()


def test_ux_28_37_a_card_that_was_carried_goes_back(office: Office) -> None:
    screen = dashboard(office)
    before = keys(screen)
    target = screen.cards["need_attention"].geometry().center() - QPoint(60, 0)
    carry(office, screen.cards["draft"], target)
    assert keys(screen) != before
    message = office.toast.message
    assert (message.fact, message.sentence) == ("“Request – Draft” was moved", "Place 3 of 8.")
    undo(office)
    assert keys(screen) == before
    assert toasts(office) == []


def test_ux_28_37_a_side_and_a_foot_that_were_drawn_go_back(office: Office) -> None:
    screen = dashboard(office)
    card, board = screen.cards["draft"], screen.board
    side = QPoint(card.geometry().right() + GAP // 2, card.geometry().center().y())
    drag(office, board, side, QPoint(board.width() // 2 + 20, side.y()))
    assert card.state.width == 50
    assert office.toast.message.fact == "“Request – Draft” was resized"
    assert office.toast.message.sentence == "50 % of the dashboard's width."
    undo(office)
    assert card.state.width == 33
    foot = QPoint(card.geometry().center().x(), card.geometry().bottom() + GAP // 2)
    drag(office, board, foot, foot + QPoint(0, 3 * 26))
    assert (card.state.shown_rows, office.toast.message.sentence) == (8, "Shows 8 rows.")
    undo(office)
    assert card.state.shown_rows == 5


def test_ux_28_37_what_a_menu_did_goes_back(office: Office) -> None:
    screen = dashboard(office)
    before = keys(screen)
    choose(screen.widget_actions.open_menu("draft"), "Move widget down")
    office.settle()
    assert keys(screen) != before
    undo(office)
    assert keys(screen) == before
    choose(screen.widget_actions.open_menu("draft"), "Width", "100 %")
    office.settle()
    undo(office)
    assert screen.cards["draft"].state.width == 33


def test_ux_28_37_steps_by_key_are_one_message_that_takes_all_of_them_back(office: Office) -> None:
    office.draft()
    screen = dashboard(office)
    before = keys(screen)
    screen.cards["draft"].table.setFocus()
    press(office, [Qt.Key.Key_Right] * 3, CONTROL_SHIFT)
    assert keys(screen).index("draft") == 3
    assert [toast.message.sentence for toast in toasts(office)] == ["Place 4 of 8."]
    undo(office)
    assert keys(screen) == before
    press(office, [Qt.Key.Key_Plus] * 2, CONTROL)
    press(office, Qt.Key.Key_Right, CONTROL_SHIFT)
    assert [toast.message.fact for toast in toasts(office)] == ["“Request – Draft” was moved"]
    undo(office)
    assert keys(screen) == before
    assert screen.cards["draft"].state.width == 66, "another kind of step has a message of its own"


def test_widgets_that_got_new_keys_get_their_old_ones_back(office: Office) -> None:
    mine = [add(office, sort_key="V", title=f"Mine {number}") for number in range(3)]
    screen = dashboard(office)
    before = keys(screen)
    order = [key for key in before if key in mine]
    screen.commands.move(order[2], before.index(order[1]))
    office.settle()
    assert keys(screen) != before
    undo(office)
    assert keys(screen) == before


def test_undo_leaves_what_another_machine_arranged_since(office: Office) -> None:
    screen = dashboard(office)
    screen.commands.widen("draft", 50)
    office.settle()
    first = office.toast
    office.desk.do(MoveWidget(widget_id=default_id(office, "draft"), width=100))
    office.settle()
    first.undo()
    office.settle()
    assert screen.cards["draft"].state.width == 100
    message = office.toast.message
    assert message.fact == "“Request – Draft” stays as it is"
    assert message.sentence == "It was moved or resized again since, or reset."
    assert message.undo is None


def test_undo_after_a_reset_brings_no_row_back(office: Office) -> None:
    screen = dashboard(office)
    screen.commands.heighten("draft", 9)
    office.settle()
    first = office.toast
    office.desk.do(ResetDashboard())
    office.settle()
    first.undo()
    office.settle()
    assert screen.cards["draft"].state.shown_rows == 5
    assert office.toast.message.fact == "“Request – Draft” stays as it is"


def test_changes_one_after_the_other_are_one_from_the_first_to_the_last() -> None:
    earlier = [Change("a", "width", 33, 50), Change("b", "sort_key", "1", "2")]
    later = [Change("a", "width", 50, 66), Change("c", "sort_key", "8", "9")]
    assert joined(earlier, later) == [
        Change("b", "sort_key", "1", "2"),
        Change("a", "width", 33, 66),
        Change("c", "sort_key", "8", "9"),
    ]
