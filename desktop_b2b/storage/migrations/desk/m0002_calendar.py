# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Working hours, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0002_calendar as shared

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns."""
    shared.upgrade()
