# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists know why a B2B order waits that is packed: those that a desk had before learn it now, not when their
order changes next.
"""

from __future__ import annotations

from alembic import op

revision = "0030"
down_revision = "0029"

_REASONS = "replace(replace(replace(replace(o.\"reasons\", '[', ''), ']', ''), '\"', ''), ' ', '')"


def upgrade() -> None:
    """Fill in the reasons of orders that wait for their retailer, found by their state."""
    op.execute(
        f'UPDATE "transaction" SET "reason" = {_REASONS} FROM "b2b_order" o'
        ' WHERE o."id" = "transaction"."id" AND "transaction"."kind" = \'b2b_order\''
        ' AND "transaction"."state" = \'awaiting_shipper\''
    )
