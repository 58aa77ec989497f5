# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""After a shipment left: what its carrier reports is written down at the floor desk and on the details
(mission §6: delivered, exception, returned).
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.rules.deliveries import outcomes_of
from desktop_b2b.services.queries import CountTransactions
from tests.gui.floor.stage import GTIN, MUG, FloorStage
from ui.screens.b2b_order.delivery import DeliveryDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_order.words import stops
from ui.screens.floor.ship import ShipStation
from ui.screens.floor.verdict import Sort
from ui.shell.screen import Route
from ui.widgets import Stage


def box_of(stage: FloorStage, number: str, code: str, units: int = 1) -> None:
    """Some mugs of a picked order into a box of their own, and onto the truck."""
    stage.scan(number, f"{units}*{GTIN[MUG]}")
    stage.key(Qt.Key.Key_F6)
    stage.scan("1 kg", "20x20x20 cm")
    stage.key(Qt.Key.Key_F7)
    stage.key(Qt.Key.Key_F8)
    stage.scan("Parcel Post", code)
    stage.key(Qt.Key.Key_F8)
    stage.scan("")
    assert stage.word == "SHIPPED"
    stage.key(Qt.Key.Key_Escape)


def left(stage: FloorStage) -> str:
    """An order of a mug that has left; the floor desk shows what waits."""
    order = stage.order("B-1", MUG=1)
    stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_Escape)
    box_of(stage, "B-1", "1Z1")
    return order


def test_a_carrier_reports_at_the_floor_desk(stage: FloorStage) -> None:
    """By keys alone; what went wrong needs its reason, and what was delivered is over."""
    order = left(stage)
    screen = stage.screen
    stage.scan("B-1")
    assert stage.station == ShipStation.__name__
    stage.key(Qt.Key.Key_F8)
    assert "3 – Exception" in screen.panel.verdict.sentence
    stage.scan("4")
    assert screen.panel.verdict.sort is Sort.WRONG
    stage.scan("3", "")
    assert screen.panel.verdict.sort is Sort.WRONG
    assert stage.state(order) == "shipped"
    stage.scan("The door was closed")
    assert (stage.word, stage.state(order)) == ("Exception", "exception")
    assert stage.desk.rows(e.FulfilmentShipment)[0].exception_reason == "The door was closed"
    stage.key(Qt.Key.Key_Escape)
    stage.scan("B-1")
    stage.key(Qt.Key.Key_F8)
    stage.scan("2")
    assert (stage.word, stage.state(order)) == ("Delivered", "delivered")
    main = next(deed for deed in screen.station.deeds() if deed.key == "F8")
    assert main.reason


def test_an_order_leaves_in_two_shipments_and_each_is_found_by_its_number(stage: FloorStage) -> None:
    """N19: half of it today, the rest in a shipment of its own; delivered once both are."""
    order = stage.order("B-1", MUG=3)
    stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_Escape)
    box_of(stage, "B-1", "1Z1", 2)
    assert stage.state(order) == "picked"
    box_of(stage, "B-1", "1Z2")
    assert stage.state(order) == "shipped"
    first, second = sorted(stage.desk.rows(e.FulfilmentShipment), key=lambda one: one.created_at)
    for shipment, state in ((first, "shipped"), (second, "delivered")):
        stage.scan(shipment.number)
        stage.key(Qt.Key.Key_F8)
        stage.scan("2")
        assert stage.desk.row(e.FulfilmentShipment, shipment.id).state == "delivered"
        assert stage.state(order) == state
        stage.key(Qt.Key.Key_Escape)


def test_a_carrier_reports_on_the_details_at_the_centre(stage: FloorStage) -> None:
    order = left(stage)
    stage.window.open(Route("b2b_order", order))
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, B2BOrderScreen)
    (button,) = screen.shipments.report_buttons.values()
    button.click()
    (dialog,) = screen.findChildren(DeliveryDialog)
    dialog.accept()
    dialog.form.set_values({"outcome": "exception"})
    dialog.accept()
    assert stage.state(order) == "shipped", "nothing is noted without its reason"
    dialog.form.set_values({"reason": "The door was closed"})
    dialog.accept()
    stage.settle()
    assert stage.state(order) == "exception"
    exceptions = CountTransactions(query=SEARCHES["b2b_exception"].query)
    assert stage.desk.store.answer(exceptions) == 1
    assert screen.view is not None
    found = stops(screen.view.order, "UTC", 0)
    assert [(stop.word, stop.stage) for stop in found][-2:] == [
        ("Shipped", Stage.DONE),
        ("Exception", Stage.STOPPED),
    ]
    (button,) = screen.shipments.report_buttons.values()
    button.click()
    dialog = screen.findChildren(DeliveryDialog)[-1]
    dialog.form.set_values({"outcome": "delivered"})
    dialog.accept()
    stage.settle()
    assert stage.state(order) == "delivered"
    assert stage.desk.store.answer(exceptions) == 0
    assert screen.shipments.report_buttons == {}


def test_nothing_is_reported_of_what_was_collected_or_has_not_left() -> None:
    assert outcomes_of("confirmed", "parcel") == ("in_transit", "delivered", "exception")
    assert outcomes_of("exception", "freight") == ("in_transit", "delivered", "returned")
    for state, mode in (("labelled", "parcel"), ("delivered", "parcel"), ("confirmed", "pickup")):
        assert outcomes_of(state, mode) == ()
