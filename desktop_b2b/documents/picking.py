# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The picking list: what the supplier's staff take from the shelf (S2.3, S2.75, S2.30)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.documents import formats, markup, parts
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.markup import cell, row, table, text
from desktop_b2b.documents.model import HAIRLINE_MM, Document, Shape
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant

_TICK: Final = Shape(
    name="tick-box",
    width=50,
    height=50,
    rectangles=((0, 0, 50, 3.5), (0, 46.5, 50, 3.5), (0, 3.5, 3.5, 43), (46.5, 3.5, 3.5, 43)),
)


class PickLine(msgspec.Struct, frozen=True, kw_only=True):
    """How many of an item to take now."""

    sku: str
    description: str
    uom: str = "each"
    quantity: Decimal


class PickFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a picking list may show; the deadline is read on the clock of ``zone``."""

    retailer_name: str
    logo: bytes | None = None
    order_number: str
    retailer_order_number: str = ""
    ship_by: Instant | None = None
    zone: str = "UTC"
    ship_to: Address
    lines: tuple[PickLine, ...]
    note_to_suppliers: str = ""
    partner_note: str = ""


def picking_list(facts: PickFacts, language: str) -> Document:
    """The list in the language of those who pick."""
    texts = Texts(language)
    logo = parts.usable_logo(facts.logo)
    codes, code_pictures = parts.barcodes([(texts("order"), facts.order_number)])
    count = texts.count("items", len(facts.lines))
    body = parts.head(logo, facts.retailer_name, (), texts("picking_list"), count)
    body += parts.facing(
        parts.address_block(texts("ship_to"), lines(facts.ship_to, texts.language)),
        parts.fields(_fields(facts, texts)),
        above=7,
    )
    for key, note in (("note_to_suppliers", facts.note_to_suppliers), ("partner_note", facts.partner_note)):
        if note.strip():
            body += markup.heading(texts(key), 6) + markup.paragraph(text(note.strip()), 10.5)
    body += _lines(facts, texts)
    return Document(
        title=f"{texts('picking_list')} {markup.one_line(facts.order_number)}",
        language=texts.language,
        body=body,
        closing=_closing(codes, texts),
        continued=markup.one_line(texts("continued", title=texts("picking_list"), number=facts.order_number)),
        footer=markup.one_line(f"{texts('order')} {facts.order_number} · {facts.retailer_name}"),
        page_label=texts("page", page="{page}", pages="{pages}"),
        copy_label=texts("copy"),
        pictures=(*((logo.picture,) if logo else ()), *code_pictures, _TICK),
    )


def _fields(facts: PickFacts, texts: Texts) -> list[tuple[str, str, str]]:
    ship_by = "" if facts.ship_by is None else formats.moment(facts.ship_by, facts.zone, texts.language)
    return [
        (texts("order"), facts.order_number, ""),
        (texts("retailer_order"), facts.retailer_order_number, ""),
        (texts("ship_by"), ship_by, facts.zone),
    ]


def _lines(facts: PickFacts, texts: Texts) -> str:
    head = row(
        parts.head_cell(texts("sku"), 38),
        parts.head_cell(texts("item"), 76),
        parts.head_cell(texts("unit"), 18),
        parts.head_cell(texts("to_pick"), 20, align="right"),
        parts.head_cell(texts("picked"), 18, align="right"),
    )
    tick = markup.image(_TICK.name, 4.6, 4.6)
    rows = "".join(
        row(
            parts.line_cell(markup.strong(text(markup.one_line(line.sku)), 10.5, 500), 38),
            parts.line_cell(parts.item(line.description), 76),
            parts.line_cell(parts.unit_word(texts, line.uom), 18, size=9),
            parts.line_cell(
                markup.strong(formats.quantity(line.quantity, texts.language), 12, 600),
                20,
                align="right",
                size=12,
            ),
            parts.line_cell(tick, 18, align="right"),
        )
        for line in facts.lines
    )
    return table(rows, head=head, above=9)


def _closing(codes: str, texts: Texts) -> str:
    signatures = "".join(
        row(
            cell(markup.label(texts(key)), 22, valign="bottom", above=6),
            cell("", 38, line=HAIRLINE_MM, above=6),
        )
        for key in ("picked_by", "checked_by")
    )
    right = f'<table width="{markup.mm(60)}" cellspacing="0" cellpadding="0">{signatures}</table>'
    return markup.rule(0, 2.5) + table(row(cell(codes, 110), cell(right, 60)))
