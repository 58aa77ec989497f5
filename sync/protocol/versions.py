# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which versions a side speaks. Tests and simulations put an older or a newer program on either side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.commands.base import known_type
from desktop_b2b.version import VERSION
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import PROTOCOL, PROTOCOL_OLDEST, Failure, TableRows


@dataclass(frozen=True, slots=True)
class Versions:
    """What a program knows: protocols from ``oldest`` to ``newest``, commands up to a version.

    ``commands`` and ``hidden`` make it know less than this program does: the newest version of a command (0:
    none), columns by table. ``program`` names it.
    """

    oldest: int = PROTOCOL_OLDEST
    newest: int = PROTOCOL
    program: str = VERSION
    commands: Mapping[str, int] = field(default_factory=dict)
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def command(self, name: str) -> int:
        """The newest version of a command that is known; 0 for none."""
        known = known_type(name)
        if known is None:
            return 0
        return min(known.VERSION, self.commands.get(name, known.VERSION))

    def common(self, oldest: int, newest: int) -> int:
        """The newest protocol that the other side speaks too; 0 for none."""
        found = min(self.newest, newest)
        return found if found >= max(self.oldest, oldest) else 0

    def refusal(self, proto: int) -> GatewayError | None:
        """What a message of another protocol is answered with."""
        if self.oldest <= proto <= self.newest:
            return None
        return GatewayError(
            426,
            Failure(
                code="upgrade",
                text="Desk and server are of versions that do not know each other. Update the older one.",
                detail={"oldest": self.oldest, "newest": self.newest},
            ),
        )

    def fingerprint(self) -> str:
        """Another one for each program that judges otherwise."""
        known = sorted((name, self.command(name)) for name in commands())
        return hashlib.sha256(repr((self.program, self.newest, known)).encode()).hexdigest()[:16]

    def trimmed(self, rows: TableRows) -> TableRows:
        """Rows as this program sees them."""
        hidden = self.hidden.get(rows.table, frozenset())
        kept = [place for place, name in enumerate(rows.columns) if name not in hidden]
        if len(kept) == len(rows.columns):
            return rows
        values: list[list[Any]] = [[row[place] for place in kept] for row in rows.rows]
        return TableRows(table=rows.table, columns=tuple(rows.columns[place] for place in kept), rows=values)


PRESENT = Versions()
