# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Weights and lengths as they were entered (mission §7.9, §7.10)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.domain import measures
from desktop_b2b.domain.measures import Measure
from desktop_b2b.errors import UserError


def test_a_measure_prints_back_unchanged_and_is_whole_inside() -> None:
    found = measures.weight(" 50.0 LB ", "weight")
    assert found == Measure(Decimal("50.0"), "lb")
    assert str(found) == "50.0 lb"
    assert found.rounded() == 22_680
    assert found.into("lb") == 50
    assert found.into("kg") == Decimal("22.6796185")
    assert measures.weight("", "weight") is None


def test_a_size_knows_its_longest_side() -> None:
    found = measures.size("10 x 25.5 × 20 in", "size")
    assert found is not None
    assert [str(one) for one in found.sides()] == ["25.5 in", "20 in", "10 in"]
    assert str(found) == "10 × 25.5 × 20 in"
    assert measures.size(" ", "size") is None
    assert measures.length("72 in", "height") == Measure(Decimal(72), "in")


@pytest.mark.parametrize(
    "text", ["50", "lb", "-1 lb", "0 lb", "50 in", "1e9 g", "50 lb lb", "999999999 kg", "٥ kg"]
)
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        measures.weight(text, "boxes[0].weight")
    assert (caught.value.code, caught.value.field) == ("measure.weight", "boxes[0].weight")


@pytest.mark.parametrize(
    "text", ["1 x 2 in", "1 x 2 x 3", "1 x 2 x 0 in", "1 x . x 3 in", "1 x 2 x 3 kg", "a x b x c in"]
)
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        measures.size(text, "size")
    assert caught.value.code == "measure.size"
