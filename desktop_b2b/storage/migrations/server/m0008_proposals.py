# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0007_proposals as shared

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table and the column."""
    shared.upgrade()
