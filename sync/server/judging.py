# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Judging one command in memory: run and followed by what it causes, or taken back for an issue."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from desktop_b2b.domain.actor import Actor, Context
from desktop_b2b.domain.commands import Command, decode, encode
from desktop_b2b.domain.entities import (
    SECTIONS,
    USER,
    SyncIssue,
    User,
)
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services import bus, handlers, reactions
from desktop_b2b.services.issues import NUMBER_TAKEN
from desktop_b2b.storage.history import events_of
from desktop_b2b.storage.rows import RowChange
from sync.protocol.messages import (
    COMMITTED,
    CONFLICT,
    PARKED,
    REJECTED,
    Envelope,
    Outcome,
)
from sync.server import clashes
from sync.server.database import is_lost_race, is_outage
from sync.server.effects import effects_of
from sync.server.grants import sections_of
from sync.server.unit import SERVER_PREFIX, Unit
from sync.server.work import (
    Case,
    Known,
    Own,
    Parked,
    bug_of,
    clean,
    envelope_hash,
    parked_row,
    system_actor,
)

#: Importing them enters all handlers and reactions at the bus.
REGISTERED = (handlers, reactions)
#: How deep reactions may answer reactions; more is a circle.
_ROUNDS = 20
#: Why a command that is given again after a restore has nothing to do: what it closed was made by the server
#: itself, and is not in the older state.
_GONE_WITH_THE_RESTORE = frozenset({"issue.missing"})
_ALL_SECTIONS = frozenset(SECTIONS)


class Judge(Unit):
    """A transaction that runs commands."""

    def _context(self, envelope: Envelope, actor: Actor, prefix: str, at: Instant) -> Context:
        drawn = [clean(number) for number in reversed(envelope.numbers)]

        def draw(owner_id: Id, seen_by: Id) -> str:
            if drawn:
                return self._numbers.use(actor.organisation_id, drawn.pop())
            return self._give_number(owner_id, seen_by)

        return Context(actor, envelope.id, at, envelope.made_at, prefix, draw)

    def _give_number(self, owner_id: Id, seen_by: Id) -> str:
        """A number of the server's own; a command that is done again gets those it had."""
        case = self._verdicts.case
        number = case.carried.pop(0) if case.carried else self._series.draw(owner_id, seen_by)
        case.given.append(number)
        return number

    def _enter(self, envelope: Envelope, known: Known, device_id: Id, user_id: Id, at: Instant) -> None:
        """The verdict in the log, for ever."""
        if known.outcome == PARKED:
            whole = (device_id, user_id, envelope.lane_seq, at)
            self._parked.append(parked_row(Parked(envelope, *whole)))
        numbers = [*envelope.numbers, *self._verdicts.case.given]
        self._log.append(
            (
                bytes.fromhex(envelope.id), known.hash, bytes.fromhex(device_id),
                bytes.fromhex(user_id), envelope.lane_seq, clean(envelope.type), known.outcome, known.code,
                at, clean(envelope.body.decode("utf-8", "replace")),
                msgspec.json.encode([clean(number) for number in numbers]).decode(),
            )
        )  # fmt: skip

    def _run(self, envelope: Envelope, ctx: Context) -> tuple[str, str]:
        """Run one command; what it must not do is taken back, and an issue left in its place."""
        store = self.store
        changes: list[RowChange] = []
        store.begin(ctx.actor.organisation_id)
        self._numbers.begin()
        try:
            if envelope.v > self._versions.command(envelope.type):
                error = UserError(
                    "command.version", "The server does not know this command yet. It is kept.", "command"
                )
                return PARKED, self._verdicts.issue(PARKED, envelope, ctx, error)
            cmd = self._decoded.get(envelope.id) or decode(envelope.type, envelope.body, envelope.v)
            if self._is_blocked(envelope, cmd, ctx.actor.user_id):
                error = UserError("blocked", "This waits for an earlier command that is kept back.")
                return PARKED, self._verdicts.issue(PARKED, envelope, ctx, error, cmd)
            seen_else = clashes.find(store, envelope.expects)
            bus.run(cmd, store, ctx)
            changes.extend(store.done())
            self._fence(ctx.actor.user_id)
            open_clashes = [(clash, mine) for clash in seen_else for mine in clashes.mine(store, clash)]
            if open_clashes:
                store.undo(changes)
                return CONFLICT, self._verdicts.conflict(envelope, ctx, cmd, open_clashes)
            self._follow(cmd, ctx, changes)
        except UserError as error:
            return self._taken_back(envelope, ctx, error, changes)
        except Exception as error:
            if not self._verdicts.case.one_of_many or is_outage(error) or is_lost_race(error):
                raise
            store.undo(changes)
            bug = bug_of(envelope.type, error, self.chance)
            return PARKED, self._verdicts.issue(PARKED, envelope, ctx, bug)
        self._numbers.keep(envelope.id)
        if cmd.REMOVES:
            self.meant.update(change.key for change in changes if change.after is None)
        self._verdicts.give(ctx, COMMITTED, "")
        return COMMITTED, ""

    def _taken_back(
        self, envelope: Envelope, ctx: Context, error: UserError, changes: list[RowChange]
    ) -> tuple[str, str]:
        """The verdict on a command that was refused. Apart: a frame that raised an error and keeps it holds
        all that it knows, the whole push, until somebody looks for rubbish.
        """
        refusal = self._barred(ctx.actor.user_id) or error
        self.store.undo(changes)
        if self._verdicts.case.again and refusal.code in _GONE_WITH_THE_RESTORE:
            self._verdicts.give(ctx, COMMITTED, "")
            return COMMITTED, ""
        # Kept back with all that builds on it, until the person has given it another number.
        kind = PARKED if refusal.code == NUMBER_TAKEN else REJECTED
        if kind == PARKED:
            refusal.params["numbers"] = " ".join(envelope.numbers)
        return kind, self._verdicts.issue(kind, envelope, ctx, refusal)

    def _follow(self, cmd: Command, ctx: Context, changes: list[RowChange]) -> None:
        """History, reactions, their history, and effects, all in the command's own step."""
        store = self.store
        store.see_all()
        for event in events_of(changes, cmd, ctx):
            store.settle(event)
        if not store.events:
            return
        own = replace(
            ctx,
            actor=system_actor(ctx.actor.organisation_id),
            device=SERVER_PREFIX,
            draw=self._give_number,
            _count=0,
        )
        happened: list[DomainEvent] = []
        for _ in range(_ROUNDS):
            batch, store.events = store.events, []
            if not batch:
                break
            happened.extend(batch)
            bus.react(batch, store, own)
        else:
            raise BugError("reactions answer one another without end")
        more = store.done()
        changes.extend(more)
        for event in events_of(more, cmd, own, "reaction"):
            store.settle(event)
        for count, caused in enumerate(effects_of(happened, store)):
            effect_id = bytes.fromhex(caused.once or child_id(ctx.command_id, "effect", caused.kind, count))
            ids = msgspec.json.encode(caused.body).decode()
            state = "held" if self._verdicts.case.again else "waiting"
            # What waits for its time is as old as that: it is not given up before it was tried.
            due_at = caused.due_at or ctx.now
            self._effects.append((effect_id, caused.kind, ids, state, due_at, due_at, 0, ""))

    # ---- the server's own commands

    def own(self, work: Own) -> Outcome:
        """Run a command of the server itself; what is refused is in the log only."""
        self._met.look_up([work.command_id])
        known = self._met.known.get(work.command_id)
        if known is None:
            known = self._run_own(work)
            self._met.known[work.command_id] = known
        return Outcome(id=work.command_id, outcome=known.outcome, code=known.code)

    def _run_own(self, work: Own) -> Known:
        name, body = type(work.command).__name__, encode(work.command)
        self._verdicts.case = Case()
        ctx = self.context(work.command_id, work.organisation_id, work.received_at)
        outcome, code = COMMITTED, ""
        changes: list[RowChange] = []
        self.store.begin(work.organisation_id)
        try:
            if work.parked is not None:
                outcome, code = PARKED, work.parked.code
            else:
                bus.run(work.command, self.store, ctx)
                changes.extend(self.store.done())
                self._follow(work.command, ctx, changes)
        except UserError as error:
            self.store.undo(changes)
            outcome, code = REJECTED, error.code
        known = Known(envelope_hash(name, work.command.VERSION, body), None, outcome, code)
        self._log.append(
            (bytes.fromhex(work.command_id), known.hash, None, None, 0, name, outcome, code,
             work.received_at, body.decode(), "[]")
        )  # fmt: skip
        return known

    # ---- inside

    def _actor(self, organisation_id: Id, user_id: Id) -> tuple[Actor | None, UserError | None]:
        """The person with its rights of this moment, or None; and why nothing of it is taken any more."""
        self.store.begin(None)
        user = self.store.find(User, user_id)
        if user is None or user.owner_id != organisation_id:
            return None, None
        self._sections[user_id] = sections_of(user)
        actor = Actor(user.id, user.name, organisation_id, user.role, frozenset(user.privileges))
        if user.active:
            return actor, None
        return actor, UserError(
            "user.disabled",
            "The account of {name} was disabled before this arrived. Give it in your own name, or leave it.",
            name=user.name,
        )

    def _barred(self, user_id: Id) -> UserError | None:
        """Why the running command must not have seen what it saw: a section that was not given."""
        given = self._sections.get(user_id)
        if given is None or given >= _ALL_SECTIONS:
            return None
        if self.store.sections() - {USER} <= given:
            return None
        return UserError("section.denied", "This belongs to a section that you were not given.")

    def _fence(self, user_id: Id) -> None:
        refusal = self._barred(user_id)
        if refusal is not None:
            raise refusal

    def _is_blocked(self, envelope: Envelope, cmd: Command, user_id: Id) -> bool:
        """Whether it depends on a parked command that nobody has dealt with yet."""
        waiting = self._met.kept_back(user_id)
        if not waiting:
            return False
        target = cmd.target()
        for issue_id, document_id in waiting.items():
            if issue_id in envelope.depends_on or (target and target == document_id):
                issue = self.store.find(SyncIssue, issue_id)
                if issue is not None and issue.state == "open" and not self._is_later(issue_id):
                    return True
        return False

    def _is_later(self, command_id: Id) -> bool:
        """Whether a command comes after the running one, which was given again: it cannot hold that back."""
        since, sought = self._verdicts.case.since, bytes.fromhex(command_id)
        if since is None:
            return False
        for row in self._log:
            if row[0] == sought:
                return (row[8], row[4]) >= since
        found = self.db.query('SELECT "at", "lane_seq" FROM "command_log" WHERE "id" = ?', (sought,))
        return bool(found) and tuple(found[0]) >= since
