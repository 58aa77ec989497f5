# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.28–S1.34: the guide's table of what may be edited until when, why not, and what changes cost."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import msgspec
import pytest

from desktop_b2b.domain.entities.fulfilment import B2BOrder
from desktop_b2b.domain.states import B2B_ORDER
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import (
    LOCK_WORDS,
    PART_OF,
    PARTS,
    cancel_charge,
    change_charge,
    demand_open,
    lock_of,
    locks,
    shows_measures,
    shows_shipping_options,
)
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Fee

TABLES = default_tables()
BEFORE_PICKED = ("queued", "action_required", "processing", "picking")
AFTER_PICKED = tuple(state for state in B2B_ORDER if state not in BEFORE_PICKED)
GONE = ("shipped", "collected", "delivered", "exception")


@pytest.mark.parametrize("state", B2B_ORDER)
def test_s1_28_the_recipient_may_be_edited_until_the_order_is_picked(state: str) -> None:
    found = lock_of("recipient", state)
    assert found.is_open is (state in BEFORE_PICKED)
    assert bool(found.text) is (state in AFTER_PICKED)


@pytest.mark.parametrize("state", B2B_ORDER)
@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("number", "final"),
        ("link_id", "Cancel the order and duplicate it"),
        ("reserve_on", "cannot be changed"),
    ],
)
def test_s1_29_s1_30_s1_31_number_centre_and_reserve_date_are_final(state: str, field: str, why: str) -> None:
    with pytest.raises(UserError, match=why) as caught:
        demand_open(field, state)
    assert (caught.value.code, caught.value.field) == ("b2b.locked", field)


@pytest.mark.parametrize("state", B2B_ORDER)
def test_s1_32_measures_appear_once_packed_and_are_never_typed_by_the_retailer(state: str) -> None:
    packed = ("packed", "awaiting_shipper", "labelled", *GONE)
    assert shows_measures(state) is (state in packed)
    assert not lock_of("measures", state).is_open


def test_s1_33_shipping_options_are_for_parcels() -> None:
    assert shows_shipping_options("parcel")
    assert not shows_shipping_options("freight")
    assert not shows_shipping_options("parcel", "pickup")


@pytest.mark.parametrize("state", B2B_ORDER)
def test_s1_34_insurance_and_shipping_until_there_are_labels(state: str) -> None:
    open_ = (*BEFORE_PICKED, "picked", "packed", "awaiting_shipper")
    for part in ("insurance", "shipping", "quote"):
        assert lock_of(part, state).is_open is (state in open_)
        assert lock_of(part, state, kind="pickup").why == ("cancelled" if state == "cancelled" else "pickup")


def test_attachments_and_labels_may_come_until_the_order_leaves() -> None:
    for part in ("attachments", "labels"):
        assert lock_of(part, "labelled").is_open
        assert lock_of(part, "shipped").why == "shipped"
    assert lock_of("pickup", "labelled", kind="pickup").is_open
    assert lock_of("pickup", "collected", kind="pickup").why == "shipped"
    assert lock_of("pickup", "processing").why == "not_pickup"
    assert lock_of("note", "picked").is_open
    assert lock_of("note", "packed").why == "packed"


def test_each_part_can_be_asked_in_each_state_and_says_why_in_words() -> None:
    whys = set()
    for state in B2B_ORDER:
        for kind in ("manual", "pickup"):
            found = locks(state, kind=kind)
            assert found.keys() == PARTS.keys()
            whys |= {lock.why for lock in found.values()} - {""}
            for field in PART_OF:
                if found[PART_OF[field]].is_open:
                    demand_open(field, state, kind=kind)
                else:
                    with pytest.raises(UserError) as caught:
                        demand_open(field, state, kind=kind)
                    assert str(caught.value) == found[PART_OF[field]].text
    assert whys == LOCK_WORDS.keys()


def test_what_a_retailer_may_edit_of_an_order_has_its_part() -> None:
    """A field of the order that is new must be given a part, or be the system's own."""
    of_system = {
        "id", "owner_id", "counterpart_id", "version", "former_number", "state", "reasons", "kind",
        "consent_by", "consent_edition", "reserve_zone", "reserve_at", "hold_by",
        "overrides", "signature", "hold_reason", "terms_edition",
        "line_count", "units", "created_at", "reserved_at", "processing_at", "blocked_at", "pauses",
        "due_at", "picked_at", "packed_at",
        "shipped_at", "delivered_at", "cancel_asked_at", "cancel_reason", "fee", "choice",
    }  # fmt: skip
    assert {field.name for field in dataclasses.fields(B2BOrder)} - of_system - PART_OF.keys() == set()


def test_a_change_of_items_is_a_paid_request_once_the_centre_has_the_order() -> None:
    assert change_charge(TABLES, "queued", "manual").amount == 0
    found = change_charge(TABLES, "processing", "manual")
    assert (found.amount, found.currency, found.asks_centre) == (Decimal("12.00"), "USD", False)
    edi = Fee("change", "7.00", "USD", order_kind="retail_distribution")
    tables = msgspec.structs.replace(TABLES, fees=(*TABLES.fees, edi))
    assert change_charge(tables, "processing", "retail_distribution").amount == Decimal("7.00")
    assert change_charge(tables, "processing", "manual").amount == Decimal("12.00")
    assert change_charge(msgspec.structs.replace(TABLES, fees=()), "processing", "manual").amount == 0


@pytest.mark.parametrize("state", B2B_ORDER)
def test_cancelling_is_free_until_picked_then_costs_and_is_refused_when_gone(state: str) -> None:
    if state in GONE or state == "cancelled":
        with pytest.raises(UserError, match="order"):
            cancel_charge(TABLES, state, "manual")
        return
    found = cancel_charge(TABLES, state, "manual", Decimal(7))
    assert found.asks_centre is (state not in BEFORE_PICKED)
    assert found.amount == (Decimal(0) if state in BEFORE_PICKED else Decimal("15.15"))
    assert [fee.kind for fee, *_ in found.parts] == (
        [] if state in BEFORE_PICKED else ["cancel", "restock_unit"]
    )


def test_a_centre_without_fees_asks_none_but_must_still_confirm() -> None:
    tables = msgspec.structs.replace(TABLES, fees=())
    found = cancel_charge(tables, "packed", "manual", Decimal(3))
    assert (found.amount, found.currency, found.asks_centre) == (Decimal(0), "USD", True)
