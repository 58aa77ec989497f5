# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers in windows (N8): chosen in the request, told to both sides, opened by the server."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.gui.order.stage import THEN, Seat, Stage
from tests.sync_flows.world import new_id
from ui.screens.inquiry.screen import InquiryScreen
from ui.screens.matrix.model import HeadLink, Stand
from ui.screens.matrix.page import MatrixPage
from ui.screens.request.request_editor import RequestEditor
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import PlainLabel

W = TypeVar("W", bound=QWidget)


def only(holder: QWidget, kind: type[W]) -> W:
    """The one visible widget of a kind."""
    (found,) = [widget for widget in holder.findChildren(kind) if widget.isVisible()]
    return found


def words(card: QWidget) -> str:
    """All that can be read on it."""
    return " | ".join(label.text() for label in card.findChildren(PlainLabel) if label.isVisible())


def matrix_at(stage: Stage) -> tuple[Seat, MatrixPage]:
    """The retailer before the answers."""
    seat = stage.seat(stage.shop)
    seat.sync()
    page = only(seat.open(Route("request", stage.request_id), RequestScreen), MatrixPage)
    seat.settle()
    return seat, page


def test_n8_both_sides_are_told_and_the_server_opens(stage: Stage) -> None:
    inquiry_id = stage.ask(sealed=True)
    maker = stage.seat(stage.maker)
    answer = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    assert "sealed until the last deadline" in words(answer.scroll_area)
    stage.answer(inquiry_id)
    maker.settle()
    assert "Your answer is sealed" in words(answer.result_banner)
    assert answer.change_button.isVisible()
    assert not answer.proposals.isVisible()
    assert answer.copy.value.lines[0].price is not None

    shop, page = matrix_at(stage)
    head = page.model.head(1)
    assert (head.fact, head.link) == ("Sealed, came 10:42", HeadLink.NONE)
    assert page.model.stand(0, 1) is Stand.SEALED
    assert "Answers are sealed until 11:00" in words(page.banner)
    assert "1 of 1 answered." in page.progress.full_text
    assert not page.model.editable(0, 1)

    stage.world.clock.instant = THEN + 18 * MINUTE + 1
    stage.world.server.scheduler.run_due()
    shop.sync()
    maker.sync()
    assert page.model.stand(0, 1) is Stand.OFFER
    assert "sealed" not in words(page.banner)
    assert "Your answer is sealed" not in words(answer.result_banner)
    assert answer.proposals.isVisible()


def test_n8_it_is_chosen_in_the_request(stage: Stage) -> None:
    shop = stage.seat(stage.shop)
    request_id = new_id()
    line = c.LinePatch(id=new_id(), sku="MUG", partner_ids=(stage.world.cards["south"],))
    stage.shop.do(c.SaveDraft(request_id=request_id, lines=(line,)))
    editor = only(shop.open(Route("request", request_id), RequestScreen), RequestEditor)
    assert not editor.partners.sealed_box.isChecked()
    editor.partners.sealed_box.click()
    editor.save()
    shop.settle()
    assert stage.shop.row(e.Request, request_id).sealed
    editor.undo()
    shop.settle()
    assert not editor.partners.sealed_box.isChecked()
