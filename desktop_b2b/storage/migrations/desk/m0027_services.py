# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Services that were done, standings of accounts, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0018_services as shared

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Make the table and the column."""
    shared.upgrade()
