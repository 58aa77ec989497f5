# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Attachments, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0008_attachments as shared

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table."""
    shared.upgrade()
