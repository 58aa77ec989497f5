# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Three desks and a real server process, as people would have them: profiles, HTTP, the scripting tool."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop_b2b.app.desk import DeskApp
from sync.server import admin
from sync.server.app import open_database
from sync.server.server import Server

ROOT = Path(__file__).resolve().parents[2]
WORD = "a-long-password"


@dataclass
class ServerProcess:
    """The server as its own process; the same port and data after a kill."""

    folder: Path
    database: str | None = None
    address: str = ""
    process: subprocess.Popen[str] | None = None
    listen: str = "127.0.0.1:0"

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", "desktop_b2b", "server", "--listen", self.listen]
        command += ["--folder", str(self.folder)]
        if self.database:
            command += ["--database", self.database]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.address = json.loads(line)["listening"]
        self.listen = self.address.removeprefix("http://")

    def kill(self) -> None:
        """Kill -9: nobody says goodbye."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


@dataclass
class Market:
    """A retailer and two suppliers, each with a person, linked and with cards."""

    server: ServerProcess
    ids: dict[str, str] = field(default_factory=dict)

    def found(self) -> None:
        """Make the companies on the server's database, before it runs."""
        server = Server(open_database(self.server.database, self.server.folder), background=False)
        try:
            for key, name, kind, zone in (
                ("retailer", "Larch & Linden", "retailer", "Europe/Amsterdam"),
                ("north", "Norrby Glas AB", "supplier", "Europe/Stockholm"),
                ("west", "Ashford Pottery", "supplier", "Europe/London"),
            ):
                self.ids[key] = admin.create_organisation(
                    server, name, [kind], time_zone=zone, currency="GBP"
                )
                admin.create_user(
                    server, self.ids[key], f"Person at {name}", f"{key}@example.org", WORD,
                    role="account_manager",
                )  # fmt: skip
            for key in ("north", "west"):
                admin.create_link(server, self.ids["retailer"], self.ids[key], card=True)
        finally:
            server.close()

    def desk(self, key: str, folder: Path) -> DeskApp:
        """A desk signed in, with its first snapshot."""
        desk = DeskApp(folder, key_place="file")
        desk.sign_in(self.server.address, f"{key}@example.org", WORD)
        desk.engine.sync_until_settled()
        return desk


@contextlib.contextmanager
def market(folder: Path, database: str | None = None) -> Iterator[Market]:
    """A founded market with its server running; both end with the test."""
    found = Market(ServerProcess(folder / "server", database))
    found.found()
    found.server.start()
    try:
        yield found
    finally:
        found.server.kill()
