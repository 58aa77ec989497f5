# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0010_fulfilment as shared

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables."""
    shared.upgrade()
