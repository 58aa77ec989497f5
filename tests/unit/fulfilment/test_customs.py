# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.6, international: customs are asked for where goods pass them, not at each border."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.customs import crosses
from desktop_b2b.rules.trade.defaults import default_tables
from tests.unit.fulfilment.depot import Depot
from tests.unit.fulfilment.orders import ABROAD
from tests.unit.memory_uow import an_id

D = Decimal


@pytest.mark.parametrize(
    ("here", "there", "code", "passes"),
    [
        ("NL", "DE", "28195", False), ("NL", "NL", "1012", False), ("DE", "MC", "98000", False),
        ("CH", "LI", "9490", False), ("US", "PR", "00901", False), ("US", "US", "02101", False),
        ("NL", "CH", "8001", True), ("NL", "GB", "EC1A 1BB", True), ("US", "CA", "K1A 0B1", True),
        ("DE", "NO", "0150", True), ("FR", "US", "10001", True),
        ("NL", "ES", "28001", False), ("NL", "ES", "35001", True), ("ES", "ES", "38 001", True),
        ("DE", "DE", "78266", True), ("NL", "FI", "FI-22100", True), ("US", "US", "00801", True),
        ("", "DE", "28195", False), ("NL", "", "", False),
    ],
)  # fmt: skip
def test_a_border_within_a_union_is_none(here: str, there: str, code: str, passes: bool) -> None:
    assert crosses(here, there, code) is passes


def test_from_the_netherlands_to_germany_nothing_is_asked_for_customs() -> None:
    bare = replace(ABROAD.items[0], hs_code="", origin_country="", unit_value=None)
    order = replace(
        ABROAD, centre_country="NL", carrier="dhl", service="europe", incoterm="", files=frozenset(),
        items=(bare,),
    )  # fmt: skip
    tables = default_tables("NL", "EUR")
    assert not [one.code for one in check(tables, order) if "tariff" in one.code]
    swiss = Address(company="Laden", address1="Gasse 1", postal_code="8001", city="Zürich", country="CH")
    asked = [one.code for one in check(tables, replace(order, address=swiss)) if "tariff" in one.code]
    assert len(asked) == 5
    # A service that stays at home goes over no border, be it one within the union.
    home = [one.code for one in check(tables, replace(order, service="parcel"))]
    assert "trade.abroad_service" in home


ABROAD_FIELDS = {
    "country": "CA", "region": "ON", "postal_code": "K1A 0B1", "service": "worldwide", "incoterm": "DAP",
}  # fmt: skip


def test_what_the_draft_says_for_customs_stands_on_the_order_and_its_copy() -> None:
    depot = Depot()
    depot.item("mug", hs_code="691200", origin_country="PT")
    line = depot.line("a", "mug", 2, unit_value=D("4.5"), hs_code="6912.00 20", customs_text="Mugs of clay")
    draft_id = depot.draft("draft", line, **ABROAD_FIELDS)
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    row = depot.one(e.CustomsLine)
    said = (D("4.5"), "69120020", "PT", "Mugs of clay")
    assert (row.unit_value, row.hs_code, row.origin_country, row.description) == said
    for number, source in enumerate((draft_id, child_id(draft_id, "order"))):
        copy_id = an_id(f"copy {number}")
        depot.do(depot.shop, b.DuplicateB2B(document_id=source, new_draft_id=copy_id))
        (copy,) = depot.all(e.B2BDraftLine, b2b_draft_id=copy_id)
        assert (copy.unit_value, copy.hs_code, copy.customs_text) == (said[0], said[1], said[3])


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("hs_code", "12", "customs.hs_code"),
        ("origin_country", "XX", "country.unknown"),
        ("unit_value", D(-1), "number.negative"),
    ],
)
def test_what_is_no_customs_data_is_refused_at_its_field(field: str, value: object, code: str) -> None:
    depot = Depot()
    line = depot.line("a", "mug", 2, **{field: value})
    with depot.refused(code, f"lines[0].{field}"):
        depot.draft("draft", line)


def test_an_order_within_the_union_has_no_customs_lines() -> None:
    depot = Depot()
    order = depot.order("home")
    assert order
    assert not depot.all(e.CustomsLine)
