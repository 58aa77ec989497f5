# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock against its movements: whatever desks did at once, nothing is lost and nothing doubled."""

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
