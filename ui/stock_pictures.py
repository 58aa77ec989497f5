# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of stock: nothing found, a product added, units moved, goods received, a centre's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop_b2b.services.queries import ListStock
from ui.shell import routes
from ui.shell.screen import Route

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.shots import Shots

_DEEDS = ("adjust", "move", "hold", "release")
#: What no centre holds.
_STRANGE = "5901234123457"


def take_stock(shots: Shots, desk: Desk, *, is_centre: bool) -> None:
    """What is opened from the list of stock."""
    screen: Any = shots.open(routes.STOCK)
    screen.search.setText(_STRANGE)
    screen.start()
    shots.settle()
    shots.shoot("stock-not-found")
    screen.search.clear()
    shots.settle()
    if is_centre:
        _take_centre(shots, desk)
    else:
        screen.add_product()
        shots.dialog("stock-add")


def _take_centre(shots: Shots, desk: Desk) -> None:
    rows = desk.answer(ListStock(limit=100)).rows
    if rows:
        best = max(rows, key=lambda row: (row.lots, row.sku))
        screen: Any = shots.open(Route("stock_item", best.stock_item_id))
        for deed in _DEEDS:
            screen.ask_units(deed)
            shots.dialog(f"stock-{deed}")
    for name in ("stock_receive", "stock_count"):
        _fill(shots, name, [row.sku for row in rows[:3]])
    _take_tables(shots)


def _fill(shots: Shots, name: str, skus: list[str]) -> None:
    """Some rows of goods, one of which nobody knows."""
    screen: Any = shots.open(Route(name))
    model = screen.grid.grid_model
    keys = [column.key for column in model.columns]
    amount = "quantity" if "quantity" in keys else "counted"
    for place, code in enumerate((*skus, _STRANGE)):
        while model.rowCount() <= place:
            screen.new()
        model.enter(place, keys.index("code"), code)
        model.enter(place, keys.index(amount), str(12 * (place + 1)))
    shots.settle()
    screen.give_now()
    shots.settle()
    shots.shoot(f"{name.replace('_', '-')}-filled")


def _take_tables(shots: Shots) -> None:
    from ui.screens.stock.table_words import NAMES

    screen: Any = shots.open(Route("centre_tables"))
    for name in NAMES:
        screen.choose(name)
        shots.settle()
        shots.shoot(f"centre-tables-{name.replace('_', '-')}")
