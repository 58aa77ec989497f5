# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whether this desk holds what the server would show it, and the repair where it does not.

Sums go over the server's images: rows as they would stand without what waits here. Neither these nor the
cursor change while the person works, so that a table is read in short slices and nobody waits. Only the
buckets that differ are replaced, in one transaction and by the ordinary way in (rebase, read model); the
server's sums are never taken over, nothing is wiped, and each repair is told here and to the server.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_b2b.clock import DAY, Clock
from desktop_b2b.domain.entities import CommandResult
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Db, SqliteDb, go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, set_state
from sync.client import archive, guard, images, outages, shape
from sync.client.scopes import entities_of, is_personal, user_scope
from sync.client.states import ANEW, EPOCH, HISTORY, NONCE
from sync.protocol.gateway import SyncGateway
from sync.protocol.messages import Cursor, Refetch, Report, TableRows, Verify
from sync.protocol.sums import PLACE, Sums

_log = logging.getLogger(__name__)

#: When the last check ended, ms; what is left of the one under way, as JSON: ``[[scope, table], …]``.
CHECKED_AT, LEFT = "verify.at", "verify.left"
#: What the server was not told yet, as JSON.
REPORTS = "verify.reports"
EVERY = DAY

#: Rows of one question, and rows of one repair: beyond, the scope is taken anew.
_QUESTION = 200_000
_REPAIR = 200_000
_REPORTS = 50


@dataclass(slots=True)
class Checked:
    """What a check found: tables compared, buckets that differed, rows put right (missing, extra, other)."""

    tables: int = 0
    buckets: int = 0
    repaired: int = 0
    moved: bool = False


class _MovedError(Exception):
    """The scope has gone on: what was compared no longer counts."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Tables of one scope that are asked about together."""

    scope: str
    cursor: Cursor
    sums: dict[str, bytes]


@dataclass(slots=True)
class _Repair:
    """What stands in the buckets of a table at the server."""

    table: str
    buckets: bytes
    columns: tuple[str, ...] = ()
    rows: list[Sequence[Any]] = field(default_factory=list)


def ask(db: Db) -> None:
    """Check all of it with the next chance: after an unclean end, after a restore; in a transaction."""
    set_state(db, LEFT, json.dumps(_everything(db)))


class Checker:
    """Compares and repairs, a few tables at a time. Used by one thread at a time."""

    def __init__(
        self,
        store: DeskStore,
        clock: Clock,
        new_id: Callable[[], Id],
        *,
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._crash = crash

    def is_due(self) -> bool:
        """Whether there is something to compare now. The first snapshot needs no check."""
        with self._store.reading() as db:
            if get_state(db, LEFT, "[]") != "[]":
                return True
            checked = get_state(db, CHECKED_AT)
            has_cursors = bool(db.query("SELECT 1 FROM cursor LIMIT 1"))
        if checked or not has_cursors:
            return has_cursors and self._clock.now() - int(checked or 0) >= EVERY
        with self._store.writing() as db:
            set_state(db, CHECKED_AT, str(self._clock.now()))
        return False

    def start(self) -> None:
        """Begin a check of everything."""
        with self._store.writing() as db:
            ask(db)

    def step(
        self, gateway: SyncGateway, session: Session, stopped: Callable[[], bool] = lambda: False
    ) -> Checked:
        """Compare the next tables and repair what differs.

        ``moved`` where the scope had gone on: exchange, then try again. Raises OutageError, GatewayError,
        UserError ``sync.removal``.
        """
        self._begin()
        self._send_reports(gateway, session)
        part = self._next_part(session, stopped)
        if part is None:
            return Checked(moved=True)
        if not part.sums:
            self._done(part.scope, ())
            return Checked()
        self._crash("verify.summed")
        with self._store.reading() as db:
            epoch, nonce = get_state(db, EPOCH), get_state(db, NONCE)
        answer = gateway.verify(
            session.token,
            Verify(
                request_id=self._new_id(),
                epoch=epoch,
                device_id=session.device_id,
                nonce=nonce,
                scope=part.scope,
                cursor=part.cursor,
                sums=part.sums,
            ),
        )
        if answer.moved:
            return Checked(moved=True)
        self._crash("verify.answered")
        found = Checked(tables=len(part.sums))
        try:
            for table, buckets in sorted(answer.bad.items(), key=lambda item: _order(item[0])):
                if table in part.sums and buckets:
                    found.buckets += len(buckets)
                    found.repaired += self._repair(gateway, session, part, table, buckets)
        except _MovedError:
            return Checked(moved=True)
        self._done(part.scope, part.sums)
        self._send_reports(gateway, session)
        return found

    # ---- what is left to do

    def _begin(self) -> None:
        """Where no check is under way, begin one."""
        with self._store.reading() as db:
            if get_state(db, LEFT, "[]") != "[]":
                return
        self.start()

    def _next_part(self, session: Session, stopped: Callable[[], bool]) -> _Part | None:
        """The next tables of one scope with their sums; None where the scope went on meanwhile."""
        with self._store.reading() as db:
            left = [(scope, table) for scope, table in json.loads(get_state(db, LEFT, "[]"))]
            if not left:
                return _Part("", Cursor(1, 0, ""), {})
            scope = left[0][0]
            cursor = _cursor(db, scope)
        tables = [table for other, table in left if other == scope]
        is_anothers = is_personal(scope) and scope != user_scope(session.user_id)
        if cursor is None or is_anothers:
            # The own rows of another user of this profile are told to that one alone.
            self._done(scope, tables)
            return _Part(scope, Cursor(1, 0, ""), {})
        found: dict[str, bytes] = {}
        rows = 0
        for table in tables:
            sums = Sums()
            for part in self._slices(scope, table, cursor):
                if part is None or stopped():
                    return None
                sums.add(part)
                rows += len(part)
            found[table] = sums.packed()
            if rows >= _QUESTION:
                break
        return _Part(scope, cursor, found)

    def _done(self, scope: str, tables: Iterable[str]) -> None:
        """Take tables off the list; the last one ends the check."""
        done = {(scope, table) for table in tables}
        with self._store.writing() as db:
            left = [pair for pair in json.loads(get_state(db, LEFT, "[]")) if tuple(pair) not in done]
            set_state(db, LEFT, json.dumps(left))
            if not left:
                set_state(db, CHECKED_AT, str(self._clock.now()))

    # ---- the server's images

    def _slices(self, scope: str, table: str, cursor: Cursor) -> Iterator[list[tuple[bytes, int]] | None]:
        """Id and version of the server's images, some at a time, each from a snapshot of its own; None
        where the cursor is no longer the same.
        """
        after: bytes | None = b""
        while after is not None:
            with self._store.reading() as db:
                if _cursor(db, scope) != cursor:
                    yield None
                    return
                rows, after = images.some(db, scope, table, after)
            yield rows

    # ---- repair

    def _repair(self, gateway: SyncGateway, session: Session, part: _Part, table: str, buckets: bytes) -> int:
        """Replace the rows of some buckets; returns how many rows were not as at the server."""
        repair = self._fetch(gateway, session, part, table, buckets)
        if repair is None:
            self._anew(part.scope)
            raise _MovedError
        self._crash("verify.fetched")
        place = repair.columns.index("id") if repair.rows else 0
        theirs = {bytes(row[place]) for row in repair.rows}
        versions = repair.columns.index("version") if repair.rows else 0
        mine: dict[bytes, int] = {}
        for rows in self._slices(part.scope, table, part.cursor):
            if rows is None:
                raise _MovedError
            mine.update((row_id, version) for row_id, version in rows if row_id[PLACE] in buckets)
        extra = mine.keys() - theirs
        missing = theirs - mine.keys()
        other = sum(1 for row in repair.rows if mine.get(row[place], row[versions]) != row[versions])
        removals = guard.Removals()
        removals.add(table, extra)
        try:
            with self._store.reading() as db:
                guard.check(db, removals)
        except guard.RemovalHeldError as held:
            # Not done here: taken anew, it is staged and asked about like all that is much.
            self._anew(part.scope, doubtful=True)
            raise _MovedError from held
        detail = {
            "scope": part.scope,
            "table": table,
            "buckets": len(buckets),
            "missing": len(missing),
            "extra": len(extra),
            "other": other,
        }
        _log.warning("rows were not as at the server and are replaced: %s", table, extra={"detail": detail})

        news = [row for row in repair.rows if mine.get(row[place]) != row[versions]]

        def before(db: SqliteDb) -> None:
            if table == CommandResult.TABLE:
                told = TableRows(table=table, columns=repair.columns, rows=news)
                archive.keep_repaired(db, part.scope, part.cursor, told, self._clock.now())

        def also(db: SqliteDb) -> None:
            if _cursor(db, part.scope) != part.cursor:
                raise _MovedError
            reports = json.loads(get_state(db, REPORTS, "[]"))
            set_state(db, REPORTS, json.dumps([*reports, detail][-_REPORTS:]))
            self._crash("verify.repaired")

        self._store.apply(
            [(table, repair.columns, repair.rows)] if repair.rows else [],
            [(table, extra)] if extra else [],
            cursors={},
            state={},
            before=before,
            also=also,
        )
        return len(missing) + len(extra) + other

    def _fetch(
        self, gateway: SyncGateway, session: Session, part: _Part, table: str, buckets: bytes
    ) -> _Repair | None:
        """The rows of the buckets; None where they are too many for one repair."""
        repair = _Repair(table, buckets)
        left = buckets
        while left:
            with self._store.reading() as db:
                epoch, nonce = get_state(db, EPOCH), get_state(db, NONCE)
            answer = gateway.refetch(
                session.token,
                Refetch(
                    request_id=self._new_id(),
                    epoch=epoch,
                    device_id=session.device_id,
                    nonce=nonce,
                    scope=part.scope,
                    cursor=part.cursor,
                    table=table,
                    buckets=left,
                ),
            )
            if answer.moved:
                raise _MovedError
            if not answer.buckets or not left.startswith(answer.buckets):
                raise outages.garbled()
            left = left[len(answer.buckets) :]
            if answer.rows.rows and answer.rows.table != table:
                raise outages.garbled()
            repair.columns = answer.rows.columns
            repair.rows.extend(_fitting(answer.rows, answer.buckets))
            if len(repair.rows) > _REPAIR:
                return None
        return repair

    def _anew(self, scope: str, *, doubtful: bool = False) -> None:
        """Take a scope anew by the next round, the rows that are here shown until then. ``doubtful``: what
        goes with it is not taken for meant.
        """
        _log.warning("much of a scope is not as at the server: it is taken anew", extra={"scope": scope})
        with self._store.writing() as db:
            anew = set(json.loads(get_state(db, ANEW, "[]")))
            set_state(db, ANEW, json.dumps(sorted(anew | {scope})))
            if doubtful:
                set_state(db, HISTORY, "1")
            db.run("DELETE FROM cursor WHERE scope = ?", (scope,))
            db.run("DELETE FROM staged")

    def _send_reports(self, gateway: SyncGateway, session: Session) -> None:
        with self._store.reading() as db:
            reports = json.loads(get_state(db, REPORTS, "[]"))
        for detail in reports:
            gateway.report(
                session.token, Report(device_id=session.device_id, kind="divergence", detail=detail)
            )
        if reports:
            with self._store.writing() as db:
                set_state(db, REPORTS, "[]")


def _everything(db: Db) -> list[tuple[str, str]]:
    """All scopes of this desk with their tables; people's own come after the company's."""
    scopes = [row[0] for row in db.query("SELECT scope FROM cursor ORDER BY scope")]
    tables = {scope: sorted((entity.TABLE for entity in entities_of(scope)), key=_order) for scope in scopes}
    return [(scope, table) for scope in scopes for table in tables[scope]]


def _order(table: str) -> tuple[bool, str]:
    """Verdicts come last: what a command made, and its issue, are there before it is settled."""
    return table == CommandResult.TABLE, table


def _cursor(db: Db, scope: str) -> Cursor | None:
    for gen, seq, mark in db.query("SELECT gen, seq, mark FROM cursor WHERE scope = ?", (scope,)):
        return Cursor(gen, seq, mark)
    return None


def _fitting(rows: TableRows, buckets: bytes) -> Sequence[Sequence[Any]]:
    """The rows as they came. Raises OutageError for one of another bucket: it would be put in for ever."""
    shape.check_rows(rows)
    if rows.rows:
        place = rows.columns.index("id")
        if any(row[place][PLACE] not in buckets for row in rows.rows):
            raise outages.garbled()
    return rows.rows
