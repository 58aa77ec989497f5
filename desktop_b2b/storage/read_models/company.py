# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My company, myself, my partners and my product tree."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.services.catalogue import SEPARATOR
from desktop_b2b.services.queries import (
    GetOrganisation,
    GetUser,
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, missing, visible
from desktop_b2b.storage.read_models.text import fold


@answers(GetOrganisation)
def _organisation(db: Db, viewer: Viewer, query: GetOrganisation) -> e.Organisation:
    found = visible(db, viewer, e.Organisation, viewer.organisation_id)
    if found is None:
        raise missing("organisation", viewer.organisation_id, "organisation_id")
    return found


@answers(GetUser)
def _user(db: Db, viewer: Viewer, query: GetUser) -> e.User:
    found = visible(db, viewer, e.User, viewer.user_id)
    if found is None:
        raise missing("user", viewer.user_id, "user_id")
    return found


@answers(ListPartners)
def _partners(db: Db, viewer: Viewer, query: ListPartners) -> list[PartnerView]:
    mine = bytes.fromhex(viewer.organisation_id)
    cards = load(db, e.Partner, "WHERE owner_id = ? AND archived = 0", (mine,))
    states = {
        row[0].hex(): row[1] for row in db.query("SELECT id, state FROM link WHERE owner_id = ?", (mine,))
    }
    facts = {row.link_id: row for row in load(db, e.LinkFact, "WHERE counterpart_id = ?", (mine,))}
    return [
        PartnerView(
            partner=card,
            link_state=states.get(card.link_id, "") if card.link_id else "",
            fact=facts.get(card.link_id) if card.link_id else None,
        )
        for card in sorted(cards, key=lambda card: (fold(card.name), card.id))
    ]


@answers(ListProductLines)
def _product_lines(db: Db, viewer: Viewer, query: ListProductLines) -> list[ProductLineView]:
    mine = bytes.fromhex(viewer.organisation_id)
    nodes = {node.id: node for node in load(db, e.ProductLine, "WHERE owner_id = ?", (mine,))}
    cards = {
        row[0].hex()
        for row in db.query("SELECT id FROM partner_card WHERE owner_id = ? AND archived = 0", (mine,))
    }
    views = []
    for node in nodes.values():
        lineage = _lineage(node, nodes)
        if any(above.archived for above in lineage):
            continue
        chosen = next((above.partner_ids for above in lineage if above.partner_ids), ())
        views.append(
            ProductLineView(
                product_line=node,
                path=SEPARATOR.join(above.name for above in reversed(lineage)),
                partner_ids=tuple(card for card in chosen if card in cards),
            )
        )
    return sorted(views, key=lambda view: (fold(view.path), view.product_line.id))


def _lineage(node: e.ProductLine, nodes: dict[str, e.ProductLine]) -> list[e.ProductLine]:
    """The node and those above it, nearest first; a ring ends the walk."""
    found = [node]
    while node.parent_id is not None and node.parent_id in nodes:
        node = nodes[node.parent_id]
        if node in found:
            break
        found.append(node)
    return found
