# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A server with many open B2B orders, of which a few wait for what a centre takes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.values import child_id
from desktop_b2b.services import b2b_status
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.storage.codec import codec
from sync.server.intake import Transaction
from tests.sync_flows.docks import open_depot, stock_up
from tests.sync_flows.world import World, new_id

_OTHERS = 500


class Waiting:
    """All orders wait for goods: ``concerned`` of them for mugs, the others for something else."""

    def __init__(self, folder: Path, orders: int, concerned: int) -> None:
        self.world = World(folder)
        self.link = open_depot(self.world)
        self.shop, self.desk = self.world.desk("shop"), self.world.desk("depot")
        self.dock = stock_up(self.shop, self.desk, self.link)
        self.orders, self.concerned = orders, concerned
        self.world.server.executor.call(self._enter).result()

    def receive(self, units: int) -> set[str]:
        """Mugs come in; the orders that the server looked at for that."""
        seen: list[str] = []
        original = b2b_status.recompute

        def watched(uow: UnitOfWork, ctx: Any, order: e.B2BOrder) -> None:
            seen.append(order.id)
            original(uow, ctx, order)

        line = s.ReceivedLine(
            stock_item_id=self.dock.mug, quantity=Decimal(units), bin_id=self.dock.bins[0]
        )  # fmt: skip
        self.desk.do(s.ReceiveStock(receipt_id=new_id(), lines=(line,)))
        with patch.object(b2b_status, "recompute", watched):
            self.desk.sync()
        if len(seen) != len(set(seen)):
            raise AssertionError("an order was looked at twice")
        return set(seen)

    def states(self) -> dict[str, int]:
        """How many orders there are in each state."""
        with self.world.server.readers.snapshot() as db:
            return dict(db.query('SELECT "state", COUNT(*) FROM "b2b_order" GROUP BY "state"'))

    def close(self) -> None:
        """Put it away."""
        self.world.close()

    # ---- rows

    def _enter(self, unit: Transaction) -> None:
        for kind, rows in ((e.B2BOrder, self._orders()), (e.B2BLine, self._lines())):
            self._insert(unit, kind, rows)

    def _insert(self, unit: Transaction, kind: type[e.Row], rows: Iterable[e.Row]) -> None:
        entity = codec(kind)
        names = ", ".join(f'"{name}"' for name in entity.columns)
        marks = ", ".join("?" * len(entity.columns))
        sql = f'INSERT INTO "{kind.TABLE}" ({names}) VALUES ({marks})'  # our own text
        unit.store.db.many(sql, (entity.to_db(entity.image(row)) for row in rows))

    def _order_id(self, number: int) -> str:
        return child_id(self.link, "order", number)

    def _orders(self) -> Iterator[e.B2BOrder]:
        for number in range(self.orders):
            yield e.B2BOrder(
                id=self._order_id(number), number=f"S1-{number:06}", state="action_required",
                reasons=("NO_STOCK",), link_id=self.link, company=f"Store {number}", contact_name="Ada Doe",
                phone="+1 555 0100", address1="1 High Street", city="Boston", postal_code="02101",
                region="MA", country="US", carrier="ups", service="ground", consent_at=1, line_count=1,
                units=Decimal(1), reserve_on="2026-01-05", reserve_at=1, reserved_at=1, created_at=number,
                owner_id=self.world.ids["shop"], counterpart_id=self.world.ids["depot"], version=1,
            )  # fmt: skip

    def _lines(self) -> Iterator[e.B2BLine]:
        for number in range(self.orders):
            # Those concerned lie among the others.
            is_mug = number % (self.orders // self.concerned) == 0
            item = self.dock.mug if is_mug else child_id(self.link, "other", number % _OTHERS)
            yield e.B2BLine(
                id=child_id(self._order_id(number), "line"), b2b_order_id=self._order_id(number),
                sort_key="1", stock_item_id=item, waits_for=item, sku="MUG" if is_mug else "OTHER",
                quantity=Decimal(1), owner_id=self.world.ids["shop"],
                counterpart_id=self.world.ids["depot"], version=1,
            )  # fmt: skip
