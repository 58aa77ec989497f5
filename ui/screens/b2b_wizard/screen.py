# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One route opens the wizard on a draft, new or stored; once there is an order of it, that is shown."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import B2BDraftDetails, B2BDraftView, BufferView, GetBuffer
from ui.forms.draft_keys import new_id
from ui.forms.history import History
from ui.screens.b2b_wizard.values import BUFFER_KIND
from ui.screens.b2b_wizard.wizard import Wizard
from ui.screens.request.page import Page
from ui.shell.screen import Header, Route, ScreenContext


class B2BDraftScreen(Page):
    """The wizard, once it is known what it is opened on."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "add_order"
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._active = False
        self.page: Wizard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if route.record_id:
            self.run(self._open(), on_error=self._on_missing)
        else:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """A new order has its id before its first letter, so that Back finds it under its own address."""
        self.context.open(Route.to("b2b_draft", new_id(), new=True))
        self.closed.emit()

    async def _open(self) -> None:
        draft_id = self.route.record_id
        view: B2BDraftView | None = None
        try:
            view = await self.context.tasks.query(B2BDraftDetails(b2b_draft_id=draft_id))
        except UserError as error:
            buffer: BufferView | None = await self.context.tasks.query(
                GetBuffer(kind=BUFFER_KIND, target_id=draft_id)
            )
            # Typed, never saved: the buffer is all there is of it.
            fresh = buffer is not None or bool(self.route.param("new", False))
            if error.code != "record.missing" or not fresh:
                raise
        if view is not None and view.order_id is not None:
            self._show_order(view.order_id)
        elif view is not None and view.draft.state == "deleted":
            self.closed.emit()
        else:
            self._show(view)

    def _on_missing(self, error: UserError) -> None:
        self.context.toasts.show_error(error)
        self.closed.emit()

    def _show(self, view: B2BDraftView | None) -> None:
        self.page = Wizard(self.context, self.route, view)
        self.page.created.connect(self._show_order)
        self._column.addWidget(self.page)
        self.page.header_changed.connect(self.header_changed)
        self.page.closed.connect(self.closed)
        self.page.history_changed.connect(self.history_changed)
        if self._active:
            self.page.activate()
        self.header_changed.emit()

    def _show_order(self, order_id: str) -> None:
        """The draft became an order: its details take the wizard's place (S1.27)."""
        self.context.open(Route.to("b2b_order", order_id))
        self.closed.emit()

    # ------------------------------------------------------------ the page's own

    def title(self) -> str:
        return self.page.title() if self.page is not None else ""

    def header_start(self) -> list[QWidget]:
        return self.page.header_start() if self.page is not None else []

    def header_end(self) -> list[QWidget]:
        return self.page.header_end() if self.page is not None else []

    def screen_actions(self) -> list[QAction]:
        return self.page.screen_actions() if self.page is not None else []

    def edit_history(self) -> History[Any] | None:
        return self.page.edit_history() if self.page is not None else None

    def undo(self) -> None:
        if self.page is not None:
            self.page.undo()

    def redo(self) -> None:
        if self.page is not None:
            self.page.redo()

    def activate(self) -> None:
        self._active = True
        if self.page is not None:
            self.page.activate()

    def deactivate(self) -> None:
        self._active = False
        if self.page is not None:
            self.page.deactivate()
            if self.page.untouched:
                # Nothing was typed: nobody shall come back to it.
                self.closed.emit()

    def leave(self) -> None:
        if self.page is not None:
            self.page.leave()
