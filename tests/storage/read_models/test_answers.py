# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every query has an answer, of the type it promises, and nobody gets what is not theirs."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services import queries as q
from desktop_b2b.storage import read_models
from desktop_b2b.storage.read_models.register import answers
from desktop_b2b.storage.session import Session, write_session
from tests.storage.read_models.world import DAY, HOUR, NOW, OTHER, RETAILER, SUPPLIER, USER, World

STRANGER = "0e" * 16


def test_every_query_has_one_answer(world: World) -> None:
    assert read_models.answered() == frozenset(q.queries().values())
    with pytest.raises(BugError):
        answers(q.GetUser)(lambda db, viewer, query: None)

    class Unknown(q.Query[int], frozen=True):
        pass

    with pytest.raises(BugError):
        world.ask(Unknown())


BY_ID = {
    "GetRequest": "request_id",
    "GetMatrix": "request_id",
    "CheckReadiness": "request_id",
    "GetInquiry": "inquiry_id",
    "GetOrder": "order_id",
    "GetMessages": "thread_id",
    "GetHistory": "document_id",
}


@pytest.mark.parametrize("name", BY_ID)
def test_ids_that_are_not_the_viewers_are_missing(world: World, name: str) -> None:
    theirs = [
        e.Request(id=world.id(), owner_id=STRANGER, number="X1"),
        e.Inquiry(id=world.id(), owner_id=STRANGER, counterpart_id=OTHER, number="X2", deadline_at=NOW),
        e.Order(id=world.id(), owner_id=STRANGER, counterpart_id=OTHER, number="X3"),
    ]
    for row in theirs:
        world.save(row)
        world.put(
            e.Message(
                id=world.id(), owner_id=STRANGER, counterpart_id=OTHER, thread_id=row.id, author_name="A",
                body="secret", sent_at=NOW,
            ),
            e.Event(
                id=world.id(), owner_id=STRANGER, document_id=row.id, document_kind=row.KIND, command="X",
                actor_id=None, actor_name="", device="", at=NOW, changes="[]",
            ),
        )  # fmt: skip
    for row_id in (*(row.id for row in theirs), "f" * 32, "", "not an id"):
        with pytest.raises(UserError) as refusal:
            world.ask(q.queries()[name](**{BY_ID[name]: row_id}))
        assert refusal.value.code == "record.missing"


def test_results_are_json(world: World) -> None:
    """What the scripting tool prints."""
    request = world.request(deadlines=[NOW + DAY], lines=[("A", 1, "2")])
    order = world.order("sent")
    asked: list[q.Query[Any]] = [
        q.Dashboard(), q.ListTransactions(), q.GetRequest(request_id=request.id),
        q.GetMatrix(request_id=request.id), q.GetOrder(order_id=order.id), q.GetOrganisation(),
    ]  # fmt: skip
    for query in asked:
        result = world.ask(query)
        again = msgspec.json.decode(msgspec.json.encode(result), type=type(query).RESULT)
        assert msgspec.json.encode(again) == msgspec.json.encode(result)


# ------------------------------------------------------------ request and matrix


def test_a_request_with_its_private_parts(world: World) -> None:
    request = world.request("draft", lines=[("B", 2, "4.5"), ("A", 1, None)])
    world.put(e.RequestPrivate(id=request.id, owner_id=world.me, recipient_email="jens@hartwig.example"))
    view = world.ask(q.GetRequest(request_id=request.id))
    assert view.request == request
    assert [(v.line.sku, v.max_price) for v in view.lines] == [("B", Decimal("4.5")), ("A", None)]
    assert (view.recipient_email, view.pending, view.partners) == ("jens@hartwig.example", False, [])
    world.pend(request)
    assert world.ask(q.GetRequest(request_id=request.id)).pending
    request.state = "deleted"
    world.save(request)
    with pytest.raises(UserError):
        world.ask(q.GetRequest(request_id=request.id))


class Trade:
    """A request of two lines, asked of partners that answer as the test says."""

    def __init__(self, world: World, limits: tuple[str | None, str | None] = (None, None)) -> None:
        self.world = world
        self.request = world.request("need_attention", lines=[("MUG", 10, limits[0]), ("BOWL", 5, limits[1])])
        rows = world.db.query("SELECT id FROM request_line ORDER BY sort_key")
        self.lines = [row[0].hex() for row in rows]
        self.partners: list[e.RequestPartner] = []

    def partner(
        self, name: str, *offers: tuple[str, str | None], state: str = "submitted", **answer: Any
    ) -> str:
        """Offers as (ready, price) per line; ``state`` of the answer, empty for none."""
        world, me = self.world, self.world.me
        other = world.id()
        link = e.Link(id=world.id(), owner_id=me, counterpart_id=other)
        world.put(link)
        card = world.card(name, other, link_id=link.id)
        row = e.RequestPartner(
            id=world.id(), owner_id=me, request_id=self.request.id, partner_id=card.id, name=name,
            state="answered" if state else "asked", deadline_at=NOW + HOUR,
        )  # fmt: skip
        inquiry = e.Inquiry(
            id=row.id, owner_id=me, counterpart_id=other, number=f"I-{name}", deadline_at=NOW + HOUR
        )
        world.put(row, inquiry)
        for count, line_id in enumerate(self.lines):
            ask_id = world.id()
            world.put(
                e.RequestAsk(
                    id=ask_id, owner_id=me, request_id=self.request.id, request_line_id=line_id,
                    request_partner_id=row.id,
                ),
                e.InquiryLine(
                    id=ask_id, owner_id=me, counterpart_id=other, inquiry_id=row.id, sort_key=str(count),
                    sku=f"SKU{count}", quantity=Decimal(5),
                ),
            )  # fmt: skip
            if state and count < len(offers):
                ready, price = offers[count]
                world.put(
                    e.AnswerLine(
                        id=ask_id, owner_id=other, counterpart_id=me, inquiry_id=row.id, ready=Decimal(ready),
                        price=None if price is None else Decimal(price),
                    )
                )  # fmt: skip
        if state:
            world.put(
                e.Answer(
                    id=row.id, owner_id=other, counterpart_id=me, inquiry_id=row.id, state=state, **answer
                )
            )
        world.project(row)
        self.partners.append(row)
        return row.id

    def view(self) -> q.MatrixView:
        return self.world.ask(q.GetMatrix(request_id=self.request.id))

    def marks(self, line: int = 0) -> dict[str, str]:
        """By partner name: what a cell is marked as."""
        view = self.view()
        found = {}
        for column in view.partners:
            cell = view.cells[f"{self.lines[line]}/{column.partner.id}"]
            found[column.partner.name] = "lowest" * cell.lowest + "over" * cell.over_max
        return found


def test_the_lowest_price_is_marked_wherever_it_stands(world: World) -> None:
    trade = Trade(world)
    trade.partner("A", ("10", "4.20"))
    trade.partner("B", ("3", "4.2"))
    trade.partner("C", ("10", "4.21"))
    assert trade.marks() == {"A": "lowest", "B": "lowest", "C": ""}


def test_a_price_at_the_maximum_passes_and_one_above_is_not_the_lowest(world: World) -> None:
    trade = Trade(world, ("4.20", None))
    trade.partner("A", ("10", "4.20"), ("1", "1"))
    trade.partner("B", ("10", "4.200001"), ("1", "2"))
    assert trade.marks() == {"A": "lowest", "B": "over"}
    assert trade.marks(1) == {"A": "lowest", "B": ""}


def test_only_offers_that_count_compete(world: World) -> None:
    """Nothing offered, late, declined, unanswered, or in another currency: shown, not the lowest."""
    trade = Trade(world, ("5", None))
    trade.partner("dear", ("10", "4"))
    trade.partner("nothing", ("0", "1"))
    trade.partner("late", ("10", "1"), state="late")
    trade.partner("declined", ("10", "1"), state="declined")
    trade.partner("silent", state="")
    trade.partner("dollars", ("10", "9"), currency="USD")
    trade.partner("blank", ("0", None))
    assert trade.marks() == {
        "dear": "lowest", "nothing": "", "late": "", "declined": "", "silent": "", "dollars": "", "blank": "",
    }  # fmt: skip
    view = trade.view()
    cells = {
        column.partner.name: view.cells[f"{trade.lines[0]}/{column.partner.id}"] for column in view.partners
    }
    assert {name for name, cell in cells.items() if cell.answer is None} == {"declined", "silent"}
    assert [column.partner.name for column in view.partners] == sorted(cells)


def test_the_matrix_shows_orders_and_leaves_out_who_was_not_asked(world: World) -> None:
    trade = Trade(world)
    trade.partner("A", ("1", "1"))
    card = world.card("Excluded")
    world.put(
        e.RequestPartner(
            id=world.id(), owner_id=world.me, request_id=trade.request.id, partner_id=card.id,
            name="Excluded", excluded=True,
        )
    )  # fmt: skip
    order = world.order("sent")
    world.put(e.OrderPrivate(id=order.id, owner_id=world.me, request_id=trade.request.id))
    world.order("sent")
    view = trade.view()
    assert [column.partner.name for column in view.partners] == ["A"]
    assert view.orders == [order]
    assert view.partners[0].answer is not None


def test_messages_are_unread_until_their_thread_is_opened(world: World) -> None:
    trade = Trade(world)
    thread = trade.partner("A", ("1", "1"))

    def say(owner: str, at: int) -> e.Message:
        row = e.Message(
            id=world.id(), owner_id=owner, counterpart_id=world.me if owner != world.me else SUPPLIER,
            thread_id=thread, author_name="A", body="b", sent_at=at,
        )  # fmt: skip
        world.put(row)
        return row

    said = [say(SUPPLIER, NOW), say(world.me, NOW + 1), say(SUPPLIER, NOW + 2)]
    assert trade.view().partners[0].unread_messages == 2
    world.opened(trade.partners[0], NOW)
    assert trade.view().partners[0].unread_messages == 1
    assert world.ask(q.GetMessages(thread_id=thread)) == said
    assert world.ask(q.GetMessages(thread_id=trade.partner("B", state=""))) == []


def test_a_preview_is_what_would_be_sent(world: World) -> None:
    trade = Trade(world)
    trade.partner("A", ("10", "4.20"))
    ask_id = next(iter(trade.view().cells.values())).ask.id
    given = (Assignment(ask_id=ask_id, quantity=Decimal(3)),)
    query = q.PreviewOrders(request_id=trade.request.id, assignments=given)
    preview = world.ask(query)
    assert len(preview.preview_hash) == 64
    assert preview.documents[0].total == Decimal("12.60")
    assert world.ask(query) == preview
    with pytest.raises(UserError) as refusal:
        world.ask(q.PreviewOrders(request_id=trade.request.id, assignments=()))
    assert refusal.value.code == "order.nothing"
    with pytest.raises(UserError):
        world.ask(q.PreviewOrders(request_id=world.id(), assignments=given))


def test_s2_65_readiness_speaks_the_rules_words_and_warns_of_a_second_order_number(world: World) -> None:
    request = world.request("draft", lines=[("A", 0, None)], retailer_order_number="PO-1")
    found = {finding.code: finding for finding in world.ask(q.CheckReadiness(request_id=request.id))}
    assert found["request.no_quantity"].text == "Item 1: the quantity must be more than nought."
    assert found["request.no_quantity"].params == {"line": "1"}
    assert "request.duplicate_number" not in found
    twin = world.request("draft", retailer_order_number="PO-1")
    codes = {finding.code: finding.level for finding in world.ask(q.CheckReadiness(request_id=request.id))}
    assert codes["request.duplicate_number"] == "warning"
    twin.state = "deleted"
    world.save(twin)
    found = {finding.code: finding for finding in world.ask(q.CheckReadiness(request_id=request.id))}
    assert "request.duplicate_number" not in found


# ------------------------------------------------------------ inquiry, order, history


def test_an_inquiry_with_draft_and_answer(supplier: World) -> None:
    inquiry = supplier.inquiry(NOW + DAY)
    line = e.InquiryLine(
        id=supplier.id(), owner_id=OTHER, counterpart_id=supplier.me, inquiry_id=inquiry.id, sort_key="a"
    )
    fact = e.LinkFact(
        id=supplier.id(), owner_id=OTHER, counterpart_id=supplier.me, link_id=supplier.id(), name="Larch"
    )
    draft = e.AnswerDraft(id=inquiry.id, owner_id=supplier.me)
    draft_line = e.AnswerDraftLine(id=line.id, owner_id=supplier.me, inquiry_id=inquiry.id, price=Decimal(3))
    supplier.put(line, fact, draft, draft_line)
    view = supplier.ask(q.GetInquiry(inquiry_id=inquiry.id))
    assert (view.inquiry, view.lines, view.draft, view.draft_lines) == (inquiry, [line], draft, [draft_line])
    assert (view.answer, view.answer_lines, view.retailer, view.pending) == (None, [], fact, False)
    supplier.pend(inquiry)
    assert supplier.ask(q.GetInquiry(inquiry_id=inquiry.id)).pending


def test_an_inquiry_that_i_sent_is_not_one_that_i_received(world: World) -> None:
    mine = e.Inquiry(id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, number="I", deadline_at=NOW)
    world.put(mine)
    with pytest.raises(UserError):
        world.ask(q.GetInquiry(inquiry_id=mine.id))


def test_an_order_as_each_side_sees_it(world: World, supplier: World) -> None:
    world.card("Atelier Brume", SUPPLIER)
    request = world.request("ordered")
    order = world.order("accepted")
    world.save(
        e.RequestPrivate(id=request.id, owner_id=world.me, recipient_email="jens@hartwig.example"),
        e.OrderPrivate(id=order.id, owner_id=world.me, request_id=request.id, request_number="K7-1"),
    )
    view = world.ask(q.GetOrder(order_id=order.id))
    assert (view.side, view.partner_name, view.logo_hash) == ("out", "Atelier Brume", "ab" * 32)
    assert (view.request_id, view.request_number) == (request.id, "K7-1")
    assert view.recipient_email == "jens@hartwig.example"
    fact = e.LinkFact(
        id=supplier.id(), owner_id=RETAILER, counterpart_id=SUPPLIER, link_id=supplier.id(),
        name="Larch & Linden", logo_hash="cd" * 32,
    )  # fmt: skip
    supplier.put(fact)
    supplier.save(order)
    theirs = supplier.ask(q.GetOrder(order_id=order.id))
    assert (theirs.side, theirs.partner_name, theirs.logo_hash) == ("in", "Larch & Linden", "cd" * 32)
    assert (theirs.request_id, theirs.request_number, theirs.recipient_email) == (None, "", "")


def test_an_order_knows_its_parcels(world: World) -> None:
    order = world.order("part_shipped")
    shipments = [
        e.Shipment(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, number=str(count), order_id=order.id,
            state=stored, created_at=NOW, confirmed_at=confirmed,
        )
        for count, (stored, confirmed) in enumerate(
            [("confirmed", NOW + 2), ("discarded", None), ("draft", None)]
        )
    ]  # fmt: skip
    boxes = [
        e.Box(id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, shipment_id=row.id, sort_key=key)
        for row in shipments
        for key in ("b", "a")
    ]
    packed = e.ShipmentLine(
        id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, shipment_id=shipments[0].id,
        order_line_id=world.id(), box_id=boxes[0].id, quantity=Decimal(2),
    )  # fmt: skip
    world.put(*shipments, *boxes, packed)
    view = world.ask(q.GetOrder(order_id=order.id))
    assert [found.shipment.number for found in view.shipments] == ["2", "0"]
    assert [box.sort_key for box in view.shipments[1].boxes] == ["a", "b"]
    assert (view.shipments[0].lines, view.shipments[1].lines) == ([], [packed])


def test_history_is_newest_first_and_tells_what_waits(world: World) -> None:
    request = world.request("draft")
    assert world.ask(q.GetHistory(document_id=request.id)) == []
    for at, version in ((NOW, 1), (NOW + 1, 0)):
        world.put(
            e.Event(
                id=world.id(), owner_id=world.me, version=version, document_id=request.id,
                document_kind="request", command="SaveDraft", actor_id=USER, actor_name="Mara", device="K7",
                at=at, changes='[["request","x","company","","Hartwig"]]',
            )
        )  # fmt: skip
    entries = world.ask(q.GetHistory(document_id=request.id))
    assert [(entry.event.at, entry.pending) for entry in entries] == [(NOW + 1, True), (NOW, False)]
    assert entries[0].changes == [["request", "x", "company", "", "Hartwig"]]
    assert world.ask(q.GetHistory(document_id=world.me)) == []


# ------------------------------------------------------------ company


def test_company_and_user(world: World) -> None:
    assert world.ask(q.GetOrganisation()).name == "Larch & Linden"
    with pytest.raises(UserError):
        world.ask(q.GetUser())
    user = e.User(
        id=USER, owner_id=world.me, name="Mara", email="m@example.com", privileges=("request.edit",)
    )
    world.put(user)
    assert world.ask(q.GetUser()) == user


def test_partners_by_name_with_link_and_what_they_show(world: World) -> None:
    link = e.Link(id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, state="suspended")
    fact = e.LinkFact(
        id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, link_id=link.id, name="Brume SARL"
    )
    shown_by_me = e.LinkFact(
        id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER, link_id=link.id, name="Larch"
    )
    world.put(link, fact, shown_by_me)
    world.card("émail")
    world.card("Zinc")
    world.card("Gone", archived=True)
    world.card("Atelier Brume", link_id=link.id)
    found = world.ask(q.ListPartners())
    assert [view.partner.name for view in found] == ["Atelier Brume", "émail", "Zinc"]
    assert [(view.link_state, view.fact) for view in found] == [("suspended", fact), ("", None), ("", None)]


def test_s2_73_a_deadline_says_how_it_was_counted(world: World) -> None:
    link = e.Link(id=world.id(), owner_id=world.me, counterpart_id=SUPPLIER)
    fact = e.LinkFact(
        id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, link_id=link.id, name="Brume",
        time_zone="Europe/Paris", work_week=("09:00-12:00 13:00-17:00",) * 5 + ("", ""), holiday_country="FR",
    )  # fmt: skip
    world.put(link, fact)
    card = world.card("Brume", link_id=link.id, answer_hours=4)
    sent = 1_798_117_200_000  # 24 December 2026, 14:00 in Paris
    found = world.ask(q.CountDeadline(partner_id=card.id, language="fr"), sent)
    assert (found.deadline_at - sent, found.zone, found.has_calendar) == (
        4 * DAY - 4 * HOUR,
        "Europe/Paris",
        True,
    )
    assert found.counted == 4 * HOUR
    assert [(step.kind, step.first_day, step.last_day, step.name) for step in found.steps] == [
        ("counted", "2026-12-24", "2026-12-24", ""),
        ("holiday", "2026-12-25", "2026-12-25", "Noël"),
        ("closed", "2026-12-26", "2026-12-27", ""),
        ("counted", "2026-12-28", "2026-12-28", ""),
    ]
    by_hand = world.ask(q.CountDeadline(partner_id=card.id, start_at=sent, deadline_at=sent + HOUR))
    assert (by_hand.counted, by_hand.deadline_at) == (HOUR, sent + HOUR)


def test_a_deadline_without_a_calendar_is_elapsed_time(world: World) -> None:
    card = world.card("Brume", answer_hours=4)
    found = world.ask(q.CountDeadline(partner_id=card.id))
    assert (found.deadline_at, found.counted, found.steps) == (NOW + 4 * HOUR, 4 * HOUR, ())
    assert (found.zone, found.has_calendar) == ("UTC", False)
    with pytest.raises(UserError) as refused:
        world.ask(q.CountDeadline(partner_id=card.id, deadline_at=-1))
    assert refused.value.field == "deadline_at"
    with pytest.raises(UserError):
        world.ask(q.CountDeadline(partner_id=world.id()))


def test_the_product_tree(world: World) -> None:
    near, far, gone = world.card("Near"), world.card("Far"), world.card("Gone", archived=True)

    def node(name: str, parent: str | None = None, *partners: str, archived: bool = False) -> str:
        row = e.ProductLine(
            id=world.id(), owner_id=world.me, name=name, parent_id=parent, partner_ids=partners,
            archived=archived,
        )  # fmt: skip
        world.put(row)
        return row.id

    root = node("Clothing", None, far.id, gone.id)
    men = node("Men's", root)
    node("Underwear", men, near.id)
    node("Children", node("Archived", root, archived=True))
    node("Lost", "9" * 32)
    ring = e.ProductLine(id=world.id(), owner_id=world.me, name="Ring")
    ring.parent_id = ring.id
    world.put(ring)
    assert {view.path: view.partner_ids for view in world.ask(q.ListProductLines())} == {
        "Clothing": (far.id,),
        "Clothing / Men's": (far.id,),
        "Clothing / Men's / Underwear": (near.id,),
        "Lost": (),
        "Ring": (),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["", "Café Été", "Galerie Hartwig", "STRASSE 9"]),
        ("hartwig", ["Galerie Hartwig"]),
        ("BREMEN gal", ["Galerie Hartwig"]),
        ("cafe", ["Café Été"]),
        ("CAFÉ ete", ["Café Été"]),
        ("straße", ["STRASSE 9"]),
        ("nobody", []),
    ],
)
def test_contacts_by_words(world: World, text: str, names: list[str]) -> None:
    for company, city in (
        ("Galerie Hartwig", "Bremen"),
        ("Café Été", "Lyon"),
        ("STRASSE 9", ""),
        ("", "Oslo"),
    ):
        world.put(e.Contact(id=world.id(), owner_id=world.me, company=company, city=city))
    world.put(e.Contact(id=world.id(), owner_id=world.me, company="Hartwig", archived=True))
    assert [row.company for row in world.ask(q.FindContacts(text=text))] == names


def test_products_by_words_beyond_one_step(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_b2b.storage.read_models.lookups._STEP", 3)
    for count in range(10):
        world.put(
            e.Product(
                id=world.id(), owner_id=world.me, sku=f"SKU-{count % 5}", description=f"Tasse à thé {count}"
            )
        )
    assert len(world.ask(q.FindProducts(text="the"))) == 10
    assert [row.sku for row in world.ask(q.FindProducts(text="sku-3 tasse"))] == ["SKU-3", "SKU-3"]
    assert [row.sku for row in world.ask(q.FindProducts(limit=3))] == ["SKU-0", "SKU-0", "SKU-1"]
    with pytest.raises(UserError):
        world.ask(q.FindProducts(limit=0))


def test_products_by_their_skus(world: World) -> None:
    for sku in ("MUG-1", "ÉTÉ-2", "BOX-3"):
        world.put(e.Product(id=world.id(), owner_id=world.me, sku=sku, description=sku.lower()))
    world.put(e.Product(id=world.id(), owner_id=world.me, sku="OLD-4", description="", archived=True))
    world.put(e.Product(id=world.id(), owner_id=world.id(), sku="HIS-5", description=""))
    asked = ("mug-1", "été-2", "OLD-4", "HIS-5", "UG-1", "", "nothing")
    assert [row.sku for row in world.ask(q.KnownProducts(skus=asked))] == ["MUG-1", "ÉTÉ-2"]
    assert world.ask(q.KnownProducts()) == []
    world.db.statements.clear()
    many = tuple(f"SKU-{number}" for number in range(1_000))
    assert world.ask(q.KnownProducts(skus=(*many, "box-3")))[0].sku == "BOX-3"
    assert len(world.db.statements) <= 3


def test_documents_by_their_ids(world: World) -> None:
    draft, order = world.request("draft"), world.order("sent")
    world.db.statements.clear()
    found = world.ask(q.GetTransactions(ids=(order.id, world.id(), draft.id, order.id)))
    assert [row.number for row in found] == [order.number, draft.number]
    assert len(world.db.statements) == 1
    assert world.ask(q.GetTransactions(ids=())) == []
    with pytest.raises(UserError):
        world.ask(q.GetTransactions(ids=("no id",)))
    with pytest.raises(UserError):
        world.ask(q.GetTransactions(ids=tuple(f"{number:032x}" for number in range(1001))))


# ------------------------------------------------------------ sync


def test_the_outbox(world: World) -> None:
    request = world.request("draft")
    world.pend(request)
    world.pend(request, target=False)
    first, second = world.ask(q.ListOutbox())
    assert (first.type, first.state, first.number, first.document_id) == (
        "SaveDraft", "queued", request.number, request.id,
    )  # fmt: skip
    assert (second.number, second.document_id, second.body) == ("K7-0001", None, "{}")
    assert len(world.ask(q.ListOutbox(limit=1))) == 1


def test_commands_that_wait_for_somebody_are_held(world: World) -> None:
    request = world.request("draft")
    mine = world.pend(request)
    theirs = world.pend(request, user=STRANGER)
    world.pend(request, depends_on=f'["{mine}"]')
    world.pend(request, depends_on=f'["{theirs}"]')

    def states() -> list[str]:
        return [entry.state for entry in world.ask(q.ListOutbox())]

    assert states() == ["queued", "held", "queued", "held"]
    session = Session(
        server="", token="t", user_id=STRANGER, user_name="", email="", organisation_id=world.me,
        organisation_name="", role="user", privileges=(), device_id=world.id(), prefix="K7",
    )  # fmt: skip
    write_session(world.db, session)
    assert states() == ["queued", "queued", "queued", "held"]
    world.db.run("UPDATE outbox SET state = 'sent' WHERE command_id = ?", (bytes.fromhex(theirs),))
    assert states() == ["queued", "sent", "queued", "queued"]
    write_session(world.db, msgspec.structs.replace(session, user_id=USER, token=""))
    assert states() == ["held", "sent", "held", "held"]


def test_issues_of_mine(world: World) -> None:
    request = world.request("draft")

    def issue(user: str, stored: str, at: int) -> e.SyncIssue:
        row = e.SyncIssue(
            id=world.id(), owner_id=world.me, user_id=user, kind="conflict", state=stored,
            command="SaveDraft", body="{}", document_id=request.id, created_at=at,
            fields='[{"field":"company"}]',
        )  # fmt: skip
        world.put(row)
        return row

    old, done, new = issue(USER, "open", NOW), issue(USER, "resolved", NOW + 1), issue(USER, "open", NOW + 2)
    issue(STRANGER, "open", NOW)
    found = world.ask(q.ListIssues())
    assert [view.issue for view in found] == [new, old]
    assert (found[0].number, found[0].fields) == (request.number, [{"field": "company"}])
    assert [view.issue for view in world.ask(q.ListIssues(include_resolved=True))] == [new, done, old]
    assert world.ask(q.GetSyncStatus()).issues == 2


def test_the_state_of_sync(world: World) -> None:
    # The companies' logos are named and not here yet.
    assert world.ask(q.GetSyncStatus()) == q.SyncStatus(
        waiting=0, issues=0, confirmed_at=None, state="", detail="", files=1
    )
    world.pend(world.request("draft"))
    for key, value in (("sync.state", "offline"), ("sync.detail", "No network"), ("sync.confirmed_at", "17")):
        world.db.run("INSERT INTO state VALUES (?, ?)", (key, value))
    assert world.ask(q.GetSyncStatus()) == q.SyncStatus(
        waiting=1, issues=0, confirmed_at=17, state="offline", detail="No network", files=1
    )


def test_buffers_and_files(world: World) -> None:
    request = world.id()
    assert world.ask(q.GetBuffer(kind="request", target_id=request)) is None
    for kind, at in (("request", 1), ("answer", 2)):
        world.db.run("INSERT INTO buffer VALUES (?, ?, '{}', ?)", (kind, bytes.fromhex(request), at))
    found = world.ask(q.GetBuffer(kind="request", target_id=request))
    assert found == q.BufferView(kind="request", target_id=request, body="{}", typed_at=1)
    assert [view.kind for view in world.ask(q.ListBuffers())] == ["answer", "request"]
    assert world.ask(q.GetFile(hash="aa")) is None
    world.db.run("INSERT INTO file VALUES ('aa', 'image/jpeg', 3, NULL, 'wanted')")
    assert world.ask(q.GetFile(hash="aa")) == q.FileView(hash="aa", mime="image/jpeg", size=3, content=None)
    world.db.run("UPDATE file SET content = x'010203'")
    found_file = world.ask(q.GetFile(hash="aa"))
    assert found_file is not None
    assert found_file.content == b"\x01\x02\x03"


# ------------------------------------------------------------ the house


@pytest.mark.parametrize(
    ("query", "budget"),
    [("GetRequest", 6), ("GetMatrix", 13), ("GetOrder", 11), ("GetInquiry", 10), ("GetHistory", 1)],
)
def test_a_screen_reads_few_statements(world: World, query: str, budget: int) -> None:
    """However many lines and partners there are."""
    trade = Trade(world)
    for name in "ABCDE":
        trade.partner(name, ("1", "1"), ("2", "2"))
    inquiry = e.Inquiry(id=world.id(), owner_id=OTHER, counterpart_id=world.me, number="I", deadline_at=NOW)
    world.put(inquiry)
    event = e.Event(
        id=world.id(), owner_id=world.me, document_id=trade.request.id, document_kind="request", command="X",
        actor_id=None, actor_name="", device="", at=NOW, changes="[]",
    )  # fmt: skip
    world.put(event)
    ids = {"GetOrder": world.order("sent").id, "GetInquiry": inquiry.id}
    world.db.statements.clear()
    world.ask(q.queries()[query](**{BY_ID[query]: ids.get(query, trade.request.id)}))
    assert len(world.db.statements) <= budget


def test_reading_needs_no_sqlalchemy() -> None:
    """Law 6: the desk paints its first screen without it."""
    code = (
        "import sys; from desktop_b2b.storage import projector, read_models;"
        " sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
