# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Terms of answers, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0004_terms as shared

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    shared.upgrade()
