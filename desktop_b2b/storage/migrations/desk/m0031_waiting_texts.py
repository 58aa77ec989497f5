# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Texts wait to be entered in their index (``storage.listing``); those that a desk has are entered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Make the table of the positions that wait."""
    op.create_table(
        "text_waiting",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_text_waiting")),
    )
