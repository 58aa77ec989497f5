# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""By what open orders are judged, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0016_recount as shared

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the table."""
    shared.upgrade()
