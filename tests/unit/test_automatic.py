# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The automatic mode: frozen input, judged again in exact money, rules first (S2.9, S2.64)."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import policies as p
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.rules.policy.fields import CHOICE, OFFER, known_at
from desktop_b2b.rules.policy.judge import Decision
from desktop_b2b.rules.policy.replay import Kept, differing
from desktop_b2b.services.facts import unpacked
from desktop_b2b.services.policies import rule_set_of, values_of
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    return Trade()


def ready(trade: Trade, **fields: object) -> None:
    """A request that both have answered: 15 a and b at either."""
    trade.send("request", trade.line("a"), trade.line("b", 5), mode="automatic", **fields)
    trade.answer(R, "north", a="10@5.00", b="5@3")
    trade.answer(R, "south", a="10@4.00", b="5@4", shipping=D(6))


def request(trade: Trade) -> e.Request:
    return trade.row(e.Request, R)


def rule(name: str, action: p.Action, *conditions: str, amount: object = 0, **fields: object) -> p.RuleValue:
    return msgspec.convert(
        {"id": an_id(name), "name": name, "action": action, "amount": str(amount), "conditions": conditions}
        | fields,
        p.RuleValue,
    )


def publish(trade: Trade, *rules: p.RuleValue, name: str = "rules") -> e.RuleSet:
    trade.do(trade.shop, p.SaveRuleSet(rule_set_id=an_id(name), rules=rules))
    trade.do(trade.shop, p.PublishRuleSet(rule_set_id=an_id(name)))
    return trade.row(e.RuleSet, an_id(name))


def orders(trade: Trade) -> dict[str, Decimal]:
    names = {getattr(trade, name).organisation_id: name for name in ("north", "south", "west")}
    return {names[str(row.counterpart_id)]: row.total for row in trade.all(e.Order)}


def test_n1_the_best_assignment_is_ordered_and_remembered(trade: Trade) -> None:
    """All at north costs 65, all at south 66, a at south and b at north 40 + 6 + 15 = 61."""
    ready(trade)
    cmd = trade.assign(R)
    assert orders(trade) == {"north": D(15), "south": D(46)}
    run = trade.one(e.AssignmentRun)
    assert (run.result, run.reason, run.total, run.proven, run.gap) == ("ordered", "", D(61), True, D(0))
    assert run.input_hash == cmd.input_hash
    assert run.owner_id == trade.shop.organisation_id
    assert run.counterpart_id is None


def test_s2_64_the_preference_for_delay_comes_before_the_cost(trade: Trade) -> None:
    until = trade.now + 1_000 * HOUR
    trade.send("request", trade.line("a"), mode="automatic", preference="delay", backorder_until=until)
    trade.answer(R, "north", a=(10, 5, 0))
    trade.answer(R, "south", a=(0, 1, 10), shipping=D(0))
    trade.assign(R)
    assert orders(trade) == {"north": D(50)}


def test_a16_back_orders_count_only_where_the_request_says_until_when(trade: Trade) -> None:
    trade.send("request", trade.line("a", partners="north"), mode="automatic")
    trade.answer(R, "north", a=(4, 5, 6))
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NOT_ENOUGH")
    until = trade.now + 1_000 * HOUR
    other = trade.send("other", trade.line("z", partners="north"), mode="automatic", backorder_until=until)
    trade.answer(other, "north", z=(4, 5, 6))
    trade.assign(other)
    (line,) = trade.all(e.OrderLine)
    assert (line.quantity, line.backorder) == (D(10), D(6))


def test_a_changed_answer_means_solve_again(trade: Trade) -> None:
    ready(trade)
    found = trade.solved(R)
    trade.answer(R, "north", a="10@3.00", b="5@3")
    with trade.refused("assignment.stale", "input_hash"):
        trade.system(found, trade.shop.organisation_id)
    trade.assign(R)
    assert orders(trade) == {"north": D(45)}


def test_a_new_version_of_the_rules_means_solve_again(trade: Trade) -> None:
    ready(trade)
    found = trade.solved(R)
    publish(trade, rule("no south", "exclude", '["partner_name", "is", "South"]'))
    with trade.refused("assignment.stale", "input_hash"):
        trade.system(found, trade.shop.organisation_id)
    trade.assign(R)
    assert orders(trade) == {"north": D(65)}


def test_what_the_job_says_is_judged_again_in_exact_money(trade: Trade) -> None:
    ready(trade)
    found = trade.solved(R)
    cheaper = msgspec.structs.replace(found, total=found.total - D("0.01"))
    with trade.refused("assignment.cost", "total"):
        trade.system(cheaper, trade.shop.organisation_id)
    too_much = trade.quantities(R, ("north", "a", 11))
    with trade.refused("assignment.unfit", "choices"):
        trade.system(msgspec.structs.replace(found, choices=too_much), trade.shop.organisation_id)
    with trade.refused("assignment.unfit", "choices"):
        foreign = (c.Assignment(ask_id=an_id("nobody's"), quantity=D(1)),)
        trade.system(msgspec.structs.replace(found, choices=foreign), trade.shop.organisation_id)
    with trade.refused("command.system"):
        trade.do(trade.shop, found)


def test_what_is_not_due_is_not_assigned(trade: Trade) -> None:
    trade.send(mode="automatic")
    trade.answer(R, "north", a="10@5.00", b="5@3")
    with trade.refused("assignment.not_due", "request_id"):
        trade.assign(R)
    trade.send("by hand", trade.line("m", partners="north"))
    trade.answer(an_id("by hand"), "north", m="10@1")
    with trade.refused("assignment.not_due", "request_id"):
        trade.assign(an_id("by hand"))


def test_an_incomplete_assignment_calls_a_person_with_the_limits(trade: Trade) -> None:
    """Each item could be filled, but not within the cap on partners."""
    trade.send(
        "request", trade.line("a", partners="north"), trade.line("b", partners="south"),
        mode="automatic", partner_cap=1,
    )  # fmt: skip
    trade.answer(R, "north", a="10@5")
    trade.answer(R, "south", b="10@5")
    trade.assign(R)
    assert (request(trade).state, request(trade).reason) == ("need_attention", "LIMITS")
    assert trade.all(e.Order) == []
    assert trade.one(e.AssignmentRun).result == "attention"


def test_a_rule_that_asks_for_a_person_is_heard(trade: Trade) -> None:
    publish(trade, rule("large", "review", '["request_total", "gt", "60"]'))
    ready(trade)
    trade.assign(R)
    assert (request(trade).state, request(trade).reason) == ("need_attention", "REVIEW")
    decisions = msgspec.json.decode(trade.one(e.AssignmentRun).decisions, type=tuple[Decision, ...])
    assert {one.rule_name for one in decisions} == {"large"}


def test_a_penalty_counts_in_the_ranking_and_not_in_what_is_paid(trade: Trade) -> None:
    publish(trade, rule("dear south", "penalise", '["partner_name", "is", "South"]', amount=30))
    ready(trade)
    trade.assign(R)
    assert orders(trade) == {"north": D(65)}


def test_an_answer_that_holds_no_longer_is_left_out(trade: Trade) -> None:
    trade.send("request", trade.line("a"), mode="automatic")
    trade.answer(R, "north", a="10@9")
    trade.do(
        trade.south,
        c.SubmitAnswer(
            inquiry_id=trade.inquiry_id(R, "south"),
            shipping_cost=D(0),
            terms=c.AnswerTerms(valid_until=trade.now + HOUR),
            lines=(
                c.AnswerLineValue(inquiry_line_id=trade.ask_id(R, "south", "a"), ready=D(10), price=D(1)),
            ),
        ),
    )
    trade.pass_hours(2)
    trade.assign(R)
    assert orders(trade) == {"north": D(90)}


def test_n7_replaying_the_version_in_force_reproduces_every_stored_decision(trade: Trade) -> None:
    kept = publish(
        trade,
        rule("prefer north", "prefer", '["partner_name", "is", "North"]', amount=5),
        rule("dear", "penalise", '["offer_above_best", "gt", "20"]', amount=10),
        rule("large", "review", '["order_goods", "gt", "1000"]'),
    )
    ready(trade)
    trade.assign(R)
    run = trade.one(e.AssignmentRun)
    book = unpacked(run.book)
    for stage in (OFFER, CHOICE):
        assert all(set(one.facts) == set(known_at(stage)) for one in book.subjects(stage))
    decisions = msgspec.json.decode(run.decisions, type=tuple[Decision, ...])
    assert len(decisions) == 4
    rules = rule_set_of(kept)
    assert list(differing(rules, [Kept(R, OFFER, book, decisions)])) == []
    assert list(differing(rules, [Kept(R, OFFER, book, decisions[1:])])) != []


def test_versions_of_rules_are_drafted_published_and_kept(trade: Trade) -> None:
    first = publish(trade, rule("one", "exclude", '["offer_price", "gt", "12.50"]'))
    assert (first.state, first.number, first.published_by) == ("in_force", 1, trade.shop.name)
    second = publish(trade, rule("two", "exclude", '["offer_price", "gt", "13.00"]'), name="second")
    assert (trade.row(e.RuleSet, first.id).state, second.number) == ("retired", 2)
    assert [value.conditions for value in values_of(second)] == [('["offer_price", "gt", "13"]',)]
    with trade.refused("state.wrong"):
        trade.do(trade.shop, p.SaveRuleSet(rule_set_id=second.id, rules=()))
    trade.do(trade.shop, p.SaveRuleSet(rule_set_id=an_id("third"), rules=()))
    trade.do(trade.shop, p.DiscardRuleSet(rule_set_id=an_id("third")))
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, p.PublishRuleSet(rule_set_id=an_id("third")))


def test_a_rule_that_cannot_be_asked_is_refused_where_it_is_written(trade: Trade) -> None:
    def save(*rules: p.RuleValue) -> None:
        trade.do(trade.shop, p.SaveRuleSet(rule_set_id=an_id("rules"), rules=rules))

    with trade.refused("rule.empty", "rules[0].conditions"):
        save(rule("nothing", "exclude"))
    with trade.refused("rule.unknown_field", "rules[0].conditions[0]"):
        save(rule("unknown", "exclude", '["max_price_of_others", "gt", "1"]'))
    with trade.refused("rule.row", "rules[1].conditions[0]"):
        save(rule("fine", "exclude", '["offer_price", "gt", "1"]'), rule("odd", "exclude", "{"))
    with trade.refused("rule.amount", "rules[0].amount"):
        save(rule("much", "prefer", '["offer_price", "gt", "1"]', amount=91))
    with trade.refused("list.repeated", "rules[1].id"):
        save(*[rule("same", "exclude", '["offer_price", "gt", "1"]')] * 2)
    with trade.refused("rule.retailer", "rule_set_id"):
        trade.do(trade.north, p.SaveRuleSet(rule_set_id=an_id("theirs"), rules=()))


def test_rules_set_the_time_to_answer_and_the_time_to_ship(trade: Trade) -> None:
    publish(
        trade,
        rule("quick north", "set_deadline", '["partner_name", "is", "North"]', amount=6),
        rule("large orders", "set_shipping_allowance", '["order_goods", "ge", "50"]', amount=96),
    )
    trade.send("request", trade.line("a"), trade.line("b", 5))
    inquiries = {row.counterpart_id: row.deadline_at - trade.now for row in trade.all(e.Inquiry)}
    assert inquiries[trade.north.organisation_id] == 6 * HOUR
    assert inquiries[trade.south.organisation_id] == 48 * HOUR
    trade.answer(R, "north", a="10@5.00", b="5@3")
    trade.answer(R, "south", a="10@4.00", b="5@4", shipping=D(6))
    trade.place(R, ("north", "a", 10), ("south", "b", 5))
    allowed = {row.counterpart_id: row.ship_by - row.sent_at for row in trade.all(e.Order)}
    assert allowed[trade.north.organisation_id] == 96 * HOUR
    assert allowed[trade.south.organisation_id] == 48 * HOUR
