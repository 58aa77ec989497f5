# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Databases: encryption, the version gate, migrations whole or not at all, the generated SQL."""

from __future__ import annotations

import gc
import secrets
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_b2b.clock import ManualClock
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage import generate, migrate, schema
from desktop_b2b.storage.db import SqliteDb, check_sqlite_version, transaction
from desktop_b2b.storage.desk import READERS, DeskStore
from desktop_b2b.storage.migrate import upgrade
from desktop_b2b.storage.postgres import PostgresDb
from desktop_b2b.storage.versions import SCHEMA
from tests.bench.harness import open_store


def test_the_generated_module_is_what_the_metadata_says_now() -> None:
    module = Path(generate.__file__).with_name("sql_text.py")
    assert module.read_text("utf-8") == generate.text(), "run: python3 dev.py generate"
    module = Path(generate.__file__).with_name("first_sql.py")
    assert module.read_text("utf-8") == generate.first_text(), "run: python3 dev.py generate"


@pytest.mark.parametrize("key", [None, secrets.token_bytes(32)], ids=["plain", "encrypted"])
def test_a_database_is_encrypted_only_with_a_key(tmp_path: Path, key: bytes | None) -> None:
    db = SqliteDb(tmp_path / "desk.db", key)
    upgrade(db, "desk")
    db.run("INSERT INTO state VALUES ('canary', 'in the clear')")
    db.query("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    raw = (tmp_path / "desk.db").read_bytes()
    assert (b"in the clear" in raw) == (key is None)
    again = SqliteDb(tmp_path / "desk.db", key)
    assert again.query("SELECT value FROM state") == [("in the clear",)]
    again.close()


def test_a_wrong_key_is_an_outage_in_words(tmp_path: Path) -> None:
    db = SqliteDb(tmp_path / "desk.db", secrets.token_bytes(32))
    upgrade(db, "desk")
    db.close()
    with pytest.raises(OutageError) as refused:
        SqliteDb(tmp_path / "desk.db", secrets.token_bytes(32))
    assert refused.value.code == "database.unreadable"


def test_an_old_sqlite_is_refused() -> None:
    check_sqlite_version((3, 51, 3))
    with pytest.raises(UserError) as refused:
        check_sqlite_version((3, 51, 2))
    assert refused.value.code == "sqlite.too_old"


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    db = SqliteDb(tmp_path / "desk.db")
    db.run(f"PRAGMA user_version = {SCHEMA['desk'] + 1}")
    with pytest.raises(UserError) as refused:
        upgrade(db, "desk")
    assert refused.value.code == "schema.newer"
    assert db.query("SELECT count(*) FROM sqlite_master") == [(0,)]
    db.close()


@pytest.mark.parametrize("line", ["desk", "server"])
def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: migrate.Line
) -> None:
    db = SqliteDb(tmp_path / "some.db")
    real = migrate._run

    def fail(connection: sa.Connection, which: migrate.Line) -> None:
        real(connection, which)
        raise RuntimeError("power went out")

    monkeypatch.setattr(migrate, "_run", fail)
    with pytest.raises(RuntimeError):
        upgrade(db, line)
    assert db.query("SELECT count(*) FROM sqlite_master") == [(0,)]
    assert db.query("PRAGMA user_version") == [(0,)]
    monkeypatch.undo()
    upgrade(db, line)
    assert db.query("PRAGMA user_version") == [(SCHEMA[line],)]
    db.close()


def test_an_older_database_is_backed_up_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = secrets.token_bytes(32)
    db = SqliteDb(tmp_path / "desk.db", key)
    upgrade(db, "desk")
    db.run("INSERT INTO state VALUES ('word', 'kept')")
    monkeypatch.setitem(SCHEMA, "desk", SCHEMA["desk"] + 1)
    upgrade(db, "desk")
    db.close()
    copy = SqliteDb(tmp_path / f"desk.db.before-{SCHEMA['desk']}", key)
    assert copy.query("SELECT value FROM state WHERE key = 'word'") == [("kept",)]
    copy.close()


def test_readers_are_opened_when_several_read_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path, None)
    assert len(store._open) == 1
    with store.reading() as one, store.reading() as two:
        assert one is not two
    with store.reading(), store.reading():
        assert len(store._open) == READERS == 2
    store.close()


def test_a_store_that_ends_opens_no_more_readers(tmp_path: Path) -> None:
    store = open_store(tmp_path, None)
    only = store._reader()
    store.close()
    with ThreadPoolExecutor() as threads:
        late = threads.submit(store._reader)
        store._readers.put(only)
        assert late.result() is only
    assert store._open == [only]
    with pytest.raises(dbapi2.ProgrammingError):
        only.query("SELECT 1")


def test_a_store_that_ended_is_not_kept(tmp_path: Path) -> None:
    """Nobody who listened to its connection holds it, nor what it had in memory."""
    store = open_store(tmp_path, None)
    store.counters()
    seen = weakref.ref(store._db)
    store.close()
    del store
    gc.collect()
    assert seen() is None


@pytest.mark.parametrize("line", ["desk", "server"])
def test_the_migrations_make_what_the_metadata_says(tmp_path: Path, line: migrate.Line) -> None:
    migrated = SqliteDb(tmp_path / "migrated.db")
    upgrade(migrated, line)
    wanted = SqliteDb(tmp_path / "wanted.db")
    metadata = schema.desk_metadata() if line == "desk" else schema.server_metadata()
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=lambda: wanted.raw, poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)

    assert _shape(migrated) == _shape(wanted)
    migrated.close()


@pytest.mark.parametrize("line", ["desk", "server"])
def test_each_step_raises_the_number_by_which_a_program_knows_its_schema(line: migrate.Line) -> None:
    """Else a database of the step before is taken for one that needs none."""
    folder = Path(migrate.__file__).with_name("migrations") / line
    steps = sorted(int(path.stem[1:5]) for path in folder.glob("m*.py"))
    assert steps == list(range(1, SCHEMA[line] + 1))


def _shape(db: SqliteDb) -> dict[str, object]:
    """Tables as their columns in order, and whether they lie by their id; the rest as its text.

    A column that came later keeps a default in the database, which no statement of ours makes use of.
    """
    rows = db.query(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"
    )
    by_id = {name: wr for _, name, _, _, wr, _ in db.query("PRAGMA table_list")}
    found: dict[str, object] = {}
    for kind, name, sql in rows:
        if kind == "table" and "USING" not in sql:
            columns = db.query(f"SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo('{name}')")
            found[name] = columns, by_id[name]
        else:
            found[name] = " ".join(sql.split())
    return found


def test_postgresql_takes_the_server_line(pg_url: str) -> None:
    db = PostgresDb(pg_url)
    upgrade(db, "server")
    upgrade(db, "server")
    with transaction(db):
        db.run("INSERT INTO state VALUES (?, ?)", ("per%cent", "100 %"))
    assert db.query("SELECT value FROM state WHERE key = ?", ("per%cent",)) == [("100 %",)]
    db.close()


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    db = SqliteDb(tmp_path / "desk.db")
    upgrade(db, "desk")

    def half() -> None:
        with transaction(db):
            db.run("INSERT INTO state VALUES ('a', 'b')")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        half()
    assert db.query("SELECT * FROM state") == []
    db.close()


def test_a_large_transaction_leaves_no_large_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first load of a million rows left hundreds of megabytes beside the database."""
    monkeypatch.setattr("desktop_b2b.storage.db.LOG_BYTES", 1024 * 1024)
    db = SqliteDb(tmp_path / "log.db")
    db.run("CREATE TABLE thing (content)")
    log = tmp_path / "log.db-wal"
    with transaction(db):
        db.many("INSERT INTO thing VALUES (?)", [(bytes(4000),)] * 2000)
    assert log.stat().st_size > 8_000_000
    with transaction(db):
        db.run("INSERT INTO thing VALUES (1)")
    assert log.stat().st_size <= 1024 * 1024
    db.close()


def test_the_outbox_is_on_the_disk_when_a_command_is_acknowledged(tmp_path: Path) -> None:
    """``synchronous`` is FULL (2) on the writing connection, in the mode with a write-ahead log: with less, a
    power failure forgets a command that the server has, and its lane number is used again.
    """
    store = DeskStore(tmp_path / "desk.db", bytes(32), clock=ManualClock(1), new_id=lambda: "0" * 32)
    with store.writing() as db:
        assert db.query("PRAGMA synchronous") == [(2,)]
        assert db.query("PRAGMA journal_mode") == [("wal",)]
    store.close()
