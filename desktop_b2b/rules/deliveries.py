# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a carrier may report of a shipment that left, and of what it has to say why (mission §6)."""

from __future__ import annotations

from typing import Final

from desktop_b2b.domain.states import FULFILMENT_SHIPMENT

#: All that a carrier reports, in the order of its way.
OUTCOMES: Final = ("in_transit", "delivered", "exception", "returned")
#: What needs a reason.
EXPLAINED: Final = frozenset({"exception", "returned"})


def outcomes_of(state: str, mode: str) -> tuple[str, ...]:
    """What may be reported of a shipment now; nothing of one that was collected."""
    if mode == "pickup":
        return ()
    return tuple(one for one in OUTCOMES if one in FULFILMENT_SHIPMENT[state])
