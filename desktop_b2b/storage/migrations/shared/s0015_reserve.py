# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When an order's reserve date begins at its centre, whose its hold is, what the centre set aside of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the columns; there were no orders before."""
    for column in (
        sa.Column("reserve_at", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("hold_by", sa.LargeBinary(), nullable=True),
        sa.Column("overrides", sa.Text(), nullable=False, server_default="[]"),
    ):
        op.add_column("b2b_order", column)
