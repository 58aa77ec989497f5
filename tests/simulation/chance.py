# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All chance of a simulated history: derived from the seed and the step that asks.

Each step draws from its own well, so that a history from which steps are taken away leaves the ids and the
luck of the others as they were: that is what makes a failing history smaller without changing it.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_b2b.clock import ManualClock
from sync.server.ids import Chance


class Luck(Chance):
    """Ids, tokens and choices; ``at`` names the step that draws."""

    def __init__(self, seed: str, clock: ManualClock) -> None:
        self.seed = seed
        self._clock = clock
        self._place = ""
        self._count = 0

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Draw for a step; steps may stand within one another."""
        kept = self._place, self._count
        self._place, self._count = place, 0
        try:
            yield
        finally:
            self._place, self._count = kept

    def dice(self, place: str) -> random.Random:
        """A well of its own for a step's decisions."""
        return random.Random(f"{self.seed}/{place}")

    def new_id(self) -> str:
        """A UUIDv7 of the simulated time."""
        drawn = bytearray(self._draw(16))
        drawn[:6] = self._clock.now().to_bytes(6)
        drawn[6] = drawn[6] & 0x0F | 0x70
        drawn[8] = drawn[8] & 0x3F | 0x80
        return drawn.hex()

    def token_hex(self, size: int) -> str:
        """So many bytes, in hexadecimal."""
        return self._draw(size).hex()

    def choice(self, letters: str) -> str:
        """One of the letters."""
        return letters[int.from_bytes(self._draw(4)) % len(letters)]

    def _draw(self, size: int) -> bytes:
        self._count += 1
        named = f"{self.seed}/{self._place}/{self._count}".encode()
        return hashlib.shake_128(named).digest(size)


class DeskClock:
    """A desk's clock: the world's, wrong by ``offset`` milliseconds."""

    def __init__(self, world: ManualClock, offset: int = 0) -> None:
        self._world = world
        self.offset = offset

    def now(self) -> int:
        """Milliseconds since 1970, UTC, as the desk believes."""
        return self._world.now() + self.offset

    def seconds(self) -> float:
        """A clock that never jumps, in seconds."""
        return self._world.now() / 1000
