# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first snapshot of a desk: a walk over everything, page by page, that goes on where it was broken off.

Each page is applied in one transaction with the position after it; the next one is fetched meanwhile.
What a page brings is shown at once, labelled as loading: the whole is confirmed only by the exchange that
follows, which brings what has changed since the walk began. Commands made meanwhile are sent between two
pages; their results come with that exchange, and pages are laid under them like any rows (law 5).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

import msgspec

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import DesktopError, OutageError, UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import bulk
from desktop_b2b.storage.db import SqliteDb, go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, need_session, set_state
from sync.client import archive, outages, shape
from sync.client.states import DETAIL, EPOCH, LOADED, LOADING, NONCE, STATE
from sync.protocol import columns
from sync.protocol.columns import TableColumns
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import PROTOCOL, Cursor, Failure, Snapshot, SnapshotPage

_log = logging.getLogger(__name__)
T = TypeVar("T")
_Fetched = tuple[SnapshotPage, list[TableColumns]]

#: Where the walk is, as JSON; gone once it is done.
WALK = "sync.walk"
#: Bytes of a page before packing: first, so that something is seen soon and gets through on any line; then
#: so many times as much with each page that came, up to the largest, or half of what did not get through.
_FIRST, _GROWTH, _LARGEST = 256 * 1024, 4, 2560 * 1024
_MENDS = 3


class _Walk(msgspec.Struct, frozen=True):
    """A walk after its last applied page: what to ask for next, and how many rows came of how many."""

    start: dict[str, Cursor] = msgspec.field(default_factory=dict)
    after: bytes = b""
    rows: int = 0
    total: int = 0


def nothing() -> None:
    """The network is there."""


def on_a_thread(call: Callable[[], T]) -> Callable[[], T]:
    """Begin a call on a thread of its own; what is returned waits for its end."""
    future: Future[T] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # raised where the result is waited for
            future.set_exception(error)

    threading.Thread(target=work, name="sync-ahead", daemon=True).start()
    return future.result


class FirstSnapshot:
    """The walk of one desk. Used by one thread at a time; ``threaded``: the next page is fetched on another.

    ``check`` raises an OutageError where the network is switched off.
    """

    def __init__(
        self,
        store: DeskStore,
        new_id: Callable[[], Id],
        *,
        crash: Callable[[str], None] = go_on,
        check: Callable[[], None] = nothing,
        threaded: bool = True,
    ) -> None:
        self._store = store
        self._new_id = new_id
        self._crash = crash
        self._check = check
        self._threaded = threaded
        self._largest = _LARGEST
        #: Once everything was here it is for good.
        self._is_loaded = False

    def is_due(self) -> bool:
        """Whether this desk has not had everything once."""
        if self._is_loaded:
            return False
        with self._store.reading() as db:
            self._is_loaded = get_state(db, LOADED) == "1"
            return not self._is_loaded and (
                bool(get_state(db, WALK))
                or not db.query("SELECT 1 FROM cursor UNION ALL SELECT 1 FROM staged LIMIT 1")
            )

    def run(
        self,
        gateway: SyncGateway,
        session: Session,
        push: Callable[[], None],
        other_server: Callable[[], None],
    ) -> int:
        """Walk to the end; returns how many rows came. ``push`` sends what waits, ``other_server`` is told
        where the server is not the one that was known.

        Raises OutageError, GatewayError; the next call goes on after the last page that was applied.
        """
        mended = rows = 0
        with self._store.widened():
            while True:
                try:
                    return rows + self._walk(gateway, session, push)
                except GatewayError as error:
                    mended += 1
                    if mended > _MENDS or error.failure.code not in ("epoch_changed", "cursor_gone"):
                        raise
                    is_other = error.failure.code == "epoch_changed"
                    if is_other:
                        other_server()
                    self._begin_again(other_server=is_other)

    # ---- inside

    def _begin_again(self, *, other_server: bool) -> None:
        """Forget what came, and the way there; the outbox stays."""
        _log.info("the first snapshot begins again", extra={"other_server": other_server})
        with self._store.writing() as db:
            bulk.clear(db, need_session(db))
            set_state(db, WALK, "")
            db.run("DELETE FROM cursor")
            if other_server:
                set_state(db, EPOCH, "")
                set_state(db, NONCE, "")
        self._crash("snapshot.forgotten")

    def _walk(self, gateway: SyncGateway, session: Session, push: Callable[[], None]) -> int:
        """The pages from where this desk is to the end."""
        size = _FIRST
        rows = 0
        with self._store.reading() as db:
            walk = _read(db)
        told = None if walk.after else bulk.Told()
        if _has_work(self._store):
            push()
        fetched = self._fetch(gateway, session, walk, size)
        while True:
            try:
                page, parts = fetched()
            except OutageError:
                self._largest = max(_FIRST, size // 2)
                raise
            self._crash("snapshot.answered")
            before, walk = walk, _following(walk, page)
            size = min(_GROWTH * size, self._largest)
            if _has_queued(self._store):
                push()
            ahead = self._fetch(gateway, session, walk, size) if walk.after else None
            if ahead is not None and self._threaded:
                ahead = on_a_thread(ahead)
            try:
                self._apply(before, walk, page, parts, told)
            except BaseException:
                if ahead is not None and self._threaded:
                    _let_go(ahead)
                raise
            rows += page.rows
            if ahead is None:
                return rows
            fetched = ahead

    def _fetch(
        self, gateway: SyncGateway, session: Session, walk: _Walk, size: int
    ) -> Callable[[], _Fetched]:
        """A call for the next page, and what is in it."""
        with self._store.reading() as db:
            message = Snapshot(
                request_id=self._new_id(),
                proto=PROTOCOL,
                epoch=get_state(db, EPOCH),
                device_id=session.device_id,
                nonce=get_state(db, NONCE),
                start=walk.start,
                after=walk.after,
                max_bytes=size,
            )
        self._crash("snapshot.asked")

        def call() -> _Fetched:
            self._check()
            page = gateway.snapshot(session.token, message)
            if page.request_id != message.request_id:
                raise outages.garbled()
            if message.epoch and page.epoch != message.epoch:
                raise GatewayError(409, Failure(code="epoch_changed", text="This is another server."))
            try:
                parts = columns.parts(columns.unpack(page.body))
            except UserError as error:
                raise outages.garbled() from error
            for part in parts:
                shape.check_columns(part.table, part.columns, part.values)
            return page, parts

        return call

    def _apply(
        self,
        before: _Walk,
        walk: _Walk,
        page: SnapshotPage,
        parts: list[TableColumns],
        told: bulk.Told | None,
    ) -> None:
        """Rows and position in one transaction."""
        with self._store.loading() as db:
            session = need_session(db)
            changes = bulk.take_in(db, session, parts, told)
            self._crash("snapshot.rows")
            set_state(db, EPOCH, page.epoch)
            set_state(db, STATE, LOADING)
            set_state(db, DETAIL, f"{walk.rows}/{walk.total}")
            _drop(db, before.start.keys() - page.start.keys())
            if walk.after:
                set_state(db, WALK, msgspec.json.encode(walk).decode())
            else:
                _finish(db, session, walk, self._store.clock.now())
            self._crash("snapshot.written")
        self._crash("snapshot.committed")
        self._store.publish(Changes(changes.kinds | {"sync"}, changes.ids, local=False))


def _read(db: SqliteDb) -> _Walk:
    text = get_state(db, WALK)
    return from_json(_Walk).decode(text) if text else _Walk()


def _following(walk: _Walk, page: SnapshotPage) -> _Walk:
    """The walk after a page."""
    total = walk.total or page.total
    return _Walk(start=page.start, after=page.after, rows=walk.rows + page.rows, total=total)


def _drop(db: SqliteDb, scopes: Iterable[str]) -> None:
    """Scopes that the walk leaves out from here on: known, and to be taken anew should they come back."""
    db.many(
        'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?, 0, 0, \'\') ON CONFLICT DO NOTHING',
        [(scope,) for scope in scopes],
    )


def _finish(db: SqliteDb, session: Session, walk: _Walk, now: Instant) -> None:
    """The walk is done: from here on the ordinary exchange goes on from its start."""
    archive.keep_found(db, {scope: cursor.seq for scope, cursor in walk.start.items()}, now)
    bulk.complete(db, session)
    set_state(db, WALK, "")
    db.many(
        'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?, ?, ?, ?)',
        [(scope, cursor.gen, cursor.seq, cursor.mark) for scope, cursor in walk.start.items() if cursor.seq],
    )


def _has_work(store: DeskStore) -> bool:
    with store.reading() as db:
        return bool(db.query("SELECT 1 FROM outbox LIMIT 1"))


def _has_queued(store: DeskStore) -> bool:
    with store.reading() as db:
        return bool(db.query("SELECT 1 FROM outbox WHERE state = 'queued' LIMIT 1"))


def _let_go(ahead: Callable[[], object]) -> None:
    """Wait for a call that nobody wants any more: the line is used by one thread at a time."""
    with suppress(DesktopError):
        ahead()
