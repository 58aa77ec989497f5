# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment: against every other one where they can be counted, and case by case (N1, A7)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.errors import OutageError
from desktop_b2b.rules.optimum.greedy import greedy, searched
from desktop_b2b.rules.optimum.outcome import GOALS, Breach, breaches, evaluate
from desktop_b2b.rules.optimum.problem import (
    ABOVE_MAXIMUM,
    BACKORDER_ONLY,
    BELOW_MINIMUM,
    EXCLUDED,
    NO_PRICE,
    NO_SHIPPING,
    NOTHING,
    TOO_LATE,
    Item,
    Offer,
    Problem,
    Seller,
    Shipping,
    Tier,
)
from desktop_b2b.rules.optimum.solution import (
    NOTICE_FAILED,
    NOTICE_MISSING,
    NOTICE_TIME,
    Effort,
    Solution,
)
from desktop_b2b.solver import highs
from desktop_b2b.solver.optimise import optimise
from tests.bench.sourcing_cases import best_levels, large_case, small_case

D = Decimal


def problem(*offers: str, currency: str = "EUR", cap: int | None = None, **changes: Any) -> Problem:
    """Offers like ``ash screws 10 @ 2.50 backorder 5 at 100``; items need 10, shipping is free unless
    ``changes`` say otherwise, by name.
    """
    items: dict[str, Item] = {}
    sellers: dict[str, Seller] = {}
    made: list[Offer] = []
    for text in offers:
        seller, item, ready, price, *more = text.replace("@", " ").split()
        items.setdefault(item, dataclasses.replace(Item(item, item, D(10)), **changes.get(item, {})))
        sellers.setdefault(
            seller, dataclasses.replace(Seller(seller, seller.title()), **changes.get(seller, {}))
        )
        words = dict(zip(more[::2], more[1::2], strict=True))
        made.append(
            Offer(
                f"{seller}-{item}",
                item,
                seller,
                None if price == "?" else D(price),
                ready=D(ready),
                backorder=D(words.get("backorder", 0)),
                backorder_at=int(words["at"]) if "at" in words else None,
                minimum=D(words.get("least", 0)),
                multiple=D(words.get("pack", 0)),
                handicap=D(words.get("handicap", 0)),
                excluded=words.get("excluded", ""),
            )
        )
    return Problem(currency, tuple(items.values()), tuple(sellers.values()), tuple(made), cap)


def best(one: Problem, goal: str = "cheapest") -> Solution:
    found = optimise(one, Effort(60, goal))
    assert found is not None
    assert found.is_proven, found
    assert breaches(one, found.choices) == ()
    assert found.gap in (D(0), None)
    return found


def chosen(one: Problem, goal: str = "cheapest") -> dict[str, str]:
    """The quantities by offer."""
    return {offer: f"{quantity:f}" for offer, quantity in sorted(best(one, goal).choices.items())}


# ---------------------------------------------------------------- against all others


@pytest.mark.parametrize("goal", ["cheapest", "fastest", "fewest"])
@pytest.mark.parametrize("block", range(3))
def test_n1_no_other_assignment_is_better(goal: str, block: int) -> None:
    """On every level of the goal, among all that there are."""
    for seed in range(block * 8, block * 8 + 8):
        one = small_case(seed, 2_000)
        assert best(one, goal).outcome.levels(GOALS[goal]) == best_levels(one, GOALS[goal]), seed


@pytest.mark.parametrize("seed", range(4))
def test_n1_it_is_never_above_the_plain_rule(seed: int) -> None:
    one = large_case(seed, 15, 6)
    found = best(one).outcome.levels()
    for other in (greedy(one), searched(one)):
        assert breaches(one, other) == ()
        assert found <= evaluate(one, other).levels()


def test_the_same_question_has_the_same_answer() -> None:
    one = large_case("again", 12, 6)
    assert best(one).choices == best(one).choices


# ---------------------------------------------------------------- the levels (A7)


def test_filling_comes_before_cost() -> None:
    one = problem("ash a 9@1.00", "birch a 10@50.00", birch={"shipping": Shipping("fixed", D(90))})
    assert chosen(one) == {"ash-a": "9", "birch-a": "1"}


def test_what_cannot_be_filled_is_filled_as_far_as_can_be() -> None:
    one = problem("ash a 9@1.00", "ash b 3@9.00", "birch b 10@9.00 least 8", b={"quantity": D(8)}, cap=1)
    found = best(one)
    assert found.outcome.missing == {"a": D(10)}
    assert found.choices == {"birch-b": D(8)}


def test_n1_shipping_is_not_paid_twice_for_a_cent_a_piece() -> None:
    """The plain rule takes each item where it is cheapest, and pays two partners' shipping."""
    shipping = {"shipping": Shipping("fixed", D("12.00"))}
    offers = ("ash a 10@1.00", "birch a 10@1.01", "ash b 10@1.01", "birch b 10@1.00")
    one = problem(*offers, ash=shipping, birch=shipping)
    assert best(one).outcome.total == D("32.10")
    assert evaluate(one, greedy(one)).total == D("44.00")


def test_of_equal_costs_the_earlier_date_wins_then_the_score_then_the_name() -> None:
    later = "backorder 10 at"
    one = problem(
        f"ash a 0@1.00 {later} 300", f"birch a 0@1.00 {later} 200", f"cedar a 0@1.00 {later} 200",
        f"dogwood a 0@1.00 {later} 200", a={"backorders": True}, birch={"score": 300}, cedar={"score": 700},
        dogwood={"score": 700},
    )  # fmt: skip
    assert chosen(one) == {"cedar-a": "10"}
    found = best(one)
    assert found.outcome.ready_at == 200
    assert [level.name for level in found.levels] == ["fill", "missing", "cost", "date", "score", "name"]


def test_what_if_goals_put_another_level_first() -> None:
    one = problem(
        "ash a 0@1.00 backorder 10 at 300", "birch a 10@2.00", "birch b 10@2.00", "cedar b 10@1.00",
        a={"backorders": True},
    )  # fmt: skip
    assert chosen(one) == {"ash-a": "10", "cedar-b": "10"}
    assert chosen(one, "fastest") == {"birch-a": "10", "cedar-b": "10"}
    assert chosen(one, "fewest") == {"birch-a": "10", "birch-b": "10"}


def test_a_policy_handicap_ranks_but_is_not_paid() -> None:
    one = problem("ash a 10@1.00 handicap 10", "birch a 10@1.05")
    found = best(one)
    assert found.choices == {"birch-a": D(10)}
    assert found.outcome.total == found.outcome.ranked == D("10.50")
    preferred = problem("ash a 10@1.00", "birch a 10@1.05 handicap -6")
    assert best(preferred).outcome.ranked == D("9.87")
    assert best(preferred).outcome.total == D("10.50")


# ---------------------------------------------------------------- shipping


@pytest.mark.parametrize(
    ("shipping", "units", "goods", "cost"),
    [
        (Shipping(), "3", "30", "0"),
        (Shipping("fixed", D("7.5")), "3", "30", "7.50"),
        (Shipping("fixed", D("7.5")), "0", "0", "0"),
        (Shipping("fixed", D("7.5"), free_above=D(30)), "3", "30", "0"),
        (Shipping("fixed", D("7.5"), free_above=D(30)), "3", "29.99", "7.50"),
        (Shipping("per_unit", D("0.125")), "3", "30", "0.38"),
        (Shipping("per_box", D("4"), box_units=D(6)), "6", "30", "4.00"),
        (Shipping("per_box", D("4"), box_units=D(6)), "6.5", "30", "8.00"),
        (Shipping("tiered", tiers=(Tier(D(0), D(9)), Tier(D(5), D(6)))), "4", "30", "9.00"),
        (Shipping("tiered", tiers=(Tier(D(0), D(9)), Tier(D(5), D(6)))), "5", "30", "6.00"),
        (Shipping("tiered", tiers=(Tier(D(2), D(9)), Tier(D(5), D(6)))), "1", "30", "9.00"),
    ],
)
def test_what_shipping_costs(shipping: Shipping, units: str, goods: str, cost: str) -> None:
    assert shipping.cost(D(units), D(goods), "EUR") == D(cost)


def test_an_unknown_cost_of_shipping_is_not_nought() -> None:
    one = problem("ash a 10@1.00", "birch a 10@2.00", ash={"shipping": None})
    assert one.unfit == {"ash-a": NO_SHIPPING}
    assert chosen(one) == {"birch-a": "10"}


def test_free_shipping_is_reached_where_that_is_cheaper_but_never_by_buying_too_much() -> None:
    free = {"shipping": Shipping("fixed", D(20), free_above=D(25))}
    two = problem("ash a 10@1.00", "ash b 10@1.60", "birch b 10@1.00", ash=free)
    assert chosen(two) == {"ash-a": "10", "ash-b": "10"}
    short = problem("ash a 30@1.00", ash=free)
    assert chosen(short) == {"ash-a": "10"}


# ---------------------------------------------------------------- conditions


def test_maximum_price_passes_when_equal() -> None:
    one = problem("ash a 10@2.00", "birch a 10@2.01", a={"max_price": D("2.00")})
    assert one.unfit == {"birch-a": ABOVE_MAXIMUM}
    assert chosen(one) == {"ash-a": "10"}


def test_back_orders_count_where_they_are_allowed_and_in_time() -> None:
    offers = "ash a 4@1.00 backorder 6 at 100", "birch a 10@5.00"
    assert chosen(problem(*offers)) == {"ash-a": "4", "birch-a": "6"}
    assert chosen(problem(*offers, a={"backorders": True})) == {"ash-a": "10"}
    late = problem(*offers, a={"backorders": True, "latest_at": 99})
    assert chosen(late) == {"ash-a": "4", "birch-a": "6"}
    only = problem("ash a 0@1.00 backorder 10 at 100", "birch a 10@5.00")
    assert only.unfit == {"ash-a": BACKORDER_ONLY}
    too_late = problem("ash a 0@1.00 backorder 10 at 100", a={"backorders": True, "latest_at": 99})
    assert too_late.unfit == {"ash-a": TOO_LATE}


def test_least_quantities_and_packs_are_kept_and_nothing_is_bought_for_nothing() -> None:
    assert chosen(problem("ash a 50@1.00 pack 6")) == {"ash-a": "12"}
    assert chosen(problem("ash a 50@1.00 least 20")) == {"ash-a": "20"}
    assert chosen(problem("ash a 50@1.00 pack 6", "birch a 5@1.10")) == {"ash-a": "6", "birch-a": "4"}
    assert chosen(problem("ash a 50@1.00 least 7 pack 3", "birch a 1@0.10")) == {"ash-a": "9", "birch-a": "1"}
    short = problem("ash a 10@1.00 least 11")
    assert short.unfit == {"ash-a": BELOW_MINIMUM}


def test_the_least_value_of_an_order_is_kept() -> None:
    one = problem("ash a 10@1.00", "birch a 10@2.00", "birch b 10@2.00", ash={"minimum": D("10.01")})
    assert chosen(one) == {"birch-a": "10", "birch-b": "10"}
    reached = problem("ash a 10@1.00", "birch a 10@2.00", "birch b 10@2.00", ash={"minimum": D("10.00")})
    assert chosen(reached) == {"ash-a": "10", "birch-b": "10"}


def test_no_more_partners_than_allowed() -> None:
    offers = "ash a 10@1.00", "birch b 10@1.00", "cedar a 10@3.00", "cedar b 10@3.00"
    assert chosen(problem(*offers, cap=1)) == {"cedar-a": "10", "cedar-b": "10"}
    assert chosen(problem(*offers, cap=2)) == {"ash-a": "10", "birch-b": "10"}


def test_what_cannot_be_used_says_why() -> None:
    one = problem(
        "ash a 10@?", "birch a 0@1.00", "cedar a 10@1.00 excluded rule3", "dogwood b 3@1.00",
        b={"quantity": D(0)},
    )  # fmt: skip
    assert one.unfit == {"ash-a": NO_PRICE, "birch-a": NOTHING, "cedar-a": EXCLUDED, "dogwood-b": NOTHING}
    assert best(one).outcome.missing == {"a": D(10)}


def test_measured_units_are_divided_no_finer_than_they_were_written() -> None:
    weight = {"quantity": D("2.5"), "uom": "kg"}
    one = problem("ash a 1.75@1.00", "birch a 2.50@2.00", a=weight)
    assert chosen(one) == {"ash-a": "1.75", "birch-a": "0.75"}


def test_the_cheapest_is_the_cheapest_after_rounding() -> None:
    """Two at 0.333 make 0.67, but one of them makes 0.33, as one at 0.3345 does."""
    one = problem("ash a 2@0.333", "birch a 2@0.3345", a={"quantity": D(2)})
    assert evaluate(one, {"ash-a": D(2)}).total == D("0.67")
    assert best(one).outcome.total == D("0.66")
    cents = problem("ash a 1@0.344", "birch a 1@0.344", "cedar a 2@0.345", a={"quantity": D(2)})
    assert chosen(cents) == {"ash-a": "1", "birch-a": "1"}
    yen = problem("ash a 3@1.4", "birch a 3@1.2", a={"quantity": D(3)}, currency="JPY")
    assert best(yen).outcome.total == D(3)  # one at 1.4 and two at 1.2


# ---------------------------------------------------------------- exact checks


@pytest.mark.parametrize(
    ("choices", "breach"),
    [
        ({"ash-a": "-1"}, Breach("NEGATIVE", "ash-a")),
        ({"nobody": "1"}, Breach("UNKNOWN_OFFER", "nobody")),
        ({"dogwood-a": "1"}, Breach("UNFIT_OFFER", "dogwood-a")),
        ({"birch-a": "7"}, Breach("NOT_A_PACK", "birch-a")),
        ({"birch-a": "6"}, Breach("LESS_THAN_MINIMUM", "birch-a")),
        ({"cedar-a": "11"}, Breach("MORE_THAN_OFFERED", "cedar-a")),
        ({"cedar-a": "10", "ash-a": "1"}, Breach("TOO_MUCH", "a")),
        ({"ash-a": "9"}, Breach("SMALL_ORDER", "ash")),
        ({"cedar-a": "0.5"}, Breach("NOT_A_PACK", "cedar-a")),
    ],
)
def test_an_assignment_that_breaks_a_condition_is_found(choices: dict[str, str], breach: Breach) -> None:
    one = problem(
        "ash a 20@1.00", "birch a 20@1.00 pack 6 least 7", "cedar a 10@1.00", "dogwood a 10@?",
        ash={"minimum": D(10)},
    )  # fmt: skip
    assert breach in breaches(one, {offer: D(quantity) for offer, quantity in choices.items()})


def test_one_partner_too_many_is_found() -> None:
    one = problem("ash a 10@1.00", "birch a 10@1.00", cap=1)
    assert breaches(one, {"ash-a": D(5), "birch-a": D(5)}) == (Breach("TOO_MANY_PARTNERS"),)
    assert breaches(one, {"ash-a": D(10), "birch-a": D(0)}) == ()


# ---------------------------------------------------------------- without the optimiser


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highs, "is_here", lambda: False)


@pytest.mark.usefixtures("no_solver")
def test_where_the_solver_is_missing_the_plain_rule_steps_in_and_says_so() -> None:
    for seed in range(20):
        one = small_case(seed)
        found = optimise(one)
        assert found is not None
        assert (found.notice, found.gap, found.is_proven) == (NOTICE_MISSING, None, False)
        assert breaches(one, found.choices) == ()


@pytest.mark.expected_logs("the optimiser failed")
def test_where_the_solver_fails_the_plain_rule_steps_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OutageError("solver.failed", "planted")

    monkeypatch.setattr(highs.Highs, "least", broken)
    found = optimise(problem("ash a 10@1.00"))
    assert found is not None
    assert (found.notice, found.choices) == (NOTICE_FAILED, {"ash-a": D(10)})


def test_when_the_time_is_over_the_gap_is_told() -> None:
    one = large_case("hard", 50, 20, 8)
    found = optimise(one, Effort(0.3))
    assert found is not None
    assert breaches(one, found.choices) == ()
    assert found.notice == NOTICE_TIME
    assert not found.is_proven


def test_nothing_to_fill_is_filled() -> None:
    found = best(problem("ash a 10@1.00", a={"quantity": D(0)}))
    assert (found.choices, found.outcome.total, found.outcome.is_complete) == ({}, D(0), True)
