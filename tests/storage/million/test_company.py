# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The generator of companies for the benches: what it makes is whole, realistic, and the same by the same
seed.
"""

from __future__ import annotations

import csv
import math
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_b2b.clock import DAY, ManualClock
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.services.queries import Dashboard, GetOrder, GetRequest, ListTransactions
from desktop_b2b.storage import projector
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.profile import open_profile
from desktop_b2b.storage.read_models.columns import COLUMNS
from tests.bench.harness import new_id
from tests.bench.million import profile, shape
from tests.bench.million.names import PARTNERS
from tests.bench.million.trade import Trade

NOW = 1_795_867_200_000
REAL = Path(__file__).parents[4] / "shared" / "data" / "online_retail_2010-12-01.csv"
SIZE = 3_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("million")
    profile.make(folder, SIZE, NOW, seed=7)
    return folder


@pytest.fixture
def db(made: Path) -> Iterator[SqliteDb]:
    _, key = open_profile(made)
    found = SqliteDb(made / "desk.db", key)
    yield found
    found.close()


def contents(db: SqliteDb) -> dict[str, list[tuple[object, ...]]]:
    tables = [*BY_TABLE, "transaction", "state"]
    return {table: db.query(f'SELECT * FROM "{table}" ORDER BY 1') for table in tables}


def test_the_same_seed_makes_the_same_company(db: SqliteDb, tmp_path: Path) -> None:
    profile.make(tmp_path, SIZE, NOW, seed=7)
    _, key = open_profile(tmp_path)
    again = SqliteDb(tmp_path / "desk.db", key)
    assert contents(again) == contents(db)
    again.close()


def test_it_has_as_many_documents_as_wanted(db: SqliteDb) -> None:
    assert db.query('SELECT count(*) FROM "transaction"') == [(SIZE,)]
    (lines,) = db.query('SELECT sum(lines) FROM "transaction"')[0]
    assert 2.5 * SIZE < lines < 3.6 * SIZE
    (waiting,) = db.query("SELECT count(*) FROM \"transaction\" WHERE phase NOT IN ('done', 'shipped')")[0]
    assert 0.01 * SIZE < waiting < 0.03 * SIZE


@pytest.mark.parametrize(
    ("child", "column", "parent"),
    [
        ("request_line", "request_id", "request"), ("request_line_private", "id", "request_line"),
        ("request_partner", "request_id", "request"), ("request_partner", "partner_id", "partner_card"),
        ("request_ask", "request_line_id", "request_line"),
        ("request_ask", "request_partner_id", "request_partner"),
        ("inquiry", "id", "request_partner"), ("inquiry_line", "inquiry_id", "inquiry"),
        ("inquiry_line", "id", "request_ask"), ("answer", "inquiry_id", "inquiry"),
        ("answer_line", "id", "inquiry_line"), ("message", "thread_id", "inquiry"),
        ("order", "inquiry_id", "inquiry"), ("order", "id", "order_private"),
        ("order_private", "request_id", "request"), ("order_line", "order_id", "order"),
        ("order_line", "inquiry_line_id", "inquiry_line"), ("shipment", "order_id", "order"),
        ("box", "shipment_id", "shipment"), ("shipment_line", "box_id", "box"),
        ("shipment_line", "shipment_id", "shipment"), ("shipment_line", "order_line_id", "order_line"),
    ],
)  # fmt: skip
def test_whatever_is_named_is_there(db: SqliteDb, child: str, column: str, parent: str) -> None:
    sql = f'SELECT count(*), sum({column} NOT IN (SELECT id FROM "{parent}")) FROM "{child}"'
    count, lost = db.query(sql)[0]
    assert count > 0
    assert lost == 0


def test_an_order_has_what_its_request_asked_for(db: SqliteDb) -> None:
    sql = (
        "SELECT count(*), sum(o.sku = r.sku AND o.quantity = r.quantity AND p.request_id = r.request_id)"
        " FROM order_line o JOIN request_ask a ON a.id = o.inquiry_line_id"
        " JOIN request_line r ON r.id = a.request_line_id JOIN order_private p ON p.id = o.order_id"
    )
    count, right = db.query(sql)[0]
    assert count == right
    for table in ("request", '"order"', "shipment"):
        numbers = [row[0] for row in db.query(f"SELECT number FROM {table}")]
        assert len(numbers) == len(set(numbers))


def test_the_read_model_is_the_projectors(db: SqliteDb) -> None:
    """Made as a whole it is what it would be document by document."""
    sql = f'SELECT {", ".join(COLUMNS)}, position FROM "transaction" ORDER BY id'
    kept = db.query(sql)
    (owner,) = db.query("SELECT id FROM organisation")[0]
    db.begin()
    documents = {kind: [row[0] for row in db.query(f'SELECT id FROM "{kind}"')] for kind in KINDS}
    projector.project_many(db, owner.hex(), documents)
    assert db.query(sql) == kept
    db.rollback()


def test_a_desk_opens_it(made: Path) -> None:
    _, key = open_profile(made)
    store = DeskStore(made / "desk.db", key, clock=ManualClock(NOW), new_id=new_id)
    assert all(widget.total for widget in store.answer(Dashboard()))
    request, order = (
        store.answer(ListTransactions(query=f"kind:{kind}")).rows[0] for kind in ("request", "order")
    )
    assert store.answer(GetRequest(request.id)).request.number == request.number
    assert store.answer(GetOrder(order.id)).order.number == order.number
    store.close()


# ------------------------------------------------------------ how it is spread


def test_seasons_and_zipf() -> None:
    trade = Trade(np.random.default_rng(3), 60_000, NOW)
    requests = trade.requests
    days = requests.at // DAY
    week = Counter((days + 3) % 7)
    assert week[6] < week[1] / 5
    months = Counter(days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12)
    assert months[10] > 1.5 * months[0]
    picked = Counter(trade.asked_partner.tolist())
    assert len(picked) == PARTNERS
    assert picked[0] > 10 * picked[150]


def test_lines_have_the_mean_that_is_wanted() -> None:
    for mean in (2.0, 3.0, 20.0):
        found = shape.lines(np.random.default_rng(1), mean, 200_000)
        assert found.min() >= 1
        assert abs(found.mean() - mean) < 0.06 * mean


@pytest.mark.skipif(not REAL.exists(), reason="the real day's file is not here")
def test_the_spread_is_that_of_the_real_day() -> None:
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["InvoiceNo"].startswith("C")]
    for wanted, values in (
        (shape.REAL_LINES, [*Counter(row["InvoiceNo"] for row in rows).values()]),
        (shape.QUANTITY, [int(row["Quantity"]) for row in rows if int(row["Quantity"]) > 0]),
        (shape.PRICE, [float(row["UnitPrice"]) for row in rows if float(row["UnitPrice"]) > 0]),
    ):
        logarithms = [math.log(value) for value in values]
        assert statistics.fmean(logarithms) == pytest.approx(wanted[0], abs=0.01)
        assert statistics.stdev(logarithms) == pytest.approx(wanted[1], abs=0.01)
    hours = Counter(
        int(moment.split()[1].split(":")[0])
        for moment in {row["InvoiceNo"]: row["InvoiceDate"] for row in rows}.values()
    )
    assert {hour for hour, count in hours.items() if count > 1} <= set(shape.HOURS)
