# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's profile with a company of a million transactions, made once a day and kept for the benches of that
day.

Tables are written in the order of their ids, without their indexes, which are made at the end; the read model
and the text index are made by the projector, so that they are what the program makes. The folder is named by
the seed, the size, the day (open work is open then) and a sum of all that decides what is written: schema,
projector, this generator.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock

from desktop_b2b.clock import DAY, HOUR, SystemClock
from desktop_b2b.storage import projector
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.profile import open_profile
from desktop_b2b.storage.session import set_state, write_session
from tests.bench.harness import ROOT, open_store
from tests.bench.million import history, orders, sourcing
from tests.bench.million.columns import Writer
from tests.bench.million.company import Company

TRANSACTIONS = 1_000_000
SEED = 7
_PREFIX = "desktop-b2b-million-"
_STAMP = "made.json"
#: What decides the rows and the read model.
_DECIDES = (
    *(
        f"tests/bench/million/{name}.py"
        for name in (
            "columns",
            "company",
            "history",
            "names",
            "orders",
            "profile",
            "shape",
            "sourcing",
            "trade",
        )
    ),
    *(f"desktop_b2b/domain/entities/{name}.py" for name in ("answer", "order", "request", "rows", "account")),
    "desktop_b2b/storage/schema.py",
    "desktop_b2b/storage/listing.py",
    "desktop_b2b/storage/projector.py",
    *(
        f"desktop_b2b/storage/projecting/{name}.py"
        for name in ("b2b", "inquiries", "names", "orders", "phases", "reading", "requests")
    ),
    "desktop_b2b/storage/read_models/columns.py",
    "desktop_b2b/storage/read_models/text.py",
)


class Made(msgspec.Struct, frozen=True):
    """What was made: how much, in how long, and the instant at which its open work is open."""

    transactions: int
    rows: int
    seconds: float
    now: int
    seed: int


def noon() -> int:
    """The middle of this day: open work is spread around it, so that it is open all day."""
    return SystemClock().now() // DAY * DAY + 12 * HOUR


def profile(transactions: int = TRANSACTIONS, seed: int = SEED) -> tuple[Path, Made]:
    """The folder of a profile, made or found; those of other days are removed."""
    base = Path(tempfile.gettempdir())
    now = noon()
    folder = base / f"{_PREFIX}{seed}-{transactions}-{now // DAY}-{_sum()}"
    with FileLock(str(base / f"{_PREFIX}lock")):
        stamp = folder / _STAMP
        if not stamp.exists():
            for old in base.glob(f"{_PREFIX}{seed}-{transactions}-*"):
                shutil.rmtree(old)
            made = make(folder, transactions, now, seed)
            stamp.write_bytes(msgspec.json.encode(made))
        return folder, msgspec.json.decode(stamp.read_bytes(), type=Made)


def _sum() -> str:
    """A short sum of what decides how the profile comes out."""
    found = hashlib.sha256()
    for name in _DECIDES:
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()[:12]


def make(folder: Path, transactions: int, now: int, seed: int) -> Made:
    """Write a profile; encrypted, its key in a file."""
    begun = time.monotonic()
    _, key = open_profile(folder, "file")
    open_store(folder, key).close()
    company = Company(transactions, now, seed)
    db = SqliteDb(folder / "desk.db", key)
    with _at_once(db):
        out = Writer(db, company.me)
        with _without_indexes(db):
            for step in (
                company.master_data,
                *(lambda w, m=m: m.write(company, w) for m in (sourcing, orders, history)),
            ):
                step(out)
                _tell(begun, f"{out.rows:,} rows")
        _tell(begun, "indexes")
        db.run("BEGIN")
        projector.project_all(db, company.me.hex())
        write_session(db, company.session())
        set_state(db, "number_counter", str(company.last_number))
        db.run("COMMIT")
        _tell(begun, "read model")
        db.run("PRAGMA analysis_limit = 1000")
        db.run("ANALYZE")
    (count,) = db.query('SELECT count(*) FROM "transaction"')[0]
    db.close()
    return Made(count, out.rows, time.monotonic() - begun, now, seed)


def _tell(begun: float, what: str) -> None:
    sys.stderr.write(f"{time.monotonic() - begun:6.0f} s  {what}\n")


@contextmanager
def _at_once(db: SqliteDb) -> Iterator[None]:
    """Without a log and without waiting for the disk: what is half made is thrown away."""
    db.run("PRAGMA synchronous = OFF")
    db.query("PRAGMA journal_mode = OFF")
    db.run("PRAGMA cache_size = -1048576")
    db.query("PRAGMA locking_mode = EXCLUSIVE")
    yield
    db.query("PRAGMA locking_mode = NORMAL")
    db.query("PRAGMA journal_mode = WAL")


@contextmanager
def _without_indexes(db: SqliteDb) -> Iterator[None]:
    """Make all indexes but those of the read model at the end, each at once."""
    found = db.query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name <> 'transaction'"
        " AND sql IS NOT NULL"
    )
    for name, _ in found:
        db.run(f'DROP INDEX "{name}"')
    db.run("BEGIN")
    yield
    db.run("COMMIT")
    for _, sql in found:
        db.run(sql)
