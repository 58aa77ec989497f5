# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody at a desk: what all who do something there have in common."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TypeVar

from desktop_b2b.domain import entities as e
from tests.simulation.template import secret
from tests.simulation.world import Desk

R = TypeVar("R", bound=e.Row)


class Somebody:
    """Somebody at a desk, about to do something."""

    def __init__(self, desk: Desk, dice: random.Random, *, timeless: bool = False) -> None:
        self.desk = desk
        self.dice = dice
        #: Leaves alone what depends on the desk's clock.
        self.timeless = timeless
        self.company = desk.organisation_id
        self.secret = secret(desk.organisation, dice.randrange(1000))

    def new_id(self) -> str:
        return self.desk.world.luck.new_id()

    def one(self, kind: type[R], where: str = "1", *params: object) -> R | None:
        """One of the rows, if there are any."""
        rows = self.desk.rows(kind, f"WHERE {where} ORDER BY id LIMIT 40", *params)
        return self.dice.choice(rows) if rows else None

    def mine(self, kind: type[R], where: str = "1") -> R | None:
        """One of the company's own rows."""
        return self.one(kind, f"owner_id = ? AND ({where})", bytes.fromhex(self.company))

    def word(self) -> str:
        """Something to write."""
        return f"word {self.dice.randrange(100)}"

    def amount(self, most: int = 9) -> Decimal:
        return Decimal(self.dice.randint(1, most))
