# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of the B2B orders of the sample world: written at the retailer's desk, worked on at the
centre's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.clock import DAY, HOUR, to_datetime
from desktop_b2b.domain import calendars
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands.stock import SaveCentreTerms
from desktop_b2b.domain.values import Id, Instant, child_id, sort_key
from desktop_b2b.rules import worktime
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK, default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.sample.companies import BY_KEY, GOODS
from desktop_b2b.sample.consignments import SHOPS, Consignment, Shop
from desktop_b2b.sample.desks import Office, SampleDesk, new_id
from desktop_b2b.services.queries import CentresOf, FloorOrder, GetFloorOrders, ListFloor, ListStock, StockRow

#: The centre's company prefix at GS1: each box that it closes gets a number of its own.
PREFIX = "8718456"
_PRICES = {goods.sku: goods.price for goods in GOODS}
#: Kilograms of one of the goods, more or less, and of an empty box.
_UNIT, _CARTON = Decimal("0.4"), Decimal("0.6")
_SIZES = ("40 x 30 x 25 cm", "60 x 40 x 30 cm", "35 x 25 x 20 cm")


def publish_terms(office: Office) -> None:
    """The centre shows what it offers and asks for: the usual, with its own prefix at GS1."""
    home = BY_KEY["centre-1"]
    tables = msgspec.structs.replace(default_tables(home.country, home.currency), company_prefix=PREFIX)
    office.desks["centre-1"].do(
        SaveCentreTerms(organisation_id=office.ids["centre-1"], tables=encode_tables(tables))
    )


class Dispatcher:
    """Tells the story of each consignment."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.retailer, self.centre = office.desks["retailer"], office.desks["centre-1"]

    def tell(self, plan: Consignment, number: int, now: int) -> Iterator[int]:
        """From the draft to wherever it got."""
        yield now - plan.age
        draft_id = child_id(self.office.ids["retailer"], "consignment", number)
        parcel = _Parcel(self, plan, draft_id, number)
        self._act(self.retailer, (parcel.draft(), *(parcel.create() if plan.then else ())))
        for place, step in enumerate(plan.then[1:], 1):
            yield now - plan.age + place * plan.pace
            act: Callable[[], Iterator[Command]] = getattr(parcel, step)
            desk = self.retailer if step in _RETAILERS else self.centre
            if place == 1 or desk is self.retailer:
                desk.meet()
            self._act(desk, act())

    def _act(self, desk: SampleDesk, commands: Iterable[Command]) -> None:
        """One after the other: what a command needs, the one before it may have made."""
        for command in commands:
            desk.store.execute(command)
        desk.meet()


#: Steps that are the retailer's.
_RETAILERS = frozenset({"cancel", "ask_back"})


#: How long somebody may come for an order.
_SLOT = 3 * HOUR


def _slot(after: Instant) -> Instant:
    """When somebody may come: the centre works then, whatever day the world is made on."""
    calendar = WorkCalendar(BY_KEY["centre-1"].zone, calendars.week(DEFAULT_WEEK, "work_week"))
    while not worktime.opens_for(calendar, after, after + _SLOT):
        after += HOUR
    return after


class _Parcel:
    """The commands of one consignment."""

    def __init__(self, dispatcher: Dispatcher, plan: Consignment, draft_id: Id, number: int) -> None:
        self.office, self.centre, self.retailer = dispatcher.office, dispatcher.centre, dispatcher.retailer
        self.plan, self.draft_id, self.number = plan, draft_id, number
        self.order_id, self.shipment_id = child_id(draft_id, "order"), child_id(draft_id, "shipment")
        self.shop: Shop = SHOPS[plan.shop]
        self.rows: list[StockRow] = []

    # ---- the retailer's

    def draft(self) -> b.SaveB2BDraft:
        """What the wizard would have saved."""
        plan, shop, lines = self.plan, self.shop, self._lines()
        more: dict[str, Any] = {}
        if plan.kind == "pickup":
            since = _slot(self.office.clock.now() + DAY)
            more = {"collector": shop.contact, "collect_from": since, "collect_until": since + _SLOT}
        elif plan.mode == "freight":
            more = {"mode": "freight", "carrier": "dachser", "service": "targospeed", "consent": True}
        elif plan.method == "provider":
            service = "parcel" if shop.country == "NL" else "europe"
            more = {"carrier": "dhl", "service": service, "consent": True}
        if plan.reserve:
            day = to_datetime(self.office.clock.now(), "Europe/Amsterdam").date()
            more["reserve_on"] = (day + timedelta(days=plan.reserve)).isoformat()
        if shop.country != "NL":
            more["incoterm"] = "DAP"
        return b.SaveB2BDraft(
            b2b_draft_id=self.draft_id, kind=plan.kind, method=plan.method,  # type: ignore[arg-type]
            link_id=self.retailer.ask(CentresOf())[0].link_id,
            recipient_kind="business" if shop.company else "person", company=shop.company,
            contact_name=shop.contact, recipient_email=shop.email, phone=shop.phone, address1=shop.address,
            postal_code=shop.postal_code, city=shop.city, country=shop.country, currency="EUR",
            insured_value=self._worth() if plan.insured else Decimal(0), instructions=plan.instructions,
            lines=lines, services=plan.services,
            consent_edition=1, retailer_order_number=f"LL-{70410 + self.number}", **more,
        )  # fmt: skip

    def _lines(self) -> tuple[b.B2BLinePatch, ...]:
        """Goods that the centre has enough of, other ones in each order."""
        most = max(self.plan.lines)
        rows = [row for row in self.retailer.ask(ListStock(limit=100)).rows if row.available >= most]
        first = self.number * 3 % len(rows)
        self.rows = (rows[first:] + rows[:first])[: len(self.plan.lines)]
        return tuple(
            b.B2BLinePatch(
                id=child_id(self.draft_id, "line", place), sort_key=sort_key(place), sku=row.sku,
                quantity=Decimal(units) + (row.available if self.plan.short and not place else Decimal(0)),
            )
            for place, (row, units) in enumerate(zip(self.rows, self.plan.lines, strict=True))
        )  # fmt: skip

    def create(self) -> Iterator[Command]:
        """The order, with what customs ask where it goes abroad."""
        customs = tuple(
            b.CustomsValue(
                line_id=child_id(self.draft_id, "line", place), unit_value=_PRICES[row.sku], currency="EUR",
                hs_code="691200", origin_country="PT",
            )
            for place, row in enumerate(self.rows)
            if self.shop.country != "NL"
        )  # fmt: skip
        yield b.CreateB2BOrder(b2b_draft_id=self.draft_id, customs=customs, order_value=self._worth())

    def _worth(self) -> Decimal:
        pairs = zip(self.rows, self.plan.lines, strict=True)
        return sum((_PRICES[row.sku] * units for row, units in pairs), Decimal(0))

    def cancel(self) -> Iterator[Command]:
        """Called off before anybody picked it."""
        yield b.CancelB2BOrder(b2b_order_id=self.order_id, reason="The shop moved its opening to spring.")

    def ask_back(self) -> Iterator[Command]:
        """Called off when it is picked: the centre is asked."""
        yield b.CancelB2BOrder(b2b_order_id=self.order_id, reason="Ordered twice.")

    # ---- the centre's

    def _view(self) -> FloorOrder:
        return self.centre.ask(GetFloorOrders(b2b_order_ids=(self.order_id,))).orders[0]

    def gather(self) -> Iterator[Command]:
        """What may be picked now goes together in a wave."""
        waiting = self.centre.ask(ListFloor()).orders
        ids = tuple(row.id for row in waiting if row.state in ("processing", "picking"))
        yield f.OpenWave(wave_id=child_id(self.order_id, "wave"), b2b_order_ids=ids, name="Aisles A to C")

    def begin(self) -> Iterator[Command]:
        """The first item is picked; the rest is not yet."""
        yield from self._pick(1)

    def pick(self) -> Iterator[Command]:
        """All that is kept for it, from the bins where it lies."""
        yield from self._pick(len(self.plan.lines))

    def _pick(self, lines: int) -> Iterator[Command]:
        for view in self._view().lines[:lines]:
            for lot in view.lots:
                left = lot.reserved
                for place in lot.places:
                    taken = min(left, place.quantity)
                    left -= taken
                    if taken:
                        yield f.PickLine(
                            b2b_order_id=self.order_id, b2b_line_id=view.line.id, stock_lot_id=lot.lot.id,
                            quantity=taken, bin_id=place.bin_id,
                        )  # fmt: skip

    def pack(self) -> Iterator[Command]:
        """Into as many boxes as it takes, each with its scans."""
        found = [(view, lot, lot.picked) for view in self._view().lines for lot in view.lots if lot.picked]
        for box in range(self.plan.boxes):
            mine = [
                (view, lot, share)
                for view, lot, picked in found
                if (share := picked // self.plan.boxes + (picked % self.plan.boxes if not box else 0))
            ]
            units = sum((share for *_, share in mine), Decimal(0))
            yield f.PackUnit(
                shipment_id=self.shipment_id, unit_id=child_id(self.shipment_id, "unit", box),
                contents=tuple(
                    f.ContentValue(
                        b2b_order_id=self.order_id, b2b_line_id=view.line.id, stock_lot_id=lot.lot.id,
                        quantity=share,
                    )
                    for view, lot, share in mine
                ),
                scans=tuple(
                    f.ScanValue(code=view.line.gtin, quantity=share, at=self.office.clock.now())
                    for view, _lot, share in mine
                ),
                company_prefix=PREFIX, weight=f"{units * _UNIT + _CARTON:.1f} kg",
                size=_SIZES[box % len(_SIZES)],
            )  # fmt: skip

    def stack(self) -> Iterator[Command]:
        """All boxes onto one pallet."""
        boxes = tuple(child_id(self.shipment_id, "unit", box) for box in range(self.plan.boxes))
        yield f.BuildPallet(
            shipment_id=self.shipment_id, unit_id=child_id(self.shipment_id, "pallet"), box_ids=boxes,
            company_prefix=PREFIX, weight="58 kg", size="120 x 80 x 75 cm",
        )  # fmt: skip

    def quote(self) -> Iterator[Command]:
        """What the freight costs; the retailer has not answered yet."""
        yield b.QuoteB2BShipping(b2b_order_id=self.order_id, quote=Decimal("148.50"))

    def hold(self) -> Iterator[Command]:
        """The centre has a question."""
        yield b.HoldB2BOrder(
            b2b_order_id=self.order_id, reason="The house number does not exist: please ask the shop."
        )

    def sticker(self) -> Iterator[Command]:
        """A sticker on each unit, and one of them scanned as the proof."""
        yield self._served("gs1_sticker", 18, code=self.rows[0].sku)

    def kit(self) -> Iterator[Command]:
        """Some of the sets are made; the rest must be before the labels."""
        yield self._served("kitting", 2, note="Two sets of four; ribbon for the others comes tomorrow.")

    def _served(self, service: str, units: int, **more: str) -> Command:
        return f.RecordService(
            service_record_id=new_id(), b2b_order_id=self.order_id, service=service,
            quantity=Decimal(units), **more,
        )  # fmt: skip

    def label(self) -> Iterator[Command]:
        """A carrier's label on each box."""
        labels = tuple(
            f.LabelValue(unit_id=child_id(self.shipment_id, "unit", box), code=self._tracking(box))
            for box in range(self.plan.boxes)
        )
        yield f.LabelShipment(shipment_id=self.shipment_id, labels=labels, carrier="DHL", service="Parcel")

    def _tracking(self, box: int) -> str:
        return f"JVGL{int(self.shipment_id, 16) % 10**12 + box:012}"

    def ship(self) -> Iterator[Command]:
        """The carrier took it."""
        yield f.ConfirmFulfilment(shipment_id=self.shipment_id, carrier="DHL", tracking=self._tracking(0))

    def collect(self) -> Iterator[Command]:
        """Whoever should come came, and signed."""
        name = self.shop.contact
        yield f.ConfirmFulfilment(shipment_id=self.shipment_id, collected_by=name, signature=name)

    def deliver(self) -> Iterator[Command]:
        """It arrived."""
        yield f.RecordDelivery(shipment_id=self.shipment_id, outcome="in_transit")
        yield f.RecordDelivery(shipment_id=self.shipment_id, outcome="delivered")

    def lose(self) -> Iterator[Command]:
        """The carrier could not deliver it."""
        yield f.RecordDelivery(shipment_id=self.shipment_id, outcome="in_transit")
        yield f.RecordDelivery(
            shipment_id=self.shipment_id, outcome="exception", reason="Nobody there; kept at the depot."
        )
