# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The mind of the answer matrix: loading, assigning, deadlines, messages, ordering."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.commands.sourcing import (
    PostMessage,
)
from desktop_b2b.domain.entities import Message
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import (
    GetBuffer,
    GetMatrix,
    GetMessages,
    MatrixView,
)
from ui.forms.buffering import Buffering, typed_words
from ui.forms.draft_keys import new_id
from ui.forms.history import History
from ui.screens.history.panel import HistoryDialog
from ui.screens.matrix.acts import RequestActs, matrix_before
from ui.screens.matrix.deadlines import Deadlines
from ui.screens.matrix.ordering import Ordering
from ui.screens.matrix.view import MatrixScreenView
from ui.shell.screen import Route, ScreenContext

BUFFER_KIND = "assignment"


class MatrixPage(MatrixScreenView):
    """A sent request with its answers. Signals: `draft_again()` when it turned back into a draft."""

    draft_again = Signal()

    def __init__(
        self, context: ScreenContext, route: Route, view: MatrixView, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, route, view, parent)
        self.request_id = route.record_id
        self.acts = RequestActs(self, self.request_id)
        self.deadlines = Deadlines(self)
        self.ordering = Ordering(self)
        self._loading = False
        self._again = False
        self.keeper = Buffering(
            context.tasks, BUFFER_KIND, self.request_id, context.clock.now, self.editor.buffer
        )
        self.keeper.buffered.connect(self._show_progress)
        # Outlives this page, so that what was typed last is on the disk.
        self.destroyed.connect(self.keeper.deleteLater)
        self._connect()
        self.show_all()
        self._wake()
        self.run(self._restore())

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.model.refused.connect(self._on_refused)
        self.table.link_clicked.connect(self.deadlines.follow)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_cell())
        self.messages.thread_shown.connect(self._read)
        self.messages.posted.connect(self._post)
        self.context.notifier.changed.connect(self._on_changes)
        self.context.notifier.minute.connect(self._on_time)
        self.context.notifier.time_came.connect(self._on_time)
        pairs = (
            (self.save_action, self.save),
            (self.order_action, self.preview),
            (self.undo_action, self.undo),
            (self.redo_action, self.redo),
            (self.best_action, self.find_best),
            (self.fill_action, lambda: self._replayed(self.editor.fill_lowest())),
            (self.clear_action, lambda: self._replayed(self.editor.clear())),
            (self.deadlines_action, self.deadlines.ask_for_all),
            (self.duplicate_action, self.acts.duplicate),
            (self.history_action, self.show_history),
            (self.close_action, self.acts.close),
            (self.reopen_action, self.acts.reopen),
            (self.cancel_action, self.acts.cancel),
        )
        for action, slot in pairs:
            action.triggered.connect(lambda _on=False, slot=slot: slot())
        for button, action in (
            (self.save_button, self.save_action),
            (self.order_button, self.order_action),
            (self.best_button, self.best_action),
            (self.fill_button, self.fill_action),
            (self.clear_button, self.clear_action),
            (self.duplicate_button, self.duplicate_action),
        ):
            button.clicked.connect(lambda _on=False, action=action: action.trigger())

    def local_now(self) -> datetime:
        """The present moment in the viewer's zone."""
        return to_datetime(self.context.clock.now(), self.context.zone)

    # ------------------------------------------------------------ loading

    async def _restore(self) -> None:
        buffer = await self.context.tasks.query(GetBuffer(kind=BUFFER_KIND, target_id=self.request_id))
        if buffer is not None:
            self.keeper.restored(buffer.body, buffer.typed_at)
            self.editor.restore(buffer.body)
            self._show_quantities()
        await self._mark_opened(self.request_id)

    async def _mark_opened(self, record_id: str) -> None:
        await self.context.tasks.command(MarkOpened(record_id=record_id))

    def _on_changes(self, changes: Changes) -> None:
        threads = {column.partner.id for column in self.matrix.partners}
        orders = {order.id for order in self.matrix.orders}
        mine = threads | orders | {self.request_id}
        if changes.ids & mine or changes.kinds & {"opened_mark", "message", "proposal"}:
            self.run(self.reload(), on_error=self._on_gone)
        if "message" in changes.kinds or self.messages.thread_id in changes.ids:
            self._show_thread(self.messages.thread_id)

    def _on_gone(self, error: UserError) -> None:
        if error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    async def reload(self) -> None:
        """Read the matrix again; typed quantities stay."""
        if self._loading or self.editor.saving:
            self._again = True
            return
        self._loading = True
        try:
            view = await self.context.tasks.query(GetMatrix(request_id=self.request_id))
        finally:
            self._loading = False
        self._take(view)
        if self._again:
            self._again = False
            await self.reload()

    def _take(self, view: MatrixView) -> None:
        if view.request.state in ("draft", "deleted"):
            self.draft_again.emit()
            return
        same = [c.partner.id for c in view.partners] == [c.partner.id for c in self.matrix.partners]
        same = same and [row.line.id for row in view.lines] == [row.line.id for row in self.matrix.lines]
        self.matrix = view
        self.editor.load(view)
        if same:
            self.model.touch(self.context.clock.now())
        else:
            self.model.now = self.context.clock.now()
            self.model.refresh()
        self.show_all()
        self._wake()
        self.header_changed.emit()

    def _on_time(self, _now: object = None) -> None:
        """Time went by: what is left, expired or urgent now."""
        self.model.touch(self.context.clock.now())
        self._show_progress()
        self.proposals.tick()
        self._wake()

    def _wake(self) -> None:
        now = self.context.clock.now()
        moments = self.proposals.moments(now)
        expires = self.deadlines.next_moment(now)
        if expires is not None:
            moments = [expires, *moments]
        self.context.notifier.wake_at(self, min(moments, default=None))

    # ------------------------------------------------------------ assigning

    def _on_edited(self) -> None:
        self.history_changed.emit()
        self._show_progress()
        self.show_sums()
        self._tell_cell()
        self.keeper.touch()

    def edit_history(self) -> History[Any] | None:
        return self.editor.history if not self.model.locked else None

    def undo(self) -> None:
        self._replayed(self.editor.undo() if not self.model.locked else False)

    def redo(self) -> None:
        self._replayed(self.editor.redo() if not self.model.locked else False)

    def _replayed(self, changed: bool) -> None:
        if changed:
            self.table.drop_cell()
            self._show_quantities()
            self.keeper.touch()

    def typed(self) -> str:
        return typed_words(self.keeper.kept_at, self.context.zone) if self.editor.has_changes else ""

    def _show_quantities(self) -> None:
        self.history_changed.emit()
        self._show_progress()
        self.model.touch()
        self.show_sums()
        self._tell_cell()

    def find_best(self) -> None:
        """Look for the best assignment, beside what is assigned now (N1)."""
        from ui.screens.matrix.plans_dialog import PlansDialog  # with its tables, when it is asked for

        self._commit_cell()
        quantities = {one.ask_id: one.quantity for one in self.editor.assignments()}
        dialog = PlansDialog(self.context, self.request_id, self.title(), quantities, self)
        dialog.taken.connect(self._take_plan)
        dialog.open()

    def _take_plan(self, choices: Mapping[str, Decimal]) -> None:
        """Assign a plan's quantities, and nothing else, as one step that can be undone."""
        self._replayed(self.editor.take(choices))

    def _on_refused(self, sentence: str) -> None:
        self.warning.set_full_text(sentence)

    def _tell_cell(self) -> None:
        """The cursor's cell in the status bar, and its warning beneath the table."""
        index = self.table.currentIndex()
        if not index.isValid() or self.model.cell_at(index.row(), index.column()) is None:
            self.warning.set_full_text("")
            self.context.set_selection("")
            return
        row, column = index.row(), index.column()
        self.warning.set_full_text(self.model.warning(row, column))
        line = self.model.lines[row].line
        name = self.model.partners[column - 1].partner.name
        quantity = self.model.count(self.model.quantity(row, column))
        self.context.set_selection(f"{line.description or line.sku}, {name}: {quantity}")

    def save(self) -> None:
        """Keep the quantities; nothing is sent (S2.86)."""
        self._commit_cell()
        self.run(self.store(), on_done=self._on_saved)

    def _on_saved(self, before: Mapping[str, Decimal]) -> None:
        self.acts.say_assigned(before)

    async def store(self) -> dict[str, Decimal]:
        """Store what is typed; what was stored in the same places before."""
        command = self.editor.begin_save()
        if command is None:
            return {}
        before = matrix_before(self.matrix, command)
        self.keeper.flush()
        try:
            await self.context.tasks.command(command)
            view = await self.context.tasks.query(GetMatrix(request_id=self.request_id))
        except BaseException:
            self.editor.failed()
            self._show_quantities()
            raise
        self.editor.saved(view)
        self._take(view)
        self.keeper.flush()
        return before

    def _commit_cell(self) -> None:
        editor = self.table.focusWidget()
        inside = editor is not None and editor is not self.table and self.table.isAncestorOf(editor)
        if editor is not None and inside and not editor.isHidden():
            self.table.commitData(editor)

    def preview(self) -> None:
        """Show each partner's order as it will be sent (S2.84)."""
        self._commit_cell()
        self.ordering.begin()

    def partner_actions(self) -> list[QAction]:
        return self.deadlines.actions()

    def leave(self) -> None:
        self._commit_cell()
        self.keeper.flush()
        self.context.set_selection("")

    # ------------------------------------------------------------ messages

    def _read(self, thread_id: str) -> None:
        self._show_thread(thread_id)
        column = next((c for c in self.matrix.partners if c.partner.id == thread_id), None)
        if column is not None and column.unread_messages:
            self.run(self._mark_opened(thread_id))

    def _show_thread(self, thread_id: str) -> None:
        if not thread_id:
            return
        me = self.context.viewer.organisation.id

        def show(messages: list[Message]) -> None:
            self.messages.show_messages(thread_id, messages, me, self.context.clock.now())

        self.run(self.context.tasks.query(GetMessages(thread_id=thread_id)), on_done=show)

    def _post(self, thread_id: str, text: str) -> None:
        self.run(self._send_message(thread_id, text))

    async def _send_message(self, thread_id: str, text: str) -> None:
        command = PostMessage(message_id=new_id(), thread_id=thread_id, body=text)
        await self.context.tasks.command(command)
        self.messages.sent(thread_id)
        self._show_thread(thread_id)

    # ------------------------------------------------------------ the request itself

    def show_history(self) -> None:
        """Who changed what."""
        names = {row.line.id: row.line.description or row.line.sku for row in self.matrix.lines}
        partners = {column.partner.id: column.partner.name for column in self.matrix.partners}
        for cell in self.matrix.cells.values():
            item, partner = names.get(cell.ask.request_line_id), partners.get(cell.ask.request_partner_id)
            if item is not None and partner is not None:
                names[cell.ask.id] = f"{item}, {partner}"
        HistoryDialog.show_for(self.context, self.request_id, self.title(), self, names | partners)
