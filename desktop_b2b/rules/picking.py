# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which lot may be picked, and which goes first: none that expired, and by the centre's own order (FEFO or
FIFO). Stock is reserved, shown and picked by this one rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from desktop_b2b.clock import SECOND
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import Lots

FIFO = "fifo"


class Kept(Protocol):
    """What the order of lots looks at, in a row and in a state alike."""

    id: Id
    lot: str
    expires_on: str
    received_at: Instant


_L = TypeVar("_L", bound=Kept)


@dataclass(slots=True)
class LotState:
    """A lot as somebody who picks for one line sees it. ``free``: what may be taken for that line."""

    id: Id
    lot: str
    expires_on: str
    free: Decimal
    received_at: Instant = 0


def today_in(now: Instant, zone: str) -> date:
    """The day that it is at a centre."""
    return datetime.fromtimestamp(now / SECOND, UTC).astimezone(ZoneInfo(zone)).date()


def has_expired(expires_on: str, today: date) -> bool:
    """Whether a lot's last day is over."""
    return bool(expires_on) and date.fromisoformat(expires_on) < today


def is_blocked(expires_on: str, today: date, blocked_days: int) -> bool:
    """Whether a lot expires so soon that the centre picks none of it any more."""
    return bool(expires_on) and date.fromisoformat(expires_on) < today + timedelta(days=blocked_days)


def pick_order(lot: Kept, order: str) -> tuple[int | str | bool, ...]:
    """First expired, first out: lots that never expire come last, equal ones as they came. First in, first
    out: as they came, equal ones by expiry.
    """
    expiry = (not lot.expires_on, lot.expires_on)
    return (lot.received_at, *expiry, lot.lot, lot.id) if order == FIFO else (
        *expiry, lot.received_at, lot.lot, lot.id
    )  # fmt: skip


def pickable(lots: Iterable[_L], today: date, terms: Lots, asked: str = "") -> list[_L]:
    """The lots that may be picked, in their order: who asks for one gets it until it expires; on its own
    the centre picks none that expires too soon.
    """
    days = 0 if asked else terms.blocked_days
    found = [lot for lot in lots if asked in ("", lot.lot) and not is_blocked(lot.expires_on, today, days)]
    return sorted(found, key=lambda lot: pick_order(lot, terms.order))


def check_pick(
    chosen: LotState,
    lots: Iterable[LotState],
    *,
    asked: str,
    quantity: Decimal,
    today: date,
    terms: Lots,
    override: str = "",
) -> None:
    """Whether units of a lot may be picked for a line. ``asked``: the lot that the order names.

    Raises UserError ``pick.expired``, ``pick.not_enough`` or, where a reason would allow it,
    ``pick.other_lot``, ``pick.blocked``, ``pick.fefo`` or ``pick.fifo``; each is about the lot or the
    quantity.
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
    if is_blocked(chosen.expires_on, today, terms.blocked_days):
        text = "Lot {lot} expires on {day}, which is too soon to pick it. Say why, if it is to go."
        raise UserError("pick.blocked", text, "stock_lot_id", lot=chosen.lot, day=chosen.expires_on)
    first = next((lot for lot in pickable(lots, today, terms) if lot.free > 0), chosen)
    if terms.order == FIFO:
        if first.received_at < chosen.received_at:
            text = "Lot {first} came first. Take that one, or say why not."
            raise UserError("pick.fifo", text, "stock_lot_id", first=first.lot)
    elif _sooner(first, chosen):
        text = "Lot {first} expires first, on {day}. Take that one, or say why not."
        raise UserError("pick.fefo", text, "stock_lot_id", first=first.lot, day=first.expires_on)


def _sooner(lot: LotState, chosen: LotState) -> bool:
    """Whether it expires before the other: of the same day, either may go first."""
    return bool(lot.expires_on) and (not chosen.expires_on or lot.expires_on < chosen.expires_on)
