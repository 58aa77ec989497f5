# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's keeper and its own threads do: letters, backups, restores."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from sync.server import held
from tests.simulation.post import MOODS
from tests.simulation.steps import Action, Step
from tests.simulation.world import Killed

if TYPE_CHECKING:
    from tests.simulation.history import History

T = TypeVar("T")
#: Named steps of the server at which it may die.
SERVER_POINTS = (
    "exchange.prepared", "judge.begun", "judge.done", "finish.rows", "finish.log", "judge.written",
    "judge.committed", "exchange.pulled",
)  # fmt: skip
#: Those of a letter's way.
MAIL_POINTS = (
    "effect.send",
    "effect.sent",
    "effect.recorded",
    "judge.begun",
    "judge.written",
    "judge.committed",
)


class Mail(Action):
    """The server's dispatcher looks for letters to be sent."""

    NAME = "mail"
    WEIGHT = 4

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        if history.options.faults:
            step.args["moods"] = [dice.choice(MOODS) if dice.random() < 0.4 else "" for _ in range(4)]
            if dice.random() < 0.25:
                step.args["server"] = [dice.choice(MAIL_POINTS), dice.randint(1, 3)]
        return True

    def run(self, history: History, step: Step) -> str:
        centre, relay = history.world.centre, history.world.relay
        relay.plan = list(step.args.get("moods", ()))
        if "server" in step.args:
            centre.doom.set(*step.args["server"])
        try:
            return str(centre.server.dispatcher.run_due())
        except Killed:
            relay.doubt()
            history.world.faults["server_killed"] += 1
            centre.revive()
            return "killed"
        finally:
            relay.plan = []
            centre.doom.left = 0


class Release(Action):
    """The keeper lets go what was held after a restore, or drops it."""

    NAME = "release"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["how"] = dice.choice(("release", "drop"))
        return history.world.model is not None and history.world.model.epochs > 0

    def run(self, history: History, step: Step) -> str:
        return str(len(held.effects(history.world.centre.server, step.args["how"])))


KEEPING: tuple[Action, ...] = (Mail(), Release())
