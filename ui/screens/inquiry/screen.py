# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The supplier's answer form: kept as one types, sent once, changed while there is time (S2.79–S2.83)."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.sourcing import DeclineInquiry
from desktop_b2b.errors import UserError
from desktop_b2b.rules.deadlines import passed
from desktop_b2b.services.queries import (
    GetBuffer,
    GetHistory,
    GetInquiry,
    HistoryEntry,
    InquiryView,
    ListTransactions,
    SyncStatus,
    TransactionPage,
)
from ui.forms.buffering import typed_words
from ui.forms.history import Edit, History
from ui.forms.keeper import Keeper
from ui.forms.working import WorkingCopy
from ui.screens.inquiry.editing import (
    AnswerForm,
    draft_command,
    form_of,
    submit_command,
)
from ui.screens.inquiry.items import Change
from ui.screens.inquiry.judging import Judging, fits_a_draft
from ui.screens.inquiry.page import InquiryPage
from ui.screens.inquiry.taking_back import undo_of_answer
from ui.screens.inquiry.terms_card import held
from ui.screens.inquiry.words import can_answer, chip, due, kept_words, result_words
from ui.screens.proposals.subjects import inquiry_table
from ui.screens.record.header import set_words
from ui.screens.record.reason import ReasonDialog
from ui.shell.screen import Route, ScreenContext
from ui.strings import moment_word
from ui.theme import Tone
from ui.widgets import EmptyState

BUFFER_KIND = "answer"
#: Fields whose value is what is written, or chosen.
WRITTEN = frozenset({"comment", "tiers", "shipping_kind"})
_ANSWERING = frozenset({"SubmitAnswer", "DeclineInquiry"})


class InquiryScreen(InquiryPage):
    """One inquiry. It asks nothing when left: what was typed is in the buffer, then in a draft (law 13)."""

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._view: InquiryView | None = None
        self._queued = False
        self._changing = False
        self._busy = False
        self.copy: WorkingCopy[AnswerForm] = WorkingCopy(AnswerForm(), self._draft_command)
        self._judging = Judging(self, lambda: self.copy.value, self.decline)
        self.keeper = Keeper(self.copy, context.tasks, BUFFER_KIND, self.inquiry_id, context.clock.now)
        # The keeper outlives this screen: it must not ask a screen that is gone.
        self.destroyed.connect(self.keeper.close)
        self.keeper.body = self._body
        self.keeper.buffered.connect(self._show_saved)
        self.keeper.paused.connect(self.copy.rest)
        self.keeper.stored.connect(self._show_saved)
        self.keeper.refused.connect(self._on_refused)
        self._connect()
        self.live(
            GetInquiry(inquiry_id=self.inquiry_id),
            ("inquiry", "link", "proposal"),
            self._take,
            on_error=self._gone,
        )
        self.live(GetHistory(document_id=self.inquiry_id), ("inquiry", "event", "outbox"), self._on_history)
        context.notifier.minute.connect(self._show_time)
        context.notifier.time_came.connect(self._show_time)
        context.feeds.sync_changed.connect(self._on_sync)

    def _connect(self) -> None:
        pairs = (
            (self.save_button, self.save),
            (self.send_button, self.send),
            (self.change_button, self.change),
            (self.decline_button, self.decline),
            (self.order_button, self.open_order),
        )
        for button, slot in pairs:
            button.clicked.connect(lambda _on=False, slot=slot: slot())
        self.save_action.triggered.connect(lambda _on=False: self.save())
        self.send_action.triggered.connect(lambda _on=False: self.send())

    # ------------------------------------------------------------ loading

    def _take(self, view: InquiryView) -> None:
        first = self._view is None
        self._view = view
        if view.answer is not None and view.draft is None and not self.copy.changed:
            self._changing = False
        self.copy.load(form_of(view))
        if first:
            self.build(view)
            self._connect_cards()
            self.header_changed.emit()
            self.run(self._restore())
        self.show_form(view, self.copy.value, anew=first)
        self._show_all()

    async def _restore(self) -> None:
        buffer = await self.context.tasks.query(GetBuffer(kind=BUFFER_KIND, target_id=self.inquiry_id))
        view = self._view
        if buffer is None or view is None:
            return
        self.keeper.restored(buffer.body, buffer.typed_at)
        if can_answer(view, self.context.clock.now()) and self.copy.restore(buffer.body):
            self._changing = True
            self.show_form(view, self.copy.value, anew=True)
            self._show_all()
            self.keeper.touch()
        else:
            self.keeper.flush()

    def _gone(self, error: UserError) -> None:
        if error.code == "record.missing" and self._view is None:
            words = self.tr("It may have been withdrawn, or it is not on this computer yet.")
            empty = EmptyState("inbox", self.tr("This request is not here"), words)
            self.column.addWidget(empty, 1)
        elif error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    def _connect_cards(self) -> None:
        self.items.changed.connect(self._on_changed)
        self.items.rejected.connect(self._on_rejected)
        self.items.typing.connect(self.keeper.touch)
        self.items.left.connect(self._on_left)
        self.form.edited.connect(self._on_field)
        self.form.left.connect(lambda _key: self._on_left())

    def _on_history(self, entries: list[HistoryEntry]) -> None:
        self._queued = any(entry.pending and entry.event.command in _ANSWERING for entry in entries)
        self.panel.history.set_entries(entries)
        if self._view is not None:
            self._show_all()

    # ------------------------------------------------------------ typing

    def _on_changed(self, changes: list[Change], code: str) -> None:
        run = f"{changes[0][0]}/{changes[0][1]}" if len(changes) == 1 else ""
        self._edit(self.copy.value.with_lines(changes), run, Edit(code) if code else None)

    def _on_rejected(self, key: str, text: str) -> None:
        self._edit(self.copy.value.with_raw(key, text), key)

    def _on_field(self, key: str, value: object) -> None:
        form = self.copy.value
        if key in WRITTEN:
            self._edit(msgspec.structs.replace(form, **{key: str(value)}), key)
        elif isinstance(value, str):
            self._edit(form.with_raw(key, value), key)
        else:
            self._edit(msgspec.structs.replace(form.with_raw(key, ""), **{key: held(value)}), key)

    def _edit(self, form: AnswerForm, run: str, edit: Edit | None = None) -> None:
        if self._view is not None and self.copy.edit(form, run, edit):
            self.keeper.touch()
            self.show_form(self._view, form)
            self._judge()
            self._show_saved()

    def _on_left(self) -> None:
        self.copy.rest()
        self._judge()
        if self.copy.changed and self._may_edit():
            self.keeper.save_soon()

    def edit_history(self) -> History[Any] | None:
        return self.copy.history if self._may_edit() else None

    def undo(self) -> None:
        self._replay(back=True)

    def redo(self) -> None:
        self._replay(back=False)

    def _replay(self, *, back: bool) -> None:
        if self._view is None or not self._may_edit():
            return
        self.items.grid.drop_cell()
        if self.copy.undo() if back else self.copy.redo():
            self.keeper.touch()
            self.show_form(self._view, self.copy.value, anew=True)
            self._judge()
            self._show_saved()

    def _body(self) -> str:
        """The buffer's text, what stands in an open cell included."""
        form = self.copy.value
        if self._view is not None and self.items.grid.open_cell is not None:
            line_id, key, text = self.items.grid.open_cell
            form = form.with_raw(f"{line_id}/{key}", text)
        return self.copy.buffer(form)

    def _draft_command(self, form: AnswerForm) -> Command | None:
        now = self.context.clock.now()
        if self._view is not None and not fits_a_draft(self._view, form, now):
            return None
        return draft_command(self.inquiry_id, form)

    def leave(self) -> None:
        if self._view is None:
            return
        self.items.grid.close_cell()
        self.messages.flush()
        if self._may_edit():
            self.keeper.leave()

    # ------------------------------------------------------------ judging

    def _judge(self) -> None:
        if self._view is not None:
            self._judging.judge(self._view, self.context.clock.now(), editing=self._may_edit())

    def _tell_refusal(self, error: UserError) -> None:
        """Show a refusal at its cell or field, else by itself."""
        place = self._judging.refuse(error)
        if place is None:
            self.context.toasts.show_error(error)
            return
        self._judge()
        self._judging.focus(*place)

    # ------------------------------------------------------------ commands

    def save(self) -> None:
        """Keep the draft now."""
        if self._may_edit():
            self.items.grid.close_cell()
            self.run(self.keeper.save())

    def change(self) -> None:
        """Change an answer that was given: it stands until the new one is sent."""
        self._changing = True
        self._show_all()
        if self._view is not None and self._view.lines:
            self.items.grid.focus_cell(self._view.lines[0].id, "ready")

    def send(self) -> None:
        """Send the answer; what is missing is shown instead, with the caret at the first fault."""
        if not self._may_edit() or self._busy:
            return
        self.items.grid.close_cell()
        self._judging.strict = True
        self._judge()
        stop = self._judging.first_stop()
        if stop is not None:
            self._judging.focus(stop.line_id, stop.key)
            if stop.code == "nothing" and self._view is not None:
                self._judging.focus(self._view.lines[0].id, "ready")
                words = self.tr("Enter a quantity, or decline with a reason.")
                self.say(self.tr("Nothing is offered yet"), words)
            return
        # At once: a second press may come before what is started here runs.
        self._busy = True
        self.run(self._send(), on_error=self._tell_refusal)

    async def _send(self) -> None:
        try:
            await self.keeper.settled()
            form = self.copy.value
            receipt = await self.context.tasks.command(submit_command(self.inquiry_id, form))
        finally:
            self._busy = False
        self._went(
            self.tr("Your answer is on its way"), receipt.command_id, draft_command(self.inquiry_id, form)
        )

    def _went(self, fact: str, command_id: str, draft: Command | None = None) -> None:
        """The form is with the outbox: nothing of it is a draft any more."""
        self.copy.settle()
        self.keeper.forget()
        self._judging.strict = self._changing = False
        offline = self.context.feeds.sync.state == "offline"
        undo = None
        if self._view is not None:
            deadline = self._view.inquiry.deadline_at
            undo = undo_of_answer(self.context.main, command_id, self.inquiry_id, deadline, draft)
        self.say(fact, self.tr("It goes out as soon as there is a network.") if offline else "", undo=undo)

    def _on_refused(self, error: UserError) -> None:
        self._tell_refusal(error)
        self._show_saved()

    def decline(self) -> None:
        """Say that nothing can be delivered, and why."""
        if self._view is None:
            return
        name = self._view.retailer.name if self._view.retailer else self.tr("The retailer")
        dialog = ReasonDialog(
            self.tr("Decline this request?"),
            self.tr("{0} is told that you cannot deliver. Until the deadline you can still answer.").format(
                name
            ),
            self.tr("Decline"),
            lambda reason: self.run(self._decline(reason)),
            self,
        )
        dialog.open()

    async def _decline(self, reason: str) -> None:
        await self.keeper.settled()
        command = DeclineInquiry(inquiry_id=self.inquiry_id, reason=reason)
        receipt = await self.context.tasks.command(command)
        self._went(self.tr("Your reason is on its way"), receipt.command_id)

    def open_order(self) -> None:
        """Go to the order that came of the answer."""
        query = ListTransactions(query="kind:order", parent_id=self.inquiry_id, limit=1)
        self.run(self.context.tasks.query(query), on_done=self._open_first)

    def _open_first(self, page: TransactionPage) -> None:
        if page.rows:
            self.context.open(Route("order", page.rows[0].id))

    # ------------------------------------------------------------ showing

    def _may_edit(self) -> bool:
        view = self._view
        if view is None or not can_answer(view, self.context.clock.now()):
            return False
        return view.answer is None or view.draft is not None or self._changing

    def _show_all(self) -> None:
        view = self._view
        if view is None:
            return
        now = self.context.clock.now()
        editing = self._may_edit()
        open_ = can_answer(view, now)
        word, tone, icon = chip(view, now, queued=self._queued)
        self.chip.set_content(word, tone, icon)
        self.set_locked("" if editing else self._lock_reason(view, now))
        self.send_button.setVisible(editing)
        self.save_button.setVisible(editing)
        declined = view.answer is not None and view.answer.state == "declined"
        self.decline_button.setVisible(editing and not declined)
        self.change_button.setVisible(open_ and not editing)
        set_words(self.change_button, self.tr("Answer after all") if declined else self.tr("Change answer"))
        won = view.answer is not None and view.answer.state in ("won", "part_won")
        self.order_button.setVisible(won)
        self.panel.show_ready(editing)
        self.messages.lock(self.tr("This request is over") if view.inquiry.state == "cancelled" else "")
        table = inquiry_table(view)
        is_open = any(one.stand is not None for one in table.subjects.values())
        self.proposals.show_proposals(table, may_propose=is_open and not editing)
        takes_files = view.inquiry.state in ("waiting", "answered", "declined")
        self.attachments.show_files(view.attachments, may_add=takes_files)
        self._show_result(view, now)
        self._judge()
        self._show_time()
        self._show_saved()

    def _lock_reason(self, view: InquiryView, now: int) -> str:
        if view.answer is None:
            return self.tr("This request takes no answers any more")
        if can_answer(view, now):
            return self.tr("Sent; press “Change answer” to change it")
        return self.tr("This is what you sent")

    def _show_result(self, view: InquiryView, now: int) -> None:
        sentence, detail = result_words(view, self.context.zone, now, queued=self._queued)
        self.result_banner.set_text(sentence, detail)
        self.result_banner.setVisible(bool(sentence))

    def _show_time(self, _now: object = None) -> None:
        view = self._view
        if view is None:
            return
        now = self.context.clock.now()
        words = due(view.inquiry, now)
        waiting = view.answer is None or self._may_edit()
        calm = not waiting or view.inquiry.state in ("closed", "cancelled")
        self.set_due(words, Tone.GREY if calm else words.tone, "" if calm else words.icon)
        self.due.setVisible(not calm or view.inquiry.state not in ("closed", "cancelled"))
        deadline = view.inquiry.deadline_at
        over = passed(deadline, now)
        self.late_banner.set_text(
            self.tr("The time to answer is over. You can still answer: it will count as late"),
            self.tr("The retailer decides whether to take a late answer."),
        )
        self.late_banner.setVisible(over and self._may_edit())
        self.proposals.tick()
        moments = [at for at in (deadline - HOUR, deadline + 1) if at > now] + self.proposals.moments(now)
        self.context.notifier.wake_at(self, min(moments, default=None))
        self._on_sync(self.context.feeds.sync)
        if over and not can_answer(view, now) and self.change_button.isVisibleTo(self):
            self._show_all()

    def room_changed(self) -> None:
        self._show_time()

    def _on_sync(self, status: SyncStatus) -> None:
        view = self._view
        if view is None:
            return
        now = self.context.clock.now()
        at_risk = (self._may_edit() or self._queued) and not passed(view.inquiry.deadline_at, now)
        at = moment_word(view.inquiry.deadline_at, view.inquiry.deadline_zone, now, inside=True)
        self.offline_banner.set_text(
            self.tr("Offline: an answer will not arrive before {0} unless there is a network by then").format(
                at
            ),
            self.tr("You can send it all the same. If it arrives later, it counts as late."),
        )
        self.offline_banner.setVisible(at_risk and status.state == "offline")

    def _show_saved(self) -> None:
        self.history_changed.emit()
        view = self._view
        if view is None:
            return
        zone, now = self.context.zone, self.context.clock.now()
        if self._may_edit() and self.copy.saving:
            self.set_saved("refresh", self.tr("Saving…"))
        elif self._may_edit() and self.copy.changed:
            self.set_saved("edit", typed_words(self.keeper.kept_at, zone))
        else:
            editing = self._may_edit()
            self.set_saved(*kept_words(view, zone, now, queued=self._queued, editing=editing))
