# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's desk with many open orders, and a scanner before it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.codes import check_digit
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import FindOnFloor, GetFloorOrders
from desktop_b2b.services.stock import lot_id
from desktop_b2b.storage.codec import codec
from tests.sync_flows.docks import open_depot
from tests.sync_flows.world import World
from ui.screens.floor.open_box import KeptBox, OpenBox

ITEMS, LINES, NOON = 500, 3, 1_790_000_000_000
TODAY = date(2026, 9, 21)


class Crowd:
    """All orders are picked and wait for their boxes."""

    def __init__(self, folder: Path, orders: int) -> None:
        self.world = World(folder)
        self.link = open_depot(self.world)
        self.shop, self.depot = self.world.ids["shop"], self.world.ids["depot"]
        self.desk = self.world.desk("depot")
        self.orders = orders
        with self.desk.store.writing() as db:
            for kind, rows in self._rows():
                entity = codec(kind)
                names = ", ".join(f'"{name}"' for name in entity.columns)
                marks = ", ".join("?" * len(entity.columns))
                sql = f'INSERT INTO "{kind.TABLE}" ({names}) VALUES ({marks})'
                db.many(sql, [entity.to_db(entity.image(row)) for row in rows])

    def _rows(self) -> Iterator[tuple[type[e.Row], Iterable[e.Row]]]:
        yield e.StockItem, (self._item(number) for number in range(ITEMS))
        yield e.StockLot, (self._lot(number) for number in range(ITEMS))
        yield e.B2BOrder, (self._order(number) for number in range(self.orders))
        places = [(number, place) for number in range(self.orders) for place in range(LINES)]
        yield e.B2BLine, (self._line(*place) for place in places)
        yield e.Reservation, (self._kept(*place) for place in places)

    def _item_id(self, number: int) -> str:
        return child_id(self.link, "item", number % ITEMS)

    def gtin(self, number: int) -> str:
        """The barcode of an item."""
        body = f"950000{number % ITEMS:06}"
        return body + check_digit(body)

    def number(self, order: int) -> str:
        """What stands on an order's paper."""
        return f"S1-{order:06}"

    def _item(self, number: int) -> e.StockItem:
        return e.StockItem(
            id=self._item_id(number), link_id=self.link, product_id=child_id(self.link, "product", number),
            inventory_id=f"INV-{number}", sku=f"SKU-{number}", gtin=self.gtin(number),
            owner_id=self.shop, counterpart_id=self.depot,
        )  # fmt: skip

    def _lot(self, number: int) -> e.StockLot:
        item = self._item_id(number)
        return e.StockLot(
            id=lot_id(item, ""), owner_id=self.depot, counterpart_id=self.shop, stock_item_id=item
        )

    def _order_id(self, number: int) -> str:
        return child_id(self.link, "order", number)

    def _order(self, number: int) -> e.B2BOrder:
        return e.B2BOrder(
            id=self._order_id(number), number=self.number(number), state="picked", link_id=self.link,
            company=f"Store {number}", city="Leeds", line_count=LINES,
            owner_id=self.shop, counterpart_id=self.depot,
        )  # fmt: skip

    def _line(self, number: int, place: int) -> e.B2BLine:
        item = number + place
        return e.B2BLine(
            id=child_id(self._order_id(number), "line", place), b2b_order_id=self._order_id(number),
            sort_key=str(place), stock_item_id=self._item_id(item), sku=f"SKU-{item % ITEMS}",
            gtin=self.gtin(item), quantity=Decimal(4), reserved=Decimal(4), picked=Decimal(4),
            owner_id=self.shop, counterpart_id=self.depot,
        )  # fmt: skip

    def _kept(self, number: int, place: int) -> e.Reservation:
        line = child_id(self._order_id(number), "line", place)
        lot = lot_id(self._item_id(number + place), "")
        return e.Reservation(
            id=child_id(line, "reservation", lot), b2b_order_id=self._order_id(number), b2b_line_id=line,
            stock_lot_id=lot, quantity=Decimal(4), picked=Decimal(4),
            owner_id=self.shop, counterpart_id=self.depot,
        )  # fmt: skip

    def scan_times(self, count: int) -> list[float]:
        """Seconds of each of so many scans: an order's number, its items, one item too many."""
        taken = []
        box: OpenBox | None = None
        for turn in range(count):
            order = turn // 5 * 7919 % self.orders
            step = turn % 5
            code = self.number(order) if step == 0 else self.gtin(order + (step - 1 if step < 4 else 77))
            start = time.perf_counter()
            box = self._scan(box, code)
            taken.append(time.perf_counter() - start)
        return taken

    def _scan(self, box: OpenBox | None, code: str) -> OpenBox:
        if box is not None:
            try:
                box.scan(code, NOON)
            except UserError:
                pass
            else:
                return box
        found = self.desk.store.answer(FindOnFloor(code=code))
        if not found.b2b_order_ids and box is not None:
            return box
        ids = found.b2b_order_ids
        view = self.desk.store.answer(GetFloorOrders(b2b_order_ids=ids))
        return OpenBox(view, KeptBox(ids[0], ids[0], ids), TODAY)

    def close(self) -> None:
        """Put it away."""
        self.world.close()
