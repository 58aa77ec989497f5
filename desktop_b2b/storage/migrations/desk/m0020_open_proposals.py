# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Documents with a proposal to decide about are found without looking at all proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Index the few that are open."""
    op.create_index(
        "ix_proposal_open",
        "proposal",
        ["document_id", "valid_until", "proposed_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
    )
