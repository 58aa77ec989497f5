# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The messages of a sent request: a tab per partner, which only this partner reads (S2.83)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_b2b.domain.entities import Message
from desktop_b2b.services.queries import MatrixPartner
from ui.strings import moment_word
from ui.theme import Height, Space, Tone, Type, at_least, colour, scaled
from ui.widgets import Avatar, Card, Divider, IconLabel, PlainLabel, secondary
from ui.widgets.paint import isolated


class Dot(QWidget):
    """Something unread."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(12, 12)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QRectF(3, 4, 6, 6))


class MessageView(QWidget):
    """One message: who, when, and its words as plain text."""

    def __init__(self, message: Message, mine: bool, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        avatar = Avatar(message.author_name or "?", scaled(24), Tone.GREY if mine else Tone.BLUE)
        row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        author = self.tr("You") if mine else message.author_name
        top.addWidget(PlainLabel(author, Type.MEDIUM))
        top.addWidget(PlainLabel(when, Type.SMALL, "text3"))
        top.addStretch(1)
        words.addLayout(top)
        words.addWidget(PlainLabel(message.body, Type.BODY, "text2", wrap=True, selectable=True))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{author}, {when}: {message.body}")


class MessagesCard(Card):
    """A thread per partner.

    Signals: `thread_shown(thread id)` when a tab came to the front; `posted(thread id, text)`.
    """

    thread_shown = Signal(str)
    posted = Signal(str, str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__("", flush=True, parent=parent)
        self.body.setSpacing(0)
        self._zone = zone
        self._threads: list[str] = []
        self._names: dict[str, str] = {}
        self._shown: list[Message] | None = None
        self._kept: dict[str, str] = {}
        self._writing = ""
        self.body.addWidget(self._make_tabs())
        self.body.addWidget(Divider())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setMinimumHeight(scaled(64))
        self._scroll.setAccessibleName(self.tr("Messages"))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._make_writer())

    def _make_tabs(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(max(at_least(Height.CARD_HEADER), self.fontMetrics().height() + 22))
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(PlainLabel(self.tr("Messages"), Type.SECTION))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Partners"))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs.currentChanged.connect(self._on_tab)
        row.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(IconLabel("lock", self.tr("Only this partner reads it"), "text3"))
        return head

    def _make_writer(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.L - 1, Space.S, Space.L - 1, Space.M)
        row.setSpacing(Space.S)
        self.field = QLineEdit()
        self.field.returnPressed.connect(self.post)
        self.button = secondary(self.tr("Comment"), "message", self.post)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        return foot

    @property
    def thread_id(self) -> str:
        """The thread in front; empty when there are no partners."""
        index = self.tabs.currentIndex()
        return self._threads[index] if 0 <= index < len(self._threads) else ""

    def set_partners(self, partners: Sequence[MatrixPartner]) -> None:
        """A tab per partner, with a dot where something is unread."""
        threads = [column.partner.id for column in partners]
        self._names = {column.partner.id: column.partner.name for column in partners}
        if threads != self._threads:
            before = self.thread_id
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            self._threads = threads
            for column in partners:
                self.tabs.addTab(isolated(column.partner.name.replace("&", "&&")))
            unread = next((n for n, column in enumerate(partners) if column.unread_messages), 0)
            self.tabs.setCurrentIndex(threads.index(before) if before in threads else unread)
            self.tabs.blockSignals(False)
            if threads:
                self._on_tab(self.tabs.currentIndex())
        for index, column in enumerate(partners):
            self._mark(index, column.unread_messages if column.partner.id != self.thread_id else 0)

    def _mark(self, index: int, unread: int) -> None:
        side = QTabBar.ButtonPosition.RightSide
        present = self.tabs.tabButton(index, side)
        if bool(unread) != (present is not None):
            name = self.tr("%n unread message(s)", "", unread)
            self.tabs.setTabButton(index, side, Dot(name, self.tabs) if unread else None)
            if present is not None:
                present.deleteLater()
        words = self.tr("%n unread message(s)", "", unread) if unread else ""
        self.tabs.setTabToolTip(index, words)

    def show_partner(self, thread_id: str) -> None:
        """Bring a partner's tab to the front."""
        if thread_id in self._threads:
            self.tabs.setCurrentIndex(self._threads.index(thread_id))

    def _on_tab(self, _index: int) -> None:
        thread = self.thread_id
        name = self._names.get(thread, "")
        self.field.setPlaceholderText(self.tr("Write to {0}").format(name))
        self.field.setAccessibleName(self.tr("Message to {0}").format(name))
        self._shown = None
        self._keep()
        self._writing = thread
        self.field.setText(self._kept.get(thread, ""))
        self.thread_shown.emit(thread)

    def _keep(self) -> None:
        """Half a message stays with its partner: it is never sent to another."""
        if self._writing:
            self._kept[self._writing] = self.field.text()

    def show_messages(self, thread_id: str, messages: Sequence[Message], me: str, now: int) -> None:
        """Show a thread; answers to a tab that is not in front any more are dropped."""
        if thread_id != self.thread_id or (self._shown is not None and list(messages) == self._shown):
            return
        self._shown = list(messages)
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        column.setSpacing(2)
        for message in messages:
            when = moment_word(message.sent_at, self._zone, now)
            column.addWidget(MessageView(message, message.owner_id == me, when))
        if not messages:
            column.addWidget(PlainLabel(self.tr("No messages yet."), Type.BODY, "text3"))
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.adjustSize()
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: bar.setValue(high))
        bar.setValue(bar.maximum())

    def post(self) -> None:
        """Send what was written to the partner in front."""
        text = self.field.text().strip()
        if text and self.thread_id:
            self.posted.emit(self.thread_id, text)

    def sent(self, thread_id: str) -> None:
        """The message is on its way: its field is empty again."""
        self._kept[thread_id] = ""
        if thread_id == self.thread_id:
            self.field.clear()

    def lock(self, reason: str) -> None:
        """Where nobody may write any more."""
        self.field.setEnabled(not reason)
        self.button.setEnabled(not reason)
        if reason:
            self.field.setPlaceholderText(reason)
