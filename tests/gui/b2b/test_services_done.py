# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the centre recorded of an order's services stands on its details, for the retailer (mission §2)."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.floor import RecordService
from desktop_b2b.services.queries import B2BOrderView
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_details import words
from tests.gui.b2b.test_order_details import created
from tests.sync_flows.world import new_id
from ui.screens.b2b_order.asking import ServicesDialog
from ui.screens.b2b_order.screen import B2BOrderScreen


def test_services_are_told_with_who_did_them_and_what_proves_it(depot: Depot) -> None:
    screen = created(depot, services=("kitting*2", "fnsku", "inserts"))
    assert "2 to be done" in words(screen)
    assert "2 × Kitting (proven by a count)" in words(screen)
    depot.office.world.settle()
    for service, units, more in (
        ("kitting", 2, {"note": "Sets of two"}), ("fnsku", 5, {"code": "X001ABC"}),
        ("inserts", 0, {"note": "-"}),
    ):  # fmt: skip
        record = RecordService(
            service_record_id=new_id(), b2b_order_id=screen.order_id, service=service,
            quantity=Decimal(units), **more,
        )  # fmt: skip
        depot.desk.do(record)
    depot.office.world.settle()
    depot.settle()
    said = words(screen)
    assert "to be done" not in said
    for part in ("2 of 2", "Sets of two", "Scan X001ABC", "left out", depot.shop.rows(e.ServiceRecord)[0].by):
        assert part in said, part


def test_an_order_without_services_says_nothing_of_them(depot: Depot) -> None:
    assert created(depot).services.isHidden()


def test_services_are_changed_until_the_order_is_picked(depot: Depot) -> None:
    """S1.28: by ticking, for the fee that is said; what is done already stays."""
    screen = created(depot, services=("kitting*2", "inserts"))
    assert any(act == "Change the services…" for act, _do in screen.doing.acts(view_of(screen)))
    screen.doing.change_services()
    depot.settle()
    (dialog,) = screen.findChildren(ServicesDialog)
    assert dialog.asked() == ("kitting*2", "inserts")
    dialog.boxes["inserts"].setChecked(False)
    dialog.boxes["bagging"].setChecked(True)
    dialog.counts["bagging"].setText("5")
    dialog.accept()
    depot.settle()
    depot.office.world.settle()
    depot.settle()
    order = depot.shop.row(e.B2BOrder, screen.order_id)
    assert set(order.services) == {"kitting*2", "bagging*5"}
    assert "5 × Bagging" in words(screen)
    assert order.fee == view_of(screen).change.amount > 0


def view_of(screen: B2BOrderScreen) -> B2BOrderView:
    assert screen.view is not None
    return screen.view
