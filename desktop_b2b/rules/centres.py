# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which fulfilment centre is best for an order, and why not the others (S1.22).

By what counts first: a centre that may ship the order at all; stock for all of it, or the least missing; the
least cost of the zone, where costs can be compared; the earliest arrival by the centre's own calendar; the
name.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.facts import ReadyFacts
from desktop_b2b.rules.trade.findings import BLOCK, Finding
from desktop_b2b.rules.trade.judge import order_weight
from desktop_b2b.rules.trade.rows import FREIGHT, Zone
from desktop_b2b.rules.trade.shipping import zone_cost, zone_of
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import Promise, needed_for, promise
from desktop_b2b.rules.worktime import add_business_days

#: What people read beside a centre.
WHY_WORDS: dict[str, str] = {
    "only": "The only fulfilment centre",
    "unfit": "Cannot ship this: {obstacle}",
    "closed": "This centre never works",
    "stock_best": "Has more of the stock than the others",
    "stock": "Units missing: {units}",
    "cost_best": "Ships it for less ({cost})",
    "cost": "Costs {cost}, that is {more} more",
    "time_best": "Delivers it earlier ({day})",
    "time": "Arrives later ({day})",
    "equal_best": "As good as others; first by name",
    "equal": "As good; later by name",
}

#: What nobody chose yet keeps no centre from being the best.
_LATER = frozenset({"b2b.no_service", "b2b.consent", "b2b.no_centre", "b2b.no_lines"})
#: What a centre itself makes of an order, as against what is wrong with it everywhere.
_OF_CENTRE = frozenset(
    {"METHOD_UNSUITABLE", "DECLINED_REQUEST", "SKU_UNMAPPED", "SKU_INACTIVE", "LOT_UNAVAILABLE"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A centre, and the order as it would be there: its stock in the items, its country, the account's
    standing with it.
    """

    id: Id
    name: str
    tables: CentreTables
    calendar: WorkCalendar
    facts: ReadyFacts
    complexity: str = "standard"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a centre for this order, and why it is or is not the best (a key of ``WHY_WORDS``)."""

    id: Id
    name: str
    obstacles: tuple[Finding, ...]
    missing: Decimal
    zone: Zone | None
    cost: Decimal | None
    promise: Promise | None
    arrives_on: date | None
    #: All that the checks say of the order there.
    found: tuple[Finding, ...] = ()
    why: str = ""
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def fits(self) -> bool:
        """Whether the centre may and can work on it, be it when stock comes."""
        return not self.obstacles and self.promise is not None

    def sentence(self) -> str:
        """Why, in English."""
        return WHY_WORDS[self.why].format(**self.params)


def read_sentence(sentence: str) -> tuple[str, dict[str, str]] | None:
    """Which of ``WHY_WORDS`` a kept reason is, and what filled its places: so it is told in any language.
    None for what somebody wrote.
    """
    for why, words in WHY_WORDS.items():
        parts = re.split(r"\{([a-z]+)\}", words)
        pattern = "".join(
            f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
        )
        found = re.fullmatch(pattern, sentence)
        if found is not None:
            return why, found.groupdict()
    return None


def choose(candidates: Sequence[Candidate], now: Instant) -> tuple[Judged, ...]:
    """The centres, best first, each with its reason; the first is to be chosen where it ``fits``."""
    found = [_judged(one, now) for one in candidates]
    # Costs of different currencies are not compared (mission §7.4): then time decides.
    comparable = len({one.zone.currency for one in found if one.cost is not None and one.zone}) <= 1
    ranked = sorted(found, key=lambda one: _rank(one, comparable))
    return tuple(_explained(ranked, place, comparable) for place in range(len(ranked)))


def _judged(candidate: Candidate, now: Instant) -> Judged:
    facts, tables = candidate.facts, candidate.tables
    found = tuple(check(tables, facts))
    obstacles = tuple(
        one for one in found if one.severity == BLOCK and one.reason in _OF_CENTRE and one.code not in _LATER
    )
    missing = sum((_missing(item.quantity, item.available) for item in facts.items), Decimal(0))
    zone = None
    if not facts.is_pickup:
        zone = zone_of(tables, facts.address.country, facts.address.postal_code)
    cost = zone_cost(zone, order_weight(facts)) if zone is not None and facts.mode != FREIGHT else None
    promised = _promise(candidate, now)
    arrives_on = None if promised is None else promised.due.due_day
    if arrives_on is not None and zone is not None:
        arrives_on = add_business_days(candidate.calendar, arrives_on, zone.days)
    return Judged(candidate.id, candidate.name, obstacles, missing, zone, cost, promised, arrives_on, found)


def _missing(quantity: Decimal, available: Decimal | None) -> Decimal:
    return Decimal(0) if available is None else max(Decimal(0), quantity - available)


def _promise(candidate: Candidate, now: Instant) -> Promise | None:
    """When it would be shipped; None from a centre that never works."""
    facts, tables = candidate.facts, candidate.tables
    days = needed_for(tables, facts, candidate.complexity).days
    try:
        return promise(candidate.calendar, tables.cutoff_minutes, days, now, facts.reserve_on)
    except UserError:
        return None


def _rank(one: Judged, comparable: bool) -> tuple[object, ...]:
    cost = one.cost if comparable and one.cost is not None else Decimal("Infinity")
    return (
        not one.fits,
        one.missing,
        cost,
        one.arrives_on or date.max,
        one.name.casefold(),
        one.name,
        one.id,
    )


def _explained(ranked: Sequence[Judged], place: int, comparable: bool) -> Judged:
    one = ranked[place]
    if one.obstacles:
        return _because(one, "unfit", obstacle=one.obstacles[0].sentence())
    if one.promise is None:
        return _because(one, "closed")
    if len(ranked) == 1:
        return _because(one, "only") if not one.missing else _because(one, "stock", units=_plain(one.missing))
    other = ranked[1] if place == 0 else ranked[0]
    if place == 0 and not other.fits:
        fitting = "only" if not one.missing else "stock"
        return _because(one, fitting, units=_plain(one.missing))
    return _compared(one, other, comparable, "_best" if place == 0 else "")


def _compared(one: Judged, other: Judged, comparable: bool, best: str) -> Judged:
    """The first thing in which two centres differ, as the one that is explained has it."""
    if one.missing != other.missing:
        return _because(one, f"stock{best}", units=_plain(one.missing))
    known = comparable and one.cost is not None and other.cost is not None
    if known and one.cost is not None and other.cost is not None and one.cost != other.cost:
        currency = one.zone.currency if one.zone else ""
        more = f"{one.cost - other.cost} {currency}"
        return _because(one, f"cost{best}", cost=f"{one.cost} {currency}", more=more)
    if one.arrives_on != other.arrives_on and one.arrives_on and other.arrives_on:
        return _because(one, f"time{best}", day=one.arrives_on.isoformat())
    return _because(one, f"equal{best}")


def _because(one: Judged, why: str, **params: object) -> Judged:
    return dataclasses.replace(one, why=why, params=params)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"
