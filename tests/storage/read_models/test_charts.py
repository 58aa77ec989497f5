# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures and previews: exact amounts, and each bar opens the documents that it counts."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import line_total
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    ChartData,
    ChartView,
    CountTransactions,
    ListTransactions,
    PreviewTransaction,
)
from desktop_b2b.storage.read_models import charts
from tests.storage.read_models.archive import Archive
from tests.storage.read_models.world import DAY, HOUR, NOW, OTHER, SUPPLIER, World


@pytest.fixture(params=["parts looked up", "tables read whole"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents, whose parts are looked up, and so many that tables are read whole."""
    if request.param == "tables read whole":
        monkeypatch.setattr(charts, "MANY", 0)


def check_bars(world: World, chart: ChartView) -> None:
    for series in chart.series:
        for point in series.points:
            assert world.ask(CountTransactions(query=point.query)) == point.count, point


# ------------------------------------------------------------ orders over time


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_each_bar_opens_the_orders_that_it_counts(world: World, step: str) -> None:
    Archive(world, random.Random(1), 60)
    query = ChartData(chart="orders_over_time", query="-status:cancelled", step=step, points=8)  # type: ignore[arg-type]
    chart = world.ask(query)
    assert chart.series
    for series in chart.series:
        assert len(series.points) == 8
        assert series.total == sum(point.value for point in series.points)
    check_bars(world, chart)


def test_orders_by_week_in_the_companys_zone(world: World) -> None:
    company = world.organisation()
    company.time_zone = "Europe/Paris"
    world.put(company)
    monday = int(datetime(2025, 11, 24, tzinfo=UTC).timestamp() * 1000) - HOUR  # midnight in Paris
    assert monday - 7 * DAY < NOW < monday + DAY
    for at, total in ((monday - 1, "5"), (monday, "7.5"), (monday - 7 * DAY, "1"), (monday - 99 * DAY, "9")):
        world.order("sent", sent_at=at, total=Decimal(total))
    world.order("sent", sent_at=monday, total=Decimal(3), currency="USD")
    chart = world.ask(ChartData(chart="orders_over_time", points=2))
    euros, dollars = chart.series
    assert [(point.label, point.count, point.value) for point in euros.points] == [
        ("2025-11-17", 2, Decimal(6)), ("2025-11-24", 1, Decimal("7.5")),
    ]  # fmt: skip
    assert euros.points[0].query == "kind:order currency:EUR sent:2025-11-17..2025-11-23"
    assert [point.value for point in dollars.points] == [0, 3]
    assert chart.next_change_at == monday + 7 * DAY


# ------------------------------------------------------------ answers on time


@pytest.mark.usefixtures("either_way")
def test_answers_on_time_by_partner(world: World) -> None:
    cases = [("Brume", -1, -2), ("Brume", -1, 1), ("Brume", -1, None), ("Nord", -1, -1), ("Nord", 1, None)]
    for name, deadline, answered in cases:
        request = world.request("need_attention")
        world.save(
            e.RequestPartner(
                id=world.id(), owner_id=world.me, request_id=request.id, partner_id=world.id(), name=name,
                deadline_at=NOW + deadline * HOUR,
                answered_at=None if answered is None else NOW + answered * HOUR,
                state="asked" if answered is None else "answered",
            )
        )  # fmt: skip
    (series,) = world.ask(ChartData(chart="answers_on_time")).series
    assert [(point.label, point.count, point.value) for point in series.points] == [
        ("Nord", 1, Decimal(1)), ("Brume", 3, Decimal(1) / 3),
    ]  # fmt: skip
    assert series.total == Decimal(1) / 2
    assert series.points[1].query == "partner:=Brume"
    found = world.ask(ListTransactions(query=series.points[1].query)).rows
    assert len(found) == 3
    narrowed = world.ask(ChartData(chart="answers_on_time", query="partner:nord")).series[0]
    assert [point.label for point in narrowed.points] == ["Nord"]


@pytest.mark.usefixtures("either_way")
def test_a_suppliers_own_answers(supplier: World) -> None:
    supplier.put(
        e.LinkFact(
            id=supplier.id(), owner_id=OTHER, counterpart_id=supplier.me, link_id="1" * 32, name="Haus"
        )
    )
    for deadline, answered in ((NOW - HOUR, NOW - 2 * HOUR), (NOW - HOUR, None), (NOW + HOUR, None)):
        inquiry = supplier.inquiry(deadline)
        if answered is not None:
            supplier.put(
                e.Answer(
                    id=inquiry.id, owner_id=supplier.me, counterpart_id=OTHER, inquiry_id=inquiry.id,
                    submitted_at=answered,
                )
            )  # fmt: skip
    (series,) = supplier.ask(ChartData(chart="answers_on_time")).series
    assert [(point.label, point.count, point.value) for point in series.points] == [
        ("Haus", 2, Decimal("0.5"))
    ]


# ------------------------------------------------------------ spend by product line


@pytest.mark.usefixtures("either_way")
def test_spend_is_exact_and_each_bar_opens_its_orders(world: World) -> None:
    dice = random.Random(3)
    wanted: dict[tuple[str, str], Decimal] = {}
    for _ in range(25):
        currency = dice.choice(("EUR", "JPY", "KWD"))
        order = world.order(dice.choice(("sent", "shipped", "cancelled")), currency=currency, shipped_at=NOW)
        for place in range(dice.randint(1, 3)):
            path = dice.choice(("Ceramics / Mugs", "Ceramics", "Tins, all", ""))
            asked = e.InquiryLine(
                id=world.id(), owner_id=world.me, inquiry_id=world.id(), sort_key="a", product_line_path=path
            )
            line = e.OrderLine(
                id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, order_id=order.id,
                sort_key=str(place), sku="A", inquiry_line_id=asked.id,
                quantity=Decimal(dice.randint(1, 9_000)) / 7 // Decimal("0.000001") * Decimal("0.000001"),
                price=Decimal(dice.randint(1, 10**9)) / 10**6, cancelled=Decimal(dice.choice((0, 0, 1))),
            )  # fmt: skip
            world.put(asked, line)
            if order.state not in DEAD_ORDERS:
                key = currency, path
                amount = line_total(line.quantity - line.cancelled, line.price, currency)
                wanted[key] = wanted.get(key, Decimal(0)) + amount
        world.project(order)
    chart = world.ask(ChartData(chart="spend_by_line", query="-status:cancelled"))
    found = {
        (series.currency, point.label): point.value for series in chart.series for point in series.points
    }
    assert found == wanted
    for series in chart.series:
        values = [point.value for point in series.points]
        assert values == sorted(values, reverse=True)
        assert series.total == sum(values)
        series.points[:] = [point for point in series.points if point.label]
    check_bars(world, chart)
    first = world.ask(ChartData(chart="spend_by_line", points=1)).series
    assert [series.left_out for series in first] == [
        sum(currency == series.currency for currency, _ in wanted) - 1 for series in first
    ]


@pytest.mark.parametrize("points", [0, 367])
def test_a_chart_has_bounds(world: World, points: int) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ChartData(chart="spend_by_line", points=points))
    assert refusal.value.field == "points"


# ------------------------------------------------------------ preview


def test_a_preview_of_every_kind(world: World) -> None:
    archive = Archive(world, random.Random(8), 60)
    kinds = set()
    for one in archive.documents.values():
        view = world.ask(PreviewTransaction(id=one.id))
        kinds.add(view.row.kind)
        assert view.row.id == one.id
        assert len(view.lines) == view.row.lines
        assert sum((line.quantity for line in view.lines), Decimal(0)) == view.row.quantity
        assert [line.sku for line in view.lines] == one.fields.get("sku", [])
        if view.row.kind != "shipment":
            assert bool(view.message_count) == ("message" in one.flags)
        assert world.ask(PreviewTransaction(id=one.id, lines=0)).lines == []
    assert kinds == {"request", "inquiry", "order", "shipment"}


def test_a_preview_says_what_is_ordered_and_what_is_to_come(world: World) -> None:
    request = world.request(
        "partially_ordered", deadlines=[NOW + HOUR], lines=[("MUG", 10, None), ("TIN", 5, None)],
        company="Galerie Hartwig", city="Bremen", postal_code="28195", note_to_customer="Thanks",
    )  # fmt: skip
    (partner,) = world.db.query("SELECT id FROM request_partner")[0]
    line_id = world.db.query("SELECT id FROM request_line WHERE sku = 'MUG'")[0][0].hex()
    world.db.run("UPDATE request_line SET ordered_quantity = 4000000 WHERE sku = 'MUG'")
    order = world.order("sent", inquiry_id=partner.hex())
    world.put(
        e.RequestAsk(
            id="9" * 32, owner_id=world.me, request_id=request.id, request_line_id=line_id,
            request_partner_id=partner.hex(),
        ),
        e.OrderPrivate(id=order.id, owner_id=world.me, request_id=request.id),
        e.OrderLine(
            id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, order_id=order.id, sort_key="a",
            sku="MUG", inquiry_line_id="9" * 32, quantity=Decimal(4), price=Decimal("2.5"),
        ),
        e.AnswerLine(
            id="9" * 32, owner_id=SUPPLIER, counterpart_id=world.me, inquiry_id=partner.hex(),
            backorder=Decimal(6), backorder_at=NOW + DAY,
        ),
        e.Event(
            id="8" * 32, owner_id=world.me, document_id=request.id, document_kind="request",
            command="SaveDraft", actor_id=None, actor_name="Mara Ellis", device="K7", at=NOW, changes="[]",
        ),
        e.Message(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, thread_id=partner.hex(),
            author_name="Brume", body="On 1 December", sent_at=NOW,
        ),
    )  # fmt: skip
    view = world.ask(PreviewTransaction(id=request.id))
    assert [(line.sku, line.done, line.amount) for line in view.lines] == [
        ("MUG", Decimal(4), Decimal(10)), ("TIN", Decimal(0), None),
    ]  # fmt: skip
    assert view.address == ["Galerie Hartwig", "28195 Bremen"]
    assert (view.backorder_at, view.owner, view.note_to_customer) == (NOW + DAY, "Mara Ellis", "Thanks")
    assert [message.body for message in view.messages] == ["On 1 December"]
    assert [one.name for one in view.partners] == ["Partner 0"]
    assert len(world.db.statements) > 0


def test_a_preview_of_nothing(world: World) -> None:
    for row_id in ("e" * 32, "no id"):
        with pytest.raises(UserError) as refusal:
            world.ask(PreviewTransaction(id=row_id))
        assert refusal.value.code == "record.missing"


def test_whole_tables_are_read_one_after_the_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of many documents is looked up where it lies."""
    monkeypatch.setattr(charts, "MANY", 0)
    world.request("need_attention")
    world.order("sent")
    for chart, table in (("answers_on_time", "p"), ("spend_by_line", "order_line")):
        world.db.statements.clear()
        world.ask(ChartData(chart=chart))  # type: ignore[arg-type]
        assert f"SCAN {table}" in world.db.plans()
