# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rebase: put the server's rows under the commands that still wait (law 5).

main = replay(pending, base). The server's image of each row that a pending command changed is kept in
``base_row``. When rows or verdicts come in, the affected commands run again in memory, on the images and
the incoming rows, in one unit of work; then what differs from the database is written, in the caller's
transaction.
"""

from __future__ import annotations

import dataclasses
import functools
import logging
import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Actor, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import BY_TABLE, Event, Row
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec, codec_of, plain
from desktop_b2b.storage.db import DriverError, SqliteDb, places
from desktop_b2b.storage.ground import Ground
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rows import Key, RowChange
from desktop_b2b.storage.session import Session, user_session, write_user
from desktop_b2b.storage.steps import Step, run_handler
from desktop_b2b.storage.waiting import (
    EVENT,
    MADE,
    DbKey,
    Touches,
    Waiting,
    Write,
    changing,
    pack,
    touches_by,
    touches_of,
    waiting,
    writes_of,
    written_rows,
)

_log = logging.getLogger(__name__)
_CHUNK = 500
#: How many commands are kept decoded between two rebases at most.
_KEPT = 4_000


class _Item:
    """A waiting command with what it touched when it last ran, decoded once."""

    __slots__ = ("_cmd", "_last", "expects", "item", "touches", "written")

    def __init__(self, item: Pending, touches: Touches) -> None:
        self.item = item
        self.touches = touches
        self.written = written_rows(touches)
        #: What the person saw, by field.
        self.expects: list[dict[str, Any]] = msgspec.json.decode(item.expects)
        self._cmd: Command | None = None
        self._last: tuple[list[Key], list[Write], Touches] | None = None

    def command(self) -> Command:
        """The command itself. Raises UserError where it is not understood."""
        if self._cmd is None:
            self._cmd = self.item.command()
        return self._cmd

    def touches_now(self, touched: list[Key], writes: list[Write]) -> Touches:
        """What it touched this time, history left aside; mostly that is what it was the last time."""
        last = self._last
        if last is None or last[0] != touched or last[1] != writes:
            found = touches_by(touched, writes)
            for table, rows in found.items():
                # One and the same where they are equal: compared again, nobody looks into them.
                if rows == (before := self.touches.get(table)):
                    found[table] = before
            self._last = last = touched, writes, found
        return {**last[2]}


@dataclass(slots=True, eq=False)
class _Run:
    """A command that ran again: what it touched before and now, what it changed; events that are new."""

    found: _Item
    touches: Touches
    changes: list[RowChange]
    events: list[Event]
    told: bytes
    error: str
    #: Whether it took the same way as before.
    is_same: bool

    @property
    def item(self) -> Pending:
        """The command."""
        return self.found.item

    @property
    def before(self) -> Touches:
        """What it touched when it ran before."""
        return self.found.touches


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
    runs: list[_Run]


class Rebase:
    """One application of incoming rows. Fill it, run() it once, then read touched and changes()."""

    def __init__(self, db: SqliteDb, organisation_id: Id) -> None:
        self.db = db
        self.organisation_id = organisation_id
        #: Rows that views should look at again, by table; of those, what differs from before.
        self.touched: dict[str, set[bytes]] = {}
        self.changed: dict[str, set[bytes]] = {}
        self._puts: dict[str, dict[bytes, list[Any]]] = {}
        self._removes: dict[str, set[bytes]] = {}
        self._settled: set[Id] = set()
        #: The documents of changed rows by kind, as the projector names them.
        self.documents: dict[str, set[bytes]] = {}
        self._roots: dict[str, set[bytes]] = {}
        self._who: dict[Id, tuple[Session, Actor] | None] = {}
        self._items: dict[int, _Item] = {}
        self.reruns = 0
        #: Run all again that waits, also what nothing that comes in touches.
        self.everything = False
        self._refused: set[bytes] | None = None

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
        empty = defaults(table)
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
        self._run()

    def changes(self) -> Changes:
        """What views should hear."""
        kinds: set[str] = set()
        ids: set[bytes] = set()
        for table, row_ids in self.touched.items():
            entity = BY_TABLE[table]
            kinds.add(entity.KIND or table)
            ids |= self._roots.get(table, set()) if entity.ROOT else row_ids
        return Changes(frozenset(kinds), frozenset(map(bytes.hex, ids)), local=False)

    # ---- which commands

    def _run(self) -> None:
        self._settled |= {row_id.hex() for row_id in self._puts.get("command_result", {})}
        index = waiting(self.db)
        if len(index):
            # What is kept of commands is kept with the index: it goes where this transaction is undone.
            index = changing(self.db)
        began = index.positions_of(self._settled) | self._rights(index)
        if self.everything:
            began |= set(index.positions()) - index.facts
        again = self._closure(index, began) if len(index) else set()
        replay = self._replay(again, index)
        if again and not self._holds(again, replay, index):
            # A command took another way this time and met a later one that was left alone: do them all.
            again = self._closure(index, again | (set(index.positions()) - index.facts))
            replay = self._replay(again, index)
        if again:
            self._write(again, replay)

    def _rights(self, index: Waiting) -> set[int]:
        """The commands of people whose rights come in and are others: they are run with these, not with those
        that were known before.
        """
        changed: set[int] = set()
        names = codec_of("user").columns
        for row_id, values in self._puts.get("user", {}).items():
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
        news = {*self._incoming_keys(), *self._written(index, more)}
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
            self._items[item.position] = index.read[item.position] = _Item(item, item.touches())
        return {
            (table, row_id) for position in positions for table, row_id, _ in self._items[position].written
        }

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

    # ---- running them again, in memory

    def _replay(self, again: set[int], index: Waiting) -> _Replay:
        """Apply what nobody has written here, lay the server's rows over the rest, and run the commands."""
        first, writers = self._writes(again)
        changed = [key for key, how in first.items() if how != MADE]
        # What is kept of rows that come in is of no use any more, and not even read.
        images: dict[DbKey, bytes | None] = {key: None for key in changed if self._comes(key)}
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
            ground.tell(own - self._given(own), ())
        return _Replay(laid, writers, images, ground, [self._rerun(found, ground) for found in waits])

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

    def _comes(self, key: DbKey) -> bool:
        """Whether the server says anew what a row is."""
        table, row_id = key
        return row_id in self._puts.get(table, ()) or row_id in self._removes.get(table, ())

    def _as_server(self, key: DbKey, image: bytes | None) -> Sequence[Any] | None:
        """A row that commands wrote, as the server has it now; None where it has none."""
        table, row_id = key
        put = self._puts.get(table, {}).get(row_id)
        if put is not None:
            return put
        if row_id in self._removes.get(table, ()):
            return None
        if image is not None:
            values: list[Any] = msgspec.msgpack.decode(image)
            return values
        return self._given_fact(table, row_id) if BY_TABLE[table].APPEND_ONLY else None

    def _given_fact(self, table: str, row_id: bytes) -> Sequence[Any] | None:
        """An append-only row that the server gave before the verdict on its command."""
        sql = f'{codec_of(table).sql.select} WHERE "id" = ? AND "version" > 0'
        return next(iter(self.db.query(sql, (row_id,))), None)

    def _rerun(self, found: _Item, ground: Ground) -> _Run:
        """Run a pending command on the new base.

        One that is refused now has no effect here and waits for the server's word.
        """
        self.reruns += 1
        item = found.item
        who = self._known(item.user_id)
        if who is None:
            _log.error("a pending command has no known user", extra={"command": item.command_id})
            return self._lost(found, {}, item.local_error, ground)
        if self._was_refused(item.command_id):
            return self._lost(found, {}, item.local_error, ground)
        session, actor = who
        ctx = Context(
            actor, item.command_id, item.made_at, item.made_at, session.prefix,
            _repeat(item.numbers, session.prefix),
        )  # fmt: skip
        ground.begin(session.organisation_id)
        step: Step | None = None
        error = ""
        try:
            clashes = _clashes(found.expects, ground)
            step = run_handler(found.command(), ground, ctx)
            _check_clashes(clashes, ground)
        except UserError as refusal:
            error = refusal.code
        except DriverError:
            raise
        except Exception:
            # A bug in one handler must not keep everything else of the server out.
            _log.exception("a pending command failed when it ran again", extra={"command": item.command_id})
            error = "command.failed"
        touched = ground.touched()
        if error or step is None:
            ground.undo(step.changes if step is not None else None)
            return self._lost(found, touches_of(touched, ()), error, ground)
        touches, told = found.touches_now(touched, writes_of(step.changes)), step.told()
        events: list[Event] = []
        history = found.touches.get(EVENT)
        lost = self._removes.get(EVENT)
        if not _same_story(told, item.told) or (lost and history and not lost.isdisjoint(history)):
            events = step.events(ctx)
            ground.tell((history or {}).keys(), events)
            history = {bytes.fromhex(event.id): MADE for event in events}
        if history:
            touches[EVENT] = history
        return _Run(found, touches, step.changes, events, told, "", touches == found.touches)

    def _lost(self, found: _Item, touches: Touches, error: str, ground: Ground) -> _Run:
        """One that has no effect this time, and no history that later ones could build on."""
        own = found.touches.get(EVENT, {}).keys()
        if own:
            ground.tell(own - self._given(own), ())
        return _Run(found, touches, [], [], b"", error, touches == found.touches)

    def _was_refused(self, command_id: Id) -> bool:
        """Whether the server refused a command before it was restored: that stands."""
        if self._refused is None:
            sql = "SELECT command_id FROM replay WHERE outcome <> 'committed'"
            self._refused = {row[0] for row in self.db.query(sql)}
        return bytes.fromhex(command_id) in self._refused

    def _known(self, user_id: Id) -> tuple[Session, Actor] | None:
        if user_id not in self._who:
            session = user_session(self.db, user_id)
            self._who[user_id] = None if session is None else (session, session.actor())
        return self._who[user_id]

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
            self.touched.setdefault(table, set()).add(row_id)
        by_table: dict[tuple[str, bool], list[Row]] = {}
        for written in replay.ground.write(standing):
            by_table.setdefault((written.entity.TABLE, written.shows), []).append(written.row)
        for (table, shows), rows in by_table.items():
            self._note(table, _named(table, rows), shows=shows)

    def _standing(self, replay: _Replay, anew: set[DbKey]) -> set[Key]:
        """Rows that one command alone made, before and now, and made the same: they stand as they are.

        ``anew``: what commands wrote that took another way than before.
        """
        return {
            (table, row_id.hex())
            for run in replay.runs
            if run.told and _same_rows(run.told, run.item.told)
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

    def _write_history(self, again: set[int], runs: list[_Run]) -> None:
        """The events of commands that tell another history now; settled ones have theirs from the server."""
        gone = self._settled_history(again)
        told: list[Event] = []
        for run in runs:
            gone |= run.before.get(EVENT, {}).keys() - run.touches.get(EVENT, {}).keys()
            told.extend(run.events)
        given = self._given({*gone, *(bytes.fromhex(event.id) for event in told)})
        gone -= given
        told = [event for event in told if bytes.fromhex(event.id) not in given]
        sql = codec(Event).sql
        self.db.many(sql.delete, [(row_id,) for row_id in gone])
        self.db.many(sql.upsert, [codec(Event).to_db(codec(Event).image(event)) for event in told])
        self._note(EVENT, _named(EVENT, told))

    def _settled_history(self, again: set[int]) -> set[bytes]:
        """The events here of commands that are settled, but for those that come in with their verdicts."""
        own = {
            row_id
            for position in again
            if self._items[position].item.command_id in self._settled
            for row_id in self._items[position].touches.get(EVENT, ())
        }
        return own - self._puts.get(EVENT, {}).keys()

    def _given(self, event_ids: Collection[bytes]) -> set[bytes]:
        """Which of these events stand as the server gave them: a verdict may come long after its rows, to
        whoever signs in again.
        """
        found: set[bytes] = set()
        sought = [*event_ids]
        for start in range(0, len(sought), _CHUNK):
            marks, part = places(sought[start : start + _CHUNK])
            sql = f'SELECT "id" FROM "{EVENT}" WHERE "id" IN ({marks}) AND "version" > 0'
            found.update(row[0] for row in self.db.query(sql, part))
        return found

    def _keep_touches(self, runs: list[_Run], index: Waiting) -> None:
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
        for table, gone in self._removes.items():
            ids = [row_id for row_id in gone if (table, row_id) not in laid]
            if index.facts and BY_TABLE[table].APPEND_ONLY:
                # What a waiting command says was never the server's to take away.
                ids = [row_id for row_id in ids if not index.is_fact(table, row_id)]
            self._note_stored(table, ids)
            self.db.many(codec_of(table).sql.delete, [(row_id,) for row_id in ids])
        for table, kept in self._puts.items():
            found = codec_of(table)
            rows = [values for row_id, values in kept.items() if (table, row_id) not in laid]
            self.db.many(found.sql.upsert, rows)
            self._note(table, list(map(_getter(table), rows)))

    def _note(self, table: str, rows: Sequence[Sequence[Any]], *, shows: bool = True) -> None:
        """Rows that differ from before: views and the projector hear of them, with their documents.

        Of each its id and the values of its columns ``_noted``, as the database has them. What the server has
        only counted on, as it does with each command that it takes as it was here, does not show in lists.
        """
        if not rows:
            return
        ids, roots, *named = zip(*rows, strict=True)
        self.touched.setdefault(table, set()).update(ids)
        self._roots.setdefault(table, set()).update(roots)
        if not shows:
            return
        self.changed.setdefault(table, set()).update(ids)
        for kind, document_ids in projector.documents_among(table, named):
            self.documents.setdefault(kind, set()).update(document_ids)

    def _note_stored(self, table: str, ids: Sequence[bytes]) -> None:
        """The same for rows as they stand now."""
        columns = ", ".join(f'"{name}"' for name in ("id", *_noted(table)))
        for start in range(0, len(ids), _CHUNK):
            marks, part = places(ids[start : start + _CHUNK])
            self._note(table, self.db.query(f'SELECT {columns} FROM "{table}" WHERE "id" IN ({marks})', part))


def _noted(table: str) -> tuple[str, ...]:
    """The columns that tell whose part a row is: its root, and what else names its documents."""
    return BY_TABLE[table].ROOT or "id", *projector.NAMED_BY.get(table, ())


@functools.cache
def _getter(table: str) -> operator.itemgetter[Any]:
    """Takes of a row's values its id and those of its columns ``_noted``."""
    columns = codec_of(table).columns
    return operator.itemgetter(*(columns.index(name) for name in ("id", *_noted(table))))


def _named(table: str, rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """What ``_getter`` takes of the values of such rows."""
    found = codec_of(table)
    kinds = dict(zip(found.columns, found.sql.kinds, strict=True))
    names = ("id", *_noted(table))
    columns = zip(*map(operator.attrgetter(*names), rows), strict=True)
    given = [
        map(bytes.fromhex, column) if kinds[name] == "id" else column
        for name, column in zip(names, columns, strict=False)
    ]
    return list(zip(*given, strict=True))


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


def _same_story(told: bytes, before: bytes) -> bool:
    """Whether a command left the same history as before (``Step.told``)."""
    return told[:8] == before[:8]


def _same_rows(told: bytes, before: bytes) -> bool:
    """Whether a command made the same rows as before."""
    return told[8:] == before[8:]


def _value(store: Ground, expect: dict[str, Any]) -> Any:
    entity = BY_TABLE[expect["table"]]
    row = store.find(entity, expect["row_id"])
    if row is None:
        return expect["base"] if entity.DEFAULTED else None
    return plain(getattr(row, expect["field"]))


def _clashes(expects: Iterable[dict[str, Any]], store: Ground) -> list[tuple[dict[str, Any], Any]]:
    """What is no longer as the person saw it, with what it is now."""
    found = ((expect, _value(store, expect)) for expect in expects)
    return [(expect, theirs) for expect, theirs in found if theirs != expect["base"]]


def _check_clashes(clashes: list[tuple[dict[str, Any], Any]], store: Ground) -> None:
    """The server will find the same conflict: show theirs until it has said so."""
    for expect, theirs in clashes:
        if _value(store, expect) != theirs:
            raise UserError("sync.conflict", "Somebody else changed this meanwhile.", expect["field"])


def _repeat(numbers: Iterable[str], prefix: str) -> Callable[[Id, Id], str]:
    """Numbers as they were drawn; where a rerun needs more, ones that only the server makes final."""
    left = iter(numbers)
    extra = iter(range(1, 1_000_000))

    def draw(_owner_id: Id, _seen_by: Id) -> str:
        return next(left, None) or f"{prefix}-?{next(extra)}"

    return draw


def defaults(table: str) -> list[Any]:
    """What stands in a column that an older server does not send."""
    entity = BY_TABLE[table]
    fields = {field.name: field.default for field in dataclasses.fields(entity)}
    image = [
        None if fields[name] is dataclasses.MISSING else fields[name] for name in codec_of(table).columns
    ]
    return codec_of(table).to_db(image)
