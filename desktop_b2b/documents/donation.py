# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The receipt of a donation (S1.4): what was given by whom to whom, without a value, and a line to sign on.

It is made of what a packing slip may show and nothing else (N15); whoever received the goods signs it, and
the giver's books have a paper.
"""

from __future__ import annotations

import msgspec

from desktop_b2b.documents import flow, formats, letterhead, markup, parts
from desktop_b2b.documents.address import lines
from desktop_b2b.documents.box_slip import BoxLine, BoxSlipFacts, described
from desktop_b2b.documents.flow import Block, Cell, Flow, Grid, Line, Row
from desktop_b2b.documents.texts import Texts

_WIDTHS = (32.0, 100.0, 38.0)


def donation_receipt(facts: BoxSlipFacts, language: str) -> Flow:
    """The receipt of a whole shipment, in the language of who receives it."""
    texts = Texts(language)
    giver = facts.retailer.company or facts.retailer.name
    sender = " · ".join(lines(msgspec.structs.replace(facts.retailer, company="", name=""), texts.language))
    number = facts.shipment_number or facts.order_number
    title, boxes = texts("donation_receipt"), texts.count("boxes", facts.count)
    body: list[Block] = [*letterhead.head(facts.logo, giver, sender, title, boxes)]
    body.append(
        letterhead.facing(
            letterhead.address(texts("given_to"), facts.ship_to, texts.language),
            letterhead.fields(_fields(facts, texts)),
        )
    )
    body.append(_items([one for one in facts.lines if one.shipped], texts))
    body += letterhead.note(texts("declaration"), texts("donation_statement", giver=markup.one_line(giver)))
    named = [(texts("shipment"), number)]
    return Flow(
        title=f"{title} {markup.one_line(number)}",
        language=texts.language,
        body=tuple(body),
        closing=letterhead.signatures(named, texts, ("received_by", "date", "signature")),
        continued=markup.one_line(texts("continued", title=title, number=number)),
        footer=markup.one_line(f"{giver} · {title}"),
        page_label=texts("page", page="{page}", pages="{pages}"),
        copy_label=texts("copy"),
    )


def _fields(facts: BoxSlipFacts, texts: Texts) -> list[tuple[str, str]]:
    given = "" if facts.packed_at is None else formats.day(facts.packed_at, facts.zone, texts.language)
    return [
        (texts("shipment"), facts.shipment_number),
        (texts("order"), facts.purchase_order or facts.order_number),
        (texts("date"), given),
        (texts("carrier"), facts.carrier),
        (texts("tracking"), facts.tracking),
    ]


def _items(given: list[BoxLine], texts: Texts) -> Grid:
    names = ((texts("sku"), "left"), (texts("item"), "left"), (texts("quantity"), "right"))
    last = len(given) - 1
    rows = [
        flow.item_row(
            Cell((flow.line(one.sku or "–", 9, above=0.5),)),
            Cell(tuple(described(one.description, one.gtin, one.lots, texts))),
            Cell((Line(text=_quantity(one, texts), weight=600),), "right"),
            keep=place == last,
        )
        for place, one in enumerate(given)
    ]
    rows.append(_totals(given, texts))
    return Grid(widths=_WIDTHS, rows=tuple(rows), head=flow.column_head(*names), above=9)


def _quantity(one: BoxLine, texts: Texts) -> str:
    shown = formats.quantity(one.shipped, texts.language)
    return shown if one.uom in ("", "each") else f"{shown} {texts.uom(one.uom)}"


def _totals(given: list[BoxLine], texts: Texts) -> Row:
    add = bool(given) and parts.same_unit(one.uom for one in given)
    total = formats.quantity(markup.total([one.shipped for one in given]), texts.language) if add else ""
    return flow.item_row(
        Cell(),
        Cell((Line(text=texts.count("items", len(given)), weight=500),)),
        Cell((Line(text=total, weight=600),), "right"),
        ruled=False,
    )
