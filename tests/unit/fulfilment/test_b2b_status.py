# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where an order stands and why; stock kept for it; what changes and ends it (S1.16, S1.26, S1.28–S1.38)."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.events import StockChanged
from desktop_b2b.services import b2b_status
from tests.unit.fulfilment.depot import D, Depot
from tests.unit.memory_uow import an_id


class Floor(Depot):
    """A depot whose stock comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self.lots: dict[tuple[str, str], str] = {}

    def comes(self, sku: str, units: object, lot: str = "", expires: str = "") -> None:
        """Units arrive, or leave where they are less than nought."""
        known = self.lots.get((sku, lot))
        if known is None:
            self.lots[sku, lot] = self.stock(sku, units, lot, expires)
        else:
            self.row(e.StockLot, known).on_hand += D(str(units))
        self._react([StockChanged((self.item(sku).id,))], self.context(self.depot))

    def lot(self, sku: str, lot: str = "") -> e.StockLot:
        return self.row(e.StockLot, self.lots[sku, lot])

    def the_line(self, order_id: str) -> e.B2BLine:
        return self.one(e.B2BLine, b2b_order_id=order_id)

    def state(self, order_id: str) -> tuple[str, tuple[str, ...]]:
        order = self.the(order_id)
        return order.state, order.reasons


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_s1_35_an_order_with_its_stock_is_processing_and_its_clock_runs(floor: Floor) -> None:
    floor.comes("mug", 9)
    order = floor.the(floor.order())
    assert (order.state, order.reasons, order.processing_at, order.reserved_at) == (
        "processing", (), floor.now, floor.now,
    )  # fmt: skip
    assert order.due_at is not None
    assert (floor.lot("mug").reserved, floor.the_line(order.id).reserved) == (D(5), D(5))


def test_queued_until_the_server_has_it(floor: Floor) -> None:
    assert floor.state(floor.order(server=False)) == ("queued", ())


def test_s1_37_insufficient_inventory_waits_and_s1_38_goes_on_when_it_came(floor: Floor) -> None:
    floor.comes("mug", 3)
    order_id = floor.order()
    assert floor.state(order_id) == ("action_required", ("NO_STOCK",))
    line = floor.the_line(order_id)
    assert (line.reserved, line.waits_for) == (D(3), floor.item("mug").id)
    assert floor.the(order_id).processing_at is None
    floor.now += HOUR
    floor.comes("mug", 2)
    assert floor.state(order_id) == ("processing", ())
    assert floor.the_line(order_id).waits_for is None
    assert floor.the(order_id).processing_at == floor.now, "the clock starts then"


def test_s1_37_several_reasons_coexist(floor: Floor) -> None:
    order_id = floor.order()
    floor.do(floor.shop, b.HoldB2BOrder(b2b_order_id=order_id, reason="Ask Ada"))
    assert floor.state(order_id) == ("action_required", ("NO_STOCK", "MANUAL_HOLD"))


def test_s1_36_a_day_ahead_is_scheduled_and_reserves_nothing_until_it_comes(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order(reserve_on="2027-01-18")
    order = floor.the(order_id)
    assert floor.state(order_id) == ("action_required", ("SCHEDULED",))
    assert (floor.lot("mug").reserved, order.due_at) == (D(0), None)
    floor.now = order.reserve_at - 1
    floor.system(b.MeetReserveDate(b2b_order_id=order_id), floor.shop.organisation_id)
    assert floor.state(order_id) == ("action_required", ("SCHEDULED",))
    floor.now += 1
    floor.system(b.MeetReserveDate(b2b_order_id=order_id), floor.shop.organisation_id)
    assert floor.state(order_id) == ("processing", ())
    assert floor.lot("mug").reserved == 5


def test_the_first_to_expire_is_kept_first_and_what_expired_never(floor: Floor) -> None:
    for lot, day in (("late", "2028-01-01"), ("soon", "2027-03-01"), ("gone", "2027-01-14")):
        floor.comes("tea", 4, lot, day)
    order_id = floor.order("draft", floor.line("a", "tea", 6))
    assert floor.state(order_id) == ("processing", ())
    assert [floor.lot("tea", lot).reserved for lot in ("soon", "late", "gone")] == [4, 2, 0]


def test_a_lot_that_was_asked_for_is_the_only_one(floor: Floor) -> None:
    for lot in ("A", "B"):
        floor.comes("tea", 4, lot, "2029-01-01")
    order_id = floor.order("draft", floor.line("a", "tea", 6, lot="B"))
    assert floor.state(order_id) == ("action_required", ("LOT_UNAVAILABLE",))
    assert [floor.lot("tea", lot).reserved for lot in ("A", "B")] == [0, 4]


def test_two_orders_are_served_in_their_turn_and_nobody_else_is_looked_at(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    for name in ("one", "two", "three"):
        sku = "tea" if name == "three" else "mug"
        floor.now += 1
        ids.append(floor.order(name, floor.line(f"{name} line", sku, 5)))
    seen: list[str] = []
    original = b2b_status.recompute

    def watched(uow: Any, ctx: Any, order: e.B2BOrder) -> None:
        seen.append(order.id)
        original(uow, ctx, order)

    monkeypatch.setattr(b2b_status, "recompute", watched)
    floor.comes("mug", 7)
    assert seen == ids[:2]
    assert [floor.the_line(one).reserved for one in ids] == [5, 2, 0]


def test_what_a_count_did_not_find_is_taken_from_who_came_last(floor: Floor) -> None:
    floor.comes("mug", 10)
    first = floor.order("one")
    floor.now += 1
    second = floor.order("two")
    floor.now += 1
    floor.comes("mug", -3)
    assert floor.state(first) == ("processing", ())
    assert floor.state(second) == ("action_required", ("NO_STOCK",))
    lot = floor.lot("mug")
    assert lot.reserved <= lot.on_hand
    assert floor.the(second).blocked_at == floor.now, "its clock stands"
    floor.now += DAY
    floor.comes("mug", 3)
    order = floor.the(second)
    assert (order.state, order.blocked_at, len(order.pauses)) == ("processing", None, 1)


def test_holds_are_ended_by_who_put_them(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order()
    floor.do(floor.depot, b.HoldB2BOrder(b2b_order_id=order_id, reason="Flood in aisle 3"))
    assert floor.state(order_id) == ("action_required", ("MANUAL_HOLD",))
    with floor.refused("b2b.held"):
        floor.do(floor.shop, b.HoldB2BOrder(b2b_order_id=order_id, reason="Ask Ada"))
    with floor.refused("b2b.other_hold"):
        floor.do(floor.shop, b.ReleaseB2BOrder(b2b_order_id=order_id))
    floor.do(floor.depot, b.ReleaseB2BOrder(b2b_order_id=order_id))
    assert floor.state(order_id) == ("processing", ())
    with floor.refused("b2b.not_held"):
        floor.do(floor.depot, b.ReleaseB2BOrder(b2b_order_id=order_id))


def test_s1_28_the_recipient_is_editable_until_picked(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order()
    floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, city="Salem"))
    assert floor.the(order_id).city == "Salem"
    floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, city=""))
    assert floor.state(order_id) == ("action_required", ("BAD_ADDRESS",))
    floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, city="Salem"))
    floor.the(order_id).state = "picked"
    with floor.refused("b2b.locked", "city"):
        floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, city="Boston"))
    with floor.refused("record.other_party"):
        floor.do(floor.depot, b.ChangeB2BOrder(b2b_order_id=order_id, city="Boston"))


def test_n10_units_that_are_taken_off_cost_a_fee_and_leave_the_original(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order()
    line = floor.the_line(order_id)
    cut = b.LineCut(line_id=line.id, quantity=D(2))
    floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, cuts=(cut,)))
    line = floor.the_line(order_id)
    assert (line.quantity, line.cancelled, line.reserved, floor.lot("mug").reserved) == (
        D(5),
        D(2),
        D(3),
        D(3),
    )
    assert floor.the(order_id).fee > 0
    for units in (0, 4):
        with floor.refused("b2b.cut", "cuts[0].quantity"):
            cut = b.LineCut(line_id=line.id, quantity=D(units))
            floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, cuts=(cut,)))
    with floor.refused("b2b.cut_all", "cuts"):
        cut = b.LineCut(line_id=line.id, quantity=D(3))
        floor.do(floor.shop, b.ChangeB2BOrder(b2b_order_id=order_id, cuts=(cut,)))


def test_s1_34_insurance_on_the_details_forces_the_signature(floor: Floor) -> None:
    order_id = floor.order()
    for value, signs in (("299.99", False), ("300", True), ("0", False)):
        floor.do(floor.shop, b.SetInsurance(b2b_order_id=order_id, insured_value=D(value)))
        assert floor.the(order_id).signature is signs


def test_s1_16_a_quote_is_accepted_as_it_was_seen_or_shipping_is_one_s_own(floor: Floor) -> None:
    floor.comes("mug", 20)
    first, second = floor.order("one"), floor.order("two")
    with floor.refused("b2b.no_offer"):
        floor.do(floor.shop, b.AcceptQuote(b2b_order_id=first, quote=D(9)))
    for order_id in (first, second):
        floor.do(floor.depot, b.QuoteB2BShipping(b2b_order_id=order_id, quote=D("9.5")))
    with floor.refused("b2b.quote_changed", "quote"):
        floor.do(floor.shop, b.AcceptQuote(b2b_order_id=first, quote=D(9)))
    floor.do(floor.shop, b.AcceptQuote(b2b_order_id=first, quote=D("9.5")))
    assert floor.the(first).quote_state == "accepted"
    with floor.refused("b2b.quote_accepted"):
        floor.do(floor.depot, b.QuoteB2BShipping(b2b_order_id=first, quote=D(12)))
    floor.do(floor.shop, b.ShipB2BYourself(b2b_order_id=second))
    assert (floor.the(second).method, floor.the(second).quote) == ("own_label", None)


def test_a_packed_order_waits_for_its_labels_and_its_clock_stands(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order(method="own_label")
    floor.the(order_id).state = "packed"
    floor.do(floor.shop, b.SetInsurance(b2b_order_id=order_id, insured_value=D(0)))
    assert floor.state(order_id) == ("awaiting_shipper", ("LABELS_MISSING",))
    assert floor.the(order_id).due_at is None


def test_s1_37_packing_on_the_floor_itself_brings_the_wait_for_labels(floor: Floor) -> None:
    """What the floor changes is heard by the status: nobody needs to touch the order for it."""
    floor.comes("mug", 9)
    order_id = floor.order(method="own_label")
    line, lot = floor.the_line(order_id), floor.lots["mug", ""]
    pick = f.PickLine(b2b_order_id=order_id, b2b_line_id=line.id, stock_lot_id=lot, quantity=D(5))
    inside = f.ContentValue(b2b_order_id=order_id, b2b_line_id=line.id, stock_lot_id=lot, quantity=D(5))
    pack = f.PackUnit(
        shipment_id=an_id("shipment"), unit_id=an_id("box"), contents=(inside,),
        scans=(f.ScanValue(code="MUG", quantity=D(5), at=floor.now),), weight="3 kg", size="30 x 20 x 10 cm",
    )  # fmt: skip
    floor.do(floor.depot, pick)
    assert floor.state(order_id) == ("picked", ())
    floor.do(floor.depot, pack)
    assert floor.state(order_id) == ("awaiting_shipper", ("LABELS_MISSING",))


def test_s1_38_a_pick_of_another_lot_frees_the_first_for_who_waits_for_it(floor: Floor) -> None:
    """The reservation goes with what was taken, and whoever waits for just that lot is told at once."""
    floor.comes("tea", 5, "L1", "2031-01-31")
    floor.comes("tea", 5, "L2", "2031-06-30")
    first = floor.order("one", floor.line("one tea", "tea"))
    floor.now += 1
    second = floor.order("two", floor.line("two tea", "tea", lot="L1"))
    assert floor.state(second)[0] == "action_required"
    pick = f.PickLine(
        b2b_order_id=first, b2b_line_id=floor.the_line(first).id, stock_lot_id=floor.lots["tea", "L2"],
        quantity=D(5), override="It stands in front of the other",
    )  # fmt: skip
    floor.do(floor.depot, pick)
    assert floor.state(second) == ("processing", ())
    assert floor.lot("tea", "L1").reserved == D(5)


def test_cancelling_is_free_until_picked_and_others_get_what_was_kept(floor: Floor) -> None:
    floor.comes("mug", 5)
    first = floor.order("one")
    floor.now += 1
    second = floor.order("two")
    floor.do(floor.shop, b.CancelB2BOrder(b2b_order_id=first, reason="Customer left"))
    assert floor.state(first) == ("cancelled", ())
    assert (floor.the(first).fee, floor.the_line(first).cancelled) == (D(0), D(5))
    assert floor.state(second) == ("processing", ())
    with floor.refused("b2b.cancelled"):
        floor.do(floor.shop, b.CancelB2BOrder(b2b_order_id=first))


def test_later_the_centre_is_asked_and_a_fee_applies(floor: Floor) -> None:
    floor.comes("mug", 9)
    order_id = floor.order()
    with floor.refused("b2b.not_asked"):
        floor.do(floor.depot, b.ConfirmB2BCancel(b2b_order_id=order_id))
    order, line = floor.the(order_id), floor.the_line(order_id)
    order.state, line.picked = "picked", D(5)
    floor.do(floor.shop, b.CancelB2BOrder(b2b_order_id=order_id, reason="Customer left"))
    assert (floor.the(order_id).state, floor.the(order_id).cancel_asked_at) == ("picked", floor.now)
    with floor.refused("b2b.cancel_asked"):
        floor.do(floor.shop, b.CancelB2BOrder(b2b_order_id=order_id))
    floor.do(floor.depot, b.RefuseB2BCancel(b2b_order_id=order_id, reason="On the truck"))
    assert floor.the(order_id).cancel_asked_at is None
    floor.do(floor.shop, b.CancelB2BOrder(b2b_order_id=order_id))
    floor.do(floor.depot, b.ConfirmB2BCancel(b2b_order_id=order_id))
    assert floor.the(order_id).state == "cancelled"
    assert floor.the(order_id).fee > 0


def test_n15_a_stranger_sees_no_order(floor: Floor) -> None:
    order_id = floor.order()
    for cmd in (b.CancelB2BOrder(b2b_order_id=order_id), b.HoldB2BOrder(b2b_order_id=order_id, reason="x")):
        with floor.refused("record.missing"):
            floor.do(floor.rival, cmd)
