# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a person may search on a desk that colleagues use as well (law 3)."""

from __future__ import annotations

import json

from desktop_b2b.domain.entities import SOURCING
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import blob


def check_search(db: Db, viewer: Viewer) -> None:
    """Raise UserError ``search.denied`` where the viewer was not given the section that documents are in."""
    rows = db.query('SELECT sections FROM "user" WHERE id = ?', (blob(viewer.user_id, "user_id"),))
    given = json.loads(rows[0][0]) if rows else []
    if given and SOURCING not in given:
        raise UserError(
            "search.denied",
            "Requests and orders are no longer part of your account. Ask your account manager.",
        )
