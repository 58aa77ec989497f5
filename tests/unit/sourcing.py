# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer with three suppliers, and the steps of the sourcing loop in one call each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.policies import AnswerVersion, AssignAutomatically
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.optimum.solution import Effort
from desktop_b2b.services.optimum import question_of
from desktop_b2b.services.orders import order_documents, preview_hash
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.solver.optimise import optimise
from tests.unit.memory_uow import World, an_id

D = Decimal
#: What a request prefers, as a goal of the optimiser.
GOALS = {"cost": "cheapest", "delay": "fastest"}
EMAIL = "secret.customer@example.com"
LIMIT = D("7.654321")


class Trade(World):
    """``shop`` asks ``north``, ``south`` and ``west``; ``cards`` are its partner cards."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.organisation("Shop", is_retailer=True, shipping_hours=48, time_zone="Europe/Paris")
        self.north = self.organisation("North", is_supplier=True, time_zone="Europe/Oslo")
        self.south = self.organisation("South", is_supplier=True, time_zone="Africa/Lagos")
        self.west = self.organisation("West", is_supplier=True, time_zone="America/New_York")
        self.stranger = self.organisation("Stranger", is_retailer=True)
        self.cards = {
            "north": self.connect(self.shop, self.north, answer_hours=24, notes="Dock 4"),
            "south": self.connect(self.shop, self.south, answer_hours=48, shipping_required=True),
            "west": self.connect(self.shop, self.west, answer_hours=12),
        }

    def supplier(self, name: str) -> Actor:
        found = getattr(self, name)
        assert isinstance(found, Actor)
        return found

    def line(
        self, name: str, quantity: object = 10, partners: str = "north south", **fields: Any
    ) -> c.LinePatch:
        fields.setdefault("sku", name.upper())
        return c.LinePatch(
            id=an_id(name),
            description=f"Item {name}",
            quantity=D(str(quantity)),
            partner_ids=tuple(self.cards[partner] for partner in partners.split()),
            **fields,
        )

    def draft(self, name: str = "request", *lines: c.LinePatch, **fields: Any) -> str:
        """A draft that could be sent; its id."""
        request_id = an_id(name)
        address = {
            "company": "Customer Ltd",
            "contact_name": "Ada Doe",
            "address1": "1 High Street",
            "city": "Leeds",
            "postal_code": "LS1 1AA",
            "country": "GB",
            "recipient_email": EMAIL,
        }
        given = lines or (self.line("a", max_price=LIMIT), self.line("b", 5))
        self.do(self.shop, c.SaveDraft(request_id=request_id, lines=given, **{**address, **fields}))
        return request_id

    def send(self, name: str = "request", *lines: c.LinePatch, **fields: Any) -> str:
        """A sent request; its id."""
        request_id = self.draft(name, *lines, **fields)
        self.do(self.shop, c.SendRequest(request_id=request_id))
        return request_id

    def inquiry_id(self, request_id: str, partner: str) -> str:
        return child_id(request_id, "partner", self.cards[partner])

    def ask_id(self, request_id: str, partner: str, line: str) -> str:
        return child_id(self.inquiry_id(request_id, partner), "line", an_id(line))

    def answer(self, request_id: str, partner: str, *, made_at: int | None = None, **offers: Any) -> None:
        """Answer lines with "ready@price" or a tuple (ready, price, back-order)."""
        shipping = offers.pop("shipping", D(0) if partner == "south" else None)
        values = []
        for line, offer in offers.items():
            ready, price, *backorder = str(offer).split("@") if isinstance(offer, str) else offer
            values.append(
                c.AnswerLineValue(
                    inquiry_line_id=self.ask_id(request_id, partner, line),
                    ready=D(str(ready)),
                    price=None if price is None else D(str(price)),
                    backorder=D(str(backorder[0])) if backorder else D(0),
                    backorder_at=self.now + 100 * HOUR if backorder else None,
                )
            )
        cmd = c.SubmitAnswer(
            inquiry_id=self.inquiry_id(request_id, partner), shipping_cost=shipping, lines=tuple(values)
        )
        self.do(self.supplier(partner), cmd, made_at=made_at)

    def quantities(self, request_id: str, *given: tuple[str, str, object]) -> tuple[c.Assignment, ...]:
        """(partner, line, quantity) as assignments."""
        return tuple(
            c.Assignment(ask_id=self.ask_id(request_id, partner, line), quantity=D(str(quantity)))
            for partner, line, quantity in given
        )

    def preview(self, request_id: str, *given: tuple[str, str, object]) -> list[Any]:
        uow = self.unit(self.shop)
        return order_documents(uow, uow.get(e.Request, request_id), self.quantities(request_id, *given))

    def place(self, request_id: str, *given: tuple[str, str, object], close: bool = True) -> None:
        cmd = c.PlaceOrders(
            request_id=request_id,
            assignments=self.quantities(request_id, *given),
            preview_hash=preview_hash(self.preview(request_id, *given)),
            close=close,
        )
        self.do(self.shop, cmd)

    def assign(self, request_id: str) -> AssignAutomatically:
        """What the server's job does: solve on what is there, and hand it over."""
        cmd = self.solved(request_id)
        self.system(cmd, self.shop.organisation_id)
        return cmd

    def solved(self, request_id: str) -> AssignAutomatically:
        """The command that the job would give now."""
        uow = self.unit(self.shop)
        request = uow.get(e.Request, request_id)
        rules = rules_in_force(uow, request.owner_id)
        question = question_of(uow, request, self.now, rules)
        solution = optimise(question.problem, Effort(goal=GOALS[request.preference]))
        assert solution is not None
        return AssignAutomatically(
            request_id=request_id,
            input_hash=question.hash,
            answers=tuple(AnswerVersion(inquiry_id=i, revision=r) for i, r in question.answers),
            rules_id=rules.id if rules is not None else None,
            choices=tuple(c.Assignment(ask_id=i, quantity=q) for i, q in sorted(solution.choices.items())),
            total=solution.outcome.total,
            proven=solution.is_proven,
            gap=solution.gap,
            notice=solution.notice,
        )

    def ordered(self, name: str = "request") -> e.Order:
        """An order of 10 a and 5 b at north, sent; its request is closed."""
        request_id = self.send(name)
        self.answer(request_id, "north", a="10@5.00", b="5@2.50")
        self.place(request_id, ("north", "a", 10), ("north", "b", 5))
        return self.one(e.Order, inquiry_id=self.inquiry_id(request_id, "north"))

    def ordered_again(self) -> e.Order:
        """Another order at north, of a request with its own line."""
        request_id = self.send("again", self.line("again", sku="A"))
        self.answer(request_id, "north", again="10@5.00")
        self.place(request_id, ("north", "again", 10))
        return self.one(e.Order, inquiry_id=self.inquiry_id(request_id, "north"))

    def order_line(self, order: e.Order, sku: str) -> e.OrderLine:
        return self.one(e.OrderLine, order_id=order.id, sku=sku)

    def pack(self, order: e.Order, name: str = "shipment", **quantities: object) -> c.SaveShipment:
        """Everything given in one box, by lower-case SKU."""
        box = an_id(f"box of {name}")
        return c.SaveShipment(
            shipment_id=an_id(name),
            order_id=order.id,
            boxes=(c.BoxValue(id=box, weight_g=1_000),),
            packed=tuple(
                c.PackedValue(
                    order_line_id=self.order_line(order, sku.upper()).id,
                    box_id=box,
                    quantity=D(str(quantity)),
                )
                for sku, quantity in quantities.items()
            ),
        )

    def ship(self, order: e.Order, name: str = "shipment", **quantities: object) -> None:
        self.do(self.north, self.pack(order, name, **quantities))
        confirm = c.ConfirmShipment(shipment_id=an_id(name), courier="Post", tracking=f"TN-{name}")
        self.do(self.north, confirm)
