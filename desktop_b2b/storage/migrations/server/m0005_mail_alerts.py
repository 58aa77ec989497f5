# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Alerts that are told by mail: which widgets ask for it, and since when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MAILED = sa.text("mail_alert = 1")


def upgrade() -> None:
    """Make the table, and the way to the widgets."""
    op.create_table(
        "mail_watch",
        sa.Column("widget_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("widget_id", name=op.f("pk_mail_watch")),
    )
    op.create_index("ix_widget_mail", "widget", ["user_id"], sqlite_where=_MAILED, postgresql_where=_MAILED)
