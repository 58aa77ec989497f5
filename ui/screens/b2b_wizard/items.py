# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card "Products": inventory IDs or SKUs with what is free, units, lot, instructions (S1.23, S1.24)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_b2b.domain.codes import countable
from desktop_b2b.services.queries import StockRow
from ui.forms.decimals import MOST_DECIMALS, DecimalError, format_number, parse_decimal
from ui.models.grid_model import GridColumn, GridKind, GridRow
from ui.screens.b2b_wizard.centres import Centre, Centres, Held
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.values import WizardLine
from ui.screens.request.line_card import ZERO, LineCard
from ui.strings import number_word
from ui.theme import Height, Space, Type, at_least
from ui.widgets import Divider, ElidedLabel, quiet

#: Between a code and what it means, in the list that opens while one types.
_BETWEEN = "  –  "


class WizardItems(LineCard[WizardLine]):
    """The items of a B2B order. Signals besides those of every card of lines: `import_wanted()`."""

    import_wanted = Signal()

    TEXTS: ClassVar[tuple[str, ...]] = ("sku", "lot", "instructions")

    def __init__(
        self,
        draft: B2BDraftEditor,
        centres: Centres,
        centre: Callable[[], Centre | None],
        parent: QWidget | None = None,
    ) -> None:
        self._centres, self._centre = centres, centre
        title = QCoreApplication.translate("WizardItems", "Products")
        super().__init__(draft, title, title, parent)
        self.set_title(title, self.tr("Tab in the last cell adds a row"))

    def columns(self) -> list[GridColumn]:
        kinds = GridKind
        return [
            GridColumn("ordinal", lambda: "", kinds.ORDINAL, 34),
            GridColumn("sku", lambda: self.tr("Inventory ID or SKU"), width=150),
            GridColumn(
                "product", lambda: self.tr("Product"), kinds.SHOWN, stretch=True, shown=self._product_words,
                tells_reason=True,
            ),
            GridColumn("free", lambda: self.tr("Free"), kinds.SHOWN, 76, shown=self._free_words, end=True),
            GridColumn("quantity", lambda: self.tr("Units"), kinds.INTEGER, 84, decimals=0),
            GridColumn("lot", lambda: self.tr("Lot"), width=72, choices=self._lots, quiet=True),
            GridColumn("instructions", lambda: self.tr("Instruction for this product"), width=190),
        ]  # fmt: skip

    def make_footer(self) -> None:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        row.setSpacing(Space.M)
        self.add_button = quiet(self.tr("Add product"), "plus", self.add_item)
        self.paste_button = quiet(self.tr("Paste from a table"), "table", self.paste_wanted.emit)
        row.addWidget(self.add_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        self.total_label = ElidedLabel("", Type.MEDIUM)
        row.addWidget(self.total_label)
        self.body.addWidget(Divider())
        self.body.addWidget(footer)

    # ------------------------------------------------------------ showing

    def row_of(self, line: WizardLine) -> GridRow:
        return {
            "id": line.id,
            "sku": line.sku,
            "product": "",
            "free": "",
            "quantity": line.quantity or None,
            "lot": line.lot,
            "instructions": line.instructions,
        }

    def _product_words(self, row: GridRow) -> str:
        code = str(row.get("sku") or "")
        if not code:
            return ""
        held = self._held(code)
        if held is None:
            return self.tr("Not held by the centre") if self._centres.is_known(code) else ""
        item = held.item
        other = item.sku if code.casefold() == item.inventory_id.casefold() else item.inventory_id
        return self.tr("{0} ({1})").format(item.description or item.sku, other)

    def _held(self, code: str) -> Held | None:
        centre = self._centre()
        return self._centres.held(code, centre.id if centre is not None else None)

    def _free_words(self, row: GridRow) -> str:
        free = self.free_of(str(row.get("sku") or ""))
        return "" if free is None else number_word(free)

    def free_of(self, code: str) -> Decimal | None:
        """Units that can be promised now; None where nobody knows."""
        centre = self._centre()
        held = self._held(code) if code else None
        stock = centre.stock(held.item.product_id) if centre is not None and held is not None else None
        return stock.available if stock is not None else None

    def _lots(self, row: GridRow) -> Sequence[str]:
        held = self._held(str(row.get("sku") or ""))
        return [lot.lot for lot in held.lots if lot.lot] if held is not None else []

    def show_sums(self) -> None:
        lines = [line for line in self._draft.lines() if not line.blank]
        units = sum((line.quantity for line in lines), ZERO)
        words = [
            self.tr("%n product(s)", "", len(lines)),
            self.tr("{0} units").format(format_number(units, None, QLocale())),
        ]
        self.total_label.set_full_text(", ".join(words) if lines else "")

    def refresh(self) -> None:
        """What is known of the products has changed."""
        last = len(self.grid.grid_model.columns) - 1
        self.grid.grid_model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self.grid.viewport().update()

    def offer_stock(self, rows: Sequence[StockRow]) -> None:
        """Offer products to the open cell, each with what is free."""
        free = self.tr("{0} free")
        words = [
            f"{row.inventory_id or row.sku}{_BETWEEN}{row.description} ({row.sku}), "
            + free.format(number_word(row.available))
            for row in rows
        ]
        self.offer(words)

    # ------------------------------------------------------------ editing

    def enter(self, line_id: str, key: str, value: object, run: str) -> None:
        if key == "sku":
            # One of the list brings its words with it.
            value = str(value or "").partition(_BETWEEN)[0].strip()
            product_id = self._centres.product_id(str(value)) if value else None
            self._draft.set_line(line_id, run, product_id=product_id)
        super().enter(line_id, key, value, run)

    def finer(self, text: str, key: str, line: WizardLine | None) -> Decimal | None:
        # A part of a unit only where it is weighed or measured, not counted.
        held = self._held(line.sku) if line is not None else None
        if key != "quantity" or held is None or countable(held.item.uom):
            return None
        try:
            return parse_decimal(text, QLocale(), MOST_DECIMALS)
        except DecimalError:
            return None
