# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The frame: who sees which entry, going and coming back, what the status bar tells, signing out."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.queries import Dashboard, SyncStatus, WidgetState
from tests.gui.shell.canned import NOW, Blank, House, house_in
from ui.actions import ActionKey
from ui.screens.welcome.again import SignInAgain
from ui.screens.welcome.screen import WelcomeScreen
from ui.shell.screen import Header, Route, Screen
from ui.theme import Theme
from ui.widgets import Kind, Question


def _sync(house: House, **more: Any) -> None:
    values: dict[str, Any] = {"waiting": 0, "issues": 0, "confirmed_at": NOW, "state": "synced", "detail": ""}
    house.desk.sync = SyncStatus(**(values | more))
    house.desk.publish("sync")
    house.settle()


# ---------------------------------------------------------------- navigation


def test_a_retailer_sees_its_entries_and_no_others(house: House) -> None:
    assert house.window.navigation is not None
    keys = house.window.navigation.keys
    entries = ["dashboard", "new_request", "add_order", "transactions", "b2b_orders", "partners"]
    assert keys == [*entries, "product_lines", "rules", "scorecards", "stock", "account", "issues", "outbox"]
    hidden = {key for key in keys if not house.window.navigation.button(key).isVisibleTo(house.window)}
    assert hidden == {"add_order", "b2b_orders", "stock", "issues", "outbox"}, "it has no fulfilment centre"
    assert house.window.strip.new.isVisible()


def test_a_supplier_sees_its_entries_and_no_new_request(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        house.desk.organisation = dataclasses.replace(
            house.desk.organisation, is_retailer=False, is_supplier=True
        )
        house.start()
        assert house.window.navigation is not None
        keys = house.window.navigation.keys
        assert keys == [
            "dashboard",
            "to_answer",
            "to_ship",
            "shipped",
            "transactions",
            "account",
            "issues",
            "outbox",
        ]
        assert not house.window.strip.new.isVisible()
        assert house.window.menus is not None
        assert ActionKey.NEW_REQUEST not in house.window.menus.made


def test_an_entry_without_a_screen_is_not_shown(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme, screens=("dashboard", "transactions")) as house:
        house.start()
        assert house.window.navigation is not None
        assert house.window.navigation.keys == ["dashboard", "transactions", "b2b_orders"]
        assert not house.window.strip.new.isVisible()


def test_outbox_and_issues_stand_there_only_when_needed(house: House) -> None:
    navigation = house.window.navigation
    assert navigation is not None
    assert not navigation.button("outbox").isVisible()
    assert not navigation.button("issues").isVisible()
    _sync(house, waiting=3, issues=1)
    assert navigation.button("outbox").isVisible()
    assert navigation.button("outbox").accessibleName() == "Outbox, 3"
    assert navigation.button("issues").isVisible()
    _sync(house)
    assert not navigation.button("outbox").isVisible()


def test_the_dashboards_badge_counts_unread_alerts(house: House) -> None:
    state = WidgetState(
        key="need_attention", alert=True, tone="red", total=5, unread=4, rows=[], next_change_at=None
    )
    house.desk.answers[Dashboard] = [state, state]
    house.desk.publish("request")
    house.settle()
    assert house.window.navigation is not None
    assert house.window.navigation.button("dashboard").accessibleName() == "Dashboard, 8 unread"


def test_the_navigation_collapses_in_a_narrow_window(house: House) -> None:
    navigation = house.window.navigation
    assert navigation is not None
    assert navigation.width() == 216
    house.window.resize(960, 700)
    assert navigation.width() == 56
    house.window.toggle_navigation()
    assert navigation.width() == 216
    house.window.resize(1200, 700)
    assert navigation.width() == 216


def test_the_entry_of_the_screen_in_front_is_marked(house: House) -> None:
    assert house.window.navigation is not None
    house.window.open(Route("transactions"))
    assert house.window.navigation.button("transactions").isChecked()
    assert not house.window.navigation.button("dashboard").isChecked()
    house.window.open(Route("order", "1"))
    assert not house.window.navigation.button("transactions").isChecked()


# ---------------------------------------------------------------- going and coming back


def test_back_returns_to_the_same_screen_as_it_was(house: House) -> None:
    first = house.front
    house.window.open(Route("transactions"))
    list_screen = house.front
    house.window.open(Route("order", "1"))
    house.window.back()
    assert house.front is list_screen
    house.window.back()
    assert house.front is first
    house.window.back()
    assert house.front is first
    assert not house.window.strip.back.isEnabled()


def test_alt_left_goes_back(house: House, qtbot: QtBot) -> None:
    house.window.open(Route("transactions"))
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert house.front.route.screen == "dashboard"


def test_a_screen_is_left_before_another_covers_it(house: House) -> None:
    house.window.open(Route("order", "1"))
    order = house.front
    assert isinstance(order, Blank)
    assert order.diary == ["activate"]
    house.window.open(Route("order", "2"))
    assert order.diary == ["activate", "leave", "deactivate"]


def test_only_a_few_documents_are_kept_and_each_is_left(house: House) -> None:
    house.window.open(Route("order", "first"))
    first = house.front
    assert isinstance(first, Blank)
    first_diary = first.__dict__["diary"]
    for number in range(8):
        house.window.open(Route("order", str(number)))
    house.settle()
    orders = [screen.route for screen in house.window.stack.screens() if screen.route.screen == "order"]
    assert orders == [Route("order", str(number)) for number in range(3, 8)]
    assert first_diary[-1] == "leave"
    for _turn in range(8):
        house.window.back()
    assert house.front.route == Route("order", "first")
    assert house.front is not first


def test_sections_are_made_once(house: House) -> None:
    """They are come back to all day, and cost most to make; a new request is none of them."""
    fronts = {}
    for name in ("dashboard", "transactions", "settings", "outbox", "request"):
        house.window.open(Route(name))
        fronts[name] = house.front
    for number in range(8):
        house.window.open(Route("order", str(number)))
    house.settle()
    for name, front in fronts.items():
        house.window.open(Route(name))
        assert (house.front is front) == (name != "request")


def test_a_screen_whose_record_is_gone_closes(house: House) -> None:
    house.window.open(Route("transactions"))
    house.window.open(Route("order", "1"))
    house.front.closed.emit()
    house.settle()
    assert house.front.route.screen == "transactions"
    house.window.back()
    assert house.front.route.screen == "dashboard"


def test_new_request_is_the_primary_step_unless_the_screen_has_one(house: House) -> None:
    class Editor(Blank):
        HAS_PRIMARY = True
        HEADER = Header.RECORD

    house.registry.register_screen("order", Editor)
    assert house.window.strip.new.property("kind") == Kind.PRIMARY
    house.window.open(Route("order", "1"))
    assert house.window.strip.new.property("kind") == Kind.SECONDARY
    house.window.back()
    assert house.window.strip.new.property("kind") == Kind.PRIMARY


def test_the_title_names_organisation_and_section(house: House) -> None:
    house.window.open(Route("order", "V1-0042"))
    assert house.window.windowTitle() == "Larch & Linden – order V1-0042"
    house.desk.organisation = dataclasses.replace(house.desk.organisation, name="Larch & Son")
    house.desk.publish("organisation")
    house.settle()
    assert house.window.windowTitle() == "Larch & Son – order V1-0042"


# ---------------------------------------------------------------- status


def test_the_status_bar_always_says_it_in_words(house: House) -> None:
    sentence = house.window.status.sentence
    assert sentence.text() == "Synced 10:42. Everything is up to date."
    _sync(house, waiting=4, state="offline")
    assert sentence.text() == "Offline, 4 waiting. Last synced 10:42."
    assert house.window.strip.sync.text() == "Offline, 4 waiting"
    assert house.window.zone_fact.text() == "Amsterdam, UTC+1"


@pytest.mark.parametrize(
    ("status", "screen"), [({"waiting": 2}, "outbox"), ({"waiting": 2, "issues": 1}, "issues")]
)
def test_a_click_on_the_state_leads_to_what_waits(house: House, status: dict[str, int], screen: str) -> None:
    _sync(house, **status)
    house.window.status.sentence.click()
    house.settle()
    assert house.front.route.screen == screen


def test_synchronising_always_answers(house: House) -> None:
    house.window.sync_now()
    house.settle()
    assert house.done == [("sync_now",)]
    assert house.window.toasts.toasts[-1].message.fact == "Everything is up to date, 10:42"
    house.trouble = OutageError("network.unreachable", "The server cannot be reached.")
    house.window.sync_now()
    house.settle()
    assert house.window.toasts.toasts[-1].message.fact == "Not synchronised"
    assert not house.window.toasts.toasts[-1].message.stays


def test_a_refusal_is_a_toast_with_its_code(house: House) -> None:
    house.tasks.user_error.emit(UserError("order.shipped", "It has left already."))
    message = house.window.toasts.toasts[-1].message
    assert (message.sentence, message.code, message.stays) == ("It has left already.", "order.shipped", True)


def test_an_outage_is_a_state_of_the_status_bar(house: House) -> None:
    house.tasks.outage.emit(OutageError("disk.full", "The disk is full."))
    assert house.window.status.sentence.text() == "The disk is full."
    _sync(house)
    assert house.window.status.sentence.text() == "Synced 10:42. Everything is up to date."


def test_selection_is_said_and_forgotten_with_its_screen(house: House) -> None:
    house.window.set_selection("3 of 63 selected")
    assert house.window.selection_fact.isVisible()
    house.window.open(Route("order", "1"))
    assert not house.window.selection_fact.isVisible()


# ---------------------------------------------------------------- who sits here


def test_signing_out_with_nothing_waiting_asks_nothing(house: House) -> None:
    house.window.sign_out()
    house.settle()
    assert house.done == [("sign_out",)]
    assert house.window.findChild(WelcomeScreen) is not None
    assert house.window.context is None


def test_signing_out_warns_of_unsynced_work(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(Question, "ask", lambda *words, **_more: asked.append(words))
    _sync(house, waiting=3)
    house.window.sign_out()
    house.settle()
    assert house.done == []
    _parent, title, _text, _verb, answered = asked[0]
    assert title == "3 changes have not reached the server"
    answered(False)
    house.settle()
    assert house.done == []
    answered(True)
    house.settle()
    assert house.done == [("sign_out",)]


def test_sample_data_are_removed_after_a_question(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(Question, "ask", lambda *words, **_more: asked.append(words))
    house.is_sample = True
    house.window.sign_out()
    house.settle()
    assert house.done == []
    _parent, title, _text, _verb, answered = asked[0]
    assert title == "Remove the sample data?"
    answered(True)
    house.settle()
    assert house.done == [("sign_out",)]


def test_nothing_of_the_sample_waits_to_leave(house: House) -> None:
    house.is_sample = True
    _sync(house, waiting=3)
    assert house.window.navigation is not None
    assert not house.window.navigation.button("outbox").isVisible()
    assert house.window.status.sentence.text() == "Sample data. Nothing leaves this computer."
    house.window.sync_now()
    house.settle()
    assert house.done == []


def test_signing_out_flushes_what_was_typed(house: House) -> None:
    house.window.open(Route("order", "1"))
    order = house.front
    assert isinstance(order, Blank)
    diary = order.__dict__["diary"]
    house.window.sign_out()
    house.settle()
    assert "leave" in diary


def test_nobody_signed_in_is_the_welcome_and_signing_in_opens_the_dashboard(
    tmp_path: Path, theme: Theme
) -> None:
    with house_in(tmp_path, theme) as house:
        house.desk.signed_in = False
        house.start()
        welcome = house.window.findChild(WelcomeScreen)
        assert welcome is not None
        assert welcome.isVisible()
        welcome.form.form.set_values({"email": "mara@example.com", "password": "secret"})
        welcome.sign_in.click()
        house.settle()
        assert house.done == [("sign_in", "b2b.example.com", "mara@example.com", "secret")]
        assert house.front.route.screen == "dashboard"


def test_data_that_have_not_come_yet_are_said_to_be_coming(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        organisation = house.desk.organisation

        def missing(_query: object) -> Any:
            raise UserError("record.missing", "There is no such record.")

        answers = house.desk.answers
        kind = next(kind for kind in answers if kind.__name__ == "GetOrganisation")
        answers[kind] = missing
        house.start()
        welcome = house.window.findChild(WelcomeScreen)
        assert welcome is not None
        assert not welcome.sign_in.isVisible()
        answers[kind] = organisation
        house.desk.publish("organisation")
        house.settle()
        assert house.front.route.screen == "dashboard"


def test_another_user_gets_new_screens(house: House) -> None:
    before = house.front
    house.desk.user = dataclasses.replace(house.desk.user, id="0" * 31 + "2", name="Ravi Shah")
    house.desk.publish("session")
    house.settle()
    assert house.front is not before
    assert house.window.context is not None
    assert house.window.context.viewer.user.name == "Ravi Shah"


def test_a_session_that_ended_asks_for_the_password_only(house: House) -> None:
    _sync(house, state="needs_sign_in")
    house.window.status.sentence.click()
    dialog = house.window.findChild(SignInAgain)
    assert dialog is not None
    assert dialog.form.form.keys == ["email", "password"]
    dialog.form.form.set_values({"password": "secret"})
    dialog.verb_button.click()
    house.settle()
    assert house.done == [("sign_in", "b2b.example.com", "mara@example.com", "secret")]
    assert house.window.findChild(SignInAgain) is None


def test_ready_is_told_once_after_the_first_data(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        told: list[int] = []
        house.window.ready.connect(lambda: told.append(house.desk.answers is not None))
        house.start()
        house.desk.publish("request")
        house.settle()
        assert told == [True]


# ---------------------------------------------------------------- language, place


def test_the_language_switches_live(house: House) -> None:
    assert house.window.navigation is not None
    house.window.open(Route("order", "1"))
    house.desk.organisation = dataclasses.replace(house.desk.organisation, language="fr")
    house.desk.publish("organisation")
    house.settle()
    assert house.window.navigation.button("dashboard").text() == "Tableau de bord"
    assert house.window.status.sentence.text().startswith("Synchronisé")
    assert house.front.route == Route("order", "1")
    house.desk.organisation = dataclasses.replace(house.desk.organisation, language="en")
    house.desk.publish("organisation")
    house.settle()
    assert house.window.navigation.button("dashboard").text() == "Dashboard"


def test_the_window_comes_back_where_it_was(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        house.start(720, 560)
    with house_in(tmp_path, theme) as again:
        assert (again.window.width(), again.window.height()) == (720, 560)


def test_the_header_shows_what_the_screen_gives(house: House) -> None:
    class Record(Screen):
        HEADER = Header.RECORD

        def title(self) -> str:
            return "V1-0042"

        def note(self) -> str:
            return "Manual: answers come to you."

    house.registry.register_screen("order", Record)
    house.window.open(Route("order", "1"))
    frame = house.window.stack.currentWidget()
    assert frame is not None
    header = frame.header  # type: ignore[attr-defined]
    assert header.height() == 70
    header.back.click()
    assert house.front.route.screen == "dashboard"
