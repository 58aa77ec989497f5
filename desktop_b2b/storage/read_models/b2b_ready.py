# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Many drafts of B2B orders judged at once: which can become orders, what keeps the others from it (N16)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services import b2b, b2b_facts
from desktop_b2b.services.b2b_choice import best_centre
from desktop_b2b.services.b2b_ready import keeps, worth
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.queries import Viewer
from desktop_b2b.services.queries.b2b import CheckB2BDrafts, DraftCheck
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.b2b import (
    NO_LINK,
    findings_view,
    foresee_items,
    keys_of,
    promise_view,
    rows_for,
)
from desktop_b2b.storage.read_models.register import answers, blob
from desktop_b2b.storage.rows import RowStore


@answers(CheckB2BDrafts)
def _check(db: Db, viewer: Viewer, query: CheckB2BDrafts) -> list[DraftCheck]:
    uow = rows_for(db, viewer)
    ids = tuple(dict.fromkeys(blob(one, "b2b_draft_ids").hex() for one in query.b2b_draft_ids))
    _foresee(uow, ids)
    drafts = (uow.find(e.B2BDraft, draft_id) for draft_id in ids)
    return [
        _checked(uow, viewer, draft)
        for draft in drafts
        if draft is not None and draft.state == "draft" and draft.owner_id == viewer.organisation_id
    ]


def _foresee(uow: RowStore, ids: Sequence[Id]) -> None:
    """Read at once what the checks ask of each draft."""
    keys = keys_of(ids)
    uow.prefetch_all({
        "b2b_draft": keys, "b2b_draft_line.b2b_draft_id": keys, "b2b_file.document_id": keys,
    })  # fmt: skip
    lines = [line for draft_id in ids for line in b2b.draft_lines(uow, draft_id)]
    uow.prefetch_all({"stock_item.product_id": keys_of(line.product_id for line in lines)})
    named = (item for line in lines for item in b2b.items_named(uow, line.product_id, line.sku))
    foresee_items(uow, (item.id for item in named))


def _checked(uow: RowStore, viewer: Viewer, draft: e.B2BDraft) -> DraftCheck:
    """A draft in the eyes of its centre, or of the one that would be chosen for it (S1.22)."""
    value = worth(b2b.draft_lines(uow, draft.id))
    centre, choice = _centre(uow, viewer, draft, value)
    tables = tables_of(centre if centre is not None else b2b.Centre(NO_LINK, "", "UTC", "", None))
    facts = b2b_facts.draft_facts(uow, draft, centre, viewer.now, value)
    found = check(tables, facts)
    return DraftCheck(
        id=draft.id,
        number=draft.number,
        centre=centre.name if centre is not None else "",
        link_id=centre.link.id if centre is not None and draft.link_id is None else None,
        choice=choice,
        carriage=_carriage(tables, draft),
        terms_edition=centre.terms.edition if centre is not None and centre.terms is not None else 0,
        findings=findings_view(found),
        is_ready=not any(keeps(one) for one in found),
        order_value=value,
        promise=promise_view(uow, centre, tables, facts, viewer) if centre is not None else None,
    )


def _carriage(tables: CentreTables, draft: e.B2BDraft) -> str:
    """Who carries it and how, where the centre buys."""
    names = tables.carrier_name(draft.carrier), tables.service_name(draft.carrier, draft.service)
    return " – ".join(name for name in names if name)


def _centre(
    uow: RowStore, viewer: Viewer, draft: e.B2BDraft, value: Decimal | None
) -> tuple[b2b.Centre | None, str]:
    if draft.link_id is not None:
        link = uow.find(e.Link, draft.link_id)
        return (b2b.shown(uow, link) if link is not None else None), ""
    try:
        return best_centre(
            uow,
            viewer.organisation_id,
            viewer.now,
            lambda one: b2b_facts.draft_facts(uow, draft, one, viewer.now, value),
        )
    except UserError:
        # None is connected: the checks say so.
        return None, ""
