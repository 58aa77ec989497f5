# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a rule set says of something, row by row: decisions that explain themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.policy import engine
from desktop_b2b.rules.policy.fields import Fact
from desktop_b2b.rules.policy.rules import EXCLUDE, PENALISE, PREFER, Rule, RuleSet, of_stage

#: What handicaps may come to in all, in per cent.
LEAST_HANDICAP, MOST_HANDICAP = Decimal(-90), Decimal(900)


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules are asked about: an id (a partner's, an offer's), and what is known of it."""

    id: Id
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of a rule: its text, and whether it held."""

    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule about one subject: whether it held, row by row."""

    rule_id: Id
    subject_id: Id
    holds: bool
    rows: tuple[RowVerdict, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule that held of a subject, and what follows."""

    rule_id: Id
    rule_name: str
    subject_id: Id
    action: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a rule set said at a stage. ``verdicts`` has the rules that did not hold as well, for those
    who try a rule out; decisions are what counts.
    """

    decisions: tuple[Decision, ...]
    verdicts: tuple[Verdict, ...] = ()

    def about(self, subject_id: Id) -> tuple[Decision, ...]:
        """The decisions about one subject."""
        return tuple(one for one in self.decisions if one.subject_id == subject_id)

    def excluded(self, subject_id: Id) -> str:
        """The name of the rule that leaves a subject out, or an empty text."""
        return next((one.rule_name for one in self.about(subject_id) if one.action == EXCLUDE), "")

    def handicap(self, subject_id: Id) -> Decimal:
        """By how many per cent a subject counts as dearer, in all."""
        signs = {PENALISE: 1, PREFER: -1}
        found = sum(
            (one.amount * signs[one.action] for one in self.about(subject_id) if one.action in signs),
            Decimal(0),
        )
        return min(max(found, LEAST_HANDICAP), MOST_HANDICAP)

    def amount(self, subject_id: Id, action: str) -> Decimal | None:
        """The amount of the first rule with an action about a subject."""
        return next((one.amount for one in self.about(subject_id) if one.action == action), None)


NOTHING = Judgement(())


def judge(
    rules: RuleSet, stage: str, subjects: Sequence[Subject], now: Instant, *, explained: bool = False
) -> Judgement:
    """Ask the rules of a stage about each subject, in their order."""
    asked = of_stage(rules.rules, stage, now)
    decisions: list[Decision] = []
    verdicts: list[Verdict] = []
    for subject in subjects if asked else ():
        facts = engine.folded(subject.facts)
        for rule in asked:
            holds, rows = _ask(rule, stage, facts, explained)
            if explained:
                verdicts.append(Verdict(rule.id, subject.id, holds, rows))
            if holds:
                decisions.append(Decision(rule.id, rule.name, subject.id, rule.action, rule.amount))
                if rule.stops:
                    break
    return Judgement(tuple(decisions), tuple(verdicts))


def _ask(
    rule: Rule, stage: str, facts: Mapping[str, Fact], explained: bool
) -> tuple[bool, tuple[RowVerdict, ...]]:
    texts = [row.text() for row in rule.rows]
    if explained:
        rows = [RowVerdict(text, engine.condition(text, stage).holds(facts)) for text in texts]
        found = [row.holds for row in rows]
    else:
        rows, found = [], None
    joined = any if rule.any_row else all
    held = (
        joined(engine.condition(text, stage).holds(facts) for text in texts)
        if found is None
        else joined(found)
    )
    is_so = held if texts else True
    if rule.expression:
        said = engine.condition(rule.expression, stage).holds(facts)
        rows.append(RowVerdict(rule.expression, said))
        is_so = is_so and said
    return is_so, tuple(rows)
