# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The orders of a preview as papers: exactly the documents that will be sent (N3)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_b2b.services.orders import OrderDocument, OrderDocumentLine
from desktop_b2b.services.queries import OrderPreview
from ui.addresses import address_words
from ui.forms.decimals import format_number
from ui.screens.request.preview import Paper, PaperLine
from ui.screens.request.times import short_date
from ui.strings import money_word, number_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderPapers", text)


def order_papers(preview: OrderPreview, names: Mapping[str, str], zone: str) -> list[Paper]:
    """One paper per partner."""
    papers = [_paper(document, names, zone) for document in preview.documents]
    return sorted(papers, key=lambda paper: paper.partner.casefold())


def _paper(document: OrderDocument, names: Mapping[str, str], zone: str) -> Paper:
    partner = names.get(document.inquiry_id, "")
    facts = [
        (_tr("Your request"), document.inquiry_number),
        (_tr("Deliver to"), address_words(document)),
        (_tr("Ship within"), _tr("{0} hours").format(document.shipping_hours)),
    ]
    if document.retailer_order_number:
        facts.insert(1, (_tr("Order no. retailer"), document.retailer_order_number))
    notes = [
        (_tr("Note to customer, on the packing slip"), document.note_to_customer),
        (_tr("Note to suppliers"), document.note_to_suppliers),
        (_tr("Note for {0}").format(partner), document.partner_note),
    ]
    goods = sum((line.total for line in document.lines), Decimal(0))
    currency = document.currency
    return Paper(
        partner=partner,
        title=_tr("Order to {0}").format(partner),
        facts=tuple(facts),
        headings=(_tr("SKU"), _tr("Description"), _tr("Quantity"), _tr("Price"), currency),
        end_from=2,
        lines=tuple(_line(line, currency, zone) for line in document.lines),
        sums=(
            (_tr("Goods"), money_word(goods, currency)),
            (_tr("Shipping"), money_word(document.shipping_cost, currency)),
            (_tr("Total"), money_word(document.total, currency, with_currency=True)),
        ),
        notes=tuple((name, text) for name, text in notes if text),
    )


def _line(line: OrderDocumentLine, currency: str, zone: str) -> PaperLine:
    places = max(2, -int(line.price.normalize().as_tuple().exponent))
    remark = ""
    if line.backorder:
        when = short_date(line.backorder_at, zone) if line.backorder_at is not None else ""
        remark = _tr("{0} of them on back-order, {1}").format(number_word(line.backorder), when).rstrip(", ")
    cells = (
        line.sku,
        line.description,
        number_word(line.quantity),
        format_number(line.price, places, QLocale()),
        money_word(line.total, currency),
    )
    return PaperLine(cells, remark)
