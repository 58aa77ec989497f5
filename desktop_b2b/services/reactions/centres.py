# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a centre publishes is copied once per connection (law 3); open orders are judged by it anew."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.events import CentreTermsChanged, OrganisationChanged
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork


@reacts(CentreTermsChanged)
@reacts(OrganisationChanged)
def show_terms(event: CentreTermsChanged | OrganisationChanged, uow: UnitOfWork, ctx: Context) -> None:
    """Bring the copies of a centre's tables at all its retailers up to date, making missing ones."""
    terms = uow.find(e.CentreTerms, event.organisation_id)
    if terms is None:
        return
    centre = uow.get(e.Organisation, event.organisation_id)
    for link in uow.children(e.Link, "counterpart_id", event.organisation_id):
        if link.kind != CENTRE:
            continue
        copy = uow.find(e.LinkTerms, link.id)
        basis = _basis(centre, terms, copy.tier if copy is not None else "")
        _recount(uow, ctx, link, basis, is_new=copy is None)
        if copy is None:
            copy = uow.add(
                e.LinkTerms(
                    id=link.id, owner_id=terms.owner_id, counterpart_id=link.owner_id, tables=""
                )
            )  # fmt: skip
        copy.tables, copy.edition = terms.tables, terms.edition


def _basis(centre: e.Organisation, terms: e.CentreTerms, tier: str) -> Id:
    """What stands for all that an account's orders are judged by, as far as the centre decides it."""
    standing = (tier,) if tier else ()
    return child_id(
        centre.id, "basis", terms.tables, centre.time_zone, centre.country, centre.work_week,
        centre.holiday_country, centre.holiday_region, centre.closing_days, centre.extra_days, *standing,
    )  # fmt: skip


def _recount(uow: UnitOfWork, ctx: Context, link: e.Link, basis: Id, *, is_new: bool) -> None:
    """Note that the open orders of a connection are to be judged anew, where the basis is another one. The
    server's scheduler does it in pieces: they may be a hundred thousand.
    """
    row_id = child_id(link.id, "recount")
    row = uow.find(e.Recount, row_id)
    if row is None:
        since = None if is_new else ctx.now
        owner = link.counterpart_id or link.owner_id
        uow.add(e.Recount(id=row_id, owner_id=owner, link_id=link.id, basis=basis, since=since))
    elif row.basis != basis:
        row.basis, row.since = basis, ctx.now
        row.after_at, row.after = 0, None
