# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A device's numbers: none twice, and to each company that sees some nothing of what is done for others."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
import pytest

from desktop_b2b.storage import numbering
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.numbering import BLOCK, drawer
from desktop_b2b.storage.session import Session, set_state

DEPOT, SHOP, RIVAL = "d" * 32, "5" * 32, "7" * 32
SESSION = Session(
    server="", token="", user_id="1" * 32, user_name="", email="", role="user", privileges=(),
    organisation_id=DEPOT, organisation_name="", device_id="2" * 32, prefix="K7",
)  # fmt: skip


class Device:
    """One that draws, a command for each number; ``seed`` is what its commands are called by."""

    def __init__(self, db: SqliteDb, seed: str = "one", session: Session = SESSION) -> None:
        self.db, self.session = db, session
        self.dice = random.Random(seed)
        self.given: list[str] = []

    def draw(self, seen_by: str = "") -> int:
        command = f"{self.dice.getrandbits(128):032x}"
        number = drawer(self.db, self.session, command, self.given)(DEPOT, seen_by)
        prefix, _, count = number.partition("-")
        assert (prefix, number) == (self.session.prefix, self.given[-1])
        return int(count)


def blank() -> SqliteDb:
    """A desk's small values, none yet."""
    found = SqliteDb(":memory:")
    found.run('CREATE TABLE state ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL)')
    return found


@pytest.fixture
def db() -> Iterator[SqliteDb]:
    found = blank()
    yield found
    found.close()


def test_what_is_our_own_is_counted_from_one_on(db: SqliteDb) -> None:
    device = Device(db)
    assert [device.draw() for _ in range(250)] == list(range(1, 251))
    assert device.draw(DEPOT) == 251, "the own company is nobody else"
    assert device.given[0] == "K7-0001"


def test_between_two_numbers_that_a_company_sees_lies_nothing_of_others(db: SqliteDb) -> None:
    """A retailer's numbers are one stretch, however much is done for another one and for the house."""
    device = Device(db)
    quiet = [device.draw(SHOP) for _ in range(30)]
    for _ in range(40):
        device.draw(RIVAL)
        device.draw()
    busy = [device.draw(SHOP) for _ in range(30)]
    both = quiet + busy
    assert both == list(range(both[0], both[0] + 60))
    assert both[0] % BLOCK == 0


def test_where_a_company_begins_is_chance() -> None:
    """Not what others had before it: as often as not it begins below them."""
    first = set()
    for seed in range(40):
        one = blank()
        device = Device(one, str(seed))
        first.add((device.draw(RIVAL) < device.draw(SHOP), device.draw(SHOP) // BLOCK))
        one.close()
    assert {below for below, _ in first} == {True, False}
    assert len({block for _, block in first}) > 5


def test_no_number_is_given_twice(db: SqliteDb) -> None:
    device = Device(db)
    dice = random.Random("who")
    companies = ["", SHOP, RIVAL, *(f"{number:032x}" for number in range(30))]
    for _ in range(12_000):
        device.draw(dice.choice(companies[: 1 + dice.randrange(len(companies))]))
    assert len(device.given) == len(set(device.given)) == 12_000


def test_as_many_digits_as_are_needed(db: SqliteDb) -> None:
    """The magnitude of all numbers is what their digits tell: long prefixes leave an SSCC few of them."""
    device = Device(db)
    highest = [max(device.draw(SHOP) for _ in range(500)) for _ in range(4)]
    assert highest[0] < 1_000
    assert highest[-1] < 10_000


def test_a_device_that_counted_all_together_goes_on(db: SqliteDb) -> None:
    set_state(db, "number_counter", "53299")
    device = Device(db)
    shops = [device.draw(SHOP) for _ in range(120)]
    own = [device.draw() for _ in range(120)]
    assert min(shops) > 53_299
    assert own[0] == 53_300
    assert not set(shops) & set(own)


def test_who_counts_all_together_is_found(db: SqliteDb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: one count for everybody."""
    monkeypatch.setattr(numbering, "_next_of", lambda db, _company, _command: numbering._next_own(db))
    with pytest.raises(AssertionError):
        test_between_two_numbers_that_a_company_sees_lies_nothing_of_others(db)


def test_two_devices_share_nothing(db: SqliteDb) -> None:
    """Their prefixes tell them apart, as ever."""
    here = Device(db)
    other_db = blank()
    there = Device(other_db, "one", msgspec.structs.replace(SESSION, prefix="M3", device_id="3" * 32))
    for device in (here, there):
        for _ in range(300):
            device.draw(SHOP)
    assert not set(here.given) & set(there.given)
    other_db.close()
