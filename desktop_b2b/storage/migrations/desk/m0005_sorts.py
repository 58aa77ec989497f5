# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The indexes by which lists are sorted know the kinds of documents."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_SORTED = (
    "edited_at", "created_at", "sent_at", "deadline_at", "ship_by", "shipped_at", "number", "partner_key",
    "total", "state",
)  # fmt: skip


def upgrade() -> None:
    """Make them anew."""
    for name in _SORTED:
        op.drop_index(f"ix_transaction_{name}", "transaction")
        op.create_index(f"ix_transaction_{name}", "transaction", [name, "id", "kind"], unique=False)
