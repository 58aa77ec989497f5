# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Cards that somebody began and that were never saved: they stand in a buffer of this computer alone.

A card without a name waits for one before it is stored, so that only the list can lead back to what was
typed, after a crash above all (law 13).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.entities import Partner
from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries import BufferView, PartnerView
from ui.screens.partners.copy import BUFFER, PartnerCopy


def begun(buffers: Iterable[BufferView], known: Collection[Id], owner_id: Id) -> list[PartnerView]:
    """What was typed of cards that are not stored, as rows of the list, the last typed first."""
    return [
        _view(buffer, owner_id)
        for buffer in buffers
        if buffer.kind == BUFFER and buffer.target_id not in known
    ]


def _view(buffer: BufferView, owner_id: Id) -> PartnerView:
    copy = PartnerCopy(buffer.target_id)
    copy.restore(buffer.body)
    values = copy.values()
    name = str(values["name"]).strip() or QCoreApplication.translate("Partners", "Unnamed partner")
    card = Partner(
        id=buffer.target_id,
        owner_id=owner_id,
        name=name,
        kind=str(values["kind"]),
        email=str(values["email"]),
        answer_hours=int(values["answer_hours"]),
        shipping_required=bool(values["shipping_required"]),
        change_order_authorised=bool(values["change_order_authorised"]),
    )
    return PartnerView(partner=card, link_state="", fact=None)
