# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The request editor in its window, on a real desk: what is typed is kept, judged, sent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.queries import GetBuffer, GetRequest
from tests.gui.request.houses import THEN
from tests.gui.request.stage import Stage
from ui.forms.draft_keys import new_id
from ui.screens.request.deadline import DeadlinePopover, Terms
from ui.screens.request.editing import DraftEditor
from ui.screens.request.editor import EditorPage
from ui.screens.request.paste_dialog import PasteDialog
from ui.screens.request.preview import PapersDialog
from ui.screens.request.request_editor import RequestEditor
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import PlainLabel, Toast

# Popovers and menus grab the keyboard, which a screen that is none cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def editor_of(stage: Stage, request_id: str = "") -> RequestEditor:
    screen = stage.open(Route.to("request", request_id))
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, RequestEditor)
    return screen.page


def type_into(stage: Stage, page: EditorPage, key: str, text: str) -> None:
    assert page.go_to(key)
    control = page.address.form.field(key).control
    QTest.keyClick(control, Qt.Key.Key_End)
    QTest.keyClicks(control, text)
    page.keeper.flush()
    stage.settle()


def cell(stage: Stage, page: EditorPage, row: int, key: str, text: str) -> None:
    """Type into a cell and press Enter, as a person does."""
    grid = page.items.grid
    column = next(n for n, each in enumerate(grid.grid_model.columns) if each.key == key)
    grid.setFocus()
    grid.setCurrentIndex(grid.grid_model.index(row, column))
    QTest.keyClicks(grid, text[0])
    opened = open_cell(page)
    QTest.keyClicks(opened, text[1:])
    QTest.keyClick(opened, Qt.Key.Key_Return)
    stage.settle()


def open_cell(page: EditorPage) -> QLineEdit:
    """The editor of the open cell; those that were closed live on until the event loop has taken them."""
    found = [edit for edit in page.items.grid.findChildren(QLineEdit) if edit.isVisible()]
    assert found, "typing opens the cell"
    return found[-1]


def save(stage: Stage, page: RequestEditor) -> None:
    page.save()
    stage.settle()


def stored(stage: Stage, request_id: str) -> e.Request:
    return stage.request(request_id)


def dialogs(stage: Stage, kind: type[QWidget]) -> list[QWidget]:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return [*found, *[w for w in stage.window.findChildren(kind) if w.isVisible() and w not in found]]


def test_ux_25_a_new_request_exists_from_the_first_letter(stage: Stage) -> None:
    page = editor_of(stage)
    type_into(stage, page, "company", "G")
    buffer = stage.shop.store.answer(GetBuffer(kind="request", target_id=page.draft.request_id))
    assert buffer is not None
    assert '"company":"G"' in buffer.body
    save(stage, page)
    assert stored(stage, page.draft.request_id).company == "G"
    assert stage.shop.store.answer(GetBuffer(kind="request", target_id=page.draft.request_id)) is None
    assert "Draft saved" in page.saved.label.text()
    assert page.title() == stored(stage, page.draft.request_id).number


def test_typing_survives_without_a_save(stage: Stage) -> None:
    # After a crash there is a buffer and no request.
    typed = DraftEditor(new_id())
    typed.edit({"company": "Galerie"})
    typed.set_line(typed.add_line(), sku="APY-MUG-0312")
    stage.shop.store.save_buffer("request", typed.request_id, typed.buffer(focus="city"))
    page = editor_of(stage, typed.request_id)
    assert page.draft.exists is False
    assert page.draft.text("company") == "Galerie"
    assert page.items.grid.rows()[0]["sku"] == "APY-MUG-0312"
    assert page.focus_key() == "city"


def test_s2_76_a_save_holds_only_what_was_typed(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    type_into(stage, page, "city", " Mitte")
    before = len(stage.shop.waiting())
    save(stage, page)
    waiting = stage.shop.waiting()
    assert len(waiting) in (before, before + 1)
    assert stored(stage, request_id).city == "Bremen Mitte"
    assert '"company"' not in waiting[-1].body or before == len(waiting)


def test_untouched_fields_follow_what_others_do(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    type_into(stage, page, "phone", "9")
    stage.shop.do(
        c.SaveDraft(
            request_id=request_id,
            city="Hamburg",
            phone="0",
            lines=(c.LinePatch(id=lines[0].id, quantity=Decimal(99)),),
        )
    )
    stage.settle()
    form = page.address.form
    assert form.field("city").value() == "Hamburg"
    assert form.field("phone").value() == "+49 421 555 01429"
    assert page.items.grid.rows()[0]["quantity"] == Decimal(99)


def test_ux_26_s2_78_leaving_stores_and_never_asks(stage: Stage) -> None:
    page = editor_of(stage)
    type_into(stage, page, "company", "Galerie")
    request_id = page.draft.request_id
    stage.open(Route.to("dashboard"))
    assert stored(stage, request_id).company == "Galerie"


def test_one_refused_field_holds_back_nothing_else(stage: Stage) -> None:
    page = editor_of(stage)
    type_into(stage, page, "recipient_email", "not an address")
    type_into(stage, page, "company", "Galerie")
    save(stage, page)
    assert stored(stage, page.draft.request_id).company == "Galerie"
    assert page.address.form.field("recipient_email").error
    assert page.draft.text("recipient_email") == "not an address"
    buffer = stage.shop.store.answer(GetBuffer(kind="request", target_id=page.draft.request_id))
    assert buffer is not None
    assert "not an address" in buffer.body


def test_s2_67_an_sku_brings_its_product_and_partners(stage: Stage) -> None:
    page = editor_of(stage)
    cell(stage, page, 0, "sku", "apy-mug-0312")
    line = page.draft.lines()[0]
    assert line.sku == "APY-MUG-0312"
    assert line.description.startswith("Stoneware")
    assert line.product_line_path == "Ceramics / Mugs"
    assert set(line.partner_ids) == {stage.world.cards["north"], stage.world.cards["south"]}
    assert list(page.partners.tiles) == list(line.partner_ids)


def test_a_wrong_sku_is_asked_about(stage: Stage) -> None:
    page = editor_of(stage)
    cell(stage, page, 0, "sku", "HTX-THR-WLO")
    faults = [fault for fault in page._faults() if fault.cure is not None]
    assert faults
    assert faults[0].cure is not None
    assert faults[0].cure[0] == "Use HTX-THR-WOL"
    faults[0].cure[1]()
    stage.settle()
    assert page.draft.lines()[0].description == "Lambswool throw, oat"


def test_ux_32_numbers_are_typed_with_any_decimal_key_and_kept_when_they_are_none(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    cell(stage, page, 0, "max_price", "4,75")
    assert page.draft.lines()[0].max_price == Decimal("4.75")
    cell(stage, page, 1, "quantity", "6x")
    assert page.draft.raw(f"lines/{lines[1].id}/quantity") == "6x"
    page.keeper.flush()
    stage.settle()
    buffer = stage.shop.store.answer(GetBuffer(kind="request", target_id=request_id))
    assert buffer is not None
    assert "6x" in buffer.body
    assert any("6x" in fault.text for fault in page._faults())


def test_s2_68_a_limit_without_a_price_is_to_mend(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    page.items.grid.grid_model.enter(3, 5, True)
    stage.settle()
    assert f"lines/{lines[3].id}/max_price" in page.draft.unfinished()
    page.items.grid.grid_model.enter(3, 5, False)
    assert not page.draft.unfinished()


def test_undo_goes_over_fields_and_rows(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    type_into(stage, page, "city", "!")
    page.items.grid.setCurrentIndex(page.items.grid.grid_model.index(2, 1))
    page.items.grid.remove_row()
    assert len(page.draft.lines()) == 4
    page.undo()
    assert [line.id for line in page.draft.lines()] == [line.id for line in lines]
    assert page.items.grid.grid_model.rowCount() == 5
    page.undo()
    assert page.address.form.field("city").value() == "Bremen"
    page.redo()
    assert page.address.form.field("city").value() == "Bremen!"


def test_ux_31_rows_are_moved_and_doubled(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    grid = page.items.grid
    grid.setCurrentIndex(grid.grid_model.index(4, 1))
    grid.move_row(-4)
    assert page.draft.lines()[0].id == lines[4].id
    grid.duplicate_row()
    copy = page.draft.lines()[1]
    assert (copy.sku, copy.quantity, copy.partner_ids) == (
        "HTX-THR-WOL",
        Decimal(12),
        page.draft.lines()[0].partner_ids,
    )
    save(stage, page)
    view = stage.shop.store.answer(GetRequest(request_id=request_id))
    assert [row.line.sku for row in view.lines][:2] == ["HTX-THR-WOL", "HTX-THR-WOL"]


def test_ux_34_s2_60_a_contact_fills_the_address(stage: Stage) -> None:
    page = editor_of(stage)
    type_into(stage, page, "company", "Gal")
    page.looking_up.find_contacts("Gal")
    stage.settle()
    assert page.address._contacts.rowCount() == 1
    page.address._on_contact(page.address._contacts.index(0, 0))
    stage.settle()
    assert page.draft.text("city") == "Bremen"
    assert page.draft.text("recipient_email") == "jens@galerie-hartwig.example"
    page.undo()
    assert page.draft.text("company") == "Gal"


def test_s2_73_deadlines_are_set_for_one_and_for_all(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    north = stage.world.cards["north"]
    page.partners._change_deadline(north)
    popover = dialogs(stage, DeadlinePopover)[0]
    assert isinstance(popover, DeadlinePopover)
    QTest.keyClicks(popover.form.field("deadline").control, "+2h")
    QTest.keyClick(popover, Qt.Key.Key_Return)
    stage.settle()
    assert page.draft.partner(north).deadline_at == THEN + 2 * HOUR
    assert page.partners.tiles[north].deadline.text().endswith("12:42")
    page.partners._take(north, Terms(THEN + HOUR, True, None), True)
    assert {p.deadline_at for p in page.draft.partners()} == {THEN + HOUR}
    page.partners._exclude(north, True)
    save(stage, page)
    view = stage.shop.store.answer(GetRequest(request_id=request_id))
    assert {p.partner_id for p in view.partners if p.excluded} == {north}


def test_ux_27_send_shows_what_is_missing_and_stays(stage: Stage) -> None:
    page = editor_of(stage)
    type_into(stage, page, "company", "Galerie")
    page.send_button.click()
    stage.settle()
    assert stored(stage, page.draft.request_id).state == "draft"
    assert page.address.form.field("address1").error
    assert "to mend" in page.readiness.summary.text()


def test_s2_77_send_turns_into_the_matrix_and_says_will_be_sent(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    type_into(stage, page, "city", " Mitte")
    page.send_button.click()
    stage.settle()
    assert stored(stage, request_id).state == "queued"
    assert stored(stage, request_id).city == "Bremen Mitte"
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, RequestScreen)
    assert screen.page is not None
    assert type(screen.page).__name__ == "MatrixPage"
    assert screen.page.chip.text == "Will be sent"  # type: ignore[attr-defined]
    stage.shop.sync()
    stage.settle()
    assert screen.page.chip.text == "Waiting for answer"  # type: ignore[attr-defined]


def test_preview_shows_each_supplier_its_own(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.preview_button.click()
    stage.settle()
    dialog = dialogs(stage, PapersDialog)[0]
    assert isinstance(dialog, PapersDialog)
    assert dialog.tabs.count() == 5
    paper = dialog.pages.currentWidget()
    assert paper is not None
    words = " ".join(label.text() for label in paper.findChildren(PlainLabel))
    assert "Stoneware" in words
    assert "Soy candle" not in words
    assert "jens@" not in words
    assert "4.20" not in words
    dialog.accept()
    stage.settle()
    assert stored(stage, request_id).state == "queued"


def test_ux_30_a_table_is_pasted_whole_or_not_at_all(stage: Stage) -> None:
    page = editor_of(stage)
    QApplication.clipboard().setText(
        "SKU\tDescription\tQty\tPrice\nAPY-MUG-0312\t\t48\t4,20\nNEW-1\tSomething\tmany\t1,50\n"
    )
    page.items.paste_button.click()
    stage.settle()
    dialog = dialogs(stage, PasteDialog)[0]
    assert isinstance(dialog, PasteDialog)
    assert dialog.plan.mapping == ["sku", "description", "quantity", "max_price"]
    assert not dialog.verb_button.isEnabled()
    dialog.accept()
    assert page.draft.lines() == ()
    dialog.skip_box.setChecked(True)
    dialog.accept()
    stage.settle()
    (line,) = page.draft.lines()
    assert (line.sku, line.quantity, line.max_price) == ("APY-MUG-0312", Decimal(48), Decimal("4.20"))
    assert line.description.startswith("Stoneware")
    assert len(line.partner_ids) == 2


def test_ux_28_a_draft_is_deleted_with_undo(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.delete()
    stage.settle()
    assert stored(stage, request_id).state == "deleted"
    toast = stage.window.findChildren(Toast)[-1]
    toast.undo()
    stage.settle()
    assert stored(stage, request_id).state == "draft"


def test_s2_76_s2_87_duplicate_opens_the_copy(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.duplicate_button.click()
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, RequestScreen)
    assert screen.route.record_id != request_id
    assert isinstance(screen.page, RequestEditor)
    assert len(screen.page.draft.lines()) == 5


def test_every_icon_button_has_a_name(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    nameless = [
        button
        for button in page.findChildren(QWidget)
        if button.property("only_icon") and not button.accessibleName()
    ]
    assert nameless == []


def test_a_whole_request_is_entered_and_sent_by_keyboard_alone(stage: Stage) -> None:
    page = editor_of(stage)

    def focus() -> QWidget:
        found = stage.window.focusWidget()
        assert found is not None
        return found

    def tab(times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(focus(), Qt.Key.Key_Tab)

    page.go_to("company")
    for text in ("Galerie Hartwig", "Jens", "+49 421 1", "Am Wall 118", "28195", "Bremen"):
        QTest.keyClicks(focus(), text)
        tab()
    QTest.keyClicks(focus(), "Germ")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    tab()
    QTest.keyClicks(focus(), "jens@hartwig.example")
    tab()
    QTest.keyClicks(focus(), "LL-1")
    tab()
    QTest.keyClicks(focus(), "+5d")
    tab()
    QTest.keyClicks(focus(), "Thank you")
    tab()
    QTest.keyClicks(focus(), "Flat-packed")
    tab()
    assert focus() is page.items.grid or page.items.grid.isAncestorOf(focus())
    grid = page.items.grid
    names = [each.key for each in grid.grid_model.columns]
    for sku, quantity in (("APY-MUG-0312", "48"), ("CND-SOY-TIN4", "60")):
        for column, text in (("sku", sku), ("quantity", quantity)):
            while names[grid.currentIndex().column()] != column:
                QTest.keyClick(grid, Qt.Key.Key_Tab)
            QTest.keyClicks(grid, text[0])
            opened = open_cell(page)
            QTest.keyClicks(opened, text[1:])
            QTest.keyClick(opened, Qt.Key.Key_Tab)
            stage.settle()
        while names[grid.currentIndex().column()] != "partners":
            QTest.keyClick(grid, Qt.Key.Key_Tab)
        # Tab in the last cell adds a row.
        QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert page.items.grid.grid_model.rowCount() == 3
    page.send_action.trigger()
    stage.settle()
    request = stored(stage, page.draft.request_id)
    assert request.state == "queued", page.readiness.summary.text()
    assert (request.country, request.needed_by) == ("DE", THEN + 5 * 24 * HOUR)
    assert request.line_count == 2


def test_a_thousand_rows_are_pasted(stage: Stage) -> None:
    page = editor_of(stage)
    rows = [{"sku": f"S-{n}", "description": f"Item {n}", "quantity": Decimal(n + 1)} for n in range(1000)]
    page.looking_up._take_pasted(-1, rows)
    stage.settle()
    assert stored(stage, page.draft.request_id).line_count == 1000
    page.undo()
    assert page.draft.lines() == ()


def test_back_finds_the_new_request_and_no_empty_one(stage: Stage) -> None:
    empty = editor_of(stage)
    assert empty.untouched
    page = editor_of(stage)
    assert page.draft.request_id != empty.draft.request_id
    type_into(stage, page, "company", "Galerie")
    stage.open(Route.to("dashboard"))
    stage.window.back()
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, RequestEditor)
    assert screen.page.draft.text("company") == "Galerie"
    stage.window.back()
    stage.settle()
    front = stage.window.stack.screen_in_front
    assert front is not None
    assert front.route.screen == "dashboard"
