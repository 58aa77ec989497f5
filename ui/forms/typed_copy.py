# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fields of one record while somebody edits them: what is stored, what is typed on top, what is sent."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command


class TypedCopy(ABC):
    """Fields that differ from what is stored. Wrong ones stay typed and are not sent.

    The screens' keepers save it; `begin_save` is the heirs', since each makes a command of its own.
    """

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._stored = dict(stored)
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
        """Whether something typed is not stored."""
        return bool(self._typed)

    def type(self, key: str, value: Any) -> None:
        """Somebody typed."""
        if value == self._stored[key]:
            self._typed.pop(key, None)
        else:
            self._typed[key] = value

    def forget(self) -> None:
        """What is typed and not stored is let go."""
        self._typed.clear()

    def take(self, stored: Mapping[str, Any]) -> None:
        """Take what is stored now; what is typed stays on top."""
        self._stored |= stored
        for key in [key for key, value in self._typed.items() if value == self._stored[key]]:
            del self._typed[key]

    def restore(self, body: str) -> None:
        """Take back what a buffer kept; what this version does not know is left."""
        kept = msgspec.json.decode(body)
        if isinstance(kept, dict):
            for key, value in kept.items():
                if key in self._stored and self.fits(value):
                    self.type(key, value)

    def fits(self, value: object) -> bool:
        """Whether a buffer's value can be one of ours."""
        return True

    # ------------------------------------------------------------ for the keeper

    @abstractmethod
    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right, if anything is."""

    def begin_sending(self, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
        """What is typed and right goes to the desk now; nothing while something is on its way."""
        if self._sending:
            return {}
        skipped = self.wrong | left_out
        self._sending = {key: value for key, value in self._typed.items() if key not in skipped}
        return dict(self._sending)

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


def plain_value(value: object) -> Any:
    """A field's value as commands and buffers know it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value.strip() if isinstance(value, str) else value
