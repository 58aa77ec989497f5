# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What wakes a thread that looks for work."""

from __future__ import annotations

import threading

from desktop_b2b.clock import monotonic

#: From one look to the next at least, seconds, while commit follows commit: looking at the database after
#: each of them takes from those who are served.
REST = 0.1


class Bell:
    """Wakes one thread: at once where it has rested, otherwise when it has, and hears of much together."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rung = False
        self._ended = False
        self._looked_at = 0.0

    def ring(self) -> None:
        """There may be work."""
        with self._changed:
            self._rung = True
            self._changed.notify_all()

    def end(self) -> None:
        """There is none any more; whoever waits is let go."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def look(self) -> bool:
        """Begin to look: what rings from here on is for the next time. False where it has ended."""
        with self._changed:
            self._rung = False
            self._looked_at = monotonic()
            return not self._ended

    def wait(self, seconds: float) -> None:
        """Until it rings, or so long."""
        with self._changed:
            if self._changed.wait_for(lambda: self._rung or self._ended, seconds):
                self._changed.wait_for(lambda: self._ended, self._looked_at + REST - monotonic())
