# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All papers of orders at a fulfilment centre, order by order, as pieces of a batch.

What they show was read before (`FloorPapers`); each is made only when the printer is ready for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.documents.box_slip import BoxSlipFacts, box_slip
from desktop_b2b.documents.donation import donation_receipt
from desktop_b2b.documents.floor_facts import (
    box_slip_facts,
    floor_list_facts,
    label_facts,
)
from desktop_b2b.documents.floor_lading import lading_facts
from desktop_b2b.documents.floor_list import floor_list
from desktop_b2b.documents.labels import logistic_label
from desktop_b2b.documents.lading import bill_of_lading
from desktop_b2b.documents.sheet import LABEL_SIZES
from desktop_b2b.documents.texts import Texts, readers_language
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import LABEL_PURPOSES, PAPER_PURPOSES
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables
from desktop_b2b.services.files import safe_name
from desktop_b2b.services.queries import FloorOrder, FloorPapers, FloorShipment, copies_of
from ui.printing.batch import Piece
from ui.printing.layout import Paper
from ui.printing.printers import (
    ATTACHMENT,
    BOUGHT_LABEL,
    CARTON_LABEL,
    DONATION,
    LADING,
    PACKING_SLIP,
    PALLET_LABEL,
    PICKING_LIST,
    Choice,
)
from ui.printing.uploads import upload
from ui.strings import number_word

#: What can be chosen to be printed, in the order in which papers of an order come out.
SHEAVES: Final[dict[str, Any]] = {
    "picking_list": QT_TRANSLATE_NOOP("FloorPapers", "Picking lists"),
    "box_slip": QT_TRANSLATE_NOOP("FloorPapers", "Packing slips of boxes"),
    "pallet_slip": QT_TRANSLATE_NOOP("FloorPapers", "Packing slips of pallets"),
    "carton_label": QT_TRANSLATE_NOOP("FloorPapers", "Carton labels (GS1-128)"),
    "pallet_label": QT_TRANSLATE_NOOP("FloorPapers", "Pallet labels (GS1-128)"),
    "bill_of_lading": QT_TRANSLATE_NOOP("FloorPapers", "Bills of lading"),
    "donation_receipt": QT_TRANSLATE_NOOP("FloorPapers", "Donation receipts"),
    "bought_label": QT_TRANSLATE_NOOP("FloorPapers", "Labels that the retailer uploaded"),
    "attachment": QT_TRANSLATE_NOOP("FloorPapers", "Papers that the retailer uploaded"),
}
#: What an order's retailer sees of them, too; what it uploaded it has.
OWN_SHEAVES: Final = (
    "picking_list", "box_slip", "pallet_slip", "carton_label", "pallet_label", "donation_receipt",
)  # fmt: skip
#: The kind of paper that each of them is: what printers and print marks go by.
KIND_OF: Final[dict[str, str]] = {
    "picking_list": PICKING_LIST,
    "box_slip": PACKING_SLIP,
    "pallet_slip": PACKING_SLIP,
    "carton_label": CARTON_LABEL,
    "pallet_label": PALLET_LABEL,
    "bill_of_lading": LADING,
    "donation_receipt": DONATION,
    "bought_label": BOUGHT_LABEL,
    "attachment": ATTACHMENT,
}
_ONE: Final[dict[str, Any]] = {
    "picking_list": QT_TRANSLATE_NOOP("FloorPapers", "picking list of {0}"),
    "box_slip": QT_TRANSLATE_NOOP("FloorPapers", "packing slip of {0}, box {1}"),
    "pallet_slip": QT_TRANSLATE_NOOP("FloorPapers", "packing slip of {0}, pallet {1}"),
    "carton_label": QT_TRANSLATE_NOOP("FloorPapers", "label of {0}, box {1}"),
    "pallet_label": QT_TRANSLATE_NOOP("FloorPapers", "label of {0}, pallet {1}"),
    "bill_of_lading": QT_TRANSLATE_NOOP("FloorPapers", "bill of lading of {0}"),
    "donation_receipt": QT_TRANSLATE_NOOP("FloorPapers", "donation receipt of {0}"),
    "bought_label": QT_TRANSLATE_NOOP("FloorPapers", "{1} of {0}"),
    "attachment": QT_TRANSLATE_NOOP("FloorPapers", "{1} of {0}"),
}


def _nothing(_digest: str) -> None:
    """No file is here."""


@dataclass(frozen=True)
class Extent:
    """Which papers are wanted: kinds of `SHEAVES`, of one shipment or unit alone where one is named."""

    sheaves: Collection[str] = tuple(SHEAVES)
    shipment_id: Id = ""
    unit_id: Id = ""


@dataclass(frozen=True)
class FloorSheaf:
    """Papers of some orders, made from what was read of them. ``logos``: pictures by their hash; ``labels``:
    the label paper of each kind of label; ``load``: the content of a file by its hash, None where it has not
    come yet.
    """

    papers: FloorPapers
    logos: Mapping[str, bytes] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    load: Callable[[str], bytes | None] = _nothing

    def pieces(self, wanted: Extent) -> list[tuple[str, Piece]]:
        """The papers in the order in which they are needed, each with what it is of `SHEAVES`."""
        found: list[tuple[str, Piece]] = []
        if self.papers.wave is not None:
            found += self._wave_list(self.papers.wave)
        seen: set[tuple[str, Id]] = set()
        for order in self.papers.orders:
            if self.papers.wave is None:
                found += self._order_list(order)
            for shipment in _chosen(order, wanted):
                found += self._of_shipment(order, shipment, seen)
            if any(map(_is_packed, _chosen(order, wanted))):
                found += self._attached(order)
        return [
            (key, piece)
            for key, piece in found
            if key in wanted.sheaves and wanted.unit_id in ("", piece.document_id)
        ]

    # ------------------------------------------------------------ picking lists

    def _wave_list(self, wave: e.Wave) -> Iterator[tuple[str, Piece]]:
        if any(_waits(order) for order in self.papers.orders):
            name = wave.number
            make = partial(self._list, tuple(self.papers.orders), name)
            yield self._piece("picking_list", wave.id, make, (name,))

    def _order_list(self, order: FloorOrder) -> Iterator[tuple[str, Piece]]:
        if _waits(order):
            make = partial(self._list, (order,), "")
            yield self._piece("picking_list", order.order.id, make, (order.order.number,))

    def _list(self, orders: tuple[FloorOrder, ...], wave: str) -> Paper:
        centre = self.papers.centre
        names = dict.fromkeys(self._retailer(order).name for order in orders)
        facts = floor_list_facts(
            orders,
            centre.name,
            wave=wave,
            retailer=", ".join(names),
            logo=self._logo(orders[0]) if len(names) == 1 else None,
            zone=centre.time_zone,
        )
        return floor_list(facts, centre.language)

    # ------------------------------------------------------------ boxes and pallets

    def _of_shipment(
        self, order: FloorOrder, here: FloorShipment, seen: set[tuple[str, Id]]
    ) -> Iterator[tuple[str, Piece]]:
        live = [unit for unit in here.units if unit.state == "packed"]
        number, shipment_id, inside = order.order.number, here.shipment.id, _contents(here)
        held = [one for one in _numbered(live) if order.order.id in inside.get(one[1].id, ())]
        for kind, unit, place in held:
            make = partial(self._slip, order, shipment_id, unit.id)
            yield self._piece(f"{kind}_slip", unit.id, make, (number, place), len(inside[unit.id]))
        for kind, unit, place in held:
            name = "pallet_label" if kind == "pallet" else "carton_label"
            if (name, unit.id) not in seen:
                seen.add((name, unit.id))
                make = partial(self._label, order, shipment_id, unit.id, name)
                yield self._piece(name, unit.id, make, (number, place))
        if order.order.kind == "donation" and held:
            make = partial(self._receipt, order, shipment_id)
            beside = len(set().union(*inside.values()))
            yield self._piece("donation_receipt", shipment_id, make, (number,), beside)
        if here.shipment.mode == "freight" and live and ("bill", shipment_id) not in seen:
            seen.add(("bill", shipment_id))
            make = partial(self._bill, shipment_id)
            yield self._piece("bill_of_lading", shipment_id, make, (here.shipment.number,))

    def _slip(self, order: FloorOrder, shipment_id: Id, unit_id: Id) -> Paper:
        facts = self._slip_facts(order, shipment_id, unit_id)
        return box_slip(facts, readers_language(order.order.country, self.papers.centre.language))

    def _receipt(self, order: FloorOrder, shipment_id: Id) -> Paper:
        facts = self._slip_facts(order, shipment_id, None)
        return donation_receipt(facts, readers_language(order.order.country, self.papers.centre.language))

    def _slip_facts(self, order: FloorOrder, shipment_id: Id, unit_id: Id | None) -> BoxSlipFacts:
        facts = box_slip_facts(
            order,
            shipment_id,
            self._retailer(order),
            logo=self._logo(order),
            zone=self.papers.centre.time_zone,
            unit_id=unit_id,
        )
        return msgspec.structs.replace(facts, carrier=self._carrier(facts.carrier))

    def _label(self, order: FloorOrder, shipment_id: Id, unit_id: Id, kind: str) -> Paper:
        language = self.papers.centre.language
        facts = label_facts(order, shipment_id, unit_id, self._retailer(order), language)
        if not facts.sscc:
            words = "This label has no number: the centre's tables lack its GS1 company prefix."
            raise UserError("label.no_number", words, "company_prefix")
        facts = msgspec.structs.replace(facts, carrier=self._carrier(facts.carrier))
        label = logistic_label(facts, language, self.labels.get(kind, "4x6"))
        tables = self._tables()
        if not facts.pallet or tables is None:
            return label
        count = tables.pallet_labels(is_fba=bool(order.order.fba_shipment))
        return msgspec.structs.replace(label, sheets=label.sheets * count)

    def _bill(self, shipment_id: Id) -> Paper:
        centre = self.papers.centre
        orders = [
            order
            for order in (*self.papers.orders, *self.papers.beside)
            if any(one.shipment.id == shipment_id for one in order.shipments)
        ]
        facts = lading_facts(
            orders,
            shipment_id,
            self._retailer(orders[0]),
            centre=centre,
            tables=self._tables(),
            language=centre.language,
        )
        return bill_of_lading(facts, centre.language)

    # ------------------------------------------------------------ what the retailer uploaded

    def _attached(self, order: FloorOrder) -> Iterator[tuple[str, Piece]]:
        """Labels, then papers that go with the goods; what else is attached is there to be read."""
        own = [file for file in self.papers.files if file.document_id == order.order.id]
        for sheaf, purposes in (("bought_label", LABEL_PURPOSES), ("attachment", PAPER_PURPOSES)):
            for file in own:
                if file.purpose in purposes:
                    words = order.order.number, _name(file)
                    yield self._piece(sheaf, file.id, partial(self._file, file), words, mark=ATTACHMENT)

    def _file(self, file: e.B2BFile) -> Paper:
        content = self.load(file.file_hash)
        if content is None:
            words = "{name} has not come to this computer yet: connect, and print again."
            raise UserError("file.not_here", words, "file", name=_name(file))
        copy = Texts(self.papers.centre.language)("copy")
        return upload(content, _name(file), purpose=file.purpose, copy_label=copy)

    # ------------------------------------------------------------ parts

    def _piece(
        self,
        sheaf: str,
        about_id: Id,
        make: partial[Paper],
        words: Iterable[str | int],
        shared: int = 1,
        mark: str = "",
    ) -> tuple[str, Piece]:
        """``shared``: how many papers of this kind belong to the one thing that its marks are about;
        ``mark``: the kind that marks say, where it is another than the printer's.
        """
        kind = KIND_OF[sheaf]
        before = -(-copies_of(self.papers.prints, about_id, mark or kind) // max(shared, 1))
        name = QCoreApplication.translate("FloorPapers", _ONE[sheaf])
        shown = (number_word(word) if isinstance(word, int) else word for word in words)
        return sheaf, Piece(kind, about_id, make, before + 1 if before else 0, name.format(*shown), mark)

    def _retailer(self, order: FloorOrder) -> e.LinkFact:
        """Whose goods they are; what it shows may not have come yet."""
        row = order.order
        found = self.papers.retailers.get(row.link_id)
        if found is not None:
            return found
        return e.LinkFact(id=row.link_id, owner_id=row.owner_id, link_id=row.link_id, name="")

    def _tables(self) -> CentreTables | None:
        return decode_tables(self.papers.tables) if self.papers.tables else None

    def _carrier(self, typed: str) -> str:
        """What people call a carrier: orders name it by its code."""
        tables = self._tables()
        return tables.carrier_name(typed) if tables is not None else typed

    def _logo(self, order: FloorOrder) -> bytes | None:
        return self.logos.get(self._retailer(order).logo_hash)


def label_size(choice: Choice) -> str:
    """The label paper whose size comes next to the paper that was chosen."""

    def distance(name: str) -> float:
        width, height = LABEL_SIZES[name]
        return abs(width - choice.width_mm) + abs(height - choice.height_mm)

    return min(LABEL_SIZES, key=distance) if choice.width_mm > 0 else "4x6"


def _chosen(order: FloorOrder, wanted: Extent) -> list[FloorShipment]:
    """Its shipments, or the one that is named."""
    return [one for one in order.shipments if wanted.shipment_id in ("", one.shipment.id)]


def _is_packed(here: FloorShipment) -> bool:
    """Whether there is anything that labels and papers can be put onto."""
    return any(unit.state == "packed" for unit in here.units)


def _name(file: e.B2BFile) -> str:
    """What others called it, as it may stand in a sentence."""
    return safe_name(file.name, file.mime)


def _waits(order: FloorOrder) -> bool:
    """Whether something is still to be picked."""
    return any(lot.reserved > 0 for line in order.lines for lot in line.lots)


def _numbered(live: list[e.HandlingUnit]) -> Iterator[tuple[str, e.HandlingUnit, int]]:
    """Boxes, then pallets, each with its number among those of its kind."""
    for kind in ("box", "pallet"):
        same = sorted((one for one in live if one.kind == kind), key=lambda one: one.sort_key)
        for place, unit in enumerate(same, 1):
            yield kind, unit, place


def _contents(here: FloorShipment) -> dict[Id, set[Id]]:
    """Of which orders something lies in each box and on each pallet."""
    parents = {unit.id: unit.parent_id for unit in here.units}
    found: dict[Id, set[Id]] = {}
    for row in here.packed:
        for unit_id in (row.handling_unit_id, parents.get(row.handling_unit_id)):
            if unit_id is not None:
                found.setdefault(unit_id, set()).add(row.b2b_order_id)
    return found
