# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The oracle: one naive copy of everything, to which the server's log is applied command by command.

It knows the handlers and reactions (they are what the product means) and nothing else of the server: no
SQL, no savepoints, no feed. What the server wrote is compared with it after every commit; what a desk may
show follows from it by the audience rule (law 3).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.clock import HOUR, Clock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import SYSTEM, Actor, Context
from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.events import (
    AttentionNeeded,
    DeadlineChanged,
    DomainEvent,
    FulfilmentConfirmed,
    InvitationDeclined,
    OrdersPlaced,
    PartnerConnected,
    PartnerInvited,
    RequestSent,
    ShipmentConfirmed,
)
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services import bus
from desktop_b2b.storage.codec import codec, codec_of, plain
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.history import events_of
from sync.protocol.messages import COMMITTED, CONFLICT, PARKED, REJECTED, Envelope, Replay
from sync.protocol.versions import PRESENT
from sync.server.dispatcher import FAILED, GIVE_UP, HELD, SENT, SKIPPED, WAITING
from sync.server.epochs import read as read_epoch
from sync.server.feeds import PUT
from tests.simulation.book import Book, Key, Raw, Tables
from tests.simulation.post import Relay
from tests.simulation.verdict import BrokenError, demand

Values = tuple[Any, ...]
_LOG = (
    'SELECT rowid, "id", "hash", "device_id", "user_id", "lane_seq", "type", "outcome", "code", "at", "body"'
    ' FROM "command_log" WHERE rowid > ? ORDER BY rowid'
)
_VERDICTS = 'SELECT "id", "outcome", "code" FROM "command_log" WHERE "user_id" IS NOT NULL'
_EFFECTS = 'SELECT "id", "kind", "state", "made_at", "ended_at" FROM "effect"'
#: Refusals for want of rights.
_RIGHTS = ("privilege.missing", "section.denied", "user.disabled")
#: What may become of an effect.
_WAYS = {
    "": (WAITING, HELD),
    WAITING: (SENT, FAILED, SKIPPED),
    HELD: (WAITING, SKIPPED),
}
#: What of an issue is the naive model's own word; the rest is for reading.
_ISSUE = ("user_id", "kind", "state", "command", "command_version", "body", "code", "fields", "document_id")


@dataclass(slots=True)
class Feed:
    """What a scope went through: its rows in the beginning, and what each number of it changed."""

    head: int
    first: dict[Key, Values]
    log: list[tuple[int, int, dict[Key, Values | None]]] = field(default_factory=list)
    start: int = 0

    def at(self, seq: int) -> dict[Key, Values]:
        """The scope's rows at a number."""
        rows = dict(self.first)
        for number, _, changes in self.log:
            if number > seq:
                break
            merge(rows, changes)
        return rows

    def told(self, seq: int, key: Key) -> bool:
        """Whether who is at a number has heard of a row, be it gone again."""
        return key in self.first or any(key in changes for number, _, changes in self.log if number <= seq)

    def span(self, seq: int) -> tuple[int, float]:
        """From which commit to before which the scope stood at this number."""
        born = 0
        for number, commit, _ in self.log:
            if number > seq:
                return born, commit
            born = commit
        return born, float("inf")


def merge(rows: dict[Key, Values], changes: dict[Key, Values | None]) -> None:
    """Apply changes to rows; None takes a row away."""
    for key, values in changes.items():
        if values is None:
            rows.pop(key, None)
        else:
            rows[key] = values


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the server's log."""

    id: str
    digest: bytes
    device: str
    user: str
    lane_seq: int
    type: str
    outcome: str
    code: str
    at: int
    body: str


def audience(row: e.Row) -> Iterator[str]:
    """Whose a row is (law 3)."""
    if isinstance(row, e.UserRow):
        yield f"user:{row.user_id}"
        return
    for party in sorted({row.owner_id, row.counterpart_id or row.owner_id}):
        yield f"{party}:{e.section_of(row)}"


class Model:
    """The naive copy, and what it has learned."""

    def __init__(self, db: Db, clock: Clock, relay: Relay) -> None:
        self.clock = clock
        self._relay = relay
        #: When the running step began.
        self.began = 0
        self._latest = 0
        self.tables = Tables()
        self.feeds: dict[str, Feed] = {}
        self.log: dict[str, Entry] = {}
        #: Commands as they came over the wire, and those that a handler's bug meets.
        self.envelopes: dict[str, Envelope] = {}
        self.poisoned: set[str] = set()
        #: Which program serves, and the commands that are parked.
        self.versions = PRESENT
        self._parked: set[str] = set()
        #: How often a new epoch began: desks then give again what they have kept.
        self.epochs = 0
        #: The epoch of this database, and how many lie before it.
        self.epoch, self._former = "", 0
        #: The verdicts that commands came back with, and what waits for others that have not come back: since
        #: when it is judged.
        self.replays: dict[str, Replay] = {}
        self._waiting: dict[str, int] = {}
        #: When the server was last restored, and until when it waits for what desks give again.
        self._restored_at, self.hold_until = 0, 0
        #: All that ever waited so.
        self._held: set[str] = set()
        #: The commands that are done in this history; of each that ever was: what it wrote, and which were
        #: done before it. And those that could not be done again, because other ones are.
        #: The commands that are done, in their order.
        self._done: dict[str, None] = {}
        self._wrote: dict[str, set[Key]] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self.displaced: set[str] = set()
        #: The numbers that the server once gave for the command that is being judged.
        self._carried: list[str] = []
        #: Which command last came under a number of a device's lane.
        self.sent: dict[tuple[str, str, int], str] = {}
        self.effects: dict[str, str] = {}
        #: How far each effect is, and the epoch in which that was seen.
        self._sendings: dict[str, str] = {}
        self._sendings_of = 0
        self.lanes: dict[tuple[str, str], int] = {}
        #: Who used a number of a company: the command's id.
        self.numbers: dict[tuple[str, str], str] = {}
        self.verdicts: dict[str, tuple[str, str]] = {}
        self._prefixes: dict[str, str] = {}
        self.commits = 0
        self._last = 0
        #: The series of numbers that the server gives: letters and how many, by epoch and company.
        self._series: dict[str, tuple[str, int]] = {}
        self._begin(db)

    # ---- in the beginning

    def new_epoch(self, db: Db, hold: int) -> None:
        """The database's history ended, and another began, which waits so long for what comes again."""
        self.epochs += 1
        self._restored_at = self.clock.now()
        self.hold_until = self._restored_at + hold
        self._learn_epoch(db)
        self.check_effects(db)

    def _learn_epoch(self, db: Db) -> None:
        found = read_epoch(db)
        self.epoch, self._former = found.name, len(found.former)

    def begin_again(self, db: Db, rows: Raw, hold: int) -> None:
        """Another database stands in the place of what was known, and must have these rows."""
        self.tables, self.feeds, self.log, self.lanes, self.numbers = Tables(), {}, {}, {}, {}
        self.effects, self._sendings, self._prefixes, self._series = {}, {}, {}, {}
        self._last = 0
        self._waiting = {}
        self._begin(db)
        self._done = {entry.id: None for entry in self.log.values() if entry.outcome == COMMITTED}
        self.verdicts = {key: verdict for key, verdict in self.verdicts.items() if key in self.log}
        self._parked = {entry.id for entry in self.log.values() if entry.outcome == PARKED}
        self.new_epoch(db, hold)
        here = self.tables.raw()
        demand(here == rows, "no_lost_acknowledged_write", lambda: f"restored: {_differ(here, rows)}")

    def _begin(self, db: Db) -> None:
        """What is there when the history begins is taken as it is."""
        scopes: dict[str, dict[Key, Values]] = {}
        for entity in e.ENTITIES:
            known = codec(entity)
            for values in db.query(known.sql.select):
                row = known.from_db(values)
                self.tables.put(row)
                for scope in audience(row):
                    scopes.setdefault(scope, {})[entity.TABLE, row.id] = values
        for scope, head in db.query('SELECT "name", "head" FROM "scope"'):
            self.feeds[scope] = Feed(head, scopes.get(scope, {}), start=head)
        for entry in self._entries(db):
            self.log[entry.id] = entry
        for device, user, seq in db.query('SELECT "device_id", "user_id", "seq" FROM "lane"'):
            self.lanes[device.hex(), user.hex()] = seq
        for row_id, kind, state, *_ in db.query(_EFFECTS):
            self.effects[row_id.hex()], self._sendings[row_id.hex()] = kind, state
        self._learn_epoch(db)
        self._learn_series(db, is_new=True)
        for owner, number, command_id in db.query(
            'SELECT "organisation_id", "number", "command_id" FROM "drawn_number"'
        ):
            self.numbers[owner.hex(), number] = command_id.hex()

    def _entries(self, db: Db) -> list[Entry]:
        found: list[Entry] = []
        for rowid, row_id, digest, device, user, seq, kind, outcome, code, at, body in db.query(
            _LOG, (self._last,)
        ):
            self._last = rowid
            found.append(
                Entry(
                    row_id.hex(), digest, device.hex() if device else "", user.hex() if user else "", seq,
                    kind, outcome, code, at, body,
                )
            )  # fmt: skip
        return found

    def hear(self, envelopes: Iterable[Envelope]) -> None:
        """Commands reach the server. Those of a state that was put back do not know that they were judged."""
        for envelope in envelopes:
            if envelope.replay is not None:
                self.replays[envelope.id] = envelope.replay
            elif envelope.id not in self.log and envelope.id not in self._waiting:
                self.replays.pop(envelope.id, None)

    # ---- after each commit of the server

    def absorb(self, db: Db) -> None:
        """Judge what the server just committed, and hold it against what it wrote."""
        self.commits += 1
        self._learn_series(db)
        changed: dict[Key, tuple[e.Row, bool]] = {}
        entries = self._entries(db)
        if self.epochs:
            self._held.update(row[0].hex() for row in db.query('SELECT "id" FROM "replay"'))
        for entry in entries:
            if entry.device and entry.device not in self._prefixes:
                self._learn_prefixes(db)
            self._check_instant(entry)
            self._check_lane(entry)
            self._judge(entry, changed)
        if self.epochs:
            sql = 'SELECT "id", "at" FROM "replay"'
            self._waiting = {row_id.hex(): at for row_id, at in db.query(sql)}
        heads = dict(db.query('SELECT "name", "head" FROM "scope"'))
        moved = {scope: head for scope, head in heads.items() if head != self._head(scope)}
        for scope, head in moved.items():
            demand(
                head == self._head(scope) + 1,
                "gap_free_counters",
                lambda scope=scope, head=head: f"{scope} went from {self._head(scope)} to {head}",
            )
        again = self._judged_again(db)
        if again:
            self._learn_prefixes(db)
        for entry in again:
            self._judge_again(entry, changed)
        if not entries and not again:
            self._adopt(db, moved)
            self.check_effects(db)
            return
        self._hear_again(db, moved, changed)
        expected: dict[str, dict[Key, e.Row | None]] = {}
        for key, (row, removed) in changed.items():
            for scope in audience(row):
                expected.setdefault(scope, {})[key] = None if removed else row
        demand(
            expected.keys() == moved.keys(),
            "exactly_once",
            lambda: f"scopes moved: {sorted(moved)}, expected: {sorted(expected)}",
        )
        for scope, rows in expected.items():
            self._compare(db, scope, heads[scope], rows)
        self.check_effects(db)

    def _hear_again(self, db: Db, moved: dict[str, int], changed: dict[Key, tuple[e.Row, bool]]) -> None:
        """A verdict that compaction took away is told once more to whoever sends its command again."""
        for scope, head in moved.items():
            sql = 'SELECT "row_id" FROM "feed" WHERE "scope" = ? AND "seq" = ? AND "tbl" = ? AND "op" = 1'
            for (row_id,) in db.query(sql, (scope, head, "command_result")):
                key = "command_result", row_id.hex()
                if key in changed or self.tables.get(*key) is not None or key[1] not in self.log:
                    continue
                entry = self.log[key[1]]
                user = self.tables.get("user", entry.user)
                assert user is not None
                told = e.CommandResult(
                    id=entry.id, owner_id=user.owner_id, user_id=entry.user, outcome=entry.outcome,
                    code=entry.code, version=1,
                )  # fmt: skip
                self.tables.put(told)
                changed[key] = told, False

    def _learn_prefixes(self, db: Db) -> None:
        self._prefixes = {row[0].hex(): row[1] for row in db.query('SELECT "id", "prefix" FROM "device"')}

    def _head(self, scope: str) -> int:
        return self.feeds[scope].head if scope in self.feeds else 0

    def _feed(self, scope: str) -> Feed:
        return self.feeds.setdefault(scope, Feed(0, {}))

    def _compare(self, db: Db, scope: str, head: int, rows: dict[Key, e.Row | None]) -> None:
        """A scope's feed names what changed and nothing else, and the rows are as the model has them."""
        entries = db.query(
            'SELECT "tbl", "row_id", "op" FROM "feed" WHERE "scope" = ? AND "seq" = ?', (scope, head)
        )
        named = {(table, row_id.hex()): int(op == PUT) for table, row_id, op in entries}
        wanted = {key: 0 if row is None else 1 for key, row in rows.items()}
        demand(
            named == wanted,
            "exactly_once",
            lambda: f"feed of {scope} at {head}: {_differ(named, wanted)}",
        )
        changes: dict[Key, Values | None] = {}
        for key, row in rows.items():
            changes[key] = None if row is None else self._same_row(db, key, row)
        feed = self._feed(scope)
        feed.head = head
        feed.log.append((head, self.commits, changes))

    def _same_row(self, db: Db, key: Key, row: e.Row) -> Values:
        known = codec_of(key[0])
        found = db.query(f'{known.sql.select} WHERE "id" = ?', (bytes.fromhex(key[1]),))
        demand(found, "exactly_once", lambda: f"{key} is not at the server")
        there = known.from_db(found[0])
        demand(
            _comparable(there) == _comparable(row),
            "exactly_once",
            lambda: f"{key}: {_differ(_comparable(there), _comparable(row))}",
        )
        self.tables.put(there)
        return tuple(found[0])

    def _adopt(self, db: Db, moved: dict[str, int]) -> None:
        """An administrator's writing: taken as it is, and sent to whom it belongs."""
        for scope, head in moved.items():
            changes: dict[Key, Values | None] = {}
            for table, row_id, op in db.query(
                'SELECT "tbl", "row_id", "op" FROM "feed" WHERE "scope" = ? AND "seq" = ?', (scope, head)
            ):
                key = table, row_id.hex()
                known = codec_of(table)
                found = db.query(f'{known.sql.select} WHERE "id" = ?', (row_id,)) if op == PUT else []
                changes[key] = tuple(found[0]) if found else None
                if found:
                    row = known.from_db(found[0])
                    demand(scope in audience(row), "isolation", f"{key} in {scope}")
                    self.tables.put(row)
                else:
                    self.tables.drop(*key)
            feed = self._feed(scope)
            feed.head = head
            feed.log.append((head, self.commits, changes))

    def _check_instant(self, entry: Entry) -> None:
        """A command is judged at an instant of the server's clock, and never before an earlier one; what is
        given again at the instant that it was once judged by.
        """
        if entry.id in self._waiting:
            since = self._waiting[entry.id]
            demand(entry.at == since, "deadline_order", f"{entry.type} waited since {since}, not {entry.at}")
            return
        replay = self._replay_of(entry)
        if replay is not None:
            demand(
                entry.at == replay.at, "deadline_order", f"{entry.type} of {replay.at} judged by {entry.at}"
            )
            return
        demand(
            self.began <= entry.at <= self.clock.now() and entry.at >= self._latest,
            "deadline_order",
            f"{entry.type} judged at {entry.at}, which is not between {self.began} and {self.clock.now()}",
        )
        self._latest = entry.at

    def _check_lane(self, entry: Entry) -> None:
        demand(entry.id not in self.log, "exactly_once", f"{entry.type} {entry.id} is in the log twice")
        self.log[entry.id] = entry
        if not entry.user:
            return
        lane = entry.device, entry.user
        if entry.id in self._waiting or self._replay_of(entry) is not None:
            self.lanes[lane] = max(entry.lane_seq, self.lanes.get(lane, 0))
            return
        expected = self.lanes.get(lane, 0) + 1
        while expected < entry.lane_seq and (self.epochs or self.sent.get((*lane, expected)) in self.log):
            expected += 1  # a command that the server had already: from another copy, or given again
        demand(
            entry.lane_seq == expected,
            "causal_lanes",
            f"{entry.type} has number {entry.lane_seq}, expected {expected}",
        )
        self.lanes[lane] = expected
        envelope = self.envelopes[entry.id]
        digest = hashlib.sha256(
            b"\0".join((envelope.type.encode(), str(envelope.v).encode(), envelope.body))
        ).digest()
        demand(digest == entry.digest, "exactly_once", f"{entry.type} {entry.id}: another body in the log")
        for cause in envelope.depends_on:
            # What comes back after a restore may wait for other desks while what names it can be done.
            known = cause in self.log or cause in self._held
            demand(known, "causal_lanes", f"{entry.type} was judged before what it builds on")

    def check_effects(self, db: Db) -> None:
        """Each that commands caused is there, none besides; each goes its way once."""
        kinds: dict[str, str] = {}
        for row_id, kind, state, made_at, ended_at in db.query(_EFFECTS):
            effect_id = row_id.hex()
            kinds[effect_id] = kind
            was, self._sendings[effect_id] = self._sendings.get(effect_id, ""), state
            if was == WAITING and self._sendings_of < self.epochs:
                demand(state == HELD, "effects", f"letter {effect_id} is {state} after a restore")
            elif was != state:
                self._check_sending(effect_id, was, state, (ended_at or made_at) - made_at)
        demand(kinds == self.effects, "effects", lambda: f"{_differ(kinds, self.effects)}")
        self._sendings_of = self.epochs

    def _check_sending(self, effect_id: str, was: str, state: str, took: int) -> None:
        """What is recorded of a letter is what became of it, and recorded once."""
        demand(
            state in _WAYS.get(was, ()), "effects", f"letter {effect_id} was {was or 'not there'}, is {state}"
        )
        if state == SENT:
            demand(self._relay.taken[effect_id] > 0, "effects", f"letter {effect_id} is sent, and never came")
        if state == FAILED:
            given_up = effect_id in self._relay.refused or took >= GIVE_UP
            demand(given_up, "effects", f"letter {effect_id} is given up without need")

    # ---- judging, as naively as can be

    def _judge(self, entry: Entry, changed: dict[Key, tuple[e.Row, bool]]) -> None:
        book = Book(self.tables, authority=True)
        judge = self._persons if entry.user else self._own
        try:
            outcome, code = judge(entry, book, changed)
        except Exception as error:
            # The server would take it for a failure of its own work, and go on.
            raise BrokenError("exactly_once", f"the model cannot judge {entry.type}: {error!r}") from error
        self.verdicts[entry.id] = outcome, code
        demand(
            (outcome, code) == (entry.outcome, entry.code),
            "exactly_once",
            lambda: (
                f"{entry.type} {entry.id}: server says {entry.outcome} {entry.code!r},"
                f" model {outcome} {code!r}; {entry.body[:200]}"
            ),
        )

    def _own(self, entry: Entry, book: Book, changed: dict[Key, tuple[e.Row, bool]]) -> tuple[str, str]:
        cmd = decode(entry.type, entry.body)
        kinds: dict[str, type[e.Row]] = {
            "request_id": e.Request, "partner_id": e.Partner, "b2b_order_id": e.B2BOrder,
            "recount_id": e.Recount,
        }  # fmt: skip
        target = self.tables.get(kinds[cmd.TARGET].TABLE, cmd.target())
        organisation = target.owner_id if target is not None else ""
        self._check_hold(entry, cmd.target())
        actor = Actor("0" * 32, "", organisation, SYSTEM)
        ctx = Context(actor, entry.id, entry.at, entry.at, "S0", self._draw)
        book.begin(organisation)
        try:
            bus.run(cmd, book, ctx)
            self._follow(cmd, book, ctx, book.done())
        except UserError as error:
            return REJECTED, error.code
        self._note_done(entry, self._keep(book, changed))
        return COMMITTED, ""

    def _check_hold(self, entry: Entry, request_id: str) -> None:
        """A deadline that passed before a restore is not judged while answers in time may come again."""
        if self.clock.now() >= self.hold_until:
            return
        for asked in self.tables.all("request_partner"):
            assert isinstance(asked, e.RequestPartner)
            at = asked.deadline_at
            if asked.request_id == request_id and entry.id == child_id(request_id, "deadline", at):
                demand(
                    at is not None and at >= self._restored_at, "deadline_order",
                    f"the deadline {at} was judged while answers in time may come again",
                )  # fmt: skip

    def _replay_of(self, entry: Entry) -> Replay | None:
        """The verdict that a command came back with."""
        return self.replays.get(entry.id)

    def _context(
        self, entry: Entry, envelope: Envelope, user: e.User
    ) -> tuple[Context, list[tuple[str, str]]]:
        """What a person's command is run with, and where the numbers that it uses are gathered."""
        actor = Actor(user.id, user.name, user.owner_id, user.role, frozenset(user.privileges))
        drawn = list(reversed(envelope.numbers))
        used: list[tuple[str, str]] = []

        def draw(owner_id: str, seen_by: str) -> str:
            if not drawn:
                return self._draw(owner_id, seen_by)
            key = actor.organisation_id, drawn.pop()
            if key in self.numbers or key in used:
                raise UserError("number.taken", "This number is in use already.")
            used.append(key)
            return key[1]

        prefix = self._prefixes[entry.device]
        return Context(actor, entry.id, entry.at, envelope.made_at, prefix, draw), used

    def _persons(self, entry: Entry, book: Book, changed: dict[Key, tuple[e.Row, bool]]) -> tuple[str, str]:
        envelope = self.envelopes[entry.id]
        user = self.tables.get("user", entry.user)
        assert isinstance(user, e.User)
        ctx, used = self._context(entry, envelope, user)
        actor = ctx.actor
        replay = self._replay_of(entry)
        self._carried = list(replay.numbers) if replay is not None else []
        if replay is not None and replay.outcome != COMMITTED:
            fields = json.loads(replay.issue.get("fields", "[]"))
            outcome, code, cmd = replay.outcome, replay.code, _decoded(envelope)
        else:
            before = entry if replay is not None or entry.id in self._waiting else None
            outcome, code, fields, cmd = self._outcome(envelope, book, ctx, user, before)
            if replay is not None and code == "issue.missing":
                # A notice that the server made by itself, after the backup: there is nothing left to close.
                outcome, code, fields = COMMITTED, "", []
            if replay is not None and outcome not in (COMMITTED, PARKED) and user.active:
                told = f"{entry.type} was done, and is {outcome} while others are not back"
                demand(self.clock.now() >= self.hold_until, "no_lost_acknowledged_write", told)
            if replay is not None and outcome != COMMITTED:
                self._note_displaced(entry, book, outcome, code)
        self._carried = []
        if outcome == COMMITTED:
            self.numbers.update(dict.fromkeys(used, entry.id))
        if outcome == PARKED:
            self._parked.add(entry.id)
        if outcome != COMMITTED:
            book.begin(None)
            is_told = user.active or (replay is not None and replay.outcome != COMMITTED)
            keeper = actor.user_id if is_told else self._keeper(actor)
            book.settle(self._issue(entry, envelope, actor, keeper, outcome, code, fields, cmd))
        book.settle(
            e.CommandResult(
                id=entry.id, owner_id=actor.organisation_id, user_id=actor.user_id, outcome=outcome, code=code
            )
        )
        written = self._keep(book, changed)
        if outcome == COMMITTED:
            self._note_done(entry, written)
        return outcome, code

    def _note_done(self, entry: Entry, written: set[Key]) -> None:
        """A command is done, upon all that were done before it."""
        self._wrote[entry.id], self._found[entry.id] = written, tuple(self._done)
        self._done[entry.id] = None

    def _note_displaced(self, entry: Entry, book: Book, outcome: str, code: str) -> None:
        """A command that was done before a restore cannot be done again: whether it meets what others did
        that was not there then (new work is not held up by what has not come back; who is first is first), or
        did in another order, or misses what nobody has brought back, or has not the rights any more, or is
        kept back.
        """
        met = book.met()
        is_as_it_was = self._writers(met, self._done) == self._writers(met, self._found.get(entry.id, ()))
        if outcome == PARKED or code in _RIGHTS or not is_as_it_was:
            self.displaced.add(entry.id)

    def _writers(self, met: set[Key], done: Iterable[str]) -> dict[Key, list[str]]:
        """Which commands wrote rows, in their order."""
        found: dict[Key, list[str]] = {}
        for command_id in done:
            for key in met & self._wrote.get(command_id, set()):
                found.setdefault(key, []).append(command_id)
        return found

    # ---- parked commands that are taken up again

    def _judged_again(self, db: Db) -> list[Entry]:
        """The parked commands that have another verdict now."""
        found = [
            replace(self.log[row_id.hex()], outcome=outcome, code=code)
            for row_id, outcome, code in (db.query(_VERDICTS) if self._parked else ())
            if row_id.hex() in self._parked
        ]
        return [entry for entry in found if entry != self.log[entry.id]]

    def _judge_again(self, entry: Entry, changed: dict[Key, tuple[e.Row, bool]]) -> None:
        book = Book(self.tables, authority=True)
        envelope, user = self.envelopes[entry.id], self.tables.get("user", entry.user)
        assert isinstance(user, e.User)
        ctx, used = self._context(entry, envelope, user)
        outcome, code, fields, cmd = self._outcome(envelope, book, ctx, user, before=entry)
        demand(
            (outcome, code) == (entry.outcome, entry.code),
            "exactly_once",
            f"{entry.type} again: server says {entry.outcome} {entry.code!r}, model {outcome} {code!r}",
        )
        self.log[entry.id], self.verdicts[entry.id] = entry, (outcome, code)
        self._parked -= {entry.id} if outcome != PARKED else set()
        if outcome == COMMITTED:
            book.see_all()
        else:
            book.begin(None)
        issue = book.find(e.SyncIssue, entry.id)
        assert issue is not None
        if outcome == COMMITTED:
            self.numbers.update(dict.fromkeys(used, entry.id))
            issue.state, issue.resolution = "resolved", "retried"
        else:
            told = self._issue(entry, envelope, ctx.actor, issue.user_id, outcome, code, fields, cmd)
            for name in _ISSUE:
                setattr(issue, name, getattr(told, name))
        result = book.find(e.CommandResult, entry.id)
        assert result is not None
        result.outcome, result.code = outcome, code
        book.done()
        written = self._keep(book, changed)
        if outcome == COMMITTED:
            self._note_done(entry, written)

    def _outcome(
        self, envelope: Envelope, book: Book, ctx: Context, user: e.User, before: Entry | None = None
    ) -> tuple[str, str, list[dict[str, Any]], Command | None]:
        book.begin(ctx.actor.organisation_id)
        cmd: Command | None = None
        if not user.active:
            return REJECTED, "user.disabled", [], _decoded(envelope)
        try:
            if envelope.v > self.versions.command(envelope.type):
                return PARKED, "command.version", [], _decoded(envelope)
            cmd = decode(envelope.type, envelope.body)
            if self._is_blocked(envelope, cmd, ctx.actor.user_id, before):
                return PARKED, "blocked", [], cmd
            if envelope.id in self.poisoned:
                return PARKED, "bug", [], cmd
            clashes = list(self._clashes(envelope, book))
            bus.run(cmd, book, ctx)
            changes = book.done()
            if not _may_see(user, book):
                return REJECTED, "section.denied", [], cmd
            fields = [
                {**clash, "mine": plain(mine)}
                for clash, theirs in clashes
                for mine in [_value(book, clash["table"], clash["row_id"], clash["field"])]
                if mine != theirs
            ]
            if fields:
                return CONFLICT, "conflict", fields, cmd
            self._follow(cmd, book, ctx, changes)
        except UserError as error:
            code = error.code if _may_see(user, book) else "section.denied"
            return PARKED if code == "number.taken" else REJECTED, code, [], _decoded(envelope)
        return COMMITTED, "", [], cmd

    def _clashes(self, envelope: Envelope, book: Book) -> Iterator[tuple[dict[str, Any], Any]]:
        for expect in envelope.expects:
            entity = e.BY_TABLE[expect.table]
            if entity.DEFAULTED and book.find(entity, expect.row_id) is None:
                continue
            theirs = _value(book, expect.table, expect.row_id, expect.field)
            if not _same(theirs, expect.base):
                yield (
                    {
                        "table": expect.table, "row_id": expect.row_id, "field": expect.field,
                        "base": expect.base, "theirs": plain(theirs),
                    },
                    theirs,
                )  # fmt: skip

    def _is_blocked(
        self, envelope: Envelope, cmd: Command, user_id: str, before: Entry | None = None
    ) -> bool:
        for issue in self.tables.all("sync_issue"):
            assert isinstance(issue, e.SyncIssue)
            if before is not None and not _is_earlier(self.log.get(issue.id), before):
                continue
            if (
                issue.user_id == user_id
                and issue.kind == "parked"
                and issue.state == "open"
                and (issue.id in envelope.depends_on or (cmd.target() and cmd.target() == issue.document_id))
            ):
                return True
        return False

    def _follow(self, cmd: Command, book: Book, ctx: Context, changes: list[Any]) -> None:
        book.see_all()
        for event in events_of(changes, cmd, ctx):
            book.settle(event)
        if not book.events:
            return
        system = Actor("0" * 32, "", ctx.actor.organisation_id, SYSTEM)
        own = replace(ctx, actor=system, device="S0", draw=self._draw, _count=0)
        happened: list[DomainEvent] = []
        while book.events:
            batch, book.events = book.events, []
            happened.extend(batch)
            bus.react(batch, book, own)
        for event in events_of(book.done(), cmd, own, "reaction"):
            book.settle(event)
        for count, (kind, once) in enumerate(_effects(happened, book)):
            self.effects[once or child_id(ctx.command_id, "effect", kind, count)] = kind

    def _keep(self, book: Book, changed: dict[Key, tuple[e.Row, bool]]) -> set[Key]:
        """Keep what a command did; the rows that it wrote."""
        before = {key: self.tables.get(*key) for key in book._live}
        written = book.commit()
        for key in written:
            row = self.tables.get(*key)
            old = before[key]
            if row is not None:
                changed[key] = row, False
            elif old is not None:
                if key in changed and old.version and not self._was_stored(key, old):
                    del changed[key]
                else:
                    changed[key] = old, True
        return written

    def _was_stored(self, key: Key, row: e.Row) -> bool:
        """Whether a row was there before the running transaction."""
        for scope in audience(row):
            return key in self._feed(scope).at(self._head(scope))
        return False

    def _keeper(self, actor: Actor) -> str:
        """Who is told of the work of somebody whose account is closed."""
        found = [
            row.id
            for row in self.tables.all("user")
            if isinstance(row, e.User)
            and row.owner_id == actor.organisation_id
            and row.role == "account_manager"
            and row.active
        ]
        return min(found, default=actor.user_id)

    def _learn_series(self, db: Db, *, is_new: bool = False) -> None:
        """The letters with which each company's numbers of the server begin; how many is counted here."""
        for key, value in db.query('SELECT "key", "value" FROM "state" WHERE "key" LIKE \'series:%\''):
            prefix, _, count = value.partition("-")
            known = self._series.get(key)
            demand(
                known is None or known[0] == prefix, "gap_free_counters", f"{key} was {known}, is {prefix}"
            )
            self._series[key] = prefix, known[1] if known is not None else int(count) if is_new else 0

    def _draw(self, owner_id: str, _seen_by: str) -> str:
        if self._carried:
            return self._carried.pop(0)
        key = f"series:{self._former}:{owner_id}"
        prefix, count = self._series[key]
        self._series[key] = prefix, count + 1
        return f"{prefix}-{count + 1:04d}"

    def _issue(
        self,
        entry: Entry,
        envelope: Envelope,
        actor: Actor,
        keeper: str,
        outcome: str,
        code: str,
        fields: list[dict[str, Any]],
        cmd: Command | None,
    ) -> e.SyncIssue:
        return e.SyncIssue(
            id=entry.id,
            owner_id=actor.organisation_id,
            user_id=keeper,
            kind=outcome,
            command=envelope.type,
            command_version=envelope.v,
            body=envelope.body.decode(),
            code=code,
            fields=json.dumps(fields),
            document_id=(cmd.target() or None) if cmd is not None else None,
        )

    # ---- asked by checks

    def scope_rows(self, cursors: dict[str, int]) -> Raw:
        """The rows that a desk with these cursors has from the server."""
        found: Raw = {}
        for scope, seq in cursors.items():
            found.update(self._feed(scope).at(seq))
        return found


#: Events that cause one mail each, whatever else is the case.
_PLAIN: dict[type[DomainEvent], str] = {
    ShipmentConfirmed: "mail.shipment_confirmed",
    PartnerInvited: "mail.invitation",
    PartnerConnected: "mail.partner_connected",
    InvitationDeclined: "mail.invitation_declined",
}


def _effects(events: Iterable[DomainEvent], book: Book) -> Iterator[tuple[str, str]]:
    """The kinds of mail that events cause, in their order; reminders by the id that makes them once."""
    for event in events:
        if isinstance(event, RequestSent):
            for asked in book.children(e.RequestPartner, "request_id", event.request_id):
                yield from _asked(asked.id, book)
        elif isinstance(event, DeadlineChanged):
            for inquiry_id in event.inquiry_ids:
                yield from _asked(inquiry_id, book, event.at)
        elif isinstance(event, AttentionNeeded):
            yield from _undecided(event.request_id, book)
        elif isinstance(event, OrdersPlaced):
            for order_id in event.order_ids:
                for kind in ("mail.remind_ship", "mail.remind_shipment"):
                    yield kind, child_id(order_id, kind)
        elif isinstance(event, FulfilmentConfirmed):
            shipment = book.find(e.FulfilmentShipment, event.fulfilment_shipment_id)
            pickup = shipment is not None and shipment.mode == "pickup"
            yield "mail.order_collected" if pickup else "mail.fulfilment_confirmed", ""
        elif type(event) in _PLAIN:
            yield _PLAIN[type(event)], ""


def _asked(inquiry_id: str, book: Book, at: int = 0) -> Iterator[tuple[str, str]]:
    """A partner is asked, or has until another instant."""
    inquiry = book.find(e.Inquiry, inquiry_id)
    if inquiry is None or not inquiry.counterpart_id or inquiry.state != "waiting":
        return
    if not at:
        yield "mail.request_sent", ""
    yield from _reminded(inquiry, at or inquiry.sent_at)


def _undecided(request_id: str, book: Book) -> Iterator[tuple[str, str]]:
    request = book.find(e.Request, request_id)
    rows = book.children(e.RequestPartner, "request_id", request_id)
    if request is None or request.state != "need_attention":
        return
    if request.mode == "automatic":
        yield "mail.request_incomplete", ""
    elif any(row.state == "closed" for row in rows):
        yield "mail.deadline_over", ""


def _reminded(inquiry: e.Inquiry, asked_at: int) -> Iterator[tuple[str, str]]:
    if inquiry.deadline_at - asked_at >= 2 * HOUR:
        yield "mail.remind_answer", child_id(inquiry.id, "mail.remind_answer", inquiry.deadline_at)


def _is_earlier(entry: Entry | None, than: Entry) -> bool:
    return entry is not None and (entry.at, entry.lane_seq) < (than.at, than.lane_seq)


def _may_see(user: e.User, book: Book) -> bool:
    """Whether all that a command has met is of the sections that its user was given."""
    given = {e.ACCOUNT, e.USER, *(user.sections or e.SECTIONS)}
    return book.sections() <= given


def _decoded(envelope: Envelope) -> Command | None:
    try:
        return decode(envelope.type, envelope.body)
    except UserError:
        return None


def _value(book: Book, table: str, row_id: str, name: str) -> Any:
    row = book.find(e.BY_TABLE[table], row_id)
    return None if row is None else getattr(row, name)


def _same(value: Any, base: Any) -> bool:
    if isinstance(value, Decimal) and isinstance(base, str):
        return Decimal(base) == value
    return bool(plain(value) == base)


def _comparable(row: e.Row) -> dict[str, Any]:
    """A row as it is compared: an event's changes in one order, an issue without its words."""
    if isinstance(row, e.SyncIssue):
        fields = sorted(msgspec.json.decode(row.fields), key=repr)
        return {**{name: getattr(row, name) for name in _ISSUE}, "fields": _plain_fields(fields)}
    if isinstance(row, e.CommandResult):
        return {name: getattr(row, name) for name in ("owner_id", "user_id", "outcome", "code", "version")}
    values = dict(zip(codec_of(row.TABLE).columns, codec(type(row)).image(row), strict=True))
    if isinstance(row, e.Event):
        values["changes"] = sorted(msgspec.json.decode(row.changes), key=repr)
    return values


def _plain_fields(fields: list[dict[str, Any]]) -> list[Any]:
    return [sorted(one.items()) for one in fields]


def _differ(here: dict[Any, Any], wanted: dict[Any, Any]) -> str:
    """What of two maps is not the same."""
    keys = [key for key in {**here, **wanted} if here.get(key) != wanted.get(key)]
    return "; ".join(f"{key}: {here.get(key)!r} instead of {wanted.get(key)!r}" for key in keys[:6])
