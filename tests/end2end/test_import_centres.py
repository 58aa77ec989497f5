# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files about fulfilment centres by script: B2B orders, products at centres, goods received and counts, on
one's own profile and beside the window that holds it.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b import tools
from desktop_b2b.app.tool import DirectTool, RemoteTool, Tool, open_tool
from desktop_b2b.cli.arguments import IMPORTS
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import ALL_KINDS
from desktop_b2b.services.queries import CheckB2BDrafts, FindStock, ListTransactions
from tests.end2end.centre import centre_market, rows_of

pytestmark = pytest.mark.timeout(120)
ORDERS = (
    "Order no;Company;Phone;Address;Zip;City;Country;Inventory ID;Units\n"
    "A-1;Galerie Verrier;+33 2 5550110;12 rue des Carmes;44000;Nantes;FR;MUG;3\n"
    "A-1;;;;;;;TEA;2\n"
    "A-2;Galerie Verrier;+33 2 5550110;12 rue des Carmes;44000;Nantes;FR;MUG;1\n"
)


def give(tool: Tool, file: Path, kind: str, **options: Any) -> list[dict[str, Any]]:
    lines, code = tools.import_file(tool, file, tools.ImportOptions(kind=kind, **options))
    assert code == 0
    return lines


def written(folder: Path, text: str) -> Path:
    file = folder / "given.csv"
    file.write_text(text, "utf-8")
    return file


def on_hand(tool: Tool, sku: str) -> Decimal:
    """What a centre has of a product."""
    (known,) = tools.ask_of(tool)(FindStock(codes=(sku,)))
    return sum((lot.lot.on_hand for lot in known.item.lots), Decimal(0))


def test_a_script_imports_all_that_the_window_does() -> None:
    assert tuple(IMPORTS) == tuple(ALL_KINDS)


def test_s1_8_orders_goods_and_counts_come_by_script_whole_and_once(tmp_path: Path) -> None:
    """S1.8: each kind; the same file again makes nothing; a bad row keeps all of it, or goes to be mended."""
    with centre_market(tmp_path) as found:
        office, floor = found.desk("retailer", tmp_path / "office"), found.desk("depot", tmp_path / "floor")
        shop = DirectTool(office)
        orders = written(tmp_path, ORDERS)
        assert give(shop, orders, "b2b_orders", dry_run=True)[-1]["b2b_orders"] == 2
        assert rows_of(office, e.B2BDraft) == []
        made = give(shop, orders, "b2b_orders")[-1]
        assert (made["b2b_orders"], made["unchanged"], len(made["command_ids"])) == (2, 0, 2)
        assert give(shop, orders, "b2b_orders")[-1]["unchanged"] == 2
        drafts = office.answer(ListTransactions(query="kind:b2b_draft")).rows
        checked = office.answer(CheckB2BDrafts(b2b_draft_ids=tuple(row.id for row in drafts)))
        assert [one.is_ready for one in checked] == [False, False], "nobody said how they go"

        bad = written(tmp_path, ORDERS.replace("A-2", "A-3").replace("MUG;1", "POT;1"))
        with pytest.raises(UserError) as refused:
            give(shop, bad, "b2b_orders")
        assert refused.value.code == "import.rows"
        mend = tmp_path / "mend.csv"
        assert give(shop, bad, "b2b_orders", errors=mend)[-1]["b2b_orders"] == 0
        assert "POT" in mend.read_text("utf-8-sig")

        products = written(tmp_path, "SKU;Inventory ID;Units per case\nMUG;M-1;12\nPOT;P-1;6\n")
        line = give(shop, products, "stock")[-1]
        assert (line["stock"], line["kept"]) == (1, 1)
        assert give(shop, products, "stock", update=True)[-1]["kept"] == 0
        office.engine.sync_until_settled()
        floor.engine.sync_until_settled()

        # Beside the window, whose process holds the profile.
        floor.open_door()
        with open_tool(tmp_path / "floor") as beside:
            assert isinstance(beside, RemoteTool)
            goods = written(tmp_path, "ASN;SKU;Qty;Lot;Expires;Bin\nASN-9;MUG;6;;;A-01\nASN-9;POT;4;;;\n")
            assert give(beside, goods, "receipts")[-1]["receipts"] == 2
            assert give(beside, goods, "receipts")[-1]["unchanged"] == 2
            assert (on_hand(beside, "MUG"), on_hand(beside, "POT")) == (Decimal(26), Decimal(4))
            counted = written(tmp_path, "SKU;Counted;Bin\nMUG;25;A-01\n")
            give(beside, counted, "counts")
            assert on_hand(beside, "MUG") == Decimal(25)
            with pytest.raises(UserError):
                beside.do_all([("SaveBin", '{"bin_id": "' + "c" * 32 + '", "name": "Z"}'), ("SaveBin", "{}")])
        assert "Z" not in {row.name for row in rows_of(floor, e.Bin)}, "all of them, or none"
        for desk in (office, floor):
            desk.close()
