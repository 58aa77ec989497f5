# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A draft as each of its suppliers will see it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_b2b.clock import HOUR, from_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import LineView, RequestView
from ui.addresses import address_words
from ui.screens.request.catalogue import Catalogue
from ui.screens.request.preview import Paper, PaperLine
from ui.strings import moment_word, number_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("DraftPapers", text)


def draft_papers(view: RequestView, catalogue: Catalogue, now: datetime) -> list[Paper]:
    """One paper per partner that is asked, with its own lines only: as sending will make it."""
    papers: list[Paper] = []
    for partner in view.partners:
        lines = [line for line in view.lines if partner.partner_id in line.line.partner_ids]
        if lines and not partner.excluded:
            papers.append(_paper(view, partner, lines, catalogue, now))
    return sorted(papers, key=lambda paper: paper.partner.casefold())


def _paper(
    view: RequestView,
    partner: e.RequestPartner,
    lines: list[LineView],
    catalogue: Catalogue,
    now: datetime,
) -> Paper:
    request, instant, zone = view.request, from_datetime(now), str(now.tzinfo)
    card = catalogue.partner(partner.partner_id)
    deadline = partner.deadline_at
    if deadline is None:
        deadline = instant + (card.partner.answer_hours if card is not None else 24) * HOUR
    facts = [
        (_tr("Answer until"), moment_word(deadline, zone, instant)),
        (_tr("Deliver to"), address_words(request)),
    ]
    if request.needed_by is not None:
        facts.append((_tr("Needed by"), moment_word(request.needed_by, zone, instant)))
    if request.retailer_order_number:
        facts.append((_tr("Order no. retailer"), request.retailer_order_number))
    if partner.shipping_required:
        facts.append((_tr("Shipping"), _tr("The answer must state the shipping cost")))
    notes: list[tuple[str, str]] = []
    if request.note_to_suppliers:
        notes.append((_tr("Note to suppliers"), request.note_to_suppliers))
    if card is not None and card.partner.notes:
        notes.append((_tr("Note for {0}").format(card.partner.name), card.partner.notes))
    return Paper(
        partner=catalogue.name(partner.partner_id),
        title=_tr("Request to {0}").format(catalogue.name(partner.partner_id)),
        facts=tuple(facts),
        headings=(_tr("SKU"), _tr("Description"), _tr("Quantity")),
        end_from=2,
        lines=tuple(
            PaperLine((row.line.sku, row.line.description, number_word(row.line.quantity))) for row in lines
        ),
        notes=tuple(notes),
    )
