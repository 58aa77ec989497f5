# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What set the time to answer and the time to ship, beside the rows of the retailer's that have them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the columns; of times set so far nothing is known."""
    for table, of in (("request_partner", "deadline"), ("order_private", "shipping")):
        for name in (f"{of}_basis", f"{of}_facts"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
