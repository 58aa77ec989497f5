# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The mind of the answer matrix: loading, assigning, deadlines, messages, ordering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.commands.sourcing import (
    PlaceOrders,
    PostMessage,
)
from desktop_b2b.domain.entities import Message
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import (
    CountDeadline,
    CountedView,
    GetBuffer,
    GetMatrix,
    GetMessages,
    MatrixPartner,
    MatrixView,
    OrderPreview,
    PreviewOrders,
)
from ui.forms.buffering import Buffering, typed_words
from ui.forms.draft_keys import new_id
from ui.forms.history import History
from ui.screens.history.panel import HistoryDialog
from ui.screens.matrix.acts import RequestActs, matrix_before
from ui.screens.matrix.model import HeadLink
from ui.screens.matrix.order_papers import order_papers
from ui.screens.matrix.question import CloseQuestion
from ui.screens.matrix.view import MatrixScreenView
from ui.screens.request.deadline import DeadlinePopover
from ui.screens.request.preview import PapersDialog
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
        self._loading = False
        self._again = False
        self._busy = False
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
        self.table.link_clicked.connect(self._on_link)
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
            (self.deadlines_action, self._give_all_more_time),
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
        ahead = [
            column.partner.deadline_at
            for column in self.matrix.partners
            if column.answer is None and column.receipt is None and (column.partner.deadline_at or 0) > now
        ]
        moments = [at for at in ahead if at is not None] + self.proposals.moments(now)
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
        self.run(self._save(), on_done=self._on_saved)

    def _on_saved(self, before: Mapping[str, Decimal]) -> None:
        self.acts.say_assigned(before)

    async def _save(self) -> dict[str, Decimal]:
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

    def leave(self) -> None:
        self._commit_cell()
        self.keeper.flush()
        self.context.set_selection("")

    # ------------------------------------------------------------ deadlines

    def partner_actions(self) -> list[QAction]:
        made: list[QAction] = []
        for number, column in enumerate(self.matrix.partners, 1):
            head = self.model.head(number)
            words = {
                HeadLink.MORE_TIME: self.tr("Give {0} more time…"),
                HeadLink.REOPEN: self.tr("Reopen for {0}…"),
                HeadLink.ADMIT: self.tr("Admit the late answer of {0}…"),
            }.get(head.link)
            if words is not None:
                action = QAction(words.format(column.partner.name), self)
                action.triggered.connect(lambda _on=False, number=number: self._on_link(number))
                made.append(action)
        return made

    def _on_link(self, column: int) -> None:
        partner = self.model.partner_at(column)
        if partner is None:
            return
        if self.model.head(column).link is HeadLink.ADMIT:
            self.acts.admit(partner)
            return
        header = self.table.horizontalHeader()
        x = header.sectionViewportPosition(column)
        self._ask_deadline([partner], header.mapToGlobal(QPoint(max(0, x), header.height())))

    def _give_all_more_time(self) -> None:
        waiting = [c for c in self.matrix.partners if c.answer is None and c.receipt is None]
        if waiting:
            self._ask_deadline(waiting, self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _ask_deadline(self, partners: Sequence[MatrixPartner], anchor: QPoint) -> DeadlinePopover:
        first = partners[0].partner
        now = self.context.clock.now()
        expired = first.deadline_at is not None and first.deadline_at < now
        one = len(partners) == 1
        title = (
            (self.tr("Reopen for {0}") if expired else self.tr("More time for {0}")).format(first.name)
            if one
            else self.tr("More time for all who have not answered")
        )
        others = [
            column
            for column in self.matrix.partners
            if column.answer is None and column.receipt is None and column not in partners
        ]
        moment = (
            to_datetime(first.deadline_at, self.context.zone)
            if first.deadline_at is not None and not expired
            else None
        )
        popover = DeadlinePopover(
            title,
            self.tr("Reopen") if expired else self.tr("Set the deadline"),
            self.local_now,
            deadline=moment,
            shipping_required=first.shipping_required if one else None,
            others=len(others) if one else 0,
            count=partial(self._count_deadline, first.partner_id) if one else None,
            parent=self,
        )
        popover.chosen.connect(
            lambda terms: self.acts.change_deadline(
                [*partners, *others] if terms.for_all else partners, terms
            )
        )
        popover.pop_up(anchor)
        return popover

    def _count_deadline(
        self, partner_id: str, deadline_at: int | None, take: Callable[[CountedView], object]
    ) -> None:
        """How a deadline lies in the partner's working time; one that cannot be counted says nothing."""
        if deadline_at is None:
            return
        language = QLocale().name().partition("_")[0]
        query = CountDeadline(
            partner_id=partner_id, deadline_at=deadline_at, language=language, request_id=self.request_id
        )
        self.run(self.context.tasks.query(query), on_done=take, on_error=lambda _error: None)

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

    # ------------------------------------------------------------ ordering

    def preview(self) -> None:
        """Show each partner's order as it will be sent (S2.84)."""
        self._commit_cell()
        if not self._busy:
            # At once: a second press may come before what is started here runs.
            self._busy = True
            self.run(self._preview())

    async def _preview(self) -> None:
        try:
            await self._save()
            assignments = self.editor.assignments()
            if not assignments:
                self.table.setFocus()
                self.warning.set_full_text(self.tr("Assign a quantity first, or fill with the lowest price."))
                return
            preview: OrderPreview = await self.context.tasks.query(
                PreviewOrders(request_id=self.request_id, assignments=assignments)
            )
        finally:
            self._busy = False
        self._show_preview(preview)

    def _show_preview(self, preview: OrderPreview, *, changed: bool = False) -> None:
        names = {column.partner.id: column.partner.name for column in self.matrix.partners}
        papers = order_papers(preview, names, self.context.zone)
        text = (
            self.tr("Something changed since you looked. This is what would be sent now.")
            if changed
            else self.tr("Each partner gets exactly this, and nothing of the others.")
        )
        verb = self.tr("Send %n order(s)", "", len(papers))
        dialog = PapersDialog(self.tr("Preview of the orders"), text, papers, verb, parent=self)
        dialog.accepted.connect(lambda: self._ask_close(preview))
        dialog.open()

    def _ask_close(self, preview: OrderPreview) -> None:
        summary = self.editor.summary()
        question = CloseQuestion(summary.missing, parent=self)
        question.answered.connect(lambda close: self.run(self._place(preview, close)))
        question.open()

    async def _place(self, preview: OrderPreview, close: bool) -> None:
        command = PlaceOrders(
            request_id=self.request_id,
            assignments=self.editor.assignments(),
            preview_hash=preview.preview_hash,
            close=close,
        )
        try:
            receipt = await self.context.tasks.command(command)
        except UserError as error:
            if error.code != "order.preview_changed":
                raise
            # What they saw is not what would be sent: they look again (N3).
            await self.reload()
            fresh: OrderPreview = await self.context.tasks.query(
                PreviewOrders(request_id=self.request_id, assignments=self.editor.assignments())
            )
            self._show_preview(fresh, changed=True)
            return
        await self.reload()
        self.keeper.flush()
        self.acts.say_ordered(receipt, preview)

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
