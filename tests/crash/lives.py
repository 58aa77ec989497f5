# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the processes do that are killed: a desk works and syncs, a server serves, until the kill."""

from __future__ import annotations

import logging
import os
import random
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from desktop_b2b.clock import ManualClock, SystemClock
from desktop_b2b.errors import UserError
from desktop_b2b.storage.desk import DeskStore
from sync.client.engine import SyncEngine
from sync.client.transport import HttpGateway
from sync.server import serving
from sync.server.database import Database
from sync.server.server import Server
from tests.crash.office import Office, give
from tests.simulation.people import think
from tests.sync_flows.world import HASHER, KEY, World, new_id, world_in

DESKS = ("shop", "north")
#: Seconds that a person thinks at most between two commands.
_THINKS = 0.04


@dataclass(frozen=True)
class Site:
    """Where everything lies: the desks' profiles and the server's state in a folder, the server's address.

    ``url`` of its database where that is PostgreSQL, else empty.
    """

    folder: Path
    port: int
    url: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Database:
        return Database(self.url, self.folder) if self.url else Database(self.folder / "server.db")

    def profile(self, name: str) -> Path:
        """The database of a desk."""
        return self.folder / f"{name}.db"

    def ledger(self, name: str) -> Path:
        """Where a desk writes what was acknowledged to its person, a line each."""
        return self.folder / f"{name}.acknowledged"

    @property
    def complaints(self) -> Path:
        """What any of the processes had to say; nothing is expected."""
        return self.folder / "complaints.txt"


def prepare(site: Site) -> int:
    """Companies that trade, and their desks, at rest; how many desks."""
    with world_in(site.folder, database=site.database) as world:
        world.clock.instant = SystemClock().now()
        desks = [world.desk(name, path=site.profile(name)) for name in DESKS]
        world.set_up_shop(desks[0])
        world.settle()
        return len(desks)


def serve(site: Site, say: int) -> None:
    """A server, as it runs for real; says on a handle when it listens."""
    serving.serve(
        site.url or None, f"127.0.0.1:{site.port}", site.folder, announce=lambda facts: os.close(say)
    )


def work(site: Site, name: str, seed: str, say: int) -> None:
    """A desk: somebody gives commands while its engine syncs; says on a handle when they begin.

    What is acknowledged counts once it is written down.
    """
    clock = SystemClock()
    store = DeskStore(site.profile(name), KEY, clock=clock, new_id=new_id)
    # A server that is killed twice a second would else be left alone for minutes.
    engine = SyncEngine(
        store, lambda _server: HttpGateway(site.address), clock, jitter=lambda longest: min(longest, 0.05)
    )
    engine.start()
    dice = random.Random(seed)
    person = Office(store, clock, name).person(dice)
    ledger = os.open(site.ledger(name), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    pause = threading.Event()
    os.close(say)
    while not pause.wait(dice.uniform(0.0, _THINKS)):
        cmd = think(person)
        if cmd is None:
            continue
        try:
            receipt = give(store, cmd)
        except UserError:
            continue
        os.write(ledger, f"{receipt.command_id} {type(cmd).__name__}\n".encode())
        os.fsync(ledger)


def live(site: Site, do: Callable[[], None]) -> NoReturn:
    """Do it in a forked process, which then ends; complaints are written down."""
    code = 1
    try:
        complaints = os.open(site.complaints, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(complaints, 2)
        logging.basicConfig(level=logging.ERROR)
        do()
        code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


class Reopened(World):
    """The world that the processes left, to be looked at: a server and its desks in this process."""

    def __init__(self, site: Site) -> None:
        self.folder = site.folder
        self.clock = ManualClock(SystemClock().now())
        self.database = site.database
        self.server = Server(self.database, clock=self.clock, hasher=HASHER, background=False)
        self.web = None
        self.desks = []
        for name in DESKS:
            self.desk(name, signed_in=False, path=site.profile(name))
