# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of the trade are set aside for an order by who the rule names, with the reason (mission §2, S1.6)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import TradeRule
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services.b2b_terms import asides
from tests.unit.fulfilment.depot import D, Depot

RULES = (
    TradeRule("many", "any", "units", "gt", "Too many: {value}.", "3", override="centre"),
    TradeRule("boss", "any", "units", "gt", "Ask your boss.", "4", override="account_manager"),
    TradeRule("never", "any", "units", "gt", "Never so many.", "90"),
)


class Ruled(Depot):
    """A depot with rules of its own; an order of five mugs, which two of them keep."""

    def __init__(self) -> None:
        super().__init__()
        self.stock("mug", 9)
        self.publish(RULES)
        self.made = self.order()

    def publish(self, rules: tuple[TradeRule, ...]) -> None:
        tables = encode_tables(msgspec.structs.replace(default_tables("US"), rules=rules))
        row = self.find(e.LinkTerms, self.link())
        if row is not None:
            row.tables = tables
            return
        mine: dict[str, Any] = {
            "owner_id": self.depot.organisation_id, "counterpart_id": self.shop.organisation_id,
        }  # fmt: skip
        self.put(e.LinkTerms(id=self.link(), tables=tables, **mine))

    def state(self) -> tuple[str, tuple[str, ...]]:
        return self.the(self.made).state, self.the(self.made).reasons

    def aside(self, who: Actor, rule: str, reason: str = "Agreed", *, aside: bool = True) -> None:
        self.do(who, b.SetRuleAside(b2b_order_id=self.made, rule=rule, reason=reason, aside=aside))


@pytest.fixture
def ruled() -> Ruled:
    return Ruled()


def test_s1_6_both_must_agree_before_the_order_goes_on(ruled: Ruled) -> None:
    assert ruled.state() == ("action_required", ("DECLINED_REQUEST",))
    ruled.aside(ruled.depot, "many", "Two people lift it")
    assert ruled.state() == ("action_required", ("DECLINED_REQUEST",)), "the other rule counts still"
    ruled.aside(ruled.shop, "boss")
    assert ruled.state() == ("processing", ())
    assert asides(ruled.the(ruled.made)) == {"many": "Two people lift it", "boss": "Agreed"}
    assert ruled.the(ruled.made).processing_at == ruled.now, "the clock starts then"


def test_it_counts_again_where_that_is_wanted(ruled: Ruled) -> None:
    for who, rule in ((ruled.depot, "many"), (ruled.shop, "boss")):
        ruled.aside(who, rule)
    ruled.now += 1
    ruled.aside(ruled.depot, "many", "They are ill", aside=False)
    assert ruled.state() == ("action_required", ("DECLINED_REQUEST",))
    assert asides(ruled.the(ruled.made)) == {"boss": "Agreed"}
    assert ruled.the(ruled.made).blocked_at == ruled.now
    with ruled.refused("b2b.rule_counts", "rule"):
        ruled.aside(ruled.depot, "many", aside=False)


def test_only_who_the_rule_names_may(ruled: Ruled) -> None:
    with ruled.refused("b2b.rule_other", "rule"):
        ruled.aside(ruled.shop, "many")
    with ruled.refused("b2b.rule_other", "rule"):
        ruled.aside(ruled.depot, "boss")
    with ruled.refused("b2b.rule_fixed", "rule"):
        ruled.aside(ruled.depot, "never")
    with ruled.refused("b2b.no_rule", "rule"):
        ruled.aside(ruled.depot, "nothing")
    with ruled.refused("record.missing"):
        ruled.aside(ruled.rival, "many")
    for role, privileges, who, rule in (
        ("user", frozenset({"floor.work"}), ruled.depot, "many"),
        ("user", frozenset({"b2b.create", "centre.edit"}), ruled.shop, "boss"),
    ):
        plain = Actor(who.user_id, who.name, who.organisation_id, role, privileges)
        with ruled.refused("privilege.missing" if rule == "many" else "b2b.rule_other"):
            ruled.aside(plain, rule)
    assert ruled.the(ruled.made).overrides == ()
    head = Actor(ruled.depot.user_id, "Head", ruled.depot.organisation_id, "user", frozenset({"centre.edit"}))
    ruled.aside(head, "many")


def test_bad_input_is_refused_and_changes_nothing(ruled: Ruled) -> None:
    with ruled.refused("text.missing", "reason"):
        ruled.aside(ruled.depot, "many", "  ")
    ruled.aside(ruled.depot, "many")
    with ruled.refused("b2b.rule_aside", "rule"):
        ruled.aside(ruled.depot, "many")
    ruled.the(ruled.made).state = "shipped"
    with ruled.refused("state.wrong"):
        ruled.aside(ruled.depot, "many", aside=False)
    assert asides(ruled.the(ruled.made)) == {"many": "Agreed"}


def test_a_centre_may_agree_in_advance_and_to_one_order_only(ruled: Ruled) -> None:
    ruled.publish((TradeRule("many", "any", "units", "gt", "Too many.", "50", override="centre"),))
    ruled.aside(ruled.depot, "many", "Any number: it is a pallet")
    ruled.publish(RULES[:1])
    ruled.do(ruled.shop, b.SetInsurance(b2b_order_id=ruled.made, insured_value=D(0)))
    assert ruled.state() == ("processing", ())
    other = ruled.order("other")
    assert ruled.the(other).reasons == ("DECLINED_REQUEST",) or "NO_STOCK" in ruled.the(other).reasons
    assert ruled.the(other).overrides == ()
