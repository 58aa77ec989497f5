# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions within bounds: what must not be asked is refused before it is computed, whatever the engine
knows.

These tests guard the allow-list on every upgrade of the engine.
"""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
import rule_engine
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy import engine, language
from desktop_b2b.rules.policy.engine import ALLOWED_ARITHMETIC, ALLOWED_NODES, condition, folded
from desktop_b2b.rules.policy.fields import FIELDS, OFFER, STAGES, Facts, known_at

FACTS: Facts = {
    "request_country": "FR", "request_region": "", "request_city": "Élancourt",
    "request_recipient": "business", "request_currency": "EUR", "request_items": Decimal(3),
    "request_weekday": "friday",
    "request_hours_left": None, "partner_name": "North", "partner_country": "NO", "partner_city": "Oslo",
    "partner_score": Decimal(500), "partner_answer_hours": Decimal(24), "partner_states_shipping": True,
    "partner_may_propose": False, "item_sku": "MUG-12", "item_description": "Stoneware “mug”",
    "item_line": "Kitchen / Mugs", "item_quantity": Decimal(12), "item_unit": "each", "item_maximum": None,
    "offer_price": Decimal("7.50"), "offer_ready": Decimal(10), "offer_backorder": Decimal(2),
    "offer_days_to_wait": Decimal(3), "offer_share": Decimal("83.33"), "offer_above_best": Decimal(0),
    "answer_late": False, "answer_shipping": None,
}  # fmt: skip


def holds(text: str) -> bool:
    return condition(text, OFFER).holds(folded(FACTS))


def refusal(text: str) -> UserError:
    with pytest.raises(UserError) as refused:
        condition(text, OFFER, "expression")
    assert refused.value.field == "expression"
    assert "{" not in str(refused.value) or "{" in text
    return refused.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("offer_price > 7.4 and offer_price <= 7.50", True),
        ("offer_price * offer_ready > 75", False),
        ("offer_price * 1.1 - 0.25 == 8", True),
        ("request_country == 'fr'", True),
        ('request_city == "ÉLANCOURT"', True),
        ('item_sku in ["mug-12", "cup-1"]', True),
        ('"MUG" in item_description', True),
        ('item_sku[0:3] == "mug"', True),
        ("not answer_late and partner_states_shipping", True),
        ("answer_shipping == null", True),
        ("answer_shipping > 5", False),
        ("answer_shipping <= 5", False),
        ("offer_price / offer_above_best > 0", False),
        ("-offer_price < 0", True),
        ("0.1 + 0.2 == 0.3", True),
        ("1 in [1, offer_price]", True),
    ],
)
def test_conditions_say_what_they_mean(text: str, expected: bool) -> None:
    assert holds(text) is expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "rule.empty"),
        ("   ", "rule.empty"),
        ("offer_price", "rule.not_a_condition"),
        ("offer_price > ", "rule.syntax"),
        ("offer_price > 1)", "rule.syntax"),
        ("offer_price > 'a'", "rule.type"),
        ("item_sku > 3", "rule.type"),
        ("5 / 0 > 1", "rule.type"),
        ("$now > 1", "rule.sign"),
        ("$random() > 1", "rule.sign"),
        ("$range(100000000)", "rule.sign"),
        ("2 ** 99999999 > 1", "rule.sign"),
        ("2 // 1 > 1", "rule.sign"),
        ("1 << 99999999 > 1", "rule.sign"),
        ("1 < < 99999999 > 1", "rule.syntax"),
        ("1 >> 99999999 > 1", "rule.sign"),
        ("2 * * 99999999 > 1", "rule.syntax"),
        ("item_sku =~ '(a+)+$'", "rule.sign"),
        ("item_sku !~ 'a'", "rule.sign"),
        ("item_sku.as_lower == 'a'", "rule.sign"),
        ("item_sku.__class__ == 'a'", "rule.sign"),
        ("offer_price & 1 == 1", "rule.sign"),
        ("offer_price % 2 == 1", "rule.sign"),
        ("offer_price ? true : false", "rule.sign"),
        ("offer_price ?? 1 > 0", "rule.sign"),
        ("{'a': 1} == {'a': 1}", "rule.sign"),
        ("1 == 1 # comment", "rule.sign"),
        ("[x for x in [1]] == [1]", "rule.unknown_field"),
        ("partner_secret == 1", "rule.unknown_field"),
        ("choice_quantity > 1", "rule.unknown_field"),
        ("d'2026-01-01' > d'2025-01-01'", "rule.unknown_field"),
        ("inf > 1", "rule.unknown_field"),
        ("1e999999999 > 1", "rule.unknown_field"),
        ("0x10 > 1", "rule.unknown_field"),
        ("12345678901234 > 1", "rule.number"),
        ("1.1234567 > 1", "rule.number"),
        ("'\x07' == item_sku", "rule.sign"),
        ("'" + "a" * 201 + "' == item_sku", "rule.too_long"),
        ("1 == 1 and " * 300 + "1 == 1", "rule.too_long"),
        (" and ".join(["1 == 1"] * 60), "rule.too_long"),
        ("(" * 13 + "1 == 1" + ")" * 13, "rule.too_deep"),
        ("not " * 13 + "answer_late", "rule.too_deep"),
        ("- " * 13 + "offer_price < 1", "rule.too_deep"),
        ("[[[[[[[[[[[[[1]]]]]]]]]]]]] == [1]", "rule.too_deep"),
    ],
)
def test_what_rules_do_not_have_is_refused_in_words(text: str, code: str) -> None:
    assert refusal(text).code == code


def test_a_refusal_tells_the_place() -> None:
    assert refusal("offer_price > 1 and $now").params["at"] == "21"


# ---------------------------------------------------------------- the guard


def test_the_engine_has_no_node_that_nobody_looked_at() -> None:
    """A new version that brings a new kind of node fails here: decide, then write it on one of the lists."""
    known = {
        name
        for name in vars(rule_engine.ast)
        if isinstance(getattr(rule_engine.ast, name), type)
        and issubclass(getattr(rule_engine.ast, name), rule_engine.ast.ASTNodeBase)
    }
    refused = {
        "BitwiseExpression", "BitwiseShiftExpression", "BytesExpression", "CoalesceExpression",
        "Comment", "ComprehensionExpression", "DatetimeExpression", "FunctionCallExpression",
        "FunctionExpression", "FuzzyComparisonExpression", "GetAttributeExpression", "GetItemExpression",
        "MappingExpression", "SetExpression", "TernaryExpression", "TimedeltaExpression",
    }  # fmt: skip
    bases = {
        "ASTNodeBase", "BinaryExpressionBase", "ExpressionBase", "LeftOperatorRightExpressionBase",
        "LiteralExpressionBase",
    }  # fmt: skip
    assert known - bases == ALLOWED_NODES | refused


@pytest.mark.parametrize(
    "text",
    [
        "offer_price ** 3 > 1",
        "item_sku =~ 'a'",
        "offer_price % 2 == 1",
        "offer_price << 2 > 1",
        "item_sku.length > 1",
        "{1, offer_price} == {1}",
    ],
)
def test_the_list_of_nodes_holds_even_behind_the_list_of_words(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The same is refused twice: here the first door stands open."""
    given_ = f"{text} and answer_late"
    monkeypatch.setattr(language, "tokens", lambda text, names, field: [language.Token("name", "x", 0)])
    monkeypatch.setattr(language, "written", lambda found: given_)
    engine.condition.cache_clear()
    try:
        # What has constants only is folded as it is read, and no longer there to be refused: hence two doors.
        assert refusal(given_).code in ("rule.refused", "rule.type")
    finally:
        engine.condition.cache_clear()


def test_no_built_in_value_is_known() -> None:
    context = engine._context(OFFER)
    assert list(context.builtins) == []
    assert context.default_timezone.utcoffset(None).total_seconds() == 0
    for name in ("$now", "$today", "$random()", "$pi", "$range(3)"):
        with pytest.raises(rule_engine.EngineError):
            rule_engine.Rule(name, context=context).evaluate(FACTS)


_PIECES = st.sampled_from(
    [
        *known_at(OFFER), *language.WORDS, "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")",
        "[", "]", ",", ":", "0", "1", "2.5", "999999999999", '"a"', "'mug'", '""', "**", "<<", "$now", "=~",
        "{", "}", "?", ".", "%", "e9", "null", "//", "\\", "\u202e", "\x00", "for",
    ]
)  # fmt: skip


def _joined(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([" ".join(pieces), "".join(pieces)])


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).flatmap(_joined)))
def test_whatever_is_written_is_refused_in_words_or_answered_at_once(text: str) -> None:
    began = time.process_time()
    try:
        read = condition(text, OFFER)
    except UserError:
        return
    finally:
        engine.condition.cache_clear()
    for facts in (folded(FACTS), dict.fromkeys(FACTS)):
        assert read.holds(facts) in (True, False)
    for node in engine._nodes(read._rule.statement):
        kind = type(node).__name__
        assert kind in ALLOWED_NODES
        assert kind != "ArithmeticExpression" or node.type in ALLOWED_ARITHMETIC
    assert time.process_time() - began < 1


@settings(deadline=None, max_examples=200)
@given(
    st.lists(_PIECES, max_size=30).map(" ".join), st.dictionaries(st.sampled_from(sorted(FACTS)), st.none())
)
def test_the_same_is_said_again(text: str, unknown: dict[str, Any]) -> None:
    try:
        read = condition(text, OFFER)
    except UserError:
        return
    facts = folded({**FACTS, **unknown})
    assert read.holds(facts) == read.holds(dict(facts))


def test_each_field_is_known_at_some_stage_and_has_words() -> None:
    for name, field in FIELDS.items():
        assert field.stages <= set(STAGES)
        assert field.stages
        assert field.words
        assert name == name.lower()
    assert known_at("send").keys() < known_at(OFFER).keys()
    assert set(FACTS) == set(known_at(OFFER))
