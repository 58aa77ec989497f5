# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Customs data and services of an order are the retailer's to change until it is picked (mission §2, S1.28);
limits in money are compared in one currency or not at all (mission §7.4).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands.floor import RecordService
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.findings import BLOCK, WARN
from tests.unit.fulfilment.depot import D, Depot
from tests.unit.fulfilment.dock import fresh
from tests.unit.fulfilment.orders import ABROAD, TABLES
from tests.unit.memory_uow import an_id

ABROAD_ADDRESS: dict[str, Any] = {
    "address1": "12 King Street West", "city": "Toronto", "postal_code": "M5H 1A1", "region": "ON",
    "country": "CA",
}  # fmt: skip


@pytest.fixture
def depot() -> Depot:
    depot = Depot()
    depot.stock("mug", 99)
    return depot


def said(name: str = "draft", **fields: Any) -> b.CustomsValue:
    line_id = child_id(an_id(f"{name} mug"), "order")
    return b.CustomsValue(line_id=line_id, **{"unit_value": D("12.5"), **fields})


def change(depot: Depot, order_id: str, *values: b.CustomsValue, **fields: Any) -> None:
    depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, customs=values, **fields))


def test_an_order_that_goes_abroad_only_now_gets_its_customs_data(depot: Depot) -> None:
    """The address was changed after it was created: what is missing is told, and can be said."""
    order_id = depot.order()
    assert depot.the(order_id).state == "processing"
    change(depot, order_id, **ABROAD_ADDRESS, service="worldwide")
    assert "TARIFF_DATA" in depot.the(order_id).reasons
    assert depot.all(e.CustomsLine) == []
    change(depot, order_id, said(hs_code="691110", origin_country="PT"), incoterm="DAP")
    (row,) = depot.all(e.CustomsLine)
    assert (row.unit_value, row.hs_code, row.origin_country, row.description, row.currency) == (
        D("12.5"), "691110", "PT", "A mug", "USD",
    )  # fmt: skip
    assert (row.owner_id, row.counterpart_id) == (depot.shop.organisation_id, depot.depot.organisation_id)
    assert depot.the(order_id).state == "processing"
    change(depot, order_id, said(unit_value=D("301")))
    assert depot.all(e.CustomsLine)[0].hs_code == "691110", "what is not said stays"
    assert depot.the(order_id).reasons == ("DECLINED_REQUEST",), "301 is above what the centre takes"


def test_bad_input_is_refused_and_changes_nothing(depot: Depot) -> None:
    order_id = depot.order()
    with depot.refused("b2b.no_customs", "customs[0]"):
        change(depot, order_id, said())
    change(depot, order_id, **ABROAD_ADDRESS)
    with depot.refused("b2b.no_line", "customs[0].line_id"):
        change(depot, order_id, said("another"))
    with depot.refused("list.repeated", "customs[1].line_id"):
        change(depot, order_id, said(), said())
    with depot.refused("customs.hs_code", "customs[0].hs_code"):
        change(depot, order_id, said(hs_code="12"))
    with depot.refused("number.negative", "customs[0].unit_value"):
        change(depot, order_id, said(unit_value=D(-1)))
    assert depot.all(e.CustomsLine) == []
    depot.the(order_id).state = "picked"
    with depot.refused("b2b.locked", "customs"):
        change(depot, order_id, said())


def test_services_are_asked_for_anew_for_one_fee(depot: Depot) -> None:
    """S1.28: as one paid request with what else is changed; a service that is done stays."""
    order_id = depot.order(services=("kitting*2",))
    before = depot.the(order_id).due_at
    depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=("kitting*2",)))
    assert depot.the(order_id).fee == 0, "nothing was changed"
    line_id = child_id(an_id("draft mug"), "order")
    cut = b.LineCut(line_id=line_id, quantity=D(1))
    depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=(), cuts=(cut,)))
    order = depot.the(order_id)
    assert (order.services, order.fee) == ((), D(12))
    assert before is not None
    assert order.due_at is not None
    assert order.due_at < before, "it takes no days any more"
    with depot.refused("b2b.service_count", "services[0]"):
        depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=("kitting*0",)))
    depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=("kitting*3",)))
    done = RecordService(
        service_record_id=fresh("done"), b2b_order_id=order_id, service="kitting", quantity=D(2)
    )
    depot.do(depot.depot, done)
    for fewer in ((), ("kitting*1",)):
        with depot.refused("service.done", "services"):
            depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=fewer))
    depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=("kitting*2",)))
    depot.the(order_id).state = "picked"
    with depot.refused("b2b.locked", "services"):
        depot.do(depot.shop, b.ChangeB2BOrder(b2b_order_id=order_id, services=()))


@pytest.mark.parametrize(
    ("currency", "value", "rate", "blocks", "rateless"),
    [
        ("USD", "300", None, False, False),
        ("USD", "300.01", None, True, False),
        ("EUR", "280", "1.1", True, False),
        ("EUR", "270", "1.1", False, False),
        ("EUR", "9000", None, False, True),
        ("JPY", "9000", "0.0067", False, False),
    ],
)  # fmt: skip
def test_what_a_unit_is_worth_is_compared_in_the_centres_currency(
    currency: str, value: str, rate: str | None, blocks: bool, rateless: bool
) -> None:
    items = tuple(replace(item, unit_value=Decimal(value)) for item in ABROAD.items)
    facts = replace(
        ABROAD, items=items, insured_currency=currency, insured_rate=Decimal(rate) if rate else None
    )
    found = {one.code: one for one in check(TABLES, facts)}
    assert ("trade.declined_unit_value" in found) == blocks
    assert ("b2b.rule_rate" in found) == rateless
    if blocks:
        one = found["trade.declined_unit_value"]
        assert one.severity == BLOCK
        assert f"{value} {currency}" in one.sentence()
        assert "300 USD" in one.sentence()
    if rateless:
        one = found["b2b.rule_rate"]
        assert (one.severity, one.field, one.fix) == (WARN, "insured_rate", "edit_insurance")
        assert "from EUR to USD" in one.sentence()


def test_an_amount_with_a_currency_of_its_own_needs_no_rate() -> None:
    """Customs data of an order in euros may be in dollars."""
    items = tuple(replace(item, unit_value=Decimal(301), unit_currency="USD") for item in ABROAD.items)
    found = {one.code for one in check(TABLES, replace(ABROAD, items=items, insured_currency="EUR"))}
    assert "trade.declined_unit_value" in found
    assert "b2b.rule_rate" not in found
