# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lines of which something is picked that has not left are found without looking at all that ever left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Index the few whose goods are in the house."""
    op.create_index(
        "ix_b2b_line_taken",
        "b2b_line",
        ["b2b_order_id"],
        unique=False,
        sqlite_where=sa.text("picked > shipped"),
    )
