# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a choice costs: the best assignment if a partner or an item is forced, and the conditions that make
it so (N2). Each figure is the difference of two solved problems, so that whoever forces the same gets the
same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.clock import monotonic
from desktop_b2b.rules.optimum.outcome import COST, FILL, MISSING
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.relax import Condition, conditions, without
from desktop_b2b.rules.optimum.solution import Demand, Effort, Optimiser, Solution

#: Levels that a condition is weighed by.
_WEIGHED = (FILL, MISSING, COST)


@dataclass(frozen=True, slots=True)
class Binding:
    """A condition without which it would be better: by so many items filled, units, and so much money.

    Money tells only where the same is filled; ``solution`` is what would then be best.
    """

    condition: Condition
    items: int
    units: Decimal
    saving: Decimal
    solution: Solution


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best assignment under a demand, and by how much it costs more (None: nothing does what is
    demanded).
    """

    demand: Demand
    solution: Solution | None
    difference: Decimal | None


def alternative(
    optimiser: Optimiser, problem: Problem, best: Solution, demand: Demand, effort: Effort
) -> Alternative:
    """What it costs to force a partner or an offer in, or to do without one."""
    found = optimiser(problem, effort, demand)
    if found is None:
        return Alternative(demand, None, None)
    return Alternative(demand, found, found.outcome.ranked - best.outcome.ranked)


def binding(
    optimiser: Optimiser, problem: Problem, best: Solution | None, demand: Demand, effort: Effort
) -> Iterator[Binding]:
    """The conditions that stand in the way of something better, one after the other, as they are found: the
    effort's seconds are for all of them. ``best`` None: nothing does what is demanded.
    """
    until = monotonic() + effort.seconds
    for condition in conditions(problem):
        left = until - monotonic()
        if left <= 0:
            return
        relaxed = optimiser(without(problem, condition), Effort(left, "price"), demand)
        if relaxed is None or not relaxed.levels:
            continue
        if best is None or relaxed.outcome.levels(_WEIGHED) < best.outcome.levels(_WEIGHED):
            yield _binding(condition, best, relaxed)


def _binding(condition: Condition, best: Solution | None, relaxed: Solution) -> Binding:
    if best is None:
        return Binding(condition, 0, Decimal(0), Decimal(0), relaxed)
    before, after = best.outcome, relaxed.outcome
    items = len(before.missing) - len(after.missing)
    units = sum(before.missing.values(), Decimal(0)) - sum(after.missing.values(), Decimal(0))
    saving = Decimal(0) if items or units else before.ranked - after.ranked
    return Binding(condition, items, units, saving, relaxed)
