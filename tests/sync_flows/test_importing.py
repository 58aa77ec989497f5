# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files given at two desks: the same records everywhere, nobody's change lost, a dry run that is right."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import Mapping, Rules, plan, read
from desktop_b2b.services.queries import CheckImport, ImportCheck, ListIssues
from tests.sync_flows.world import Desk, World

CONTACTS = "Customer no,Company,City\n1,Anna,Paris\n2,Bert,Lyon\n"
PRODUCTS = "SKU,Description\nA1,Mug\nA2,Cup\n"
ORDERS = "Invoice,SKU,Quantity\n1,A1,3\n2,A2,4\n"


def command(desk: Desk, text: str, kind: str, **rules: Any) -> Command:
    report = read(text.encode(), "file.csv", desk.company, Mapping(), kind)
    return plan(report, Rules(**rules))


def check(desk: Desk, cmd: Command) -> ImportCheck:
    body = msgspec.json.encode(cmd).decode()
    return desk.store.answer(CheckImport(command=type(cmd).__name__, body=body))


def told(desk: Desk, cmd: Command) -> tuple[int, list[tuple[str, str]]]:
    found = check(desk, cmd)
    return found.same, [(entry.key, entry.what) for entry in found.entries]


def test_two_offline_desks_give_the_same_files(world: World) -> None:
    first, second = world.desk("shop"), world.desk("shop")
    for desk in (first, second):
        for text, kind in ((CONTACTS, "contacts"), (PRODUCTS, "products"), (ORDERS, "requests")):
            desk.do(command(desk, text, kind))
    for desk in (first, second, first):
        desk.sync()
        assert not desk.waiting()
        assert sorted(row.company for row in desk.rows(e.Contact)) == ["Anna", "Bert"]
        assert sorted(row.sku for row in desk.rows(e.Product)) == ["A1", "A2"]
        assert desk.store.answer(ListIssues()) == []


def test_a_change_of_somebody_else_is_not_lost(world: World) -> None:
    first, second = world.desk("shop"), world.desk("shop")
    first.do(command(first, CONTACTS, "contacts"))
    first.sync()
    second.sync()
    anna = next(row.id for row in first.rows(e.Contact) if row.company == "Anna")
    second.do(a.SaveContact(contact_id=anna, city="Nantes"))
    second.sync()
    first.do(command(first, CONTACTS.replace("Paris", "Rome"), "contacts", update=True))
    first.sync()
    (issue,) = first.store.answer(ListIssues())
    assert issue.issue.kind == "conflict"
    assert first.row(e.Contact, anna).city == "Nantes"


def test_a_dry_run_tells_what_would_happen(world: World) -> None:
    desk = world.desk("shop")
    both = command(desk, CONTACTS, "contacts")
    assert told(desk, both) == (0, [("Anna", "new"), ("Bert", "new")])
    desk.do(both)
    assert told(desk, both) == (2, [])
    other = command(desk, CONTACTS.replace("Lyon", "Rome"), "contacts", update=True)
    (entry,) = check(desk, other).entries
    assert (entry.what, entry.before, entry.after) == ("changed", {"city": "Lyon"}, {"city": "Rome"})
    with pytest.raises(UserError) as caught:
        desk.do(command(desk, CONTACTS.replace("Lyon", "Rome"), "contacts"))
    assert caught.value.code == "import.known"
    desk.do(a.SaveContact(contact_id=entry.record_id, archived=True))
    assert told(desk, both) == (1, [("Bert", "again")])


def test_a_dry_run_of_products_and_orders(world: World) -> None:
    desk = world.desk("shop")
    items = command(desk, PRODUCTS, "products")
    desk.do(a.SaveProduct(product_id="e" * 32, sku="A1", description="Mug"))
    assert told(desk, items) == (1, [("A2", "new")])
    desk.do(items)
    changed = check(desk, command(desk, PRODUCTS.replace("Mug", "Large mug"), "products"))
    assert [(entry.record_id, entry.before) for entry in changed.entries] == [
        ("e" * 32, {"description": "Mug"})
    ]
    orders = command(desk, ORDERS, "requests")
    desk.do(orders)
    assert told(desk, orders) == (2, [])
    assert told(desk, command(desk, ORDERS.replace("A1,3", "A1,5"), "requests")) == (1, [("1", "changed")])
    desk.do(c.DeleteDraft(request_id=orders.drafts[0].request_id))  # type: ignore[attr-defined]
    assert told(desk, orders) == (1, [("1", "again")])


def test_only_imports_are_checked(world: World) -> None:
    desk = world.desk("shop")
    with pytest.raises(UserError) as caught:
        check(desk, a.SaveContact(contact_id="e" * 32, company="A"))
    assert (caught.value.code, caught.value.field) == ("import.command", "command")
