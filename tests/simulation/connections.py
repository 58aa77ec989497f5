# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Connections that outlive a process, and a history: to open them and to prepare all their statements anew
took a fifth of each history.

A connection that a process closes, or that dies with it, is rolled back and put aside, and whoever next
opens the same file has it. A history begins on the files of the one before it, whose pages become those
of its first content. Before a file is exchanged, or read without its log, ``end`` closes what is put aside.
"""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import util
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop_b2b.storage import db

#: Where files cost least; elsewhere the usual place for temporary ones.
RAM = Path("/dev/shm")  # noqa: S108  # each process has a folder of its own there
#: What a process may have changed at its own.
_AS_NEW = ("PRAGMA synchronous = FULL", "PRAGMA cache_size = -16384", "PRAGMA wal_autocheckpoint = 1000")
#: How long a file is at least, in whole pages: what lies behind the pages of its database is not read.
_ROOM = 1280 * 1024
_open, _close = db.open_connection, db.SqliteDb.close
#: In the place of one that was put aside: like one that is closed, it does nothing any more.
_CLOSED = dbapi2.connect(":memory:")
_CLOSED.close()


class Content:
    """What is in a database at first: its file."""

    def __init__(self, file: bytes) -> None:
        self.file = file

    @functools.cached_property
    def layout(self) -> list[tuple[Any, ...]]:
        """Where its tables begin, and which schema this is."""
        with tempfile.TemporaryDirectory(prefix="b2b-content-", dir=ram()) as folder:
            path = Path(folder, "content.db")
            path.write_bytes(self.file)
            raw = dbapi2.connect(str(path))
            try:
                return _layout(raw)
            finally:
                raw.close()


class _Filled:
    """A file that gets another content for each history."""

    def __init__(self, path: Path, content: Content) -> None:
        # SQLite's log remembers how long the file is: it starts with room for longer contents.
        self._room = max(_ROOM, len(content.file))
        path.write_bytes(content.file.ljust(self._room, b"\0"))
        self._raw = _opened(str(path), None, False)
        # Kept, for whoever closes a file loses the locks that the process has on it.
        self._file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def fill(self, content: Content) -> bool:
        """Exchange what is in the file beneath its connections; whether that could be done."""
        raw = self._raw
        if len(content.file) > self._room or _layout(raw) != content.layout:
            return False
        # The log begins anew, by which each other connection sees that what it remembers is old.
        if raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            return False
        os.lseek(self._file, 0, os.SEEK_SET)
        written = os.write(self._file, content.file)
        assert written == len(content.file)
        return True

    def close(self) -> None:
        """Nobody fills it any more."""
        self._raw.close()
        os.close(self._file)


class _Kept:
    """The connections of this process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.folder = Path(tempfile.mkdtemp(prefix="b2b-history-", dir=ram()))
        #: Those put aside, by file and by whether they only read, in the order in which they were put there.
        self.aside: dict[tuple[str, bool], deque[Any]] = {}
        self.filled: dict[str, _Filled] = {}
        util.Finalize(self, shutil.rmtree, (self.folder, True), exitpriority=0)

    def take(self, path: str, key: bytes | None, read_only: bool) -> Any:
        """A connection to a file: one that was put aside, or a new one."""
        there = self.aside.get((path, read_only))
        return there.popleft() if there else _opened(path, key, read_only)

    def put_aside(self, one: db.SqliteDb) -> None:
        """Close it for whoever has it, and keep it for the next."""
        raw, one.raw = one.raw, _CLOSED
        if raw is _CLOSED:
            return
        if raw.in_transaction:
            raw.rollback()
        for pragma in _AS_NEW:
            raw.execute(pragma)
        only_reads = bool(raw.execute("PRAGMA query_only").fetchone()[0])
        self.aside.setdefault((str(one.path), only_reads), deque()).append(raw)


_kept: _Kept | None = None
_is_on = False


def ram() -> Path | None:
    """The folder for temporary files."""
    return RAM if RAM.is_dir() else None


@contextmanager
def kept() -> Iterator[Path]:
    """Connections go on from one process to the next; gives a folder in which they go on to later histories,
    too, and which is empty else.
    """
    global _kept, _is_on  # noqa: PLW0603  # as the driver, which is one for all
    if _kept is None or _kept.process != os.getpid():
        _kept = _Kept()
    here = _kept

    def close(one: db.SqliteDb) -> None:
        here.put_aside(one)

    vars(db)["open_connection"] = here.take
    type.__setattr__(db.SqliteDb, "close", close)
    _is_on = True
    try:
        yield here.folder
    finally:
        _is_on = False
        vars(db)["open_connection"] = _open
        type.__setattr__(db.SqliteDb, "close", _close)
        end(*(file for file, _ in [*here.aside] if file not in here.filled))
        _clear(here)


def _clear(kept: _Kept) -> None:
    for path in kept.folder.iterdir():
        if str(path).removesuffix("-wal").removesuffix("-shm") in kept.filled:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def end(*files: Path | str) -> None:
    """Close what is put aside of files."""
    if _kept is None:
        return
    for file in map(str, files):
        for only_reads in (True, False):
            for raw in _kept.aside.pop((file, only_reads), ()):
                raw.close()
        if file in _kept.filled:
            _kept.filled.pop(file).close()


def fill(path: Path, content: Content) -> None:
    """Have a database in a file, with its first content."""
    if _is_on and _kept is not None and path.parent == _kept.folder:
        filled = _kept.filled.get(str(path))
        if filled is not None and filled.fill(content):
            return
        end(path)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        _kept.filled[str(path)] = _Filled(path, content)
    else:
        path.write_bytes(content.file)


def _opened(path: str, key: bytes | None, read_only: bool) -> Any:
    # All that open a file of a history are of this process: its locks need not go through the system.
    return _open(f"file:{path}?vfs=unix-excl" if os.name == "posix" else path, key, read_only)


def _layout(raw: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = raw.execute("SELECT name, rootpage FROM sqlite_master").fetchall()
    return [raw.execute("PRAGMA schema_version").fetchone(), *found]
