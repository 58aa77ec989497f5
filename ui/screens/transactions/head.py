# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The header of the list: title, what is said of its view, tools; without words where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell.frame import HeaderRow
from ui.shell.screen import Header
from ui.theme import Space, scaled
from ui.widgets import Button, plain_tooltip

#: A title may be that wide before tools give up their words for it.
WIDEST_TITLE = 300


class ListHeader(HeaderRow):
    """A page's header that belongs to its screen, so that a pane beside the list begins beside it."""

    def __init__(self, tools: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(Header.PAGE, parent)
        self._tools = list(tools)
        # What a tool is called is its name, in whatever language that is by now.
        self._widths = {id(tool): tool.sizeHint().width() for tool in tools}
        for tool in tools:
            tool.setAccessibleName(tool.text())
        self._start_widgets: list[QWidget] = []

    def show_words(self, title: str, start: list[QWidget]) -> None:
        """Another title, or something else to say beside it."""
        self._start_widgets = start
        self.set_words(title)
        self.set_widgets(start, list(self._tools))
        for widget in start:
            # Only now: before it had its place it would have been a window of its own.
            widget.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = sum(widget.sizeHint().width() + Space.S for widget in self._start_widgets)
        title = min(self._title.sizeHint().width(), scaled(WIDEST_TITLE)) + Space.S
        room = self.width() - 2 * Space.PAGE_X - title - beside
        self._widths |= {id(tool): tool.sizeHint().width() for tool in self._tools if tool.text()}
        whole = sum(self._widths[id(tool)] + Space.S for tool in self._tools) <= room
        for tool in self._tools:
            words = tool.accessibleName()
            shown = words if whole else ""
            if tool.text() != shown:
                tool.setText(shown)
                tool.setToolTip("" if whole else plain_tooltip(words))
