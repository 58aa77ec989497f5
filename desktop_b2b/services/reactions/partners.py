# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Companies that are connected show each other what partners may see."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import OrganisationChanged, PartnerConnected
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork


@reacts(PartnerConnected)
def connected(event: PartnerConnected, uow: UnitOfWork, ctx: Context) -> None:
    """Both sides' copies are made by what answers a change of a company."""
    link = uow.get(e.Link, event.link_id)
    for company in (link.owner_id, link.counterpart_id):
        if company is not None:
            uow.emit(OrganisationChanged(company))
