# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules tried on past requests: what is counted, off Qt's thread (N7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.rules.policy.fields import CHOICE, OFFER, STAGES
from desktop_b2b.rules.policy.judge import Decision
from desktop_b2b.rules.policy.replay import Change, Kept, Past, changes, differing
from desktop_b2b.rules.policy.rules import RuleSet
from desktop_b2b.services.facts import unpacked
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import ListPast, PastRequest

PAGE = 50
#: How many past requests are tried at most.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Changed:
    """A request that would have been decided otherwise."""

    request_id: str
    number: str
    currency: str
    change: Change

    @property
    def difference(self) -> Decimal | None:
        """By how much it would have cost more."""
        return self.change.difference

    @property
    def is_for_person(self) -> int:
        """1 where a person would have had to decide who did not, -1 where one did in vain."""
        if self.change.stage != CHOICE:
            return 0
        return bool(self.change.after) - bool(self.change.before)


@dataclass(slots=True)
class Replay:
    """What a try came to. ``kept``: how many stored decisions the version in force makes again; ``lost``: the
    requests of which it does not make each one again.
    """

    tried: int = 0
    kept: int = 0
    lost: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    stopped: bool = False

    def cost(self) -> dict[str, Decimal]:
        """What all changes together would have cost more, by currency."""
        found: dict[str, Decimal] = {}
        for one in self.changed:
            if one.difference is not None:
                found[one.currency] = found.get(one.currency, Decimal(0)) + one.difference
        return found

    def for_person(self) -> int:
        """How many more requests would have waited for a person."""
        return sum(one.is_for_person for one in self.changed)


def replayed(
    ask: Ask, before: RuleSet, after: RuleSet, is_over: Callable[[], bool], tell: Callable[[int], object]
) -> Replay:
    """Try a rule set on all past requests, the newest first; ``is_over``: somebody stopped it."""
    from desktop_b2b.solver.optimise import optimise  # loads the optimiser, when rules are first tried

    made = Replay()
    place = ""
    while made.tried < MOST:
        page = ask(ListPast(after=place, limit=PAGE))
        for row in page.rows:
            if is_over():
                made.stopped = True
                return made
            for change in changes(before, after, (_past(row, before),), STAGES, optimise):
                made.changed.append(Changed(row.request_id, row.number, row.currency, change))
            _check(made, before, row)
            made.tried += 1
            tell(made.tried)
        place = page.after
        if not place:
            break
    return made


def _past(row: PastRequest, before: RuleSet) -> Past:
    """A request as rules are tried on it; what was chosen by the same rules then is not looked for again."""
    run: e.AssignmentRun | None = row.run
    is_kept = run is not None and run.rules_id == before.id and bool(run.book)
    chosen = unpacked(run.book) if run is not None and is_kept else None
    return Past(row.request_id, row.book, row.problem, row.times, row.goal, chosen)


def _check(made: Replay, before: RuleSet, row: PastRequest) -> None:
    """Whether the version in force makes its own stored decisions again."""
    stored = [*_kept_run(before, row), *_kept_times(before, row)]
    lost = sum(any(True for _ in differing(before, one)) for one in stored)
    made.kept += len(stored) - lost
    if lost:
        made.lost.append(row.number)


def _kept_run(before: RuleSet, row: PastRequest) -> Iterator[list[Kept]]:
    """What the rules said as the server assigned, as one decision."""
    run: e.AssignmentRun | None = row.run
    if run is None or run.rules_id != before.id or not run.book:
        return
    decisions = from_json(tuple[Decision, ...]).decode(run.decisions)
    book = unpacked(run.book)
    kept = []
    for stage, subjects in ((OFFER, set(book.offers)), (CHOICE, set(book.choices))):
        mine = tuple(one for one in decisions if _is_of(one, before, stage) and one.subject_id in subjects)
        kept.append(Kept(row.request_id, stage, book, mine))
    yield kept


def _kept_times(before: RuleSet, row: PastRequest) -> Iterator[list[Kept]]:
    """Times to answer and to ship that the version was asked about, each a decision."""
    for timed, kept in zip(row.times, row.set_times, strict=True):
        if kept is not None and kept.rules_id == before.id and kept.book:
            yield [Kept(row.request_id, timed.stage, timed.book, kept.decisions)]


def _is_of(decision: Decision, rules: RuleSet, stage: str) -> bool:
    return any(rule.id == decision.rule_id and rule.stage == stage for rule in rules.rules)
