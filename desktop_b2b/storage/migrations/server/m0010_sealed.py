# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers, in the server line; the way to those that are to be opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0009_sealed as shared

revision = "0010"
down_revision = "0009"

_SEALED = sa.text("sealed = 1 AND opened_at IS NULL")


def upgrade() -> None:
    """Make the tables, the columns and the index."""
    shared.upgrade()
    op.create_index(
        "ix_request_sealed",
        "request",
        ["next_deadline_at"],
        sqlite_where=_SEALED,
        postgresql_where=_SEALED,
    )
