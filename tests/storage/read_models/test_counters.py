# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Counters that are kept from one change to the next say what counting from scratch says; and cost little."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import default_widget
from desktop_b2b.domain.values import sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import CountViews, Dashboard, ListAlerts, WidgetState
from desktop_b2b.storage import counters as module
from desktop_b2b.storage import listing, members
from desktop_b2b.storage.counters import Counters
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.listing import watch
from tests.storage.read_models.archive import NAMES, Archive
from tests.storage.read_models.counted import expected
from tests.storage.read_models.world import DAY, HOUR, NOW, SUPPLIER, USER, World

QUERIES = (
    "kind:order", "due:<2d", "is:overdue", "partner:brume", "has:note OR total:>99", "sent:<1d",
    "is:pending", "has:issue", "has:message", "has:proposal", "has:proposal side:out",
    "has:backorder", "is:unread", "widget:waiting_minus",
    "created:today", "mood:good", "kind:request -status:draft", "hartwig",
)  # fmt: skip
VIEWS = ("kind:order", "status:waiting", "due:<1h", "partner:brume", "mood:good")


class Desk:
    """A world whose changes are told to counters, as a desk tells them."""

    queries: tuple[str, ...] = QUERIES
    saved: tuple[str, ...] = VIEWS
    #: Default widgets that somebody changes.
    usual: tuple[str, ...] = ("draft", "need_attention", "shipped_14")

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.dice = world, random.Random(seed)
        self.now = NOW
        self.rows: list[e.Row] = []
        self.fill()
        self.counters = Counters(watch(world.db))
        for place, query in enumerate(self.queries):
            self.widget(query, place)
        self.views = [self.view(query, place) for place, query in enumerate(self.saved)]

    def fill(self) -> None:
        """What there is in the beginning."""
        self.archive = Archive(self.world, self.dice, 30)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        yield self.world.db

    def states(self, rows: int | None = 4) -> list[WidgetState]:
        viewer = self.world.viewer(self.now)
        return self.counters.dashboard(viewer, Dashboard(rows=rows), self.reading)

    def check(self, rows: int | None = 4) -> None:
        kept, scratch = self.states(rows), self.world.ask(Dashboard(rows=rows), self.now)
        for one, other in zip(kept, scratch, strict=True):
            assert expected(one, other, self.now) == other, (one.key, one.query)
        query = ListAlerts(
            told=self.dice.choice(("", "notify", "mail")), after=self.dice.choice((0, self.now - HOUR)),
            limit=self.dice.choice((3, 100)),
        )  # fmt: skip
        alerts = self.counters.alerts(self.world.viewer(self.now), query, self.reading)
        wanted = self.world.ask(query, self.now)
        assert expected(alerts, wanted, self.now) == wanted
        self.check_views()

    def check_views(self) -> None:
        views = CountViews(views=tuple(self.views))
        counts = self.counters.views(self.world.viewer(self.now), views, self.reading)
        scratch = self.world.ask(views, self.now)
        for one, other in zip(counts, scratch, strict=True):
            assert expected(one, other, self.now) == other

    def told(self, kinds: set[str], *ids: str, local: bool = True) -> None:
        self.counters.note(Changes(frozenset(kinds), frozenset(ids), local))

    def save(self, *rows: e.Row) -> None:
        self.world.save(*rows)
        roots = {str(getattr(row, row.ROOT)) if row.ROOT else row.id for row in rows}
        self.told({row.KIND or row.TABLE for row in rows}, *roots)

    def widget(self, query: str, place: int, **fields: Any) -> e.Widget:
        row = e.Widget(
            id=f"{place:032x}".replace("0", "f", 1), owner_id=self.world.me, user_id=USER, title=query,
            query=query, sort_key=sort_key(50 + place), **{"alert": place % 2 == 0, **fields},
        )  # fmt: skip
        self.world.put(row)
        self.told({"widget"}, row.id)
        return row

    def view(self, query: str, place: int) -> str:
        row = e.SavedView(
            id=f"{place:032x}".replace("0", "e", 1), owner_id=self.world.me, user_id=USER, name=query,
            query=query, sort_key=sort_key(place), pinned=True,
        )  # fmt: skip
        self.world.put(row)
        self.told({"saved_view"}, row.id)
        return row.id

    def a(self, kind: type[e.Row]) -> Any:
        ids = [row[0] for row in self.world.db.query(f'SELECT id FROM "{kind.TABLE}" ORDER BY id')]
        from desktop_b2b.storage.codec import load

        return load(self.world.db, kind, "WHERE id = ?", (self.dice.choice(ids),))[0]

    # ---- what may happen

    def a_request_changes(self) -> None:
        row = self.a(e.Request)
        row.state = self.dice.choice(("draft", "waiting", "need_attention", "partially_ordered", "deleted"))
        row.company = self.dice.choice(("Galerie Hartwig", "Lune", ""))
        row.edited_at = self.now
        self.save(row)

    def an_order_changes(self) -> None:
        row = self.a(e.Order)
        row.state = self.dice.choice(("sent", "accepted", "shipped", "cancelled"))
        row.shipped_at = self.now if row.state == "shipped" else None
        row.ship_by = self.now + self.dice.randint(-DAY, DAY)
        self.save(row)

    def a_deadline_changes(self) -> None:
        """Also one between the first and the last, which no column of the list tells."""
        row = self.a(e.RequestPartner)
        row.deadline_at = self.now + self.dice.randint(-2 * HOUR, 3 * HOUR)
        row.state = self.dice.choice(("asked", "answered"))
        self.save(row)

    def a_request_comes(self) -> None:
        self.told({"request"}, self.world.request(deadlines=[self.now + self.dice.randint(0, 2 * DAY)]).id)

    def a_partner_is_renamed(self) -> None:
        row = self.a(e.Partner)
        row.name = self.dice.choice(NAMES)
        self.save(row)

    def something_is_opened(self) -> None:
        mark = e.OpenedMark(
            id=self.world.id(), owner_id=self.world.me, user_id=USER,
            record_id=self.dice.choice((self.a(e.Request), self.a(e.Order))).id, opened_at=self.now,
        )  # fmt: skip
        self.world.put(mark)
        self.told({"opened_mark"}, mark.id)

    def an_opening_is_taken_back(self) -> None:
        """The server did not take the command: the mark is gone, and of which document it was with it."""
        found = self.world.db.query("SELECT id FROM opened_mark ORDER BY id LIMIT 1")
        for (mark_id,) in found:
            self.world.db.run("DELETE FROM opened_mark WHERE id = ?", (mark_id,))
            self.told({"opened_mark", "outbox", "sync"}, mark_id.hex(), local=False)

    def something_is_seen(self) -> None:
        names = ("need_attention", "ship_overdue", "waiting_minus", f"{0:032x}".replace("0", "f", 1))
        self.world.seen(self.dice.choice(names), self.now - self.dice.randint(0, HOUR))
        self.told({"seen_mark"})

    def a_command_waits(self) -> None:
        row = self.a(e.Request)
        self.world.pend(row)
        self.told({"outbox", "request"}, row.id)

    def the_outbox_is_sent(self) -> None:
        """Commands are done; the documents that they were on need not have changed."""
        self.world.db.run("DELETE FROM outbox")
        self.told({"outbox", "sync"})

    def an_issue_comes(self) -> None:
        row = e.SyncIssue(
            id=self.world.id(), owner_id=self.world.me, user_id=USER, kind="rejected", command="x", body="",
            document_id=self.a(e.Order).id,
        )  # fmt: skip
        self.world.put(row)
        self.told({"sync_issue"}, row.id)

    def a_message_comes(self) -> None:
        row = e.Message(
            id=self.world.id(), owner_id=SUPPLIER, counterpart_id=self.world.me, thread_id=self.a(e.Order).id,
            author_name="B", body="x", sent_at=self.now,
        )  # fmt: skip
        self.world.put(row)
        self.told({"message"}, row.thread_id)

    def a_proposal_comes(self) -> None:
        row = e.Proposal(
            id=self.world.id(), owner_id=SUPPLIER, counterpart_id=self.world.me, line_id="1" * 32,
            document_id=self.a(self.dice.choice((e.Order, e.RequestPartner, e.Inquiry))).id, kind="price",
            proposed_at=self.now,
            valid_until=self.dice.choice((None, self.now, self.now + HOUR)),
        )  # fmt: skip
        self.save(row)

    def a_proposal_is_decided(self) -> None:
        if self.world.db.query("SELECT 1 FROM proposal"):
            row = self.a(e.Proposal)
            row.state = self.dice.choice(("accepted", "rejected", "withdrawn"))
            self.save(row)

    def a_widget_changes(self) -> None:
        place = self.dice.randrange(len(self.queries))
        query = self.dice.choice(self.queries)
        alert, removed = self.dice.random() < 0.5, self.dice.random() < 0.2
        notify, mail = (alert and self.dice.random() < 0.5 for _ in range(2))
        self.widget(query, place, alert=alert, removed=removed, notify=notify, mail_alert=mail)

    def a_view_changes(self) -> None:
        self.view(self.dice.choice(self.queries), self.dice.randrange(len(self.saved)))

    def a_default_widget_changes(self) -> None:
        key = self.dice.choice(self.usual)
        row = default_widget(USER, self.world.me, key)
        row.alert, row.rows = self.dice.random() < 0.5, self.dice.randint(1, 6)
        self.world.put(row)
        self.told({"widget"}, row.id)

    def time_passes(self) -> None:
        self.now += self.dice.choice((1, MINUTE, HOUR, DAY, 15 * DAY))

    def time_passes_until_something_changes(self) -> None:
        changes = [one.next_change_at for one in self.states() if one.next_change_at is not None]
        self.now = min(changes, default=self.now)

    def the_clock_is_put_back(self) -> None:
        self.now -= HOUR

    def all_is_made_anew(self) -> None:
        self.world.project()

    def happen(self) -> None:
        """One of the things that may happen."""
        self.dice.choice(ACTIONS)(self)


ACTIONS: tuple[Callable[[Desk], None], ...] = (
    Desk.a_request_changes, Desk.an_order_changes, Desk.a_deadline_changes, Desk.a_request_comes,
    Desk.a_partner_is_renamed, Desk.something_is_opened, Desk.an_opening_is_taken_back,
    Desk.something_is_seen, Desk.a_command_waits,
    Desk.the_outbox_is_sent, Desk.an_issue_comes, Desk.a_message_comes, Desk.a_widget_changes,
    Desk.a_proposal_comes, Desk.a_proposal_is_decided,
    Desk.a_default_widget_changes, Desk.a_view_changes, Desk.time_passes,
    Desk.time_passes_until_something_changes, Desk.the_clock_is_put_back, Desk.all_is_made_anew,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_ends_as_counted_from_scratch(world: World, seed: int) -> None:
    desk = Desk(world, seed)
    desk.check()
    for _ in range(45):
        for _ in range(desk.dice.choice((1, 1, 1, 3))):
            desk.happen()
        desk.check(desk.dice.choice((4, 4, 4, 0, None)))


def test_many_changes_are_counted_anew_and_changed_members_laid_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MANY_CHANGED", 2)
    monkeypatch.setattr(members, "_MANY_CHANGED", 3)
    desk = Desk(world, 5)
    for _ in range(15):
        for _ in range(4):
            desk.happen()
        desk.check()


def test_somebody_else_has_other_counters(world: World) -> None:
    desk = Desk(world, 1)
    desk.check()
    viewer = world.viewer(desk.now)
    other = type(viewer)(organisation_id=viewer.organisation_id, user_id="0e" * 16, now=viewer.now)
    states = desk.counters.dashboard(other, Dashboard(), desk.reading)
    assert [state.is_default for state in states] == [True] * len(states)
    desk.check()


def test_a_failure_is_not_remembered(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(world, 1)
    desk.check()
    desk.a_request_changes()

    @contextmanager
    def failing() -> Iterator[Any]:
        if world.me:
            raise OSError("disk")
        yield world.db

    with pytest.raises(OSError, match="disk"):
        desk.counters.dashboard(world.viewer(), Dashboard(), failing)
    desk.check()


def test_what_is_not_yet_kept_is_asked_again_when_it_is(world: World) -> None:
    """Another connection, as a desk's readers: it does not see a transaction that runs."""
    desk = Desk(world, 3)
    reader = SqliteDb(world.db.path, read_only=True)

    @contextmanager
    def elsewhere() -> Iterator[Any]:
        with transaction(reader, write=False):
            yield reader

    def totals() -> dict[str, int]:
        states = desk.counters.dashboard(world.viewer(desk.now), Dashboard(rows=0), elsewhere)
        return {state.key: state.total for state in states}

    before = totals()
    with transaction(world.db):
        row = world.request("need_attention")
        assert totals() == before
    assert totals()["need_attention"] == before["need_attention"] + 1
    desk.told({"request"}, row.id)
    assert totals()["need_attention"] == before["need_attention"] + 1
    world.db.begin()
    world.request("need_attention")
    world.db.rollback()
    assert totals()["need_attention"] == before["need_attention"] + 1
    reader.close()


def test_more_than_anybody_remembers_is_counted_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_MOST_HEARD", 2)
    desk = Desk(world, 4)
    for _ in range(10):
        for _ in range(3):
            desk.happen()
        desk.check()


# ------------------------------------------------------------ cost


def statements(desk: Desk) -> list[str]:
    """What an answer reads of the list of documents."""
    desk.world.db.statements.clear()
    desk.states(rows=0)
    return [sql for sql, _ in desk.world.db.statements if '"transaction"' in sql]


def quiet(world: World) -> Desk:
    """A desk with the default widgets only."""
    desk = Desk(world, 2)
    world.db.run("DELETE FROM widget")
    world.put(e.Organisation(id=world.me, owner_id=world.me, name="Larch", is_retailer=True))
    desk.counters.forget()
    desk.states()
    return desk


def test_where_nothing_happened_no_document_is_asked(world: World) -> None:
    desk = quiet(world)
    assert statements(desk) == []
    desk.now += 1
    assert statements(desk) == []


def test_only_widgets_over_that_kind_are_asked_and_only_of_what_changed(world: World) -> None:
    desk = quiet(world)
    desk.an_order_changes()
    asked = statements(desk)
    assert asked
    assert not [sql for sql in asked if "t.kind = 'request'" in sql]
    assert not [sql for sql in asked if "count(*)" in sql]
    members = [sql for sql in asked if sql.startswith("SELECT t.id")]
    assert len(members) == 3, "orders waiting, overdue, shipped"
    assert all("t.id IN (?" in sql for sql in members)
    changes = [sql for sql in asked if "min(t.phase_at)" in sql]
    assert len(changes) == 3
    assert all(sql.count("FROM") == sql.count("t.id IN (?") + 1 for sql in changes)
    for plan in world.db.plans():
        assert not plan.startswith("SCAN t")


def test_time_asks_only_the_widgets_whose_time_has_come(world: World) -> None:
    desk = quiet(world)
    for row in world.db.query("SELECT id FROM request UNION SELECT id FROM inquiry"):
        world.db.run('DELETE FROM "transaction" WHERE id = ?', (row[0],))
    desk.counters.forget()
    changes = {state.key: state.next_change_at for state in desk.states()}
    due = min(at for at in changes.values() if at is not None)
    desk.now = due
    asked = statements(desk)
    assert asked
    late = {key for key, at in changes.items() if at is not None and at <= due}
    assert len([sql for sql in asked if sql.startswith("SELECT t.id")]) == len(late)


def test_reading_all_alerts_asks_no_document(world: World) -> None:
    desk = quiet(world)
    for key in ("need_attention", "ship_overdue", "waiting_minus", "partially_ordered"):
        world.seen(key, desk.now + 400 * DAY)
    desk.told({"seen_mark"})
    assert statements(desk) == []
    assert sum(state.unread for state in desk.states(rows=0)) == 0
    desk.check(rows=0)


def test_views_in_the_navigation_are_asked_only_of_what_changed(world: World) -> None:
    desk = Desk(world, 4)
    world.db.run("DELETE FROM widget")
    desk.told({"widget"})
    desk.check_views()
    desk.a_request_changes()
    asked = statements(desk)
    members = [sql for sql in asked if sql.startswith("SELECT t.id") and "FROM saved" not in sql]
    assert members
    assert all("t.id IN (?" in sql for sql in members)
    desk.check_views()
    assert statements(desk) == []


def test_a_view_that_cannot_be_run_or_is_not_here_is_not_counted(world: World) -> None:
    desk = Desk(world, 4)
    asked = CountViews(views=(*desk.views, "0f" * 16, desk.views[0]))
    counts = desk.counters.views(world.viewer(desk.now), asked, desk.reading)
    assert [one.id for one in counts] == desk.views[:4], (
        "no field of a newer version, nobody else's, each once"
    )
    kinds = {one.id: set(one.kinds) - {"saved_view", "shared_view", "user"} for one in counts}
    assert kinds[desk.views[0]] == {"order"}
    assert "request" in kinds[desk.views[1]]
    with pytest.raises(UserError, match="1 to 60"):
        world.ask(CountViews(views=tuple(f"{n:032x}" for n in range(61))))
