# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What all benchmarks share: JSON lines, and a desk full of trade to measure on."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import uuid_utils

from desktop_b2b.clock import DAY, HOUR, SystemClock
from desktop_b2b.domain.entities import (
    LinkFact,
    Order,
    OrderLine,
    Organisation,
    Partner,
    Request,
    RequestLine,
    RequestPartner,
    Row,
    Shipment,
    User,
)
from desktop_b2b.domain.values import sort_key
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session

ROOT = Path(__file__).resolve().parents[2]


def report(name: str, value: float, unit: str, floor: float | None = None) -> None:
    """Print one measurement; the ratio is to the floor measured in the same run."""
    line = {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "floor": None if floor is None else round(floor, 4),
        "ratio": None if not floor else round(value / floor, 3),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def largest_mb() -> float:
    """The most memory that this process had since its program began, in MiB (Linux and macOS).

    Linux counts in ``ru_maxrss`` what the process that started this one had, even after it has become
    another program; ``VmHWM`` begins anew with each program.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return int(status.partition("VmHWM:")[2].split(maxsplit=1)[0]) / 2**10


def new_id() -> str:
    """A new id."""
    return uuid_utils.uuid7().hex


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median_ms(work: Callable[[int], object], times: int) -> float:
    """The median milliseconds of a piece of work, given its count."""
    spent = []
    for count in range(times):
        start = time.perf_counter()
        work(count)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def session_of(organisation_id: str, *, prefix: str = "K7") -> Session:
    """The session of a made-up retailer's account manager."""
    return Session(
        server="http://127.0.0.1:9",
        token="none",
        user_id=new_id(),
        user_name="Mara Ellis",
        email="mara@larch-linden.example",
        organisation_id=organisation_id,
        organisation_name="Larch & Linden",
        role="account_manager",
        privileges=(),
        device_id=new_id(),
        prefix=prefix,
    )


def signed_in(store: DeskStore, *, prefix: str = "K7") -> Session:
    """Enrol a desk for a made-up retailer, without a server."""
    session = session_of(new_id(), prefix=prefix)
    with store.writing() as db:
        organisation = Organisation(
            id=session.organisation_id, owner_id=session.organisation_id, name="Larch & Linden",
            is_retailer=True, time_zone="Europe/Amsterdam",
        )  # fmt: skip
        user = User(
            id=session.user_id, owner_id=session.organisation_id, name="Mara Ellis",
            email=session.email, role="account_manager",
        )  # fmt: skip
        insert(db, [organisation, user])
    store.set_session(session)
    return session


def insert(db: SqliteDb, rows: list[Row]) -> None:
    """Write rows as they are."""
    by_kind: dict[type[Row], list[Row]] = {}
    for row in rows:
        by_kind.setdefault(type(row), []).append(row)
    for kind, same in by_kind.items():
        found = codec(kind)
        db.many(found.sql.insert, [found.to_db(found.image(row)) for row in same])


def fill(store: DeskStore, session: Session, transactions: int, seed: int = 7) -> None:
    """A company's years: that many documents, 2 % of them open, spread over 300 partners."""
    chance = random.Random(seed)
    now = SystemClock().now()
    me = session.organisation_id
    partners: list[Row] = []
    for count in range(300):
        other = new_id()
        link = new_id()
        partners.append(
            Partner(
                id=new_id(), owner_id=me, name=f"Partner {count:03d}", link_id=link, organisation_id=other
            )
        )
        partners.append(
            LinkFact(
                id=new_id(), owner_id=other, counterpart_id=me, link_id=link, name=f"Partner {count:03d}"
            )
        )
    cards = [row for row in partners if isinstance(row, Partner)]
    with store.writing() as db:
        insert(db, partners)
    made = 0
    while made < transactions:
        batch: list[Row] = []
        while len(batch) < 20_000 and made < transactions:
            made += 3
            batch.extend(_trade(chance, me, chance.choice(cards), now, made))
        with store.writing() as db:
            insert(db, batch)
    with store.writing() as db:
        projector.project_all(db, me)
        db.run("ANALYZE")


def _trade(chance: random.Random, me: str, card: Partner, now: int, count: int) -> list[Row]:
    """A request, its order and its shipment."""
    open_one = chance.random() < 0.02
    sent = now - (chance.randrange(3 * DAY) if open_one else DAY * 3 + chance.randrange(1500 * DAY))
    state = (
        chance.choice(("draft", "waiting", "need_attention", "partially_ordered")) if open_one else "closed"
    )
    request = Request(
        id=new_id(), owner_id=me, number=f"K7-{count:07d}", state=state, created_at=sent, edited_at=sent,
        sent_at=None if state == "draft" else sent, company="Galerie Hartwig", country="DE",
        next_deadline_at=now + chance.randrange(3 * HOUR) if state == "waiting" else None,
        asked_count=1, line_count=1,
    )  # fmt: skip
    line = RequestLine(
        id=new_id(), owner_id=me, request_id=request.id, sort_key=sort_key(0), sku=f"SKU-{count % 997:04d}",
        description="Stoneware mug", quantity=Decimal(chance.randrange(1, 200)),
        product_line_path="Ceramics / Mugs", partner_ids=(card.id,),
    )  # fmt: skip
    partner = RequestPartner(
        id=new_id(), owner_id=me, request_id=request.id, partner_id=card.id, name=card.name, state="asked"
    )
    shipped = None if open_one else sent + DAY
    order = Order(
        id=new_id(), owner_id=me, counterpart_id=card.organisation_id, number=f"K7-{count + 1:07d}",
        state="sent" if open_one else "shipped", sent_at=sent, ship_by=sent + 2 * DAY, shipped_at=shipped,
        total=Decimal(chance.randrange(10_000)) / 100, company="Galerie Hartwig", line_count=1,
    )  # fmt: skip
    order_line = OrderLine(
        id=new_id(), owner_id=me, counterpart_id=card.organisation_id, order_id=order.id,
        sort_key=sort_key(0), sku=line.sku, quantity=line.quantity, price=Decimal("3.95"),
    )  # fmt: skip
    rows: list[Row] = [request, line, partner, order, order_line]
    if not open_one:
        rows.append(
            Shipment(
                id=new_id(),
                owner_id=card.organisation_id or me,
                counterpart_id=me,
                number=f"P2-{count:07d}",
                order_id=order.id,
                order_number=order.number,
                state="confirmed",
                courier="DHL",
                tracking=f"JJD{count:09d}",
                created_at=sent,
                confirmed_at=shipped,
            )
        )
    return rows


def open_store(folder: Path, key: bytes | None) -> DeskStore:
    """A desk's database in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return DeskStore(folder / "desk.db", key, clock=SystemClock(), new_id=new_id)


__all__ = [
    "ROOT",
    "fill",
    "insert",
    "median_ms",
    "milliseconds",
    "new_id",
    "open_store",
    "report",
    "session_of",
    "signed_in",
    "transaction",
]
