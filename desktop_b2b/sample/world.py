# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The sample world on disk: a server's database and a profile per desk, made when there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from desktop_b2b.clock import DAY, HOUR, MINUTE, SystemClock
from desktop_b2b.domain.commands.account import MarkSeen, SetLogo
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.paths import resources
from desktop_b2b.sample.consignments import consignments
from desktop_b2b.sample.desks import Office
from desktop_b2b.sample.floor import Dispatcher, publish_terms
from desktop_b2b.sample.storehouse import open_storehouse
from desktop_b2b.sample.stories import Teller, Trade, tell_all
from desktop_b2b.services.queries import Dashboard

#: A world's deadlines are told relative to its making: older than this, it is made anew.
FRESH = 8 * HOUR


class World(msgspec.Struct):
    """What ``world.json`` says."""

    made_at: int
    address: str


def read_world(folder: Path) -> World | None:
    """The world of a folder, or None where none was finished."""
    record = folder / "world.json"
    return from_json(World).decode(record.read_bytes()) if record.exists() else None


def make_world(folder: Path, address: str, language: str = "en") -> World:
    """Make the sample world, its retailer speaking a language; what stood there before is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    now = SystemClock().now()
    office = Office(folder, address, now - 40 * DAY, language)
    teller = Teller(office)
    teller.catalogue()
    hang_up_sign(office)
    publish_terms(office)
    open_storehouse(office, now)
    dispatcher = Dispatcher(office)
    stories = [teller.tell(trade) for trade in trades(now)]
    stories += [dispatcher.tell(plan, number, now) for number, plan in enumerate(consignments())]
    tell_all(office, stories, now)
    for desk in office.desks.values():
        # Everybody looked at the dashboard this morning; what came since is unread.
        keys = tuple(widget.key for widget in desk.ask(Dashboard()) if widget.alert)
        desk.do(MarkSeen(widgets=keys, seen_at=now - 4 * HOUR))
    office.close()
    world = World(made_at=now, address=address)
    (folder / "world.json").write_bytes(msgspec.json.encode(world))
    return world


def hang_up_sign(office: Office) -> None:
    """The retailer's logo, before the first trade: it stands on every slip that its suppliers print."""
    desk = office.desks["retailer"]
    picture = (resources() / "sample" / "larch-linden.jpg").read_bytes()
    desk.do(
        SetLogo(
            organisation_id=office.ids["retailer"], logo_hash=desk.store.store_file(picture, "image/jpeg")
        )
    )  # fmt: skip


def trades(now: int) -> list[Trade]:
    """Some 130 requests in every state, with their orders and shipments: about 300 documents."""
    found: list[Trade] = []

    def add(count: int, first: int, apart: int, **how: object) -> None:
        for place in range(count):
            start = now - first - place * apart
            found.append(Trade(start=start, seed=len(found) + 1, **how))  # type: ignore[arg-type]

    everybody = ("supplier-1", "supplier-2", "supplier-3")
    add(6, 35 * MINUTE, 7 * HOUR, then="draft")
    add(7, 20 * MINUTE, 50 * MINUTE, then="open", answers=0.5, deadline=9 * HOUR)
    add(4, 2 * HOUR, HOUR, then="open", answers=0.34, deadline=26 * HOUR)
    for minutes in (18, 41, 60):
        how: dict[str, object] = {"answers": 0.67, "suppliers": everybody}
        add(1, 5 * HOUR, 0, then="open", deadline=5 * HOUR + minutes * MINUTE, **how)
    add(3, 5 * HOUR + 25 * MINUTE, 4 * HOUR, then="open", answers=0.34, deadline=5 * HOUR)
    add(1, 30 * HOUR, 0, then="open", answers=0.0, deadline=6 * HOUR)
    add(2, 7 * HOUR, 6 * HOUR, then="open", answers=1.0, deadline=6 * HOUR)
    add(2, 6 * HOUR, 9 * HOUR, then="open", mode="automatic", dear=True, deadline=5 * HOUR)
    add(1, 9 * HOUR, 0, then="open", decline=True, deadline=5 * HOUR)
    add(1, 11 * HOUR, 0, then="assigned", deadline=5 * HOUR)
    add(5, 26 * HOUR, 31 * HOUR, then="partial", short=True)
    add(12, 12 * HOUR, 2 * HOUR, then="ordered", order_after=2 * HOUR, deadline=4 * HOUR)
    add(1, 30 * HOUR, 0, then="packed", ship_after=6 * HOUR, deadline=4 * HOUR)
    for hours, supplier in ((57, "supplier-3"), (81, "supplier-1"), (106, "supplier-2")):
        add(1, hours * HOUR, 0, then="ordered", deadline=6 * HOUR, suppliers=(supplier,))
    add(2, 4 * DAY, DAY, then="part_shipped")
    add(1, 20 * HOUR, 0, then="declined", deadline=4 * HOUR)
    add(2, 6 * DAY, 3 * DAY, then="cancelled", answers=0.5, order_after=7 * HOUR)
    add(22, 40 * HOUR, 13 * HOUR, then="shipped")
    add(5, 3 * DAY, 50 * HOUR, then="shipped", mode="automatic")
    add(20, 16 * DAY, 27 * HOUR, then="shipped", ship_after=30 * HOUR)
    add(2, 90 * MINUTE, 2 * HOUR, retailer="retailer-2", then="open", answers=0.0, deadline=7 * HOUR)
    add(3, 9 * HOUR, 20 * HOUR, retailer="retailer-2", then="ordered", deadline=3 * HOUR)
    add(4, 3 * DAY, 4 * DAY, retailer="retailer-2", then="shipped")
    add(1, 3 * HOUR + 10 * MINUTE, 0, then="open", sealed=True, deadline=11 * HOUR, suppliers=everybody)
    add(1, 4 * HOUR + 5 * MINUTE, 0, then="open", haggles=True, deadline=10 * HOUR, suppliers=everybody)
    return found
