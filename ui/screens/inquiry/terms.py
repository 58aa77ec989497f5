# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The terms of an answer between the form, which holds texts, and commands and rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.sourcing import AnswerTerms, TierValue
from desktop_b2b.rules.optimum.problem import Shipping
from desktop_b2b.services.shipping import made_of
from ui.forms.decimals import MOST_DECIMALS, DecimalError, format_for_editing, parse_decimal

if TYPE_CHECKING:
    from ui.screens.inquiry.editing import AnswerForm

ZERO = Decimal(0)
FIXED, PER_UNIT, PER_BOX, TIERED = "fixed", "per_unit", "per_box", "tiered"
#: The form's fields that are terms, beside the shipping cost.
FIELDS = ("shipping_kind", "shipping_box", "tiers", "free_above", "minimum_order", "valid_until")
#: Arguments of a refused command, and the fields that they stand in.
ARGUMENTS = {
    "terms.box_units": "shipping_box",
    "terms.tiers": "tiers",
    "terms.free_above": "free_above",
    "terms.minimum_order": "minimum_order",
    "terms.valid_until": "valid_until",
}


def parse_tiers(text: str) -> tuple[TierValue, ...] | None:
    """Tiers as they are typed, one a line: from how many units on, ``=``, what shipping costs. None: not
    understood.
    """
    found: list[TierValue] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        units, sign, amount = line.partition("=")
        if not sign:
            return None
        try:
            found.append(
                TierValue(
                    units=parse_decimal(units.strip(), QLocale(), MOST_DECIMALS),
                    amount=parse_decimal(amount.strip(), QLocale(), MOST_DECIMALS),
                )
            )
        except DecimalError:
            return None
    return tuple(found)


def tiers_text(kept: Sequence[str]) -> str:
    """Tiers of a row as they are typed."""
    pairs = (tuple(map(Decimal, text.split(" "))) for text in kept)
    return "\n".join(
        f"{format_for_editing(units, None, QLocale())} = {_money(amount)}" for units, amount in pairs
    )


def _money(amount: Decimal) -> str:
    """An amount with two decimals, or as many as it has."""
    places = max(2, -int(amount.normalize().as_tuple().exponent))
    return format_for_editing(amount, places, QLocale())


def fields_of(head: e.Answer | e.AnswerDraft) -> dict[str, object]:
    """The terms of a row as the form holds them."""
    return {
        "shipping_kind": head.shipping_kind,
        "shipping_box": head.shipping_box or None,
        "tiers": tiers_text(head.shipping_tiers),
        "free_above": head.shipping_free_above,
        "minimum_order": head.minimum_order or None,
        "valid_until": head.valid_until,
    }


def terms_of(form: AnswerForm) -> AnswerTerms:
    """The terms as commands name them; tiers that are not understood are none."""
    return AnswerTerms(
        shipping_kind=form.shipping_kind,  # type: ignore[arg-type]  # one of the choice's keys
        box_units=form.shipping_box or ZERO,
        tiers=parse_tiers(form.tiers) or () if form.shipping_kind == TIERED else (),
        free_above=form.free_above,
        minimum_order=form.minimum_order or ZERO,
        valid_until=form.valid_until,
    )


def shipping_in(form: AnswerForm) -> Shipping | None:
    """What shipping costs by the form; None where it is not stated."""
    tiers = [f"{tier.units:f} {tier.amount:f}" for tier in terms_of(form).tiers]
    cost = None if form.shipping_kind == TIERED else form.shipping_cost
    return made_of(form.shipping_kind, cost, form.shipping_box or ZERO, tiers, form.free_above)


def faults_in(form: AnswerForm, now: int) -> list[tuple[str, str]]:
    """What is wrong with the terms: (code, field)."""
    found: list[tuple[str, str]] = []
    if form.shipping_kind == PER_BOX and not (form.shipping_box or ZERO) > 0:
        found.append(("no_box", "shipping_box"))
    if form.shipping_kind == TIERED:
        tiers = parse_tiers(form.tiers)
        steps = [tier.units for tier in tiers or ()]
        if tiers is None or not _rises(steps) or any(tier.amount < 0 for tier in tiers):
            found.append(("tiers", "tiers"))
    for key in ("free_above", "minimum_order", "shipping_box"):
        value = getattr(form, key)
        if value is not None and value < 0:
            found.append(("negative", key))
    if form.valid_until is not None and form.valid_until <= now:
        found.append(("early_validity", "valid_until"))
    return found


def _rises(steps: Sequence[Decimal]) -> bool:
    """From nought on, each more than the one before."""
    return bool(steps) and steps[0] == 0 and all(low < high for low, high in itertools.pairwise(steps))
