# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why a B2B order waits: one list of reasons in rules, words, search and filters (S1.37)."""

from __future__ import annotations

from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder
from desktop_b2b.rules.trade.findings import REASON_WORDS
from desktop_b2b.services.search.words import REASONS
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.test_order_details import ready
from ui import strings
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.routes import B2B_ORDERS


def test_words_are_those_of_the_rules() -> None:
    assert strings._TRADE_REASONS == REASON_WORDS


def test_every_reason_can_be_searched_for() -> None:
    known = {*strings.reasons_of("request"), *strings.reasons_of("b2b_order")}
    assert set(REASONS) == {code.lower() for code in known}
    aliases = [word for words in REASONS.values() for word in words]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(REASONS)


def test_s1_37_the_filters_offer_the_reasons(depot: Depot) -> None:
    """S1.37: whoever looks for B2B orders finds those that wait for one reason by ticking it."""
    fine, short = ready(depot), ready(depot, units=100)
    for draft_id in (fine, short):
        depot.shop.do(CreateB2BOrder(b2b_draft_id=draft_id))
    depot.office.world.settle()
    screen = depot.office.open(TransactionsScreen, B2B_ORDERS)
    screen.toggle_filters()
    depot.settle()
    filters = screen.filters
    assert list(filters.reasons.boxes) == [(code.lower(),) for code in REASON_WORDS]
    box = filters.reasons.boxes["no_stock",]
    assert box.text() == "Insufficient inventory"
    box.click()
    depot.settle()
    assert [row.id for row in screen.model.rows] == [depot.order_of(short)]
    assert "reason:no_stock" in screen.criteria.query
    box.click()
    depot.settle()
    assert len(screen.model.rows) == 2
