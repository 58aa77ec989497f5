# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules tried on the past (N7): what would have been decided otherwise, and what it would have cost.

Pure: rule sets and frozen inputs in, differences out. The same rule set on the same input says the same, so
that replaying the version in force reproduces each decision that was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import Demand, Effort, Optimiser, Solution
from desktop_b2b.rules.policy.apply import with_outcome, with_rules
from desktop_b2b.rules.policy.book import FactBook
from desktop_b2b.rules.policy.fields import CHOICE, OFFER, ORDER, SEND
from desktop_b2b.rules.policy.judge import Decision, Judgement, judge
from desktop_b2b.rules.policy.rules import ALLOWANCE, DEADLINE, RuleSet, of_stage

#: What the comparison of one request's costs may take.
BRIEF = Effort(2.0, "price")
#: Rules that set a time: what they set.
_TIMES = {SEND: DEADLINE, ORDER: ALLOWANCE}


@dataclass(frozen=True, slots=True)
class Timed:
    """A time that was set for a partner, as a request went out (SEND) or an order did (ORDER): what was known
    then, and the hours that were usual. What somebody set by hand is none: no rule had a say in it.
    """

    stage: str
    subject_id: Id
    book: FactBook
    usual: int

    def judged(self, rules: RuleSet) -> Judgement:
        """What rules say of it."""
        mine = [one for one in self.book.subjects(self.stage) if one.id == self.subject_id]
        return judge(rules, self.stage, mine, self.book.at)

    def hours(self, rules: RuleSet) -> int:
        """The time that rules would set."""
        found = self.judged(rules).amount(self.subject_id, _TIMES[self.stage])
        return self.usual if found is None else int(found)


@dataclass(frozen=True, slots=True)
class Past:
    """A past request: what was known of it when its answers were in, and the question that these were, rules
    left aside.

    ``times``: those that were set for its partners and orders, but by hand. ``goal``: what the best
    assignment was looked for by; empty where a person decided anyway, so that no rule had to ask for one.
    ``chosen``: the facts that were kept with what was chosen then, by the rules before.
    """

    request_id: Id
    book: FactBook
    problem: Problem | None = None
    times: tuple[Timed, ...] = ()
    goal: str = ""
    chosen: FactBook | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Decisions that were kept with what they were made of."""

    request_id: Id
    stage: str
    book: FactBook
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A request that would have been decided otherwise. Costs are None where nobody asked for them, or
    nothing could be ordered whole. ``hours``: by how many more a partner would have had, for each one whose
    time is another.
    """

    request_id: Id
    stage: str
    before: tuple[Decision, ...]
    after: tuple[Decision, ...]
    cost_before: Decimal | None = None
    cost_after: Decimal | None = None
    hours: tuple[int, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """By how much it would have cost more."""
        if self.cost_before is None or self.cost_after is None:
            return None
        return self.cost_after - self.cost_before


def changes(
    before: RuleSet,
    after: RuleSet,
    past: Iterable[Past],
    stages: Iterable[str] = (OFFER,),
    optimiser: Optimiser | None = None,
    effort: Effort = BRIEF,
) -> Iterator[Change]:
    """Every request that the one rule set decides otherwise than the other, stage by stage. With an
    optimiser, what was best under each is compared, and asked about by the rules that have a person decide.
    """
    asked = tuple(stages)
    for one in past:
        tried = _Tried(one, before, after, optimiser, effort)
        for stage in asked:
            found = tried.change(stage)
            if found is not None:
                yield found


class _Tried:
    """Two rule sets on one past request. What is best under each is looked for once, when it is needed."""

    def __init__(
        self, past: Past, before: RuleSet, after: RuleSet, optimiser: Optimiser | None, effort: Effort
    ) -> None:
        self._past, self._before, self._after = past, before, after
        self._optimiser, self._effort = optimiser, effort
        self._best: dict[tuple[int, str], Solution | None] = {}

    @cached_property
    def _offers(self) -> tuple[Judgement, Judgement]:
        """What both say of the offers."""
        book = self._past.book
        subjects = book.subjects(OFFER)
        old, new = (judge(rules, OFFER, subjects, book.at) for rules in (self._before, self._after))
        return old, new

    @property
    def _is_same(self) -> bool:
        return _meant(self._offers[0].decisions) == _meant(self._offers[1].decisions)

    def change(self, stage: str) -> Change | None:
        """What differs at a stage; None where the two say the same."""
        said = self._said(stage)
        if said is None or _meant(said[0].decisions) == _meant(said[1].decisions):
            return None
        costs: tuple[Decimal | None, Decimal | None] = (None, None)
        if stage == OFFER:
            costs = (self._cost(0), self._cost(1))
        hours = self._hours(stage) if stage in _TIMES else ()
        return Change(self._past.request_id, stage, said[0].decisions, said[1].decisions, *costs, hours)

    def _said(self, stage: str) -> tuple[Judgement, Judgement] | None:
        """What both say at a stage; None where there was nothing to ask about."""
        if stage == OFFER:
            return self._offers
        if stage in _TIMES:
            return self._timed(stage, self._before), self._timed(stage, self._after)
        old, new = self._choice_books()
        if old is None or new is None:
            return None
        return (
            judge(self._before, stage, old.subjects(stage), old.at),
            judge(self._after, stage, new.subjects(stage), new.at),
        )

    def _choice_books(self) -> tuple[FactBook | None, FactBook | None]:
        """What was known of what was chosen, by the one rule set and by the other."""
        at = self._past.book.at
        is_asked = any(of_stage(rules.rules, CHOICE, at) for rules in (self._before, self._after))
        if not is_asked or not self._past.goal or self._optimiser is None:
            return None, None
        old = self._past.chosen if self._past.chosen is not None else self._chosen(0)
        return old, old if self._is_same else self._chosen(1)

    def _chosen(self, place: int) -> FactBook | None:
        """What would have been known of what was chosen under a rule set."""
        found = self._solve(place, self._past.goal)
        return with_outcome(self._past.book, found.outcome, found.choices) if found is not None else None

    def _solve(self, place: int, goal: str) -> Solution | None:
        key = (0 if self._is_same else place, goal)
        if key not in self._best and self._optimiser is not None and self._past.problem is not None:
            problem = with_rules(self._past.problem, self._offers[key[0]])
            self._best[key] = self._optimiser(problem, Effort(self._effort.seconds, goal), Demand())
        return self._best.get(key)

    def _cost(self, place: int) -> Decimal | None:
        found = self._solve(place, self._effort.goal)
        return found.outcome.total if found is not None and found.outcome.is_complete else None

    def _timed(self, stage: str, rules: RuleSet) -> Judgement:
        """What rules say of all times of a stage."""
        return Judgement(
            tuple(
                decision
                for one in self._past.times
                if one.stage == stage
                for decision in one.judged(rules).decisions
            )
        )

    def _hours(self, stage: str) -> tuple[int, ...]:
        mine = (one for one in self._past.times if one.stage == stage)
        found = (one.hours(self._after) - one.hours(self._before) for one in mine)
        return tuple(by for by in found if by)


def differing(rules: RuleSet, kept: Iterable[Kept]) -> Iterator[Kept]:
    """The kept decisions that a rule set does not make again; none by the one that made them."""
    for one in kept:
        said = judge(rules, one.stage, one.book.subjects(one.stage), one.book.at)
        if said.decisions != one.decisions:
            yield one


def _meant(decisions: Iterable[Decision]) -> list[tuple[Id, str, Decimal]]:
    """What follows, whichever rule it came from."""
    return sorted((one.subject_id, one.action, one.amount) for one in decisions)
