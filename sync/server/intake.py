# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Judging commands: one transaction of the server, with memory savepoints between commands (law 6).

Only refusals and conflicts are taken back from memory. Whatever else goes wrong leaves this object
unusable: the executor forgets the transaction and runs its commands one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Actor, Context
from desktop_b2b.domain.commands import Command, decode, encode
from desktop_b2b.domain.entities import (
    SECTIONS,
    USER,
    B2BOrder,
    CommandResult,
    Event,
    Organisation,
    Recount,
    RequestPartner,
    SyncIssue,
    User,
)
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services import bus, handlers, reactions
from desktop_b2b.services.issues import NUMBER_TAKEN
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, Together, go_on
from desktop_b2b.storage.history import events_of
from desktop_b2b.storage.rows import Key, RowChange, RowStore, Written
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    COMMITTED,
    CONFLICT,
    PARKED,
    REJECTED,
    RETRY,
    WAITS,
    Envelope,
    Outcome,
    Replay,
)
from sync.protocol.versions import PRESENT, Versions
from sync.server import clashes, epochs, replays
from sync.server.clashes import Clash
from sync.server.database import is_lost_race, is_outage
from sync.server.effects import effects_of
from sync.server.epochs import Epoch
from sync.server.feeds import Early, Published, publish
from sync.server.foresight import foresee
from sync.server.grants import account_manager, sections_of
from sync.server.ids import REAL, Chance
from sync.server.met import Met
from sync.server.numbers import Numbers, Series
from sync.server.replays import Held
from sync.server.store import ServerStore
from sync.server.work import (
    Case,
    Device,
    Known,
    LaneWork,
    Own,
    Parked,
    Push,
    Pushed,
    bug_of,
    clean,
    decoded,
    envelope_hash,
    hash_of,
    parked_row,
    stopped,
    system_actor,
)

#: Rows whose instants the scheduler wakes at.
_TIMED = (RequestPartner, B2BOrder, Recount)
#: Importing them enters all handlers and reactions at the bus.
REGISTERED = (handlers, reactions)
#: What stands for a device where the server did something by itself.
SERVER_PREFIX = "S0"
#: How deep reactions may answer reactions; more is a circle.
_ROUNDS = 20
#: Why a command that is given again after a restore has nothing to do: what it closed was made by the server
#: itself, and is not in the older state.
_GONE_WITH_THE_RESTORE = frozenset({"issue.missing"})
_ALL_SECTIONS = frozenset(SECTIONS)
#: So many rows are sent to the database at once, which writes them while further commands are judged.
EARLY = 1_200

_LOG = (
    'INSERT INTO "command_log" ("id", "hash", "device_id", "user_id", "lane_seq", "type", "outcome", "code",'
    ' "at", "body", "numbers") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)
_EFFECT = (
    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries", "reason")'
    ' VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("id") DO NOTHING'
)
_PARKED = (
    'INSERT INTO "parked" ("id", "device_id", "user_id", "lane_seq", "at", "envelope")'
    ' VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("id") DO NOTHING'
)
_LOG_AGAIN = 'UPDATE "command_log" SET "outcome" = ?, "code" = ?, "numbers" = ? WHERE "id" = ?'


class Transaction:
    """Rows, lanes, log and effects of one transaction; finish() writes them, the caller commits."""

    def __init__(
        self,
        db: Db,
        *,
        trusting: bool = False,
        chance: Chance = REAL,
        crash: Callable[[str], None] = go_on,
        now: Instant = 0,
        versions: Versions = PRESENT,
        store: ServerStore | None = None,
        epoch: Epoch | None = None,
    ) -> None:
        self.db = db
        self.now = now
        self._versions = versions
        #: Verdicts that take the place of earlier ones.
        self._replaces = False
        self._parked: list[tuple[Any, ...]] = []
        #: Rows that are removed on purpose: no desk asks back.
        self.meant: set[Key] = set()
        self.chance = chance
        self._crash = crash
        self.store = store or ServerStore(db, trusting=trusting)
        self._trusting = trusting
        self._early: Early | None = None
        self.deadlines_moved = False
        self._met = Met(db)
        self._decoded: dict[Id, Command] = {}
        self._sections: dict[Id, frozenset[str]] = {}
        self._log: list[tuple[Any, ...]] = []
        self._effects: list[tuple[Any, ...]] = []
        self._numbers = Numbers(db)
        self._series = Series(db, chance, len(epoch.former) if epoch is not None else 0)
        self._epoch = epoch
        #: Commands given again were taken: what waited for them may be tried.
        self.replayed = False
        self._case = Case()

    # ---- pushes

    def foresee(self, pushes: Sequence[Push]) -> None:
        """Read at once what a group of pushes will ask for one by one."""
        envelopes = [envelope for push in pushes for lane in push.lanes for envelope in lane.envelopes]
        users = {lane.user_id for push in pushes for lane in push.lanes}
        together = Together()
        for push in pushes:
            self._numbers.ask(push.organisation_id, _numbers_of(push), together)
        self._met.foresee(
            [envelope.id for envelope in envelopes], {push.device_id for push in pushes}, users, together
        )
        organisations = {push.organisation_id for push in pushes}
        self.store.prefetch(
            (table, bytes.fromhex(row_id))
            for table, ids in ((User.TABLE, users), (Organisation.TABLE, organisations))
            for row_id in sorted(ids)
        )
        for envelope in envelopes:
            if envelope.id not in self._met.known:
                command = decoded(envelope)
                if command is not None:
                    self._decoded[envelope.id] = command
        foresee(self.store, self._decoded.values())

    def push(self, push: Push) -> Pushed:
        """Judge what a device sent."""
        device = self._met.device(push.device_id)
        if device is None or device.organisation_id != push.organisation_id:
            return stopped(401, "unauthorised", "This device is not enrolled. Sign in again.")
        envelopes = [envelope for lane in push.lanes for envelope in lane.envelopes]
        self._met.look_up([envelope.id for envelope in envelopes])
        self._numbers.look_up(push.organisation_id, _numbers_of(push))
        nonce = None if self._is_copy(device.id, push) else self._rotate(device, push)
        if nonce is None:
            return stopped(409, "device_forked", "A copy of this device has exchanged in the meantime.")
        outcomes: list[Outcome] = []
        expected: dict[Id, int] = {}
        failure: GatewayError | None = None
        for lane in push.lanes:
            halt = self._lane(push, device, lane, outcomes)
            expected[lane.user_id] = self._met.lane_seq(device.id, lane.user_id) + 1
            failure = failure or halt
        if failure is not None and failure.failure.code == "expected_seq":
            failure.failure.detail["next_lane_seq"] = expected
        return Pushed(tuple(outcomes), expected, nonce, failure)

    def _lane(
        self, push: Push, device: Device, lane: LaneWork, outcomes: list[Outcome]
    ) -> GatewayError | None:
        actor, refusal = self._actor(push.organisation_id, lane.user_id)
        if actor is None:
            outcomes.extend(Outcome(id=e.id, outcome=RETRY, code="unauthorised") for e in lane.envelopes)
            return None
        key = device.id, lane.user_id
        for envelope in lane.envelopes:
            expected = self._met.lane_seq(*key) + 1
            known = self._met.known.get(envelope.id)
            if known is None:
                if envelope.lane_seq > expected:
                    return stopped(409, "expected_seq", "Commands before this one are missing.").failure
                if envelope.lane_seq < expected:
                    return stopped(
                        409, "device_forked", "Another command has this number of the lane."
                    ).failure
                known = self._judge(envelope, actor, device, push, refusal)
            elif known.user_id != lane.user_id or known.hash != hash_of(envelope):
                return stopped(422, "id_reuse", "This id was used for another command.", envelope.id).failure
            elif known.outcome == WAITS and envelope.lane_seq > expected:
                # It has no verdict that would take it out of the outbox: numbered anew, its lane goes on.
                return stopped(409, "expected_seq", "Commands before this one are missing.").failure
            else:
                self._tell_again(envelope, actor, known)
            if envelope.lane_seq == expected:
                self._met.reach(*key, expected)
            outcomes.append(Outcome(id=envelope.id, outcome=known.outcome, code=known.code))
            if self._trusting and self.store.unwritten >= EARLY:
                self._write_early()
        return None

    def _write_early(self) -> None:
        """Have the database write what is judged, while further commands are."""
        if self._early is None:
            self._early = Early(self.db, self.store.heads)
        self._early.enter(self._flush(), self.meant)

    def _is_copy(self, device_id: Id, push: Push) -> bool:
        """Whether new commands come under numbers that another copy of the device has used.

        Asked before anything is taken: the nonce must stay with the other copy.
        """
        for lane in push.lanes:
            expected = self._met.lane_seq(device_id, lane.user_id) + 1
            for envelope in lane.envelopes:
                if envelope.id not in self._met.known:
                    if envelope.lane_seq < expected:
                        return True
                    break
                expected = max(expected, envelope.lane_seq + 1)
        return False

    def _rotate(self, device: Device, push: Push) -> str | None:
        """The nonce for the next exchange; None from a stale copy.

        A request may arrive after its own repetition was answered: what brings nothing new under the
        previous nonce changes nothing, or the device would be taken for a copy of itself.
        """
        if push.nonce and push.nonce not in (device.nonce, device.last_nonce):
            return None
        device.seen_at = push.received_at
        self._met.hear(device)
        envelopes = (envelope for lane in push.lanes for envelope in lane.envelopes)
        if push.nonce == device.nonce or any(envelope.id not in self._met.known for envelope in envelopes):
            device.last_nonce = push.nonce
            device.nonce = hashlib.sha256(f"{push.nonce}\0{push.request_id}".encode()).hexdigest()[:32]
        return device.nonce

    def _judge(
        self, envelope: Envelope, actor: Actor, device: Device, push: Push, refusal: UserError | None = None
    ) -> Known:
        digest = hash_of(envelope)
        secret = self._epoch.secret if self._epoch is not None else b""
        replay = envelope.replay if replays.is_proved(secret, digest, envelope, actor.user_id) else None
        at = replay.at if replay is not None else push.received_at
        error = push.parked.get(envelope.id)
        waits = replay is not None or (
            self._met.holds_replays() and self._lane_waits(device.id, actor.user_id)
        )
        was_refused = replay is not None and replay.outcome != COMMITTED
        trial = waits and error is None and refusal is None and not was_refused
        trial = trial and epochs.hold(self.db, push.received_at) > 0
        carried = list(replay.numbers) if replay is not None else []
        since = (at, envelope.lane_seq) if replay is not None else None
        self._case = Case(digest, carried=carried, trial=trial, again=replay is not None, since=since)
        ctx = self._context(envelope, actor, device.prefix, at)
        if replay is not None and replay.outcome != COMMITTED:
            outcome, code = replay.outcome, self._refuse_again(envelope, ctx, replay)
        elif error is not None:
            outcome, code = PARKED, self._issue(PARKED, envelope, ctx, error)
        elif refusal is not None:
            keeper = account_manager(self.db, actor.organisation_id) or actor.user_id
            outcome, code = REJECTED, self._issue(REJECTED, envelope, ctx, refusal, keeper=keeper)
        else:
            outcome, code = self._run(envelope, ctx)
        if trial and outcome != COMMITTED:
            replays.hold(self.db, replays.Held(device.id, actor.user_id, at, envelope), digest)
            self._met.note_held()
            outcome, code = WAITS, "replay.waits"
        known = self._met.known[envelope.id] = Known(digest, actor.user_id, outcome, code)
        if outcome != WAITS:
            self.replayed = self.replayed or replay is not None
            self._enter(envelope, known, device.id, actor.user_id, at)
        return known

    def _context(self, envelope: Envelope, actor: Actor, prefix: str, at: Instant) -> Context:
        drawn = [clean(number) for number in reversed(envelope.numbers)]

        def draw(owner_id: Id, seen_by: Id) -> str:
            if drawn:
                return self._numbers.use(actor.organisation_id, drawn.pop())
            return self._give_number(owner_id, seen_by)

        return Context(actor, envelope.id, at, envelope.made_at, prefix, draw)

    def _give_number(self, owner_id: Id, seen_by: Id) -> str:
        """A number of the server's own; a command that is done again gets those it had."""
        case = self._case
        number = case.carried.pop(0) if case.carried else self._series.draw(owner_id, seen_by)
        case.given.append(number)
        return number

    def _enter(self, envelope: Envelope, known: Known, device_id: Id, user_id: Id, at: Instant) -> None:
        """The verdict in the log, for ever."""
        if known.outcome == PARKED:
            whole = (device_id, user_id, envelope.lane_seq, at)
            self._parked.append(parked_row(Parked(envelope, *whole)))
        numbers = [*envelope.numbers, *self._case.given]
        self._log.append(
            (
                bytes.fromhex(envelope.id), known.hash, bytes.fromhex(device_id),
                bytes.fromhex(user_id), envelope.lane_seq, clean(envelope.type), known.outcome, known.code,
                at, clean(envelope.body.decode("utf-8", "replace")),
                msgspec.json.encode([clean(number) for number in numbers]).decode(),
            )
        )  # fmt: skip

    # ---- given again after a restore

    def _lane_waits(self, device_id: Id, user_id: Id) -> bool:
        """Whether earlier commands of a lane wait: a later one may build on them."""
        return any(
            (held.device_id, held.user_id) == (device_id, user_id) for held in replays.all_held(self.db)
        )

    def _refuse_again(self, envelope: Envelope, ctx: Context, replay: Replay) -> str:
        """What was refused before the restore stays so, in the same words."""
        said = replays.issue_of(replay)
        params = msgspec.json.decode(said.get("params", "{}"), type=dict[str, str])
        error = UserError(replay.code or "refused", said.get("text", ""), said.get("error_field", ""))
        error.params = params
        fields = msgspec.json.decode(said.get("fields", "[]"), type=list[dict[str, Any]])
        self._issue(replay.outcome, envelope, ctx, error, None, fields)
        return replay.code

    def retry_held(self, *, final: bool = False) -> int:
        """Try again what waits for others, in the order in which it was once judged; how many got a verdict.

        ``final``: nobody is waited for any more, so each gets one.
        """
        settled = 0
        while True:
            taken = 0
            for held in replays.all_held(self.db):
                taken += self._retry(held, trial=True)
            settled += taken
            if not taken:
                break
        if final:
            settled += sum(self._retry(held, trial=False) for held in replays.all_held(self.db))
        return settled

    def _retry(self, held: Held, *, trial: bool) -> bool:
        envelope, device = held.envelope, self._met.device(held.device_id)
        self.store.begin(None)
        user = self.store.find(User, held.user_id)
        if device is None or user is None:
            replays.leave(self.db, envelope.id)
            return False
        actor, refusal = self._actor(device.organisation_id, held.user_id)
        digest = hash_of(envelope)
        replay = envelope.replay
        carried = list(replay.numbers) if replay is not None else []
        since = held.at, envelope.lane_seq
        self._case = Case(
            digest, carried=carried, trial=trial, again=replay is not None, since=since, one_of_many=True
        )
        if actor is None:
            return False
        self._numbers.look_up(device.organisation_id, [clean(number) for number in envelope.numbers])
        ctx = self._context(envelope, actor, device.prefix, held.at)
        if refusal is not None:
            keeper = account_manager(self.db, actor.organisation_id) or actor.user_id
            outcome, code = REJECTED, self._issue(REJECTED, envelope, ctx, refusal, keeper=keeper)
        else:
            outcome, code = self._run(envelope, ctx)
        if trial and outcome != COMMITTED:
            return False
        replays.leave(self.db, envelope.id)
        known = self._met.known[envelope.id] = Known(digest, held.user_id, outcome, code)
        self._enter(envelope, known, held.device_id, held.user_id, held.at)
        return True

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
                return PARKED, self._issue(PARKED, envelope, ctx, error)
            cmd = self._decoded.get(envelope.id) or decode(envelope.type, envelope.body, envelope.v)
            if self._is_blocked(envelope, cmd, ctx.actor.user_id):
                error = UserError("blocked", "This waits for an earlier command that is kept back.")
                return PARKED, self._issue(PARKED, envelope, ctx, error, cmd)
            seen_else = clashes.find(store, envelope.expects)
            bus.run(cmd, store, ctx)
            changes.extend(store.done())
            self._fence(ctx.actor.user_id)
            open_clashes = [(clash, mine) for clash in seen_else for mine in clashes.mine(store, clash)]
            if open_clashes:
                store.undo(changes)
                return CONFLICT, self._conflict(envelope, ctx, cmd, open_clashes)
            self._follow(cmd, ctx, changes)
        except UserError as error:
            return self._taken_back(envelope, ctx, error, changes)
        except Exception as error:
            if not self._case.one_of_many or is_outage(error) or is_lost_race(error):
                raise
            store.undo(changes)
            bug = bug_of(envelope.type, error, self.chance)
            return PARKED, self._issue(PARKED, envelope, ctx, bug)
        self._numbers.keep(envelope.id)
        if cmd.REMOVES:
            self.meant.update(change.key for change in changes if change.after is None)
        self._result(ctx, COMMITTED, "")
        return COMMITTED, ""

    def _taken_back(
        self, envelope: Envelope, ctx: Context, error: UserError, changes: list[RowChange]
    ) -> tuple[str, str]:
        """The verdict on a command that was refused. Apart: a frame that raised an error and keeps it holds
        all that it knows, the whole push, until somebody looks for rubbish.
        """
        refusal = self._barred(ctx.actor.user_id) or error
        self.store.undo(changes)
        if self._case.again and refusal.code in _GONE_WITH_THE_RESTORE:
            self._result(ctx, COMMITTED, "")
            return COMMITTED, ""
        # Kept back with all that builds on it, until the person has given it another number.
        kind = PARKED if refusal.code == NUMBER_TAKEN else REJECTED
        if kind == PARKED:
            refusal.params["numbers"] = " ".join(envelope.numbers)
        return kind, self._issue(kind, envelope, ctx, refusal)

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
            state = "held" if self._case.again else "waiting"
            # What waits for its time is as old as that: it is not given up before it was tried.
            due_at = caused.due_at or ctx.now
            self._effects.append((effect_id, caused.kind, ids, state, due_at, due_at, 0, ""))

    def _tell_again(self, envelope: Envelope, actor: Actor, known: Known) -> None:
        """Put a verdict back that compaction took away: its device has not heard it yet. With its instant and
        its receipt, as it was: the device gives it again to a server that was restored.
        """
        if known.outcome == WAITS:
            return
        self.store.begin(None)
        if self.store.find(CommandResult, envelope.id) is None:
            told = msgspec.json.decode(known.numbers, type=list[str])
            given = tuple(told[len(envelope.numbers) :])
            verdict = known.outcome, known.code, known.at, given
            self.store.settle(self._verdict(envelope.id, actor, known.hash, verdict))

    def _result(self, ctx: Context, outcome: str, code: str) -> None:
        """The verdict as a row of the user."""
        verdict = outcome, code, ctx.now, tuple(self._case.given)
        self._put(self._verdict(ctx.command_id, ctx.actor, self._case.digest, verdict))

    def _verdict(
        self, command_id: Id, actor: Actor, digest: bytes, verdict: tuple[str, str, Instant, tuple[str, ...]]
    ) -> CommandResult:
        """A verdict (outcome, code, instant, numbers given by the server) with its receipt."""
        outcome, code, at, numbers = verdict
        receipt = None
        if self._epoch is not None:
            receipt = replays.receipt(self._epoch.secret, digest, command_id, actor.user_id, verdict)
        return CommandResult(
            id=command_id,
            owner_id=actor.organisation_id,
            user_id=actor.user_id,
            outcome=outcome,
            code=code,
            at=at,
            numbers=numbers,
            receipt=receipt,
        )

    def _issue(
        self,
        kind: str,
        envelope: Envelope,
        ctx: Context,
        error: UserError,
        cmd: Command | None = None,
        fields: Iterable[Mapping[str, Any]] = (),
        theirs: Event | None = None,
        keeper: Id = "",
    ) -> str:
        """Keep a command that was not taken, with its reason, for its author or another ``keeper``;
        returns the code.
        """
        if cmd is None:
            cmd = decoded(envelope)
        code = clean(error.code)
        if self._case.trial:
            return code
        self.store.begin(None)
        issue = SyncIssue(
            id=envelope.id,
            owner_id=ctx.actor.organisation_id,
            user_id=keeper or ctx.actor.user_id,
            kind=kind,
            command=clean(envelope.type),
            command_version=envelope.v,
            body=clean(envelope.body.decode("utf-8", "replace")),
            code=code,
            text=clean(error.template),
            error_field=clean(error.field),
            params=clean(msgspec.json.encode(error.params).decode()),
            fields=clean(msgspec.json.encode(list(fields)).decode()),
            document_id=cmd.target() or None if cmd is not None else None,
            document_kind=cmd.TARGET.removesuffix("_id") if cmd is not None else "",
            theirs_name=theirs.actor_name if theirs is not None else "",
            theirs_at=theirs.at if theirs is not None else None,
            made_at=envelope.made_at,
            created_at=ctx.now,
        )
        self._put(issue)
        if kind == PARKED:
            self._met.keep_back(ctx.actor.user_id, issue.id, issue.document_id or "")
        self._result(ctx, kind, code)
        return code

    def _conflict(
        self, envelope: Envelope, ctx: Context, cmd: Command, found: list[tuple[Clash, Any]]
    ) -> str:
        self.store.begin(ctx.actor.organisation_id)
        theirs = clashes.last_change(self.store, found[0][0])
        error = UserError("conflict", "Somebody else changed the same in the meantime.")
        return self._issue(CONFLICT, envelope, ctx, error, cmd, clashes.told(found), theirs)

    # ---- parked commands

    def again(self, parked: Parked) -> Outcome:
        """Judge a parked command again; its new verdict takes the place of the old one and of the issue."""
        envelope = parked.envelope
        device = self._met.device(parked.device_id)
        organisation_id = device.organisation_id if device is not None else ""
        actor, refusal = self._actor(organisation_id, parked.user_id)
        if device is None or actor is None:
            raise BugError("a parked command has no device or author")
        self._replaces = True
        self._met.look_back(parked)
        self._case = Case(hash_of(envelope))
        ctx = self._context(envelope, actor, device.prefix, parked.at)
        if refusal is not None:
            outcome, code = REJECTED, self._issue(REJECTED, envelope, ctx, refusal)
        else:
            outcome, code = self._run(envelope, ctx)
        if outcome == COMMITTED:
            self.store.begin(None)
            issue = self.store.get(SyncIssue, envelope.id)
            issue.state, issue.resolution = "resolved", "retried"
            self.store.done()
        command_id = bytes.fromhex(envelope.id)
        if outcome != PARKED:
            self.db.run('DELETE FROM "parked" WHERE "id" = ?', (command_id,))
        numbers = [*envelope.numbers, *self._case.given]
        told = msgspec.json.encode([clean(number) for number in numbers]).decode()
        self.db.run(_LOG_AGAIN, (outcome, code, told, command_id))
        return Outcome(id=envelope.id, outcome=outcome, code=code)

    def _put(self, row: CommandResult | SyncIssue) -> None:
        """Enter a verdict or an issue, or change the one that is there."""
        if not self._replaces:
            self.store.settle(row)
            return
        self.store.begin(None)
        old = self.store.find(type(row), row.id)
        if old is None:
            self.store.settle(row)
            return
        for name in codec_of(row.TABLE).columns:
            if name not in ("id", "owner_id", "counterpart_id", "version", "user_id"):
                setattr(old, name, getattr(row, name))
        self.store.done()

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
        self._case = Case()
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

    def context(self, command_id: Id, organisation_id: Id, now: Instant) -> Context:
        """The context of work that the server does by itself."""
        return Context(system_actor(organisation_id), command_id, now, now, SERVER_PREFIX, self._series.draw)

    def write(self, change: Callable[[RowStore], None], events: Iterable[DomainEvent], ctx: Context) -> None:
        """Write rows without a command (an administrator's), and let reactions answer events."""
        self.store.begin(None)
        change(self.store)
        self.store.done()
        pending = list(events)
        while pending:
            bus.react(pending, self.store, ctx)
            pending, self.store.events = self.store.events, []
        self.store.done()

    # ---- the end

    def finish(self) -> Published | None:
        """Write everything, the feeds' counters last; what came of it, if anything."""
        written = self._flush()
        self._crash("finish.rows")
        db = self.db
        db.many(_LOG, self._log)
        self._numbers.write()
        db.many(_EFFECT, self._effects)
        db.many(_PARKED, self._parked)
        self._met.write()
        self._series.write()
        self._crash("finish.log")
        if not written and self._early is None:
            return None
        found = publish(db, written, self.chance, at=self.now, meant=self.meant, early=self._early)
        self.store.heads.update(found.heads)
        return found

    def _flush(self) -> list[Written]:
        written = self.store.flush()
        self.deadlines_moved = self.deadlines_moved or any(item.entity in _TIMED for item in written)
        return written

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
        since, sought = self._case.since, bytes.fromhex(command_id)
        if since is None:
            return False
        for row in self._log:
            if row[0] == sought:
                return (row[8], row[4]) >= since
        found = self.db.query('SELECT "at", "lane_seq" FROM "command_log" WHERE "id" = ?', (sought,))
        return bool(found) and tuple(found[0]) >= since


def _numbers_of(push: Push) -> list[str]:
    """The numbers that its device drew for it."""
    envelopes = (envelope for lane in push.lanes for envelope in lane.envelopes)
    return [clean(number) for envelope in envelopes for number in envelope.numbers]
