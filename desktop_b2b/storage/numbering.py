# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The numbers that a device gives to documents: one count of its own, and one for each company that is to see
some of them.

Who receives shipments may look at what lies between two of their numbers. Were all counted together, a
retailer could read from its own how much its centre does for others. So what is made for another company is
numbered from blocks that this device set aside for that company alone, each drawn by chance among those that
are free: between two of its numbers lies nothing but its own. How many digits they have tells the magnitude
of all that the device ever numbered, and no more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection

from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.session import Session, get_state, set_state

#: How many numbers are set aside at once.
BLOCK = 100
#: The last number that the device gave to what is its company's own; the blocks that are others'.
_OWN, _BLOCKS = "number_counter", "number_blocks"
#: The last number that was given to what a company sees.
_OF = "number_counter:{}"
#: Blocks are drawn among the first ten, then among the first hundred …: as many digits as are needed.
_STEP = 10


def drawer(db: SqliteDb, session: Session, command_id: Id, numbers: list[str]) -> Callable[[Id, Id], str]:
    """What draws a command's numbers, and gathers them in ``numbers``."""

    def draw(_owner_id: Id, seen_by: Id = "") -> str:
        is_own = seen_by in ("", session.organisation_id)
        count = _next_own(db) if is_own else _next_of(db, seen_by, command_id)
        numbers.append(f"{session.prefix}-{count:04d}")
        return numbers[-1]

    return draw


def _next_own(db: SqliteDb) -> int:
    """The next number of the device's own count, which steps over what was set aside."""
    count = int(get_state(db, _OWN, "0")) + 1
    if count % BLOCK == 0:
        taken = _blocks(db)
        while count // BLOCK in taken:
            count += BLOCK
    set_state(db, _OWN, str(count))
    return count


def _next_of(db: SqliteDb, company: Id, command_id: Id) -> int:
    """The next number of what a company sees."""
    last = get_state(db, _OF.format(company), "")
    count = int(last) + 1 if last else 0
    if count % BLOCK == 0:
        count = BLOCK * _set_aside(db, f"{command_id} {company}")
    set_state(db, _OF.format(company), str(count))
    return count


def _blocks(db: SqliteDb) -> list[int]:
    found: list[int] = json.loads(get_state(db, _BLOCKS, "[]"))
    return found


def _set_aside(db: SqliteDb, chance: str) -> int:
    """A block that nobody has: one of those beyond the own count, of which a tenth is always left."""
    own, blocks = int(get_state(db, _OWN, "0")) // BLOCK, _blocks(db)
    taken = frozenset(blocks)
    among = _STEP
    while len(free := _free(own, among, taken)) <= among // _STEP:
        among *= _STEP
    drawn = int.from_bytes(hashlib.sha256(chance.encode()).digest()) % len(free)
    set_state(db, _BLOCKS, json.dumps([*blocks, free[drawn]]))
    return free[drawn]


def _free(own: int, among: int, taken: Collection[int]) -> list[int]:
    return [block for block in range(own + 1, among) if block not in taken]
