# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The page of a document: a header whose words give way, cards in a column, a panel beside them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.record.header import NARROW, NARROWER, show_words
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.theme import Space, scaled
from ui.widgets import Button, Kind, SideLayout, SidePanel, icon_button
from ui.widgets.scrolling import ScrollingPage


class RecordPage(Screen):
    """Where there is no room, words beside the chips go into the header's second line (`is_narrow`), and
    buttons that are not the next step keep their icons only.

    Heirs make their header and cards, show the words beside the chips (`show_words`) and hear when there is
    more or less room (`room_changed`).
    """

    HEADER: ClassVar[Header] = Header.RECORD
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.is_narrow, self._wide = False, True
        self.details_button = icon_button("list", self.details_words(), sz="")
        self.scroll_area = ScrollingPage()
        self.column = QVBoxLayout(self.scroll_area.page)
        self.column.setContentsMargins(Space.EDITOR_X, Space.EDITOR_Y, Space.EDITOR_X, Space.EDITOR_Y)
        self.column.setSpacing(Space.M)

    def details_words(self) -> str:
        """What stands in the panel, for the button that opens it."""
        return self.tr("Details")

    def put_beside(self, panel: SidePanel) -> None:
        """The panel stands beside the column, or in a drawer where there is no room."""
        self.side = SideLayout(self.scroll_area, panel)
        self.side.drawer_changed.connect(self.details_button.setVisible)
        self.details_button.clicked.connect(lambda _on=False: self.side.set_open(not self.side.is_open))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, wide = self.width() < scaled(NARROW), self.width() >= scaled(NARROWER)
        if (narrow, wide) != (self.is_narrow, self._wide):
            self.is_narrow, self._wide = narrow, wide
            self.show_words()
            self.show_buttons()
            self.room_changed()
            self.header_changed.emit()

    def show_buttons(self) -> None:
        """The next step keeps its words; the others give theirs up where there is no room."""
        buttons = [each for each in self.header_end() if isinstance(each, Button)]
        others = [each for each in buttons if each is not self.details_button]
        primary_ones = [each for each in others if each.property("kind") == Kind.PRIMARY.value]
        show_words([each for each in others if each not in primary_ones], wide=self._wide)
        show_words(primary_ones, wide=True)

    def show_words(self) -> None:
        """The words beside the chips; where there is no room, they stand in the header's second line."""

    def room_changed(self) -> None:
        """There is more or less room for words now."""
