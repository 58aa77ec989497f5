# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`small`: what a round costs that brings little or nothing, over HTTP, on an encrypted desk.

`noop-ms`: a whole round with nothing to send or to receive; the floor is the same exchange over a plain
socket, which is the server's part of it. `noop-bytes`: what such a round sends and receives, headers and
all. `pull-100` and `pull-100-of-1m`: a whole round that brings 100 changed rows (50 documents and their
history) to a desk of 100,000 and 1,000,000 rows; the floor writes the same rows bare into the same tables.
`propagate-p50` and `propagate-p95`: from the commit of SendRequest on one desk until another desk has the
inquiry, both with their engines running, each in its process.
"""

from __future__ import annotations

import contextlib
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain.commands.sourcing import LinePatch, SaveDraft, SendRequest
from desktop_b2b.domain.entities import Event, Request
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import GetSyncStatus
from desktop_b2b.storage.codec import codec, load
from desktop_b2b.storage.desk import DeskStore
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from tests.bench.harness import ROOT, fill, new_id, open_store, report
from tests.bench.sync_load import NOTHING, PASSWORD, Ground, Seat, Step, Watch, drive, ground, tell

ROUNDS, CHANGES, SENDINGS = 200, 15, 100
_ROWS = 100
#: Transactions that ``fill`` makes for so many rows.
_SIZES = (("pull-100", 50_000), ("pull-100-of-1m", 500_000))


def main() -> None:
    """Measure everything against one server process on SQLite."""
    with tempfile.TemporaryDirectory() as folder, ground(Path(folder) / "server", None) as found:
        seats = found.found(3, 2, {"r0+": 1, "r1+": 1})
        found.process.start()
        with desk(found, "r2", Path(folder) / "idle") as (_, engine):
            _noop(found, engine, seats["r2"][0])
        for number, (name, transactions) in enumerate(_SIZES):
            with desk(found, f"r{number}", Path(folder) / name) as (store, engine):
                _pull(name, found, store, engine, seats[f"r{number}+"][0], transactions)
        with desk(found, "r2", Path(folder) / "shop") as (shop, engine):
            _propagate(found, shop, engine, Path(folder) / "partner")


@contextlib.contextmanager
def desk(found: Ground, name: str, folder: Path, address: str = "") -> Iterator[tuple[DeskStore, SyncEngine]]:
    """Somebody's desk, signed in and with everything received."""
    store = open_store(folder, secrets.token_bytes(32))
    address = address or found.process.address
    line = HttpGateway(address)
    sign_in(store, line, address, f"{name}@example.org", PASSWORD, "bench")
    engine = SyncEngine(store, HttpGateway, SystemClock())
    engine.sync_until_settled()
    try:
        yield store, engine
    finally:
        engine.stop()
        line.close()
        store.close()


def _noop(found: Ground, engine: SyncEngine, seat: Seat) -> None:
    for _ in range(20):
        engine.round()
    drive(found.place, [[(seat, NOTHING, 0)] * 3])
    watch = Watch(found.pid)
    watch.start()
    spent: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        engine.round()
        spent.append(time.perf_counter() - start)
    watch.stop()
    bare, _ = drive(found.place, [[(seat, NOTHING, 0)] * ROUNDS])
    report("noop-ms", statistics.median(spent) * 1000, "ms", statistics.median(bare) * 1000)
    tell("noop-ms", watch)
    with (
        Relay(found.place) as relay,
        tempfile.TemporaryDirectory() as folder,
        desk(found, "r2", Path(folder), f"http://127.0.0.1:{relay.port}") as (_, counted),
    ):
        for _ in range(3):
            counted.round()
        before = relay.count
        for _ in range(10):
            counted.round()
        report("noop-bytes", (relay.count - before) / 10, "bytes")


def _pull(
    name: str, found: Ground, store: DeskStore, engine: SyncEngine, other: Seat, transactions: int
) -> None:
    """Rounds that each bring the changes of 50 documents; in turns with their rows written bare."""
    session = store.session
    assert session is not None
    fill(store, session, transactions)
    drive(found.place, [_current(other)])
    documents = [new_id() for _ in range(_ROWS // 2)]
    _change(found, other, documents, "Before")
    engine.round()
    spent: list[float] = []
    bare: list[float] = []
    watch = Watch(found.pid)
    for count in range(CHANGES):
        _change(found, other, documents, f"Company {count}")
        watch.start()
        start = time.perf_counter()
        done = engine.round()
        spent.append(time.perf_counter() - start)
        watch.stop()
        assert done.pulled == _ROWS, done
        bare.append(_write_bare(store, documents))
    report(name, statistics.median(spent) * 1000, "ms", statistics.median(bare) * 1000)
    tell(name, watch)


def _change(found: Ground, other: Seat, documents: list[str], company: str) -> None:
    """A colleague changes each document at another device."""
    made = [(new_id(), SaveDraft(request_id=row_id, company=company), other.draw(1)) for row_id in documents]
    drive(found.place, [[(other, other.lanes(*made), len(made))]])


def _write_bare(store: DeskStore, documents: list[str]) -> float:
    """Seconds to write the documents, and as many events, as they are."""
    marks = ", ".join("?" * len(documents))
    ids = [bytes.fromhex(row_id) for row_id in documents]
    requests, events = codec(Request), codec(Event)
    with store.reading() as db:
        rows = load(db, Request, f'WHERE "id" IN ({marks})', ids)
        happened = load(db, Event, f'WHERE "document_id" IN ({marks}) LIMIT {len(ids)}', ids)
    kept = [requests.to_db(requests.image(row)) for row in rows]
    again = [events.to_db(events.image(row)) for row in happened]
    start = time.perf_counter()
    with store.writing() as db:
        db.many(requests.sql.upsert, kept)
        db.many(events.sql.upsert, again)
    return time.perf_counter() - start


def _current(seat: Seat) -> Iterator[Step]:
    yield seat, NOTHING, 0
    while seat.more:
        yield seat, NOTHING, 0


def _rest(store: DeskStore) -> None:
    """Wait until nothing waits at a desk, and its engine has said so."""
    moved = threading.Condition()

    def hear(_changes: Changes) -> None:
        with moved:
            moved.notify_all()

    def at_rest() -> bool:
        status = store.answer(GetSyncStatus())
        return status.state == "synced" and not status.waiting

    forget = store.on_changes(hear)
    with moved:
        while not at_rest():
            assert moved.wait(10), "the desk does not come to rest"
    forget()


@contextlib.contextmanager
def _partner(found: Ground, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another desk in a process of its own."""
    words = [found.process.address, "s0@example.org", str(folder)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.partner_desk", *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def _propagate(found: Ground, shop: DeskStore, engine: SyncEngine, folder: Path) -> None:
    supplier, card = found.cards(2)[0]
    assert supplier == found.suppliers[0]
    engine.start()
    spent: list[float] = []
    watch = Watch(found.pid)
    watch.start()
    with _partner(found, folder) as partner:
        assert partner.stdout is not None
        for _ in range(SENDINGS):
            request_id = new_id()
            line = LinePatch(
                id=new_id(), sort_key=sort_key(0), sku="MUG", description="Stoneware mug",
                quantity=Decimal(12), partner_ids=(card,),
            )  # fmt: skip
            shop.execute(
                SaveDraft(
                    request_id=request_id, company="Galerie Hartwig", address1="Am Wall 118", city="Bremen",
                    postal_code="28195", country="DE", lines=(line,),
                )
            )  # fmt: skip
            # The draft is with the server, and the desk at rest again.
            _rest(shop)
            shop.execute(SendRequest(request_id=request_id))
            start = time.monotonic()
            spent.append(float(partner.stdout.readline()) - start)
            _rest(shop)
    watch.stop()
    spent.sort()
    report("propagate-p50", statistics.median(spent) * 1000, "ms")
    report("propagate-p95", spent[int(len(spent) * 0.95)] * 1000, "ms")
    tell("propagate", watch)


class Relay:
    """A door before the server that counts what passes both ways."""

    def __init__(self, place: tuple[str, int]) -> None:
        self.count = 0
        self._place = place
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Relay:
        """Open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let nobody in any more."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(self._place)
            for line in (here, there):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target in ((here, there), (there, here)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while found := source.recv(1 << 16):
                self.count += len(found)
                target.sendall(found)
            target.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    main()
