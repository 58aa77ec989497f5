# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Filters and preview beside the list: they say and change what the box says, and follow the cursor."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.services.search import read
from desktop_b2b.settings import FILTERS, PREVIEW
from tests.gui.screens_general.stage import Office
from ui.screens.transactions.filter_sections import day_of
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.theme import Space
from ui.widgets import PlainLabel


def _list(office: Office, width: int = 1440, **params: Any) -> TransactionsScreen:
    office.start(width)
    return office.open(TransactionsScreen, Route.to("transactions", **params))


def _filters(office: Office, **params: Any) -> TransactionsScreen:
    screen = _list(office, **params)
    screen.toggle_filters()
    office.settle()
    return screen


# ------------------------------------------------------------ filters


def test_s2_51_a_box_ticked_is_a_word_typed(office: Office) -> None:
    office.draft()
    office.send()
    screen = _filters(office)
    screen.filters.states.boxes["draft",].click()
    office.settle()
    assert screen.filter.text() == "status:draft"
    assert [row.state for row in screen.model.rows] == ["draft"]
    screen.filters.kinds.boxes["request",].click()
    assert screen.filter.text() == "status:draft kind:request"
    screen.filters.states.boxes["draft",].click()
    assert screen.filter.text() == "kind:request"


def test_what_is_typed_is_ticked(office: Office) -> None:
    screen = _filters(office)
    screen.filter.setText("statut:brouillon total:100..200 due:<2d partner:north created:2026-11-01..")
    screen.asking.put("statut:brouillon total:100..200 due:<2d partner:north created:>=2026-11-01")
    office.settle()
    filters = screen.filters
    assert filters.states.boxes["draft",].isChecked()
    assert (filters.total.low.text(), filters.total.high.text()) == ("100", "200")
    assert filters.due.box.currentText() == "Within 2 days"
    assert filters.partner.field.text() == "north"


def test_states_that_read_the_same_are_one_box(office: Office) -> None:
    screen = _filters(office)
    words = [word for word, _names in screen.filters.states._options]
    assert len(set(words)) == len(words)
    names = next(names for word, names in screen.filters.states._options if word == "Shipped")
    screen.filters.states.boxes[names].click()
    assert screen.criteria.search == read(f"status:{','.join(names)}")


def test_what_was_typed_with_or_or_minus_stands_as_it_was(office: Office) -> None:
    screen = _filters(office)
    screen.asking.put("-status:draft (mug OR cup)".replace("(", "").replace(")", ""))
    screen.filters.kinds.boxes["order",].click()
    assert screen.filter.text() == "-status:draft mug OR cup kind:order"


def test_s2_51_named_searches_are_chosen_by_name(office: Office) -> None:
    office.draft()
    screen = _filters(office)
    box = screen.filters.search
    assert box.currentText() == "All"
    place = box.findData("drafts")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    office.settle()
    assert screen.filter.text() == "status:draft"
    assert screen.filters.search.currentText() == "Drafts"
    screen.asking.put("status:draft lines:>0")
    assert screen.filters.search.currentText() == "Custom search"


def test_s1_7_all_orders_are_a_list_by_name_beside_the_navigation(office: Office) -> None:
    office.draft()
    screen = _filters(office)
    assert office.window.navigation is not None
    assert office.window.navigation.button("transactions").isChecked()
    box = screen.filters.search
    place = box.findData("orders")
    assert box.itemText(place) == "All orders"
    box.setCurrentIndex(place)
    box.activated.emit(place)
    office.settle()
    assert screen.filter.text() == "kind:order"
    assert screen.model.rowCount() == 0, "a draft is no order"


def test_days_are_typed_as_here_and_a_wrong_one_is_explained(office: Office) -> None:
    screen = _filters(office)
    part = next(each for each in screen.filters.parts if getattr(each, "_operator", "") == "created")
    part.low.setText("2026-11-01")  # type: ignore[attr-defined]
    part.low.editingFinished.emit()  # type: ignore[attr-defined]
    assert screen.filter.text() == "created:>=2026-11-01"
    part.high.setText("31/31/2026")  # type: ignore[attr-defined]
    part.high.editingFinished.emit()  # type: ignore[attr-defined]
    assert part.trouble.isVisible()  # type: ignore[attr-defined]
    assert screen.filter.text() == "created:>=2026-11-01", "nothing changes"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-18", (2026, 11, 18)),
        ("18.11.2026", (2026, 11, 18)),
        ("2026-11", (2026, 11, 0)),
        ("soon", None),
    ],
)
def test_a_day_is_read(office: Office, typed: str, day: tuple[int, int, int] | None) -> None:
    found = day_of(typed)
    assert (None if found is None else (found.year, found.month, found.day)) == day


def test_amounts_are_read_as_everywhere_and_a_doubtful_one_is_explained(office: Office) -> None:
    screen = _filters(office)
    total = screen.filters.total
    total.low.setText("1,5")
    total.low.editingFinished.emit()
    assert screen.criteria.query == "total:>=1.5"
    total.high.setText("1.234")
    total.high.editingFinished.emit()
    assert total.trouble.isVisible()
    assert screen.criteria.query == "total:>=1.5"
    total.high.setText("12")
    total.currency.setCurrentIndex(total.currency.findData("EUR"))
    total.currency.activated.emit(0)
    assert screen.criteria.query == "total:1.5..12EUR"


# ------------------------------------------------------------ panes


def test_panes_stand_as_they_were_left(office: Office) -> None:
    screen = _list(office)
    assert not screen.panes.is_open(screen.preview)
    screen.toggle_preview()
    screen.toggle_filters()
    assert PREVIEW.read(office.window.settings)
    assert FILTERS.read(office.window.settings)
    office.window.stack.clear()
    again = office.open(TransactionsScreen, Route("transactions"))
    assert again.panes.is_open(again.preview)
    assert again.panes.is_open(again.filters)
    again.toggle_filters()
    assert not FILTERS.read(office.window.settings)


def test_ux_70_a_pane_is_mirrored_with_the_room_around_it(office: Office) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        screen = _filters(office)
        pane, search = screen.filters, screen.filters.search
        title = next(label for label in pane.findChildren(PlainLabel) if label.text() == "Filters")

        def end_of(widget: QWidget) -> int:
            return widget.mapTo(pane, QPoint(widget.width(), 0)).x()

        assert end_of(title) == end_of(search) == pane.width() - Space.L
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_in_a_narrow_window_panes_are_drawers_that_escape_closes(office: Office) -> None:
    office.draft()
    screen = _list(office, width=1000)
    whole = screen.panes.main.width()
    screen.toggle_preview()
    office.settle()
    assert screen.panes.is_drawer(screen.preview)
    assert screen.panes.main.width() == whole, "it lies over the list"
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.panes.is_open(screen.preview)
    assert screen.table.hasFocus()


def test_one_drawer_at_a_time(office: Office) -> None:
    screen = _list(office, width=1000)
    screen.toggle_filters()
    screen.toggle_preview()
    assert screen.panes.is_open(screen.preview)
    assert not screen.panes.is_open(screen.filters)
    assert not screen.asides.to_filters.isChecked()


# ------------------------------------------------------------ preview


def _look(office: Office, screen: TransactionsScreen, number: int) -> None:
    screen.table.selectRow(number)
    screen.preview.settle()
    office.settle()


def test_space_shows_the_document_with_the_cursor_and_hides_it(office: Office) -> None:
    office.draft()
    screen = _list(office)
    screen.table.setFocus()
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    screen.preview.settle()
    office.settle()
    assert screen.preview.isVisible()
    assert screen.preview.number.full_text == screen.model.row_at(0).number
    assert screen.preview.lines.isVisible()
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    assert not screen.preview.isVisible()


def test_the_preview_follows_the_cursor_and_asks_only_where_it_rests(office: Office) -> None:
    for _each in range(5):
        office.draft()
    screen = _list(office)
    screen.toggle_preview()
    for number in range(5):
        screen.table.selectRow(number)
        assert screen.preview.number.full_text == screen.model.row_at(number).number, "at once"
    assert screen.preview.lines._rows == [], "nothing was asked on the way"
    screen.preview.settle()
    office.settle()
    shown = screen.preview._shown
    assert shown is not None
    assert shown.row.id == screen.model.row_at(4).id


def test_the_preview_marks_nothing_as_read_and_opens_the_document(office: Office) -> None:
    office.draft()
    screen = _list(office)
    screen.toggle_preview()
    before = len(office.desk.waiting())
    _look(office, screen, 0)
    assert len(office.desk.waiting()) == before
    row = screen.model.row_at(0)
    screen.preview.open_button.click()
    office.settle()
    assert office.front.route == Route("request", row.id)


def test_the_preview_is_kept_up_to_date(office: Office) -> None:
    from desktop_b2b.domain.commands import sourcing as c

    draft = office.draft()
    screen = _list(office)
    screen.toggle_preview()
    _look(office, screen, 0)
    office.shop.do(c.SaveDraft(request_id=draft, retailer_order_number="LL-999"))
    office.settle()
    screen.preview.settle()
    office.settle()
    assert "LL-999" in screen.preview.party.full_text


def test_without_a_document_the_preview_says_what_it_is_for(office: Office) -> None:
    screen = _list(office)
    screen.toggle_preview()
    assert screen.preview.nothing.isVisible()
    assert not screen.preview.open_button.isVisible()


def test_the_preview_offers_what_can_be_done_with_one_document(office: Office) -> None:
    office.draft()
    office.draft()
    screen = _list(office)
    screen.toggle_preview()
    _look(office, screen, 0)
    assert [action.text() for action in screen.preview._actions]
    screen.table.selectAll()
    assert screen.preview._actions == [], "of several the footer speaks"
