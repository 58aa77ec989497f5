# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps a desk and its server together: in the background, or round by round when asked.

Two threads: one exchanges, woken by commits here; one waits for the server's call. A poll each minute
stands behind both. What is told of the state is never more than the server has proved.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Callable
from typing import Protocol, runtime_checkable

import msgspec
import uuid_utils

from desktop_b2b.clock import Clock, monotonic
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import DesktopError, OutageError, UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, get_states, set_state, user_session
from sync.client import divergence, outages
from sync.client.exchange import Done, Exchanger
from sync.client.file_channel import FileChannel
from sync.client.files import Files
from sync.client.identity import Identity
from sync.client.listening import Patience, SleepWatch
from sync.client.session import mark_signed_out, refusal
from sync.client.states import (
    CODE,
    DETAIL,
    LOADED,
    LOADING,
    NEEDS_SIGN_IN,
    OFFLINE,
    PROBLEM,
    STATE,
    SYNCED,
    SYNCING,
    WORDS,
)
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.versions import PRESENT, Versions

_log = logging.getLogger(__name__)

#: The poll behind the wake-up, and the longest wait on the server, seconds.
POLL = 60.0
LONG_POLL = 25.0
#: ... where nobody can cut the line when the desk closes.
_SHORT_POLL = 1.0
#: Pauses after outages: doubled from the first to the longest, each by chance between nought and it.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
#: How long sync_until_settled tries.
SETTLE = 120.0

#: "1" between start() and stop().
_RUNNING = "sync.running"
#: Seconds between two pieces of tidying.
_BREATH = 0.05

_chance = secrets.SystemRandom()


def new_id() -> Id:
    """A UUIDv7."""
    return uuid_utils.uuid7().hex


@runtime_checkable
class _Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class _Cuttable(Protocol):
    def cut(self) -> None: ...


class SyncReport(msgspec.Struct, frozen=True, kw_only=True):
    """Commands that the server took, rows that came, issues that are open now."""

    pushed: int
    pulled: int
    issues: int


class SyncEngine:
    """The sync of one desk. ``gateway_factory`` makes the way to a server from its address.

    ``jitter`` picks a pause between nought and its argument; ``crash`` is called with the name of each
    step, for tests that end the process there; ``new_id``, ``monotonic`` (seconds) and ``threaded`` (a round
    may fetch on another thread) are for simulations.
    """

    def __init__(
        self,
        store: DeskStore,
        gateway_factory: Callable[[str], SyncGateway],
        clock: Clock,
        *,
        crash: Callable[[str], None] = go_on,
        jitter: Callable[[float], float] = lambda longest: _chance.uniform(0.0, longest),
        new_id: Callable[[], Id] = new_id,
        monotonic: Callable[[], float] = monotonic,
        threaded: bool = True,
        versions: Versions = PRESENT,
    ) -> None:
        self._store = store
        self._make_gateway = gateway_factory
        self._crash = crash
        self._jitter = jitter
        self._versions = versions
        self._monotonic = monotonic
        self._exchanger = Exchanger(
            store, clock, new_id, crash=crash, check=self._check_network, threaded=threaded, versions=versions
        )
        self._identity = Identity(store, self._exchanger, new_id, crash=crash)
        self._files = Files(store, clock, crash=crash)
        self._channel = FileChannel(self._files, clock, self._session, self._file_line, jitter)
        self._checker = divergence.Checker(store, clock, new_id, crash=crash)
        self._patience = Patience(LONG_POLL)
        self._sleep = SleepWatch(clock, monotonic)
        #: How often all lines were taken for dead.
        self._cuts = 0
        self._turn = threading.RLock()
        self._gateways: dict[str, SyncGateway] = {}
        self._line: SyncGateway | None = None
        self._files_line: SyncGateway | None = None
        self._news = threading.Condition()
        self._woken = False
        self._urgent = False
        self._paused = False
        self._stopped = False
        self._in_round = False
        self._rounds = 0
        self._heads: dict[str, int] = {}
        self._threads: list[threading.Thread] = []
        self._forget_listener: Callable[[], None] | None = None

    # ---- in the background

    def start(self) -> None:
        """Exchange from now on."""
        if self._threads:
            return
        self._note_start()
        self._forget_listener = self._store.on_changes(self._on_changes)
        self._woken = True
        self._threads = [
            threading.Thread(target=self._exchange_on, name="sync-exchange", daemon=True),
            threading.Thread(target=self._listen_on, name="sync-listen", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._channel.start()

    def stop(self) -> None:
        """End what is under way and both threads, for good; what was not taken in is asked for next time."""
        with self._news:
            self._stopped = True
            self._news.notify_all()
            others = (self._line, self._files_line)
            lines = [*self._gateways.values(), *(line for line in others if line is not None)]
        self._channel.ask_to_stop()
        if self._forget_listener is not None:
            self._forget_listener()
            self._forget_listener = None
        for line in lines:
            if isinstance(line, _Closable):
                line.close()
        for thread in self._threads:
            thread.join()
        self._channel.join()
        if self._threads:
            self._note_end()
        self._threads = []

    def _note_start(self) -> None:
        """After an end that was none (power, a kill) all is compared with the server."""
        with self._store.writing() as db:
            if get_state(db, _RUNNING) == "1":
                divergence.ask(db)
            set_state(db, _RUNNING, "1")

    def _note_end(self) -> None:
        with self._store.writing() as db:
            set_state(db, _RUNNING, "")

    def wake(self) -> None:
        """Exchange as soon as may be: only a server that asked for quiet is left alone."""
        with self._news:
            self._woken = self._urgent = True
            self._news.notify_all()

    def pause(self) -> None:
        """Cut the network: every round is an outage until resume()."""
        with self._news:
            self._paused = True
        with self._turn:
            self._tell(OFFLINE, outages.cut())

    def resume(self) -> None:
        """Mend the network, and exchange at once."""
        with self._news:
            self._paused = False
        self.wake()

    # ---- when asked

    def round(self) -> Done:
        """One whole round: files up, push, pull to the head, files down.

        Raises OutageError where the server cannot be reached or is busy, UserError where it refuses or
        nobody is signed in.
        """
        done: Done | None = None
        with self._turn:
            with self._news:
                self._in_round = True
            try:
                done = self._told_round()
            finally:
                with self._news:
                    self._in_round = False
                    if done is not None:
                        self._rounds += 1
                        self._heads = done.heads
                    self._news.notify_all()
        return done

    def _told_round(self) -> Done:
        """A round; what comes in its way is told."""
        session = self._session()
        if session is None:
            self._tell(NEEDS_SIGN_IN)
            raise UserError("session.none", "Nobody is signed in on this profile. Sign in first.")
        try:
            return self._round_or_heal(session)
        except OutageError as outage:
            self._tell(OFFLINE, outage)
            raise
        except UserError as error:
            is_out = error.code in ("session.none", "session.disabled")
            self._tell(NEEDS_SIGN_IN if is_out else PROBLEM, error)
            raise
        except GatewayError as error:
            raise self._refused(session, error) from error

    def sync_until_settled(self, timeout: float = SETTLE) -> SyncReport:
        """Rounds until nothing is left that could be sent; a busy server is waited for.

        Raises as ``round``, and OutageError ``sync.timeout``.
        """
        until = self._monotonic() + timeout
        pushed = pulled = 0
        while True:
            try:
                done = self.round()
            except outages.ServerBusyError as busy:
                if self._monotonic() + busy.retry_after > until:
                    raise
                self._rest(busy.retry_after)
                continue
            pushed += done.pushed
            pulled += done.pulled
            if not done.pushed or not self._has_queued():
                return SyncReport(pushed=pushed, pulled=pulled, issues=self._open_issues())
            if self._monotonic() > until:
                raise OutageError("sync.timeout", "There is still more to send. Ask again.")

    def verify(self, timeout: float = SETTLE) -> divergence.Checked:
        """Exchange, then compare all that is here with the server and repair what differs.

        Raises as ``round``, and OutageError ``sync.timeout``.
        """
        until = self._monotonic() + timeout
        found = divergence.Checked()
        self.sync_until_settled(timeout)
        self._checker.start()
        while self._checker.is_due():
            part = self._check(lambda: self._stopped)
            found.tables += part.tables
            found.buckets += part.buckets
            found.repaired += part.repaired
            if part.moved:
                self.sync_until_settled(timeout)
            if self._monotonic() > until:
                raise OutageError("sync.timeout", "There is still more to compare. Ask again.")
        return found

    def _check(self, stopped: Callable[[], bool]) -> divergence.Checked:
        """Compare the next tables. Raises as ``round``."""
        with self._turn:
            session = self._session()
            if session is None:
                raise UserError("session.none", "Nobody is signed in on this profile. Sign in first.")
            self._check_network()
            try:
                return self._checker.step(self._gateway(session.server), session, stopped)
            except GatewayError as error:
                raise self._refused(session, error) from error

    def _is_wanted(self) -> bool:
        with self._news:
            return self._woken or self._stopped

    def _check_on(self) -> None:
        """Compare while nothing else is to be done; what fails is tried again with the next chance."""
        try:
            while not self._is_wanted() and self._checker.is_due():
                if self._check(self._is_wanted).moved:
                    return
        except DesktopError as error:
            _log.info("the check rests: %s", error)

    def _tidy_on(self) -> None:
        """Tidy up while nothing else is to be done, with breaks in which others may write."""
        try:
            while not self._is_wanted() and self._store.tidy():
                with self._news:
                    self._news.wait_for(lambda: self._woken or self._stopped, _BREATH)
        except OutageError as outage:
            _log.info("tidying rests: %s", outage)

    # ---- one round

    def _round(self, session: Session) -> Done:
        self._check_network()
        self._tell_start()
        gateway = self._gateway(session.server)
        alone = not self._channel.is_running
        if alone:
            self._crash("files.up")
            self._files.upload(gateway, session.token)
            self._check_network()
        done = self._exchanger.round(gateway, session)
        if alone:
            self._crash("files.down")
            self._check_network()
            self._files.download(gateway, session.token)
        else:
            self._channel.wake()
        self._tell(SYNCED)
        self._crash("round.done")
        return done

    def _round_or_heal(self, session: Session) -> Done:
        """A round; a copy of a profile becomes a device of its own first."""
        if not self._identity.is_under_way:
            try:
                return self._round(session)
            except GatewayError as error:
                if error.failure.code != "device_forked":
                    raise
        self._check_network()
        return self._round(self._identity.go_on_as_new(self._gateway(session.server), session))

    def _file_line(self, server: str) -> SyncGateway:
        """The files' own line."""
        self._check_network()
        with self._news:
            if self._stopped:
                raise outages.unreachable()
            if self._files_line is None:
                self._files_line = self._make_gateway(server)
            return self._files_line

    def _session(self) -> Session | None:
        session = self._store.session
        if session is None:
            return None
        with self._store.reading() as db:
            kept = user_session(db, session.user_id)
        return kept if kept is not None and kept.token else None

    def _refused(self, session: Session, error: GatewayError) -> DesktopError:
        """What a refusal of the server means for this desk."""
        if error.status == 401:
            mark_signed_out(self._store, session)
            said = UserError("session.expired", "The server asks you to sign in again. Nothing is lost.")
            self._tell(NEEDS_SIGN_IN, said)
            return said
        found = refusal(error, self._versions)
        if error.failure.code == "device_forked":
            found = UserError(
                "server.device_forked",
                "Another copy of this profile has exchanged with the server. This one goes on as a device of "
                "its own with the next exchange. What waits here is kept.",
            )
        self._tell(OFFLINE if isinstance(found, OutageError) else PROBLEM, found)
        return found

    def _check_network(self) -> None:
        with self._news:
            if self._paused:
                raise outages.cut()

    def _gateway(self, server: str) -> SyncGateway:
        with self._news:
            if self._stopped:
                raise outages.unreachable()
            found = self._gateways.get(server)
            if found is None:
                found = self._gateways[server] = self._make_gateway(server)
            return found

    # ---- what is told

    def _tell_start(self) -> None:
        """Only what will last is told: a poll that finds nothing does not flicker."""
        with self._store.reading() as db:
            kept = get_states(db, STATE, LOADED)
            is_idle = kept[STATE] == SYNCED and not db.query("SELECT 1 FROM outbox LIMIT 1")
            is_loaded = kept[LOADED] == "1"
        if not is_idle:
            self._tell(SYNCING if is_loaded else LOADING)

    def _tell(self, state: str, error: UserError | OutageError | None = None) -> None:
        """Keep and publish the state, where it is another than before."""
        said = {
            STATE: state,
            DETAIL: str(error) if error is not None else "",
            CODE: error.code if error is not None else "",
            WORDS: json.dumps([error.template, error.params]) if isinstance(error, UserError) else "",
        }
        with self._store.reading() as db:
            if get_states(db, *said) == said:
                return
        # Another life of this program says anew how things are: nothing that is sent waits for the disk here.
        with self._store.loading() as db:
            for key, value in said.items():
                set_state(db, key, value)
        self._store.publish(Changes(frozenset({"sync"}), frozenset(), local=False))

    def _has_queued(self) -> bool:
        with self._store.reading() as db:
            return bool(db.query("SELECT 1 FROM outbox WHERE state = 'queued' LIMIT 1"))

    def _open_issues(self) -> int:
        session = self._store.session
        if session is None:
            return 0
        sql = "SELECT count(*) FROM sync_issue WHERE user_id = ? AND state = 'open'"
        with self._store.reading() as db:
            return int(db.query(sql, (bytes.fromhex(session.user_id),))[0][0])

    # ---- the exchanging thread

    def _on_changes(self, changes: Changes) -> None:
        if (changes.local and changes.kinds & {"outbox", "file"}) or "session" in changes.kinds:
            with self._news:
                self._woken = True
                self._urgent = self._urgent or "session" in changes.kinds
                self._news.notify_all()

    def _exchange_on(self) -> None:
        with self._turn, self._store.reading() as db:
            was_synced = get_state(db, STATE) == SYNCED
        if was_synced:
            # That was proved to another life of this program.
            self._tell(SYNCING)
        failures = 0
        self._sleep.begin()
        while True:
            with self._news:
                if self._stopped:
                    return
                self._woken = self._urgent = False
            pause = 0.0
            try:
                self.round()
                failures = 0
                self._check_on()
            except outages.ServerBusyError as busy:
                failures += 1
                if not self._rest(busy.retry_after):
                    return
                pause = self._jitter(FIRST_PAUSE)
            except UserError as error:
                _log.info("sync rests: %s", error, extra={"code": error.code})
                failures += 1
                pause = POLL
            except OutageError as outage:
                _log.info("sync: %s", outage, extra={"code": outage.code})
                failures += 1
                pause = self._jitter(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures, 20)))
            except Exception:
                _log.exception("a round of sync failed")
                failures += 1
                pause = LONGEST_PAUSE
            self._tidy_on()
            if not self._await_work(pause if failures else 0.0):
                return

    def _await_work(self, pause: float) -> bool:
        """Wait for a reason to exchange; with a pause, for its end or for somebody who cannot wait."""
        with self._news:
            if pause:
                self._wait_awake(lambda: self._stopped or self._urgent, pause)
            else:
                self._wait_awake(lambda: self._stopped or self._woken, POLL)
            return not self._stopped

    def _wait_awake(self, is_over: Callable[[], bool], seconds: float) -> None:
        """Wait; a computer that slept meanwhile waits no longer, and takes none of its lines for alive."""
        until = self._monotonic() + seconds
        if self._sleep.slept():
            # While it exchanged, or that took long: who listens anew hears of what was missed.
            self._cut_lines()
        while not is_over() and (left := until - self._monotonic()) > 0:
            self._news.wait_for(is_over, min(left, self._sleep.LOOK))
            if self._sleep.slept():
                _log.info("the computer slept: the server is asked anew")
                self._cut_lines()
                return

    def _cut_lines(self) -> None:
        """Take all lines for dead; called with ``_news`` held."""
        self._cuts += 1
        lines: list[object] = [*self._gateways.values(), self._line, self._files_line]
        for line in lines:
            if isinstance(line, _Cuttable):
                line.cut()

    def _rest(self, seconds: float) -> bool:
        """Do nothing for so long; False when the engine stops meanwhile."""
        with self._news:
            self._news.wait_for(lambda: self._stopped, seconds)
            return not self._stopped

    # ---- the listening thread

    def _listen_on(self) -> None:
        seen = failures = 0
        while self._await_round(seen):
            with self._news:
                seen, heads = self._rounds, dict(self._heads)
                cuts = self._cuts
            began = self._monotonic()
            news: dict[str, int] = {}
            try:
                news = self._listen(heads)
                failures = 0
                self._patience.heard(self._monotonic() - began)
            except (OutageError, GatewayError) as error:
                _log.info("sync does not hear the server: %s", error)
                busy = isinstance(error, outages.ServerBusyError)
                with self._news:
                    is_own = self._cuts > cuts
                cut = is_own or (not busy and self._patience.cut(self._monotonic() - began))
                failures = 1 if cut else failures + 1
            if news:
                self._hear(news)
                continue
            seen -= 1  # nothing new: the same round will do
            if failures and not self._rest(
                self._jitter(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures, 20)))
            ):
                return

    def _await_round(self, seen: int) -> bool:
        """Wait until there was another round, whose heads are worth waiting beyond."""
        with self._news:
            self._news.wait_for(lambda: self._stopped or self._rounds > seen)
            return not self._stopped

    def _hear(self, news: dict[str, int]) -> None:
        """Have a round fetch what the server has, where none has done so meanwhile: the one that is under way
        mostly does, for who sends something is called as well as all others.
        """
        with self._news:
            self._news.wait_for(lambda: self._stopped or not self._in_round)
            if any(head > self._heads.get(scope, 0) for scope, head in news.items()):
                self._woken = True
                self._news.notify_all()

    def _listen(self, heads: dict[str, int]) -> dict[str, int]:
        """What the server has beyond these heads, as soon as it has."""
        self._check_network()
        session = self._session()
        if session is None:
            raise outages.unreachable()
        with self._news:
            if self._stopped:
                raise outages.unreachable()
            if self._line is None:
                self._line = self._make_gateway(session.server)
            line = self._line
        patience = self._patience.seconds if isinstance(line, _Closable) else _SHORT_POLL
        found = line.wait(session.token, heads, patience)
        self._check_network()
        return {scope: head for scope, head in found.heads.items() if head > heads.get(scope, 0)}
