# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Many exchanges at once: what came meanwhile shares a snapshot, as pushes share a commit.

Who pushes nothing is known and answered in one snapshot; who pushes is answered in one after the commit.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from sync.protocol import codec
from sync.protocol.messages import Exchange, ExchangeReply
from sync.server.accounts import HOLDER
from sync.server.ahead import Ahead
from sync.server.facts import Facts, current
from sync.server.grants import OF_ONE, Given, given
from sync.server.ids import token_hash
from sync.server.page_rows import Reader
from sync.server.pages import pull_ahead
from sync.server.server import LANE_SEQS, NONCES, Prepared, Server
from sync.server.stretches import Ask
from sync.server.work import Pushed

#: Exchanges that share a snapshot at most: the first need not wait for the reading of too many others.
TOGETHER = 32


T = TypeVar("T")
R = TypeVar("R")

#: Hears the message that answers an exchange, encoded, or why there is none (GatewayError, UserError,
#: OutageError); on a thread of the rounds, so return at once. What comes after the first is not for it.
Tell = Callable[[bytes | BaseException], None]


@dataclass(frozen=True, slots=True)
class _Call:
    """An exchange as it came; ``tell`` hears what answers it, ``facts`` whose it is."""

    token: str
    body: bytes
    tell: Tell
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """An exchange whose push is judged."""

    call: _Call
    prepared: Prepared
    pushed: Future[Pushed]


class Rounds:
    """A few threads that answer exchanges; each takes all that wait when it is free."""

    def __init__(self, server: Server, threads: int = 2) -> None:
        self._server = server
        self._waiting: queue.SimpleQueue[_Call | _Judged | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, name=f"rounds-{place}", daemon=True)
            for place in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def exchange(self, token: str, body: bytes, tell: Tell) -> None:
        """Answer an exchange."""
        self._waiting.put(_Call(token, body, tell, current.get()))

    def close(self) -> None:
        """Answer what waits, and end; what is being judged gets no answer any more."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    # ---- the threads

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            while len(batch) < TOGETHER:
                try:
                    item = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if item is None:
                    self._waiting.put(None)
                    break
                batch.append(item)
            try:
                self._answer(batch)
            except Exception as error:
                for item in batch:
                    call = item.call if isinstance(item, _Judged) else item
                    call.tell(error)

    def _answer(self, batch: Sequence[_Call | _Judged]) -> None:
        read: list[tuple[_Call, Exchange]] = []
        ready: list[tuple[_Call, Prepared, Pushed | None]] = []
        for item in batch:
            if isinstance(item, _Call):
                message = _caught(lambda body: codec.decode(body, Exchange), item.body)
                if isinstance(message, Exception):
                    item.tell(message)
                else:
                    read.append((item, message))
            elif (error := item.pushed.exception()) is not None:
                item.call.tell(error)
            else:
                ready.append((item.call, item.prepared, item.pushed.result()))
        if not (read or ready):
            return
        with self._server.readers.snapshot() as db:
            ahead = Ahead(db, self._server.executor.recent)
            ready.extend(self._begin(ahead, read))
            replies = reply_many(self._server, ahead, [(prepared, pushed) for _, prepared, pushed in ready])
        for (call, _, _), reply in zip(ready, replies, strict=True):
            call.tell(reply if isinstance(reply, Exception) else codec.encode(reply))

    def _begin(
        self, ahead: Ahead, calls: Sequence[tuple[_Call, Exchange]]
    ) -> Iterator[tuple[_Call, Prepared, None]]:
        """Hand the pushes over; those without one are ready to be answered."""
        found = prepare_many(self._server, ahead, [(call.token, message) for call, message in calls])
        for (call, _), prepared in zip(calls, found, strict=True):
            if isinstance(prepared, Exception):
                call.tell(prepared)
                continue
            if call.facts is not None:
                call.facts.device = prepared.session.device_id
            if prepared.future is None:
                yield call, prepared, None
            else:
                self._await(call, prepared, prepared.future)

    def _await(self, call: _Call, prepared: Prepared, pushed: Future[Pushed]) -> None:
        pushed.add_done_callback(lambda _: self._waiting.put(_Judged(call, prepared, pushed)))


def prepare_many(
    server: Server, ahead: Ahead, calls: Sequence[tuple[str, Exchange]]
) -> list[Prepared | Exception]:
    """What ``Server.prepare`` gives each, or raises."""
    tokens = {token for token, _ in calls}
    tokens.update(lane.token for _, message in calls for lane in message.lanes)
    ahead.ask((HOLDER, [(token_hash(token),) for token in sorted(tokens)]))
    return [_caught(lambda call: server.prepare_in(ahead, *call), call) for call in calls]


def reply_many(
    server: Server, ahead: Ahead, items: Sequence[tuple[Prepared, Pushed | None]]
) -> list[ExchangeReply | Exception]:
    """What ``Server.reply`` gives each, or raises."""
    if not items:
        return []
    own = _ask_ahead(ahead, items)
    return [
        _caught(lambda item: server.reply_in(ahead, *item), (prepared, pushed, mine))
        for (prepared, pushed), mine in zip(items, own, strict=True)
    ]


def _ask_ahead(ahead: Ahead, items: Sequence[tuple[Prepared, Pushed | None]]) -> list[Given]:
    """Ask what answers all of them; what each may have."""
    users = [
        (bytes.fromhex(user_id),)
        for prepared, _ in items
        if len(prepared.reader.user_ids) == 1
        for user_id in prepared.reader.user_ids
    ]
    ahead.ask(
        (OF_ONE, users),
        (NONCES, [(bytes.fromhex(p.message.device_id),) for p, pushed in items if pushed is None]),
        (LANE_SEQS, [(bytes.fromhex(p.message.device_id),) for p, _ in items]),
    )
    own: list[Given] = []
    asks: list[Ask] = []
    for prepared, _ in items:
        reader, message = prepared.reader, prepared.message
        own.append(mine := given(ahead, reader.organisation_id, reader.user_ids))
        wide = Reader(reader.organisation_id, reader.user_ids, mine.scopes)
        asks.append(Ask(wide, message.cursors, message.max_bytes))
    pull_ahead(ahead, asks)
    return own


def _caught(do: Callable[[T], R], item: T) -> R | Exception:
    try:
        return do(item)
    except Exception as error:
        return error
