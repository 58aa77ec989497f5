# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Menus, access keys, sections and windows by keyboard (ux 6, 7, 8, 10, 12)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.links import record_link
from desktop_b2b.errors import UserError
from desktop_b2b.services import queries as q
from tests.bench.harness import ROOT
from tests.gui.shell.canned import Blank, House, house_in
from tests.gui.shell.test_palette import ROWS
from ui import actions
from ui.actions import SPECS, ActionKey, MenuKey
from ui.shell.apart import RecordWindow
from ui.shell.screen import Header, Route
from ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


# ---------------------------------------------------------------- menus


def test_ux_06_menus_by_role_and_every_command_in_one(house: House) -> None:
    menus = house.window.menus
    assert menus is not None
    titles = [menu.title().replace("&", "") for menu in (menus.menu(key) for key in MenuKey)]
    assert titles == ["File", "Edit", "View", "Commands", "Window", "Help"]
    roles = {key: menus.made[key].menuRole() for key in menus.made}
    assert roles[ActionKey.SETTINGS] is QAction.MenuRole.PreferencesRole
    assert roles[ActionKey.QUIT] is QAction.MenuRole.QuitRole
    assert roles[ActionKey.ABOUT] is QAction.MenuRole.AboutRole
    for key, action in menus.made.items():
        assert action in menus.menu(SPECS[key].menu).actions()
    assert actions.shortcut(ActionKey.SETTINGS) == QKeySequence(QKeySequence.StandardKey.Preferences) or (
        actions.shortcut(ActionKey.SETTINGS) == QKeySequence("Ctrl+,")
    )


@pytest.mark.parametrize("caret", [False, True])
def test_ux_07_alt_and_a_letter_opens_its_menu_and_it_hides_again(house: House, caret: bool) -> None:
    bar = house.window.menuBar()
    assert not bar.isVisible()
    house.window.activateWindow()
    target = QLineEdit(house.window.stack) if caret else house.window
    target.show()
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_V, ALT)
    house.settle()
    menus = house.window.menus
    assert menus is not None
    assert bar.isVisible()
    assert menus.menu(MenuKey.VIEW).isVisible()
    if caret:
        assert isinstance(target, QLineEdit)
        assert target.text() == ""
    QTest.keyClick(menus.menu(MenuKey.VIEW), Qt.Key.Key_Escape)
    house.settle()
    assert not bar.isVisible()
    QTest.keyClick(target, Qt.Key.Key_H, ALT)
    house.settle()
    assert menus.menu(MenuKey.HELP).isVisible()
    QTest.keyClick(menus.menu(MenuKey.HELP), Qt.Key.Key_Escape)
    house.settle()


def test_ux_07_f10_shows_the_menus_f1_helps_f5_synchronises(house: House) -> None:
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_F10)
    house.settle()
    menus = house.window.menus
    assert menus is not None
    assert menus.menu(MenuKey.FILE).isVisible()
    menus.menu(MenuKey.FILE).close()
    house.settle()
    QTest.keyClick(house.window, Qt.Key.Key_F5)
    house.settle()
    assert house.done == [("sync_now",)]
    assert actions.shortcut(ActionKey.HELP) == QKeySequence("F1")


def test_arrows_go_from_menu_to_menu_without_hiding_the_bar(house: House) -> None:
    menus = house.window.menus
    assert menus is not None
    menus.reveal()
    house.settle()
    QTest.keyClick(menus.menu(MenuKey.FILE), Qt.Key.Key_Right)
    house.settle()
    assert menus.menu(MenuKey.EDIT).isVisible()
    assert house.window.menuBar().isVisible()
    menus.menu(MenuKey.EDIT).close()
    house.settle()
    assert not house.window.menuBar().isVisible()


def test_ux_08_keys_are_the_systems_own_and_shown_as_it_writes_them(house: House) -> None:
    for key, spec in SPECS.items():
        standard = QKeySequence.keyBindings(spec.keys) if spec.keys is not None else []
        assert actions.shortcuts(key)[0] == (standard[0] if standard else QKeySequence(spec.fallback))
    tip = house.window.strip.new.toolTip()
    assert tip == f"New request ({QKeySequence(QKeySequence.StandardKey.New).toString(NATIVE)})"
    assert {QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")} <= set(actions.shortcuts(ActionKey.REDO))


NATIVE = QKeySequence.SequenceFormat.NativeText


# ---------------------------------------------------------------- sections


def test_ux_10_ctrl_and_a_number_goes_to_a_section(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        house.desk.organisation.is_supplier = True
        house.start()
        house.window.activateWindow()
        went = {}
        for number in (1, 2, 3, 4, 5, 8, 9):
            QTest.keyClick(house.window, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
            house.settle()
            went[number] = house.front.route
        assert went == {
            1: Route("dashboard"),
            2: Route("transactions"),
            3: Route.to("transactions", view="to_answer"),
            4: Route.to("transactions", view="to_ship"),
            5: Route.to("transactions", view="shipped"),
            8: Route("outbox"),
            9: Route("issues"),
        }
        QTest.keyClick(house.window, Qt.Key.Key_N, CONTROL)
        house.settle()
        assert house.front.route == Route("request")
        QTest.keyClick(house.window, Qt.Key.Key_Left, ALT)
        house.settle()
        assert house.front.route == Route("issues")


# ---------------------------------------------------------------- windows


class Record(Blank):
    HEADER = Header.RECORD


@pytest.fixture
def desk(house: House) -> House:
    house.desk.answers[q.GetTransactions] = lambda asked: [row for row in ROWS if row.id in asked.ids]
    for screen in ("request", "order"):
        house.registry.register_screen(screen, Record)
    return house


def apart(house: House) -> RecordWindow:
    house.settle()
    return house.window.reach.apart[-1]


def test_ux_12_a_document_goes_into_a_window_of_its_own(desk: House) -> None:
    desk.window.open(Route("order", "1"))
    left = desk.front
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_O, CONTROL | SHIFT)
    found = apart(desk)
    assert found.windowTitle() == "Larch & Linden – order 1"
    assert isinstance(left, Blank)
    assert left.diary[-2:] == ["leave", "deactivate"]
    assert desk.front.route.screen == "dashboard"
    # It is edited in one place only: opening it again brings that window to the front.
    desk.window.open(Route("order", "1"))
    assert desk.front.route.screen == "dashboard"
    assert len(desk.window.reach.apart) == 1
    desk.window.reach.show_apart(Route("order", "1"))
    assert len(desk.window.reach.apart) == 1


def test_what_belongs_to_it_opens_there_and_all_else_in_the_main_window(desk: House) -> None:
    desk.window.reach.show_apart(Route("request", "1"))
    found = apart(desk)
    inside = found.stack.screen_in_front
    assert inside is not None
    inside.context.open(Route("order", "2"))
    assert found.stack.screen_in_front is not inside
    inside.context.open(Route("outbox"))
    assert desk.front.route.screen == "outbox"
    found.back()
    assert found.stack.screen_in_front is inside
    found.back()
    desk.settle()
    assert desk.window.reach.apart == []


def test_a_window_of_a_record_that_is_gone_closes(desk: House) -> None:
    desk.window.reach.show_apart(Route("request", "1"))
    found = apart(desk)
    inside = found.stack.screen_in_front
    assert inside is not None
    inside.closed.emit()
    desk.settle()
    assert desk.window.reach.apart == []


def test_it_speaks_the_language_in_force_and_goes_with_its_user(desk: House) -> None:
    desk.window.reach.show_apart(Route("order", "1"))
    before = apart(desk).stack.screen_in_front
    desk.language.switch("fr")
    desk.settle()
    assert apart(desk).stack.screen_in_front is not before
    desk.window.sign_out()
    desk.settle()
    assert desk.window.reach.apart == []


def test_a_refusal_is_said_in_the_window_in_front(desk: House) -> None:
    desk.window.reach.show_apart(Route("order", "1"))
    found = apart(desk)
    found.activateWindow()
    desk.settle()
    assert found.isActiveWindow()
    desk.tasks.user_error.emit(UserError("order.shipped", "It has left already."))
    assert found.toasts.toasts[-1].message.code == "order.shipped"


def test_only_a_document_can_stand_apart(desk: House) -> None:
    menus = desk.window.menus
    assert menus is not None
    assert not menus.made[ActionKey.APART].isEnabled()
    desk.window.open(Route("order", "1"))
    assert menus.made[ActionKey.APART].isEnabled()
    desk.window.open(Route("request"))
    assert not menus.made[ActionKey.APART].isEnabled()
    desk.window.reach.front_apart()
    assert desk.window.reach.apart == []


# ---------------------------------------------------------------- called from outside


def test_ux_12_a_call_from_outside_brings_the_window_forward_with_the_document(desk: House) -> None:
    desk.window.showMinimized()
    desk.window.reach.summon(record_link(ROWS[2].id))
    desk.settle()
    assert not desk.window.isMinimized()
    assert desk.front.route == Route("order", ROWS[2].id)
    assert desk.desk.given == [MarkOpened(record_id=ROWS[2].id)]


def test_a_link_to_what_is_not_here_says_so(desk: House) -> None:
    desk.window.reach.open_link(record_link("f" * 32))
    desk.settle()
    assert desk.front.route.screen == "dashboard"
    assert desk.window.toasts.toasts[-1].message.fact == "This document is not here"


def test_a_link_that_is_none_is_refused_in_words(desk: House) -> None:
    desk.window.reach.open_link("desktop-b2b://record/../../etc")
    desk.settle()
    assert desk.window.toasts.toasts[-1].message.code == "link.unknown"


def test_a_link_waits_until_somebody_is_signed_in(tmp_path: Path, theme: Theme) -> None:
    with house_in(tmp_path, theme) as house:
        house.desk.answers[q.GetTransactions] = lambda asked: [row for row in ROWS if row.id in asked.ids]
        house.desk.signed_in = False
        house.start()
        house.window.reach.summon(record_link(ROWS[2].id))
        house.settle()
        house.desk.signed_in = True
        house.desk.publish("session")
        house.settle()
        assert house.front.route == Route("order", ROWS[2].id)


CLICKED = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from ui import main

main.ON_MACOS = True
app = main.application()(["x"])
app.link_clicked.connect(lambda link: print(link[:60], len(link)))
for link in ("desktop-b2b://record/0190aabbccddeeff0011223344556677", "desktop-b2b:" + "x" * 900):
    event = QFileOpenEvent(QUrl(link))
    assert app.sendEvent(app, event)
"""


def test_macos_tells_of_a_clicked_link_by_an_event() -> None:
    """It needs an application of its own, hence a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", CLICKED], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == [
        "desktop-b2b://record/0190aabbccddeeff0011223344556677 53",
        f"desktop-b2b:{'x' * 48} 201",
    ], done.stderr
