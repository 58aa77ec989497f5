# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing (N11): each scan is judged at once and kept with the open box; one command closes it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import measures
from desktop_b2b.domain.commands.floor import PackUnit
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.packing import Found
from desktop_b2b.rules.picking import today_in
from desktop_b2b.services.queries import FindOnFloor, FloorFound, FloorView, GetFloorOrders
from ui.printing.floor_papers import Extent
from ui.screens.floor.entries import Entry
from ui.screens.floor.limits import Limits, confirm, yes
from ui.screens.floor.open_box import BUFFER_KIND, KeptBox, OpenBox, Progress, Taken, restored
from ui.screens.floor.put_back import put_back_deed
from ui.screens.floor.services import services_deed
from ui.screens.floor.station import Deed, Host, Question, Station, numbers, print_deed, ship_to
from ui.screens.floor.times import split_times
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import measure_word, number_word

_ONE, _ZERO = Decimal(1), Decimal(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class PackStation(Station):
    """The open box of one order, or of several that leave together."""

    def __init__(self, host: Host, order_ids: tuple[Id, ...]) -> None:
        super().__init__(host)
        self.order_ids = order_ids
        self.box: OpenBox | None = None
        self._limits = ""

    @property
    def _target(self) -> Id:
        """Whose box the buffer keeps: the first order's."""
        return self.order_ids[0]

    async def begin(self) -> None:
        body = await self.host.kept(BUFFER_KIND, self._target)
        kept = restored(body) if body else None
        if kept is not None:
            self.order_ids = kept.b2b_order_ids
        await self._open(kept)
        self._rest()

    async def reread(self) -> None:
        if self.box is not None:
            await self._open(self.box.keep())

    async def _open(self, kept: KeptBox | None) -> None:
        view = await self.host.ask_query(GetFloorOrders(b2b_order_ids=self.order_ids))
        if kept is None:
            kept = KeptBox(self._shipment_of(view), self.host.new_id(), self.order_ids)
        today = today_in(self.host.now(), view.time_zone)
        self._limits = Limits(view).words()
        try:
            self.box = OpenBox(view, kept, today)
        except UserError as error:
            # Somebody packed it elsewhere meanwhile: the scans stand no more.
            self.box = OpenBox(view, msgspec.structs.replace(kept, scans=()), today)
            self.wrong(
                error, need=("", _tr("The open box was emptied: scan again what is still to be packed."))
            )
        self._keep()
        self.host.refresh()

    def _shipment_of(self, view: FloorView) -> Id:
        """The shipment that these orders' boxes go into: the one that is open, or a new one."""
        for order in view.orders:
            for one in order.shipments:
                if one.shipment.state in ("packed", "labelled"):
                    return one.shipment.id
        return self.host.new_id()

    # ------------------------------------------------------------ scans

    async def scanned(self, text: str) -> None:
        box = self.box
        if box is None:
            return
        times, code = split_times(text)
        try:
            taken = box.scan(code, self.host.now(), times or _ONE)
        except UserError as error:
            await self._refused(box, code, error)
            return
        self._keep()
        self._show_taken(box, taken)
        self.host.refresh()

    async def _refused(self, box: OpenBox, code: str, error: UserError) -> None:
        need = self._need(box)
        known = self._known(box, code)
        if known is not None or error.code.startswith("gs1."):
            self.wrong(error, scanned=_words(known) if known else code, need=need)
            return
        found = await self.host.ask_query(FindOnFloor(code=code))
        if found.kind == "item":
            words = "Put it back. It is not in this order."
            self.wrong(
                UserError("pack.wrong_item", words, "scan"), scanned=found.name, code=found.sku, need=need
            )
        elif found.b2b_order_ids:
            await self._other_order(box, found)
        else:
            self.wrong(error, scanned=code, need=need)

    def _known(self, box: OpenBox, code: str) -> Found | None:
        try:
            return box.find(code)[1]
        except UserError:
            return None

    async def _other_order(self, box: OpenBox, found: FloorFound) -> None:
        """Another order's number: with nothing in the box it is opened, else it may leave with this one."""
        if not box.taken:
            self.host.go(found)
            return
        others = tuple(one for one in found.b2b_order_ids if one not in self.order_ids)
        if others:
            self.host.ask(
                [
                    Question(
                        _tr("Together?"),
                        _tr("Another order. Type Y to pack it into the same shipment."),
                        check=yes,
                    )
                ],
                lambda _answers: self._join(others),
            )

    async def _join(self, others: tuple[Id, ...]) -> None:
        if self.box is not None:
            kept = self.box.keep()
            self.order_ids = (*self.order_ids, *others)
            await self._open(msgspec.structs.replace(kept, b2b_order_ids=self.order_ids))
            self._rest()

    def _show_taken(self, box: OpenBox, taken: Taken) -> None:
        progress = box.progress_of(taken.found.item)
        left = progress.wanted - progress.boxed
        done = _tr("of {0}, {1} to go") if left else _tr("of {0}, all packed")
        self.host.tell(
            Verdict(
                Sort.OK,
                _tr("OK"),
                _tr("Put it in box {0}").format(number_word(self._box_number)),
                label=_tr("You scanned"),
                thing=progress.description or progress.item.name,
                code=" · ".join(part for part in (progress.item.sku, taken.found.lot) if part),
                count=number_word(progress.boxed),
                count_note=done.format(number_word(progress.wanted), number_word(left)),
            )
        )

    def _rest(self) -> None:
        if self.box is None:
            return
        waits = _tr("Scan the first item.") if not self.box.taken else _tr("Go on: this box is open.")
        self.host.tell(Verdict(Sort.REST, _tr("Box {0}").format(number_word(self._box_number)), waits))

    # ------------------------------------------------------------ closing the box

    def _ask_close(self, *, ship: bool) -> None:
        box = self.box
        if box is None or not box.taken:
            if ship and self._left == 0:
                self._ship()
            else:
                self.wrong(UserError("pack.empty", "Scan something into the box first.", "scan"))
            return
        mass, length = self.host.last_unit
        word = _tr("Box {0}").format(number_word(self._box_number))
        questions = [
            Question(word, _tr("What does it weigh?"), heavy_hint(mass), box.weight, weight_check(mass)),
            Question(word, _tr("How large is it?"), f"40 × 30 × 20 {length}", box.size, size_check(length)),
        ]
        self.host.ask(questions, lambda answers: self._close(answers, ship=ship))

    async def _close(self, answers: list[str], *, ship: bool) -> None:
        box = self.box
        if box is None:
            return
        box.weight, box.size = answers
        found = Limits(box.view).broken(self._box_number, *answers)
        await confirm(self.host, found, lambda: self._close_now(box, ship=ship))

    async def _close_now(self, box: OpenBox, *, ship: bool) -> None:
        number = self._box_number
        cmd: PackUnit = box.command()
        await self.host.give(cmd)
        self.host.drop(BUFFER_KIND, self._target)
        self.box = None
        await self._open(None)
        self.host.tell(
            Verdict(
                Sort.OK,
                _tr("CLOSED"),
                _tr("Box {0} is packed. Its label can be printed.").format(number_word(number)),
            )
        )
        if ship and self._left == 0:
            self._ship()

    def _ship(self) -> None:
        self.host.go(FloorFound(kind="order", id=self._target, b2b_order_ids=self.order_ids), ship=True)

    def _undo(self) -> None:
        if self.box is None:
            return
        last = self.box.undo()
        self._keep()
        self.host.refresh()
        if last is None:
            self._rest()
            return
        self.host.tell(
            Verdict(
                Sort.ASK,
                _tr("Taken out"),
                _tr("Take it out of the box again."),
                label=_tr("You had scanned"),
                thing=last.found.item.description or last.found.item.name,
                code=last.found.item.sku,
                count=number_word(last.units),
                count_note=_tr("out of the box"),
            )
        )

    # ------------------------------------------------------------ what is shown

    @property
    def _box_number(self) -> int:
        """The open box is the next one after those that are closed."""
        return 1 + len(self._closed)

    @property
    def _closed(self) -> list[Id]:
        if self.box is None:
            return []
        units = {
            unit.id
            for order in self.box.view.orders
            for shipment in order.shipments
            if shipment.shipment.id == self.box.shipment_id
            for unit in shipment.units
            if unit.kind == "box" and unit.state == "packed"
        }
        return sorted(units)

    @property
    def _left(self) -> Decimal:
        """What is still to be scanned."""
        if self.box is None:
            return _ZERO
        return sum((one.wanted - one.boxed for one in self.box.progress()), _ZERO)

    def facts(self) -> tuple[list[Fact], float]:
        if self.box is None:
            return [], 0.0
        rows = self.box.progress()
        wanted, boxed = sum((one.wanted for one in rows), _ZERO), sum((one.boxed for one in rows), _ZERO)
        return [
            Fact(_tr("Order"), numbers(self.box.view)),
            Fact(_tr("Ship to"), ship_to(self.box.view)),
            Fact(_tr("Box"), number_word(self._box_number)),
            Fact(_tr("Packed"), _tr("{0} of {1}").format(number_word(boxed), number_word(wanted))),
        ], float(boxed / wanted) if wanted else 0.0

    def entries(self) -> tuple[list[Entry], str]:
        if self.box is None:
            return [], ""
        last = self.box.taken[-1].found.item.stock_item_id if self.box.taken else ""
        return [
            Entry(
                one.item.stock_item_id,
                one.description or one.item.name,
                one.item.sku,
                f"{number_word(one.boxed)} / {number_word(one.wanted)}",
                one.boxed >= one.wanted,
            )
            for one in self.box.progress()
        ], last

    def note(self) -> tuple[str, str]:
        if self.box is None:
            return "", ""
        words = self.box.view.orders[0].order.instructions
        limits = self._limits
        if not limits:
            return (_tr("Note from the retailer"), words) if words else ("", "")
        if not words:
            return _tr("Limits of a box"), limits
        return _tr("Note from the retailer"), f"{words}\n\n{_tr('Limits of a box')}\n{limits}"

    def deeds(self) -> list[Deed]:
        empty = "" if self.box is not None and self.box.taken else _tr("Nothing was scanned into this box.")
        return [
            print_deed(self._print),
            put_back_deed(
                self.host,
                self.box.view if self.box is not None else None,
                "" if empty else _tr("Undo the scans of this box first."),
            ),
            Deed(_tr("Undo last scan"), "F4", self._undo, "undo", empty),
            *services_deed(self.host, self.box.view if self.box is not None else None, self.order_ids),
            Deed(_tr("Next box"), "F6", lambda: self._ask_close(ship=False), "package", empty),
            Deed(_tr("Boxes"), "F7", self._ship, "list"),
            Deed(_tr("Back"), "Esc", self.host.go_back, "arrow-left"),
            Deed(_tr("Finish"), "F8", lambda: self._ask_close(ship=True), "check", self.hint(), primary=True),
        ]

    def _print(self) -> None:
        """The slips and labels of the boxes that are closed."""
        if self.box is not None:
            self.host.print_papers(self.order_ids, "", Extent(shipment_id=self.box.shipment_id))

    def hint(self) -> str:
        left = self._left
        if not left:
            return ""
        return QCoreApplication.translate("Floor", "%n left before you can finish", "", int(left))

    def placeholder(self) -> str:
        return _tr("Scan an item, or type SKU or SKU@lot")

    def _need(self, box: OpenBox) -> tuple[str, str]:
        """What the order still wants first."""
        waiting: list[Progress] = [one for one in box.progress() if one.boxed < one.wanted]
        if not waiting:
            return _tr("Nothing more"), ""
        first = waiting[0]
        return ", ".join(part for part in (first.item.sku, first.description) if part), ""

    def _keep(self) -> None:
        if self.box is None:
            return
        body = msgspec.json.encode(self.box.keep()).decode() if self.box.taken else ""
        if body:
            self.host.keep(BUFFER_KIND, self._target, body)
        else:
            self.host.drop(BUFFER_KIND, self._target)


def _words(found: Found) -> str:
    return ", ".join(part for part in (found.item.description, found.item.sku) if part) or found.item.name


def weight_check(unit: str) -> Callable[[str], str]:
    """The check of a weight that is typed, in this unit where none is named."""
    return lambda text: str(measures.weight(with_unit(text, unit), "scan") or "")


def size_check(unit: str) -> Callable[[str], str]:
    """The check of a size that is typed."""
    return lambda text: str(measures.size(with_unit(text, unit), "scan") or "")


def heavy_hint(unit: str) -> str:
    """What a weight looks like."""
    return measure_word(f"12.5 {unit}")


def with_unit(text: str, unit: str) -> str:
    """What was typed, with the unit that was used last where none is given."""
    text = text.strip().replace(",", ".").replace("*", "x")
    return f"{text} {unit}" if text and text[-1].isdigit() else text
