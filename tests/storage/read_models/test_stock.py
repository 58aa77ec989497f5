# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock in pages by key, however much there is; one item with lots and bins; centres with their tables
(S1.22–S1.25).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from desktop_b2b.services import queries as q
from desktop_b2b.storage.codec import codec
from tests.storage.read_models.world import NOW, OTHER, SUPPLIER, World

LINK = "0f" * 16


def _connect(world: World) -> None:
    tables = encode_tables(default_tables("NL", "EUR"))
    world.put(
        e.Link(id=LINK, owner_id=world.me, counterpart_id=SUPPLIER, kind=CENTRE),
        e.LinkFact(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, link_id=LINK, name="Depot",
            time_zone="Europe/Amsterdam",
        ),
        e.LinkTerms(id=LINK, owner_id=SUPPLIER, counterpart_id=world.me, tables=tables, edition=3),
    )  # fmt: skip


def _item(world: World, sku: str, *lots: tuple[str, str, int], owner: str = "") -> e.StockItem:
    """An item with lots: name, expiry, units."""
    item = e.StockItem(
        id=world.id(), owner_id=owner or world.me, counterpart_id=SUPPLIER, link_id=LINK,
        product_id=world.id(), inventory_id=f"I-{sku}", sku=sku, description=f"A {sku.lower()}",
    )  # fmt: skip
    world.put(item)
    for name, expires_on, units in lots:
        lot = e.StockLot(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=item.owner_id, stock_item_id=item.id, lot=name,
            expires_on=expires_on, on_hand=Decimal(units), reserved=Decimal(1), received_at=NOW,
        )  # fmt: skip
        move = e.StockMovement(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=item.owner_id, stock_item_id=item.id,
            stock_lot_id=lot.id, kind="receipt", quantity=Decimal(units), at=NOW + units,
        )  # fmt: skip
        world.put(lot, move)
    return item


def test_s1_22_centres_come_with_tables_and_what_they_have(world: World) -> None:
    _connect(world)
    item = _item(world, "TEA", ("L1", "2030-01-31", 10), ("L0", "2020-01-31", 7))
    (view,) = world.ask(q.CentresOf(product_ids=(item.product_id,)))
    assert (view.name, view.edition, view.link_state) == ("Depot", 3, "connected")
    assert decode_tables(view.tables).fees[0].currency == "EUR"
    (stock,) = view.stock
    assert (stock.on_hand, stock.available, stock.inventory_id) == (Decimal(17), Decimal(9), "I-TEA")
    assert world.ask(q.CentresOf())[0].stock == []


def test_s1_24_pages_by_key_meet_each_item_once(world: World) -> None:
    _connect(world)
    for number in range(25):
        _item(world, f"SKU{number:03}", ("", "", number + 1))
    _item(world, "SKU000", ("", "", 1))
    _item(world, "THEIRS", owner=OTHER)
    seen: list[str] = []
    after = ""
    while True:
        page = world.ask(q.ListStock(after=after, limit=10))
        seen += [row.stock_item_id for row in page.rows]
        after = page.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 26
    found = world.ask(q.ListStock(text="sku01 a", limit=4))
    assert [row.sku for row in found.rows] == ["SKU010", "SKU011", "SKU012", "SKU013"]
    rest = world.ask(q.ListStock(text="sku01 a", limit=40, after=found.after))
    assert [row.sku for row in rest.rows] == [f"SKU01{digit}" for digit in range(4, 10)]
    for bad in ("{", '["a"]', '["a", "zz"]'):
        with pytest.raises(UserError) as caught:
            world.ask(q.ListStock(after=bad))
        assert caught.value.field == "after"


def test_a_page_costs_the_same_however_many_items_there_are(world: World) -> None:
    """Few statements, and the items come along the index of their SKUs."""
    _connect(world)
    for number in range(120):
        _item(world, f"SKU{number:03}", ("", "", 5))
    world.db.statements = []
    page = world.ask(q.ListStock(limit=100))
    assert len(page.rows) == 100
    assert len(world.db.statements) <= 7
    plans = world.db.plans()
    assert any("ix_stock_item_sku" in plan for plan in plans), plans
    assert not any("TEMP B-TREE" in plan for plan in plans), plans


def test_a_hundred_thousand_items_are_paged_and_searched_in_few_statements(world: World) -> None:
    """A page reads a page; a word that one item has is found in the last of them with a handful of reads."""
    _connect(world)
    item = _item(world, "SKU", ("", "", 5))
    columns = [name for name in codec(e.StockItem).columns if name not in ("id", "sku", "inventory_id")]
    rest = ", ".join(f'"{name}"' for name in columns)
    world.db.run(
        f"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO stock_item ("id", "sku", "inventory_id", {rest})
        SELECT randomblob(16), printf('SKU%06d', i), printf('INV%06d', i), {rest}
        FROM n, stock_item WHERE sku = 'SKU'"""
    )
    item.sku, item.inventory_id, item.description = "ZZZ", "LAST", "Théière rare"
    world.put(item)
    after = ""
    seen: list[str] = []
    for _ in range(3):
        world.db.statements = []
        page = world.ask(q.ListStock(limit=200, after=after))
        assert len(world.db.statements) <= 7
        after = page.after
        seen += [row.sku for row in page.rows]
    assert (len(seen), seen[-1]) == (600, "SKU000600")
    world.db.statements = []
    found = world.ask(q.ListStock(text="theiere RARE", limit=100))
    assert [row.sku for row in found.rows] == ["ZZZ"]
    assert found.after == ""
    assert len(world.db.statements) <= 12


def test_one_item_with_its_lots_and_movements(world: World) -> None:
    _connect(world)
    item = _item(world, "TEA", ("L2", "2031-01-31", 3), ("L1", "2030-01-31", 10), ("L0", "2020-01-31", 7))
    view = world.ask(q.StockItemDetails(stock_item_id=item.id))
    assert [(row.lot.lot, row.blocked, row.available) for row in view.lots] == [
        ("L0", True, Decimal(0)), ("L1", False, Decimal(9)), ("L2", False, Decimal(2)),
    ]  # fmt: skip
    assert all(row.places == [] for row in view.lots), "where it lies is the centre's alone"
    first = world.ask(q.StockMovements(stock_item_id=item.id, limit=2))
    rest = world.ask(q.StockMovements(stock_item_id=item.id, limit=2, after=first.after))
    assert [row.lot for row in (*first.rows, *rest.rows)] == ["L1", "L0", "L2"]
    theirs = _item(world, "THEIRS", owner=OTHER)
    theirs.counterpart_id = "0e" * 16
    world.put(theirs)
    with pytest.raises(UserError):
        world.ask(q.StockItemDetails(stock_item_id=theirs.id))
    with pytest.raises(UserError):
        world.ask(q.StockMovements(stock_item_id=theirs.id))


def test_items_are_found_by_what_is_scanned(world: World) -> None:
    _connect(world)
    item = _item(world, "TEA", ("L1", "", 3))
    item.gtin = "4006381333931"
    world.put(item)
    found = world.ask(q.FindStock(codes=("i-tea", "tea", "4006381333931", "nothing")))
    assert [one.code for one in found] == ["i-tea", "tea", "4006381333931"]
    assert {one.item.item.id for one in found} == {item.id}


def test_s1_22_a_code_means_a_product_at_each_centre_that_holds_it(world: World) -> None:
    """Each is judged by what it holds: one that is named first hides no other."""
    _connect(world)
    other = "1f" * 16
    world.put(e.Link(id=other, owner_id=world.me, counterpart_id=OTHER, kind=CENTRE))
    here = _item(world, "TEA", ("", "", 3))
    there = _item(world, "TEA", ("", "", 5))
    there.link_id, there.counterpart_id = other, OTHER
    world.put(there)
    found = world.ask(q.FindStock(codes=("tea",)))
    assert {one.item.item.id: one.code for one in found} == {here.id: "tea", there.id: "tea"}
