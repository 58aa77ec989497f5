# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""N16, S1.37: the ready-to-ship gate. Each reason has facts that fail and a fix that clears it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import measures
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.facts import (
    DRAFT,
    ReadyFacts,
)
from desktop_b2b.rules.trade.findings import (
    BLOCK,
    FIX_WORDS,
    LATER,
    REASONS,
    WARN,
    Finding,
    is_alert,
    is_ready,
    reasons,
)
from desktop_b2b.rules.trade.insurance import needs_signature, premium
from desktop_b2b.rules.trade.judge import holds
from desktop_b2b.rules.trade.kinds import kind_of
from desktop_b2b.rules.trade.rows import TradeRule
from tests.unit.fulfilment.orders import (
    ABROAD,
    ADDRESS,
    BOUGHT_FREIGHT,
    DANGEROUS,
    FBA,
    FBA_BOX,
    FBA_PALLETS,
    FREIGHT,
    ITEM,
    OWN,
    PACKED_PARCEL,
    PALLET,
    PALLETS,
    PICKUP,
    READY,
    TABLES,
    TODAY,
    length,
    weight,
)


@dataclass(frozen=True)
class Case:
    """Facts that are in order, what spoils them, and what is said of it. Undoing the spoiling is the fix."""

    name: str
    reason: str
    field: str
    spoilt: dict[str, Any]
    facts: ReadyFacts = READY
    item: dict[str, Any] = dataclasses.field(default_factory=dict)
    box: dict[str, Any] = dataclasses.field(default_factory=dict)
    pallet: dict[str, Any] = dataclasses.field(default_factory=dict)
    severity: str = BLOCK

    def broken(self) -> ReadyFacts:
        found = replace(self.facts, **self.spoilt)
        if self.item:
            found = replace(found, items=(*found.items[:-1], replace(found.items[-1], **self.item)))
        if self.box:
            found = replace(found, boxes=(*found.boxes[:-1], replace(found.boxes[-1], **self.box)))
        if self.pallet:
            found = replace(found, pallets=(*found.pallets[:-1], replace(found.pallets[-1], **self.pallet)))
        return found


CASES = [
    Case("later", "SCHEDULED", "reserve_on", {"reserve_on": date(2026, 12, 1)}, severity=LATER),
    Case("stock", "NO_STOCK", "lines[0].quantity", {}, item={"available": Decimal(9)}),
    Case("stock ahead", "NO_STOCK", "lines[0].quantity", {"reserve_on": date(2026, 12, 1)},
         item={"available": Decimal(9)}, severity=WARN),
    Case("no street", "BAD_ADDRESS", "address1", {"address": replace(ADDRESS, address1="")}),
    Case("bad code", "BAD_ADDRESS", "postal_code", {"address": replace(ADDRESS, postal_code="1")}),
    Case("no phone", "BAD_ADDRESS", "phone", {"address": replace(ADDRESS, phone="")}, FREIGHT),
    Case("nobody comes", "BAD_ADDRESS", "collector", {"collector": ""}, PICKUP),
    Case("never", "BAD_ADDRESS", "collect_from", {"collect_until": None}, PICKUP),
    Case("backwards", "BAD_ADDRESS", "collect_until", {"collect_until": 500}, PICKUP),
    Case("past", "BAD_ADDRESS", "collect_until", {"now": 3000}, PICKUP),
    Case("closed", "BAD_ADDRESS", "collect_from", {"slot_open": False, "stage": DRAFT}, PICKUP),
    Case("closed since", "BAD_ADDRESS", "collect_from", {"slot_open": False}, PICKUP, severity=WARN),
    Case("no label", "LABELS_MISSING", "attachments", {}, OWN, box={"labels": 0}),
    Case("label ahead", "LABELS_MISSING", "attachments", {"method": "own_label"}, severity=LATER),
    Case("FBA: one label", "LABELS_MISSING", "boxes[1].box_labels", {}, FBA, box={"labels": 1}),
    Case("FBA: three", "LABELS_MISSING", "pallets[1].pallet_labels", {}, FBA_PALLETS, pallet={"labels": 3}),
    Case("quote", "QUOTE_PENDING", "quote", {"quote_accepted": False}, BOUGHT_FREIGHT),
    Case("quote ahead", "QUOTE_PENDING", "quote", {"quote_needed": True}, severity=LATER),
    Case("inactive", "SKU_INACTIVE", "lines[0].sku", {}, item={"active": False}),
    Case("unknown", "SKU_UNMAPPED", "lines[0].sku", {}, item={"known": False}),
    Case("no UN number", "HAZMAT_DATA", "lines[1].un_number", {}, DANGEROUS, item={"un_number": ""}),
    Case("no class", "HAZMAT_DATA", "lines[1].hazard_class", {}, DANGEROUS, item={"hazard_class": ""}),
    Case("no sheet", "HAZMAT_DATA", "lines[1].sds_attached", {}, DANGEROUS, item={"sds_attached": False}),
    Case("not approved", "HAZMAT_DATA", "lines[1].hazmat_approved", {}, DANGEROUS,
         item={"hazmat_approved": False}),
    Case("no tariff", "TARIFF_DATA", "lines[0].hs_code", {}, ABROAD, item={"hs_code": ""}),
    Case("no origin", "TARIFF_DATA", "lines[0].origin_country", {}, ABROAD, item={"origin_country": ""}),
    Case("no value", "TARIFF_DATA", "lines[0].unit_value", {}, ABROAD, item={"unit_value": None}),
    Case("no Incoterm", "TARIFF_DATA", "incoterm", {"incoterm": ""}, ABROAD),
    Case("no invoice", "ATTACHMENT_MISSING", "attachments", {"files": frozenset()}, ABROAD, severity=WARN),
    Case("lot", "LOT_UNAVAILABLE", "lines[0].lot", {}, item={"lot": "L1", "lot_available": Decimal(3)}),
    Case("old lot", "LOT_UNAVAILABLE", "lines[0].lot", {}, item={"lot": "L1", "lot_expired": True}),
    Case("no BOL", "ATTACHMENT_MISSING", "attachments", {"files": frozenset()}, PALLETS),
    Case("no service", "METHOD_UNSUITABLE", "service", {"carrier": "", "service": ""}),
    Case("gone service", "METHOD_UNSUITABLE", "service", {"service": "zeppelin"}),
    Case("freight service", "METHOD_UNSUITABLE", "service", {"carrier": "fedex_freight", "service": "ltl"}),
    Case("too heavy", "METHOD_UNSUITABLE", "lines[0].quantity", {}, item={"unit_weight": weight("151 lb")}),
    Case("no consent", "METHOD_UNSUITABLE", "consent", {"consent": False}),
    Case("self-arranged parcel", "METHOD_UNSUITABLE", "method", {"method": "self_arranged"}),
    Case("own label for freight", "METHOD_UNSUITABLE", "method", {"method": "own_label"}, FREIGHT),
    Case("ground abroad", "METHOD_UNSUITABLE", "service", {"service": "ground"}, ABROAD),
    Case("glue by air", "METHOD_UNSUITABLE", "service", {"service": "second_day"}, DANGEROUS),
    Case("glue to a box", "METHOD_UNSUITABLE", "address1",
         {"address": replace(ADDRESS, address1="PO Box 7")}, DANGEROUS),
    Case("glue to Alaska", "METHOD_UNSUITABLE", "region",
         {"address": replace(ADDRESS, region="AK")}, DANGEROUS),
    Case("glue to Hawaii", "METHOD_UNSUITABLE", "region",
         {"address": replace(ADDRESS, region="Hawaii")}, DANGEROUS),
    Case("no state", "BAD_ADDRESS", "region", {"address": replace(ADDRESS, region="Hessen")}),
    Case("glue, own label", "METHOD_UNSUITABLE", "method", {"method": "own_label"}, DANGEROUS),
    Case("FBA: heavy box", "METHOD_UNSUITABLE", "boxes[1].box_weight", {}, FBA,
         box={"weight": weight("50.01 lb")}),
    Case("FBA: long box", "METHOD_UNSUITABLE", "boxes[1].box_longest", {}, FBA,
         box={"size": measures.size("10 x 25.1 x 10 in", "size")}),
    Case("FBA: high pallet", "METHOD_UNSUITABLE", "pallets[1].pallet_height", {}, FBA_PALLETS,
         pallet={"height": length("72.5 in")}),
    Case("FBA: heavy pallet", "METHOD_UNSUITABLE", "pallets[1].pallet_weight", {}, FBA_PALLETS,
         pallet={"weight": weight("1501 lb")}),
    Case("over-insured", "METHOD_UNSUITABLE", "insured_value", {"insured_value": Decimal(121)}),
    Case("insured too high", "METHOD_UNSUITABLE", "insured_value",
         {"insured_value": Decimal(10_001), "order_value": None}, PACKED_PARCEL),
    Case("void insurance", "METHOD_UNSUITABLE", "insured_value", {"insured_value": Decimal(50)}, OWN,
         severity=WARN),
    Case("fragile", "METHOD_UNSUITABLE", "insured_value", {"insured_value": Decimal(50)},
         replace(READY, items=(replace(ITEM, fragile=True),)), severity=WARN),
    Case("dear", "DECLINED_REQUEST", "lines[0].unit_value", {}, item={"unit_value": Decimal("300.01")}),
    Case("poison gas", "DECLINED_REQUEST", "lines[1].hazard_class", {}, DANGEROUS,
         item={"hazard_class": "2.3"}),
    Case("heavy box", "DECLINED_REQUEST", "boxes[1].box_weight", {}, PACKED_PARCEL,
         box={"weight": weight("51 lb")}),
    Case("unknown service", "DECLINED_REQUEST", "services[0]", {"services": ("gold_leaf",)}),
    Case("refused card", "PAYMENT", "payment", {"payment_refused": True}),
    Case("held", "MANUAL_HOLD", "hold_reason", {"hold_reason": "Ask first."}),
    Case("no items", "", "lines", {"items": ()}),
    Case("none", "", "lines[0].quantity", {}, item={"quantity": Decimal(0)}),
    Case("half a cup", "", "lines[0].quantity", {}, item={"quantity": Decimal("1.5")}),
    Case("no centre", "", "link_id", {"centre_known": False}),
    Case("yesterday", "", "reserve_on", {"reserve_on": date(2026, 11, 27), "stage": DRAFT}),
]  # fmt: skip


def blocked(facts: ReadyFacts) -> list[Finding]:
    return [one for one in check(TABLES, facts) if one.severity == BLOCK]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_n16_each_reason_fails_and_its_fix_clears_it(case: Case) -> None:
    before = check(TABLES, case.facts)
    assert all(one.severity != BLOCK for one in before), [one.sentence() for one in before]
    found = check(TABLES, case.broken())
    meant = [one for one in found if (one.reason, one.field) == (case.reason, case.field)]
    assert meant, [(one.code, one.field, one.sentence()) for one in found]
    assert meant[0].severity == case.severity
    assert meant[0].code not in {one.code for one in before}
    assert meant[0].fix in FIX_WORDS
    assert "{" not in meant[0].sentence()
    assert meant[0].error().field == case.field
    if case.severity == BLOCK:
        assert not is_ready(found)
        assert case.reason in (*reasons(found), "")


def test_n16_every_reason_of_the_mission_is_there() -> None:
    assert {case.reason for case in CASES} == {*REASONS, ""}


def test_s1_37_several_reasons_stand_at_once_in_their_order() -> None:
    facts = replace(
        READY, hold_reason="Ask.", payment_refused=True, address=replace(ADDRESS, city=""),
        items=(replace(ITEM, available=Decimal(1)), replace(ITEM, sku="X", active=False)),
        reserve_on=TODAY,
    )  # fmt: skip
    assert reasons(check(TABLES, facts)) == (
        "NO_STOCK", "BAD_ADDRESS", "SKU_INACTIVE", "PAYMENT", "MANUAL_HOLD",
    )  # fmt: skip


def test_s1_36_a_scheduled_order_waits_without_an_alarm() -> None:
    held = reasons(check(TABLES, replace(READY, reserve_on=date(2026, 12, 1))))
    assert held == ("SCHEDULED",)
    assert not is_alert(held)
    assert is_alert((*held, "NO_STOCK"))
    assert reasons(check(TABLES, replace(READY, reserve_on=TODAY))) == ()


@pytest.mark.parametrize(
    ("entered", "blocks"),
    [("50 lb", False), ("50.000001 lb", True), ("22.679 kg", False), ("22.68 kg", True), ("800 oz", False)],
)
def test_n16_limits_compare_the_entered_value_in_its_own_unit(entered: str, blocks: bool) -> None:
    """Mission §7.10: 50 lb is 50 lb, though in whole grams it would be more."""
    facts = replace(FBA, boxes=(replace(FBA_BOX, weight=weight(entered)),))
    assert any(one.code == "trade.fba_box_weight" for one in blocked(facts)) is blocks


def test_n16_exact_limits_of_sides_and_pallets_pass() -> None:
    box = replace(FBA_BOX, size=measures.size("25 x 25 x 25 in", "size"))
    assert blocked(replace(FBA, boxes=(box,))) == []
    pallet = replace(PALLET, height=length("72 in"), weight=weight("1500 lb"))
    assert blocked(replace(FBA_PALLETS, pallets=(pallet,))) == []


def test_n16_what_is_allowed_by_whom_it_names_is_a_warning_and_nothing_else_is() -> None:
    dear = replace(READY, items=(replace(ITEM, unit_value=Decimal(900)),))
    allowed = check(TABLES, replace(dear, overrides=frozenset({"trade.declined_unit_value"})))
    assert [one.severity for one in allowed if one.reason == "DECLINED_REQUEST"] == [WARN]
    assert is_ready(allowed)
    abroad = replace(ABROAD, incoterm="", overrides=frozenset({"trade.tariff_incoterm"}))
    assert not is_ready(check(TABLES, abroad))


def test_s1_6_rules_are_data() -> None:
    """Switched off, reworded, made by the centre itself."""
    rule = TradeRule(
        "cups", "any", "sku", "one_of", "No {sku} to {country}.", "CUP-1, CUP-2", severity="warn"
    )
    tables = msgspec.structs.replace(TABLES, rules=(rule,))
    found = check(tables, replace(READY, items=(ITEM, replace(ITEM, unit_value=Decimal(900)))))
    assert [(one.code, one.field, one.sentence()) for one in found] == [
        ("trade.cups", "lines[0].sku", "No CUP-1 to US."), ("trade.cups", "lines[1].sku", "No CUP-1 to US."),
    ]  # fmt: skip
    silent = msgspec.structs.replace(rule, enabled=False)
    assert check(msgspec.structs.replace(TABLES, rules=(silent,)), READY) == []


@pytest.mark.parametrize(
    ("operator", "value", "fact", "expected"),
    [
        ("eq", "a", " A ", True), ("eq", "a", "", False), ("ne", "a", "b", True), ("ne", "a", "", False),
        ("one_of", "a, b", "B", True), ("none_of", "a, b", "c", True), ("none_of", "a, b", "", False),
        ("missing", "", "", True), ("missing", "", None, True), ("missing", "", Decimal(0), False),
        ("given", "", "x", True), ("given", "", None, False), ("gt", "5", None, False),
        ("gt", "5", Decimal("5.1"), True), ("le", "5", Decimal(5), True), ("eq", "5", Decimal("5.0"), True),
        ("yes", "", True, True), ("no", "", True, False), ("no", "", None, False), ("no", "", False, True),
    ],
)  # fmt: skip
def test_s1_6_conditions(operator: str, value: str, fact: Any, expected: bool) -> None:
    row = {
        "code": "r",
        "applies_to": "any",
        "field": "sku",
        "operator": operator,
        "message": "m",
        "value": value,
    }
    assert holds(msgspec.convert(row, TradeRule), fact) is expected


def test_s1_34_a4_a_signature_from_three_hundred_dollars_on() -> None:
    terms = TABLES.insurance
    assert not needs_signature(terms, Decimal("299.99"), "USD")
    assert needs_signature(terms, Decimal("300.00"), "USD")
    assert not needs_signature(terms, Decimal(0), "USD")
    assert not needs_signature(terms, Decimal("272.72"), "EUR", Decimal("1.10"))
    assert needs_signature(terms, Decimal("272.73"), "EUR", Decimal("1.10"))
    assert needs_signature(terms, Decimal(1), "EUR")  # nobody knows the rate: somebody signs
    assert not needs_signature(terms, Decimal(900), "USD", method="own_label")
    assert premium(terms, Decimal(1000), Decimal("66.67"), "USD") == Decimal("20.00")
    assert premium(terms, Decimal(0), Decimal(5), "USD") == 0


def test_s1_5_a1_many_units_for_a_consumer_are_high_volume() -> None:
    assert kind_of(TABLES, "manual", "person", Decimal(24)) == "manual"
    assert kind_of(TABLES, "manual", "person", Decimal(25)) == "high_volume"
    assert kind_of(TABLES, "high_volume", "person", Decimal(24)) == "manual"
    assert kind_of(TABLES, "manual", "business", Decimal(900)) == "manual"
    assert kind_of(TABLES, "donation", "person", Decimal(900)) == "donation"
    thirty = msgspec.structs.replace(TABLES, high_volume_from=30)
    assert kind_of(thirty, "manual", "person", Decimal(29)) == "manual"
