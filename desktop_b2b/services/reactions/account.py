# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an organisation shows its partners is copied once per connection (law 3)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import OrganisationChanged
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork

_SHOWN = (
    "name",
    "logo_hash",
    "time_zone",
    "country",
    "city",
    "address1",
    "postal_code",
    "contact_phone",
    "work_week",
    "holiday_country",
    "holiday_region",
    "closing_days",
    "extra_days",
)


@reacts(OrganisationChanged)
def show_partners(event: OrganisationChanged, uow: UnitOfWork, ctx: Context) -> None:
    """Bring the copies of an organisation's data at all its partners up to date, making missing ones."""
    organisation = uow.get(e.Organisation, event.organisation_id)
    links = uow.children(e.Link, "owner_id", organisation.id)
    for link in [*links, *uow.children(e.Link, "counterpart_id", organisation.id)]:
        _copy(uow, organisation, link)


def _copy(uow: UnitOfWork, organisation: e.Organisation, link: e.Link) -> None:
    fact_id = child_id(link.id, "fact", organisation.id)
    fact = uow.find(e.LinkFact, fact_id)
    if fact is None:
        other = link.counterpart_id if link.owner_id == organisation.id else link.owner_id
        fact = uow.add(
            e.LinkFact(
                id=fact_id,
                owner_id=organisation.id,
                counterpart_id=other,
                link_id=link.id,
                name=organisation.name,
            )
        )
    for name in _SHOWN:
        setattr(fact, name, getattr(organisation, name))
