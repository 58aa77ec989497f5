# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a step of a history is, and what a kind of step must be able to do."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

if TYPE_CHECKING:
    from tests.simulation.history import History


class Step(msgspec.Struct, kw_only=True):
    """One thing that happens. ``n`` names its well of chance; ``inside``: what happens within it."""

    n: int
    action: str
    desk: int = -1
    args: dict[str, Any] = msgspec.field(default_factory=dict)
    inside: list[Step] = msgspec.field(default_factory=list)


class Action(ABC):
    """A kind of step. ``WEIGHT``: how often; ``FAULT``: something goes wrong."""

    NAME: ClassVar[str] = ""
    WEIGHT: ClassVar[float] = 1
    FAULT: ClassVar[bool] = False

    @classmethod
    def is_available(cls) -> bool:
        """Whether the product can bear it yet."""
        return True

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        """Fill a step in; False where it cannot happen now."""
        step.desk = history.pick_desk(dice)
        return True

    @abstractmethod
    def run(self, history: History, step: Step) -> str:
        """Do it; returns what came of it."""


class Fault(Action):
    """Something that goes wrong with a desk or the server."""

    FAULT = True
