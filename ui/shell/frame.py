# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A screen with its header: a page title, or a record's band."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.issue_notice import IssueNotice
from ui.shell.screen import Header, Screen
from ui.theme import Height, Space, Type, at_least, colour, scaled
from ui.widgets import ElidedLabel, PlainLabel, icon_button
from ui.widgets.paint import WordPainter, fill


class HeaderRow(QWidget):
    """Title, widgets after it, widgets at the far end; Back before it and a ground of its own for records.

    Signals: `back_clicked`.
    """

    back_clicked = Signal()

    def __init__(self, kind: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = kind is Header.RECORD
        self._start: list[QWidget] = []
        self._end: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._title = ElidedLabel("", Type.RECORD if self._record else Type.PAGE)
        self._note = PlainLabel("", Type.SMALL, "text2")
        self._note.hide()
        if self._record:
            column.setContentsMargins(Space.L - 2, 0, Space.L, 1)
            self.back = icon_button("chevron-left", self.tr("Back"), self.back_clicked.emit)
            self._row.addWidget(self.back)
            self._note.setContentsMargins(self.back.sizeHint().width() + Space.S, 0, 0, 0)
        else:
            column.setContentsMargins(Space.PAGE_X, Space.M + 1, Space.PAGE_X, Space.S + 3)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        column.addLayout(self._row, 1)
        column.addWidget(self._note)
        self._column = column

    def set_words(self, title: str, note: str = "") -> None:
        """Title, and a second line that makes a record's band higher."""
        self._title.set_full_text(title)
        # A number is never elided: what stands beside it gives way.
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), scaled(240)) if self._record else 0)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if self._record:
            top, bottom = (Space.S, Space.S + 1) if note else (0, 1)
            self._column.setContentsMargins(Space.L - 2, top, Space.L, bottom)
            token = at_least(Height.RECORD_HEADER_TALL if note else Height.RECORD_HEADER)
            self.setFixedHeight(max(token, self._column.minimumSize().height()))

    def set_widgets(self, start: list[QWidget], end: list[QWidget]) -> None:
        """Show these; nothing moves where they are the same as before."""
        if start == self._start and end == self._end:
            return
        kept = {id(widget) for widget in (*start, *end)}
        for widget in (*self._start, *self._end):
            self._row.removeWidget(widget)
            if id(widget) not in kept:
                widget.hide()
        place = self._row.indexOf(self._title) + 1
        for number, widget in enumerate(start):
            self._row.insertWidget(place + number, widget)
        for widget in end:
            self._row.addWidget(widget)
        self._start, self._end = list(start), list(end)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record:
            painter = WordPainter(self)
            fill(painter, self.rect(), colour("surface"))
            fill(painter, QRect(0, self.height() - 1, self.width(), 1), colour("line"))


class ScreenFrame(QWidget):
    """One screen with its header, as it stands in the window's stack."""

    def __init__(self, make: Callable[[QWidget], Screen], parent: QWidget) -> None:
        super().__init__(parent)
        self.screen_inside = screen = make(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header: HeaderRow | None = None
        if screen.HEADER is not Header.NONE:
            self.header = HeaderRow(screen.HEADER)
            column.addWidget(self.header)
        self.notice = IssueNotice(screen)
        column.addWidget(self.notice)
        column.addWidget(screen, 1)
        screen.header_changed.connect(self.update_header)
        self.update_header()

    def update_header(self) -> None:
        """Ask the screen for its words and widgets."""
        if self.header is not None:
            screen = self.screen_inside
            self.header.set_words(screen.title(), screen.note())
            self.header.set_widgets(screen.header_start(), screen.header_end())
