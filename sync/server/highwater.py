# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The high-water mark: outside the database, how far it had come when it last answered (PROTOCOL.md).

Written after each commit and before its answers leave, so it is never ahead of what is durable: a crash
makes no false alarm. It is written without waiting for the disk, which a killed process survives; the disk
is waited for once a second, which bounds what a power failure of this machine hides to the last second.
Each process has a file of its own; the highest counts.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from desktop_b2b.clock import monotonic
from desktop_b2b.errors import OutageError, UserError

#: Seconds between two waits for the disk.
SYNC_EVERY = 1.0
#: Two places in turn, so that a write that is cut short leaves the one before it.
_SLOTS, _SIZE = 2, 128
_PROCESSES = 64


class Mark(NamedTuple):
    """A position in one epoch of a database."""

    epoch: str
    position: int


def files_of(folder: Path, name: str) -> list[Path]:
    """The files of all processes of a database."""
    return sorted(folder.glob(f"{name}.high-water-*.mark"))


def read(folder: Path, name: str) -> list[Mark]:
    """What each process wrote last; a file without one whole entry says nothing."""
    found: list[Mark] = []
    for path in files_of(folder, name):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise OutageError("state.unreadable", f"The server's state cannot be read: {error}") from error
        marks = [_parse(content[at : at + _SIZE]) for at in range(0, _SLOTS * _SIZE, _SIZE)]
        whole = [mark for mark in marks if mark is not None]
        if whole:
            found.append(max(whole, key=lambda mark: mark.position))
    return found


def check(marks: Collection[Mark], here: Mark, former: Collection[str]) -> None:
    """Refuse a database that is older than what was answered from it.

    ``former``: the epochs it had before. Raises UserError ``database.behind``, ``database.other``.
    """
    for mark in marks:
        if mark.epoch == here.epoch:
            if mark.position > here.position:
                raise UserError(
                    "database.behind",
                    "The database is older than what this server has confirmed: it is at {here}, but {mark} "
                    "was answered. It was restored. Nothing is served. Restore the last backup into "
                    "an empty database with 'desktop-b2b server restore FILE', or go on with this one by "
                    "'desktop-b2b admin new-epoch': the desks then give back what it lost.",
                    here=here.position,
                    mark=mark.position,
                )
        elif mark.epoch not in former:
            raise UserError(
                "database.other",
                "The database is not the one that this server's state belongs to, or one from before its "
                "last restore. Nothing is served. If it is right, go on by 'desktop-b2b admin new-epoch'.",
            )


class HighWater:
    """This process's file. Used by the writing thread; ``sync`` and ``close`` by any."""

    def __init__(self, folder: Path, name: str, epoch: str, now: Callable[[], float] = monotonic) -> None:
        self._epoch = epoch.encode()
        self._now = now
        self._synced_at = 0.0
        self._dirty = False
        self._slot = 0
        self.position = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock, path = _own(folder, name)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise OutageError("state.folder", f"The server's state cannot be kept: {error}") from error
        self._file = os.fdopen(handle, "r+b", buffering=0)

    def check(self, position: int) -> None:
        """Called before a commit. Raises OutageError ``database.behind`` where the database went back under
        a running server.
        """
        if position <= self.position:
            raise OutageError(
                "database.behind", "The database was exchanged for an older one. Restart the server."
            )

    def note(self, position: int) -> None:
        """Called after a commit, before it is answered."""
        self.position = position
        body = b"%020d %s" % (position, self._epoch)
        self._slot = (self._slot + 1) % _SLOTS
        self._file.seek(self._slot * _SIZE)
        self._file.write(b"%s %08x\n" % (body, zlib.crc32(body)))
        self._dirty = True
        self.rest()

    def rest(self) -> None:
        """The same for who has nothing else to do."""
        if self._now() - self._synced_at >= SYNC_EVERY:
            self.sync()

    def sync(self) -> None:
        """Wait for the disk, where something was written since."""
        if self._dirty:
            self._dirty = False
            self._synced_at = self._now()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """The end: all is on the disk."""
        self.sync()
        self._file.close()
        self._lock.release()


def forget(folder: Path, name: str) -> None:
    """A new epoch begins: what was before it is compared no more."""
    for path in files_of(folder, name):
        with suppress(FileNotFoundError):
            path.unlink()


def _own(folder: Path, name: str) -> tuple[FileLock, Path]:
    for number in range(_PROCESSES):
        path = folder / f"{name}.high-water-{number}.mark"
        lock = FileLock(path.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        return lock, path
    raise OutageError("state.folder", "Too many servers share one folder for their state.")


def _parse(slot: bytes) -> Mark | None:
    line = slot.partition(b"\n")[0]
    body, _, check_sum = line.rpartition(b" ")
    if not body or check_sum != b"%08x" % zlib.crc32(body):
        return None
    position, _, epoch = body.partition(b" ")
    return Mark(epoch.decode("ascii"), int(position))
