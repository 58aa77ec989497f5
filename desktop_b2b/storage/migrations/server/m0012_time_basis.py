# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What set the times to answer and to ship, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0011_time_basis as shared

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the columns."""
    shared.upgrade()
