# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What set a time to answer or to ship stands with it, for the retailer alone, and is made again (N7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import policies as p
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.rules.policy.fields import ORDER, SEND
from desktop_b2b.rules.policy.replay import Kept, differing
from desktop_b2b.services.allowances import SetTime, set_time
from desktop_b2b.services.facts import unpacked
from desktop_b2b.services.policies import rule_set_of
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")
NORTH = '["partner_name", "is", "North"]'
LARGE = '["order_goods", "ge", "50"]'


@pytest.fixture
def trade() -> Trade:
    return Trade()


def rule(name: str, action: p.Action, condition: str, hours: int) -> p.RuleValue:
    return p.RuleValue(
        id=an_id(name),
        name=name,
        action=action,
        amount=D(hours),
        conditions=(condition,) if condition else (),
    )


def publish(trade: Trade, *rules: p.RuleValue) -> e.RuleSet:
    trade.do(trade.shop, p.SaveRuleSet(rule_set_id=an_id("rules"), rules=rules))
    trade.do(trade.shop, p.PublishRuleSet(rule_set_id=an_id("rules")))
    return trade.row(e.RuleSet, an_id("rules"))


def asked(trade: Trade, partner: str) -> SetTime:
    row = trade.row(e.RequestPartner, trade.inquiry_id(R, partner))
    found = set_time(row.deadline_basis, row.deadline_facts)
    assert found is not None
    return found


def ordered(trade: Trade) -> dict[str, SetTime]:
    """What set the time to ship, by partner."""
    names = {getattr(trade, name).organisation_id: name for name in ("north", "south", "west")}
    found = {}
    for order in trade.all(e.Order):
        private = trade.row(e.OrderPrivate, order.id)
        time = set_time(private.shipping_basis, private.shipping_facts)
        assert time is not None
        found[names[str(order.counterpart_id)]] = time
    return found


def sold(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00", b="5@3")
    trade.answer(R, "south", a="10@4.00", b="5@4", shipping=D(6))
    trade.place(R, ("north", "a", 10), ("south", "b", 5))


def test_a_time_tells_the_rule_that_set_it_and_the_usual_one_that_none_did(trade: Trade) -> None:
    version = publish(
        trade,
        rule("quick north", "set_deadline", NORTH, 6),
        rule("large orders", "set_shipping_allowance", LARGE, 96),
    )
    trade.send()
    north, south = asked(trade, "north"), asked(trade, "south")
    assert (north.by, north.hours, north.usual, north.rule) == ("rule", 6, 24, "quick north")
    assert (north.rules_id, north.rules_number) == (version.id, version.number)
    assert (south.by, south.hours, south.rule, south.rules_id) == ("usual", 48, "", version.id)
    sold(trade)
    times = ordered(trade)
    assert (times["north"].rule, times["north"].hours, times["north"].usual) == ("large orders", 96, 48)
    assert (times["south"].by, times["south"].hours) == ("usual", 48)


def test_a_time_set_by_hand_is_told_apart_before_and_after_sending(trade: Trade) -> None:
    publish(trade, rule("quick", "set_deadline", NORTH, 6))
    at = trade.now + 30 * HOUR
    mine = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=at, deadline_zone="Europe/Oslo")
    trade.send(partners=(mine,))
    assert asked(trade, "north") == SetTime(by="hand")
    assert asked(trade, "south").by == "usual"
    south = trade.inquiry_id(R, "south")
    cmd = c.ChangeDeadline(
        request_id=R, request_partner_ids=(south,), deadline_at=at, deadline_zone="Europe/Oslo"
    )
    trade.do(trade.shop, cmd)
    assert asked(trade, "south") == SetTime(by="hand")


def test_without_rules_times_are_as_usual_and_nothing_is_frozen(trade: Trade) -> None:
    trade.send()
    sold(trade)
    assert asked(trade, "north") == SetTime(by="usual", hours=24, usual=24)
    assert set(ordered(trade).values()) == {SetTime(by="usual", hours=48, usual=48)}


def test_a_copy_of_a_request_begins_without_what_set_its_times(trade: Trade) -> None:
    publish(trade, rule("quick", "set_deadline", NORTH, 6))
    trade.send()
    trade.do(trade.shop, c.DuplicateRequest(request_id=R, new_request_id=an_id("copy")))
    copies = [row for row in trade.all(e.RequestPartner) if row.request_id == an_id("copy")]
    assert copies
    assert {row.deadline_basis + row.deadline_facts for row in copies} == {""}


def test_law_3_no_row_that_a_partner_sees_knows_of_a_rule(trade: Trade) -> None:
    publish(
        trade,
        rule("canary-deadline", "set_deadline", NORTH, 6),
        rule("canary-shipping", "set_shipping_allowance", LARGE, 96),
    )
    trade.send()
    sold(trade)
    for kind in (e.Inquiry, e.InquiryLine, e.Order, e.OrderLine):
        for row in trade.all(kind):
            assert "canary" not in str(dataclasses.asdict(row))
    for private in (e.RequestPartner, e.OrderPrivate):
        assert all(row.counterpart_id is None for row in trade.all(private))


def _stored(trade: Trade) -> Iterator[tuple[SetTime, Kept]]:
    """Every time that rules were asked about, as a replay knows it."""
    for stage, rows in (
        (SEND, [(row.deadline_basis, row.deadline_facts) for row in trade.all(e.RequestPartner)]),
        (ORDER, [(row.shipping_basis, row.shipping_facts) for row in trade.all(e.OrderPrivate)]),
    ):
        for basis, facts in rows:
            time = set_time(basis, facts)
            if time is not None and time.book:
                yield time, Kept(R, stage, unpacked(time.book), time.decisions)


CONDITIONS = st.one_of(
    st.builds('["partner_name", "is", "{}"]'.format, st.sampled_from(["North", "South", "Nobody"])),
    st.builds(
        '["{}", "{}", "{}"]'.format,
        st.sampled_from(["partner_score", "partner_answer_hours", "request_items", "request_hours_left"]),
        st.sampled_from(["lt", "le", "eq", "ge", "gt"]),
        st.integers(0, 100),
    ),
    st.just('["request_hours_left", "unknown"]'),
    st.builds('["request_city", "is", "{}"]'.format, st.sampled_from(["Leeds", "Paris"])),
)
TIMES = st.tuples(
    st.sampled_from(["set_deadline", "set_shipping_allowance"]), CONDITIONS, st.integers(1, 500)
)


@settings(max_examples=60)
@given(
    st.lists(TIMES, min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.integers(0, 100),
    st.one_of(st.none(), st.integers(1, 99)),
    st.booleans(),
)
def test_n7_the_version_in_force_makes_every_stored_time_again(
    made: list[tuple[p.Action, str, int]], stops: list[bool], score: int, needed: int | None, by_hand: bool
) -> None:
    """Whatever rules there are, and whatever partners and the request become afterwards."""
    trade = Trade()
    shop = trade.shop
    card = a.SavePartner(partner_id=trade.cards["north"], name="North", score=score)
    trade.do(shop, card)
    given_rules = (
        rule(f"r{n}", action, condition, hours) for n, (action, condition, hours) in enumerate(made)
    )
    version = publish(
        trade,
        *(msgspec.structs.replace(one, stops=stops[n]) for n, one in enumerate(given_rules)),
    )
    at = trade.now + 700 * HOUR
    mine = c.PartnerPatch(partner_id=trade.cards["south"], deadline_at=at, deadline_zone="Europe/Oslo")
    due: dict[str, Any] = {} if needed is None else {"needed_by": trade.now + needed * HOUR}
    trade.send(partners=(mine,) if by_hand else (), **due)
    sold(trade)
    trade.do(shop, a.SavePartner(partner_id=trade.cards["north"], name="Norden", score=7, answer_hours=1))
    trade.do(shop, a.UpdateOrganisation(organisation_id=shop.organisation_id, shipping_hours=1))
    rules = rule_set_of(version)
    stored = list(_stored(trade))
    kept = [one for _time, one in stored]
    assert list(differing(rules, kept)) == []
    assert all(time.rules_id == version.id for time, _one in stored)
    stages = {action for action, _condition, _hours in made}
    many = (0 if "set_deadline" not in stages else 1 if by_hand else 2) + (
        2 if "set_shipping_allowance" in stages else 0
    )
    assert len(stored) == many, "one that is set by hand is none of the rules'"
    none = rule_set_of(dataclasses.replace(version, rules=()))
    assert len(list(differing(none, kept))) == sum(bool(one.decisions) for one in kept)
    for inquiry in trade.all(e.Inquiry):
        row = trade.row(e.RequestPartner, inquiry.id)
        time = set_time(row.deadline_basis)
        assert time is not None
        if time.by != "hand":
            assert inquiry.deadline_at - inquiry.sent_at == time.hours * HOUR
    for order in trade.all(e.Order):
        time = set_time(trade.row(e.OrderPrivate, order.id).shipping_basis)
        assert time is not None
        assert order.ship_by - order.sent_at == time.hours * HOUR
