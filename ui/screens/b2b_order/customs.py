# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What customs want to know of an order that exists: until it is picked it is the retailer's to say.

The Incoterm of an order that passes customs is changed here alone; where references are changed it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_b2b.domain import checks
from desktop_b2b.domain.codes import INCOTERMS
from desktop_b2b.domain.commands.fulfilment import CustomsValue
from desktop_b2b.domain.entities import B2BLine, B2BOrder, CustomsLine
from desktop_b2b.errors import UserError
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.models import GridColumn, GridKind, GridRow
from ui.models.fixed_grid import FixedGrid
from ui.screens.request.countries import country_code, country_entries, country_entry
from ui.strings import error_text
from ui.theme import scaled
from ui.widgets import Dialog

_TEXTS = ("description", "hs_code", "origin_country")
_MOST_HEIGHT = 360


class CustomsDialog(Dialog):
    """A row for each item. `given` gets the Incoterm, None where it stays, and the lines that changed."""

    def __init__(
        self,
        order: B2BOrder,
        lines: Sequence[B2BLine],
        customs: Sequence[CustomsLine],
        given: Callable[[str | None, tuple[CustomsValue, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            QCoreApplication.translate("CustomsDialog", "Edit the customs data"),
            QCoreApplication.translate("CustomsDialog", "They go on the commercial invoice, item by item."),
            verb=QCoreApplication.translate("CustomsDialog", "Change"),
            width=880,
            parent=parent,
        )
        self._given, self._order = given, order
        self._known = {row.b2b_line_id: row for row in customs}
        terms = [("", self.tr("None")), *((code, code) for code in INCOTERMS)]
        self.form = Form()
        self.form.add_row((FieldSpec("incoterm", self.tr("Incoterm"), FieldKind.CHOICE, options=terms), 3))
        self.form.set_values({"incoterm": order.incoterm})
        self.body.addWidget(self.form)
        self.grid = FixedGrid(
            self._columns(), name=QCoreApplication.translate("CustomsDialog", "Customs data")
        )
        self._before = {line.id: _row(line, self._known.get(line.id), order.currency) for line in lines}
        self.grid.set_rows(list(self._before.values()))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.grid)
        area.setFixedHeight(min(self.grid.minimumHeight() + 2, scaled(_MOST_HEIGHT)))
        self.body.addWidget(area)

    def _columns(self) -> list[GridColumn]:
        kinds = GridKind
        return [
            GridColumn("sku", lambda: self.tr("SKU"), kinds.SHOWN, 130),
            GridColumn(
                "description", lambda: self.tr("Description for customs"), stretch=True, tells_reason=False,
                box=True,
            ),
            GridColumn("hs_code", lambda: self.tr("Tariff number"), width=120, box=True),
            GridColumn(
                "origin_country", lambda: self.tr("Country of origin"), width=170,
                choices=lambda _row: country_entries(),
                shown=lambda row: country_entry(str(row.get("origin_country") or "")), box=True,
            ),
            GridColumn(
                "unit_value", lambda: self.tr("Unit value"), kinds.DECIMAL, 120, decimals=6, least=2,
                money=True,
            ),
            GridColumn("currency", lambda: self.tr("Currency"), kinds.SHOWN, 80),
        ]  # fmt: skip

    def accept(self) -> None:
        if self.grid.grid_model.rejected:
            return  # a cell says what is wrong with it
        errors = _errors(self.grid.rows())
        self.grid.set_errors(errors)
        if errors:
            return
        changed = tuple(value for row in self.grid.rows() if (value := self._changed(row)) is not None)
        term = str(self.form.field("incoterm").value() or "")
        super().accept()
        if changed or term != self._order.incoterm:
            self._given(term if term != self._order.incoterm else None, changed)

    def _changed(self, row: GridRow) -> CustomsValue | None:
        """What a row says, if it says anything new; what is not said stays as it is."""
        before = self._before[str(row["id"])]
        now = {key: _plain(key, row.get(key)) for key in (*_TEXTS, "unit_value")}
        texts: dict[str, str] = {
            key: str(now[key]) for key in _TEXTS if now[key] != _plain(key, before.get(key))
        }
        if not texts and now["unit_value"] == _plain("unit_value", before.get("unit_value")):
            return None
        value = now["unit_value"]
        amount = value if isinstance(value, Decimal) else Decimal(0)
        return CustomsValue(line_id=str(row["id"]), unit_value=amount, **texts)


def _row(line: B2BLine, known: CustomsLine | None, currency: str) -> Mapping[str, object]:
    return {
        "id": line.id,
        "sku": line.sku or line.inventory_id,
        "description": known.description if known is not None else line.description,
        "hs_code": known.hs_code if known is not None else "",
        "origin_country": known.origin_country if known is not None else "",
        "unit_value": (known.unit_value or None) if known is not None else None,
        "currency": known.currency if known is not None else currency,
    }


def _errors(rows: Sequence[GridRow]) -> dict[object, dict[str, str]]:
    """What is no value, said at its cell before anything is sent."""
    found: dict[object, dict[str, str]] = {}
    for row in rows:
        for key, check in (("hs_code", checks.hs_code), ("origin_country", checks.country)):
            try:
                check(str(_plain(key, row.get(key))), key)
            except UserError as error:
                found.setdefault(row["id"], {})[key] = error_text(error)
    return found


def _plain(key: str, value: object) -> object:
    if key == "unit_value":
        return value or None
    text = str(value or "").strip()
    return country_code(text) if key == "origin_country" else text
