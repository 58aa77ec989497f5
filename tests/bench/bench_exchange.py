# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`exchange`: whole-trade commands a second that the server takes from one desk's queue of 2,000, over HTTP.

A retailer's drafts and sendings, each a document with lines for two suppliers. Timed from the first push
to the answer with the last outcome; `exchange-settled` is the same until the desk has taken everything in.
The floor is the server's rows written bare.
"""

from __future__ import annotations

import tempfile
import time
from decimal import Decimal
from pathlib import Path

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain.commands.sourcing import LinePatch, SaveDraft, SendRequest
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import ListOutbox, ListPartners
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.migrate import upgrade
from sync.client.engine import SyncEngine
from sync.client.transport import HttpGateway
from sync.protocol.messages import Exchange, ExchangeReply
from tests.bench.harness import new_id, report
from tests.end2end.trading import market

QUEUE = 2_000


def main() -> None:
    """Fill the outbox while there is no server, then time until it is empty."""
    with tempfile.TemporaryDirectory() as folder, market(Path(folder)) as found:
        desk = found.desk("retailer", Path(folder) / "desk")
        cards = tuple(view.partner.id for view in desk.answer(ListPartners()))
        for _ in range(QUEUE // 2):
            request_id = new_id()
            lines = tuple(
                LinePatch(
                    id=new_id(), sort_key=sort_key(place), sku=f"MUG-{place}", description="Stoneware mug",
                    quantity=Decimal(12), partner_ids=cards,
                )
                for place in range(2)
            )  # fmt: skip
            desk.execute(
                SaveDraft(
                    request_id=request_id, company="Galerie Hartwig", address1="Am Wall 118", city="Bremen",
                    postal_code="28195", country="DE", lines=lines,
                )
            )  # fmt: skip
            desk.execute(SendRequest(request_id=request_id))
        line = Line(found.server.address)
        engine = SyncEngine(desk.store, lambda _: line, SystemClock())
        start = time.perf_counter()
        engine.sync_until_settled(timeout=300)
        settled = time.perf_counter() - start
        assert line.taken == QUEUE
        assert desk.answer(ListOutbox()) == []
        floor = QUEUE / _bare(Path(folder))
        report("exchange", QUEUE / (line.last - line.first), "commands/s", floor)
        report("exchange-settled", QUEUE / settled, "commands/s", floor)
        line.close()
        desk.close()


class Line(HttpGateway):
    """The way to the server, with a watch: when the first push left and the last outcome came."""

    def __init__(self, server: str) -> None:
        super().__init__(server)
        self.first = self.last = 0.0
        self.taken = 0

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """One exchange."""
        self.first = self.first or time.perf_counter()
        reply = super().exchange(token, message)
        if reply.outcomes:
            self.last = time.perf_counter()
            self.taken += len(reply.outcomes)
        return reply


def _bare(folder: Path) -> float:
    """Seconds to write the rows that the server holds now, bare, into the same tables."""
    source = SqliteDb(folder / "server" / "server.db")
    target = SqliteDb(folder / "bare.db")
    upgrade(target, "server")
    rows = {table: source.query(codec(kind).sql.select) for table, kind in BY_TABLE.items()}
    feed = source.query("SELECT scope, tbl, row_id, seq, op FROM feed")
    start = time.perf_counter()
    with transaction(target):
        for table, kept in rows.items():
            target.many(codec(BY_TABLE[table]).sql.insert, kept)
        target.many("INSERT INTO feed (scope, tbl, row_id, seq, op) VALUES (?,?,?,?,?)", feed)
    spent = time.perf_counter() - start
    source.close()
    target.close()
    return spent


if __name__ == "__main__":
    main()
