# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Backups of either kind of database: whole, checked, restored into either kind, or refused."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.db import Db
from sync.server import backup, epochs
from sync.server.database import Database
from sync.server.server import Server
from tests.sync_flows.server.hands import HASHER, NOON, Market, new_id


def _trade(market: Market) -> None:
    """A bit of everything: two companies, a request sent, a file, something removed."""
    shop = market.hand("shop")
    market.send_request(shop)
    shop.do(SaveContact(contact_id=new_id(), name="Zoë ❤ 'quoted' \x7f"))
    market.hand("north")


def _contents(database: Database) -> dict[str, backup.Table]:
    db = database.connect()
    try:
        db.begin(write=False)
        found = backup._sums(db)
        db.rollback()
    finally:
        db.close()
    return found


def _query(database: Database, sql: str) -> list[tuple[Any, ...]]:
    db = database.connect()
    try:
        return db.query(sql)
    finally:
        db.close()


@pytest.fixture
def any_empty(tmp_path: Path, make_pg_url: Callable[[], str]) -> dict[str, Database]:
    """An empty database of each kind."""
    return {
        "sqlite": Database(tmp_path / "empty" / "server.db"),
        "postgresql": Database(make_pg_url(), tmp_path / "state"),
    }


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_a_backup_is_restored_into_either_kind(
    market: Market, tmp_path: Path, any_empty: dict[str, Database], into: str
) -> None:
    _trade(market)
    file = tmp_path / "server.backup"
    made = backup.backup(market.database, file, NOON)
    before = _contents(market.database)
    assert backup.verify_file(file) == made
    target = any_empty[into]
    backup.restore(target, file, NOON + 5)
    after = _contents(target)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"state", "effect"}, "a new epoch, and what was to be sent is held"
    assert {state for (state,) in _query(target, 'SELECT "state" FROM "effect"')} == {"held"}
    assert all(line["ok"] for line in backup.verify_database(target))
    restored = Server(target, clock=market.clock, hasher=HASHER, background=False)
    assert restored.epoch != market.server.epoch
    assert restored.history.epoch.former == (market.server.epoch,)
    assert restored.history.epoch.secret == market.server.history.epoch.secret
    restored.close()


def test_a_backup_is_one_snapshot_of_a_running_server(market: Market, tmp_path: Path) -> None:
    """What is written while it is made is in none of its tables."""
    shop = market.hand("shop")
    shop.do(SaveContact(contact_id=new_id(), name="Before"))
    heads = market.server.heads(tuple(shop.cursors))
    names = itertools.count()

    def meanwhile(step: str) -> None:
        if step == "backup.table":
            assert shop.do(SaveContact(contact_id=new_id(), name=f"{next(names)}")) == "committed"

    made = backup.backup(market.database, tmp_path / "b", NOON, crash=meanwhile)
    assert {scope: made.heads.get(scope, 0) for scope in heads} == heads
    assert made.tables["contact"].rows == 1
    assert made.tables["command_result"].rows == 1
    target = Database(tmp_path / "empty" / "server.db")
    backup.restore(target, tmp_path / "b", NOON)
    assert all(line["ok"] for line in backup.verify_database(target))


def test_desks_are_told_how_far_it_goes_only_when_it_was_read_again(
    market: Market, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = market.hand("shop")
    shop.do(SaveContact(contact_id=new_id(), name="Ada"))

    def damaged(_source: Path) -> backup.Manifest:
        raise OutageError("backup.damaged", "The backup is damaged: flipped")

    with monkeypatch.context() as broken:
        broken.setattr(backup, "verify_file", damaged)
        with pytest.raises(OutageError):
            backup.backup(market.database, tmp_path / "bad", NOON)
    assert _query(market.database, 'SELECT * FROM "durable"') == []
    assert not (tmp_path / "bad").exists()
    made = backup.backup(market.database, tmp_path / "good", NOON)
    assert dict(_query(market.database, 'SELECT "scope", "seq" FROM "durable"')) == made.heads
    with pytest.raises(UserError) as caught:
        backup.backup(market.database, tmp_path / "good", NOON)
    assert (caught.value.code, caught.value.field) == ("backup.exists", "file")


def test_every_flipped_byte_of_a_backup_is_seen(small_market: Market, tmp_path: Path) -> None:
    """No damage is taken for a backup, and what was begun with a damaged one is undone."""
    file = tmp_path / "b"
    made = backup.backup(small_market.database, file, NOON)
    whole = file.read_bytes()
    seen = 0
    for place in range(0, len(whole), max(1, len(whole) // 400)):
        damaged = bytearray(whole)
        damaged[place] ^= 0x41
        file.write_bytes(damaged)
        try:
            found = backup.verify_file(file)
        except (OutageError, UserError):
            seen += 1
        else:
            assert found == made, "a byte that says nothing: a date, a permission"
    assert seen > 200
    for cut in (0, 1, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:cut])
        with pytest.raises((OutageError, UserError)):
            backup.restore(Database(tmp_path / f"cut-{cut}" / "server.db"), file, NOON)


def test_what_is_no_backup_is_refused_by_name(small_market: Market, tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("hello")
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("hello", "hello")
    target = Database(tmp_path / "empty" / "server.db")
    for file, code in (
        (text, "backup.not_one"),
        (other, "backup.not_one"),
        (tmp_path / "no", "backup.missing"),
    ):
        with pytest.raises(UserError) as caught:
            backup.restore(target, file, NOON)
        assert (caught.value.code, caught.value.field) == (code, "file")
    backup.backup(small_market.database, tmp_path / "b", NOON)
    with pytest.raises(UserError) as caught:
        backup.restore(small_market.database, tmp_path / "b", NOON)
    assert caught.value.code == "restore.not_empty"


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("counters", 'DELETE FROM "scope_mark" WHERE "seq" = 2'),
        ("counters", 'UPDATE "scope" SET "head" = "head" + 1'),
        ("feeds", 'UPDATE "feed" SET "seq" = 99999 WHERE "tbl" = \'organisation\''),
        ("feeds", 'DELETE FROM "link_fact"'),
        ("rows", 'DELETE FROM "feed" WHERE "tbl" = \'user\''),
        ("rows", 'DELETE FROM "feed" WHERE "tbl" = \'event\''),
        ("feeds", 'UPDATE "event" SET "document_kind" = \'b2b_order\''),
    ],
)
def test_damage_in_a_database_is_found(market: Market, check: str, damage: str) -> None:
    _trade(market)

    def lines() -> dict[str, bool]:
        return {line["check"]: line["ok"] for line in backup.verify_database(market.database)}

    assert all(lines().values())

    def write(db: Db) -> None:
        db.run(damage)

    market.server.executor.call(lambda unit: write(unit.db)).result()
    assert not lines()[check]


def test_a_restore_that_was_broken_off_leaves_an_empty_database(market: Market, tmp_path: Path) -> None:
    _trade(market)
    file = tmp_path / "b"
    backup.backup(market.database, file, NOON)
    target = Database(tmp_path / "empty" / "server.db")
    for step in ("restore.schema", "restore.table", "restore.filled", "restore.checked"):

        def stop(name: str, at: str = step) -> None:
            if name == at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            backup.restore(target, file, NOON, crash=stop)
        assert all(table.rows == 0 for table in _contents(target).values())
    backup.restore(target, file, NOON)
    server = Server(target, hasher=HASHER, background=False)
    assert epochs.hold(target.connect(), NOON + 1) == NOON
    server.close()
