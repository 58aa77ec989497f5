# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Enter presses what has the focus, as Space does: Qt leaves that to dialogs."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def enter_presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click the button where Enter was pressed; False for all other keys."""
    from PySide6.QtCore import Qt  # loaded after the first paint

    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & held:
        return False
    button.click()
    return True
