# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is asked in several places is answered by one rule: which centre, which lot, which tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.errors import UserError
from desktop_b2b.rules.centres import WHY_WORDS, read_sentence
from desktop_b2b.rules.picking import LotState, check_pick
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK, default_tables
from desktop_b2b.rules.trade.rows import Lots, Zone
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables, encode_tables
from desktop_b2b.services import b2b, centres
from desktop_b2b.services.b2b_facts import draft_facts
from desktop_b2b.services.b2b_terms import tables_of
from tests.unit.fulfilment.depot import D, Depot
from tests.unit.memory_uow import MemoryUnitOfWork

USUAL = default_tables("US")


class Both(Depot):
    """A retailer with two centres that publish tables, calendars and stock of their own."""

    def publish(self, centre: Actor, tables: CentreTables, **shown: Any) -> None:
        link = self.link(centre)
        mine: dict[str, Any] = {
            "owner_id": centre.organisation_id,
            "counterpart_id": self.shop.organisation_id,
        }
        self.put(e.LinkTerms(id=link, tables=encode_tables(tables), **mine))
        fact = next(
            one
            for one in self.all(e.LinkFact, link_id=link)
            if one.owner_id == centre.organisation_id
        )  # fmt: skip
        for name, value in shown.items():
            setattr(fact, name, value)

    def made(self, quantity: object = 5, **fields: Any) -> tuple[str, str]:
        """An order for which nobody chose a centre: whose it became, and why."""
        order_id = self.order("free", self.line("free mug", "mug", quantity), link_id=None, **fields)
        names = {self.depot.organisation_id: "Depot", self.annex.organisation_id: "Annex"}
        order = self.the(order_id)
        return names[order.counterpart_id or ""], self.row(e.B2BPrivate, order_id).choice


def priced(base: str, days: int = 3) -> CentreTables:
    zone = Zone("1", days, base, "0", "USD", "US")
    return msgspec.structs.replace(USUAL, zones=(zone,))


@pytest.fixture
def both() -> Both:
    return Both()


def test_s1_22_an_order_that_nobody_chose_a_centre_for_goes_where_shipping_costs_less(both: Both) -> None:
    """Both have the stock: the handler knows the zones, too (and not only stock), and says so."""
    both.stock("mug", 9)
    both.stock("mug", 50, centre=both.annex)
    both.publish(both.depot, priced("5.00"))
    both.publish(both.annex, priced("7.00"))
    assert both.made() == ("Depot", "Ships it for less (5.00 USD)")


def test_s1_22_stock_comes_before_cost_and_the_reason_is_kept(both: Both) -> None:
    both.stock("mug", 3)
    both.stock("mug", 5, centre=both.annex)
    both.publish(both.depot, priced("5.00"))
    both.publish(both.annex, priced("7.00"))
    assert both.made() == ("Annex", "Has more of the stock than the others")


def test_s1_22_the_calendar_decides_between_equals(both: Both) -> None:
    for centre in (both.depot, both.annex):
        both.stock("mug", 9, centre=centre)
    both.publish(both.depot, priced("5.00"), work_week=DEFAULT_WEEK)
    closed = tuple(f"2027-01-{day}" for day in range(15, 27))
    both.publish(both.annex, priced("5.00"), work_week=DEFAULT_WEEK, closing_days=closed)
    found, why = both.made()
    assert found == "Depot"
    assert why.startswith("Delivers it earlier (2027-01-")


def test_s1_22_a_centre_that_may_not_ship_it_is_not_chosen(both: Both) -> None:
    """The annex has all of it, but ships by carriers of its own: the draft's service is not among them."""
    both.stock("mug", 2)
    both.stock("mug", 9, centre=both.annex)
    both.publish(both.depot, USUAL)
    both.publish(both.annex, msgspec.structs.replace(USUAL, carriers=()))
    assert both.made() == ("Depot", "Units missing: 3")


def test_s1_22_a_centre_that_was_chosen_is_kept_with_the_reason_that_was_seen(both: Both) -> None:
    both.stock("mug", 9, centre=both.annex)
    draft_id = both.draft("free", both.line("free mug", "mug"), link_id=None)
    command = b.CreateB2BOrder(b2b_draft_id=draft_id, link_id=both.link(), choice="As good; later by name")
    both.do(both.shop, command)
    (order,) = both.all(e.B2BOrder)
    assert order.counterpart_id == both.depot.organisation_id
    assert both.row(e.B2BPrivate, order.id).choice == "As good; later by name"


def test_s1_22_what_is_kept_is_read_back_in_any_language() -> None:
    for why, words in WHY_WORDS.items():
        params = {name: f"<{name}>" for name in ("obstacle", "units", "cost", "more", "day")}
        found = read_sentence(words.format(**params))
        assert found is not None
        assert (found[0], words.format(**found[1])) == (why, words.format(**params))
    assert read_sentence("Ada asked for it") is None


# ---------------------------------------------------------------- lots


def test_first_in_first_out_is_how_stock_is_reserved_shown_and_picked(both: Both) -> None:
    """A centre that picks by arrival: the lot that came first is kept, though another expires sooner."""
    both.publish(both.depot, msgspec.structs.replace(USUAL, lots=Lots("fifo")))
    for lot, expires, came in (("B", "2027-06-01", 2), ("A", "2028-01-01", 1)):
        both.row(e.StockLot, both.stock("tea", 4, lot, expires)).received_at = came
    order_id = both.order("draft", both.line("a", "tea", 6))
    kept = {row.lot: row.reserved for row in both.all(e.StockLot)}
    assert kept == {"A": D(4), "B": D(2)}
    line = both.one(e.B2BLine, b2b_order_id=order_id)
    cut = b.LineCut(line_id=line.id, quantity=D(3))
    both.do(both.shop, b.ChangeB2BOrder(b2b_order_id=order_id, cuts=(cut,)))
    kept = {row.lot: row.reserved for row in both.all(e.StockLot)}
    assert kept == {"A": D(3), "B": D(0)}


def test_what_was_reserved_can_be_picked_whatever_the_order_of_lots() -> None:
    first = LotState("1", "A", "2028-01-01", D(4), 1)
    sooner = LotState("2", "B", "2027-06-01", D(4), 2)
    today = date(2027, 1, 15)

    def refused(chosen: LotState, order: str) -> str:
        terms = Lots("fifo") if order == "fifo" else Lots()
        try:
            check_pick(chosen, [first, sooner], asked="", quantity=D(1), today=today, terms=terms)
        except UserError as error:
            return error.code
        return ""

    assert (refused(first, "fifo"), refused(sooner, "fifo")) == ("", "pick.fifo")
    assert (refused(first, "fefo"), refused(sooner, "fefo")) == ("pick.fefo", "")


def test_a_lot_that_expires_soon_is_offered_by_nobody_before_tables_came(both: Both) -> None:
    """Without published tables the usual ones count, for stock that is kept as for stock that is shown."""
    both.stock("tea", 5, "SOON", "2027-01-30")
    uow = MemoryUnitOfWork(both.store, None)
    item = both.item("tea")
    assert USUAL.lots.blocked_days > 15
    assert b2b.available(uow, item, "2027-01-15") == 0
    assert b2b.available(uow, item, "2027-01-15", "SOON") == 5
    order_id = both.order("draft", both.line("a", "tea", 5, lot="SOON"))
    assert both.the(order_id).state == "processing", "who asks for the lot gets it"


def test_tables_are_read_once_and_the_same_everywhere(both: Both) -> None:
    both.publish(both.depot, priced("5.00"))
    uow = MemoryUnitOfWork(both.store, None)
    shown = b2b.shown(uow, uow.get(e.Link, both.link()))
    row = uow.get(e.LinkTerms, both.link())
    assert tables_of(shown) is decode_tables(row.tables)
    assert centres.lots_at(uow, both.link()) is tables_of(shown).lots


def test_s1_5_a_draft_is_judged_as_the_kind_that_its_order_becomes(both: Both) -> None:
    both.stock("mug", 99)
    many = both.line("free mug", "mug", 25)
    draft_id = both.draft("free", many, recipient_kind="person")
    uow = MemoryUnitOfWork(both.store, None)
    centre = b2b.shown(uow, uow.get(e.Link, both.link()))
    facts = draft_facts(uow, uow.get(e.B2BDraft, draft_id), centre, both.now)
    assert facts.kind == "high_volume"
    assert facts.units == Decimal(25)
