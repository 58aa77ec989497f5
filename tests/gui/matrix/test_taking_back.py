# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo for ten seconds: what each act on a request leaves to be taken back, on a real desk and server."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.gui.matrix.test_matrix import column_of, open_dialog, page_of, type_quantity
from tests.gui.request.houses import THEN
from tests.gui.request.stage import Stage
from ui.screens.matrix.page import MatrixPage
from ui.screens.matrix.question import CloseQuestion
from ui.screens.request.deadline import Terms
from ui.screens.request.preview import PapersDialog
from ui.screens.request.request_editor import RequestEditor
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import Dialog, Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def request_id(stage: Stage) -> str:
    return stage.answered_request()[0]


def last_toast(stage: Stage) -> Toast:
    return stage.window.findChildren(Toast)[-1]


def undo(stage: Stage) -> None:
    toast = last_toast(stage)
    assert toast.message.undo is not None, toast.message.fact
    toast.undo()
    stage.settle()


def order(stage: Stage, page: MatrixPage, *, close: bool) -> None:
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    page.preview()
    stage.settle()
    open_dialog(PapersDialog).accept()
    question = open_dialog(CloseQuestion)
    assert isinstance(question, CloseQuestion)
    question.accept() if close else question.no_button.click()
    stage.settle()


def test_ux_28_undo_after_close_brings_back_who_is_still_asked(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    order(stage, page, close=False)
    stage.shop.sync()
    stage.settle()
    harbour = stage.world.inquiry(request_id, "harbour")
    page.acts.change_deadline(
        [one for one in page.matrix.partners if one.partner.id == harbour], Terms(THEN + HOUR, False, None)
    )
    stage.settle()
    assert stage.request(request_id).state == "waiting"
    page.close_action.trigger()
    stage.settle()
    assert stage.request(request_id).state == "closed"
    assert stage.shop.row(e.RequestPartner, harbour).state == "closed"
    undo(stage)
    assert stage.request(request_id).state == "waiting"
    assert stage.shop.row(e.RequestPartner, harbour).state == "asked"
    stage.shop.sync()
    assert stage.request(request_id).state == "waiting"
    desk = stage.desk("harbour")
    desk.sync()
    assert desk.row(e.Inquiry, harbour).state == "waiting"


def test_ux_28_undo_after_close_is_refused_where_others_came_between(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    order(stage, page, close=False)
    page.close_action.trigger()
    stage.settle()
    toast = last_toast(stage)
    stage.shop.do(c.ReopenRequest(request_id=request_id))
    stage.settle()
    toast.undo()
    stage.settle()
    assert last_toast(stage).message.code == "request.closing_changed"
    assert stage.request(request_id).state == "partially_ordered"


def test_ux_28_undo_after_assign_stores_what_was_there(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    east = column_of(page, stage, "east")
    cell = page.model.cell_at(1, east)
    assert cell is not None
    type_quantity(stage, page, 1, east, "40")
    page.save()
    stage.settle()
    type_quantity(stage, page, 1, east, "60")
    page.save()
    stage.settle()
    assert stage.shop.row(e.RequestAsk, cell.ask.id).assigned == Decimal(60)
    undo(stage)
    assert stage.shop.row(e.RequestAsk, cell.ask.id).assigned == Decimal(40)
    assert page.model.quantity(1, east) == Decimal(40)


def test_undo_after_duplicate_deletes_the_copy(stage: Stage, request_id: str) -> None:
    page_of(stage, request_id).duplicate_action.trigger()
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert screen is not None
    copy = screen.route.record_id
    assert stage.request(copy).state == "draft"
    undo(stage)
    assert stage.request(copy).state == "deleted"


def test_undo_after_a_deadline_gives_the_former_one(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    harbour = stage.world.inquiry(request_id, "harbour")
    partner = next(one for one in page.matrix.partners if one.partner.id == harbour)
    page.acts.change_deadline([partner], Terms(THEN + 5 * HOUR, False, True))
    stage.settle()
    row = stage.shop.row(e.RequestPartner, harbour)
    assert (row.deadline_at, row.shipping_required) == (THEN + 5 * HOUR, True)
    undo(stage)
    row = stage.shop.row(e.RequestPartner, harbour)
    assert (row.deadline_at, row.shipping_required) == (THEN + 18 * MINUTE, False)


def test_a_deadline_that_had_passed_is_not_taken_back(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    tilda = stage.world.inquiry(request_id, "tilda")
    partner = next(one for one in page.matrix.partners if one.partner.id == tilda)
    page.acts.change_deadline([partner], Terms(THEN + 5 * HOUR, False, None))
    stage.settle()
    assert last_toast(stage).message.undo is None


def test_orders_that_wait_are_withdrawn(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    order(stage, page, close=True)
    assert stage.request(request_id).state == "ordered"
    undo(stage)
    assert stage.shop.rows(e.Order) == []
    assert stage.request(request_id).state == "waiting"
    assert page.model.quantity(1, column_of(page, stage, "east")) == Decimal(60)


def test_orders_that_are_out_are_proposed_to_be_cancelled(stage: Stage, request_id: str) -> None:
    page = page_of(stage, request_id)
    order(stage, page, close=False)
    toast = last_toast(stage)
    stage.shop.sync()
    stage.settle()
    toast.undo()
    stage.settle()
    dialog = open_dialog(Dialog)
    assert dialog.verb_button.text() == "Cancel 1 order"
    assert stage.shop.rows(e.Order)[0].state == "sent"
    dialog.accept()
    stage.settle()
    assert stage.shop.rows(e.Order)[0].state == "cancelled"


def send(stage: Stage) -> str:
    request_id, _lines = stage.draft()
    screen = stage.open(Route.to("request", request_id))
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, RequestEditor)
    screen.page.send()
    stage.settle()
    assert stage.request(request_id).state == "queued"
    return request_id


def test_a_request_that_waits_to_be_sent_is_a_draft_again(stage: Stage) -> None:
    request_id = send(stage)
    undo(stage)
    assert stage.request(request_id).state == "draft"
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, RequestEditor)


def test_a_request_that_is_out_is_proposed_to_be_cancelled(stage: Stage) -> None:
    request_id = send(stage)
    toast = last_toast(stage)
    stage.shop.sync()
    stage.settle()
    toast.undo()
    stage.settle()
    dialog = open_dialog(Dialog)
    dialog.reject()
    stage.settle()
    assert stage.request(request_id).state == "waiting"
    toast.message.undo and toast.message.undo()
    stage.settle()
    open_dialog(Dialog).accept()
    stage.settle()
    assert stage.request(request_id).state == "cancelled"
