# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The bill of lading, with the fields of the VICS form: what the carrier takes over, from whom, for whom.

One page; orders and goods that have no room on it go on upon supplements, and the page says how many
they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from desktop_b2b.documents import formats, markup
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.barcode import MODULE_MM, QUIET, readable
from desktop_b2b.documents.lading_forms import GOODS, ORDERS, Pen, Table, ruled
from desktop_b2b.documents.model import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from desktop_b2b.documents.sheet import BarMark, Sheet, Sheets
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError

#: Who pays the freight.
TERMS: Final = ("prepaid", "collect", "third_party")
#: Where the goods become the receiver's.
FOB: Final = ("origin", "destination")
#: Rows of the first page, and of a supplement.
_ORDERS_FIRST: Final = 6
_GOODS_FIRST: Final = 7
_ORDERS_MORE: Final = 16
_GOODS_MORE: Final = 17


class LadingOrder(msgspec.Struct, frozen=True, kw_only=True):
    """One of the receiver's orders in the load; weight as typed, with its unit."""

    number: str
    packages: str
    weight: str = ""
    on_pallet: bool = False
    more: str = ""


class LadingGoods(msgspec.Struct, frozen=True, kw_only=True):
    """Goods of one class: handling units and packages, with the freight classification."""

    units: str = ""
    unit_type: str = ""
    packages: str = ""
    package_type: str = ""
    weight: str = ""
    hazardous: bool = False
    description: str
    nmfc: str = ""
    freight_class: str = ""


class LadingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a bill of lading may show; totals come from whoever weighed. The date is read on
    ``zone``.
    """

    number: str
    date: Instant | None = None
    zone: str = "UTC"
    ship_from: Address
    from_location: str = ""
    ship_to: Address
    to_location: str = ""
    bill_to: Address | None = None
    fob: str = ""
    carrier: str = ""
    scac: str = ""
    pro: str = ""
    trailer: str = ""
    seal: str = ""
    terms: str = ""
    master: bool = False
    instructions: str = ""
    orders: tuple[LadingOrder, ...]
    goods: tuple[LadingGoods, ...]
    packed_weight: str = ""
    total_packages: str = ""
    total_units: str = ""
    total_weight: str = ""


def bill_of_lading(facts: LadingFacts, language: str) -> Sheets:
    """The bill and its supplements. Raises UserError ``lading.terms`` or ``lading.fob`` for an
    unknown word.
    """
    if facts.terms and facts.terms not in TERMS:
        raise UserError("lading.terms", "Freight is prepaid, collect, or paid by a third party.", "terms")
    if facts.fob and facts.fob not in FOB:
        raise UserError("lading.fob", "FOB is the origin or the destination.", "fob")
    texts = Texts(language)
    orders = [_order_row(one, texts) for one in facts.orders]
    goods = [_goods_row(one, texts) for one in facts.goods]
    more_orders = orders[_ORDERS_FIRST:] if len(orders) > _ORDERS_FIRST else []
    more_goods = goods[_GOODS_FIRST:] if len(goods) > _GOODS_FIRST else []
    pages = _supplements(more_orders, more_goods)
    total = 1 + len(pages)
    sheets = [_first(facts, texts, orders[:_ORDERS_FIRST], goods[:_GOODS_FIRST], total)]
    for place, (some_orders, some_goods) in enumerate(pages, 2):
        sheets.append(_supplement(facts, texts, some_orders, some_goods, place, total))
    return Sheets(
        title=f"{texts('bill_of_lading')} {markup.one_line(facts.number)}",
        language=texts.language,
        copy_label=texts("copy"),
        sheets=tuple(sheets),
    )


_Row = tuple[str, ...]


def _order_row(one: LadingOrder, texts: Texts) -> _Row:
    pallet = texts("yes") if one.on_pallet else "–"
    return one.number, one.packages, one.weight, pallet, one.more


def _goods_row(one: LadingGoods, texts: Texts) -> _Row:
    hazardous = "X" if one.hazardous else ""
    return (
        one.units, one.unit_type, one.packages, one.package_type, one.weight, hazardous, one.description,
        one.nmfc, one.freight_class,
    )  # fmt: skip


def _supplements(orders: list[_Row], goods: list[_Row]) -> list[tuple[list[_Row], list[_Row]]]:
    pages: list[tuple[list[_Row], list[_Row]]] = []
    while orders or goods:
        pages.append((orders[:_ORDERS_MORE], goods[:_GOODS_MORE]))
        orders, goods = orders[_ORDERS_MORE:], goods[_GOODS_MORE:]
    return pages


def _first(facts: LadingFacts, texts: Texts, orders: list[_Row], goods: list[_Row], pages: int) -> Sheet:
    pen = Pen(texts)
    _title(pen, facts, texts("bill_of_lading"), texts("bol_short"), 1, pages)
    _parties(pen, facts)
    left = len(facts.orders) - len(orders)
    hint = texts("see_supplement", count=left) if left else ""
    total = (texts("total"), facts.total_packages, facts.packed_weight or facts.total_weight, "", hint)
    _table(pen, ORDERS, texts("customer_orders"), orders, _ORDERS_FIRST, total)
    left = len(facts.goods) - len(goods)
    hint = texts("see_supplement", count=left) if left else texts("total")
    total_goods = (facts.total_units, "", facts.total_packages, "", facts.total_weight, "", hint, "", "")
    _table(pen, GOODS, texts("carrier_information"), goods, _GOODS_FIRST, total_goods)
    _signatures(pen)
    return _sheet(pen)


def _supplement(
    facts: LadingFacts, texts: Texts, orders: list[_Row], goods: list[_Row], page: int, pages: int
) -> Sheet:
    pen = Pen(texts)
    _title(pen, facts, texts("supplement"), "", page, pages)
    if orders:
        _table(pen, ORDERS, texts("customer_orders"), orders, len(orders), ())
    if goods:
        _table(pen, GOODS, texts("carrier_information"), goods, len(goods), ())
    return _sheet(pen)


def _sheet(pen: Pen) -> Sheet:
    return Sheet(
        width=PAGE_WIDTH_MM,
        height=PAGE_HEIGHT_MM,
        marks=tuple(pen.marks),
        copy_right=pen.right,
        copy_top=5.0,
    )


def _title(pen: Pen, facts: LadingFacts, title: str, below: str, page: int, pages: int) -> None:
    texts = pen.texts
    pen.words(title, pen.left, 0, 95, 16, weight=600)
    pen.words(below, pen.left, 7, 95, 8, grey=True)
    day = "" if facts.date is None else formats.day(facts.date, facts.zone, texts.language)
    pen.words(f"{texts('date')}: {day}", pen.left, 11, 60, 9)
    pen.words(texts("page", page=page, pages=pages), pen.left + 60, 11, 35, 9, grey=True)
    code = readable(markup.one_line(facts.number), 88)
    number = f"{texts('bol_number')} {markup.one_line(facts.number)}"
    pen.words(number, pen.right - 95, 11.2, 95, 10, weight=600, align="right")
    if code is not None:
        width = (code.modules + 2 * QUIET) * MODULE_MM
        box = BarMark(
            x=pen.right - width + QUIET * MODULE_MM, y=pen.y, width=width, height=10.5, bars=code,
            module_mm=MODULE_MM,
        )  # fmt: skip
        pen.marks.append(box)
    pen.y += 16.5


def _parties(pen: Pen, facts: LadingFacts) -> None:
    texts = pen.texts
    top, split = pen.y, pen.left + 100
    fob = facts.fob
    pen.box(pen.left, 0, 100, 27)
    _party(pen, texts("ship_from"), facts.ship_from, facts.from_location, 0, "origin" if fob else "", fob)
    pen.box(pen.left, 27, 100, 27)
    _party(pen, texts("ship_to"), facts.ship_to, facts.to_location, 27, "destination" if fob else "", fob)
    pen.box(pen.left, 54, 100, 21)
    pen.caption(texts("bill_to"), pen.left, 54)
    if facts.bill_to is not None:
        pen.block(_shown(facts.bill_to, texts), pen.left, 57.6, 98, 17, 9)
    pen.box(pen.left, 75, 100, 15)
    pen.caption(texts("special_instructions"), pen.left, 75)
    pen.block(markup.plain(facts.instructions).strip(), pen.left, 78.6, 98, 11, 9)
    _carrier(pen, facts, split)
    pen.y = top + 90


def _shown(address: Address, texts: Texts) -> str:
    return "\n".join(markup.one_line(line) for line in lines(address, texts.language))


def _party(pen: Pen, name: str, who: Address, location: str, below: float, side: str, fob: str) -> None:
    texts = pen.texts
    pen.caption(name, pen.left, below)
    pen.block(_shown(who, texts), pen.left, below + 3.6, 72, 22.5, 9.5)
    pen.caption(texts("location_number"), pen.left + 74, below)
    pen.words(location, pen.left + 75.4, below + 3.8, 23, 9.5, weight=500)
    pen.tick(texts("fob"), pen.left + 75.4, below + 20, ticked=bool(side) and side == fob)


def _carrier(pen: Pen, facts: LadingFacts, x: float) -> None:
    texts = pen.texts
    width = pen.right - x
    fields: Sequence[tuple[str, str]] = (
        (texts("carrier"), facts.carrier),
        (texts("scac"), facts.scac),
        (texts("trailer"), facts.trailer),
        (texts("seal"), facts.seal),
    )
    for place, (name, value) in enumerate(fields):
        pen.box(x, place * 9.5, width, 9.5)
        pen.caption(name, x, place * 9.5)
        pen.words(markup.one_line(value), x + 1.4, place * 9.5 + 3.6, width - 3, 11, weight=600)
    pen.box(x, 38, width, 25)
    pen.caption(texts("pro_number"), x, 38)
    pro = markup.one_line(facts.pro)
    code = readable(pro, width - 8)
    if code is not None:
        pen.marks.append(BarMark(x=x, y=pen.y + 42, width=width, height=13, bars=code, module_mm=MODULE_MM))
    pen.words(pro, x + 1.4, 56.4, width - 3, 11, weight=600, align="center")
    pen.box(x, 63, width, 27)
    pen.caption(texts("terms"), x, 63)
    for place, name in enumerate(TERMS):
        pen.tick(texts(name), x + 1.6, 67.2 + place * 5, ticked=facts.terms == name)
    pen.tick(texts("master_bol"), x + 1.6, 83.2, ticked=facts.master, width=width - 8)


def _table(pen: Pen, table: Table, title: str, rows: list[_Row], least: int, total: _Row) -> None:
    pen.words(title, pen.left, 2.2, 100, 9, weight=600)
    pen.y += 6.4
    ruled(pen, table, rows, least, total)


def _signatures(pen: Pen) -> None:
    texts = pen.texts
    pen.block(texts("cod_amount"), pen.left - 1.4, 1.6, pen.right - pen.left, 4, 7.5, grey=True)
    top = 6.0
    height = 28.0
    thirds = (72.0, 50.0, pen.right - pen.left - 122.0)
    x = pen.left
    pen.box(x, top, thirds[0], height)
    pen.caption(texts("shipper_signature"), x, top)
    pen.block(texts("shipper_declares"), x, top + 3.6, thirds[0] - 2, 11, 7)
    x += thirds[0]
    pen.box(x, top, thirds[1], height)
    pen.caption(texts("trailer_loaded"), x, top)
    pen.tick(texts("by_shipper"), x + 1.6, top + 3.8, ticked=False, width=thirds[1] - 8)
    pen.tick(texts("by_driver"), x + 1.6, top + 8.0, ticked=False, width=thirds[1] - 8)
    pen.caption(texts("freight_counted"), x, top + 12.0)
    for place, key in enumerate(("by_shipper", "by_driver_pallets", "by_driver")):
        pen.tick(texts(key), x + 1.6, top + 15.6 + place * 4.1, ticked=False, width=thirds[1] - 8)
    x += thirds[1]
    pen.box(x, top, thirds[2], height)
    pen.caption(texts("carrier_signature"), x, top)
    pen.block(texts("carrier_takes"), x, top + 3.6, thirds[2] - 2, 11, 7)
