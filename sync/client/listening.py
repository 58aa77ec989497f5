# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How long a desk listens for the server's call, and whether the computer slept meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.clock import Clock


class Patience:
    """How long one wait on the server may last, in seconds.

    Some proxies cut a request that has no answer after a while, and answer in their own words. Who waits a
    little less than that hears the server as well as ever; now and then a longer wait is tried.
    """

    #: Below this a line that ends is an outage, and no proxy that lost its patience.
    SHORTEST = 2.0
    #: After so many whole waits a longer one is tried.
    WHOLE = 20

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._whole = 0
        self.seconds = longest

    def heard(self, after: float) -> None:
        """An answer came after so many seconds."""
        if self.seconds < self._longest and after >= 0.9 * self.seconds:
            self._whole += 1
            if self._whole >= self.WHOLE:
                self._whole = 0
                self.seconds = min(self._longest, 1.5 * self.seconds)

    def cut(self, after: float) -> bool:
        """The line was cut after so many seconds; whether that was somebody's patience, not an outage."""
        self._whole = 0
        if after < self.SHORTEST:
            return False
        self.seconds = max(self.SHORTEST, 0.8 * min(after, self.seconds))
        return True


class SleepWatch:
    """Notices that the computer slept: its lines are dead, and nobody told them.

    A steady clock stands still in a sleep or jumps over it, as the system likes; together with the wall
    clock either shows. Somebody who sets the clock forward looks the same, and costs one exchange.
    """

    #: Seconds between two looks, and the gap that no busy computer makes.
    LOOK, GAP = 5.0, 15.0

    def __init__(self, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._wall, self._steady = clock.now(), monotonic()

    def begin(self) -> None:
        """Look from now on."""
        self._wall, self._steady = self._clock.now(), self._monotonic()

    def slept(self) -> bool:
        """Whether much more time went by since the last look than LOOK seconds."""
        wall, steady = self._clock.now(), self._monotonic()
        passed = max((wall - self._wall) / 1000, steady - self._steady)
        self._wall, self._steady = wall, steady
        return passed > self.LOOK + self.GAP
