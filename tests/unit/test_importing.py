# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Contacts and products from a file: made once, changed only where that is asked for, never half."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import D, Trade


@pytest.fixture
def trade() -> Trade:
    return Trade()


def contact(key: str, **fields: Any) -> a.ImportedContact:
    return a.ImportedContact(contact_id=an_id(key), key=key, **{"company": key, **fields})


def product(sku: str, **fields: Any) -> a.ImportedProduct:
    return a.ImportedProduct(product_id=an_id(f"product {sku}"), sku=sku, **fields)


def bring(trade: Trade, *given: Any, update: bool = False) -> None:
    cmd: Any
    if isinstance(given[0], a.ImportedContact):
        cmd = a.ImportContacts(source="file.csv", contacts=given, update=update)
    else:
        cmd = a.ImportProducts(source="file.csv", products=given, update=update)
    trade.do(trade.shop, cmd)


def test_a_file_given_twice_makes_nothing_twice(trade: Trade) -> None:
    for _ in range(2):
        bring(trade, contact("A", city=" Paris ", country="FR"), contact("B", company="", name="Ada"))
        bring(trade, product("A1", description="Mug"), product("A2", gtin="4006381333931"))
    rows = {row.company or row.name: row for row in trade.all(e.Contact)}
    assert (rows["A"].city, rows["A"].country, rows["A"].recipient_kind) == ("Paris", "FR", "business")
    assert rows["Ada"].recipient_kind == "person"
    assert [(row.sku, row.description, row.uom) for row in trade.all(e.Product)] == [
        ("A1", "Mug", "each"),
        ("A2", "", "each"),
    ]


@pytest.mark.parametrize(
    ("given", "changed", "field"),
    [
        ((contact("A", city="Paris"),), (contact("B"), contact("A", city="Lyon")), "contacts[1].city"),
        ((product("A1", uom="box"),), (product("A2"), product("A1", uom="each")), "products[1].uom"),
    ],
)
def test_what_is_known_changes_only_where_that_is_asked_for(
    trade: Trade, given: Any, changed: Any, field: str
) -> None:
    bring(trade, *given)
    with trade.refused("import.known", field):
        bring(trade, *changed)
    bring(trade, *changed, update=True)
    kind = e.Contact if isinstance(given[0], a.ImportedContact) else e.Product
    assert len(trade.all(kind)) == 2
    assert len(trade.all(kind, **{field.rpartition(".")[2]: "Lyon" if kind is e.Contact else "each"})) >= 1


def test_a_file_says_nothing_about_columns_that_it_has_not(trade: Trade) -> None:
    bring(trade, contact("A", city="Paris", email="a@example.com"))
    bring(trade, contact("A", city="Lyon"), update=True)
    row = trade.one(e.Contact)
    assert (row.city, row.email) == ("Lyon", "a@example.com")


def test_a_product_is_known_by_its_sku(trade: Trade) -> None:
    by_hand = an_id("by hand")
    trade.do(trade.shop, a.SaveProduct(product_id=by_hand, sku="A1", description="Mug"))
    bring(trade, product("A1", description="Mug"))
    bring(trade, product("A1", description="Large mug"), update=True)
    (row,) = trade.all(e.Product)
    assert (row.id, row.description) == (by_hand, "Large mug")


def test_what_was_archived_is_taken_up_again(trade: Trade) -> None:
    bring(trade, contact("A"), contact("B"))
    bring(trade, product("A1", description="Mug"))
    trade.do(trade.shop, a.SaveContact(contact_id=an_id("A"), archived=True))
    trade.do(trade.shop, a.SaveProduct(product_id=an_id("product A1"), archived=True))
    bring(trade, contact("A", city="Lyon"))
    bring(trade, product("A1", description="Cup"))
    assert (trade.row(e.Contact, an_id("A")).archived, trade.row(e.Contact, an_id("A")).city) == (
        False,
        "Lyon",
    )
    (row,) = trade.all(e.Product)
    assert (row.archived, row.description) == (False, "Cup")


@pytest.mark.parametrize(
    ("cmd", "code", "field"),
    [
        (a.ImportContacts(source=" ", contacts=()), "text.missing", "source"),
        (
            a.ImportContacts(source="f", contacts=(contact("A"), contact("A"))),
            "list.repeated",
            "contacts[1].contact_id",
        ),
        (
            a.ImportContacts(source="f", contacts=(contact("A"), contact("B", email="x"))),
            "email.shape",
            "contacts[1].email",
        ),
        (
            a.ImportContacts(source="f", contacts=(contact("A", company=""),)),
            "contact.no_name",
            "contacts[0].company",
        ),
        (a.ImportProducts(source="f", products=(product(" "),)), "text.missing", "products[0].sku"),
        (
            a.ImportProducts(source="f", products=(product("A", product_line_id=an_id("none")),)),
            "product_line.missing",
            "products[0].product_line_id",
        ),
        (
            a.ImportProducts(source="f", products=(product("A"), product(" A"))),
            "product.sku_taken",
            "products[1].sku",
        ),
    ],
)
def test_bad_files_change_nothing(trade: Trade, cmd: Any, code: str, field: str) -> None:
    with trade.refused(code, field):
        trade.do(trade.shop, cmd)


def test_a_deleted_import_is_made_anew(trade: Trade) -> None:
    def draft(quantity: int, sku: str, digest: str) -> c.ImportRequests:
        line = c.LinePatch(id=an_id(sku), sku=sku, quantity=D(quantity), max_price=D(3))
        one = c.ImportedDraft(
            request_id=an_id("imported"), number="IMP-1", source="f", source_hash=digest,
            retailer_order_number="1", company="Ada", lines=(line,),
        )  # fmt: skip
        return c.ImportRequests(source="f", drafts=(one,))

    trade.do(trade.shop, draft(1, "A", "one"))
    with trade.refused("import.changed"):
        trade.do(trade.shop, draft(2, "B", "two"))
    trade.do(trade.shop, c.DeleteDraft(request_id=an_id("imported")))
    trade.do(trade.shop, draft(2, "B", "two"))
    (line,) = trade.all(e.RequestLine)
    assert (line.sku, line.quantity) == ("B", D(2))
    assert [row.id for row in trade.all(e.RequestLinePrivate)] == [line.id]
    request = trade.one(e.Request)
    assert (request.state, request.number, request.line_count) == ("draft", "IMP-1", 1)
