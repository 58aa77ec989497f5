# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a retailer receives, and what its centre holds of it, is the same, byte for byte, whether or not
another retailer has its goods in the same bins. Otherwise as ``test_two_tenants``.

Of the numbers that a centre gives (documents, boxes' SSCCs) only the blocks that they are from are replaced
by their order of appearance: a device draws one by chance for each retailer, and counts within.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.services import b2b_clock
from desktop_b2b.services.stock import Books, Cause
from desktop_b2b.storage import numbering
from sync.server.database import Database
from tests.sync_flows.isolation.tenant_steps import Step
from tests.sync_flows.isolation.tenants import DOCKERS
from tests.sync_flows.isolation.test_two_tenants import Outcome, played, same

#: What a run must have had: work of the centre for the one and for the other, on goods and on the floor.
_FLOOR = {"PickLine", "PackUnit", "ReceiveStock", "MoveBinStock"}


class Runs:
    """Runs of one history, with and without the other retailer."""

    def __init__(self, folder: Path, make: Callable[[], Database], seed: str, count: int) -> None:
        self._folder, self._make = folder, make
        self._seed, self._count = seed, count
        self._given: set[str] = set()
        self.beside, self.steps = self._run("beside", None, ())
        self.own = [step for step in self.steps if not step.others]

    def _run(
        self, name: str, steps: list[Step] | None, absent: tuple[str, ...]
    ) -> tuple[Outcome, list[Step]]:
        return played(
            self._folder / name, self._make(), self._given, steps, absent, self._seed, DOCKERS, self._count
        )

    def alone(self) -> Outcome:
        """The other retailer has its goods there, and does no more."""
        return self._run("alone", self.own, ())[0]

    def nobody(self) -> Outcome:
        """There is no other retailer."""
        return self._run("nobody", self.own, DOCKERS.others)[0]

    def given(self, *, others: bool) -> set[str]:
        """What people at the centre did for the one retailer or for the other."""
        desks = ("desk3", "desk5")
        works = [step for step in self.steps if step.what == "work" and step.desk in desks]
        return {step.args["type"] for step in works if step.others == others}


@pytest.mark.timeout(200)
def test_another_retailers_business_at_the_centre_is_not_told(ram: Path) -> None:
    runs = Runs(ram, lambda: Database(ram / f"{len(list(ram.iterdir()))}.db"), "3", 60)
    same(runs.beside, runs.nobody())
    assert runs.given(others=True)
    assert runs.given(others=False)
    assert runs.beside.books["shop"]


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_what_a_retailer_receives_does_not_tell_who_else_is_at_its_centre(
    ram: Path, make_database: Callable[[], Database], seed: str
) -> None:
    runs = Runs(ram, make_database, seed, 500)
    same(runs.beside, runs.alone())
    same(runs.beside, runs.nobody())
    assert len(runs.given(others=True) & _FLOOR) > 2
    assert len(runs.given(others=False) & _FLOOR) > 2


def a_busy_centre(real: Callable[..., None]) -> Callable[..., None]:
    """Planted: a centre with much to do promises later, so that a day of delivery tells of others' orders."""

    def tell_due(uow: Any, order: e.B2BOrder, *more: Any) -> None:
        real(uow, order, *more)
        if order.due_at is not None:
            order.due_at += MINUTE * len(uow.children(e.B2BOrder, "state", "processing"))

    return tell_due


def a_crowded_shelf(real: Callable[..., None]) -> Callable[..., None]:
    """Planted: a movement says how many things lie where it was, others' among them."""

    def move(self: Books, lot: e.StockLot, quantity: Any, cause: Cause, field: str) -> None:
        places = self.uow.children(e.BinStock, "stock_lot_id", lot.id)
        beside = [len(self.uow.children(e.BinStock, "bin_id", place.bin_id)) for place in places]
        real(self, lot, quantity, dataclasses.replace(cause, reason=f"{cause.reason} {beside}"), field)

    return move


def one_count(real: Callable[..., int]) -> Callable[..., int]:
    """Planted: a device counts all that it numbers together, so that numbers tell how much lies between."""

    def next_of(db: Any, _company: str, command_id: str) -> int:
        return real(db, "somebody", command_id)

    return next_of


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("place", "name", "bug"),
    [
        (b2b_clock, "tell_due", a_busy_centre),
        (Books, "move", a_crowded_shelf),
        (numbering, "_next_of", one_count),
    ],
)
def test_a_leak_is_found(
    ram: Path, monkeypatch: pytest.MonkeyPatch, place: Any, name: str, bug: Callable[..., Any]
) -> None:
    monkeypatch.setattr(place, name, bug(getattr(place, name)))
    runs = Runs(ram, lambda: Database(ram / f"{len(list(ram.iterdir()))}.db"), "3", 90)
    with pytest.raises(AssertionError):
        same(runs.beside, runs.nobody())
