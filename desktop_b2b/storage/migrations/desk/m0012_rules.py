# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules and automatic assignments, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0006_rules as shared

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables."""
    shared.upgrade()
