# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Databases and worlds that are made once in a process and copied for each test: to make them anew takes
longer than most of the tests that stand in them.

A copy is what a closed world leaves on the disk, so what a test finds was written by the real program.
"""

from __future__ import annotations

import functools
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import open_database
from sync.server import highwater
from sync.server.database import Database
from tests.simulation.connections import ram

if TYPE_CHECKING:
    from tests.sync_flows.world import World

#: What happened in a world before a test: takes the world, gives what the test wants to know of it.
Past = Callable[["World"], Any]
SERVER = "server.db"


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder where files cost least."""
    with tempfile.TemporaryDirectory(prefix="b2b-mould-", dir=ram()) as folder:
        yield Path(folder)


@functools.cache
def blank_desk(key: bytes | None) -> bytes:
    """The database of a desk with nothing in it."""
    with quick_folder() as folder:
        open_database(folder / "desk.db", key).close()
        return (folder / "desk.db").read_bytes()


@functools.cache
def blank_server() -> bytes:
    """The database of a server with nothing in it."""
    with quick_folder() as folder:
        Database(folder / SERVER).upgrade()
        return (folder / SERVER).read_bytes()


def rename_epoch(path: Path) -> None:
    """Give a copy of a server's database a history of its own, as if it had been made anew."""
    db = SqliteDb(path)
    try:
        db.begin()
        old = db.query("SELECT value FROM state WHERE key = 'epoch'")[0][0]
        name = secrets.token_hex(8)
        db.run("UPDATE state SET value = ? WHERE key = 'epoch'", (name,))
        db.run("UPDATE state SET key = ? WHERE key = ?", (f"position:{name}", f"position:{old}"))
        db.run("UPDATE state SET value = ? WHERE key = 'receipts'", (secrets.token_hex(32),))
        db.commit()
    finally:
        db.close()
    highwater.forget(path.parent, path.name)


@dataclass(frozen=True)
class Mould:
    """A world at rest: its files, and what it knows beside them."""

    files: dict[str, bytes]
    instant: int
    ids: dict[str, str]
    links: dict[tuple[str, str], str]
    cards: dict[str, str]
    #: The e-mail addresses and the files of the desks, in the order of their coming.
    desks: tuple[tuple[str, str], ...]
    told: Any

    def fill(self, folder: Path) -> None:
        """Lay the files down."""
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        if not self.desks:
            rename_epoch(folder / SERVER)


_moulds: dict[Past, Mould] = {}


def mould_of(past: Past, make: Callable[[Path], World]) -> Mould:
    """The world that ``make`` makes, after this past."""
    if past not in _moulds:
        with quick_folder() as folder:
            world = make(folder)
            try:
                told = past(world)
            finally:
                world.close()
            _moulds[past] = Mould(
                {path.name: path.read_bytes() for path in folder.iterdir()},
                world.clock.now(),
                world.ids,
                world.links,
                world.cards,
                tuple((desk.email, desk.path.name) for desk in world.desks),
                told,
            )
    return _moulds[past]
