# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From quantities to orders: each partner's order is shown as it will be sent, then sent as it was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.sourcing import PlaceOrders
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import OrderPreview, PreviewOrders
from ui.screens.matrix.order_papers import order_papers
from ui.screens.matrix.question import CloseQuestion
from ui.screens.request.preview import PapersDialog

if TYPE_CHECKING:
    from ui.screens.matrix.page import MatrixPage


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("Ordering", text, disambiguation, n)


class Ordering:
    """One for each page; what is typed into it is stored first."""

    def __init__(self, page: MatrixPage) -> None:
        self._page = page
        self._busy = False

    def begin(self) -> None:
        """Show each partner's order as it will be sent (S2.84)."""
        if not self._busy:
            # At once: a second press may come before what is started here runs.
            self._busy = True
            self._page.run(self._begin())

    async def _begin(self) -> None:
        page = self._page
        try:
            await page.store()
            if not page.editor.assignments():
                page.table.setFocus()
                page.warning.set_full_text(_tr("Assign a quantity first, or fill with the lowest price."))
                return
            preview = await self._preview()
        finally:
            self._busy = False
        self._show(preview)

    async def _preview(self) -> OrderPreview:
        query = PreviewOrders(request_id=self._page.request_id, assignments=self._page.editor.assignments())
        return await self._page.context.tasks.query(query)

    def _show(self, preview: OrderPreview, *, changed: bool = False) -> None:
        page = self._page
        names = {column.partner.id: column.partner.name for column in page.matrix.partners}
        papers = order_papers(preview, names, page.context.zone)
        text = (
            _tr("Something changed since you looked. This is what would be sent now.")
            if changed
            else _tr("Each partner gets exactly this, and nothing of the others.")
        )
        verb = _tr("Send %n order(s)", "", len(papers))
        dialog = PapersDialog(_tr("Preview of the orders"), text, papers, verb, parent=page)
        dialog.accepted.connect(lambda: self._ask_close(preview))
        dialog.open()

    def _ask_close(self, preview: OrderPreview) -> None:
        question = CloseQuestion(self._page.editor.summary().missing, parent=self._page)
        question.answered.connect(lambda close: self._page.run(self._place(preview, close)))
        question.open()

    async def _place(self, preview: OrderPreview, close: bool) -> None:
        page = self._page
        command = PlaceOrders(
            request_id=page.request_id,
            assignments=page.editor.assignments(),
            preview_hash=preview.preview_hash,
            close=close,
        )
        try:
            receipt = await page.context.tasks.command(command)
        except UserError as error:
            if error.code != "order.preview_changed":
                raise
            # What they saw is not what would be sent: they look again (N3).
            await page.reload()
            self._show(await self._preview(), changed=True)
            return
        await page.reload()
        page.keeper.flush()
        page.acts.say_ordered(receipt, preview)
