# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which centre ships an order for which nobody chose one (S1.22): the rule that the wizard shows decides
here, too, by rows: stock, zones, calendar and cost of each connected centre.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.centres import Candidate, choose
from desktop_b2b.rules.trade.facts import ReadyFacts
from desktop_b2b.services import b2b
from desktop_b2b.services.b2b_clock import centre_calendar
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.ports import UnitOfWork


def best_centre(
    uow: UnitOfWork, organisation_id: Id, now: Instant, facts_at: Callable[[b2b.Centre], ReadyFacts]
) -> tuple[b2b.Centre, str]:
    """The best of an organisation's connected centres, and why. Where none can ship the order, the best of
    those: what is wrong with it there is refused by the checks. Raises UserError ``b2b.no_centre``.
    """
    centres = {
        link.id: b2b.shown(uow, link)
        for link in uow.children(e.Link, "owner_id", organisation_id)
        if link.kind == b2b.CENTRE and link.state == "connected"
    }
    if not centres:
        raise UserError("b2b.no_centre", "No fulfilment centre is connected.", "link_id")
    ranked = choose([_candidate(uow, centre, facts_at(centre)) for centre in centres.values()], now)
    return centres[ranked[0].id], ranked[0].sentence()


def _candidate(uow: UnitOfWork, centre: b2b.Centre, facts: ReadyFacts) -> Candidate:
    calendar = centre_calendar(uow, centre.link, centre.zone)
    return Candidate(centre.link.id, centre.name, tables_of(centre), calendar, facts)
