# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was printed, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0014_prints as shared

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the table."""
    shared.upgrade()
