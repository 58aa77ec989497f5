# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules and automatic assignments, in the server line; the way to requests that are ready for one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0006_rules as shared

revision = "0007"
down_revision = "0006"

_READY = sa.text("state = 'waiting' AND mode = 'automatic' AND next_deadline_at IS NULL")


def upgrade() -> None:
    """Make the tables and the index."""
    shared.upgrade()
    op.create_index("ix_request_ready", "request", ["id"], sqlite_where=_READY, postgresql_where=_READY)
