# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rebase: put the server's rows under the commands that still wait (law 5).

main = replay(pending, base). The server's image of each row that a pending command wrote is kept in
``base_row``. When rows or verdicts come in, the images of what is affected are put back, the incoming
rows applied, and the affected commands run again, all in the caller's transaction.
"""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec_of, plain
from desktop_b2b.storage.db import DriverError, SqliteDb, places
from desktop_b2b.storage.pending import DbKey, Pending, Touch
from desktop_b2b.storage.rows import RowChange, RowStore
from desktop_b2b.storage.session import Session, user_session
from desktop_b2b.storage.steps import run_step

_log = logging.getLogger(__name__)
_CHUNK = 500


class Rebase:
    """One application of incoming rows. Fill it, run() it once, then read touched and changes()."""

    def __init__(self, db: SqliteDb, organisation_id: Id) -> None:
        self.db = db
        self.organisation_id = organisation_id
        self.touched: dict[str, set[Id]] = {}
        self._puts: dict[str, dict[bytes, list[Any]]] = {}
        self._removes: dict[str, set[bytes]] = {}
        self._settled: set[Id] = set()
        #: The documents of touched rows by kind, as the projector names them.
        self.documents: dict[str, set[Id]] = {}
        self._roots: dict[str, set[Id]] = {}
        self._sessions: dict[Id, Session | None] = {}
        self.reruns = 0

    # ---- what comes in

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows of a table as the server has them; unknown tables and columns are left out."""
        if table not in BY_TABLE:
            _log.info("rows of an unknown table left out", extra={"table": table})
            return
        known = codec_of(table).columns
        kept = self._puts.setdefault(table, {})
        if tuple(columns) == known:
            for row in rows:
                kept[row[0]] = list(row)
            return
        places = [columns.index(name) if name in columns else None for name in known]
        empty = _defaults(table)
        for row in rows:
            values = [empty[i] if place is None else row[place] for i, place in enumerate(places)]
            kept[values[0]] = values

    def remove(self, table: str, ids: Iterable[bytes]) -> None:
        """Rows that are gone, or no longer for this device."""
        if table not in BY_TABLE:
            return
        gone = self._removes.setdefault(table, set())
        for row_id in ids:
            gone.add(row_id)
            self._puts.get(table, {}).pop(row_id, None)

    def drop(self, command_ids: set[Id]) -> None:
        """Commands that are settled (their verdict came in) or withdrawn."""
        self._settled |= command_ids

    # ---- the work

    def run(self) -> None:
        """Apply everything; call it inside one transaction."""
        self._settle_by_results()
        again, rows = self._closure() if self.db.query("SELECT 1 FROM outbox LIMIT 1") else (set(), set())
        if not again:
            self._apply()
            return
        self.db.run("SAVEPOINT rebase")
        if not self._replay(again, rows):
            # A command took another way this time and met a later one that was left alone: do them all.
            self.db.run("ROLLBACK TO rebase")
            again = {row[0] for row in self.db.query("SELECT position FROM outbox")}
            self._replay(again, rows | set(outbox.written(self.db, again)))
        self.db.run("RELEASE rebase")

    def changes(self) -> Changes:
        """What views should hear."""
        kinds: set[str] = set()
        ids: set[Id] = set()
        for table, row_ids in self.touched.items():
            entity = BY_TABLE[table]
            kinds.add(entity.KIND or table)
            ids |= self._roots.get(table, set()) if entity.ROOT else row_ids
        return Changes(frozenset(kinds), frozenset(ids), local=False)

    # ---- inside

    def _settle_by_results(self) -> None:
        for row_id in self._puts.get("command_result", {}):
            self._settled.add(row_id.hex())

    def _closure(self) -> tuple[set[int], set[DbKey]]:
        """The commands to run again, and what they wrote: grown until nothing is added.

        Asked of the database ring by ring, so that it costs what is affected, not what waits.
        """
        again = outbox.positions_of(self.db, self._settled)
        rows: set[DbKey] = set()
        news = {*self._incoming_keys(), *outbox.written(self.db, again)}
        while news:
            rows |= news
            more = {position for position, *_ in outbox.touches(self.db, news)} - again
            again |= more
            news = set(outbox.written(self.db, more)) - rows
        return again, rows

    def _incoming_keys(self) -> Iterator[DbKey]:
        """The rows that come in and what they are found by: some command may have found too few."""
        for table, kept in self._puts.items():
            places = [
                (f"{table}.{field}", codec_of(table).columns.index(field))
                for field in BY_TABLE[table].INDEXES
            ]
            for row_id, values in kept.items():
                yield table, row_id
                for name, place in places:
                    value = values[place]
                    yield name, value.encode() if isinstance(value, str) else value or b""
        for table, gone in self._removes.items():
            for row_id in gone:
                yield table, row_id

    def _replay(self, again: set[int], rows: set[DbKey]) -> bool:
        self._restore(rows)
        self._apply()
        items = outbox.at(self.db, again)
        outbox.remove(self.db, [item.position for item in items if item.command_id in self._settled])
        first_touch: dict[DbKey, int] = {}
        first_write: dict[DbKey, int] = {}
        waiting = [item for item in items if item.command_id not in self._settled]
        store = RowStore(self.db, authority=False)
        store.prefetch(set(outbox.touched_by(self.db, [item.position for item in waiting])))
        self.db.many("DELETE FROM outbox_touch WHERE position = ?", [(item.position,) for item in waiting])
        traces = outbox.Traces()
        for item in waiting:
            for table, row_id, wrote in self._rerun(item, store, traces):
                first_touch.setdefault((table, row_id), item.position)
                if wrote:
                    first_write.setdefault((table, row_id), item.position)
        store.flush()
        traces.write(self.db)
        # Whether one of them saw what a later one, left alone, had written, or wrote what that one saw.
        return not any(
            (first_touch if wrote else first_write).get((table, row_id), later) < later
            for later, table, row_id, wrote in outbox.touches(self.db, first_touch)
            if later not in again
        )

    def _restore(self, rows: set[DbKey]) -> None:
        """Put the server's images of rows back.

        Not where the row comes in or goes anyway: then it is written once. What a row's update leaves
        as it is must be the same for that.
        """
        images: dict[str, list[tuple[bytes, bytes | None]]] = {}
        for table, row_id, image in outbox.bases(self.db, rows):
            images.setdefault(table, []).append((row_id, image))
        for table, kept in images.items():
            sql = codec_of(table).sql
            stand = self._note_stored(table, [row_id for row_id, _ in kept])
            puts, gone = self._puts.get(table, {}), self._removes.get(table, set())
            fixed = _fixed(table)
            deletes: list[tuple[bytes]] = []
            upserts: list[Any] = []
            for row_id, image in kept:
                new, old = puts.get(row_id), stand.get(row_id)
                if row_id in gone or (new is not None and old in (None, fixed(new))):
                    continue
                if image is None:
                    deletes.append((row_id,))
                else:
                    upserts.append(msgspec.msgpack.decode(image))
            self.db.many(sql.delete, deletes)
            self.db.many(sql.upsert, upserts)
            outbox.forget_bases(self.db, [(table, row_id) for row_id, _ in kept])

    def _rerun(self, item: Pending, store: RowStore, traces: outbox.Traces) -> list[Touch]:
        """Run a pending command on the new base and tell what it touched.

        One that is refused now has no effect here and waits for the server's word.
        """
        self.reruns += 1
        if item.user_id not in self._sessions:
            self._sessions[item.user_id] = user_session(self.db, item.user_id)
        session = self._sessions[item.user_id]
        if session is None:
            _log.error("a pending command has no known user", extra={"command": item.command_id})
            return []
        ctx = Context(
            session.actor(), item.command_id, item.made_at, item.made_at, session.prefix,
            _repeat(item.numbers, session.prefix),
        )  # fmt: skip
        store.begin(session.organisation_id)
        changes: list[RowChange] = []
        error = ""
        try:
            clashes = _clashes(item, store)
            run_step(item.command(), store, ctx, changes)
            _check_clashes(clashes, store)
        except UserError as refusal:
            error = refusal.code
        except DriverError:
            raise
        except Exception:
            # A bug in one handler must not keep everything else of the server out.
            _log.exception("a pending command failed when it ran again", extra={"command": item.command_id})
            error = "command.failed"
        touched = [key for key in store.touched() if key[0] != "event"]
        if error:
            store.undo(changes)
            changes = []
        if error != item.local_error:
            self.db.run("UPDATE outbox SET local_error = ? WHERE position = ?", (error, item.position))
        for change in changes:
            table, row_id = change.key
            named = (getattr(change.row, name) for name in projector.NAMED_BY.get(table, ()))
            root = getattr(change.row, change.entity.ROOT) if change.entity.ROOT else row_id
            self._note(table, row_id, root, projector.documents_of(table, named))
        return traces.add(item.position, touched, changes)

    def _apply(self) -> None:
        for table, gone in self._removes.items():
            self._note_stored(table, gone)
            self.db.many(codec_of(table).sql.delete, [(row_id,) for row_id in gone])
        for table, kept in self._puts.items():
            found = codec_of(table)
            self.db.many(found.sql.upsert, kept.values())
            root = found.columns.index(BY_TABLE[table].ROOT or "id")
            names = [found.columns.index(name) for name in projector.NAMED_BY.get(table, ())]
            for row_id, values in kept.items():
                named = (_hex(values[place]) for place in names)
                documents = projector.documents_of(table, named)
                self._note(table, row_id.hex(), values[root].hex(), documents)

    def _note(self, table: str, row_id: Id, root: Id, documents: Iterable[tuple[str, Id]]) -> None:
        """A row that may differ from before: views and the projector hear of it, with its document."""
        self.touched.setdefault(table, set()).add(row_id)
        self._roots.setdefault(table, set()).add(root)
        for kind, document_id in documents:
            self.documents.setdefault(kind, set()).add(document_id)

    def _note_stored(self, table: str, ids: Iterable[bytes]) -> dict[bytes, tuple[Any, ...]]:
        """The same for rows as they stand now; tells what of them never changes."""
        entity = BY_TABLE[table]
        sql = codec_of(table).sql
        fixed = [name for place, name in enumerate(sql.columns) if place not in sql.updated]
        names = projector.NAMED_BY.get(table, ())
        columns = ", ".join(f'"{name}"' for name in ("id", entity.ROOT or "id", *names, *fixed))
        found: dict[bytes, tuple[Any, ...]] = {}
        sought = [*ids]
        self.touched.setdefault(table, set()).update(row_id.hex() for row_id in sought)
        for start in range(0, len(sought), _CHUNK):
            marks, part = places(sought[start : start + _CHUNK])
            rows = self.db.query(f'SELECT {columns} FROM "{table}" WHERE "id" IN ({marks})', part)
            for row_id, root, *rest in rows:
                documents = projector.documents_of(table, (_hex(value) for value in rest[: len(names)]))
                self._note(table, row_id.hex(), root.hex(), documents)
                found[row_id] = tuple(rest[len(names) :])
        return found


def _hex(value: Any) -> Any:
    """An id as Python knows it; what else names a document is text."""
    return value.hex() if isinstance(value, bytes) else value


def _fixed(table: str) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Picks the values of a row that its update does not write."""
    sql = codec_of(table).sql
    kept = [place for place in range(len(sql.columns)) if place not in sql.updated]
    return lambda values: tuple(values[place] for place in kept)


def _value(store: RowStore, expect: dict[str, Any]) -> Any:
    row = store.find(BY_TABLE[expect["table"]], expect["row_id"])
    return None if row is None else plain(getattr(row, expect["field"]))


def _clashes(item: Pending, store: RowStore) -> list[tuple[dict[str, Any], Any]]:
    """What is no longer as the person saw it, with what it is now."""
    found = [(expect, _value(store, expect)) for expect in json.loads(item.expects)]
    return [(expect, theirs) for expect, theirs in found if theirs != expect["base"]]


def _check_clashes(clashes: list[tuple[dict[str, Any], Any]], store: RowStore) -> None:
    """The server will find the same conflict: show theirs until it has said so."""
    for expect, theirs in clashes:
        if _value(store, expect) != theirs:
            raise UserError("sync.conflict", "Somebody else changed this meanwhile.", expect["field"])


def _repeat(numbers: Iterable[str], prefix: str) -> Callable[[], str]:
    """Numbers as they were drawn; where a rerun needs more, ones that only the server makes final."""
    left = iter(numbers)
    extra = iter(range(1, 1_000_000))

    def draw() -> str:
        return next(left, None) or f"{prefix}-?{next(extra)}"

    return draw


def _defaults(table: str) -> list[Any]:
    """What stands in a column that an older server does not send."""
    entity = BY_TABLE[table]
    fields = {field.name: field.default for field in dataclasses.fields(entity)}
    image = [
        None if fields[name] is dataclasses.MISSING else fields[name] for name in codec_of(table).columns
    ]
    return codec_of(table).to_db(image)
