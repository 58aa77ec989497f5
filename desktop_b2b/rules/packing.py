# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a scan into a box means: which item, of which lot, how many, and whether it belongs there (N11).

The floor desk asks for each scan as it comes, the handler that packs a box asks again for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_b2b.domain.gs1 import GTIN_LENGTH, Scan
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.picking import has_expired

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class PickedLot:
    """Units of a lot that were picked for a line. ``left``: how many are in no box yet."""

    order_id: Id
    line_id: Id
    lot_id: Id
    lot: str
    left: Decimal
    expires_on: str = ""


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item that a shipment's orders want, with what was picked of it."""

    stock_item_id: Id
    sku: str
    inventory_id: str = ""
    description: str = ""
    gtin: str = ""
    case_gtin: str = ""
    case_units: Decimal = _ZERO
    picked: tuple[PickedLot, ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.sku or self.inventory_id or self.description


@dataclass(frozen=True, slots=True)
class Found:
    """The item of a scan and how many base units one scan of it stands for."""

    item: PackItem
    units: Decimal
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a scan goes to one line, by lot."""

    picked: PickedLot
    quantity: Decimal


class ItemFinder:
    """Items by all that stands on them: GTIN, the case's GTIN, SKU, inventory ID."""

    def __init__(self, items: Sequence[PackItem]) -> None:
        self.items = items
        self._gtins: dict[str, tuple[PackItem, Decimal]] = {}
        self._names: dict[str, PackItem] = {}
        for item in items:
            if item.case_gtin and item.case_units > 0:
                self._gtins[item.case_gtin.zfill(GTIN_LENGTH)] = item, item.case_units
            if item.gtin:
                self._gtins[item.gtin.zfill(GTIN_LENGTH)] = item, _ONE
            for name in (item.sku, item.inventory_id):
                if name:
                    self._names.setdefault(name.casefold(), item)

    def find(self, scan: Scan) -> Found | None:
        """What a scan is of, or None where nothing here is called so."""
        code = scan.content_gtin or scan.gtin
        if code and code in self._gtins:
            item, units = self._gtins[code]
            return Found(item, units * (scan.count or 1), scan.lot)
        # A code of our own may look like a GTIN that is none; somebody without a scanner types ``SKU@lot``.
        lot = scan.lot
        item_named = self._names.get(scan.text.casefold())
        if item_named is None and "@" in scan.text:
            name, _, lot = scan.text.rpartition("@")
            item_named = self._names.get(name.casefold())
        return None if item_named is None else Found(item_named, _ONE, lot)


def judge(
    scan: Scan,
    finder: ItemFinder,
    boxed: Mapping[tuple[Id, Id], Decimal],
    *,
    today: date,
    times: Decimal = _ONE,
) -> tuple[Found, tuple[Share, ...]]:
    """Whether a scanned item may go into the open box, and to which lines it counts.

    ``boxed``: what lies in the box by line and lot; ``times``: how often the scan counts. Raises UserError
    ``pack.wrong_item``, ``pack.expired``, ``pack.wrong_lot``, ``pack.lot_needed`` or ``pack.surplus``.
    """
    found = finder.find(scan)
    if found is None:
        if scan.doubt is not None:
            raise scan.doubt
        text = "“{value}” is not in this shipment. Put it aside."
        raise UserError("pack.wrong_item", text, "scan", value=scan.named)
    if scan.expires is not None and scan.expires < today:
        raise _expired(found, scan.expires.isoformat())
    shares = _shares(found, boxed, found.units * times)
    for share in shares:
        # Picked in time, and left lying since: its code may not say so.
        if has_expired(share.picked.expires_on, today):
            raise _expired(found, share.picked.expires_on)
    return found, shares


def _expired(found: Found, day: str) -> UserError:
    text = "{item}: this expired on {day}. Put it aside."
    return UserError("pack.expired", text, "scan", item=found.item.name, day=day)


def _shares(found: Found, boxed: Mapping[tuple[Id, Id], Decimal], quantity: Decimal) -> tuple[Share, ...]:
    item = found.item
    open_lots = [(one, one.left - boxed.get((one.line_id, one.lot_id), _ZERO)) for one in item.picked]
    if found.lot:
        named = [pair for pair in open_lots if pair[0].lot == found.lot]
        if not named:
            text = "{item}: lot {lot} was not picked. Picked: {picked}."
            picked = ", ".join(sorted({one.lot or "–" for one in item.picked})) or "–"
            raise UserError("pack.wrong_lot", text, "scan", item=item.name, lot=found.lot, picked=picked)
        open_lots = named
    elif len({one.lot for one, left in open_lots if left > 0}) > 1:
        text = "{item} was picked of several lots: scan the barcode that names the lot, or type the lot."
        raise UserError("pack.lot_needed", text, "scan", item=item.name)
    left = sum((left for _, left in open_lots), _ZERO)
    if quantity > left:
        text = "{item}: {left} still to pack, {quantity} scanned. Put it aside."
        raise UserError(
            "pack.surplus", text, "scan", item=item.name, left=f"{left:f}", quantity=f"{quantity:f}"
        )
    shares = []
    for one, free in open_lots:
        part = min(free, quantity)
        if part > 0:
            shares.append(Share(one, part))
            quantity -= part
    return tuple(shares)


def check_scans(
    scans: Sequence[tuple[Scan, Decimal]], packed: Mapping[Id, Decimal], finder: ItemFinder
) -> None:
    """Whether scans prove what is said to lie in a box (by item). Raises UserError ``pack.wrong_item`` or
    ``pack.unscanned``.
    """
    seen: dict[Id, Decimal] = {}
    for index, (scan, quantity) in enumerate(scans):
        found = finder.find(scan)
        if found is None or found.item.stock_item_id not in packed:
            text = "“{value}” was scanned, and is not in this box."
            raise UserError("pack.wrong_item", text, f"scans[{index}].code", value=scan.text)
        item_id = found.item.stock_item_id
        seen[item_id] = seen.get(item_id, _ZERO) + quantity
    for item in finder.items:
        wanted = packed.get(item.stock_item_id, _ZERO)
        if seen.get(item.stock_item_id, _ZERO) != wanted:
            text = "{item}: {scanned} scanned, and {packed} in the box."
            scanned = f"{seen.get(item.stock_item_id, _ZERO):f}"
            raise UserError(
                "pack.unscanned", text, "scans", item=item.name, scanned=scanned, packed=f"{wanted:f}"
            )
