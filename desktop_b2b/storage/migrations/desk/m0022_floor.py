# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers that a scanner reads, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0013_floor as shared

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the indexes."""
    shared.upgrade()
