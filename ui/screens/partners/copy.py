# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A partner's card while somebody edits it: what is stored, what is typed, and the command between them.

The words of an invitation are typed here, too, and kept with the rest: they go with the invitation alone.
"""

from __future__ import annotations

from typing import Any

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import Partner
from ui.forms.typed_copy import TypedCopy

FIELDS = (
    "name",
    "kind",
    "email",
    "answer_hours",
    "shipping_required",
    "change_order_authorised",
    "notes",
)
MESSAGE = "message"
#: The kind of buffer that typing is kept in.
BUFFER = "partner"


class PartnerCopy(TypedCopy):
    """A partner's fields, and the words of the next invitation."""

    def __init__(self, partner_id: str) -> None:
        super().__init__(_values(Partner(id=partner_id, owner_id="", name="")) | {MESSAGE: ""})
        self._id = partner_id

    @property
    def changed(self) -> bool:
        """Whether something typed is not stored that could be."""
        return any(key != MESSAGE for key in self._typed)

    def load(self, card: Partner) -> None:
        """Take what is stored now; what is typed stays on top."""
        self.take(_values(card))

    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right; a card without a name waits for one."""
        if not str(self.value("name")).strip():
            return None
        sent = self.begin_sending(left_out=frozenset({MESSAGE}))
        return from_builtins("SavePartner", {"partner_id": self._id, **sent}) if sent else None


def _values(card: Partner) -> dict[str, Any]:
    return {key: getattr(card, key) for key in FIELDS}
