# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What left the centre on the details of a B2B order, for both sides of it (S2.90, S2.91, N10)."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.services.queries import B2BOrderDetails
from tests.gui.b2b.stage import STORE, Depot
from tests.gui.b2b.test_order_details import created
from tests.sync_flows.docks import pack_up, send_off
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.order.papers import MessageDialog
from ui.widgets import PlainLabel


def shipped(depot: Depot, signed: str = "", **fields: Any) -> B2BOrderScreen:
    """The details of an order that has left."""
    screen = created(depot, **fields)
    depot.office.world.settle()
    send_off(depot.desk, screen.order_id, signed=signed)
    depot.office.world.settle()
    depot.settle()
    return screen


def facts(screen: B2BOrderScreen) -> str:
    return " ".join(label.text() for label in screen.shipments.findChildren(PlainLabel))


def test_nothing_is_said_of_shipments_before_there_is_one(depot: Depot) -> None:
    assert created(depot).shipments.isHidden()


def test_s2_90_s2_91_the_retailer_sees_the_carrier_and_copies_the_message(depot: Depot) -> None:
    screen = shipped(depot)
    (box,) = depot.shop.rows(e.HandlingUnit)
    assert not screen.shipments.isHidden()
    # Another carrier than was planned took it: the planned one's service went with that.
    assert f"Parcel Post, {box.tracking}" in facts(screen)
    (button,) = screen.shipments.message_buttons.values()
    button.click()
    depot.settle()
    (dialog,) = screen.findChildren(MessageDialog)
    assert STORE["email"] in dialog.field.toPlainText()
    assert any("centre does not see" in label.text() for label in dialog.findChildren(PlainLabel))
    dialog.verb_button.click()
    assert box.tracking in QGuiApplication.clipboard().text()


def test_s2_90_the_carriers_service_is_told_as_people_call_it(depot: Depot) -> None:
    """The order names it by a code; what the centre's table does not have is told as it was typed."""
    screen = created(depot)
    depot.office.world.settle()
    shipment, box = pack_up(depot.desk, screen.order_id)
    label = f.LabelValue(unit_id=box, code="1Z-7")
    depot.desk.do(
        f.LabelShipment(shipment_id=shipment, labels=(label,), carrier="UPS", service="ground"),
        f.ConfirmFulfilment(shipment_id=shipment),
    )
    depot.office.world.settle()
    depot.settle()
    assert "UPS, Ground, 1Z-7" in facts(screen)


def test_s1_3_who_collected_it_and_signed_stands_on_the_details(depot: Depot) -> None:
    now = depot.office.world.clock.now()
    screen = shipped(
        depot, signed="Ada Lund", kind="pickup", collector="Ada Lund", collect_from=now + 3_600_000,
        collect_until=now + 7_200_000,
    )  # fmt: skip
    assert "Collected by Ada Lund" in facts(screen)
    assert "Signed “Ada Lund”" in facts(screen)


def test_s2_91_the_centre_sees_the_shipment_without_the_message(depot: Depot) -> None:
    screen = shipped(depot)
    view = depot.desk.store.answer(B2BOrderDetails(b2b_order_id=screen.order_id))
    screen.shipments.show_order(view, screen.context.zone, screen.context.clock.now())
    assert not screen.shipments.isHidden()
    assert screen.shipments.message_buttons == {}


def test_n10_what_was_ordered_stands_beside_what_became_of_it(depot: Depot) -> None:
    screen = shipped(depot)
    words = [label.text() for label in screen.products.findChildren(PlainLabel)]
    assert "5" in words
    assert "5 shipped" in words
