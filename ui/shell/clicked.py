# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Links that are clicked elsewhere, as macOS tells of them: by an event, to the program that runs already."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain.links import LONGEST


class LinkApplication(QApplication):
    """An application that hears of links. Signals: `link_clicked(link)`."""

    link_clicked = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            # Of a text that is no link the window needs only the beginning.
            self.link_clicked.emit(event.url().toString()[: LONGEST + 1])
            return True
        return super().event(event)
