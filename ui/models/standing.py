# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a fresh reading of a list would change of the rows in view; pure, so that it can be proved.

Live changes never move the row under the cursor: what would move it waits until somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Keys = Sequence[Hashable]


@dataclass(frozen=True)
class Waiting:
    """What waits: rows that are new, rows that do not belong any more, rows in another order."""

    new: int = 0
    gone: int = 0
    moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.moved)


@dataclass(frozen=True)
class Standing:
    """How a fresh reading compares with the rows in view.

    `beneath` stand under the last row in view, so that they may come in at once; `beyond` are rows in view
    that the reading did not reach.
    """

    new: tuple[Hashable, ...]
    gone: frozenset[Hashable]
    moved: bool
    beneath: tuple[Hashable, ...]
    beyond: tuple[Hashable, ...]

    @property
    def waiting(self) -> Waiting:
        """What would move rows."""
        return Waiting(len(self.new), len(self.gone), self.moved)


def compare(shown: Keys, read: Keys, *, more: bool) -> Standing:
    """Compare the keys in view with those of a fresh reading from the top; `more`: it was cut off."""
    known, fresh = set(shown), set(read)
    reached = max((place for place, key in enumerate(read) if key in known), default=-1) + 1
    end = len(shown)
    while more and end and shown[end - 1] not in fresh:
        end -= 1
    beyond = tuple(shown[end:])
    if beyond or not reached:
        # What stands where beside rows that were not read again cannot be told: all of it waits.
        reached = len(read)
    return Standing(
        new=tuple(key for key in read[:reached] if key not in known),
        gone=frozenset(key for key in shown[:end] if key not in fresh),
        moved=[key for key in shown if key in fresh] != [key for key in read if key in known],
        beneath=tuple(read[reached:]),
        beyond=beyond,
    )
