# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Assignments beside one another: what is assigned now, and the best of each kind (N1, N2). No window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.rules.optimum.explain import Explained, explained
from desktop_b2b.rules.optimum.outcome import Outcome, evaluate
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import Demand, Effort, Solution

NOW, CHEAPEST, FASTEST, FEWEST = "now", "cheapest", "fastest", "fewest"
#: The kinds of plans, in the order in which they stand.
GOALS = (CHEAPEST, FASTEST, FEWEST)
#: How long may be looked for one plan, seconds.
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One assignment: quantities by asked line, what it comes to, and how far it is proven.

    ``solution`` is None for what a person assigned; ``more``: what it costs more than the best.
    """

    key: str
    choices: Mapping[str, Decimal]
    outcome: Outcome
    solution: Solution | None = None
    more: Decimal | None = None

    def explained(self, problem: Problem) -> tuple[Explained, ...]:
        """Item by item why."""
        return explained(problem, self.choices)


def plan_now(problem: Problem, quantities: Mapping[str, Decimal]) -> Plan:
    """What is assigned now, judged like the others; offers that cannot be used count as nothing."""
    return Plan(NOW, quantities, evaluate(problem, quantities))


def best_plan(problem: Problem, goal: str) -> Plan | None:
    """The best assignment of a kind; blocks for as long as it takes."""
    from desktop_b2b.solver.optimise import optimise  # loads the optimiser, when somebody first asks

    return _plan(goal, optimise(problem, Effort(SECONDS, goal)))


def plan_under(problem: Problem, best: Plan, demand: Demand, key: str) -> Plan | None:
    """The cheapest assignment that does what is demanded, and what it costs more; None: nothing does."""
    from desktop_b2b.solver.alternatives import alternative
    from desktop_b2b.solver.optimise import optimise

    if best.solution is None:
        return None
    found = alternative(optimise, problem, best.solution, demand, Effort(SECONDS, CHEAPEST))
    made = _plan(key, found.solution)
    return None if made is None else Plan(key, made.choices, made.outcome, made.solution, found.difference)


def _plan(key: str, solution: Solution | None) -> Plan | None:
    if solution is None:
        return None
    return Plan(key, solution.choices, solution.outcome, solution)
