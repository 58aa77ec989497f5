# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What happened in the sample world: trades in every state, each a small story told in steps.

A story is a generator that yields the instant of its next step and acts when it is resumed.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.domain.commands.account import SaveContact, SaveProduct, SaveProductLine
from desktop_b2b.domain.commands.sourcing import (
    AcceptOrder,
    AddAttachment,
    AnswerLineValue,
    Assignment,
    BoxValue,
    CancelRequest,
    ConfirmShipment,
    DeclineInquiry,
    DeclineOrder,
    LinePatch,
    PackedValue,
    PartnerPatch,
    PlaceOrders,
    PostMessage,
    ProposeChange,
    SaveAssignment,
    SaveDraft,
    SaveShipment,
    SendRequest,
    SubmitAnswer,
)
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.paths import resources
from desktop_b2b.sample.companies import COURIERS, CUSTOMERS, GOODS, SUPPLIED_BY, Goods
from desktop_b2b.sample.desks import Office, SampleDesk, new_id
from desktop_b2b.services.queries import (
    GetInquiry,
    GetMatrix,
    GetOrder,
    MatrixView,
    PreviewOrders,
)

Story = Iterator[int]
CENT = Decimal("0.01")


@dataclass
class Trade:
    """How one request goes. Instants are relative to its sending, or to now where said. ``haggles``: who
    answers sends a price list along and proposes another price for the first item.
    """

    start: int
    retailer: str = "retailer"
    mode: str = "manual"
    deadline: int = 8 * HOUR
    answers: float = 1.0
    dear: bool = False
    decline: bool = False
    then: str = "shipped"
    order_after: int = 3 * HOUR
    ship_after: int = 20 * HOUR
    short: bool = False
    suppliers: tuple[str, ...] = ()
    sealed: bool = False
    haggles: bool = False
    seed: int = 0
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)


class Teller:
    """Tells all stories in the order of their instants."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.lines: dict[str, Id] = {}
        self._serial = 0

    # ---- the catalogue

    def catalogue(self) -> None:
        """Product lines, products and contacts of the first retailer."""
        desk = self.office.desks["retailer"]
        desk.meet()
        paths = sorted({goods.line for goods in GOODS} | {goods.line.split(" / ")[0] for goods in GOODS})
        for path in paths:
            top, _, name = path.partition(" / ")
            self.lines[path] = new_id()
            cards = tuple(self.office.card("retailer", key) for key in SUPPLIED_BY[top])
            desk.store.execute(
                SaveProductLine(
                    product_line_id=self.lines[path],
                    parent_id=self.lines[top] if name else None,
                    name=name or top,
                    partner_ids=() if name else cards,
                )
            )
        for goods in GOODS:
            desk.store.execute(
                SaveProduct(
                    product_id=new_id(),
                    sku=goods.sku,
                    description=goods.description,
                    product_line_id=self.lines[goods.line],
                )
            )
        for company, name, email, phone, address, code, city, country in CUSTOMERS:
            desk.store.execute(
                SaveContact(
                    contact_id=new_id(), recipient_kind="business" if company else "person", company=company,
                    name=name, email=email, phone=phone, address1=address, postal_code=code, city=city,
                    country=country,
                )
            )  # fmt: skip
        desk.meet()

    # ---- one trade

    def draft(self, trade: Trade, request_id: Id) -> SaveDraft:
        """The request as its author typed it."""
        chance = trade.chance
        tops = [top for top, keys in SUPPLIED_BY.items() if set(self._suppliers(trade)) & set(keys)]
        top = chance.choice(tops)
        goods = [item for item in GOODS if item.line.startswith(top)]
        chosen = chance.sample(goods, k=min(len(goods), chance.choice((1, 2, 3, 3, 4, 5))))
        company, name, email, phone, address, code, city, country = chance.choice(CUSTOMERS)
        keys = [key for key in SUPPLIED_BY[top] if key in self._suppliers(trade)]
        if not trade.suppliers and chance.random() < 0.35:
            keys = [chance.choice(keys)]
        cards = tuple(self.office.card(trade.retailer, key) for key in keys)
        known = trade.retailer == "retailer"
        lines = tuple(
            LinePatch(
                id=new_id(), sort_key=sort_key(place), sku=item.sku, description=item.description,
                quantity=Decimal(chance.choice((6, 12, 12, 24, 24, 48, 60, 120))),
                product_line_id=self.lines[item.line] if known else None,
                product_line_path=item.line, partner_ids=cards,
                max_price=_limit(trade, item) if trade.dear or chance.random() < 0.6 else None,
            )
            for place, item in enumerate(chosen)
        )  # fmt: skip
        at = self.office.clock.now()
        return SaveDraft(
            request_id=request_id, mode="automatic" if trade.mode == "automatic" else "manual",
            retailer_order_number=f"LL-{88000 + trade.seed}" if chance.random() < 0.8 else "",
            recipient_kind="business" if company else "person", company=company, contact_name=name,
            phone=phone, address1=address, postal_code=code, city=city, country=country,
            recipient_email=email,
            note_to_customer=chance.choice(("", "Thank you for your order.", "With our best wishes.")),
            note_to_suppliers=chance.choice(("", "", "Please keep the gift boxes flat-packed.")),
            sealed=trade.sealed,
            lines=lines,
            partners=tuple(
                PartnerPatch(
                    partner_id=card,
                    deadline_at=None if trade.then == "draft" else at + trade.deadline,
                    deadline_zone="Europe/Amsterdam",
                )
                for card in cards
            ),
        )  # fmt: skip

    def _suppliers(self, trade: Trade) -> tuple[str, ...]:
        if trade.suppliers:
            return trade.suppliers
        return (
            ("supplier-2",) if trade.retailer == "retailer-2" else ("supplier-1", "supplier-2", "supplier-3")
        )

    def tell(self, trade: Trade) -> Story:
        """A request from its first word to wherever it got."""
        retailer = self.office.desks[trade.retailer]
        request_id = new_id()
        yield trade.start
        retailer.do(self.draft(trade, request_id))
        if trade.then == "draft":
            return
        retailer.do(SendRequest(request_id=request_id))
        sent = self.office.clock.now()
        matrix = retailer.ask(GetMatrix(request_id=request_id))
        inquiries = [(self._desk_of(column.partner.name), column.partner.id) for column in matrix.partners]
        first = trade.seed % max(1, len(inquiries))
        answering = (inquiries[first:] + inquiries[:first])[: round(len(inquiries) * trade.answers)]
        for place, (supplier, inquiry_id) in enumerate(answering):
            yield sent + round(trade.deadline * (0.2 + 0.25 * place))
            self._answer(trade, supplier, inquiry_id)
        if trade.then == "cancelled":
            yield sent + trade.order_after
            retailer.do(CancelRequest(request_id=request_id))
        if trade.then in {"open", "cancelled"}:
            return
        if trade.mode != "automatic":
            yield sent + max(trade.order_after, round(trade.deadline * 0.9))
            if not self._order(trade, retailer, request_id):
                return
        else:
            self.office.move_to(self.office.clock.now())
        retailer.meet()
        ordered = self.office.clock.now()
        orders = [
            (order.id, self._desk_of_order(order.counterpart_id))
            for order in retailer.ask(GetMatrix(request_id=request_id)).orders
        ]
        for place, (order_id, supplier) in enumerate(orders):
            yield ordered + (place + 1) * 40 * MINUTE
            yield from self._deliver(trade, supplier, order_id, ordered)

    def _desk_of(self, name: str) -> SampleDesk:
        return next(desk for desk in self.office.desks.values() if desk.company.name == name)

    def _desk_of_order(self, organisation_id: Id | None) -> SampleDesk:
        key = next(key for key, found in self.office.ids.items() if found == organisation_id)
        return self.office.desks[key]

    # ---- steps

    def _answer(self, trade: Trade, supplier: SampleDesk, inquiry_id: Id) -> None:
        chance = trade.chance
        supplier.meet()
        view = supplier.ask(GetInquiry(inquiry_id=inquiry_id))
        if trade.decline:
            supplier.do(DeclineInquiry(inquiry_id=inquiry_id, reason="Out of season; back in spring."))
            return
        lines = []
        for line in view.lines:
            ready = line.quantity
            back = Decimal(0)
            if chance.random() < (0.7 if trade.short else 0.15):
                ready = (line.quantity / 2).to_integral_value()
                back = line.quantity - ready
            factor = Decimal(chance.randrange(92, 112)) / 100
            price = (_price(line.sku) * factor).quantize(CENT)
            lines.append(
                AnswerLineValue(
                    inquiry_line_id=line.id, ready=ready, price=price, backorder=back,
                    backorder_at=self.office.clock.now() + 12 * DAY if back else None,
                )
            )  # fmt: skip
        if trade.haggles:
            self._attach(supplier, inquiry_id)
        shipping = Decimal(chance.choice(("9.90", "14.50", "18.00", "22.00")))
        comment = "The rest follows as soon as the kiln is free." if trade.short else ""
        supplier.do(
            SubmitAnswer(
                inquiry_id=inquiry_id, shipping_cost=shipping, comment=comment, lines=tuple(lines)
            )
        )  # fmt: skip
        if trade.haggles:
            self._propose(supplier, inquiry_id, lines[0])
        if chance.random() < 0.25:
            self._serial += 1
            supplier.do(
                PostMessage(
                    message_id=child_id(inquiry_id, "remark", self._serial), thread_id=inquiry_id,
                    body="We can hold these prices until Friday.",
                )
            )  # fmt: skip

    def _attach(self, supplier: SampleDesk, inquiry_id: Id) -> None:
        content = (resources() / "sample" / "price-list.pdf").read_bytes()
        supplier.do(
            AddAttachment(
                attachment_id=new_id(), inquiry_id=inquiry_id, name="Winter price list.pdf",
                file_hash=supplier.store.store_file(content, "application/pdf"), mime="application/pdf",
                size=len(content),
            )
        )  # fmt: skip

    def _propose(self, supplier: SampleDesk, inquiry_id: Id, line: AnswerLineValue) -> None:
        price = ((line.price or Decimal(0)) * Decimal("0.94")).quantize(CENT)
        supplier.do(
            ProposeChange(
                proposal_id=new_id(), document_id=inquiry_id, line_id=line.inquiry_line_id, kind="price",
                price=price, reason="If all of it leaves in one delivery.",
                valid_until=self.office.clock.now() + 5 * DAY,
            )
        )  # fmt: skip

    def _order(self, trade: Trade, retailer: SampleDesk, request_id: Id) -> bool:
        retailer.meet()
        assignments = _cheapest(retailer.ask(GetMatrix(request_id=request_id)), half=trade.then == "partial")
        if not assignments:
            return False
        if trade.then == "assigned":
            retailer.do(SaveAssignment(request_id=request_id, assignments=assignments))
            return False
        preview = retailer.ask(PreviewOrders(request_id=request_id, assignments=assignments))
        retailer.do(
            PlaceOrders(
                request_id=request_id, assignments=assignments, preview_hash=preview.preview_hash,
                close=trade.then != "partial",
            )
        )  # fmt: skip
        return True

    def _deliver(self, trade: Trade, supplier: SampleDesk, order_id: Id, ordered: int) -> Story:
        if trade.then == "declined":
            supplier.do(
                DeclineOrder(order_id=order_id, reason="A pallet broke; we cannot replace it in time.")
            )
            return
        if trade.chance.random() < 0.8:
            supplier.do(AcceptOrder(order_id=order_id))
        if trade.then == "ordered":
            return
        yield ordered + trade.ship_after
        supplier.meet()
        view = supplier.ask(GetOrder(order_id=order_id))
        shipment_id, box_id = new_id(), new_id()
        lines = view.lines[:1] if trade.then == "part_shipped" and len(view.lines) > 1 else view.lines
        courier, pattern = trade.chance.choice(COURIERS)
        tracking = pattern.format(trade.chance.randrange(10**8))
        supplier.do(
            SaveShipment(
                shipment_id=shipment_id, order_id=order_id,
                boxes=(BoxValue(id=box_id, weight_g=trade.chance.randrange(900, 14_000)),),
                packed=tuple(
                    PackedValue(order_line_id=line.id, box_id=box_id, quantity=line.quantity)
                    for line in lines
                ),
                courier=courier, tracking=tracking,
            ),
            *(
                ()
                if trade.then == "packed"
                else (ConfirmShipment(shipment_id=shipment_id, courier=courier, tracking=tracking),)
            ),
        )  # fmt: skip


def _price(sku: str) -> Decimal:
    return next(item.price for item in GOODS if item.sku == sku)


def _limit(trade: Trade, item: Goods) -> Decimal:
    return (item.price * (Decimal("0.8") if trade.dear else Decimal("1.12"))).quantize(CENT)


def _cheapest(matrix: MatrixView, *, half: bool) -> tuple[Assignment, ...]:
    """Each line to its cheapest partner; half of the lines where the rest shall stay open."""
    chosen: list[Assignment] = []
    lines = matrix.lines[: max(1, len(matrix.lines) // 2)] if half else matrix.lines
    for view in lines:
        cells = [
            cell
            for key, cell in matrix.cells.items()
            if key.startswith(view.line.id) and cell.answer is not None and cell.answer.price is not None
        ]
        if not cells:
            continue
        best = min(cells, key=lambda cell: (cell.answer.price if cell.answer else None) or Decimal(0))
        quantity = view.line.quantity
        if half and len(matrix.lines) == 1:
            quantity = (quantity / 2).to_integral_value()
        chosen.append(Assignment(ask_id=best.ask.id, quantity=quantity))
    return tuple(chosen)


def tell_all(office: Office, stories: Iterable[Story], now: int) -> None:
    """All stories at once, step by step in the order of time, up to now."""
    waiting: list[tuple[int, int, Story]] = []
    for count, story in enumerate(stories):
        heapq.heappush(waiting, (next(story), count, story))
    while waiting:
        at, count, story = heapq.heappop(waiting)
        if at > now:
            continue
        office.move_to(at)
        following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (max(following, at), count, story))
    office.move_to(now)
