# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company's own data and its partners."""

from __future__ import annotations

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import calendars, checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.commands.account import SavePartner, SetCalendar, SetLogo, UpdateOrganisation
from desktop_b2b.domain.events import OrganisationChanged
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules import holiday_dates, worktime
from desktop_b2b.rules.optimum.outcome import BEST_SCORE
from desktop_b2b.services.bus import handles
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is, owned, patch

#: A year of hours: the longest time to ship or to answer.
YEAR_HOURS = 8_760
#: A calendar's hours in a year: with fewer the longest deadline would lie beyond ``worktime.HORIZON``.
LEAST_HOURS = 200

_ORGANISATION: dict[str, Check] = {
    "name": lambda value, field: text.line(value, field, required=True),
    "description": text.note,
    "contact_name": text.line,
    "contact_email": checks.email,
    "contact_phone": lambda value, field: text.line(value, field, text.PHONE),
    "address1": text.line,
    "address2": text.line,
    "postal_code": lambda value, field: text.line(value, field, text.POSTAL),
    "city": text.line,
    "region": text.line,
    "country": checks.country,
    "language": as_is,
    "time_zone": checks.zone,
    "currency": checks.currency,
    "shipping_hours": lambda value, field: checks.whole(value, field, 0, YEAR_HOURS),
    "default_mode": as_is,
}

_CALENDAR: dict[str, Check] = {
    "work_week": lambda value, field: calendars.week_texts(calendars.week(value, field)),
    "holiday_country": holiday_dates.check_country,
    "holiday_region": text.code,
    "closing_days": lambda value, field: calendars.closing_texts(calendars.closing_days(value, field)),
    "extra_days": lambda value, field: calendars.extra_texts(calendars.extra_days(value, field)),
}

_PARTNER: dict[str, Check] = {
    "name": lambda value, field: text.line(value, field, required=True),
    "email": checks.email,
    "answer_hours": lambda value, field: checks.whole(value, field, 1, YEAR_HOURS),
    "shipping_required": as_is,
    "change_order_authorised": as_is,
    "notes": text.note,
    "archived": as_is,
    "score": lambda value, field: checks.whole(value, field, 0, BEST_SCORE),
}


@handles(UpdateOrganisation)
def update_organisation(cmd: UpdateOrganisation, uow: UnitOfWork, ctx: Context) -> None:
    """Change the company's own data (S2.2–S2.7, S2.15); partners get what they may see (law 3)."""
    organisation = owned(uow, ctx, e.Organisation, cmd.organisation_id)
    patch(organisation, cmd, _ORGANISATION)
    uow.emit(OrganisationChanged(organisation.id))


@handles(SetCalendar)
def set_calendar(cmd: SetCalendar, uow: UnitOfWork, ctx: Context) -> None:
    """Tell when the company works (A6, N6); partners get a copy, in which their deadlines are counted.

    Raises UserError ``calendar.never_open`` for hours in which nobody ever would.
    """
    organisation = owned(uow, ctx, e.Organisation, cmd.organisation_id)
    patch(organisation, cmd, _CALENDAR)
    holiday_dates.check_region(organisation.holiday_country, organisation.holiday_region, "holiday_region")
    calendar = calendar_of(organisation)
    if calendar is not None:
        _opens(calendar, ctx.now)
    uow.emit(OrganisationChanged(organisation.id))


def _opens(calendar: WorkCalendar, now: int) -> None:
    """Raise UserError ``calendar.never_open`` where the year to come has next to no working time."""
    if worktime.between(calendar, now, now + YEAR_HOURS * HOUR) < LEAST_HOURS * HOUR:
        text_ = "These hours leave next to no time for work: at least {hours} hours a year are needed."
        raise UserError("calendar.never_open", text_, "work_week", hours=LEAST_HOURS)


@handles(SetLogo)
def set_logo(cmd: SetLogo, uow: UnitOfWork, ctx: Context) -> None:
    """Set or clear the logo (S2.3). The picture itself travels as a file by its hash."""
    organisation = owned(uow, ctx, e.Organisation, cmd.organisation_id)
    organisation.logo_hash = checks.file_hash(cmd.logo_hash, "logo_hash")
    uow.emit(OrganisationChanged(organisation.id))


@handles(SavePartner)
def save_partner(cmd: SavePartner, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change the private card of a partner (S2.25–S2.30).

    A new card needs a name, or a link whose partner shows one.
    """
    card = uow.find(e.Partner, cmd.partner_id)
    if card is None:
        card = uow.add(e.Partner(id=cmd.partner_id, owner_id=ctx.actor.organisation_id, name=""))
    if isinstance(cmd.link_id, str):
        _connect(uow, ctx, card, cmd.link_id)
    elif cmd.link_id is None and card.link_id is not None:
        raise UserError("partner.linked", "A connected partner's card stays connected.", "link_id")
    if isinstance(cmd.kind, str) and cmd.kind != card.kind:
        if card.link_id is not None or card.invitation_state == "sent":
            text_ = "What a partner is cannot change once it is invited or connected."
            raise UserError("partner.kind", text_, "kind")
        card.kind = cmd.kind
    patch(card, cmd, _PARTNER)
    if not card.name:
        raise UserError("text.missing", "Something must be entered here.", "name")


def _connect(uow: UnitOfWork, ctx: Context, card: e.Partner, link_id: Id) -> None:
    """Join the card to a connection, for good: its requests and orders hang on it."""
    link = uow.find(e.Link, link_id)
    if link is None or link.owner_id != ctx.actor.organisation_id:
        raise UserError("partner.no_link", "There is no such connection.", "link_id")
    if card.link_id not in (None, link_id):
        raise UserError("partner.linked", "This card belongs to another connection already.", "link_id")
    others = uow.children(e.Partner, "link_id", link_id)
    if any(other.id != card.id and not other.archived for other in others):
        raise UserError("partner.link_taken", "Another card has this connection already.", "link_id")
    card.link_id = link_id
    card.organisation_id = link.counterpart_id
    card.kind = link.kind
    if not card.name:
        facts = uow.children(e.LinkFact, "link_id", link_id)
        card.name = next((fact.name for fact in facts if fact.owner_id == link.counterpart_id), "")
