# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The index of phases knows since when a document belongs: default widgets are counted from it alone."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"

_COLUMNS = ["kind", "side", "phase", "phase_at", "id", "last_deadline_at", "entered_at"]


def upgrade() -> None:
    """Make it anew."""
    op.drop_index("ix_transaction_phase", "transaction")
    op.create_index("ix_transaction_phase", "transaction", _COLUMNS, unique=False)
