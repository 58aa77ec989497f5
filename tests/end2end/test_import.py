# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files from offline desks: nothing is made twice, what changed is told, a large one goes through."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b import tools
from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.tool import DirectTool
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CountTransactions, GetSyncStatus, ListOutbox
from tests.end2end.trading import Market, market

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
pytestmark = pytest.mark.timeout(300)


def rows(invoices: int, lines: int, quantity: int = 6) -> str:
    return HEAD + "".join(
        f"{500000 + invoice},SKU{line:04d},Stoneware mug,{quantity},12-13-2010 08:26,2.55,17850,Germany\n"
        for invoice in range(invoices)
        for line in range(lines)
    )


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Market, DeskApp, DeskApp]]:
    """Two desks of the same company, each with a profile of its own."""
    with market(tmp_path) as found:
        first = found.desk("retailer", tmp_path / "first")
        second = found.desk("retailer", tmp_path / "second")
        yield found, first, second
        first.close()
        second.close()


def bring_in(desk: DeskApp, file: Path) -> int:
    lines, code = tools.import_file(DirectTool(desk), file, tools.ImportOptions())
    assert code == 0
    return int(lines[-1]["drafts"])


def give(desk: DeskApp, file: Path, kind: str, **options: Any) -> dict[str, Any]:
    lines, code = tools.import_file(DirectTool(desk), file, tools.ImportOptions(kind=kind, **options))
    assert code == 0
    return lines[-1]


def test_contacts_and_products_by_script(offices: tuple[Market, DeskApp, DeskApp], tmp_path: Path) -> None:
    _, first, second = offices
    contacts, products = tmp_path / "customers.csv", tmp_path / "items.csv"
    contacts.write_text("Company,City,E-mail\nAnna,Paris,anna@example.com\nBert,Lyon,wrong\n", "utf-8")
    products.write_text("SKU;Désignation\nA1;Théière\n", "utf-8")
    assert give(first, contacts, "contacts", dry_run=True)["contacts"] == 1
    with pytest.raises(UserError, match="row 3"):
        give(first, contacts, "contacts")
    mend = tmp_path / "customers errors.xlsx"
    assert give(first, contacts, "contacts", errors=mend)["contacts"] == 1
    assert mend.read_bytes().startswith(b"PK")
    assert give(first, products, "products")["products"] == 1
    products.write_text("SKU;Désignation\nA1;Grande théière\n", "utf-8")
    with pytest.raises(UserError, match="known"):
        give(first, products, "products")
    give(first, products, "products", update=True)
    first.engine.sync_until_settled()
    second.engine.sync_until_settled()
    (found,) = DirectTool(second).show("FindContacts", json.dumps({"text": "anna"}))
    assert found["city"] == "Paris"
    (item,) = DirectTool(second).show("FindProducts", json.dumps({"text": "a1"}))
    assert item["description"] == "Grande théière"


def test_two_offline_desks_import_the_same_file(
    offices: tuple[Market, DeskApp, DeskApp], tmp_path: Path
) -> None:
    found, first, second = offices
    file = tmp_path / "orders.csv"
    file.write_text(rows(7, 3), "utf-8")
    found.server.kill()
    assert bring_in(first, file) == 7
    assert bring_in(second, file) == 7
    found.server.start()
    for desk in (first, second, first):
        desk.engine.sync_until_settled()
    for desk in (first, second):
        assert desk.answer(CountTransactions(query="kind:request")) == 7
        assert desk.answer(ListOutbox()) == []
        assert desk.answer(GetSyncStatus()).issues == 0


def test_changed_content_of_a_known_invoice_is_told_and_changes_nothing(
    offices: tuple[Market, DeskApp, DeskApp], tmp_path: Path
) -> None:
    _, first, second = offices
    file = tmp_path / "orders.csv"
    file.write_text(rows(3, 2), "utf-8")
    bring_in(first, file)
    file.write_text(rows(3, 2, quantity=7), "utf-8")
    with pytest.raises(UserError) as refused:
        bring_in(first, file)
    assert refused.value.code == "import.changed"
    assert "500000" in str(refused.value)
    # Another desk that has not heard of it yet learns it from the server, as an issue.
    bring_in(second, file)
    first.engine.sync_until_settled()
    second.engine.sync_until_settled()
    assert second.answer(GetSyncStatus()).issues == 1
    quantities = json.dumps(DirectTool(second).show("ListTransactions", "{}"))
    assert quantities == json.dumps(DirectTool(first).show("ListTransactions", "{}"))


def test_fifteen_thousand_lines_go_through(offices: tuple[Market, DeskApp, DeskApp], tmp_path: Path) -> None:
    _, first, second = offices
    file = tmp_path / "year.csv"
    file.write_text(rows(750, 20), "utf-8")
    assert bring_in(first, file) == 750
    first.engine.sync_until_settled(timeout=200)
    second.engine.sync_until_settled(timeout=200)
    assert first.answer(ListOutbox()) == []
    assert second.answer(CountTransactions(query="kind:request")) == 750
