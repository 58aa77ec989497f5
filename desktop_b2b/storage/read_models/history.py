# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A record's history: who changed what, newest first (N13)."""

from __future__ import annotations

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import GetHistory, HistoryEntry, Viewer
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, blob, missing, visible

#: What has a history: rows that are documents themselves.
_DOCUMENTS = tuple(
    entity
    for entity in e.ENTITIES
    if entity.KIND and not entity.ROOT and not entity.APPEND_ONLY and entity.SECTION != e.USER
)


@answers(GetHistory)
def _history(db: Db, viewer: Viewer, query: GetHistory) -> list[HistoryEntry]:
    key, mine = blob(query.document_id, "document_id"), bytes.fromhex(viewer.organisation_id)
    events = load(
        db,
        e.Event,
        "WHERE document_id = ? AND ? IN (owner_id, counterpart_id) ORDER BY at DESC, id DESC",
        (key, mine),
    )
    if not events and not any(visible(db, viewer, kind, query.document_id) for kind in _DOCUMENTS):
        raise missing("document", query.document_id, "document_id")
    # An event that the server has not counted was made here, by a command that still waits.
    return [
        HistoryEntry(event=event, changes=msgspec.json.decode(event.changes), pending=event.version == 0)
        for event in events
    ]
