# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists, links and alerts name documents by their ids alone: nobody can give a new document the id of one
that its other party has, so that one would stand in the other's place or hold a desk up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.services.handlers import shipments
from desktop_b2b.services.handlers.floor import packing
from desktop_b2b.storage.codec import load
from tests.fuzz.harbour import DEPOT, SHOP, harbour
from tests.fuzz.stage import Caller, Stage
from tests.simulation.world import Desk

NORTH = 2
COMMAND = "a" * 12 + "7" + "a" * 19


@pytest.fixture
def trade() -> Iterator[Stage]:
    found = Stage()
    yield found
    found.close()


@pytest.fixture
def floor() -> Iterator[Stage]:
    found = Stage(harbour())
    yield found
    found.close()


def pushed(stage: Stage, number: int, name: str, args: dict[str, Any]) -> tuple[str, str]:
    """A command as no desk would give it: verdict and code."""
    caller = Caller(stage, number)
    envelope = caller.envelope(COMMAND, name, 1, msgspec.json.encode(args))
    reply = stage.server.exchange(caller.session.token, caller.exchange("b" * 32, envelope))
    return reply.outcomes[0].outcome, reply.outcomes[0].code


def order_and_owner(stage: Stage, kind: Any, number: int, states: tuple[str, ...]) -> tuple[Any, Desk]:
    """An order in one of these states that somebody fulfils, and the desk of who ordered."""
    mine = Caller(stage, number).session.organisation_id
    marks = ",".join("?" * len(states))
    where = f'WHERE "counterpart_id" = ? AND "state" IN ({marks}) ORDER BY "id"'
    order = load(stage.db, kind, where, (bytes.fromhex(mine), *states))[0]
    return order, next(one for one in stage.world.desks if one.organisation_id == order.owner_id)


def shipment_of(order: e.Order) -> dict[str, Any]:
    return {"shipment_id": order.id, "order_id": order.id, "boxes": [], "packed": []}


def box_of(stage: Stage, order: e.B2BOrder, shipment_id: str) -> dict[str, Any]:
    """A box with all that is kept and picked of an order's first line."""
    kept = next(
        row
        for row in load(stage.db, e.Reservation, "WHERE b2b_order_id = ?", (bytes.fromhex(order.id),))
        if row.picked
    )
    (line,) = load(stage.db, e.B2BLine, "WHERE id = ?", (bytes.fromhex(kept.b2b_line_id),))
    quantity = str(min(kept.picked, line.picked - line.packed))
    content = {
        "b2b_order_id": order.id, "b2b_line_id": line.id, "stock_lot_id": kept.stock_lot_id,
        "quantity": quantity,
    }  # fmt: skip
    scan = {"code": line.sku, "quantity": quantity, "at": 1}
    return {
        "shipment_id": shipment_id, "unit_id": "0" * 12 + "7" + "1" * 19, "contents": [content],
        "scans": [scan], "weight": "1 kg", "size": "1 x 1 x 1 cm",
    }  # fmt: skip


def test_a_suppliers_shipment_has_no_orders_id(trade: Stage) -> None:
    order, desk = order_and_owner(trade, e.Order, NORTH, ("sent", "accepted"))
    assert pushed(trade, NORTH, "SaveShipment", shipment_of(order)) == ("rejected", "record.exists")
    assert trade.issue(COMMAND) == ("record.exists", "shipment_id")
    desk.engine.round()


def test_a_centres_shipment_has_no_orders_id(floor: Stage) -> None:
    order, desk = order_and_owner(floor, e.B2BOrder, DEPOT, ("picked",))
    args = box_of(floor, order, order.id)
    assert pushed(floor, DEPOT, "PackUnit", args) == ("rejected", "record.exists")
    assert floor.issue(COMMAND) == ("record.exists", "shipment_id")
    desk.engine.round()


def test_a_draft_has_no_orders_id(floor: Stage) -> None:
    mine = bytes.fromhex(Caller(floor, SHOP).session.organisation_id)
    order = load(floor.db, e.B2BOrder, 'WHERE "owner_id" = ? ORDER BY "id"', (mine,))[0]
    assert pushed(floor, SHOP, "SaveB2BDraft", {"b2b_draft_id": order.id}) == ("rejected", "record.exists")


@pytest.mark.parametrize("where", ["trade", "floor"])
def test_a_desk_goes_on_though_two_documents_have_one_id(
    where: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: a server that lets it in. What was there first stays listed, all else comes."""
    stage: Stage = request.getfixturevalue(where)
    take: Callable[..., str] = lambda _uow, row_id, *_more: row_id  # noqa: E731
    monkeypatch.setattr(shipments, "unused", take)
    monkeypatch.setattr(packing, "unused", take)
    if where == "trade":
        order, desk = order_and_owner(stage, e.Order, NORTH, ("sent", "accepted"))
        assert pushed(stage, NORTH, "SaveShipment", shipment_of(order))[0] == "committed"
    else:
        order, desk = order_and_owner(stage, e.B2BOrder, DEPOT, ("picked",))
        # Its shipment is called like an order of the retailer's that the centre knows.
        other = next(
            one for one in desk.rows(e.B2BOrder) if one.id != order.id and one.link_id == order.link_id
        )
        assert pushed(stage, DEPOT, "PackUnit", box_of(stage, order, other.id))[0] == "committed"
        order = other
    assert desk.engine.round().pulled
    with desk.store.reading() as db:
        kinds = db.query('SELECT "kind" FROM "transaction" WHERE "id" = ?', (bytes.fromhex(order.id),))
    assert kinds == [(type(order).KIND,)]
