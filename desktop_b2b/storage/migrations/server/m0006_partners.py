# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Invitations of partners, and products by their line, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0005_partners as shared

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add columns and indexes."""
    shared.upgrade()
