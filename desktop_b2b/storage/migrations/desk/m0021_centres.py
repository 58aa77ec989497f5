# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centres as partners, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0012_centres as shared

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the columns and indexes."""
    shared.upgrade()
