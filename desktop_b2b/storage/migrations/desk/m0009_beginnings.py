# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One letter finds what begins with it: the texts of the read model are made anew when the upgrade is done."""

from __future__ import annotations

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """No table changes."""
