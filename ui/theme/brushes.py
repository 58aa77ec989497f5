# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Brushes of a colour, made by way of a palette.

What makes a `QBrush` of a colour may also be given one of Qt's own flags, and the first call of that kind
makes Python objects of all 1,195 of them.
"""

from functools import cache

from PySide6.QtGui import QBrush, QColor, QPalette


@cache
def palette(rgba: int) -> QPalette:
    """A palette whose words have this colour."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.WindowText, QColor.fromRgba(rgba))
    return made


@cache
def brush(rgba: int) -> QBrush:
    """A brush of this colour."""
    return palette(rgba).brush(QPalette.ColorRole.WindowText)
