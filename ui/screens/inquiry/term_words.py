# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An answer's terms in words: how it charges shipping, the least it sells, how long it holds."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_b2b.domain import entities as e
from desktop_b2b.services.shipping import shipping_of
from ui.forms.decimals import format_number
from ui.strings import moment_word, number_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Terms", text)


def amount_word(amount: Decimal) -> str:
    """An amount with two decimals, or as many as it has."""
    places = max(2, -int(amount.normalize().as_tuple().exponent))
    return format_number(amount, places, QLocale())


def shipping_words(answer: e.Answer | e.AnswerDraft) -> str:
    """How an answer charges shipping, in a few words."""
    shipping = shipping_of(answer)
    if shipping is None:
        return _tr("Shipping not stated")
    if shipping.kind == "per_unit":
        words = _tr("Shipping {0} a unit").format(amount_word(shipping.amount))
    elif shipping.kind == "per_box":
        words = _tr("Shipping {0} a box of {1}").format(
            amount_word(shipping.amount), number_word(shipping.box_units)
        )
    elif shipping.kind == "tiered":
        tiers = [
            _tr("from {0}: {1}").format(number_word(tier.units), amount_word(tier.amount))
            for tier in shipping.tiers
        ]
        words = _tr("Shipping by quantity, {0}").format(", ".join(tiers))
    else:
        words = _tr("Shipping {0}").format(amount_word(shipping.amount))
    if shipping.free_above is not None:
        words += ", " + _tr("free from {0}").format(amount_word(shipping.free_above))
    return words


def order_words(answer: e.Answer | e.AnswerDraft, zone: str, now: int) -> str:
    """What an answer says of orders as a whole; nothing where it says nothing."""
    parts = []
    if answer.minimum_order > 0:
        parts.append(_tr("no order below {0}").format(amount_word(answer.minimum_order)))
    if answer.valid_until is not None:
        parts.append(_tr("holds until {0}").format(moment_word(answer.valid_until, zone, now)))
    return ", ".join(parts)


def pack_words(line: e.AnswerLine | e.AnswerDraftLine) -> str:
    """The least quantity and the pack of a line; nothing where any quantity is sold."""
    parts = []
    if line.minimum > 0:
        parts.append(_tr("from {0} on").format(number_word(line.minimum)))
    if line.multiple > 0:
        parts.append(_tr("in packs of {0}").format(number_word(line.multiple)))
    return ", ".join(parts)
