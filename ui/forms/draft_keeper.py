# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is typed (law 13): to the buffer at once, to a command after rest or on leaving a section."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from desktop_b2b.errors import UserError
from ui.forms.buffering import Buffering
from ui.forms.draft_keys import Held
from ui.forms.drafting import DocumentDraft
from ui.strings import error_text
from ui.tasks import Tasks

REST_MS = 30_000


class DraftKeeper(Buffering):
    """Outlives its screen, so that what was typed last is stored after the screen is gone.

    Signals besides those of the buffer: `stored()` after a save was committed; `refused(UserError, key)`
    when a value was not taken: it stays typed, the rest is stored.
    """

    stored = Signal()
    refused = Signal(object, str)

    def __init__(
        self, draft: DocumentDraft[Any, Any], tasks: Tasks, kind: str, now: Callable[[], int]
    ) -> None:
        super().__init__(tasks, kind, draft.document_id, now, self._body)
        self._draft = draft
        self._busy: asyncio.Future[None] | None = None
        self._closing = False
        #: What stands in a cell that is still open, and where the caret is; given by the screen.
        self.open_typing: Callable[[], dict[str, Held]] = dict
        self.focus_key: Callable[[], str] = str
        self._rest = self.timer(REST_MS, self.save_soon)

    def touch(self) -> None:
        super().touch()
        self._rest.start()

    def _body(self) -> str:
        if self._closing:
            return self._draft.buffer()
        return self._draft.buffer(self.focus_key(), self.open_typing())

    def save_soon(self) -> None:
        """Store what is typed, without waiting for it; what is refused stays typed and is told."""
        if self._draft.has_patch:
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
                key = self._draft.key_of(command, error.field)
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
        self._write("")

    def close(self) -> None:
        """The screen is gone; die once everything is stored."""
        self._closing = True
        self._tasks.start(self._close(), self._tasks)

    async def _close(self) -> None:
        try:
            await self.save()
        finally:
            self.deleteLater()
