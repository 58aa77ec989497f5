# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is open when the language changes: dialogs keep what was typed into them and say their words anew, the
screens beneath are made anew as soon as the dialogs are closed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from ui.rewording import Rewording


def open_dialogs(window: QWidget) -> list[QDialog]:
    """Those of a window, also where one opened another."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog))
    return [each for each in found if each.isVisible() and _belongs(each, window)]


def _belongs(widget: QWidget, window: QWidget) -> bool:
    here: QWidget | None = widget
    while here is not None and here is not window:
        here = here.parentWidget()
    return here is not None


def close_popups() -> None:
    """Menus and lists that are open say old words: whoever wants them opens them again."""
    while (popup := QApplication.activePopupWidget()) is not None:
        if not popup.close():
            return


def reword(widgets: list[QWidget], before: str) -> None:
    """Say everything on widgets in the language in force."""
    if not before or not widgets:
        return
    rewording = Rewording(before)
    for widget in widgets:
        # Qt's own dialog for files says its words itself.
        if not isinstance(widget, QFileDialog):
            rewording.widget(widget)


def after_dialogs(window: QWidget, call: Callable[[], object]) -> bool:
    """Call once no dialog of a window is open any more; False where none is."""
    dialogs = open_dialogs(window)
    for dialog in dialogs:
        dialog.finished.connect(lambda _result: QTimer.singleShot(0, window, call))
    return bool(dialogs)
