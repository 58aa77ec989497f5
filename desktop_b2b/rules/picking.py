# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which lot may be picked: none that expired, and the first to expire before the others (FEFO)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from desktop_b2b.clock import SECOND
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError


@dataclass(frozen=True, slots=True)
class LotState:
    """A lot as somebody who picks for one line sees it. ``free``: what may be taken for that line."""

    id: Id
    lot: str
    expires_on: str
    free: Decimal


def today_in(now: Instant, zone: str) -> date:
    """The day that it is at a centre."""
    return datetime.fromtimestamp(now / SECOND, UTC).astimezone(ZoneInfo(zone)).date()


def has_expired(expires_on: str, today: date) -> bool:
    """Whether a lot's last day is over."""
    return bool(expires_on) and date.fromisoformat(expires_on) < today


def is_blocked(expires_on: str, today: date, blocked_days: int) -> bool:
    """Whether a lot expires so soon that the centre picks none of it any more."""
    return bool(expires_on) and date.fromisoformat(expires_on) < today + timedelta(days=blocked_days)


def pick_order(lot: LotState) -> tuple[bool, str, str, str]:
    """First expired, first out: lots that never expire come last, equal ones by name."""
    return (not lot.expires_on, lot.expires_on, lot.lot, lot.id)


def check_pick(
    chosen: LotState,
    lots: Iterable[LotState],
    *,
    asked: str,
    quantity: Decimal,
    today: date,
    blocked_days: int = 0,
    override: str = "",
) -> None:
    """Whether units of a lot may be picked for a line. ``asked``: the lot that the order names.

    Raises UserError ``pick.expired``, ``pick.not_enough`` or, where a reason would allow it,
    ``pick.other_lot``, ``pick.blocked`` or ``pick.fefo``; each is about the lot or the quantity.
    """
    if has_expired(chosen.expires_on, today):
        text = "Lot {lot} expired on {day}. Take another one, and hold this one back."
        raise UserError("pick.expired", text, "stock_lot_id", lot=chosen.lot, day=chosen.expires_on)
    if quantity > chosen.free:
        text = "Only {left} of this lot can be taken for this order. Count it, or take another lot."
        raise UserError("pick.not_enough", text, "quantity", left=f"{max(chosen.free, Decimal(0)):f}")
    if override:
        return
    if asked:
        if asked != chosen.lot:
            text = "The order asks for lot {asked}, and this is lot {lot}."
            raise UserError("pick.other_lot", text, "stock_lot_id", asked=asked, lot=chosen.lot)
        return
    if is_blocked(chosen.expires_on, today, blocked_days):
        text = "Lot {lot} expires on {day}, which is too soon to pick it. Say why, if it is to go."
        raise UserError("pick.blocked", text, "stock_lot_id", lot=chosen.lot, day=chosen.expires_on)
    for lot in sorted(lots, key=pick_order):
        if not _sooner(lot, chosen):
            return
        if lot.free > 0 and not is_blocked(lot.expires_on, today, blocked_days):
            text = "Lot {first} expires first, on {day}. Take that one, or say why not."
            raise UserError("pick.fefo", text, "stock_lot_id", first=lot.lot, day=lot.expires_on)


def _sooner(lot: LotState, chosen: LotState) -> bool:
    """Whether it expires before the other: of the same day, either may go first."""
    return bool(lot.expires_on) and (not chosen.expires_on or lot.expires_on < chosen.expires_on)
