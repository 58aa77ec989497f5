# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A partner's last invitation stands on its card; products are found by their product line."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns; cards that are there were never invited."""
    for name, kind, value in (
        ("invitation_id", sa.LargeBinary(), None),
        ("invitation_state", sa.Text(), ""),
        ("invitation_message", sa.Text(), ""),
        ("invitation_reason", sa.Text(), ""),
        ("invited_at", sa.BigInteger(), None),
        ("invitation_until", sa.BigInteger(), None),
    ):
        column = sa.Column(name, kind, nullable=value is None, server_default=value)
        op.add_column("partner_card", column)
    op.create_index(op.f("ix_partner_card_invitation_id"), "partner_card", ["invitation_id"], unique=False)
    op.create_index(op.f("ix_product_product_line_id"), "product", ["product_line_id"], unique=False)
