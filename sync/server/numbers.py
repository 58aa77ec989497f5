# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Document numbers are used once in a company (law 2): a repeat betrays a copied profile.

The row of a number is written with the command that used it; what was refused used none. What the server
numbers by itself is counted by company, so that a number tells nothing of other companies' business.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NUMBER_TAKEN
from desktop_b2b.storage.db import Db, Together
from sync.server.ids import Chance, short_name

_FIND = 'SELECT "organisation_id", "number" FROM "drawn_number" WHERE "organisation_id" = ? AND "number" = ?'
_GIVEN = 'SELECT "value" FROM "state" WHERE "key" = ?'
_TAKEN = 'SELECT 1 FROM "state" WHERE "key" LIKE ? AND "value" LIKE ?'
_KEEP = (
    'INSERT INTO "state" ("key", "value") VALUES (?, ?)'
    ' ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)
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
        together = Together()
        self.ask([(organisation_id, number) for number in numbers], together)
        together.ask(self._db)

    def ask(self, numbers: Iterable[tuple[Id, str]], together: Together) -> None:
        """Ask together with other questions which numbers, each of an organisation, are used."""
        sought = [key for key in dict.fromkeys(numbers) if key not in self._asked]
        self._asked.update(sought)
        if sought:
            values = [(bytes.fromhex(organisation_id), number) for organisation_id, number in sought]
            together.add_each(_FIND, values, self._take)

    def _take(self, rows: Iterable[tuple[bytes, str]]) -> None:
        self._known.update((organisation_id.hex(), number) for organisation_id, number in rows)

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


class Series:
    """The numbers that the server gives by itself, in one transaction: a series of its own for each company.

    A series begins with letters that no other has, drawn by chance, and anew after each restore: which of
    its numbers were given then is not known.
    """

    def __init__(self, db: Db, chance: Chance, restores: int) -> None:
        self._db = db
        self._chance = chance
        self._restores = restores
        self._last: dict[Id, tuple[str, int]] = {}

    def draw(self, owner_id: Id, _seen_by: Id = "") -> str:
        """The next number of a company."""
        prefix, count = self._last.get(owner_id) or self._read(owner_id)
        self._last[owner_id] = prefix, count + 1
        return f"{prefix}-{count + 1:04d}"

    def write(self) -> None:
        """Keep how far each is."""
        rows = [
            (self._key(owner_id), f"{prefix}-{count}") for owner_id, (prefix, count) in self._last.items()
        ]
        self._db.many(_KEEP, rows)

    def _key(self, owner_id: Id) -> str:
        return f"series:{self._restores}:{owner_id}"

    def _read(self, owner_id: Id) -> tuple[str, int]:
        for (value,) in self._db.query(_GIVEN, (self._key(owner_id),)):
            prefix, _, count = value.partition("-")
            return prefix, int(count)
        return f"S{self._restores}{self._free()}", 0

    def _free(self) -> str:
        """Letters and digits that no series of this epoch has."""
        new = {prefix for prefix, _ in self._last.values()}

        def is_free(text: str) -> bool:
            prefix = f"S{self._restores}{text}"
            return prefix not in new and not self._db.query(_TAKEN, ("series:%", f"{prefix}-%"))

        return short_name(self._chance, is_free)
