# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of Undo and Redo, where a field must leave them to the editor that it is part of."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.actions import ActionKey, shortcuts


def undo_of(event: QEvent) -> bool | None:
    """True for Undo, False for Redo, with the keys that are in force here; None for any other event."""
    if not isinstance(event, QKeyEvent):
        return None
    pressed = QKeySequence(event.keyCombination())
    if pressed in shortcuts(ActionKey.UNDO):
        return True
    return False if pressed in shortcuts(ActionKey.REDO) else None
