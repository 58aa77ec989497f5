# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rounds of a desk with its server, one when asked: what comes in their way is told and mended.

What is told of the state is never more than the server has proved.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable

import msgspec
import uuid_utils

from desktop_b2b.clock import Clock, monotonic
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import DesktopError, OutageError, UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_states, set_state, user_session
from sync.client import divergence, outages
from sync.client.exchange import Done, Exchanger
from sync.client.file_channel import FileChannel
from sync.client.files import Files
from sync.client.identity import Identity
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

#: How long sync_until_settled tries.
SETTLE = 120.0

_chance = secrets.SystemRandom()


def new_id() -> Id:
    """A UUIDv7."""
    return uuid_utils.uuid7().hex


def by_chance(longest: float) -> float:
    """A pause between nought and the longest."""
    return _chance.uniform(0.0, longest)


class SyncReport(msgspec.Struct, frozen=True, kw_only=True):
    """Commands that the server took, rows that came, issues that are open now."""

    pushed: int
    pulled: int
    issues: int


class Rounds:
    """The rounds of one desk. Arguments as those of ``SyncEngine``, which has them made in the background."""

    def __init__(
        self,
        store: DeskStore,
        gateway_factory: Callable[[str], SyncGateway],
        clock: Clock,
        *,
        crash: Callable[[str], None] = go_on,
        jitter: Callable[[float], float] = by_chance,
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
        self._turn = threading.RLock()
        self._gateways: dict[str, SyncGateway] = {}
        self._files_line: SyncGateway | None = None
        self._news = threading.Condition()
        self._paused = False
        self._stopped = False
        self._in_round = False
        self._rounds = 0
        self._heads: dict[str, int] = {}

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
        with self._store.looking() as db:
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

    def _rest(self, seconds: float) -> bool:
        """Do nothing for so long; False when the engine stops meanwhile."""
        with self._news:
            self._news.wait_for(lambda: self._stopped, seconds)
            return not self._stopped

    # ---- what is told

    def _tell_start(self) -> None:
        """Only what will last is told: a poll that finds nothing does not flicker."""
        with self._store.looking() as db:
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
        with self._store.looking() as db:
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
