# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The manual's answers and assignment, sentence by sentence (S2.80 to S2.88), in the retailer's window."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import GetMessages
from tests.gui.matrix.test_matrix import column_of, open_dialog, page_of, type_quantity
from tests.gui.request.stage import Stage
from ui.screens.matrix.page import MatrixPage
from ui.screens.matrix.question import CloseQuestion
from ui.screens.request.preview import PapersDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(stage: Stage) -> MatrixPage:
    """A request whose answers are in, but for two."""
    request_id, _lines = stage.answered_request()
    return page_of(stage, request_id)


def _close(page: MatrixPage, stage: Stage, *, closed: bool) -> PapersDialog:
    """Preview, send, and the question after it."""
    page.order_button.click()
    stage.settle()
    preview = open_dialog(PapersDialog)
    assert isinstance(preview, PapersDialog)
    preview.accept()
    question = open_dialog(CloseQuestion)
    assert isinstance(question, CloseQuestion)
    (question.verb_button if closed else question.no_button).click()
    stage.settle()
    return preview


def test_s2_80_each_cell_tells_ready_price_and_back_order(stage: Stage, page: MatrixPage) -> None:
    south = column_of(page, stage, "south")
    found = page.model.cell_at(0, south)
    assert found is not None
    line = found.answer
    assert line is not None
    assert (line.ready, line.price, line.backorder) == (Decimal(30), Decimal("3.80"), Decimal(18))
    assert line.backorder_at is not None


def test_s2_81_what_is_left_blank_is_nought(stage: Stage, page: MatrixPage) -> None:
    south, east = column_of(page, stage, "south"), column_of(page, stage, "east")
    assert [page.model.quantity(1, place) for place in (south, east)] == [Decimal(0), Decimal(0)]
    type_quantity(stage, page, 1, east, "60")
    assert [page.model.quantity(1, place) for place in (south, east)] == [Decimal(0), Decimal(60)]
    _close(page, stage, closed=False)
    assert [line.quantity for line in stage.shop.rows(e.OrderLine)] == [Decimal(60)]


def test_s2_82_more_than_was_asked_for_is_warned_of_and_ordered(stage: Stage, page: MatrixPage) -> None:
    east = column_of(page, stage, "east")
    type_quantity(stage, page, 1, east, "75")
    assert page.model.warning(1, east)
    _close(page, stage, closed=False)
    assert [line.quantity for line in stage.shop.rows(e.OrderLine)] == [Decimal(75)]


def test_s2_83_a_comment_is_for_one_partner_alone(stage: Stage, page: MatrixPage) -> None:
    request_id = page.request_id
    south, east = stage.world.inquiry(request_id, "south"), stage.world.inquiry(request_id, "east")
    before = len(stage.shop.store.answer(GetMessages(thread_id=south)))
    page.messages.show_partner(south)
    page.messages.field.setText("For you alone")
    page.messages.post()
    stage.settle()
    assert len(stage.shop.store.answer(GetMessages(thread_id=south))) == before + 1
    stage.shop.sync()
    other = stage.desk("east")
    other.sync()
    assert "For you alone" not in [row.body for row in other.rows(e.Message)]
    assert stage.shop.store.answer(GetMessages(thread_id=east)) == []


def test_s2_84_s2_88_one_order_for_each_partner_shows_nothing_of_the_others(
    stage: Stage, page: MatrixPage
) -> None:
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    type_quantity(stage, page, 0, column_of(page, stage, "south"), "20")
    page.order_button.click()
    stage.settle()
    preview = open_dialog(PapersDialog)
    assert isinstance(preview, PapersDialog)
    assert preview.tabs.count() == 2, "a document each"
    preview.accept()
    question = open_dialog(CloseQuestion)
    assert isinstance(question, CloseQuestion)
    question.no_button.click()
    stage.settle()
    orders = stage.shop.rows(e.Order)
    assert len({order.counterpart_id for order in orders}) == len(orders) == 2
    stage.shop.sync()
    east = stage.desk("east")
    east.sync()
    assert [line.quantity for line in east.rows(e.OrderLine)] == [Decimal(60)]


@pytest.mark.parametrize(("closed", "state"), [(True, "ordered"), (False, "partially_ordered")])
def test_s2_85_yes_closes_the_request_and_no_keeps_it_partially_ordered(
    stage: Stage, page: MatrixPage, closed: bool, state: str
) -> None:
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    _close(page, stage, closed=closed)
    assert stage.request(page.request_id).state in (state, "closed" if closed else state)


def test_s2_86_save_keeps_it_open_and_orders_nothing(stage: Stage, page: MatrixPage) -> None:
    type_quantity(stage, page, 1, column_of(page, stage, "east"), "60")
    before = stage.request(page.request_id).state
    page.save_button.click()
    stage.settle()
    assert stage.request(page.request_id).state == before
    assert stage.shop.rows(e.Order) == []
    assert Decimal(60) in [row.assigned for row in stage.shop.rows(e.RequestAsk)]


def test_s2_87_a_sent_request_is_duplicated(stage: Stage, page: MatrixPage) -> None:
    drafts = [row.id for row in stage.shop.rows(e.Request) if row.state == "draft"]
    page.duplicate_action.trigger()
    stage.settle()
    copies = [row for row in stage.shop.rows(e.Request) if row.state == "draft" and row.id not in drafts]
    assert len(copies) == 1
    assert copies[0].line_count == stage.request(page.request_id).line_count
