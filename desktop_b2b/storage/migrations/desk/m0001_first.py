# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""First tables of the desk line."""

from __future__ import annotations

from alembic import op

from desktop_b2b.storage.schema import desk_metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    desk_metadata().create_all(op.get_bind())
