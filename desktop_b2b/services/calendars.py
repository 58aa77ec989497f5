# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When partners work, as rows tell it: a company's own hours, and its partners' copies of them."""

from __future__ import annotations

from desktop_b2b.domain import calendars
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.services.ports import UnitOfWork


def calendar_of(row: e.Organisation | e.LinkFact | None) -> WorkCalendar | None:
    """The calendar that a company shows; None where it gave no hours, so that all hours count."""
    if row is None or not row.work_week:
        return None
    return WorkCalendar(
        row.time_zone,
        calendars.week(row.work_week, "work_week"),
        row.holiday_country,
        row.holiday_region,
        calendars.closing_days(row.closing_days, "closing_days"),
        calendars.extra_days(row.extra_days, "extra_days"),
    )


def shown_by(uow: UnitOfWork, card: e.Partner) -> e.LinkFact | None:
    """What the partner of a card shows; None for one that is not connected."""
    if card.link_id is None:
        return None
    facts = uow.children(e.LinkFact, "link_id", card.link_id)
    return next((fact for fact in facts if fact.owner_id == card.organisation_id), None)


def partner_calendar(uow: UnitOfWork, card: e.Partner) -> WorkCalendar | None:
    """When the partner of a card works."""
    return calendar_of(shown_by(uow, card))
