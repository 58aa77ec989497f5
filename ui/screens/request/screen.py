# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One route opens a request: a draft in its editor, a sent one in the answer matrix."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import BufferView, GetBuffer, GetMatrix, GetRequest, RequestView
from ui.forms.draft_keys import new_id
from ui.forms.history import History
from ui.screens.request.page import Page
from ui.screens.request.request_editor import RequestEditor
from ui.screens.request.values import BUFFER_KIND
from ui.shell.screen import Header, Route, Screen, ScreenContext


class RequestScreen(Page):
    """Shows the page that fits the request's state, and changes to the other when the state does."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "new_request"
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._active = False
        self._changing = False
        self.page: Screen | None = None
        self._pages = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        if route.record_id:
            self.run(self._open(), on_error=self._on_missing)
        else:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """A new request has its id before its first letter, so that Back finds it under its own address."""
        self.context.open(Route.to("request", new_id(), new=True))
        self.closed.emit()

    async def _open(self) -> None:
        request_id = self.route.record_id
        try:
            view = await self.context.tasks.query(GetRequest(request_id=request_id))
        except UserError as error:
            buffer: BufferView | None = await self.context.tasks.query(
                GetBuffer(kind=BUFFER_KIND, target_id=request_id)
            )
            # Typed, never saved: the buffer is all there is of it.
            fresh = buffer is not None or bool(self.route.param("new", False))
            if error.code != "record.missing" or not fresh:
                raise
            self._edit(None)
            return
        if view.request.state == "draft":
            self._edit(view)
        elif view.request.state == "deleted":
            self.closed.emit()
        else:
            await self._compare(request_id)

    def _on_missing(self, error: UserError) -> None:
        self.context.toasts.show_error(error)
        self.closed.emit()

    def _edit(self, view: RequestView | None) -> None:
        editor = RequestEditor(self.context, self.route, view)
        editor.sent.connect(lambda: self._on_sent(editor))
        self._show(editor)

    def _on_sent(self, editor: RequestEditor) -> None:
        if self.page is editor and not self._changing:
            self._changing = True
            self.run(self._open())

    async def _compare(self, request_id: str) -> None:
        # Imported here: a draft is opened more often than answers are compared, and both never at once.
        from ui.screens.matrix.page import MatrixPage

        view = await self.context.tasks.query(GetMatrix(request_id=request_id))
        matrix = MatrixPage(self.context, Route.to("request", request_id), view)
        matrix.draft_again.connect(lambda: self.run(self._open()))
        self._show(matrix)

    def _show(self, page: Screen) -> None:
        before, self.page = self.page, page
        self._changing = False
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.header_changed.connect(self.header_changed)
        page.closed.connect(self.closed)
        page.history_changed.connect(self.history_changed)
        if self._active:
            page.activate()
        self.header_changed.emit()
        if before is not None:
            before.leave()
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()

    # ------------------------------------------------------------ the page's own

    def nav_key(self) -> str:
        return self.page.nav_key() if self.page is not None else ""

    def title(self) -> str:
        return self.page.title() if self.page is not None else ""

    def note(self) -> str:
        return self.page.note() if self.page is not None else ""

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
        if isinstance(self.page, RequestEditor) and self.page.untouched:
            # Nothing was typed: nobody shall come back to it.
            self.closed.emit()

    def leave(self) -> None:
        if self.page is not None:
            self.page.leave()
