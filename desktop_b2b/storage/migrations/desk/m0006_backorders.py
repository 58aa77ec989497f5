# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Documents with quantities on back-order are found without looking at all lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Index the few lines that have some."""
    for table, column in (("order_line", "order_id"), ("answer_line", "inquiry_id")):
        op.create_index(
            f"ix_{table}_backorder", table, [column], unique=False, sqlite_where=sa.text("backorder > 0")
        )
