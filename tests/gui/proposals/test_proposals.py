# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals in both windows (N18, A9): made in the dialog, decided over a real server."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import DAY, HOUR, from_datetime, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands.sourcing import ProposeChange, RejectProposal
from desktop_b2b.domain.commands.views import SaveWidget
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.services.queries import CountTransactions, Dashboard, GetHistory
from tests.gui.order.stage import THEN, Seat, Stage
from tests.sync_flows.world import new_id
from ui.screens.inquiry.screen import InquiryScreen
from ui.screens.matrix.page import MatrixPage
from ui.screens.order.screen import OrderScreen
from ui.screens.proposals.card import ProposalsCard
from ui.screens.proposals.dialog import ProposalDialog
from ui.screens.record.reason import ReasonDialog
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import Button, Chip, PlainLabel

D = Decimal
W = TypeVar("W", bound=QWidget)
ZONE = "Europe/Paris"


def only(holder: QWidget, kind: type[W]) -> W:
    """The one visible widget of a kind."""
    (found,) = [widget for widget in holder.findChildren(kind) if widget.isVisible()]
    return found


def words(card: QWidget) -> str:
    """All that can be read on it."""
    return " | ".join(label.text() for label in card.findChildren(PlainLabel) if label.isVisible())


def press(seat: Seat, card: QWidget, name: str) -> None:
    """The button with these words."""
    (button,) = [one for one in card.findChildren(Button) if one.isVisible() and one.text() == name]
    button.click()
    seat.settle()


def fill(seat: Seat, screen: QWidget, **values: object) -> ProposalDialog:
    """Open the dialog and say what is proposed."""
    card = only(screen, ProposalsCard)
    press(seat, card, "Propose a change…")
    dialog = only(screen, ProposalDialog)
    dialog.form.set_values(values)
    dialog.show_fields()
    return dialog


def authorised(stage: Stage) -> None:
    """The supplier may propose changes to orders (S2.29)."""
    card = stage.world.cards["south"]
    stage.shop.do(a.SavePartner(partner_id=card, change_order_authorised=True))
    stage.shop.sync()


def test_n18_a_price_is_proposed_and_accepted_in_windows(stage: Stage) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    maker = stage.seat(stage.maker)
    answer = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    dialog = fill(maker, answer, kind="price", price=D("3.20"), reason="For so many mugs")
    assert [key for key in ("quantity", "price", "at", "sku") if dialog.form.field(key).isVisible()] == [
        "price"
    ]
    maker.settle()
    # What is hidden leaves no hole before it.
    assert dialog.form.field("price").x() == dialog.form.field("reason").x()
    assert dialog.now_label.text() == "Now: 48 at 3.80 EUR"
    line_id = dialog.command().line_id
    dialog.accept()
    maker.settle()
    maker.sync()
    assert "Price 3.80 to 3.20 EUR" in words(answer.proposals)
    assert "For so many mugs" in words(answer.proposals)

    shop = stage.seat(stage.shop)
    shop.sync()
    matrix = shop.open(Route("request", stage.request_id), RequestScreen)
    page = only(matrix, MatrixPage)
    shop.settle()
    assert 'Stoneware mug "Moss", 300 ml, from Atelier Brume' in words(page.proposals)
    press(shop, page.proposals, "Accept")
    shop.sync()
    maker.sync()
    for desk in (stage.shop, stage.maker):
        (line,) = desk.rows(e.AnswerLine, "WHERE id = ?", bytes.fromhex(line_id))
        assert line.price == D("3.20")
        (entry,) = [
            change
            for event in desk.store.answer(GetHistory(document_id=inquiry_id))
            if event.event.command == "AcceptProposal"
            for change in event.changes
            if change[2] == "price"
        ]
        assert entry[3:] == ["3.8", "3.2"]  # before and after
    assert "Accept" not in [one.text() for one in page.proposals.findChildren(Button) if one.isVisible()]


def test_a9_a_substitute_for_an_order_is_rejected_with_a_reason(stage: Stage) -> None:
    authorised(stage)
    order_id = stage.order()
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("order", order_id), OrderScreen)
    dialog = fill(maker, screen, kind="substitute", sku="", reason="Sold out")
    dialog.accept()  # nothing is proposed yet
    assert dialog.isVisible()
    assert dialog.form.field("sku").error == "Say what you propose"
    dialog.form.set_values({"sku": "APY-MUG-0313", "description": "Stoneware mug, sand"})
    dialog.accept()
    maker.settle()
    maker.sync()

    shop = stage.seat(stage.shop)
    shop.sync()
    order = shop.open(Route("order", order_id), OrderScreen)
    assert order.proposals is not None
    assert "Instead: APY-MUG-0313 Stoneware mug, sand" in words(order.proposals)
    press(shop, order.proposals, "Reject…")
    reason = only(order, ReasonDialog)
    reason.form.set_values({"reason": "The customer wants moss"})
    reason.accept()
    shop.settle()
    shop.sync()
    maker.sync()
    assert screen.proposals is not None
    assert "Rejected: The customer wants moss" in words(screen.proposals)
    assert stage.view(stage.maker, order_id).lines[0].cancelled == 0


def test_a9_nothing_can_be_proposed_where_it_is_not_authorised(stage: Stage) -> None:
    order_id = stage.order()
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("order", order_id), OrderScreen)
    assert screen.proposals is not None
    assert not screen.proposals.isVisible()


def test_a9_less_of_an_order_is_seen_in_its_lines(stage: Stage) -> None:
    authorised(stage)
    order_id = stage.order()
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("order", order_id), OrderScreen)
    dialog = fill(maker, screen, kind="quantity", quantity=D(40), reason="Eight broke")
    dialog.accept()
    maker.settle()
    maker.sync()
    shop = stage.seat(stage.shop)
    shop.sync()
    order = shop.open(Route("order", order_id), OrderScreen)
    assert order.proposals is not None
    press(shop, order.proposals, "Accept")
    shop.sync()
    maker.sync()
    for seen in (order, screen):
        line = seen.lines.model.rows[0]
        assert seen.lines._to_come(line) == "40, 8 cancelled"
    view = stage.view(stage.maker, order_id)
    goods = sum(screen.lines._cost(line) for line in view.lines)
    assert view.order.total == goods + view.order.shipping_cost


def test_n18_a_refusal_stands_at_its_field_and_the_dialog_stays(stage: Stage) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    maker = stage.seat(stage.maker)
    answer = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    dialog = fill(maker, answer, kind="price", price=D("3.80"), reason="The same")
    dialog.accept()
    maker.settle()
    assert dialog.isVisible()
    assert dialog.form.field("price").error == "The line says this already."
    # Withdrawn before anybody decided.
    dialog.form.set_values({"price": D("3.50"), "valid_until": to_datetime(THEN + 2 * HOUR, ZONE)})
    assert dialog.command().valid_until == THEN + 2 * HOUR
    dialog.accept()
    maker.settle()
    press(maker, answer.proposals, "Withdraw")
    assert "Withdrawn" in [chip.text for chip in chips(answer.proposals)]


def chips(card: ProposalsCard) -> list[Chip]:
    """The chips of the rows shown."""
    return [chip for chip in card.findChildren(Chip) if chip.isVisible()]


def test_n18_one_that_expired_or_moved_on_says_so(stage: Stage) -> None:
    inquiry_id = stage.ask(answer_by=5 * DAY)
    stage.answer(inquiry_id)
    maker = stage.seat(stage.maker)
    answer = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    until = to_datetime(THEN + 2 * HOUR, ZONE)
    dialog = fill(maker, answer, kind="price", price=D("3.20"), reason="Today only", valid_until=until)
    assert from_datetime(until) == dialog.command().valid_until
    dialog.accept()
    maker.settle()
    maker.sync()
    shop = stage.seat(stage.shop)
    shop.sync()
    page = only(shop.open(Route("request", stage.request_id), RequestScreen), MatrixPage)
    shop.settle()
    assert "Accept" in [one.text() for one in page.proposals.findChildren(Button) if one.isVisible()]
    stage.world.clock.instant = THEN + 2 * HOUR + 1
    shop.notifier.minute.emit()
    shop.settle()
    assert [chip.text for chip in chips(page.proposals)] == ["Expired"]
    assert "Accept" not in [one.text() for one in page.proposals.findChildren(Button) if one.isVisible()]


def test_what_is_to_be_decided_is_counted_on_both_sides_and_alerts_the_retailer(stage: Stage) -> None:
    """The predefined searches, and a widget over the retailer's (S2.51, S2.55)."""
    inquiry_id = stage.ask(answer_by=5 * DAY)
    stage.answer(inquiry_id)
    asked, own = SEARCHES["proposals"].query, SEARCHES["proposed"].query
    stage.shop.do(SaveWidget(widget_id=new_id(), title="Proposals", query=asked, alert=True, tone="amber"))

    def counted() -> tuple[int, int, int, int]:
        """The retailer's, the supplier's, and what the widget says: all and unread."""
        (widget,) = [one for one in stage.shop.store.answer(Dashboard()) if one.query == asked]
        shop = stage.shop.store.answer(CountTransactions(query=asked))
        maker = stage.maker.store.answer(CountTransactions(query=own))
        return shop, maker, widget.total, widget.unread

    assert counted() == (0, 0, 0, 0)
    line = stage.inquiry_lines(inquiry_id)[0]
    proposal = ProposeChange(
        proposal_id=new_id(),
        document_id=inquiry_id,
        line_id=line.id,
        kind="price",
        price=D("3.20"),
        reason="Today only",
        valid_until=THEN + 2 * HOUR,
    )
    stage.world.clock.instant = THEN + 1
    stage.maker.do(proposal)
    stage.maker.sync()
    stage.shop.sync()
    assert counted() == (1, 1, 1, 1)
    stage.world.clock.instant = THEN + 2 * HOUR + 1
    assert counted() == (0, 0, 0, 0), "it holds no longer: nobody can decide"
    stage.world.clock.instant = THEN + HOUR
    stage.shop.do(RejectProposal(proposal_id=proposal.proposal_id, reason="No"))
    stage.shop.sync()
    stage.maker.sync()
    assert counted() == (0, 0, 0, 0)
