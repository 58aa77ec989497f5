# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Limits of boxes and pallets, asked while they are packed: Amazon's and the carrier's, from the tables."""

from __future__ import annotations

import dataclasses
from datetime import date

import msgspec

from desktop_b2b.domain import measures
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.facts import PACKED, BoxFacts, PalletFacts, ReadyFacts
from desktop_b2b.rules.trade.fields import BOX, PALLET
from desktop_b2b.rules.trade.packed import judge_unit, limits

TABLES = default_tables()
FBA = ReadyFacts(today=date(2026, 11, 29), stage=PACKED, is_fba=True)
STORE = dataclasses.replace(FBA, is_fba=False)


def box(weight: str, size: str = "10 x 10 x 10 in") -> BoxFacts:
    return BoxFacts(weight=measures.weight(weight, "scan"), size=measures.size(size, "scan"))


def codes(facts: ReadyFacts, unit: BoxFacts | PalletFacts) -> list[str]:
    return [one.code for one in judge_unit(TABLES, facts, unit, 3)]


def test_the_limits_of_an_order_are_told_each_once() -> None:
    assert limits(TABLES, FBA, BOX) == [("box_weight", "50 lb"), ("box_longest", "25 in")]
    assert ("pallet_height", "72 in") in limits(TABLES, FBA, PALLET)
    assert limits(TABLES, STORE, PALLET) == []


def test_a_box_at_the_limit_is_fine_and_one_above_is_not() -> None:
    """Judged in the unit of the rule: 22.68 kg are over 50 lb by a hair, 22.67 kg are not."""
    assert "trade.fba_box_weight" not in codes(FBA, box("50 lb"))
    assert "trade.fba_box_weight" not in codes(FBA, box("22.67 kg"))
    assert "trade.fba_box_weight" in codes(FBA, box("22.69 kg"))
    assert codes(FBA, box("5 lb", "25 x 20 x 20 in")) == []
    assert codes(FBA, box("5 lb", "20 x 25.1 x 20 in")) == ["trade.fba_box_side"]
    assert codes(STORE, box("5 lb", "40 x 20 x 20 in")) == []


def test_what_is_not_known_and_labels_that_come_later_are_no_matter() -> None:
    assert codes(FBA, BoxFacts()) == []
    assert codes(FBA, PalletFacts()) == []


def test_words_name_the_box_by_its_own_number() -> None:
    (found,) = [one for one in judge_unit(TABLES, FBA, box("60 lb"), 3) if one.code == "trade.fba_box_weight"]
    assert found.sentence().startswith("Box 3 weighs 60 lb; Amazon takes 50 lb at most")


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    off = tuple(msgspec.structs.replace(rule, enabled=False) for rule in TABLES.rules)
    assert limits(msgspec.structs.replace(TABLES, rules=off), FBA, BOX) == []
    assert judge_unit(msgspec.structs.replace(TABLES, rules=off), FBA, box("60 lb"), 1) == []
