# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Shipping: boxes onto pallets, labels scanned box by box, and the word that it left; all of it can be taken
back with a reason.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.floor import (
    BuildPallet,
    ConfirmFulfilment,
    LabelShipment,
    LabelValue,
    MeasureUnit,
    RecordDelivery,
    UnpackUnit,
    VoidShipment,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.deliveries import outcomes_of
from desktop_b2b.services.queries import FindOnFloor, FloorShipment, FloorView, GetFloorOrders
from ui.printing.floor_papers import SHEAVES, Extent
from ui.screens.floor.carriers import carrier_name, carrier_question, unit_code
from ui.screens.floor.entries import Entry
from ui.screens.floor.limits import Limits, confirm
from ui.screens.floor.pack import heavy_hint, size_check, weight_check
from ui.screens.floor.report import ask_report
from ui.screens.floor.services import refuse_open, services_deed
from ui.screens.floor.station import (
    Deed,
    Host,
    Question,
    Station,
    needed,
    numbers,
    print_deed,
    ship_to,
    upto,
)  # fmt: skip
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import measure_word, number_word, reason_word, state_word

#: What is printed of boxes and pallets.
_SHIPPING = tuple(key for key in SHEAVES if key != "picking_list")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class ShipStation(Station):
    """The boxes of the shipment that was scanned; else of the orders' last one that has not left, or of the
    last.
    """

    def __init__(self, host: Host, order_ids: tuple[Id, ...], scanned: Id = "") -> None:
        super().__init__(host)
        self.order_ids, self._scanned = order_ids, scanned
        self.view: FloorView | None = None

    async def begin(self) -> None:
        await self.reread()
        self._rest()

    async def reread(self) -> None:
        self.view = await self.host.ask_query(GetFloorOrders(b2b_order_ids=self.order_ids))
        self.host.refresh()

    @property
    def shipment(self) -> FloorShipment | None:
        """What is worked on."""
        if self.view is None:
            return None
        found = {one.shipment.id: one for order in self.view.orders for one in order.shipments}
        for one in found.values():
            if self._scanned in (one.shipment.id, *(unit.id for unit in one.units)):
                return one
        waiting = [one for one in found.values() if one.shipment.state in ("packed", "labelled")]
        rows = waiting or list(found.values())
        return max(rows, key=lambda one: (one.shipment.created_at, one.shipment.id)) if rows else None

    @property
    def units(self) -> list[e.HandlingUnit]:
        """Pallets with their boxes behind them, then boxes that stand alone."""
        found = self.shipment
        live = [unit for unit in found.units if unit.state == "packed"] if found else []
        tops = [unit for unit in live if unit.parent_id is None]
        tops.sort(key=lambda unit: (unit.kind != "pallet", unit.sort_key))
        return [one for top in tops for one in (top, *(box for box in live if box.parent_id == top.id))]

    def _boxes(self) -> list[e.HandlingUnit]:
        return [unit for unit in self.units if unit.kind == "box"]

    async def scanned(self, text: str) -> None:
        found = await self.host.ask_query(FindOnFloor(code=text))
        if found.kind == "unit" and found.id in {unit.id for unit in self.units}:
            self.host.mark(found.id)
            self._rest()
        elif found.b2b_order_ids:
            self.host.go(found)
        else:
            words = "“{value}” is no order, wave, shipment or box of this centre."
            self.wrong(UserError("floor.unknown_code", words, "scan", value=text), scanned=text)

    def _rest(self) -> None:
        found = self.shipment
        if found is None:
            self.host.tell(Verdict(Sort.REST, _tr("Nothing packed"), _tr("Pack a box first.")))
            return
        gone = _tr("This shipment has left.")
        if self._reported(found):
            gone = _tr("This shipment has left. What its carrier reports: F8.")
        waits = self._waits()
        sentence = {
            "packed": waits or _tr("Put boxes on pallets, or label them: F8."),
            "labelled": _tr("All labels are on. It can leave: F8."),
        }.get(found.shipment.state, gone)
        self.host.tell(
            Verdict(
                Sort.REST,
                state_word("fulfilment_shipment", found.shipment.state),
                sentence,
                label=_tr("Shipment"),
                thing=found.shipment.number,
                code=carrier_name(self.view, found.shipment.carrier),
            )
        )

    def _waits(self) -> str:
        """For what an order waits that is packed: nobody on the floor can mend it."""
        orders = [one.order for one in self.view.orders] if self.view is not None else []
        reasons = [code for one in orders if one.state == "awaiting_shipper" for code in one.reasons]
        words = reason_word(",".join(dict.fromkeys(reasons)))
        return _tr("It waits for its retailer. {0}.").format(words) if reasons else ""

    # ------------------------------------------------------------ deeds

    def _main(self) -> None:
        found = self.shipment
        if found is None:
            return
        try:
            refuse_open(self.view)
        except UserError as error:
            self.wrong(error, need=("", _tr("Nothing was changed.")))
            return
        if found.shipment.state == "packed" and found.shipment.mode != "pickup":
            self._ask_labels(found)
        elif found.shipment.state in ("packed", "labelled"):
            self._ask_leave(found)
        elif self._reported(found):
            ask_report(self.host, found.shipment, self._report)

    @staticmethod
    def _reported(found: FloorShipment) -> bool:
        """Whether its carrier may have something to say of it."""
        return bool(outcomes_of(found.shipment.state, found.shipment.mode))

    async def _report(self, cmd: RecordDelivery) -> None:
        await self.host.give(cmd)
        await self.reread()
        self._rest()

    def _ask_labels(self, found: FloorShipment) -> None:
        shipment = found.shipment
        is_fba = self.view is not None and any(one.order.fba_shipment for one in self.view.orders)
        questions = [carrier_question(self.view, _tr("Carrier"), _tr("Who takes it?"), shipment.carrier)]
        kinds: list[tuple[Id, str]] = []
        if shipment.mode == "freight":
            questions.append(Question(_tr("Bill of lading"), _tr("Its number?"), value=shipment.bol_number))
        for number, box in enumerate(self._boxes(), start=1):
            word = _tr("Box {0}").format(number_word(number))
            if shipment.mode == "parcel":
                kinds.append((box.id, "carrier"))
                questions.append(Question(word, _tr("Scan the carrier's label."), value=box.tracking))
            if is_fba:
                kinds.append((box.id, "fba"))
                questions.append(Question(word, _tr("Scan Amazon's box label.")))
        self.host.ask(questions, lambda answers: self._label(found, kinds, answers))

    async def _label(self, found: FloorShipment, kinds: list[tuple[Id, str]], answers: list[str]) -> None:
        skip = 2 if found.shipment.mode == "freight" else 1
        labels = tuple(
            LabelValue(unit_id=unit_id, code=code, kind="fba" if kind == "fba" else "carrier")
            for (unit_id, kind), code in zip(kinds, answers[skip:], strict=True)
        )
        await self.host.give(
            LabelShipment(
                shipment_id=found.shipment.id,
                labels=labels,
                carrier=answers[0],
                bol_number=answers[1] if skip == 2 else "",
            )
        )
        await self.reread()
        self.host.tell(Verdict(Sort.OK, _tr("LABELLED"), _tr("All labels are on. It can leave: F8.")))

    def _ask_leave(self, found: FloorShipment) -> None:
        shipment = found.shipment
        if shipment.mode == "pickup":
            questions = [
                Question(_tr("Collector"), _tr("Who collects it?"), value=self._collector()),
                Question(_tr("Signature"), _tr("The collector signs, or types the name.")),
            ]
        elif shipment.mode == "freight":
            questions = [Question(_tr("PRO number"), _tr("The carrier's number of this freight?"))]
        else:
            words = _tr("With {0}: press Enter, or type another carrier.")
            name = carrier_name(self.view, shipment.carrier)
            questions = [carrier_question(self.view, _tr("Leaves"), words.format(name), shipment.carrier)]
        self.host.ask(questions, lambda answers: self._leave(found, answers))

    def _collector(self) -> str:
        """Who is expected."""
        return self.view.orders[0].order.collector if self.view is not None else ""

    async def _leave(self, found: FloorShipment, answers: list[str]) -> None:
        shipment = found.shipment
        fields = {
            "pickup": {"collected_by": answers[0], "signature": answers[-1]},
            "freight": {"pro_number": answers[0]},
        }.get(shipment.mode, {"carrier": answers[0]})
        await self.host.give(ConfirmFulfilment(shipment_id=shipment.id, **fields))
        await self.reread()
        self.host.tell(
            Verdict(
                Sort.OK,
                _tr("COLLECTED") if shipment.mode == "pickup" else _tr("SHIPPED"),
                _tr("Scan the next order, or press Esc."),
                label=_tr("Shipment"),
                thing=shipment.number,
            )
        )

    def _ask_pallet(self) -> None:
        loose = [unit for unit in self._boxes() if unit.parent_id is None]
        found = self.shipment
        if found is None or not loose:
            return
        mass, length = self.host.last_unit
        word = _tr("Pallet")
        count = number_word(len(loose))
        questions = [
            Question(
                word,
                _tr("How many of the {0} boxes, from the first on?").format(count),
                value=str(len(loose)),
                check=upto(len(loose)),
            ),
            Question(word, _tr("What does it weigh?"), f"410 {mass}", check=weight_check(mass)),
            Question(word, _tr("How large is it?"), f"120 × 80 × 150 {length}", check=size_check(length)),
        ]
        self.host.ask(questions, lambda answers: self._pallet(found, loose, answers))

    async def _pallet(self, found: FloorShipment, loose: list[e.HandlingUnit], answers: list[str]) -> None:
        number = 1 + sum(unit.kind == "pallet" for unit in self.units)
        over = Limits(self.view).broken(number, *answers[1:], pallet=True) if self.view else []
        build = BuildPallet(
            shipment_id=found.shipment.id,
            unit_id=self.host.new_id(),
            box_ids=tuple(box.id for box in loose[: int(answers[0])]),
            company_prefix=self.view.company_prefix if self.view else "",
            weight=answers[1],
            size=answers[2],
        )
        await confirm(self.host, over, lambda: self._build(build))

    async def _build(self, build: BuildPallet) -> None:
        await self.host.give(build)
        await self.reread()
        self.host.tell(Verdict(Sort.OK, _tr("PALLET"), _tr("The pallet stands. Its label can be printed.")))

    def _ask_measure(self) -> None:
        unit, found = self._marked(), self.shipment
        if unit is None or found is None:
            return
        mass, length = self.host.last_unit
        word = self._name(unit)
        questions = [
            Question(
                word, _tr("What does it weigh?"), heavy_hint(mass), unit.weight_entered, weight_check(mass)
            ),
            Question(
                word, _tr("How large is it?"), f"40 × 30 × 20 {length}", unit.size_entered, size_check(length)
            ),
        ]
        shipment_id = found.shipment.id
        self.host.ask(questions, lambda answers: self._measure(shipment_id, unit, answers))

    async def _measure(self, shipment_id: Id, unit: e.HandlingUnit, answers: list[str]) -> None:
        same = [one.id for one in self.units if one.kind == unit.kind]
        number, is_pallet = same.index(unit.id) + 1, unit.kind == "pallet"
        over = Limits(self.view).broken(number, *answers, pallet=is_pallet) if self.view else []
        weight, size = answers
        cmd = MeasureUnit(shipment_id=shipment_id, unit_id=unit.id, weight=weight, size=size)
        await confirm(self.host, over, lambda: self._give(cmd))

    def _ask_unpack(self) -> None:
        unit, found = self._marked(), self.shipment
        if unit is None or found is None:
            return
        shipment_id, unit_id = found.shipment.id, unit.id
        is_last = len(self.units) == 1

        def done(reason: str) -> Awaitable[object]:
            # Without its last box a shipment is nothing: it would stand among those that wait for ever.
            if is_last:
                return self._give(VoidShipment(shipment_id=shipment_id, reason=reason))
            return self._give(UnpackUnit(shipment_id=shipment_id, unit_id=unit_id, reason=reason))

        self._ask_reason(_tr("Unpack {0}").format(self._name(unit)), done)

    def _ask_void(self) -> None:
        found = self.shipment
        if found is None:
            return
        shipment_id = found.shipment.id
        self._ask_reason(
            _tr("Take back"),
            lambda reason: self._give(VoidShipment(shipment_id=shipment_id, reason=reason)),
        )

    def _ask_reason(self, word: str, done: Callable[[str], Awaitable[object]]) -> None:
        self.host.ask([Question(word, _tr("Say why."), check=needed)], lambda answers: done(answers[0]))

    async def _give(self, cmd: MeasureUnit | UnpackUnit | VoidShipment) -> None:
        await self.host.give(cmd)
        await self.reread()
        self._rest()

    def _print(self) -> None:
        """The papers of this shipment's boxes and pallets."""
        found = self.shipment
        wanted = Extent(_SHIPPING, found.shipment.id) if found is not None else None
        self.host.print_papers(self.order_ids, "", wanted)

    # ------------------------------------------------------------ what is shown

    def _marked(self) -> e.HandlingUnit | None:
        return next((unit for unit in self.units if unit.id == self.host.current_key), None)

    def _name(self, unit: e.HandlingUnit) -> str:
        if unit.kind == "pallet":
            pallets = [one.id for one in self.units if one.kind == "pallet"]
            return _tr("Pallet {0}").format(number_word(pallets.index(unit.id) + 1))
        boxes = [one.id for one in sorted(self._boxes(), key=lambda one: one.sort_key)]
        return _tr("Box {0}").format(number_word(boxes.index(unit.id) + 1))

    def facts(self) -> tuple[list[Fact], float]:
        if self.view is None:
            return [], 0.0
        boxes = self._boxes()
        labelled = sum(bool(box.tracking) for box in boxes)
        found = self.shipment
        state = state_word("fulfilment_shipment", found.shipment.state) if found else ""
        return [
            Fact(_tr("Order"), numbers(self.view)),
            Fact(_tr("Ship to"), ship_to(self.view)),
            Fact(_tr("Boxes"), number_word(len(boxes))),
            Fact(_tr("Shipment"), state),
        ], labelled / len(boxes) if boxes else 0.0

    def entries(self) -> tuple[list[Entry], str]:
        return [
            Entry(
                unit.id,
                self._name(unit),
                " · ".join(part for part in (measure_word(unit.size_entered), unit_code(unit)) if part),
                measure_word(unit.weight_entered),
                bool(unit.tracking),
                "tree" if unit.parent_id else "package",
            )
            for unit in self.units
        ], ""

    def deeds(self) -> list[Deed]:
        found = self.shipment
        state = found.shipment.state if found else ""
        still = "" if state in ("packed", "labelled") else _tr("This shipment has left.")
        gone = "" if state in ("packed", "labelled", "confirmed") else _tr("Its carrier has scanned it.")
        leaves = state == "labelled" or (found is not None and found.shipment.mode == "pickup")
        if found is not None and self._reported(found):
            main = Deed(_tr("Carrier reports"), "F8", self._main, "truck", primary=True)
        else:
            words, icon = (_tr("Ship"), "truck") if leaves else (_tr("Label"), "tag")
            main = Deed(words, "F8", self._main, icon, still, primary=True)
        return [
            print_deed(self._print),
            Deed(_tr("Pallet"), "F3", self._ask_pallet, "package", still),
            Deed(_tr("Weigh"), "F4", self._ask_measure, "sliders", still),
            *services_deed(self.host, self.view, self.order_ids),
            Deed(_tr("Unpack"), "F6", self._ask_unpack, "undo", still),
            Deed(_tr("Take back"), "F7", self._ask_void, "x-circle", gone),
            Deed(_tr("Back"), "Esc", self.host.go_back, "arrow-left"),
            main,
        ]

    def placeholder(self) -> str:
        return _tr("Scan a box, or the next order")
