# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Working hours of companies, and the copies that their partners have of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

_COLUMNS = (
    ("work_week", "[]"),
    ("holiday_country", ""),
    ("holiday_region", ""),
    ("closing_days", "[]"),
    ("extra_days", "[]"),
)


def upgrade() -> None:
    """Add the columns; nobody has told yet."""
    for table in ("organisation", "link_fact"):
        for name, value in _COLUMNS:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=value))
