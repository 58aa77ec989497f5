# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Document numbers are used once in a company (law 2): a repeat betrays a copied profile.

The row of a number is written with the command that used it; what was refused used none.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NUMBER_TAKEN
from desktop_b2b.storage.db import Db

_CHUNK = 500
_FIND = 'SELECT "number" FROM "drawn_number" WHERE "organisation_id" = ? AND "number" IN ({})'
_ENTER = 'INSERT INTO "drawn_number" ("organisation_id", "number", "command_id") VALUES (?, ?, ?)'


class Numbers:
    """The numbers of one transaction."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._known: set[tuple[Id, str]] = set()
        self._asked: set[tuple[Id, str]] = set()
        self._using: list[tuple[Id, str]] = []
        self._used: list[tuple[bytes, str, bytes]] = []

    def look_up(self, organisation_id: Id, numbers: Iterable[str]) -> None:
        """Ask for many at once which are used."""
        sought = [number for number in numbers if (organisation_id, number) not in self._asked]
        self._asked.update((organisation_id, number) for number in sought)
        for start in range(0, len(sought), _CHUNK):
            part = sought[start : start + _CHUNK]
            sql = _FIND.format(", ".join("?" * len(part)))
            for (number,) in self._db.query(sql, (bytes.fromhex(organisation_id), *part)):
                self._known.add((organisation_id, number))

    def begin(self) -> None:
        """Start a command."""
        self._using.clear()

    def use(self, organisation_id: Id, number: str) -> str:
        """A document gets a number that a device drew. Raises UserError ``number.taken``."""
        key = organisation_id, number
        if key in self._known or key in self._using:
            raise UserError(
                NUMBER_TAKEN,
                "The number {number} is in use already: another copy of this profile gave it away. "
                "Try again: this gets a new number, and is found by the old one, too.",
                number=number,
            )
        self._using.append(key)
        return number

    def keep(self, command_id: Id) -> None:
        """The command is taken: so are its numbers."""
        self._known.update(self._using)
        self._used.extend(
            (bytes.fromhex(organisation), number, bytes.fromhex(command_id))
            for organisation, number in self._using
        )

    def write(self) -> None:
        """Enter all that were taken."""
        self._db.many(_ENTER, self._used)
