# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My product lines in the window: S2.23, S2.24; moved, merged, imported, never a ring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit

from desktop_b2b.domain.commands.account import SaveProductLine
from desktop_b2b.services.queries import ListOutbox, ListProductLines, ProductLineView
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.screens.product_lines.screen import ProductLinesScreen
from ui.screens.product_lines.tree import LineTree
from ui.shell.screen import Route
from ui.widgets import CheckBox, Dialog


def _tree(office: Office) -> dict[str, str]:
    """Clothing / Men's / Underwear and Textiles, beside the shop's own; ids by name."""
    ids = {name: new_id() for name in ("Clothing", "Men's", "Underwear", "Textiles")}
    above = {"Men's": "Clothing", "Underwear": "Men's"}
    for name, line_id in ids.items():
        parent = ids[above[name]] if name in above else None
        office.shop.do(SaveProductLine(product_line_id=line_id, name=name, parent_id=parent))
    return ids


def _open(office: Office) -> ProductLinesScreen:
    office.start()
    return office.open(ProductLinesScreen, Route("product_lines"))


def _paths(office: Office) -> list[str]:
    return [view.path for view in office.ask(ListProductLines())]


def _view(office: Office, line_id: str) -> ProductLineView:
    return next(v for v in office.ask(ListProductLines()) if v.product_line.id == line_id)


def _name(screen: ProductLinesScreen) -> QLineEdit:
    control = screen.side.form.field("name").control
    assert isinstance(control, QLineEdit)
    return control


def test_s2_23_a_new_line_is_named_and_stands_in_its_path(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.tree.choose(ids["Men's"])
    assert screen.side.path.text() == "Clothing / Men's"
    screen.side.add_button.click()
    office.settle()
    assert _name(screen).selectedText() == "New product line"
    QTest.keyClicks(_name(screen), "Socks")
    screen.leave()
    office.settle()
    assert "Clothing / Men's / Socks" in _paths(office)


def _drop(tree: LineTree, line_id: str, target: str) -> None:
    """Drop a branch upon another one, as the mouse does."""
    tree.choose(line_id)
    place = tree.visualItemRect(tree._items[target]).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropIndicatorPosition = lambda: QAbstractItemView.DropIndicatorPosition.OnItem  # type: ignore[method-assign]
    tree.dropEvent(event)


def test_dragged_under_another_one_and_taken_back(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    _drop(screen.tree, ids["Men's"], ids["Textiles"])
    office.settle()
    assert "Textiles / Men's / Underwear" in _paths(office)
    assert screen.tree.current_id == ids["Men's"]
    office.toast.message.undo()
    office.settle()
    assert "Clothing / Men's / Underwear" in _paths(office)


def test_a_ring_is_refused_in_words_and_nothing_moves(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    before = len(office.ask(ListOutbox()))
    _drop(screen.tree, ids["Clothing"], ids["Underwear"])
    office.settle()
    assert "cannot stand below itself" in office.toast.message.fact + office.toast.message.sentence
    assert "Clothing / Men's / Underwear" in _paths(office)
    assert len(office.ask(ListOutbox())) == before


def test_moved_by_a_choice_without_a_mouse(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.tree.choose(ids["Underwear"])
    combo = screen.side.form.field("above").control
    assert isinstance(combo, QComboBox)
    offered = [combo.itemData(place) for place in range(combo.count())]
    assert ids["Underwear"] not in offered
    assert offered[0] == "top"
    place = offered.index(ids["Textiles"])
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    office.settle()
    assert "Textiles / Underwear" in _paths(office)


def test_merged_after_a_question(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.tree.choose(ids["Clothing"])
    screen.side.merged.emit(ids["Textiles"])
    question = next(each for each in screen.findChildren(Dialog) if each.isVisible())
    question.verb_button.click()
    office.settle()
    paths = _paths(office)
    assert "Textiles / Men's / Underwear" in paths
    assert "Clothing" not in paths
    assert screen.tree.current_id == ids["Textiles"]


def test_s2_24_partners_from_the_lines_side(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.tree.choose(ids["Men's"])
    boxes = {box.text(): box for box in screen.side.findChildren(CheckBox)}
    assert len(boxes) == 3
    name, box = next(iter(boxes.items()))
    box.click()
    office.settle()
    (partner_id,) = _view(office, ids["Men's"]).product_line.partner_ids
    assert next(each.partner.name for each in screen.partners if each.partner.id == partner_id) == name
    screen.tree.choose(ids["Underwear"])
    assert name in screen.side.note.text(), "inherited from above"
    assert _view(office, ids["Underwear"]).partner_ids == (partner_id,)


def test_into_the_archive_and_back(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.tree.choose(ids["Underwear"])
    screen.side.archive_button.click()
    office.settle()
    assert "Clothing / Men's / Underwear" not in _paths(office)
    office.toast.message.undo()
    office.settle()
    assert "Clothing / Men's / Underwear" in _paths(office)


def test_imported_from_a_file_after_a_look(office: Office, tmp_path: Path) -> None:
    _tree(office)
    screen = _open(office)
    screen.open_import()
    dialog = screen.dialog
    assert not dialog.verb_button.isEnabled()
    file = tmp_path / "lines.csv"
    file.write_text("Clothing;Men's;Hats\nClothing;Men's\nGarden;Tools\n", "utf-8")
    dialog.use_file(str(file))
    office.settle()
    assert dialog.message.label.text() == "3 new product lines, 1 known already"
    dialog.verb_button.click()
    office.settle()
    assert {"Clothing / Men's / Hats", "Garden", "Garden / Tools"} <= set(_paths(office))


def test_a_file_that_is_none_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    screen = _open(office)
    screen.open_import()
    file = tmp_path / "lines.csv"
    file.write_bytes(b"a\x00b")
    screen.dialog.use_file(str(file))
    office.settle()
    assert "The file is no text" in screen.dialog.message.label.text()
    assert not screen.dialog.verb_button.isEnabled()
    screen.dialog.reject()


def test_found_by_words_of_the_path(office: Office) -> None:
    ids = _tree(office)
    screen = _open(office)
    screen.sought.setText("under men")
    shown = {key for key, item in screen.tree._items.items() if not item.isHidden()}
    assert shown == {ids["Clothing"], ids["Men's"], ids["Underwear"]}
