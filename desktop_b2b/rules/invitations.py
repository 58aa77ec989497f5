# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a retailer stands with a partner: what is stored are decisions, that time ran out follows (law 9)."""

from __future__ import annotations

from typing import Literal

from desktop_b2b.clock import DAY
from desktop_b2b.domain.entities import Partner
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError

#: How long an invitation is good.
VALID_DAYS = 14

PartnerState = Literal["new", "invited", "expired", "declined", "revoked", "connected", "suspended"]


def valid_until(sent_at: Instant) -> Instant:
    """Until when an invitation is good."""
    return sent_at + VALID_DAYS * DAY


def partner_state(card: Partner, link_state: str, now: Instant) -> PartnerState:
    """Where a partner stands (mission §6). ``link_state``: of the connection behind the card."""
    if card.link_id is not None:
        return "suspended" if link_state == "suspended" else "connected"
    if card.invitation_state == "sent":
        return "expired" if _is_over(card, now) else "invited"
    if card.invitation_state == "declined":
        return "declined"
    return "revoked" if card.invitation_state == "revoked" else "new"


def next_change(card: Partner, now: Instant) -> Instant | None:
    """When ``partner_state`` will say something else by itself; None where it will not."""
    waits = card.link_id is None and card.invitation_state == "sent" and not _is_over(card, now)
    return card.invitation_until + 1 if waits and card.invitation_until is not None else None


def require_open(card: Partner, now: Instant) -> None:
    """Raise UserError in words unless the card's invitation may be followed now."""
    if card.invitation_state == "accepted" or card.link_id is not None:
        raise UserError("invitation.used", "This invitation was followed already: sign in instead.", "code")
    if card.invitation_state != "sent":
        raise UserError("invitation.ended", "This invitation is no longer good. Ask for a new one.", "code")
    if _is_over(card, now):
        raise UserError(
            "invitation.expired", "The time of this invitation is over. Ask for a new one.", "code"
        )


def _is_over(card: Partner, now: Instant) -> bool:
    return card.invitation_until is not None and now > card.invitation_until
