# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The packing slip: the retailer's paper in the box, whoever packed it (S2.89).

``SlipFacts`` is the whole of what the slip may show; there is no field for a price or an e-mail, so none
can slip in (N15).
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from desktop_b2b.documents import formats, markup, parts
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.markup import cell, row, table, text
from desktop_b2b.documents.model import Document, Picture
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant

ZERO = Decimal(0)


class SlipLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the order: what was ordered, what is in this parcel or shipment, what is still to come."""

    sku: str
    description: str
    uom: str = "each"
    ordered: Decimal
    shipped: Decimal
    to_come: Decimal = ZERO
    expected_at: Instant | None = None


class SlipFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a packing slip may show.

    ``box`` is the parcel's number among ``boxes``, or None for a slip about the whole shipment. Dates are
    read on the clock of ``zone``.
    """

    retailer: Address
    retailer_phone: str = ""
    logo: bytes | None = None
    order_number: str
    retailer_order_number: str = ""
    shipment_number: str = ""
    packed_at: Instant | None = None
    zone: str = "UTC"
    ship_to: Address
    lines: tuple[SlipLine, ...]
    note_to_customer: str = ""
    box: int | None = None
    boxes: int = 1
    courier: str = ""
    tracking: str = ""


def packing_slip(facts: SlipFacts, language: str) -> Document:
    """The slip in the recipient's language."""
    texts = Texts(language)
    logo = parts.usable_logo(facts.logo)
    codes, code_pictures = parts.barcodes(_numbers(facts, texts))
    name = facts.retailer.company or facts.retailer.name
    number = facts.retailer_order_number or facts.order_number
    box = _boxes(facts, texts)
    body = parts.head(logo, name, _sender(facts, texts.language), texts("packing_slip"), box)
    body += parts.facing(
        parts.address_block(texts("ship_to"), lines(facts.ship_to, texts.language)),
        parts.fields(_fields(facts, texts)),
        above=7,
    )
    body += _lines(facts, texts)
    if facts.note_to_customer.strip():
        body += markup.heading(texts("note"), 9) + markup.paragraph(text(facts.note_to_customer.strip()), 11)
    pictures: tuple[Picture, ...] = (*((logo.picture,) if logo else ()), *code_pictures)
    footer = [name, f"{texts('order')} {number}"]
    if facts.box is not None:
        footer.append(box)
    return Document(
        title=f"{texts('packing_slip')} {markup.one_line(number)}",
        language=texts.language,
        body=body,
        closing=_closing(codes, facts, texts),
        continued=markup.one_line(texts("continued", title=texts("packing_slip"), number=number)),
        footer=markup.one_line(" · ".join(footer)),
        page_label=texts("page", page="{page}", pages="{pages}"),
        copy_label=texts("copy"),
        pictures=pictures,
    )


def _numbers(facts: SlipFacts, texts: Texts) -> list[tuple[str, str]]:
    """What the customer knows the order by, then what its packer knows it by."""
    if not facts.retailer_order_number or facts.retailer_order_number == facts.order_number:
        return [(texts("order"), facts.order_number)]
    return [(texts("order"), facts.retailer_order_number), (texts("our_reference"), facts.order_number)]


def _sender(facts: SlipFacts, language: str) -> list[str]:
    return lines(msgspec.structs.replace(facts.retailer, company="", name=""), language)


def _boxes(facts: SlipFacts, texts: Texts) -> str:
    if facts.box is not None:
        return texts("box_of", box=facts.box, boxes=facts.boxes)
    return texts.count("boxes", facts.boxes)


def _fields(facts: SlipFacts, texts: Texts) -> list[tuple[str, str, str]]:
    packed = "" if facts.packed_at is None else formats.day(facts.packed_at, facts.zone, texts.language)
    pairs = [
        *_numbers(facts, texts),
        (texts("shipment"), facts.shipment_number),
        (texts("packed"), packed),
        (texts("carrier"), facts.courier),
        (texts("tracking"), facts.tracking),
    ]
    return [(name, value, "") for name, value in pairs]


def _lines(facts: SlipFacts, texts: Texts) -> str:
    language = texts.language
    units = parts.needs_units(line.uom for line in facts.lines)
    item_width = 51 if units else 65
    shipped = texts("shipped") if facts.box is None else texts("in_this_box")
    head = [
        parts.head_cell(texts("sku"), 32),
        parts.head_cell(texts("item"), item_width),
        *([parts.head_cell(texts("unit"), 14)] if units else []),
        parts.head_cell(texts("ordered"), 19, align="right"),
        parts.head_cell(shipped, 22, align="right"),
        parts.head_cell(texts("still_to_come"), 32, align="right"),
    ]
    rows = []
    for place, line in enumerate(facts.lines, 1):
        sku = text(markup.one_line(line.sku)) or "–"
        if place == len(facts.lines):
            # The totals never stand alone on a page.
            sku = markup.kept(sku)
        to_come = "–"
        if line.to_come != 0:
            to_come = formats.quantity(line.to_come, language)
            if line.expected_at is not None:
                date = formats.short_day(line.expected_at, facts.zone, language)
                to_come = parts.with_detail(to_come, text(texts("expected", date=date)))
        quantity = formats.quantity(line.shipped, language)
        rows.append(
            row(
                parts.line_cell(sku, 32, size=9),
                parts.line_cell(parts.item(line.description), item_width),
                *([parts.line_cell(parts.unit_word(texts, line.uom), 14, size=9)] if units else []),
                parts.line_cell(formats.quantity(line.ordered, language), 19, align="right"),
                parts.line_cell(markup.strong(quantity, 10.5, 600), 22, align="right"),
                parts.line_cell(to_come, 32, align="right"),
            )
        )
    rows.append(_totals(facts, texts, item_width, units=units))
    return table("".join(rows), head=row(*head), above=9)


def _totals(facts: SlipFacts, texts: Texts, item_width: float, *, units: bool) -> str:
    """How many items and pieces; quantities of different units are never added up."""
    language = texts.language
    add = parts.same_unit(line.uom for line in facts.lines) and bool(facts.lines)

    def total(values: list[Decimal]) -> str:
        return formats.quantity(markup.total(values), language) if add else ""

    to_come = total([line.to_come for line in facts.lines])
    return row(
        parts.line_cell("", 32, line=0),
        parts.line_cell(markup.strong(texts.count("items", len(facts.lines)), 10.5, 500), item_width, line=0),
        *([parts.line_cell("", 14, line=0)] if units else []),
        parts.line_cell(total([line.ordered for line in facts.lines]), 19, align="right", line=0),
        parts.line_cell(
            markup.strong(total([line.shipped for line in facts.lines]), 10.5, 600), 22, align="right", line=0
        ),
        parts.line_cell("–" if to_come == "0" else to_come, 32, align="right", line=0),
    )


def _closing(codes: str, facts: SlipFacts, texts: Texts) -> str:
    questions = ""
    if facts.retailer_phone:
        questions = (
            f'<p style="margin:0px;{markup.pt(9)}">{texts("questions")} '
            f"{text(markup.one_line(facts.retailer_phone))}</p>"
        )
    if not codes and not questions:
        return ""
    return markup.rule(0, 2.5) + table(
        row(cell(codes, 115), cell(questions, 55, align="right", valign="middle"))
    )
