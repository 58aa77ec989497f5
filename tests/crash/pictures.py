# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""For each type of command a profile as it was before the command could be given, and the command."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_b2b.clock import DAY
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import Command
from desktop_b2b.errors import UserError
from desktop_b2b.storage.db import SqliteDb
from sync.server import admin
from tests.crash import depot
from tests.crash.office import Office, give
from tests.simulation.people import MAKERS, think
from tests.sync_flows.world import KEY, Desk, World, world_in

_TURNS = 4_000


@dataclass(frozen=True)
class Picture:
    """A command that can be given at a profile; ``now`` is when it was."""

    name: str
    profile: Path
    command: Command
    now: int


def take(folder: Path, wanted: Collection[str]) -> dict[str, Picture]:
    """Live through trades until each of the commands was given once, and keep what was there before."""
    found: dict[str, Picture] = {}
    missing = list(wanted)
    with world_in(folder / "world") as world:
        life = _Life(world)
        for _ in range(_TURNS):
            missing = [name for name in wanted if name not in found]
            if not missing:
                return found
            for desk, cmd in life.turn(missing):
                name = type(cmd).__name__
                path = folder / f"{name}.db"
                if name in missing and not path.exists():
                    db = SqliteDb(desk.path, KEY)
                    db.run("VACUUM INTO ?", (str(path),))
                    db.close()
                    picture = Picture(name, path, cmd, world.clock.now())
                    try:
                        give(desk.store, cmd)
                    except UserError:
                        path.unlink()
                        continue
                    found[name] = picture
                else:
                    life.do(desk, cmd)
    raise AssertionError(f"nobody could be brought to give {missing}")


class _Life:
    """What happens in a small world, by chance; the same chance each time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dice = random.Random(7)
        world.ids["depot"] = admin.create_organisation(world.server, "depot-company", ["fulfilment-centre"])
        world.add_user("depot", "depot@example.com", role=ACCOUNT_MANAGER)
        depot.connect(world.server, world.ids["shop"], world.ids["depot"])
        self.names = ("shop", "shop", "north", "south", "depot")
        self.desks = [world.desk(name) for name in self.names]
        world.set_up_shop(self.desks[0])
        world.settle()

    def turn(self, missing: list[str]) -> Iterator[tuple[Desk, Command]]:
        """One thing that somebody wants to do, then perhaps a round or the next day."""
        place = self.dice.randrange(len(self.desks))
        desk = self.desks[place]
        person = Office(desk.store, self.world.clock, self.names[place]).person(self.dice)
        for name in self.dice.sample(missing, min(len(missing), 4)):
            cmd = MAKERS[name](person)
            if cmd is not None:
                yield desk, cmd
                break
        else:
            cmd = think(person)
            if cmd is not None:
                yield desk, cmd
        if self.dice.random() < 0.02:
            self.world.clock.advance(2 * DAY)
        if self.dice.random() < 0.4:
            self.dice.choice(self.desks).try_sync_refused()

    @staticmethod
    def do(desk: Desk, cmd: Command) -> None:
        try:
            give(desk.store, cmd)
        except UserError:
            return
