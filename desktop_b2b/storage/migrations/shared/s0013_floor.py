# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a scanner reads on paper is found at once: orders and shipments by their numbers, orders by state."""

from __future__ import annotations

from alembic import op


def upgrade() -> None:
    """Make the indexes."""
    for table, column in (("b2b_order", "number"), ("b2b_order", "state"), ("fulfilment_shipment", "number")):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
