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

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import Demand, Effort, Optimiser, Solution
from desktop_b2b.rules.policy.apply import with_rules
from desktop_b2b.rules.policy.book import FactBook
from desktop_b2b.rules.policy.fields import OFFER
from desktop_b2b.rules.policy.judge import Decision, judge
from desktop_b2b.rules.policy.rules import RuleSet

#: What the comparison of one request's costs may take.
BRIEF = Effort(2.0, "price")


@dataclass(frozen=True, slots=True)
class Past:
    """A past request: what was known of it, and the question that its answers were, rules left aside."""

    request_id: Id
    book: FactBook
    problem: Problem | None = None


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
    nothing could be ordered whole.
    """

    request_id: Id
    stage: str
    before: tuple[Decision, ...]
    after: tuple[Decision, ...]
    cost_before: Decimal | None = None
    cost_after: Decimal | None = None

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
    """Every request that the one rule set decides otherwise than the other. With an optimiser, what was
    best under each is compared.
    """
    asked = tuple(stages)
    for one in past:
        for stage in asked:
            subjects = one.book.subjects(stage)
            old = judge(before, stage, subjects, one.book.at)
            new = judge(after, stage, subjects, one.book.at)
            if _meant(old.decisions) == _meant(new.decisions):
                continue
            costs: tuple[Decimal | None, Decimal | None] = (None, None)
            if optimiser is not None and stage == OFFER and one.problem is not None:
                costs = (
                    _cost(optimiser, with_rules(one.problem, old), effort),
                    _cost(optimiser, with_rules(one.problem, new), effort),
                )
            yield Change(one.request_id, stage, old.decisions, new.decisions, *costs)


def differing(rules: RuleSet, kept: Iterable[Kept]) -> Iterator[Kept]:
    """The kept decisions that a rule set does not make again; none by the one that made them."""
    for one in kept:
        said = judge(rules, one.stage, one.book.subjects(one.stage), one.book.at)
        if said.decisions != one.decisions:
            yield one


def _meant(decisions: Iterable[Decision]) -> list[tuple[Id, str, Decimal]]:
    """What follows, whichever rule it came from."""
    return sorted((one.subject_id, one.action, one.amount) for one in decisions)


def _cost(optimiser: Optimiser, problem: Problem, effort: Effort) -> Decimal | None:
    found: Solution | None = optimiser(problem, effort, Demand())
    return found.outcome.total if found is not None and found.outcome.is_complete else None
