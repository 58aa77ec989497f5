# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a draft is filled with from the company's own lists: contacts, products, pasted tables."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain.entities import Product
from desktop_b2b.services.queries import FindContacts, FindProducts, KnownProducts
from ui.forms.draft_keys import Held, line_key
from ui.forms.history import Edit
from ui.models import tsv
from ui.screens.request.editor import EditorPage
from ui.screens.request.line_card import sku_run
from ui.screens.request.paste_dialog import PasteDialog

_MANY = 100


class LookingUp(QObject):
    """Answers what the cards of a draft ask for. Signals: `filled()` where the draft was changed here;
    `judged()` where there is something new to say about it.
    """

    filled = Signal()
    judged = Signal()

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._draft, self._items, self._tasks = page.draft, page.items, page.context.tasks
        #: SKUs of ours that one typed nearly, by line.
        self.suggested: dict[str, str] = {}
        page.address.contacts_wanted.connect(self.find_contacts)
        self._items.products_wanted.connect(self._find_products)
        self._items.sku_entered.connect(self.look_up)
        self._items.table_pasted.connect(self.preview_paste)
        self._items.paste_wanted.connect(self._paste)

    # ------------------------------------------------------------ contacts and products

    def find_contacts(self, text: str) -> None:
        """Offer the contacts that begin so."""
        if len(text.strip()) > 1:
            query = FindContacts(text=text.strip(), limit=8)
            self._page.run(self._tasks.query(query), on_done=self._page.address.offer_contacts)

    def _find_products(self, text: str) -> None:
        query = FindProducts(text=text, limit=8)
        self._page.run(self._tasks.query(query), on_done=self._items.offer_products)

    def look_up(self, line_id: str, sku: str) -> None:
        """Fill in what an SKU brings with it."""
        self._page.run(self._fill(line_id, sku))

    async def _fill(self, line_id: str, sku: str) -> None:
        """What an SKU brings with it: description, unit, product line, partners (S2.69)."""
        found = await self._tasks.query(KnownProducts(skus=(sku,)))
        line = self._draft.line(line_id)
        if line is None or line.sku != sku:
            return
        self.suggested.pop(line_id, None)
        if not found:
            await self._suggest(line_id, sku)
            return
        values = self._of_product(found[0])
        if line.description:
            values.pop("description")
        if line.partner_ids:
            values.pop("partner_ids", None)
        # One step with the SKU that was typed: Undo takes both back.
        brought = {line_key(line_id, name): value for name, value in values.items()}
        self._draft.edit(brought, sku_run(line_id, sku), Edit("sku"))
        self._draft.rest()
        self._items.show_draft()
        self.filled.emit()
        self.judged.emit()

    def _of_product(self, product: Product) -> dict[str, Held]:
        values: dict[str, Held] = {
            "sku": product.sku,
            "description": product.description,
            "uom": product.uom,
        }
        node = self._page.catalogue.line_by_id(product.product_line_id)
        if node is not None:
            values["product_line_id"] = node.product_line.id
            values["product_line_path"] = node.path
            values["partner_ids"] = tuple(node.partner_ids)
        return values

    async def _suggest(self, line_id: str, sku: str) -> None:
        """An SKU that is nearly one of ours is asked about; any other is taken as it is."""
        stem = sku.rpartition("-")[0] or sku[: max(2, len(sku) // 2)]
        near: list[Product] = await self._tasks.query(FindProducts(text=stem, limit=_MANY))
        close = get_close_matches(sku.upper(), [product.sku for product in near], 1, 0.8)
        if close:
            self.suggested[line_id] = close[0]
        self.judged.emit()

    def use(self, line_id: str, sku: str) -> None:
        """Take the SKU that was suggested."""
        self.suggested.pop(line_id, None)
        self._draft.edit({line_key(line_id, "sku"): sku}, sku_run(line_id, sku))
        self.look_up(line_id, sku)

    # ------------------------------------------------------------ pasted tables

    def _paste(self) -> None:
        table = tsv.read(QApplication.clipboard().text())
        self.preview_paste(-1, table if any(len(row) > 1 for row in table) or len(table) > 1 else [])

    def preview_paste(self, place: int, table: list[list[str]]) -> PasteDialog:
        """Show what a table would become; nothing is taken before its button is pressed."""
        dialog = PasteDialog(table, self._page)
        # The dialog owns the work: who closes it wants no answer any more.
        dialog.skus_wanted.connect(lambda skus: self._tasks.start(self._know(dialog, skus), dialog))
        dialog.applied.connect(lambda rows: self._take_pasted(place, rows))
        dialog.ask_for_products()
        dialog.open()
        return dialog

    async def _know(self, dialog: PasteDialog, skus: Sequence[str]) -> None:
        found = await self._tasks.query(KnownProducts(skus=tuple(skus)))
        dialog.set_known({product.sku.casefold(): product for product in reversed(found)})

    def _take_pasted(self, place: int, rows: list[dict[str, Any]]) -> None:
        """All rows in one undoable step, with what their products bring."""
        made: list[dict[str, Any]] = []
        for values in rows:
            row = dict(values)
            node = self._page.catalogue.line_by_id(row.get("product_line_id"))
            node = node or self._page.catalogue.line_by_path(str(row.get("product_line_path", "")))
            if node is not None:
                row["product_line_id"] = node.product_line.id
                row["product_line_path"] = node.path
                row["partner_ids"] = tuple(node.partner_ids)
            made.append(row)
        count = len([line for line in self._draft.lines() if not line.blank])
        self._draft.add_lines(made, count if place < 0 else min(place, count), Edit("paste", len(made)))
        self._items.show_draft()
        self.filled.emit()
        self._page.keeper.save_soon()
