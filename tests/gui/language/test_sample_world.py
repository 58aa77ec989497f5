# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever opens the sample world finds what is seldom: a proposal, an attachment, answers under seal."""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.services.queries import CountTransactions, GetMatrix, ListTransactions
from tests.gui.language.rooms import Room


def test_the_retailer_finds_a_proposal_with_a_price_list_and_a_request_under_seal(
    open_room: Callable[..., Room],
) -> None:
    store = open_room("retailer").desk.store
    (found,) = store.answer(ListTransactions(query=SEARCHES["proposals"].query)).rows
    matrix = store.answer(GetMatrix(request_id=found.id))
    assert [(one.kind, one.state) for one in matrix.proposals] == [("price", "open")]
    assert [one.name for one in matrix.attachments] == ["Winter price list.pdf"]
    with store.reading() as db:
        # The answers themselves are not here: receipts say that they came.
        ((sealed,),) = db.query("SELECT id FROM request WHERE sealed = 1 AND opened_at IS NULL")
        assert db.query(f"SELECT count(*) FROM {e.SealedAnswer.TABLE}") == [(0,)]
        assert db.query(f"SELECT count(*) FROM {e.AnswerReceipt.TABLE}")[0][0] > 0
    assert all(one.answer is None for one in store.answer(GetMatrix(request_id=sealed.hex())).partners)


def test_a_supplier_finds_what_waits_for_the_retailers_word(open_room: Callable[..., Room]) -> None:
    store = open_room("supplier-2").desk.store
    assert store.answer(CountTransactions(query=SEARCHES["proposed"].query)) == 1
