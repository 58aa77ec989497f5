# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The picking list of a wave or an order: what to take, from which place, in the order one walks past them.

A fulfilment centre's own paper: places and lots stand on it, prices and e-mails have no field.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.documents import flow, formats, letterhead, markup
from desktop_b2b.documents.flow import Block, Cell, Flow, Grid, Ink, Line, Row, Tick
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant

_NUMBERS: Final = re.compile(r"(\d+)")
#: Behind every place that has a name.
_LAST: Final = "\U0010ffff"


class FloorPick(msgspec.Struct, frozen=True, kw_only=True):
    """How many of an item to take from a place and lot, for which order. ``walk``: where the place
    comes on the way through the house, as its centre says.
    """

    location: str = ""
    walk: str = ""
    sku: str
    description: str
    gtin: str = ""
    lot: str = ""
    expires: str = ""
    uom: str = "each"
    quantity: Decimal
    order_number: str = ""
    instructions: str = ""


class PackingNote(msgspec.Struct, frozen=True, kw_only=True):
    """An order's special instructions for packing and assembly."""

    order_number: str
    text: str


class FloorListFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a floor's picking list may show. ``wave`` is empty for the list of one order."""

    centre: str
    wave: str = ""
    orders: tuple[str, ...]
    retailer: str = ""
    logo: bytes | None = None
    ship_by: Instant | None = None
    zone: str = "UTC"
    picks: tuple[FloorPick, ...]
    notes: tuple[PackingNote, ...] = ()


def walked(picks: tuple[FloorPick, ...]) -> tuple[FloorPick, ...]:
    """The picks in the order of their places, in which 2 comes before 10, then by lot and order."""
    return tuple(
        sorted(
            picks,
            key=lambda one: (
                not one.location.strip(),
                one.walk,
                _place(one.location),
                one.sku,
                one.expires,
                one.lot,
                one.order_number,
            ),
        )
    )


def _place(location: str) -> tuple[tuple[int, int, str], ...]:
    if not location.strip():
        return ((1, 0, _LAST),)
    parts = _NUMBERS.split(location.casefold())
    return tuple((0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in parts)


def floor_list(facts: FloorListFacts, language: str) -> Flow:
    """The list in the language of those who pick."""
    texts = Texts(language)
    number = facts.wave or (facts.orders[0] if facts.orders else "")
    what = texts("wave") if facts.wave else texts("order")
    count = texts.count("items", len(facts.picks))
    body: list[Block] = [*letterhead.head(facts.logo, facts.centre, "", texts("picking_list"), count)]
    body.append(_top(facts, texts, what, number))
    for note in facts.notes:
        many = len(facts.orders) > 1
        name = texts("packing_instructions") + (f" · {markup.one_line(note.order_number)}" if many else "")
        body += letterhead.note(name, note.text, size=10.5, above=5)
    body.append(_picks(facts, texts))
    return Flow(
        title=f"{texts('picking_list')} {markup.one_line(number)}",
        language=texts.language,
        body=tuple(body),
        closing=letterhead.signatures([(what, number)], texts, ("picked_by", "checked_by")),
        continued=markup.one_line(texts("continued", title=texts("picking_list"), number=number)),
        footer=markup.one_line(f"{what} {number} · {facts.centre}"),
        page_label=texts("page", page="{page}", pages="{pages}"),
        copy_label=texts("copy"),
    )


def _top(facts: FloorListFacts, texts: Texts, what: str, number: str) -> Block:
    ship_by = "" if facts.ship_by is None else formats.moment(facts.ship_by, facts.zone, texts.language)
    if ship_by:
        ship_by = f"{ship_by} ({formats.city(facts.zone)})"
    left = [(what, number), (texts("customer"), facts.retailer)]
    right = [(texts("ship_by"), ship_by)]
    if facts.wave:
        shown = ", ".join(facts.orders)
        right.append((texts.count("orders", len(facts.orders)), shown))
    return letterhead.facing(letterhead.fields(left, width=76), letterhead.fields(right))


def _picks(facts: FloorListFacts, texts: Texts) -> Grid:
    head = flow.column_head(
        (texts("location"), "left"),
        (texts("item"), "left"),
        (texts("unit"), "left"),
        (texts("to_pick"), "right"),
        (texts("picked"), "right"),
    )
    rows = tuple(_pick(one, facts, texts) for one in walked(facts.picks))
    return Grid(widths=(34.0, 82.0, 18.0, 20.0, 16.0), rows=rows, head=head, above=8)


def _pick(one: FloorPick, facts: FloorListFacts, texts: Texts) -> Row:
    place = flow.line(one.location, 11, 600) if one.location.strip() else _small(texts("no_location"))
    where: list[Ink] = [place]
    if one.lot:
        lot = texts("lot", lot=markup.one_line(one.lot))
        where.append(Line(text=lot, size=9, weight=500, above=0.5))
    if one.expires:
        where.append(_small(texts("expires", date=formats.iso_day(one.expires, texts.language))))
    first, _, rest = markup.plain(one.description).strip("\n").partition("\n")
    what: list[Ink] = [flow.line(one.sku, 10.5, 600), flow.line(first, 9.5, above=0.4)]
    if rest.strip():
        what.append(_small(rest.rstrip()))
    if one.gtin:
        what.append(_small(texts("gtin", gtin=markup.one_line(one.gtin))))
    if facts.wave and one.order_number:
        what.append(_small(texts("into", order=markup.one_line(one.order_number))))
    if one.instructions.strip():
        what.append(flow.lines_of(one.instructions.strip(), 9.5, 500, above=0.8))
    quantity = formats.quantity(one.quantity, texts.language)
    return flow.item_row(
        Cell(tuple(where)),
        Cell(tuple(what)),
        flow.words(texts.uom(one.uom or "each"), 9),
        Cell((Line(text=quantity, size=12, weight=600),), "right"),
        Cell((Tick(),), "right"),
    )


def _small(text: str) -> Line:
    return Line(text=text, size=8.5, grey=True, above=0.4)
