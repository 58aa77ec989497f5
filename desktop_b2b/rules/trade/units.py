# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packed boxes and pallets as the checks look at them, from what was entered on the floor."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.domain import measures
from desktop_b2b.domain.measures import Measure, Size
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.facts import BoxFacts, PalletFacts

#: A pallet's label is printed once for each of its sides.
SIDES = 4


def box_facts(
    weight: str, size: str, *, tracking: str = "", purposes: Sequence[str] = (), skus: int = 1
) -> BoxFacts:
    """A box. Each file of carton labels has one for every box (Amazon's and the carrier's are two files); a
    tracking number tells that the carrier's is on it.
    """
    labels = sum(purpose == "carton_label" for purpose in purposes) + bool(tracking)
    return BoxFacts(_weight(weight), _size(size), labels, skus)


def pallet_facts(weight: str, size: str, *, purposes: Sequence[str] = ()) -> PalletFacts:
    """A pallet: of its base the longer side is its length, whichever was entered first."""
    found = _size(size)
    labels = SIDES if "pallet_label" in purposes else 0
    if found is None:
        return PalletFacts(_weight(weight), labels=labels)
    width, length = sorted((found.length, found.width), key=lambda side: side.base)
    return PalletFacts(_weight(weight), found.height, length, width, labels)


def _weight(entered: str) -> Measure | None:
    """A weight as it was entered; what an older version let in and is none is not known."""
    try:
        return measures.weight(entered, "weight")
    except UserError:
        return None


def _size(entered: str) -> Size | None:
    try:
        return measures.size(entered, "size")
    except UserError:
        return None
