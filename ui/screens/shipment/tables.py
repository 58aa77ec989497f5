# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The two tables of the packing card: which items lie in which box, and what the boxes measure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings

from desktop_b2b.services.queries import OrderView
from desktop_b2b.settings import UNITS
from ui.models import GridColumn, GridKind, GridRow
from ui.screens.shipment.editing import LENGTHS, WEIGHTS, Packing, contents, measured, room
from ui.strings import number_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackingTables", text)


class Units:
    """The units in which weights and lengths are typed: those that this window was told last."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def key(self) -> str:
        """Metric or imperial."""
        return UNITS.read(self._settings)

    def choose(self, key: str) -> None:
        """Others, from now on."""
        UNITS.write(self._settings, key)

    @property
    def weight(self) -> str:
        """The sign of the unit of weight."""
        return "lb" if self.key == "imperial" else "kg"

    @property
    def length(self) -> str:
        """The sign of the unit of length."""
        return "in" if self.key == "imperial" else "cm"


def box_columns(units: Units) -> list[GridColumn]:
    """Each box with its measures and its own tracking number."""
    kinds, decimal = GridKind, GridKind.DECIMAL
    return [
        GridColumn("name", lambda: _tr("Box"), kinds.SHOWN, 84),
        GridColumn("contents", lambda: _tr("Contents"), kinds.SHOWN, stretch=True, tells_reason=True),
        GridColumn(
            "weight", lambda: _tr("Weight, {0}").format(units.weight), decimal, 86, decimals=3, least=0
        ),
        GridColumn(
            "length", lambda: _tr("Length, {0}").format(units.length), decimal, 98, decimals=1, least=0
        ),
        GridColumn("width", lambda: _tr("Width"), decimal, 72, decimals=1, least=0),
        GridColumn("height", lambda: _tr("Height"), decimal, 72, decimals=1, least=0),
        GridColumn("tracking", lambda: _tr("Own tracking no."), kinds.TEXT, 140, box=True),
    ]


def box_rows(view: OrderView, packing: Packing, units: Units) -> list[GridRow]:
    """A row for each box."""
    words = {line.id: line.description or line.sku for line in view.lines}
    weight, length = WEIGHTS[units.weight], LENGTHS[units.length]
    rows: list[GridRow] = []
    for number, box in enumerate(packing.boxes, 1):
        inside = contents(packing, view, box.id, words)
        rows.append(
            {
                "id": box.id,
                "name": _tr("{0} of {1}").format(number, len(packing.boxes)),
                "contents": ", ".join(inside) or _tr("Empty"),
                "weight": measured(box.weight_g, weight),
                "length": measured(box.length_mm, length),
                "width": measured(box.width_mm, length),
                "height": measured(box.height_mm, length),
                "tracking": box.tracking,
            }
        )
    return rows


def line_columns(boxes: tuple[str, ...]) -> list[GridColumn]:
    """Each item, with a column for each box that it may lie in."""
    kinds = GridKind
    columns = [
        GridColumn("sku", lambda: _tr("SKU"), kinds.SHOWN, 122),
        GridColumn("description", lambda: _tr("Product"), kinds.SHOWN, stretch=True, tells_reason=True),
        GridColumn("open", lambda: _tr("To pack"), kinds.SHOWN, 84, end=True),
    ]
    for number, box_id in enumerate(boxes, 1):
        columns.append(
            GridColumn(
                box_id,
                lambda number=number: _tr("Box {0}").format(number),  # type: ignore[misc]
                kinds.DECIMAL,
                84,
                decimals=6,
                least=0,
            )
        )
    columns.append(GridColumn("left", lambda: _tr("Left"), kinds.SHOWN, 92, end=True))
    return columns


def line_rows(view: OrderView, shipment_id: str, packing: Packing) -> list[GridRow]:
    """A row for each item of which something can be packed, or is."""
    left = room(view, shipment_id)
    rows: list[GridRow] = []
    for line in view.lines:
        packed = packing.of_line(line.id)
        if not left[line.id] and not packed:
            continue
        unit = "" if line.uom in ("", "each") else f" {line.uom}"
        stays = left[line.id] - packed
        row: GridRow = {
            "id": line.id,
            "sku": line.sku,
            "description": line.description,
            "open": number_word(left[line.id]) + unit,
            "left": number_word(stays) if stays > 0 else "–",
        }
        for box in packing.boxes:
            row[box.id] = packing.quantity(line.id, box.id) or None
        rows.append(row)
    return rows
