# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Alerts outside the window: notifications that open the record (ux 50), the icon by the clock (ux 51), the
number at the program's icon (ux 52).
"""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.commands import account
from desktop_b2b.domain.commands.views import SaveWidget
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.settings import NOTIFY, TOLD, TRAY
from tests.gui.screens_general.stage import Office
from ui.screens.dashboard.widgets import widget_title
from ui.screens.settings.screen import SettingsScreen
from ui.shell import routes
from ui.shell.alerts.keeper import Alerts
from ui.shell.alerts.system import System, TraySystem, mark
from ui.shell.screen import Route

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged", extend=True)


class Computer(System):
    """A computer with a place for icons, that remembers what it was told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []
        self.number, self.words = -1, ""
        self.left = self._hidden = False
        self._shown = False
        self.place = True

    @property
    def has_tray(self) -> bool:
        return self.place

    def stand(self, shown: bool) -> None:
        self._shown = shown

    def stands(self) -> bool:
        """Whether the icon is there."""
        return self._shown

    def say(self, title: str, text: str) -> None:
        if self._shown:
            self.said.append((title, text))

    def count(self, unread: int, words: str) -> None:
        self.number, self.words = unread, words

    def stay(self, hidden: bool) -> None:
        self._hidden = hidden

    def rests(self) -> bool:
        """Whether the program goes on without a window."""
        return self._hidden

    def leave(self) -> None:
        self.left = True


class ByHand(QCloseEvent):
    """As the window system sends it."""

    def spontaneous(self) -> bool:
        return True


class Desk:
    """The office, its computer, and a person who looks elsewhere."""

    def __init__(self, office: Office) -> None:
        self.office, self.window = office, office.window
        self.window.reach.make_system = Computer
        office.start()
        self.look_away()

    @property
    def computer(self) -> Computer:
        return cast(Computer, self.alerts.system)

    @property
    def alerts(self) -> Alerts:
        return self.window.reach.alerts

    def look_away(self) -> None:
        """At a list that does not show the dashboard."""
        self.window.open(routes.TRANSACTIONS)
        self.office.settle()

    def choose(self, key: str = "need_attention", *, notify: bool = True, alert: bool = True) -> None:
        """Ask for a widget's notifications."""
        assert self.window.context is not None
        wanted = widget_id(self.window.context.viewer.user.id, key)
        self.office.desk.do(SaveWidget(widget_id=wanted, notify=notify, alert=alert))
        self.office.settle()

    def expire(self, *requests: str) -> None:
        """Nobody answered: the requests need attention."""
        assert requests
        self.office.expire()
        self.office.tick()

    def close_by_hand(self) -> bool:
        """Whether the window would end."""
        event = ByHand()
        self.window.closeEvent(event)
        return event.isAccepted()


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def number_of(office: Office, record: str) -> str:
    from desktop_b2b.services.queries import GetTransactions

    return office.ask(GetTransactions(ids=(record,)))[0].number


# ---------------------------------------------------------------- notifications


def test_ux_50_a_chosen_alert_is_told_once_and_a_click_opens_its_record(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    assert computer.stands()
    record = office.send()
    desk.expire(record)
    ((title, text),) = computer.said
    assert title == "Request – Need attention!"
    assert text == f"{number_of(office, record)}: north-card, +1, no answer"
    office.window.showMinimized()
    office.settle()
    assert computer.said == computer.said[:1]
    computer.chosen.emit()
    office.settle()
    assert not office.window.isMinimized()
    assert office.front.route == Route("matrix", record)
    assert computer.number == 0
    office.tick()
    assert len(computer.said) == 1


def test_ux_50_what_was_not_chosen_is_not_told(desk: Desk) -> None:
    desk.expire(desk.office.send())
    assert desk.computer.said == []
    assert not desk.computer.stands()
    assert desk.computer.number == 1


def test_ux_50_several_come_in_one_and_open_the_dashboard(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    sent = [office.send() for _ in range(3)]
    desk.expire(*sent)
    ((title, text),) = computer.said
    assert title == "3 new alerts"
    assert set(text.removeprefix("Request – Need attention!: ").split(", ")) == {
        number_of(office, record) for record in sent
    }
    computer.chosen.emit()
    office.settle()
    assert office.front.route == routes.DASHBOARD


def test_ux_50_one_notification_at_a_time_so_that_a_click_cannot_err(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    first = office.send()
    desk.expire(first)
    second = office.send()
    desk.expire(second)
    assert len(computer.said) == 1
    computer.chosen.emit()
    office.settle()
    assert office.front.route == Route("matrix", first)
    assert len(computer.said) == 2
    assert number_of(office, second) in computer.said[1][1]
    desk.look_away()
    computer.chosen.emit()
    office.settle()
    assert office.front.route == Route("matrix", second)


def test_ux_50_what_waits_and_is_read_meanwhile_is_not_told(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    desk.expire(office.send())
    second = office.send()
    desk.expire(second)
    office.desk.do(account.MarkOpened(record_id=second))
    office.settle()
    desk.alerts._standing.timeout.emit()
    assert len(computer.said) == 1


def test_ux_50_what_is_before_the_eyes_is_not_told(desk: Desk) -> None:
    office = desk.office
    desk.choose()
    office.window.activateWindow()
    office.window.open(routes.DASHBOARD)
    office.settle()
    assert office.window.isActiveWindow()
    desk.expire(office.send())
    assert desk.computer.said == []
    assert desk.computer.number == 1


def test_ux_50_what_came_while_the_program_was_closed_is_told_once(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    record = office.send()
    desk.alerts.stop()
    assert not computer.stands()
    office.expire()
    office.settle()
    assert computer.said == []
    assert office.window.context is not None
    desk.alerts.begin(office.window.context)
    office.tick()
    assert [text.split(":")[0] for _title, text in computer.said] == [number_of(office, record)]
    desk.alerts.begin(office.window.context)
    office.tick()
    assert len(computer.said) == 1


def test_ux_50_a_first_start_tells_nothing_of_the_past(desk: Desk) -> None:
    office = desk.office
    desk.choose()
    desk.alerts.stop()
    desk.expire(office.send())
    assert office.window.context is not None
    user = office.window.context.viewer.user.id
    TOLD.at(user).write(office.window.settings, "")
    desk.alerts.begin(office.window.context)
    office.settle()
    assert desk.computer.said == []


@pytest.mark.parametrize("damaged", ["{", "[1, null]", '{"a": 1}', "nonsense"])
def test_damaged_memory_is_no_hindrance(desk: Desk, damaged: str) -> None:
    office = desk.office
    desk.choose()
    assert office.window.context is not None
    TOLD.at(office.window.context.viewer.user.id).write(office.window.settings, damaged)
    desk.alerts.begin(office.window.context)
    desk.expire(office.send())
    assert len(desk.computer.said) == 1


def test_ux_50_notifications_can_be_switched_off_on_this_computer(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    desk.choose()
    screen = office.open(SettingsScreen, routes.SETTINGS)
    assert screen.own.notify.isChecked()
    screen.own.notify.click()
    assert NOTIFY.read(office.window.settings) is False
    assert not computer.stands()
    desk.expire(office.send())
    assert computer.said == []
    screen.own.notify.click()
    assert computer.stands()
    # What came meanwhile is no news any more.
    office.tick()
    assert computer.said == []


def test_a_notification_speaks_the_language_in_force(desk: Desk) -> None:
    office = desk.office
    desk.choose()
    office.desk.do(account.UpdateOrganisation(organisation_id=office.desk.company, language="fr"))
    office.settle()
    desk.look_away()
    desk.expire(office.send())
    ((title, _text),) = desk.computer.said
    assert title == widget_title("need_attention")
    assert title.startswith("Demande")
    assert desk.computer.words == "1 alerte non lue"


# ---------------------------------------------------------------- the icon by the clock


def test_ux_51_closing_the_window_quits_unless_told_otherwise(desk: Desk) -> None:
    assert desk.close_by_hand()
    assert not desk.computer.rests()


def test_ux_51_the_program_stays_by_the_clock_and_says_so_once(desk: Desk) -> None:
    office, computer, window = desk.office, desk.computer, desk.window
    screen = office.open(SettingsScreen, routes.SETTINGS)
    screen.own.stay.click()
    assert TRAY.read(window.settings) is True
    assert computer.stands()
    assert not desk.close_by_hand()
    assert not window.isVisible()
    assert computer.rests()
    assert [title for title, _text in computer.said] == ["Desktop B2B goes on running"]
    computer.chosen.emit()
    office.settle()
    assert window.isVisible()
    assert not computer.rests()
    assert not desk.close_by_hand()
    assert len(computer.said) == 1
    computer.wanted.emit()
    assert window.isVisible()


def test_ux_51_without_a_window_alerts_are_told_and_a_click_brings_it_back(desk: Desk) -> None:
    office, computer, window = desk.office, desk.computer, desk.window
    desk.choose()
    TRAY.write(window.settings, True)
    assert not desk.close_by_hand()
    record = office.send()
    desk.expire(record)
    assert computer.number == 1
    desk.alerts._standing.timeout.emit()
    assert number_of(office, record) in computer.said[-1][1]
    computer.chosen.emit()
    office.settle()
    assert window.isVisible()
    assert office.front.route == Route("matrix", record)


def test_ux_51_a_second_start_brings_the_window_back(desk: Desk) -> None:
    TRAY.write(desk.window.settings, True)
    assert not desk.close_by_hand()
    desk.window.reach._summoned.emit("")
    desk.office.settle()
    assert desk.window.isVisible()
    assert not desk.computer.rests()


def test_ux_51_quitting_by_a_command_or_by_the_icon_ends_the_program(desk: Desk) -> None:
    TRAY.write(desk.window.settings, True)
    assert not desk.close_by_hand()
    desk.computer.ended.emit()
    assert desk.computer.left
    assert not desk.computer.stands()


def test_ux_51_a_command_quits_though_the_program_would_stay(desk: Desk) -> None:
    TRAY.write(desk.window.settings, True)
    event = QCloseEvent()
    desk.window.closeEvent(event)
    assert event.isAccepted()
    # The window was there: with it Qt ends the program.
    assert not desk.computer.left


def test_ux_51_where_there_is_no_place_for_icons_closing_quits(desk: Desk) -> None:
    desk.computer.place = False
    TRAY.write(desk.window.settings, True)
    screen = desk.office.open(SettingsScreen, routes.SETTINGS)
    assert not screen.own.stay.isEnabled()
    assert screen.own.stay.toolTip()
    assert desk.close_by_hand()


# ---------------------------------------------------------------- the number at the icon


def test_ux_52_the_number_is_that_of_unread_alerts_and_nothing_else(desk: Desk) -> None:
    office, computer = desk.office, desk.computer
    assert computer.number == 0
    office.desk.cable.is_cut = True
    office.draft()
    office.settle()
    assert computer.number == 0, "what waits for the server is no alert"
    office.desk.cable.is_cut = False
    sent = [office.send() for _ in range(2)]
    desk.expire(*sent)
    assert (computer.number, computer.words) == (2, "2 unread alerts")
    office.desk.do(account.MarkOpened(record_id=sent[0]))
    office.settle()
    assert computer.number == 1
    desk.choose(alert=False, notify=False)
    assert computer.number == 0


def test_ux_52_the_number_follows_the_clock(desk: Desk) -> None:
    office = desk.office
    office.send(minutes=90)
    office.settle()
    assert desk.computer.number == 0
    office.world.clock.advance(HOUR)
    office.tick()
    assert desk.computer.number == 1, "less than an hour is left"


def test_ux_52_signing_out_takes_the_number_away(desk: Desk) -> None:
    office = desk.office
    desk.expire(office.send())
    assert desk.computer.number == 1
    office.desk.store.set_session(None)
    office.settle()
    assert desk.computer.number == 0


# ---------------------------------------------------------------- this computer, by way of Qt


def test_the_real_icon_tells_clicks_apart(qapp: QApplication) -> None:
    system = TraySystem(qapp)
    heard: list[str] = []
    system.wanted.connect(lambda: heard.append("wanted"))
    system.chosen.connect(lambda: heard.append("chosen"))
    system.ended.connect(lambda: heard.append("ended"))
    system.say("before", "there is an icon")
    system.count(3, "3 unread alerts")
    system.stand(True)
    icon = system.icon
    assert icon is not None
    assert icon.toolTip() == "3 unread alerts"
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert heard == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    icon.messageClicked.emit()
    opens, _line, ends = icon.contextMenu().actions()
    opens.trigger()
    ends.trigger()
    assert heard == ["wanted", "chosen", "wanted", "ended"]
    system.say("Now", "it stands")
    system.count(0, "Desktop B2B")
    system.stand(False)
    assert not icon.isVisible()
    system.stay(True)
    assert not QGuiApplication.quitOnLastWindowClosed()
    system.stay(False)
    assert QGuiApplication.quitOnLastWindowClosed()


def test_the_mark_is_there_in_all_sizes(qapp: QApplication) -> None:
    sizes = {size.width() for size in mark(dot=True).availableSizes()}
    assert {16, 32, 64, 256} <= sizes
    plain, dotted = (mark(dot=dot).pixmap(64).toImage() for dot in (False, True))
    assert plain != dotted
