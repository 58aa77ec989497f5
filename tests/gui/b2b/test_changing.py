# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a retailer changes of an order that exists, until when, and what that costs (S1.28–S1.33, N10)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_b2b.clock import DAY, HOUR, MINUTE, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import HoldB2BOrder
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import acts, created
from tests.gui.b2b.test_status import chip, cures, goes_on, placed, the
from tests.sync_flows.docks import pack_up
from ui.screens.b2b_order.changing import ChangeDialog, TakeOffDialog
from ui.screens.b2b_order.screen import B2BOrderScreen

D = Decimal
CHANGE, TAKE_OFF = "Change the order…", "Take units off…"


def opened(depot: Depot, screen: B2BOrderScreen, words: str) -> Any:
    """The dialog behind an entry of the menu."""
    assert screen.view is not None
    act = dict(screen.doing.acts(screen.view))[words]
    act()
    depot.settle()
    return screen.findChildren(TakeOffDialog if words == TAKE_OFF else ChangeDialog)[-1]


def test_s1_28_references_notes_and_carrier_are_changed_and_the_rest_stays(depot: Depot) -> None:
    """One command with what was changed alone; another carrier is agreed to by choosing it (S1.14)."""
    screen = created(depot, purchase_order="PO-1", note_to_customer="Thank you")
    before = the(depot, screen)
    depot.office.world.clock.instant += HOUR
    dialog = opened(depot, screen, CHANGE)
    assert dialog.form.field("service").value() == "ups/ground"
    other = next(
        key
        for key in (dialog.form.field("service").control.itemData(n) for n in range(2))
        if key != "ups/ground"
    )
    dialog.form.set_values({"purchase_order": "PO-2", "instructions": "<b>On top</b>", "service": other})
    dialog.accept()
    depot.settle()
    order = the(depot, screen)
    assert (order.purchase_order, order.instructions) == ("PO-2", "<b>On top</b>")
    assert (order.carrier, order.service) == tuple(other.split("/"))
    assert order.note_to_customer == "Thank you"
    assert before.consent_at is not None
    assert order.consent_at == before.consent_at + HOUR
    (event,) = [one for one in depot.shop.rows(e.Event) if one.command == "ChangeB2BOrder"]
    told = {field for _table, _row, field, _before, _after in json.loads(event.changes)}
    assert {"purchase_order", "instructions", "service"} <= told
    assert not told & {"note_to_customer", "department", "mark_for"}


def test_s1_28_what_is_locked_stands_there_with_its_reason(depot: Depot) -> None:
    """Packed: references and packing notes are over, the carrier still may be another (S1.33)."""
    screen = placed(depot, purchase_order="PO-1")
    pack_up(depot.desk, screen.order_id)
    goes_on(depot)
    assert TAKE_OFF not in acts(screen)
    dialog = opened(depot, screen, CHANGE)
    for key in ("purchase_order", "instructions", "note_to_customer", "incoterm"):
        assert "has been packed" in dialog.form.field(key).control.accessibleDescription(), key
    assert "has been packed" not in dialog.form.field("service").control.accessibleDescription()
    dialog.form.set_values({"purchase_order": "PO-2"})
    dialog.accept()
    depot.settle()
    assert the(depot, screen).purchase_order == "PO-1"


def test_s1_3_another_collector_and_slot(depot: Depot) -> None:
    now = depot.office.world.clock.now()
    slot = {"collect_from": now + 24 * HOUR, "collect_until": now + 26 * HOUR}
    screen = created(depot, kind="pickup", collector="Ada Lund", **slot)
    dialog = opened(depot, screen, CHANGE)
    assert "service" not in dialog.form.keys
    since = dialog.form.field("collect_from").value()
    dialog.form.set_values({"collector": "Ida Roux", "collect_from": since.replace(minute=since.minute ^ 1)})
    dialog.accept()
    depot.settle()
    order = the(depot, screen)
    assert order.collector == "Ida Roux"
    assert order.collect_from is not None
    assert abs(order.collect_from - slot["collect_from"]) <= 2 * MINUTE
    assert order.collect_until == slot["collect_until"], "what nobody touched is as it was"


def test_n10_units_are_taken_off_for_a_fee(depot: Depot) -> None:
    """The fee is said before; too many are refused in their field; what was ordered stays on record."""
    screen = placed(depot, units=5)
    assert screen.view is not None
    fee = screen.view.change.amount
    assert fee > 0
    dialog = opened(depot, screen, TAKE_OFF)
    assert f"{fee:.2f}" in dialog.text_label.text()
    dialog.form.set_values({"units": D(6)})
    dialog.accept()
    assert dialog.form.field("units").error == "Enter a number from 1 to 5."
    dialog.form.set_values({"units": D(2)})
    dialog.accept()
    goes_on(depot)
    (line,) = depot.shop.rows(e.B2BLine)
    assert (line.quantity, line.cancelled, the(depot, screen).fee) == (D(5), D(2), fee)


def test_s1_37_insufficient_inventory_is_cured_by_taking_off_what_is_missing(depot: Depot) -> None:
    """The button beside the reason; what lacks stands in the field, and the order goes on."""
    screen = placed(depot, units=50)
    assert chip(screen)[0] == "Action required"
    cures(screen)["Insufficient inventory: Take units off…"].click()
    depot.settle()
    (dialog,) = screen.findChildren(TakeOffDialog)
    assert dialog.form.field("units").value() == D(30)
    dialog.accept()
    goes_on(depot)
    assert chip(screen)[0] == "Processing"


def test_before_its_day_nothing_is_thought_to_lack(depot: Depot) -> None:
    """Nothing is reserved yet (S1.25): no number stands in the field."""
    day = to_datetime(depot.office.world.clock.now() + 30 * DAY).date()
    dialog = opened(depot, placed(depot, reserve_on=day.isoformat()), TAKE_OFF)
    assert dialog.form.field("units").value() is None


@pytest.mark.parametrize("mine", [True, False])
def test_s1_37_a_hold_is_ended_by_whom_it_is(depot: Depot, mine: bool) -> None:
    screen = placed(depot)
    (depot.shop if mine else depot.desk).do(HoldB2BOrder(b2b_order_id=screen.order_id, reason="Wait"))
    depot.desk.sync()
    goes_on(depot)
    found: dict[str, QAbstractButton] = dict(cures(screen))
    assert ("On hold: Release the hold" in found) is mine
    if mine:
        found["On hold: Release the hold"].click()
        goes_on(depot)
        assert chip(screen)[0] == "Processing"
