# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The packing slip of a B2B order: the retailer's own paper in each box or on each pallet.

``BoxSlipFacts`` is the whole of what it may show. There is no field for a price, an e-mail or the fulfilment
centre's name, so none can slip in (N15, seller-of-record branding only).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.documents import flow, formats, letterhead, markup, parts
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.flow import Block, Cell, Flow, Grid, Ink, Line, Row
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant

ZERO: Final = Decimal(0)
#: What a slip is about.
SHIPMENT: Final = "shipment"
BOX: Final = "box"
PALLET: Final = "pallet"


class LotPart(msgspec.Struct, frozen=True, kw_only=True):
    """How many of an item come from a lot; ``expires`` is a day as ISO writes it."""

    lot: str
    quantity: Decimal
    expires: str = ""


class BoxLine(msgspec.Struct, frozen=True, kw_only=True):
    """An item: ordered, in here, and still to come. Lots only where the receiver wants to know them."""

    sku: str
    description: str
    gtin: str = ""
    uom: str = "each"
    ordered: Decimal
    shipped: Decimal
    back_ordered: Decimal = ZERO
    expected_at: Instant | None = None
    lots: tuple[LotPart, ...] = ()


class BoxSlipFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a packing slip may show.

    ``about`` is the shipment, a box or a pallet, the latter two numbered ``place`` of ``count``. Dates
    are read on the clock of ``zone``.
    """

    retailer: Address
    retailer_phone: str = ""
    logo: bytes | None = None
    order_number: str
    purchase_order: str = ""
    shipment_number: str = ""
    packed_at: Instant | None = None
    zone: str = "UTC"
    ship_to: Address
    lines: tuple[BoxLine, ...]
    note: str = ""
    about: str = SHIPMENT
    place: int = 1
    count: int = 1
    sscc: str = ""
    carrier: str = ""
    tracking: str = ""


def box_slip(facts: BoxSlipFacts, language: str) -> Flow:
    """The slip in the recipient's language."""
    texts = Texts(language)
    name = facts.retailer.company or facts.retailer.name
    number = facts.purchase_order or facts.order_number
    which = _which(facts, texts)
    sender = " · ".join(lines(msgspec.structs.replace(facts.retailer, company="", name=""), texts.language))
    body: list[Block] = [*letterhead.head(facts.logo, name, sender, texts("packing_slip"), which)]
    body.append(
        letterhead.facing(
            letterhead.address(texts("ship_to"), facts.ship_to, texts.language),
            letterhead.fields(_fields(facts, texts)),
        )
    )
    body.append(_items(facts, texts))
    body += letterhead.note(texts("note"), facts.note)
    questions: tuple[Ink, ...] = ()
    if facts.retailer_phone:
        questions = (flow.line(f"{texts('questions')} {facts.retailer_phone}", 9, above=7),)
    footer = [name, f"{texts('order')} {number}"]
    if facts.about != SHIPMENT:
        footer.append(which)
    return Flow(
        title=f"{texts('packing_slip')} {markup.one_line(number)}",
        language=texts.language,
        body=tuple(body),
        closing=letterhead.closing(_numbers(facts, texts), Cell(questions, "right")),
        continued=markup.one_line(texts("continued", title=texts("packing_slip"), number=number)),
        footer=markup.one_line(" · ".join(footer)),
        page_label=texts("page", page="{page}", pages="{pages}"),
        copy_label=texts("copy"),
    )


def _numbers(facts: BoxSlipFacts, texts: Texts) -> list[tuple[str, str]]:
    """What the receiver knows the order by, then what its packer knows it by."""
    if facts.purchase_order in ("", facts.order_number):
        return [(texts("order"), facts.order_number)]
    return [(texts("order"), facts.purchase_order), (texts("our_reference"), facts.order_number)]


def _which(facts: BoxSlipFacts, texts: Texts) -> str:
    if facts.about == BOX:
        return texts("box_of", box=facts.place, boxes=facts.count)
    if facts.about == PALLET:
        return texts("pallet_of", place=facts.place, count=facts.count)
    return texts.count("boxes", facts.count)


def _fields(facts: BoxSlipFacts, texts: Texts) -> list[tuple[str, str]]:
    packed = "" if facts.packed_at is None else formats.day(facts.packed_at, facts.zone, texts.language)
    return [
        *_numbers(facts, texts),
        (texts("shipment"), facts.shipment_number),
        (texts("packed"), packed),
        (texts("carrier"), facts.carrier),
        (texts("tracking"), facts.tracking),
        (texts("sscc"), facts.sscc),
    ]


def _items(facts: BoxSlipFacts, texts: Texts) -> Grid:
    units = parts.needs_units(one.uom for one in facts.lines)
    inside = {SHIPMENT: "shipped", BOX: "in_this_box", PALLET: "on_this_pallet"}[facts.about]
    names = [
        (texts("sku"), "left"),
        (texts("item"), "left"),
        *([(texts("unit"), "left")] if units else []),
        (texts("ordered"), "right"),
        (texts(inside), "right"),
        (texts("back_ordered"), "right"),
    ]
    widths = (32.0, 45.0 if units else 59.0, *((14.0,) if units else ()), 19.0, 24.0, 36.0)
    last = len(facts.lines) - 1
    # The totals never stand alone on a page.
    rows = [
        _item(one, facts, texts, units=units, keep=place == last) for place, one in enumerate(facts.lines)
    ]
    rows.append(_totals(facts, texts, units=units))
    return Grid(widths=widths, rows=tuple(rows), head=flow.column_head(*names), above=9)


def _item(one: BoxLine, facts: BoxSlipFacts, texts: Texts, *, units: bool, keep: bool) -> Row:
    language = texts.language
    waiting: list[Ink] = [Line(text="–")]
    if one.back_ordered != ZERO:
        waiting = [Line(text=formats.quantity(one.back_ordered, language))]
        if one.expected_at is not None:
            date = formats.short_day(one.expected_at, facts.zone, language)
            waiting.append(Line(text=texts("expected", date=date), size=8.5, grey=True, above=0.5))
    return flow.item_row(
        Cell((flow.line(one.sku or "–", 9, above=0.5),)),
        Cell(tuple(described(one.description, one.gtin, one.lots, texts))),
        *([flow.words(texts.uom(one.uom or "each"), 9)] if units else []),
        Cell((Line(text=formats.quantity(one.ordered, language)),), "right"),
        Cell((Line(text=formats.quantity(one.shipped, language), weight=600),), "right"),
        Cell(tuple(waiting), "right"),
        keep=keep,
    )


def described(description: str, gtin: str, lots: tuple[LotPart, ...], texts: Texts) -> list[Ink]:
    """A description's first line strong, the rest small, then GTIN and lots."""
    first, _, rest = markup.plain(description).strip("\n").partition("\n")
    inks: list[Ink] = [flow.line(first, 10.5, 500)]
    if rest.strip():
        inks.append(Line(text=rest.rstrip(), size=8.5, grey=True, above=0.5))
    if gtin:
        inks.append(Line(text=texts("gtin", gtin=markup.one_line(gtin)), size=8.5, grey=True, above=0.5))
    for lot in lots:
        inks.append(Line(text=lot_words(lot, texts), size=8.5, grey=True, above=0.5))
    return inks


def lot_words(lot: LotPart, texts: Texts) -> str:
    """A lot, its expiry, and how many come from it."""
    shown = [texts("lot", lot=markup.one_line(lot.lot))]
    if lot.expires:
        shown.append(texts("expires", date=formats.iso_day(lot.expires, texts.language)))
    return ", ".join(shown) + f": {formats.quantity(lot.quantity, texts.language)}"


def _totals(facts: BoxSlipFacts, texts: Texts, *, units: bool) -> Row:
    """How many items and pieces; quantities of different units are never added up."""
    add = bool(facts.lines) and parts.same_unit(one.uom for one in facts.lines)

    def total(values: list[Decimal], weight: int = 400) -> Cell:
        shown = formats.quantity(markup.total(values), texts.language) if add else ""
        return Cell((Line(text=shown, weight=weight),), "right")

    waiting = [one.back_ordered for one in facts.lines]
    return flow.item_row(
        Cell(),
        Cell((Line(text=texts.count("items", len(facts.lines)), weight=500),)),
        *([Cell()] if units else []),
        total([one.ordered for one in facts.lines]),
        total([one.shipped for one in facts.lines], 600),
        total(waiting) if any(waiting) else Cell((Line(text="–"),), "right"),
        ruled=False,
    )
