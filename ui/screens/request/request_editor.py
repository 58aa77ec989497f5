# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The mind of the request editor: loading, keeping, judging, sending."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.sourcing import DeleteDraft, DuplicateRequest, RestoreDraft, SendRequest
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import (
    BufferView,
    CheckReadiness,
    FindingView,
    GetBuffer,
    GetRequest,
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
    RequestView,
)
from ui.forms.decimals import two_meanings
from ui.forms.draft_keys import LINES, RAW, Held, line_key, new_id
from ui.forms.history import History
from ui.screens.history.panel import HistoryDialog
from ui.screens.request.countries import country_name
from ui.screens.request.draft_papers import draft_papers
from ui.screens.request.editing import DraftEditor
from ui.screens.request.editor import EditorPage
from ui.screens.request.looking_up import LookingUp
from ui.screens.request.postal import postal_problem
from ui.screens.request.preview import PapersDialog
from ui.screens.request.readiness import Fault, finding_words
from ui.screens.request.values import BUFFER_KIND
from ui.shell.screen import Route, ScreenContext
from ui.shell.takeback import taking_back
from ui.theme import Tone
from ui.widgets import Message

_MANY = 100


class RequestEditor(EditorPage):
    """A draft request. Signals: `sent()` when it is no draft any more: another page shows it then."""

    sent = Signal()

    def __init__(
        self,
        context: ScreenContext,
        route: Route,
        view: RequestView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        draft = DraftEditor(route.record_id)
        super().__init__(context, route, draft, parent)
        self._view: RequestView | None = None
        self._findings: list[FindingView] = []
        self._judged: dict[str, Held] = {}
        self.looking_up = LookingUp(self)
        self._strict = False
        self._busy = False
        self._focus = ""
        organisation = context.viewer.organisation
        draft.begin({"mode": organisation.default_mode, "currency": organisation.currency})
        self._connect()
        self.live(ListPartners(), ("partner", "link"), self._on_partners)
        self.live(ListProductLines(), ("product_line", "partner"), self._on_product_lines)
        if view is not None:
            self._take(view)
        self.run(self._open())

    def _connect(self) -> None:
        for card in (self.address, self.items, self.partners):
            card.edited.connect(self._on_edited)
        self.address.left.connect(self._on_section_left)
        self.address.form.left.connect(lambda _key: self._show_findings())
        self.items.left.connect(self._on_section_left)
        self.items.typing.connect(self._on_typing)
        self.address.no_address.connect(self._say_no_address)
        self.looking_up.filled.connect(self._on_edited)
        self.looking_up.judged.connect(self._show_findings)
        self.mode.chosen.connect(self._on_mode)
        self.keeper.buffered.connect(self.show_saved)
        self.keeper.paused.connect(self.draft.rest)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.refused.connect(self._on_refused)
        self.context.notifier.changed.connect(self._on_changes)
        self.context.notifier.minute.connect(self.partners.show_draft)
        pairs = (
            (self.save_button, self.save_action, self.save),
            (self.send_button, self.send_action, self.send),
            (self.preview_button, self.preview_action, self.preview),
            (self.duplicate_button, self.duplicate_action, self.duplicate),
        )
        for button, action, slot in pairs:
            button.clicked.connect(lambda _on=False, slot=slot: slot())
            action.triggered.connect(lambda _on=False, slot=slot: slot())
        self.undo_action.triggered.connect(lambda _on=False: self.undo())
        self.redo_action.triggered.connect(lambda _on=False: self.redo())
        self.history_action.triggered.connect(lambda _on=False: self.show_history())
        self.delete_action.triggered.connect(lambda _on=False: self.delete())

    # ------------------------------------------------------------ loading

    async def _open(self) -> None:
        tasks = self.context.tasks
        if self._view is None:
            try:
                self._take(await tasks.query(GetRequest(request_id=self.draft.request_id)))
            except UserError as error:
                # A request that was never saved lives in its buffer alone.
                if error.code != "record.missing":
                    raise
        buffer: BufferView | None = await tasks.query(
            GetBuffer(kind=BUFFER_KIND, target_id=self.draft.request_id)
        )
        focus = ""
        if buffer is not None and self.state == "draft":
            focus = self.draft.restore(buffer.body)
            self.keeper.restored(buffer.body, buffer.typed_at)
        self.show_draft()
        self.header_changed.emit()
        self._focus = focus or ("" if self.draft.exists else "company")
        self._place_caret()
        if self.draft.exists:
            await self._judge()
        else:
            self._show_findings()

    def activate(self) -> None:
        self._place_caret()

    def _place_caret(self) -> None:
        """The caret where it was, once the page can be seen."""
        if self._focus and self.isVisible():
            QTimer.singleShot(0, self, lambda key=self._focus: self.go_to(key))
            self._focus = ""

    def _take(self, view: RequestView) -> None:
        if not self.draft.load(view):
            return
        self._view = view
        self.number, self.state = view.request.number, view.request.state
        self.saved_at = view.request.edited_at
        self.catalogue.names |= {row.partner_id: row.name for row in view.partners}
        self.show_draft()
        self.header_changed.emit()
        if self.state != "draft":
            self.sent.emit()
        else:
            self.partners.recount()

    async def reload(self) -> None:
        """Read the stored draft again: what was not touched follows."""
        if self.draft.saving or not self.draft.exists:
            return
        self._take(await self.context.tasks.query(GetRequest(request_id=self.draft.request_id)))
        await self._judge()

    def _on_changes(self, changes: Changes) -> None:
        if self.draft.request_id in changes.ids:
            self.run(self.reload(), on_error=self._on_gone)

    def _on_gone(self, error: UserError) -> None:
        if error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    def _on_partners(self, partners: list[PartnerView]) -> None:
        self.catalogue.set_partners(partners)
        self.draft.usual = {
            view.partner.id: {"shipping_required": view.partner.shipping_required} for view in partners
        }
        self.items.show_draft()
        self.partners.show_draft()

    def _on_product_lines(self, lines: list[ProductLineView]) -> None:
        self.catalogue.set_lines(lines)

    # ------------------------------------------------------------ typing

    @property
    def untouched(self) -> bool:
        """Whether this is a new request into which nothing was typed."""
        return not self.draft.exists and not self.draft.has_changes and not self.items.open_typing

    def _on_edited(self) -> None:
        self._on_typing()
        self.partners.show_draft()
        self.items.grid.viewport().update()

    def _on_typing(self) -> None:
        self.keeper.touch()
        self.history_changed.emit()
        self.show_saved()

    def _on_section_left(self) -> None:
        if self.draft.has_patch:
            self.keeper.save_soon()

    def _on_mode(self, mode: str) -> None:
        self.draft.edit({"mode": mode})
        self._on_edited()
        self.header_changed.emit()

    def edit_history(self) -> History[Any] | None:
        return self.draft.history

    def undo(self) -> None:
        self.items.grid.drop_cell()
        self._replay(self.draft.undo())

    def redo(self) -> None:
        self.items.grid.drop_cell()
        self._replay(self.draft.redo())

    def _replay(self, keys: set[str]) -> None:
        if keys:
            self.show_draft()
            self.keeper.touch()
            self._show_findings()
            self.header_changed.emit()
            self.history_changed.emit()
            self._go_to_changed(keys)

    def _go_to_changed(self, keys: set[str]) -> None:
        """The caret goes where something came back, if that is one place."""
        fields = {key.removeprefix(f"{RAW}/") for key in keys}
        lines = {key.split("/")[1] for key in fields if key.startswith(f"{LINES}/")}
        if len(fields) == 1 or (len(lines) == 1 and self.draft.line(next(iter(lines))) is not None):
            key = min(fields)
            self.go_to(key if len(fields) == 1 else line_key(next(iter(lines)), "sku"))

    def leave(self) -> None:
        self._commit_open_cell()
        self.keeper.leave()

    def _commit_open_cell(self) -> None:
        """An open cell is closed as by Enter: its text is an edit like any other."""
        grid = self.items.grid
        editor = grid.focusWidget()
        if editor is not None and editor is not grid and grid.isAncestorOf(editor) and not editor.isHidden():
            grid.commitData(editor)

    def _say_no_address(self) -> None:
        words = self.tr("Copy all of its lines, the one with postal code and city too.")
        self.context.toasts.show_message(Message(self.tr("This is no address"), words, Tone.GREY))

    # ------------------------------------------------------------ keeping

    def _on_stored(self) -> None:
        self.saved_at = self.context.clock.now()
        self.show_saved()
        self.run(self.reload())

    def _on_refused(self, _error: UserError, _key: str) -> None:
        self._show_findings()

    def save(self) -> None:
        """Save the draft now."""
        self._commit_open_cell()
        self.run(self._save())

    async def _save(self) -> bool:
        whole = await self.keeper.save()
        if self.draft.exists:
            await self.reload()
        return whole

    # ------------------------------------------------------------ judging

    async def _judge(self) -> None:
        if not self.draft.exists or self.state != "draft":
            return
        self._findings = await self.context.tasks.query(CheckReadiness(request_id=self.draft.request_id))
        keys = [self.key_of_field(finding.field) for finding in self._findings]
        self._judged = {key: self._held(key) for key in keys}
        self._show_findings()

    def _faults(self) -> list[Fault]:
        faults = [Fault(key, self._place(key, reason)) for key, reason in self.draft.refusals().items()]
        for key, text in self.draft.unfinished().items():
            faults.append(Fault(key, self._place(key, self._unfinished_words(key, text))))
        country = self.draft.text("country")
        postal = postal_problem(self.draft.text("postal_code"), country, country_name(country))
        if postal is not None:
            quoted = self.tr("“{0}” is not.").format(self.draft.text("postal_code"))
            faults.append(Fault("postal_code", postal, quoted, Tone.AMBER))
        for line_id, sku in self.looking_up.suggested.items():
            line = self.draft.line(line_id)
            if line is not None:
                words = self.tr("Item {0}: unknown SKU").format(self._position(line_id))
                cure = (
                    self.tr("Use {0}").format(sku),
                    lambda line_id=line_id, sku=sku: self.looking_up.use(line_id, sku),
                )
                faults.append(Fault(line_key(line_id, "sku"), words, line.sku, Tone.AMBER, cure))
        known = {fault.key for fault in faults}
        for finding in self._findings:
            key = self.key_of_field(finding.field)
            # What was changed since counts as mended until it is judged again.
            same = self._held(key) == self._judged.get(key)
            if finding.level != "ok" and key not in known and same:
                tone = Tone.RED if finding.level == "error" else Tone.AMBER
                faults.append(Fault(key, finding_words(finding), "", tone))
        return faults

    def _held(self, key: str) -> Held | None:
        """What a finding's key holds; nothing where it names no single field."""
        return None if not key or key.endswith("/") else self.draft.value(key)

    def _unfinished_words(self, key: str, text: str) -> str:
        if key.endswith("/max_price") and not text:
            return self.tr("Enter the maximum price, or take the tick away")
        meanings = two_meanings(text) if key.endswith(("/max_price", "/quantity")) else ""
        return meanings or self.tr("“{0}” is not understood").format(text)

    def _place(self, key: str, words: str) -> str:
        parts = key.split("/")
        if parts[0] == LINES:
            return self.tr("Item {0}: {1}").format(self._position(parts[1]), words)
        return words

    def _position(self, line_id: str) -> int:
        lines = [line.id for line in self.draft.lines() if not line.blank]
        return lines.index(line_id) + 1 if line_id in lines else 0

    def key_of_field(self, field: str) -> str:
        """The editor's key for a field that a finding names, whose numbers count the stored rows."""
        part, _, rest = field.partition("[")
        index, _, name = rest.partition("]")
        if not index.isdecimal() or self._view is None:
            return field
        place = int(index)
        if part == "lines" and place < len(self._view.lines):
            return line_key(self._view.lines[place].line.id, name.lstrip(".") or "sku")
        if part == "partners" and place < len(self._view.partners):
            return f"partners/{self._view.partners[place].partner_id}/{name.lstrip('.')}"
        return part

    def _show_findings(self) -> None:
        faults = self._faults()
        calm = [finding_words(finding) for finding in self._findings if finding.level == "ok"]
        started = self.draft.exists or self.draft.has_changes
        self.readiness.show_findings(faults, calm, started=started)
        head: dict[str, str] = {}
        rows: dict[object, dict[str, str]] = {}
        for fault in faults:
            if fault.tone is not Tone.RED:
                continue
            parts = fault.key.split("/")
            refused = fault.key in self.draft.refusals() or fault.key in self.draft.unfinished()
            if parts[0] == LINES and len(parts) == 3:
                if refused or self._strict or parts[2] == "sku":
                    column = {"partner_ids": "partners"}.get(parts[2], parts[2])
                    words = fault.text.partition(": ")[2] or fault.text
                    rows.setdefault(parts[1], {})[column] = words[:1].upper() + words[1:]
            elif refused or self._strict:
                head[fault.key] = fault.text
        self.set_errors(head, rows)
        self.show_saved()

    # ------------------------------------------------------------ sending

    def send(self) -> None:
        """Send to all partners; what is missing is shown instead, with the caret at the first fault."""
        self._commit_open_cell()
        if not self._busy:
            self._begin(self._send())

    def preview(self) -> None:
        """Show what each supplier will see; Send is in there."""
        self._commit_open_cell()
        if not self._busy:
            self._begin(self._preview())

    def _begin(self, work: Awaitable[None]) -> None:
        # Busy at once: a second press may come before what is started here runs.
        self._busy = True
        self.run(self._guarded(work))

    async def _guarded(self, work: Awaitable[None]) -> None:
        try:
            await work
        finally:
            self._busy = False

    async def _ready(self) -> bool:
        self._strict = True
        if self.draft.exists or self.draft.has_patch:
            await self._save()
            await self._judge()
        else:
            self._show_findings()
        faults = [fault for fault in self._faults() if fault.tone is Tone.RED]
        if not self.draft.exists:
            self.address.focus_field("company")
            return False
        if faults:
            self.side.set_open(True)
            self.go_to(faults[0].key)
            return False
        return True

    async def _send(self) -> None:
        if not await self._ready():
            return
        try:
            receipt = await self.context.tasks.command(SendRequest(request_id=self.draft.request_id))
        except UserError as error:
            self.go_to(self.key_of_field(error.field))
            self.context.toasts.show_error(error)
            return
        self.keeper.discard()
        self.say(
            self.tr("{0} will be sent").format(self.number),
            self.tr("Suppliers see it once the server has it."),
            undo=taking_back(self.context, receipt.command_id, self._proposal()),
        )
        await self.reload()

    def _proposal(self) -> Callable[[], object]:
        """What Undo proposes once the request is out (N12); this page is gone by then."""
        from ui.screens.matrix.acts import ask_to_cancel

        context, window = self.context, self.window()
        request_id, number = self.draft.request_id, self.number
        return lambda: ask_to_cancel(context, window, request_id, number, sent=True)

    async def _preview(self) -> None:
        if not await self._ready() or self._view is None:
            return
        papers = draft_papers(self._view, self.catalogue, self.local_now())
        text = self.tr("This is what each supplier will see, and nothing more.")
        dialog = PapersDialog(self.tr("Preview"), text, papers, self.tr("Send"), parent=self)
        dialog.accepted.connect(self.send)
        dialog.open()

    # ------------------------------------------------------------ other commands

    def duplicate(self) -> None:
        """A copy as a new draft, opened at once."""
        self._commit_open_cell()
        self.run(self._duplicate())

    async def _duplicate(self) -> None:
        await self._save()
        if not self.draft.exists:
            return
        copy = new_id()
        await self.context.tasks.command(
            DuplicateRequest(request_id=self.draft.request_id, new_request_id=copy)
        )
        tasks = self.context.tasks
        self.context.open(Route.to("request", copy))
        self.say(
            self.tr("Duplicated {0}").format(self.number),
            self.tr("This is the copy, a new draft."),
            undo=lambda: tasks.start(tasks.command(DeleteDraft(request_id=copy)), tasks),
        )

    def delete(self) -> None:
        """Take the draft away, with Undo."""
        self.run(self._delete())

    async def _delete(self) -> None:
        await self._save()
        request_id, number = self.draft.request_id, self.number
        context = self.context
        self.keeper.discard()
        if self.draft.exists:
            await context.tasks.command(DeleteDraft(request_id=request_id))

            async def restore() -> None:
                await context.tasks.command(RestoreDraft(request_id=request_id))
                context.open(Route.to("request", request_id))

            self.say(
                self.tr("Deleted {0}").format(number),
                undo=lambda: context.tasks.start(restore(), context.tasks),
            )
        self.closed.emit()

    def show_history(self) -> None:
        """Who changed what."""
        if self.draft.exists:
            names = {line.id: line.description or line.sku for line in self.draft.lines()}
            if self._view is not None:
                names |= {row.id: row.name for row in self._view.partners}
            HistoryDialog.show_for(self.context, self.draft.request_id, self.title(), self, names)
