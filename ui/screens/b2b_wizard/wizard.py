# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The mind of the wizard: loading, keeping, going on and back, creating the order once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.domain.commands.fulfilment import (
    CreateB2BOrder,
    DeleteB2BDraft,
    DuplicateB2B,
    RestoreB2BDraft,
)  # fmt: skip
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.b2b_ready import keeps
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import B2BDraftDetails, B2BDraftView, BufferView, GetBuffer
from ui.forms.draft_keys import LINES, new_id
from ui.forms.history import History
from ui.screens.b2b_wizard.advice import AdvisedPage
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.looking_up import LookingUp
from ui.screens.b2b_wizard.values import (
    BUFFER_KIND,
    PRODUCTS,
    REVIEW,
    STEP_OF,
    STEPS,
    WHO,
)  # fmt: skip
from ui.screens.help.guides import guide_route
from ui.screens.history.panel import HistoryDialog
from ui.shell.screen import Route, ScreenContext
from ui.theme import Tone
from ui.widgets import Message

_CALM_MS = 120
#: What the contact table keeps of a recipient, by the draft's name (S1.12).
_TO_CONTACT = {
    "company": "company", "contact_name": "name", "recipient_email": "email", "phone": "phone",
    "address1": "address1", "address2": "address2", "postal_code": "postal_code", "city": "city",
    "region": "region", "country": "country", "recipient_kind": "recipient_kind",
}  # fmt: skip


class Wizard(AdvisedPage):
    """A draft of a B2B order. Signals: `created(order id)` once there is an order of it."""

    created = Signal(str)

    def __init__(
        self, context: ScreenContext, route: Route, view: B2BDraftView | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        draft = B2BDraftEditor(route.record_id)
        super().__init__(context, route, draft, parent)
        self._busy = False
        self._focus = ""
        #: Something changed while a save was on its way.
        self._stale = False
        draft.begin({"currency": context.viewer.organisation.currency})
        self.looking_up = LookingUp(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.judge)
        self._connect()
        if view is not None:
            self._take(view)
        self.show_step(WHO)
        self.run(self._open())

    def _connect(self) -> None:
        for page in self.steps.values():
            page.edited.connect(self._on_edited)
            page.left.connect(self._on_section_left)
            page.help_wanted.connect(lambda part: self.context.open(guide_route(part)))
        self.products.items.typing.connect(self._on_typing)
        self.products.customs.typing.connect(self._on_typing)
        self.recipient.no_address.connect(self._say_no_address)
        self.review.step_wanted.connect(self.go_to_step)
        self.looking_up.filled.connect(self._on_edited)
        self.looking_up.known.connect(self.judge)
        self.keeper.buffered.connect(self.show_saved)
        self.keeper.paused.connect(self.draft.rest)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.refused.connect(lambda _error, _key: self._on_refused())
        self.context.notifier.changed.connect(self._on_changes)
        self.context.notifier.minute.connect(self.judge)
        self.next_button.clicked.connect(lambda _on=False: self.go_on())
        self.back_button.clicked.connect(lambda _on=False: self.go_back())
        self.cancel_button.clicked.connect(lambda _on=False: self.cancel())
        self.save_action.triggered.connect(lambda _on=False: self.run(self.save()))
        self.next_action.triggered.connect(lambda _on=False: self.go_on())
        self.undo_action.triggered.connect(lambda _on=False: self.undo())
        self.redo_action.triggered.connect(lambda _on=False: self.redo())
        self.duplicate_action.triggered.connect(lambda _on=False: self.run(self._duplicate()))
        self.history_action.triggered.connect(lambda _on=False: self.show_history())
        self.delete_action.triggered.connect(lambda _on=False: self.run(self._delete()))

    # ------------------------------------------------------------ loading

    async def _open(self) -> None:
        tasks = self.context.tasks
        if self._view is None:
            try:
                self._take(await tasks.query(B2BDraftDetails(b2b_draft_id=self.draft.document_id)))
            except UserError as error:
                # A draft that was never saved lives in its buffer alone.
                if error.code != "record.missing":
                    raise
        buffer: BufferView | None = await tasks.query(
            GetBuffer(kind=BUFFER_KIND, target_id=self.draft.document_id)
        )
        if buffer is not None:
            self._focus = self.draft.restore(buffer.body)
            self.keeper.restored(buffer.body, buffer.typed_at)
        self.show_draft()
        self.show_step(self.draft.text("step"))
        self.header_changed.emit()
        await self.looking_up.refresh()
        self._place_caret()

    def activate(self) -> None:
        self._place_caret()

    def _place_caret(self) -> None:
        """The caret where it was, once the page can be seen."""
        if not self.isVisible():
            return
        key, self._focus = self._focus, ""
        QTimer.singleShot(0, self, lambda: self.go_to(key) if key else self.steps[self.step].focus_first())

    def _take(self, view: B2BDraftView) -> None:
        if not self.draft.load(view):
            return
        self._view = view
        self.number, self.saved_at = view.draft.number, view.draft.edited_at
        self.number_label.setText(self.number)
        self.files.show_files(view.files)
        self.review.files = view.files
        self.judging.files = [one.purpose for one in view.files]
        self.show_draft()
        self.header_changed.emit()
        if view.order_id is not None:
            self.created.emit(view.order_id)
        elif view.draft.state == "deleted":
            self.closed.emit()

    async def reload(self) -> None:
        """Read the stored draft again: what was not touched follows."""
        if self.draft.saving or not self.draft.exists:
            self._stale = True
            return
        self._stale = False
        self._take(await self.context.tasks.query(B2BDraftDetails(b2b_draft_id=self.draft.document_id)))
        self.judge()

    def _on_changes(self, changes: Changes) -> None:
        if self.draft.document_id in changes.ids:
            self.run(self.reload(), on_error=self._on_gone)

    def _on_gone(self, error: UserError) -> None:
        if error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    # ------------------------------------------------------------ typing

    @property
    def untouched(self) -> bool:
        """Whether this is a new order into which nothing was typed."""
        return not self.draft.exists and not self.draft.has_changes and not self.products.open_typing

    def show_draft(self) -> None:
        """Show all of the draft."""
        for page in self.steps.values():
            page.show_draft()
        self.show_saved()

    def _on_edited(self) -> None:
        self._on_typing()
        for page in (self.who, self.recipient, self.shipping):
            page.show_draft()
        self._calm.start()

    def _on_typing(self) -> None:
        self.keeper.touch()
        self.history_changed.emit()
        self.show_saved()

    def _on_section_left(self) -> None:
        if self.draft.has_patch:
            self.keeper.save_soon()

    def edit_history(self) -> History[Any] | None:
        return self.draft.history

    def undo(self) -> None:
        self.products.items.grid.drop_cell()
        self._replay(self.draft.undo())

    def redo(self) -> None:
        self.products.items.grid.drop_cell()
        self._replay(self.draft.redo())

    def _replay(self, keys: set[str]) -> None:
        if not keys:
            return
        self.show_draft()
        self.keeper.touch()
        self.judge()
        self.history_changed.emit()
        shown = next((key.removeprefix("raw/") for key in sorted(keys) if not key.startswith("step")), "")
        if shown:
            self.go_to(shown)

    def leave(self) -> None:
        self._commit_open_cell()
        self.keeper.leave()

    def _commit_open_cell(self) -> None:
        """An open cell is closed as by Enter: its text is an edit like any other."""
        grid = self.products.items.grid
        editor = grid.focusWidget()
        if editor is not None and editor is not grid and grid.isAncestorOf(editor) and not editor.isHidden():
            grid.commitData(editor)
        self.products.customs.grid.close_cell()

    def _say_no_address(self) -> None:
        words = self.tr("Copy all of its lines, the one with postal code and city too.")
        self.context.toasts.show_message(Message(self.tr("This is no address"), words, Tone.GREY))

    # ------------------------------------------------------------ keeping

    def _on_stored(self) -> None:
        self.saved_at = self.context.clock.now()
        self.show_saved()
        # Else what was stored is told like any other change, and read then.
        if self._stale:
            self.run(self.reload())

    def _on_refused(self) -> None:
        self.judge()
        if self._stale:
            self.run(self.reload())

    async def save(self) -> bool:
        """Save the draft now."""
        self._commit_open_cell()
        whole = await self.keeper.save()
        await self.reload()
        return whole

    # ------------------------------------------------------------ going

    def go_to(self, key: str) -> bool:
        """Put the caret where a key is edited, in the step that asks it."""
        field = key.split("/", maxsplit=1)[0]
        step = STEP_OF.get({"attachments": "instructions", "quote": "method"}.get(field, field), PRODUCTS)
        self.go_to_step(step, focus=False)
        return self.steps[step].go_to(key)

    def go_to_step(self, step: str, *, focus: bool = True) -> None:
        """Put a step in front; what was typed stays, whichever way one goes."""
        if step == self.step:
            return
        self._commit_open_cell()
        self.show_step(step)
        if self.draft.exists or self.draft.has_changes:
            # A step alone makes no draft of a page into which nothing was typed.
            self.draft.edit({"step": step}, run="step")
            self.keeper.touch()
            self._on_section_left()
        self.judge()
        if focus:
            self.steps[step].focus_first()

    def go_back(self) -> None:
        """To the step before; nothing is lost (S1.27)."""
        place = STEPS.index(self.step)
        if place:
            self.go_to_step(STEPS[place - 1])

    def go_on(self) -> None:
        """To the next step, unless something asked here is missing; at the end, create the order."""
        self._commit_open_cell()
        if self.step == REVIEW:
            self.create_order()
            return
        self._strict = True
        self.judge()
        missing = self._missing_here()
        if missing:
            self.steps[self.step].go_to(missing)
            return
        self._strict = False
        if self.step == "recipient":
            self._keep_contact()
        if not self.draft.exists and not self.draft.has_changes:
            self.draft.edit({"step": STEPS[STEPS.index(self.step) + 1]}, run="step")
        self.go_to_step(STEPS[STEPS.index(self.step) + 1])

    def _missing_here(self) -> str:
        """The first thing that this step asks and nobody answered."""
        keys = list(self._own_faults())
        keys += [self.key_of_field(one.field) for one in self._findings if keeps(one)]
        return next((key for key in keys if self._step_of(key) == self.step and not self._later(key)), "")

    def _step_of(self, key: str) -> str:
        return STEP_OF.get(key.split("/", maxsplit=1)[0], PRODUCTS if key.startswith(LINES) else "")

    def _later(self, key: str) -> bool:
        """Whether a thing can wait: carriers are those of a centre, which is chosen after them."""
        return self.step == "shipping" and not self.centres.open and key in ("service", "carrier", "consent")

    def _keep_contact(self) -> None:
        """A recipient that no contact has is one from now on (S1.12)."""
        values = {name: self.draft.text(key) for key, name in _TO_CONTACT.items()}
        if self.looking_up.chosen == values or not (values["company"] or values["name"]):
            return
        known = self.looking_up.chosen is not None
        self.looking_up.chosen = dict(values)
        if not known:
            command = SaveContact(contact_id=child_id(self.draft.document_id, "contact"), **values)  # type: ignore[arg-type]
            self.run(self.context.tasks.command(command))

    # ------------------------------------------------------------ creating

    def create_order(self) -> None:
        """Create the order, once: whoever presses twice, or after a crash, gets the same one."""
        if self._busy:
            return
        # At once: a second press may come before what is started here runs.
        self._busy = True
        self.next_button.setEnabled(False)
        self.run(self._guarded())

    async def _guarded(self) -> None:
        try:
            await self._create()
        finally:
            self._busy = False
            if isValid(self.next_button):
                # Else the order's details have taken the page's place.
                self.next_button.setEnabled(True)

    async def _create(self) -> None:
        self._strict = True
        if not await self.save():
            self.judge()
        self.judge()
        stops = [*self._own_faults(), *self._blocking()]
        if stops:
            self.side.set_open(True)
            self.go_to(stops[0])
            return
        centre, ranked = self.centre(), self.judging.ranked
        chosen = self.draft.head("link_id") is not None
        why = next((one.sentence() for one in ranked if centre is not None and one.id == centre.id), "")
        command = CreateB2BOrder(
            b2b_draft_id=self.draft.document_id,
            link_id=centre.id if centre is not None and not chosen else None,
            choice="" if chosen else why,
            order_value=self.judging.order_value(),
        )
        try:
            await self.context.tasks.command(command)
        except UserError as error:
            self.go_to(self.key_of_field(error.field))
            self.context.toasts.show_error(error)
            return
        self.keeper.discard()
        self.say(self.tr("{0} is created").format(self.number))
        await self.reload()

    def _blocking(self) -> list[str]:
        return [self.key_of_field(one.field) for one in self._findings if keeps(one)]

    # ------------------------------------------------------------ other commands

    def cancel(self) -> None:
        """Leave; the draft stays, unless nothing was typed."""
        self._commit_open_cell()
        self.keeper.leave()
        if self.draft.exists or self.draft.has_changes:
            self.say(self.tr("The draft is kept"), self.tr("It stays at this step."))
        self.closed.emit()

    async def _duplicate(self) -> None:
        await self.save()
        if not self.draft.exists:
            return
        copy, tasks = new_id(), self.context.tasks
        await tasks.command(DuplicateB2B(document_id=self.draft.document_id, new_draft_id=copy))
        self.context.open(Route.to("b2b_draft", copy))
        self.say(
            self.tr("Duplicated {0}").format(self.number),
            self.tr("This is the copy, a new draft."),
            undo=lambda: tasks.start(tasks.command(DeleteB2BDraft(b2b_draft_id=copy)), tasks),
        )

    async def _delete(self) -> None:
        await self.save()
        draft_id, number, context = self.draft.document_id, self.number, self.context
        self.keeper.discard()
        if self.draft.exists:
            await context.tasks.command(DeleteB2BDraft(b2b_draft_id=draft_id))

            async def restore() -> None:
                await context.tasks.command(RestoreB2BDraft(b2b_draft_id=draft_id))
                context.open(Route.to("b2b_draft", draft_id))

            self.say(
                self.tr("Deleted {0}").format(number),
                undo=lambda: context.tasks.start(restore(), context.tasks),
            )
        self.closed.emit()

    def show_history(self) -> None:
        """Who changed what."""
        if self.draft.exists:
            names = {line.id: line.sku for line in self.draft.items()}
            HistoryDialog.show_for(self.context, self.draft.document_id, self.number, self, names)
