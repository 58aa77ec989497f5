# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Reserve dates and holds of B2B orders, in the server line, with the index that its scheduler looks by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0015_reserve as shared

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the columns, and the index of orders whose day is to come."""
    shared.upgrade()
    ahead = sa.text("reserved_at IS NULL AND state = 'action_required'")
    op.create_index(
        "ix_b2b_order_reserve", "b2b_order", ["reserve_at"], sqlite_where=ahead, postgresql_where=ahead
    )
