# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk in a process of its own, that kills itself at a named step: ``python -m … DATABASE POINT COUNT``.

It makes three contacts, each told on standard output once it is acknowledged, and runs a round. Small
pushes make it stage. Without a POINT it tells every step it passes instead.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain.commands import account as a
from desktop_b2b.storage.desk import DeskStore
from sync.client import lanes
from sync.client.engine import SyncEngine
from sync.client.rounds import new_id
from sync.client.transport import HttpGateway
from tests.sync_flows.world import KEY, NOON


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(database: str, point: str, count: int) -> None:
    """Work, and die on the way."""
    left = count

    def crash(name: str) -> None:
        nonlocal left
        if not point:
            _say(f"step {name}")
        elif name == point:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    vars(lanes)["PUSH_COMMANDS"] = 2
    clock = ManualClock(NOON)
    store = DeskStore(Path(database), KEY, clock=clock, new_id=new_id, crash=crash)
    engine = SyncEngine(store, HttpGateway, clock, crash=crash)
    for number in range(3):
        contact = new_id()
        store.execute(a.SaveContact(contact_id=contact, company=f"Company {number}"))
        _say(f"kept {contact}")
    store.store_file(f"file {new_id()}".encode(), "text/plain")
    engine.round()
    engine.stop()
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
