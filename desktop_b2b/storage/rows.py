# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The unit of work: a small repository over plain dataclasses (law 6).

Reading a row keeps its image; when the command ends, images before and after are compared. Several
commands may share one transaction: done() ends one, undo() takes the running one back from memory,
and flush() writes what all of them changed.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from desktop_b2b.domain.entities import BY_TABLE, Row
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.storage.codec import codec, codec_of
from desktop_b2b.storage.db import Db, IntegrityError, places

if TYPE_CHECKING:
    from desktop_b2b.domain.events import DomainEvent

R = TypeVar("R", bound=Row)
Key = tuple[str, Id]
Image = tuple[Any, ...]
CHUNK = 500


@dataclass(slots=True, eq=False)
class RowChange:
    """What one command did to one row: its images before and after, None where it did not exist.

    Not frozen, as values else are: that would take three times as long to make, and there are many.
    """

    entity: type[Row]
    row: Row
    before: Image | None
    after: Image | None

    @property
    def key(self) -> Key:
        """Table and id."""
        return self.entity.TABLE, self.row.id


@dataclass(slots=True, eq=False)
class Written:
    """A row that a flush wrote or removed; ``shows``: in more than its version, as far as that is known;
    ``values``: what a flush wrote, as the database has it; ``made``: it entered the row. Not frozen, as a
    change is not.
    """

    entity: type[Row]
    row: Row
    removed: bool
    shows: bool = True
    values: Sequence[Any] | None = None
    made: bool = False


def questions_of(kind: type[Row], field: str, values: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """What gives the rows whose field has one of these values."""
    for start in range(0, len(values), CHUNK):
        marks, part = places(values[start : start + CHUNK])
        yield f'{codec(kind).sql.select} WHERE "{field}" IN ({marks})', part


def by_name(keys: Iterable[tuple[str, bytes]]) -> dict[str, set[bytes]]:
    """Keys by table or field."""
    found: dict[str, set[bytes]] = {}
    for name, value in keys:
        found.setdefault(name, set()).add(value)
    return found


def _image_of(row: Row) -> Image:
    """A row's fields in order."""
    return codec(type(row)).image(row)


@functools.cache
def is_id(table: str, field: str) -> bool:
    """Whether a field holds an id."""
    sql = codec_of(table).sql
    return sql.kinds[sql.columns.index(field)] == "id"


@functools.cache
def _order(table: str) -> Callable[[Any], Any] | None:
    """What the rows of a document are sorted by, if not by their ids alone."""
    return operator.attrgetter("sort_key") if "sort_key" in codec_of(table).columns else None


@functools.cache
def _parties(table: str) -> tuple[int, int]:
    """Where a row's image has its owner and its counterpart."""
    columns = codec_of(table).columns
    return columns.index("owner_id"), columns.index("counterpart_id")


@functools.cache
def _index_name(table: str, field: str) -> tuple[str, bool]:
    """What an index is called in keys, and whether ids are sought in it."""
    return f"{table}.{field}", is_id(table, field)


def _index_key(entity: type[Row], field: str, value: str) -> Key:
    """A key for "the rows whose field has this value": whoever asked for them read this too."""
    name, is_hex = _index_name(entity.TABLE, field)
    return name, value if is_hex else value.encode().hex()


def _taken(**ids: Id) -> UserError:
    return UserError("record.exists", "This id is in use already.", "id", **ids)


class RowStore:
    """Implements ``services.ports.UnitOfWork`` over a database.

    ``authority``: the server's, which counts versions. ``hopeful``: whether new parts of documents are
    new is left to the database, which refuses them in flush(). Begin each command with begin().
    """

    #: Whether rows here lie over those of the database, which has some that are not there yet.
    _lies_over = False

    def __init__(self, db: Db, *, authority: bool, hopeful: bool = False) -> None:
        self.db = db
        self.events: list[DomainEvent] = []
        self._authority = authority
        self._hopeful = hopeful
        self._viewer: Id | None = None
        self._rows: dict[Key, Row | None] = {}
        self._stored: set[Key] = set()
        self._dirty: dict[Key, Row] = {}
        #: What the running command alone would have written: of one that is undone nothing is.
        self._soiled: set[Key] = set()
        self._images: dict[Key, tuple[Row | None, Image | None]] = {}
        #: Images of rows as the last command left them: the next one need not make them again.
        self._left: dict[Key, Image] = {}
        self._children: dict[tuple[str, str, Id], list[Id]] = {}
        #: What the running command asked children by.
        self._asked: dict[Key, tuple[type[Row], str, Id]] = {}
        self._by_table: dict[str, dict[Id, Row]] = {}
        #: Rows that this command took to be new without asking, and those that done() still has to ask for.
        self._hoped: set[Key] = set()
        self._unproved: dict[type[Row], list[Id]] = {}

    # ---- one command

    def begin(self, viewer: Id | None) -> None:
        """Start a command; only rows of this organisation are visible, all for None (reactions)."""
        self._viewer = viewer
        self._start()

    def see_all(self) -> None:
        """From here on the running command is the server's reactions: all rows are visible."""
        self._viewer = None

    def touched(self) -> list[Key]:
        """The rows that the running command has read or written, and what it asked children by."""
        return [*self._images, *self._asked]

    def done(self) -> list[RowChange]:
        """End a step of the command: what changed since begin() or the last done().

        Raises UserError ``record.exists`` where the id of a new row is taken after all.
        """
        if not self._hopeful:
            self._prove()
        changes: list[RowChange] = []
        rows, left = self._rows, self._left
        table = ""
        image: Callable[[Row], Image] = _image_of
        for key, (row_before, before) in self._images.items():
            row = rows[key]
            if row is None:
                if before is not None and row_before is not None:
                    changes.append(RowChange(type(row_before), row_before, before, None))
                continue
            if key[0] != table:
                table, image = key[0], codec_of(key[0]).image
            after = image(row)
            if before == after:
                left[key] = after
                continue
            if before is not None:
                self._check(row, before)
            changes.append(RowChange(type(row), row, before, after))
        # Only from here on is anything noted, so that undo() finds all as it was.
        return [self._noted(change) for change in changes]

    def _noted(self, change: RowChange) -> RowChange:
        key, row = change.key, change.row
        if change.after is not None and self._authority:
            row.version += 1
            change.after = codec(type(row)).image(row)
        if key not in self._dirty:
            self._soiled.add(key)
        self._dirty[key] = row
        if change.after is None:
            self._images[key] = None, None
            self._left.pop(key, None)
        else:
            self._images[key] = row, change.after
            self._left[key] = change.after
        return change

    def undo(self, changes: list[RowChange] | None = None) -> None:
        """Take the running command back; ``changes`` are those that done() gave in it, if any."""
        undone = {change.key: change for change in reversed(changes or [])}
        for key, (seen, seen_image) in self._images.items():
            first = undone.get(key)
            row, image = (first.row, first.before) if first is not None else (seen, seen_image)
            if image is None or row is None:
                self._forget(key)
                continue
            for name, value in zip(codec(type(row)).columns, image, strict=True):
                setattr(row, name, value)
            self._rows[key] = row
            self._left[key] = image
            self._by_table.setdefault(key[0], {})[key[1]] = row
        for key in self._hoped:
            self._rows.pop(key, None)
            self._left.pop(key, None)
        for key in self._soiled:
            self._dirty.pop(key, None)
        self._start()

    # ---- what handlers call

    def find(self, kind: type[R], row_id: Id) -> R | None:
        """The row, or None where there is none that the actor may see."""
        row = self._fetch(kind, row_id)
        return row if row is not None and self._visible(row) else None

    def get(self, kind: type[R], row_id: Id) -> R:
        """The row; UserError ``record.missing`` where there is none that the actor may see."""
        row = self.find(kind, row_id)
        if row is None:
            raise UserError(
                "record.missing", "There is no {kind} with this id.", kind=kind.KIND or kind.TABLE, id=row_id
            )
        return row

    def children(self, kind: type[R], field: str, value: Id) -> list[R]:
        """The visible rows whose indexed field has this value, in their order."""
        if field not in kind.INDEXES:
            raise BugError(f"{kind.__name__} is not indexed by {field}")
        if not self._authority:
            self._asked[_index_key(kind, field, value)] = kind, field, value
        ids = self._child_ids(kind, field, value)
        if not ids:
            return []
        table, images, left = kind.TABLE, self._images, self._left
        image = codec(kind).image
        known: dict[Key, Any] = self._rows
        viewer = self._viewer
        rows: list[R] = []
        # In the order of ids: in which order rows came to be known must not show in the history.
        for row_id in sorted(ids):
            key = table, row_id
            row: R | None = known.get(key)
            if row is None:
                if self._lies_over and key in known:
                    continue  # it stands in the database alone: nobody meets it here
                row = self._fetch(kind, row_id)
                if row is None:
                    continue
            elif key not in images:
                images[key] = (row, left.get(key) or image(row))
            if getattr(row, field) == value and (
                viewer is None or viewer in (row.owner_id, row.counterpart_id)
            ):
                rows.append(row)
        if len(rows) > 1 and (order := _order(table)) is not None:
            rows.sort(key=order)  # where two are the same, ids decide
        return rows

    def add(self, row: R) -> R:
        """Enter a new row; UserError ``record.exists`` where the id is taken.

        For a part of a document that may be said by done() only: it asks for all parts at once.
        """
        kind = type(row)
        table, row_id = key = kind.TABLE, row.id
        if key not in self._rows and self._may_assume(kind):
            self._rows[key] = None
            self._images[key] = (None, None)
            self._hoped.add(key)
            self._unproved.setdefault(kind, []).append(row_id)
        elif self._fetch(kind, row_id) is not None:
            raise _taken(id=row_id)
        if self._viewer is not None and self._viewer not in (row.owner_id, row.counterpart_id):
            raise BugError(f"{kind.__name__} made for somebody else")
        self._rows[key] = row
        self._by_table.setdefault(table, {})[row_id] = row
        for field in kind.INDEXES:
            known = self._children.get((table, field, getattr(row, field)))
            if known is not None and row_id not in known:
                known.append(row_id)
        return row

    def remove(self, row: Row) -> None:
        """Take a row away."""
        key = type(row).TABLE, row.id
        self._fetch(type(row), row.id)
        self._rows[key] = None
        self._by_table.get(key[0], {}).pop(key[1], None)

    def emit(self, event: DomainEvent) -> None:
        """Say what happened."""
        self.events.append(event)

    # ---- the end of a transaction

    def flush(self) -> list[Written]:
        """Write what the commands since the last flush changed; call it inside a transaction.

        Raises UserError ``record.exists`` in a hopeful store; the transaction is then to be undone.
        """
        inserts: dict[type[Row], list[Any]] = {}
        updates: dict[type[Row], list[Any]] = {}
        deletes: dict[type[Row], list[Any]] = {}
        written: list[Written] = []
        rows, stored, left = self._rows, self._stored, self._left
        for key, kept in self._dirty.items():
            row = rows.get(key)
            kind = type(kept)
            if row is None:
                if key in stored:
                    deletes.setdefault(kind, []).append((bytes.fromhex(key[1]),))
                    stored.discard(key)
                    written.append(Written(kind, kept, removed=True))
                continue
            found = codec(kind)
            values = found.to_db(left.get(key) or found.image(row))
            made = key not in stored
            if not made:
                updates.setdefault(kind, []).append(found.update(values))
            else:
                inserts.setdefault(kind, []).append(values)
                stored.add(key)
            written.append(Written(kind, row, removed=False, values=values, made=made))
        self._insert(inserts)
        for kind, changed in updates.items():
            self.db.many(codec(kind).sql.update, changed)
        for kind, gone in deletes.items():
            self.db.many(codec(kind).sql.delete, gone)
        self._dirty = {}
        return written

    def prefetch_all(self, sought: Mapping[str, Set[bytes]]) -> None:
        """Read what commands will ask for, many rows at a time: their keys by table or field."""
        for kind, field, values in self._sought(sought):
            if not field:
                self._fetch_many(kind, values)
            else:
                self._find_many(kind, field, values)

    # ---- inside

    def _sought(self, sought: Mapping[str, Set[bytes]]) -> Iterator[tuple[type[Row], str, list[bytes]]]:
        """What is to be read: by a field, or by id, those rows left out that are here."""
        for name, values in sorted(sought.items()):
            table, _, field = name.partition(".")
            kind = BY_TABLE[table]
            if not field:
                yield kind, "", [value for value in values if (table, value.hex()) not in self._rows]
            elif is_id(kind.TABLE, field):
                yield kind, field, [value for value in values if value]

    def _fetch_many(self, kind: type[Row], ids: list[bytes]) -> None:
        for rows in self._read(kind, "id", ids):
            self._take_fetched(kind, rows)
        self._note_absent(kind, ids)

    def _take_fetched(self, kind: type[Row], rows: Iterable[tuple[Any, ...]]) -> None:
        for values in rows:
            self._enter((kind.TABLE, values[0].hex()), codec(kind).from_db(values))

    def _note_absent(self, kind: type[Row], ids: Iterable[bytes]) -> None:
        """Of these rows those that were not read are not there."""
        for row_id in ids:
            self._rows.setdefault((kind.TABLE, row_id.hex()), None)

    def _find_many(self, kind: type[Row], field: str, values: list[bytes]) -> None:
        found: dict[bytes, list[Id]] = {value: [] for value in values}
        for rows in self._read(kind, field, values):
            self._take_found(kind, field, rows, found)
        self._note_found(kind, field, found)

    def _take_found(
        self, kind: type[Row], field: str, rows: Iterable[tuple[Any, ...]], found: dict[bytes, list[Id]]
    ) -> None:
        place = codec(kind).columns.index(field)
        for row in rows:
            key = kind.TABLE, row[0].hex()
            if key not in self._rows:
                self._enter(key, codec(kind).from_db(row))
            found[row[place]].append(key[1])

    def _note_found(self, kind: type[Row], field: str, found: Mapping[bytes, list[Id]]) -> None:
        """These are all rows with these values."""
        for value, ids in found.items():
            self._children.setdefault((kind.TABLE, field, value.hex()), ids)

    def _read(self, kind: type[Row], field: str, values: list[bytes]) -> Iterator[list[tuple[Any, ...]]]:
        for sql, part in questions_of(kind, field, values):
            yield self.db.query(sql, part)

    def _start(self) -> None:
        self._soiled = set()
        self._images = {}
        self._asked = {}
        self._hoped = set()
        self._unproved = {}
        self.events = []

    def _insert(self, inserts: dict[type[Row], list[Any]]) -> None:
        for kind, rows in inserts.items():
            try:
                self.db.many(codec(kind).sql.insert, rows)
            except IntegrityError as error:
                if self._hopeful:
                    raise _taken() from error
                raise

    def _may_assume(self, kind: type[Row]) -> bool:
        return kind.ROOT not in ("", "id")

    def _prove(self) -> None:
        """Ask whether rows that were taken to be new are."""
        unproved, self._unproved = self._unproved, {}
        for kind, ids in unproved.items():
            for start in range(0, len(ids), CHUNK):
                marks, part = places([bytes.fromhex(row_id) for row_id in ids[start : start + CHUNK]])
                sql = f'SELECT "id" FROM "{kind.TABLE}" WHERE "id" IN ({marks})'  # our own names
                for (found,) in self.db.query(sql, part):
                    raise _taken(id=found.hex())

    def _visible(self, row: Row) -> bool:
        return self._viewer is None or self._viewer in (row.owner_id, row.counterpart_id)

    def _check(self, row: Row, before: Image) -> None:
        """A row's parties are set at birth and never change (law 3)."""
        owner, counterpart = _parties(type(row).TABLE)
        if (before[owner], before[counterpart]) != (row.owner_id, row.counterpart_id):
            raise BugError(f"{type(row).__name__} changed hands")

    def _fetch(self, kind: type[R], row_id: Id) -> R | None:
        key = kind.TABLE, row_id
        if key not in self._rows:
            self._learn(kind, key)
        row = self._rows[key]
        if key not in self._images:
            known = None if row is None else self._left.get(key) or codec(type(row)).image(row)
            self._images[key] = (row, known)
        return cast("R | None", row)

    def _learn(self, kind: type[Row], key: Key) -> None:
        """Ask the database for a row."""
        found = codec(kind)
        rows = self.db.query(f'{found.sql.select} WHERE "id" = ?', (bytes.fromhex(key[1]),))
        self._enter(key, found.from_db(rows[0]) if rows else None)

    def _enter(self, key: Key, row: Row | None) -> None:
        self._rows[key] = row
        if row is not None:
            self._stored.add(key)
            self._by_table.setdefault(key[0], {})[key[1]] = row

    def _child_ids(self, kind: type[R], field: str, value: Id) -> list[Id]:
        name = kind.TABLE, field, value
        ids = self._children.get(name)
        if ids is None:
            found = codec(kind)
            ids = []
            sought = bytes.fromhex(value) if is_id(kind.TABLE, field) else value
            for values in self.db.query(f'{found.sql.select} WHERE "{field}" = ?', (sought,)):
                row_id = values[0].hex()
                key = kind.TABLE, row_id
                if key not in self._rows:
                    self._enter(key, found.from_db(values))
                ids.append(row_id)
            if self._by_table.get(kind.TABLE):
                known = set(ids)
                ids.extend(
                    row_id
                    for row_id, row in self._by_table[kind.TABLE].items()
                    if row_id not in known and getattr(row, field) == value
                )
            self._children[name] = ids
        elif field != kind.ROOT:
            # Only a root is fixed at birth: others may have come to have this value since.
            known = set(ids)
            ids.extend(
                row_id
                for row_id, row in self._by_table.get(kind.TABLE, {}).items()
                if row_id not in known and getattr(row, field) == value
            )
        return ids

    def _forget(self, key: Key) -> None:
        self._rows[key] = None
        self._left.pop(key, None)
        self._by_table.get(key[0], {}).pop(key[1], None)
