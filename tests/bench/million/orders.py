# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Orders with their lines, and the shipments that followed."""

from __future__ import annotations

import numpy as np

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from tests.bench.million.columns import SORT_KEYS, Column, Writer, always, dated, of, optional, texts
from tests.bench.million.company import Company
from tests.bench.million.names import COURIERS, ZONES
from tests.bench.million.shape import Ints
from tests.bench.million.trade import spread, starts

_MILLION = 1_000_000
_SHIPPING = 4_900_000


def write(company: Company, out: Writer) -> None:
    """All of it."""
    _orders(company, out)
    _order_lines(company, out)
    _shipments(company, out)


def _orders(company: Company, out: Writer) -> None:
    trade, request = company.trade, company.trade.order_request
    open_one, parts = trade.order_open, trade.order_parts
    accepted = company.dice.random(len(request)) < 0.6
    past = np.where(trade.shipped_at > company.now - 30 * DAY, 3, 4)
    state = np.where(~open_one, past, np.where(parts > 0, 2, np.where(accepted, 1, 0)))
    count = np.bincount(trade.order_line_order, minlength=len(request))
    out.table(
        e.Order, company.orders, counterpart_id=of(company.organisations, trade.order_partner),
        number=company.order_number(), version=always(4),
        state=texts(["sent", "accepted", "part_shipped", "shipped", "closed"], state),
        inquiry_id=of(company.asked, trade.order_asked),
        inquiry_number=company.inquiry_number(trade.order_asked),
        note_to_suppliers=company.notes(request), shipping_cost=always(_SHIPPING),
        total=of(trade.order_total + _SHIPPING), sent_at=of(trade.order_at),
        ship_by=of(trade.ship_by), ship_by_zone=texts(ZONES, trade.order_partner % len(ZONES)),
        shipped_at=optional(trade.shipped_at, ~open_one), line_count=of(count),
        preview_hash=always("ab" * 32),
        **company.recipient(request),
    )  # fmt: skip
    out.table(
        e.OrderPrivate, company.orders, request_id=of(company.requests, request),
        request_number=company.request_number(request),
    )  # fmt: skip


def _order_lines(company: Company, out: Writer) -> None:
    trade, names = company.trade, company.names
    order, line = trade.order_line_order, trade.ordered_line
    product, pieces = trade.line_product[line], trade.line_pieces[line] * _MILLION
    shipped = np.zeros(len(line), dtype=bool)
    shipped[trade.shipped_line] = True
    out.table(
        e.OrderLine, company.order_lines,
        counterpart_id=of(company.organisations, trade.order_partner[order]),
        order_id=of(company.orders, order), sort_key=texts(SORT_KEYS, trade.order_line_place),
        inquiry_line_id=of(company.asks, trade.order_line_ask), sku=texts(names.skus, product),
        description=texts(names.products, product), quantity=of(pieces), price=of(trade.price[product]),
        shipped=of(np.where(shipped, pieces, 0)), version=always(2),
    )  # fmt: skip


def _shipments(company: Company, out: Writer) -> None:
    trade, order = company.trade, company.trade.shipment_order
    theirs: dict[str, Column] = {
        "owner_id": of(company.organisations, trade.order_partner[order]),
        "counterpart_id": always(company.me),
    }
    drawn = company.dice.integers(0, 10**10, len(order))
    tracking = _tracking(drawn)
    out.table(
        e.Shipment, company.shipments, number=company.shipment_number(), order_id=of(company.orders, order),
        order_number=company.order_number(order), state=always("confirmed"),
        courier=texts(COURIERS, drawn % len(COURIERS)), tracking=tracking, created_at=of(trade.shipment_at),
        confirmed_at=of(trade.shipment_at), version=always(2), **theirs,
    )  # fmt: skip
    box_shipment, place = spread(trade.shipment_boxes)
    boxes = dated(company.dice, trade.shipment_at[box_shipment])
    out.table(
        e.Box, boxes, shipment_id=of(company.shipments, box_shipment), sort_key=texts(SORT_KEYS, place),
        tracking=_tracking(drawn[box_shipment] + place), weight_g=of(400 + drawn[box_shipment] % 9000),
        owner_id=of(company.organisations, trade.order_partner[order[box_shipment]]),
        counterpart_id=always(company.me),
    )  # fmt: skip
    line, shipment = trade.shipped_line, trade.shipped_line_shipment
    first = starts(trade.shipment_boxes)
    box = first[shipment] + trade.order_line_place[line] % trade.shipment_boxes[shipment]
    pieces = trade.line_pieces[trade.ordered_line[line]] * _MILLION
    out.table(
        e.ShipmentLine, dated(company.dice, trade.shipment_at[shipment]),
        shipment_id=of(company.shipments, shipment), order_line_id=of(company.order_lines, line),
        box_id=of(boxes, box), quantity=of(pieces),
        owner_id=of(company.organisations, trade.order_partner[order[shipment]]),
        counterpart_id=always(company.me),
    )  # fmt: skip


def _tracking(drawn: Ints) -> Column:
    """Tracking numbers as the couriers write them."""
    shapes = ("JJD{:014d}", "1Z{:016d}", "RR{:09d}NL", "{:012d}", "0{:013d}")

    def made(rows: Ints) -> list[str]:
        return [shapes[number % len(COURIERS)].format(number) for number in drawn[rows].tolist()]

    return made
