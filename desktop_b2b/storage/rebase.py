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
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage.codec import codec_of, plain
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rows import RowStore
from desktop_b2b.storage.session import user_session
from desktop_b2b.storage.steps import run_step

_log = logging.getLogger(__name__)
DbKey = tuple[str, bytes]


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
        self.db.run("SAVEPOINT rebase")
        if not self._replay(items, again, rows, touches):
            # A command that ran again wrote what a later, unaffected one had touched: do them all.
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

    def _closure(
        self, items: list[Pending], touches: dict[int, list[tuple[str, bytes, bool]]]
    ) -> tuple[set[int], set[DbKey]]:
        """The commands to run again, and the rows to put back: grown until nothing is added."""
        rows: set[DbKey] = {(table, row_id) for table, kept in self._puts.items() for row_id in kept}
        rows |= {(table, row_id) for table, gone in self._removes.items() for row_id in gone}
        again: set[int] = set()
        for item in items:
            if item.command_id in self._settled:
                again.add(item.position)
                rows.update(key[:2] for key in touches.get(item.position, ()) if key[2])
        grown = True
        while grown:
            grown = False
            for item in items:
                keys = touches.get(item.position, ())
                if item.position not in again and any(key[:2] in rows for key in keys):
                    again.add(item.position)
                    rows.update(key[:2] for key in keys if key[2])
                    grown = True
        return again, rows

    def _replay(
        self,
        items: list[Pending],
        again: set[int],
        rows: set[DbKey],
        touches: dict[int, list[tuple[str, bytes, bool]]],
    ) -> bool:
        for key in rows:
            self._note(*key)
            outbox.restore(self.db, key)
        self._apply()
        outbox.remove(self.db, [item.position for item in items if item.command_id in self._settled])
        waiting = [item for item in items if item.command_id not in self._settled]
        for item in waiting:
            if item.position in again:
                self.db.run("DELETE FROM outbox_touch WHERE position = ?", (item.position,))
        unmarked: dict[DbKey, int] = {}
        for item in waiting:
            if item.position not in again:
                for table, row_id, _ in touches.get(item.position, ()):
                    unmarked[(table, row_id)] = item.position
        for item in waiting:
            if item.position not in again:
                continue
            wrote = self._rerun(item)
            if any(unmarked.get(key, -1) > item.position for key in wrote):
                return False
        return True

    def _rerun(self, item: Pending) -> list[DbKey]:
        """Run a pending command on the new base; one that is refused now waits for the server's word."""
        self.reruns += 1
        session = user_session(self.db, item.user_id)
        if session is None:
            _log.error("a pending command has no known user", extra={"command": item.command_id})
            return []
        numbers = iter(item.numbers)
        ctx = Context(
            session.actor(), item.command_id, item.made_at, item.made_at, session.prefix,
            _repeat(numbers, session.prefix),
        )  # fmt: skip
        store = RowStore(self.db, authority=False)
        store.begin(session.organisation_id)
        error = ""
        try:
            cmd = item.command()
            _check_expects(item, store)
            changes = run_step(cmd, store, ctx)
        except UserError as refusal:
            store.undo()
            changes, error = [], refusal.code
        touched = [key for key in store.touched() if key[0] != "event"]
        outbox.keep_touches(self.db, item.position, touched, changes)
        if error != item.local_error:
            self.db.run("UPDATE outbox SET local_error = ? WHERE position = ?", (error, item.position))
        store.flush()
        wrote: list[DbKey] = []
        for change in changes:
            table, row_id = change.key
            wrote.append((table, bytes.fromhex(row_id)))
            self._note(table, bytes.fromhex(row_id))
        return wrote

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


def _check_expects(item: Pending, store: RowStore) -> None:
    """Theirs came in under mine: the server will find a conflict, so show theirs until it has said so."""
    for expect in json.loads(item.expects):
        row = store.find(BY_TABLE[expect["table"]], expect["row_id"])
        if row is not None and plain(getattr(row, expect["field"])) != expect["base"]:
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
