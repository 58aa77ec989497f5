# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card in which a supplier packs: what goes into which box, its measures, courier and tracking."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_b2b.services.queries import OrderView
from ui.forms.form import Form
from ui.forms.history import Edit
from ui.forms.spec import FieldSpec
from ui.models.fixed_grid import FixedGrid
from ui.screens.shipment.editing import (
    LENGTHS,
    WEIGHTS,
    Packing,
    measured,
    new_id,
    problems,
    room,
    stored,
)
from ui.screens.shipment.tables import Units, box_columns, box_rows, line_columns, line_rows
from ui.strings import number_word
from ui.theme import Height, Space, Type, at_least, icon
from ui.widgets import Card, Divider, IconLabel, PlainLabel, Segment, quiet

COURIERS = (
    "Bpost",
    "Chronopost",
    "Colissimo",
    "Correos",
    "DHL Express",
    "DHL Paket",
    "DPD",
    "Evri",
    "FedEx",
    "GLS",
    "Hermes",
    "La Poste",
    "Mondial Relay",
    "Parcelforce",
    "PostNL",
    "PostNord",
    "Royal Mail",
    "TNT",
    "UPS",
    "USPS",
)
MEASURED = {"weight": "weight_g", "length": "length_mm", "width": "width_mm", "height": "height_mm"}


class PackingCard(Card):
    """Signals: `edited(Packing, run, Edit)`; `typing()` on each key in an open cell; `left()` when the caret
    leaves a grid or field; `discard_wanted()`; `slip_wanted()`.
    """

    edited = Signal(object, str, object)
    typing = Signal()
    left = Signal()
    discard_wanted = Signal()
    slip_wanted = Signal()

    def __init__(self, view: OrderView, shipment_id: str, settings: QSettings) -> None:
        super().__init__(" ", flush=True)
        self._view, self.shipment_id = view, shipment_id
        self._units = Units(settings)
        self._packing = Packing()
        self._showing = False

        self._grid_boxes: tuple[str, ...] = ()
        self.grid: FixedGrid | None = None
        self.saved = IconLabel("check-circle", "", "text2")
        self.add_header_widget(self.saved)
        self.slip_button = quiet(self.tr("Packing slip…"), "printer", self.slip_wanted.emit)
        self.discard_button = quiet(self.tr("Discard"), "trash", self.discard_wanted.emit)
        self.add_header_widget(self.slip_button)
        self.add_header_widget(self.discard_button)
        self._lines_place = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.addLayout(self._lines_place)
        self._make_lines_footer()
        self.body.addWidget(Divider())
        self._make_boxes()
        self.body.addWidget(Divider())
        self._make_form()

    # ------------------------------------------------------------ parts

    def _make_lines_footer(self) -> None:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        self.all_button = quiet(self.tr("Everything into box 1"), "check", self.pack_all)
        self.empty_button = quiet(self.tr("Empty all"), "x", self.empty_all)
        self.left_label = PlainLabel("", Type.MEDIUM, "text2")
        row.addWidget(self.all_button)
        row.addWidget(self.empty_button)
        row.addStretch(1)
        row.addWidget(self.left_label)
        self.body.addWidget(footer)

    def _make_boxes(self) -> None:
        head = QWidget()
        head.setFixedHeight(at_least(Height.CARD_HEADER))
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.L - 1, 0, Space.L - 1, 0)
        row.setSpacing(Space.S)
        self.boxes_label = PlainLabel(self.tr("Boxes"), Type.SECTION)
        row.addWidget(self.boxes_label)
        row.addWidget(PlainLabel(self.tr("weight and size if you measured them"), Type.SMALL, "text3"))
        row.addStretch(1)
        self.units = Segment((("metric", "kg, cm"), ("imperial", "lb, in")), self._units.key, sz="s")
        self.units.setAccessibleName(self.tr("Units"))
        self.units.chosen.connect(self._on_units)
        row.addWidget(self.units)
        self.body.addWidget(head)
        self.boxes = FixedGrid(box_columns(self._units), name=self.tr("Boxes"))
        self.boxes.cell_edited.connect(self._on_box_cell)
        self.boxes.filled.connect(self._on_boxes_filled)
        self.boxes.grid_model.cell_rejected.connect(self._on_box_rejected)
        self.boxes.typing.connect(lambda *_cell: self.typing.emit())
        self.boxes.focus_left.connect(self.left)
        self.body.addWidget(self.boxes)
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        buttons = QHBoxLayout(footer)
        buttons.setContentsMargins(Space.S, 0, Space.L, 0)
        self.add_button = quiet(self.tr("Add box"), "plus", self.add_box)
        self.remove_button = quiet(self.tr("Remove box"), "minus", self.remove_box)
        self.sum_label = PlainLabel("", Type.MEDIUM, "text2")
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.sum_label)
        self.body.addWidget(footer)

    def _make_form(self) -> None:
        self.form = Form(undo_outside=True)
        self.form.add_row(
            (FieldSpec("courier", self.tr("Courier"), suggestions=COURIERS, placeholder="DPD"), 5),
            (FieldSpec("tracking", self.tr("Tracking number")), 7),
        )
        self.form.setContentsMargins(Space.L - 1, Space.M, Space.L - 1, Space.L - 1)
        courier = self.form.field("courier").control
        if isinstance(courier, QLineEdit):
            action = QAction(icon("chevron-down", "text2"), self.tr("Choose a courier"), courier)
            courier.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
            action.triggered.connect(lambda _on=False: self._offer_couriers(courier))
        self.form.edited.connect(self._on_field)
        self.form.left.connect(lambda _key: self.left.emit())
        self.body.addWidget(self.form)

    def _offer_couriers(self, field: QLineEdit) -> None:
        completer = field.completer()
        if completer is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            completer.setCompletionPrefix("")
            completer.complete()

    # ------------------------------------------------------------ showing

    def set_view(self, view: OrderView) -> None:
        """The order as it stands now: what is open may have changed."""
        self._view = view

    def show_packing(self, packing: Packing, *, anew: bool = False) -> None:
        """Show what is packed; `anew` forgets texts that were rejected before."""
        self._packing = packing
        self._showing = True
        try:
            boxes = tuple(box.id for box in packing.boxes)
            if boxes != self._grid_boxes or self.grid is None:
                self._make_grid(boxes)
            if self.grid is not None:
                self.grid.set_rows(line_rows(self._view, self.shipment_id, packing), anew=anew)
            self.boxes.set_rows(box_rows(self._view, packing, self._units), anew=anew)
            for key, value in (("courier", packing.courier), ("tracking", packing.tracking)):
                if self.form.field(key).text() != value:
                    self.form.set_values({key: value})
        finally:
            self._showing = False
        self._show_sums(packing)
        self.show_problems()
        if anew:
            self._bring_back(packing)

    def _make_grid(self, boxes: tuple[str, ...]) -> None:
        if self.grid is not None:
            self._lines_place.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        self._grid_boxes = boxes
        self.grid = FixedGrid(line_columns(boxes), name=self.tr("Items to pack"))
        self.grid.cell_edited.connect(self._on_line_cell)
        self.grid.filled.connect(self._on_lines_filled)
        self.grid.grid_model.cell_rejected.connect(self._on_line_rejected)
        self.grid.typing.connect(lambda *_cell: self.typing.emit())
        self.grid.focus_left.connect(self.left)
        self._lines_place.addWidget(self.grid)

    def _bring_back(self, packing: Packing) -> None:
        """Texts that are no values stand in their cells again; what stood in an open cell may be one."""
        boxes = {box.id for box in packing.boxes}
        for key, text in packing.raw.items():
            row_id, _, name = key.partition("/")
            grid = self.boxes if row_id in boxes else self.grid if name in boxes else None
            if grid is not None and grid.enter_text(row_id, name, text) and key in self._packing.raw:
                self._edit(self._packing.with_raw(key, ""), key)

    def _show_sums(self, packing: Packing) -> None:
        left = room(self._view, self.shipment_id)
        packed = sum((packing.of_line(line.id) for line in self._view.lines), Decimal(0))
        open_ = sum(left.values(), Decimal(0))
        self.left_label.setText(self.tr("Packed {0} of {1}").format(number_word(packed), number_word(open_)))
        self.remove_button.setVisible(len(packing.boxes) > 1)
        self.boxes_label.setText(self.tr("%n box(es)", "", len(packing.boxes)))
        grams = sum(box.weight_g for box in packing.boxes)
        weight = measured(grams, WEIGHTS[self._units.weight])
        self.sum_label.setText(f"{number_word(weight)} {self._units.weight}" if weight is not None else "")

    def show_problems(self) -> None:
        """What cannot be packed so, at its cells."""
        words = {
            "negative": self.tr("Less than nought cannot be packed"),
            "not_whole": self.tr("This is counted in whole units"),
            "too_much": self.tr("Only {0} can still be shipped"),
        }
        rows: dict[object, dict[str, str]] = {}
        found = problems(self._view, self.shipment_id, self._packing)
        for (line_id, box_id), (code, left) in found.items():
            rows.setdefault(line_id, {})[box_id] = words[code].format(number_word(left))
        if self.grid is not None:
            self.grid.set_errors(rows)

    def set_saved(self, icon_name: str, words: str) -> None:
        """What became of the typing."""
        self.saved.set_content(icon_name, words, "text2")
        self.saved.setVisible(bool(words))

    # ------------------------------------------------------------ editing

    def _edit(self, packing: Packing, code: str, run: str = "") -> None:
        if not self._showing:
            self.edited.emit(packing, run, Edit(code))

    def _on_line_cell(self, row_id: object, key: str, value: object) -> None:
        quantity = value if isinstance(value, Decimal) else None
        self._edit(self._packing.put(str(row_id), key, quantity), "packed", f"{row_id}/{key}")

    def _on_line_rejected(self, row_id: object, key: str, text: str, _reason: str) -> None:
        self._edit(self._packing.with_raw(f"{row_id}/{key}", text), "packed", f"{row_id}/{key}")

    def _on_lines_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        """One quantity went into several lines of a box: one step."""
        made = self._packing
        for row_id, key, value in changes:
            made = made.put(str(row_id), key, value if isinstance(value, Decimal) else None)
        self._edit(made, "fill")

    def _on_boxes_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        """One measure went into several boxes."""
        made = self._packing
        source = next((box for box in made.boxes if box.id == self.boxes.fill_source["id"]), None)
        for row_id, key, _value in changes:
            name = MEASURED.get(key, key)
            if source is not None:
                made = made.with_raw(f"{row_id}/{key}", "")
                made = made.with_box(str(row_id), **{name: getattr(source, name)})
        self._edit(made, "fill")

    def _on_box_cell(self, row_id: object, key: str, value: object) -> None:
        box_id = str(row_id)
        if key == "tracking":
            made = self._packing.with_box(box_id, tracking=str(value or ""))
            self._edit(made, key, f"{row_id}/{key}")
        elif key in MEASURED:
            unit = WEIGHTS[self._units.weight] if key == "weight" else LENGTHS[self._units.length]
            amount = stored(value if isinstance(value, Decimal) else None, unit)
            made = self._packing.with_raw(f"{row_id}/{key}", "")
            made = made.with_box(box_id, **{MEASURED[key]: max(0, amount)})
            self._edit(made, "measure", f"{row_id}/{key}")

    def _on_box_rejected(self, row_id: object, key: str, text: str, _reason: str) -> None:
        self._edit(self._packing.with_raw(f"{row_id}/{key}", text), "measure", f"{row_id}/{key}")

    def _on_field(self, key: str, value: object) -> None:
        self._edit(msgspec.structs.replace(self._packing, **{key: str(value)}), key, key)

    def _on_units(self, key: str) -> None:
        self._units.choose(key)
        self.boxes.horizontalHeader().viewport().update()
        self.show_packing(self._packing, anew=True)

    def drop_cells(self) -> None:
        """Close open cells without taking what is typed in them."""
        self.boxes.drop_cell()
        if self.grid is not None:
            self.grid.drop_cell()

    def close_cells(self) -> None:
        """Close open cells as by Enter."""
        self.boxes.close_cell()
        if self.grid is not None:
            self.grid.close_cell()

    def open_cell(self) -> tuple[str, str] | None:
        """Key and text of a cell that is still open."""
        for grid in (self.boxes, self.grid):
            if grid is not None and grid.open_cell is not None:
                row_id, key, text = grid.open_cell
                return f"{row_id}/{key}", text
        return None

    def pack_all(self) -> None:
        """All that is open goes into the first box."""
        left = room(self._view, self.shipment_id)
        first = self._packing.boxes[0].id
        packed = {f"{line_id}/{first}": quantity for line_id, quantity in left.items() if quantity}
        raw = {k: v for k, v in self._packing.raw.items() if k.partition("/")[0] not in left}
        self._edit(msgspec.structs.replace(self._packing, packed=packed, raw=raw), "pack_all")

    def empty_all(self) -> None:
        """Nothing lies in any box."""
        raw = {k: v for k, v in self._packing.raw.items() if k.partition("/")[2] not in self._grid_boxes}
        self._edit(msgspec.structs.replace(self._packing, packed={}, raw=raw), "empty_all")

    def add_box(self) -> None:
        """One box more."""
        self.close_cells()
        self._edit(self._packing.add_box(new_id()), "box.add")

    def remove_box(self) -> None:
        """The box with the cursor goes, the last one if there is none; its contents go into the first."""
        self.close_cells()
        index = self.boxes.currentIndex()
        place = index.row() if index.isValid() else len(self._packing.boxes) - 1
        if len(self._packing.boxes) > 1:
            self._edit(self._packing.drop_box(self._packing.boxes[place].id), "box.remove")

    def check(self) -> bool:
        """Whether it can be confirmed; if not, what is missing is shown, with the caret there."""
        errors = {}
        if not self._packing.courier.strip():
            errors["courier"] = self.tr("Say who carries it")
        if not self._packing.tracking.strip():
            errors["tracking"] = self.tr("Enter the tracking number")
        self.form.set_errors(errors)
        found = problems(self._view, self.shipment_id, self._packing)
        cells = [*found, *(tuple(key.split("/", 1)) for key in self._packing.raw)]
        for row_id, key in cells:
            grid = self.grid if key in self._grid_boxes else self.boxes
            if grid is not None and grid.grid_model.place(row_id) >= 0:
                grid.focus_cell(row_id, key)
                return False
        if errors:
            self.form.focus_field(next(iter(errors)))
            return False
        return True

    def is_empty(self) -> bool:
        """Whether nothing is packed."""
        return not any(self._packing.packed.values())
