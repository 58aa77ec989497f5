# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of documents: criteria, search, sorting, pages by key."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import from_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import SORTS, CountTransactions, ListTransactions, TransactionPage
from tests.storage.read_models.world import DAY, HOUR, NOW, SUPPLIER, World


def numbers(world: World, **criteria: Any) -> set[str]:
    """The numbers that criteria find; the count must agree."""
    page = world.ask(ListTransactions(**criteria))
    assert world.ask(CountTransactions(**criteria)) == len(page.rows)
    assert page.next_after is None
    return {row.number for row in page.rows}


def test_criteria(world: World) -> None:
    card = world.card("Atelier Brume", SUPPLIER)
    draft, waiting = world.request("draft"), world.request(deadlines=[NOW + DAY])
    sent, shipped = world.order("sent"), world.order("shipped", shipped_at=NOW)
    everything = {row.number for row in (draft, waiting, sent, shipped)}
    assert numbers(world) == everything
    assert numbers(world, kinds=("order",)) == {sent.number, shipped.number}
    assert numbers(world, kinds=("order", "request")) == everything
    assert numbers(world, sides=("in",)) == set()
    assert numbers(world, states=("draft", "sent")) == {draft.number, sent.number}
    assert numbers(world, kinds=("request",), sides=("out",), states=("waiting",)) == {waiting.number}
    assert numbers(world, widget="draft") == {draft.number}
    assert numbers(world, widget="draft", states=("waiting",)) == set()
    assert numbers(world, partner_id=card.id) == {sent.number, shipped.number}
    assert numbers(world, parent_id=waiting.id) == set()


def test_requests_are_found_by_each_partner_that_is_asked(world: World) -> None:
    first, second = world.card("Atelier Brume"), world.card("Keramik Nord")
    request = world.request("need_attention")
    for card, excluded in ((first, False), (second, True)):
        world.save(
            e.RequestPartner(
                id=world.id(), owner_id=world.me, request_id=request.id, partner_id=card.id, name=card.name,
                state="planned" if excluded else "answered", excluded=excluded,
            )
        )  # fmt: skip
    assert numbers(world, partner_id=first.id) == {request.number}
    assert numbers(world, partner_id=second.id) == set()


@pytest.mark.parametrize(
    "text",
    [
        "hartwig", "HARTWIG", "  galerie   hartwig ", "wig", "crème", "CREME", "PO-77", "po 77", "ée",
        "k7", "MUG-9", "ceramics", "brume", "Brûme", "JJD0",
    ],
)  # fmt: skip
def test_text_is_found_without_case_and_accents(world: World, text: str) -> None:
    world.card("Atelier Brume", SUPPLIER)
    order = world.order(
        "shipped", company="Galerie Hartwig", contact_name="Aimée Crème", retailer_order_number="PO-77",
        number="K7-0012",
    )  # fmt: skip
    line = e.InquiryLine(
        id=world.id(),
        owner_id=world.me,
        inquiry_id=world.id(),
        sort_key="a",
        product_line_path="Ceramics / Mugs",
    )
    world.put(
        line,
        e.OrderLine(
            id=world.id(), owner_id=world.me, order_id=order.id, sort_key="a", sku="MUG-9",
            inquiry_line_id=line.id,
        ),
        e.Shipment(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, number="S", order_id=order.id,
            state="confirmed", tracking="JJD01", confirmed_at=NOW,
        ),
    )  # fmt: skip
    world.project(order)
    world.db.run("DELETE FROM \"transaction\" WHERE kind = 'shipment'")
    world.order("sent", company="Somebody else", counterpart_id=world.id(), number="X1")
    assert numbers(world, text=text) == {"K7-0012"}


@pytest.mark.parametrize(
    "text", ["hartwix", "galerie hartwix", 'har"twig', "ha% t", "*", "NEAR", "a OR b", "-x"]
)
def test_text_that_is_nowhere_finds_nothing(world: World, text: str) -> None:
    world.request("draft", company="Galerie Hartwig")
    assert numbers(world, text=text) == set()


def test_search_follows_changes(world: World) -> None:
    request = world.request("draft", company="Galerie Hartwig")
    request.company = "Maison Lune"
    world.save(request)
    assert numbers(world, text="hartwig") == set()
    assert numbers(world, text="lune") == {request.number}
    request.state = "deleted"
    world.save(request)
    assert numbers(world, text="lune") == set()


def test_frequent_words_are_met_in_the_order_of_the_list(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_b2b.storage.read_models.transactions.FEW", 3)
    rows = [world.request("draft", company="Galerie Hartwig", created_at=NOW + count) for count in range(5)]
    other = world.request("draft", company="Galerie Lune")
    page = world.ask(ListTransactions(text="galerie", limit=2))
    assert [row.number for row in page.rows] == [rows[4].number, rows[3].number]
    assert numbers(world, text="galerie lune") == {other.number}
    assert world.ask(CountTransactions(text="galerie")) == 6


# ------------------------------------------------------------ pages


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "at": st.integers(0, 4),
    "edited_at": st.integers(0, 4),
    "deadline_at": st.none() | st.integers(0, 3),
    "ship_by": st.none() | st.integers(0, 3),
    "shipped_at": st.none() | st.integers(0, 3),
    "number": st.sampled_from(["", "A-1", "A-2", "Ä", "a"]),
    "partner_key": st.sampled_from(["", "ann", "bo", "ö"]),
    "total": st.none() | st.integers(-3_000_000, 3_000_000),
    "state": st.sampled_from(["draft", "waiting"]),
    "kind": st.sampled_from(["request", "order"]),
}


def enter(world: World, documents: list[dict[str, Any]]) -> None:
    """Rows as the projector would write them, with the values that matter here."""
    world.db.run('DELETE FROM "transaction"')
    names = [row[1] for row in world.db.query('PRAGMA table_info("transaction")')]
    for count, document in enumerate(documents):
        row: dict[str, Any] = dict.fromkeys(names, "") | dict.fromkeys(
            ("lines", "asked", "answered", "quantity", "ordered", "entered_at", "phase_at"), 0
        )
        row |= dict.fromkeys(("position", "partner_id", "parent_id", "sent_at", "last_deadline_at"), None)
        row |= document | {"id": bytes([count * 37 % 251, count]), "side": "out"}
        marks = ",".join("?" * len(names))
        world.db.run(f'INSERT INTO "transaction" VALUES ({marks})', [row[name] for name in names])


def walk(world: World, **criteria: Any) -> list[str]:
    """The ids of all pages, one after the other."""
    found: list[str] = []
    after: tuple[str, ...] | None = None
    while True:
        page: TransactionPage = world.ask(ListTransactions(after=after, **criteria))
        found.extend(row.id for row in page.rows)
        if page.next_after is None:
            return found
        assert len(page.rows) == criteria["limit"]
        after = page.next_after


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    documents=st.lists(st.fixed_dictionaries(VALUES), max_size=12),
    limit=st.integers(1, 5),
    kinds=st.sampled_from([(), ("order",), ("order", "request")]),
)
def test_pages_make_up_the_sorted_whole(
    world: World,
    sort: str,
    descending: bool,
    documents: list[dict[str, Any]],
    limit: int,
    kinds: tuple[str, ...],
) -> None:
    """By value, then id; without a value last, in both directions."""
    enter(world, documents)
    column = "partner_key" if sort == "partner" else sort
    wanted = [
        (document[column], bytes([count * 37 % 251, count]).hex())
        for count, document in enumerate(documents)
        if not kinds or document["kind"] in kinds
    ]

    def place(item: tuple[Any, str]) -> tuple[Any, str]:
        value, row_id = item
        return (value.encode() if isinstance(value, str) else value), row_id

    present = sorted((item for item in wanted if item[0] is not None), key=place, reverse=descending)
    absent = sorted((item for item in wanted if item[0] is None), key=lambda i: i[1], reverse=descending)
    expected = [row_id for _, row_id in present + absent]
    assert walk(world, sort=sort, descending=descending, limit=limit, kinds=kinds) == expected


def test_pages_of_narrow_lists(world: World) -> None:
    rows = [world.request("draft", created_at=NOW - count) for count in range(5)]
    assert walk(world, widget="draft", limit=2) == [row.id for row in rows]


@pytest.mark.parametrize("after", [("x",), ("zz", "aa"), ("1", "aa", "bb"), (), ("1",), ("1", "not hex")])
def test_a_wrong_place_is_refused(world: World, after: tuple[str, ...]) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ListTransactions(after=after))
    assert (refusal.value.code, refusal.value.field) == ("query.after", "after")


@pytest.mark.parametrize("limit", [0, -1, 10_001])
def test_a_page_has_bounds(world: World, limit: int) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ListTransactions(limit=limit))
    assert refusal.value.field == "limit"


# ------------------------------------------------------------ what a list shows


def test_values_of_a_row(world: World) -> None:
    card = world.card("Atelier Brume", SUPPLIER)
    order = world.order("sent", total=Decimal("12.345678"), company="Galerie Hartwig")
    row = world.ask(ListTransactions()).rows[0]
    assert (row.id, row.kind, row.side, row.partner_id) == (order.id, "order", "out", card.id)
    assert (row.total, row.currency, row.recipient) == (Decimal("12.345678"), "EUR", "Galerie Hartwig")
    assert row.quantity == from_scaled(0)


def test_next_change_of_a_page(world: World) -> None:
    assert world.ask(ListTransactions()).next_change_at is None
    world.request("need_attention")
    assert world.ask(ListTransactions()).next_change_at is None
    world.request(deadlines=[NOW + 3 * HOUR])
    assert world.ask(ListTransactions()).next_change_at == NOW + 2 * HOUR
    assert world.ask(ListTransactions(), NOW + 2 * HOUR).next_change_at == NOW + 3 * HOUR + 1
    assert world.ask(ListTransactions(), NOW + 4 * HOUR).next_change_at is None
    world.order("sent", ship_by=NOW + HOUR)
    assert world.ask(ListTransactions()).next_change_at == NOW + HOUR + 1
    assert world.ask(ListTransactions(widget="waiting_minus")).next_change_at == NOW + 2 * HOUR


# ------------------------------------------------------------ cost


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_sorted_lists_walk_an_index(world: World, sort: Any, descending: bool, analysed: bool) -> None:
    if analysed:
        for count in range(60):
            world.request("draft" if count % 3 else "closed")
            world.order("sent")
        world.db.run("ANALYZE")
    for kinds in ((), ("request",), ("request", "order")):
        for after in (None, ("1", "00" * 16)):
            world.db.statements.clear()
            world.ask(ListTransactions(kinds=kinds, sort=sort, descending=descending, after=after))
            assert len(world.db.statements) <= 2
            plans = world.db.plans()
            assert not [plan for plan in plans if plan == "SCAN t" or "TEMP B-TREE" in plan], plans


def test_one_kind_and_state_is_a_range(world: World) -> None:
    world.db.statements.clear()
    world.ask(ListTransactions(kinds=("request",), sides=("out",), states=("draft",)))
    plans = world.db.plans()
    assert plans[0] == "SEARCH t USING INDEX ix_transaction_kind (kind=? AND side=? AND state=?)"
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


def test_search_and_children_do_not_scan(world: World) -> None:
    for criteria in (
        {"text": "hartwig"},
        {"parent_id": "1" * 32},
        {"partner_id": "1" * 32},
        {"widget": "draft"},
    ):
        for sort in SORTS:
            world.db.statements.clear()
            world.ask(ListTransactions(sort=sort, **criteria))  # type: ignore[arg-type]
            assert not [plan for plan in world.db.plans() if plan.startswith("SCAN t ") or plan == "SCAN t"]
