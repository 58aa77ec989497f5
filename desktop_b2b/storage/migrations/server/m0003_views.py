# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Saved and shared views, the dashboard's widgets, layouts of lists."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0003_views as shared

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    shared.upgrade()
