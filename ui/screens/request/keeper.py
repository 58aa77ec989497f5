# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is typed (law 13): to the buffer at once, to a SaveDraft after rest or on leaving a section."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_b2b.errors import UserError
from ui.screens.request.editing import DraftEditor, key_of
from ui.screens.request.values import Held
from ui.strings import error_text
from ui.tasks import Tasks

BUFFER_KIND = "request"
CALM_MS = 200
PAUSE_MS = 1_000
REST_MS = 30_000


class DraftKeeper(QObject):
    """Outlives its screen, so that what was typed last is stored after the screen is gone.

    Signals: `buffered()` when typing is safe on this computer; `paused()` a second after the last key;
    `stored()` after a save was committed;
    `refused(UserError, key)` when a value was not taken: it stays typed, the rest is stored.
    """

    buffered = Signal()
    paused = Signal()
    stored = Signal()
    refused = Signal(object, str)

    def __init__(self, draft: DraftEditor, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._draft, self._tasks = draft, tasks
        self._busy: asyncio.Future[None] | None = None
        self._last = ""
        self._closing = False
        #: What stands in a cell that is still open, and where the caret is; given by the screen.
        self.open_typing: Callable[[], dict[str, Held]] = dict
        self.focus_key: Callable[[], str] = str
        self._calm = self._timer(CALM_MS)
        self._calm.timeout.connect(self.flush)
        self._pause = self._timer(PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self._rest = self._timer(REST_MS)
        self._rest.timeout.connect(self.save_soon)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def restored(self, body: str) -> None:
        """The buffer was read back."""
        self._last = body

    def touch(self) -> None:
        """Something was typed."""
        if not self._calm.isActive():
            self._calm.start()
        self._pause.start()
        self._rest.start()

    def flush(self) -> None:
        """Put what is typed into the buffer now; an empty one is dropped."""
        self._calm.stop()
        typing = {} if self._closing else self.open_typing()
        focus = "" if self._closing else self.focus_key()
        body = self._draft.buffer(focus, typing)
        if body == self._last:
            return
        self._last = body
        if body:
            job = self._tasks.save_buffer(BUFFER_KIND, self._draft.request_id, body)
        else:
            job = self._tasks.drop_buffer(BUFFER_KIND, self._draft.request_id)
        self._tasks.start(job, self, on_done=lambda _nothing: self.buffered.emit())

    def save_soon(self) -> None:
        """Store what is typed, without waiting for it; what is refused stays typed and is told."""
        if self._draft.patch() is not None:
            self._tasks.start(self.save(), self)

    async def save(self) -> bool:
        """Store what is typed. False when some of it was refused and stays typed.

        Raises UserError when the whole draft is refused, such as one that was sent meanwhile.
        """
        self._rest.stop()
        while self._busy is not None:
            await self._busy
        self._busy = self._tasks.loop.create_future()
        try:
            return await self._save()
        finally:
            busy, self._busy = self._busy, None
            busy.set_result(None)

    async def _save(self) -> bool:
        saved = False
        while (command := self._draft.begin_save()) is not None:
            self.flush()
            try:
                await self._tasks.command(command)
            except UserError as error:
                key = key_of(command, error.field)
                self._draft.failed(key, error_text(error))
                if not key:
                    raise
                self.refused.emit(error, key)
            except BaseException:
                self._draft.failed()
                raise
            else:
                self._draft.saved()
                saved = True
                break
        self.flush()
        if saved:
            self.stored.emit()
        return not self._draft.refusals()

    def leave(self) -> None:
        """The screen is left: buffer and save go to the writer now."""
        self.flush()
        self.save_soon()

    def discard(self) -> None:
        """The draft is gone: nothing of it is kept."""
        self._calm.stop()
        self._rest.stop()
        self._last = ""
        self._tasks.start(self._tasks.drop_buffer(BUFFER_KIND, self._draft.request_id), self)

    def close(self) -> None:
        """The screen is gone; die once everything is stored."""
        self._closing = True
        self._tasks.start(self._close(), self._tasks)

    async def _close(self) -> None:
        try:
            await self.save()
        finally:
            self.deleteLater()
