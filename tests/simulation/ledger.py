# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock against its movements and orders against their stock: whatever desks did at once, nothing is lost and
nothing doubled.
"""

from __future__ import annotations

from desktop_b2b.storage.db import Db
from tests.simulation.verdict import demand

_LOTS = """
    SELECT l.id, l.on_hand, l.held, l.reserved,
        coalesce(sum(CASE WHEN m.kind NOT IN ('hold', 'release') THEN m.quantity END), 0),
        coalesce(sum(CASE WHEN m.kind IN ('hold', 'release') THEN m.quantity END), 0)
    FROM stock_lot l LEFT JOIN stock_movement m ON m.stock_lot_id = l.id
    GROUP BY l.id, l.on_hand, l.held, l.reserved
"""
_PLACES = """
    SELECT s.id, s.quantity, coalesce(sum(m.quantity), 0) FROM bin_stock s
    LEFT JOIN bin_movement m ON m.bin_id = s.bin_id AND m.stock_lot_id = s.stock_lot_id
    GROUP BY s.id, s.quantity
"""
_SPREAD = """
    SELECT l.id, l.on_hand, coalesce(sum(s.quantity), 0) FROM stock_lot l
    LEFT JOIN bin_stock s ON s.stock_lot_id = l.id GROUP BY l.id, l.on_hand
"""


def check_stock(db: Db) -> None:
    """What lots and bins say is what their movements add up to, and never less than nothing."""
    for lot, on_hand, held, reserved, came, kept in db.query(_LOTS):
        name = f"lot {lot.hex()}"
        demand((on_hand, held) == (came, kept), "stock", f"{name}: {on_hand}/{held}, moved {came}/{kept}")
        demand(0 <= held <= on_hand and reserved >= 0, "stock", f"{name}: {on_hand}, {held}, {reserved}")
    for place, quantity, moved in db.query(_PLACES):
        demand(quantity == moved >= 0, "stock", f"bin {place.hex()}: {quantity}, moved {moved}")
    for lot, on_hand, spread in db.query(_SPREAD):
        demand(spread <= on_hand, "stock", f"lot {lot.hex()}: {spread} in bins of {on_hand}")


_KEPT = """
    SELECT l.id, l.on_hand, l.held, l.reserved, coalesce(sum(r.quantity - r.picked), 0) FROM stock_lot l
    LEFT JOIN reservation r ON r.stock_lot_id = l.id GROUP BY l.id, l.on_hand, l.held, l.reserved
"""
_LINES = """
    SELECT l.id, o.state, l.quantity, l.reserved, l.picked, l.packed, l.shipped, l.cancelled,
        (SELECT coalesce(sum(r.quantity), 0) FROM reservation r WHERE r.b2b_line_id = l.id),
        (SELECT coalesce(sum(r.picked), 0) FROM reservation r WHERE r.b2b_line_id = l.id),
        (SELECT coalesce(sum(p.quantity), 0) FROM packed_line p WHERE p.b2b_line_id = l.id),
        (SELECT coalesce(sum(p.quantity), 0) FROM packed_line p
            JOIN fulfilment_shipment s ON s.id = p.fulfilment_shipment_id
            WHERE p.b2b_line_id = l.id AND s.state NOT IN ('packed', 'labelled', 'voided'))
    FROM b2b_line l LEFT JOIN b2b_order o ON o.id = l.b2b_order_id
"""
_TAKEN = """
    SELECT r.b2b_order_id, r.stock_lot_id, sum(r.picked),
        (SELECT coalesce(-sum(m.quantity), 0) FROM stock_movement m WHERE m.document_id = r.b2b_order_id
            AND m.stock_lot_id = r.stock_lot_id AND m.kind IN ('pick', 'unpick'))
    FROM reservation r GROUP BY r.b2b_order_id, r.stock_lot_id
"""
_MADE = """
    SELECT d.id, d.state,
        (SELECT count(*) FROM b2b_private p JOIN b2b_order o ON o.id = p.id WHERE p.b2b_draft_id = d.id)
    FROM b2b_draft d
"""
_MISPLACED = """
    SELECT p.id FROM packed_line p LEFT JOIN handling_unit u ON u.id = p.handling_unit_id
    WHERE u.id IS NULL OR u.state <> 'packed' OR u.fulfilment_shipment_id <> p.fulfilment_shipment_id
"""
_TWICE = """
    SELECT sscc, count(*) FROM handling_unit WHERE sscc <> '' GROUP BY owner_id, sscc HAVING count(*) > 1
"""


def check_orders(db: Db) -> None:
    """What the server knows of B2B orders adds up: drafts, units of lines, what is kept of lots, boxes."""
    for draft, state, orders in db.query(_MADE):
        wanted = 1 if state == "created" else 0
        demand(orders == wanted, "b2b_orders", f"draft {draft.hex()} is {state}, and has {orders} orders")
    for lot, on_hand, held, reserved, kept in db.query(_KEPT):
        name = f"lot {lot.hex()}"
        demand(reserved == kept, "b2b_orders", f"{name}: {reserved} reserved, {kept} kept for orders")
        demand(reserved <= on_hand - held, "b2b_orders", f"{name}: {reserved} reserved of {on_hand} - {held}")
    for order, lot, picked, left in db.query(_TAKEN):
        demand(picked == left, "b2b_orders", f"{order.hex()} picked {picked} of {lot.hex()}, {left} left it")
    for line in db.query(_LINES):
        _check_line(*line)
    for (packed,) in db.query(_MISPLACED):
        demand(False, "b2b_orders", f"{packed.hex()} lies in a box that is open, or of another shipment")
    for sscc, boxes in db.query(_TWICE):
        demand(False, "b2b_orders", f"{boxes} boxes have the SSCC {sscc}")


def _check_line(
    line: bytes, state: str, quantity: int, reserved: int, picked: int, packed: int, shipped: int,
    cancelled: int, *sums: int,
) -> None:  # fmt: skip
    """A line is the sum of what was done for it; what is neither shipped nor cancelled is open (N10)."""
    name, said = f"line {line.hex()}", (reserved, picked, packed, shipped)
    demand(said == sums, "b2b_orders", f"{name}: {said}, its rows add up to {sums}")
    demand(0 <= shipped <= packed <= picked <= reserved, "b2b_orders", f"{name}: {said}")
    still = quantity - shipped - cancelled
    demand(cancelled >= 0 and still >= 0, "b2b_orders", f"{name}: {still} open of {quantity}")
    if state == "cancelled":
        demand(still == 0 and shipped == 0, "b2b_orders", f"{name}: {still} of a cancelled order are open")
    else:
        demand(reserved <= quantity - cancelled, "b2b_orders", f"{name}: {said} of {quantity} - {cancelled}")
