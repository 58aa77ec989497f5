# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""By what tables and hours a centre's open orders are judged, and how far that is done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "recount",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("owner_id", sa.LargeBinary(), nullable=False),
        sa.Column("counterpart_id", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("link_id", sa.LargeBinary(), nullable=False),
        sa.Column("basis", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("after_at", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recount")),
        sqlite_with_rowid=False,
    )
