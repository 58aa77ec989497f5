# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Putting back: what was picked goes to its shelf again, by a scan of the item and with the reason. The boxes
of an order that was cancelled are opened first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.floor import UnpackUnit, UnpickLine, VoidShipment
from desktop_b2b.domain.gs1 import read_scan
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.packing import Found, ItemFinder
from desktop_b2b.rules.picking import today_in
from desktop_b2b.services.queries import (
    BinView,
    FindOnFloor,
    FloorFound,
    FloorPlace,
    FloorView,
    GetFloorOrders,
    ListBins,
)
from ui.screens.floor.entries import Entry
from ui.screens.floor.open_box import items_of
from ui.screens.floor.pick import Stop, item_words, lot_words, place_words
from ui.screens.floor.put_back import boxes_of
from ui.screens.floor.station import Deed, Host, Question, Station, name_of, needed, numbers, ship_to, upto
from ui.screens.floor.times import split_times
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import number_word

_ZERO = Decimal(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def loose_of(view: FloorView) -> Iterator[Stop]:
    """What is picked and in no box, lot by lot, with a place where more of it lies."""
    for order in view.orders:
        for line in order.lines:
            for lot in line.lots:
                if lot.picked > lot.packed:
                    place = lot.places[0] if lot.places else None
                    yield Stop(line, lot, place, lot.picked - lot.packed)


class RestockStation(Station):
    """Orders whose picked goods go back to the shelves."""

    def __init__(self, host: Host, order_ids: tuple[Id, ...]) -> None:
        super().__init__(host)
        self.order_ids = order_ids
        self.view: FloorView | None = None
        self.stops: list[Stop] = []
        self._bins: list[BinView] = []
        self._place: FloorPlace | None = None
        self._reason = ""

    async def begin(self) -> None:
        self._bins = await self.host.ask_query(ListBins())
        await self.reread()
        if self._cancelled:
            self._reason = _tr("The order was cancelled.")
        self._rest()

    async def reread(self) -> None:
        self.view = await self.host.ask_query(GetFloorOrders(b2b_order_ids=self.order_ids))
        self.stops = list(loose_of(self.view))
        self.host.refresh()

    @property
    def _cancelled(self) -> bool:
        return self.view is not None and all(one.order.state == "cancelled" for one in self.view.orders)

    @property
    def stop(self) -> Stop | None:
        """What is marked, else the first."""
        marked = (stop for stop in self.stops if stop.key == self.host.current_key)
        return next(marked, self.stops[0] if self.stops else None)

    # ------------------------------------------------------------ scans

    async def scanned(self, text: str) -> None:
        if self.view is None:
            return
        times, code = split_times(text)
        try:
            await self._scan(self.view, code, times)
        except UserError as error:
            stop = self.stop
            need = (item_words(stop), lot_words(stop.lot)) if stop else ("", "")
            self.wrong(error, scanned=code, need=need)

    async def _scan(self, view: FloorView, code: str, times: Decimal | None) -> None:
        scan = read_scan(code, today_in(self.host.now(), view.time_zone))
        found = ItemFinder(list(items_of(view))).find(scan)
        if found is None:
            await self._another(code)
            return
        stop = self._fitting(found)
        asked = stop.quantity if times is None else found.units * times
        if asked > stop.quantity:
            words = "{item}: only {left} of this lot are picked and not packed."
            raise UserError("unpick.too_much", words, "scan", item=found.item.name, left=f"{stop.quantity:f}")
        await self._ask_why(stop, asked)

    def _fitting(self, found: Found) -> Stop:
        """The lot that a scan is of."""
        fitting = [
            stop
            for stop in self.stops
            if stop.line.line.stock_item_id == found.item.stock_item_id
            and found.lot in ("", stop.lot.lot.lot)
        ]
        if not fitting:
            words = "{item}: nothing of this is to be put back."
            raise UserError("unpick.nothing", words, "scan", item=found.item.name)
        if len({stop.lot.lot.id for stop in fitting}) > 1:
            words = "{item} was picked of several lots: scan the barcode that names the lot, or type the lot."
            raise UserError("pack.lot_needed", words, "scan", item=found.item.name)
        return next((stop for stop in fitting if stop == self.stop), fitting[0])

    async def _another(self, code: str) -> None:
        """A place: what is scanned next goes there. The number of another order is opened."""
        for one in self._bins:
            if one.bin.name.casefold() == code.casefold():
                self._place = FloorPlace(
                    bin_id=one.bin.id, name=one.bin.name, sort_key=one.bin.sort_key, quantity=_ZERO
                )
                self.host.refresh()
                self._rest()
                return
        found = await self.host.ask_query(FindOnFloor(code=code))
        if not found.b2b_order_ids:
            if name := name_of(found):
                raise UserError(
                    "unpick.nothing", "{item}: nothing of this is to be put back.", "scan", item=name
                )
            words = "“{value}” is no place of this house, and nothing of it is to be put back."
            raise UserError("unpick.unknown", words, "scan", value=code)
        self.host.go(found)

    async def _ask_why(self, stop: Stop, quantity: Decimal) -> None:
        if self._reason:
            await self._put(stop, quantity)
            return
        question = Question(_tr("Put back"), _tr("Why does it go back?"), check=needed)
        self.host.ask([question], lambda answers: self._because(stop, quantity, answers[0]))

    async def _because(self, stop: Stop, quantity: Decimal, reason: str) -> None:
        self._reason = reason
        await self._put(stop, quantity)

    async def _put(self, stop: Stop, quantity: Decimal) -> None:
        place = self._place or stop.place
        line = stop.line.line
        await self.host.give(
            UnpickLine(
                b2b_order_id=line.b2b_order_id,
                b2b_line_id=line.id,
                stock_lot_id=stop.lot.lot.id,
                quantity=quantity,
                reason=self._reason,
                bin_id=place.bin_id if place else None,
            )
        )
        await self.reread()
        self.host.tell(
            Verdict(
                Sort.OK,
                _tr("PUT BACK"),
                _tr("It lies at {0} again.").format(place.name) if place else _tr("It lies in no place."),
                label=_tr("You put back"),
                thing=item_words(stop),
                code=lot_words(stop.lot),
                count=number_word(quantity),
                count_note="" if self.stops else _tr("All is back."),
            )
        )

    def entered(self) -> None:
        self._rest()

    def _rest(self) -> None:
        stop, boxes = self.stop, self._boxes()
        if stop is None and not boxes:
            self.host.tell(Verdict(Sort.OK, _tr("All is back."), _tr("Nothing of this is picked any more.")))
        elif stop is None:
            words = _tr("Open the boxes: mark one and press F6. Then scan what was in it.")
            self.host.tell(Verdict(Sort.ASK, _tr("Put back"), words))
        else:
            place = self._place.name if self._place else place_words(stop)
            self.host.tell(
                Verdict(
                    Sort.ASK,
                    place,
                    _tr("Scan the item to put it back here. To another place: scan that place first."),
                    label=_tr("Put back"),
                    thing=item_words(stop),
                    code=lot_words(stop.lot),
                    count=number_word(stop.quantity),
                    icon="map-pin",
                )
            )

    # ------------------------------------------------------------ deeds

    def _boxes(self) -> dict[Id, tuple[Id, bool]]:
        """Boxes to open, by their key: their shipment, and whether nothing else is in it."""
        if self.view is None:
            return {}
        return {
            unit.id: (
                shipment.shipment.id,
                sum(one.state == "packed" for one in shipment.units) == 1,
            )
            for shipment, unit in boxes_of(self.view)
        }

    def _open(self) -> None:
        boxes = self._boxes()
        key = self.host.current_key
        unit_id = key if key in boxes else next(iter(boxes), "")
        if unit_id:
            self.host.start(self._opened(unit_id, *boxes[unit_id]))

    async def _opened(self, unit_id: Id, shipment_id: Id, is_last: bool) -> None:
        reason = self._reason or _tr("The order was cancelled.")
        # Without its last box a shipment is nothing: it would stand among those that wait for ever.
        if is_last:
            await self.host.give(VoidShipment(shipment_id=shipment_id, reason=reason))
        else:
            await self.host.give(UnpackUnit(shipment_id=shipment_id, unit_id=unit_id, reason=reason))
        await self.reread()
        self._rest()

    def _by_hand(self) -> None:
        stop = self.stop
        if stop is None:
            return
        most = int(stop.quantity)
        questions = [
            Question(_tr("How many?"), item_words(stop), value=str(most), check=upto(most)),
            Question(_tr("Put back"), _tr("Why does it go back?"), value=self._reason, check=needed),
        ]
        self.host.ask(questions, lambda answers: self._because(stop, Decimal(answers[0]), answers[1]))

    def _done(self) -> None:
        if self._cancelled or self.view is None:
            self.host.go_back()
        else:
            first = self.order_ids[0]
            self.host.go(FloorFound(kind="order", id=first, b2b_order_ids=self.order_ids))

    # ------------------------------------------------------------ what is shown

    def facts(self) -> tuple[list[Fact], float]:
        if self.view is None:
            return [], 0.0
        units = sum((stop.quantity for stop in self.stops), _ZERO)
        return [
            Fact(_tr("Put back"), numbers(self.view)),
            Fact(_tr("Ship to"), ship_to(self.view)),
            Fact(_tr("Boxes to open"), number_word(len(self._boxes()))),
            Fact(_tr("Units"), number_word(units)),
        ], 0.0

    def entries(self) -> tuple[list[Entry], str]:
        boxes = [
            Entry(key, _tr("Box {0}").format(number_word(number)), _tr("Open it: F6"), icon="package")
            for number, key in enumerate(self._boxes(), 1)
        ]
        rows = [
            Entry(
                stop.key,
                place_words(stop),
                " · ".join(part for part in (item_words(stop), lot_words(stop.lot)) if part),
                number_word(stop.quantity),
            )
            for stop in self.stops
        ]
        return [*boxes, *rows], ""

    def deeds(self) -> list[Deed]:
        shut = "" if self._boxes() else _tr("No box is to be opened.")
        none = "" if self.stops else _tr("Nothing is picked that lies in no box.")
        return [
            Deed(_tr("Without scan…"), "F4", self._by_hand, "edit", none),
            Deed(_tr("Open the box"), "F6", self._open, "package", shut),
            Deed(_tr("Back"), "Esc", self.host.go_back, "arrow-left"),
            Deed(_tr("Done"), "F8", self._done, "check", primary=True),
        ]

    def placeholder(self) -> str:
        return _tr("Scan the item, or first the place where it goes")
