# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's tables: read, edited and published, in every language (S1.22)."""

from __future__ import annotations

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.stock import SaveCentreTerms
from desktop_b2b.rules.trade.default_rules import RULE_WORDS
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Freight, FreightClass
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from tests.gui.stock.conftest import Docks
from ui.screens.stock.table_rows import choices_of, rows_of, text_of
from ui.screens.stock.table_words import OWN_WORDS, WORDS, word_of
from ui.screens.stock.tables import TablesScreen
from ui.shell.screen import Route


def test_what_a_parcel_may_weigh_is_written_with_the_decimal_sign_of_here(depot: Docks) -> None:
    depot.office.language.switch("fr")
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    model = screen.grids["carriers"].grid_model
    place = next(n for n, column in enumerate(model.columns) if column.key == "most_weight")
    assert model.enter(0, place, "31,5 kg")
    assert model.text(0, place) == model.editing_text(0, place) == "31,5 kg"
    screen.publish_now()
    depot.office.settle()
    after = decode_tables(depot.office.desk.rows(e.CentreTerms)[0].tables)
    assert after.carriers[0].services[0].most_weight == "31.5 kg"
    assert model.text(0, place) == "31,5 kg"
    depot.office.language.switch("en")


def _cells(screen: TablesScreen, name: str, key: str) -> list[tuple[str, str]]:
    """What is stored in a column, and what is shown of it."""
    model = screen.grids[name].grid_model
    place = next(n for n, column in enumerate(model.columns) if column.key == key)
    return [(str(row.get(key) or ""), model.text(number, place)) for number, row in enumerate(model.rows())]


@pytest.mark.parametrize(
    ("name", "key", "stored", "shown"),
    [
        ("services", "name", "Kitting", "Constitution de kits"),
        ("rules", "message", RULE_WORDS["tariff_hs_code"], "{sku} : saisissez le numéro du tarif douanier."),
        ("rules", "fix", "hs_code", "Numéro du tarif douanier"),
        ("rules", "value", "own_label", "étiquettes du détaillant"),
        ("turnaround", "tier", "new", "nouveau"),
    ],
)
def test_what_a_centre_began_with_is_said_in_its_language(
    depot: Docks, name: str, key: str, stored: str, shown: str
) -> None:
    """Read, edited and typed in French it is the same text; what the centre writes itself is its own."""
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    depot.office.language.switch("fr")
    found = {kept: said.replace("\u00a0", " ") for kept, said in _cells(screen, name, key)}
    assert found[stored] == shown
    strays = {kept for kept, said in found.items() if kept and said == kept and not kept[0].isdigit()}
    assert strays <= {"AK, HI, PR, GU, VI"}
    model = screen.grids[name].grid_model
    place = next(n for n, column in enumerate(model.columns) if column.key == key)
    row = next(n for n, kept in enumerate(model.rows()) if kept[key] == stored)
    said = model.editing_text(row, place)
    assert said.replace("\u00a0", " ") == shown
    for typed, kept in (("Our own", "Our own"), (said, stored)):
        assert model.enter(row, place, typed)
        assert model.rows()[row][key] == kept
    depot.office.language.switch("en")


def test_the_centres_tables_are_read_in_words(depot: Docks) -> None:
    """No column shows the document's own word; each option has one, and what is read can be typed back."""
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    for name, grid in screen.grids.items():
        model = grid.grid_model
        for place, column in enumerate(model.columns):
            if column.choices is None or column.word is None:
                continue
            for row in range(model.rowCount()):
                value = str(model.row_at(row)[column.key])
                assert model.text(row, place) == column.word(value)
            for value in choices_of(name, column.key):
                said = word_of(column.key, value)
                assert said
                assert "_" not in said
                number = value.replace(".", "").isdigit()
                assert number or value in WORDS or value in OWN_WORDS.get(column.key, {}) or said != value
    rules = screen.grids["rules"].grid_model
    at = {column.key: place for place, column in enumerate(rules.columns)}
    assert rules.row_at(0)["operator"] not in (rules.text(0, at["operator"]), "")
    rules.enter(0, at["field"], "Weight of a box")
    rules.enter(0, at["operator"], "is more than")
    assert (rules.row_at(0)["field"], rules.row_at(0)["operator"]) == ("box_weight", "gt")
    offered = rules.columns[at["operator"]].choices
    assert offered is not None
    assert "eq" not in offered(rules.row_at(0)), "a weight is never equal to a number"


def test_s1_22_the_centres_tables_are_published_whole(depot: Docks) -> None:
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    before = decode_tables(depot.office.desk.rows(e.CentreTerms)[0].tables)
    assert len(screen.grids["carriers"].rows()) == sum(len(one.services) for one in before.carriers)
    fees = screen.grids["fees"].grid_model
    place = next(n for n, column in enumerate(fees.columns) if column.key == "amount")
    fees.enter(0, place, "13.50")
    screen.form.set_values({"cutoff": "15:00"})
    screen.form.edited.emit("cutoff", "15:00")
    screen.publish_now()
    depot.office.settle()
    stored = depot.office.desk.rows(e.CentreTerms)[0]
    after = decode_tables(stored.tables)
    assert (after.fees[0].amount, after.cutoff, stored.edition) == ("13.50", "15:00", 2)
    assert (after.carriers, after.rules, after.zones) == (before.carriers, before.rules, before.zones)
    fees.enter(1, place, "cheap")
    screen.publish_now()
    depot.office.settle()
    assert screen.segment.current == "fees"
    assert fees.error(1, "amount")
    assert depot.office.desk.rows(e.CentreTerms)[0].edition == 2


def test_amounts_are_written_as_people_write_them(depot: Docks) -> None:
    """In French with a comma, in tables and beside them; one that may mean two things is asked about."""
    depot.office.language.switch("fr")
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    before = decode_tables(depot.office.desk.rows(e.CentreTerms)[0].tables)
    shown = dict(_cells(screen, "fees", "amount"))
    assert all(said == kept.replace(".", ",") for kept, said in shown.items() if "." in kept)
    assert screen.form.field("rate").value() == before.insurance.rate.replace(".", ",")
    fees = screen.grids["fees"].grid_model
    place = next(n for n, column in enumerate(fees.columns) if column.key == "amount")
    assert fees.enter(0, place, "13,50")
    for typed, kept in (("5.000", ""), ("2,5", "2.5")):
        screen.form.set_values({"rate": typed})
        screen.form.edited.emit("rate", typed)
        screen.publish_now()
        depot.office.settle()
        stored = decode_tables(depot.office.desk.rows(e.CentreTerms)[0].tables)
        assert bool(screen.form.field("rate").error) is not bool(kept)
        assert stored.insurance.rate == (kept or before.insurance.rate)
    after = decode_tables(depot.office.desk.rows(e.CentreTerms)[0].tables)
    assert (after.fees[0].amount, after.fees[1:]) == ("13.50", before.fees[1:])
    assert (after.zones, after.services) == (before.zones, before.services)
    depot.office.language.switch("en")


def test_a_centre_says_what_standing_a_retailer_has(depot: Docks) -> None:
    """The tiers that its table knows can be chosen, and count at once."""
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    screen.choose("accounts")
    (link, box), *others = screen.accounts.boxes.items()
    assert others == []
    assert [box.itemText(place) for place in range(box.count())] == ["Usual", "new"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    depot.office.settle()
    assert depot.office.desk.row(e.LinkTerms, link).tier == "new"
    assert screen.accounts.boxes[link].currentData() == "new"
    box = screen.accounts.boxes[link]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    depot.office.settle()
    assert depot.office.desk.row(e.LinkTerms, link).tier == ""


def test_publishing_keeps_what_nobody_touched(depot: Docks) -> None:
    """The prefix of all labels above all: without it no box has a number."""
    known = default_tables()
    classes = (FreightClass(freight_class="92.5", nmfc="100240", hs="69", description="Stoneware"),)
    before = msgspec.structs.replace(
        known, company_prefix="0952876", freight_classes=classes,
        freight=Freight(fob="destination", own_terms="collect"),
    )  # fmt: skip
    desk = depot.office.desk
    desk.do(SaveCentreTerms(organisation_id=desk.company, tables=encode_tables(before)))
    screen = depot.office.open(TablesScreen, Route("centre_tables"))
    assert decode_tables(text_of(*rows_of(encode_tables(before)))) == before
    screen.form.set_values({"cutoff": "15:00"})
    screen.form.edited.emit("cutoff", "15:00")
    screen.publish_now()
    depot.office.settle()
    after = decode_tables(desk.rows(e.CentreTerms)[0].tables)
    assert after == msgspec.structs.replace(before, cutoff="15:00")
    screen.form.set_values({"company_prefix": "12"})
    screen.form.edited.emit("company_prefix", "12")
    screen.publish_now()
    depot.office.settle()
    assert screen.form.field("company_prefix").error
    assert decode_tables(desk.rows(e.CentreTerms)[0].tables).company_prefix == "0952876"
