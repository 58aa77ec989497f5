# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders, in the desk line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0010_fulfilment as shared

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables."""
    shared.upgrade()
