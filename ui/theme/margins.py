# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Margins that differ before and behind: Qt mirrors what is laid out, not the room around it."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """The room around a layout; `start` is the side from which one reads."""
    if QGuiApplication.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)
