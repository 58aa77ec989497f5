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

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage.codec import codec_of, plain
from desktop_b2b.storage.db import DriverError, SqliteDb
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rows import RowChange, RowStore, written_keys
from desktop_b2b.storage.session import user_session
from desktop_b2b.storage.steps import run_step

_log = logging.getLogger(__name__)
DbKey = tuple[str, bytes]
Touch = tuple[str, bytes, bool]


class Rebase:
    """One application of incoming rows. Fill it, run() it once, then read touched and changes()."""

    def __init__(self, db: SqliteDb, organisation_id: Id) -> None:
        self.db = db
        self.organisation_id = organisation_id
        self.touched: dict[str, set[Id]] = {}
        self._puts: dict[str, dict[bytes, list[Any]]] = {}
        self._removes: dict[str, set[bytes]] = {}
        self._settled: set[Id] = set()
        self._roots: dict[str, set[Id]] = {}
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
        items = outbox.pending(self.db)
        if not items:
            self._apply()
            return
        touches = outbox.touches(self.db)
        again, rows = self._closure(items, touches)
        if not again:
            self._apply()
            return
        self.db.run("SAVEPOINT rebase")
        if not self._replay(items, again, rows, touches):
            # A command took another way this time and met a later one that was left alone: do them all.
            self.db.run("ROLLBACK TO rebase")
            everything = {key[:2] for keys in touches.values() for key in keys if key[2]}
            self._replay(items, {item.position for item in items}, rows | everything, touches)
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

    def _closure(self, items: list[Pending], touches: dict[int, list[Touch]]) -> tuple[set[int], set[DbKey]]:
        """The commands to run again, and what they wrote: grown until nothing is added."""
        readers: dict[DbKey, list[int]] = {}
        for position, keys in touches.items():
            for table, row_id, _ in keys:
                readers.setdefault((table, row_id), []).append(position)
        again: set[int] = set()
        rows: set[DbKey] = set()
        news = list(self._incoming_keys())
        for item in items:
            if item.command_id in self._settled:
                again.add(item.position)
                news.extend(key[:2] for key in touches.get(item.position, ()) if key[2])
        while news:
            key = news.pop()
            if key in rows:
                continue
            rows.add(key)
            for position in readers.get(key, ()):
                if position not in again:
                    again.add(position)
                    news.extend(touch[:2] for touch in touches[position] if touch[2])
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

    def _replay(
        self,
        items: list[Pending],
        again: set[int],
        rows: set[DbKey],
        touches: dict[int, list[Touch]],
    ) -> bool:
        for table, row_id in self.db.query("SELECT tbl, row_id FROM base_row"):
            if (table, row_id) in rows:
                self._note(table, row_id)
                outbox.restore(self.db, (table, row_id))
        self._apply()
        outbox.remove(self.db, [item.position for item in items if item.command_id in self._settled])
        waiting = [item for item in items if item.command_id not in self._settled]
        left_alone = _Later()
        for item in waiting:
            if item.position not in again:
                left_alone.enter(item.position, touches.get(item.position, ()))
        for item in waiting:
            if item.position in again:
                self.db.run("DELETE FROM outbox_touch WHERE position = ?", (item.position,))
                if left_alone.meets(item.position, self._rerun(item)):
                    return False
        return True

    def _rerun(self, item: Pending) -> list[Touch]:
        """Run a pending command on the new base and tell what it touched.

        One that is refused now has no effect here and waits for the server's word.
        """
        self.reruns += 1
        session = user_session(self.db, item.user_id)
        if session is None:
            _log.error("a pending command has no known user", extra={"command": item.command_id})
            return []
        ctx = Context(
            session.actor(), item.command_id, item.made_at, item.made_at, session.prefix,
            _repeat(item.numbers, session.prefix),
        )  # fmt: skip
        store = RowStore(self.db, authority=False)
        store.begin(session.organisation_id)
        changes: list[RowChange] = []
        error = ""
        try:
            clashes = _clashes(item, store)
            changes = run_step(item.command(), store, ctx)
            _check_clashes(clashes, store)
        except UserError as refusal:
            changes, error = [], refusal.code
        except DriverError:
            raise
        except Exception:
            # A bug in one handler must not keep everything else of the server out.
            _log.exception("a pending command failed when it ran again", extra={"command": item.command_id})
            changes, error = [], "command.failed"
        touched = [key for key in store.touched() if key[0] != "event"]
        if not error:
            store.flush()
        outbox.keep_touches(self.db, item.position, touched, changes)
        if error != item.local_error:
            self.db.run("UPDATE outbox SET local_error = ? WHERE position = ?", (error, item.position))
        for change in changes:
            self._note(change.key[0], bytes.fromhex(change.key[1]))
        wrote = written_keys(changes)
        return [
            (table, bytes.fromhex(row_id), (table, row_id) in wrote) for table, row_id in {*touched, *wrote}
        ]

    def _apply(self) -> None:
        for table, gone in self._removes.items():
            for row_id in gone:
                self._note(table, row_id)
            self.db.many(codec_of(table).sql.delete, [(row_id,) for row_id in gone])
        for table, kept in self._puts.items():
            found = codec_of(table)
            entity = BY_TABLE[table]
            root = found.columns.index(entity.ROOT) if entity.ROOT else 0
            self.db.many(found.sql.upsert, kept.values())
            self.touched.setdefault(table, set()).update(row_id.hex() for row_id in kept)
            self._roots.setdefault(table, set()).update(values[root].hex() for values in kept.values())

    def _note(self, table: str, row_id: bytes) -> None:
        """A row that may differ from before: views and the projector hear of it, with its document."""
        self.touched.setdefault(table, set()).add(row_id.hex())
        root = BY_TABLE[table].ROOT
        if root and root != "id":
            for (found,) in self.db.query(f'SELECT "{root}" FROM "{table}" WHERE "id" = ?', (row_id,)):
                self._roots.setdefault(table, set()).add(found.hex())
        elif root:
            self._roots.setdefault(table, set()).add(row_id.hex())


class _Later:
    """What commands that do not run again have read and written, by the last position that did."""

    def __init__(self) -> None:
        self._touched: dict[DbKey, int] = {}
        self._wrote: dict[DbKey, int] = {}

    def enter(self, position: int, keys: Iterable[Touch]) -> None:
        """Add a command; positions come in rising order."""
        for table, row_id, wrote in keys:
            self._touched[table, row_id] = position
            if wrote:
                self._wrote[table, row_id] = position

    def meets(self, position: int, keys: Iterable[Touch]) -> bool:
        """Whether a command saw what a later one wrote, or wrote what a later one saw."""
        return any(
            (self._touched if wrote else self._wrote).get((table, row_id), -1) > position
            for table, row_id, wrote in keys
        )


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
