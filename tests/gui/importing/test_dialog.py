# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Imports in a window: nothing before the verb, then all of it or nothing, and a way back (ux.md 81)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_b2b.domain.commands.sourcing import ImportRequests
from desktop_b2b.services.imports import own_headings
from desktop_b2b.services.imports.table import MAX_BYTES
from desktop_b2b.services.queries import (
    CountTransactions,
    FindContacts,
    FindProducts,
    GetRequest,
    ListTransactions,
)
from tests.gui.request.stage import Stage, stage_in
from ui.actions import SPECS, ActionKey, Menu
from ui.importing.dialog import ImportDialog
from ui.importing.preview import MOST_SHOWN
from ui.importing.reasons import ACCEPT, LEAVE, SKIP
from ui.widgets import Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
MUG = "APY-MUG-0312,Stoneware mug,48,13-11-2026 08:26,2.55"


@pytest.fixture
def dialog(stage: Stage) -> ImportDialog:
    """The dialog as the File menu opens it."""
    return opened(stage)


def opened(stage: Stage, kind: str = "requests") -> ImportDialog:
    stage.window.deeds.show_import(kind)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    return found


def give(stage: Stage, dialog: ImportDialog, folder: Path, text: str, name: str = "orders.csv") -> Path:
    """Choose a file that holds a text."""
    file = folder / name
    file.write_text(text, "utf-8")
    dialog.use_file(str(file))
    stage.settle()
    return file


def press(stage: Stage, dialog: ImportDialog) -> None:
    dialog.verb_button.click()
    stage.settle()


def drafts(stage: Stage) -> int:
    return stage.shop.store.answer(CountTransactions(query="kind:request"))


def quantities(stage: Stage) -> list[Decimal]:
    """The quantities of the first items of all requests."""
    rows = stage.shop.store.answer(ListTransactions(query="kind:request", limit=9)).rows
    views = [stage.shop.store.answer(GetRequest(request_id=row.id)) for row in rows]
    return sorted(view.lines[0].line.quantity for view in views)


def last_toast(stage: Stage) -> Toast:
    return stage.window.findChildren(Toast)[-1]


def undo(stage: Stage) -> None:
    last_toast(stage).undo()
    stage.settle()


def happens(dialog: ImportDialog) -> list[tuple[str, str]]:
    """The rows of the table: what happens with which document or record."""
    table = dialog.found.tables[dialog.kind.current].table
    keys = [column.key for column in table.columns]
    last = {"requests": "invoice", "contacts": "who", "products": "sku"}[dialog.kind.current]
    return [
        (table.cell(row, keys.index("what")).text, table.cell(row, keys.index(last)).text)
        for row in range(table.rowCount())
    ]


def choose(stage: Stage, dialog: ImportDialog, code: str, fate: str) -> None:
    """Decide what becomes of the rows of a reason."""
    combo = dialog.reasons.combos[code]
    combo.setCurrentIndex(combo.findData(fate))
    combo.activated.emit(combo.currentIndex())
    stage.settle()


def test_ux_81_nothing_is_done_before_the_verb_and_all_of_it_after(
    stage: Stage, dialog: ImportDialog, tmp_path: Path
) -> None:
    assert not dialog.verb_button.isVisible()
    give(stage, dialog, tmp_path, HEAD + f"7001,{MUG},17850,Germany\n7002,{MUG},17850,Germany\n")
    assert happens(dialog) == [("New", "7001"), ("New", "7002")]
    assert dialog.verb_button.text() == "Import 2 orders"
    assert dialog.summary.text() == "2 new."
    assert drafts(stage) == 0
    press(stage, dialog)
    assert drafts(stage) == 2
    assert last_toast(stage).message.fact == "2 orders imported as drafts"
    assert quantities(stage) == [Decimal(48), Decimal(48)]


def test_an_import_is_taken_back(stage: Stage, dialog: ImportDialog, tmp_path: Path) -> None:
    give(stage, dialog, tmp_path, HEAD + f"7001,{MUG},17850,Germany\n7002,{MUG},17850,Germany\n")
    press(stage, dialog)
    undo(stage)
    assert drafts(stage) == 0


def test_ux_81_the_same_file_again_has_nothing_new(stage: Stage, tmp_path: Path) -> None:
    text = HEAD + f"7001,{MUG},17850,Germany\n"
    dialog = opened(stage)
    give(stage, dialog, tmp_path, text)
    press(stage, dialog)
    assert drafts(stage) == 1
    dialog = opened(stage)
    give(stage, dialog, tmp_path, text)
    assert happens(dialog) == [("Unchanged", "7001")]
    assert not dialog.verb_button.isEnabled()
    assert dialog.verb_button.toolTip() == "There is nothing new in this file"
    give(stage, dialog, tmp_path, text.replace(",48,", ",49,"))
    assert happens(dialog) == [("Stays as it is", "7001")]
    assert not dialog.verb_button.isEnabled()
    dialog.reject()


def test_a_question_of_the_file_is_answered_with_a_press(
    stage: Stage, dialog: ImportDialog, tmp_path: Path
) -> None:
    give(stage, dialog, tmp_path, "Commande;SKU;Quantité\n9;APY-MUG-0312;1,500\n8;APY-MUG-0312;2,250\n")
    assert not dialog.verb_button.isEnabled()
    assert "decimals" in dialog.verb_button.toolTip()
    reply = dialog.columns.replies["decimal", "."]
    assert isinstance(reply, QPushButton)
    assert reply.text() == "The point: 1,500"
    reply.click()
    stage.settle()
    assert dialog.verb_button.isEnabled()
    press(stage, dialog)
    assert quantities(stage) == [Decimal(1500), Decimal(2250)]


def test_columns_are_matched_by_hand_and_remembered(stage: Stage, tmp_path: Path) -> None:
    text = "Kürzel;Was;Ort\nAnna Blum;Blumen;Bremen\n"
    dialog = opened(stage, "contacts")
    give(stage, dialog, tmp_path, text, "one.csv")
    assert not dialog.verb_button.isEnabled()
    for name, column in (("company", "Kürzel"), ("city", "Ort")):
        combo = dialog.columns.combos[name]
        combo.setCurrentIndex(combo.findData(column))
        combo.activated.emit(combo.currentIndex())
        stage.settle()
    press(stage, dialog)
    assert stage.shop.store.answer(FindContacts(text="Anna"))[0].city == "Bremen"
    # Other rows under the same headings, in another order: nothing to match.
    again = opened(stage, "contacts")
    give(stage, again, tmp_path, "Ort;Kürzel;Was\nLyon;Bert Kahn;Kunst\n", "two.csv")
    assert again.columns.combos["company"].currentData() == "Kürzel"
    assert again.summary.text() == "1 new. Columns matched as the last time."
    # Other headings are not taken for the same.
    give(stage, again, tmp_path, "Ort;Kürzel\nLyon;Bert Kahn\n", "three.csv")
    assert again.columns.combos["company"].currentData() == ""
    give(stage, again, tmp_path, "Ort;Kürzel;Was\nLyon;Bert Kahn;Kunst\n", "two.csv")
    again.forget_button.click()
    stage.settle()
    assert again.columns.combos["company"].currentData() == ""
    again.reject()


def test_ux_81_rows_to_mend_are_saved_mended_and_given_again(stage: Stage, tmp_path: Path) -> None:
    dialog = opened(stage, "contacts")
    text = "Company;E-mail;City\nAnna;anna@example.com;Paris\nBert;wrong;Lyon\n;;Nice\n"
    give(stage, dialog, tmp_path, text, "customers.csv")
    assert [(entry.issue.row, entry.issue.value) for entry in dialog.remarks.model.rows] == [
        (3, "wrong"),
        (4, ""),
    ]
    assert dialog.errors_button.text() == "Save 2 rows to mend…"
    mend = tmp_path / "customers errors.csv"
    dialog.save_errors(str(mend))
    stage.settle()
    rows = mend.read_text("utf-8-sig").splitlines()
    assert own_headings(rows[0].split(";")) == ("Company", "E-mail", "City")
    assert rows[1].startswith("Bert;wrong;Lyon;3;")
    press(stage, dialog)
    assert [one.company for one in stage.shop.store.answer(FindContacts(text="Anna"))] == ["Anna"]
    mend.write_text(mend.read_text("utf-8-sig").replace(";wrong;", ";bert@example.com;"), "utf-8")
    again = opened(stage, "contacts")
    again.use_file(str(mend))
    stage.settle()
    assert happens(again) == [("New", "Bert")]
    choose(stage, again, "contact.no_name", SKIP)
    press(stage, again)
    assert stage.shop.store.answer(FindContacts(text="Bert"))[0].email == "bert@example.com"


def test_the_dialog_stays_while_rows_that_stayed_out_are_nowhere_else(stage: Stage, tmp_path: Path) -> None:
    dialog = opened(stage, "contacts")
    give(stage, dialog, tmp_path, "Company;E-mail\nAnna;\nBert;wrong\n")
    press(stage, dialog)
    assert dialog.isVisible()
    assert dialog.cancel_button.text() == "Close"
    assert happens(dialog) == [("Unchanged", "Anna")]
    assert dialog.errors_button.isVisible()
    dialog.reject()


def test_doubtful_rows_stay_out_until_somebody_decides(
    stage: Stage, dialog: ImportDialog, tmp_path: Path
) -> None:
    give(stage, dialog, tmp_path, HEAD + f"7001,{MUG},17850,Germany\n7002,{MUG},,Germany\n")
    assert happens(dialog) == [("New", "7001"), ("Stays out", "7002")]
    choose(stage, dialog, "customer.missing", ACCEPT)
    assert happens(dialog) == [("New", "7001"), ("New", "7002")]
    assert not dialog.errors_button.isVisible()
    choose(stage, dialog, "customer.missing", LEAVE)
    assert dialog.verb_button.text() == "Import 1 order"
    dialog.reject()


def test_what_is_known_is_changed_only_when_asked_and_changed_back(stage: Stage, tmp_path: Path) -> None:
    dialog = opened(stage, "products")
    text = "SKU;Description\nAPY-MUG-0312;Mug of another name\nNEW-1;Teapot\n"
    give(stage, dialog, tmp_path, text, "items.csv")
    assert happens(dialog) == [("Stays as it is", "APY-MUG-0312"), ("New", "NEW-1")]
    assert dialog.summary.text() == "1 new, 1 known with other values, which stay."
    dialog.update_box.click()
    stage.settle()
    assert happens(dialog) == [("Changed", "APY-MUG-0312"), ("New", "NEW-1")]
    table = dialog.found.tables["products"].table
    assert table.cell(0, len(table.columns) - 1).text.endswith("→ Mug of another name")
    press(stage, dialog)
    assert stage.shop.store.answer(FindProducts(text="APY-MUG"))[0].description == "Mug of another name"
    undo(stage)
    (mug,) = stage.shop.store.answer(FindProducts(text="APY-MUG"))
    assert mug.description == 'Stoneware mug "Moss", 300 ml'
    assert mug.product_line_id == stage.product_lines["Ceramics / Mugs"]
    assert stage.shop.store.answer(FindProducts(text="NEW-1")) == []


def test_a_product_is_put_into_its_product_line(stage: Stage, tmp_path: Path) -> None:
    dialog = opened(stage, "products")
    give(stage, dialog, tmp_path, "SKU;Product line\nNEW-1;Home / Throws\nNEW-2;Nowhere\n", "items.csv")
    press(stage, dialog)
    assert (
        stage.shop.store.answer(FindProducts(text="NEW-1"))[0].product_line_id
        == (stage.product_lines["Home / Throws"])
    )
    assert stage.shop.store.answer(FindProducts(text="NEW-2")) == []
    dialog.reject()


def test_another_kind_reads_the_same_file_anew(stage: Stage, dialog: ImportDialog, tmp_path: Path) -> None:
    give(stage, dialog, tmp_path, "SKU;Description\nNEW-1;Teapot\n")
    assert not dialog.verb_button.isEnabled()
    dialog.kind.set_current("products")
    dialog.kind.chosen.emit("products")
    stage.settle()
    assert happens(dialog) == [("New", "NEW-1")]
    assert dialog.verb_button.text() == "Import 1 product"
    dialog.reject()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"PK\3\4 no workbook", "damaged"), (b"x" * (MAX_BYTES + 7), "20000007")],
)
def test_a_file_that_cannot_be_read_is_refused_with_words(
    stage: Stage, dialog: ImportDialog, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / ("orders.xlsx" if content.startswith(b"PK") else "orders.csv")
    file.write_bytes(content)
    dialog.use_file(str(file))
    stage.settle()
    assert dialog.banner.isVisible()
    assert words in dialog.banner.accessibleName()
    assert not dialog.verb_button.isVisible()
    dialog.use_file(str(tmp_path / "nowhere.csv"))
    stage.settle()
    assert "cannot be read" in dialog.banner.accessibleName()
    dialog.reject()


def test_a_file_can_be_dropped(stage: Stage, dialog: ImportDialog, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(HEAD + f"7001,{MUG},17850,Germany\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.dropEvent(
        QDropEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    stage.settle()
    assert happens(dialog) == [("New", "7001")]
    dialog.reject()


def test_a_refused_command_is_said_and_nothing_is_half_done(
    stage: Stage, dialog: ImportDialog, tmp_path: Path
) -> None:
    give(stage, dialog, tmp_path, HEAD + f"7001,{MUG},17850,Germany\n7002,{MUG},17850,Germany\n")
    # Meanwhile a script brings one of them in with another quantity.
    assert dialog.looked is not None
    (command,) = dialog.looked.commands
    assert isinstance(command, ImportRequests)
    changed = structs.replace(command.drafts[0], source_hash="0" * 64)
    stage.shop.do(structs.replace(command, drafts=(changed,)))
    press(stage, dialog)
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert drafts(stage) == 1
    dialog.reject()


def test_who_may_not_is_told(tmp_path: Path, qapp: QApplication) -> None:
    with stage_in(tmp_path, qapp) as stage:
        stage.world.add_user("shop", "guest@example.com", role="user")
        stage.world.sign_in(stage.shop, "guest@example.com")
        stage.shop.sync()
        stage.start()
        dialog = opened(stage)
        give(stage, dialog, tmp_path, HEAD + f"7001,{MUG},17850,Germany\n")
        assert not dialog.verb_button.isEnabled()
        assert "account manager" in dialog.verb_button.toolTip()
        dialog.reject()


def test_the_import_stands_in_the_file_menu_and_the_palette(stage: Stage) -> None:
    menus = stage.window.menus
    assert menus is not None
    action = menus.made[ActionKey.IMPORT]
    assert action.isVisible()
    assert SPECS[ActionKey.IMPORT].menu is Menu.FILE
    action.trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    found.reject()


def test_only_the_last_wish_counts(stage: Stage, dialog: ImportDialog, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(HEAD + f"7001,{MUG},17850,Germany\n", "utf-8")
    second.write_text(HEAD + f"7002,{MUG},17850,Germany\n", "utf-8")
    dialog.use_file(str(first))
    dialog.use_file(str(second))
    stage.settle()
    assert happens(dialog) == [("New", "7002")]
    dialog.reject()


def test_of_a_long_file_the_first_rows_are_shown_and_all_are_counted(stage: Stage, tmp_path: Path) -> None:
    dialog = opened(stage, "contacts")
    many = MOST_SHOWN + 7
    rows = "".join(f"Firm {number};a{number}@example.com\n" for number in range(many))
    give(stage, dialog, tmp_path, f"Company;E-mail\n{rows}")
    assert dialog.summary.text() == "5,007 new."
    assert dialog.verb_button.text() == "Import 5,007 contacts"
    assert dialog.found.tables["contacts"].table.rowCount() == MOST_SHOWN
    assert dialog.found.note.text() == "The first 5,000 of 5,007 are shown."
    assert dialog.found.note.isVisible()
    dialog.reject()
