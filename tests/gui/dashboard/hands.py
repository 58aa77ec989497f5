# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What hands do on the dashboard, and what eyes see there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_b2b.domain.commands.views import SaveWidget
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.services.ports import Changes
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.screens.dashboard.card import WidgetCard
from ui.screens.dashboard.dialog import WidgetDialog
from ui.screens.dashboard.screen import DashboardScreen
from ui.widgets import Dialog

LEFT_BUTTON = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def dashboard(office: Office) -> DashboardScreen:
    """The window, opened."""
    office.start()
    office.settle()
    screen = office.front
    assert isinstance(screen, DashboardScreen)
    return screen


def default_id(office: Office, key: str) -> str:
    """The id of a default widget's row."""
    return widget_id(office.desk.user, key)


def add(office: Office, **values: Any) -> str:
    """A widget of one's own, made by a script or on another machine."""
    made = new_id()
    office.desk.do(SaveWidget(widget_id=made, **{"title": "Mine", "query": "is:open", **values}))
    return made


def change(office: Office, key: str, **values: Any) -> None:
    """A default widget, changed by a script or on another machine."""
    office.desk.do(SaveWidget(widget_id=default_id(office, key), **values))


def from_newer_version(office: Office, widget: str, query: str) -> None:
    """A widget's search as a newer version of the program may have left it: commands here would refuse it."""
    store = office.desk.store
    with store.writing() as db:
        db.run("UPDATE widget SET query = ? WHERE id = ?", (query, bytes.fromhex(widget)))
    store.publish(Changes(frozenset({"widget"}), frozenset({widget})))
    office.settle()


def keys(screen: DashboardScreen) -> list[str]:
    """The widgets in the order in which they stand."""
    return [card.key for card in screen.board.cards]


def rows(card: WidgetCard) -> list[list[str]]:
    """What a card's table says."""
    return [
        [card.model.cell(row, column).text for column in range(card.model.columnCount())]
        for row in range(card.model.rowCount())
    ]


def headings(card: WidgetCard) -> list[str]:
    """The headings in view."""
    table, horizontal = card.table, Qt.Orientation.Horizontal
    return [
        str(card.model.headerData(place, horizontal))
        for place in range(card.model.columnCount())
        if not table.isColumnHidden(place)
    ]


def drag(office: Office, target: QWidget, start: QPoint, *points: QPoint, drop: bool = True) -> None:
    """Press, move over points of the board, and let go."""
    screen = office.front
    assert isinstance(screen, DashboardScreen)
    QTest.mousePress(target, LEFT_BUTTON, NO_KEYS, start)
    places = [target.mapFrom(screen.board, point) for point in points]
    for place in places:
        QTest.mouseMove(target, place)
    if drop:
        QTest.mouseRelease(target, LEFT_BUTTON, NO_KEYS, places[-1])
        office.settle()


def carry(office: Office, card: WidgetCard, *points: QPoint, drop: bool = True) -> None:
    """Drag a card by its header."""
    start = card.header_rect().center()
    lifted = card.geometry().topLeft() + start + QPoint(30, 6)
    drag(office, card, start, lifted, *points, drop=drop)


def open_dialog() -> WidgetDialog:
    """The widget dialog in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, WidgetDialog)
    return found


def is_open(dialog: Dialog) -> bool:
    """Whether a dialog still asks."""
    return shiboken6.isValid(dialog) and dialog.isVisible()


def question() -> Dialog:
    """The question in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def menu_words(menu: QMenu) -> list[str]:
    """The entries of a menu, without those that are lines."""
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, *words: str) -> None:
    """Choose an entry, or one of a menu inside."""
    for number, word in enumerate(words):
        action = next(one for one in menu.actions() if one.text().replace("&", "") == word)
        inner: Any = action.menu()
        if number == len(words) - 1:
            action.trigger()
        else:
            menu = inner
    QApplication.processEvents()


def press(office: Office, keys: Sequence[Qt.Key] | Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press keys where the focus is."""
    for key in keys if isinstance(keys, Sequence) else [keys]:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        office.settle()
