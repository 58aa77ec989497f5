# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Reserve dates and holds of B2B orders, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0015_reserve as shared

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the columns."""
    shared.upgrade()
