# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Terms of answers, what a request allows the automatic assignment, what a retailer thinks of a partner."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

_TERMS: tuple[tuple[str, Any, str | None], ...] = (
    ("shipping_kind", sa.Text(), "fixed"),
    ("shipping_box", sa.BigInteger(), "0"),
    ("shipping_tiers", sa.Text(), "[]"),
    ("shipping_free_above", sa.BigInteger(), None),
    ("minimum_order", sa.BigInteger(), "0"),
    ("valid_until", sa.BigInteger(), None),
)
_PACKS = (("minimum", sa.BigInteger(), "0"), ("multiple", sa.BigInteger(), "0"))
_COLUMNS: dict[str, tuple[tuple[str, Any, str | None], ...]] = {
    "answer": _TERMS,
    "answer_draft": _TERMS,
    "answer_line": _PACKS,
    "answer_draft_line": _PACKS,
    "request": (("backorder_until", sa.BigInteger(), None), ("partner_cap", sa.BigInteger(), "0")),
    "partner_card": (("score", sa.BigInteger(), "500"),),
}


def upgrade() -> None:
    """Add the columns, as they were meant so far."""
    for table, columns in _COLUMNS.items():
        for name, kind, value in columns:
            column = sa.Column(name, kind, nullable=value is None, server_default=value)
            op.add_column(table, column)
