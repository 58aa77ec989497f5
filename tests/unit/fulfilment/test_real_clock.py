# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.26, S1.35–S1.39, N17: orders that commands make, hold and release are due when a walk minute by minute
says; what the simulator promised is what the clock of the order tells.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from desktop_b2b.clock import DAY, HOUR, MINUTE, SECOND, from_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.events import StockChanged
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK, default_tables
from desktop_b2b.rules.trade.rows import Turnaround
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.rules.turnaround import needed, promise
from desktop_b2b.services import b2b, b2b_clock
from desktop_b2b.services.b2b_facts import draft_facts
from desktop_b2b.services.b2b_terms import tables_of
from tests.unit.fulfilment.depot import D, Depot
from tests.unit.memory_uow import MemoryUnitOfWork

ZONE = ZoneInfo("America/New_York")


@dataclass
class Case:
    """A centre of its own: cut-off, days, closed days; when the order is made, and from when reserved."""

    cutoff: int
    days: int
    closed: frozenset[date]
    made: int
    reserve_on: date | None
    stands: list[tuple[int, int]]


def _case(chance: random.Random) -> Case:
    made = from_datetime(datetime(2027, 3, 1, tzinfo=ZONE)) + chance.randint(0, 30 * 1440) * MINUTE
    day = _local(made).date()
    closed = frozenset(day + timedelta(days=chance.randint(0, 20)) for _ in range(chance.randint(0, 4)))
    ahead = chance.choice((None, None, 1, 3))
    stands, at = [], made + (ahead or 0) * DAY
    for _ in range(chance.choice((0, 1, 2, 3))):
        at += chance.randint(1, 2 * 1440) * MINUTE
        stands.append((at, at + chance.randint(1, 2 * 1440) * MINUTE))
        at = stands[-1][1]
    return Case(
        chance.choice((0, 480, 720, 1080)), chance.randint(1, 4), closed, made,
        None if ahead is None else day + timedelta(days=ahead), stands,
    )  # fmt: skip


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at / SECOND, ZONE)


def _by_walking(case: Case, stands: list[tuple[int, int]]) -> date:
    """The due day as somebody would find it with a watch: each minute is looked at, and at each cut-off of a
    working day the order counts a day if it is being worked on.
    """
    at, count = case.made, 0
    while True:
        now = _local(at)
        works = case.reserve_on is None or now.date() >= case.reserve_on
        works = works and not any(since <= at < until for since, until in stands)
        is_cutoff = now.hour * 60 + now.minute == case.cutoff
        if is_cutoff and works and now.weekday() < 5 and now.date() not in case.closed:
            count += 1
            if count == case.days:
                return now.date()
        at += MINUTE


class Clocked(Depot):
    """A depot with the case's tables and calendar, and enough of everything."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.stock("mug", 99)
        tables = msgspec.structs.replace(
            default_tables("US"),
            turnaround=(Turnaround(case.days),),
            cutoff=f"{case.cutoff // 60:02}:{case.cutoff % 60:02}",
        )
        mine: dict[str, Any] = {
            "owner_id": self.depot.organisation_id, "counterpart_id": self.shop.organisation_id,
        }  # fmt: skip
        self.put(e.LinkTerms(id=self.link(), tables=encode_tables(tables), **mine))
        facts = self.all(e.LinkFact, link_id=self.link())
        (fact,) = (one for one in facts if one.owner_id == self.depot.organisation_id)
        fact.work_week = DEFAULT_WEEK
        fact.closing_days = tuple(sorted(day.isoformat() for day in case.closed))
        self.now = case.made

    def promised(self, draft_id: str) -> date | None:
        """What the wizard would say now (N17)."""
        uow = MemoryUnitOfWork(self.store, None)
        centre = b2b.shown(uow, uow.get(e.Link, self.link()))
        facts = draft_facts(uow, uow.get(e.B2BDraft, draft_id), centre, self.now)
        tables = tables_of(centre)
        calendar = b2b_clock.centre_calendar(uow, centre.link, centre.zone)
        days = needed(tables, facts.kind, services=facts.services).days
        return promise(calendar, tables.cutoff_minutes, days, self.now, facts.reserve_on).due.due_day

    def live(self) -> tuple[date | None, e.B2BOrder]:
        """Made, worked on from its day on, stopped and let go again as the case says; what was promised."""
        case = self.case
        day = case.reserve_on.isoformat() if case.reserve_on is not None else ""
        draft_id = self.draft("case", self.line("case mug", "mug", D(1)), reserve_on=day)
        promised = self.promised(draft_id)
        self.do(self.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
        (order,) = self.all(e.B2BOrder)
        if case.reserve_on is not None:
            assert (order.state, order.reasons, order.processing_at) == (
                "action_required", ("SCHEDULED",), None,
            )  # fmt: skip
            self.now = order.reserve_at
            self.system(b.MeetReserveDate(b2b_order_id=order.id), self.shop.organisation_id)
        for since, until in case.stands:
            self.now = max(self.now, since)
            self.do(self.depot, b.HoldB2BOrder(b2b_order_id=order.id, reason="Flood"))
            due = self.the(order.id).due_at
            # Its days may all have counted by then; else nothing is due while it stands.
            assert due is None or _local(due).date() == _by_walking(case, case.stands)
            self.now = max(self.now + 1, until)
            self.do(self.depot, b.ReleaseB2BOrder(b2b_order_id=order.id))
        return promised, self.the(order.id)


@pytest.mark.parametrize("seed", range(30))
def test_s1_26_s1_39_n17_an_order_is_due_as_promised_and_as_a_watch_says(seed: int) -> None:
    case = _case(random.Random(f"real {seed}"))
    clocked = Clocked(case)
    promised, order = clocked.live()
    assert order.state == "processing"
    assert order.due_at is not None
    due = _local(order.due_at).date()
    assert due == _by_walking(case, case.stands), seed
    assert promised == _by_walking(case, []), seed
    if not case.stands:
        assert due == promised


def test_s1_36_s1_38_the_clock_starts_when_the_last_reason_is_gone() -> None:
    """Short of goods from Monday to Wednesday afternoon: Thursday is the first day, whatever came before."""
    monday = from_datetime(datetime(2027, 3, 1, 9, tzinfo=ZONE))
    clocked = Clocked(Case(720, 3, frozenset(), monday, None, []))
    draft_id = clocked.draft("case", clocked.line("case mug", "mug", D(120)))
    clocked.do(clocked.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    (order,) = clocked.all(e.B2BOrder)
    assert (order.state, order.reasons, order.due_at) == ("action_required", ("NO_STOCK",), None)
    clocked.now = monday + 2 * DAY + 4 * HOUR
    lot = clocked.one(e.StockLot)
    lot.on_hand = D(200)
    clocked._react([StockChanged((lot.stock_item_id,))], clocked.context(clocked.depot))
    order = clocked.the(order.id)
    assert (order.state, order.processing_at, order.pauses) == ("processing", clocked.now, ())
    assert order.due_at is not None
    assert _local(order.due_at).date() == date(2027, 3, 8), "Thursday, Friday, Monday"
