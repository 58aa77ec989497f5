# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first screen says what the queries say that ask for the same a moment later."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from desktop_b2b.clock import DAY, HOUR, ManualClock, SystemClock
from desktop_b2b.services import queries as q
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.profile import open_profile
from desktop_b2b.storage.read_models.first import read_first
from tests.bench.harness import fill, new_id, open_store, signed_in

ROWS = 12


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 400)
    store.close()
    return folder


def _plain(value: Any) -> Any:
    """A view of either kind as dictionaries."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, SimpleNamespace):
        return {name: _plain(each) for name, each in vars(value).items()}
    return value


@pytest.mark.parametrize("later", [0, HOUR, 3 * DAY, 40 * DAY])
def test_it_says_what_the_queries_say(desk: Path, later: int) -> None:
    profile, key = open_profile(desk)
    clock = ManualClock(SystemClock().now() + later)
    store = DeskStore(profile.database, key, clock=clock, new_id=new_id)
    db = SqliteDb(profile.database, key, read_only=True)
    with transaction(db, write=False):
        first = read_first(db, clock.now(), ROWS)
    db.close()
    assert first is not None
    assert _plain(first.organisation) == _plain(store.answer(q.GetOrganisation()))
    assert _plain(first.user) == _plain(store.answer(q.GetUser()))
    assert _plain(first.sync) == _plain(store.answer(q.GetSyncStatus()))
    widgets = store.answer(q.Dashboard(rows=ROWS))
    assert _plain(first.widgets) == _plain(widgets)
    assert any(widget.rows for widget in widgets)
    session = store.session
    assert session is not None
    assert (first.server, first.email) == (session.server, session.email)
    store.close()


def test_where_nobody_is_signed_in_there_is_none(tmp_path: Path) -> None:
    profile, key = open_profile(tmp_path, "file")
    store = open_store(tmp_path, key)
    db = SqliteDb(profile.database, key, read_only=True)
    assert read_first(db, 0, ROWS) is None
    signed_in(store)
    assert read_first(db, 0, ROWS) is not None
    db.close()
    store.close()


def test_a_database_of_another_schema_is_brought_up_to_date_first(desk: Path, tmp_path: Path) -> None:
    profile, key = open_profile(tmp_path, "none")
    db = SqliteDb(profile.database, key)
    db.run("PRAGMA user_version = 999")
    assert read_first(db, 0, ROWS) is None
    db.close()
