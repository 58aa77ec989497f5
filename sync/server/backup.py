# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Backups of a server that runs: one snapshot of all tables, in a file that either kind of database can
be restored from (PROTOCOL.md, Restore).

A backup is a zip file: ``manifest.json`` (schema, epoch, heads, count and hash of each table) and one member
a table, rows as MessagePack in frames. A table's hash is the sum of its rows' SHA-256, so that it does not
depend on their order, and a database can be compared with its manifest. A backup counts, and desks forget
what it holds, only after it was read again and found whole.
"""

from __future__ import annotations

import functools
import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
import sqlalchemy as sa

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.entities import ENTITIES, SECTIONS, Event, Row, UserRow
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage import schema
from desktop_b2b.storage.db import Db, go_on
from desktop_b2b.storage.sections import in_section
from desktop_b2b.storage.versions import SCHEMA
from sync.server import epochs, highwater
from sync.server.database import Database, begin_writing
from sync.server.feeds import PUT
from sync.server.ids import REAL, Chance

FORMAT = 1
MANIFEST = "manifest.json"
#: Rows and bytes of one frame, about.
_ROWS, _BYTES = 1000, 4 * 1024 * 1024
_LARGEST_FRAME = 256 * 1024 * 1024
_SHOWN = 20
_ROOM = 1 << 256
Crash = Callable[[str], None]


class Table(msgspec.Struct, frozen=True):
    """A table in a manifest."""

    columns: tuple[str, ...]
    rows: int
    hash: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds. ``heads`` by scope; ``position`` counts the epoch's transactions."""

    format: int = FORMAT
    schema: int
    epoch: str
    position: int
    made_at: Instant
    heads: dict[str, int]
    tables: dict[str, Table]


def summary(manifest: Manifest) -> dict[str, Any]:
    """A manifest in a few words."""
    return {
        "epoch": manifest.epoch,
        "position": manifest.position,
        "made_at": manifest.made_at,
        "schema": manifest.schema,
        "scopes": len(manifest.heads),
        "rows": sum(table.rows for table in manifest.tables.values()),
    }


class _Sum:
    """Count and hash of a table's rows, in whatever order they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, rows: list[Any]) -> None:
        for row in rows:
            digest = hashlib.sha256(msgspec.msgpack.encode(row)).digest()
            self._sum = (self._sum + int.from_bytes(digest, "big")) % _ROOM
        self.rows += len(rows)

    @property
    def hash(self) -> str:
        return f"{self._sum:064x}"


# ------------------------------------------------------------ backup


def backup(database: Database, target: Path, now: Instant, *, crash: Crash = go_on) -> Manifest:
    """Write a backup while the server runs, read it again, and tell desks how far it covers them.

    Raises OutageError ``backup.failed``, UserError ``backup.exists``.
    """
    if target.exists():
        raise UserError("backup.exists", "The file {file} exists already.", "file", file=target.name)
    part = target.with_name(target.name + ".part")
    db = database.connect()
    try:
        try:
            with part.open("wb") as file:
                db.begin(write=False)
                manifest = _write(db, file, now, crash)
                db.rollback()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutageError("backup.failed", f"The backup cannot be written: {error}") from error
        crash("backup.written")
        found = verify_file(part)
        crash("backup.verified")
        part.replace(target)
        crash("backup.kept")
        begin_writing(db)
        _tell(db, found)
        db.commit()
        crash("backup.told")
    finally:
        db.close()
    return manifest


def _write(db: Db, file: IO[bytes], now: Instant, crash: Crash) -> Manifest:
    """All tables of the open snapshot."""
    tables: dict[str, Table] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for table in _tables():
            total = _Sum()
            with archive.open(_member(table), "w", force_zip64=True) as member:
                for rows in _rows(db, table):
                    total.add(rows)
                    body = msgspec.msgpack.encode(rows)
                    member.write(struct.pack(">I", len(body)) + body)
            tables[str(table.name)] = Table(_columns(table), total.rows, total.hash)
            crash("backup.table")
        epoch = epochs.read(db)
        manifest = Manifest(
            schema=SCHEMA["server"],
            epoch=epoch.name,
            position=epochs.position(db, epoch.name),
            made_at=now,
            heads=dict(db.query('SELECT "name", "head" FROM "scope" ORDER BY "name"')),
            tables=tables,
        )
        archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


def _tell(db: Db, manifest: Manifest) -> None:
    """How far the newest backup covers each scope: part of the running transaction."""
    db.many(
        'INSERT INTO "durable" ("scope", "seq") VALUES (?, ?)'
        ' ON CONFLICT ("scope") DO UPDATE SET "seq" = excluded."seq"',
        list(manifest.heads.items()),
    )


# ------------------------------------------------------------ restore


def restore(
    database: Database,
    source: Path,
    now: Instant,
    *,
    chance: Chance = REAL,
    hold_hours: int = epochs.HOLD_HOURS,
    crash: Crash = go_on,
) -> Manifest:
    """Fill an empty database from a backup, check it, and begin a new epoch; effects are held.

    Raises UserError ``restore.not_empty``, ``backup.not_one``, ``backup.schema``; OutageError
    ``backup.damaged``. What was begun is undone then.
    """
    manifest = verify_file(source)
    if manifest.schema != SCHEMA["server"]:
        raise UserError(
            "backup.schema",
            "The backup was made by another version of the program (schema {found}, here {ours}).",
            "file",
            found=manifest.schema,
            ours=SCHEMA["server"],
        )
    database.upgrade()
    crash("restore.schema")
    db = database.connect()
    try:
        begin_writing(db)
        for table in _tables():
            if db.query(f'SELECT 1 FROM "{table.name}" LIMIT 1'):  # noqa: S608  # our own names
                raise UserError(
                    "restore.not_empty", "The database is not empty. Restore into an empty one.", "database"
                )
        _fill(db, source, manifest, crash)
        crash("restore.filled")
        damaged = [name for name, total in _sums(db).items() if total != manifest.tables[name]]
        if damaged:
            raise OutageError(
                "backup.damaged", f"The database did not keep what was restored: {', '.join(damaged)}"
            )
        db.run('DELETE FROM "durable"')
        _tell(db, manifest)
        epochs.begin(db, now, chance, hold_hours)
        crash("restore.checked")
        db.commit()
    except BaseException:
        db.rollback()
        raise
    finally:
        db.close()
    crash("restore.committed")
    if database.state is not None:
        highwater.forget(database.state, database.name)
    return manifest


def _fill(db: Db, source: Path, manifest: Manifest, crash: Crash) -> None:
    with zipfile.ZipFile(source) as archive:
        for table in _tables():
            columns = manifest.tables[table.name].columns
            names = ", ".join(f'"{name}"' for name in columns)
            sql = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608  # our own names
            with archive.open(_member(table)) as member:
                for rows in _frames(member):
                    db.many(sql, rows)
            crash("restore.table")


# ------------------------------------------------------------ verify


def verify_file(source: Path) -> Manifest:
    """Read a whole backup again. Raises UserError ``backup.not_one``, OutageError ``backup.damaged``."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = from_json(Manifest).decode(archive.read(MANIFEST))
            if manifest.format != FORMAT:
                raise UserError("backup.not_one", "A newer version of the program made this backup.", "file")
            _compare(archive, manifest)
    except FileNotFoundError as error:
        raise UserError("backup.missing", "There is no file {file}.", "file", file=source.name) from error
    except (KeyError, msgspec.MsgspecError) as error:
        raise UserError("backup.not_one", "This is no backup of a server.", "file") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        _BadFrameError,
    ) as error:
        if not zipfile.is_zipfile(source):
            raise UserError("backup.not_one", "This is no backup of a server.", "file") from error
        raise OutageError("backup.damaged", f"The backup is damaged: {error}") from error
    return manifest


class _BadFrameError(Exception):
    """A member of a backup is not what it should be."""


def _compare(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    expected = {table.name: _columns(table) for table in _tables()}
    if expected != {name: table.columns for name, table in manifest.tables.items()}:
        raise _BadFrameError("the tables are others")
    for table in _tables():
        total = _Sum()
        with archive.open(_member(table)) as member:
            for rows in _frames(member):
                total.add(rows)
        wanted = manifest.tables[table.name]
        if (total.rows, total.hash) != (wanted.rows, wanted.hash):
            raise _BadFrameError(f"the table {table.name} is not whole")


def verify_database(database: Database) -> Iterator[dict[str, Any]]:
    """Check a database: counters without gaps, feeds against rows. A line a check: ``ok`` and words."""
    db = database.connect()
    try:
        db.begin(write=False)
        epoch = epochs.read(db)
        yield {"check": "epoch", "ok": True, "text": f"{epoch.name} at {epochs.position(db, epoch.name)}"}
        yield _found("counters", _gaps(db))
        yield _found("feeds", _strays(db))
        yield _found("rows", _missing(db))
        db.rollback()
    finally:
        db.close()


def _found(check: str, wrong: list[str]) -> dict[str, Any]:
    more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
    return {"check": check, "ok": not wrong, "text": ", ".join(wrong[:_SHOWN]) + more if wrong else "right"}


def _gaps(db: Db) -> list[str]:
    """Scopes whose marks are not each number up to the head, above what compaction left."""
    rows = db.query(
        'SELECT s."name" FROM "scope" s LEFT JOIN (SELECT "scope", COUNT(*) AS "marks", MIN("seq") AS "low",'
        ' MAX("seq") AS "high" FROM "scope_mark" WHERE "seq" >= (SELECT "min_seq" FROM "scope"'
        ' WHERE "name" = "scope_mark"."scope") GROUP BY "scope") m ON m."scope" = s."name"'
        ' WHERE s."head" > 0 AND (m."high" IS NULL OR m."high" <> s."head"'
        ' OR m."marks" <> m."high" - m."low" + 1'
        ' OR m."low" > CASE WHEN s."min_seq" > 1 THEN s."min_seq" ELSE 1 END) ORDER BY s."name"'
    )
    return [row[0] for row in rows]


def _strays(db: Db) -> list[str]:
    """Feed entries beyond the head, of rows that are not there, or of history of another section."""
    found = [
        f"{scope}: beyond its head"
        for (scope,) in db.query(
            'SELECT DISTINCT f."scope" FROM "feed" f LEFT JOIN "scope" s ON s."name" = f."scope"'
            ' WHERE s."name" IS NULL OR f."seq" > s."head" ORDER BY f."scope"'
        )
    ]
    for entity in ENTITIES:
        rows = db.query(
            f'SELECT f."scope", COUNT(*) FROM "feed" f WHERE f."tbl" = ? AND f."op" = {PUT} AND NOT EXISTS'  # noqa: S608
            f' (SELECT 1 FROM "{entity.TABLE}" r WHERE r."id" = f."row_id") GROUP BY f."scope"',
            (entity.TABLE,),
        )
        found.extend(f"{scope}: {count} of {entity.TABLE} without a row" for scope, count in rows)
    for section in SECTIONS:
        rows = db.query(
            f'SELECT f."scope", COUNT(*) FROM "feed" f JOIN "{Event.TABLE}" r ON r."id" = f."row_id"'  # noqa: S608
            f' WHERE f."tbl" = ? AND f."op" = {PUT} AND f."scope" LIKE ?'
            f' AND NOT {in_section(Event, section, "r")} GROUP BY f."scope"',
            (Event.TABLE, f"%:{section}"),
        )
        found.extend(f"{scope}: {count} of {Event.TABLE} of another section" for scope, count in rows)
    return found


def _missing(db: Db) -> list[str]:
    """Rows that are in no feed of somebody who may see them."""
    found: list[str] = []
    for entity in ENTITIES:
        for text, column, test in _audiences(entity):
            scope = text.format(_hex(db, f'r."{column}"'))
            rows = db.query(
                f'SELECT COUNT(*) FROM "{entity.TABLE}" r WHERE r."{column}" IS NOT NULL AND {test}'  # noqa: S608
                f' AND NOT EXISTS (SELECT 1 FROM "feed" f WHERE f."scope" = {scope} AND f."tbl" = ?'
                f' AND f."row_id" = r."id" AND f."op" = {PUT})',
                (entity.TABLE,),
            )
            if rows[0][0]:
                found.append(f"{rows[0][0]} of {entity.TABLE} by {column}")
    return found


def _audiences(entity: type[Row]) -> Iterator[tuple[str, str, str]]:
    """The scopes that rows of an entity are in: in SQL, by the column of their id, and of which rows."""
    if issubclass(entity, UserRow):
        yield "'user:' || {}", "user_id", "1 = 1"
        return
    for section in (entity.SECTION,) if entity.SECTION else SECTIONS:
        for column in ("owner_id", "counterpart_id"):
            yield "{} || " + f"':{section}'", column, in_section(entity, section, "r")


def _hex(db: Db, value: str) -> str:
    return f"encode({value}, 'hex')" if db.dialect == "postgresql" else f"lower(hex({value}))"


# ------------------------------------------------------------ tables


@functools.cache
def _tables() -> tuple[sa.Table, ...]:
    return tuple(sorted(schema.server_metadata().tables.values(), key=lambda table: table.name))


def _columns(table: sa.Table) -> tuple[str, ...]:
    return tuple(str(column.name) for column in table.columns)


def _member(table: sa.Table) -> str:
    return f"tables/{table.name}"


def _rows(db: Db, table: sa.Table) -> Iterator[list[Any]]:
    """All rows in the order of their keys, some at a time: only so many are in memory."""
    names = _columns(table)
    keys = [column.name for column in table.primary_key.columns]
    chosen = ", ".join(f'"{name}"' for name in names)
    order = ", ".join(f'"{name}"' for name in keys)
    places = [names.index(name) for name in keys]
    limit = 20 if any(name == "content" for name in names) else _ROWS
    last: list[Any] = []
    while True:
        where = f"WHERE ({order}) > ({', '.join('?' * len(keys))})" if last else ""
        sql = f'SELECT {chosen} FROM "{table.name}" {where} ORDER BY {order} LIMIT {limit}'  # noqa: S608  # our own names
        rows = [[_plain(value) for value in row] for row in db.query(sql, last)]
        if not rows:
            return
        last = [rows[-1][place] for place in places]
        yield rows


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _sums(db: Db) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for table in _tables():
        total = _Sum()
        for rows in _rows(db, table):
            total.add(rows)
        found[str(table.name)] = Table(_columns(table), total.rows, total.hash)
    return found


def _frames(member: IO[bytes]) -> Iterator[list[Any]]:
    while head := member.read(4):
        (size,) = struct.unpack(">I", head)
        if size > _LARGEST_FRAME:
            raise _BadFrameError("a frame is too large")
        body = member.read(size)
        if len(body) != size:
            raise _BadFrameError("a frame is cut short")
        try:
            yield msgspec.msgpack.decode(body, type=list[list[Any]])
        except msgspec.MsgspecError as error:
            raise _BadFrameError(str(error)) from error
