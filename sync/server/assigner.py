# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's job for requests in automatic mode: the best assignment, looked for outside any transaction.

It reads one state of a request and its answers, asks the rules, then the optimiser, and hands the result to a
command whose handler judges it again on the rows as they are then. Where something changed meanwhile, that
is refused and the job asks anew. A command's id follows from the request and from what was asked, so that
several processes that find the same assign once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.clock import Clock, monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.policies import AnswerVersion, AssignAutomatically
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import OutageError
from desktop_b2b.rules.optimum.solution import NOTICE_FAILED, Demand, Effort, Optimiser, Solution
from desktop_b2b.services.handlers.automatic import NOT_DUE, STALE
from desktop_b2b.services.optimum import GOALS, Question, question_of
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.services.sourcing import partners_of
from desktop_b2b.solver.optimise import optimise
from sync.protocol.messages import COMMITTED, Outcome
from sync.server import epochs
from sync.server.bell import Bell
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.store import ServerStore
from sync.server.work import Own

_log = logging.getLogger(__name__)

#: How often waiting requests are looked for where nobody calls, seconds.
_LOOK = 5.0
#: How long the optimiser may look for one request's best assignment, seconds.
SECONDS = 10.0
#: How often one request is asked about anew in one round where answers keep coming.
_TRIES = 3
#: All partners have answered or their time is over, and nothing is decided (``services.reactions.requests``).
_READY = (
    'SELECT "id", "owner_id" FROM "request" WHERE "state" = \'waiting\' AND "mode" = \'automatic\''
    ' AND "next_deadline_at" IS NULL ORDER BY "id"'
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that was read, and how often the request was assigned before."""

    request_id: Id
    owner_id: Id
    question: Question
    goal: str
    runs: int


class Assigner:
    """One thread that assigns what is ready. ``optimiser`` and ``between`` (called after solving, before the
    command) are for tests.
    """

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        *,
        optimiser: Optimiser = optimise,
        between: Callable[[Id], object] = lambda _request_id: None,
    ) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self.optimiser = optimiser
        self.between = between
        self._bell = Bell()
        self._one_at_a_time = threading.Lock()
        #: Requests whose command was refused, with the question: a person must see to the log.
        self._given_up: set[Id] = set()
        self._thread = threading.Thread(target=self._run, name="assigner", daemon=True)
        #: When it looked last, in seconds of the steady clock; None before its start.
        self.looked_at: float | None = None

    def start(self) -> None:
        """Begin to look."""
        self.looked_at = monotonic()
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether it works."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """End; what is under way is finished."""
        self._bell.end()
        if self._thread.is_alive():
            self._thread.join()

    def wake(self) -> None:
        """Answers came in, or deadlines passed."""
        self._bell.ring()

    def run_due(self) -> list[Outcome]:
        """Assign every request that is ready."""
        with self._one_at_a_time:
            with self._readers.snapshot() as db:
                # After a restore the answers that were in time come again first.
                held = epochs.hold(db, self._clock.now())
                ready = [(request.hex(), owner.hex()) for request, owner in db.query(_READY)]
            outcomes: list[Outcome] = []
            for request_id, owner_id in ready:
                self.looked_at = monotonic()
                outcomes += self._assign(request_id, owner_id, held)
            return outcomes

    # ---- one request

    def _assign(self, request_id: Id, owner_id: Id, held: Instant) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for _ in range(_TRIES):
            asked = self._ask(request_id, owner_id, held)
            if asked is None:
                break
            solution = self.optimiser(asked.question.problem, Effort(SECONDS, asked.goal), Demand())
            self.between(request_id)
            outcome = self._give(asked, solution)
            outcomes.append(outcome)
            if outcome.code != STALE:
                break
        return outcomes

    def _ask(self, request_id: Id, owner_id: Id, held: Instant) -> _Asked | None:
        """The question that a request is now; None where it is not ready any more, was ready before the
        instant ``held``, or was given up.
        """
        with self._readers.snapshot() as db:
            store = ServerStore(db, trusting=False)
            store.begin(owner_id)
            request = store.find(e.Request, request_id)
            if request is None or request.state != "waiting" or request.next_deadline_at is not None:
                return None
            if held and _ready_at(partners_of(store, request_id)) < held:
                return None
            question = question_of(store, request, self._clock.now(), rules_in_force(store, owner_id))
            runs = len(store.children(e.AssignmentRun, "request_id", request_id))
            goal = GOALS.get(request.preference, GOALS["cost"])
        asked = _Asked(request_id, owner_id, question, goal, runs)
        return None if _command_id(asked) in self._given_up else asked

    def _give(self, asked: _Asked, solution: Solution | None) -> Outcome:
        """Hand the result over; where it is refused for good, a person is called."""
        outcome = self._own(_command_id(asked), _command(asked, solution), asked.owner_id)
        if outcome.outcome == COMMITTED or outcome.code in (STALE, NOT_DUE):
            return outcome
        _log.error("assignment %s: %s %s", outcome.id, outcome.outcome, outcome.code)
        last = self._own(_command_id(asked, "failed"), _command(asked, None), asked.owner_id)
        if last.outcome != COMMITTED:
            self._given_up.add(_command_id(asked))
        return last

    def _own(self, command_id: Id, command: AssignAutomatically, owner_id: Id) -> Outcome:
        return self._executor.own(Own(command_id, command, owner_id, self._clock.now())).result()

    # ---- the thread

    def _run(self) -> None:
        while self._bell.look():
            self.looked_at = monotonic()
            try:
                self.run_due()
            except OutageError as error:
                _log.error("requests cannot be assigned: %s", error)
            except Exception:
                _log.exception("requests cannot be assigned")
            self._bell.wait(_LOOK)


def _ready_at(partners: Sequence[e.RequestPartner]) -> Instant:
    """When the last partner had answered, or its time was over."""
    return max((row.answered_at or row.deadline_at or 0 for row in partners), default=0)


def _command_id(asked: _Asked, *more: str) -> Id:
    return child_id(asked.request_id, "assign", asked.question.hash, asked.runs, *more)


def _command(asked: _Asked, solution: Solution | None) -> AssignAutomatically:
    question = asked.question
    choices = solution.choices if solution is not None else {}
    return AssignAutomatically(
        request_id=asked.request_id,
        input_hash=question.hash,
        answers=tuple(AnswerVersion(inquiry_id=key, revision=revision) for key, revision in question.answers),
        rules_id=question.rules.id if question.rules is not None else None,
        choices=tuple(
            Assignment(ask_id=offer_id, quantity=quantity)
            for offer_id, quantity in sorted(choices.items())
            if quantity > 0
        ),
        total=solution.outcome.total if solution is not None else Decimal(0),
        proven=solution is not None and solution.is_proven,
        gap=solution.gap if solution is not None else None,
        notice=solution.notice if solution is not None else NOTICE_FAILED,
    )
