# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The index of the list in the order of time holds all that lists are sorted by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_COLUMNS = (
    "at", "id", "kind", "side", "state", "number", "partner_key", "currency", "total", "lines", "quantity",
    "ordered", "asked", "answered", "created_at", "edited_at", "sent_at", "deadline_at", "ship_by",
    "shipped_at",
)  # fmt: skip
#: Reference, recipient, product lines, courier, tracking: each from its mark to that of the next field.
_MARKS = ((19, 20), (21, 22), (22, 23), (25, 26), (24, 25))


def upgrade() -> None:
    """Make it anew."""
    op.drop_index("ix_transaction_list", "transaction")
    sections = (
        f"substr(search, instr(search, char({mark})),"
        f" instr(search, char({after})) - instr(search, char({mark})))"
        for mark, after in _MARKS
    )
    op.create_index("ix_transaction_list", "transaction", [*_COLUMNS, *map(sa.text, sections)], unique=False)
