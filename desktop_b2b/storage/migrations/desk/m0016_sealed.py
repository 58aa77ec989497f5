# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0009_sealed as shared

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables and the columns."""
    shared.upgrade()
