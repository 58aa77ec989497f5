# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What alert widgets have that is new: as the dashboard counts it, newest first, each widget for itself."""

from __future__ import annotations

import random
from typing import Any

import pytest

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import default_widget
from desktop_b2b.domain.values import sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Alert, AlertList, Dashboard, ListAlerts
from tests.storage.read_models.archive import Archive
from tests.storage.read_models.world import DAY, HOUR, NOW, USER, World


def own(world: World, query: str, **fields: Any) -> e.Widget:
    values = {"title": query, "sort_key": sort_key(100), "alert": True, **fields}
    row = e.Widget(id=world.id(), owner_id=world.me, user_id=USER, query=query, **values)
    world.put(row)
    return row


def ask(world: World, now: int = NOW, **given: Any) -> AlertList:
    return world.ask(ListAlerts(**given), now)


def names(found: AlertList) -> set[tuple[str, str]]:
    return {(one.widget, one.row.id) for one in found.alerts}


def test_a_default_alert_says_what_came_and_when(world: World) -> None:
    due = NOW + 30 * MINUTE
    row = world.request(deadlines=[due])
    (alert,) = ask(world).alerts
    assert isinstance(alert, Alert)
    assert (alert.widget, alert.title, alert.tone, alert.row.id) == ("waiting_minus", "", "amber", row.id)
    assert alert.entered_at == due - HOUR
    assert ask(world, due - HOUR - 1) == AlertList(alerts=[], total=0, next_change_at=due - HOUR)


@pytest.mark.parametrize("seed", range(4))
def test_they_are_what_the_dashboard_counts_as_unread(world: World, seed: int) -> None:
    Archive(world, random.Random(seed))
    for query in ("kind:order", "partner:brume", "is:open", "has:note"):
        own(world, query)
    own(world, "kind:order", alert=False)
    world.seen("need_attention", NOW - DAY)
    found = ask(world, limit=1_000)
    states = world.ask(Dashboard(rows=500))
    unread = {(one.key, row.id) for one in states for row in one.rows if row.unread}
    assert names(found) == unread
    assert len(found.alerts) == found.total == sum(one.unread for one in states)
    instants = [one.entered_at for one in found.alerts]
    assert instants == sorted(instants, reverse=True)
    entered = {(one.key, row.id): row.entered_at for one in states for row in one.rows}
    assert all(one.entered_at == entered[one.widget, one.row.id] for one in found.alerts)


def test_what_was_seen_or_opened_is_nothing_new(world: World) -> None:
    seen, opened, new = (world.request("need_attention", sent_at=NOW - HOUR + part) for part in range(3))
    world.seen("need_attention", NOW - HOUR)
    world.opened(opened, NOW)
    assert names(ask(world)) == {("need_attention", new.id)}
    assert seen.id not in {one.row.id for one in ask(world).alerts}


def test_after_an_instant(world: World) -> None:
    for part in range(4):
        world.request("need_attention", sent_at=NOW - HOUR + part)
    instants = [one.entered_at for one in ask(world).alerts]
    later = ask(world, after=instants[2])
    assert [one.entered_at for one in later.alerts] == instants[:2]
    assert later.total == 2
    first = ask(world, limit=1)
    assert ([one.entered_at for one in first.alerts], first.total) == (instants[:1], 4)


def test_only_those_told_on_the_screen_or_by_mail(world: World) -> None:
    row = world.request("need_attention")
    for told, notify, mail in (("notify", True, False), ("mail", False, True)):
        widget = default_widget(USER, world.me, "need_attention")
        widget.notify, widget.mail_alert = notify, mail
        world.put(widget)
        other = {"notify": "mail", "mail": "notify"}[told]
        (alert,) = ask(world, told=told).alerts
        assert (alert.row.id, alert.notify, alert.mail_alert) == (row.id, notify, mail)
        assert ask(world, told=other) == AlertList(alerts=[], total=0, next_change_at=None)


def test_a_document_in_two_widgets_comes_once_for_each(world: World) -> None:
    row = world.request("need_attention")
    mine = own(world, "kind:request")
    assert names(ask(world)) == {("need_attention", row.id), (mine.id, row.id)}
    world.seen(mine.id, NOW)
    assert names(ask(world)) == {("need_attention", row.id)}


def test_a_widget_that_nobody_understands_keeps_the_others(world: World) -> None:
    row = world.request("need_attention")
    own(world, "mood:good")
    own(world, "kind:request", removed=True)
    assert names(ask(world)) == {("need_attention", row.id)}


@pytest.mark.parametrize("limit", [0, 1_001])
def test_absurd_lengths(world: World, limit: int) -> None:
    with pytest.raises(UserError) as caught:
        ask(world, limit=limit)
    assert (caught.value.code, caught.value.field) == ("query.limit", "limit")
