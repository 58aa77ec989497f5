# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The papers of a B2B order at its retailer: slips, labels and list are its own, too (mission §1.3); bins,
trucks and the centre's marks are not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetOwnPapers, ListPrints
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import created
from tests.gui.floor.stage import PaperTray
from tests.sync_flows.docks import pack_up
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_papers import job
from ui.screens.b2b_papers.dialog import PrintDialog


def packed(depot: Depot) -> tuple[B2BOrderScreen, str]:
    """The details of an order that lies in one box; the box."""
    screen = created(depot, note_to_customer="Thank you")
    depot.office.world.settle()
    _, box = pack_up(depot.desk, screen.order_id)
    depot.office.world.settle()
    depot.settle()
    return screen, box


def test_nothing_is_offered_before_the_centre_works_on_it(depot: Depot) -> None:
    screen = created(depot)
    assert screen.print_button.isHidden()
    assert not screen.print_action.isEnabled()


def test_the_picking_list_tells_no_bins(depot: Depot) -> None:
    screen = created(depot)
    depot.office.world.settle()
    depot.settle()
    found = depot.shop.store.answer(GetOwnPapers(b2b_order_id=screen.order_id))
    (lot,) = found.orders[0].lines[0].lots
    assert (int(lot.reserved), lot.places) == (5, ())
    assert depot.shop.rows(e.Bin) == []
    screen.print_action.trigger()
    depot.settle()
    (dialog,) = screen.findChildren(PrintDialog)
    assert [box.text() for box in dialog.boxes.values()] == ["Picking lists: 1"]
    dialog.reject()


def test_s2_89_the_retailer_prints_slip_and_label_and_each_print_counts(
    depot: Depot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S2.89: what the centre puts into the box, on the retailer's own printer; a second one is a copy."""
    tray = PaperTray(tmp_path / "printed")
    monkeypatch.setattr(job, "_printer", tray.printer)
    screen, box = packed(depot)
    for copy in (1, 2):
        screen.print_action.trigger()
        depot.settle()
        dialog = screen.findChildren(PrintDialog)[-1]
        assert [one.text() for one in dialog.boxes.values()] == [
            "Packing slips of boxes: 1",
            "Carton labels (GS1-128): 1",
        ]
        dialog.verb_button.click()
        depot.settle()
        marks = sorted((mark.paper, mark.about_id, mark.copy) for mark in depot.shop.rows(e.PrintMark))
        assert marks[-1] == ("packing_slip", box, copy)
        assert len(marks) == 2 * copy
    slip, _, again, _ = tray.papers()
    assert all(part in slip.text() for part in ("shop-company", "MUG", "Thank you"))
    assert "COPY" in again.text()
    assert "COPY" not in slip.text()
    depot.office.world.settle()
    (shipment,) = depot.desk.rows(e.FulfilmentShipment)
    assert depot.desk.store.answer(ListPrints(document_id=shipment.id)) == [], (
        "its own marks are no one else's"
    )
    depot.office.world.assert_converged()


def test_n15_nobody_else_asks_for_them(depot: Depot) -> None:
    screen, _ = packed(depot)
    for desk in (depot.desk, depot.office.world.desk("north")):
        with pytest.raises(UserError) as caught:
            desk.store.answer(GetOwnPapers(b2b_order_id=screen.order_id))
        assert caught.value.code == "record.missing"
