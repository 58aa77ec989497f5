# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an optimiser hands back, and the port behind which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.outcome import Choices, Outcome
from desktop_b2b.rules.optimum.problem import Problem

#: What a person is told about how the solution came about.
NOTICE_MISSING = "SOLVER_MISSING"
NOTICE_FAILED = "SOLVER_FAILED"
NOTICE_TIME = "SOLVER_TIME"

NOTICES: dict[str, str] = {
    NOTICE_MISSING: "The optimiser is not installed: this is the best that a plain rule found.",
    NOTICE_FAILED: "The optimiser failed: this is the best that a plain rule found.",
    NOTICE_TIME: "The time was over before this was proven to be the best.",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the goal: its value, what it cannot be below, and whether it is proven to be the best."""

    name: str
    value: Decimal
    bound: Decimal
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Solution:
    """A valid assignment, what it comes to, and how far it is proven. ``gap``: by how much at most a
    cheaper one could be cheaper (nought where proven; None where nothing is known); ``notice``: one of
    ``NOTICES`` or empty.
    """

    choices: Choices
    outcome: Outcome
    levels: tuple[Level, ...]
    gap: Decimal | None
    notice: str = ""

    @property
    def is_proven(self) -> bool:
        """Whether every level is proven."""
        return bool(self.levels) and all(level.is_proven for level in self.levels)


@dataclass(frozen=True, slots=True)
class Demand:
    """What an alternative must, or must not, make use of."""

    with_sellers: frozenset[Id] = frozenset()
    without_sellers: frozenset[Id] = frozenset()
    with_offers: frozenset[Id] = frozenset()
    without_offers: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class Effort:
    """How long an optimiser may take, in seconds, and for what goal (``outcome.GOALS``)."""

    seconds: float = 10.0
    goal: str = "cheapest"


class Optimiser(Protocol):
    """Finds the best assignment."""

    def __call__(self, problem: Problem, effort: Effort, demand: Demand) -> Solution | None:
        """The best assignment; None where none does what is demanded. It need not be complete."""
        ...
