# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Partners of a kind, counts that find one another, bins by name, items by SKU."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns: partners so far are suppliers, and nothing was counted yet."""
    op.add_column("partner_card", sa.Column("kind", sa.Text(), nullable=False, server_default="supplier"))
    op.add_column("stock_lot", sa.Column("received_at", sa.BigInteger(), nullable=False, server_default="0"))
    for table in ("stock_lot", "bin_stock"):
        op.add_column(table, sa.Column("count_id", sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_stock_item_sku"), "stock_item", ["sku"], unique=False)
    op.create_index(op.f("ix_bin_name"), "bin", ["name"], unique=False)
