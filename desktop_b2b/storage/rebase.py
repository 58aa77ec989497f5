# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rebase: put the server's rows under the commands that still wait (law 5).

main = replay(pending, base). The server's image of each row that a pending command changed is kept in
``base_row``. When rows or verdicts come in, the affected commands run again in memory, on the images and
the incoming rows, in one unit of work; then what differs from the database is written, in the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.entities import BY_TABLE, Event, Row
from desktop_b2b.domain.values import Id
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage.codec import codec, codec_of
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.ground import Ground
from desktop_b2b.storage.incoming import Incoming
from desktop_b2b.storage.news import News, getter, named
from desktop_b2b.storage.rerun import Item, Reruns, Run, given, same_rows
from desktop_b2b.storage.rows import Key
from desktop_b2b.storage.session import user_session, write_user
from desktop_b2b.storage.waiting import (
    EVENT,
    MADE,
    DbKey,
    Touches,
    Waiting,
    changing,
    pack,
    waiting,
    written_rows,
)

#: How many commands are kept decoded between two rebases at most.
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class _Replay:
    """All that ran again in memory. ``laid``: the rows under it as the server has them; ``writers``: how
    many commands had written each; ``images``: those of them that are kept in ``base_row``, None for one that
    may be and was not read.
    """

    laid: dict[DbKey, Sequence[Any] | None]
    writers: dict[DbKey, int]
    images: dict[DbKey, bytes | None]
    ground: Ground
    runs: list[Run]


class Rebase:
    """One application of incoming rows. Fill it, run() it once, then read its news and changes()."""

    def __init__(self, db: SqliteDb) -> None:
        self.db = db
        #: What it changed.
        self.news = News()
        self._incoming = Incoming()
        self._settled: set[Id] = set()
        self._items: dict[int, Item] = {}
        self._reruns = Reruns(db)
        #: Run all again that waits, also what nothing that comes in touches.
        self.everything = False

    @property
    def reruns(self) -> int:
        """How many commands ran again."""
        return self._reruns.count

    # ---- what comes in

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows of a table as the server has them; unknown tables and columns are left out."""
        self._incoming.put(table, columns, rows)

    def remove(self, table: str, ids: Iterable[bytes]) -> None:
        """Rows that are gone, or no longer for this device."""
        self._incoming.remove(table, ids)

    def drop(self, command_ids: set[Id]) -> None:
        """Commands that are settled (their verdict came in) or withdrawn."""
        self._settled |= command_ids

    # ---- which commands

    def run(self) -> None:
        """Apply everything; call it inside one transaction."""
        self._settled |= {row_id.hex() for row_id in self._incoming.puts.get("command_result", {})}
        index = waiting(self.db)
        if len(index):
            # What is kept of commands is kept with the index: it goes where this transaction is undone.
            index = changing(self.db)
        began = index.positions_of(self._settled) | self._rights(index)
        if self.everything:
            began |= set(index.positions()) - index.facts
        again = self._closure(index, began) if len(index) else set()
        if not again:
            self._apply({}, index)
            return
        replay = self._replay(again, index)
        if not self._holds(again, replay, index):
            # A command took another way this time and met a later one that was left alone: do them all.
            again = self._closure(index, again | (set(index.positions()) - index.facts))
            replay = self._replay(again, index)
        self._write(again, replay)

    def _rights(self, index: Waiting) -> set[int]:
        """The commands of people whose rights come in and are others: they are run with these, not with those
        that were known before.
        """
        changed: set[int] = set()
        names = codec_of("user").columns
        for row_id, values in self._incoming.puts.get("user", {}).items():
            session = user_session(self.db, row_id.hex())
            if session is None:
                continue
            user = dict(zip(names, values, strict=True))
            renewed = msgspec.structs.replace(
                session,
                user_name=user["name"],
                role=user["role"],
                privileges=tuple(msgspec.json.decode(user["privileges"], type=list[str])),
            )
            if renewed != session:
                write_user(self.db, renewed)
                if len(index):
                    own = "SELECT position FROM outbox WHERE user_id = ?"
                    changed |= {row[0] for row in self.db.query(own, (row_id,))} - index.facts
        return changed

    def _closure(self, index: Waiting, again: set[int]) -> set[int]:
        """The commands to run again: grown ring by ring until none is added.

        Facts are never run again; they are here only when they are settled.
        """
        more = set(again)
        news = {*self._incoming.keys(), *self._written(index, more)}
        known: set[DbKey] = set()
        while news:
            known |= news
            more = index.touched(news) - again - index.facts
            again = again | more
            news = self._written(index, more) - known
        return again

    def _written(self, index: Waiting, positions: set[int]) -> set[DbKey]:
        """The rows and fields that commands wrote, history left aside."""
        unread: list[int] = []
        for position in positions - self._items.keys():
            kept = index.read.get(position)
            if kept is None:
                unread.append(position)
            else:
                self._items[position] = kept
        if len(index.read) + len(unread) > _KEPT:
            index.read.clear()
        for item in outbox.at(self.db, unread):
            self._items[item.position] = index.read[item.position] = Item(item, item.touches())
        return {
            (table, row_id) for position in positions for table, row_id, _ in self._items[position].written
        }

    # ---- running them again, in memory

    def _replay(self, again: set[int], index: Waiting) -> _Replay:
        """Apply what nobody has written here, lay the server's rows over the rest, and run the commands."""
        first, writers = self._writes(again)
        changed = [key for key, how in first.items() if how != MADE]
        # What is kept of rows that come in is of no use any more, and not even read.
        images: dict[DbKey, bytes | None] = {key: None for key in changed if self._incoming.comes(key)}
        kept = outbox.bases(self.db, [key for key in changed if key not in images])
        images.update(((table, row_id), image) for table, row_id, image in kept)
        laid = {key: self._as_server(key, images.get(key)) for key in first}
        self._apply(laid, index)
        ground = Ground(self.db)
        for table, rows in _by_table(laid).items():
            ground.lay(table, rows)
        waits = [self._items[position] for position in sorted(again)]
        waits = [found for found in waits if found.item.command_id not in self._settled]
        read = _merged(found.touches for found in waits)
        read.pop(EVENT, None)
        ground.prefetch_all(read)
        if waits:
            own = self._settled_history(again)
            ground.tell(own - given(self.db, own), ())
        gone = self._incoming.removes.get(EVENT, ())
        runs = [self._reruns.run(found, ground, gone) for found in waits]
        return _Replay(laid, writers, images, ground, runs)

    def _writes(self, again: set[int]) -> tuple[dict[DbKey, int], dict[DbKey, int]]:
        """The rows that commands wrote: how the first of each did, and how many did."""
        first: dict[DbKey, int] = {}
        writers: dict[DbKey, int] = {}
        for position in sorted(again):
            for table, row_id, how in self._items[position].written:
                if "." not in table:
                    key = table, row_id
                    first.setdefault(key, how)
                    writers[key] = writers.get(key, 0) + 1
        return first, writers

    def _as_server(self, key: DbKey, image: bytes | None) -> Sequence[Any] | None:
        """A row that commands wrote, as the server has it now; None where it has none."""
        table, row_id = key
        put = self._incoming.puts.get(table, {}).get(row_id)
        if put is not None:
            return put
        if row_id in self._incoming.removes.get(table, ()):
            return None
        if image is not None:
            values: list[Any] = msgspec.msgpack.decode(image)
            return values
        return self._given_fact(table, row_id) if BY_TABLE[table].APPEND_ONLY else None

    def _given_fact(self, table: str, row_id: bytes) -> Sequence[Any] | None:
        """An append-only row that the server gave before the verdict on its command."""
        sql = f'{codec_of(table).sql.select} WHERE "id" = ? AND "version" > 0'
        return next(iter(self.db.query(sql, (row_id,))), None)

    def _holds(self, again: set[int], replay: _Replay, index: Waiting) -> bool:
        """Whether the commands that were left alone need not run again after all.

        Not so where one that ran saw what a later one, left alone, had written, or wrote what that saw.
        """
        left_out = again | index.facts
        if left_out.issuperset(index.positions()):
            return True
        met = {
            key: alone
            for key in _keys(_merged(run.touches for run in replay.runs))
            if key not in replay.laid
            and (alone := [mark for mark in index.marks(*key) if mark[0] not in left_out])
        }
        if not met:
            return True
        for run in replay.runs:
            for table, rows in run.touches.items():
                for row_id, how in rows.items():
                    for later, their in met.get((table, row_id), ()):
                        if later > run.item.position and (how or their):
                            return False
        return True

    # ---- writing what came of it

    def _write(self, again: set[int], replay: _Replay) -> None:
        index = changing(self.db)
        anew = {key[:2] for run in replay.runs if not run.is_same for key in written_rows(run.touches)}
        standing = self._standing(replay, anew)
        self._keep_bases(replay, index, anew)
        self._write_history(again, replay.runs)
        gone = [self._items[position] for position in sorted(again)]
        gone = [found for found in gone if found.item.command_id in self._settled]
        outbox.remove(self.db, [found.item for found in gone])
        for found in gone:
            index.leave(found.item.position, found.touches)
        self._keep_touches(replay.runs, index)
        for table, row_id in replay.laid:
            self.news.touched.setdefault(table, set()).add(row_id)
        by_table: dict[tuple[str, bool], list[Row]] = {}
        for written in replay.ground.write(standing):
            by_table.setdefault((written.entity.TABLE, written.shows), []).append(written.row)
        for (table, shows), rows in by_table.items():
            self.news.note(table, named(table, rows), shows=shows)

    def _standing(self, replay: _Replay, anew: set[DbKey]) -> set[Key]:
        """Rows that one command alone made, before and now, and made the same: they stand as they are.

        ``anew``: what commands wrote that took another way than before.
        """
        return {
            (table, row_id.hex())
            for run in replay.runs
            if run.told and same_rows(run.told, run.item.told)
            for table, row_id, how in run.found.written
            if how == MADE and replay.writers.get((table, row_id)) == 1 and (table, row_id) not in anew
        }

    def _keep_bases(self, replay: _Replay, index: Waiting, anew: set[DbKey]) -> None:
        """The server's images of what the commands that ran again have changed, and of nothing else."""
        wanted: dict[DbKey, bytes] = {}
        made: set[DbKey] = set()
        for run in replay.runs:
            for change in run.changes:
                table, before = change.entity.TABLE, change.before
                if before is None and not anew:
                    continue
                key = table, bytes.fromhex(change.row.id)
                if key in wanted or key in made:
                    continue
                if key in replay.laid:
                    values = replay.laid[key]
                    if values is not None:
                        wanted[key] = msgspec.msgpack.encode(values)
                elif before is None:
                    made.add(key)
                elif not index.is_written(*key):
                    wanted[key] = outbox.image_bytes(table, before)
        kept = replay.images
        outbox.forget_bases(self.db, [key for key in kept if key not in wanted])
        news = [(*key, image) for key, image in wanted.items() if image != kept.get(key)]
        outbox.keep_bases(self.db, news)

    def _write_history(self, again: set[int], runs: list[Run]) -> None:
        """The events of commands that tell another history now; settled ones have theirs from the server."""
        gone = self._settled_history(again)
        told: list[Event] = []
        for run in runs:
            gone |= run.before.get(EVENT, {}).keys() - run.touches.get(EVENT, {}).keys()
            told.extend(run.events)
        kept = given(self.db, {*gone, *(bytes.fromhex(event.id) for event in told)})
        gone -= kept
        told = [event for event in told if bytes.fromhex(event.id) not in kept]
        sql = codec(Event).sql
        self.db.many(sql.delete, [(row_id,) for row_id in gone])
        self.db.many(sql.upsert, [codec(Event).to_db(codec(Event).image(event)) for event in told])
        self.news.note(EVENT, named(EVENT, told))

    def _settled_history(self, again: set[int]) -> set[bytes]:
        """The events here of commands that are settled, but for those that come in with their verdicts."""
        own = {
            row_id
            for position in again
            if self._items[position].item.command_id in self._settled
            for row_id in self._items[position].touches.get(EVENT, ())
        }
        return own - self._incoming.puts.get(EVENT, {}).keys()

    def _keep_touches(self, runs: list[Run], index: Waiting) -> None:
        """What the commands read and wrote this time."""
        updates: list[tuple[Any, ...]] = []
        for run in runs:
            item, is_same = run.item, run.is_same
            if is_same and (run.told, run.error) == (item.told, item.local_error):
                continue
            updates.append((pack(run.touches), run.told, run.error, item.position))
            index.read.pop(item.position, None)
            if is_same:
                continue
            index.leave(item.position, run.before)
            index.enter(item.position, item.command_id, run.touches)
            target = bytes.fromhex(item.target_id or "")
            was, now = (outbox.documents_of(touches, target) for touches in (run.before, run.touches))
            outbox.leave_documents(self.db, [(row_id, item.position) for row_id in was - now])
            outbox.enter_documents(self.db, [(row_id, item.position) for row_id in now - was])
        self.db.many("UPDATE outbox SET touches = ?, told = ?, local_error = ? WHERE position = ?", updates)

    # ---- what nobody here has written

    def _apply(self, laid: Mapping[DbKey, Any], index: Waiting) -> None:
        for table, gone in self._incoming.removes.items():
            ids = [row_id for row_id in gone if (table, row_id) not in laid]
            if index.facts and BY_TABLE[table].APPEND_ONLY:
                # What a waiting command says was never the server's to take away.
                ids = [row_id for row_id in ids if not index.is_fact(table, row_id)]
            self.news.note_stored(self.db, table, ids)
            self.db.many(codec_of(table).sql.delete, [(row_id,) for row_id in ids])
        for table, kept in self._incoming.puts.items():
            found = codec_of(table)
            rows = [*kept.values()]
            if laid:
                rows = [values for row_id, values in kept.items() if (table, row_id) not in laid]
            self.db.many(found.sql.upsert, rows)
            self.news.note(table, list(map(getter(table), rows)))


def _by_table(rows: Mapping[DbKey, Any]) -> dict[str, dict[bytes, Any]]:
    found: dict[str, dict[bytes, Any]] = {}
    for (table, row_id), values in rows.items():
        found.setdefault(table, {})[row_id] = values
    return found


def _merged(some: Iterable[Touches]) -> dict[str, set[bytes]]:
    found: dict[str, set[bytes]] = {}
    for touches in some:
        for table, rows in touches.items():
            found.setdefault(table, set()).update(rows)
    return found


def _keys(touches: Mapping[str, Iterable[bytes]]) -> Iterator[DbKey]:
    """Rows and fields, history left aside."""
    return ((table, row_id) for table, rows in touches.items() if table != EVENT for row_id in rows)
