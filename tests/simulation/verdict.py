# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold in every history (sync/PROTOCOL.md, What always holds): the checks by name."""

from __future__ import annotations

#: Name of a check and what it says; the numbers of the guide are their order.
CHECKS: dict[str, str] = {
    "convergence": "after quiescence each desk has exactly the rows of its scopes",
    "exactly_once": "one effect per command, whatever the retries: the server is what the naive model is",
    "no_lost_acknowledged_write": "what the server has confirmed is in its log for good",
    "no_lost_local_write": "every command given is pending, settled or an issue, after every step",
    "rebase_law": "a desk shows replay(pending, base)",
    "no_flicker": "an own effect never vanishes without a refusal or somebody's change",
    "causal_lanes": "lanes are judged in their order, and nothing before what it builds on",
    "prefix_atomicity": "a desk's base is a prefix of each feed, and one cut across them",
    "gap_free_counters": "heads go 1, 2, 3; a document number is given once",
    "isolation": "no byte of an invisible row reaches a device, a refusal or the log",
    "revocation": "what is taken from a user is gone with the next exchange; issues stay",
    "copies_detected": "a restored or copied profile or server is noticed before anything is mixed",
    "clock_independence": "outcomes are the same under any clocks of the desks, deadlines excepted",
    "duplicate_delivery": "what arrives twice or late changes nothing",
    "liveness": "on a fair network queues drain in a bounded number of rounds",
    "effects": "each effect of a command is recorded once, none without its command",
    "monotonic_cursors": "a cursor never goes back, is never ahead of its rows, nor behind what is said",
    "bounded_storage": "compaction leaves the live rows, and no more than it may",
    "counters": "what a desk keeps of its dashboard is what counting from scratch finds",
    "stock": "what lies at a centre is the sum of its movements, and never less than nothing",
    "b2b_orders": "one order for a draft; quantity = shipped + open + cancelled; a box is packed once",
    "deadline_order": "an answer and its deadline have one order, the same for both parties",
}


class BrokenError(BaseException):
    """A check failed; ``check`` is its name. No error that the product could take for its own."""

    def __init__(self, check: str, detail: str) -> None:
        super().__init__(f"{check}: {detail}")
        self.check = check
        self.detail = detail


def demand(holds: object, check: str, detail: object = "") -> None:
    """Raise BrokenError unless it holds; ``detail`` may be a call that makes the text."""
    if not holds:
        raise BrokenError(check, str(detail() if callable(detail) else detail))
