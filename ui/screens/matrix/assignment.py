# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the answer matrix holds while somebody assigns: quantities per asked line, cost, coverage.

No window, no database. Quantities are open (S2.82): more than was offered or asked warns and never blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from desktop_b2b.domain.commands.sourcing import Assignment, SaveAssignment
from desktop_b2b.domain.decoders import converted
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import line_total
from desktop_b2b.services.queries import LineView, MatrixCell, MatrixPartner, MatrixView
from desktop_b2b.services.shipping import shipping_of
from ui.forms.history import Edit, History

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one item is covered. ``covered`` counts what was ordered before and what is assigned now.

    ``ready`` and ``back_order`` split what is assigned; ``beyond`` is more than the partners offered.
    """

    asked: Decimal
    ordered: Decimal
    ready: Decimal
    back_order: Decimal
    beyond: Decimal

    @property
    def covered(self) -> Decimal:
        return self.ordered + self.assigned

    @property
    def assigned(self) -> Decimal:
        return self.ready + self.back_order + self.beyond

    @property
    def missing(self) -> Decimal:
        return max(ZERO, self.asked - self.covered)

    @property
    def over(self) -> Decimal:
        return max(ZERO, self.covered - self.asked)


@dataclass(frozen=True, slots=True)
class PartnerCost:
    """What the assigned quantities cost at one partner. ``shipping`` None: not stated, which is not zero."""

    request_partner_id: str
    name: str
    goods: Decimal
    shipping: Decimal | None
    unpriced: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The side panel's figures."""

    partners: tuple[PartnerCost, ...]
    goods: Decimal
    shipping: Decimal
    ready: Decimal
    back_orders: tuple[tuple[int | None, Decimal], ...]
    beyond: Decimal
    over_max: int
    assigned: Decimal
    ordered: Decimal
    asked: Decimal
    missing: Decimal
    over: Decimal

    @property
    def total(self) -> Decimal:
        return self.goods + self.shipping


@dataclass(slots=True)
class _Cost:
    """What is assigned to one partner."""

    units: Decimal = ZERO
    goods: Decimal = ZERO
    ready: Decimal = ZERO
    beyond: Decimal = ZERO
    over_max: int = 0
    unpriced: int = 0
    later: dict[int | None, Decimal] = field(default_factory=dict)


class AssignmentEditor:
    """The quantities of a matrix being edited; ``base`` as stored, ``mine`` what was typed on top."""

    def __init__(self, view: MatrixView) -> None:
        self._view = view
        self._mine: dict[str, Decimal] = {}
        self._submitted: dict[str, Decimal] = {}
        self.history: History[Decimal] = History()
        self._by_ask: dict[str, MatrixCell] = {}
        self._place: dict[str, tuple[str, str]] = {}
        self._rows: dict[str, LineView] = {}
        self._cells: dict[str, list[tuple[MatrixPartner, MatrixCell]]] = {}
        self._covers: dict[str, Coverage] = {}
        self._costs: dict[str, _Cost] = {}
        self.load(view)

    def load(self, view: MatrixView) -> None:
        """Take the stored matrix: typed quantities stay, all others follow."""
        self._view = view
        self._by_ask = {cell.ask.id: cell for cell in view.cells.values()}
        self._place = {
            cell.ask.id: (cell.ask.request_line_id, cell.ask.request_partner_id)
            for cell in view.cells.values()
        }
        self._rows = {row.line.id: row for row in view.lines}
        self._cells.clear()
        self._forget()
        self._mine = {
            ask_id: quantity
            for ask_id, quantity in self._mine.items()
            if ask_id in self._by_ask and self._by_ask[ask_id].ask.assigned != quantity
        }

    @property
    def view(self) -> MatrixView:
        """The matrix as stored."""
        return self._view

    # ------------------------------------------------------------ reading

    def cell(self, line_id: str, request_partner_id: str) -> MatrixCell | None:
        """The cell of an item and a partner; None where the partner was not asked."""
        return self._view.cells.get(f"{line_id}/{request_partner_id}")

    def quantity(self, ask_id: str) -> Decimal:
        """What is assigned now."""
        if ask_id in self._mine:
            return self._mine[ask_id]
        if ask_id in self._submitted:
            return self._submitted[ask_id]
        return self._by_ask[ask_id].ask.assigned

    def assignments(self) -> tuple[Assignment, ...]:
        """Everything assigned, for preview and order; blank is nothing (S2.81)."""
        return tuple(
            Assignment(ask_id=ask_id, quantity=self.quantity(ask_id))
            for ask_id in sorted(self._by_ask)
            if self.quantity(ask_id) > 0
        )

    @property
    def has_changes(self) -> bool:
        return bool(self._mine)

    def cells_of(self, line_id: str) -> list[tuple[MatrixPartner, MatrixCell]]:
        """An item's cells with their partners, in the order of the columns."""
        if line_id not in self._cells:
            pairs = ((partner, self.cell(line_id, partner.partner.id)) for partner in self._view.partners)
            self._cells[line_id] = [(partner, cell) for partner, cell in pairs if cell is not None]
        return self._cells[line_id]

    def coverage(self, line_id: str) -> Coverage:
        """How far an item is covered, kept until one of its quantities changes."""
        if line_id not in self._covers:
            self._covers[line_id] = self._cover(line_id)
        return self._covers[line_id]

    def _cover(self, line_id: str) -> Coverage:
        row = self._rows[line_id]
        ready = back = beyond = ZERO
        for _partner, cell in self.cells_of(line_id):
            quantity = self.quantity(cell.ask.id)
            if quantity > 0:
                in_stock, later, more = split(quantity, cell)
                ready, back, beyond = ready + in_stock, back + later, beyond + more
        return Coverage(row.line.quantity, row.line.ordered_quantity, ready, back, beyond)

    def _cost(self, column: MatrixPartner) -> _Cost:
        """What is assigned to one partner comes to, kept until one of its quantities changes."""
        key = column.partner.id
        if key not in self._costs:
            self._costs[key] = self._add_up(column)
        return self._costs[key]

    def _add_up(self, column: MatrixPartner) -> _Cost:
        currency = self._view.request.currency
        cost = _Cost()
        for row in self._view.lines:
            cell = self.cell(row.line.id, column.partner.id)
            quantity = self.quantity(cell.ask.id) if cell is not None else ZERO
            if cell is None or quantity <= 0:
                continue
            cost.units += quantity
            in_stock, back, more = split(quantity, cell)
            cost.ready, cost.beyond = cost.ready + in_stock, cost.beyond + more
            cost.over_max += cell.over_max
            if back:
                at = cell.answer.backorder_at if cell.answer is not None else None
                cost.later[at] = cost.later.get(at, ZERO) + back
            price = cell.answer.price if cell.answer is not None else None
            if price is None:
                cost.unpriced += 1
            else:
                cost.goods += line_total(quantity, price, currency)
        return cost

    def _shipping(self, column: MatrixPartner, cost: _Cost, paid: frozenset[str]) -> Decimal | None:
        """What the answer charges for this order, as the order itself will (mission §7.6)."""
        shipping = shipping_of(column.answer) if column.answer is not None else None
        if shipping is None:
            return None
        if shipping.kind == "fixed" and column.partner.id in paid:
            return ZERO  # on the first order of an answer only
        return shipping.cost(cost.units, cost.goods, self._view.request.currency)

    def summary(self) -> Summary:
        """Cost and coverage of all that is assigned."""
        paid = frozenset(
            order.inquiry_id
            for order in self._view.orders
            if order.state not in DEAD_ORDERS and order.inquiry_id
        )
        later: dict[int | None, Decimal] = {}
        costs: list[PartnerCost] = []
        used = [(column, self._cost(column)) for column in self._view.partners]
        used = [(column, cost) for column, cost in used if cost.units > 0]
        for column, cost in used:
            shipping = self._shipping(column, cost, paid)
            costs.append(
                PartnerCost(column.partner.id, column.partner.name, cost.goods, shipping, cost.unpriced)
            )
            for at, quantity in cost.later.items():
                later[at] = later.get(at, ZERO) + quantity
        covers = [self.coverage(row.line.id) for row in self._view.lines]
        return Summary(
            partners=tuple(costs),
            goods=sum((cost.goods for cost in costs), ZERO),
            shipping=sum((cost.shipping or ZERO for cost in costs), ZERO),
            ready=sum((cost.ready for _column, cost in used), ZERO),
            back_orders=tuple(sorted(later.items(), key=lambda item: (item[0] is None, item[0] or 0))),
            beyond=sum((cost.beyond for _column, cost in used), ZERO),
            over_max=sum(cost.over_max for _column, cost in used),
            assigned=sum((cost.units for _column, cost in used), ZERO),
            ordered=sum((cover.ordered for cover in covers), ZERO),
            asked=sum((cover.asked for cover in covers), ZERO),
            missing=sum((cover.missing for cover in covers), ZERO),
            over=sum((cover.over for cover in covers), ZERO),
        )

    # ------------------------------------------------------------ editing

    def set_quantities(self, wanted: Mapping[str, Decimal], code: str = "assigned") -> bool:
        """Assign quantities as one undoable step; ``code`` is what the step is called."""
        step = {
            ask_id: (self.quantity(ask_id), quantity)
            for ask_id, quantity in wanted.items()
            if ask_id in self._by_ask and self.quantity(ask_id) != quantity
        }
        if not step:
            return False
        self.history.record(Edit(code), step)
        for ask_id, (_before, after) in step.items():
            self._put(ask_id, after)
        return True

    def clear(self) -> bool:
        """Assign nothing."""
        return self.set_quantities(dict.fromkeys(self._by_ask, ZERO), "assign_nothing")

    def fill_lowest(self) -> bool:
        """Give each item to the lowest price within the limit, as far as it goes, then to the next (S2.80).

        What is ready and what is on back-order both count; late answers that were not admitted do not.
        """
        wanted: dict[str, Decimal] = dict.fromkeys(self._by_ask, ZERO)
        for row in self._view.lines:
            left = max(ZERO, row.line.quantity - row.line.ordered_quantity)
            for _price, _name, cell in sorted(self._offers(row.line.id), key=lambda offer: offer[:2]):
                wanted[cell.ask.id] = min(left, sum(left_of(cell), ZERO))
                left -= wanted[cell.ask.id]
        return self.set_quantities(wanted, "assign_lowest")

    def take(self, choices: Mapping[str, Decimal]) -> bool:
        """Assign these quantities and nothing else."""
        return self.set_quantities(dict.fromkeys(self._by_ask, ZERO) | dict(choices), "assign_best")

    def undo(self) -> bool:
        """Take the last step back."""
        return self._put_all(self.history.back(self._now))

    def redo(self) -> bool:
        """Do it again."""
        return self._put_all(self.history.again(self._now))

    def _now(self, ask_id: str) -> Decimal:
        """What is assigned; less than nothing where the line is not asked any more: undo leaves it alone."""
        return self.quantity(ask_id) if ask_id in self._by_ask else Decimal(-1)

    def _put_all(self, wanted: Mapping[str, Decimal]) -> bool:
        for ask_id, quantity in wanted.items():
            self._put(ask_id, quantity)
        return bool(wanted)

    # ------------------------------------------------------------ saving

    def begin_save(self) -> SaveAssignment | None:
        """The command that stores what was typed, now on its way; None when there is nothing."""
        if not self._mine or self._submitted:
            return None
        self._submitted, self._mine = self._mine, {}
        return SaveAssignment(
            request_id=self._view.request.id,
            assignments=tuple(Assignment(ask_id=k, quantity=v) for k, v in sorted(self._submitted.items())),
        )

    def saved(self, view: MatrixView) -> None:
        """The save was committed; this is how it stands now."""
        self._submitted = {}
        self.load(view)

    def failed(self) -> None:
        """The save was refused: it counts as typed again."""
        self._mine = self._submitted | self._mine
        self._submitted = {}
        self.load(self._view)

    @property
    def saving(self) -> bool:
        return bool(self._submitted)

    def buffer(self) -> str:
        """What was typed and is not stored; empty when there is nothing."""
        typed = self._submitted | self._mine
        return msgspec.json.encode({"v": 1, "set": typed}).decode() if typed else ""

    def restore(self, body: str) -> None:
        """Take a buffer back over what is loaded."""
        typed = converted(msgspec.json.decode(body).get("set", {}), dict[str, Decimal], strict=False)
        self._mine = typed
        self.load(self._view)
        if self._mine:
            steps = {key: (self._by_ask[key].ask.assigned, value) for key, value in self._mine.items()}
            self.history.record(Edit("restored"), steps)

    # ------------------------------------------------------------ inside

    def _offers(self, line_id: str) -> Iterable[tuple[Decimal, str, MatrixCell]]:
        for partner, cell in self.cells_of(line_id):
            answer = cell.answer
            if answer is None or answer.price is None or cell.over_max or not counts(partner):
                continue
            if answer.ready + answer.backorder > 0:
                yield answer.price, partner.partner.name, cell

    def _forget(self) -> None:
        """Any quantity may be another one."""
        self._covers.clear()
        self._costs.clear()

    def _put(self, ask_id: str, quantity: Decimal) -> None:
        line_id, partner_id = self._place[ask_id]
        self._covers.pop(line_id, None)
        self._costs.pop(partner_id, None)
        stored = self._submitted.get(ask_id, self._by_ask[ask_id].ask.assigned)
        if stored == quantity:
            self._mine.pop(ask_id, None)
        else:
            self._mine[ask_id] = quantity


def split(quantity: Decimal, cell: MatrixCell) -> tuple[Decimal, Decimal, Decimal]:
    """An assigned quantity as ready now, on back-order, and beyond what is left of the offer."""
    ready_left, back_left = left_of(cell)
    ready = min(quantity, ready_left)
    back = min(quantity - ready, back_left)
    return ready, back, quantity - ready - back


def left_of(cell: MatrixCell) -> tuple[Decimal, Decimal]:
    """What is left of an offer, ready and on back-order, after what was ordered of it before."""
    if cell.answer is None:
        return ZERO, ZERO
    ordered = cell.ask.ordered
    ready = max(ZERO, cell.answer.ready - ordered)
    return ready, max(ZERO, cell.answer.backorder - max(ZERO, ordered - cell.answer.ready))


def counts(column: MatrixPartner) -> bool:
    """Whether a partner's answer may be used: a late one only once it was admitted (A19)."""
    return column.answer is not None and column.answer.state not in ("late", "declined")
