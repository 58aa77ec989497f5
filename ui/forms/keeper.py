# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is typed (law 13): to the buffer at once, to a command after rest, on leaving and on Save."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal

from desktop_b2b.domain.commands import Command
from desktop_b2b.errors import UserError
from ui.forms.buffering import Buffering
from ui.tasks import Tasks

REST_MS = 30_000


class Keepable(Protocol):
    """What a keeper needs of an editor's model; `WorkingCopy` is one."""

    def begin_save(self) -> Command | None: ...

    def saved(self) -> None: ...

    def failed(self) -> None: ...

    def buffer(self) -> str: ...


class Keeper(Buffering):
    """Outlives its screen, so that what was typed last is stored after the screen is gone.

    `body` gives the buffer's text while the screen is there, open cells included. Signals besides those of
    the buffer: `stored()` after a save was committed; `refused(UserError)` when it was not taken: everything
    stays typed.
    """

    stored = Signal()
    refused = Signal(object)

    def __init__(
        self, copy: Keepable, tasks: Tasks, kind: str, target_id: str, now: Callable[[], int]
    ) -> None:
        super().__init__(tasks, kind, target_id, now, copy.buffer)
        self._copy = copy
        self._busy: asyncio.Future[None] | None = None
        self._rest = self.timer(REST_MS, self.save_soon)

    def touch(self) -> None:
        super().touch()
        self._rest.start()

    def save_soon(self) -> None:
        """Store what is typed, without waiting for it."""
        self._tasks.start(self.save(), self)

    async def save(self) -> bool:
        """Store what is typed; False when it was refused, which `refused` tells."""
        await self.settled()
        self._busy = self._tasks.loop.create_future()
        try:
            return await self._save()
        finally:
            busy, self._busy = self._busy, None
            busy.set_result(None)

    async def settled(self) -> None:
        """Wait for a save that is on its way; none begins by itself until something is typed again."""
        self._rest.stop()
        while self._busy is not None:
            await self._busy

    async def _save(self) -> bool:
        command = self._copy.begin_save()
        self.flush()
        if command is None:
            return True
        try:
            await self._tasks.command(command)
        except UserError as error:
            self._copy.failed()
            self.refused.emit(error)
            return False
        except BaseException:
            self._copy.failed()
            raise
        self._copy.saved()
        self.flush()
        self.stored.emit()
        return True

    def leave(self) -> None:
        """The screen is left: buffer and save go to the writer now."""
        self.flush()
        self.save_soon()

    def forget(self) -> None:
        """What was typed went out by another command, or is gone: the buffer goes."""
        self._rest.stop()
        self.flush()

    def close(self) -> None:
        """The screen is gone; die once everything is stored."""
        self.body = self._copy.buffer
        self._tasks.start(self._close(), self._tasks)

    async def _close(self) -> None:
        try:
            await self.save()
        finally:
            self.deleteLater()
