# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What set the times to answer and to ship, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0011_time_basis as shared

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the columns."""
    shared.upgrade()
