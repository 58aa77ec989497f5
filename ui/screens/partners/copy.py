# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A partner's card while somebody edits it: what is stored, what is typed, and the command between them.

The words of an invitation are typed here, too, and kept with the rest: they go with the invitation alone.
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import Partner

FIELDS = (
    "name",
    "email",
    "answer_hours",
    "shipping_required",
    "change_order_authorised",
    "notes",
)
MESSAGE = "message"


class PartnerCopy:
    """Fields that differ from what is stored. Wrong ones stay typed and are not sent."""

    def __init__(self, partner_id: str) -> None:
        self._id = partner_id
        self._stored = _values(Partner(id=partner_id, owner_id="", name="")) | {MESSAGE: ""}
        self._typed: dict[str, Any] = {}
        self._sending: dict[str, Any] = {}
        self.wrong: frozenset[str] = frozenset()

    def value(self, key: str) -> Any:
        """A field as it stands in the editor."""
        return self._typed.get(key, self._stored[key])

    def values(self) -> dict[str, Any]:
        """All fields as they stand in the editor."""
        return {key: self.value(key) for key in self._stored}

    @property
    def changed(self) -> bool:
        """Whether something typed is not stored that could be."""
        return any(key != MESSAGE for key in self._typed)

    def type(self, key: str, value: Any) -> None:
        """Somebody typed."""
        if value == self._stored[key]:
            self._typed.pop(key, None)
        else:
            self._typed[key] = value

    def load(self, card: Partner) -> None:
        """Take what is stored now; what is typed stays on top."""
        self._stored |= _values(card)
        for key in [k for k, value in self._typed.items() if value == self._stored[k]]:
            del self._typed[key]

    def restore(self, body: str) -> None:
        """Take back what a buffer kept."""
        kept = msgspec.json.decode(body)
        if isinstance(kept, dict):
            for key, value in kept.items():
                if key in self._stored:
                    self.type(key, value)

    # ------------------------------------------------------------ for the keeper

    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right; a card without a name waits for one."""
        if self._sending or not str(self.value("name")).strip():
            return None
        skipped = self.wrong | {MESSAGE}
        self._sending = {key: value for key, value in self._typed.items() if key not in skipped}
        if not self._sending:
            return None
        return from_builtins("SavePartner", {"partner_id": self._id, **self._sending})

    def saved(self) -> None:
        """What was sent is stored."""
        self._stored |= self._sending
        for key, value in self._sending.items():
            if self._typed.get(key) == value:
                del self._typed[key]
        self._sending = {}

    def failed(self) -> None:
        """What was sent stays typed."""
        self._sending = {}

    def buffer(self) -> str:
        """What is typed, for the buffer; empty when all is stored."""
        return msgspec.json.encode(self._typed).decode() if self._typed else ""


def _values(card: Partner) -> dict[str, Any]:
    return {key: getattr(card, key) for key in FIELDS}
