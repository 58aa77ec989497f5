# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Value-added services: asked for, done, proven, accounted for before the last label goes on (mission §2)."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.services import asked_services
from tests.unit.fulfilment.dock import fresh
from tests.unit.fulfilment.floor_world import Floor
from tests.unit.memory_uow import an_id

D = Decimal
_COUNT = itertools.count()


def fresh_id() -> str:
    """An id of somebody's device, each time another."""
    return fresh(f"record {next(_COUNT)}")


@pytest.fixture
def floor() -> Floor:
    return Floor()


def ready(floor: Floor, *services: str, name: str = "order") -> None:
    """An order with all in one box."""
    floor.order(name, A=2, fields={"services": services})
    floor.pick("A", 2, name)
    floor.pack(f"box of {name}", floor.content("A", 2, name), shipment=f"shipment of {name}")


def record(floor: Floor, service: str, units: object = 1, name: str = "order", **more: Any) -> str:
    record_id = fresh_id()
    floor.do(
        floor.centre,
        f.RecordService(
            service_record_id=record_id, b2b_order_id=an_id(name), service=service, quantity=D(str(units)),
            **more,
        ),
    )  # fmt: skip
    return record_id


def label(floor: Floor, name: str = "order") -> None:
    floor.label(f"box of {name}", shipment=f"shipment of {name}")


def picture(floor: Floor, name: str = "order", who: Any = None) -> str:
    file_id = fresh_id()
    floor.do(
        who or floor.centre,
        b.AddB2BFile(
            b2b_file_id=file_id, document_id=an_id(name), purpose="evidence", name="note.jpg",
            file_hash=f"{len(floor.all(e.B2BFile)):064}", mime="image/jpeg", size=9,
        ),
    )  # fmt: skip
    return file_id


def test_the_last_label_waits_for_services_that_must_be_proven(floor: Floor) -> None:
    ready(floor, "kitting*3", "fnsku", "inserts")
    with floor.refused("service.open", "shipment_id"):
        label(floor)
    record(floor, "kitting", 2, note="Two of three")
    record(floor, "fnsku", 2, code="X001ABC")
    with floor.refused("service.open"):
        label(floor)
    record(floor, "kitting")
    label(floor)
    assert floor.state() == "labelled", "inserts need no proof"
    kits = floor.all(e.ServiceRecord, service="kitting")
    assert [(one.quantity, one.note, one.by, one.at) for one in kits] == [
        (D(2), "Two of three", floor.centre.name, floor.now), (D(1), "", floor.centre.name, floor.now),
    ]  # fmt: skip
    assert {one.counterpart_id for one in kits} == {floor.shop.organisation_id}, "the retailer sees it"


def test_what_was_left_out_says_why_and_lets_the_order_go(floor: Floor) -> None:
    ready(floor, "kitting*3")
    with floor.refused("text.missing", "note"):
        record(floor, "kitting", 0)
    record(floor, "kitting", 0, note="The parts never came")
    label(floor)
    assert floor.state() == "labelled"


def test_part_of_an_order_may_leave_before_its_services_are_done(floor: Floor) -> None:
    """N19: of several shipments the last one waits."""
    floor.order(A=4, fields={"services": ("kitting*2",)})
    floor.pick("A", 4)
    floor.pack("box of one", floor.content("A", 2), shipment="shipment of one")
    label(floor, "one")
    floor.confirm("shipment of one")
    floor.pack("box of two", floor.content("A", 2), shipment="shipment of two")
    with floor.refused("service.open"):
        label(floor, "two")


def test_a_collector_gets_nothing_before_it_is_done(floor: Floor) -> None:
    floor.order(A=2, fields={"services": ("bagging",), "kind": "pickup"})
    floor.pick("A", 2)
    floor.pack("box", floor.content("A", 2))
    with floor.refused("service.open"):
        floor.confirm(collected_by="Ada", signature="Ada")
    record(floor, "bagging", 2)
    floor.confirm(collected_by="Ada", signature="Ada")
    assert floor.state() == "collected"


def test_the_proof_is_what_the_centres_table_wants(floor: Floor) -> None:
    ready(floor, "fnsku", "gift_note", "kitting*2")
    ready(floor, "gift_note", name="other")
    with floor.refused("service.scan", "code"):
        record(floor, "fnsku")
    with floor.refused("service.photo", "b2b_file_id"):
        record(floor, "gift_note", code="X001ABC")
    for wrong in (an_id("nothing"), picture(floor, "other"), picture(floor, who=floor.shop)):
        with floor.refused("service.file", "b2b_file_id"):
            record(floor, "gift_note", b2b_file_id=wrong)
    mine = picture(floor)
    proven = record(floor, "gift_note", b2b_file_id=mine)
    with floor.refused("service.file_used", "b2b_file_id"):
        floor.do(floor.centre, b.RemoveB2BFile(b2b_file_id=mine))
    floor.do(floor.centre, f.RemoveServiceRecord(service_record_id=proven))
    floor.do(floor.centre, b.RemoveB2BFile(b2b_file_id=mine))
    assert floor.all(e.ServiceRecord) == []


def test_bad_input_is_refused_and_nothing_is_recorded(floor: Floor) -> None:
    ready(floor, "kitting*2")
    with floor.refused("service.not_asked", "service"):
        record(floor, "bagging")
    with floor.refused("service.many", "quantity"):
        record(floor, "kitting", 3)
    with floor.refused("number.negative", "quantity"):
        record(floor, "kitting", -1)
    with floor.refused("record.other_party"):
        floor.do(
            floor.shop,
            f.RecordService(
                service_record_id=fresh_id(), b2b_order_id=an_id("order"), service="kitting", quantity=D(1)
            ),
        )
    assert floor.all(e.ServiceRecord) == []
    made = record(floor, "kitting", 2)
    with floor.refused("service.many"):
        record(floor, "kitting")
    label(floor)
    floor.confirm("shipment of order")
    with floor.refused("state.wrong"):
        floor.do(floor.centre, f.RemoveServiceRecord(service_record_id=made))


@pytest.mark.parametrize(
    ("asked", "recorded", "waits"),
    [
        (["kitting*2"], [], True),
        (["kitting*2"], [("kitting", 1)], True),
        (["kitting*2"], [("kitting", 1), ("kitting", 1)], False),
        (["kitting"], [("kitting", 1)], False),
        (["kitting*2"], [("kitting", 1), ("kitting", 0)], False),
        (["kitting*2", "kitting*3"], [("kitting", 4)], True),
        (["inserts"], [], False),
        (["unheard_of"], [], False),
    ],
)  # fmt: skip
def test_what_is_open_follows_from_what_was_asked(
    asked: list[str], recorded: list[tuple[str, int]], waits: bool
) -> None:
    pairs = [(code, D(units)) for code, units in recorded]
    (found,) = asked_services(default_tables(), asked, pairs)
    assert found.is_open == waits
