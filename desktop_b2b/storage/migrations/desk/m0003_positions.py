# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Positions in the read model follow time; whoever writes it keeps the index of its texts."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Take the triggers away; the read model is filled anew when the upgrade is done."""
    for event in ("insert", "update", "delete"):
        op.execute(f"DROP TRIGGER transaction_text_{event}")
