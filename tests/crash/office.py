# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""People of the simulation at the desks of these tests: they look at what is there and give whole trades."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from desktop_b2b.clock import Clock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SetLogo
from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.commands.sourcing import AddAttachment
from desktop_b2b.services.ports import Receipt
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.desk import DeskStore
from tests.simulation.people import LOGO, Person
from tests.sync_flows.world import new_id

R = TypeVar("R", bound=e.Row)


class Office:
    """What a person of the simulation asks of a desk, from a desk's database."""

    def __init__(self, store: DeskStore, clock: Clock, name: str, new_id: Callable[[], str] = new_id) -> None:
        session = store.session
        assert session is not None
        self.store = store
        self.clock = clock
        self.organisation = name
        self.organisation_id = session.organisation_id
        self.world = SimpleNamespace(luck=SimpleNamespace(new_id=new_id), clock=clock)

    def rows(self, kind: type[R], tail: str = "", *params: Any) -> list[R]:
        with self.store.reading() as db:
            return load(db, kind, tail, params)

    @property
    def given(self) -> list[str]:
        """The commands that were given here: those with a verdict, and those that wait."""
        with self.store.reading() as db:
            rows = db.query("SELECT id FROM command_result UNION SELECT command_id FROM outbox ORDER BY 1")
        return [row[0].hex() for row in rows]

    def person(self, dice: random.Random) -> Person:
        """Somebody who works here."""
        return Person(cast(Any, self), dice)


def give(store: DeskStore, cmd: Command) -> Receipt:
    """Run a command at a desk, with the file that it names."""
    bring_file(store, cmd)
    return store.execute(cmd)


def bring_file(store: DeskStore, cmd: Command) -> None:
    """Have the file that a command names."""
    named = cmd.logo_hash if isinstance(cmd, SetLogo) else ""
    named = cmd.file_hash if isinstance(cmd, AddAttachment | AddB2BFile) else named
    if named:
        for number in range(256):
            content = LOGO + bytes([number]) + b"\xff\xd9"
            if hashlib.sha256(content).hexdigest() == named:
                store.store_file(content, "image/jpeg")
