# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of documents: orders by one and several keys, pages by key, what they cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain.values import from_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ListTransactions, TransactionPage
from desktop_b2b.services.views import SORTS
from desktop_b2b.storage.read_models.ordering import COLUMNS
from desktop_b2b.storage.read_models.text import FIELDS, searched
from tests.storage.read_models.world import HOUR, NOW, SUPPLIER, World

INDEXED = [name for name, column in COLUMNS.items() if column.indexed]

# ------------------------------------------------------------ pages

_WORDS = st.sampled_from(["", "ann", "bo", "ö"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("at", "edited_at", "created_at", "lines", "quantity", "ordered"), st.integers(0, 4)),
    **dict.fromkeys(("asked", "answered"), st.integers(0, 2)),
    **dict.fromkeys(("sent_at", "deadline_at", "ship_by", "shipped_at"), st.none() | st.integers(0, 3)),
    "number": st.sampled_from(["", "A-1", "A-2", "Ä", "a"]),
    "partner_key": _WORDS,
    "total": st.none() | st.integers(-3_000_000, 3_000_000),
    "state": st.sampled_from(["draft", "waiting"]),
    "kind": st.sampled_from(["request", "order"]),
    "currency": st.sampled_from(["EUR", "USD"]),
    **dict.fromkeys(("reference", "recipient", "line", "courier", "tracking"), _WORDS),
}
_FOUND = {"product_line": "line", "partner": "partner_key"}


def enter(world: World, documents: list[dict[str, Any]]) -> None:
    """Rows as the projector would write them, with the values that matter here."""
    world.db.run('DELETE FROM "transaction"')
    names = [row[1] for row in world.db.query('PRAGMA table_info("transaction")')]
    for count, document in enumerate(documents):
        row: dict[str, Any] = dict.fromkeys(names, "") | dict.fromkeys(("entered_at", "phase_at"), 0)
        row |= dict.fromkeys(("position", "partner_id", "parent_id", "last_deadline_at"), None)
        row |= document | {"id": bytes([count * 37 % 251, count]), "side": "out"}
        row |= searched({name: (str(value),) for name, value in document.items() if name in FIELDS})
        marks = ",".join("?" * len(names))
        world.db.run(f'INSERT INTO "transaction" VALUES ({marks})', [row[name] for name in names])


def walk(
    world: World, limit: int, query: str = "", sort: tuple[str, ...] = (), *, backwards: bool = False
) -> list[str]:
    """The ids of all pages, one after the other; or from the last one back to the first."""
    found: list[str] = []
    after: tuple[str, ...] | None = None
    while True:
        asked = ListTransactions(query=query, sort=sort, after=after, limit=limit, backwards=backwards)
        page: TransactionPage = world.ask(asked)
        ids = [row.id for row in page.rows]
        found = [*ids, *found] if backwards else [*found, *ids]
        if page.next_after is None:
            return found
        assert len(page.rows) == limit
        after = page.next_after


def in_order(documents: list[dict[str, Any]], sort: tuple[str, ...]) -> list[int]:
    """Places by the plain reading: by value, without one last; then by id, as the last key goes."""
    places = list(range(len(documents)))
    places.sort(key=lambda place: place * 37 % 251, reverse=sort[-1].startswith("-"))
    for key in reversed(sort):
        name = key.removeprefix("-")
        name = _FOUND.get(name, name)

        def value(place: int, name: str = name) -> Any:
            found = documents[place][name] if name != "side" else "out"
            return found.replace("ö", "o").encode() if name in _FOLDED else _bytes(found)

        present = [place for place in places if documents[place].get(name, "") is not None]
        absent = [place for place in places if documents[place].get(name, "") is None]
        places = sorted(present, key=value, reverse=key.startswith("-")) + absent
    return places


#: What is found in the haystack, and sorted as it stands there.
_FOLDED = frozenset({"reference", "recipient", "line", "courier", "tracking"})


def _bytes(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


#: Python's sort keeps what is equal in its order also where it goes backwards.
_orders = st.lists(st.sampled_from(SORTS), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.tuples(*(st.sampled_from([name, f"-{name}"]) for name in names))
)


@pytest.mark.parametrize("given_sort", [*SORTS, ""])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    documents=st.lists(st.fixed_dictionaries(VALUES), max_size=12),
    limit=st.integers(1, 5),
    more=_orders,
    descending=st.booleans(),
    kinds=st.sampled_from(["", "kind:order", "kind:order,request"]),
)
def test_pages_make_up_the_sorted_whole(
    world: World,
    given_sort: str,
    documents: list[dict[str, Any]],
    limit: int,
    more: tuple[str, ...],
    descending: bool,
    kinds: str,
) -> None:
    """By one key or several, each in either direction; without a value last, in both."""
    enter(world, documents)
    sort = (f"{'-' if descending else ''}{given_sort}",) if given_sort else more
    expected = [
        bytes([place * 37 % 251, place]).hex()
        for place in in_order(documents, sort)
        if not kinds or documents[place]["kind"] in kinds
    ]
    assert walk(world, limit, kinds, sort) == expected
    assert walk(world, limit, kinds, sort, backwards=True) == expected, "from the end as well"


def test_pages_of_narrow_lists(world: World) -> None:
    rows = [world.request("draft", created_at=NOW - count) for count in range(5)]
    assert walk(world, 2, "widget:draft") == [row.id for row in rows]
    assert walk(world, 2, "widget:draft", backwards=True) == [row.id for row in rows]


@pytest.mark.parametrize(
    "after",
    [("x",), ("zz", "aa"), ("=1", "aa", "bb"), (), ("=1",), ("=1", "not hex"), ("", "aa"), ("=x", "aa")],
)
def test_a_wrong_place_is_refused(world: World, after: tuple[str, ...]) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ListTransactions(after=after))
    assert (refusal.value.code, refusal.value.field) == ("query.after", "after")


@pytest.mark.parametrize(
    ("sort", "code", "field"),
    [
        (("colour",), "sort.unknown", "sort[0]"),
        (("at", "-at"), "sort.repeated", "sort[1]"),
        (("at", "--number"), "sort.unknown", "sort[1]"),
        (("at", "number", "state", "kind", "total"), "sort.too_many", "sort"),
    ],
)
def test_an_order_that_is_none_is_refused(world: World, sort: tuple[str, ...], code: str, field: str) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ListTransactions(sort=sort))
    assert (refusal.value.code, refusal.value.field) == (code, field)


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
    assert world.ask(ListTransactions(query="widget:waiting_minus")).next_change_at == NOW + 2 * HOUR


# ------------------------------------------------------------ cost


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize("sort", [sort for name in INDEXED for sort in (name, f"-{name}")])
def test_sorted_lists_walk_an_index(world: World, sort: str, analysed: bool, backwards: bool) -> None:
    if analysed:
        for count in range(60):
            world.request("draft" if count % 3 else "closed")
            world.order("sent")
        world.db.run("ANALYZE")
    for query in ("", "kind:request", "kind:request,order side:out", "-has:note lines:<5"):
        for after in (None, ("=1", "00" * 16)):
            world.db.statements.clear()
            world.ask(ListTransactions(query=query, sort=(sort,), after=after, backwards=backwards))
            assert len(world.db.statements) <= 4
            plans = world.db.plans()
            assert not [plan for plan in plans if plan == "SCAN t" or "TEMP B-TREE" in plan], plans


#: Orders that no index gives, and some of several keys.
OTHERS = [
    *((sort,) for name in SORTS if name not in INDEXED for sort in (name, f"-{name}")),
    ("-currency", "total"), ("product_line", "-deadline_at", "number"),
]  # fmt: skip


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("sort", OTHERS)
def test_other_orders_read_an_index_that_holds_them(
    world: World, sort: tuple[str, ...], backwards: bool
) -> None:
    """A quarter of the table; only the rows of the page are looked up."""
    for count in range(60):
        world.request("draft" if count % 3 else "closed")
        world.order("sent")
    world.db.run("ANALYZE")
    for query in ("", "kind:request", "kind:request,order side:out", "-status:draft lines:<5"):
        for after in (None, (*("=1" for _ in sort), "00" * 16)):
            world.db.statements.clear()
            world.ask(ListTransactions(query=query, sort=sort, after=after, backwards=backwards))
            assert len(world.db.statements) <= 5
            plans = [plan for plan in world.db.plans() if " t " in f"{plan} "]
            rest = [plan for plan in plans if plan != "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)"]
            assert rest
            assert not [plan for plan in rest if " USING COVERING INDEX " not in plan], (query, after)


def test_one_kind_and_state_is_a_range(world: World) -> None:
    world.db.statements.clear()
    world.ask(ListTransactions(query="kind:request side:out status:draft"))
    plans = world.db.plans()
    wanted = "SEARCH t USING INDEX ix_transaction_kind (kind=? AND side=? AND state=?)"
    assert [plan for plan in plans if " t " in plan] == [wanted]
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


@pytest.mark.parametrize("sort", ["at", "-at"])
@pytest.mark.parametrize(
    "query", ["status:draft,waiting", "status:draft kind:request", "status:sent side:out,in"]
)
def test_states_are_ranges_of_one_index(world: World, query: str, sort: str) -> None:
    """Kinds and sides that are not named are all of them; only what is shown is looked up."""
    world.db.statements.clear()
    world.ask(ListTransactions(query=query, sort=(sort,)))
    plans = [plan for plan in world.db.plans() if " t " in plan]
    assert plans == ["SEARCH t USING COVERING INDEX ix_transaction_kind (kind=? AND side=? AND state=?)"]


@pytest.mark.parametrize("sort", [*SORTS, *(f"-{name}" for name in SORTS)])
def test_much_that_leads_is_sorted_by_its_keys_alone(
    world: World, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    """The rows of a page are looked up when it is known which they are."""
    monkeypatch.setattr("desktop_b2b.storage.read_models.finding.FEW", 2)
    for count in range(5):
        world.request("waiting", company=f"Somebody {count}")
    world.db.statements.clear()
    assert len(world.ask(ListTransactions(query="is:open", sort=(sort,))).rows) == 5
    sorting = [sql for sql, _ in world.db.statements if "ORDER BY" in sql and "t.partner_id" in sql]
    assert sorting == []


@pytest.mark.parametrize("query", ["hartwig", "widget:draft", "partner:brume", "sku:=mug", "due:<1d", "k7"])
def test_searches_do_not_scan(world: World, query: str) -> None:
    for sort in SORTS:
        world.db.statements.clear()
        world.ask(ListTransactions(query=query, sort=(sort,)))
        assert not [plan for plan in world.db.plans() if plan == "SCAN t" or plan.startswith("SCAN t ")]


def test_what_came_of_a_document_is_found_by_its_index(world: World) -> None:
    world.db.statements.clear()
    world.ask(ListTransactions(parent_id="1" * 32))
    assert any("ix_transaction_parent_id" in plan for plan in world.db.plans())


@pytest.mark.parametrize(
    "query", ["", "hartwig", "status:draft", "status:draft kind:request", "widget:draft"]
)
def test_among_some_documents(world: World, query: str) -> None:
    """Those of them that are found, in the order of the list; others are not looked at."""
    rows = [
        world.request("draft" if count % 2 else "waiting", company="Hartwig", created_at=NOW + count)
        for count in range(6)
    ]
    chosen = (rows[1].id, rows[5].id, rows[2].id, rows[1].id, "ff" * 16)
    world.db.statements.clear()
    found = world.ask(ListTransactions(query=query, among=chosen, sort=("at",))).rows
    wanted = [rows[1].id, rows[5].id] if "draft" in query else [rows[2].id, rows[1].id, rows[5].id]
    assert sorted(row.id for row in found) == sorted(wanted)
    assert [row.at for row in found] == sorted(row.at for row in found)
    assert any("ix_transaction_id (id=?)" in plan for plan in world.db.plans())


def test_among_what_is_no_id(world: World) -> None:
    with pytest.raises(UserError) as refusal:
        world.ask(ListTransactions(among=("zz",)))
    assert refusal.value.field == "among"
