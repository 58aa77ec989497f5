# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words that lists are sorted by stand in columns, which the index of the list takes as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_COLUMNS = (
    "at", "id", "kind", "side", "state", "number", "partner_key", "currency", "total", "lines", "quantity",
    "ordered", "asked", "answered", "created_at", "edited_at", "sent_at", "deadline_at", "ship_by",
    "shipped_at",
)  # fmt: skip
#: Each with the mark of its field in the text, and that of the next field.
_KEYS = {
    "reference_key": (19, 20),
    "recipient_key": (21, 22),
    "line_key": (22, 23),
    "courier_key": (25, 26),
    "tracking_key": (24, 25),
}


def upgrade() -> None:
    """Cut them out of the text, and make the index anew."""
    op.drop_index("ix_transaction_list", "transaction")
    for name in _KEYS:
        op.add_column("transaction", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    # A field with parts has its mark twice before the first, one without has it once.
    cut = (
        f"{name} = substr(substr(search, instr(search, char({mark})),"
        f" instr(search, char({after})) - instr(search, char({mark}))), 3)"
        for name, (mark, after) in _KEYS.items()
    )
    op.execute(f'UPDATE "transaction" SET {", ".join(cut)}')
    op.create_index("ix_transaction_list", "transaction", [*_COLUMNS, *_KEYS], unique=False)
