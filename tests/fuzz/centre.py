# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about goods at a centre, their orders and the floor, on a stage where all of that is under way."""

from __future__ import annotations

import functools
import random
import re
from typing import Any

import msgspec

from desktop_b2b.domain.commands import commands, decode, encode
from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.errors import UserError
from tests.crash.office import bring_file
from tests.fuzz.harbour import GIVEN, NORTH, Author, harbour
from tests.fuzz.stage import Scene, ids_for, ids_of
from tests.fuzz.targets import ACCEPTED, CommandText, Fault, Judged, Staged, Target, refused, schemas
from tests.fuzz.values import as_json, mutated, packed
from tests.simulation.people import MAKERS, WEIGHTS

_ROOMS = tuple(f"desktop_b2b.domain.commands.{room}" for room in ("stock", "fulfilment", "floor", "printing"))
ABOUT_GOODS = tuple(sorted(name for name, kind in commands().items() if kind.__module__ in _ROOMS))
_ID = re.compile("[0-9a-f]{32}")
#: How often somebody may look for something to do.
_TRIES = 6


class AtCentre(Judged):
    """As desks send them, with ids of what is there, judged by the server."""

    NAME, WEIGHT = "centre.judge", 4.0
    COMMANDS = ABOUT_GOODS

    def scene(self) -> Scene:
        return harbour()


class Work(Staged):
    """What people would do next at their desks, with one thing in it that is wrong, or none; now and then a
    desk sends it all and takes what came of it. So orders, boxes and counts go on as inputs come.
    """

    NAME, WEIGHT = "centre.work", 4.0
    BLOCK = 900

    def __init__(self) -> None:
        super().__init__()
        self._schemas = schemas(functools.partial(ids_for, found=self.stage.scene))
        self._made = 0

    def scene(self) -> Scene:
        return harbour()

    def make(self, dice: random.Random) -> bytes:
        number = dice.randrange(NORTH)
        self._made += 1
        with self.stage.world.luck.at(f"made/{self._made}"):
            name, tree = self._thought(dice, number)
        roll = dice.random()
        if roll < 0.25:
            tree = mutated(dice, tree, binary=False)
        elif roll < 0.5:
            self._confuse(dice, tree)
        return packed([number, name, as_json(dice, tree)])

    def _thought(self, dice: random.Random, number: int) -> tuple[str, Any]:
        person = Author(self.callers[number].desk, dice)
        for name in dice.choices(GIVEN, [WEIGHTS.get(name, 1) for name in GIVEN], k=_TRIES):
            cmd = MAKERS[name](person)
            if cmd is not None:
                return name, msgspec.json.decode(encode(cmd))
        name = dice.choice(ABOUT_GOODS)
        return name, self._schemas[name].value(dice)

    def _confuse(self, dice: random.Random, tree: Any) -> None:
        """Put one id of what is there, of whatever kind and whosoever, in another's place."""
        places = list(_ids_in(tree))
        if places:
            held, key = dice.choice(places)
            everything = [one for _, ids in ids_of(self.stage.db) for one in ids]
            same = [ids for _, ids in ids_of(self.stage.db) if held[key] in ids]
            held[key] = dice.choice(same[0] if same and dice.random() < 0.6 else everything)

    def judge(self, data: bytes) -> str:
        number, name, body = msgspec.msgpack.decode(data)
        desk = self.callers[number].desk
        try:
            cmd = decode(name, body)
        except UserError as error:
            return CommandText._code(error, body)
        self.count += 1
        before = self._state(number)
        bring_file(desk.store, cmd)
        with self.stage.world.luck.at(f"given/{self.count}"):
            try:
                desk.store.execute(cmd)
            except UserError as error:
                if self._state(number) != before:
                    raise Fault("a refusal has changed something") from error
                return refused(error)
            if self.count % 3 == 0:
                desk.engine.round()
                self._look()
        return ACCEPTED

    def _state(self, number: int) -> tuple[Any, ...]:
        db = self.callers[number].desk.store._db
        tables = ("stock_lot", "b2b_order", "b2b_line", "handling_unit")
        return (
            db.query("SELECT count(*), max(position) FROM outbox")[0],
            db.query("SELECT count(*) FROM base_row")[0],
            *(db.query(f'SELECT count(*), total("version") FROM "{table}"')[0] for table in tables),
        )

    def _look(self) -> None:
        """Nothing is parked, and what lies at centres is what the movements say."""
        sql = f'SELECT "command", "text" FROM "{SyncIssue.TABLE}" WHERE "kind" = \'parked\''
        for parked in self.stage.db.query(sql):
            raise Fault(f"parked: {parked}")
        sums = (
            'SELECT l."id" FROM "stock_lot" l WHERE l."on_hand" <> (SELECT coalesce(sum(m."quantity"), 0)'
            ' FROM "stock_movement" m WHERE m."stock_lot_id" = l."id"'
            " AND m.\"kind\" NOT IN ('hold', 'release'))"
            ' OR l."reserved" < 0 OR l."held" < 0 OR l."on_hand" < 0'
            ' OR l."reserved" <> (SELECT coalesce(sum(r."quantity" - r."picked"), 0) FROM "reservation" r'
            ' WHERE r."stock_lot_id" = l."id")'
        )
        for wrong in self.stage.db.query(sums):
            raise Fault(f"a lot does not add up: {wrong[0].hex()}")


def _ids_in(tree: Any) -> list[tuple[Any, Any]]:
    """Where ids stand: what holds them, and their key or index in it."""
    found: list[tuple[Any, Any]] = []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        if isinstance(value, str) and _ID.fullmatch(value):
            found.append((tree, key))
        else:
            found += _ids_in(value)
    return found


CENTRE: tuple[type[Target], ...] = (AtCentre, Work)
