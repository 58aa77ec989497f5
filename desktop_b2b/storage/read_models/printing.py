# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The marks of what was printed."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import ListPrints, Viewer
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, blob


@answers(ListPrints)
def _prints(db: Db, viewer: Viewer, query: ListPrints) -> list[e.PrintMark]:
    key, mine = blob(query.document_id, "document_id"), bytes.fromhex(viewer.organisation_id)
    return load(db, e.PrintMark, "WHERE document_id = ? AND owner_id = ? ORDER BY at, id", (key, mine))
