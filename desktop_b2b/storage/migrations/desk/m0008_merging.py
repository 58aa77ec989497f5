# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The index of texts puts its parts together when there is time (``storage.listing``)."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Let no write do it."""
    op.execute("INSERT INTO transaction_text (transaction_text, rank) VALUES ('automerge', 0)")
