# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where documents stand: the steps of their lives that widgets and lists tell apart."""

from __future__ import annotations

from desktop_b2b.storage.read_models.columns import (
    ANSWERED,
    ATTENTION,
    DRAFT,
    HAND,
    OPEN,
    PACK,
    PARTIAL,
    PICK,
    SHIPPED,
    WAITING,
)

#: Documents that are kept for undo only.
UNLISTED = frozenset({"deleted", "discarded"})
PHASES: dict[str, dict[str, str]] = {
    "request": {
        "draft": DRAFT,
        "queued": WAITING,
        "waiting": WAITING,
        "need_attention": ATTENTION,
        "partially_ordered": PARTIAL,
    },
    "inquiry": {"waiting": WAITING, "answered": ANSWERED},
    "order": {
        "queued": OPEN,
        "sent": OPEN,
        "accepted": OPEN,
        "part_shipped": OPEN,
        "shipped": SHIPPED,
        "closed": SHIPPED,
        "closed_short": SHIPPED,
    },
    "shipment": {"draft": DRAFT, "confirmed": SHIPPED},
    "b2b_draft": {"draft": DRAFT},
    "b2b_order": {
        "queued": OPEN,
        "action_required": ATTENTION,
        "processing": PICK,
        "picking": PICK,
        "picked": PACK,
        "packed": HAND,
        "awaiting_shipper": HAND,
        "labelled": HAND,
        "shipped": SHIPPED,
        "collected": SHIPPED,
        "exception": SHIPPED,
        "delivered": SHIPPED,
    },
}
