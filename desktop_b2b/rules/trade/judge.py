# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's rules asked of an order: of it, its items, boxes or pallets, in the unit that was entered
(mission §7.10).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard

from desktop_b2b.domain.measures import Measure
from desktop_b2b.rules import addresses
from desktop_b2b.rules.trade.facts import ItemFacts, ReadyFacts
from desktop_b2b.rules.trade.fields import BOX, FIELDS, ITEM, MONEY, ORDER, PALLET
from desktop_b2b.rules.trade.findings import WARN, Finding
from desktop_b2b.rules.trade.insurance import in_terms
from desktop_b2b.rules.trade.rows import CarrierService, TradeRule
from desktop_b2b.rules.trade.tables import CentreTables

Fact = str | Decimal | bool | Measure | None
Facts = Mapping[str, Fact]

#: What mends a finding, by the field that the rule names; the rest is the method's.
_FIXES = {
    "boxes": "repack", "pallets": "repack", "lines": "edit_lines", "attachments": "attach",
    "method": "choose_method",
    "service": "choose_method", "mode": "choose_method", "address1": "edit_address", "region": "edit_address",
    "hs_code": "edit_customs", "origin_country": "edit_customs", "unit_value": "edit_customs",
    "incoterm": "edit_customs", "un_number": "edit_product", "hazard_class": "edit_product",
    "hazmat_approved": "contact", "insured_value": "edit_insurance",
}  # fmt: skip
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt,
    "ge": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Subject:
    """One thing that a rule is asked of: what is known of it, where it stands, and its name in messages."""

    facts: Facts
    place: str
    named: Mapping[str, object]
    item: ItemFacts | None = None


def judged(tables: CentreTables, facts: ReadyFacts) -> Iterator[Finding]:
    """What a centre's rules say, in their order."""
    service = tables.carrier_service(facts.carrier, facts.service)
    makers: Mapping[str, Callable[[], Iterator[_Subject]]] = {
        ORDER: lambda: iter([_Subject(_order(facts, service), "", {})]),
        ITEM: lambda: _items(facts),
        BOX: lambda: _boxes(facts),
        PALLET: lambda: _pallets(facts),
    }
    made: dict[str, list[_Subject]] = {}
    carrier = next((one.name for one in tables.carriers if one.code == facts.carrier), facts.carrier)
    named = {"carrier": carrier, "country": facts.address.country}
    unknown: dict[str, TradeRule] = {}
    for rule in tables.rules:
        # An order may have thousands of items: what a rule is about is asked of the order first.
        if not rule.enabled or not concerns_order(rule, facts):
            continue
        level, of_item = FIELDS[rule.field].level, _OF_ITEM.get(rule.applies_to)
        if level not in made:
            made[level] = list(makers[level]())
        for subject in made[level]:
            if of_item is not None and subject.item is not None and not of_item(subject.item):
                continue
            fact = subject.facts.get(rule.field)
            if _is_compared_money(fact, rule):
                currency = (subject.item.unit_currency if subject.item else "") or facts.insured_currency
                known = _in_terms(tables, facts, fact, currency)
                if known is None:
                    unknown.setdefault(currency, rule)
                    continue
                if holds(rule, known):
                    paid = {
                        "value": f"{fact} {currency}",
                        "limit": f"{rule.value} {tables.insurance.currency}",
                    }
                    yield _finding(rule, subject, named | paid)
            elif holds(rule, fact):
                yield _finding(rule, subject, named)
    yield from (_no_rate(tables, currency) for currency in unknown)


def _is_compared_money(fact: Fact, rule: TradeRule) -> TypeGuard[Decimal]:
    """Whether a rule compares an amount of money, which has a currency. Nought is the same in all of them."""
    if rule.field not in MONEY or rule.operator not in _COMPARED or not isinstance(fact, Decimal):
        return False
    return Decimal(rule.value) != 0


def _in_terms(tables: CentreTables, facts: ReadyFacts, value: Decimal, currency: str) -> Decimal | None:
    """An amount in the currency of the centre's limits, at the rate that the order has on record; None where
    it has none (mission §7.4).
    """
    rate = facts.insured_rate if currency == facts.insured_currency else None
    return value if not value else in_terms(tables.insurance, value, currency, rate)


def _no_rate(tables: CentreTables, currency: str) -> Finding:
    text = "No rate from {currency} to {limit_currency} is recorded: the centre's limits are not compared."
    params = {"currency": currency, "limit_currency": tables.insurance.currency}
    return Finding("b2b.rule_rate", text, "insured_rate", WARN, "", "edit_insurance", params=params)


def holds(rule: TradeRule, fact: Fact) -> bool:
    """Whether a rule's condition is true of a fact. Of what is not known, only that it is missing."""
    if rule.operator in ("missing", "given"):
        return (fact is None or fact == "") == (rule.operator == "missing")
    if fact is None:
        return False
    if isinstance(fact, bool):
        return fact == (rule.operator == "yes")
    if isinstance(fact, Measure):
        return _COMPARED[rule.operator](fact.into(rule.unit), Decimal(rule.value))
    if isinstance(fact, Decimal):
        return _COMPARED[rule.operator](fact, Decimal(rule.value))
    found = fact.strip().casefold()
    wanted = [value.strip().casefold() for value in rule.value.split(",")]
    if rule.operator in ("one_of", "none_of"):
        return bool(found) and (found in wanted) == (rule.operator == "one_of")
    return bool(found) and (found == rule.value.strip().casefold()) == (rule.operator == "eq")


def concerns_order(rule: TradeRule, facts: ReadyFacts) -> bool:
    """Whether a rule is about this order, or about any item of it."""
    of_item = _OF_ITEM.get(rule.applies_to)
    if of_item is not None:
        return any(map(of_item, facts.items))
    of_order = _OF_ORDER.get(rule.applies_to)
    if of_order is not None:
        return of_order(facts)
    return not facts.is_pickup and rule.applies_to in (facts.mode, facts.method)


#: What rules are about that not every order or item is.
_OF_ITEM: Mapping[str, Callable[[ItemFacts], bool]] = {
    "hazmat": lambda item: item.is_hazmat,
    "fragile": lambda item: item.fragile,
    "lot": lambda item: item.by_lot,
}
_OF_ORDER: Mapping[str, Callable[[ReadyFacts], bool]] = {
    "any": lambda _facts: True,
    "declined": lambda _facts: True,
    "fba": lambda facts: facts.is_fba,
    "international": lambda facts: facts.is_international,
    "customs": lambda facts: facts.passes_customs,
    "pickup": lambda facts: facts.is_pickup,
    "donation": lambda facts: facts.kind == "donation",
}


def _finding(rule: TradeRule, subject: _Subject, named: Mapping[str, object]) -> Finding:
    fact = subject.facts.get(rule.field)
    limit = f"{rule.value} {rule.unit}".strip()
    params = {
        "sku": "", "line": "", "box": "", "pallet": "", "limit": limit,
        "value": "" if fact is None else str(fact),
        **named, **subject.named,
    }  # fmt: skip
    place = f"{subject.place}.{rule.field}" if subject.place else rule.fix or rule.field
    fix = "upload_labels" if rule.reason == "LABELS_MISSING" else _FIXES.get(rule.fix, "contact")
    return Finding(
        f"trade.{rule.code}", rule.message, place, rule.severity, rule.reason, fix, rule.override, params
    )


def _order(facts: ReadyFacts, service: CarrierService | None) -> Facts:
    address = facts.address
    return {
        "units": facts.units,
        "items": Decimal(len(facts.items)),
        "order_value": facts.order_value,
        "insured_value": facts.insured_value,
        "order_weight": order_weight(facts),
        "country": address.country,
        "region": addresses.region_code(address.country, address.region) or address.region,
        "city": address.city,
        "postal_code": address.postal_code,
        "recipient_kind": facts.recipient_kind,
        "po_box": addresses.is_post_office_box(address),
        "military": addresses.is_military(address),
        "order_kind": facts.kind,
        "mode": facts.mode,
        "method": facts.method,
        "carrier": facts.carrier,
        "service_international": None if service is None else service.international,
        "service_dangerous": None if service is None else service.dangerous_goods,
        "service_insured": None if service is None else service.insurance,
        "incoterm": facts.incoterm,
        "invoice_attached": "invoice" in facts.files,
        "purchase_order_attached": "purchase_order" in facts.files,
        "days_ahead": Decimal((facts.reserve_on - facts.today).days) if facts.reserve_on else Decimal(0),
    }


def order_weight(facts: ReadyFacts) -> Measure | None:
    """The weight of the order: as it was packed, else as its products weigh; None where one is not known."""
    packed = [one.weight for one in (facts.pallets or facts.boxes)]
    if packed:
        known = [weight.base for weight in packed if weight is not None]
    else:
        packed = [item.unit_weight for item in facts.items]
        known = [
            item.unit_weight.base * item.quantity for item in facts.items if item.unit_weight is not None
        ]
    return Measure(sum(known, Decimal(0)), "g") if packed and len(known) == len(packed) else None


def _items(facts: ReadyFacts) -> Iterator[_Subject]:
    for index, item in enumerate(facts.items):
        if not item.known:
            continue
        known: Facts = {
            "sku": item.sku,
            "quantity": item.quantity,
            "unit_value": item.unit_value,
            "unit_weight": item.unit_weight,
            "un_number": item.un_number,
            "hazard_class": item.hazard_class,
            "packing_group": item.packing_group,
            "hazmat_approved": item.hazmat_approved,
            "sds_attached": item.sds_attached,
            "hs_code": item.hs_code,
            "origin_country": item.origin_country,
            "fragile": item.fragile,
            "lot": item.lot,
        }
        yield _Subject(known, f"lines[{index}]", {"sku": item.sku, "line": index + 1}, item)


def _boxes(facts: ReadyFacts) -> Iterator[_Subject]:
    for index, box in enumerate(facts.boxes):
        sides = box.size.sides() if box.size is not None else (None, None, None)
        known: Facts = {
            "box_weight": box.weight,
            "box_longest": sides[0],
            "box_second": sides[1],
            "box_shortest": sides[2],
            "box_skus": Decimal(box.skus),
            "box_labels": Decimal(box.labels),
        }
        yield _Subject(known, f"boxes[{index}]", {"box": index + 1})


def _pallets(facts: ReadyFacts) -> Iterator[_Subject]:
    for index, pallet in enumerate(facts.pallets):
        known: Facts = {
            "pallet_weight": pallet.weight,
            "pallet_height": pallet.height,
            "pallet_length": pallet.length,
            "pallet_width": pallet.width,
            "pallet_labels": Decimal(pallet.labels),
        }
        yield _Subject(known, f"pallets[{index}]", {"pallet": index + 1})
