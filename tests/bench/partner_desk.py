# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A supplier's desk in a process of its own, as it is in life: it says when an inquiry can be read.

Arguments: the server's address, an e-mail address, a folder. Prints ``ready``, then a line with the seconds
of the machine's monotonic clock for each commit that brought an inquiry; ends with its standard input.
"""

from __future__ import annotations

import secrets
import sys
import time
from pathlib import Path

from desktop_b2b.clock import SystemClock
from desktop_b2b.services.ports import Changes
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from tests.bench.harness import open_store
from tests.bench.sync_load import PASSWORD


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    """Be the desk until nobody listens."""
    address, email, folder = sys.argv[1:]
    store = open_store(Path(folder), secrets.token_bytes(32))
    line = HttpGateway(address)
    sign_in(store, line, address, email, PASSWORD, "bench")
    engine = SyncEngine(store, HttpGateway, SystemClock())
    engine.sync_until_settled()

    def hear(changes: Changes) -> None:
        if "inquiry" in changes.kinds:
            _say(str(time.monotonic()))

    store.on_changes(hear)
    engine.start()
    _say("ready")
    sys.stdin.read()
    engine.stop()
    line.close()
    store.close()


if __name__ == "__main__":
    main()
