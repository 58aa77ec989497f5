# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules as rows and actions: what they mean, what they decide, and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.engine import condition, engine_version, folded
from desktop_b2b.rules.policy.fields import FIELDS, FLAG, NUMBER, OFFER, TEXT, Fact, known_at
from desktop_b2b.rules.policy.judge import Judgement, Subject, judge
from desktop_b2b.rules.policy.rules import ACTIONS, OPERATORS, Row, Rule, RuleSet, checked, row_of
from tests.unit.policy.test_language import FACTS

D = Decimal
NOW = 1_800_000_000_000
CHEAP = Row("offer_price", "lt", ("8",))
NORTH = Row("partner_country", "is", ("no",))


def rule(name: str, action: str, *rows: Row, **fields: Any) -> Rule:
    amounts = {"prefer": D(5), "penalise": D(10), "set_deadline": D(24), "set_shipping_allowance": D(48)}
    return Rule(name, name, action, fields.pop("amount", amounts.get(action, D(0))), rows, **fields)


def said(*rules: Rule, facts: dict[str, Fact] | None = None, explained: bool = False) -> Judgement:
    subject = Subject("offer", {**FACTS, **(facts or {})})
    return judge(RuleSet("set", 1, rules), OFFER, [subject], NOW, explained=explained)


def names(judgement: Judgement) -> list[str]:
    return [decision.rule_name for decision in judgement.decisions]


# ---------------------------------------------------------------- rows


def _holds(row: Row, value: Fact) -> bool:
    """What a row means, in plain words of Python."""
    if FIELDS[row.field].kind == TEXT:
        assert isinstance(value, str)
        text, values = value.casefold(), [one.casefold() for one in row.values]
        return {
            "is": lambda: text == values[0], "is_not": lambda: text != values[0],
            "contains": lambda: values[0] in text, "contains_not": lambda: values[0] not in text,
            "begins": lambda: text.startswith(values[0]), "one_of": lambda: text in values,
            "none_of": lambda: text not in values, "known": lambda: text != "", "unknown": lambda: text == "",
        }[row.operator]()  # fmt: skip
    if FIELDS[row.field].kind == FLAG:
        return value is (row.operator == "yes")
    if not isinstance(value, Decimal):
        return row.operator == "unknown"
    numbers = [D(one) for one in row.values]
    meanings: dict[str, Callable[[], bool]] = {
        "eq": lambda: value == numbers[0], "ne": lambda: value != numbers[0],
        "lt": lambda: value < numbers[0], "le": lambda: value <= numbers[0],
        "gt": lambda: value > numbers[0], "ge": lambda: value >= numbers[0],
        "between": lambda: numbers[0] <= value <= numbers[1], "known": lambda: True, "unknown": lambda: False,
    }  # fmt: skip
    return meanings[row.operator]()


_FEW_TEXTS = st.sampled_from(["", "a", "A", "ab", "AB ", 'qu"ote', "back\\slash", "É", "é", "straße", "'"])
_FEW_NUMBERS = st.sampled_from(["0", "1", "-1", "2.5", "-0.000001", "9999999999999"])


@st.composite
def _rows(draw: st.DrawFn) -> tuple[Row, Fact]:
    field = draw(st.sampled_from(sorted(known_at(OFFER))))
    kind = FIELDS[field].kind
    operator = draw(st.sampled_from(sorted(OPERATORS[kind])))
    count = OPERATORS[kind][operator]
    some = _FEW_TEXTS if kind == TEXT else _FEW_NUMBERS
    size = draw(st.integers(1, 4)) if count is None else count
    row = Row(field, operator, tuple(draw(st.lists(some, min_size=size, max_size=size))))
    value: Fact
    if kind == NUMBER:
        value = draw(st.one_of(st.none(), _FEW_NUMBERS.map(D)))
    else:
        value = draw(_FEW_TEXTS) if kind == TEXT else draw(st.booleans())
    return row, value


@settings(deadline=None)
@given(_rows())
def test_a_row_means_the_same_to_the_engine_as_to_a_person(given_: tuple[Row, Fact]) -> None:
    row, value = given_
    text = row.text()
    assert condition(text, OFFER).holds(folded({**FACTS, row.field: value})) == _holds(row, value), text
    assert row_of(row.packed(), "row") == row


@pytest.mark.parametrize("packed", ["", "{", "[]", '["a"]', '["a", 1]', '{"a": 1}', "[" * 5000])
def test_rows_that_are_none(packed: str) -> None:
    with pytest.raises(UserError) as refused:
        row_of(packed, "rules[0].conditions[1]")
    assert (refused.value.code, refused.value.field) == ("rule.row", "rules[0].conditions[1]")


@pytest.mark.parametrize(
    ("given_", "code", "field"),
    [
        (rule("r", "prefer"), "rule.empty", "conditions"),
        (rule("r", "prefer", Row("nothing", "is", ("a",))), "rule.unknown_field", "conditions[0]"),
        (rule("r", "prefer", CHEAP, Row("order_goods", "gt", ("1",))), "rule.unknown_field", "conditions[1]"),
        (rule("r", "prefer", Row("offer_price", "is", ("1",))), "rule.operator", "conditions[0]"),
        (rule("r", "prefer", Row("offer_price", "gt")), "rule.values", "conditions[0]"),
        (rule("r", "prefer", Row("item_sku", "one_of")), "rule.values", "conditions[0]"),
        (rule("r", "prefer", Row("item_sku", "one_of", ("a",) * 41)), "rule.values", "conditions[0]"),
        (rule("r", "prefer", Row("offer_price", "gt", ("much",))), "rule.number", "conditions[0]"),
        (rule("r", "prefer", Row("offer_price", "gt", ("NaN",))), "rule.number", "conditions[0]"),
        (rule("r", "prefer", Row("offer_price", "gt", ("1e20",))), "rule.number", "conditions[0]"),
        (rule("r", "prefer", Row("offer_price", "gt", ("1e999999999",))), "rule.number", "conditions[0]"),
        (rule("r", "prefer", Row("item_sku", "is", ("a" * 201,))), "rule.too_long", "conditions[0]"),
        (rule("r", "prefer", *[CHEAP] * 21), "rule.rows", "conditions"),
        (rule("r", "prefer", CHEAP, amount=D(0)), "rule.amount", "amount"),
        (rule("r", "prefer", CHEAP, amount=D("90.01")), "rule.amount", "amount"),
        (rule("r", "penalise", CHEAP, amount=D("1.005")), "rule.amount", "amount"),
        (rule("r", "exclude", CHEAP, amount=D(1)), "rule.amount", "amount"),
        (rule("r", "set_deadline", NORTH, amount=D("1.5")), "rule.amount", "amount"),
        (rule("r", "set_deadline", NORTH, amount=D(9000)), "rule.amount", "amount"),
        (rule("r", "prefer", CHEAP, expression="$now"), "rule.sign", "expression"),
        (rule("r", "prefer", CHEAP, valid_from=2, valid_until=1), "rule.dates", "valid_until"),
    ],
)
def test_rules_that_make_no_sense_are_refused(given_: Rule, code: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        checked(given_, "rules[2]")
    assert (refused.value.code, refused.value.field) == (code, f"rules[2].{field}")


def test_a_checked_rule_is_in_canonical_form() -> None:
    found = checked(rule("r", "prefer", Row("offer_price", "between", ("01.50", "2e1"))), "rules[0]")
    assert found.rows[0].values == ("1.5", "20")
    assert checked(found, "rules[0]") == found


# ---------------------------------------------------------------- verdicts


def test_all_rows_or_any_and_the_text_besides() -> None:
    dear = Row("offer_price", "gt", ("8",))
    assert names(said(rule("all", "exclude", CHEAP, NORTH))) == ["all"]
    assert names(said(rule("all", "exclude", dear, NORTH))) == []
    assert names(said(rule("any", "exclude", dear, NORTH, any_row=True))) == ["any"]
    assert names(said(rule("text", "exclude", expression="offer_ready >= 10"))) == ["text"]
    assert names(said(rule("both", "exclude", NORTH, expression="offer_ready > 10"))) == []


def test_handicaps_add_up_within_bounds() -> None:
    both = said(rule("a", "prefer", CHEAP), rule("b", "penalise", NORTH))
    assert both.handicap("offer") == D(5)
    assert both.handicap("another") == D(0)
    many = said(*[rule(f"r{number}", "prefer", CHEAP, amount=D(60)) for number in range(3)])
    assert many.handicap("offer") == D(-90)


def test_the_first_amount_counts_and_the_first_exclusion_is_named() -> None:
    found = said(rule("first", "exclude", CHEAP), rule("second", "exclude", NORTH))
    assert found.excluded("offer") == "first"
    assert found.amount("offer", "exclude") == D(0)
    assert found.amount("offer", "prefer") is None


def test_a_rule_that_stops_is_the_last_for_its_subject() -> None:
    rules = rule("stop", "prefer", CHEAP, stops=True), rule("later", "exclude", NORTH)
    assert names(said(*rules)) == ["stop"]
    assert names(said(*rules, facts={"offer_price": D(9)})) == ["later"]


def test_rules_are_asked_at_their_stage_and_in_their_time_only() -> None:
    assert names(said(rule("off", "exclude", CHEAP, enabled=False))) == []
    assert names(said(rule("late", "exclude", CHEAP, valid_from=NOW + 1))) == []
    assert names(said(rule("over", "exclude", CHEAP, valid_until=NOW - 1))) == []
    assert names(said(rule("now", "exclude", CHEAP, valid_from=NOW, valid_until=NOW))) == ["now"]
    assert names(said(rule("other", "set_deadline", NORTH))) == []


def test_a_dry_run_explains_each_row_of_each_rule() -> None:
    rules = rule("no", "exclude", Row("offer_price", "gt", ("8",)), NORTH), rule("yes", "prefer", CHEAP)
    found = said(*rules, explained=True)
    assert [(verdict.rule_id, verdict.holds) for verdict in found.verdicts] == [("no", False), ("yes", True)]
    assert [row.holds for row in found.verdicts[0].rows] == [False, True]
    assert found.verdicts[0].rows[1].text == 'partner_country == "no"'
    assert said(*rules).decisions == found.decisions
    assert said(*rules).verdicts == ()


def test_without_rules_nothing_is_decided_and_no_engine_is_needed() -> None:
    assert judge(RuleSet("set", 1, ()), OFFER, [Subject("offer", FACTS)], NOW) == Judgement(())


def test_every_action_has_its_stage_and_words() -> None:
    assert {kind.stage for kind in ACTIONS.values()} == {"send", "offer", "choice", "order"}
    assert all(kind.words for kind in ACTIONS.values())
    assert engine_version().startswith("1/")


def test_a_rule_is_a_frozen_value() -> None:
    one = rule("a", "prefer", CHEAP)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]  # that is the point
