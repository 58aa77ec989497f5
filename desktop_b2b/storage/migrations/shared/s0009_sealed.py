# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers that stay sealed until the last deadline, and the receipts that say that they came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the tables, and the columns: requests so far are open."""
    for table in ("request", "inquiry"):
        op.add_column(table, sa.Column("sealed", sa.SmallInteger(), nullable=False, server_default="0"))
        op.add_column(table, sa.Column("opened_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "sealed_answer",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("owner_id", sa.LargeBinary(), nullable=False),
        sa.Column("counterpart_id", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("inquiry_id", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_answer")),
    )
    op.create_index(op.f("ix_sealed_answer_inquiry_id"), "sealed_answer", ["inquiry_id"], unique=False)
    op.create_table(
        "answer_receipt",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("owner_id", sa.LargeBinary(), nullable=False),
        sa.Column("counterpart_id", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("inquiry_id", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("late", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answer_receipt_inquiry_id"), "answer_receipt", ["inquiry_id"], unique=False)
