# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Each choice says why, and what speaks against cheaper offers (N2)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from desktop_b2b.rules.optimum.explain import CHOSEN, LEFT, explained
from tests.unit.optimum.test_optimum import best, problem

D = Decimal


def said(question: object, choices: object) -> list[tuple[list[str], list[str]]]:
    rows = explained(question, choices)  # type: ignore[arg-type]
    return [([one.why for one in row.chosen], [one.why for one in row.left]) for row in rows]


def test_n2_the_lowest_the_only_and_the_rest() -> None:
    question = problem("ash a 10@1.00", "birch a 10@1.05", "ash b 4@2.00", "birch b 10@2.20", "ash c 5@1.00")
    solution = best(question)
    whys = {row.item.id: [one.why for one in row.chosen] for row in explained(question, solution.choices)}
    assert whys["a"] == ["LOWEST"]
    assert whys["c"] == ["ONLY"]
    assert all(why in CHOSEN for chosen in whys.values() for why in chosen)


def test_n2_a_cheaper_offer_that_a_rule_leaves_out_says_so() -> None:
    question = problem("ash a 10@1.00", "birch a 10@1.05")
    offers = tuple(
        dataclasses.replace(one, excluded="never ash") if one.seller_id == "ash" else one
        for one in question.offers
    )
    question = dataclasses.replace(question, offers=offers)
    (row,) = explained(question, best(question).choices)
    assert [(one.why, one.rule) for one in row.left] == [("EXCLUDED", "never ash")]
    assert all(one.why in LEFT for one in row.left)


def test_what_is_missing_is_told() -> None:
    question = problem("ash a 3@1.00")
    (row,) = explained(question, {})
    assert row.chosen == ()
    assert row.missing == question.item_of[row.item.id].quantity
