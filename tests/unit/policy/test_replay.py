# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules tried on the past (N7), and rules before the optimiser."""

from __future__ import annotations

import random
from decimal import Decimal

from desktop_b2b.rules.policy.apply import with_rules
from desktop_b2b.rules.policy.book import FactBook, OfferFacts
from desktop_b2b.rules.policy.fields import CHOICE, OFFER, ORDER, SEND, Fact, known_at
from desktop_b2b.rules.policy.judge import judge
from desktop_b2b.rules.policy.replay import Kept, Past, Timed, changes, differing
from desktop_b2b.rules.policy.rules import Row, Rule, RuleSet
from desktop_b2b.solver.optimise import optimise
from tests.unit.optimum.test_optimum import best, problem
from tests.unit.policy.test_language import FACTS

D = Decimal
ASH, BIRCH = Row("partner_name", "is", ("ash",)), Row("partner_name", "is", ("birch",))
QUESTION = problem("ash a 10@1.00", "birch a 10@1.05", "ash b 5@2.00", "birch b 10@2.20")


def part(prefix: str, **others: Fact) -> dict[str, Fact]:
    return {name: value for name, value in FACTS.items() if name.startswith(prefix)} | others


def book(at: int = 1) -> FactBook:
    return FactBook(
        at,
        part("request_"),
        {name: part("partner_", partner_name=name) for name in ("ash", "birch")},
        {item.id: part("item_", item_sku=item.id) for item in QUESTION.items},
        {
            offer.id: OfferFacts(
                offer.seller_id, offer.item_id, part("offer_", offer_price=offer.price) | part("answer_")
            )
            for offer in QUESTION.offers
        },
        {
            "birch": {
                "order_goods": D(10),
                "order_shipping": D(1),
                "order_items": D(1),
                "request_total": D(11),
            }
        },
        {"birch-a": {"choice_quantity": D(10), "choice_surplus": D(0)}},
    )


def rules(*found: Rule, number: int = 1) -> RuleSet:
    return RuleSet(f"set{number}", number, found)


def test_rules_come_before_the_optimiser() -> None:
    plain = rules(
        Rule("p", "prefer birch", "prefer", D(10), (BIRCH,)),
        Rule("x", "no b of ash", "exclude", D(0), (ASH, Row("item_sku", "is", ("b",)))),
    )
    asked = with_rules(QUESTION, judge(plain, OFFER, book().subjects(OFFER), 1))
    assert asked.unfit == {"ash-b": "EXCLUDED"}
    assert best(asked).choices == {"birch-a": D(10), "birch-b": D(10)}
    assert best(asked).outcome.total == D("32.50")
    assert with_rules(QUESTION, judge(rules(), OFFER, book().subjects(OFFER), 1)) is QUESTION


def test_each_stage_has_its_subjects_with_all_that_is_known_there() -> None:
    for stage, ids in {
        SEND: ["ash", "birch"], OFFER: ["ash-a", "ash-b", "birch-a", "birch-b"], CHOICE: ["birch-a"],
        ORDER: ["birch"],
    }.items():  # fmt: skip
        subjects = book().subjects(stage)
        assert [subject.id for subject in subjects] == ids
        assert all(set(subject.facts) == set(known_at(stage)) for subject in subjects)


def test_n7_a_draft_tried_on_the_past_shows_what_changes_and_what_it_costs() -> None:
    draft = rules(Rule("x", "without ash", "exclude", D(0), (ASH,)), number=2)
    past = [Past("one", book(), QUESTION), Past("two", FactBook(1, part("request_"), {}))]
    (found,) = changes(rules(), draft, past, optimiser=optimise)
    assert (found.request_id, found.stage) == ("one", OFFER)
    assert found.before == ()
    assert [decision.subject_id for decision in found.after] == ["ash-a", "ash-b"]
    assert (found.cost_before, found.cost_after, found.difference) == (D("31.00"), D("32.50"), D("1.50"))
    (without_cost,) = changes(rules(), draft, past)
    assert without_cost.difference is None


def test_n7_a_rule_that_says_the_same_in_other_words_changes_nothing() -> None:
    one = Rule("1", "one", "exclude", D(0), (ASH,))
    other = Rule("2", "two", "exclude", D(0), expression='partner_name == "ASH"')
    assert list(changes(rules(one), rules(other), [Past("p", book(), QUESTION)])) == []


def test_n7_the_version_in_force_reproduces_every_decision_that_was_kept() -> None:
    """Of 200 made-up rule sets and books, each stage."""
    chance = random.Random(7)
    for number in range(200):
        row = Row("partner_score", "gt", (str(chance.randint(0, 900)),))
        price = Row("offer_price", "le", (f"{chance.randint(90, 230) / 100:.2f}",))
        some = rules(
            Rule("a", "a", "prefer", D(chance.randint(1, 90)), (row, price), any_row=chance.random() < 0.5),
            Rule("b", "b", "set_deadline", D(5), (row,)),
            Rule("c", "c", "review", D(0), (Row("order_goods", "ge", ("10",)),), stops=True),
            Rule("d", "d", "set_shipping_allowance", D(9), (row, BIRCH), any_row=True),
            Rule("e", "e", "exclude", D(0), (price,), valid_until=chance.choice((None, 0, 1))),
            number=number,
        )
        kept = [
            Kept("one", stage, book(), judge(some, stage, book().subjects(stage), 1).decisions)
            for stage in (SEND, OFFER, CHOICE, ORDER)
        ]
        assert list(differing(some, kept)) == []
        assert len(list(differing(rules(), kept))) == sum(bool(one.decisions) for one in kept)


USUAL = int(str(part("partner_")["partner_answer_hours"]))


def _times() -> tuple[Timed, ...]:
    """The times that were set as the request went out, and as the one order did that came of it."""
    whole = book()
    sent = FactBook(1, whole.request, whole.partners, orders=whole.orders)
    asked = (Timed(SEND, name, sent, USUAL) for name in ("ash", "birch"))
    return (*asked, Timed(ORDER, "birch", sent, 48))


def test_n7_times_to_answer_and_to_ship_are_tried_too_and_paid_in_hours() -> None:
    slow = Rule("s", "slow", "set_deadline", D(USUAL + 24), (BIRCH,))
    ship = Rule("t", "ship", "set_shipping_allowance", D(12), (Row("order_goods", "ge", ("10",)),))
    past = Past("one", book(), QUESTION, _times())
    found = {one.stage: one for one in changes(rules(), rules(slow, ship, number=2), [past], (SEND, ORDER))}
    assert set(found) == {SEND, ORDER}
    assert [one.subject_id for one in found[SEND].after] == ["birch"]
    assert found[SEND].hours == (24,), "only birch has more time"
    assert found[ORDER].hours == (-36,)
    assert found[SEND].difference is None
    assert list(changes(rules(slow), rules(slow, number=2), [past], (SEND, ORDER))) == []
    back = changes(rules(slow), rules(), [past], (SEND,))
    assert [one.hours for one in back] == [(-24,)]
    assert list(changes(rules(), rules(slow), [Past("two", book(), QUESTION)], (SEND,))) == []
    by_hand = [one for one in _times() if one.subject_id != "birch"]
    assert list(changes(rules(), rules(slow), [Past("three", book(), times=tuple(by_hand))], (SEND,))) == []


def test_n7_rules_of_review_are_tried_on_what_would_have_been_chosen() -> None:
    review = Rule("r", "big", "review", D(0), (Row("request_total", "gt", ("30",)),))
    past = Past("one", book(), QUESTION, _times(), goal="cheapest")
    (found,) = changes(rules(), rules(review, number=2), [past], (CHOICE,), optimise)
    chosen = best(QUESTION).choices
    assert {one.subject_id for one in found.after} == {key for key, many in chosen.items() if many > 0}
    assert found.before == ()
    less = Rule("r", "small", "review", D(0), (Row("request_total", "gt", ("31",)),))
    assert list(changes(rules(), rules(less, number=2), [past], (CHOICE,), optimise)) == []
    # Without ash the whole costs 32.50: what the one rule leaves out is known to the other.
    dear = rules(Rule("x", "without ash", "exclude", D(0), (ASH,)), less, number=3)
    assert [one.stage for one in changes(rules(), dear, [past], (OFFER, CHOICE), optimise)] == [OFFER, CHOICE]
    by_hand = Past("two", book(), QUESTION, _times())
    assert list(changes(rules(), rules(review), [by_hand], (CHOICE,), optimise)) == [], "a person decided"


def test_n7_what_was_chosen_then_is_not_looked_for_again() -> None:
    """The facts that were kept with the server's choice are what its rules are asked about."""
    review = Rule("r", "birch", "review", D(0), (BIRCH, Row("choice_quantity", "ge", ("10",))))
    kept = book()
    past = Past("one", book(), QUESTION, _times(), goal="cheapest", chosen=kept)
    (found,) = changes(rules(review), rules(), [past], (CHOICE,), optimise)
    assert [one.subject_id for one in found.before] == ["birch-a"]
    assert found.after == ()
