# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The high-water mark: a database that went back is not served; a crash is no alarm."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.errors import OutageError, UserError
from sync.server import epochs, highwater
from sync.server.database import Database
from sync.server.highwater import HighWater, Mark
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.sync_flows.server.hands import HASHER, NOON, Hand, Market, new_id

NAME = "server.db"


def _mark(folder: Path, epoch: str = "e1") -> HighWater:
    return HighWater(folder, NAME, epoch, lambda: 0.0)


def test_the_last_position_is_read_again(tmp_path: Path) -> None:
    mark = _mark(tmp_path)
    assert highwater.read(tmp_path, NAME) == []
    for position in (1, 2, 30):
        mark.note(position)
        assert highwater.read(tmp_path, NAME) == [Mark("e1", position)]
    mark.close()
    assert highwater.read(tmp_path, NAME) == [Mark("e1", 30)]


def test_a_write_that_was_cut_short_leaves_the_one_before_it(tmp_path: Path) -> None:
    mark = _mark(tmp_path)
    mark.note(7)
    mark.note(8)
    mark.close()
    (path,) = highwater.files_of(tmp_path, NAME)
    whole = path.read_bytes()
    for cut in range(len(whole)):
        damaged = bytearray(whole)
        damaged[cut] ^= 0x55
        path.write_bytes(damaged)
        (found,) = highwater.read(tmp_path, NAME)
        assert found.position in (7, 8)
    path.write_bytes(b"")
    assert highwater.read(tmp_path, NAME) == []


def test_each_process_has_its_own_and_the_highest_counts(tmp_path: Path) -> None:
    first, second = _mark(tmp_path), _mark(tmp_path)
    first.note(5)
    second.note(9)
    first.note(6)
    found = highwater.read(tmp_path, NAME)
    assert sorted(mark.position for mark in found) == [6, 9]
    with pytest.raises(UserError) as caught:
        highwater.check(found, Mark("e1", 8), ())
    assert caught.value.code == "database.behind"
    assert "9" in str(caught.value)
    highwater.check(found, Mark("e1", 9), ())
    for mark in (first, second):
        mark.close()


def test_a_former_epoch_is_compared_no_more_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    marks = [Mark("e1", 100)]
    highwater.check(marks, Mark("e2", 3), ("e0", "e1"))
    with pytest.raises(UserError) as caught:
        highwater.check(marks, Mark("e0", 300), ())
    assert caught.value.code == "database.other"


def test_the_disk_is_waited_for_once_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    synced: list[float] = []
    monkeypatch.setattr(os, "fsync", lambda _handle: synced.append(now[0]))
    mark = HighWater(tmp_path, NAME, "e1", lambda: now[0])
    for position in range(1, 25):
        mark.note(position)
        now[0] += 0.125
    assert synced == [100.0, 101.0, 102.0]
    mark.sync()
    mark.sync()
    assert len(synced) == 4
    mark.close()
    assert len(synced) == 4


@pytest.mark.expected_logs("the database is out of reach: The database was exchanged")
def test_a_database_that_goes_back_under_a_running_server_is_written_no_more(tmp_path: Path) -> None:
    market = Market(Database(tmp_path / NAME), background=False)
    shop = market.hand("shop")
    db = market.database.connect()
    db.run('UPDATE "state" SET "value" = \'1\' WHERE "key" LIKE \'position:%\'')
    db.close()
    with pytest.raises(OutageError):
        shop.do(SaveContact(contact_id=new_id(), name="Ada"))
    with market.server.readers.snapshot() as reading:
        assert reading.query('SELECT * FROM "command_log" WHERE "user_id" IS NOT NULL') == []
    market.close()


@pytest.mark.expected_logs("the database is out of reach: The database was restored")
def test_a_new_epoch_ends_the_servers_of_the_old_one(market: Market) -> None:
    shop = market.hand("shop")
    epochs.new_epoch(market.database, NOON)
    with pytest.raises(OutageError):
        shop.do(SaveContact(contact_id=new_id(), name="Ada"))


def test_every_commit_is_marked_before_it_is_answered(tmp_path: Path) -> None:
    market = Market(Database(tmp_path / NAME), background=False)
    shop = market.hand("shop")
    for _ in range(3):
        shop.do(SaveContact(contact_id=new_id(), name="Ada"))
        with market.server.readers.snapshot() as db:
            here = epochs.position(db, market.server.epoch)
        assert highwater.read(tmp_path, NAME) == [Mark(market.server.epoch, here)]
    market.close()


def test_what_another_process_answers_while_one_starts_is_no_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = Market(Database(tmp_path / NAME), background=False)
    shop = market.hand("shop")
    read = highwater.read

    def answered_first(folder: Path, name: str) -> list[Mark]:
        assert shop.do(SaveContact(contact_id=new_id(), name="Ada")) == "committed"
        return read(folder, name)

    monkeypatch.setattr(highwater, "read", answered_first)
    epochs.open_epoch(Database(tmp_path / NAME)).close()
    market.close()


def test_a_restored_file_is_refused_until_its_epoch_is_new(tmp_path: Path) -> None:
    place = tmp_path / NAME
    market = Market(Database(place), background=False)
    shop = market.hand("shop")
    market.close()
    copy = shutil.copy(place, tmp_path / "copy.db")
    later = Server(Database(place), hasher=HASHER, background=False)
    Hand(LocalGateway(later), shop.email).sign_in()
    later.close()
    shutil.copy(copy, place)
    with pytest.raises(UserError) as caught:
        Server(Database(place), hasher=HASHER, background=False)
    assert caught.value.code == "database.behind"
    assert "new-epoch" in str(caught.value)
    epochs.new_epoch(Database(place), NOON)
    again = Server(Database(place), hasher=HASHER, background=False)
    again.close()
    shutil.copy(copy, place)
    with pytest.raises(UserError) as caught:
        Server(Database(place), hasher=HASHER, background=False)
    assert caught.value.code == "database.other"
