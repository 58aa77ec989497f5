# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`server`: what one process of the server on PostgreSQL takes from many desks at once, over HTTP.

Trades from draft to shipment between 50 retailers and their suppliers: `server-single` in whole-trade
commands a second with one command in each request, `server-pushes` in pushes of 20, 50 desks at a time.
`server-500-p95`: milliseconds to an answer while 500 desks each send a command every two seconds.
`reconnect-500`: seconds until 500 desks that were away, and come back at the same moment over new
connections, have everything. `server-bare`: transactions of one row a second that this PostgreSQL does over
one connection, the floor of the rates.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import report
from tests.bench.sync_load import (
    NOTHING,
    Ground,
    Postgres,
    Seat,
    Step,
    Watch,
    chain,
    drive,
    drive_paced,
    ground,
    postgres,
    queue_of,
    tell,
)

AT_ONCE, MANY = 50, 500
_RETAILERS, _SUPPLIERS = 50, 10
#: Seconds between two commands of one of many desks.
_PAUSE = 2.0


def main() -> None:
    """Measure all with one PostgreSQL."""
    with postgres() as found:
        bare = found.tell_rate()
        report("server-bare", bare, "transactions/s")
        _rate("server-single", found, bare, push=1, trades=10)
        _rate("server-pushes", found, bare, push=20, trades=40)
        _many(found)


def _rate(name: str, database: Postgres, bare: float, *, push: int, trades: int) -> None:
    with tempfile.TemporaryDirectory() as folder, ground(Path(folder), database.make()) as found:
        seats = found.found(_RETAILERS, _SUPPLIERS, {f"s{number}": AT_ONCE for number in range(_SUPPLIERS)})
        chains = _chains(found, seats, trades, push)
        found.process.start()
        _greet(found, seats)
        watch = Watch(found.pid, database.pid)
        watch.start()
        _, taken = drive(found.place, chains)
        watch.stop()
    report(name, taken / watch.wall, "commands/s", bare)
    tell(name, watch)


def _many(database: Postgres) -> None:
    """The same desks: first at work, then back after an absence."""
    with tempfile.TemporaryDirectory() as folder, ground(Path(folder), database.make()) as found:
        devices = {f"r{number}": MANY // _RETAILERS for number in range(_RETAILERS)}
        seats = found.found(_RETAILERS, _SUPPLIERS, devices)
        desks = [(number, seat) for number in range(_RETAILERS) for seat in seats[f"r{number}"]]
        chains = [queue_of(seat, found.cards(number), 6, push=1) for number, seat in desks]
        found.process.start()
        _greet(found, seats)
        watch = Watch(found.pid, database.pid)
        watch.start()
        spent = sorted(drive_paced(found.place, chains, _PAUSE))
        watch.stop()
        report("server-500-p95", spent[int(len(spent) * 0.95)] * 1000, "ms")
        tell("server-500-p95", watch)
        _reconnect(found, database, [seat for _, seat in desks])


def _reconnect(found: Ground, database: Postgres, desks: list[Seat]) -> None:
    # Each knows what it knew when all were greeted: what its company did since is what it gets.
    for seat in desks:
        seat.cursors = dict(seat.before)
    watch = Watch(found.pid, database.pid)
    watch.start()
    drive(found.place, [_until_current(seat) for seat in desks])
    watch.stop()
    report("reconnect-500", watch.wall, "s")
    tell("reconnect-500", watch)


def _until_current(seat: Seat) -> Iterator[Step]:
    yield seat, NOTHING, 0
    while seat.more:
        yield seat, NOTHING, 0


def _chains(found: Ground, seats: dict[str, list[Seat]], trades: int, push: int) -> list[list[Step]]:
    return [
        chain(
            seats[f"r{number}"][0], seats[f"s{found.partners(number)[0]}"].pop(), found.cards(number),
            trades, push,
        )
        for number in range(AT_ONCE)
    ]  # fmt: skip


def _greet(found: Ground, seats: dict[str, list[Seat]]) -> None:
    """Every desk has received what there is."""
    everybody = list(itertools.chain.from_iterable(seats.values()))
    for start in range(0, len(everybody), 100):
        drive(found.place, [_until_current(seat) for seat in everybody[start : start + 100]])
    for seat in everybody:
        seat.before = dict(seat.cursors)


if __name__ == "__main__":
    main()
