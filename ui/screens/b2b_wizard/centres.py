# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The fulfilment centres that a draft can go to, as last read: tables, calendars, what they hold of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain import calendars
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.entities import StockItem, StockLot
from desktop_b2b.domain.values import Instant
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.queries import CentreStock, CentreView, KnownStock


@dataclass(frozen=True)
class Centre:
    """One centre."""

    view: CentreView
    tables: CentreTables
    calendar: WorkCalendar

    @property
    def id(self) -> str:
        """The connection's id, which drafts and orders name."""
        return self.view.link_id

    @property
    def name(self) -> str:
        """What it is called."""
        return self.view.name

    @property
    def country(self) -> str:
        """Where it is."""
        return self.view.fact.country if self.view.fact is not None else ""

    @property
    def zone(self) -> str:
        """Its time zone."""
        return self.calendar.zone

    @property
    def connected(self) -> bool:
        """Whether it takes new orders."""
        return self.view.link_state == "connected"

    def today(self, now: Instant) -> date:
        """What day it is there."""
        return to_datetime(now, self.zone).date()

    def local(self, now: Instant) -> datetime:
        """What time it is there."""
        return to_datetime(now, self.zone)

    def stock(self, product_id: str | None) -> CentreStock | None:
        """How much of a product it has."""
        return next((one for one in self.view.stock if one.product_id == product_id), None)


def centre_of(view: CentreView) -> Centre:
    """A centre with its tables read; one that told no hours works as most do."""
    zone = view.fact.time_zone if view.fact is not None else "UTC"
    usual = WorkCalendar(zone, calendars.week(DEFAULT_WEEK, "work_week"))
    return Centre(view, decode_tables(view.tables), calendar_of(view.fact) or usual)


@dataclass(frozen=True)
class Held:
    """A product as one centre holds it."""

    item: StockItem
    lots: tuple[StockLot, ...]


class Centres:
    """All centres, and the products that the draft's items name, by what was typed."""

    def __init__(self) -> None:
        self.all: list[Centre] = []
        self._held: dict[str, list[Held]] = {}

    def set_centres(self, views: Iterable[CentreView]) -> None:
        """The centres as they stand now."""
        self.all = [centre_of(view) for view in views]

    @property
    def open(self) -> list[Centre]:
        """Those that take new orders."""
        return [one for one in self.all if one.connected]

    def by_id(self, link_id: str | None) -> Centre | None:
        """A centre."""
        return next((one for one in self.all if one.id == link_id), None)

    def set_known(self, codes: Sequence[str], found: Sequence[KnownStock]) -> None:
        """What codes mean; those that mean nothing are known for that."""
        for code in codes:
            self._held[code.casefold()] = []
        for one in found:
            lots = tuple(lot.lot for lot in one.item.lots)
            self._held.setdefault(one.code.casefold(), []).append(Held(one.item.item, lots))

    def is_known(self, code: str) -> bool:
        """Whether it was looked up."""
        return code.casefold() in self._held

    def held(self, code: str, link_id: str | None = None) -> Held | None:
        """What a code means at a centre, else at any."""
        found = self._held.get(code.casefold(), [])
        here = [one for one in found if one.item.link_id == link_id]
        if link_id is not None and self.by_id(link_id) is not None:
            found = here
        return min(found, key=lambda one: (not one.item.active, one.item.id), default=None)

    def product_id(self, code: str) -> str | None:
        """The product that a code means."""
        one = self.held(code)
        return one.item.product_id if one is not None else None
