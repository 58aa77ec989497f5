# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Plays a recorded row of keystrokes: keys go to whatever has the focus, and nothing else is touched.

A script is words: a key (`Tab`, `Ctrl+N`, `Shift+Tab*3`), a text in quotation marks, which is typed letter by
letter, or `@name`, which checks that the focus is where the recording had it.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focus() -> QWidget:
    """What gets the next key: an open menu or list, the field with the caret, else the window in front."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        inside: QWidget | None = popup.focusWidget()
        return inside if inside is not None else popup
    found = QApplication.focusWidget() or QApplication.activeModalWidget()
    found = found or QApplication.activeWindow()
    assert found is not None, "nothing has the focus"
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; a cell that is edited goes by its table's name."""
    here: QWidget | None = widget
    while here is not None and not here.isWindow():
        interface = QAccessible.queryAccessibleInterface(here)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if name:
            return name
        here = here.parentWidget()
    return type(widget).__name__


class Player:
    """Plays scripts; `rest` lets what a key began come to its end before the next one.

    `window` comes to the front where a dialog closes, as every desktop sees to.
    """

    def __init__(self, window: QWidget, rest: Callable[[], None]) -> None:
        self._window, self._settle = window, rest
        self.played = 0
        window.activateWindow()

    def _rest(self) -> None:
        self._settle()
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            self._window.activateWindow()
            self._settle()

    def play(self, script: str) -> None:
        """Play a script to its end."""
        for word in shlex.split(script, comments=True, posix=False):
            self._one(word)
            self._rest()

    def _one(self, word: str) -> None:
        if word.startswith(("'", '"')):
            for sign in word[1:-1]:
                QTest.keyClicks(focus(), sign)
                self.played += 1
        elif word.startswith("@"):
            found = name_of(focus()).replace(" ", "_")
            assert found.startswith(word[1:]), (
                f"after {self.played} keys the focus is on {found}, not {word[1:]}"
            )
        else:
            keys, _, times = word.partition("*")
            pressed: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stub does not know
            for _time in range(int(times or 1)):
                self._press(pressed)

    def _press(self, pressed: QKeyCombination) -> None:
        held = pressed.keyboardModifiers()
        key = pressed.key()
        if key is Qt.Key.Key_Tab and held & Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab
        QTest.keyClick(focus(), key, held)
        self.played += 1
        self._rest()
