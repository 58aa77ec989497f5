# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A supplier answers in its window, over a real desk and a real server."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.queries import GetBuffer, GetInquiry
from tests.gui.order.stage import EMAIL, GOODS, THEN, Seat, Stage
from ui.bulk.plan import Fate
from ui.screens.inquiry.screen import BUFFER_KIND, InquiryScreen
from ui.screens.record.reason import ReasonDialog
from ui.shell.screen import Route
from ui.theme import Tone
from ui.widgets import PlainLabel, Toast


def opened(stage: Stage, **asked: object) -> tuple[Seat, InquiryScreen, str]:
    """The maker before an open inquiry."""
    inquiry_id = stage.ask(**asked)  # type: ignore[arg-type]
    seat = stage.seat(stage.maker)
    return seat, seat.open(Route("inquiry", inquiry_id), InquiryScreen), inquiry_id


def fill(seat: Seat, screen: InquiryScreen) -> list[str]:
    """Everything ready, at the usual prices, with shipping."""
    screen.items.all_ready()
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    for row_id, (_sku, _words, _quantity, price) in zip(rows, GOODS, strict=True):
        screen.items.grid.enter_text(row_id, "price", price)
    shipping = screen.form.field("shipping_cost").control
    assert isinstance(shipping, QLineEdit)
    shipping.setText("14.50")
    shipping.textEdited.emit("14.50")
    seat.settle()
    return rows


def locked(screen: InquiryScreen) -> bool:
    """Whether the form only shows what was sent."""
    return screen.items.grid.grid_model.read_only


def last_toast(seat: Seat) -> Toast:
    return seat.window.findChildren(Toast)[-1]


def undo(seat: Seat) -> None:
    last_toast(seat).undo()
    seat.settle()


def words(screen: InquiryScreen) -> str:
    """All that stands on the screen."""
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())


def test_ux_33_the_header_says_until_when_and_where(stage: Stage) -> None:
    _seat, screen, _inquiry = opened(stage)
    assert screen.chip.text == "To answer"
    assert screen.due.text == "Answer by today 11:00 (Paris), 18 min left"
    assert screen.due.tone is Tone.AMBER
    assert screen.name_label.full_text == "Larch & Linden"


def test_the_supplier_sees_the_notes_and_never_the_email(stage: Stage) -> None:
    _seat, screen, _inquiry = opened(stage)
    shown = words(screen)
    assert "Galerie Hartwig" in shown
    assert "Please use plain boxes without a logo." in shown
    assert "Gift boxes go flat-packed." in shown
    assert EMAIL not in shown


def test_answering_shows_will_be_sent_and_then_answered(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    fill(seat, screen)
    assert screen.items.total_label.full_text == "EUR 1,663.90 with shipping"
    screen.send()
    seat.settle()
    assert screen.chip.text == "Will be sent"
    assert not screen.send_button.isVisible()
    assert screen.items.grid.grid_model.read_only
    seat.sync()
    assert screen.chip.text == "Answered"
    assert screen.saved.label.text() == "Answered 10:42"
    stage.shop.sync()
    answer = stage.shop.row(e.Answer, inquiry_id)
    assert (answer.state, answer.shipping_cost) == ("submitted", Decimal("14.5"))
    lines = stage.shop.rows(e.AnswerLine)
    assert sorted((line.ready, line.price) for line in lines) == sorted(
        (Decimal(quantity), Decimal(price)) for _sku, _words, quantity, price in GOODS
    )


def test_ux_28_an_answer_that_waits_is_a_draft_again_after_undo(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    fill(seat, screen)
    sent = screen.copy.value
    screen.send()
    seat.settle()
    assert stage.maker.row(e.Answer, inquiry_id).state == "submitted"
    undo(seat)
    assert not stage.maker.has(e.Answer, inquiry_id)
    assert screen.chip.text == "Draft"
    assert screen.copy.value == sent
    assert screen.send_button.isVisible()
    screen.send()
    seat.settle()
    seat.sync()
    assert screen.chip.text == "Answered"


def test_ux_28_an_answer_that_is_out_can_be_changed(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    fill(seat, screen)
    screen.send()
    seat.settle()
    seat.sync()
    seat.window.open(Route("dashboard"))
    seat.settle()
    undo(seat)
    assert stage.maker.row(e.Answer, inquiry_id).state == "submitted"
    assert seat.window.stack.screen_in_front is screen
    assert last_toast(seat).message.sentence == "Press “Change answer” to send another one."
    assert screen.change_button.isVisible()


def test_ux_28_a_refusal_to_answer_is_withdrawn(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    screen.run(screen._decline("Out of season"))
    seat.settle()
    assert screen.chip.text == "Will be sent"
    undo(seat)
    assert not stage.maker.has(e.Answer, inquiry_id)
    assert screen.chip.text == "To answer"


def test_ux_27_send_is_never_disabled_and_leads_to_the_first_fault(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[1], "ready", "5")
    assert screen.send_button.isEnabled()
    screen.send()
    seat.settle()
    grid = screen.items.grid
    assert grid.grid_model.error(1, "price") == "Enter a price for this quantity"
    assert grid.currentIndex().row() == 1
    assert screen.form.field("shipping_cost").error
    assert not stage.maker.has(e.Answer, inquiry_id)


def test_ux_27_the_shipping_cost_is_judged_when_it_is_left(stage: Stage) -> None:
    _seat, screen, _inquiry = opened(stage)
    field = screen.form.field("shipping_cost")
    screen.form.focus_field("shipping_cost")
    QTest.keyClicks(field.control, "-1x")
    assert not screen.form.field("shipping_cost").error, "not while it is typed"
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    assert field.error
    screen.form.focus_field("shipping_cost")
    for _ in range(3):
        QTest.keyClick(field.control, Qt.Key.Key_Backspace)
    QTest.keyClicks(field.control, "-1")
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    assert field.error == "Less than nought cannot be offered"


def test_ux_32_the_shipping_cost_is_asked_about_and_names_its_currency(stage: Stage) -> None:
    _seat, screen, _inquiry = opened(stage)
    field = screen.form.field("shipping_cost")
    assert field.label.label.text() == "Shipping cost, EUR"
    screen.form.focus_field("shipping_cost")
    QTest.keyClicks(field.control, "1.234")
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    assert field.error
    assert field.choices.readings == (Decimal(1234), Decimal("1.23"))
    field.choices.chosen.emit(Decimal(1234))
    assert screen.copy.value.shipping_cost == Decimal(1234)
    assert not field.error
    assert not screen.copy.value.raw


def test_ux_36_what_was_sent_is_locked_and_says_why(stage: Stage) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("inquiry", inquiry_id), InquiryScreen)
    words = "Sent; press “Change answer” to change it"
    for key in screen.form.keys:
        assert screen.form.field(key).control.toolTip() == words
    assert words in (label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())


def test_nothing_offered_is_not_sent(stage: Stage) -> None:
    stage.card(shipping=False)
    seat, screen, inquiry_id = opened(stage)
    screen.send()
    seat.settle()
    assert not stage.maker.has(e.Answer, inquiry_id)


def test_typing_survives_a_crash(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "ready", "20")
    screen.items.grid.enter_text(rows[0], "price", "3.8x")
    screen.items.grid.enter_text(rows[2], "backorder_at", "2 dec")
    screen.keeper.flush()
    seat.settle()
    # Another window over the same desk: the first one never came to save.
    other = stage.seat(stage.maker)
    again = other.open(Route("inquiry", inquiry_id), InquiryScreen)
    line = again.copy.value.line(rows[0])
    assert line.ready == 20
    assert again.items.grid.grid_model.rejected[(rows[0], "price")][0] == "3.8x"
    assert again.items.grid.rows()[2]["backorder_at"] == "2 Dec 2026"
    assert again.saved.label.text() == "Kept on this computer 10:42"


def test_keys_in_an_open_cell_reach_the_buffer(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.focus_cell(rows[0], "ready")
    QTest.keyClick(screen.items.grid, Qt.Key.Key_4)
    editor = screen.items.grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_7)
    screen.keeper.flush()
    seat.settle()
    buffer = stage.maker.store.answer(GetBuffer(kind=BUFFER_KIND, target_id=inquiry_id))
    assert buffer is not None
    assert '"47"' in buffer.body


def test_ux_25_save_makes_a_draft_and_empties_the_buffer(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "ready", "20")
    screen.save()
    seat.settle()
    assert stage.maker.row(e.AnswerDraftLine, rows[0]).ready == 20
    assert stage.maker.store.answer(GetBuffer(kind=BUFFER_KIND, target_id=inquiry_id)) is None
    assert screen.saved.label.text() == "Draft saved 10:42"
    assert screen.chip.text == "Draft"


def test_ux_26_leaving_saves_without_asking(stage: Stage) -> None:
    seat, screen, _inquiry = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "ready", "21")
    seat.window.open(Route("transactions"))
    seat.settle()
    assert stage.maker.row(e.AnswerDraftLine, rows[0]).ready == 21


def test_an_answer_is_changed_before_the_deadline(stage: Stage) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("inquiry", inquiry_id), InquiryScreen)
    assert screen.chip.text == "Answered"
    assert locked(screen)
    screen.change()
    seat.settle()
    assert not locked(screen)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "price", "3.70")
    screen.send()
    seat.settle()
    seat.sync()
    stage.shop.sync()
    assert stage.shop.row(e.Answer, inquiry_id).revision == 2
    assert stage.shop.row(e.AnswerLine, rows[0]).price == Decimal("3.7")


def test_after_the_deadline_an_answer_stands(stage: Stage) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("inquiry", inquiry_id), InquiryScreen)
    assert screen.change_button.isVisible()
    stage.world.clock.advance(HOUR)
    seat.notifier.tick()
    seat.settle()
    assert not screen.change_button.isVisible()


def test_a_late_answer_can_be_given_and_is_said_to_be_late(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    assert not screen.late_banner.isVisible()
    fill(seat, screen)
    stage.world.clock.instant = THEN + 30 * MINUTE
    seat.notifier.tick()
    seat.settle()
    assert screen.late_banner.isVisible()
    assert screen.due.tone is Tone.RED
    assert screen.due.text == "Expired today 11:00 (Paris)"
    screen.send()
    seat.settle()
    seat.sync()
    assert stage.maker.row(e.Answer, inquiry_id).state == "late"
    assert screen.chip.text == "Late"


def test_offline_the_form_warns_and_takes_the_answer(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    assert not screen.offline_banner.isVisible()
    stage.cut(seat)
    assert screen.offline_banner.isVisible()
    fill(seat, screen)
    screen.send()
    seat.settle()
    assert stage.maker.has(e.Answer, inquiry_id)
    assert screen.chip.text == "Will be sent"
    assert screen.offline_banner.isVisible()


def test_declining_needs_a_reason(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    screen.decline()
    dialog = screen.findChild(ReasonDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.form.field("reason").error
    dialog.form.set_values({"reason": "Out of season"})
    dialog.accept()
    seat.settle()
    seat.sync()
    stage.shop.sync()
    assert stage.shop.row(e.Answer, inquiry_id).decline_reason == "Out of season"
    assert screen.chip.text == "Declined"
    assert screen.change_button.text() == "Answer after all"


def test_a_refusal_is_shown_at_its_cell(stage: Stage) -> None:
    _seat, screen, _inquiry = opened(stage)
    from desktop_b2b.errors import UserError

    screen._tell_refusal(UserError("x", "No such price.", "lines[2].price"))
    assert screen.items.grid.grid_model.error(2, "price") == "No such price."
    assert screen.items.grid.currentIndex().row() == 2
    screen._tell_refusal(UserError("x", "Too dear.", "shipping_cost"))
    assert screen.form.field("shipping_cost").error == "Too dear."


def test_ux_31_fill_down_and_undo(stage: Stage) -> None:
    seat, screen, _inquiry = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "price", "2.5")
    screen.items.grid.focus_cell(rows[0], "price")
    screen.items.fill_down()
    seat.settle()
    assert {line.price for line in screen.copy.value.lines} == {Decimal("2.5")}
    screen.undo()
    assert [line.price for line in screen.copy.value.lines] == [Decimal("2.5"), None, None, None]


def test_ux_28_an_answer_is_undone_over_cells_and_fields_and_after_saves(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "price", "2.5")
    screen.items.grid.enter_text(rows[1], "ready", "12x")
    QTest.keyClicks(screen.form.field("comment").control, "Soon")
    screen.save()
    seat.settle()
    seat.sync()
    told = []
    while screen.undo_words():
        told.append(screen.undo_words())
        screen.undo()
        seat.settle()
    assert told == ["change of comment", "change of ready quantity", "change of price"]
    assert not screen.copy.value.raw
    assert screen.form.field("comment").text() == ""
    screen.save()
    seat.settle()
    draft = stage.maker.store.answer(GetInquiry(inquiry_id=inquiry_id)).draft
    assert draft is not None
    assert draft.comment == ""
    screen.redo()
    assert screen.copy.value.line(rows[0]).price == Decimal("2.5")


def test_ux_28_what_a_colleague_filled_in_stays(stage: Stage) -> None:
    """A desk of the same company fills in another cell while this one types: both stay."""
    seat, screen, inquiry_id = opened(stage)
    rows = [str(row["id"]) for row in screen.items.grid.rows()]
    screen.items.grid.enter_text(rows[0], "price", "2.5")
    theirs = c.AnswerLineValue(inquiry_line_id=rows[1], ready=Decimal(4), price=Decimal(3))
    stage.maker.do(c.SaveAnswerDraft(inquiry_id=inquiry_id, comment="theirs", lines=(theirs,)))
    seat.settle()
    assert screen.copy.value.line(rows[1]).ready == 4
    assert screen.copy.value.line(rows[0]).price == Decimal("2.5")
    screen.save()
    seat.settle()
    view = stage.maker.store.answer(GetInquiry(inquiry_id=inquiry_id))
    kept = {line.id: (line.ready, line.price) for line in view.draft_lines}
    assert kept[rows[1]] == (Decimal(4), Decimal(3))
    assert kept[rows[0]][1] == Decimal("2.5")
    assert view.draft is not None
    assert view.draft.comment == "theirs"
    screen.undo()
    assert screen.copy.value.line(rows[0]).price is None
    assert screen.copy.value.line(rows[1]).ready == 4


def test_results_and_the_way_to_the_order(stage: Stage) -> None:
    order_id = stage.order()
    seat = stage.seat(stage.maker)
    inquiry_id = stage.world.inquiry(stage.request_id, "south")
    screen = seat.open(Route("inquiry", inquiry_id), InquiryScreen)
    assert screen.chip.text == "Selected"
    assert not screen.change_button.isVisible()
    screen.order_button.click()
    seat.settle()
    front = seat.window.stack.screen_in_front
    assert front is not None
    assert front.route == Route("order", order_id)


def test_messages_go_both_ways(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    screen.messages.field.setText("Would plain boxes do?")
    screen.messages.field.textEdited.emit("Would plain boxes do?")
    screen.messages.post()
    seat.settle()
    assert screen.messages.field.text() == ""
    seat.sync()
    stage.shop.sync()
    thread = stage.shop.rows(e.Message)
    assert [message.body for message in thread] == ["Would plain boxes do?"]
    stage.shop.do(c.PostMessage(message_id="7" * 32, thread_id=inquiry_id, body="<b>Yes</b>"))
    stage.shop.sync()
    seat.sync()
    assert "<b>Yes</b>" in words(screen)


def test_half_a_message_is_kept(stage: Stage) -> None:
    seat, screen, inquiry_id = opened(stage)
    screen.messages.field.setText("Half a")
    screen.leave()
    seat.settle()
    buffer = stage.maker.store.answer(GetBuffer(kind="message", target_id=inquiry_id))
    assert buffer is not None
    assert buffer.body == "Half a"


def test_an_unknown_inquiry_says_so(stage: Stage) -> None:
    seat = stage.seat(stage.maker)
    screen = seat.open(Route("inquiry", "9" * 32), InquiryScreen)
    assert "This request is not here" in words(screen)


def test_a_picture_can_be_taken(stage: Stage, tmp_path: Path) -> None:
    """Nothing warns while it is painted, read only and at work, in the dark too."""
    seat, screen, inquiry_id = opened(stage)
    stage.theme.set_mode("dark")
    seat.picture(str(tmp_path / "dark.png"))
    fill(seat, screen)
    screen.send()
    seat.settle()
    seat.picture(str(tmp_path / "sent.png"))
    assert stage.maker.store.answer(GetInquiry(inquiry_id=inquiry_id)).answer is not None


def test_ux_19_an_answer_is_pasted_from_a_spreadsheet(stage: Stage) -> None:
    seat, screen, _inquiry = opened(stage)
    grid = screen.items.grid
    QApplication.clipboard().setText("48\t3,80\t0\t\n60\t5,75\t12\t24/12/2026\n100\t6,10\t20\tnever")
    place = next(n for n, column in enumerate(grid.grid_model.columns) if column.key == "ready")
    grid.setCurrentIndex(grid.grid_model.index(0, place))
    grid.paste()
    assert grid.preview is not None
    assert [step.fate for step in grid.preview.steps.values()] == [Fate.WILL, Fate.WILL, Fate.CANNOT]
    grid.preview.accept()
    seat.settle()
    rows = grid.rows()
    assert [(row["ready"], row["price"]) for row in rows[:2]] == [
        (Decimal(48), Decimal("3.80")),
        (Decimal(60), Decimal("5.75")),
    ]
    assert rows[1]["backorder_at"] == "24 Dec 2026"
    assert rows[2]["ready"] is None
    screen.undo()
    seat.settle()
    assert [row["ready"] for row in grid.rows()[:2]] == [None, None], "a paste is one step back"
