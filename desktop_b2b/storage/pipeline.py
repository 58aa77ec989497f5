# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Statements that PostgreSQL works at while the next ones are still being made.

What is written is sent without waiting for its answer; whoever wants to know something, and the commit, wait
for all. So the end of a transaction of twenty statements waits three times instead of twenty. An error is
raised by whoever waits first; nothing can be committed past it.
"""

from __future__ import annotations

import selectors
from collections.abc import Sequence
from selectors import EVENT_READ, EVENT_WRITE
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors
from psycopg.pq import ConnStatus, ExecStatus, Format

if TYPE_CHECKING:
    from psycopg.pq.abc import PGconn, PGresult

DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
#: One that keeps nothing open; Windows has no poll.
_SELECTOR = getattr(selectors, "PollSelector", selectors.SelectSelector)
#: So many answers are waited for at the latest: both sides keep them until then.
_MOST = 256


class Pipeline:
    """The statements of one connection whose answers have not been waited for."""

    def __init__(self, line: PGconn) -> None:
        self._line = line
        self._owed = 0
        self._selector = _SELECTOR()

    @property
    def is_open(self) -> bool:
        """Whether answers are owed."""
        return self._owed > 0

    def send(self, name: bytes, values: Sequence[bytes | None]) -> None:
        """Send a prepared statement with binary values. Once they are many, raises what earlier ones do."""
        self._enter()
        self._line.send_query_prepared(name, values, [Format.BINARY] * len(values), Format.BINARY)
        self._sent()

    def send_plain(self, sql: bytes) -> None:
        """Send a statement without values."""
        self._enter()
        self._line.send_query_params(sql, None)
        self._sent()

    def settle(self, wanted: int = 1) -> list[PGresult]:
        """Wait for all answers; gives the last ones, as many as wanted. Raises the error of the first that
        failed.
        """
        owed, self._owed = self._owed, 0
        self._line.pipeline_sync()
        self._flush()
        last: list[PGresult] = []
        failed: PGresult | None = None
        for place in range(owed):
            found = self._answer()
            if found.status not in DONE and failed is None:
                failed = found
            if place >= owed - wanted:
                last.append(found)
        self._result()  # where the answers end
        self._line.exit_pipeline_mode()
        self._line.nonblocking = 0
        if failed is not None:
            raise errors.error_from_result(failed)
        return last

    # ---- inside

    def _enter(self) -> None:
        if self._owed >= _MOST:
            self.settle()
        if not self._owed:
            self._line.nonblocking = 1
            self._line.enter_pipeline_mode()

    def _sent(self) -> None:
        self._owed += 1
        self._flush()

    def _answer(self) -> PGresult:
        result = self._result()
        if result is None or self._line.status == ConnStatus.BAD:
            raise psycopg.OperationalError("the connection to PostgreSQL is lost")
        while self._result() is not None:
            pass
        return result

    # The driver keeps Python's lock while it waits here, which would stop all other threads: so it is only
    # called when it need not wait.

    def _flush(self) -> None:
        """Have everything sent."""
        while self._line.flush():
            if self._wait(EVENT_READ | EVENT_WRITE) & EVENT_READ:
                self._line.consume_input()

    def _result(self) -> PGresult | None:
        while self._line.is_busy():
            self._wait(EVENT_READ)
            self._line.consume_input()
        return self._line.get_result()

    def _wait(self, events: int) -> int:
        place = self._line.socket
        self._selector.register(place, events)
        try:
            return self._selector.select()[0][1]
        finally:
            self._selector.unregister(place)
