# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Programs of several versions beside one another: older and newer desks, an older server that is updated."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sync.protocol.versions import PRESENT, Versions
from tests.simulation.people import MAKERS
from tests.simulation.steps import Fault, Step

if TYPE_CHECKING:
    from tests.simulation.history import History

#: Protocols that a program may speak, from the oldest to the newest; most share one with most.
RANGES = ((1, 1), (1, 2), (1, 3), (2, 3), (3, 3))


class Skew(Fault):
    """Another version of the program is put in place, at a desk or at the server."""

    NAME = "skew"
    WEIGHT = 1.5

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["range"] = dice.choice(RANGES)
        if dice.random() < 0.5:
            step.desk = history.pick_desk(dice)
        elif dice.random() < 0.4:
            step.args["range"] = (1, 3)
        else:
            # A server that does not know some commands yet: they are kept until it does.
            step.args["unknown"] = sorted(dice.sample(sorted(MAKERS), 8))
        return True

    def run(self, history: History, step: Step) -> str:
        oldest, newest = step.args["range"]
        if step.desk >= 0:
            desk = history.world.desks[step.desk]
            desk.versions = Versions(oldest=oldest, newest=newest)
            desk.revive()
            return f"desk {oldest} to {newest}"
        unknown = step.args.get("unknown", ())
        known = Versions(
            oldest=oldest, newest=newest, commands=dict.fromkeys(unknown, 0),
            program="older" if unknown else "newer",
        )  # fmt: skip
        return serve(history, known)


def serve(history: History, versions: Versions) -> str:
    """Another program serves; what it knows and the last one did not is taken up."""
    world, model = history.world, history.world.model
    assert model is not None
    world.centre.versions = model.versions = versions
    world.centre.revive()
    taken = world.centre.server.parked.run()
    return f"{len(taken)} taken up"


def all_present(history: History) -> None:
    """Everybody has the same program."""
    for desk in history.world.desks:
        if desk.versions is not PRESENT:
            desk.versions = PRESENT
            desk.revive()
    if history.world.centre.versions is not PRESENT:
        serve(history, PRESENT)
