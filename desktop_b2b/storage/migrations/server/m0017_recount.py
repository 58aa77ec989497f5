# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""By what open orders are judged, in the server line, with the indexes that its scheduler looks by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0016_recount as shared

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table, the index of what is to be done, and that of a connection's open orders."""
    shared.upgrade()
    waiting = sa.text("since IS NOT NULL")
    op.create_index(
        "ix_recount_since", "recount", ["since", "id"], sqlite_where=waiting, postgresql_where=waiting
    )
    is_open = sa.text(
        "state IN ('action_required', 'awaiting_shipper', 'labelled', 'packed', 'picked', 'picking',"
        " 'processing', 'queued')"
    )
    op.create_index(
        "ix_b2b_order_open",
        "b2b_order",
        ["link_id", "reserve_at", "id"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
