# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every write and every sync of a command as the place where all ends: die at call k, for k = 1, 2, … until
a run passes untouched.

Runs upon the failing disk. Each trial is a process of its own, forked from this one, on a copy of a prepared
database; what it left is compared, whole, with the database before and after the command.
"""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn, Protocol

from desktop_b2b.errors import BugError, OutageError
from desktop_b2b.storage.db import DriverError, SqliteDb
from tests.crash.disk import Disk, Fault

#: How often what was not synchronised is shuffled at each call.
SHUFFLES = 3
_MOST = 20_000
Say = Callable[[str], None]


class Subject(Protocol):
    """Something that is written to a prepared database, and then a second thing.

    ``lives``: runs in a process of its own; says "returned" or "refused CODE", then "again" when the second
    thing was done, where the fault is none that ends the process; ``finds``: what is wrong with what it left,
    if anything.
    """

    name: str

    def put(self, folder: Path) -> None:
        """The prepared database, in an empty folder."""
        ...

    def lives(self, folder: Path, strike: Callable[[], None], mend: Callable[[], object], say: Say) -> None:
        """Work; ``strike`` is called before the first write that counts, ``mend`` once a refusal is told."""
        ...

    def finds(self, folder: Path, said: list[str], fault: Fault) -> str:
        """What is wrong afterwards."""
        ...


@dataclass
class Tally:
    """What all trials of a subject came to."""

    name: str
    trials: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def line(self) -> dict[str, object]:
        """For the report."""
        return {
            "subject": self.name, "calls": self.calls, "trials": sum(self.trials.values()),
            "refused": self.refused, "wrong": len(self.wrong), "first": self.wrong[:3],
        }  # fmt: skip


def exhaust(
    subject: Subject, folder: Path, *, shuffles: int = SHUFFLES, step: int = 1, is_hunt: bool = False
) -> Tally:
    """All trials of a subject, or those at each so-manyth call; a hunt ends at the first that is wrong."""
    # What is here already needs no copy in the processes to come.
    gc.collect()
    gc.freeze()
    tally = Tally(subject.name)
    for fault in Fault:
        if fault is Fault.NONE:
            continue
        for chance in range(1, shuffles + 1) if fault is Fault.SHUFFLE else (1,):
            for call in count(1, step):
                if call > _MOST:
                    raise BugError("a command without end")
                said = _try(subject, folder, fault, call, chance)
                tally.trials[fault.name] += 1
                tally.refused += any(line.startswith("refused") for line in said)
                problem = _strange(said, fault) or subject.finds(folder, said, fault)
                if problem:
                    tally.wrong.append(f"{subject.name} {fault.name} at call {call}: {problem}"[:600])
                if tally.wrong and is_hunt:
                    return tally
                if _is_untouched(said, fault):
                    tally.calls = max(tally.calls, call - 1)
                    break
    return tally


def _is_untouched(said: list[str], fault: Fault) -> bool:
    return "end" in said if fault.ends else "returned" in said


def _strange(said: list[str], fault: Fault) -> str:
    errors = [line for line in said if line.startswith("error")]
    if errors:
        return errors[0]
    if fault in (Fault.FULL, Fault.BROKEN) and "again" not in said:
        return f"nothing works afterwards: {said}"
    return ""


def _try(subject: Subject, folder: Path, fault: Fault, call: int, chance: int) -> list[str]:
    """One process that meets the fault; what it said."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subject.put(folder)
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        _live(subject, folder, fault, call, chance, say)
    os.close(say)
    with os.fdopen(hear, encoding="utf-8") as lines:
        said = lines.read().splitlines()
    os.waitpid(child, 0)
    return said


def _live(subject: Subject, folder: Path, fault: Fault, call: int, chance: int, say: int) -> NoReturn:
    def tell(text: str) -> None:
        os.write(say, (text.replace("\n", " / ") + "\n").encode())

    try:
        disk = Disk()
        subject.lives(
            folder,
            lambda: disk.arm(folder, fault, call, chance + 1000 * call),
            _mend(disk, fault),
            tell,
        )
        tell("end")
    except BaseException:
        tell("error " + traceback.format_exc()[-500:])
    finally:
        os._exit(0)


def _mend(disk: Disk, fault: Fault) -> Callable[[], object]:
    if fault.ends:
        return lambda: None
    return disk.mend if fault in (Fault.FULL, Fault.BROKEN) else lambda: os._exit(0)


# ---------------------------------------------------------------- looking at a database


@dataclass(frozen=True)
class Left:
    """What stands in a database: ``damage`` that SQLite and the cipher see, and a sum of all tables."""

    damage: str
    content: str


def look(path: Path, key: bytes | None, *, without: frozenset[str] = frozenset()) -> Left:
    """Open a database as after a crash, and look at all of it but some tables."""
    try:
        db = SqliteDb(path, key)
    except OutageError as error:
        return Left(str(error), "")
    try:
        # The cipher's check reads the file alone: first let the log come into it.
        db.run("PRAGMA wal_checkpoint(TRUNCATE)")
        found = [row[0] for row in db.query("PRAGMA integrity_check") if row[0] != "ok"]
        if key is not None:
            found += [row[0] for row in db.query("PRAGMA cipher_integrity_check")]
        summed = hashlib.sha256()
        for table, rows in _tables(db):
            if table not in without:
                summed.update(repr((table, rows)).encode())
    except DriverError as error:
        return Left(str(error), "")
    finally:
        db.close()
    return Left("; ".join(map(str, found)), summed.hexdigest())


def _tables(db: SqliteDb) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' ORDER BY name"
    for (name,) in db.query(sql):
        yield name, db.query(f'SELECT * FROM "{name}"')
