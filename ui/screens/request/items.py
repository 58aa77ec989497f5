# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card "Items": a grid over the request's lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.values import exponent, line_total
from ui.forms.decimals import MOST_DECIMALS, DecimalError, format_number, parse_decimal
from ui.forms.draft_keys import GONE, Held, line_key, new_id, raw_key
from ui.forms.history import Edit
from ui.models.grid_model import GridColumn, GridKind, GridRow
from ui.screens.request.catalogue import Catalogue
from ui.screens.request.editing import DraftEditor
from ui.screens.request.line_card import ZERO, LineCard
from ui.screens.request.times import item_words
from ui.screens.request.values import DraftLine
from ui.strings import price_word
from ui.theme import Height, Space, Type, at_least
from ui.widgets import Divider, ElidedLabel, PlainLabel, quiet


class ItemsCard(LineCard[DraftLine]):
    """The items of a request."""

    TEXTS: ClassVar[tuple[str, ...]] = ("sku", "description")
    NUMBERS: ClassVar[tuple[str, ...]] = ("quantity", "max_price")

    def __init__(self, draft: DraftEditor, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        self._request, self._catalogue = draft, catalogue
        title = QCoreApplication.translate("ItemsCard", "Items")
        super().__init__(draft, title, title, parent)
        self.set_title(title, self.tr("Tab in the last cell adds a row"))
        self.grid.partners_wanted.connect(self._choose_partners)

    def columns(self) -> list[GridColumn]:
        kinds = GridKind
        return [
            GridColumn("ordinal", lambda: "", kinds.ORDINAL, 34),
            GridColumn("sku", lambda: self.tr("SKU"), width=122),
            GridColumn("description", lambda: self.tr("Description"), stretch=True, tells_reason=True),
            GridColumn(
                "product_line_path",
                lambda: self.tr("Product line"),
                kinds.CHOICE,
                126,
                choices=lambda _row: ["", *self._catalogue.paths],
                quiet=True,
            ),
            GridColumn("quantity", lambda: self.tr("Qty"), kinds.INTEGER, 72, decimals=0),
            GridColumn("limited", lambda: self.tr("Max price"), kinds.CHECK, 76),
            GridColumn(
                "max_price",
                lambda: self._draft.text("currency"),
                kinds.DECIMAL,
                86,
                decimals=MOST_DECIMALS,
                least=2,
                shown=self._price_words,
                enabled=lambda row: bool(row.get("limited")),
                money=True,
                instead=lambda row: self.tr("No limit") if self._filled(row) else "",
            ),
            GridColumn("partners", lambda: self.tr("Partners"), width=150, shown=self._partner_words),
        ]

    def make_footer(self) -> None:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        row.setSpacing(Space.M)
        self.add_button = quiet(self.tr("Add item"), "plus", self.add_item)
        self.paste_button = quiet(self.tr("Paste from a table"), "table", self.paste_wanted.emit)
        row.addWidget(self.add_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        self.count_label = PlainLabel("", Type.BODY, "text2")
        self.total_label = ElidedLabel("", Type.MEDIUM)
        row.addWidget(self.count_label)
        row.addWidget(self.total_label)
        self.body.addWidget(Divider())
        self.body.addWidget(footer)

    # ------------------------------------------------------------ showing

    def row_of(self, line: DraftLine) -> GridRow:
        limit_raw = self._draft.raw(line_key(line.id, "max_price"))
        return {
            "id": line.id,
            "sku": line.sku,
            "description": line.description,
            "product_line_path": line.product_line_path,
            "quantity": line.quantity or None,
            "limited": line.max_price is not None or limit_raw is not None,
            "max_price": line.max_price,
            "partners": ",".join(line.partner_ids),
        }

    def new_row(self) -> GridRow:
        return {
            "id": new_id(),
            "sku": "",
            "description": "",
            "product_line_path": "",
            "quantity": None,
            "limited": False,
            "max_price": None,
            "partners": "",
        }

    def _filled(self, row: GridRow) -> bool:
        return not self._blank(row)

    def show_sums(self) -> None:
        lines = [line for line in self._draft.lines() if not line.blank]
        pieces = sum((line.quantity for line in lines), ZERO)
        words = [
            self.tr("%n item(s)", "", len(lines)),
            self.tr("{0} pieces").format(format_number(pieces, None, QLocale())),
        ]
        self.count_label.setText(", ".join(words) if lines else "")
        self.total_label.set_full_text(self._at_most(lines))

    def _at_most(self, lines: Sequence[DraftLine]) -> str:
        currency = self._draft.text("currency")
        limits = [(n, line) for n, line in enumerate(lines, 1) if line.quantity]
        known = [
            line_total(li.quantity, li.max_price, currency) for _n, li in limits if li.max_price is not None
        ]
        if not known:
            return ""
        open_items = [n for n, line in limits if line.max_price is None]
        amount = f"{currency} {format_number(sum(known, ZERO), exponent(currency), QLocale())}"
        if not open_items:
            return self.tr("At most {0}").format(amount)
        return self.tr("At most {0} and {1}").format(amount, item_words(open_items))

    def _price_words(self, row: GridRow) -> str:
        value = row.get("max_price")
        if not isinstance(value, Decimal):
            return ""
        return price_word(value, self._draft.text("currency"))

    def _partner_words(self, row: GridRow) -> str:
        excluded = {partner.partner_id for partner in self._request.partners() if partner.excluded}
        ids = [part for part in str(row.get("partners") or "").split(",") if part and part not in excluded]
        if not ids:
            return "–" if self._filled(row) else ""
        return ", ".join(self._catalogue.short_name(partner_id) for partner_id in ids)

    def focus_cell(self, line_id: str, key: str) -> bool:
        column = {"partner_ids": "partners", "product_line_id": "product_line_path"}.get(key, key)
        return super().focus_cell(line_id, column)

    # ------------------------------------------------------------ editing

    def enter(self, line_id: str, key: str, value: object, run: str) -> None:
        if key == "partners":
            ids = self._catalogue.partner_ids_of(str(value or ""))
            self._draft.set_line(line_id, run, partner_ids=ids)
        elif key == "product_line_path":
            self._set_product_line(line_id, str(value or ""), run)
        elif key == "limited":
            self._set_limited(line_id, bool(value), run)
        elif key == "max_price":
            self._set_limit(line_id, value, run)
        else:
            super().enter(line_id, key, value, run)

    def filled_values(self, line_id: str, key: str, value: object) -> dict[str, Held]:
        names = {"partners": "partner_ids", "limited": "max_price"}
        source = self._draft.line(str(self.grid.fill_source["id"]))
        if key in ("partners", "product_line_path", "limited") and source is not None:
            name = names.get(key, key)
            found: dict[str, Held] = {line_key(line_id, name): getattr(source, name)}
            if key == "product_line_path":
                found[line_key(line_id, "product_line_id")] = source.product_line_id
            return found
        return super().filled_values(line_id, key, value)

    def _set_product_line(self, line_id: str, path: str, run: str) -> None:
        line = self._draft.line(line_id)
        chosen = self._catalogue.line_by_path(path)
        values: dict[str, Held] = {
            line_key(line_id, "product_line_path"): path,
            line_key(line_id, "product_line_id"): chosen.product_line.id if chosen is not None else None,
        }
        before = self._catalogue.line_by_path(line.product_line_path) if line is not None else None
        usual = tuple(before.partner_ids) if before is not None else ()
        if line is not None and chosen is not None and line.partner_ids in ((), usual):
            # Its own partners follow (S2.69), unless somebody chose others by hand.
            values[line_key(line_id, "partner_ids")] = tuple(chosen.partner_ids)
        self._draft.edit(values, run, Edit("product_line_path"))

    def _set_limited(self, line_id: str, limited: bool, run: str) -> None:
        key = line_key(line_id, "max_price")
        line = self._draft.line(line_id)
        if limited and line is not None and line.max_price is None:
            self._draft.set_raw(key, "", run)
        elif not limited:
            self._draft.edit({key: None, raw_key(key): GONE}, run)

    def _set_limit(self, line_id: str, value: object, run: str) -> None:
        key = line_key(line_id, "max_price")
        if isinstance(value, Decimal):
            self._draft.edit({key: value}, run)
        else:
            self._draft.edit({key: None, raw_key(key): ""}, run)

    def finer(self, text: str, key: str, line: DraftLine | None) -> Decimal | None:
        # A fraction of a unit that is weighed and not counted.
        if line is None or key != "quantity" or countable(line.uom):
            return None
        try:
            return parse_decimal(text, QLocale(), MOST_DECIMALS)
        except DecimalError:
            return None

    # ------------------------------------------------------------ menus

    def _choose_partners(self, number: int) -> None:
        row_id = str(self.grid.grid_model.row_at(number)["id"])
        self._ensure(row_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self._draft.line(row_id)
        asked = line.partner_ids if line is not None else ()
        for partner in self._catalogue.partners:
            action = menu.addAction(partner.partner.name)
            action.setCheckable(True)
            action.setChecked(partner.partner.id in asked)
            action.toggled.connect(
                lambda on, partner_id=partner.partner.id: self._ask_partner(row_id, partner_id, on)
            )
        if not self._catalogue.partners:
            menu.addAction(self.tr("There are no partners yet")).setEnabled(False)
        rect = self.grid.visualRect(self.grid.grid_model.index(number, len(self.grid.grid_model.columns) - 1))
        menu.popup(self.grid.viewport().mapToGlobal(rect.bottomLeft()))

    def _ask_partner(self, line_id: str, partner_id: str, on: bool) -> None:
        line = self._draft.line(line_id)
        if line is None:
            return
        if on:
            self._request.ask_partner(partner_id, [line_id])
        else:
            left = tuple(each for each in line.partner_ids if each != partner_id)
            self._draft.set_line(line_id, partner_ids=left)
        self._after(line_id)

    def add_menu_actions(self, menu: QMenu, row: int) -> None:
        menu.addAction(self.tr("Choose partners…"), lambda: self._choose_partners(row))
