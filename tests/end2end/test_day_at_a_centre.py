# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A day at a fulfilment centre whose network is cut from morning to evening, in real windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt

from desktop_b2b.clock import from_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import GetSupply, ListIssues
from tests.end2end.centre import (
    CANDLE,
    EMAIL,
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
from ui.screens.order.papers import MessageDialog
from ui.shell.screen import Route

#: What the carrier says of the first order's parcels.
CLOSED_DOOR = "The door was closed."
KEY = Qt.Key
pytestmark = [
    pytest.mark.timeout(240),
    # Without a screen there is nothing in front and no window that fills it.
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def gs1(gtin: str, lot: str, expires_on: str) -> str:
    """A barcode with lot and expiry, as a scanner writes it."""
    return f"(01){gtin.zfill(14)}(17){expires_on[2:].replace('-', '')}(10){lot}"


@dataclass
class Orders:
    """What the retailer ordered before the day began, by their ids."""

    first: str
    second: str
    #: Somebody comes for it, and signs.
    collected: str
    #: More mugs than there are.
    short: str
    #: For the day after tomorrow.
    later: str

    @property
    def to_pick(self) -> tuple[str, ...]:
        """What can be worked on."""
        return self.first, self.second, self.collected


def test_a_day_without_a_network(house: House) -> None:
    """S1.3, S1.29, S1.32, S1.36–S1.38, S2.91, N4, N11, N19: all of a centre's work offline, from goods in to
    what the carrier reports; in the evening it adds up, and who waited for goods goes on.
    """
    retailer = house.enter("retailer")
    desk = house.enter("depot")
    floor = FloorHands(desk)
    orders = ordered(house, retailer)
    for person in (retailer, desk):
        person.desk.engine.sync_until_settled()
    floor.begin()
    until(lambda: len(floor.screen.rows.entries) == len(orders.to_pick), "what can be picked waits there")
    house.cut()
    until(lambda: floor.sync_words().startswith("Offline"), f"offline, not {floor.sync_words()!r}")
    receive(desk)
    floor.begin()
    pick(floor)
    floor.scan(number_of(desk, orders.first))
    pack(floor)
    print_papers(floor, house.tray)
    label_and_ship(floor)
    unpack_and_ship(floor, number_of(desk, orders.second))
    hand_over(floor, number_of(desk, orders.collected))
    assert floor.sync_words().startswith("Offline")
    assert state_of(retailer.desk, orders.first) == "processing"
    house.mend()
    evening(house, retailer, orders)


def ordered(house: House, retailer: Person) -> Orders:
    """The retailer's orders: three that can be shipped today, and two that wait, each for its reason."""
    slot = open_hour()
    pickup = {
        "kind": "pickup", "collector": "Ada Lund", "collect_from": slot[0], "collect_until": slot[1],
        "carrier": "", "service": "", "consent": False,
    }  # fmt: skip
    order, office = house.market.order, retailer.desk
    return Orders(
        order(office, MUG=2, TEA=3),
        order(office, MUG=1),
        order(office, pickup, MUG=1),
        order(office, MUG=30),
        order(office, {"reserve_on": day(2)}, TEA=1),
    )


def open_hour() -> tuple[int, int]:
    """An hour in which the centre is open: ten o'clock there, on the next day that is no weekend."""
    there = datetime.now(ZoneInfo("Europe/Paris")).replace(hour=10, minute=0, second=0, microsecond=0)
    there += timedelta(days=1)
    while there.isoweekday() > 5:
        there += timedelta(days=1)
    return from_datetime(there), from_datetime(there + timedelta(hours=1))


def receive(desk: Person) -> None:
    """A delivery of mugs is taken in, on the screen for it."""
    (lot,) = (
        row for row in rows_of(desk.desk, e.StockLot) if not row.lot and row.on_hand and is_mug(desk, row)
    )
    desk.window.open(Route("stock_receive"))
    desk.wait_to_read("Receive goods")
    desk.rest()
    desk.enter("Receive goods", 0, "Scan, inventory ID, SKU or GTIN", MUG)
    desk.rest()
    desk.enter("Receive goods", 0, "Units", "15")
    desk.rest()
    desk.press("Take in")

    def there() -> bool:
        return any(row.id == lot.id and row.on_hand == D(35) for row in rows_of(desk.desk, e.StockLot))

    until(there, "20 mugs and 15 more")


def is_mug(desk: Person, lot: e.StockLot) -> bool:
    """Whether a lot is of mugs."""
    return any(item.id == lot.stock_item_id and item.gtin == MUG for item in rows_of(desk.desk, e.StockItem))


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


def pick(floor: FloorHands) -> None:
    """A wave in one walk; lots by first expiry; what nobody ordered and what expired are refused."""
    floor.key(KEY.Key_F3)
    floor.scan("3")
    floor.scan(CANDLE)
    floor.says("WRONG ITEM")
    floor.scan(gs1(TEA, "L2", day(300)))
    floor.says("WRONG LOT")
    for code in (MUG, MUG, MUG, gs1(TEA, "L1", day(100))):
        floor.scan(code)
        floor.says("TAKEN")
    floor.key(KEY.Key_F8)
    assert [wave.state for wave in floor.rows(e.Wave)] == ["closed"]
    floor.key(KEY.Key_Escape)


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
    """Each box has its carrier's label; it leaves, and the carrier calls."""
    floor.key(KEY.Key_F8)
    floor.scan("", "1Z0001", "1Z0002")
    floor.says("LABELLED")
    floor.key(KEY.Key_F8)
    floor.scan("")
    floor.says("SHIPPED")
    floor.key(KEY.Key_F8)
    floor.scan("3", CLOSED_DOOR)
    floor.says("Exception")
    floor.key(KEY.Key_Escape)


def hand_over(floor: FloorHands, number: str) -> None:
    """Who comes for it signs; no carrier is asked for."""
    floor.scan(number)
    box(floor)
    floor.key(KEY.Key_F8)
    floor.scan("", "Ada Lund")
    floor.says("COLLECTED")
    floor.key(KEY.Key_Escape)


def unpack_and_ship(floor: FloorHands, number: str) -> None:
    """A box is opened again with its reason, packed anew, shipped, taken back, and shipped for good."""
    floor.scan(number)
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
    floor.key(KEY.Key_Escape)


def box(floor: FloorHands) -> None:
    """The one mug goes into a box."""
    floor.scan(MUG)
    floor.says("OK")
    floor.key(KEY.Key_F8)
    floor.scan("1 kg", "20 x 20 x 20 cm")


def evening(house: House, retailer: Person, orders: Orders) -> None:
    """The retailer sees all of it, once each; who waited for mugs goes on, who waits for its day does not."""
    retailer.come()
    for order_id, words in (
        (orders.first, ("Exception", "1Z0001", "1Z0002", CLOSED_DOOR)),
        (orders.second, ("Shipped", "1Z0004")),
        (orders.collected, ("Collected by Ada Lund", "Signed “Ada Lund”")),
        (orders.short, ("Processing",)),
        (orders.later, ("Scheduled",)),
    ):
        retailer.window.open(Route("b2b_order", order_id))
        for each in words:
            retailer.wait_to_read(each)
    tell_the_customer(retailer, orders.second)
    for person in house.present:
        until(lambda: person.sync_sentence.startswith("Synced "), f"{person.name}: {person.sync_sentence}")  # noqa: B023
        adds_up(person, orders)


def tell_the_customer(retailer: Person, order_id: str) -> None:
    """The message is there to be copied, with the address that the centre never saw (S2.91)."""
    retailer.window.open(Route("b2b_order", order_id))
    retailer.wait_to_read("1Z0004")
    (shipment,) = (one for one in rows_of(retailer.desk, e.FulfilmentShipment) if tracked(retailer, one))
    retailer.press(f"Customer message about {shipment.number}")
    until(lambda: isinstance(retailer.place, MessageDialog), "the message")
    dialog = retailer.place
    assert isinstance(dialog, MessageDialog)
    words = dialog.field.toPlainText()
    assert "1Z0004" in words
    assert EMAIL in words
    dialog.reject()


def tracked(person: Person, shipment: e.FulfilmentShipment) -> bool:
    """Whether the second order's box is in it."""
    units = rows_of(person.desk, e.HandlingUnit)
    return any(one.fulfilment_shipment_id == shipment.id and one.tracking == "1Z0004" for one in units)


def adds_up(person: Person, orders: Orders) -> None:
    """On each desk: no issue, the same states, nothing shipped twice, no mug lost."""
    assert person.desk.answer(ListIssues()) == []
    wanted = ("exception", "shipped", "collected", "processing", "action_required")
    for order_id, state in zip(vars(orders).values(), wanted, strict=True):
        assert state_of(person.desk, order_id) == state
    for order_id in orders.to_pick:
        assert all(
            (line.ordered, line.open) == (line.shipped, D(0))
            for line in person.desk.answer(GetSupply(b2b_order_id=order_id))
        )
    states = sorted(row.state for row in rows_of(person.desk, e.FulfilmentShipment))
    assert [state for state in states if state != "voided"] == ["confirmed", "confirmed", "exception"]
    (mugs,) = (row for row in rows_of(person.desk, e.StockLot) if row.reserved == D(30))
    assert mugs.on_hand == D(35 - 4)
