# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a centre publishes is copied once per connection (law 3)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.events import CentreTermsChanged, OrganisationChanged
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork


@reacts(CentreTermsChanged)
@reacts(OrganisationChanged)
def show_terms(event: CentreTermsChanged | OrganisationChanged, uow: UnitOfWork, ctx: Context) -> None:
    """Bring the copies of a centre's tables at all its retailers up to date, making missing ones."""
    terms = uow.find(e.CentreTerms, event.organisation_id)
    if terms is None:
        return
    for link in uow.children(e.Link, "counterpart_id", event.organisation_id):
        if link.kind != CENTRE:
            continue
        copy = uow.find(e.LinkTerms, link.id)
        if copy is None:
            copy = uow.add(
                e.LinkTerms(
                    id=link.id, owner_id=terms.owner_id, counterpart_id=link.owner_id, tables=""
                )
            )  # fmt: skip
        copy.tables, copy.edition = terms.tables, terms.edition
