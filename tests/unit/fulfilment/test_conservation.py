# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost or doubled in random graphs of orders and shipments (N10, N19): several orders in one
shipment, several shipments for one order, boxes opened again, shipments taken back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.errors import UserError
from tests.unit.fulfilment.floor_world import Floor
from tests.unit.memory_uow import an_id

D = Decimal
ORDERS, SHIPMENTS, ITEMS = ("one", "two", "three"), ("x", "y", "z"), "AC"
STEPS = st.tuples(
    st.sampled_from(["pick", "pick", "pack", "pack", "label", "confirm", "unpick", "unpack", "void", "scan"]),
    st.sampled_from(ORDERS), st.sampled_from(ITEMS), st.sampled_from(SHIPMENTS), st.integers(1, 6),
)  # fmt: skip


class Story:
    """One step after the other; what the rules refuse changes nothing."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.boxes = 0

    def step(self, kind: str, order: str, item: str, shipment: str, quantity: int) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "pick": lambda: self.floor.pick(item, quantity, order),
            "pack": lambda: self._pack(order, item, shipment, quantity),
            "label": lambda: self._label(shipment),
            "confirm": lambda: self.floor.confirm(shipment),
            "unpick": lambda: self._unpick(order, item, quantity),
            "unpack": lambda: self._unpack(shipment),
            "void": lambda: self._do(f.VoidShipment(shipment_id=an_id(shipment), reason="no")),
            "scan": lambda: self._do(f.RecordDelivery(shipment_id=an_id(shipment), outcome="in_transit")),
        }
        with contextlib.suppress(UserError):
            deeds[kind]()

    def _do(self, cmd: f.VoidShipment | f.RecordDelivery | f.UnpackUnit | f.UnpickLine) -> None:
        self.floor.do(self.floor.centre, cmd)

    def _units(self, shipment: str) -> list[e.HandlingUnit]:
        return self.floor.all(e.HandlingUnit, fulfilment_shipment_id=an_id(shipment), state="packed")

    def _pack(self, order: str, item: str, shipment: str, quantity: int) -> None:
        self.boxes += 1
        self.floor.pack(f"box {self.boxes}", self.floor.content(item, quantity, order), shipment=shipment)

    def _label(self, shipment: str) -> None:
        labels = tuple(f.LabelValue(unit_id=unit.id, code=unit.sscc) for unit in self._units(shipment))
        self.floor.label(shipment=shipment, labels=labels)

    def _unpack(self, shipment: str) -> None:
        for unit in self._units(shipment)[:1]:
            self._do(f.UnpackUnit(shipment_id=an_id(shipment), unit_id=unit.id, reason="no"))

    def _unpick(self, order: str, item: str, quantity: int) -> None:
        line = self.floor.line(item, order)
        back = f.UnpickLine(
            b2b_order_id=line.b2b_order_id, b2b_line_id=line.id, stock_lot_id=self.floor.lots[item],
            quantity=D(quantity), reason="no",
        )  # fmt: skip
        self._do(back)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=45))
def test_quantities_are_conserved(steps: list[tuple[str, str, str, str, int]]) -> None:
    floor = Floor()
    asked: dict[str, Decimal] = {}
    for name in ORDERS:
        floor.order(name, A=3, C=2)
        asked |= {floor.line(item, name).id: floor.line(item, name).quantity for item in ITEMS}
    story = Story(floor)
    for step in steps:
        story.step(*step)
        floor.check()
    # The original stands whatever happened to it (N10).
    assert {line.id: line.quantity for line in floor.all(e.B2BLine)} == asked
    for order in floor.all(e.B2BOrder):
        lines = floor.all(e.B2BLine, b2b_order_id=order.id)
        assert (order.state == "shipped") == all(line.shipped == line.quantity for line in lines)


def test_many_orders_and_many_shipments_meet() -> None:
    """Two orders in two shipments, each holding something of both (N19)."""
    floor = Floor()
    for name in ("one", "two"):
        floor.order(name, A=4)
        floor.pick("A", 4, name)
    for shipment in ("x", "y"):
        contents = [floor.content("A", 2, name) for name in ("one", "two")]
        floor.pack(f"box {shipment}", *contents, shipment=shipment)
        floor.label(f"box {shipment}", shipment=shipment)
        floor.confirm(shipment)
        floor.check()
    assert [floor.state(name) for name in ("one", "two")] == ["shipped", "shipped"]
    links = {(row.fulfilment_shipment_id, row.b2b_order_id) for row in floor.all(e.ShipmentOrder)}
    assert len(links) == 4
