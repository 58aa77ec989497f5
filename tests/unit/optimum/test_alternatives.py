# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a choice costs, and which condition makes it so (N2)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from desktop_b2b.rules.optimum.outcome import COST, FILL, MISSING, breaches
from desktop_b2b.rules.optimum.problem import Problem, Shipping
from desktop_b2b.rules.optimum.relax import (
    CONDITIONS,
    LEAST_QUANTITY,
    PACK,
    Condition,
    conditions,
    without,
)
from desktop_b2b.rules.optimum.solution import Demand, Effort
from desktop_b2b.solver import highs
from desktop_b2b.solver.alternatives import Binding, alternative, binding
from desktop_b2b.solver.optimise import optimise
from tests.bench.sourcing_cases import small_case
from tests.unit.optimum.test_optimum import best, problem

D = Decimal
EFFORT = Effort(60)
NONE = Demand()


def stand_in_the_way(one: Problem, demand: Demand = NONE) -> list[Binding]:
    return list(binding(optimise, one, optimise(one, EFFORT, demand), demand, EFFORT))


@pytest.mark.parametrize("seed", range(25))
def test_n2_forcing_what_is_told_and_solving_again_gives_the_stated_difference(seed: int) -> None:
    """A forced partner is used, one that is shut out is not; the best under it is what is best among all
    assignments that do so, which a problem of its own says as well.
    """
    one = small_case(seed, 2_000)
    found = best(one)
    for seller in one.sellers:
        forced = alternative(optimise, one, found, Demand(with_sellers=frozenset({seller.id})), EFFORT)
        if forced.solution is not None:
            assert breaches(one, forced.solution.choices) == ()
            assert any(one.offer_of[offer].seller_id == seller.id for offer in forced.solution.choices)
            assert forced.difference == forced.solution.outcome.ranked - found.outcome.ranked
            assert forced.solution.outcome.levels() >= found.outcome.levels()
        barred = alternative(optimise, one, found, Demand(without_sellers=frozenset({seller.id})), EFFORT)
        rest = dataclasses.replace(
            one, offers=tuple(offer for offer in one.offers if offer.seller_id != seller.id)
        )
        assert barred.solution is not None
        assert barred.solution.outcome.levels()[:5] == best(rest).outcome.levels()[:5]


def test_a_forced_offer_is_taken_and_a_barred_one_is_not() -> None:
    one = problem("ash a 10@1.00", "birch a 10@3.00")
    found = best(one)
    forced = alternative(optimise, one, found, Demand(with_offers=frozenset({"birch-a"})), EFFORT)
    assert forced.solution is not None
    assert forced.solution.choices == {"ash-a": D(9), "birch-a": D(1)}
    assert forced.difference == D(2)
    barred = alternative(optimise, one, found, Demand(without_offers=frozenset({"ash-a"})), EFFORT)
    assert barred.difference == D(20)


def test_what_nothing_can_do_is_said_to_be_so() -> None:
    one = problem("ash a 10@1.00", "birch a 10@?")
    found = best(one)
    for demand in (
        Demand(with_sellers=frozenset({"birch"})),
        Demand(with_sellers=frozenset({"nobody"})),
        Demand(with_offers=frozenset({"birch-a"})),
    ):
        assert alternative(optimise, one, found, demand, EFFORT).solution is None


def test_without_the_solver_a_demand_that_the_plain_rule_misses_has_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(highs, "is_here", lambda: False)
    one = problem("ash a 10@1.00", "birch a 10@3.00")
    assert optimise(one, EFFORT, Demand(with_sellers=frozenset({"birch"}))) is None
    assert optimise(one, EFFORT, Demand(with_sellers=frozenset({"ash"}))) is not None


# ---------------------------------------------------------------- which condition


def test_n2_each_condition_tells_what_it_costs() -> None:
    shipping = {"shipping": Shipping("fixed", D(4))}
    one = problem(
        "ash a 10@1.00", "birch b 10@1.00", "cedar a 10@1.50", "cedar b 10@1.50", "dogwood a 10@0.10",
        cap=1, ash=shipping, dogwood={"minimum": D(5)},
    )  # fmt: skip
    assert best(one).outcome.total == D(30)
    found = {one.condition: one.saving for one in stand_in_the_way(one)}
    assert found == {Condition("CAP"): D(6)}
    two = dataclasses.replace(one, cap=2)
    assert best(two).outcome.total == D(24)
    assert {one.condition: one.saving for one in stand_in_the_way(two)} == {
        Condition("MINIMUM_ORDER", "dogwood"): D(13)
    }


@pytest.mark.parametrize(
    ("one", "condition"),
    [
        (problem("ash a 10@9.00", a={"max_price": D(8)}), Condition("MAXIMUM_PRICE", "a")),
        (problem("ash a 4@1.00 backorder 6 at 100"), Condition("BACKORDERS", "a")),
        (
            problem("ash a 4@1.00 backorder 6 at 100", a={"backorders": True, "latest_at": 99}),
            Condition("LATEST_DATE", "a"),
        ),
        (problem("ash a 10@1.00", ash={"minimum": D(11)}), Condition("MINIMUM_ORDER", "ash")),
        (problem("ash a 10@1.00 excluded rule2"), Condition("EXCLUSION", "rule2")),
        (problem("ash a 10@1.00 least 11"), Condition("LEAST_QUANTITY", "ash-a")),
        (problem("ash a 11@1.00 pack 6"), Condition("PACK", "ash-a")),
        (problem("ash a 10@1.00", "birch b 10@1.00", cap=1), Condition("CAP")),
    ],
    ids=lambda value: value.code if isinstance(value, Condition) else "",
)
def test_what_cannot_be_filled_says_which_condition_stands_in_the_way(
    one: Problem, condition: Condition
) -> None:
    assert not best(one).outcome.is_complete
    (found,) = stand_in_the_way(one)
    assert found.condition == condition
    assert found.solution.outcome.is_complete
    assert (found.items, found.saving) == (1, D(0))
    assert condition in set(conditions(one))
    assert condition.code in CONDITIONS


def test_the_condition_that_bars_a_forced_partner_is_named() -> None:
    one = problem("ash a 10@1.00", "birch a 10@3.00", birch={"minimum": D(100)})
    demand = Demand(with_sellers=frozenset({"birch"}))
    assert optimise(one, EFFORT, demand) is None
    (found,) = stand_in_the_way(one, demand)
    assert found.condition == Condition("MINIMUM_ORDER", "birch")


@pytest.mark.parametrize("seed", range(12))
def test_giving_a_condition_up_is_never_worse(seed: int) -> None:
    """But for smaller packs: less is left over with them, and what was left over may have made an order large
    enough.
    """
    one = small_case(seed, 2_000)
    found = best(one).outcome.levels((FILL, MISSING, COST))
    for condition in conditions(one):
        if condition.code in (LEAST_QUANTITY, PACK):
            continue
        assert best(without(one, condition)).outcome.levels((FILL, MISSING, COST)) <= found, condition
