# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock in the window: by product and lot, goods in, counts, bins (S1.22–S1.25)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import GetBuffer, StockItemDetails
from tests.gui.stock.conftest import Docks
from tests.sync_flows.docks import on_hand
from ui.screens.stock.bins import BinsScreen
from ui.screens.stock.counting import CountScreen
from ui.screens.stock.item import StockItemScreen
from ui.screens.stock.receiving import ReceiveScreen
from ui.screens.stock.screen import StockScreen
from ui.screens.stock.taking import SHEET, TakingScreen
from ui.screens.stock.units import UnitsDialog
from ui.shell import anew
from ui.shell.screen import Route
from ui.widgets import Button, EmptyState


def _enter(docks: Docks, screen: TakingScreen, number: int, **values: str) -> None:
    """Type into a row's cells, as if each was left."""
    model = screen.grid.grid_model
    while model.rowCount() <= number:
        screen.grid.add_row(None, model.rowCount())
    for key, text in values.items():
        place = next(n for n, column in enumerate(model.columns) if column.key == key)
        assert model.enter(number, place, text)
    docks.office.settle()


def _errors(screen: TakingScreen) -> list[str]:
    model = screen.grid.grid_model
    found = []
    for number in range(model.rowCount()):
        found += [model.error(number, column.key) for column in model.columns]
    return [words for words in found if words]


def test_s1_24_a_centre_sees_its_stock_and_a_retailer_its_own(depot: Docks) -> None:
    screen = depot.office.open(StockScreen, Route("stock"))
    rows = {row.sku: row for row in screen.model.rows}
    assert (rows["MUG"].on_hand, rows["TEA"].on_hand) == (Decimal(20), Decimal(12))
    assert rows["MUG"].other == "shop-company"
    navigation = depot.office.window.navigation
    assert navigation is not None
    assert navigation.button("stock").isVisibleTo(navigation)
    screen.search.setText("tea")
    screen._calm.timeout.emit()
    depot.office.settle()
    assert [row.sku for row in screen.model.rows] == ["TEA"]


def test_what_is_not_found_offers_the_way_back(depot: Docks) -> None:
    """Where a search finds nothing one button clears it; where there is something the list stands."""
    screen = depot.office.open(StockScreen, Route("stock"))
    screen.search.setText("no such thing")
    screen._calm.timeout.emit()
    depot.office.settle()
    nothing = screen.pages.currentWidget()
    assert isinstance(nothing, EmptyState)
    button = next(one for one in nothing.findChildren(Button) if one.text() == "Clear the search")
    button.click()
    screen._calm.timeout.emit()
    depot.office.settle()
    assert screen.pages.currentWidget() is screen.card
    assert screen.model.rowCount() == 2


def test_the_entry_is_there_once_a_retailer_has_a_centre(shop: Docks) -> None:
    navigation = shop.office.window.navigation
    assert navigation is not None
    shop.office.settle()
    entries = ("add_order", "b2b_orders", "stock")
    assert all(navigation.button(key).isVisibleTo(navigation) for key in entries)
    navigation.show_centres(False)
    assert not any(navigation.button(key).isVisibleTo(navigation) for key in entries)


def test_the_entry_stays_in_another_language(shop: Docks) -> None:
    shop.office.settle()
    before = shop.office.window.navigation
    anew.rebuild(shop.office.window)
    shop.office.settle()
    navigation = shop.office.window.navigation
    assert navigation is not None
    assert navigation is not before
    assert navigation.button("stock").isVisibleTo(navigation)


def test_s1_23_a_retailer_says_what_its_product_is(shop: Docks) -> None:
    screen = shop.office.open(StockItemScreen, Route("stock_item", shop.dock.tea))
    assert [row.lot.lot for row in screen.lots.rows] == ["L1"]
    assert [row.movement.kind for row in screen.movements.rows] == ["receipt"]
    screen.forms[0].edited.emit("weight", "0.5 kg")
    screen.forms[1].edited.emit("un_number", "1266")
    screen._save()
    shop.office.settle()
    item = shop.office.desk.row(e.StockItem, shop.dock.tea)
    assert (item.weight_g, item.un_number) == (500, "UN1266")
    screen.forms[1].edited.emit("hs_code", "12")
    screen._save()
    shop.office.settle()
    assert screen.copy.wrong == frozenset({"hs_code"})


def test_measures_are_written_with_the_decimal_sign_of_here(shop: Docks) -> None:
    """A comma in French, in the fields of a product; what is stored is the same in every language."""
    shop.office.language.switch("fr")
    screen = shop.office.open(StockItemScreen, Route("stock_item", shop.dock.tea))
    for key, typed in (("weight", "0,42 kg"), ("size", "12 × 9,5 × 10 cm")):
        screen.forms[0].edited.emit(key, typed)
    screen._save()
    shop.office.settle()
    item = shop.office.desk.row(e.StockItem, shop.dock.tea)
    assert (item.weight_g, item.weight_entered, item.size_entered) == (420, "0.42 kg", "12 × 9.5 × 10 cm")
    assert screen.copy.wrong == frozenset()
    again = shop.office.open(StockItemScreen, Route("stock_item", shop.dock.tea))
    assert again.forms[0].field("weight").value() == "0,42 kg"
    shop.office.language.switch("en")


def test_s1_24_goods_are_received_line_by_line(depot: Docks) -> None:
    screen = depot.office.open(ReceiveScreen, Route("stock_receive"))
    screen.reference.setText("ASN 9")
    _enter(depot, screen, 0, code="mug", quantity="5", bin="A-02")
    _enter(depot, screen, 1, code="NOPE", quantity="1")
    screen.give_now()
    depot.office.settle()
    assert _errors(screen) == ["There is no such product here"]
    assert on_hand(depot.office.desk, depot.dock.mug) == 20
    # A barcode with lot and expiry fills its row; nothing typed is lost meanwhile.
    kept = depot.office.ask(GetBuffer(kind="stock_receipt", target_id=SHEET))
    screen.leave()
    depot.office.settle()
    kept = depot.office.ask(GetBuffer(kind="stock_receipt", target_id=SHEET))
    assert kept is not None
    assert "NOPE" in kept.body
    _enter(depot, screen, 1, code="TEA", lot="L2", expires_on="2031-06-30")
    screen.give_now()
    depot.office.settle()
    assert (on_hand(depot.office.desk, depot.dock.mug), on_hand(depot.office.desk, depot.dock.tea)) == (
        Decimal(25), Decimal(13),
    )  # fmt: skip
    assert depot.office.ask(GetBuffer(kind="stock_receipt", target_id=SHEET)) is None
    assert not any(screen.filled(row) for row in screen.grid.rows())


def test_a_refusal_stands_at_its_cell(depot: Docks) -> None:
    screen = depot.office.open(ReceiveScreen, Route("stock_receive"))
    _enter(depot, screen, 0, code="TEA", quantity="5")
    screen.give_now()
    depot.office.settle()
    assert _errors(screen) == ["Enter the lot: TEA is kept by lot."]
    _enter(depot, screen, 0, lot="L9", expires_on="soon")
    screen.give_now()
    depot.office.settle()
    assert _errors(screen) == ["Write a day like 2027-03-31."]


def test_whose_data_these_are_stands_above_all_of_them(depot: Docks) -> None:
    """Not beneath the first field alone, as if it were of that one."""
    screen = depot.office.open(StockItemScreen, Route("stock_item", depot.dock.mug))
    assert [form.locked_words for form in screen.forms] == ["The retailer says all of this"] * 2
    for form in screen.forms:
        for field in form.keys:
            assert form.field(field).control.accessibleDescription() == form.locked_words


def test_a_table_is_pasted(depot: Docks) -> None:
    screen = depot.office.open(ReceiveScreen, Route("stock_receive"))
    QApplication.clipboard().setText("MUG\t\t\t3\tA-01\nTEA\tL3\t2031-01-01\t4\tA-02")
    screen.grid.setCurrentIndex(screen.grid.grid_model.index(0, 1))
    screen.grid.paste()
    depot.office.settle()
    screen.give_now()
    depot.office.settle()
    assert _errors(screen) == []
    assert on_hand(depot.office.desk, depot.dock.tea) == 16


def test_s1_25_what_is_counted_stands_beside_what_is_thought_to_be_there(depot: Docks) -> None:
    screen = depot.office.open(CountScreen, Route("stock_count"))
    _enter(depot, screen, 0, code="MUG", bin="A-01")
    assert screen.grid.rows()[0]["expected"] == "20"
    _enter(depot, screen, 0, counted="17")
    screen.give_now()
    depot.office.settle()
    assert on_hand(depot.office.desk, depot.dock.mug) == 17


def test_units_are_adjusted_held_and_moved_with_the_reason(depot: Docks) -> None:
    screen = depot.office.open(StockItemScreen, Route("stock_item", depot.dock.mug))
    office = depot.office

    def ask(deed: str, **values: object) -> UnitsDialog:
        screen.ask_units(deed)
        office.settle()
        dialog = screen.findChildren(UnitsDialog)[-1]
        dialog.form.set_values(values)
        dialog.accept()
        office.settle()
        return dialog

    ask("adjust", quantity=Decimal(-2), reason="broken")
    ask("hold", quantity=Decimal(3), reason="wet")
    ask("move", quantity=Decimal(4), to_bin=depot.dock.bins[1])
    (lot,) = office.ask(StockItemDetails(stock_item_id=depot.dock.mug)).lots
    assert (lot.lot.on_hand, lot.lot.held, lot.available) == (Decimal(18), Decimal(3), Decimal(15))
    assert {place.name: place.quantity for place in lot.places} == {"A-01": Decimal(14), "A-02": Decimal(4)}
    refused = ask("adjust", quantity=Decimal(-90), reason="lost")
    assert refused.isVisible()
    refused.reject()
    assert {row.movement.kind for row in screen.movements.rows} == {"receipt", "adjust", "hold"}


def test_bins_are_kept_row_by_row(depot: Docks) -> None:
    screen = depot.office.open(BinsScreen, Route("bins"))
    assert [row["name"] for row in screen.grid.rows()] == ["A-01", "A-02"]
    screen.new()
    model = screen.grid.grid_model
    model.enter(2, 1, "B-01")
    depot.office.settle()
    assert {one.name for one in depot.office.desk.rows(e.Bin)} == {"A-01", "A-02", "B-01"}
    model.enter(2, 1, "A-01")
    depot.office.settle()
    assert model.error(2, "name") == "There is a bin A-01 already."
