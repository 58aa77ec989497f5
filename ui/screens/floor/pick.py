# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Picking: from place to place, the lot shown; a scan of the item confirms what is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.floor import CloseWave, PickLine
from desktop_b2b.domain.gs1 import read_scan
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.packing import ItemFinder
from desktop_b2b.rules.picking import today_in
from desktop_b2b.services.queries import (
    FindOnFloor,
    FloorFound,
    FloorLine,
    FloorLot,
    FloorPlace,
    FloorView,
    GetFloorOrders,
)
from ui.screens.floor.entries import Entry
from ui.screens.floor.open_box import items_of
from ui.screens.floor.put_back import put_back_deed
from ui.screens.floor.station import Deed, Host, Question, Station, name_of, numbers, print_deed, ship_to
from ui.screens.floor.times import split_times
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.screens.stock.words import expiry_word
from ui.strings import number_word

_ZERO = Decimal(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


@dataclass(frozen=True)
class Stop:
    """Units of a lot to take at a place for a line."""

    line: FloorLine
    lot: FloorLot
    place: FloorPlace | None
    quantity: Decimal

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.line.line.id}{self.lot.lot.id}{self.place.bin_id if self.place else ''}"


def stops_of(view: FloorView) -> list[Stop]:
    """All that is still to be taken, in the order of the walk. A place is not promised twice."""
    left: dict[tuple[Id, Id], Decimal] = {}
    found = [stop for order in view.orders for line in order.lines for stop in _stops(line, left)]
    found.sort(
        key=lambda stop: (
            stop.place is None,
            stop.place.sort_key if stop.place else "",
            stop.place.name if stop.place else "",
            stop.line.line.sku,
        )
    )
    return found


def _stops(line: FloorLine, left: dict[tuple[Id, Id], Decimal]) -> Iterator[Stop]:
    open_ = line.line.quantity - line.line.cancelled - line.line.picked
    for lot in line.lots:
        wanted = min(lot.reserved, open_)
        for place in lot.places:
            key = place.bin_id, lot.lot.id
            free = left.get(key, place.quantity)
            part = min(wanted, free)
            if part > 0:
                left[key] = free - part
                wanted -= part
                open_ -= part
                yield Stop(line, lot, place, part)
        if wanted > 0:
            open_ -= wanted
            yield Stop(line, lot, None, wanted)


class PickStation(Station):
    """One order, or a wave of them."""

    def __init__(self, host: Host, order_ids: tuple[Id, ...], wave_id: Id = "") -> None:
        super().__init__(host)
        self.order_ids, self.wave_id = order_ids, wave_id
        self.view: FloorView | None = None
        self.stops: list[Stop] = []
        self._skipped: set[str] = set()

    async def begin(self) -> None:
        await self.reread()
        self._show_stop()

    async def reread(self) -> None:
        self.view = await self.host.ask_query(GetFloorOrders(b2b_order_ids=self.order_ids))
        self.stops = stops_of(self.view)
        self.host.refresh()

    @property
    def stop(self) -> Stop | None:
        """Where to go now: what was put off comes last."""
        waiting = sorted(self.stops, key=lambda stop: stop.key in self._skipped)
        marked = next((stop for stop in self.stops if stop.key == self.host.current_key), None)
        return marked or (waiting[0] if waiting else None)

    async def scanned(self, text: str) -> None:
        if self.view is None:
            return
        times, code = split_times(text)
        today = today_in(self.host.now(), self.view.time_zone)
        stop = self.stop
        try:
            await self._pick(code, times, today)
        except UserError as error:
            need = (item_words(stop), lot_words(stop.lot)) if stop else ("", "")
            self.wrong(error, scanned=code, need=need)

    async def _pick(self, code: str, times: Decimal | None, today: date) -> None:
        view = self.view
        if view is None:
            return
        scan = read_scan(code, today)
        found = ItemFinder(list(items_of(view))).find(scan)
        if found is None:
            await self._another(code)
            return
        fitting = [
            stop
            for stop in self.stops
            if stop.line.line.stock_item_id == found.item.stock_item_id
            and found.lot in ("", stop.lot.lot.lot)
        ]
        if not fitting:
            if found.lot and any(
                stop.line.line.stock_item_id == found.item.stock_item_id for stop in self.stops
            ):
                words = "{item}: take the lot that is shown, not lot {lot}."
                raise UserError("pick.other_lot", words, "scan", item=found.item.name, lot=found.lot)
            words = "{item}: nothing of this is to be picked any more."
            raise UserError("pick.done", words, "scan", item=found.item.name)
        stop = next((one for one in fitting if one == self.stop), fitting[0])
        asked = found.units * times if times is not None else stop.quantity
        await self._take(stop, asked)

    async def _take(self, stop: Stop, quantity: Decimal, override: str = "") -> None:
        await self.host.give(
            PickLine(
                b2b_order_id=stop.line.line.b2b_order_id,
                b2b_line_id=stop.line.line.id,
                stock_lot_id=stop.lot.lot.id,
                quantity=quantity,
                bin_id=stop.place.bin_id if stop.place else None,
                override=override,
            )
        )
        await self.reread()
        left = len(self.stops)
        then = self.stop
        self.host.tell(
            Verdict(
                Sort.OK,
                _tr("TAKEN"),
                _tr("Next: {0}").format(place_words(then))
                if then
                else _tr("All is picked. Go on with packing."),
                label=_tr("You took"),
                thing=item_words(stop),
                code=lot_words(stop.lot),
                count=number_word(quantity),
                count_note=places_left(left),
            )
        )

    async def _another(self, code: str) -> None:
        """Not an item: the number of another order is opened, a place is marked."""
        for stop in self.stops:
            if stop.place is not None and stop.place.name.casefold() == code.casefold():
                self.host.mark(stop.key)
                self._show_stop()
                return
        found = await self.host.ask_query(FindOnFloor(code=code))
        if found.b2b_order_ids:
            self.host.go(found)
            return
        words = "“{value}” is not to be picked here. Put it back."
        raise UserError("pack.wrong_item", words, "scan", value=name_of(found) or code)

    def entered(self) -> None:
        if not self.stops:
            self._pack()
        else:
            self._show_stop()

    def _show_stop(self) -> None:
        stop = self.stop
        if stop is None:
            self.host.tell(Verdict(Sort.OK, _tr("PICKED"), _tr("All is picked. Go on with packing.")))
            return
        self.host.tell(
            Verdict(
                Sort.ASK,
                place_words(stop),
                _tr("Scan the item to take it. Fewer: type the number and * before the scan."),
                label=_tr("Take for {0}").format(number) if (number := self._number(stop)) else _tr("Take"),
                thing=item_words(stop),
                code=lot_words(stop.lot),
                count=number_word(stop.quantity),
                count_note="" if stop.line.line.uom == "each" else stop.line.line.uom,
                icon="map-pin",
            )
        )

    def _number(self, stop: Stop) -> str:
        """Which order it is taken for, where there are several."""
        orders = self.view.orders if self.view is not None else []
        order_id = stop.line.line.b2b_order_id
        numbers_ = (one.order.number for one in orders if one.order.id == order_id)
        return next(numbers_, "") if len(orders) > 1 else ""

    def facts(self) -> tuple[list[Fact], float]:
        if self.view is None:
            return [], 0.0
        lines = [line.line for order in self.view.orders for line in order.lines]
        wanted = sum((line.quantity - line.cancelled for line in lines), _ZERO)
        picked = sum((line.picked for line in lines), _ZERO)
        words = _tr("{0} of {1}").format(number_word(picked), number_word(wanted))
        return [
            Fact(_tr("Pick"), numbers(self.view)),
            Fact(_tr("Ship to"), ship_to(self.view)),
            Fact(_tr("Places"), number_word(len(self.stops))),
            Fact(_tr("Picked"), words),
        ], float(picked / wanted) if wanted else 0.0

    def entries(self) -> tuple[list[Entry], str]:
        stop = self.stop
        rows = [
            Entry(
                one.key,
                place_words(one),
                " · ".join(part for part in (self._number(one), item_words(one), lot_words(one.lot)) if part),
                number_word(one.quantity),
            )
            for one in self.stops
        ]
        return rows, stop.key if stop else ""

    def note(self) -> tuple[str, str]:
        stop = self.stop
        note = stop.line.line.instructions if stop else ""
        if not note and self.view is not None:
            note = self.view.orders[0].order.instructions
        return (_tr("Note from the retailer"), note) if note else ("", "")

    def deeds(self) -> list[Deed]:
        none = "" if self.stops else _tr("All is picked.")
        return [
            print_deed(self._print),
            put_back_deed(self.host, self.view),
            Deed(_tr("Cannot find it"), "F4", self._skip, "help", none),
            Deed(_tr("Take without scan…"), "F6", self._by_hand, "edit", none),
            Deed(_tr("Back"), "Esc", self._leave, "arrow-left"),
            Deed(_tr("Pack"), "F8", self._pack, "package", self.hint(), primary=True),
        ]

    def hint(self) -> str:
        return places_left(len(self.stops)) if self.stops else ""

    def placeholder(self) -> str:
        return _tr("Scan the item, or type its SKU")

    def _skip(self) -> None:
        """Put a place off: it comes last, and the next one is shown."""
        stop = self.stop
        if stop is not None:
            self._skipped.add(stop.key)
            rest = [one for one in self.stops if one.key not in self._skipped] or self.stops
            self.host.mark(rest[0].key)
            self.host.refresh()
            self._show_stop()

    def _by_hand(self) -> None:
        stop = self.stop
        if stop is None:
            return
        self.host.ask(
            [
                Question(
                    _tr("How many?"),
                    item_words(stop),
                    value=f"{stop.quantity:f}",
                    shown=number_word(stop.quantity),
                    check=_number,
                ),
                Question(_tr("Why?"), _tr("The label cannot be read, or another lot is taken: say why.")),
            ],
            lambda answers: self._take(stop, Decimal(answers[0]), answers[1]),
        )

    def _print(self) -> None:
        self.host.print_papers(self.order_ids, self.wave_id)

    def _leave(self) -> None:
        self.host.go_back()

    def _pack(self) -> None:
        self.host.start(self._done())

    async def _done(self) -> None:
        if self.stops:
            self._show_stop()
            return
        if self.wave_id:
            await self.host.give(CloseWave(wave_id=self.wave_id))
        self.host.go(FloorFound(kind="order", id=self.order_ids[0], b2b_order_ids=self.order_ids[:1]))


def places_left(left: int) -> str:
    """How many places are left."""
    return QCoreApplication.translate("Floor", "%n place(s) left", "", left)


def item_words(stop: Stop) -> str:
    """What is taken."""
    line = stop.line.line
    return ", ".join(part for part in (line.description, line.sku) if part)


def lot_words(lot: FloorLot) -> str:
    """Its lot and when it expires, where it has them."""
    row = lot.lot
    if not row.lot and not row.expires_on:
        return ""
    if not row.expires_on:
        return _tr("Lot {0}").format(row.lot)
    if not row.lot:
        return _tr("Expires {0}").format(expiry_word(row.expires_on))
    return _tr("Lot {0}, expires {1}").format(row.lot, expiry_word(row.expires_on))


def place_words(stop: Stop) -> str:
    """Where it lies."""
    return stop.place.name if stop.place else _tr("No place known")


def _number(text: str) -> str:
    text = text.strip().replace(",", ".")
    if not text.replace(".", "", 1).isdigit() or not text.isascii():
        raise UserError("number.text", "“{value}” is not a number.", "scan", value=text)
    return text
