# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The answer matrix in its window: keyboard, warnings, deadlines, messages, orders."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import SetCalendar
from desktop_b2b.services.queries import GetBuffer, GetMatrix, GetMessages, ListTransactions
from tests.gui.request.houses import THEN
from tests.gui.request.stage import Stage
from ui.screens.history.panel import HistoryDialog
from ui.screens.matrix.model import HeadLink, MatrixModel, Stand
from ui.screens.matrix.page import MatrixPage
from ui.screens.matrix.question import CloseQuestion
from ui.screens.request.deadline import DeadlinePopover, Terms
from ui.screens.request.preview import PapersDialog
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import Dialog, PlainLabel, Toast

# Popovers and menus grab the keyboard, which a screen that is none cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def page_of(stage: Stage, request_id: str, key: str = "request") -> MatrixPage:
    screen = stage.open(Route.to(key, request_id))
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, MatrixPage)
    return screen.page


def column_of(page: MatrixPage, stage: Stage, name: str) -> int:
    card = stage.world.cards[name]
    return 1 + next(n for n, p in enumerate(page.model.partners) if p.partner.partner_id == card)


def type_quantity(stage: Stage, page: MatrixPage, row: int, column: int, text: str) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(row, column))
    QTest.keyClicks(page.table, text[0])
    opened = open_cell(page)
    assert opened is not None
    QTest.keyClicks(opened, text[1:])
    QTest.keyClick(opened, Qt.Key.Key_Return)
    stage.settle()


def open_cell(page: MatrixPage) -> QLineEdit | None:
    """The editor of the open cell; those that were closed live on until the event loop has taken them."""
    found = [edit for edit in page.table.findChildren(QLineEdit) if edit.isVisible()]
    return found[-1] if found else None


def open_dialog(kind: type[Dialog]) -> Dialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, f"no {kind.__name__}"
    return found[-1]


@pytest.fixture
def answered(stage: Stage) -> tuple[MatrixPage, list[c.LinePatch], str]:
    request_id, lines = stage.answered_request()
    return page_of(stage, request_id), lines, request_id


Answered = tuple[MatrixPage, list[c.LinePatch], str]


def test_one_route_opens_a_sent_request_as_its_matrix(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    assert page.title() == stage.request(request_id).number
    assert page.chip.text == "Waiting for answer"
    assert page.progress.full_text.startswith("4 of 6 answered.")
    assert page_of(stage, request_id, "matrix").title() == page.title()


def test_cells_say_what_they_hold(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    model: MatrixModel = page.model
    north, south = column_of(page, stage, "north"), column_of(page, stage, "south")
    assert model.stand(1, north) is Stand.NOT_ASKED
    assert model.stand(4, column_of(page, stage, "harbour")) is Stand.WAITING
    assert model.stand(0, column_of(page, stage, "tilda")) is Stand.NO_ANSWER
    role = Qt.ItemDataRole.AccessibleTextRole
    said = str(model.index(0, south).data(role))
    assert said.startswith("Atelier Brume: 3.80, lowest, 30 ready, back-order +18, 2 Dec, assigned 0")
    assert "over the max price" in str(model.index(2, column_of(page, stage, "east")).data(role))
    assert "Asked 48." in str(model.index(0, 0).data(role))
    assert model.head(column_of(page, stage, "harbour")).fact == "18 min left"
    assert model.head(column_of(page, stage, "tilda")).link is HeadLink.REOPEN


def test_ux_29_quantities_are_typed_and_enter_goes_down(stage: Stage, answered: Answered) -> None:
    page, lines, request_id = answered
    south = column_of(page, stage, "south")
    type_quantity(stage, page, 0, south, "48")
    assert page.model.quantity(0, south) == 48
    assert page.table.currentIndex().row() == 1
    assert page.model.covered_words(0) == "48 of 48"
    assert "182.40" in page.panel.total.text() or page.panel.total.text() == "EUR 196.90"
    page.keeper.flush()
    stage.settle()
    assert stage.shop.store.answer(GetBuffer(kind="assignment", target_id=request_id)) is not None
    page.save_button.click()
    stage.settle()
    ask = stage.world.ask(request_id, "south", lines[0])
    assert stage.shop.row(e.RequestAsk, ask).assigned == 48
    assert stage.shop.store.answer(GetBuffer(kind="assignment", target_id=request_id)) is None


def test_ux_26_what_was_sent_changes_only_by_save(stage: Stage, answered: Answered) -> None:
    page, lines, request_id = answered
    south = column_of(page, stage, "south")
    waiting = len(stage.shop.waiting())
    type_quantity(stage, page, 0, south, "48")
    assert page.progress.full_text.endswith("Typing…")
    page.keeper.flush()
    stage.settle()
    assert page.progress.full_text.endswith("Kept on this computer 10:42")
    stage.open(Route.to("dashboard"))
    ask = stage.world.ask(request_id, "south", lines[0])
    assert stage.shop.row(e.RequestAsk, ask).assigned == 0
    assert len(stage.shop.waiting()) == waiting, "nothing is sent by leaving"
    stage.window.stack.clear()
    again = page_of(stage, request_id)
    assert again.model.quantity(0, south) == 48, "nothing is lost by leaving"
    again.save_button.click()
    stage.settle()
    assert stage.shop.row(e.RequestAsk, ask).assigned == 48
    assert "Kept" not in again.progress.full_text


def test_ux_36_the_locked_choice_says_why(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    assert not page.mode.isEnabled()
    assert page.mode.toolTip() == "Chosen when the request was sent"
    assert "chosen when it was sent" in page.mode.accessibleName()


def test_ux_33_a_heading_tells_the_deadline_and_what_is_left(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    said = page.model.headerData(
        column_of(page, stage, "harbour"), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert said == "Harbour Textiles. 18 min left. Answer until 11:00 (Amsterdam, UTC+1)"


def test_too_much_warns_and_is_taken(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    south = column_of(page, stage, "south")
    type_quantity(stage, page, 0, south, "60")
    assert page.model.quantity(0, south) == 60
    assert "12 more than offered" in page.model.warning(0, south)
    type_quantity(stage, page, 1, south, "x")
    assert page.model.quantity(1, south) == 0


def test_no_number_is_refused_in_place(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    north = column_of(page, stage, "north")
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, north))
    QTest.keyClicks(page.table, "9")
    opened = open_cell(page)
    assert opened is not None
    QTest.keyClicks(opened, "z")
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert opened.property("state") == "error"
    assert page.warning.full_text
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert page.model.quantity(0, north) == 0


def test_arrows_move_and_cells_that_were_not_asked_take_nothing(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    north = column_of(page, stage, "north")
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, north))
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    QTest.keyClicks(page.table, "5")
    assert open_cell(page) is None
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.table.currentIndex().column() == north + 1


def test_fill_clear_and_undo(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    page.fill_button.click()
    assert page.assigned.text() == "Assigned 264 of 264"
    assert page.later.text() == "64 on back-order"
    page.clear_button.click()
    assert page.assigned.text() == "Assigned 0 of 264"
    page.undo()
    assert page.assigned.text() == "Assigned 264 of 264"


def test_ux_28_an_assignment_is_undone_over_cells_and_after_saves(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    east = column_of(page, stage, "east")
    type_quantity(stage, page, 1, east, "40")
    assert page.undo_words() == "change of assigned quantity"
    page.save()
    stage.settle()
    page.fill_button.click()
    assert page.undo_words() == "fill with lowest price"
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, east))
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.model.quantity(1, east) == 40
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.model.quantity(1, east) == 0
    assert page.undo_words() == ""
    assert page.redo_words() == "change of assigned quantity"
    page.save()
    stage.settle()
    cell = page.model.cell_at(1, east)
    assert cell is not None
    assert stage.shop.row(e.RequestAsk, cell.ask.id).assigned == 0


def test_ux_31_a_quantity_is_filled_down_in_the_matrix(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    south = column_of(page, stage, "south")
    type_quantity(stage, page, 0, south, "7")
    page.table.setCurrentIndex(page.model.index(1, south))
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.model.quantity(1, south) == 7


def test_time_passes_in_the_headings(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    harbour = column_of(page, stage, "harbour")
    stage.world.clock.instant = THEN + 19 * MINUTE
    stage.notifier.tick()
    stage.settle()
    assert page.model.head(harbour).link is HeadLink.REOPEN
    assert page.model.stand(4, harbour) is Stand.NO_ANSWER


def test_time_does_not_reach_what_is_closed(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    stage.window.stack.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(page.model)
    stage.notifier.time_came.emit(THEN)
    stage.notifier.minute.emit()


def test_an_expired_partner_is_reopened(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    tilda = column_of(page, stage, "tilda")
    partner = page.model.partner_at(tilda)
    assert partner is not None
    page.acts.change_deadline([partner], Terms(THEN + 2 * HOUR, False, None))
    stage.settle()
    assert page.model.head(tilda).fact == "2 h left"
    stage.shop.sync()
    desk = stage.desk("tilda")
    desk.sync()
    inquiry = desk.row(e.Inquiry, stage.world.inquiry(request_id, "tilda"))
    assert inquiry.deadline_at == THEN + 2 * HOUR


def test_s2_79_the_expired_time_is_clicked_and_a_new_limit_reopens(stage: Stage, answered: Answered) -> None:
    """The popover tells how the new limit lies in the partner's working time; the partner waits to answer."""
    page, _lines, request_id = answered
    tilda = column_of(page, stage, "tilda")
    desk = stage.desk("tilda")
    week = ("00:00-24:00",) * 7
    desk.do(SetCalendar(organisation_id=desk.company, work_week=week))
    desk.sync()
    stage.shop.sync()
    assert page.model.head(tilda).link is HeadLink.REOPEN
    page.table.link_clicked.emit(tilda)
    (popover,) = [one for one in page.findChildren(DeadlinePopover) if one.isVisible()]
    QTest.keyClicks(popover.form.field("deadline").control, "+3h")
    stage.settle()
    assert popover.counted_label.text().startswith("3 h of the partner's working time")
    QTest.keyClick(popover, Qt.Key.Key_Return)
    stage.settle()
    stage.shop.sync()
    desk.sync()
    assert page.matrix.request.state == "waiting"
    inquiry = desk.row(e.Inquiry, stage.world.inquiry(request_id, "tilda"))
    assert (inquiry.state, inquiry.deadline_at) == ("waiting", THEN + 3 * HOUR)
    rows = desk.store.answer(ListTransactions(query="widget:inquiries_plus", limit=5)).rows
    assert inquiry.id in [row.id for row in rows]


def test_messages_stay_with_their_partner(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    south, east = stage.world.inquiry(request_id, "south"), stage.world.inquiry(request_id, "east")
    page.messages.show_partner(south)
    stage.settle()
    words = " ".join(label.text() for label in page.messages.findChildren(PlainLabel))
    assert "The press runs again" in words
    page.messages.field.setText("Would the 2nd hold?")
    page.messages.show_partner(east)
    assert page.messages.field.text() == ""
    page.messages.show_partner(south)
    assert page.messages.field.text() == "Would the 2nd hold?"
    QTest.keyClick(page.messages.field, Qt.Key.Key_Return)
    stage.settle()
    assert page.messages.field.text() == ""
    assert len(stage.shop.store.answer(GetMessages(thread_id=south))) == 2
    assert stage.shop.store.answer(GetMessages(thread_id=east)) == []


def test_a_thread_that_was_read_is_not_unread_any_more(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    thread = stage.world.inquiry(request_id, "south")
    stage.world.clock.advance(MINUTE)
    page.messages.show_partner(stage.world.inquiry(request_id, "east"))
    page.messages.show_partner(thread)
    stage.settle()
    view = stage.shop.store.answer(GetMatrix(request_id=request_id))
    assert {p.partner.id: p.unread_messages for p in view.partners}[thread] == 0


def test_preview_then_no_keeps_it_partially_ordered(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    page.order_button.click()
    stage.settle()
    preview = open_dialog(PapersDialog)
    assert isinstance(preview, PapersDialog)
    assert preview.tabs.count() == 1
    words = " ".join(label.text() for label in preview.findChildren(PlainLabel))
    assert "EUR 333.90" in words
    assert "jens@" not in words
    preview.accept()
    question = open_dialog(CloseQuestion)
    assert isinstance(question, CloseQuestion)
    question.no_button.click()
    stage.settle()
    assert stage.request(request_id).state == "partially_ordered"
    order = stage.shop.rows(e.Order)[0]
    assert order.total == Decimal("333.90")
    assert page.panel._orders.findChildren(QWidget)
    assert page.model.covered_words(1) == "60 of 60"


def test_escape_at_the_question_sends_nothing(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    page.preview()
    stage.settle()
    open_dialog(PapersDialog).accept()
    open_dialog(CloseQuestion).reject()
    stage.settle()
    assert stage.shop.rows(e.Order) == []
    assert stage.request(request_id).state == "waiting"


def test_a_changed_preview_is_shown_again(stage: Stage, answered: Answered) -> None:
    page, lines, request_id = answered
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    page.preview()
    stage.settle()
    open_dialog(PapersDialog).accept()
    stage.answer(request_id, "east", "9.90", {lines[1].id: ("5.50", 60, 0), lines[2].id: ("6.95", 120, 0)})
    stage.shop.sync()
    open_dialog(CloseQuestion).accept()
    stage.settle()
    assert stage.shop.rows(e.Order) == []
    again = open_dialog(PapersDialog)
    assert "Something changed" in again.text_label.text()
    again.accept()
    open_dialog(CloseQuestion).accept()
    stage.settle()
    assert stage.request(request_id).state == "ordered"
    assert stage.shop.rows(e.Order)[0].total == Decimal("339.90")


def test_an_ordered_request_is_locked_and_reopened(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    page.preview()
    stage.settle()
    open_dialog(PapersDialog).accept()
    open_dialog(CloseQuestion).accept()
    stage.settle()
    assert stage.request(request_id).state == "ordered"
    assert not page.model.editable(0, column_of(page, stage, "north"))
    assert page.order_button.isHidden()
    page.reopen_action.trigger()
    stage.settle()
    assert stage.request(request_id).state == "partially_ordered"
    assert page.model.editable(0, column_of(page, stage, "north"))
    page.close_action.trigger()
    stage.settle()
    assert stage.request(request_id).state == "closed"
    stage.window.findChildren(Toast)[-1].undo()
    stage.settle()
    assert stage.request(request_id).state == "partially_ordered"


def test_cancelling_is_asked_first(stage: Stage, answered: Answered) -> None:
    page, _lines, request_id = answered
    page.cancel_action.trigger()
    dialog = open_dialog(Dialog)
    dialog.reject()
    stage.settle()
    assert stage.request(request_id).state == "waiting"
    page.cancel_action.trigger()
    open_dialog(Dialog).accept()
    stage.settle()
    assert stage.request(request_id).state == "cancelled"


def test_a_late_answer_counts_once_it_is_admitted(stage: Stage, answered: Answered) -> None:
    page, lines, request_id = answered
    stage.world.clock.instant = THEN + HOUR
    stage.answer(request_id, "harbour", "5", {lines[4].id: ("30", 12, 0)})
    stage.shop.sync()
    stage.settle()
    harbour = column_of(page, stage, "harbour")
    assert page.model.stand(4, harbour) is Stand.LATE
    assert not page.model.editable(4, harbour)
    assert "Harbour Textiles" in page.banner.accessibleName()
    page.deadlines.follow(harbour)
    open_dialog(Dialog).accept()
    stage.settle()
    assert page.model.stand(4, harbour) is Stand.OFFER
    assert page.model.editable(4, harbour)


def test_history_tells_who_did_what(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    page.show_history()
    stage.settle()
    dialog = open_dialog(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    said = " | ".join(entry.accessibleName() for entry in dialog.panel.entries)
    assert "Sent the request" in said
    assert "Saved the draft" in said
    dialog.close()


def test_what_others_assign_is_followed(stage: Stage, answered: Answered) -> None:
    page, lines, request_id = answered
    type_quantity(stage, page, 0, column_of(page, stage, "north"), "40")
    stage.shop.do(
        c.SaveAssignment(
            request_id=request_id,
            assignments=(
                c.Assignment(ask_id=stage.world.ask(request_id, "north", lines[0]), quantity=Decimal(1)),
                c.Assignment(ask_id=stage.world.ask(request_id, "east", lines[1]), quantity=Decimal(60)),
            ),
        )
    )
    stage.settle()
    assert page.model.quantity(0, column_of(page, stage, "north")) == 40
    assert page.model.quantity(1, column_of(page, stage, "east")) == 60
