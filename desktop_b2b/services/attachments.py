# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The files of an answer as a whole: shown to the retailer with it. Used by handlers and reactions alike."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.ports import UnitOfWork


def send_attachments(uow: UnitOfWork, inquiry: e.Inquiry) -> None:
    """The answer is sent: its files are shown to the retailer, each in a row of its own (law 3)."""
    for kept in uow.children(e.Attachment, "inquiry_id", inquiry.id):
        if kept.counterpart_id is not None:
            continue
        uow.remove(kept)
        uow.add(
            e.Attachment(
                id=child_id(kept.id, "sent"),
                owner_id=kept.owner_id,
                counterpart_id=inquiry.owner_id,
                inquiry_id=inquiry.id,
                name=kept.name,
                file_hash=kept.file_hash,
                mime=kept.mime,
                size=kept.size,
                added_at=kept.added_at,
                added_by=kept.added_by,
            )
        )
