# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps a desk and its server together: in the background, or round by round when asked.

Two threads: one exchanges, woken by commits here; one waits for the server's call. A poll each minute
stands behind both. What is told of the state is never more than the server has proved.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from desktop_b2b.clock import Clock, monotonic
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import DesktopError, OutageError, UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import get_state, set_state
from sync.client import divergence, outages
from sync.client.listening import Patience, SleepWatch
from sync.client.rounds import Rounds, by_chance, new_id
from sync.client.states import (
    OFFLINE,
    STATE,
    SYNCED,
    SYNCING,
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
#: "1" between start() and stop().
_RUNNING = "sync.running"
#: Seconds between two pieces of tidying.
_BREATH = 0.05


@runtime_checkable
class _Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class _Cuttable(Protocol):
    def cut(self) -> None: ...


class SyncEngine(Rounds):
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
        jitter: Callable[[float], float] = by_chance,
        new_id: Callable[[], Id] = new_id,
        monotonic: Callable[[], float] = monotonic,
        threaded: bool = True,
        versions: Versions = PRESENT,
    ) -> None:
        super().__init__(
            store, gateway_factory, clock, crash=crash, jitter=jitter, new_id=new_id, monotonic=monotonic,
            threaded=threaded, versions=versions,
        )  # fmt: skip
        self._patience = Patience(LONG_POLL)
        self._sleep = SleepWatch(clock, monotonic)
        #: How often all lines were taken for dead.
        self._cuts = 0
        self._line: SyncGateway | None = None
        self._woken = False
        self._urgent = False
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
