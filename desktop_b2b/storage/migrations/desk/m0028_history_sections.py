# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""History of documents in sections that this desk is not given goes; what it lacks of others' comes.

The server tells of what moved. A desk that was told before this program knew what it meant is compared with
the server at the next chance, which repairs what differs.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_KINDS = {
    "sourcing": (
        "contact", "inquiry", "order", "partner", "product", "product_line", "proposal", "request", "rule_set",
        "shipment",
    ),
    "fulfilment": (
        "b2b_draft", "b2b_order", "bin", "centre_terms", "fulfilment_shipment", "link_terms", "recount",
        "stock_item", "wave",
    ),
}  # fmt: skip


def upgrade() -> None:
    """Take away what waits for no command of this desk, and ask for a comparison."""
    bind = op.get_bind()
    given = _given(bind)
    if not given:
        return
    for section, kinds in _KINDS.items():
        if section not in given:
            names = ", ".join(f"'{kind}'" for kind in kinds)
            op.execute(f'DELETE FROM "event" WHERE "version" > 0 AND "document_kind" IN ({names})')
    op.execute("INSERT OR REPLACE INTO \"state\" VALUES ('verify.at', '0')")


def _given(bind: sa.Connection) -> set[str]:
    """The sections that this desk receives, those included that it is about to take anew; none where it has
    received nothing yet.
    """
    scopes = [row[0] for row in bind.execute(sa.text('SELECT "scope" FROM "cursor"'))]
    if scopes:
        anew = bind.execute(sa.text('SELECT "value" FROM "state" WHERE "key" = \'sync.anew\'')).scalar()
        scopes += json.loads(anew or "[]")
    return {scope.partition(":")[2] for scope in scopes if not scope.startswith("user:")}
