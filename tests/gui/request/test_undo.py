# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo and redo in the request editor: fields and rows in one history, by keys and by the Edit menu."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.gui.request.stage import Stage
from tests.gui.request.test_editor import cell, dialogs, editor_of, open_cell, save, type_into
from ui.actions import ActionKey, MenuKey
from ui.screens.request.editing import DraftEditor
from ui.screens.request.paste_dialog import PasteDialog
from ui.screens.request.request_editor import RequestEditor
from ui.shell.screen import Route

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focus(stage: Stage) -> QWidget:
    found = stage.window.focusWidget()
    assert found is not None
    return found


def press(stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(focus(stage), key, modifiers)
    stage.settle()


def menu_words(stage: Stage) -> tuple[str, str]:
    """What the Edit menu says when it is opened."""
    menus = stage.window.menus
    assert menus is not None
    menus.menu(MenuKey.EDIT).aboutToShow.emit()
    made = menus.made
    words = tuple(made[key].text().replace("&", "") for key in (ActionKey.UNDO, ActionKey.REDO))
    menus.menu(MenuKey.EDIT).aboutToHide.emit()
    return words[0], words[1]


def lines(page: RequestEditor) -> list[tuple[str, Decimal]]:
    return [(line.sku, line.quantity) for line in page.draft.lines() if not line.blank]


def test_ux_28_one_history_over_fields_and_rows(stage: Stage) -> None:
    request_id, drafted = stage.draft()
    page = editor_of(stage, request_id)
    before = lines(page)
    assert menu_words(stage) == ("Undo", "Redo")
    type_into(stage, page, "city", " Mitte")
    assert menu_words(stage)[0] == "Undo change of city"
    cell(stage, page, 1, "quantity", "61")
    assert menu_words(stage)[0] == "Undo change of quantity"
    grid = page.items.grid
    grid.setCurrentIndex(grid.grid_model.index(3, 1))
    press(stage, Qt.Key.Key_Delete)  # the row
    assert menu_words(stage)[0] == "Undo remove row"
    press(stage, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert menu_words(stage)[0] == "Undo remove row", "there is no row beneath the last one"
    press(stage, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert menu_words(stage)[0] == "Undo move row"
    press(stage, Qt.Key.Key_D, CONTROL | SHIFT)
    assert menu_words(stage) == ("Undo duplicate row", "Redo")
    for words in ("move row", "remove row", "change of quantity", "change of city"):
        press(stage, Qt.Key.Key_Z)
        assert menu_words(stage)[0] == f"Undo {words}"
    press(stage, Qt.Key.Key_Z)
    assert menu_words(stage) == ("Undo", "Redo change of city")
    assert lines(page) == before
    assert [line.id for line in page.draft.lines()] == [line.id for line in drafted]
    assert page.draft.text("city") == "Bremen"
    assert page.draft.patch() is None, "all is as it was stored"
    press(stage, Qt.Key.Key_Y)
    assert page.draft.text("city") == "Bremen Mitte"
    assert focus(stage) is page.address.form.field("city").control
    press(stage, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert page.draft.lines()[1].quantity == Decimal(61)
    assert grid.currentIndex().row() == 1


def test_ux_28_undo_survives_saves_and_makes_new_edits(stage: Stage) -> None:
    request_id, drafted = stage.draft()
    page = editor_of(stage, request_id)
    page.items.grid.setFocus()
    page.items.grid.setCurrentIndex(page.items.grid.grid_model.index(2, 1))
    page.items.grid.remove_row()
    save(stage, page)
    stage.shop.sync()
    stage.settle()
    gone = drafted[2].id
    assert gone not in [row.id for row in stage.shop.rows(e.RequestLine)]
    type_into(stage, page, "city", " Mitte ")
    save(stage, page)
    press(stage, Qt.Key.Key_Z)
    assert page.draft.text("city") == "Bremen", "stored without the space, and still taken back"
    press(stage, Qt.Key.Key_Z)
    save(stage, page)
    stage.shop.sync()
    stage.settle()
    row = stage.shop.row(e.RequestLine, gone)
    assert (row.sku, row.quantity) == (drafted[2].sku, drafted[2].quantity)
    assert stage.request(request_id).city == "Bremen"
    assert stage.shop.row(e.RequestLinePrivate, gone).max_price == drafted[2].max_price
    order = [line.line.id for line in page._view.lines] if page._view is not None else []
    assert order == [line.id for line in drafted]


def test_ux_28_what_a_colleague_changed_is_never_undone(stage: Stage) -> None:
    request_id, _drafted = stage.draft()
    page = editor_of(stage, request_id)
    type_into(stage, page, "city", " Mitte")
    save(stage, page)
    type_into(stage, page, "phone", "9")
    save(stage, page)
    stage.shop.do(c.SaveDraft(request_id=request_id, phone="colleague's"))
    stage.settle()
    page.undo()
    assert page.draft.text("phone") == "colleague's"
    assert page.draft.text("city") == "Bremen", "the step before is taken back instead"


def test_ux_28_typing_in_an_open_cell_is_undone_in_the_cell_first(stage: Stage) -> None:
    request_id, _drafted = stage.draft()
    page = editor_of(stage, request_id)
    cell(stage, page, 0, "quantity", "50")
    grid = page.items.grid
    grid.setCurrentIndex(grid.grid_model.index(1, 4))
    press(stage, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    opened = open_cell(page)
    QTest.keyClicks(opened, "7")
    QTest.keyClick(opened, Qt.Key.Key_Z, CONTROL)
    assert opened.text() == "60"
    QTest.keyClick(opened, Qt.Key.Key_Z, CONTROL)
    stage.settle()
    assert [line.quantity for line in page.draft.lines()][:2] == [Decimal(48), Decimal(60)]


def test_ux_28_an_sku_and_what_it_brings_are_one_step(stage: Stage) -> None:
    page = editor_of(stage)
    cell(stage, page, 0, "sku", "apy-mug-0312")
    assert page.draft.lines()[0].description.startswith("Stoneware")
    page.undo()
    stage.settle()
    assert page.draft.lines() == ()
    page.redo()
    stage.settle()
    assert page.draft.lines()[0].description.startswith("Stoneware")


def test_ux_28_a_paste_is_one_step(stage: Stage) -> None:
    page = editor_of(stage)
    QApplication.clipboard().setText("SKU\tQty\nAPY-MUG-0312\t4\nHTX-THR-WOL\t2\n")
    page.items.paste_button.click()
    stage.settle()
    (dialog,) = dialogs(stage, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    dialog.accept()
    stage.settle()
    assert len(page.draft.lines()) == 2
    assert menu_words(stage)[0] == "Undo paste 2 rows"
    page.undo()
    assert page.draft.lines() == ()


def test_ux_28_typing_that_was_brought_back_after_a_crash_is_one_step(stage: Stage) -> None:
    request_id, _drafted = stage.draft()
    typed = DraftEditor(request_id)
    typed.exists = True
    typed.edit({"company": "Galerie Neu"})
    typed.edit({"city": "Kiel"})
    stage.shop.store.save_buffer("request", request_id, typed.buffer())
    page = editor_of(stage, request_id)
    assert page.draft.text("city") == "Kiel"
    assert menu_words(stage)[0] == "Undo typing that was brought back"
    page.undo()
    assert (page.draft.text("company"), page.draft.text("city")) == ("Galerie Hartwig", "Bremen")


def test_a_screen_without_a_history_leaves_undo_to_the_field(stage: Stage) -> None:
    editor_of(stage)
    stage.open(Route.to("dashboard"))
    search = stage.window.strip.search
    assert menu_words(stage) == ("Undo", "Redo")
    assert search is not None


def test_ux_28_a_second_of_rest_begins_a_new_step(stage: Stage) -> None:
    page = editor_of(stage)
    assert page.keeper._pause.interval() == 1000
    type_into(stage, page, "company", "Galerie")
    page.keeper.paused.emit()
    type_into(stage, page, "company", " Neu")
    page.undo()
    assert page.draft.text("company") == "Galerie"
