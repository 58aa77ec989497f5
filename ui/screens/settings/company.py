# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company's data while somebody edits it: what is stored, what is typed, and the command between them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import Organisation

FIELDS = (
    "name",
    "description",
    "address1",
    "address2",
    "postal_code",
    "city",
    "region",
    "country",
    "contact_name",
    "contact_email",
    "contact_phone",
    "language",
    "time_zone",
    "currency",
    "shipping_hours",
    "default_mode",
)


class CompanyCopy:
    """Fields that differ from what is stored. Wrong ones stay typed and are not sent."""

    def __init__(self, organisation: Organisation) -> None:
        self._id = organisation.id
        self._stored = _values(organisation)
        self._typed: dict[str, Any] = {}
        self._sending: dict[str, Any] = {}
        self.wrong: frozenset[str] = frozenset()

    def value(self, key: str) -> Any:
        """A field as it stands in the editor."""
        return self._typed.get(key, self._stored[key])

    def values(self) -> dict[str, Any]:
        """All fields as they stand in the editor."""
        return {key: self.value(key) for key in FIELDS}

    @property
    def changed(self) -> bool:
        """Whether something typed is not stored."""
        return bool(self._typed)

    def type(self, key: str, value: Any) -> None:
        """Somebody typed."""
        if value == self._stored[key]:
            self._typed.pop(key, None)
        else:
            self._typed[key] = value

    def load(self, organisation: Organisation) -> None:
        """Take what is stored now; what is typed stays on top."""
        self._stored = _values(organisation)
        for key in [k for k, value in self._typed.items() if value == self._stored[k]]:
            del self._typed[key]

    def restore(self, body: str) -> None:
        """Take back what a buffer kept."""
        kept = msgspec.json.decode(body)
        if isinstance(kept, dict):
            for key, value in kept.items():
                if key in FIELDS:
                    self.type(key, value)

    # ------------------------------------------------------------ for the keeper

    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right."""
        if self._sending:
            return None
        self._sending = {key: value for key, value in self._typed.items() if key not in self.wrong}
        if not self._sending:
            return None
        return from_builtins("UpdateOrganisation", {"organisation_id": self._id, **self._sending})

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


def _values(organisation: Organisation) -> dict[str, Any]:
    return {key: getattr(organisation, key) for key in FIELDS}


def plain_value(value: object) -> Any:
    """A field's value as commands and buffers know it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value.strip() if isinstance(value, str) else value
