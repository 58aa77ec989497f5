# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""N16: what was entered on the floor, held against limits as it was entered."""

from __future__ import annotations

from dataclasses import replace

from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.facts import PalletFacts
from desktop_b2b.rules.trade.findings import BLOCK
from desktop_b2b.rules.trade.units import box_facts, pallet_facts
from tests.unit.fulfilment.orders import FBA, FBA_PALLETS, TABLES


def test_n16_amazon_wants_two_labels_on_a_box() -> None:
    one_file, tracked = ("carton_label",), "1Z999"
    assert box_facts("20 lb", "", purposes=one_file).labels == 1
    assert box_facts("20 lb", "", purposes=("carton_label", "carton_label")).labels == 2
    both = box_facts("20 lb", "20 x 15 x 10 in", tracking=tracked, purposes=(*one_file, "bol"))
    assert both.labels == 2
    assert [one for one in check(TABLES, replace(FBA, boxes=(both,))) if one.severity == BLOCK] == []


def test_n16_a_pallet_lies_with_its_longer_side_as_length() -> None:
    for entered in ("40 x 48 x 60 in", "48 × 40 × 60 in"):
        found = pallet_facts("900 lb", entered, purposes=("pallet_label",))
        assert [str(one) for one in (found.length, found.width, found.height)] == ["48 in", "40 in", "60 in"]
        assert found.labels == 4
        facts = replace(FBA_PALLETS, pallets=(found,))
        assert [one for one in check(TABLES, facts) if one.severity == BLOCK] == []
    wide = pallet_facts("900 lb", "48 x 41 x 60 in", purposes=("pallet_label",))
    found_codes = {one.code for one in check(TABLES, replace(FBA_PALLETS, pallets=(wide,)))}
    assert "trade.fba_pallet_width" in found_codes


def test_what_is_no_measure_is_not_known() -> None:
    assert pallet_facts("heavy", "large") == PalletFacts()
    found = box_facts("", "")
    assert (found.weight, found.size) == (None, None)
