# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment, level by level (A7): each is made as good as can be, then held while the next one
is.

All that comes back was judged again in exact money (``rules.optimum.outcome``): a solver counts in binary
fractions. Where it is missing, fails, or has no time left, the best that the plain rule found is given,
with a notice.
"""

from __future__ import annotations

import dataclasses
import logging
import math
from collections.abc import Mapping
from decimal import Decimal

from desktop_b2b.clock import monotonic
from desktop_b2b.domain.values import exponent
from desktop_b2b.errors import OutageError
from desktop_b2b.rules.optimum.greedy import searched
from desktop_b2b.rules.optimum.outcome import (
    COST,
    DATE,
    FILL,
    GOALS,
    MISSING,
    NAME,
    SCORE,
    Choices,
    Outcome,
    breaches,
    evaluate,
)
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import (
    NOTICE_FAILED,
    NOTICE_MISSING,
    NOTICE_TIME,
    Demand,
    Effort,
    Level,
    Solution,
)
from desktop_b2b.solver import highs
from desktop_b2b.solver.highs import Found, Highs
from desktop_b2b.solver.linear import Terms
from desktop_b2b.solver.model import Model, build, tie_break

_log = logging.getLogger(__name__)
USUAL = Effort()
ANYTHING = Demand()
#: Beyond this, binary fractions would not tell whole numbers apart.
_EXACT = 1e12


class _NothingFits(Exception):
    """No assignment does what is demanded."""


def optimise(problem: Problem, effort: Effort = USUAL, demand: Demand = ANYTHING) -> Solution | None:
    """The best assignment that does what is demanded; None where none does. It need not be complete: its
    first levels say what is missing.
    """
    goal = GOALS[effort.goal]
    problem = _without(problem, demand)
    if not highs.is_here():
        return _plain(problem, goal, demand, NOTICE_MISSING)
    search = _Search(problem, goal, demand, monotonic() + effort.seconds)
    try:
        return search.run()
    except _NothingFits:
        return None
    except OutageError as error:
        if error.code != "solver.time":
            _log.error("the optimiser failed: %s", error)
        notice = NOTICE_TIME if error.code == "solver.time" else NOTICE_FAILED
        return search.so_far(notice) or _plain(problem, goal, demand, notice)


def _without(problem: Problem, demand: Demand) -> Problem:
    """The problem less what must not be used."""
    offers = tuple(
        offer
        for offer in problem.offers
        if offer.id not in demand.without_offers and offer.seller_id not in demand.without_sellers
    )
    return problem if len(offers) == len(problem.offers) else dataclasses.replace(problem, offers=offers)


def _plain(problem: Problem, goal: tuple[str, ...], demand: Demand, notice: str) -> Solution | None:
    choices = searched(problem, goal)
    sellers = {problem.usable[offer_id].seller.id for offer_id in choices}
    if not (demand.with_sellers <= sellers and demand.with_offers <= choices.keys()):
        return None
    return Solution(choices, evaluate(problem, choices), (), None, notice)


class _Search:
    """One problem on its way through the levels."""

    def __init__(self, problem: Problem, goal: tuple[str, ...], demand: Demand, deadline: float) -> None:
        self._problem = problem
        self._goal = goal
        self._demand = demand
        self._deadline = deadline
        self._levels: list[Level] = []
        self._choices: Choices | None = None
        self._values: Mapping[int, float] = {}

    def run(self) -> Solution:
        """The best, with all levels that the time was enough for."""
        try:
            self._descend(complete=True)
        except _NothingFits:
            self._levels = []
            self._descend(complete=False)
        found = self.so_far("" if self._is_proven() else NOTICE_TIME)
        if found is None:
            raise _NothingFits
        return found

    def so_far(self, notice: str) -> Solution | None:
        """What was found, and how far it is proven."""
        if self._choices is None:
            return None
        outcome = evaluate(self._problem, self._choices)
        gap = next((level.value - level.bound for level in self._levels if level.name == COST), None)
        return Solution(self._choices, outcome, tuple(self._levels), gap, notice)

    def _is_proven(self) -> bool:
        return len(self._levels) == len(self._goal) and all(level.is_proven for level in self._levels)

    def _descend(self, *, complete: bool) -> None:
        if complete and not self._could_be_complete():
            raise _NothingFits
        model = build(self._problem, complete=complete)
        self._insist(model)
        solver = Highs(model.linear, self._deadline)
        self._values = model.values(searched(self._problem, self._goal))
        has_ties = self._goal[-2:] == (SCORE, NAME)
        for level in self._goal[:-2] if has_ties else self._goal:
            if complete and level in (FILL, MISSING):
                self._levels.append(Level(level, Decimal(0), Decimal(0), True))
                continue
            self._step(model, solver, level)
            if not self._levels[-1].is_proven:
                return
        if has_ties:
            self._break_ties(model, solver)

    def _could_be_complete(self) -> bool:
        problem = self._problem
        return all(
            sum(one.most * one.pack for one in problem.usable_for(item.id))
            >= problem.units(item.id, item.quantity)
            for item in problem.item_of.values()
        )

    def _insist(self, model: Model) -> None:
        """Rows for what must be used. Raises _NothingFits for what cannot be."""
        for seller_id in self._demand.with_sellers:
            if seller_id not in model.used:
                raise _NothingFits
            model.linear.lower[model.used[seller_id]] = 1
            if model.linear.upper[model.used[seller_id]] < 1:
                raise _NothingFits
        for offer_id in self._demand.with_offers:
            if offer_id not in model.taken:
                raise _NothingFits
            model.linear.at_least(dict.fromkeys(model.taken[offer_id].terms(), 1.0), 1)

    def _step(self, model: Model, solver: Highs, name: str) -> None:
        """Make a level as good as can be, and hold it."""
        objective = model.objective(name)
        if not any(objective.values()) or (name == DATE and self._choices and not self._outcome().ready_at):
            self._levels.append(Level(name, Decimal(0), Decimal(0), True))
            solver.hold(objective, 0)
            return
        found = self._solve(model, solver, objective)
        self._levels.append(self._level(model, name, found.bound))
        solver.hold(objective, round(found.value))

    def _break_ties(self, model: Model, solver: Highs) -> None:
        objective, weight = tie_break(model)
        if weight * 1_000 * len(model.used) > _EXACT:
            for name in (SCORE, NAME):
                self._step(model, solver, name)
            return
        found = self._solve(model, solver, objective)
        outcome = self._outcome()
        best_score = math.ceil(found.bound / weight - 1e-9) if not found.is_proven else outcome.score
        self._levels.append(self._level(model, SCORE, best_score))
        is_known = outcome.score == best_score
        self._levels.append(self._level(model, NAME, found.bound - best_score * weight if is_known else 0))

    def _solve(self, model: Model, solver: Highs, objective: Terms) -> Found:
        found = solver.least(objective, self._values)
        if found.values is None:
            raise _NothingFits
        choices = model.choices(found.values)
        wrong = breaches(self._problem, choices)
        if wrong:
            raise OutageError("solver.failed", f"What the optimiser found is not valid: {wrong}.")
        self._choices = choices
        self._values = dict(enumerate(found.values))
        return found

    def _outcome(self) -> Outcome:
        return evaluate(self._problem, self._choices or {})

    def _level(self, model: Model, name: str, bound: float) -> Level:
        """A level as it is in exact numbers. It is proven where its bound leaves no room for a better one."""
        value = Decimal(self._outcome().levels((name,))[0])
        unit = self._unit(name)
        least = Decimal(math.ceil(bound - 1e-4))
        best = Decimal(model.dates[int(least)]) if name == DATE else min(least * unit, value)
        return Level(name, value, best, value - best < unit)

    def _unit(self, name: str) -> Decimal:
        """What one is worth in a level's objective."""
        if name == COST:
            return Decimal(1).scaleb(-exponent(self._problem.currency))
        if name == MISSING:
            return min(self._problem.steps.values())
        return Decimal(1)
