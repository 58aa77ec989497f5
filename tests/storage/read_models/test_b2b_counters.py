# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Counters of B2B orders that are kept say what counting from scratch says, whatever happens at the centre:
on the retailer's desk and on the centre's.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.storage.projecting.phases import PHASES
from tests.storage.read_models.test_counters import Desk
from tests.storage.read_models.world import DAY, HOUR, OTHER, RETAILER, USER, World

Maker = Callable[[str], World]
LINK = "1f" * 16
STATES = (*PHASES["b2b_order"], "cancelled")
REASONS = ((), ("SCHEDULED",), ("NO_STOCK",), ("SCHEDULED", "NO_STOCK"), ("BAD_ADDRESS", "PAYMENT"))
SEEDS = (0, 1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 14)))
ZONES = ("UTC", "America/New_York", "Pacific/Kiritimati")


class B2BDesk(Desk):
    """A desk of a retailer with a centre, or of the centre, at which B2B orders live."""

    queries = (
        "kind:b2b_order", "is:overdue", "ship:<1d", "ship:today", "reason:no_stock",
        "kind:b2b_order -reason:scheduled", "status:action_required", "kind:b2b_draft", "is:open",
        "tracking:1Z", "courier:dhl OR lines:>1", "shipped:<2w", "widget:b2b_due_today",
        "widget:b2b_shipped_14", "is:pending", "has:issue", "is:unread", "edited:<1h", "partner:brume",
        "quantity:>10", "is:closed",
    )  # fmt: skip
    saved = ("kind:b2b_order", "reason:scheduled", "ship:<1h", "partner:brume", "tracking:1Z")
    usual = ("b2b_action", "b2b_due_today", "b2b_shipped_14", "b2b_to_hand")

    @property
    def is_centre(self) -> bool:
        """Whether it is the centre's."""
        return self.world.me == OTHER

    def fill(self) -> None:
        other = RETAILER if self.is_centre else OTHER
        self.world.put(
            e.Organisation(
                id=self.world.me, owner_id=self.world.me, name="Larch", is_retailer=not self.is_centre,
                is_fulfilment_centre=self.is_centre,
            ),
            e.Link(id=LINK, owner_id=RETAILER, counterpart_id=OTHER, kind=CENTRE, state="connected"),
            e.LinkFact(id=self.world.id(), owner_id=other, counterpart_id=self.world.me, link_id=LINK,
                       name="Brume"),
        )  # fmt: skip
        for _ in range(12):
            self.world.save(*self.made())
            self.world.save(*self.sent())
        self.world.save(self.drafted())

    # ---- rows

    def changing(self) -> dict[str, Any]:
        """Where an order may stand."""
        dice, state = self.dice, self.dice.choice(STATES)
        near = dice.choice((0, 1, HOUR, DAY, 14 * DAY)) * dice.choice((-1, 1))
        gone = state in ("shipped", "collected", "delivered", "exception")
        return {
            "state": state, "reasons": dice.choice(REASONS) if state == "action_required" else (),
            "blocked_at": dice.choice((None, self.now)), "due_at": dice.choice((None, self.now + near)),
            "reserve_zone": dice.choice(ZONES),
            "shipped_at": self.now - dice.choice((0, HOUR, 14 * DAY)) if gone else None,
        }  # fmt: skip

    def made(self) -> list[e.Row]:
        """An order with its items."""
        order = e.B2BOrder(
            id=self.world.id(), owner_id=RETAILER, counterpart_id=OTHER, link_id=LINK,
            number=f"B-{self.dice.randint(1, 99)}", created_at=self.now - self.dice.randint(0, DAY),
            company=self.dice.choice(("Galerie Hartwig", "Lune")), **self.changing(),
        )  # fmt: skip
        return [order, *(self.line(order.id) for _ in range(self.dice.randint(1, 3)))]

    def line(self, order_id: str) -> e.B2BLine:
        return e.B2BLine(
            id=self.world.id(), owner_id=RETAILER, counterpart_id=OTHER, b2b_order_id=order_id, sort_key="1",
            stock_item_id="2" * 32, sku=self.dice.choice(("MUG", "TEA")),
            quantity=Decimal(self.dice.randint(1, 9)),
        )  # fmt: skip

    def sent(self) -> list[e.Row]:
        """A shipment of an order, sometimes of two, with a box."""
        parties: dict[str, Any] = {"owner_id": OTHER, "counterpart_id": RETAILER}
        shipment = e.FulfilmentShipment(
            id=self.world.id(), number="S-1", created_at=self.now, carrier=self.dice.choice(("DHL", "")),
            **parties,
        )  # fmt: skip
        rows: list[e.Row] = [shipment]
        for order in {self.a(e.B2BOrder).id for _ in range(self.dice.choice((1, 1, 2)))}:
            part = e.ShipmentOrder(
                id=self.world.id(), fulfilment_shipment_id=shipment.id, b2b_order_id=order, **parties
            )
            rows.append(part)
        box = e.HandlingUnit(
            id=self.world.id(), fulfilment_shipment_id=shipment.id, sort_key="1",
            tracking=self.dice.choice(("1Z-1", "")), **parties,
        )  # fmt: skip
        return [*rows, box]

    def drafted(self) -> e.B2BDraft:
        return e.B2BDraft(
            id=self.world.id(), owner_id=RETAILER, number="D-1", link_id=self.dice.choice((None, LINK)),
            created_at=self.now, edited_at=self.now, company="Lune",
        )  # fmt: skip

    # ---- what may happen

    def an_order_comes(self) -> None:
        self.save(*self.made())

    def an_order_moves(self) -> None:
        """Its state and all that goes with it; the history tells since when, or comes later."""
        row = self.a(e.B2BOrder)
        for name, value in self.changing().items():
            setattr(row, name, value)
        rows: list[e.Row] = [row]
        if self.dice.random() < 0.5:
            rows.append(self.event(row))
        self.save(*rows)

    def its_history_comes(self) -> None:
        self.save(self.event(self.a(e.B2BOrder)))

    def event(self, row: e.B2BOrder) -> e.Event:
        changes = [["b2b_order", row.id, "state", "", row.state]]
        return e.Event(
            id=self.world.id(), owner_id=RETAILER, counterpart_id=OTHER, document_id=row.id,
            document_kind="b2b_order", command="x", actor_id=None, actor_name="", device="",
            at=self.now - self.dice.choice((0, MINUTE)), changes=json.dumps(changes, separators=(",", ":")),
        )  # fmt: skip

    def its_items_change(self) -> None:
        row = self.a(e.B2BLine)
        row.cancelled = self.dice.choice((Decimal(0), row.quantity))
        row.sku = self.dice.choice(("MUG", "TEA"))
        self.save(row if self.dice.random() < 0.7 else self.line(self.a(e.B2BOrder).id))

    def something_is_sent(self) -> None:
        self.save(*self.sent())

    def a_shipment_changes(self) -> None:
        row = self.a(e.FulfilmentShipment)
        row.state = self.dice.choice(("packed", "labelled", "confirmed", "voided"))
        row.tracking = self.dice.choice(("", "1Z-9"))
        self.save(row)

    def a_box_changes(self) -> None:
        row = self.a(e.HandlingUnit)
        row.state, row.tracking = self.dice.choice(("packed", "void")), self.dice.choice(("", "1Z-2", "JJD"))
        self.save(row)

    def a_draft_changes(self) -> None:
        row = self.drafted() if self.dice.random() < 0.4 else self.a(e.B2BDraft)
        row.state = self.dice.choice(("draft", "draft", "deleted", "created"))
        row.edited_at = self.now
        self.save(row)

    def the_other_side_is_renamed(self) -> None:
        row = self.a(e.LinkFact)
        row.name = self.dice.choice(("Brume", "Nord"))
        self.save(row)

    def goods_and_waves_come(self) -> None:
        """Of these no document of the list is made."""
        wave = e.Wave(
            id=self.world.id(), owner_id=OTHER, number="W-1", b2b_order_ids=(self.a(e.B2BOrder).id,),
            created_at=self.now,
        )  # fmt: skip
        lot = e.StockLot(
            id=self.world.id(), owner_id=RETAILER, counterpart_id=OTHER, stock_item_id="2" * 32,
            on_hand=Decimal(5),
        )  # fmt: skip
        self.save(wave, lot)

    # ---- as on any desk, about these documents

    def something_is_opened(self) -> None:
        mark = e.OpenedMark(
            id=self.world.id(), owner_id=self.world.me, user_id=USER, opened_at=self.now,
            record_id=self.dice.choice((self.a(e.B2BOrder), self.a(e.B2BDraft))).id,
        )  # fmt: skip
        self.world.put(mark)
        self.told({"opened_mark"}, mark.id)

    def something_is_seen(self) -> None:
        self.world.seen(self.dice.choice(self.usual), self.now - self.dice.randint(0, HOUR))
        self.told({"seen_mark"})

    def a_command_waits(self) -> None:
        row = self.a(e.B2BOrder)
        self.world.pend(row)
        self.told({"outbox", "b2b_order"}, row.id)

    def an_issue_comes(self) -> None:
        row = e.SyncIssue(
            id=self.world.id(), owner_id=self.world.me, user_id=USER, kind="rejected", command="x", body="",
            document_id=self.a(e.B2BOrder).id,
        )  # fmt: skip
        self.world.put(row)
        self.told({"sync_issue"}, row.id)

    def happen(self) -> None:
        self.dice.choice(ACTIONS)(self)


ACTIONS: tuple[Callable[[B2BDesk], None], ...] = (
    B2BDesk.an_order_comes, B2BDesk.an_order_moves, B2BDesk.an_order_moves, B2BDesk.its_history_comes,
    B2BDesk.its_items_change, B2BDesk.something_is_sent, B2BDesk.a_shipment_changes, B2BDesk.a_box_changes,
    B2BDesk.a_draft_changes, B2BDesk.the_other_side_is_renamed, B2BDesk.goods_and_waves_come,
    B2BDesk.something_is_opened, B2BDesk.an_opening_is_taken_back, B2BDesk.something_is_seen,
    B2BDesk.a_command_waits, B2BDesk.the_outbox_is_sent, B2BDesk.an_issue_comes, B2BDesk.a_widget_changes,
    B2BDesk.a_default_widget_changes, B2BDesk.a_view_changes, B2BDesk.time_passes,
    B2BDesk.time_passes_until_something_changes, B2BDesk.the_clock_is_put_back, B2BDesk.all_is_made_anew,
)  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mine", [RETAILER, OTHER], ids=["retailer", "centre"])
def test_any_sequence_ends_as_counted_from_scratch(make_world: Maker, mine: str, seed: int) -> None:
    desk = B2BDesk(make_world(mine), seed)
    desk.check()
    keys = {state.key for state in desk.states() if state.is_default}
    assert {one for one in keys if one.startswith("b2b_")}, "its own widgets are counted"
    for _ in range(30):
        for _ in range(desk.dice.choice((1, 1, 1, 3))):
            desk.happen()
        desk.check(desk.dice.choice((4, 4, 4, 0, None)))
