# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of B2B orders, products at centres, receipts and counts: what is wrong with which row, and the
commands that they make.
"""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SaveProduct
from desktop_b2b.domain.commands.fulfilment import RestoreB2BDraft, SaveB2BDraft
from desktop_b2b.domain.commands.stock import CountStock, ReceiveStock, SaveStockItem
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import (
    CentrePlan,
    Known,
    Mapping,
    Report,
    Rules,
    as_csv,
    as_xlsx,
    error_table,
    left_rows,
    plan_centre,
    read,
    receipt_ids,
    settle,
)
from desktop_b2b.services.queries import LotView, PlaceView, StockItemView
from desktop_b2b.services.stock import item_id

ORG, LINK, PRODUCT, BIN = ("1" * 32, "2" * 32, "3" * 32, "4" * 32)
LEAVE = Rules(leave=True)
ORDERS = "Order no;Company;Address;Zip;City;Country;Reserve date;SKU;Units;Lot"


def item(sku: str, *, by_lot: bool = False, lots: tuple[LotView, ...] = (), **more: Any) -> StockItemView:
    row = e.StockItem(
        id=item_id(LINK, PRODUCT if sku == "MUG" else "5" * 32), owner_id=ORG, link_id=LINK,
        product_id=PRODUCT, inventory_id=f"I-{sku}", sku=sku, by_lot=by_lot, expires=by_lot, **more,
    )  # fmt: skip
    return StockItemView(item=row, other="", mine=True, lots=list(lots), pending=False)


def lot(name: str, *places: tuple[str | None, int]) -> LotView:
    total = Decimal(sum(units for _, units in places))
    row = e.StockLot(id="6" * 32, owner_id=ORG, stock_item_id="7" * 32, lot=name, on_hand=total)
    shown = [PlaceView(bin_id=key, name=key or "", quantity=Decimal(units)) for key, units in places]
    return LotView(lot=row, blocked=False, available=total, places=shown)


MUG = item("MUG", lots=(lot("", (BIN, 12), (None, 8)),), weight_entered="1 kg", case_units=Decimal(6))
TEA = item("TEA", by_lot=True, lots=(lot("L1", (None, 5)),))
KNOWN = Known(
    now=7, today="2026-11-29", items={"mug": MUG, "i-mug": MUG, "tea": TEA}, centres={"depot": LINK},
    held={(LINK, "mug"): MUG}, bins={"a-01": BIN}, products={"MUG": PRODUCT, "TEA": "5" * 32},
)  # fmt: skip


def found(kind: str, *rows: str, known: Known = KNOWN, name: str = "shops.csv", **mapping: Any) -> Report:
    return settle(read("\n".join(rows).encode(), name, ORG, Mapping(**mapping), kind), known)


def planned(report: Report, rules: Rules = LEAVE, known: Known = KNOWN) -> CentrePlan:
    return plan_centre(report, rules, known)


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(entry.row, entry.field, entry.code) for entry in (*report.refused, *report.doubtful)]


# ---------------------------------------------------------------- orders


def test_s1_8_rows_of_one_reference_are_one_order() -> None:
    """S1.8: bulk import of B2B orders; S1.25: with the day on which stock is reserved."""
    report = found(
        "b2b_orders", ORDERS,
        "A-1;Studio Noord;Folkingestraat 30;9711 JW;Groningen;Netherlands;13/12/2026;MUG;6;",
        "A-1;;;;;;;I-MUG;2;",
        "A-2;Haven 9;Witte de Withstraat 21;3012 BL;Rotterdam;NL;;TEA;4;L1",
    )  # fmt: skip
    assert told(report) == []
    first, second = planned(report).commands
    assert isinstance(first, SaveB2BDraft)
    assert isinstance(second, SaveB2BDraft)
    assert (first.retailer_order_number, first.company, first.country) == ("A-1", "Studio Noord", "NL")
    assert (first.reserve_on, first.link_id, first.recipient_kind) == ("2026-12-13", LINK, "business")
    assert [(line.sku, line.quantity) for line in first.lines] == [("MUG", Decimal(6)), ("I-MUG", Decimal(2))]
    assert [line.lot for line in second.lines] == ["L1"]
    assert first.consent is not True


def test_nothing_is_made_twice_of_the_same_file() -> None:
    rows = (ORDERS, "A-1;Studio Noord;;;;NL;;MUG;6;")
    (first,) = planned(found("b2b_orders", *rows)).commands
    assert isinstance(first, SaveB2BDraft)
    for state, kinds in (("draft", ()), ("created", ()), ("deleted", (RestoreB2BDraft, SaveB2BDraft))):
        known = Known(
            today=KNOWN.today, items=KNOWN.items, centres=KNOWN.centres, drafts={first.b2b_draft_id: state}
        )
        again = planned(found("b2b_orders", *rows, known=known, name="shops (2).csv"), known=known)
        assert tuple(type(one) for one in again.commands) == kinds
        assert again.check.same == (not kinds)


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        (";Noord;;;;NL;;MUG;6;", "reference", "document.missing"),
        ("A;Noord;;;;NL;;MUG;0;", "quantity", "quantity.zero"),
        ("A;Noord;;;;NL;;MUG;-3;", "quantity", "quantity.negative"),
        ("A;Noord;;;;NL;;MUG;1,5;", "quantity", "quantity.whole"),
        ("A;Noord;;;;NL;;MUG;;", "quantity", "quantity.missing"),
        ("A;Noord;;;;NL;;POT;6;", "item", "item.unknown"),
        ("A;Noord;;;;NL;;;6;", "item", "item.missing"),
        ("A;Noord;;;;NL;;MUG;6;L1", "lot", "lot.none"),
        ("A;Noord;;;;Elsewhere;;MUG;6;", "country", "country.none"),
        ("A;Noord;;;;NL;2026-11-28;MUG;6;", "reserve_on", "day.past"),
        ("A;Noord;;;;NL;soon;MUG;6;", "reserve_on", "day.unreadable"),
        ("A;Noord;;;;NL;;MU\u202eG;6;", "item", "text.control"),
    ],
)
def test_a_row_that_cannot_be_taken_names_its_field(row: str, field: str, code: str) -> None:
    """S1.23, S1.25: positive whole units, no day that is past; the rest of the order stays out with it."""
    report = found("b2b_orders", ORDERS, "B-7;Haven 9;;;;NL;;MUG;1;", row, "A;;;;;;;MUG;1;")
    wrong = [(number, where) for number, where, _ in told(report)]
    assert (3, field) in wrong
    assert code in [why for _, _, why in told(report)]
    left = left_rows(report, LEAVE)
    assert 2 not in left
    assert 3 in left
    assert [command.retailer_order_number for command in planned(report).commands] in (["B-7"], ["B-7", "A"])  # type: ignore[attr-defined]


def test_other_words_for_an_order_than_its_first_row_has_are_asked_about() -> None:
    report = found("b2b_orders", ORDERS, "A;Noord;;;;NL;;MUG;1;", "A;Zuid;;;;NL;;MUG;2;")
    assert told(report) == [(3, "company", "document.mixed")]
    (one,) = planned(report, Rules(accept=("document.mixed",))).commands
    assert isinstance(one, SaveB2BDraft)
    assert one.company == "Noord"


def test_choices_are_read_in_peoples_words() -> None:
    head = "Reference,Company,Order type,Mode,Method,SKU,Qty"
    report = found("b2b_orders", head, "1,Noord,Donation,Freight,Self-arranged,MUG,1", "2,Noord,Gift,,,MUG,1")
    assert told(report) == [(3, "kind", "choice.unknown")]
    (one,) = planned(report).commands
    assert isinstance(one, SaveB2BDraft)
    assert (one.kind, one.mode, one.method) == ("donation", "freight", "self_arranged")


def test_a_workbook_a_byte_order_mark_semicolons_and_formulas_read_alike() -> None:
    table = [ORDERS.split(";"), ["=A-1", "+Noord", "", "", "", "NL", "", "MUG", "6", ""]]
    whole = read(as_xlsx(table), "shops.xlsx", ORG, Mapping(), "b2b_orders")
    marked = read(as_csv(table, ";"), "shops.csv", ORG, Mapping(), "b2b_orders")
    assert as_csv(table, ";").startswith(b"\xef\xbb\xbf")
    assert whole.orders == marked.orders
    assert (whole.orders[0].key, whole.orders[0].values["company"]) == ("=A-1", "+Noord")
    # What stays out is written so that no spreadsheet runs it.
    table = error_table(as_csv(table, ";"), marked, {2: []})
    assert b"'=A-1" in as_csv(table, ";")


def test_a_thousand_rows_are_read_and_planned_within_a_second() -> None:
    rows = [f"R-{number // 10};Shop {number // 10};;;;NL;;MUG;{number + 1};" for number in range(1000)]
    start = time.process_time()
    commands = planned(found("b2b_orders", ORDERS, *rows)).commands
    assert time.process_time() - start < 1
    assert len(commands) == 100


# ---------------------------------------------------------------- products at centres

STOCK = (
    "SKU;Centre;Inventory ID;EAN;Units per case;Weight;Size;By lot;UN number;Hazard class;HS code;Origin;"
    "Fragile"
)


def test_products_at_a_centre_with_all_that_is_told_of_them() -> None:
    """S1.23: inventory IDs; the rest is what packs, dangers and customs need."""
    report = found(
        "stock", STOCK,
        "POT;Depot;P-1;4006381333931;12;2,5 kg;30 x 20 x 12 cm;no;1266;3;6912.00;Portugal;yes",
        "TEA;;;;;;;oui;;;;;",
    )  # fmt: skip
    assert told(report) == []
    product, pot, tea = planned(report).commands
    assert isinstance(product, SaveProduct)
    assert isinstance(pot, SaveStockItem)
    assert isinstance(tea, SaveStockItem)
    assert (product.sku, product.gtin) == ("POT", "4006381333931")
    assert pot.stock_item_id == item_id(LINK, product.product_id)
    assert (pot.inventory_id, pot.case_units, pot.by_lot, pot.fragile) == ("P-1", Decimal(12), False, True)
    assert (pot.un_number, pot.hazard_class, pot.hs_code, pot.origin_country) == (
        "UN1266",
        "3",
        "691200",
        "PT",
    )
    assert (tea.by_lot, tea.product_id) == (True, "5" * 32)


def test_what_a_file_says_otherwise_of_a_known_product_is_shown_first() -> None:
    report = found("stock", "SKU,Units per case,Weight", "MUG,12,1 kg")
    plan = planned(report)
    assert plan.commands == ()
    (entry,) = plan.check.entries
    assert (entry.what, entry.before, entry.after) == ("changed", {"case_units": "6"}, {"case_units": "12"})
    (save,) = planned(report, Rules(leave=True, update=True)).commands
    assert isinstance(save, SaveStockItem)
    assert save.case_units == Decimal(12)
    same = planned(found("stock", "SKU,Units per case,Weight", "MUG,6,1 kg"))
    assert (same.commands, same.check.same) == ((), 1)


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("POT;Nowhere;;;;;;;;;;;", "centre", "centre.unknown"),
        ("POT;;;123;;;;;;;;;", "gtin", ""),
        ("POT;;;;;heavy;;;;;;;", "weight", "measure.weight"),
        ("POT;;;;;;big;;;;;;", "size", "measure.size"),
        ("POT;;;;;;;perhaps;;;;;", "by_lot", "flag.unknown"),
        ("POT;;;;;;;;12;;;;", "un_number", "hazmat.un_number"),
        ("POT;;;;;;;;;;12;;", "hs_code", "customs.hs_code"),
        ("POT;;;;;;;;;;;Utopia;", "origin_country", "country.none"),
        (";;P-1;;;;;;;;;;", "sku", "text.missing"),
    ],
)
def test_what_is_wrong_with_a_product_is_said_at_its_field(row: str, field: str, code: str) -> None:
    report = found("stock", STOCK, row)
    ((number, where, why),) = told(report)
    assert (number, where) == (2, field)
    assert code in (why, "")


def test_of_several_centres_one_is_to_be_named() -> None:
    known = Known(centres={"depot": LINK, "dock": "9" * 32}, products=KNOWN.products)
    report = found("stock", "SKU,Centre", "MUG,", "TEA,dock", known=known)
    assert told(report) == [(2, "centre", "centre.missing")]
    (one,) = planned(report, known=known).commands
    assert isinstance(one, SaveStockItem)
    assert one.link_id == "9" * 32


# ---------------------------------------------------------------- receipts and counts

RECEIPT = "ASN,SKU,Qty,Batch,Best before,Bin"


def test_each_delivery_note_is_a_receipt_and_none_is_entered_twice() -> None:
    rows = (RECEIPT, "ASN-1,MUG,24,,,A-01", "ASN-1,TEA,6,L9,31.12.2027,", "ASN-2,I-MUG,12,,,")
    report = found("receipts", *rows)
    assert told(report) == []
    first, second = planned(report).commands
    assert isinstance(first, ReceiveStock)
    assert isinstance(second, ReceiveStock)
    assert (first.reference, second.reference) == ("ASN-1", "ASN-2")
    assert [(one.quantity, one.lot, one.expires_on, one.bin_id) for one in first.lines] == [
        (Decimal(24), "", "", BIN),
        (Decimal(6), "L9", "2027-12-31", None),
    ]
    ids = receipt_ids(report, LEAVE)
    assert list(ids) == [first.receipt_id, second.receipt_id]
    known = Known(items=KNOWN.items, bins=KNOWN.bins, receipts=frozenset({first.receipt_id}))
    again = planned(report, known=known)
    assert again.commands == (second,)
    assert (again.check.same, len(again.check.entries)) == (2, 1)


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("A,POT,1,,,", "item", "item.unknown"),
        ("A,TEA,1,,,", "lot", "lot.missing"),
        ("A,TEA,1,L9,,", "expires_on", "expiry.missing"),
        ("A,MUG,1,L9,,", "lot", "lot.none"),
        ("A,MUG,1,,,Z-99", "bin", "bin.unknown"),
        ("A,MUG,0.5,,,", "quantity", "quantity.whole"),
        ("A,MUG,many,,,", "quantity", "quantity.unreadable"),
    ],
)
def test_what_is_wrong_with_goods_is_said_at_its_field(row: str, field: str, code: str) -> None:
    assert told(found("receipts", RECEIPT, row)) == [(2, field, code)]


def test_a_count_tells_what_differs_from_what_should_be_there() -> None:
    report = found("counts", "SKU,Counted,Lot,Bin", "MUG,11,,a-01", "MUG,8,,", "TEA,0,L1,", "MUG,3,,A-01")
    assert told(report) == [(5, "item", "count.twice")]
    plan = planned(report)
    (count,) = plan.commands
    assert isinstance(count, CountStock)
    assert [(line.expected, line.counted) for line in count.lines] == [
        (Decimal(12), Decimal(11)),
        (Decimal(8), Decimal(8)),
        (Decimal(5), Decimal(0)),
    ]
    assert [entry.after for entry in plan.check.entries] == [{"counted": "11"}, {}, {"counted": "0"}]


def test_nothing_left_is_said() -> None:
    with pytest.raises(UserError, match="No row is left") as refusal:
        planned(found("receipts", RECEIPT, "A,POT,1,,,"))
    assert refusal.value.code == "import.nothing"


def test_a_question_comes_first() -> None:
    report = found("receipts", RECEIPT, "A,TEA,1,L9,03/04/2027,")
    assert [one.setting for one in report.questions] == ["date_order"]
    with pytest.raises(UserError):
        planned(report)
