# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""N16: what was entered on the floor reaches the checks as it was entered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.findings import BLOCK
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services import b2b
from desktop_b2b.services.b2b_facts import order_facts
from tests.unit.fulfilment.depot import Depot
from tests.unit.memory_uow import START, MemoryUnitOfWork, an_id


def packed(depot: Depot, *units: tuple[str, str, str], files: int = 0) -> list[str]:
    """What blocks an order of Amazon's whose boxes have these weights, sizes and tracking numbers."""
    depot.stock("mug", 50)
    order = depot.the(depot.order(fba_shipment="FBA15ABC"))
    order.state = "packed"
    shared: dict[str, Any] = {
        "owner_id": depot.depot.organisation_id,
        "counterpart_id": depot.shop.organisation_id,
    }
    shipment = an_id("shipment")
    depot.put(
        e.ShipmentOrder(
            id=child_id(shipment, order.id), fulfilment_shipment_id=shipment, b2b_order_id=order.id, **shared
        )
    )
    for index, (weight, size, tracking) in enumerate(units):
        depot.put(
            e.HandlingUnit(
                id=an_id(f"box {index}"), fulfilment_shipment_id=shipment, sort_key=str(index),
                weight_entered=weight, size_entered=size, tracking=tracking, **shared,
            )
        )  # fmt: skip
    for index in range(files):
        depot.put(
            e.B2BFile(
                id=an_id(f"file {index}"), owner_id=order.owner_id, counterpart_id=order.counterpart_id,
                document_id=order.id, purpose="carton_label", name=f"{index}.pdf", file_hash=f"{index}" * 64,
            )
        )  # fmt: skip
    uow = MemoryUnitOfWork(depot.store, None)
    centre = b2b.shown(uow, uow.get(e.Link, order.link_id))
    found = check(default_tables(), order_facts(uow, order, centre, START))
    return [one.code for one in found if one.severity == BLOCK and one.code.startswith("trade.fba")]


def test_n16_amazons_box_with_both_labels_is_ready() -> None:
    assert packed(Depot(), ("50 lb", "25 x 20 x 10 in", "1Z1"), files=1) == []


def test_n16_one_label_is_not_enough() -> None:
    assert packed(Depot(), ("50 lb", "25 x 20 x 10 in", "1Z1")) == ["trade.fba_box_labels"]


def test_n16_weight_and_size_count_in_the_unit_that_was_typed() -> None:
    assert packed(Depot(), ("50.1 lb", "25.1 x 20 x 10 in", "1Z1"), files=1) == [
        "trade.fba_box_weight", "trade.fba_box_side",
    ]  # fmt: skip


def test_a_lot_that_the_centre_would_not_pick_is_kept_for_nobody_but_who_asks_for_it() -> None:
    depot = Depot()
    depot.put(
        e.LinkTerms(
            id=depot.link(),
            owner_id=depot.depot.organisation_id,
            counterpart_id=depot.shop.organisation_id,
            tables=encode_tables(default_tables()),
        )
    )
    depot.stock("tea", 5, "SOON", "2026-12-10")
    depot.stock("tea", 7, "LATE", "2027-12-10")
    uow = MemoryUnitOfWork(depot.store, None)
    item = depot.item("tea")
    assert b2b.available(uow, item, "2026-11-28") == 7
    assert b2b.available(uow, item, "2026-11-28", "SOON") == 5
    assert b2b.available(uow, item, "2026-12-11", "SOON") == 0


def test_n16_a_box_that_is_too_heavy_waits_until_it_is_repacked_or_the_centre_agrees() -> None:
    depot = Depot()
    packed(depot, ("60 lb", "25 x 20 x 10 in", "1Z1"), files=1)
    order_id = depot.one(e.B2BOrder).id
    depot.do(depot.depot, b.QuoteB2BShipping(b2b_order_id=order_id, quote=Decimal(9)))
    depot.do(depot.shop, b.AcceptQuote(b2b_order_id=order_id, quote=Decimal(9)))
    order = depot.the(order_id)
    assert (order.state, order.reasons) == ("awaiting_shipper", ("METHOD_UNSUITABLE", "DECLINED_REQUEST"))
    for rule in ("fba_box_weight", "heavy_parcel"):
        depot.do(depot.depot, b.SetRuleAside(b2b_order_id=order_id, rule=rule, reason="Team lift"))
    assert (depot.the(order_id).state, depot.the(order_id).reasons) == ("packed", ())
