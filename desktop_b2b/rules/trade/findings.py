# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why an order cannot be worked on, and what the checks of one find (mission §6)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_b2b.errors import UserError

#: Keeps the order from being worked on; deserves a look; will be needed, but not yet.
BLOCK, WARN, LATER = "block", "warn", "later"
#: Who may set a finding aside.
NOBODY, CENTRE, ACCOUNT_MANAGER = "none", "centre", "account_manager"

SCHEDULED = "SCHEDULED"
#: The reasons of mission §6 in the order in which they are told, with their words.
REASON_WORDS: dict[str, str] = {
    "SCHEDULED": "Scheduled",
    "NO_STOCK": "Insufficient inventory",
    "BAD_ADDRESS": "Missing or invalid shipping information",
    "LABELS_MISSING": "Required labels not uploaded",
    "QUOTE_PENDING": "Quote to be accepted",
    "SKU_INACTIVE": "Inactive SKU",
    "SKU_UNMAPPED": "Unknown SKU",
    "HAZMAT_DATA": "Data on dangerous goods missing",
    "TARIFF_DATA": "Customs data missing",
    "LOT_UNAVAILABLE": "Lot not available",
    "ATTACHMENT_MISSING": "Document missing",
    "METHOD_UNSUITABLE": "Shipping method not suitable",
    "DECLINED_REQUEST": "Request not accommodated",
    "PAYMENT": "Payment refused",
    "MANUAL_HOLD": "On hold",
}
REASONS = tuple(REASON_WORDS)

#: What mends a finding: the button beside it.
FIX_WORDS: dict[str, str] = {
    "edit_lines": "Edit the items",
    "edit_address": "Edit the address",
    "edit_product": "Complete the product's data",
    "edit_customs": "Complete the customs data",
    "edit_insurance": "Change the insured value",
    "edit_pickup": "Enter collector and time",
    "edit_fba": "Correct the shipment ID",
    "choose_method": "Change the shipping method",
    "choose_lot": "Choose another lot",
    "choose_date": "Change the reserve date",
    "choose_centre": "Choose the fulfilment centre",
    "choose_services": "Change the services",
    "consent": "Agree to carrier and fees",
    "accept_quote": "Review the quote",
    "upload_labels": "Upload labels",
    "attach": "Attach a document",
    "repack": "Pack anew",
    "contact": "Contact the centre",
    "pay": "Review the payment",
    "release": "Release the hold",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. ``text`` is a template for ``params``, ``field`` spelled as in the command.

    ``severity``: block, warn or later; ``reason``: one of ``REASONS``, or empty where only the draft is not
    complete; ``fix``: a key of ``FIX_WORDS``; ``override``: who may set it aside.
    """

    code: str
    text: str
    field: str
    severity: str
    reason: str = ""
    fix: str = ""
    override: str = NOBODY
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def sentence(self) -> str:
        """The text with its parameters filled in."""
        return self.text.format(**self.params)

    def error(self) -> UserError:
        """The refusal that this finding means."""
        return UserError(self.code, self.text, self.field, **self.params)


def reasons(found: Iterable[Finding]) -> tuple[str, ...]:
    """The reasons that keep an order from being worked on, each once, in their order. That it is scheduled is
    one, though nobody need act (A5).
    """
    held = {one.reason for one in found if one.severity == BLOCK or one.reason == SCHEDULED}
    return tuple(reason for reason in REASONS if reason in held)


def is_ready(found: Iterable[Finding]) -> bool:
    """Whether nothing blocks: a draft may become an order (N16)."""
    return all(one.severity != BLOCK for one in found)


def is_alert(held: Iterable[str]) -> bool:
    """Whether somebody must act: an order that only waits for its day counts in no alert (A5)."""
    return any(reason != SCHEDULED for reason in held)
