# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a person may search on a desk that colleagues use as well (law 3)."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop_b2b.domain.entities import FULFILMENT, SOURCING
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.read_models.register import blob
from desktop_b2b.storage.read_models.widgets import BY_KEY

#: The documents of each section.
B2B_KINDS = ("b2b_draft", "b2b_order")
_OF_SECTION = {SOURCING: tuple(kind for kind in KINDS if kind not in B2B_KINDS), FULFILMENT: B2B_KINDS}


def check_search(db: Db, viewer: Viewer) -> tuple[str, ...]:
    """The kinds of documents that the viewer may see; none named: all of them.

    Raises UserError ``search.denied`` where the viewer was given no section that documents are in.
    """
    rows = db.query('SELECT sections FROM "user" WHERE id = ?', (blob(viewer.user_id, "user_id"),))
    given = json.loads(rows[0][0]) if rows else []
    if not given or (SOURCING in given and FULFILMENT in given):
        return ()
    for section, kinds in _OF_SECTION.items():
        if section in given:
            return kinds
    raise _denied()


def check_widget(key: str, kinds: Collection[str]) -> None:
    """Raise UserError ``search.denied`` where a default widget is about documents of a section that its
    person was not given; ``kinds``: as ``check_search`` says.
    """
    if kinds and not {segment.kind for segment in BY_KEY[key].segments} <= set(kinds):
        raise _denied()


def _denied() -> UserError:
    return UserError(
        "search.denied",
        "Requests and orders are no longer part of your account. Ask your account manager.",
    )
