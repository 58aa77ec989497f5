# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An order in both windows: accepted, declined, packed, shipped, told to the customer, over a real server."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands.policies import PublishRuleSet, RuleValue, SaveRuleSet
from desktop_b2b.services.queries import GetBuffer, GetHistory
from tests.gui.order.stage import EMAIL, GOODS, Seat, Stage
from tests.unit.memory_uow import an_id
from ui.screens.history.words import change_words
from ui.screens.order.papers import MessageDialog, PaperDialog
from ui.screens.order.screen import OrderScreen
from ui.screens.record.reason import ReasonDialog
from ui.screens.shipment.packer import Packer
from ui.shell.routes import route_of
from ui.shell.screen import Route
from ui.theme import Tone
from ui.widgets import Dialog, PlainLabel

W = TypeVar("W", bound=QWidget)


def only(screen: QWidget, kind: type[W]) -> W:
    """The one visible widget of a kind."""
    found = [widget for widget in screen.findChildren(kind) if widget.isVisible()]
    assert len(found) == 1
    return found[0]


def say_yes(screen: OrderScreen, seat: Seat) -> None:
    """Answer the question that stands open."""
    only(screen, Dialog).accept()
    seat.settle()


def maker_at(stage: Stage) -> tuple[Seat, OrderScreen, str]:
    """The supplier before a new order."""
    order_id = stage.order()
    seat = stage.seat(stage.maker)
    return seat, seat.open(Route("order", order_id), OrderScreen), order_id


def packing(seat: Seat, screen: OrderScreen) -> Packer:
    """Begin a shipment."""
    screen.packing.begin()
    seat.settle()
    assert screen.packer is not None
    return screen.packer


def carried(packer: Packer, courier: str = "DPD", tracking: str = "DP 4471 0093 28") -> None:
    """Type courier and tracking."""
    packer.card._on_field("courier", courier)
    packer.card._on_field("tracking", tracking)


def ship(seat: Seat, screen: OrderScreen) -> None:
    """Ship all that is open, and let everybody know."""
    carried(packing(seat, screen))
    screen.packing.confirm()
    say_yes(screen, seat)
    seat.sync()


@dataclass
class Paper:
    """The first page of a PDF, read back."""

    text: str
    pictures: int


def read(path: Path) -> Paper:
    """Read a PDF."""
    pdf = pypdfium2.PdfDocument(path)  # type: ignore[no-untyped-call]
    page = pdf[0]
    pictures = sum(isinstance(each, pypdfium2.PdfImage) for each in page.get_objects())
    made = Paper(page.get_textpage().get_text_range(), pictures)
    pdf.close()  # type: ignore[no-untyped-call]
    return made


def words(screen: QWidget) -> str:
    """All that stands on the screen."""
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())


def test_both_sides_see_the_same_order(stage: Stage) -> None:
    order_id = stage.order()
    for desk, name in ((stage.maker, "From Larch & Linden"), (stage.shop, "To Atelier Brume")):
        seat = stage.seat(desk)
        screen = seat.open(Route("order", order_id), OrderScreen)
        assert screen.title() == stage.maker.row(e.Order, order_id).number
        assert screen.chip.text == "Ordered"
        assert screen.name_label.full_text == f"{name}, order no. LL-88247"
        assert screen.due.text.startswith("Ship by Sat 21 Nov, 10:42 (Amsterdam)")
        assert screen.lines.total.text() == "EUR 1,663.90"
        assert [line.sku for line in screen.lines.model.rows] == [sku for sku, *_rest in GOODS]
        assert screen.lines.model.cell(2, 4).text == "120, 40 on 2 Dec"


def test_only_the_retailer_sees_the_email_and_its_request(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    assert EMAIL not in words(screen)
    screen.open_source()
    seat.settle()
    front = seat.window.stack.screen_in_front
    assert front is not None
    assert front.route == Route("inquiry", stage.world.inquiry(stage.request_id, "south"))
    other = stage.seat(stage.shop)
    theirs = other.open(Route("order", order_id), OrderScreen)
    assert EMAIL in words(theirs)
    theirs.open_source()
    other.settle()
    front = other.window.stack.screen_in_front
    assert front is not None
    assert front.route == Route("matrix", stage.request_id)


def test_accepting(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    assert screen.accept_button.isVisible()
    screen.next_step()
    seat.settle()
    assert screen.chip.text == "Accepted"
    assert screen.pending.isVisible()
    assert not screen.decline_button.isVisible()
    seat.sync()
    assert not screen.pending.isVisible()
    stage.shop.sync()
    assert stage.shop.row(e.Order, order_id).state == "accepted"


def test_declining_needs_a_reason_which_the_retailer_reads(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    screen.decline()
    dialog = only(screen, ReasonDialog)
    dialog.accept()
    assert stage.maker.row(e.Order, order_id).state == "sent"
    dialog.form.set_values({"reason": "A pallet broke"})
    dialog.accept()
    seat.settle()
    seat.sync()
    stage.shop.sync()
    other = stage.seat(stage.shop)
    theirs = other.open(Route("order", order_id), OrderScreen)
    assert theirs.chip.text == "Declined"
    assert "A pallet broke" in words(theirs)
    assert not theirs.cancel_button.isVisible()


def test_packing_begins_with_everything_in_one_box_and_can_be_undone(stage: Stage) -> None:
    seat, screen, _order = maker_at(stage)
    packer = packing(seat, screen)
    assert len(stage.maker.rows(e.Shipment)) == 1
    assert sum(row.quantity for row in stage.maker.rows(e.ShipmentLine)) == 240
    assert screen.confirm_button.isVisible()
    assert not screen.new_button.isVisible()
    screen.packing.discard()
    seat.settle()
    assert screen.packer is None
    assert stage.maker.row(e.Shipment, packer.shipment_id).state == "discarded"
    toast = seat.window.toasts.toasts[-1]
    assert toast.message.undo is not None
    toast.message.undo()
    seat.settle()
    again: Packer | None = screen.packer
    assert again is not None
    assert again.shipment_id == packer.shipment_id


def test_two_boxes_with_measures_are_stored_on_save(stage: Stage) -> None:
    seat, screen, _order = maker_at(stage)
    packer = packing(seat, screen)
    packer.card.add_box()
    first, second = (box.id for box in packer.copy.value.boxes)
    lines = [str(row["id"]) for row in packer.card.grid.rows()] if packer.card.grid else []
    assert packer.card.grid is not None
    packer.card.grid.enter_text(lines[2], first, "80")
    packer.card.grid.enter_text(lines[2], second, "40")
    packer.card.boxes.enter_text(first, "weight", "8,4")
    packer.card.boxes.enter_text(first, "length", "60")
    packer.card.boxes.enter_text(second, "tracking", "DP 1")
    screen.packing.save()
    seat.settle()
    boxes = {box.id: box for box in stage.maker.rows(e.Box)}
    assert (boxes[first].weight_g, boxes[first].length_mm, boxes[second].tracking) == (8400, 600, "DP 1")
    packed = {(row.order_line_id, row.box_id): row.quantity for row in stage.maker.rows(e.ShipmentLine)}
    assert packed[lines[2], second] == 40
    packer.card.units.chosen.emit("imperial")
    assert packer.card.boxes.rows()[0]["weight"] == Decimal("18.519")


def test_more_than_open_is_refused_in_its_cell(stage: Stage) -> None:
    seat, screen, _order = maker_at(stage)
    packer = packing(seat, screen)
    grid = packer.card.grid
    assert grid is not None
    box = packer.copy.value.boxes[0].id
    row_id = str(grid.rows()[0]["id"])
    grid.enter_text(row_id, box, "49")
    assert grid.grid_model.error(0, box) == "Only 48 can still be shipped"
    carried(packer)
    screen.packing.confirm()
    seat.settle()
    assert not [dialog for dialog in screen.findChildren(Dialog) if dialog.isVisible()]
    assert grid.currentIndex().row() == 0
    assert max(row.quantity for row in stage.maker.rows(e.ShipmentLine)) == 120


def test_typing_survives_a_crash(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    packer = packing(seat, screen)
    carried(packer, tracking="DP 44")
    packer.card.boxes.enter_text(packer.copy.value.boxes[0].id, "weight", "8.4x")
    packer.keeper.flush()
    seat.settle()
    other = stage.seat(stage.maker)
    again = other.open(Route("order", order_id), OrderScreen)
    assert again.packer is not None
    assert again.packer.card.form.field("tracking").text() == "DP 44"
    box = packer.copy.value.boxes[0].id
    assert again.packer.card.boxes.grid_model.rejected[(box, "weight")][0] == "8.4x"


def test_confirming_without_courier_or_tracking_says_what_is_missing(stage: Stage) -> None:
    seat, screen, _order = maker_at(stage)
    packer = packing(seat, screen)
    screen.packing.confirm()
    assert packer.card.form.field("courier").error
    assert packer.card.form.field("tracking").error
    assert stage.maker.row(e.Shipment, packer.shipment_id).state == "draft"


def test_a_part_and_then_the_rest_with_the_network_cut(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    stage.cut(seat)
    packer = packing(seat, screen)
    grid = packer.card.grid
    assert grid is not None
    cards = str(grid.rows()[2]["id"])
    grid.enter_text(cards, packer.copy.value.boxes[0].id, "80")
    carried(packer)
    screen.packing.confirm()
    say_yes(screen, seat)
    assert screen.chip.text == "Partly shipped"
    assert screen.packer is None
    ship_again = packing(seat, screen)
    assert ship_again.copy.value.of_line(cards) == 40
    assert ship_again.card.form.field("courier").text() == "DPD"
    carried(ship_again, tracking="DP 2")
    screen.packing.confirm()
    say_yes(screen, seat)
    assert screen.chip.text == "Shipped"
    assert not screen.new_button.isVisible()
    assert len(screen.shipments.blocks) == 2
    stage.maker.cable.is_cut = False
    seat.sync()
    stage.shop.sync()
    assert stage.shop.row(e.Order, order_id).state == "shipped"
    assert stage.maker.store.answer(GetBuffer(kind="shipment", target_id=ship_again.shipment_id)) is None


def logo() -> bytes:
    """A small JPG."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(buffer.data().data())


def test_the_slip_is_the_retailers_paper_and_reads_back(stage: Stage, tmp_path: Path) -> None:
    """With the retailer's logo from this computer, without prices and without the e-mail, offline."""
    shop = stage.shop
    digest = shop.store.store_file(logo(), "image/jpeg")
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=digest))
    order_id = stage.order()
    for _turn in range(3):
        shop.sync()
        stage.maker.sync()
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("order", order_id), OrderScreen)
    stage.cut(seat)
    packer = packing(seat, screen)
    packer.card.add_box()
    carried(packer)
    packer.card.slip_button.click()
    seat.settle()
    dialog = only(screen, PaperDialog)
    assert dialog.pane.page_count == 1
    path = tmp_path / "slip.pdf"
    dialog.pane.save_pdf(path)
    paper = read(path)
    for wanted in ("Larch & Linden", "Galerie Hartwig", "LL-88247", "DPD", "DP 4471 0093 28", "APY-MUG-0312"):
        assert wanted in paper.text
    for never in (EMAIL, "3.80", "1,663.90", "Atelier Brume"):
        assert never not in paper.text
    assert paper.pictures == 1
    dialog.extent.set_current("box")
    dialog.extent.chosen.emit("box")
    assert dialog.pane.page_count == 2


def test_a_reprint_is_marked_as_a_copy(stage: Stage, tmp_path: Path) -> None:
    seat, screen, _order = maker_at(stage)
    packer = packing(seat, screen)
    screen.print_papers()
    seat.settle()
    dialog = only(screen, PaperDialog)
    assert not dialog.printed_before()
    dialog.pane.printed.emit(1)
    dialog.close()
    seat.settle()
    screen.preview_slip(packer.shipment_id)
    seat.settle()
    again = only(screen, PaperDialog)
    assert again.copy_note.isVisible()
    path = tmp_path / "copy.pdf"
    again.pane.save_pdf(path)
    assert "KOPIE" in read(path).text  # who receives it reads German


def test_printing_the_picking_list_accepts_the_order(stage: Stage, tmp_path: Path) -> None:
    seat, screen, order_id = maker_at(stage)
    screen.preview_list()
    seat.settle()
    dialog = only(screen, PaperDialog)
    path = tmp_path / "list.pdf"
    dialog.pane.save_pdf(path)
    text = read(path).text
    assert "Please use plain boxes without a logo." in text
    assert "Gift boxes go flat-packed." in text
    assert stage.maker.row(e.Order, order_id).state == "sent"
    dialog.pane.printed.emit(1)
    seat.settle()
    assert stage.maker.row(e.Order, order_id).state == "accepted"


def test_the_retailer_follows_and_tells_its_customer(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    ship(seat, screen)
    stage.shop.sync()
    other = stage.seat(stage.shop)
    theirs = other.open(Route("order", order_id), OrderScreen)
    assert theirs.chip.text == "Shipped"
    theirs.next_step()
    other.settle()
    dialog = only(theirs, MessageDialog)
    text = dialog.field.toPlainText()
    assert text.startswith(f"To: {EMAIL}\n")
    assert "DP 4471 0093 28" in text
    dialog.accept()
    assert QGuiApplication.clipboard().text() == text
    dialog.close()
    other.settle()
    theirs.preview_last_slip()
    other.settle()
    assert only(theirs, PaperDialog).pane.page_count == 1


def test_cancelling_and_closing_short_ask_first(stage: Stage) -> None:
    order_id = stage.order()
    seat = stage.seat(stage.shop)
    screen = seat.open(Route("order", order_id), OrderScreen)
    assert not screen.short_button.isVisible()
    screen.cancel()
    only(screen, Dialog).reject()
    seat.settle()
    assert stage.shop.row(e.Order, order_id).state == "sent"
    screen.cancel()
    say_yes(screen, seat)
    assert screen.chip.text == "Cancelled"
    assert screen.lines.model.cell(0, 4).text == "48 cancelled"


def test_the_rest_of_a_part_shipped_order_is_closed_short(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    packer = packing(seat, screen)
    assert packer.card.grid is not None
    packer.card.grid.enter_text(str(packer.card.grid.rows()[2]["id"]), packer.copy.value.boxes[0].id, "80")
    carried(packer)
    screen.packing.confirm()
    say_yes(screen, seat)
    seat.sync()
    stage.shop.sync()
    other = stage.seat(stage.shop)
    theirs = other.open(Route("order", order_id), OrderScreen)
    assert not theirs.cancel_button.isVisible()
    theirs.close_short()
    say_yes(theirs, other)
    assert theirs.chip.text == "Closed short"


def test_overdue_is_red_when_its_time_comes(stage: Stage) -> None:
    seat, screen, _order = maker_at(stage)
    assert not screen.alert.isVisible()
    stage.world.clock.advance(3 * DAY)
    seat.notifier.tick()
    seat.settle()
    assert screen.due.tone is Tone.RED
    assert screen.alert.isVisible()
    assert "Overdue" in screen.timeline.accessibleName()


def test_a_shipment_opens_in_its_order(stage: Stage) -> None:
    seat, screen, order_id = maker_at(stage)
    packer = packing(seat, screen)
    seat.window.open(Route("transactions"))
    seat.settle()
    seat.window.open(route_of("shipment", packer.shipment_id, "draft"))
    seat.settle()
    front = seat.window.stack.screen_in_front
    assert isinstance(front, OrderScreen)
    assert front.route == Route.to("order", order_id, shipment=packer.shipment_id)
    seat.window.stack.back()
    seat.settle()
    before = seat.window.stack.screen_in_front
    assert before is not None
    assert before.route == Route("transactions")


def test_who_may_not_is_told_why(stage: Stage) -> None:
    order_id = stage.order()
    world = stage.world
    world.add_user("south", "packer@example.com", privileges=("shipment.confirm", "message.write"))
    desk = world.desk("south", email="packer@example.com")
    seat = stage.seat(desk)
    screen = seat.open(Route("order", order_id), OrderScreen)
    assert not screen.accept_button.isEnabled()
    assert "account manager" in screen.accept_button.toolTip()
    assert screen.new_button.isEnabled()


def test_an_unknown_order_says_so(stage: Stage) -> None:
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("order", "9" * 32), OrderScreen)
    assert "This order is not here" in words(screen)


def test_the_order_tells_its_retailer_alone_what_set_the_time_to_ship(stage: Stage) -> None:
    """A rule set it: on the retailer's screen and in its history, in nothing that the supplier sees."""
    condition = '["order_goods", "gt", "1"]'
    value = RuleValue(
        id=an_id("r"),
        name="Canary",
        action="set_shipping_allowance",
        amount=Decimal(24),
        conditions=(condition,),
    )
    stage.shop.do(SaveRuleSet(rule_set_id=an_id("set"), rules=(value,)))
    stage.shop.do(PublishRuleSet(rule_set_id=an_id("set")))
    seat, maker, order_id = maker_at(stage)
    mine = stage.seat(stage.shop).open(Route("order", order_id), OrderScreen)

    def told(screen: OrderScreen) -> str:
        return "\n".join(label.text() for label in screen.panel.facts.findChildren(PlainLabel))

    assert "Time to ship\nrule “Canary” (version 1), 24 h" in told(mine)
    assert "Time to ship" not in told(maker)
    changes = [
        change
        for entry in stage.shop.store.answer(GetHistory(document_id=order_id))
        for change in change_words(entry.changes, "UTC", 0, {})
    ]
    assert "Time to ship set: rule “Canary” (version 1), 24 h" in [one.sentence() for one in changes]
    theirs = stage.maker.store.answer(GetHistory(document_id=order_id))
    assert "Canary" not in str([entry.changes for entry in theirs])
    assert stage.view(stage.maker, order_id).shipping_time is None
    seat.settle()
