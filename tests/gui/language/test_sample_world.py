# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever opens the sample world finds what is seldom: a proposal, an attachment, answers under seal, and B2B
orders at every stage.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.services.queries import CountTransactions, GetMatrix, ListFloor, ListTransactions
from desktop_b2b.storage.codec import load
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


#: Where B2B orders of the sample world stand, and why those that wait do.
_STAGES = {
    "action_required", "processing", "picking", "picked", "packed", "awaiting_shipper", "labelled", "shipped",
    "exception", "collected", "delivered", "cancelled",
}  # fmt: skip
_REASONS = {
    "SCHEDULED", "NO_STOCK", "NO_STOCK MANUAL_HOLD", "LABELS_MISSING", "QUOTE_PENDING",
}  # fmt: skip


@pytest.mark.parametrize("desk", ["retailer", "centre-1"])
def test_b2b_orders_stand_at_every_stage_for_both_parties(desk: str, open_room: Callable[..., Room]) -> None:
    """Lists, details and the floor show something real at each stage, and nothing was refused on the way."""
    store = open_room(desk).desk.store
    with store.reading() as db:
        orders = load(db, e.B2BOrder)
        shipped = [one.tracking for one in load(db, e.FulfilmentShipment, "WHERE state <> 'packed'")]
        issues = db.query(f"SELECT count(*) FROM {e.SyncIssue.TABLE}")
    assert {one.state for one in orders} == _STAGES
    assert {" ".join(one.reasons) for one in orders if one.reasons} == _REASONS
    assert {one.kind for one in orders} == {"manual", "pickup", "donation", "high_volume"}
    assert {one.mode for one in orders} == {"parcel", "freight"}
    assert sum(one.startswith("JVGL") for one in shipped) >= 4
    assert any(one.signature for one in orders)
    assert any(one.cancel_asked_at for one in orders)
    assert issues == [(0,)]


def test_the_floor_of_the_sample_has_work_and_an_open_wave(open_room: Callable[..., Room]) -> None:
    queue = open_room("centre-1").desk.store.answer(ListFloor())
    assert {row.state for row in queue.orders} >= {"processing", "picking", "picked", "packed"}
    (wave,) = queue.waves
    assert set(wave.b2b_order_ids) <= {row.id for row in queue.orders}


def test_drafts_of_the_sample_are_the_retailers_alone(open_room: Callable[..., Room]) -> None:
    with open_room("retailer").desk.store.reading() as db:
        drafts = load(db, e.B2BDraft, "WHERE state = 'draft'")
    with open_room("centre-1").desk.store.reading() as db:
        assert load(db, e.B2BDraft) == []
    assert {one.kind for one in drafts} == {"manual", "donation"}
