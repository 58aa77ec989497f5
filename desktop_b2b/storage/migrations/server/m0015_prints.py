# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was printed, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0014_prints as shared

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table."""
    shared.upgrade()
