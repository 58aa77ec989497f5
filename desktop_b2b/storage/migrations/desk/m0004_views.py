# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Views, widgets and layouts; the read model knows when a document was made, and its text by field."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0003_views as shared

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables and the column; the read model is filled anew when the upgrade is done."""
    shared.upgrade()
    op.add_column("transaction", sa.Column("created_at", sa.BigInteger(), nullable=False, server_default="0"))
    for column in ("created_at", "sent_at"):
        op.create_index(f"ix_transaction_{column}", "transaction", [column, "id"], unique=False)
