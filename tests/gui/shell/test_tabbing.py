# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tab goes through the window as one reads it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tests.gui.shell.canned import House
from ui.shell.screen import Route, Screen, ScreenContext
from ui.widgets.tabbing import step


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_from_the_navigation_over_the_screen_to_the_status_bar(house: House) -> None:
    window = house.window
    assert window.navigation is not None
    window.activateWindow()
    window.navigation.account.setFocus()
    seen: list[QWidget] = [window.navigation.account]
    while True:
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        if _focus() is seen[0]:
            break
        seen.append(_focus())
    places = [
        seen.index(widget)
        for widget in (
            window.navigation.account,
            window.navigation.button("dashboard"),
            window.strip.search,
            window.status.sentence,
        )
    ]
    assert places == sorted(places)
    QTest.keyClick(_focus(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert _focus() is seen[-1]


class _Upside(Screen):
    """Made from below, read from above."""

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.low, self.high = QLineEdit(), QLineEdit()
        self.off, self.gone = QPushButton("off"), QPushButton("gone")
        page = QWidget()
        inner = QVBoxLayout(page)
        row = QHBoxLayout()
        row.addWidget(self.high)
        inner.addLayout(row)
        inner.addSpacing(2000)
        inner.addWidget(self.off)
        inner.addWidget(self.gone)
        inner.addWidget(self.low)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(page)
        QVBoxLayout(self).addWidget(self.area)
        self.off.setEnabled(False)
        self.gone.hide()


def test_in_the_order_of_the_layout_and_what_has_the_focus_is_in_view(house: House) -> None:
    house.registry.register_screen("order", _Upside)
    house.window.open(Route("order", "1"))
    house.settle()
    screen = house.front
    assert isinstance(screen, _Upside)
    house.window.activateWindow()
    screen.high.setFocus()
    QTest.keyClick(screen.high, Qt.Key.Key_Tab)
    assert _focus() is screen.low
    assert screen.area.verticalScrollBar().value() > 0
    QTest.keyClick(screen.low, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert _focus() is screen.high


def test_without_a_stop_nothing_moves(house: House) -> None:
    assert not step(QWidget(), forward=True)
