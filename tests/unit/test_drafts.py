# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts: saved, patched, refused, deleted, copied, imported."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.services.drafts import key_after
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import EMAIL, LIMIT, Trade

D = Decimal
R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    return Trade()


def lines(trade: Trade, request_id: str = R) -> list[e.RequestLine]:
    return trade.all(e.RequestLine, request_id=request_id)


def partners(trade: Trade, request_id: str = R) -> dict[str, e.RequestPartner]:
    return {row.name: row for row in trade.all(e.RequestPartner, request_id=request_id)}


# ---------------------------------------------------------------- saving


def test_s2_7_s2_63_a_new_draft_takes_the_companys_defaults_and_a_number(trade: Trade) -> None:
    update = a.UpdateOrganisation(
        organisation_id=trade.shop.organisation_id, default_mode="automatic", currency="GBP"
    )
    trade.do(trade.shop, update)
    trade.do(trade.shop, c.SaveDraft(request_id=R))
    request = trade.row(e.Request, R)
    assert (request.state, request.mode, request.currency, request.number) == (
        "draft",
        "automatic",
        "GBP",
        "K7-0001",
    )
    assert request.created_at == request.edited_at == trade.now
    assert request.owner_id == trade.shop.organisation_id
    assert request.counterpart_id is None


def test_only_what_is_given_changes(trade: Trade) -> None:
    trade.draft()
    before = trade.row(e.Request, R)
    trade.pass_hours(1)
    trade.do(trade.shop, c.SaveDraft(request_id=R, city="  York "))
    after = trade.row(e.Request, R)
    assert after.city == "York"
    assert after.edited_at == trade.now
    assert (after.company, after.number, after.created_at) == (
        before.company,
        before.number,
        before.created_at,
    )
    assert len(lines(trade)) == after.line_count == 2


def test_lines_are_patched_by_id_and_keep_their_order(trade: Trade) -> None:
    trade.draft()
    patch = c.LinePatch(id=an_id("a"), quantity=D(99), max_price=None)
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(patch, trade.line("c"))))
    assert [(line.sku, line.quantity) for line in lines(trade)] == [
        ("A", D(99)),
        ("B", D(5)),
        ("C", D(10)),
    ]
    assert trade.all(e.RequestLinePrivate) == []
    assert [line.sort_key for line in lines(trade)] == [sort_key(0), sort_key(1), sort_key(2)]


def test_a_line_goes_where_its_sort_key_says(trade: Trade) -> None:
    trade.draft()
    between = trade.line("c", sort_key=sort_key(0) + "h")
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(between,)))
    assert [line.sku for line in lines(trade)] == ["A", "C", "B"]


def test_keys_after_any_key_sort_behind_it() -> None:
    key = ""
    for last in ("", sort_key(0), sort_key(5) + "h", "zz", "Zebra"):
        key = key_after(last)
        assert key > last


def test_s2_61_the_maximum_price_and_the_email_stand_in_private_rows(trade: Trade) -> None:
    trade.draft()
    assert trade.one(e.RequestLinePrivate).max_price == LIMIT
    assert trade.row(e.RequestPrivate, R).recipient_email == EMAIL
    trade.do(trade.shop, c.SaveDraft(request_id=R, recipient_email=""))
    assert trade.row(e.RequestPrivate, R).recipient_email == ""
    change = c.LinePatch(id=an_id("a"), max_price=D(3))
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(change,)))
    assert trade.one(e.RequestLinePrivate).max_price == 3


def test_removing_a_line_takes_its_limit_along_and_may_be_undone(trade: Trade) -> None:
    trade.draft()
    trade.do(trade.shop, c.SaveDraft(request_id=R, removed_lines=(an_id("a"), an_id("never"))))
    assert [line.sku for line in lines(trade)] == ["B"]
    assert trade.all(e.RequestLinePrivate) == []
    assert trade.row(e.Request, R).line_count == 1
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(trade.line("a"),)))
    assert {line.sku for line in lines(trade)} == {"A", "B"}


def test_partners_named_by_lines_get_their_row(trade: Trade) -> None:
    trade.draft()
    rows = partners(trade)
    assert rows.keys() == {"North", "South"}
    assert rows["North"].id == child_id(R, "partner", trade.cards["north"])
    assert rows["North"].deadline_zone == "Europe/Oslo"
    assert rows["North"].deadline_at is None
    assert (rows["North"].shipping_required, rows["South"].shipping_required) == (False, True)
    assert rows["North"].state == "planned"


def test_partners_that_nobody_names_leave_unless_something_was_set(trade: Trade) -> None:
    trade.draft()
    deadline = trade.now + 5 * HOUR
    set_one = c.PartnerPatch(partner_id=trade.cards["south"], deadline_at=deadline)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(set_one,)))
    only_west = tuple(c.LinePatch(id=line.id, partner_ids=(trade.cards["west"],)) for line in lines(trade))
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=only_west))
    assert partners(trade).keys() == {"South", "West"}
    assert partners(trade)["South"].deadline_at == deadline


def test_partner_settings(trade: Trade) -> None:
    trade.draft()
    change = c.PartnerPatch(
        partner_id=trade.cards["north"],
        deadline_at=trade.now + HOUR,
        deadline_zone="Asia/Tokyo",
        shipping_required=True,
        excluded=True,
    )
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(change,)))
    row = partners(trade)["North"]
    assert (row.deadline_at, row.deadline_zone) == (trade.now + HOUR, "Asia/Tokyo")
    assert row.shipping_required
    assert row.excluded
    back = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=None, excluded=False)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(back,)))
    assert partners(trade)["North"].deadline_at is None
    assert partners(trade)["North"].shipping_required


def tree(trade: Trade) -> None:
    """Clothing (North) / Men's (none) / Socks (South and an archived one)."""
    north, south, west = (trade.cards[name] for name in ("north", "south", "west"))
    for name, parent, cards in (
        ("Clothing", None, (north,)),
        ("Men's", "Clothing", ()),
        ("Socks", "Men's", (south, west)),
    ):
        trade.do(
            trade.shop,
            a.SaveProductLine(
                product_line_id=an_id(name),
                name=name,
                parent_id=an_id(parent) if parent else None,
                partner_ids=cards,
            ),
        )
    trade.do(trade.shop, a.SavePartner(partner_id=west, archived=True))


@pytest.mark.parametrize(
    ("name", "expected"), [("Clothing", ["north"]), ("Men's", ["north"]), ("Socks", ["south"])]
)
def test_s2_69_a_product_line_brings_its_path_and_partners(
    trade: Trade, name: str, expected: list[str]
) -> None:
    tree(trade)
    line = c.LinePatch(id=an_id("a"), sku="A", quantity=D(1), product_line_id=an_id(name))
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(line,)))
    (row,) = lines(trade)
    paths = {"Clothing": "Clothing", "Men's": "Clothing / Men's", "Socks": "Clothing / Men's / Socks"}
    assert row.product_line_path == paths[name]
    assert row.partner_ids == tuple(trade.cards[card] for card in expected)
    assert len(partners(trade)) == 1


def test_an_empty_list_beside_a_product_line_means_its_partners(trade: Trade) -> None:
    tree(trade)
    line = c.LinePatch(id=an_id("a"), product_line_id=an_id("Clothing"), partner_ids=())
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(line,)))
    assert lines(trade)[0].partner_ids == (trade.cards["north"],)


def test_s2_70_named_partners_win_over_the_product_lines(trade: Trade) -> None:
    tree(trade)
    south = (trade.cards["south"],)
    line = c.LinePatch(id=an_id("a"), product_line_id=an_id("Clothing"), partner_ids=south)
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(line,)))
    assert lines(trade)[0].partner_ids == south
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(c.LinePatch(id=an_id("a"), partner_ids=()),)))
    assert lines(trade)[0].partner_ids == ()
    trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(c.LinePatch(id=an_id("a"), product_line_id=None),)))
    assert (lines(trade)[0].product_line_id, lines(trade)[0].product_line_path) == (None, "")


# ---------------------------------------------------------------- refusals


def bad_line(**fields: Any) -> dict[str, Any]:
    return {"lines": (c.LinePatch(id=an_id("a")), c.LinePatch(id=an_id("z"), **fields))}


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"company": "a\x00b"}, "text.control", "company"),
        ({"contact_name": "x" * 201}, "text.too_long", "contact_name"),
        ({"phone": "1" * 41}, "text.too_long", "phone"),
        ({"address1": "a\nb"}, "text.control", "address1"),
        ({"address2": "\x1b"}, "text.control", "address2"),
        ({"postal_code": "1" * 21}, "text.too_long", "postal_code"),
        ({"city": "a\u2028b"}, "text.control", "city"),
        ({"region": "a\x00"}, "text.control", "region"),
        ({"country": "XX"}, "country.unknown", "country"),
        ({"currency": "QQQ"}, "currency.unknown", "currency"),
        ({"retailer_order_number": "1\u200b2"}, "text.control", "retailer_order_number"),
        ({"note_to_customer": "a\x00"}, "text.control", "note_to_customer"),
        ({"note_to_suppliers": "x" * 4_001}, "text.too_long", "note_to_suppliers"),
        ({"recipient_email": "nobody"}, "email.shape", "recipient_email"),
        ({"needed_by": -1}, "instant.range", "needed_by"),
        (bad_line(quantity=D(-1)), "number.negative", "lines[1].quantity"),
        (bad_line(quantity=D("NaN")), "number.range", "lines[1].quantity"),
        (bad_line(max_price=D("0.0000001")), "number.precision", "lines[1].max_price"),
        (bad_line(max_price=D(-2)), "number.negative", "lines[1].max_price"),
        (bad_line(sku="A\x00"), "text.control", "lines[1].sku"),
        (bad_line(description="x" * 501), "text.too_long", "lines[1].description"),
        (bad_line(uom=""), "text.missing", "lines[1].uom"),
        (bad_line(sort_key="-"), "sort_key.shape", "lines[1].sort_key"),
        (bad_line(product_line_path="\x00"), "text.control", "lines[1].product_line_path"),
        (bad_line(product_line_id=an_id("nowhere")), "product_line.missing", "lines[1].product_line_id"),
        (bad_line(partner_ids=(an_id("nobody"),)), "partner.missing", "lines[1].partner_ids[0]"),
        ({"lines": (c.LinePatch(id=an_id("a")),) * 2}, "list.repeated", "lines[1].id"),
        (
            {"partners": (c.PartnerPatch(partner_id=an_id("nobody")),)},
            "partner.missing",
            "partners[0].partner_id",
        ),
    ],
)
def test_bad_input_is_refused_by_name(trade: Trade, fields: dict[str, Any], code: str, field: str) -> None:
    trade.draft()
    with trade.refused(code, field):
        trade.do(trade.shop, c.SaveDraft(request_id=R, **fields))


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"deadline_zone": "Mars"}, "zone.unknown", "partners[0].deadline_zone"),
        ({"deadline_at": -5}, "instant.range", "partners[0].deadline_at"),
    ],
)
def test_bad_partner_settings(trade: Trade, given: dict[str, Any], code: str, field: str) -> None:
    trade.draft()
    with trade.refused(code, field):
        change = c.PartnerPatch(partner_id=trade.cards["north"], **given)
        trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(change,)))


def test_a_line_twice_among_a_lines_partners(trade: Trade) -> None:
    with trade.refused("list.repeated", "lines[0].partner_ids[1]"):
        trade.draft("request", trade.line("a", partners="north north"))


def test_another_requests_line_cannot_be_taken(trade: Trade) -> None:
    trade.draft("other")
    with trade.refused("record.exists"):
        trade.do(trade.shop, c.SaveDraft(request_id=R, lines=(c.LinePatch(id=an_id("a")),)))


def test_others_drafts_cannot_be_touched(trade: Trade) -> None:
    trade.draft()
    with trade.refused("record.exists"):
        trade.do(trade.stranger, c.SaveDraft(request_id=R, city="Rome"))
    for cmd in (
        c.SendRequest(request_id=R),
        c.DeleteDraft(request_id=R),
        c.DuplicateRequest(request_id=R, new_request_id=an_id("copy")),
    ):
        with trade.refused("record.missing"):
            trade.do(trade.stranger, cmd)


def test_others_partners_cannot_be_asked(trade: Trade) -> None:
    with trade.refused("partner.missing", "lines[0].partner_ids[0]"):
        trade.do(trade.stranger, c.SaveDraft(request_id=an_id("mine"), lines=(trade.line("a"),)))


def test_s2_62_a_sent_request_is_no_draft_any_more(trade: Trade) -> None:
    trade.send()
    for cmd in (c.SaveDraft(request_id=R, city="Rome"), c.RestoreDraft(request_id=R)):
        with trade.refused("state.wrong"):
            trade.do(trade.shop, cmd)
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.DeleteDraft(request_id=R))


# ---------------------------------------------------------------- deleting and copying


def test_a_deleted_draft_comes_back_whole(trade: Trade) -> None:
    trade.draft()
    before = lines(trade)
    trade.do(trade.shop, c.DeleteDraft(request_id=R))
    assert trade.row(e.Request, R).state == "deleted"
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.SendRequest(request_id=R))
    trade.do(trade.shop, c.RestoreDraft(request_id=R))
    assert trade.row(e.Request, R).state == "draft"
    assert lines(trade) == before


@pytest.mark.parametrize("state", ["draft", "sent", "closed"])
def test_a_copy_has_the_content_and_none_of_the_fate(trade: Trade, state: str) -> None:
    deadline = trade.now + 3 * HOUR
    trade.draft(needed_by=trade.now + HOUR, note_to_customer="Thanks", retailer_order_number="PO 7")
    south = c.PartnerPatch(partner_id=trade.cards["south"], deadline_at=deadline, excluded=True)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(south,)))
    if state != "draft":
        trade.do(trade.shop, c.SendRequest(request_id=R))
    if state == "closed":
        trade.answer(R, "north", a="10@1", b="5@1")
        trade.place(R, ("north", "a", 10))
    new_id = an_id("copy")
    trade.do(trade.shop, c.DuplicateRequest(request_id=R, new_request_id=new_id))
    copy, original = trade.row(e.Request, new_id), trade.row(e.Request, R)
    assert (copy.state, copy.sent_at, copy.ordered_at, copy.reason) == ("draft", None, None, "")
    assert (copy.asked_count, copy.answered_count, copy.next_deadline_at) == (0, 0, None)
    assert copy.number not in ("", original.number)
    assert (copy.company, copy.note_to_customer, copy.retailer_order_number, copy.needed_by) == (
        original.company,
        "Thanks",
        "PO 7",
        trade.now + HOUR,
    )
    assert copy.line_count == 2
    made = lines(trade, new_id)
    assert [(line.sku, line.quantity, line.partner_ids) for line in made] == [
        (line.sku, line.quantity, line.partner_ids) for line in lines(trade)
    ]
    assert {(line.state, line.ordered_quantity) for line in made} == {("open", D(0))}
    assert trade.row(e.RequestLinePrivate, made[0].id).max_price == LIMIT
    assert trade.row(e.RequestPrivate, new_id).recipient_email == EMAIL
    rows = partners(trade, new_id)
    assert [row.deadline_at for row in rows.values()] == [None, None]
    assert rows["South"].excluded
    assert {row.state for row in rows.values()} == {"planned"}
    assert made[0].id == child_id(new_id, "line", an_id("a"))
    trade.do(trade.shop, c.SendRequest(request_id=new_id))


def test_a_date_that_has_passed_is_not_copied(trade: Trade) -> None:
    trade.draft(needed_by=trade.now)
    trade.do(trade.shop, c.DuplicateRequest(request_id=R, new_request_id=an_id("copy")))
    assert trade.row(e.Request, an_id("copy")).needed_by is None


def test_copying_twice_to_one_id_is_refused(trade: Trade) -> None:
    trade.draft()
    cmd = c.DuplicateRequest(request_id=R, new_request_id=an_id("copy"))
    trade.do(trade.shop, cmd)
    with trade.refused("record.exists"):
        trade.do(trade.shop, cmd)


# ---------------------------------------------------------------- importing


def imported(name: str, content: str = "a", **fields: Any) -> c.ImportedDraft:
    given: dict[str, Any] = {
        "request_id": an_id(name),
        "number": f"IMP-{name}",
        "source": "orders.csv",
        "source_hash": content,
        "retailer_order_number": name,
        "country": "GB",
        "lines": (c.LinePatch(id=an_id(f"{name} line"), sku="85123A", quantity=D(6)),),
    }
    return c.ImportedDraft(**{**given, **fields})


def bring(trade: Trade, *drafts: c.ImportedDraft) -> None:
    trade.do(trade.shop, c.ImportRequests(source="orders.csv", drafts=drafts))


def test_imported_drafts_bring_their_numbers(trade: Trade) -> None:
    bring(trade, imported("536365"), imported("536366", currency="GBP"))
    first, second = trade.row(e.Request, an_id("536365")), trade.row(e.Request, an_id("536366"))
    assert (first.number, first.state, first.source, first.line_count) == (
        "IMP-536365",
        "draft",
        "orders.csv",
        1,
    )
    assert second.currency == "GBP"
    assert trade.numbers == 0
    assert lines(trade, first.id)[0].sku == "85123A"


def test_the_same_file_again_changes_nothing(trade: Trade) -> None:
    bring(trade, imported("1"))
    trade.do(trade.shop, c.SaveDraft(request_id=an_id("1"), city="Leeds"))
    before = dict(trade.store)
    bring(trade, imported("1"))
    assert trade.store == before
    bring(trade, imported("1"), imported("2"))
    assert len(trade.all(e.Request)) == 2


def test_changed_content_refuses_the_whole_import(trade: Trade) -> None:
    bring(trade, imported("2"))
    with trade.refused("import.changed", "drafts[1].source_hash"):
        bring(trade, imported("1"), imported("2", "b"))


def test_whole_or_nothing(trade: Trade) -> None:
    bad = (c.LinePatch(id=an_id("x"), quantity=D(-6)),)
    with trade.refused("number.negative", "drafts[1].lines[0].quantity"):
        bring(trade, imported("1"), imported("2", lines=bad))
    with trade.refused("list.repeated", "drafts[1].request_id"):
        bring(trade, imported("1"), imported("1"))
    with trade.refused("text.missing", "source"):
        trade.do(trade.shop, c.ImportRequests(source=" ", drafts=(imported("1"),)))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"number": " "}, "text.missing"),
        ({"source": ""}, "text.missing"),
        ({"source_hash": ""}, "text.missing"),
        ({"company": "\x00"}, "text.control"),
        ({"contact_name": "\x00"}, "text.control"),
        ({"retailer_order_number": "\x00"}, "text.control"),
        ({"note_to_suppliers": "\x00"}, "text.control"),
        ({"country": "XX"}, "country.unknown"),
        ({"currency": "QQQ"}, "currency.unknown"),
    ],
)
def test_imported_fields_are_checked(trade: Trade, fields: dict[str, Any], code: str) -> None:
    with trade.refused(code, f"drafts[0].{next(iter(fields))}"):
        bring(trade, imported("1", **fields))
