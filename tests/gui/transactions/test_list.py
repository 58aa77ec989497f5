# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Transaction search: filters as chips, sort, pages by key, new rows that wait, opening."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.views import SaveLayout
from desktop_b2b.services.queries import GetLayouts, ListTransactions, TransactionRow
from tests.gui.screens_general.stage import Office, office_in
from ui.actions import ActionKey, MenuKey
from ui.models.footer import sum_words
from ui.screens.dashboard.columns import Money
from ui.screens.transactions.criteria import NAMED, STATES, Criteria, text_of
from ui.screens.transactions.pages import PAGE
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.palette.panel import Palette
from ui.shell.routes import stops_of
from ui.shell.screen import Route
from ui.theme import Theme


def _list(office: Office, **params: Any) -> TransactionsScreen:
    office.start()
    return office.open(TransactionsScreen, Route.to("transactions", **params))


def _numbers(screen: TransactionsScreen) -> list[str]:
    return [row.number for row in screen.model.rows]


def _chips(screen: TransactionsScreen) -> list[str]:
    return [chip.text for chip in screen.chips.chips]


def test_all_documents_stand_there_newest_first(office: Office) -> None:
    for _each in range(3):
        office.draft()
        office.world.clock.advance(MINUTE)
    screen = _list(office)
    found = office.ask(ListTransactions()).rows
    assert _numbers(screen) == [row.number for row in found]
    assert [row.at for row in found] == sorted((row.at for row in found), reverse=True)
    assert screen.filter._keys.text() == "3 found"
    assert screen.model.sort_order == (("at", False),)


def test_a_widget_limits_the_list_and_says_so(office: Office) -> None:
    office.draft()
    office.send()
    screen = _list(office, widget="draft")
    assert [row.state for row in screen.model.rows] == ["draft"]
    assert _chips(screen) == ["Widget: Request – Draft"]
    screen.chips.chips[0].removed.emit()
    office.settle()
    assert len(screen.model.rows) == 2
    assert _chips(screen) == []


def test_ux_16_filters_by_type_and_status_can_be_cleared(office: Office) -> None:
    office.draft()
    office.send()
    screen = _list(office)
    screen.asking.put("kind:request status:waiting")
    office.settle()
    assert [row.state for row in screen.model.rows] == ["waiting"]
    assert _chips(screen) == ["Type: Request", "Status: Waiting for answer"]
    screen.chips.clear.click()
    office.settle()
    assert len(screen.model.rows) == 2
    assert not screen.chips.clear.isVisible()


def test_ux_16_43_words_limit_the_list_while_one_types(office: Office) -> None:
    office.draft(company="Galerie Hartwig")
    office.draft(company="Chez Margaux")
    screen = _list(office)
    screen.filter.setText("hartwig")
    screen.asking.typing.timeout.emit()
    office.settle()
    assert [row.recipient for row in screen.model.rows] == ["Galerie Hartwig"]
    assert screen.filter._keys.text() == "1 found"


def test_the_palette_brings_its_words_along(office: Office) -> None:
    office.draft(company="Galerie Hartwig")
    office.draft(company="Chez Margaux")
    office.start()
    office.window.open_palette()
    palette = office.window.findChild(Palette)
    assert palette is not None
    palette.field.setText("margaux")
    office.settle()
    palette.move_choice(1)
    palette.take()
    office.settle()
    screen = office.front
    assert isinstance(screen, TransactionsScreen)
    assert screen.filter.text() == "margaux"
    assert len(screen.model.rows) == 1


def test_ux_16_74_nothing_found_says_so_and_offers_to_clear(office: Office) -> None:
    office.draft()
    screen = _list(office, text="nowhere")
    assert screen.card.pages.currentWidget() is screen.card.nothing
    screen.clear_all()
    office.settle()
    assert screen.card.pages.currentWidget() is screen.table
    assert len(screen.model.rows) == 1


def test_an_empty_desk_offers_the_first_step(office: Office) -> None:
    screen = _list(office)
    assert screen.card.pages.currentWidget() is screen.card.empty


def test_a_click_on_a_heading_sorts_in_the_database(office: Office) -> None:
    for name in ("Zeta", "Alpha", "Mid"):
        office.draft(retailer_order_number=name)
    screen = _list(office)
    place = next(n for n, column in enumerate(screen.model.columns) if column.key == "number")
    screen.model.cycle_sort(place, add=False)
    office.settle()
    assert _numbers(screen) == sorted(_numbers(screen))
    screen.model.cycle_sort(place, add=False)
    office.settle()
    assert _numbers(screen) == sorted(_numbers(screen), reverse=True)


def test_a_long_list_comes_in_pages_by_key(office: Office) -> None:
    drafts = tuple(
        c.ImportedDraft(
            request_id=f"{number:032x}",
            number=f"IMP-{number:04d}",
            source="test",
            source_hash=f"{number}",
            retailer_order_number=f"PO-{number}",
            company="Customer",
            lines=(replace_line(office),),
        )
        for number in range(1, PAGE * 2 + 31)
    )
    office.shop.do(c.ImportRequests(source="test", drafts=drafts))
    screen = _list(office)
    assert screen.model.rowCount() == PAGE
    while screen.model.canFetchMore():
        screen.model.fetchMore()
        office.settle()
    assert screen.model.rowCount() == PAGE * 2 + 30
    assert len(set(_numbers(screen))) == PAGE * 2 + 30
    assert screen.filter._keys.text() == f"{PAGE * 2 + 30} found"


def replace_line(office: Office) -> c.LinePatch:
    line = office.world.line()
    return c.LinePatch(id=line.id, sku=line.sku, description=line.description, quantity=Decimal(1))


def test_ux_22_new_rows_wait_until_they_are_let_in(office: Office) -> None:
    office.draft()
    screen = _list(office)
    office.world.clock.advance(MINUTE)
    office.draft()
    office.settle()
    assert screen.model.rowCount() == 1
    assert screen.new_rows.text() == "1 new · Show"
    screen.new_rows.click()
    assert screen.model.rowCount() == 2
    assert not screen.new_rows.isVisible()


def test_ux_24_enter_opens_and_back_finds_the_row_again(office: Office) -> None:
    office.draft()
    office.world.clock.advance(MINUTE)
    draft = office.draft()
    screen = _list(office)
    screen.table.setFocus()
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    office.settle()
    assert office.front.route == Route("request", draft)
    office.window.back()
    office.settle()
    assert office.front is screen
    row = screen.table.current_row()
    assert isinstance(row, TransactionRow)
    assert row.id == draft


def test_what_waits_in_the_outbox_says_so(office: Office) -> None:
    office.draft()
    screen = _list(office)
    place = next(n for n, column in enumerate(screen.model.columns) if column.key == "state")
    assert screen.model.cell(0, place).icon == "cloud"
    assert screen.model.speech(0, place) == "Draft, not sent to the server yet"
    office.shop.sync()
    office.settle()
    assert screen.model.cell(0, place).icon == ""


def test_ux_18_the_selection_is_summed_by_currency(office: Office) -> None:
    office.draft()
    office.draft()
    screen = _list(office)
    row = screen.model.row_at(0)
    rows = [
        msgspec.structs.replace(row, total=Decimal(total), currency=currency)
        for total, currency in (("1000.5", "EUR"), ("10", "EUR"), ("7", "JPY"))
    ]
    assert sum_words((row.currency, row.total) for row in rows) == "EUR 1,010.50, JPY 7"
    screen.table.selectAll()
    office.settle()
    assert screen.footer.isVisible()
    assert office.window.selection_fact.text() == "2 of 2 selected"
    screen.table.clearSelection()
    assert not screen.footer.isVisible()


def test_one_currency_stands_in_the_heading_until_another_comes(office: Office) -> None:
    office.draft()
    row = office.ask(ListTransactions(limit=1)).rows[0]
    euros = msgspec.structs.replace(row, total=Decimal(5), currency="EUR")
    pounds = msgspec.structs.replace(row, total=Decimal(7), currency="GBP")
    money = Money()
    column = money.of_table("Total", width=96)
    assert money.set_rows([euros])
    assert (column.title(), column.value(euros)) == ("Total (EUR)", "5.00")
    assert not money.add_rows([euros])
    assert money.add_rows([pounds])
    assert (column.title(), column.value(euros)) == ("Total", "EUR 5.00")
    assert money.set_rows([pounds])


def test_a_suppliers_entries_are_lists_of_their_own(tmp_path: Path, theme: Theme) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        office.send()
        office.desk.sync()
        office.start()
        assert office.window.navigation is not None
        office.window.navigation.button("to_answer").click()
        office.settle()
        screen = office.front
        assert isinstance(screen, TransactionsScreen)
        assert screen.title() == "Requests to answer"
        assert office.window.navigation.button("to_answer").isChecked()
        assert [row.kind for row in screen.model.rows] == ["inquiry"]
        office.window.navigation.button("to_ship").click()
        office.settle()
        assert office.front is screen
        assert screen.title() == "Orders to ship"
        assert screen.model.rows == []
        office.window.back()
        office.settle()
        assert screen.title() == "Requests to answer"
        assert len(screen.model.rows) == 1


def test_the_list_follows_what_time_alone_changes(office: Office) -> None:
    office.send(minutes=90)
    screen = _list(office, widget="waiting_minus")
    assert screen.model.rows == []
    office.world.clock.advance(31 * MINUTE)
    office.tick()
    screen.model.show_waiting()
    assert len(screen.model.rows) == 1


def test_a_named_view_is_a_question_the_desk_can_answer(office: Office) -> None:
    for named in NAMED.values():
        criteria = Criteria(named.query)
        assert office.ask(criteria.list_query((("at", False),), None, 10)).rows == []
        assert office.ask(criteria.count_query()) == 0


def test_every_state_that_is_offered_exists() -> None:
    from desktop_b2b.domain.states import MACHINES

    for kind, states in STATES.items():
        assert set(states) <= set(MACHINES[kind])


def test_a_route_says_what_is_looked_for() -> None:
    assert text_of(Route.to("transactions", view="to_ship", text="mugs")) == f"{NAMED['to_ship'].query} mugs"
    assert text_of(Route.to("transactions", widget="draft")) == "widget:draft"
    assert text_of(Route.to("transactions", query="is:open")) == "is:open"
    assert text_of(Route("transactions")) == ""


def test_what_is_due_first_stands_first_where_work_waits() -> None:
    to_ship = Criteria(f"{NAMED['to_ship'].query} mugs")
    assert to_ship.name == "to_ship", "words aside"
    assert to_ship.columns_of(to_ship.first_sort) == ("deadline_at",)
    assert to_ship.list_query((("deadline_at", True),), None, 10).sort == ("ship_by",)
    assert to_ship.sorted_by((("deadline_at", False), ("ship_by", True))) == ("-ship_by",)
    to_answer = Criteria(NAMED["to_answer"].query)
    assert to_answer.first_sort == ("deadline_at",)
    assert to_answer.sorted_by((("deadline_at", True), ("at", False))) == ("deadline_at", "-at")
    assert Criteria().first_sort == ("-at",)
    assert to_ship.sorted_by((("number", False),)) == ("-number",)


def test_ux_15_columns_and_sort_are_remembered_per_view(office: Office) -> None:
    office.draft()
    screen = _list(office)
    place = screen.model.place_of
    screen.table.columns.hide(place("recipient"))
    screen.model.cycle_sort(place("number"), add=False)
    screen.table.columns.edited.emit()
    screen.views.chosen.emit("open")
    office.settle()
    assert place("recipient") in screen.table.columns.shown()
    assert screen.model.sort_order == (("at", False),)
    screen.views.chosen.emit("")
    office.settle()
    assert place("recipient") not in screen.table.columns.shown()
    assert screen.model.sort_order == (("number", True),)
    office.window.stack.clear()
    again = office.open(TransactionsScreen, Route("transactions"))
    assert place("recipient") not in again.table.columns.shown()
    assert again.model.sort_order == (("number", True),)


def test_ux_21_the_menu_of_the_rows_is_the_menu_of_commands(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A window without a screen cannot show menus.
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu))
    office.draft()
    screen = _list(office)
    assert office.window.menus is not None
    commands = office.window.menus._menus[MenuKey.SCREEN].actions()
    screen.table.selectRow(0)
    screen.table.menu_requested.emit(QPoint(0, 0), screen.table.selected_rows())
    assert [menu.actions() for menu in opened] == [screen.screen_actions()]
    assert set(screen.screen_actions()) <= set(commands)


def test_ux_22_what_others_did_waits_until_it_is_asked_for(office: Office) -> None:
    office.send()
    office.world.clock.advance(MINUTE)
    office.send(minutes=600)
    screen = _list(office)
    screen.asking.put("status:waiting")
    office.settle()
    office.expire()
    office.settle()
    assert [screen.model.marks(number).gone for number in range(2)] == [False, True]
    assert screen.new_rows.text() == "1 gone · Show"
    screen.new_rows.click()
    assert [row.state for row in screen.model.rows] == ["waiting"]


def test_ux_22_what_one_did_oneself_goes_at_once(office: Office) -> None:
    draft = office.draft()
    office.draft()
    screen = _list(office)
    office.shop.do(c.DeleteDraft(request_id=draft))
    office.settle()
    assert len(screen.model.rows) == 1
    assert screen.new_rows.isHidden()


def test_ux_24_what_changed_meanwhile_is_there_when_one_comes_back(office: Office) -> None:
    first = office.draft()
    screen = _list(office)
    screen.table.selectRow(0)
    screen.doing.open_row(screen.model.row_at(0))
    office.settle()
    office.world.clock.advance(MINUTE)
    office.draft()
    office.settle()
    office.window.back()
    office.settle()
    assert office.front is screen
    assert screen.model.rowCount() == 2
    assert screen.new_rows.isHidden()
    row = screen.table.current_row()
    assert isinstance(row, TransactionRow)
    assert row.id == first


def test_ux_31_records_of_a_list_are_gone_through_one_by_one(office: Office) -> None:
    made = [office.draft(company=name) for name in ("Anna", "Bert", "Cleo")]
    screen = _list(office)
    order = [row.id for row in screen.model.rows]
    assert sorted(order) == sorted(made)
    menus = office.window.menus
    assert menus is not None
    back, on = menus.made[ActionKey.PREVIOUS_RECORD], menus.made[ActionKey.NEXT_RECORD]
    assert not back.isEnabled()
    assert not on.isEnabled(), "a list is no record"
    screen.doing.open_row(screen.model.row_at(0))
    office.settle()
    assert not back.isEnabled(), "the first"
    seen = [office.front.route.record_id]
    while on.isEnabled():
        on.trigger()
        office.settle()
        seen.append(office.front.route.record_id)
    assert seen == order
    back.trigger()
    office.settle()
    assert office.front.route.record_id == order[1]
    office.window.back()
    office.settle()
    assert office.front is screen, "Back goes to the list, not from record to record"


def test_ux_31_stepping_to_an_unread_record_opens_it(office: Office) -> None:
    office.draft()
    unread = office.draft()
    screen = _list(office)
    rows = [msgspec.structs.replace(row, unread=row.id == unread) for row in screen.model.rows]
    screen.context.trail.follow(stops_of(rows))
    office.window.open(stops_of(rows)[1].route)
    office.settle()
    before = len(office.desk.waiting())
    office.window.deeds.step(-1)
    office.settle()
    assert office.front.route.record_id == unread
    assert office.desk.waiting()[-1].type == "MarkOpened"
    office.window.deeds.step(1)
    office.window.deeds.step(-1)
    office.settle()
    assert len(office.desk.waiting()) == before + 1, "once"


def test_ux_14_several_keys_sort_in_the_database(office: Office) -> None:
    for name in ("Zeta", "Alpha", "Zeta", "Alpha"):
        office.draft(company=name)
        office.world.clock.advance(MINUTE)
    screen = _list(office)
    place = screen.model.place_of
    screen.model.cycle_sort(place("recipient"), add=False)
    screen.model.cycle_sort(place("at"), add=True)
    screen.model.cycle_sort(place("at"), add=True)
    office.settle()
    rows = [(row.recipient, -row.at) for row in screen.model.rows]
    assert rows == sorted(rows)
    assert [name for name, _at in rows] == ["Alpha", "Alpha", "Zeta", "Zeta"]


def test_every_column_that_says_it_sorts_does(office: Office) -> None:
    office.draft()
    screen = _list(office)
    for column in screen.model.columns:
        if column.sortable:
            for ascending in (True, False):
                screen.model.set_sort([(column.key, ascending)])
                office.settle()
                assert screen.model.rowCount() == 1
    assert office.window.toasts.toasts == []


def test_ux_18_everything_is_summed_too(office: Office) -> None:
    for _each in range(PAGE + 3):
        office.draft()
    screen = _list(office)
    screen.table.selectAll()
    office.settle()
    assert screen.footer._count.text() == f"All {PAGE + 3} selected"
    assert screen.footer._items.text() == f"{PAGE + 3} items"


def test_ux_24_back_finds_what_was_typed_the_row_and_the_scroll(office: Office) -> None:
    for number in range(40):
        office.draft(retailer_order_number=f"PO-{number}")
    screen = _list(office)
    screen.asking.put("status:draft kind:request")
    office.settle()
    screen.table.selectRow(30)
    screen.table.verticalScrollBar().setValue(300)
    row, scroll = screen.model.row_at(30), screen.table.verticalScrollBar().value()
    assert scroll > 0
    office.window.open(Route.to("transactions", widget="draft"))
    office.settle()
    assert screen.filter.text() == "widget:draft"
    office.window.back()
    office.settle()
    assert screen.filter.text() == "status:draft kind:request"
    found = screen.table.current_row()
    assert isinstance(found, TransactionRow)
    assert found.id == row.id
    assert screen.table.verticalScrollBar().value() == scroll


def _import(office: Office, count: int) -> None:
    drafts = tuple(
        c.ImportedDraft(
            request_id=f"{number:032x}",
            number=f"IMP-{number:04d}",
            source="test",
            source_hash=f"{number}",
            retailer_order_number=f"PO-{number}",
            company="Customer",
            lines=(replace_line(office),),
        )
        for number in range(1, count + 1)
    )
    office.shop.do(c.ImportRequests(source="test", drafts=drafts))


def test_ux_20_end_goes_to_the_very_last_row_of_a_long_list_and_home_back(office: Office) -> None:
    count = PAGE * 3 + 20
    _import(office, count)
    screen = _list(office)
    screen.model.set_sort([("number", True)])
    office.settle()
    table, model = screen.table, screen.model
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_End)
    office.settle()
    assert model.rowCount() == PAGE, "what lies between is not read"
    assert _numbers(screen)[-1] == f"IMP-{count:04d}"
    last = table.current_row()
    assert isinstance(last, TransactionRow)
    assert last.number == f"IMP-{count:04d}"
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum()
    table.verticalScrollBar().setValue(0)
    top = model.row_at(0).id
    office.settle()
    place = model.find(top)
    assert place > 0, "the rows before it came"
    assert abs(table.rowViewportPosition(place)) < table.row_height, "and what stood there stays"
    while not model.begins:
        table.verticalScrollBar().setValue(0)
        model.fetch_before()
        office.settle()
    assert _numbers(screen) == [f"IMP-{number:04d}" for number in range(1, count + 1)]
    assert model.complete
    screen.model.reload()
    office.settle()
    QTest.keyClick(table, Qt.Key.Key_End)
    office.settle()
    QTest.keyClick(table, Qt.Key.Key_Home)
    office.settle()
    assert model.begins
    assert _numbers(screen)[0] == "IMP-0001"
    first = table.current_row()
    assert isinstance(first, TransactionRow)
    assert first.number == "IMP-0001"


def test_ux_20_what_was_found_by_text_is_read_from_its_end(office: Office) -> None:
    count = PAGE * 2 + 20
    _import(office, count)
    query = "customer status:draft"
    screen = _list(office, query=query)
    table, model = screen.table, screen.model
    whole = office.ask(ListTransactions(query=query, limit=count + 1)).rows
    assert len(whole) == count
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_End)
    office.settle()
    assert model.rowCount() == PAGE, "what lies between is not read"
    assert _numbers(screen) == [row.number for row in whole[-PAGE:]]
    model.fetch_before()
    office.settle()
    assert _numbers(screen)[-2 * PAGE :] == [row.number for row in whole[-2 * PAGE :]]


def test_at_the_end_of_a_long_list_what_changed_is_shown(office: Office) -> None:
    _import(office, PAGE * 2)
    screen = _list(office)
    screen.model.set_sort([("number", True)])
    office.settle()
    screen.table.setFocus()
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_End)
    office.settle()
    row = screen.model.row_at(screen.model.last)
    office.shop.do(c.SaveDraft(request_id=row.id, retailer_order_number="CHANGED"))
    office.settle()
    assert screen.model.row_at(screen.model.find(row.id)).reference == "CHANGED"


def test_ux_15_columns_and_sort_are_the_same_on_another_machine(office: Office) -> None:
    office.draft()
    office.shop.sync()
    screen = _list(office)
    place = screen.model.place_of
    screen.table.columns.hide(place("recipient"))
    screen.model.cycle_sort(place("number"), add=False)
    screen.table.columns.edited.emit()
    screen.kept.flush()
    office.settle()
    office.shop.sync()
    other = office.world.desk("shop")
    other.sync()
    (layout,) = other.store.answer(GetLayouts())
    assert (layout.list_key, layout.sort) == ("transactions", ("number",))
    assert not any(piece.startswith("recipient") for piece in layout.columns)
    other.do(SaveLayout(list_key="transactions", columns=("number:150", "recipient"), sort=("-total",)))
    other.sync()
    office.shop.sync()
    office.settle()
    assert [screen.model.columns[n].key for n in screen.table.columns.shown()] == ["number", "recipient"]
    assert screen.model.sort_order == (("total", False),)
    screen.layouts.reset()
    screen.kept.flush()
    office.settle()
    assert len(screen.table.columns.shown()) > 5
    assert screen.model.sort_order == (("at", False),)
