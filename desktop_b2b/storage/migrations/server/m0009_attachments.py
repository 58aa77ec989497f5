# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Attachments, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0008_attachments as shared

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    shared.upgrade()
