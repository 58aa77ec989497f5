# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is to be done next with a B2B order: what mends a reason, the next work on the floor (S1.37)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.queries import B2BOrderView
from ui.screens.b2b_order.words import FIXES, changes_carrier, holds, is_mine, lock_of
from ui.strings import money_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("B2BCures", text)


def cure_word(reason: str, view: B2BOrderView) -> str:
    """What the button says that mends a reason; empty where this party has none."""
    if reason in FIXES:
        return _tr("Upload labels…") if reason == "LABELS_MISSING" else _tr("Upload…")
    if reason == "MANUAL_HOLD" and holds(view):
        return _tr("Release the hold")
    if not is_mine(view):
        return ""
    support, other = _tr("Contact support"), _tr("Duplicate and change")
    items = _tr("Take units off…") if lock_of(view, "lines").is_open else support
    words = {
        "BAD_ADDRESS": _tr("Edit the address"),
        "TARIFF_DATA": _tr("Edit the customs data"),
        "NO_STOCK": items,
        "SKU_INACTIVE": items,
        "SKU_UNMAPPED": support,
        "METHOD_UNSUITABLE": _tr("Change the shipping…") if changes_carrier(view) else other,
        "DECLINED_REQUEST": support,
        "MANUAL_HOLD": support,
        "LOT_UNAVAILABLE": other,
        "QUOTE_PENDING": _quote(view),
        "PAYMENT": support,
    }
    return words.get(reason, "")


def _quote(view: B2BOrderView) -> str:
    """To agree is to agree to an amount."""
    if view.order.quote is None:
        return ""
    amount = money_word(view.order.quote, view.order.currency, with_currency=True)
    return _tr("Accept {0}").format(amount)


def mends(reason: str, view: B2BOrderView) -> bool:
    """Whether this party mends a reason by itself, here and now."""
    return cure_word(reason, view) not in ("", _tr("Contact support"))


def floor_word(state: str) -> str:
    """What the floor does next with an order; empty where it has nothing to do."""
    words = {
        "processing": _tr("Pick"),
        "picking": _tr("Go on picking"),
        "picked": _tr("Pack"),
        "packed": _tr("Label"),
        "labelled": _tr("Ship"),
    }
    return words.get(state, "")
