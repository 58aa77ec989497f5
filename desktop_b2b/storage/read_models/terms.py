# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""On what terms a centre works: its own tables, and the standing of each of its retailers."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services.queries import AccountView, CentreTermsView, GetCentreTerms, ListAccounts, Viewer
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, visible
from desktop_b2b.storage.read_models.text import fold


@answers(ListAccounts)
def _accounts(db: Db, viewer: Viewer, query: ListAccounts) -> list[AccountView]:
    mine = bytes.fromhex(viewer.organisation_id)
    links = load(db, e.Link, "WHERE counterpart_id = ? AND kind = ?", (mine, CENTRE))
    facts = {row.link_id: row for row in load(db, e.LinkFact, "WHERE counterpart_id = ?", (mine,))}
    terms = {row.id: row for row in load(db, e.LinkTerms, "WHERE owner_id = ?", (mine,))}
    found = []
    for link in links:
        fact, own = facts.get(link.id), terms.get(link.id)
        found.append(
            AccountView(
                link_id=link.id,
                name=fact.name if fact is not None else "",
                city=fact.city if fact is not None else "",
                link_state=link.state,
                tier=own.tier if own is not None else "",
            )
        )
    return sorted(found, key=lambda view: (fold(view.name), view.link_id))


@answers(GetCentreTerms)
def _own_terms(db: Db, viewer: Viewer, query: GetCentreTerms) -> CentreTermsView:
    found = visible(db, viewer, e.CentreTerms, viewer.organisation_id)
    if found is not None:
        return CentreTermsView(tables=found.tables, edition=found.edition, changed_at=found.changed_at)
    own = visible(db, viewer, e.Organisation, viewer.organisation_id)
    tables = default_tables(own.country, own.currency) if own is not None else default_tables()
    return CentreTermsView(tables=encode_tables(tables), edition=0, changed_at=0)
