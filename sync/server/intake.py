# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Judging what devices send: one transaction of the server, with memory savepoints between commands (law 6).

Only refusals and conflicts are taken back from memory. Whatever else goes wrong leaves this object
unusable: the executor forgets the transaction and runs its commands one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.entities import (
    Organisation,
    SyncIssue,
    User,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.storage.db import Together
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    COMMITTED,
    PARKED,
    REJECTED,
    RETRY,
    WAITS,
    Envelope,
    Outcome,
)
from sync.server import epochs, replays
from sync.server.foresight import foresee
from sync.server.grants import account_manager
from sync.server.judging import Judge
from sync.server.replays import Held
from sync.server.work import (
    Case,
    Device,
    Known,
    LaneWork,
    Parked,
    Push,
    Pushed,
    clean,
    decoded,
    hash_of,
    stopped,
)

#: So many rows are sent to the database at once, which writes them while further commands are judged: fewer
#: than a group of single commands has, so that what is left for its end, when nothing is judged, is little.
EARLY = 300

_LOG_AGAIN = 'UPDATE "command_log" SET "outcome" = ?, "code" = ?, "numbers" = ? WHERE "id" = ?'


class Transaction(Judge):
    """A transaction that takes pushes, and tries again what was kept back or given again."""

    # ---- pushes

    def foresee(self, pushes: Sequence[Push]) -> None:
        """Read at once what a group of pushes will ask for one by one."""
        envelopes = [envelope for push in pushes for lane in push.lanes for envelope in lane.envelopes]
        users = {lane.user_id for push in pushes for lane in push.lanes}
        command_ids = [envelope.id for envelope in envelopes]
        together = Together()
        self._numbers.ask(
            [(push.organisation_id, number) for push in pushes for number in _numbers_of(push)], together
        )
        self._met.foresee(command_ids, {push.device_id for push in pushes}, users, together)
        organisations = {push.organisation_id for push in pushes}
        keys = (
            (table, bytes.fromhex(row_id))
            for table, ids in ((User.TABLE, users), (Organisation.TABLE, organisations))
            for row_id in sorted(ids)
        )
        self.store.ask_ahead(keys, together)
        for envelope in envelopes:
            command = decoded(envelope)
            if command is not None:
                self._decoded[envelope.id] = command
        foresee(self.store, self._decoded.values(), together)
        self._met.look_up(command_ids)

    def push(self, push: Push) -> Pushed:
        """Judge what a device sent."""
        # Not within a push: what one command makes the next one often takes away. Nor after the last one,
        # beside which nothing is judged.
        self.write_early(EARLY)
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
                self._verdicts.tell_again(envelope, actor, known)
            if envelope.lane_seq == expected:
                self._met.reach(*key, expected)
            outcomes.append(Outcome(id=envelope.id, outcome=known.outcome, code=known.code))
        return None

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
        self._verdicts.case = Case(
            digest, carried=carried, trial=trial, again=replay is not None, since=since
        )
        ctx = self._context(envelope, actor, device.prefix, at)
        if replay is not None and replay.outcome != COMMITTED:
            outcome, code = replay.outcome, self._verdicts.refuse_again(envelope, ctx, replay)
        elif error is not None:
            outcome, code = PARKED, self._verdicts.issue(PARKED, envelope, ctx, error)
        elif refusal is not None:
            keeper = account_manager(self.db, actor.organisation_id) or actor.user_id
            outcome, code = REJECTED, self._verdicts.issue(REJECTED, envelope, ctx, refusal, keeper=keeper)
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

    # ---- given again after a restore

    def _lane_waits(self, device_id: Id, user_id: Id) -> bool:
        """Whether earlier commands of a lane wait: a later one may build on them."""
        return any(
            (held.device_id, held.user_id) == (device_id, user_id) for held in replays.all_held(self.db)
        )

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
        self._verdicts.case = Case(
            digest, carried=carried, trial=trial, again=replay is not None, since=since, one_of_many=True
        )
        if actor is None:
            return False
        self._numbers.look_up(device.organisation_id, [clean(number) for number in envelope.numbers])
        ctx = self._context(envelope, actor, device.prefix, held.at)
        if refusal is not None:
            keeper = account_manager(self.db, actor.organisation_id) or actor.user_id
            outcome, code = REJECTED, self._verdicts.issue(REJECTED, envelope, ctx, refusal, keeper=keeper)
        else:
            outcome, code = self._run(envelope, ctx)
        if trial and outcome != COMMITTED:
            return False
        replays.leave(self.db, envelope.id)
        known = self._met.known[envelope.id] = Known(digest, held.user_id, outcome, code)
        self._enter(envelope, known, held.device_id, held.user_id, held.at)
        return True

    # ---- parked commands

    def again(self, parked: Parked) -> Outcome:
        """Judge a parked command again; its new verdict takes the place of the old one and of the issue."""
        envelope = parked.envelope
        device = self._met.device(parked.device_id)
        organisation_id = device.organisation_id if device is not None else ""
        actor, refusal = self._actor(organisation_id, parked.user_id)
        if device is None or actor is None:
            raise BugError("a parked command has no device or author")
        self._verdicts.replaces = True
        self._met.look_back(parked)
        self._verdicts.case = Case(hash_of(envelope))
        ctx = self._context(envelope, actor, device.prefix, parked.at)
        if refusal is not None:
            outcome, code = REJECTED, self._verdicts.issue(REJECTED, envelope, ctx, refusal)
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
        numbers = [*envelope.numbers, *self._verdicts.case.given]
        told = msgspec.json.encode([clean(number) for number in numbers]).decode()
        self.db.run(_LOG_AGAIN, (outcome, code, told, command_id))
        return Outcome(id=envelope.id, outcome=outcome, code=code)


def _numbers_of(push: Push) -> list[str]:
    """The numbers that its device drew for it."""
    envelopes = (envelope for lane in push.lanes for envelope in lane.envelopes)
    return [clean(number) for envelope in envelopes for number in envelope.numbers]
