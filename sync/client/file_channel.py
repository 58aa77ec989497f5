# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The files' own way to the server: a thread and a line beside those of the commands."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from desktop_b2b.clock import Clock
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.session import Session
from sync.client.files import Files
from sync.protocol.gateway import GatewayError, SyncGateway

_log = logging.getLogger(__name__)

#: Pauses after outages, seconds: doubled from the first to the longest.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0


class FileChannel:
    """``session``: who is signed in, or None; ``line``: the gateway of this way, kept open; it raises
    OutageError while the network is switched off.
    """

    def __init__(
        self,
        files: Files,
        clock: Clock,
        session: Callable[[], Session | None],
        line: Callable[[str], SyncGateway],
        jitter: Callable[[float], float],
    ) -> None:
        self._files = files
        self._clock = clock
        self._session = session
        self._line = line
        self._jitter = jitter
        self._news = threading.Condition()
        self._woken = False
        self._stopped = False
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether files travel by themselves."""
        return self._thread is not None

    def start(self) -> None:
        """Look for files from now on."""
        self._woken = True
        self._thread = threading.Thread(target=self._run, name="sync-files", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something may have to go or come."""
        with self._news:
            self._woken = True
            self._news.notify_all()

    def ask_to_stop(self) -> None:
        """End after the part that is under way; cut its line to end it now."""
        with self._news:
            self._stopped = True
            self._news.notify_all()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        failures = 0
        while self._await(failures):
            try:
                self._carry()
                failures = 0
            except (OutageError, GatewayError) as error:
                _log.info("files wait: %s", error)
                failures += 1
            except Exception:
                _log.exception("files could not travel")
                failures += 1

    def _carry(self) -> None:
        session = self._session()
        if session is None:
            return
        line = self._line(session.server)
        self._files.upload(line, session.token)
        self._files.download(line, session.token)

    def _await(self, failures: int) -> bool:
        """Wait for work, for a file's time to be asked for again, or for the end of a pause."""
        with self._news:
            if failures:
                pause = self._jitter(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures, 20)))
                self._news.wait_for(lambda: self._stopped, pause)
            else:
                self._news.wait_for(lambda: self._stopped or self._woken, self._until_due())
            self._woken = False
            return not self._stopped

    def _until_due(self) -> float | None:
        due = self._files.next_due()
        return None if due is None else max(0.0, (due - self._clock.now()) / 1000)
