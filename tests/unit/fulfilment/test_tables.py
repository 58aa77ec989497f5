# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.6: a centre's tables are data, read and written without loss; what is wrong is named by its path."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import calendars
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.default_rules import RULE_WORDS
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK, default_tables
from desktop_b2b.rules.trade.fields import FIELD_WORDS, FIELDS, OPERATORS
from desktop_b2b.rules.trade.rows import TradeRule
from desktop_b2b.rules.trade.tables import MOST_BYTES, decode_tables, encode_tables


def document() -> dict[str, Any]:
    """The default tables as JSON that a test may spoil."""
    found: dict[str, Any] = json.loads(encode_tables(default_tables()))
    return found


@pytest.mark.parametrize("country", ["US", "CA", "FR", "GB", "JP", ""])
def test_s1_6_tables_come_back_as_they_were(country: str) -> None:
    tables = default_tables(country, "EUR")
    text = encode_tables(tables)
    assert decode_tables(text) == tables
    assert encode_tables(decode_tables(text)) == text


def test_s1_6_defaults_are_the_published_ones() -> None:
    tables = default_tables()
    assert (tables.cutoff_minutes, default_tables("GB").cutoff_minutes) == (12 * 60, 18 * 60)
    assert tables.high_volume_from == 25
    assert tables.insurance.signature_from == "300"
    assert {fee.kind: fee.value for fee in tables.fees if fee.order_kind == ""}["order"] == Decimal(12)
    assert calendars.week(DEFAULT_WEEK, "week")[5:] == ((), ())
    found = tables.carrier_service("ups", "ground")
    assert found is not None
    assert (found.dangerous_goods, found.international) == (True, False)
    assert tables.carrier_service("ups", "sled") is None
    assert tables.carrier_service("sled", "ground") is None
    kitting = tables.service("kitting")
    assert kitting is not None
    assert kitting.days == 2
    assert tables.service("sled") is None


def test_each_field_has_a_level_a_kind_and_words() -> None:
    assert FIELDS.keys() == FIELD_WORDS.keys()
    assert {field.kind for field in FIELDS.values()} == OPERATORS.keys()
    assert {rule.code for rule in default_tables().rules} == RULE_WORDS.keys()
    operators = msgspec.json.schema(TradeRule)["$defs"]["TradeRule"]["properties"]["operator"]["enum"]
    assert set(operators) == {name for names in OPERATORS.values() for name in names}


RULE: dict[str, Any] = {
    "code": "mine", "applies_to": "any", "field": "units", "operator": "gt", "value": "5", "message": "Many.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "where", "code"),
    [
        (["fees", 2, "amount"], "-1", "tables.fees[2].amount", "tables.shape"),
        (["fees", 2, "amount"], 0.45, "tables.fees[2].amount", "tables.shape"),
        (["fees", 2, "amount"], "NaN", "tables.fees[2].amount", "tables.shape"),
        (["fees", 2, "kind"], "bribe", "tables.fees[2].kind", "tables.shape"),
        (["fees", 1], "x", "tables.fees[1]", "tables.shape"),
        (["fees", 1, "colour"], "red", "tables.fees[1]", "tables.shape"),
        (["fees", 0, "currency"], "QQQ", "tables.fees[0].currency", "currency.unknown"),
        (["fees", 2], {"kind": "order", "amount": "1", "currency": "USD"}, "tables.fees[2]", "tables.twice"),
        (["fees", 0, "currency"], "EUR", "tables.fees", "tables.currency"),
        (["cutoff"], "25:00", "tables.cutoff", "tables.shape"),
        (["version"], 2, "tables.version", "tables.shape"),
        (["insurance", "currency"], "ABC", "tables.insurance.currency", "currency.unknown"),
        (["turnaround", 0, "days"], 0, "tables.turnaround[0].days", "tables.shape"),
        (["turnaround", 0, "kind"], "manual", "tables.turnaround", "tables.turnaround"),
        (["zones", 0, "country"], "QQ", "tables.zones[0].country", "country.unknown"),
        (["zones", 0, "first"], "10", "tables.zones[0].first", "tables.zone"),
        (["carriers", 0, "scac"], "toolong", "tables.carriers[0].scac", "tables.shape"),
        (["carriers", 1, "code"], "ups", "tables.carriers[1]", "tables.twice"),
        (["carriers", 0, "services", 1, "code"], "ground", "tables.carriers[0].services[1]", "tables.twice"),
        (["carriers", 0, "services", 0, "most_weight"], "5 in", "tables.carriers[0].services[0].most_weight",
         "measure.weight"),
        (["rules", 0], {**RULE, "field": "mood"}, "tables.rules[0].field", "tables.rule"),
        (["rules", 0], {**RULE, "operator": "one_of"}, "tables.rules[0].operator", "rule.operator"),
        (["rules", 0], {**RULE, "value": "many"}, "tables.rules[0].value", "tables.number"),
        (["rules", 0], {**RULE, "value": "Infinity"}, "tables.rules[0].value", "number.range"),
        (["rules", 0], {**RULE, "value": ""}, "tables.rules[0].value", "rule.values"),
        (["rules", 0], {**RULE, "operator": "given"}, "tables.rules[0].value", "rule.values"),
        (["rules", 0], {**RULE, "unit": "lb"}, "tables.rules[0].unit", "tables.unit"),
        (["rules", 0], {**RULE, "field": "box_weight"}, "tables.rules[0].unit", "tables.unit"),
        (["rules", 0], {**RULE, "field": "box_weight", "unit": "in"}, "tables.rules[0].unit", "tables.unit"),
        (["rules", 0], {**RULE, "message": "{units.__class__}"}, "tables.rules[0].message", "tables.message"),
        (["rules", 0], {**RULE, "message": "{0}"}, "tables.rules[0].message", "tables.message"),
        (["rules", 0], {**RULE, "message": "{"}, "tables.rules[0].message", "tables.message"),
        (["rules", 0], {**RULE, "message": ""}, "tables.rules[0].message", "tables.shape"),
    ],
)  # fmt: skip
def test_s1_6_what_is_wrong_is_named_by_its_path(path: list[Any], value: Any, where: str, code: str) -> None:
    found = document()
    at: Any = found
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(UserError) as caught:
        decode_tables(json.dumps(found))
    assert (caught.value.field, caught.value.code) == (where, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "tables.json"),
        ("{", "tables.json"),
        ("[" * 100_000, "tables.shape"),
        ('{"a":"\ud800"}', "tables.json"),
        ("[]", "tables.shape"),
        ("{}", "tables.shape"),
        (" " * (MOST_BYTES + 1), "tables.size"),
    ],
)
def test_s1_6_no_document_gets_through_by_being_odd(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        decode_tables(text, "tables")
    assert (caught.value.code, caught.value.field) == (code, "tables")


def test_s1_6_a_zone_of_postal_codes_has_two_ends_in_order() -> None:
    found = document()
    found["zones"][0] |= {"first": "100", "last": "149"}
    assert decode_tables(json.dumps(found)).zones[0].last == "149"
    found["zones"][0] |= {"first": "150", "last": "149"}
    with pytest.raises(UserError, match="lower one first"):
        decode_tables(json.dumps(found))
