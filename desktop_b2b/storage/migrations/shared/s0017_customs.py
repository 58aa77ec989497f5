# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What customs want to know of an item, from the draft on; the rate at which an insured value is compared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the columns; nothing is known of the items so far."""
    op.add_column(
        "b2b_draft_line", sa.Column("unit_value", sa.BigInteger(), nullable=False, server_default="0")
    )
    for name in ("hs_code", "origin_country", "customs_text"):
        op.add_column("b2b_draft_line", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for table in ("b2b_draft", "b2b_order"):
        op.add_column(table, sa.Column("insured_rate", sa.BigInteger(), nullable=False, server_default="0"))
        for name in ("insured_rate_on", "insured_rate_source"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
