# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come in, are counted, adjusted, held, and carried from bin to bin: always as movements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.stock import (
    AdjustStock,
    CountedLine,
    CountStock,
    HoldStock,
    MoveBinStock,
    ReceivedLine,
    ReceiveStock,
    ReleaseStock,
    SaveBin,
)
from desktop_b2b.domain.events import StockChanged
from desktop_b2b.domain.values import Id, from_scaled, to_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, patch, unclaimed
from desktop_b2b.services.stock import (
    ADJUST,
    COUNT,
    HOLD,
    RECEIPT,
    RELEASE,
    ZERO,
    Books,
    Cause,
    lot_id,
)

#: As many lines as one paper has at most.
MOST_LINES = 2_000


@handles(ReceiveStock)
def receive_stock(cmd: ReceiveStock, uow: UnitOfWork, ctx: Context) -> None:
    """Take goods in (S1.24). Raises UserError ``receipt.repeated``, ``receipt.empty``, ``stock.lot_missing``,
    ``stock.lot_none``, ``stock.expiry_missing``, ``stock.expiry_other``.
    """
    unclaimed(cmd.receipt_id, "receipt_id")
    if uow.children(e.StockMovement, "document_id", cmd.receipt_id):
        raise UserError("receipt.repeated", "This receipt was entered already.", "receipt_id")
    _some(len(cmd.lines))
    books = Books(uow, ctx)
    reference = text.line(cmd.reference, "reference")
    for index, line in enumerate(cmd.lines):
        where = f"lines[{index}]."
        item = addressed(uow, ctx, e.StockItem, line.stock_item_id)
        quantity = _units(line.quantity, f"{where}quantity", item)
        lot = _lot(uow, item, line, where)
        lot.received_at = lot.received_at or books.at
        cause = Cause(RECEIPT, cmd.receipt_id, reference)
        books.move(lot, quantity, cause, f"{where}quantity")
        if line.bin_id is not None:
            books.put(_bin(uow, ctx, line.bin_id, f"{where}bin_id"), lot, quantity, cause, f"{where}quantity")
    uow.emit(StockChanged(tuple(books.items)))


@handles(CountStock)
def count_stock(cmd: CountStock, uow: UnitOfWork, ctx: Context) -> None:
    """Enter what was found; what differs from what was there becomes a movement (S1.25).

    Raises UserError ``stock.too_few`` where others took away meanwhile what was counted, and as
    ``receive_stock`` does.
    """
    unclaimed(cmd.count_id, "count_id")
    _some(len(cmd.lines))
    reason = text.line(cmd.reason, "reason")
    books = Books(uow, ctx)
    counted: set[tuple[Id, Id | None]] = set()
    for index, line in enumerate(cmd.lines):
        where = f"lines[{index}]."
        item = addressed(uow, ctx, e.StockItem, line.stock_item_id)
        found = checks.quantity(line.counted, f"{where}counted", item.uom)
        difference = found - checks.quantity(line.expected, f"{where}expected", item.uom)
        lot = _lot(uow, item, line, where)
        if (lot.id, line.bin_id) in counted:
            raise UserError("list.repeated", "This is in the list twice.", f"{where}counted")
        counted.add((lot.id, line.bin_id))
        lot.received_at = lot.received_at or books.at
        cause = Cause(COUNT, cmd.count_id, reason)
        if difference:
            books.move(lot, difference, cause, f"{where}counted")
        if line.bin_id is not None:
            bin_id = _bin(uow, ctx, line.bin_id, f"{where}bin_id")
            books.put(bin_id, lot, difference, cause, f"{where}counted").count_id = cmd.count_id
        else:
            lot.count_id = cmd.count_id
            books.check_loose(lot, f"{where}counted")
    uow.emit(StockChanged(tuple(books.items)))


@handles(AdjustStock)
def adjust_stock(cmd: AdjustStock, uow: UnitOfWork, ctx: Context) -> None:
    """Take units in or out by hand. Raises UserError ``stock.too_few``, ``stock.nothing``."""
    lot, item = _owned_lot(uow, ctx, cmd.stock_lot_id)
    quantity = _signed(cmd.quantity, "quantity", item)
    cause = Cause(ADJUST, None, text.line(cmd.reason, "reason", required=True))
    books = Books(uow, ctx)
    books.move(lot, quantity, cause, "quantity")
    if cmd.bin_id is not None:
        books.put(_bin(uow, ctx, cmd.bin_id, "bin_id"), lot, quantity, cause, "quantity")
    else:
        books.check_loose(lot, "quantity")
    uow.emit(StockChanged((item.id,)))


@handles(HoldStock)
def hold_stock(cmd: HoldStock, uow: UnitOfWork, ctx: Context) -> None:
    """Units in quarantine are there and cannot be promised. Raises UserError ``stock.too_few``."""
    lot, item = _owned_lot(uow, ctx, cmd.stock_lot_id)
    quantity = _units(cmd.quantity, "quantity", item)
    reason = text.line(cmd.reason, "reason", required=True)
    Books(uow, ctx).move(lot, quantity, Cause(HOLD, None, reason), "quantity")
    uow.emit(StockChanged((item.id,)))


@handles(ReleaseStock)
def release_stock(cmd: ReleaseStock, uow: UnitOfWork, ctx: Context) -> None:
    """They can be promised again. Raises UserError ``stock.too_few``."""
    lot, item = _owned_lot(uow, ctx, cmd.stock_lot_id)
    quantity = _units(cmd.quantity, "quantity", item)
    reason = text.line(cmd.reason, "reason")
    Books(uow, ctx).move(lot, -quantity, Cause(RELEASE, None, reason), "quantity")
    uow.emit(StockChanged((item.id,)))


@handles(SaveBin)
def save_bin(cmd: SaveBin, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a bin; its name is on its label, so no other has it. Raises UserError ``bin.taken``,
    ``bin.full``, ``centre.none``.
    """
    row = uow.find(e.Bin, cmd.bin_id)
    if row is None:
        owner = uow.get(e.Organisation, ctx.actor.organisation_id)
        if not owner.is_fulfilment_centre:
            raise UserError("centre.none", "This company is no fulfilment centre.", "bin_id")
        row = uow.add(e.Bin(id=unclaimed(cmd.bin_id, "bin_id"), owner_id=owner.id, name=""))
    else:
        row = owned(uow, ctx, e.Bin, row.id)
    patch(
        row,
        cmd,
        {
            "name": lambda value, field: text.code(value, field, required=True),
            "zone": text.line,
            "sort_key": text.code,
            "archived": lambda value, field: value,
        },
    )
    if not row.name:
        raise UserError("text.missing", "Something must be entered here.", "name")
    others = uow.children(e.Bin, "name", row.name)
    if not row.archived and any(one.id != row.id and not one.archived for one in others):
        raise UserError("bin.taken", "There is a bin {name} already.", "name", name=row.name)
    if row.archived and any(one.quantity for one in uow.children(e.BinStock, "bin_id", row.id)):
        raise UserError("bin.full", "Something lies in this bin. Carry it elsewhere first.", "archived")


@handles(MoveBinStock)
def move_bin_stock(cmd: MoveBinStock, uow: UnitOfWork, ctx: Context) -> None:
    """Carry units from bin to bin: what is on hand stays as it is. Raises UserError ``stock.too_few``,
    ``bin.same``.
    """
    lot, item = _owned_lot(uow, ctx, cmd.stock_lot_id)
    quantity = _units(cmd.quantity, "quantity", item)
    if cmd.from_bin_id == cmd.to_bin_id:
        raise UserError("bin.same", "They lie there already.", "to_bin_id")
    books = Books(uow, ctx)
    cause = Cause("move")
    if cmd.from_bin_id is not None:
        books.put(_bin(uow, ctx, cmd.from_bin_id, "from_bin_id"), lot, -quantity, cause, "quantity")
    if cmd.to_bin_id is not None:
        books.put(_bin(uow, ctx, cmd.to_bin_id, "to_bin_id"), lot, quantity, cause, "quantity")
    books.check_loose(lot, "quantity")


# ---------------------------------------------------------------- inside


def _some(count: int) -> None:
    if not 1 <= count <= MOST_LINES:
        raise UserError("receipt.empty", "Enter 1 to {most} lines.", "lines", most=MOST_LINES)


def _units(value: Decimal, field: str, item: e.StockItem) -> Decimal:
    """A quantity of more than nought in the item's unit. Raises UserError ``stock.nothing``."""
    value = checks.quantity(value, field, item.uom)
    if not value:
        raise UserError("stock.nothing", "Enter how many.", field)
    return value


def _signed(value: Decimal, field: str, item: e.StockItem) -> Decimal:
    # ``abs`` would round what has more digits than there is arithmetic for, before anybody looks.
    units = _units(value.copy_abs(), field, item)
    return from_scaled(to_scaled(-units if value < 0 else units))


def _owned_lot(uow: UnitOfWork, ctx: Context, row_id: Id) -> tuple[e.StockLot, e.StockItem]:
    lot = owned(uow, ctx, e.StockLot, row_id)
    return lot, uow.get(e.StockItem, lot.stock_item_id)


def _bin(uow: UnitOfWork, ctx: Context, bin_id: Id, field: str) -> Id:
    found = uow.find(e.Bin, bin_id)
    if found is None or found.owner_id != ctx.actor.organisation_id or found.archived:
        raise UserError("bin.missing", "There is no such bin.", field)
    return found.id


def _lot(uow: UnitOfWork, item: e.StockItem, line: ReceivedLine | CountedLine, where: str) -> e.StockLot:
    """The lot of a line, made where it is new; what an item needs of lot and expiry must be told."""
    name = text.code(line.lot, f"{where}lot")
    expires_on = day(line.expires_on, f"{where}expires_on")
    if item.by_lot and not name:
        raise UserError(
            "stock.lot_missing", "Enter the lot: {sku} is kept by lot.", f"{where}lot", sku=item.sku
        )
    if name and not item.by_lot:
        raise UserError("stock.lot_none", "{sku} is not kept by lot.", f"{where}lot", sku=item.sku)
    lot = uow.find(e.StockLot, lot_id(item.id, name))
    if lot is None:
        if item.expires and not expires_on:
            text_ = "Enter the day on which {sku} expires."
            raise UserError("stock.expiry_missing", text_, f"{where}expires_on", sku=item.sku)
        return uow.add(
            e.StockLot(
                id=lot_id(item.id, name),
                owner_id=item.counterpart_id or item.owner_id,
                counterpart_id=item.owner_id,
                stock_item_id=item.id,
                lot=name,
                expires_on=expires_on,
            )
        )
    if expires_on and expires_on != lot.expires_on:
        text_ = "This lot expires on another day: {day}."
        raise UserError("stock.expiry_other", text_, f"{where}expires_on", day=lot.expires_on or "—")
    return lot


def day(value: str, field: str) -> str:
    """A day as ``YYYY-MM-DD``, or an empty text. Raises UserError ``date.shape``."""
    if not value:
        return ""
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise UserError("date.shape", "Write a day like 2027-03-31.", field) from error
    return found.isoformat()


__all__ = ["MOST_LINES", "ZERO", "day"]
