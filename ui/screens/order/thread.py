# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The messages of one inquiry or order: the two parties read them, and nobody else (S2.83)."""

from __future__ import annotations

import uuid_utils
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from desktop_b2b.domain.commands.sourcing import PostMessage
from desktop_b2b.domain.entities import Message
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetBuffer, GetMessages
from ui.screens.matrix.messages import MessageView
from ui.shell.screen import Screen
from ui.strings import moment_word
from ui.theme import Space
from ui.widgets import Card, IconLabel, PlainLabel, secondary
from ui.widgets.layouts import clear

BUFFER_KIND = "message"
CALM_MS = 200


class ThreadCard(Card):
    """One thread with its field; half a message survives a crash (law 13)."""

    def __init__(self, screen: Screen, thread_id: str, other: str) -> None:
        super().__init__("")
        self._screen, self._thread = screen, thread_id
        self._shown: list[Message] | None = None
        self._posting = False
        self._kept = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.flush)
        self.set_title(self.tr("Messages"))
        self.add_header_widget(
            IconLabel("lock", self.tr("Only you and {0} read them").format(other), "text3")
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.body.addLayout(self._column)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Write to {0}").format(other))
        self.field.setAccessibleName(self.tr("Message to {0}").format(other))
        self.field.returnPressed.connect(self.post)
        self.field.textEdited.connect(lambda _text: self._calm.start())
        self.button = secondary(self.tr("Comment"), "message", self.post)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.body.addSpacing(Space.XS)
        self.body.addLayout(row)
        screen.live(GetMessages(thread_id=thread_id), ("message",), self.show_messages)
        screen.run(self._restore())

    async def _restore(self) -> None:
        buffer = await self._screen.context.tasks.query(GetBuffer(kind=BUFFER_KIND, target_id=self._thread))
        if buffer is not None and not self.field.text():
            self.field.setText(buffer.body)
            self._kept = buffer.body

    def flush(self) -> None:
        """Keep what is written."""
        self._calm.stop()
        if self.field.text() == self._kept:
            return
        self._kept = self.field.text()
        tasks = self._screen.context.tasks
        text = self.field.text()
        if text:
            tasks.save_buffer(BUFFER_KIND, self._thread, text)
        else:
            tasks.drop_buffer(BUFFER_KIND, self._thread)

    def show_messages(self, messages: list[Message]) -> None:
        """Show the thread, oldest first; an unchanged one is left alone."""
        if messages == self._shown:
            return
        self._shown = list(messages)
        clear(self._column)
        context = self._screen.context
        me, now = context.viewer.organisation.id, context.clock.now()
        for message in messages:
            when = moment_word(message.sent_at, context.zone, now)
            self._column.addWidget(MessageView(message, message.owner_id == me, when))
        if not messages:
            self._column.addWidget(PlainLabel(self.tr("No messages yet."), tone="text3"))

    def post(self) -> None:
        """Send what was written."""
        text = self.field.text().strip()
        if text and not self._posting:
            self._posting = True
            self._screen.run(self._post(text), on_error=self._refused)

    async def _post(self, text: str) -> None:
        tasks = self._screen.context.tasks
        message_id = uuid_utils.uuid7().hex
        try:
            await tasks.command(PostMessage(message_id=message_id, thread_id=self._thread, body=text))
        finally:
            self._posting = False
        if self.field.text().strip() == text:
            self.field.clear()
        self.flush()

    def _refused(self, error: UserError) -> None:
        self._screen.context.toasts.show_error(error)

    def lock(self, reason: str) -> None:
        """Nobody writes here any more."""
        for widget in (self.field, self.button):
            widget.setEnabled(not reason)
        if reason:
            self.field.setPlaceholderText(reason)
