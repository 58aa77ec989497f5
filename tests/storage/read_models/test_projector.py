# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the transaction read model, and that keeping it step by step equals making it anew."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import to_scaled
from desktop_b2b.storage import listing, projector
from tests.storage.read_models.world import DAY, HOUR, NOW, OTHER, RETAILER, SUPPLIER, World


def ask(world: World, request: e.Request, card: e.Partner, **fields: Any) -> e.RequestPartner:
    row = e.RequestPartner(
        id=world.id(), owner_id=world.me, request_id=request.id, partner_id=card.id, name=card.name, **fields
    )
    world.save(row)
    return row


def only(world: World) -> dict[str, Any]:
    rows = list(world.table().values())
    assert len(rows) == 1
    return rows[0]


# ------------------------------------------------------------ requests


def test_a_draft(world: World) -> None:
    request = world.request(
        "draft", company="", contact_name="Aimée", retailer_order_number="PO-1", created_at=NOW - 9,
        edited_at=NOW - 3, lines=[("MUG-1", 5, None), ("MUG-2", 7, None)],
    )  # fmt: skip
    row = only(world)
    assert row["id"].hex() == request.id
    expected = {
        "kind": "request", "side": "out", "state": "draft", "reference": "PO-1", "recipient": "Aimée",
        "partner": "", "partner_id": None, "lines": 2, "quantity": to_scaled(Decimal(12)), "total": None,
        "at": NOW - 9, "edited_at": NOW - 3, "sent_at": None, "deadline_at": None, "phase": "draft",
        "phase_at": NOW - 3, "asked": 0,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_the_partners_of_a_draft_are_those_that_its_lines_name(world: World) -> None:
    brume, nord, weir = (world.card(name) for name in ("Atelier Brume", "Keramik Nord", "Weir Mills"))
    unnamed = world.card("Nobody asked")
    request = world.request("draft", lines=[("MUG-1", 5, None)])
    line = world.db.query("SELECT id FROM request_line")[0][0].hex()
    world.save(
        e.RequestLine(
            id=line, owner_id=world.me, request_id=request.id, sort_key="a", sku="MUG-1",
            partner_ids=(brume.id, nord.id, weir.id),
        )
    )  # fmt: skip
    ask(world, request, nord, excluded=True)
    ask(world, request, unnamed, deadline_at=NOW)
    row = only(world)
    assert (row["partner"], row["asked"]) == ("Atelier Brume, +1", 2)
    assert row["partner_id"].hex() == brume.id
    assert "weir mills" in row["search"]
    assert "keramik" not in row["search"]


def test_a_draft_follows_the_names_of_all_its_partners(world: World) -> None:
    """Also of those behind the first one, which alone stands in a column of its own."""
    first, second = world.card("North"), world.card("South")
    request = world.request("draft", lines=[("MUG", 1, None)])
    line = world.db.query("SELECT id FROM request_line")[0][0].hex()
    world.save(
        e.RequestLine(
            id=line, owner_id=world.me, request_id=request.id, sort_key="a", sku="MUG",
            partner_ids=(first.id, second.id),
        )
    )  # fmt: skip
    assert "south" in only(world)["search"]
    second.name = "Midi"
    world.save(second)
    assert "midi" in only(world)["search"]
    assert "south" not in only(world)["search"]


def test_the_partners_of_a_sent_request_are_those_that_were_asked(world: World) -> None:
    request = world.request("waiting", asked_count=2, answered_count=1)
    ask(world, request, world.card("Keramik Nord"), state="answered", deadline_at=NOW, answered_at=NOW)
    ask(world, request, world.card("Atelier Brume"), state="asked", deadline_at=NOW + HOUR)
    ask(world, request, world.card("Excluded"), excluded=True)
    row = only(world)
    assert (row["partner"], row["asked"], row["answered"]) == ("Atelier Brume, +1", 2, 1)
    assert (row["deadline_at"], row["last_deadline_at"]) == (NOW + HOUR, NOW + HOUR)
    assert "excluded" not in row["search"]


def test_the_deadline_has_the_zone_of_its_partner(world: World) -> None:
    request = world.request("waiting")
    ask(world, request, world.card("A"), state="asked", deadline_at=NOW + 2, deadline_zone="Asia/Tokyo")
    ask(world, request, world.card("B"), state="asked", deadline_at=NOW + 1, deadline_zone="America/Lima")
    row = only(world)
    assert (row["deadline_at"], row["deadline_zone"]) == (NOW + 1, "America/Lima")
    assert row["last_deadline_at"] == NOW + 2


def test_product_lines_are_abridged(world: World) -> None:
    request = world.request("draft")
    for count, path in enumerate(("", "Ceramics / Mugs", "Ceramics / Mugs", "Textiles")):
        world.save(
            e.RequestLine(
                id=world.id(), owner_id=world.me, request_id=request.id, sort_key=str(count),
                product_line_path=path,
            )
        )  # fmt: skip
    assert only(world)["product_line"] == "Ceramics / Mugs, +1"


def test_a_total_is_what_is_ordered_else_the_most_it_may_cost(world: World) -> None:
    request = world.request("waiting", lines=[("A", 3, "1.005"), ("B", 2, "4")])
    assert only(world)["total"] == to_scaled(Decimal("11.02"))  # rounded per line
    for stored, total in (("sent", "5"), ("shipped", "2.50"), ("declined", "100"), ("cancelled", "9")):
        order = world.order(stored, total=Decimal(total))
        private = e.OrderPrivate(id=order.id, owner_id=world.me, request_id=request.id)
        world.save(private)
    assert world.table()[request.id]["total"] == to_scaled(Decimal("7.5"))
    assert {row["parent_id"].hex() for row in world.table().values() if row["kind"] == "order"} == {
        request.id
    }


def test_a_total_needs_a_limit_on_each_line(world: World) -> None:
    world.request("draft", lines=[("A", 3, "1"), ("B", 2, None)])
    assert only(world)["total"] is None


def test_a_declined_order_changes_its_request(world: World) -> None:
    request = world.request("ordered")
    order = world.order("sent", total=Decimal(5))
    world.save(e.OrderPrivate(id=order.id, owner_id=world.me, request_id=request.id))
    order.state = "declined"
    world.save(order)
    assert world.table()[request.id]["total"] is None


def test_deleted_drafts_are_not_listed_until_restored(world: World) -> None:
    request = world.request("draft")
    request.state = "deleted"
    world.save(request)
    assert world.table() == {}
    request.state = "draft"
    world.save(request)
    assert only(world)["state"] == "draft"


def test_attention_begins_when_the_last_partner_was_done(world: World) -> None:
    """Where no history tells."""
    request = world.request("need_attention", sent_at=NOW - DAY)
    ask(world, request, world.card("A"), state="answered", deadline_at=NOW, answered_at=NOW - 7)
    ask(world, request, world.card("B"), state="closed", deadline_at=NOW - 9)
    row = only(world)
    assert row["entered_at"] == row["phase_at"] == NOW - 7


# ------------------------------------------------------------ inquiries, orders, shipments


def supplier_world(supplier: World) -> tuple[World, e.LinkFact]:
    fact = e.LinkFact(
        id=supplier.id(),
        owner_id=OTHER,
        counterpart_id=supplier.me,
        link_id=supplier.id(),
        name="Larch & Linden",
    )
    supplier.put(fact)
    return supplier, fact


def test_an_inquiry_at_its_receiver(supplier: World) -> None:
    world, _ = supplier_world(supplier)
    inquiry = world.inquiry(NOW + HOUR, company="Hartwig", retailer_order_number="PO-1")
    line = e.InquiryLine(
        id=world.id(), owner_id=OTHER, counterpart_id=world.me, inquiry_id=inquiry.id, sort_key="a",
        sku="MUG-1", quantity=Decimal(5), product_line_path="Ceramics",
    )  # fmt: skip
    world.save(line)
    row = only(world)
    assert (row["side"], row["partner"], row["partner_id"].hex()) == ("in", "Larch & Linden", OTHER)
    assert (row["lines"], row["quantity"], row["total"], row["answered"]) == (1, 5_000_000, None, 0)
    assert (row["deadline_at"], row["phase_at"], row["product_line"]) == (NOW + HOUR, NOW + HOUR, "Ceramics")
    answer = e.Answer(
        id=inquiry.id, owner_id=world.me, counterpart_id=OTHER, inquiry_id=inquiry.id,
        shipping_cost=Decimal(2), submitted_at=NOW - 5,
    )  # fmt: skip
    offer = e.AnswerLine(
        id=line.id, owner_id=world.me, inquiry_id=inquiry.id, ready=Decimal(3), backorder=Decimal(2),
        price=Decimal("1.5"),
    )  # fmt: skip
    inquiry.state = "answered"
    world.save(answer, offer, inquiry)
    row = only(world)
    assert (row["total"], row["answered"], row["phase"]) == (9_500_000, 1, "answered")
    assert row["entered_at"] == NOW - 5


def test_an_inquiry_is_not_listed_at_its_sender(world: World) -> None:
    world.save(
        e.Inquiry(id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, number="K7-1", deadline_at=NOW)
    )
    assert world.table() == {}


def test_an_order_on_both_sides(world: World, supplier: World) -> None:
    card = world.card("Atelier Brume", SUPPLIER)
    order = world.order("sent", retailer_order_number="PO-1", total=Decimal("9.5"))
    line = e.OrderLine(
        id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, order_id=order.id, sort_key="a",
        sku="MUG-1", quantity=Decimal(5), cancelled=Decimal(2),
    )  # fmt: skip
    world.save(line)
    mine = only(world)
    supplier.put(
        e.LinkFact(
            id=supplier.id(), owner_id=RETAILER, counterpart_id=SUPPLIER, link_id=supplier.id(), name="Larch"
        )
    )
    supplier.save(order, line)
    theirs = only(supplier)
    assert (mine["side"], mine["partner"], mine["partner_id"].hex()) == ("out", "Atelier Brume", card.id)
    assert (theirs["side"], theirs["partner"], theirs["partner_id"].hex()) == ("in", "Larch", RETAILER)
    same = ("number", "state", "reference", "total", "quantity", "ordered", "ship_by", "lines", "at")
    assert {name: mine[name] for name in same} == {name: theirs[name] for name in same}
    assert (mine["quantity"], mine["ordered"]) == (5_000_000, 3_000_000)


def test_a_partner_is_found_by_link_card_or_what_it_shows(world: World) -> None:
    order = world.order("sent")
    assert only(world)["partner"] == ""
    link = e.Link(id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER)
    fact = e.LinkFact(
        id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, link_id=link.id, name="Brume SARL"
    )
    world.save(link, fact)
    assert only(world)["partner"] == "Brume SARL"
    card = world.card("Atelier Brume", link_id=link.id)
    world.project(order)
    assert (only(world)["partner"], only(world)["partner_id"].hex()) == ("Atelier Brume", card.id)
    card.name = "Brume, Lyon"
    world.save(card)
    assert (only(world)["partner"], only(world)["partner_key"]) == ("Brume, Lyon", "brume, lyon")


def test_an_order_takes_its_card_from_the_request(world: World) -> None:
    """Two cards of one organisation are told apart by the inquiry."""
    first, second = world.card("First", SUPPLIER), world.card("Second", SUPPLIER)
    request = world.request("ordered")
    partner = ask(world, request, second, state="answered")
    world.order("sent", inquiry_id=partner.id)
    found = {row["kind"]: row for row in world.table().values()}
    assert found["order"]["partner_id"].hex() == second.id != first.id


def test_a_shipment_tells_its_order(world: World) -> None:
    world.card("Atelier Brume", SUPPLIER)
    order = world.order("accepted", company="Hartwig", retailer_order_number="PO-1")
    shipment = e.Shipment(
        id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, number="B2-1", order_id=order.id,
        order_number=order.number, created_at=NOW - 9,
    )  # fmt: skip
    world.save(shipment)
    row = world.table()[shipment.id]
    assert (row["side"], row["partner"], row["recipient"]) == ("in", "Atelier Brume", "Hartwig")
    assert (row["phase"], row["at"], row["parent_id"].hex()) == ("draft", NOW - 9, order.id)
    shipment.state, shipment.confirmed_at = "confirmed", NOW - 4
    shipment.courier, shipment.tracking = "DHL", "JJD01"
    world.save(shipment)
    assert (world.table()[order.id]["courier"], world.table()[order.id]["tracking"]) == ("DHL", "JJD01")
    assert world.table()[shipment.id]["shipped_at"] == NOW - 4
    order.company = "Maison Lune"
    world.save(order)
    assert world.table()[shipment.id]["recipient"] == "Maison Lune"
    shipment.state = "discarded"
    world.save(shipment)
    assert shipment.id not in world.table()


# ------------------------------------------------------------ step by step


def test_rows_that_are_gone_leave(world: World) -> None:
    request = world.request("draft", lines=[("A", 1, None)])
    order = world.order("sent")
    world.remove(request)
    world.remove(order)
    world.project(request, order)
    assert world.table() == {}


def test_only_touched_documents_and_changed_columns_are_written(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, other = world.request("draft", company="A"), world.request("draft", company="B")
    world.db.run(
        "UPDATE \"transaction\" SET recipient = 'untouched' WHERE id = ?", (bytes.fromhex(other.id),)
    )
    written: list[str] = []
    many = type(world.db).many

    def spy(self: Any, sql: str, rows: Any) -> None:
        given = list(rows)
        if given:
            written.append(sql)
        many(self, sql, given)

    monkeypatch.setattr(type(world.db), "many", spy)
    world.project(request)
    assert written == []
    request.edited_at = NOW
    world.save(request)
    assert [sql for sql in written if '"transaction"' in sql] == [
        'UPDATE "transaction" SET edited_at = ?, phase_at = ? WHERE position = ?'
    ]
    assert world.table()[other.id]["recipient"] == "untouched"


def test_step_by_step_equals_anew(world: World) -> None:
    """A thousand random touches of all kinds, one at a time, end where a fresh projection does."""
    chance = random.Random(11)
    cards = [world.card(f"Partner {count}", f"{count:x}" * 32) for count in range(1, 5)]
    requests = [world.request("draft", lines=[("A", 1, "2")]) for _ in range(6)]
    orders = [world.order("sent", counterpart_id=chance.choice(cards).organisation_id) for _ in range(6)]
    lines: list[e.RequestLine] = []
    for _ in range(400):
        step = chance.randrange(8)
        request, order, card = chance.choice(requests), chance.choice(orders), chance.choice(cards)
        if step == 0:
            request.state = chance.choice(["draft", "deleted", "waiting", "need_attention", "closed"])
            request.sent_at = NOW + chance.randrange(9)
            world.save(request)
        elif step == 1:
            ask(
                world,
                request,
                card,
                state=chance.choice(["planned", "asked"]),
                deadline_at=NOW + chance.randrange(9),
            )
        elif step == 2:
            lines.append(
                e.RequestLine(
                    id=world.id(), owner_id=world.me, request_id=request.id, sort_key=str(chance.random()),
                    sku=f"S{chance.randrange(5)}", partner_ids=(card.id,), product_line_path=card.name,
                )
            )  # fmt: skip
            world.save(lines[-1])
        elif step == 3 and lines:
            line = lines.pop()
            world.remove(line)
            parent = next(row for row in requests if row.id == line.request_id)
            world.project(line, parent)
        elif step == 4:
            order.state = chance.choice(["sent", "declined", "shipped", "accepted"])
            order.shipped_at = NOW + chance.randrange(9) if order.state == "shipped" else None
            order.total = Decimal(chance.randrange(99))
            world.save(order)
        elif step == 5:
            world.save(e.OrderPrivate(id=order.id, owner_id=world.me, request_id=request.id))
        elif step == 6:
            world.save(
                e.Shipment(
                    id=world.id(), owner_id=order.counterpart_id or "", counterpart_id=world.me,
                    number=f"S{chance.randrange(99)}", order_id=order.id, tracking=f"T{chance.randrange(99)}",
                    state=chance.choice(["draft", "confirmed", "discarded"]), confirmed_at=NOW,
                )
            )  # fmt: skip
        else:
            card.name = f"Renamed {chance.randrange(99)}"
            world.save(card)
    kept = world.table()
    listing.enter(world.db)
    text = world.db.query("SELECT rowid FROM transaction_text WHERE transaction_text MATCH '\"ren\"'")
    world.project()
    assert kept == world.table()
    assert len(text) == len(
        world.db.query("SELECT rowid FROM transaction_text WHERE transaction_text MATCH '\"ren\"'")
    )


def test_a_first_snapshot_is_projected_as_a_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projector, "MANY", 3)
    rows = [world.request("draft") for _ in range(5)]
    kept = world.table()
    world.db.run('DELETE FROM "transaction"')
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'transaction' ORDER BY name"
    before = world.db.query(indexes)
    world.project(*rows)
    assert world.table() == kept
    assert world.db.query(indexes) == before


def test_more_documents_than_one_statement_takes(world: World) -> None:
    rows: list[e.Row] = [
        e.Request(id=f"{count:032x}", owner_id=world.me, number=str(count)) for count in range(1, 1100)
    ]
    world.save(*rows)
    assert len(world.table()) == 1099
