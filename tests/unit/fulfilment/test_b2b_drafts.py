# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts of B2B orders, their files, and the one order that is made of each (S1.2–S1.34)."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.values import child_id
from tests.unit.fulfilment.depot import ADDRESS, EMAIL, D, Depot
from tests.unit.memory_uow import an_id

START_DAY = "2027-01-15"
PICKUP = {"kind": "pickup"}


@pytest.fixture
def depot() -> Depot:
    return Depot()


def file(name: str, document_id: str, **more: Any) -> b.AddB2BFile:
    given: dict[str, Any] = {
        "purpose": "carton_label", "name": f"{name}.pdf", "mime": "application/pdf", "size": 900, **more,
        "file_hash": hashlib.sha256(name.encode()).hexdigest(),
    }  # fmt: skip
    return b.AddB2BFile(b2b_file_id="0" * 12 + "7" + an_id(name)[13:], document_id=document_id, **given)


def test_s1_2_a_draft_has_its_number_and_only_what_is_given_changes(depot: Depot) -> None:
    row_id = depot.draft("draft", depot.line("a", "mug"), depot.line("b", "tea", 2, lot="L1"))
    draft = depot.row(e.B2BDraft, row_id)
    assert (draft.number, draft.state, draft.line_count, draft.currency) == ("K7-0001", "draft", 2, "USD")
    depot.do(
        depot.shop,
        b.SaveB2BDraft(
            b2b_draft_id=row_id, city="Salem", lines=(b.B2BLinePatch(id=an_id("b"), quantity=D(7)),),
            removed_lines=(an_id("a"),),
        ),
    )  # fmt: skip
    draft = depot.row(e.B2BDraft, row_id)
    assert (draft.city, draft.company, draft.line_count) == ("Salem", "Customer Ltd", 1)
    (line,) = depot.all(e.B2BDraftLine)
    assert (line.sku, line.lot, line.quantity) == ("TEA", "L1", D(7))


def test_a18_drafts_are_unlimited(depot: Depot) -> None:
    """The guide's provider allows one at a time; here each has its own number."""
    for number in range(200):
        depot.do(depot.shop, b.SaveB2BDraft(b2b_draft_id=an_id(f"draft {number}")))
    assert len({row.number for row in depot.all(e.B2BDraft, state="draft")}) == 200


def test_s1_14_consent_says_who_when_and_to_what_and_goes_with_what_it_was_given_to(depot: Depot) -> None:
    row_id = depot.draft(consent=True, consent_edition=4)
    draft = depot.row(e.B2BDraft, row_id)
    assert (draft.consent_at, draft.consent_by, draft.consent_edition) == (depot.now, depot.shop.name, 4)
    depot.do(depot.shop, b.SaveB2BDraft(b2b_draft_id=row_id, city="Salem"))
    assert depot.row(e.B2BDraft, row_id).consent_at == depot.now
    depot.do(depot.shop, b.SaveB2BDraft(b2b_draft_id=row_id, carrier="usps"))
    assert depot.row(e.B2BDraft, row_id).consent_at is None


def test_s1_27_an_order_is_made_once_with_the_draft_s_number(depot: Depot) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug", 3), depot.line("b", "tea", 2, instructions="Up"))
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id, choice="near", order_value=D("12.5")))
    order = depot.one(e.B2BOrder)
    assert (order.id, order.number, order.units, order.line_count) == (
        child_id(draft_id, "order"), "K7-0001", D(5), 2,
    )  # fmt: skip
    assert (order.counterpart_id, order.link_id) == (depot.depot.organisation_id, depot.link())
    assert {name: getattr(order, name) for name in ADDRESS} == ADDRESS
    assert (order.reserve_on, order.reserve_zone) == (START_DAY, "America/New_York")
    assert [(x.sku, x.inventory_id, x.quantity, x.instructions) for x in depot.all(e.B2BLine)] == [
        ("MUG", "INV-mug", D(3), ""), ("TEA", "INV-tea", D(2), "Up"),
    ]  # fmt: skip
    with depot.refused("state.forbidden"):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    with depot.refused("state.wrong"):
        depot.do(depot.shop, b.SaveB2BDraft(b2b_draft_id=draft_id, city="Salem"))


def test_n15_the_centre_hears_nothing_of_e_mail_value_choice_and_draft(depot: Depot) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug", 3))
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id, choice="near", order_value=D("12.5")))
    private = depot.one(e.B2BPrivate)
    assert (private.recipient_email, private.choice, private.order_value) == (EMAIL, "near", D("12.5"))
    seen = list(depot.seen_by(depot.depot))
    assert {type(row) for row in seen} & {e.B2BOrder, e.B2BLine}
    assert not {type(row) for row in seen} & {e.B2BPrivate, e.B2BDraft, e.B2BDraftLine}
    assert EMAIL not in "".join(map(repr, (row for row in seen if type(row) is not e.Event)))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"company": "", "contact_name": ""}, "request.address", "company"),
        ({"address1": ""}, "request.address", "address1"),
        ({"city": ""}, "request.address", "city"),
        ({"country": ""}, "request.address", "country"),
        ({"postal_code": ""}, "request.address", "postal_code"),
        ({"region": ""}, "request.region", "region"),
        ({"mode": "freight", "method": "self_arranged", "phone": ""}, "request.phone", "phone"),
        ({"mode": "freight", "method": "own_label"}, "b2b.method", "method"),
        ({"method": "self_arranged"}, "b2b.method", "method"),
        ({"carrier": ""}, "b2b.service", "service"),
        ({"consent": False}, "b2b.consent", "consent"),
        ({"reserve_on": "2027-01-14"}, "reserve.past", "reserve_on"),
        ({"reserve_on": "2029-01-15"}, "reserve.far", "reserve_on"),
        (PICKUP, "b2b.collector", "collector"),
        ({**PICKUP, "collector": "Jo"}, "b2b.slot", "collect_from"),
        (
            {**PICKUP, "collector": "Jo", "collect_from": 5, "collect_until": 5},
            "b2b.slot_order",
            "collect_until",
        ),
    ],
)
def test_s1_12_s1_25_what_is_not_ready_is_refused_in_words(
    depot: Depot, fields: dict[str, Any], code: str, field: str
) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug"), **fields)
    with depot.refused(code, field):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ({"sku": "mug", "quantity": 0}, "b2b.quantity", "lines[1].quantity"),
        ({"sku": "mug", "quantity": "1.5"}, "quantity.whole", "lines[1].quantity"),
        ({"sku": "mug", "quantity": 1_000_001}, "quantity.many", "lines[1].quantity"),
        ({"sku": "nothing"}, "b2b.unmapped", "lines[1].sku"),
        ({"sku": "mug", "lot": "L1"}, "b2b.no_lots", "lines[1].lot"),
    ],
)
def test_s1_23_units_are_positive_and_whole_and_items_are_the_centre_s(
    depot: Depot, line: dict[str, Any], code: str, field: str
) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug"), depot.line("b", **line))
    with depot.refused(code, field):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))


def test_no_items_an_inactive_one_and_a_suspended_centre_are_refused(depot: Depot) -> None:
    empty = depot.draft("empty")
    with depot.refused("b2b.no_lines", "lines"):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=empty))
    draft_id = depot.draft("draft", depot.line("a", "mug"))
    depot.item("mug", active=False)
    with depot.refused("b2b.inactive", "lines[0].sku"):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    depot.row(e.Link, depot.link()).state = "suspended"
    with depot.refused("b2b.centre_suspended", "link_id"):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))


def test_a_day_that_was_ahead_as_the_order_was_written_is_taken_days_later(depot: Depot) -> None:
    """The network was away since: that is nobody's fault."""
    draft_id = depot.draft("draft", depot.line("a", "mug"), reserve_on="2027-01-16")
    written = depot.now
    depot.now += 5 * DAY
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id), made_at=written)
    assert depot.one(e.B2BOrder).reserve_on == "2027-01-16"


def test_s1_22_the_best_centre_is_the_one_with_the_stock(depot: Depot) -> None:
    depot.stock("mug", 3)
    depot.stock("mug", 9, centre=depot.annex)
    draft_id = depot.draft("draft", depot.line("a", "mug", 5), link_id=None)
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    assert depot.one(e.B2BOrder).counterpart_id == depot.annex.organisation_id
    assert depot.one(e.B2BPrivate).choice


def test_s1_5_many_units_for_a_consumer_make_a_high_volume_order(depot: Depot) -> None:
    """From 25 units on, those included (A1)."""
    for units, kind in ((24, "manual"), (25, "high_volume")):
        line = depot.line(f"line {units}", "mug", units)
        assert depot.the(depot.order(f"draft {units}", line, recipient_kind="person")).kind == kind


def test_s1_34_from_300_dollars_on_the_recipient_signs(depot: Depot) -> None:
    for value, signs in (("299.99", False), ("300", True)):
        assert depot.the(depot.order(f"d{value}", insured_value=D(value))).signature is signs


def test_orders_that_pass_customs_have_customs_lines(depot: Depot) -> None:
    depot.item("mug", hs_code="691200", origin_country="PT")
    line = depot.line("a", "mug", 2)
    abroad = {"country": "CA", "region": "ON", "postal_code": "K1A 0B1", "service": "worldwide"}
    draft_id = depot.draft("draft", line, **abroad, incoterm="DAP")
    with depot.refused("trade.tariff_value"):
        depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    value = b.CustomsValue(line_id=line.id, unit_value=D("4.5"), description="Mugs of clay")
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id, customs=(value,)))
    row = depot.one(e.CustomsLine)
    assert (row.hs_code, row.origin_country, row.unit_value, row.description, row.currency) == (
        "691200", "PT", D("4.5"), "Mugs of clay", "USD",
    )  # fmt: skip
    assert row.counterpart_id == depot.depot.organisation_id


def test_s1_19_files_are_the_retailer_s_until_there_is_an_order(depot: Depot) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug"))
    depot.do(depot.shop, file("label", draft_id))
    assert depot.one(e.B2BFile).counterpart_id is None
    with depot.refused("attachment.twice", "file_hash"):
        depot.do(depot.shop, file("label", draft_id))
    with depot.refused("number.limits", "size"):
        depot.do(depot.shop, file("more", draft_id, size=5 * 1024 * 1024 + 1))
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    order = depot.one(e.B2BOrder)
    (shown,) = depot.all(e.B2BFile, document_id=order.id)
    assert shown.counterpart_id == depot.depot.organisation_id
    depot.do(depot.depot, file("bol", order.id, purpose="bol"))
    (bol,) = depot.all(e.B2BFile, purpose="bol")
    assert (bol.owner_id, bol.counterpart_id) == (depot.depot.organisation_id, depot.shop.organisation_id)
    with depot.refused("record.other_party"):
        depot.do(depot.shop, b.RemoveB2BFile(b2b_file_id=bol.id))
    depot.do(depot.depot, b.RemoveB2BFile(b2b_file_id=bol.id))
    assert not depot.all(e.B2BFile, purpose="bol")
    with depot.refused("record.missing"):
        depot.do(depot.rival, file("spy", order.id))


def test_a_deleted_draft_comes_back_whole(depot: Depot) -> None:
    draft_id = depot.draft("draft", depot.line("a", "mug"))
    depot.do(depot.shop, b.DeleteB2BDraft(b2b_draft_id=draft_id))
    assert depot.row(e.B2BDraft, draft_id).state == "deleted"
    depot.do(depot.shop, b.RestoreB2BDraft(b2b_draft_id=draft_id))
    assert (depot.row(e.B2BDraft, draft_id).state, len(depot.all(e.B2BDraftLine))) == ("draft", 1)


def test_drafts_and_orders_are_copied_without_consent_and_dates(depot: Depot) -> None:
    line = depot.line("a", "mug", 25, product_id=an_id("mug"))
    draft_id = depot.draft("draft", line, recipient_kind="person", reserve_on="2027-02-01")
    depot.do(depot.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
    for number, source in enumerate((draft_id, child_id(draft_id, "order"))):
        copy_id = an_id(f"copy {number}")
        depot.do(depot.shop, b.DuplicateB2B(document_id=source, new_draft_id=copy_id))
        copy = depot.row(e.B2BDraft, copy_id)
        assert (copy.state, copy.kind, copy.city, copy.recipient_email, copy.link_id, copy.line_count) == (
            "draft", "manual", "Boston", EMAIL, depot.link(), 1,
        )  # fmt: skip
        assert (copy.consent_at, copy.reserve_on, copy.number) == (None, "", f"K7-000{2 + number}")
        (row,) = depot.all(e.B2BDraftLine, b2b_draft_id=copy_id)
        assert (row.product_id, row.sku, row.quantity) == (an_id("mug"), "MUG", D(25))


@pytest.mark.parametrize("day", ["tomorrow", "2027-13-01", "01/02/2027", "20270201"])
def test_a_day_that_is_none_is_refused(depot: Depot, day: str) -> None:
    with depot.refused("reserve.day", "reserve_on"):
        depot.draft(reserve_on=day)
