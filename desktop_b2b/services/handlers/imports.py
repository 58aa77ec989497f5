# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts from a file, all or none."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import ImportedDraft, ImportRequests
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.drafts import Draft
from desktop_b2b.services.handlers.drafts import new_request
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import unique


@handles(ImportRequests)
def import_requests(cmd: ImportRequests, uow: UnitOfWork, ctx: Context) -> None:
    """Make one draft per document of a file.

    Ids come from the source, so a document that is known is met again: with the same content it is
    left alone, with other content the whole import is refused (UserError ``import.changed``).
    """
    text.line(cmd.source, "source", required=True)
    unique((draft.request_id for draft in cmd.drafts), "drafts[{}].request_id")
    for index, draft in enumerate(cmd.drafts):
        where = f"drafts[{index}]."
        known = uow.find(e.Request, draft.request_id)
        if known is None:
            _make(uow, ctx, draft, where)
        elif known.source_hash != draft.source_hash:
            raise UserError(
                "import.changed",
                "{number} was imported before with other content. Nothing was imported.",
                f"{where}source_hash",
                number=draft.number,
            )


def _make(uow: UnitOfWork, ctx: Context, draft: ImportedDraft, where: str) -> None:
    number = text.code(draft.number, f"{where}number", required=True)
    request = new_request(uow, ctx, draft.request_id, number)
    request.source = text.line(draft.source, f"{where}source", required=True)
    request.source_hash = text.code(draft.source_hash, f"{where}source_hash", required=True)
    request.retailer_order_number = text.code(draft.retailer_order_number, f"{where}retailer_order_number")
    request.company = text.line(draft.company, f"{where}company")
    request.contact_name = text.line(draft.contact_name, f"{where}contact_name")
    request.country = checks.country(draft.country, f"{where}country")
    request.currency = checks.currency(draft.currency, f"{where}currency")
    request.note_to_suppliers = text.note(draft.note_to_suppliers, f"{where}note_to_suppliers")
    content = Draft(uow, ctx, request, new=True)
    content.write_lines(draft.lines, where)
    content.settle()
