# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps a desk that has gone wild from taking a server's time from others.

Each sign-in of a device has a bucket of requests that refills steadily; generous, since a desk that was
offline for days has much to say. Nothing is dropped: the desk asks again when it is told to.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from desktop_b2b.clock import monotonic

#: Requests at once, and how many more each second brings.
BURST, RATE = 3000, 100.0
_REMEMBERED = 50_000


class Buckets:
    """A bucket of requests for each caller."""

    def __init__(self, burst: int = BURST, rate: float = RATE, now: Callable[[], float] = monotonic) -> None:
        self._burst = float(burst)
        self._rate = rate
        self._now = now
        self._lock = threading.Lock()
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def take(self, caller: bytes) -> float:
        """Take a request out of a caller's bucket; where it is empty, the seconds until it is not."""
        now = self._now()
        with self._lock:
            left, at = self._buckets.pop(caller, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate
            self._buckets[caller] = (left if wait else left - 1, now)
            while len(self._buckets) > _REMEMBERED:
                self._buckets.popitem(last=False)
        return wait
