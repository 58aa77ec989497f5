# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was picked of orders and lies in no box, or in the boxes of cancelled ones: it can go back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import FloorFound, FloorShipment, FloorView
from ui.screens.floor.station import Deed, Host

#: What is opened where picked goods are to go back (``FloorFound.kind``).
PUT_BACK: Final = "put_back"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def boxes_of(view: FloorView) -> list[tuple[FloorShipment, e.HandlingUnit]]:
    """The boxes that hold something of cancelled orders and have not left."""
    found: dict[str, tuple[FloorShipment, e.HandlingUnit]] = {}
    for order in view.orders:
        if order.order.state != "cancelled":
            continue
        for shipment in order.shipments:
            if shipment.shipment.state not in ("packed", "labelled"):
                continue
            mine = {row.handling_unit_id for row in shipment.packed if row.b2b_order_id == order.order.id}
            for unit in shipment.units:
                if unit.state == "packed" and unit.id in mine:
                    found[unit.id] = shipment, unit
    return list(found.values())


def has_loose(view: FloorView) -> bool:
    """Whether something is picked and in no box."""
    return any(lot.picked > lot.packed for order in view.orders for line in order.lines for lot in line.lots)


def goes_back(view: FloorView) -> bool:
    """Whether there is something to put back."""
    return has_loose(view) or bool(boxes_of(view))


def put_back_deed(host: Host, view: FloorView | None, reason: str = "") -> Deed:
    """The button that puts picked goods back."""
    nothing = "" if view is not None and has_loose(view) else _tr("Nothing is picked that lies in no box.")

    def act() -> None:
        if view is not None:
            ids = tuple(one.order.id for one in view.orders)
            host.go(FloorFound(kind=PUT_BACK, id=ids[0], b2b_order_ids=ids))

    return Deed(_tr("Put back"), "F3", act, "undo", reason or nothing)
