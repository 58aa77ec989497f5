# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog in which a retailer says which of its products a centre is to hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.commands.stock import SaveStockItem
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CentresOf, CentreView, FindProducts, KnownProducts
from desktop_b2b.services.stock import item_id
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.shell.screen import ScreenContext
from ui.strings import error_text
from ui.widgets import Dialog

#: As many products as are offered while one types.
OFFERED = 500


class AddProductDialog(Dialog):
    """Stays open until the product is taken. Signals: ``added(stock item id)``."""

    added = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__("", verb="", width=520, parent=parent)
        self.setWindowTitle(self.tr("Add a product to a centre"))
        self.title_label.setText(self.windowTitle())
        self.verb_button.setText(self.tr("Add product"))
        self._context = context
        self._centres: list[CentreView] = []
        self.form = Form()
        self.body.addWidget(self.form)
        tasks = context.tasks
        tasks.start(self._fill(), self)

    async def _fill(self) -> None:
        tasks = self._context.tasks
        self._centres = await tasks.query(CentresOf())
        products = await tasks.query(FindProducts(limit=OFFERED))
        options = tuple((view.link_id, view.name) for view in self._centres)
        self.form.add_row(
            (FieldSpec("link_id", self.tr("Fulfilment centre"), FieldKind.CHOICE, options=options), 12)
        )
        skus: Sequence[str] = [product.sku for product in products]
        self.form.add_row(
            (FieldSpec("sku", self.tr("SKU"), suggestions=skus, required=True), 6),
            (FieldSpec("inventory_id", self.tr("Inventory ID"), placeholder=self.tr("as the SKU")), 6),
        )
        if options:
            self.form.set_values({"link_id": options[0][0]})
        self.form.focus_field("sku")

    def accept(self) -> None:
        """Take it; what is wrong is said at its field."""
        if not self.form.keys or self.form.validate():
            return
        self._context.tasks.start(self._save(), self)

    async def _save(self) -> None:
        tasks = self._context.tasks
        values = {key: str(value or "").strip() for key, value in self.form.values().items()}
        known = await tasks.query(KnownProducts(skus=(values["sku"],)))
        if not known:
            self.form.set_errors({"sku": self.tr("There is no product with this SKU")})
            return
        key = item_id(values["link_id"], known[0].id)
        command = SaveStockItem(
            stock_item_id=key,
            link_id=values["link_id"],
            product_id=known[0].id,
            active=True,
            inventory_id=values["inventory_id"] or UNSET,
        )
        try:
            await tasks.command(command)
        except UserError as error:
            field = error.field if error.field in self.form.keys else "sku"
            self.form.set_errors({field: error_text(error)})
            return
        self.added.emit(key)
        super().accept()
