# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What customs want to know of each item, asked where the order leaves the customs union of the centre."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.draft_keys import Held as Keeps
from ui.forms.draft_keys import Value, line_key, raw_key
from ui.forms.history import Edit
from ui.models import GridColumn, GridKind, GridRow
from ui.models.fixed_grid import FixedGrid
from ui.screens.b2b_wizard.centres import Centre, Centres
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.values import WizardLine
from ui.screens.request.countries import country_code, country_entries, country_entry
from ui.strings import money_word
from ui.theme import Height, Space, Type, at_least
from ui.widgets import Card, Divider, PlainLabel

#: What is asked of an item.
CUSTOMS = ("unit_value", "hs_code", "origin_country", "customs_text")


class CustomsCard(Card):
    """A row for each item, filled with what the product at the centre says. Signals: `edited()`; `typing()`
    on each key in an open cell; `left()` when the caret leaves the rows.
    """

    edited = Signal()
    typing = Signal()
    left = Signal()

    def __init__(
        self,
        draft: B2BDraftEditor,
        centres: Centres,
        centre: Callable[[], Centre | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(" ", flush=True, parent=parent)
        self.set_title(self.tr("Customs data"), self.tr("the order leaves the customs union"))
        self._draft, self._centres, self._centre = draft, centres, centre
        self.body.setSpacing(0)
        name = QCoreApplication.translate("CustomsCard", "Customs data")
        self.grid = FixedGrid(self._columns(), name=name)
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.grid_model.cell_rejected.connect(self._on_rejected)
        self.grid.filled.connect(self._on_filled)
        self.grid.typing.connect(lambda *_: self.typing.emit())
        self.grid.focus_left.connect(self.left)
        self.body.addWidget(self.grid)
        self.body.addWidget(Divider())
        self.total = PlainLabel("", Type.MEDIUM)
        foot = QWidget()
        foot.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.addStretch(1)
        row.addWidget(self.total)
        self.body.addWidget(foot)
        self.hide()

    def _columns(self) -> list[GridColumn]:
        kinds = GridKind
        return [
            GridColumn("sku", lambda: self.tr("SKU"), kinds.SHOWN, 130),
            GridColumn(
                "customs_text", lambda: self.tr("Description for customs"), stretch=True, tells_reason=False,
                box=True,
            ),
            GridColumn("hs_code", lambda: self.tr("Tariff number"), width=120, box=True),
            GridColumn(
                "origin_country", lambda: self.tr("Country of origin"), width=160,
                choices=lambda _row: country_entries(),
                shown=lambda row: country_entry(str(row.get("origin_country") or "")), box=True,
            ),
            GridColumn(
                "unit_value", self._value_title, kinds.DECIMAL, 160, decimals=6, least=2, money=True
            ),
        ]  # fmt: skip

    def _value_title(self) -> str:
        return self.tr("Unit value, {0}").format(self._draft.text("currency"))

    # ------------------------------------------------------------ showing

    def show_draft(self, *, wanted: bool) -> None:
        """Show the items, where customs want to know of them."""
        lines = [line for line in self._draft.items() if line.sku]
        self.setVisible(wanted and bool(lines))
        if not wanted:
            return
        standing = self.grid.grid_model.rejected
        rows = []
        for line in lines:
            row = self._row(line)
            rows.append({key: value for key, value in row.items() if (line.id, key) not in standing})
        self.grid.set_rows(rows)
        for key, text in self._draft.unfinished().items():
            parts = key.split("/")
            if len(parts) == 3 and parts[2] == "unit_value" and (parts[1], parts[2]) not in standing:
                self.grid.enter_text(parts[1], parts[2], text)
        values = [line.unit_value * line.quantity for line in lines if line.unit_value]
        words = money_word(sum(values, Decimal(0)), self._draft.text("currency"), with_currency=True)
        self.total.setText(self.tr("Value of the goods: {0}").format(words) if values else "")

    def _row(self, line: WizardLine) -> GridRow:
        centre = self._centre()
        held = self._centres.held(line.sku, centre.id if centre is not None else None)
        item = held.item if held is not None else None
        return {
            "id": line.id,
            "sku": line.sku,
            "customs_text": line.customs_text or (item.description if item is not None else ""),
            "hs_code": line.hs_code or (item.hs_code if item is not None else ""),
            "origin_country": line.origin_country or (item.origin_country if item is not None else ""),
            "unit_value": line.unit_value or None,
        }

    @property
    def open_typing(self) -> dict[str, Keeps]:
        """What stands in a cell that is still open, for the buffer."""
        if self.grid.open_cell is None:
            return {}
        line_id, name, text = self.grid.open_cell
        key = line_key(line_id, name)
        return {raw_key(key) if name == "unit_value" else key: text}

    def focus_cell(self, line_id: str, name: str) -> bool:
        """Put the cursor on a cell: the cure of a readiness line."""
        return self.grid.focus_cell(line_id, name)

    # ------------------------------------------------------------ editing

    def _value(self, name: str, value: object) -> Value:
        if name == "unit_value":
            return value if isinstance(value, Decimal) else Decimal(0)
        text = str(value or "").strip()
        return country_code(text) if name == "origin_country" else text

    def _on_cell(self, row_id: object, name: str, value: object) -> None:
        self._draft.edit({line_key(str(row_id), name): self._value(name, value)})
        self._draft.rest()
        self.edited.emit()

    def _on_rejected(self, row_id: object, name: str, text: str, _reason: str) -> None:
        self._draft.set_raw(line_key(str(row_id), name), text)
        self._draft.rest()
        self.edited.emit()

    def _on_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        """One value went into several rows: one step."""
        values: Mapping[str, Keeps] = {
            line_key(str(row_id), name): self._value(name, value) for row_id, name, value in changes
        }
        self._draft.edit(values, edit=Edit("fill"))
        self._draft.rest()
        self.edited.emit()
