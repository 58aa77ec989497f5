# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Marks of what was printed: by whom, of what, which copy; only ever added."""

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.printing import PaperKind, RecordPrint
from desktop_b2b.domain.values import sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import copies_of
from tests.unit.fulfilment.floor_world import Floor
from tests.unit.memory_uow import an_id


@pytest.fixture
def world() -> Floor:
    """A shipment of one box, a wave, and a file of the order."""
    made = Floor()
    order = made.order(A=6)
    centre, shop = made.centre.organisation_id, made.shop.organisation_id
    made.put(e.FulfilmentShipment(id=an_id("shipment"), owner_id=centre, counterpart_id=shop, number="S-1"))
    made.put(
        e.HandlingUnit(
            id=an_id("box"), owner_id=centre, counterpart_id=shop, fulfilment_shipment_id=an_id("shipment"),
            sort_key=sort_key(0),
        )
    )  # fmt: skip
    made.put(e.Wave(id=an_id("wave"), owner_id=centre, number="W-1", b2b_order_ids=(order,)))
    made.put(
        e.B2BFile(
            id=an_id("file"), owner_id=shop, counterpart_id=centre, document_id=order, purpose="other",
            name="x.pdf", file_hash="0" * 64,
        )
    )  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("paper", "about", "document"),
    [
        ("packing_slip", "shipment", "shipment"),
        ("packing_slip", "box", "shipment"),
        ("carton_label", "box", "shipment"),
        ("bill_of_lading", "shipment", "shipment"),
        ("donation_receipt", "shipment", "shipment"),
        ("picking_list", "wave", "wave"),
        ("picking_list", "order", "order"),
        ("attachment", "file", "order"),
    ],
)
def test_a_print_is_marked_where_its_document_is(
    world: Floor, paper: PaperKind, about: str, document: str
) -> None:
    world.do(world.centre, RecordPrint(about_id=an_id(about), paper=paper, copy=2))
    (mark,) = world.all(e.PrintMark)
    assert (mark.document_id, mark.about_id, mark.paper, mark.copy) == (
        an_id(document), an_id(about), paper, 2,
    )  # fmt: skip
    assert mark.owner_id == world.centre.organisation_id
    assert mark.counterpart_id is None
    assert mark.by == world.centre.name


def test_both_originals_of_two_desks_show(world: Floor) -> None:
    for _ in range(2):
        world.do(world.centre, RecordPrint(about_id=an_id("box"), paper="carton_label"))
    marks = world.all(e.PrintMark)
    assert [mark.copy for mark in marks] == [1, 1]
    assert copies_of(marks, an_id("box"), "carton_label") == 2
    assert copies_of(marks, an_id("box"), "packing_slip") == 0


def test_a_copy_says_more_than_the_marks_that_are_known(world: Floor) -> None:
    world.do(world.centre, RecordPrint(about_id=an_id("box"), paper="carton_label", copy=5))
    assert copies_of(world.all(e.PrintMark), an_id("box"), "carton_label") == 5


@pytest.mark.parametrize(
    ("paper", "about"), [("carton_label", "shipment"), ("bill_of_lading", "box"), ("packing_slip", "nothing")]
)
def test_a_paper_about_something_else_is_refused(world: Floor, paper: PaperKind, about: str) -> None:
    with pytest.raises(UserError) as caught:
        world.do(world.centre, RecordPrint(about_id=an_id(about), paper=paper))
    assert (caught.value.code, caught.value.field) == ("print.unknown", "about_id")
    assert world.all(e.PrintMark) == []


def test_nobody_marks_what_is_not_theirs(world: Floor) -> None:
    with pytest.raises(UserError):
        world.do(world.other, RecordPrint(about_id=an_id("box"), paper="carton_label"))
    assert world.all(e.PrintMark) == []


def test_the_retailer_prints_for_itself(world: Floor) -> None:
    world.do(world.shop, RecordPrint(about_id=an_id("box"), paper="packing_slip"))
    (mark,) = world.all(e.PrintMark)
    assert mark.owner_id == world.shop.organisation_id
