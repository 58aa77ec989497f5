# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centres as partners, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0012_centres as shared

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the columns and indexes."""
    shared.upgrade()
