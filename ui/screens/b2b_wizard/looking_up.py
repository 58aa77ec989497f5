# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the wizard is filled with: contacts, products at centres with what is free, pasted tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain.entities import Contact
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import CentresOf, CentreView, FindContacts, FindStock, KnownStock, ListStock
from ui.forms.draft_keys import Value, line_key
from ui.forms.history import Edit
from ui.models import tsv
from ui.screens.b2b_wizard.paste import WizardPaste
from ui.screens.request.line_card import sku_run
from ui.screens.request.recipient import FROM_CONTACT

if TYPE_CHECKING:
    from ui.screens.b2b_wizard.page import WizardPage

_KINDS = frozenset({"link", "stock_item", "partner", "organisation"})
_MOST_CODES = 500


class LookingUp(QObject):
    """Answers what the steps ask for. Signals: `filled()` where the draft was changed here; `known()` where
    there is something new to say about it.
    """

    filled = Signal()
    known = Signal()

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self._page, self._draft, self._centres = page, page.draft, page.centres
        self._tasks = page.context.tasks
        self._items = page.products.items
        #: The contact that was taken, as the contact table has it; None while none was.
        self.chosen: dict[str, str] | None = None
        page.recipient.contacts_wanted.connect(self._find_contacts)
        page.recipient.search.chosen.connect(self._on_contact)
        self._items.products_wanted.connect(self._find_stock)
        self._items.sku_entered.connect(self._look_up)
        self._items.table_pasted.connect(self.preview_paste)
        self._items.paste_wanted.connect(self._paste)
        page.context.notifier.changed.connect(self._on_changes)

    # ------------------------------------------------------------ contacts

    def _find_contacts(self, text: str) -> None:
        query = FindContacts(text=text, limit=20)
        self._page.run(self._tasks.query(query), on_done=self._page.recipient.offer_contacts)

    def _on_contact(self, contact: Contact) -> None:
        fields = {source: str(getattr(contact, source)) for source in FROM_CONTACT.values()}
        self.chosen = fields | {"recipient_kind": self._draft.text("recipient_kind")}

    # ------------------------------------------------------------ products

    def _find_stock(self, text: str) -> None:
        chosen = self._draft.head("link_id")
        query = ListStock(text=text, link_id=chosen if isinstance(chosen, str) else None, limit=8)
        self._page.run(self._tasks.query(query), on_done=lambda page: self._items.offer_stock(page.rows))

    def _look_up(self, line_id: str, code: str) -> None:
        self._page.run(self._name(line_id, code))

    async def _name(self, line_id: str, code: str) -> None:
        """The product that a code means, in one step with the code."""
        await self._know([code])
        line = self._draft.line(line_id)
        product_id = self._centres.product_id(code)
        if line is None or line.sku != code:
            return
        if product_id is not None and product_id != line.product_id:
            self._draft.edit(
                {line_key(line_id, "product_id"): product_id}, sku_run(line_id, code), Edit("sku")
            )
            self.filled.emit()
        self._draft.rest()
        await self._read_centres()

    async def _know(self, codes: Iterable[str], *, again: bool = False) -> None:
        """What codes mean, of those that were not asked yet, or of all."""
        unknown = [one for one in dict.fromkeys(codes) if one and (again or not self._centres.is_known(one))]
        for start in range(0, len(unknown), _MOST_CODES):
            some = tuple(unknown[start : start + _MOST_CODES])
            found: list[KnownStock] = await self._tasks.query(FindStock(codes=some))
            self._centres.set_known(some, found)

    async def refresh(self) -> None:
        """Ask anew for centres, and for all that the items name."""
        await self._know((line.sku for line in self._draft.items()), again=True)
        await self._read_centres()

    async def _read_centres(self) -> None:
        found = {self._centres.product_id(line.sku) for line in self._draft.items()}
        products = tuple(sorted(product for product in found if product is not None))
        views: list[CentreView] = await self._tasks.query(CentresOf(product_ids=products))
        self._centres.set_centres(views)
        self._items.refresh()
        self.known.emit()

    def _on_changes(self, changes: Changes) -> None:
        if _KINDS & set(changes.kinds):
            self._page.run(self.refresh())

    # ------------------------------------------------------------ pasted tables

    def _paste(self) -> None:
        table = tsv.read(QApplication.clipboard().text())
        self.preview_paste(-1, table if any(len(row) > 1 for row in table) or len(table) > 1 else [])

    def preview_paste(self, place: int, table: list[list[str]]) -> WizardPaste:
        """Show what a table would become; nothing is taken before its button is pressed."""
        dialog = WizardPaste(table, self._page)
        # The dialog owns the work: who closes it wants no answer any more.
        dialog.skus_wanted.connect(lambda codes: self._tasks.start(self._tell(dialog, codes), dialog))
        dialog.applied.connect(lambda rows: self._take_pasted(place, rows))
        dialog.ask_for_products()
        dialog.open()
        return dialog

    async def _tell(self, dialog: WizardPaste, codes: Sequence[str]) -> None:
        await self._know(codes)
        held = {code.casefold(): self._centres.held(code) for code in codes}
        dialog.set_held({code: one.item for code, one in held.items() if one is not None})

    def _take_pasted(self, place: int, rows: list[dict[str, Any]]) -> None:
        """All rows in one undoable step."""
        made: list[dict[str, Value]] = [
            {**row, "product_id": self._centres.product_id(str(row.get("sku", "")))} for row in rows
        ]
        count = len(self._draft.items())
        self._draft.add_lines(made, count if place < 0 else min(place, count), Edit("paste", len(made)))
        self._items.show_draft()
        self.filled.emit()
        self._page.keeper.save_soon()
        self._page.run(self._read_centres())
