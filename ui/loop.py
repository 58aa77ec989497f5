# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's event loop, on which asyncio runs as well once a coroutine asks for it.

asyncio and qasync are loaded by the first coroutine; the first paint does without.
"""

from __future__ import annotations

import atexit
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_b2b.errors import BugError

if TYPE_CHECKING:
    import asyncio

_loops: list[asyncio.AbstractEventLoop] = []
_executing: list[bool] = []


def open_loop() -> asyncio.AbstractEventLoop:
    """The asyncio loop on Qt's own, made once per application."""
    if not _loops:
        if QCoreApplication.instance() is None:
            raise BugError("no application")
        os.environ["QT_API"] = "pyside6"  # qasync has been seen to pick another binding
        import qasync

        _loops.append(qasync.QEventLoop(QCoreApplication.instance(), already_running=bool(_executing)))
        atexit.register(_close_loop)
    return _loops[0]


def _close_loop() -> None:
    import asyncio

    for loop in _loops:
        loop.stop()
        asyncio._set_running_loop(None)
        loop.close()
    _loops.clear()


def run_loop() -> int:
    """Qt's event loop, on which asyncio runs as well from the first coroutine on. Returns its exit status."""
    _executing.append(True)
    try:
        return QCoreApplication.exec()
    finally:
        _executing.clear()
        _close_loop()
