# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The desk as the window's threads see it: whoever would keep the window waiting is refused (law 8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop_b2b.domain.commands import Command
    from desktop_b2b.errors import UserError
    from desktop_b2b.services.ports import Ask, Changes, Desk, Receipt
    from desktop_b2b.services.queries import Query, Viewer

T = TypeVar("T")


def on_qt_thread() -> bool:
    """Whether the caller would keep the window waiting."""
    from PySide6.QtCore import QThread

    app = QCoreApplication.instance()
    return app is not None and QThread.currentThread() is app.thread()


class GuardedDesk:
    """A desk that refuses to be called on Qt's thread, in runs without `-O`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _off(self) -> Desk:
        assert not on_qt_thread(), "the desk was called on the thread of Qt"  # noqa: S101  # law 8
        return self._desk

    def viewer(self) -> Viewer:
        return self._off().viewer()

    def execute(self, cmd: Command) -> Receipt:
        return self._off().execute(cmd)

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        return self._off().execute_all(cmds)

    def answer(self, query: Query[T]) -> T:
        return self._off().answer(query)

    def stop(self, query: Query[Any]) -> None:
        """Stopping waits for nobody, so it is allowed anywhere."""
        self._desk.stop(query)

    def browse(self, work: Callable[[Ask], T]) -> T:
        return self._off().browse(work)

    def judge(self, cmds: Sequence[Command]) -> list[UserError | None]:
        return self._off().judge(cmds)

    def save_buffer(self, kind: str, target_id: str, body: str) -> None:
        self._off().save_buffer(kind, target_id, body)

    def drop_buffer(self, kind: str, target_id: str) -> None:
        self._off().drop_buffer(kind, target_id)

    def store_file(self, content: bytes, mime: str) -> str:
        return self._off().store_file(content, mime)

    def withdraw(self, command_id: str) -> None:
        self._off().withdraw(command_id)

    def wake_sync(self) -> None:
        self._off().wake_sync()

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Registering blocks nobody, so it is allowed anywhere."""
        return self._desk.on_changes(listener)
