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
from desktop_b2b.domain.commands.stock import SaveBin
from desktop_b2b.errors import UserError
from desktop_b2b.storage.db import SqliteDb
from sync.server import admin
from tests.crash import depot
from tests.crash.office import Office, bring_file, give
from tests.simulation.people import AIMS, DOCK_AIMS, MAKERS, Person, think
from tests.sync_flows.world import KEY, Desk, World, world_in

#: Who is in a dead end begins anew: several short lives find more than a long one.
_LIVES, _TURNS = 20, 500
_TRIES = 6
#: Everything that people give: a trade and goods at a centre.
_ALL = tuple(MAKERS)
_ORDERED = ("CreateB2BOrder", "SaveB2BDraft")
#: What changes a product at the centre: too often done, nothing can be ordered there any more.
_SPOILS, _SPOILT_FOR = "SaveStockItem", "ApproveHazmat"
_PACKED = ("PackUnit", "PickLine", *_ORDERED, "ReceiveStock")
_CALM = tuple(name for name in _ALL if name != _SPOILS)
#: What leads to a type that is seldom possible, the nearest first.
_WAYS: dict[str, tuple[str, ...]] = {
    **{name: tuple(way) for name, *way in AIMS},
    # The simulation's centre begins with orders at each stage, this one has none.
    **{name: (*way, *_ORDERED, "ReceiveStock") for name, *way in DOCK_AIMS},
    "OpenWave": _ORDERED,
    "CloseWave": ("OpenWave", *_ORDERED),
    "PickLine": (*_ORDERED, "ReceiveStock"),
    "PackUnit": _PACKED[1:],
    "QuoteB2BShipping": _ORDERED,
    "SetRuleAside": _ORDERED,
    "ShipB2BYourself": _ORDERED,
    "RecordService": (*_ORDERED, "ReceiveStock"),
    "RemoveServiceRecord": ("RecordService", *_ORDERED, "ReceiveStock"),
    "ConfirmFulfilment": ("LabelShipment", *_PACKED),
    "RecordDelivery": ("ConfirmFulfilment", "LabelShipment", *_PACKED),
    "UnpickLine": ("PickLine", *_ORDERED, "ReceiveStock"),
    "ConfirmShipment": ("SaveShipment", "PlaceOrders"),
    "ReopenRequest": ("CloseRequest", "PlaceOrders"),
    "DeclineOrder": ("PlaceOrders",),
    **dict.fromkeys(
        ("BuildPallet", "LabelShipment", "MeasureUnit", "RecordPrint", "UnpackUnit", "VoidShipment"), _PACKED
    ),
}


@dataclass(frozen=True)
class Picture:
    """A command that can be given at a profile; ``now`` is when it was."""

    name: str
    profile: Path
    command: Command
    now: int


def take(folder: Path, wanted: Collection[str]) -> dict[str, Picture]:
    """Live, one life after the other, until each command was given once; keep what was there before.

    Lives are the same each time, ids and all: what fails at a call can be tried there again.
    """
    found: dict[str, Picture] = {}
    for number in range(_LIVES):
        with world_in(folder / f"world{number}", seed=f"life/{number}") as world:
            _live(_Life(world, number), folder, wanted, found)
        if len(found) == len(wanted):
            return found
    raise AssertionError(f"nobody could be brought to give {[name for name in wanted if name not in found]}")


def _live(life: _Life, folder: Path, wanted: Collection[str], found: dict[str, Picture]) -> None:
    """One life, until all was found or it is over."""
    for _ in range(_TURNS):
        missing = [name for name in wanted if name not in found]
        if not missing:
            return
        for desk, cmd in life.turn(missing):
            name = type(cmd).__name__
            if name not in missing or name in found:
                life.do(desk, cmd)
                continue
            path = folder / f"{name}.db"
            db = SqliteDb(desk.path, KEY)
            db.run("VACUUM INTO ?", (str(path),))
            db.close()
            picture = Picture(name, path, cmd, life.world.clock.now())
            try:
                give(desk.store, cmd)
            except UserError:
                path.unlink()
                continue
            found[name] = picture


class _Life:
    """What happens in a small world, by chance."""

    def __init__(self, world: World, number: int) -> None:
        self.world = world
        self.dice = random.Random(7 + number)
        world.ids["depot"] = admin.create_organisation(world.server, "depot-company", ["fulfilment-centre"])
        world.add_user("depot", "depot@example.com", role=ACCOUNT_MANAGER)
        depot.connect(world.server, world.ids["shop"], world.ids["depot"])
        self.names = ("shop", "shop", "north", "south", "depot")
        self.desks = [world.desk(name) for name in self.names]
        world.set_up_shop(self.desks[0])
        self.desks[-1].do(SaveBin(bin_id=world.chance.new_id(), name="A1", zone="Front"))
        world.settle()

    def turn(self, missing: list[str]) -> Iterator[tuple[Desk, Command]]:
        """One thing that somebody wants to do, then perhaps a round or the next day."""
        # The centre has one desk for all that is done with goods.
        place = self.dice.choice((*range(len(self.desks)), len(self.desks) - 1))
        desk = self.desks[place]
        person = self.office(place).person(self.dice)
        tried = self.dice.sample(missing, min(len(missing), 4))
        tried += _WAYS.get(self.dice.choice(missing), ()) if self.dice.random() < 0.7 else ()
        for name in tried:
            cmd = self._fit(desk, person, name)
            if cmd is not None:
                yield desk, cmd
                break
        else:
            names = _ALL if {_SPOILS, _SPOILT_FOR} & set(missing) else _CALM
            cmd = think(person, names)
            if cmd is not None:
                yield desk, cmd
        if self.dice.random() < 0.02:
            self.world.clock.advance(2 * DAY)
        if self.dice.random() < 0.5:
            self.dice.choice(self.desks).try_sync_refused()

    def office(self, place: int) -> Office:
        """One of the desks, as people look at it; what they make up is the world's."""
        desk, made = self.desks[place], self.world.chance.new_id
        return Office(desk.store, self.world.clock, self.names[place], made)

    @staticmethod
    def _fit(desk: Desk, person: Person, name: str) -> Command | None:
        """A command of this type that is no refusal here, if a few tries bring one."""
        for _ in range(_TRIES):
            cmd = MAKERS[name](person)
            if cmd is None:
                return None
            bring_file(desk.store, cmd)
            if desk.store.judge([cmd]) == [None]:
                return cmd
        return None

    @staticmethod
    def do(desk: Desk, cmd: Command) -> None:
        try:
            give(desk.store, cmd)
        except UserError:
            return
