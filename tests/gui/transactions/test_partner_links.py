# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The two things that a row leads to: its document by the number, its partner's card by the name (S2.38)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.services.queries import ListTransactions
from tests.gui.screens_general.stage import Office, office_in
from ui.models import TableView
from ui.screens.dashboard.screen import DashboardScreen
from ui.screens.partners.editor import PartnerScreen
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.theme import Theme

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _places(view: TableView, key: str) -> tuple[QPoint, QPoint]:
    """A place on a cell's words, and one beside them."""
    rect = view.pointing.links.words_rect(view.table.index(0, view.table.place_of(key)))
    return rect.center(), QPoint(rect.right() + 12, rect.center().y())


def test_s2_38_the_number_opens_the_document_and_the_name_its_partner(office: Office) -> None:
    sent = office.send()
    office.start()
    screen = office.open(TransactionsScreen, Route("transactions"))
    on_name, beside = _places(screen.table, "partner")
    QTest.mouseClick(screen.table.viewport(), LEFT, PLAIN, beside)
    assert office.front is screen, "beside the name a click selects"
    assert len(screen.table.selected_rows()) == 1
    QTest.mouseMove(screen.table.viewport(), on_name)
    assert screen.table.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(screen.table.viewport(), LEFT, PLAIN, on_name)
    office.settle()
    first = office.ask(ListTransactions()).rows[0].partner_id
    assert first in (office.world.cards["north"], office.world.cards["south"])
    assert office.front.route == Route("partner", first)
    office.window.back()
    on_number, _beside = _places(screen.table, "number")
    QTest.mouseClick(screen.table.viewport(), LEFT, PLAIN, on_number)
    assert office.front.route == Route("matrix", sent)


def test_s2_38_on_the_dashboard_the_name_opens_the_partner_too(office: Office) -> None:
    office.send()
    office.start()
    screen = office.open(DashboardScreen, Route("dashboard"))
    card = screen.cards["waiting_plus"]
    on_name, _beside = _places(card.table, "partner")
    QTest.mouseClick(card.table.viewport(), LEFT, PLAIN, on_name)
    office.settle()
    assert isinstance(office.front, PartnerScreen)
    assert office.front.view is not None


def test_s2_38_without_a_mouse_a_command_opens_the_partner(office: Office) -> None:
    office.send()
    office.start()
    screen = office.open(TransactionsScreen, Route("transactions"))
    screen.table.clearSelection()
    assert not screen.commands.open_partner.isEnabled()
    screen.table.selectRow(0)
    assert screen.commands.open_partner.isEnabled()
    screen.commands.open_partner.trigger()
    office.settle()
    assert isinstance(office.front, PartnerScreen)


def test_a_supplier_has_no_card_of_who_asks(tmp_path: Path, theme: Theme) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        office.send()
        office.desk.sync()
        office.start()
        screen = office.open(TransactionsScreen, Route("transactions"))
        on_name, _beside = _places(screen.table, "partner")
        QTest.mouseClick(screen.table.viewport(), LEFT, PLAIN, on_name)
        office.settle()
        assert office.front is screen
        assert screen.commands.open_partner not in screen.commands.all


def test_a_partner_in_the_archive_is_said_to_be_there(office: Office) -> None:
    office.start()
    card = office.world.cards["north"]
    office.shop.do(SavePartner(partner_id=card, archived=True))
    office.settle()
    office.window.open(Route("partner", card))
    office.settle()
    assert not isinstance(office.front, PartnerScreen)
    assert "archive" in office.toast.message.fact


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_words_alone_are_the_target(office: Office, mirrored: bool) -> None:
    office.send()
    office.start()
    screen = office.open(TransactionsScreen, Route("transactions"))
    screen.table.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    index = screen.table.table.index(0, screen.table.table.place_of("partner"))
    words, cell = screen.table.pointing.links.words_rect(index), screen.table.visualRect(index)
    assert cell.contains(words)
    assert words.width() < cell.width()
    near, far = (cell.right() - words.right(), words.left() - cell.left())
    assert (near < far) == mirrored


def test_usual_columns_go_where_there_is_no_room_and_come_back(office: Office) -> None:
    office.send()
    office.start()
    screen = office.open(TransactionsScreen, Route("transactions"))
    columns, bar = screen.table.columns, screen.table.horizontalScrollBar()
    everything = columns.shown()
    assert columns.in_view() == everything
    screen.panes.turn(screen.preview, True)
    office.settle()
    assert bar.maximum() == 0, "nothing is to be scrolled beside the preview"
    assert columns.shown() == everything, "export and copy take them all the same"
    gone = {screen.model.columns[place].key for place in set(everything) - set(columns.in_view())}
    assert "recipient" in gone
    assert gone <= {"recipient", "at", "lines", "kind", "reference"}
    assert screen.model.sort_order[0][0] not in gone
    assert columns.waiting
    assert {place.key for place in columns.layout_now().columns if place.shown} >= gone
    screen.panes.turn(screen.preview, False)
    office.settle()
    assert columns.in_view() == everything


def test_columns_that_somebody_chose_stay_where_they_are(office: Office) -> None:
    office.send()
    office.start()
    screen = office.open(TransactionsScreen, Route("transactions"))
    screen.table.columns.show(screen.model.place_of("tracking"))
    screen.panes.turn(screen.preview, True)
    office.settle()
    assert screen.table.columns.in_view() == screen.table.columns.shown()
    assert screen.table.horizontalScrollBar().maximum() > 0


def test_add_filter_and_clear_all_stay_in_one_line(office: Office) -> None:
    office.start(width=1300)
    screen = office.open(TransactionsScreen, Route("transactions"))
    screen.asking.put("kind:request status:waiting,need_attention total:>=100 created:<30d")
    office.settle()
    chips = screen.chips
    for width in range(240, 1300, 20):
        chips.resize(width, chips.height())
        if chips.add.sizeHint().width() + chips.clear.sizeHint().width() + 8 <= width:
            assert chips.add.y() == chips.clear.y(), width
