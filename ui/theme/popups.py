# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The list under a field that completes what is typed: it looks like every other list that pops up."""

from PySide6.QtWidgets import QCompleter


def dress(completer: QCompleter) -> QCompleter:
    """Give a completer's list its ground, border and row height."""
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("kind", "popup")
    return completer
