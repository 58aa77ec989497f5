# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where a B2B order stands, as its retailer sees it in details and list (S1.35–S1.39)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton

from desktop_b2b.clock import DAY, HOUR, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import (
    ChangeB2BOrder,
    CreateB2BOrder,
    HoldB2BOrder,
    ReleaseB2BOrder,
)
from desktop_b2b.domain.commands.stock import ReceivedLine, ReceiveStock
from desktop_b2b.services.queries import Dashboard
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import ready
from tests.sync_flows.docks import pack_up
from tests.sync_flows.world import new_id
from ui.screens.b2b_order.doing import RecipientDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.theme import Tone


def placed(depot: Depot, units: int = 5, **fields: Any) -> B2BOrderScreen:
    """The details of an order of mugs that the server has."""
    draft_id = ready(depot, units, **fields)
    depot.shop.do(CreateB2BOrder(b2b_draft_id=draft_id))
    depot.office.world.settle()
    return depot.office.open(B2BOrderScreen, Route("b2b_order", depot.order_of(draft_id)))


def the(depot: Depot, screen: B2BOrderScreen) -> e.B2BOrder:
    """The order as it is stored at the retailer's."""
    return depot.shop.row(e.B2BOrder, screen.order_id)


def goes_on(depot: Depot) -> None:
    """All desks hear of all."""
    depot.settle()
    depot.office.world.settle()
    depot.settle()


def reasons(screen: B2BOrderScreen) -> str:
    """All that the card of reasons says."""
    return " ".join(label.text() for label in screen.reasons.findChildren(QLabel))


def cures(screen: B2BOrderScreen) -> dict[str, QPushButton]:
    """The buttons beside the reasons, by what they are called to those who do not see."""
    return {button.accessibleName(): button for button in screen.reasons.findChildren(QPushButton)}


def chip(screen: B2BOrderScreen) -> tuple[str, Tone]:
    """The words and tone of the status."""
    return screen.chip.text, screen.chip.tone


def in_list(depot: Depot, order_id: str) -> tuple[str, str]:
    """How the list says where an order stands: words and tone."""
    screen = depot.office.open(TransactionsScreen, Route("transactions"))
    row = screen.model.rows[screen.model.find(order_id)]
    (column,) = (one for one in screen.model.columns if one.key == "state")
    assert column.tone is not None
    return str(column.value(row)), str(column.tone(row))


def alerts(depot: Depot) -> int:
    """How many orders the alert for them counts."""
    (state,) = depot.shop.store.answer(Dashboard(keys=("b2b_action",)))
    return state.total


def test_s1_35_processing_begins_by_itself(depot: Depot) -> None:
    """S1.35: the reserve date is met and nothing stands in the way: Processing, without anybody's doing."""
    screen = placed(depot)
    assert chip(screen)[0] == "Processing"
    assert screen.reasons.isHidden()
    assert in_list(depot, screen.order_id)[0] == "Processing"
    assert alerts(depot) == 0


def test_s1_36_before_its_day_it_is_scheduled_and_no_alarm(depot: Depot) -> None:
    """S1.36: the reserve date is not met: Action required, as *Scheduled* and neutral (A5)."""
    clock = depot.office.world.clock
    day = to_datetime(clock.now() + 3 * DAY).date().isoformat()
    screen = placed(depot, reserve_on=day)
    order = the(depot, screen)
    assert (order.state, order.reasons) == ("action_required", ("SCHEDULED",))
    assert chip(screen) == ("Scheduled", Tone.GREY)
    assert "Scheduled" in reasons(screen)
    assert "starts once the reserve date is met" in screen.panel.clock.words.text()
    assert alerts(depot) == 0, "nobody must act"
    assert in_list(depot, order.id) == ("Scheduled", Tone.GREY)

    clock.instant = order.reserve_at
    assert [one.outcome for one in depot.office.world.server.scheduler.run_due()] == ["committed"]
    screen = depot.office.open(B2BOrderScreen, Route("b2b_order", order.id))
    goes_on(depot)
    assert chip(screen)[0] == "Processing"
    assert screen.reasons.isHidden()


def test_s1_37_several_reasons_stand_at_once_each_with_its_cure(depot: Depot) -> None:
    """S1.37: insufficient inventory, a bad address and a hold together; each reason leads to its cure."""
    screen = placed(depot, units=50)
    for command in (
        ChangeB2BOrder(b2b_order_id=screen.order_id, city=""),
        HoldB2BOrder(b2b_order_id=screen.order_id, reason="The store is being rebuilt"),
    ):
        depot.shop.do(command)
        goes_on(depot)
    assert the(depot, screen).reasons == ("NO_STOCK", "BAD_ADDRESS", "MANUAL_HOLD")
    assert chip(screen) == ("Action required", Tone.RED)
    said = reasons(screen)
    for words in (
        "Insufficient inventory",
        "Missing or invalid shipping information",
        "On hold",
        "The store is being rebuilt",
        "3 reasons. The clock is stopped.",
    ):
        assert words in said
    assert set(cures(screen)) >= {
        "Insufficient inventory: Take units off…",
        "Missing or invalid shipping information: Edit the address",
        "On hold: Release the hold",
    }
    assert alerts(depot) == 1
    words, tone = in_list(depot, screen.order_id)
    assert (words, tone) == ("Action required", Tone.RED)


def test_s1_38_reasons_clear_one_by_one_and_the_order_goes_on(depot: Depot) -> None:
    """S1.38: what is mended is judged anew at once; with the last reason gone the order goes on, and its
    clock starts only then.
    """
    world = depot.office.world
    screen = placed(depot, units=30)
    depot.shop.do(ChangeB2BOrder(b2b_order_id=screen.order_id, city=""))
    goes_on(depot)
    cures(screen)["Missing or invalid shipping information: Edit the address"].click()
    depot.settle()
    (dialog,) = screen.findChildren(RecipientDialog)
    dialog.form.set_values({"city": "Boston"})
    dialog.accept()
    goes_on(depot)
    assert the(depot, screen).reasons == ("NO_STOCK",)
    assert "Missing or invalid" not in reasons(screen)
    assert the(depot, screen).processing_at is None

    world.clock.advance(5 * HOUR)
    line = ReceivedLine(stock_item_id=depot.dock.mug, quantity=Decimal(40), bin_id=depot.dock.bins[0])
    depot.desk.do(ReceiveStock(receipt_id=new_id(), lines=(line,), reference="ASN 2"))
    goes_on(depot)
    order = the(depot, screen)
    assert (order.state, order.reasons, order.processing_at) == ("processing", (), world.clock.now())
    assert chip(screen)[0] == "Processing"
    assert screen.reasons.isHidden()
    assert alerts(depot) == 0


def test_s1_39_the_clock_starts_with_processing_and_is_shown(depot: Depot) -> None:
    """S1.39: the turnaround runs from the entry into Processing; the details say until when, and why."""
    world = depot.office.world
    screen = placed(depot)
    order = the(depot, screen)
    assert order.processing_at is not None
    assert order.due_at is not None
    assert "; Shipped: by " in screen.timeline.accessibleName()
    assert "Day 1 of 3" in screen.panel.clock.words.text()

    depot.shop.do(HoldB2BOrder(b2b_order_id=order.id, reason="Wait"))
    goes_on(depot)
    assert the(depot, screen).due_at is None
    assert "The clock stands while the order waits." in screen.panel.clock.words.text()
    world.clock.advance(2 * DAY)
    depot.shop.do(ReleaseB2BOrder(b2b_order_id=order.id))
    goes_on(depot)
    later = the(depot, screen)
    assert later.due_at is not None
    assert later.due_at > order.due_at, "what it stood is not counted"
    assert len(later.pauses) == 1


def test_s1_37_labels_that_are_missing_are_asked_for_once_it_is_packed(depot: Depot, tmp_path: Path) -> None:
    """S1.37: labels of one's own are no reason before there are boxes; then they are, until they come."""
    screen = placed(depot, method="own_label", carrier="", service="", consent=False)
    assert chip(screen)[0] == "Processing"
    assert screen.reasons.isHidden()
    pack_up(depot.desk, screen.order_id)
    goes_on(depot)
    assert chip(screen)[0] == "Awaiting shipper"
    assert "Required labels not uploaded" in reasons(screen)
    assert "Required labels not uploaded: Upload labels…" in cures(screen)
    path = tmp_path / "label.pdf"
    path.write_bytes(b"%PDF-1.7 " + b"x" * 50)
    screen.files.purpose.setCurrentIndex(screen.files.purpose.findData("carton_label"))
    screen.files.attach(str(path))
    goes_on(depot)
    assert the(depot, screen).reasons == ()
    assert screen.reasons.isHidden()
    assert chip(screen)[0] == "Packed"
