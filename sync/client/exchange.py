# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One round with the server: push what waits, pull to the head, take it in as one change (law 4).

Outcomes are hints: a command leaves the outbox only with the page that holds its result. What comes
below the head, or while there is more to push, is staged in the database, so that a round that was
broken off goes on where it was. A desk that has nothing walks through everything first (``snapshot``);
until that and the round that follows are done, pages are shown as they come, labelled as loading.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop_b2b.clock import Clock
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import SqliteDb, go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, get_states, set_state
from sync.client import archive, arrivals, closing, divergence, guard, lanes, outages, quiet, skew
from sync.client.snapshot import FirstSnapshot, nothing
from sync.client.states import ANEW, CONFIRMED, DETAIL, EPOCH, HISTORY, LOADED, LOADING, NONCE, OFFSET, STATE
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import RETRY, Cursor, Exchange, ExchangeReply, Failure, Page, TableRows
from sync.protocol.versions import PRESENT, Versions

_log = logging.getLogger(__name__)

#: How often one round asks, and how much it stages while there is still something to push.
_TURNS = 10_000
_STAGED_PUSHES = 64
#: How often one round puts the same right.
_MENDS = 3


@dataclass(slots=True)
class Done:
    """What a round did: commands that the server took, rows that came."""

    pushed: int = 0
    pulled: int = 0
    heads: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Question:
    message: Exchange
    push: lanes.Push
    asked_at: int
    loading: bool


class Exchanger:
    """Rounds of one desk. Used by one thread at a time."""

    def __init__(
        self,
        store: DeskStore,
        clock: Clock,
        new_id: Callable[[], Id],
        *,
        crash: Callable[[str], None] = go_on,
        check: Callable[[], None] = nothing,
        threaded: bool = True,
        versions: Versions = PRESENT,
    ) -> None:
        self._versions = versions
        #: What is spoken: less than this program could, where the server is older.
        self._proto = versions.newest
        self._is_compared = False
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._crash = crash
        self._first = FirstSnapshot(store, new_id, crash=crash, check=check, threaded=threaded)
        #: By user: the lane number that the server expects next. A hint, lost with the process.
        self._taken: dict[Id, int] = {}
        #: How far each scope is with what is staged; None: look into the database.
        self._reached: dict[str, Cursor] | None = None
        self._asked_again = False

    def round(self, gateway: SyncGateway, session: Session) -> Done:
        """Push everything, pull to the head. Raises OutageError, GatewayError."""
        done = Done()
        if self._first.is_due():
            self._reached = None
            done.pulled += self._first.run(
                gateway, session, lambda: self._push(gateway, session, done), self._taken.clear
            )
            self._reached = None
        self._compare_columns()
        mended: Counter[tuple[str, str]] = Counter()
        self._asked_again = False
        for turn in range(_TURNS):
            question = self._ask(session)
            self._crash("round.asked")
            try:
                reply = gateway.exchange(session.token, question.message)
            except GatewayError as error:
                if self._took(error, question, done) and question.push.left:
                    continue
                # Each scope may be gone for itself: who was away for long takes one after the other anew.
                wrong = error.failure.code, str(error.failure.detail.get("scope", ""))
                mended[wrong] += 1
                if mended[wrong] > _MENDS or not self._mend(error):
                    raise
                continue
            self._crash("round.answered")
            if self._take(session, question, reply, done, turn):
                return done
        raise BugError("an exchange without end")

    def _push(self, gateway: SyncGateway, session: Session, done: Done) -> None:
        """Send what waits while everything is still coming; what comes of it comes in the end."""
        mended = 0
        while True:
            question = self._ask(session, max_bytes=1)
            if not question.push.count:
                return
            self._crash("round.asked")
            try:
                reply = gateway.exchange(session.token, question.message)
            except GatewayError as error:
                mended += 1
                if mended > _MENDS or error.failure.code != "expected_seq" or not self._mend(error):
                    raise
                continue
            self._crash("round.answered")
            if reply.request_id != question.message.request_id:
                raise outages.garbled()
            state = self._learn(question, reply, done)
            with self._store.writing() as db:
                for key, value in state.items():
                    set_state(db, key, value)
            if not question.push.left:
                return

    # ---- asking

    def _ask(self, session: Session, **more: Any) -> _Question:
        with self._store.writing() as db:
            if self._reached is None:
                self._reached = arrivals.cursors(db)
            kept = get_states(db, OFFSET, EPOCH, NONCE, LOADED, guard.REMOVAL)
            is_held = bool(kept[guard.REMOVAL])
            push = lanes.choose(db, self._taken, int(kept[OFFSET] or "0"), is_held=is_held)
            self._crash("round.chosen")
            message = Exchange(
                request_id=self._new_id(),
                proto=self._proto,
                epoch=kept[EPOCH],
                device_id=session.device_id,
                nonce=kept[NONCE],
                lanes=push.lanes,
                cursors=dict(self._reached),
                **more,
            )
            loading = kept[LOADED] != "1" and not db.query("SELECT 1 FROM outbox LIMIT 1")
        return _Question(message, push, self._clock.now(), loading)

    def _mend(self, error: GatewayError) -> bool:
        """Put right what the server found wrong with our memory of it; False where we cannot."""
        code, detail = error.failure.code, error.failure.detail
        if code == "expected_seq":
            with self._store.writing() as db:
                for user_id, expected in detail.get("next_lane_seq", {}).items():
                    lanes.renumber(db, user_id, expected)
                    self._taken[user_id] = expected
            return True
        if code == "upgrade":
            return self._speak(int(detail.get("oldest", 0)), int(detail.get("newest", 0)))
        if code in ("epoch_changed", "cursor_gone"):
            self._forget(str(detail["scope"]) if code == "cursor_gone" and "scope" in detail else None)
            return True
        return False

    def _took(self, error: GatewayError, question: _Question, done: Done) -> bool:
        """Whether a server that is too new for this program took what was sent all the same."""
        following = error.failure.detail.get("next_lane_seq")
        if error.failure.code != "upgrade" or not isinstance(following, dict):
            return False
        self._note_taken(question.message, following)
        with self._store.writing() as db:
            set_state(db, NONCE, str(error.failure.detail.get("nonce", question.message.nonce)))
        # A lane that does not move was refused (its token, say): it is not sent over and over.
        taken: int = sum(
            envelope.lane_seq < following.get(lane.user_id, 0)
            for lane in question.message.lanes
            for envelope in lane.commands
        )
        done.pushed += taken
        return taken > 0

    def _speak(self, oldest: int, newest: int) -> bool:
        """Speak as the server does; False where there is no protocol that both know."""
        common = self._versions.common(oldest, newest)
        is_news = common not in (0, self._proto)
        self._proto = common or self._proto
        return is_news

    def _compare_columns(self) -> None:
        """Once a process: whether this program knows more columns than what is here was received with."""
        if self._is_compared:
            return
        with self._store.writing() as db:
            for scope in skew.updated(db, self._versions):
                arrivals.take_anew(db, scope)
        self._reached = None
        self._is_compared = True

    def _forget(self, scope: str | None) -> None:
        """Take a scope anew, or everything from a server that was restored; the outbox stays."""
        with self._store.writing() as db:
            if scope is None:
                # What a restored server says is compared once it has all come.
                divergence.ask(db)
            self.take_anew(db, scope)
            if scope is None:
                set_state(db, EPOCH, "")
                set_state(db, NONCE, "")
                set_state(db, HISTORY, "1")
                archive.put_back(db)
        if scope is None:
            # What was settled waits again: lists show it at once, even if the next exchange fails.
            self._store.publish(Changes(frozenset({"outbox", "sync"}), frozenset(), local=False))

    def take_anew(self, db: SqliteDb, scope: str | None = None) -> None:
        """Have a scope, or all, replaced by what comes; shown when it is whole. Part of a transaction."""
        self._reached = None
        anew = set(json.loads(get_state(db, ANEW, "[]")))
        known = {row[0] for row in db.query("SELECT scope FROM cursor")} | set(arrivals.cursors(db))
        gone = known if scope is None else {scope}
        set_state(db, ANEW, json.dumps(sorted(anew | gone)))
        db.many("DELETE FROM cursor WHERE scope = ?", [(name,) for name in gone])
        db.run("DELETE FROM staged")
        if scope is None:
            self._taken.clear()
        if known:
            set_state(db, LOADED, "1")

    # ---- taking in

    def _take(
        self, session: Session, question: _Question, reply: ExchangeReply, done: Done, turn: int
    ) -> bool:
        """Keep what an answer holds; True when it was the last of this round."""
        message = question.message
        if reply.request_id != message.request_id:
            raise outages.garbled()
        if message.epoch and reply.epoch != message.epoch:
            self._forget(None)
            return False
        arrivals.check(message, reply)
        asked_nothing = not question.push.count and not question.push.left
        heads: dict[str, int] | None = None
        missing: dict[Id, int] = {}
        with self._store.looking() as db:
            self._check_lanes(db, reply)
            if asked_nothing:
                heads = quiet.heads_of_nothing(db, reply, session.user_id, question.asked_at)
            if heads is not None:
                missing = self._missing(db)
        state = self._learn(question, reply, done)
        if heads is not None:
            # Others may move the cursors between two rounds.
            self._reached = None
            done.heads = heads
            return not self._ask_again(missing)
        done.pulled += sum(len(rows.rows) for page in reply.pages for rows in page.tables)
        done.pulled += sum(len(ids) for page in reply.pages for ids in page.removes.values())
        goes_on = reply.more or (question.push.left and turn < _STAGED_PUSHES)
        if goes_on and not (question.loading and not question.push.count):
            self._stage(reply, state, done)
            return False
        if not goes_on:
            state |= {LOADED: "1", CONFIRMED: str(question.asked_at), HISTORY: ""}
        elif question.loading:
            state |= {STATE: LOADING, DETAIL: ""}
        try:
            # A push changes the nonce: two that are forgotten would make this device a copy of itself.
            durable = bool(done.pushed or question.push.count)
            missing = self._apply(session, reply, state, done, is_whole=not goes_on, durable=durable)
        except guard.RemovalHeldError as held:
            self._hold(reply, {NONCE: reply.nonce, EPOCH: reply.epoch}, done, held)
            raise
        if goes_on or question.push.left:
            return False
        closing.close_disabled(self._store, session, reply)
        return not self._ask_again(missing)

    def _hold(
        self, reply: ExchangeReply, state: dict[str, str], done: Done, held: guard.RemovalHeldError
    ) -> None:
        """Keep what came beside what is here, until a person has said what is to go."""
        self._stage(reply, state, done)
        with self._store.writing() as db:
            guard.keep_question(db, held)

    def _missing(self, db: SqliteDb) -> dict[Id, int]:
        """By user: the first command whose verdict is still not here, though the server has judged it."""
        sql = "SELECT user_id, min(lane_seq) FROM outbox WHERE state = 'sent' GROUP BY user_id"
        return {
            user_id.hex(): seq for user_id, seq in db.query(sql) if seq < self._taken.get(user_id.hex(), 0)
        }

    def _ask_again(self, missing: dict[Id, int]) -> bool:
        """Whether some verdict is missing though all was received: compaction may have taken it from the
        feed. Sent once more, its command gets it back.
        """
        again = bool(missing) and not self._asked_again
        if again:
            self._taken |= missing
            self._asked_again = True
        return again

    def _check_lanes(self, db: SqliteDb, reply: ExchangeReply) -> None:
        """Nothing is taken in by a copy that the server could not tell from the other one."""
        if lanes.has_other_numbers(db, reply.next_lane_seq):
            raise GatewayError(409, Failure(code="device_forked", text="Another copy has used our lanes."))

    def _learn(self, question: _Question, reply: ExchangeReply, done: Done) -> dict[str, str]:
        """Remember what the server expects next, and tell what to keep of the answer."""
        self._note_taken(question.message, reply.next_lane_seq)
        refused = {outcome.id for outcome in reply.outcomes if outcome.outcome == RETRY}
        done.pushed += question.push.count - len(refused)
        for lane in question.message.lanes:
            if any(envelope.id in refused for envelope in lane.commands):
                closing.close_lane(self._store, lane.user_id, lane.token)
        now = self._clock.now()
        offset = reply.server_time - (question.asked_at + now) // 2
        return {NONCE: reply.nonce, EPOCH: reply.epoch, OFFSET: str(offset)}

    def _note_taken(self, message: Exchange, following: Mapping[Id, int]) -> None:
        """Remember what needs not be sent again: what was in the question, and no more.

        Numbers behind it may have been used by a copy of this profile for something else. Sent again, ours
        are found to be known, or the copy is found.
        """
        for lane in message.lanes:
            if lane.commands:
                taken = min(following.get(lane.user_id, 0), lane.commands[-1].lane_seq + 1)
                self._taken[lane.user_id] = max(taken, self._taken.get(lane.user_id, 0))

    def _stage(self, reply: ExchangeReply, state: dict[str, str], done: Done) -> None:
        with self._store.writing() as db:
            if done.pushed:
                (waiting,) = db.query("SELECT count(*) FROM outbox")[0]
                state[DETAIL] = f"{done.pushed}/{waiting}"
            db.many(
                "INSERT INTO staged (page) VALUES (?)",
                [(msgspec.msgpack.encode(page),) for page in reply.pages],
            )
            for key, value in state.items():
                set_state(db, key, value)
            self._crash("round.staged")
        if self._reached is not None:
            self._reached |= {page.scope: Cursor(page.gen, page.end, page.mark) for page in reply.pages}
        if done.pushed:
            self._store.publish(Changes(frozenset({"sync"}), frozenset(), local=False))

    def _apply(
        self,
        session: Session,
        reply: ExchangeReply,
        state: dict[str, str],
        done: Done,
        *,
        is_whole: bool,
        durable: bool,
    ) -> dict[Id, int]:
        """Take pages in, those that were staged before them; tells what is missing then (``_missing``)."""
        with self._store.looking() as db:
            staged = arrivals.staged(db)
            cursors = {row[0] for row in db.query("SELECT scope FROM cursor")}
            kept = get_states(db, ANEW, archive.UNAPPLIED)
        pages = [*staged, *reply.pages]
        revoked = arrivals.revoked(cursors | {page.scope for page in pages}, reply.scopes, session)
        # What came for a person who signed out meanwhile is a part; the next sign-in brings the whole.
        pages = [page for page in pages if page.scope in reply.scopes]
        wanted = set(json.loads(kept[ANEW] or "[]")) - revoked
        anew = wanted & set(reply.scopes) | {
            page.scope for page in pages if page.start == 0 and page.scope in cursors
        }
        if is_whole:
            state = state | {ANEW: json.dumps(sorted(wanted - anew))}
        is_unapplied = is_whole and kept[archive.UNAPPLIED] == "1"
        removals = arrivals.removals(
            self._store, pages, anew if is_whole else set(), revoked, set(reply.revoked)
        )
        if revoked:
            _log.info("scopes are no longer ours", extra={"scopes": sorted(revoked)})

        self._reached = None
        missing: dict[Id, int] = {}

        def also(db: SqliteDb) -> None:
            if staged:
                db.run("DELETE FROM staged")
            db.many("DELETE FROM cursor WHERE scope = ?", [(scope,) for scope in revoked])
            guard.forget(db)
            for scope in skew.received(db, pages, self._versions):
                _log.info("the server knows more columns: a scope is taken anew", extra={"scope": scope})
                arrivals.take_anew(db, scope)
            archive.forget(db, reply.durable_through)
            if is_unapplied:
                set_state(db, archive.UNAPPLIED, "")
            # Asked here, where all lies at hand: a reader would take it from the disk once more.
            done.heads = arrivals.heads(db, reply)
            missing.update(self._missing(db))
            self._crash("round.applied")

        self._store.apply(
            ((rows.table, rows.columns, rows.rows) for page in pages for rows in self._seen(page)),
            removals.gone.items(),
            cursors={page.scope: (page.gen, page.end, page.mark) for page in pages},
            state=state,
            before=lambda db: archive.keep(db, pages, self._clock.now()),
            also=also,
            everything=is_unapplied,
            durable=durable,
        )
        return missing

    def _seen(self, page: Page) -> Iterable[TableRows]:
        """A page's rows as this program knows them."""
        return map(self._versions.trimmed, page.tables) if self._versions.hidden else page.tables
