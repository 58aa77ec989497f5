# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock as rows tell it: every change is a movement, and what is there is the sum of them (S1.24).

Movements are never changed. Who writes one says what it does to its lot; a lot with less than nothing on hand
is refused, so that the person who counted, picked or adjusted looks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.checks import in_range
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import UnitOfWork

ZERO = Decimal(0)
#: What a movement of each kind changes.
RECEIPT, COUNT, ADJUST, PICK, UNPICK, RETURN = "receipt", "count", "adjust", "pick", "unpick", "return"
HOLD, RELEASE = "hold", "release"
OF_HELD = frozenset({HOLD, RELEASE})


def item_id(link_id: Id, product_id: Id) -> Id:
    """The id of a product as the centre of a connection holds it."""
    return child_id(link_id, "stock_item", product_id)


def lot_id(stock_item_id: Id, lot: str) -> Id:
    """The id of an item's lot; ``lot`` empty: of an item that has none."""
    return child_id(stock_item_id, "lot", lot)


def place_id(bin_id: Id, stock_lot_id: Id) -> Id:
    """The id of a lot in a bin."""
    return child_id(bin_id, "stock", stock_lot_id)


def available(lot: e.StockLot) -> Decimal:
    """What of a lot can still be promised, expired or not (``rules.picking`` says which lots may be)."""
    return max(ZERO, lot.on_hand - lot.reserved - lot.held)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why units move: the kind of movement, the document it belongs to, the reason in words."""

    kind: str
    document_id: Id | None = None
    reason: str = ""


class Books:
    """Writes movements of one command; its movements' ids follow from the command, in their order."""

    def __init__(self, uow: UnitOfWork, ctx: Context) -> None:
        self.uow = uow
        self.ctx = ctx
        self._count = 0
        #: When it was done, by whose hands did it; no desk's clock tells of a time to come.
        self.at = min(ctx.made_at, ctx.now)
        self.items: dict[Id, None] = {}

    def move(self, lot: e.StockLot, quantity: Decimal, cause: Cause, field: str) -> None:
        """Units come to a lot (less than nought: they leave it); of what is held, for hold and release.

        Raises UserError ``stock.too_few``, ``number.range`` naming the field.
        """
        if cause.kind in OF_HELD:
            lot.held += quantity
        else:
            lot.on_hand += quantity
        in_range(lot.on_hand, field)
        if lot.on_hand < 0 or lot.held < 0 or lot.held > lot.on_hand:
            raise _too_few(field)
        self._count += 1
        self.items[lot.stock_item_id] = None
        self.uow.add(
            e.StockMovement(
                id=self.ctx.child_id("movement", self._count),
                owner_id=lot.owner_id,
                counterpart_id=lot.counterpart_id,
                stock_item_id=lot.stock_item_id,
                stock_lot_id=lot.id,
                kind=cause.kind,
                quantity=quantity,
                document_id=cause.document_id,
                reason=cause.reason,
                at=self.at,
                by=self.ctx.actor.name,
            )
        )

    def put(self, bin_id: Id, lot: e.StockLot, quantity: Decimal, cause: Cause, field: str) -> e.BinStock:
        """Units come to a bin, or leave it. Raises UserError ``stock.too_few``, ``number.range`` naming the
        field.
        """
        row_id = place_id(bin_id, lot.id)
        place = self.uow.find(e.BinStock, row_id)
        if place is None:
            place = self.uow.add(
                e.BinStock(id=row_id, owner_id=lot.owner_id, bin_id=bin_id, stock_lot_id=lot.id)
            )  # fmt: skip
        place.quantity += quantity
        in_range(place.quantity, field)
        if place.quantity < 0:
            raise _too_few(field)
        if quantity:
            self._count += 1
            self.uow.add(
                e.BinMovement(
                    id=self.ctx.child_id("bin_movement", self._count),
                    owner_id=lot.owner_id,
                    bin_id=bin_id,
                    stock_lot_id=lot.id,
                    quantity=quantity,
                    document_id=cause.document_id,
                    reason=cause.reason,
                    at=self.at,
                    by=self.ctx.actor.name,
                )
            )
        return place

    def check_loose(self, lot: e.StockLot, field: str) -> None:
        """Raise UserError ``stock.too_few`` where more lies in bins than there is."""
        if loose(self.uow, lot) < 0:
            raise _too_few(field)


def _places(uow: UnitOfWork, lot: e.StockLot) -> list[e.BinStock]:
    return uow.children(e.BinStock, "stock_lot_id", lot.id)


def loose(uow: UnitOfWork, lot: e.StockLot) -> Decimal:
    """What of a lot lies in no bin."""
    return lot.on_hand - sum((place.quantity for place in _places(uow, lot)), ZERO)


def _too_few(field: str) -> UserError:
    return UserError("stock.too_few", "There are not so many units there. Look again.", field)
