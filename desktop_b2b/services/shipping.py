# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an answer says of shipping, as rows keep it and as the rules count with it (mission §7.6)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_b2b.domain import checks
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.sourcing import AnswerTerms, TierValue
from desktop_b2b.errors import UserError
from desktop_b2b.rules.optimum.problem import Shipping, Tier

#: Tiers of an answer at most.
MOST_TIERS = 20


def shipping_of(row: e.Answer | e.AnswerDraft) -> Shipping | None:
    """What shipping costs by an answer; None where it does not say."""
    return made_of(
        row.shipping_kind, row.shipping_cost, row.shipping_box, row.shipping_tiers, row.shipping_free_above
    )


def made_of(
    kind: str, cost: Decimal | None, box: Decimal, tiers: Sequence[str], free_above: Decimal | None
) -> Shipping | None:
    """The same of an answer's fields."""
    if kind == "tiered":
        steps = tuple(Tier(*map(Decimal, text.split(" "))) for text in tiers)
        return Shipping(kind, tiers=steps, free_above=free_above) if steps else None
    if cost is None:
        return None
    return Shipping(kind, cost, box or Decimal(1), free_above=free_above)


def keep_terms(row: e.Answer | e.AnswerDraft, terms: AnswerTerms) -> None:
    """Put terms into a row. Raises UserError naming the argument: ``answer.box``, ``answer.tiers`` or what
    the checks of numbers and instants raise.
    """
    box = checks.number(terms.box_units, "terms.box_units")
    if terms.shipping_kind == "per_box" and box <= 0:
        raise UserError("answer.box", "Say how many units a box holds.", "terms.box_units")
    row.shipping_kind = terms.shipping_kind
    row.shipping_box = box
    row.shipping_tiers = _tiers(terms.tiers, needed=terms.shipping_kind == "tiered")
    row.shipping_free_above = checks.optional_number(terms.free_above, "terms.free_above")
    row.minimum_order = checks.number(terms.minimum_order, "terms.minimum_order")
    row.valid_until = checks.instant(terms.valid_until, "terms.valid_until")


def copy_terms(source: e.Answer | e.AnswerDraft, row: e.Answer | e.AnswerDraft) -> None:
    """The terms of one row in another."""
    row.shipping_kind = source.shipping_kind
    row.shipping_box = source.shipping_box
    row.shipping_tiers = source.shipping_tiers
    row.shipping_free_above = source.shipping_free_above
    row.minimum_order = source.minimum_order
    row.valid_until = source.valid_until


def _tiers(tiers: Sequence[TierValue], *, needed: bool) -> tuple[str, ...]:
    """The tiers as texts: units rise from nought on, so that every order has its tier."""
    if needed and not tiers:
        raise UserError("answer.tiers", "Enter what shipping costs from 0 units on.", "terms.tiers")
    if len(tiers) > MOST_TIERS:
        raise UserError("answer.tiers", "Enter at most {most} tiers.", "terms.tiers", most=MOST_TIERS)
    found: list[str] = []
    last = Decimal(-1)
    for index, tier in enumerate(tiers):
        where = f"terms.tiers[{index}]"
        units = checks.number(tier.units, f"{where}.units")
        amount = checks.number(tier.amount, f"{where}.amount")
        if units <= last or (index == 0 and units > 0):
            text = "The first tier begins at 0 units, each later one at more than the one before."
            raise UserError("answer.tiers", text, f"{where}.units")
        last = units
        found.append(f"{units:f} {amount:f}")
    return tuple(found)
