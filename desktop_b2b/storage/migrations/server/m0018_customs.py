# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Customs data of drafts of B2B orders, in the server line."""

from __future__ import annotations

from desktop_b2b.storage.migrations.shared import s0017_customs as shared

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the columns."""
    shared.upgrade()
