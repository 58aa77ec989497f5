# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first screen says what the queries say that ask for the same a moment later."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from desktop_b2b.clock import DAY, HOUR, ManualClock, SystemClock
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import views as v
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.domain.values import sort_key
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


def test_a_dashboard_of_ones_own(desk: Path, tmp_path: Path) -> None:
    """Changed, moved and removed widgets stand as they will; what is searched for says that it loads."""
    folder = tmp_path / "mine"
    shutil.copytree(desk, folder)
    profile, key = open_profile(folder)
    clock = ManualClock(SystemClock().now())
    store = DeskStore(profile.database, key, clock=clock, new_id=new_id)
    user = store.viewer().user_id
    mine = new_id()
    commands = (
        v.SaveWidget(widget_id=widget_id(user, "draft"), title="Mine", alert=True, tone="violet", rows=9),
        v.SaveWidget(widget_id=widget_id(user, "need_attention"), alert=False, columns=("number", "total")),
        v.SaveWidget(widget_id=widget_id(user, "orders_waiting"), sort=("-total",)),
        v.SaveWidget(widget_id=widget_id(user, "ship_overdue"), query="is:overdue kind:order"),
        v.SaveWidget(widget_id=mine, title="All", query="is:open", width=100, form="chart",
                     chart="orders_over_time"),
        v.MoveWidget(widget_id=widget_id(user, "waiting_minus"), sort_key=sort_key(90), width=66),
        v.RemoveWidget(widget_id=widget_id(user, "shipped_14")),
        a.MarkSeen(widgets=("partially_ordered",), seen_at=clock.now() - 9 * DAY),
    )  # fmt: skip
    for command in commands:
        store.execute(command)
    db = SqliteDb(profile.database, key, read_only=True)
    with transaction(db, write=False):
        first = read_first(db, clock.now(), ROWS)
    db.close()
    assert first is not None
    painted, asked = _plain(first.widgets), _plain(store.answer(q.Dashboard(rows=ROWS)))
    loading = {one["key"] for one in painted if one["loading"]}
    assert loading == {mine, "orders_waiting", "ship_overdue"}
    counted = ("total", "unread", "rows", "next_change_at", "loading")
    for one in (*painted, *asked):
        if one["key"] in loading:
            for name in counted:
                del one[name]
    assert painted == asked
    assert [one["key"] for one in painted][-2:] == ["waiting_minus", mine]
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
