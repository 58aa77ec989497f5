# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A company's trade as columns of numbers: which request was asked of whom, ordered, and shipped in what.

A trade begins with a request; it is asked of one to three partners, ordered of as many as one of them or
more, and each order is shipped at once or in parts. Two documents in a hundred belong to work that is still
open: drafts, requests that wait for answers or for a decision, orders that wait to be shipped. Places
(``request``, ``order`` …) count from 0 in the order of time.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from desktop_b2b.clock import DAY, HOUR
from tests.bench.million import shape
from tests.bench.million.names import CONTACTS, PARTNERS, PRODUCTS
from tests.bench.million.shape import Dice, Ints

YEARS = 5
LINES = 3.0
OPEN = 0.02
#: How many partners are asked, how many orders follow, how many shipments an order takes.
ASKED = (0.50, 0.30, 0.20)
ORDERS = (0.78, 0.18, 0.04)
SHIPMENTS = (0.85, 0.12, 0.03)
#: Requests' mean lines, for documents to have ``LINES``: orders and shipments have parts of them.
_REQUEST_LINES = 3.2

Flags = npt.NDArray[np.bool_]


class Phase(IntEnum):
    """Where a request stands."""

    CLOSED = 0
    LEFT = 1
    DRAFT = 2
    WAITING = 3
    ATTENTION = 4
    PARTIAL = 5
    ORDERED = 6


#: What open work is, in shares.
_OPEN = {
    Phase.DRAFT: 0.20,
    Phase.WAITING: 0.27,
    Phase.ATTENTION: 0.18,
    Phase.PARTIAL: 0.10,
    Phase.ORDERED: 0.25,
}
#: Past requests of which nothing was ordered.
_LEFT = 0.08


def starts(counts: Ints) -> Ints:
    """Where each one's children begin, given how many each has."""
    return np.cumsum(counts) - counts


def spread(counts: Ints) -> tuple[Ints, Ints]:
    """For each child its parent's place and its own place among its siblings."""
    parent = np.repeat(np.arange(len(counts)), counts)
    return parent, np.arange(len(parent)) - starts(counts)[parent]


class Requests:
    """The requests, and how many of all else follow from each."""

    def __init__(self, dice: Dice, transactions: int, now: int) -> None:
        self.now = now
        count = int(transactions / 2.5) + 10
        phase = self._phases(dice, count)
        lines = shape.lines(dice, _REQUEST_LINES, count)
        lines[(phase == Phase.PARTIAL) & (lines == 1)] = 2
        asked = dice.choice((1, 2, 3), count, p=ASKED)
        orders = np.minimum(np.minimum(dice.choice((1, 2, 3), count, p=ORDERS), asked), lines)
        orders[np.isin(phase, (Phase.LEFT, Phase.DRAFT, Phase.WAITING, Phase.ATTENTION))] = 0
        orders[phase == Phase.PARTIAL] = 1
        parts = dice.choice((1, 2, 3), (count, 3), p=SHIPMENTS)
        # An order has no more shipments than lines; ordered work is half of it shipped in part.
        of_order = self._order_lines(phase, lines, orders)
        parts = np.minimum(parts, of_order)
        parts[np.isin(phase, (Phase.PARTIAL, Phase.ORDERED))] = 0
        half = (phase == Phase.ORDERED) & (of_order[:, 0] > 1) & (dice.random(count) < 0.3)
        parts[half, 0] = 1
        documents = 1 + orders + np.where(np.arange(3) < orders[:, None], parts, 0).sum(axis=1)
        kept = int(np.searchsorted(np.cumsum(documents), transactions, side="right"))
        missing = transactions - int(documents[:kept].sum())
        chosen = np.arange(kept + missing)
        orders[kept:], parts[kept:], phase[kept:] = 0, 0, Phase.DRAFT
        hours = dice.choice((24, 48, 72), len(chosen))
        at = self._instants(dice, phase[chosen], hours * HOUR, now)
        order = np.argsort(at, kind="stable")
        self.at: Ints = at[order]
        chosen = chosen[order]
        self.phase: Ints = phase[chosen]
        self.lines: Ints = lines[chosen]
        self.asked: Ints = asked[chosen]
        self.orders: Ints = orders[chosen]
        self.shipments: Ints = parts[chosen]
        self.count = len(chosen)
        self.partners = self._partners(dice)
        self.contact = shape.zipf(dice, 0.8, CONTACTS, self.count)
        self.hours: Ints = hours[order]

    def _phases(self, dice: Dice, count: int) -> Ints:
        """Open work makes up its share of all documents; a past trade has more of them than an open one."""
        share = OPEN * 2.67
        phase = np.where(dice.random(count) < _LEFT, int(Phase.LEFT), int(Phase.CLOSED))
        is_open = dice.random(count) < share
        kinds = dice.choice([int(kind) for kind in _OPEN], count, p=list(_OPEN.values()))
        return np.where(is_open, kinds, phase).astype(np.int64)

    @staticmethod
    def _order_lines(phase: Ints, lines: Ints, orders: Ints) -> Ints:
        """How many lines each of a request's orders has."""
        places = np.arange(3)
        ordered = np.where(phase == Phase.PARTIAL, (lines + 1) // 2, lines)
        found = (ordered[:, None] - places + np.maximum(orders, 1)[:, None] - 1) // np.maximum(orders, 1)[
            :, None
        ]
        return np.where(places < orders[:, None], np.maximum(found, 0), 0).astype(np.int64)

    def _instants(self, dice: Dice, phase: Ints, hours: Ints, now: int) -> Ints:
        """The past has its seasons; open work came in the last days, a little of it long ago. What waits has
        its deadlines before it, or just behind.
        """
        past = phase <= Phase.LEFT
        today = now // DAY * DAY
        at = np.empty(len(phase), dtype=np.int64)
        before = shape.instants(dice, today - YEARS * 365 * DAY, today - 8 * DAY, int(past.sum()))
        at[past] = dice.permutation(before)
        days = dice.exponential(4.0, int((~past).sum()))
        at[~past] = now - (np.clip(days, 0.1, 60) * DAY).astype(np.int64)
        waiting = np.flatnonzero(phase == Phase.WAITING)
        left = dice.integers(-12 * HOUR, hours[waiting])
        at[waiting] = now - hours[waiting] + np.minimum(left, hours[waiting] - HOUR // 4)
        return at

    def _partners(self, dice: Dice) -> Ints:
        """Three different partners for each request; the first ``asked`` of them are asked."""
        first = shape.zipf(dice, shape.PARTNERS_ZIPF, PARTNERS, self.count)
        second = shape.zipf(dice, shape.PARTNERS_ZIPF, PARTNERS, self.count)
        second = np.where(second == first, (second + 1) % PARTNERS, second)
        third = shape.zipf(dice, shape.PARTNERS_ZIPF, PARTNERS, self.count)
        for _ in range(2):
            third = np.where((third == first) | (third == second), (third + 1) % PARTNERS, third)
        return np.stack((first, second, third), axis=1)


class Trade:
    """All documents of a company and their parts, as places and numbers."""

    def __init__(self, dice: Dice, transactions: int, now: int) -> None:
        self.now = now
        self.requests = found = Requests(dice, transactions, now)
        # Lines of requests.
        self.line_request, self.line_place = spread(found.lines)
        count = len(self.line_request)
        self.line_product = shape.zipf(dice, shape.PRODUCTS_ZIPF, PRODUCTS, count)
        pieces = np.clip(np.rint(shape.log_normal(dice, shape.QUANTITY, count)), 1, 10_000)
        self.line_pieces: Ints = pieces.astype(np.int64)
        prices = np.clip(shape.log_normal(dice, shape.PRICE, PRODUCTS), 0.05, 500)
        #: Millionths; whole cents.
        self.price: Ints = np.rint(prices * 100).astype(np.int64) * 10_000
        # Who is asked, and for which lines: all.
        self.asked_request, self.asked_place = spread(found.asked)
        self.asked_partner = found.partners[self.asked_request, self.asked_place]
        self._asked_instants(dice)
        per_line = found.asked[self.line_request]
        self.ask_line, self.ask_place = spread(per_line)
        self.ask_asked = starts(found.asked)[self.line_request[self.ask_line]] + self.ask_place
        self._first_ask = starts(per_line)
        self._orders(dice)
        self._shipments(dice)

    def _asked_instants(self, dice: Dice) -> None:
        found, request = self.requests, self.asked_request
        sent = found.at[request]
        self.asked_deadline: Ints = sent + found.hours[request] * HOUR + self.asked_place * 2 * HOUR
        share = dice.random(len(request))
        phase = found.phase[request]
        answers = np.where(phase == Phase.WAITING, share < 0.3, share < 0.93)
        # Whoever got an order has answered.
        ordered = self.asked_place < found.orders[request]
        self.asked_answered: Flags = (answers | ordered) & (phase != Phase.DRAFT)
        span = np.minimum(found.hours[request] * HOUR, np.maximum(self.now - sent, HOUR))
        self.asked_at: Ints = sent + (span * (0.05 + 0.85 * dice.random(len(request)))).astype(np.int64)

    def _orders(self, dice: Dice) -> None:
        found = self.requests
        self.order_request, self.order_place = spread(found.orders)
        self.order_asked = starts(found.asked)[self.order_request] + self.order_place
        self.order_partner = self.asked_partner[self.order_asked]
        phase = found.phase[self.order_request]
        self.order_open: Flags = phase != Phase.CLOSED
        gone = found.hours[self.order_request] * HOUR + dice.integers(HOUR, 20 * HOUR, len(phase))
        at = found.at[self.order_request]
        self.order_at: Ints = np.where(self.order_open, (at + self.now) // 2, at + gone)
        self.ship_by: Ints = self.order_at + dice.choice((24, 48, 48, 72, 120), len(phase)) * HOUR
        # The lines of orders.
        orders = found.orders[self.line_request]
        partial = found.phase[self.line_request] == Phase.PARTIAL
        ordered = (orders > 0) & ~(partial & (self.line_place % 2 == 1))
        self.ordered_line = np.flatnonzero(ordered)
        place = self.line_place[self.ordered_line]
        among: Ints = np.where(partial[self.ordered_line], place // 2, place)
        of_request = orders[self.ordered_line]
        first = starts(found.orders)[self.line_request[self.ordered_line]]
        self.order_line_order: Ints = first + np.remainder(among, of_request)
        self.order_line_place: Ints = among // of_request
        self.order_line_ask: Ints = (
            self._first_ask[self.ordered_line] + self.order_place[self.order_line_order]
        )
        self.order_total: Ints = np.bincount(
            self.order_line_order,
            weights=(self.line_pieces * self.price[self.line_product])[self.ordered_line],
            minlength=len(self.order_request),
        ).astype(np.int64)

    def _shipments(self, dice: Dice) -> None:
        found = self.requests
        parts = found.shipments[self.order_request, self.order_place]
        self.order_parts: Ints = parts
        self.shipment_order, self.shipment_place = spread(parts)
        sent = self.order_at[self.shipment_order]
        after = dice.integers(4 * HOUR, 60 * HOUR, len(sent)) + self.shipment_place * 2 * DAY
        self.shipment_at: Ints = np.minimum(sent + after, self.now - HOUR)
        self.shipment_boxes: Ints = 1 + (dice.random(len(sent)) < 0.25)
        line_parts = parts[self.order_line_order]
        shipped = line_parts > 0
        # Work that is open has shipped every other line.
        shipped &= ~(self.order_open[self.order_line_order] & (self.order_line_place % 2 == 1))
        self.shipped_line = np.flatnonzero(shipped)
        order = self.order_line_order[self.shipped_line]
        self.shipped_line_shipment: Ints = (
            starts(parts)[order] + self.order_line_place[self.shipped_line] % line_parts[self.shipped_line]
        )
        self.shipped_at: Ints = np.zeros(len(parts), dtype=np.int64)
        np.maximum.at(self.shipped_at, self.shipment_order, self.shipment_at)
