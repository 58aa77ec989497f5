# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's database that the server keeps for itself: what colleagues with the same sections may have, fed
from their feeds, so that the queries of desks decide here, too (law 9).

Derived: it may be deleted at any time, and is made anew from nothing. Its file is encrypted under a key that
follows from the database's own secret, so that it says nothing to whoever has no database.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from desktop_b2b.clock import Clock
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError, OutageError
from desktop_b2b.services.queries import AlertList, ListAlerts, Viewer
from desktop_b2b.storage import bulk, read_models
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, need_session, set_state
from sync.protocol import columns
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Page
from sync.server.database import Database, Readers
from sync.server.feeds import organisation_scope, user_scope
from sync.server.page_rows import Reader
from sync.server.pages import pull
from sync.server.snapshot import walk_on

_log = logging.getLogger(__name__)

#: Bytes of one step at most, of feeds and of the first walk: nobody else on this machine should wait for it.
_STEP, _WALK = 256 * 1024, 1024 * 1024
#: Where the first walk is kept, and what the file was made for.
_WALKS, _MADE_FOR = "walk", "server"
#: Alerts of one person that are looked at.
MOST = 1_000
#: What a file must have been made for; another number makes all anew.
_FORM = "2"


def replica_folder(database: Database) -> Path:
    """Where a server's replicas lie: beside its mark, else where this machine keeps what may go."""
    if database.state is not None:
        return database.state / "replicas"
    return Path(tempfile.gettempdir()) / "desktop-b2b-replicas"


def sweep(folder: Path, wanted: Iterable[Path]) -> None:
    """Delete the replicas that nobody wants any more."""
    kept = {path.name for path in wanted}
    for path in folder.glob("*.db*"):
        if path.name.partition(".db")[0] + ".db" not in kept:
            path.unlink(missing_ok=True)


def key_of(secret: bytes) -> bytes:
    """The key of replicas."""
    return hmac.digest(secret, b"replicas of desks", "sha256")


class _Walk(msgspec.Struct, frozen=True):
    """Up to where everything was taken the first time, as a desk takes it (``snapshot``)."""

    start: dict[str, Cursor] = {}
    after: bytes = b""


class Replica:
    """One file for one company and one set of sections. Used by one thread at a time."""

    def __init__(
        self,
        folder: Path,
        secret: bytes,
        clock: Clock,
        organisation_id: Id,
        sections: Iterable[str],
        epoch: str,
    ) -> None:
        self._clock = clock
        self._organisation_id = organisation_id
        self._sections = tuple(sorted(sections))
        self._key, self._epoch = key_of(secret), epoch
        self.path = folder / f"{_name(organisation_id, self._sections)}.db"
        self._store: DeskStore | None = None
        self._cursors: dict[str, Cursor] = {}
        self._walk: _Walk | None = None
        self._told: bulk.Told | None = None

    # ---- feeding

    def step(self, readers: Readers, users: Iterable[Id]) -> tuple[bool, bool]:
        """Take a little of what is new for these persons: whether anything was, and whether there is more.

        Raises OutageError.
        """
        users = frozenset(users)
        try:
            return self._step(readers, users)
        except GatewayError as gone:
            _log.info("a replica is made anew: %s", gone.failure.code)
        except OutageError as damaged:
            if damaged.code != "database.unreadable":
                raise
            _log.warning("a replica cannot be read and is made anew")
        self.delete()
        return self._step(readers, users)

    def _step(self, readers: Readers, users: frozenset[Id]) -> tuple[bool, bool]:
        store = self._opened(min(users))
        scopes = (
            *(user_scope(user) for user in sorted(users)),
            *(organisation_scope(self._organisation_id, section) for section in self._sections),
        )
        reader = Reader(self._organisation_id, users, scopes)
        if self._walk is not None:
            self._walk = self._walked(store, readers, reader, self._walk)
            return True, True
        with readers.snapshot() as db:
            pages, more = pull(db, reader, self._cursors, _STEP)
        if any(page.start == 0 and page.scope in self._cursors for page in pages):
            # Another generation: what is here of it would have to go first.
            self.delete()
            return True, True
        self._take(store, pages)
        return bool(pages), more

    def _walked(self, store: DeskStore, readers: Readers, reader: Reader, walk: _Walk) -> _Walk | None:
        """Take the next step of the first walk, rows and position in one transaction; None at its end."""
        with readers.snapshot() as db:
            found = walk_on(db, reader, walk.start, walk.after, _WALK)
        following = _Walk(found.start, found.after) if found.after else None
        with store.loading() as db:
            session = need_session(db)
            bulk.take_in(db, session, columns.parts(columns.unpack(columns.pack(found.parts))), self._told)
            if following is not None:
                set_state(db, _WALKS, msgspec.json.encode(following).decode())
            else:
                bulk.complete(db, session)
                set_state(db, _WALKS, "")
                db.many(
                    'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?, ?, ?, ?)',
                    [(scope, at.gen, at.seq, at.mark) for scope, at in found.start.items() if at.seq],
                )
        if following is None:
            self._cursors = {scope: at for scope, at in found.start.items() if at.seq}
            self._told = None
        return following

    def _take(self, store: DeskStore, pages: Iterable[Page]) -> None:
        """Rows and positions in one transaction."""
        pages = tuple(pages)
        if not pages:
            return
        cursors = {page.scope: (page.gen, page.end, page.mark) for page in pages}
        store.apply(
            ((rows.table, rows.columns, rows.rows) for page in pages for rows in page.tables),
            [(table, ids) for page in pages for table, ids in page.removes.items()],
            cursors=cursors,
            state={},
            durable=False,
        )
        self._cursors |= {scope: Cursor(*cursor) for scope, cursor in cursors.items()}

    # ---- asking

    def alerts(self, user_id: Id) -> AlertList:
        """What a person's widgets with mail alerts have that is new, as this person's desk would say."""
        if self._store is None:
            raise BugError("a replica is asked before it was fed")
        viewer = Viewer(organisation_id=self._organisation_id, user_id=user_id, now=self._clock.now())
        with self._store.reading() as db:
            found: AlertList = read_models.answer(db, viewer, ListAlerts(told="mail", limit=MOST))
        return found

    # ---- the file

    def _opened(self, user_id: Id) -> DeskStore:
        if self._store is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._store = self._open(user_id)
        return self._store

    def _open(self, user_id: Id) -> DeskStore:
        made_for = f"{_FORM} {self._epoch}"
        store = DeskStore(self.path, self._key, clock=self._clock, new_id=_no_id)
        with store.reading() as db:
            found, walk, is_new = get_state(db, _MADE_FOR), get_state(db, _WALKS), store.session is None
        if not is_new and found != made_for:
            store.close()
            self.delete()
            return self._open(user_id)
        self._walk = from_json(_Walk).decode(walk) if walk else None
        if is_new:
            self._walk, self._told = _Walk(), bulk.Told()
            store.set_session(self._session(user_id))
            begun = {_MADE_FOR: made_for, _WALKS: msgspec.json.encode(self._walk).decode()}
            with store.loading() as db:
                for key, value in begun.items():
                    set_state(db, key, value)
        with store.reading() as db:
            self._cursors = {
                scope: Cursor(gen, seq, mark)
                for scope, gen, seq, mark in db.query("SELECT scope, gen, seq, mark FROM cursor")
            }
        return store

    def _session(self, user_id: Id) -> Session:
        """Nobody's: rows are taken in for the company as a whole."""
        return Session(
            server="", token="", user_id=user_id, user_name="", email="", role="user", privileges=(),
            organisation_id=self._organisation_id, organisation_name="", device_id=user_id, prefix="",
        )  # fmt: skip

    def close(self) -> None:
        """Close the file."""
        store, self._store = self._store, None
        self._cursors, self._walk, self._told = {}, None, None
        if store is not None:
            store.close()

    def delete(self) -> None:
        """Forget everything."""
        self.close()
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + end).unlink()


def _name(organisation_id: Id, sections: tuple[str, ...]) -> str:
    return f"{organisation_id}-{hashlib.sha256(' '.join(sections).encode()).hexdigest()[:12]}"


def _no_id() -> Id:
    raise BugError("a replica gives no commands")
