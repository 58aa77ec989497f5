# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The outbox: business words, what is kept back and why, taking back and giving again."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import GetOrganisation, GetSyncStatus
from desktop_b2b.storage.session import set_state
from sync.client.session import sign_out, switch_user
from tests.gui.screens_general.stage import Office
from ui.screens.outbox.screen import OutboxScreen
from ui.screens.outbox.words import WORDS, command_detail, command_icon, command_words
from ui.shell.removal import RemovalQuestion
from ui.shell.screen import Route
from ui.theme.icons import names


def _outbox(office: Office) -> OutboxScreen:
    office.start()
    return office.open(OutboxScreen, Route("outbox"))


def _texts(screen: OutboxScreen) -> list[str]:
    return [screen.model.cell(row, 1).text for row in range(screen.model.rowCount())]


def test_every_command_has_words_and_an_icon() -> None:
    assert set(WORDS) == set(commands())
    assert {icon for icon, _words in WORDS.values()} <= set(names())


def test_words_without_a_number_are_whole() -> None:
    assert command_words("SendRequest", "V1-0042") == "Send the request V1-0042"
    assert command_words("SendRequest") == "Send the request"
    assert command_words("Unheard", "V1") == "Unheard"
    assert command_icon("Unheard") == "outbox"


def test_what_a_person_wrote_is_quoted() -> None:
    body = json.dumps({"body": "Could you do\n5.20 <b>for</b> 120 tins? " + "x" * 200})
    words = command_detail("PostMessage", body)
    assert words.startswith("“Could you do 5.20 <b>for</b> 120 tins? xxx")
    assert words.endswith("…”")
    assert len(words) < 100


def test_what_waits_is_listed_oldest_first_and_leaves_when_confirmed(office: Office) -> None:
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    office.draft()
    screen = _outbox(office)
    number = screen.model.row_at(1).number
    assert _texts(screen) == ["Change the company's data", f"Save the draft {number}"]
    assert screen.model.cell(0, 3).text == "Waiting"
    screen.sync.click()
    office.settle()
    assert screen.model.rowCount() == 0
    assert screen._pages.currentIndex() == 1


def test_withdrawing_takes_the_effect_back_and_undo_gives_it_again(office: Office) -> None:
    before = office.ask(GetOrganisation()).city
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    screen = _outbox(office)
    place = len(screen.model.columns) - 1
    assert screen.model.cell(0, place).text == "Withdraw"
    screen.table.action_clicked.emit(screen.model.row_at(0), "withdraw")
    office.settle()
    assert office.ask(GetOrganisation()).city == before
    assert screen.model.rowCount() == 0
    office.toast.undo()
    office.settle()
    assert office.ask(GetOrganisation()).city == "Bremen"
    assert _texts(screen) == ["Change the company's data"]


def test_offline_is_said_calmly(office: Office) -> None:
    office.draft()
    office.desk.cable.is_cut = True
    screen = _outbox(office)
    screen.sync.click()
    office.settle()
    assert office.toast.message.fact == "Not synchronised"
    assert not office.toast.message.stays


def test_opening_a_row_goes_to_its_document(office: Office) -> None:
    draft = office.draft()
    screen = _outbox(office)
    screen.table.row_opened.emit(screen.model.row_at(0))
    office.settle()
    assert office.front.route == Route("request", draft)


def test_details_can_be_copied(office: Office) -> None:
    office.draft()
    screen = _outbox(office)
    screen.copy.click()
    assert QApplication.clipboard().text().startswith("Save the draft ")


def test_a_change_that_waits_for_its_user_says_so(office: Office) -> None:
    first = office.desk.user
    office.world.add_user("shop", "ravi@example.com", role="account_manager")
    office.world.sign_in(office.desk, "ravi@example.com")
    office.desk.sync()
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    sign_out(office.desk.store, office.desk.cable)
    switch_user(office.desk.store, first)
    screen = _outbox(office)
    assert screen.model.cell(0, 3).text == "Held back"
    assert screen.model.cell(0, 1).detail == "Goes when ravi signs in on this computer again."


def test_a_person_agrees_to_what_a_server_wants_removed(office: Office) -> None:
    office.start()
    words = "The server asks to remove {count} of {total} rows."
    with office.desk.store.writing() as db:
        for key, value in (
            ("sync.state", "problem"),
            ("sync.code", "sync.removal"),
            ("sync.removal", '{"request": 60}'),
            ("sync.detail", words),
            ("sync.words", json.dumps([words, {"count": "60", "total": "80"}])),
        ):
            set_state(db, key, value)
    office.desk.store.publish(Changes(frozenset({"sync"}), frozenset(), local=False))
    office.settle()
    office.window.strip.sync.click()
    question = office.window.findChild(RemovalQuestion)
    assert isinstance(question, RemovalQuestion)
    assert "60 of 80" in question.text_label.text()
    question.reject()
    office.settle()
    assert office.removals == []
    office.window.strip.sync.click()
    question = office.window.findChild(RemovalQuestion)
    assert isinstance(question, RemovalQuestion)
    question.verb_button.click()
    office.settle()
    assert office.removals == [True]
    assert office.ask(GetSyncStatus()).code == ""


def test_several_are_withdrawn_at_once_and_given_again(office: Office) -> None:
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    office.draft()
    screen = _outbox(office)
    assert not screen.withdraw_command.isEnabled()
    screen.table.selectAll()
    assert screen.withdraw_command.isEnabled()
    assert not screen.open_command.isEnabled()
    screen.withdraw_command.trigger()
    office.settle()
    assert screen.model.rowCount() == 0
    assert office.toast.message.fact == "2 withdrawn"
    office.toast.undo()
    office.settle()
    assert len(_texts(screen)) == 2


def test_ux_14_the_outbox_sorts_by_its_columns(office: Office) -> None:
    office.desk.do(UpdateOrganisation(organisation_id=office.desk.company, city="Bremen"))
    for _each in range(2):
        office.world.clock.advance(60_000)
        office.draft()
    screen = _outbox(office)
    before = _texts(screen)
    screen.model.cycle_sort(screen.model.place_of("written"), add=False)
    screen.model.cycle_sort(screen.model.place_of("written"), add=False)
    assert _texts(screen) == before[::-1]


def test_ux_21_the_outbox_menu_holds_its_commands(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    # A window without a screen cannot show menus.
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu))
    office.draft()
    screen = _outbox(office)
    screen.table.selectRow(0)
    screen.table.menu_requested.emit(QPoint(0, 0), screen.table.selected_rows())
    assert [menu.actions() for menu in opened] == [screen.screen_actions()]
    assert screen.open_command.isEnabled()
