# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A day at a fulfilment centre whose network is cut from morning to evening, in real windows."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import GetSupply, ListIssues
from tests.end2end.centre import (
    CANDLE,
    MUG,
    TEA,
    D,
    FloorHands,
    Tray,
    day,
    rows_of,
)
from tests.end2end.house import House, number_of, state_of
from tests.end2end.people import Person, until
from ui.shell.screen import Route

KEY = Qt.Key
pytestmark = [
    pytest.mark.timeout(240),
    # Without a screen there is nothing in front and no window that fills it.
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def gs1(gtin: str, lot: str, expires_on: str) -> str:
    """A barcode with lot and expiry, as a scanner writes it."""
    return f"(01){gtin.zfill(14)}(17){expires_on[2:].replace('-', '')}(10){lot}"


def test_a_day_without_a_network(house: House) -> None:
    """S1.29, S1.32, S1.38, N4, N11, N19: all of a centre's work offline, and in the evening it adds up."""
    retailer = house.enter("retailer")
    desk = house.enter("depot")
    floor = FloorHands(desk)
    first = house.market.order(retailer.desk, MUG=2, TEA=3)
    second = house.market.order(retailer.desk, MUG=1)
    for person in (retailer, desk):
        person.desk.engine.sync_until_settled()
    floor.begin()
    until(lambda: len(floor.screen.rows.entries) == 2, "both orders wait on the floor")
    house.cut()
    until(lambda: floor.sync_words().startswith("Offline"), f"offline, not {floor.sync_words()!r}")
    pick(floor, number_of(desk, first))
    pack(floor)
    print_papers(floor, house.tray)
    label_and_ship(floor)
    unpack_and_ship(floor, number_of(desk, second))
    assert floor.sync_words().startswith("Offline")
    assert state_of(retailer.desk, first) == "processing"
    house.mend()
    evening(house, retailer, first, second)


def test_two_devices_on_one_order_ship_it_once(house: House) -> None:
    """N4, N11: what came second ends as a sync issue; there is one shipment, with one device's label."""
    retailer, one = house.enter("retailer"), house.enter("depot")
    order_id = house.market.order(retailer.desk, MUG=1)
    for person in (retailer, one):
        person.desk.engine.sync_until_settled()
    two = house.enter("depot", "second device")
    number = number_of(one, order_id)
    house.cut()
    for person, code in ((one, "1Z0001"), (two, "1Z0002")):
        floor = FloorHands(person)
        floor.begin()
        floor.scan(number, MUG)
        floor.key(KEY.Key_F8)
        box(floor)
        floor.key(KEY.Key_F8)
        floor.scan("", code)
        floor.key(KEY.Key_F8)
        floor.scan("")
        floor.says("SHIPPED")
        assert state_of(person.desk, order_id) == "shipped"
    house.mend()
    for person in house.present:
        shipments = [row for row in rows_of(person.desk, e.FulfilmentShipment) if row.state != "voided"]
        assert len(shipments) == 1, f"{person.name} sees a double shipment"
        (line,) = person.desk.answer(GetSupply(b2b_order_id=order_id))
        assert (line.ordered, line.shipped, line.open) == (D(1), D(1), D(0))
    told = [{view.issue.id for view in person.desk.answer(ListIssues())} for person in house.present]
    assert told[0] == set(), "the retailer has no part in it"
    assert told[1] == told[2] != set(), "the person is told, at either device"
    two.come()
    until(lambda: "sync issue" in two.sync_sentence, f"the status says so, not {two.sync_sentence!r}")


def pick(floor: FloorHands, number: str) -> None:
    """Lots by first expiry; what nobody ordered and what expired are refused."""
    floor.scan(number)
    floor.scan(CANDLE)
    floor.says("WRONG ITEM")
    floor.scan(gs1(TEA, "L2", day(300)))
    floor.says("WRONG LOT")
    floor.scan(MUG)
    floor.says("TAKEN")
    floor.scan(gs1(TEA, "L1", day(100)))
    floor.says("TAKEN")
    floor.key(KEY.Key_F8)


def pack(floor: FloorHands) -> None:
    """Two boxes, each scan judged: wrong, surplus, unknown and expired ones are refused loudly."""
    floor.scan(CANDLE)
    floor.says("WRONG ITEM")
    floor.scan("no such code")
    floor.says("WRONG ITEM")
    floor.scan(gs1(TEA, "L1", day(-1)))
    floor.says("EXPIRED")
    floor.scan(f"3*{MUG}")
    floor.says("TOO MANY")
    floor.scan(f"2*{MUG}")
    floor.says("OK")
    floor.key(KEY.Key_F6)
    floor.scan("2.5 kg", "40 x 30 x 20 cm")
    floor.says("CLOSED")
    floor.scan(f"3*{gs1(TEA, 'L1', day(100))}")
    floor.says("OK")
    floor.key(KEY.Key_F8)
    floor.scan("1 kg", "20 x 20 x 20 cm")
    until(lambda: len(floor.screen.rows.entries) == 2, "both boxes stand there")


def print_papers(floor: FloorHands, tray: Tray) -> None:
    """A slip and a label for each box, and one for the pallet: read back from what was printed."""
    floor.key(KEY.Key_F3)
    floor.scan("2", "30 kg", "120 x 80 x 60 cm")
    floor.says("PALLET")
    floor.key(KEY.Key_F2)
    floor.scan("")
    floor.says("PRINTED")
    units = floor.rows(e.HandlingUnit)
    assert sorted(unit.kind for unit in units) == ["box", "box", "pallet"]
    papers = [pypdfium2.PdfDocument(path) for path in tray.files()]  # type: ignore[no-untyped-call]
    try:
        texts = [paper[0].get_textpage().get_text_bounded() for paper in papers]
        codes = {
            code.text
            for paper in papers
            for code in zxingcpp.read_barcodes(np.ascontiguousarray(paper[0].render(scale=4).to_numpy()))
        }
    finally:
        for paper in papers:
            paper.close()  # type: ignore[no-untyped-call]
    assert len(papers) == 6
    slips = [text for text in texts if "Bon de livraison" in text]
    assert len(slips) == 3, "the recipient reads French"
    assert all("Larch & Linden" in text and "Merci de votre commande." in text for text in slips)
    assert not any("Dockside" in text for text in slips), "the retailer is the seller of record (N15)"
    assert {f"(00){unit.sscc}" for unit in units} <= codes


def label_and_ship(floor: FloorHands) -> None:
    """Each box has its carrier's label; then it leaves."""
    floor.key(KEY.Key_F8)
    floor.scan("", "1Z0001", "1Z0002")
    floor.says("LABELLED")
    floor.key(KEY.Key_F8)
    floor.scan("")
    floor.says("SHIPPED")
    floor.key(KEY.Key_Escape)


def unpack_and_ship(floor: FloorHands, number: str) -> None:
    """A box is opened again with its reason, packed anew, shipped, taken back, and shipped for good."""
    floor.scan(number, MUG)
    floor.key(KEY.Key_F8)
    box(floor)
    floor.key(KEY.Key_F6)
    floor.scan("The box is torn.")
    floor.key(KEY.Key_Escape)
    floor.scan(number)
    box(floor)
    floor.key(KEY.Key_F8)
    floor.scan("", "1Z0003")
    floor.says("LABELLED")
    floor.key(KEY.Key_F7)
    floor.scan("The wrong carrier's label.")
    floor.key(KEY.Key_Escape)
    floor.scan(number)
    box(floor)
    floor.key(KEY.Key_F8)
    floor.scan("", "1Z0004")
    floor.says("LABELLED")
    floor.key(KEY.Key_F8)
    floor.scan("")
    floor.says("SHIPPED")


def box(floor: FloorHands) -> None:
    """The one mug goes into a box."""
    floor.scan(MUG)
    floor.says("OK")
    floor.key(KEY.Key_F8)
    floor.scan("1 kg", "20 x 20 x 20 cm")


def evening(house: House, retailer: Person, first: str, second: str) -> None:
    """The retailer sees both shipped with their tracking numbers, once each; nothing waits any more."""
    for order_id, codes in ((first, ("1Z0001", "1Z0002")), (second, ("1Z0004",))):
        retailer.come()
        retailer.window.open(Route("b2b_order", order_id))
        retailer.wait_to_read("Shipped")
        for code in codes:
            retailer.wait_to_read(code)
    for person in house.present:
        until(lambda: person.sync_sentence.startswith("Synced "), f"{person.name}: {person.sync_sentence}")  # noqa: B023
        assert person.desk.answer(ListIssues()) == []
        for order_id in (first, second):
            assert state_of(person.desk, order_id) == "shipped"
            assert all(
                (line.ordered, line.open) == (line.shipped, D(0))
                for line in person.desk.answer(GetSupply(b2b_order_id=order_id))
            )
        shipments = rows_of(person.desk, e.FulfilmentShipment)
        states = sorted(row.state for row in shipments)
        assert states.count("confirmed") == 2
        assert set(states) <= {"confirmed", "voided"}
