# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The open box: what was scanned into it, and what one more scan would mean. It lives in the buffer (law 13),
so that no scan is lost with a process, and one command packs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from desktop_b2b.domain.commands.floor import ContentValue, PackUnit, ScanValue
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.gs1 import Scan, read_scan
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.packing import Found, ItemFinder, PackItem, PickedLot, Share, judge
from desktop_b2b.services.queries import FloorLine, FloorView

BUFFER_KIND = "floor_box"
_ZERO, _ONE = Decimal(0), Decimal(1)
#: The most units that are typed before one scan.
MOST_TIMES = 9_999


class KeptScan(msgspec.Struct, frozen=True):
    """A scan as the buffer keeps it."""

    code: str
    times: Decimal
    at: Instant


class KeptBox(msgspec.Struct, frozen=True):
    """The buffer's text: the ids that the box will have, its orders, its scans."""

    shipment_id: Id
    unit_id: Id
    b2b_order_ids: tuple[Id, ...]
    scans: tuple[KeptScan, ...] = ()
    weight: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A scan that was taken, with the lines that it counts to."""

    scan: KeptScan
    found: Found
    shares: tuple[Share, ...]

    @property
    def units(self) -> Decimal:
        """How many units it stands for."""
        return sum((share.quantity for share in self.shares), _ZERO)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an item is: ``boxed`` lies in closed boxes or in this one, of ``wanted``."""

    item: PackItem
    description: str
    boxed: Decimal
    wanted: Decimal


class OpenBox:
    """One box of one or several orders, from the first scan to the command."""

    def __init__(self, view: FloorView, kept: KeptBox, today: date) -> None:
        self.view, self.today = view, today
        self.shipment_id, self.unit_id = kept.shipment_id, kept.unit_id
        self.weight, self.size = kept.weight, kept.size
        self.finder = ItemFinder(list(items_of(view)))
        self.taken: list[Taken] = []
        self._boxed: dict[tuple[Id, Id], Decimal] = {}
        self._lines = [line for order in view.orders for line in order.lines]
        for scan in kept.scans:
            self._take(scan)

    @property
    def order_ids(self) -> tuple[Id, ...]:
        """The orders that are packed here."""
        return tuple(one.order.id for one in self.view.orders)

    def keep(self) -> KeptBox:
        """What the buffer holds of it."""
        scans = tuple(one.scan for one in self.taken)
        return KeptBox(self.shipment_id, self.unit_id, self.order_ids, scans, self.weight, self.size)

    def scan(self, code: str, now: Instant, times: Decimal = _ONE) -> Taken:
        """Put what was scanned into the box. Raises UserError: then nothing was counted."""
        return self._take(KeptScan(code, times, now))

    def undo(self) -> Taken | None:
        """Take the last scan out again."""
        if not self.taken:
            return None
        last = self.taken.pop()
        for share in last.shares:
            self._boxed[share.picked.line_id, share.picked.lot_id] -= share.quantity
        return last

    def find(self, code: str) -> tuple[Scan, Found | None]:
        """What a code is, without putting it in. Raises UserError for one that cannot be read."""
        scan = read_scan(code, self.today)
        return scan, self.finder.find(scan)

    def progress(self) -> list[Progress]:
        """Item by item, in the order of the lines."""
        found: dict[Id, Progress] = {}
        for line in self._lines:
            item_id = line.line.stock_item_id
            before = found.get(item_id)
            boxed = line.line.packed + self._in_box(line)
            wanted = line.line.quantity - line.line.cancelled
            item = (
                before.item
                if before
                else next(one for one in self.finder.items if one.stock_item_id == item_id)
            )
            found[item_id] = Progress(
                item,
                line.line.description,
                boxed + (before.boxed if before else _ZERO),
                wanted + (before.wanted if before else _ZERO),
            )
        return list(found.values())

    def progress_of(self, item: PackItem) -> Progress:
        """How far one item is."""
        return next(one for one in self.progress() if one.item.stock_item_id == item.stock_item_id)

    def command(self) -> PackUnit:
        """The command that closes the box."""
        orders = {line.line.id: line.line.b2b_order_id for line in self._lines}
        contents = tuple(
            ContentValue(
                b2b_order_id=orders[line_id], b2b_line_id=line_id, stock_lot_id=lot_id, quantity=quantity
            )
            for (line_id, lot_id), quantity in self._boxed.items()
            if quantity > 0
        )
        scans = tuple(ScanValue(code=one.scan.code, quantity=one.units, at=one.scan.at) for one in self.taken)
        return PackUnit(
            shipment_id=self.shipment_id,
            unit_id=self.unit_id,
            contents=contents,
            scans=scans,
            company_prefix=self.view.company_prefix,
            weight=self.weight,
            size=self.size,
        )

    def _take(self, kept: KeptScan) -> Taken:
        scan = read_scan(kept.code, self.today)
        found, shares = judge(scan, self.finder, self._boxed, today=self.today, times=kept.times)
        taken = Taken(kept, found, shares)
        for share in shares:
            key = share.picked.line_id, share.picked.lot_id
            self._boxed[key] = self._boxed.get(key, _ZERO) + share.quantity
        self.taken.append(taken)
        return taken

    def _in_box(self, line: FloorLine) -> Decimal:
        return sum(
            (quantity for (line_id, _), quantity in self._boxed.items() if line_id == line.line.id), _ZERO
        )


def items_of(view: FloorView) -> Iterable[PackItem]:
    """The items of orders, each once, with what is picked of them and lies in no box."""
    found: dict[Id, list[FloorLine]] = {}
    for order in view.orders:
        for line in order.lines:
            found.setdefault(line.line.stock_item_id, []).append(line)
    for item_id, lines in found.items():
        first, item = lines[0].line, lines[0].item
        picked = tuple(
            PickedLot(
                line.line.b2b_order_id,
                line.line.id,
                lot.lot.id,
                lot.lot.lot,
                lot.picked - lot.packed,
                lot.lot.expires_on,
            )
            for line in lines
            for lot in line.lots
            if lot.picked > lot.packed
        )
        yield PackItem(
            item_id,
            first.sku,
            first.inventory_id,
            first.description,
            first.gtin or (item.gtin if item else ""),
            item.case_gtin if item else "",
            item.case_units if item else _ZERO,
            picked,
        )


def restored(body: str) -> KeptBox | None:
    """The box of a buffer; None of a text that is none."""
    try:
        return from_json(KeptBox).decode(body)
    except msgspec.MsgspecError:
        return None
