# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card of a partner: who it is, what is agreed, how it is invited (S2.25–S2.30)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.domain.commands.partners import (
    InvitePartner,
    ResumePartner,
    RevokeInvitation,
    SuspendPartner,
)
from desktop_b2b.domain.entities.account import CENTRE, SUPPLIER
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    GetBuffer,
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
)
from ui import actions
from ui.actions import ActionKey
from ui.forms.draft_keys import new_id
from ui.forms.form import Form
from ui.forms.keeper import Keeper
from ui.forms.spec import FieldKind, FieldSpec
from ui.forms.typed_copy import plain_value
from ui.screens.partners.connection import ConnectionCard
from ui.screens.partners.copy import MESSAGE, PartnerCopy
from ui.screens.partners.lines import LinesCard, joined, parted
from ui.screens.partners.screen import KINDS, may_edit
from ui.screens.settings.screen import YEAR_HOURS
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, time_word
from ui.theme import Space
from ui.widgets import Card, Chip, IconLabel, quiet, secondary

BUFFER = "partner"


class PartnerScreen(Screen):
    """Typing is kept at once; leaving a field stores it."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV = "partners"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.editable = may_edit(context)
        self.view: PartnerView | None = None
        self._all_lines: list[ProductLineView] = []
        self.copy = PartnerCopy(route.record_id)
        self.keeper = Keeper(self.copy, context.tasks, BUFFER, route.record_id, context.clock.now)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.refused.connect(self._on_refused)
        self.chip = Chip()
        self.saved = IconLabel("check-circle", "", "text2")
        self.saved.hide()
        self.archive = quiet(self.tr("Archive"), "archive", self._archive)
        self.save = secondary(self.tr("Save"), "save", self._save)
        for widget in (self.chip, self.saved, self.archive, self.save):
            # Until the header takes them: a widget without a parent would open a window of its own.
            widget.setParent(self)
        self._action = actions.make(ActionKey.SAVE, self, self._save)
        self.forms: list[Form] = []
        self._cards: list[Card] = []
        self._build()
        if not self.editable:
            reason = self.tr("Ask your account manager to change partners")
            for form in self.forms:
                form.lock_all(reason)
            self.save.disable(reason)
            self.archive.disable(reason)
        self._fill()
        self.run(self._restore())
        context.notifier.minute.connect(self._show_connection)
        self._live = self.live(ListPartners(), KINDS, self._show)
        self._live_lines = self.live(ListProductLines(), KINDS, self._take_lines)

    def title(self) -> str:
        return str(self.copy.value("name")).strip() or self.tr("New partner")

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.saved]

    def header_end(self) -> list[QWidget]:
        return [self.archive, self.save]

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setProperty("kind", "page")
        scroll.setWidget(page)
        grid = QGridLayout(page)
        grid.setContentsMargins(Space.PAGE_X, Space.M, Space.PAGE_X, Space.PAGE_Y)
        grid.setSpacing(Space.M)
        left, right = QVBoxLayout(), QVBoxLayout()
        for number, column in enumerate((left, right)):
            column.setSpacing(Space.M)
            grid.addLayout(column, 0, number)
            grid.setColumnStretch(number, 1)
        grid.setRowStretch(1, 1)
        self._fill_partner(left)
        self._fill_agreements(left)
        left.addStretch(1)
        self.connection = ConnectionCard(self.context, editable=self.editable)
        self.connection.typed.connect(lambda text: self._on_edited(MESSAGE, text))
        self.connection.invite.connect(lambda: self.run(self._invite()))
        self.connection.revoke.connect(self._revoke)
        self.connection.suspend.connect(self._suspend)
        self.connection.resume.connect(self._resume)
        right.addWidget(self.connection)
        self.lines = LinesCard(self.route.record_id, editable=self.editable)
        self.lines.joined.connect(lambda view: self._do(joined(view, self.route.record_id)))
        self.lines.parted.connect(lambda view: self._do(parted(view, self.route.record_id)))
        right.addWidget(self.lines)
        right.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _add_form(self, column: QVBoxLayout, title: str) -> Form:
        card, form = Card(title), Form()
        column.addWidget(card)
        self._cards.append(card)
        card.body.addWidget(form)
        form.edited.connect(self._on_edited)
        form.left.connect(self._on_left)
        self.forms.append(form)
        return form

    def _fill_partner(self, column: QVBoxLayout) -> None:
        form = self._add_form(column, self.tr("Partner"))
        form.add_row((FieldSpec("name", self.tr("Name"), required=True), 12))
        kinds = ((SUPPLIER, self.tr("Supplier")), (CENTRE, self.tr("Fulfilment centre")))
        form.add_row((FieldSpec("kind", self.tr("Kind"), FieldKind.SEGMENT, options=kinds), 12))
        note = self.tr("the invitation goes there")
        form.add_row((FieldSpec("email", self.tr("E-mail"), FieldKind.EMAIL, note=note), 12))
        note = self.tr("the partner reads them with every request, order and shipment")
        form.add_row((FieldSpec("notes", self.tr("Notes"), FieldKind.MULTILINE, note=note, lines=4), 12))

    def _fill_agreements(self, column: QVBoxLayout) -> None:
        form = self._add_form(column, self.tr("Agreements"))
        self._agreements = self._cards[-1]
        form.add_row(
            (
                FieldSpec(
                    "answer_hours",
                    self.tr("Hours to answer"),
                    FieldKind.DECIMAL,
                    note=self.tr("in the partner's working time; can be changed in each request"),
                    decimals=0,
                    required=True,
                    validate=self._check_hours,
                ),
                12,
            )
        )
        words = self.tr("Shipping Required: an answer states the shipping cost, be it 0")
        form.add_row((FieldSpec("shipping_required", words, FieldKind.CHECK), 12))
        words = self.tr("Change Order authorized: the partner may propose changes of an order")
        form.add_row((FieldSpec("change_order_authorised", words, FieldKind.CHECK), 12))

    def _check_hours(self, value: object) -> str | None:
        hours = plain_value(value)
        if not isinstance(hours, int) or not 1 <= hours <= YEAR_HOURS:
            return self.tr("Between 1 and 8,760 hours")
        return None

    # ------------------------------------------------------------ showing

    def _form_of(self, key: str) -> Form | None:
        return next((form for form in self.forms if key in form.keys), None)

    def _show(self, views: list[PartnerView]) -> None:
        found = next((view for view in views if view.partner.id == self.route.record_id), None)
        if found is None and self.view is not None:
            self.closed.emit()
            return
        self.view = found
        if found is not None:
            self.copy.load(found.partner)
        self._fill()

    def _fill(self) -> None:
        values = self.copy.values()
        for form in (*self.forms, self.connection.form):
            form.set_values(
                {key: values[key] for key in form.keys if plain_value(form.field(key).value()) != values[key]}
            )
        self.archive.setVisible(self.view is not None)
        self._show_kind()
        self._show_connection()
        self._show_lines()
        self.header_changed.emit()

    def _show_kind(self) -> None:
        """A centre answers no requests; what a partner is stays as it is once it was invited."""
        asks = self.copy.value("kind") != CENTRE
        self._agreements.setVisible(asks)
        self.lines.setVisible(asks)
        card = self.view.partner if self.view is not None else None
        if card is not None and (card.link_id is not None or card.invitation_state == "sent"):
            self.forms[0].lock("kind", self.tr("What a partner is stays once it is invited or connected"))

    def _show_connection(self) -> None:
        values = self.copy.values()
        self.connection.show_partner(self.view, email=str(values["email"]), name=str(values["name"]))
        self.chip.set_content(self.connection.chip.text, self.connection.chip.tone)

    def _take_lines(self, views: list[ProductLineView]) -> None:
        self._all_lines = views
        self._show_lines()

    def _show_lines(self) -> None:
        self.lines.show_lines(self._all_lines, saved=self.view is not None)

    async def _restore(self) -> None:
        kept = await self.context.tasks.query(GetBuffer(kind=BUFFER, target_id=self.route.record_id))
        if kept is not None and self.editable:
            self.copy.restore(kept.body)
            self.keeper.restored(kept.body, kept.typed_at)
            self._fill()
        elif not self.route.param("new"):
            await self._close_unknown()

    async def _close_unknown(self) -> None:
        """Documents lead here long after a card was put away."""
        views = await self.context.tasks.query(ListPartners())
        if all(view.partner.id != self.route.record_id for view in views):
            self.say(self.tr("This partner is in the archive"))
            self.closed.emit()

    # ------------------------------------------------------------ typing

    def _on_edited(self, key: str, value: object) -> None:
        self.copy.type(key, plain_value(value))
        self.saved.hide()
        self.keeper.touch()
        if key in ("name", "email"):
            self._show_connection()
            self.header_changed.emit()
        form = self._form_of(key)
        if key == "kind":
            self._show_kind()
        if form is not None and form.field(key).spec.kind in (FieldKind.CHECK, FieldKind.SEGMENT):
            self._on_left(key)

    def _on_left(self, _key: str) -> None:
        self._judge()
        if self.copy.changed:
            self.keeper.save_soon()

    def _judge(self) -> None:
        """What is wrong stays typed and is not sent."""
        self.copy.wrong = frozenset(key for form in self.forms for key in form.problems())

    def _save(self) -> None:
        for form in self.forms:
            form.validate()
        self._judge()
        self.keeper.save_soon()

    def _on_stored(self) -> None:
        now = self.context.clock.now()
        words = self.tr("Saved {0}").format(time_word(now, self.context.zone))
        self.saved.set_content("check-circle", words, "text2")
        self.saved.show()

    def _on_refused(self, error: UserError) -> None:
        form = self._form_of(error.field)
        if form is not None:
            form.set_errors({error.field: error_text(error)})
            self.copy.wrong |= {error.field}
        else:
            self.context.toasts.show_error(error)

    # ------------------------------------------------------------ doing

    def _do(self, command: Command) -> None:
        self.run(self.context.tasks.command(command))

    async def _invite(self) -> None:
        """Save, then invite: the letter goes to the address that stands here."""
        for form in self.forms:
            if form.validate():
                return
        self._judge()
        if not await self.keeper.save():
            return
        message = str(self.copy.value(MESSAGE))
        partner_id = self.route.record_id
        await self.context.tasks.command(
            InvitePartner(partner_id=partner_id, invitation_id=new_id(), message=message)
        )
        self.copy.type(MESSAGE, "")
        self.keeper.flush()
        fact = self.tr("{0} is invited").format(self.title())
        sentence = self.tr("The letter goes once the server has it.")
        self.say(fact, sentence, undo=lambda: self._do(RevokeInvitation(partner_id=partner_id)))
        self._fill()

    def _revoke(self) -> None:
        self._do(RevokeInvitation(partner_id=self.route.record_id))
        self.say(self.tr("The invitation of {0} is taken back").format(self.title()))

    def _suspend(self) -> None:
        partner_id = self.route.record_id
        self._do(SuspendPartner(partner_id=partner_id))
        undo = ResumePartner(partner_id=partner_id)
        self.say(self.tr("{0} is suspended").format(self.title()), undo=lambda: self._do(undo))

    def _resume(self) -> None:
        partner_id = self.route.record_id
        self._do(ResumePartner(partner_id=partner_id))
        undo = SuspendPartner(partner_id=partner_id)
        self.say(self.tr("{0} is connected again").format(self.title()), undo=lambda: self._do(undo))

    def _archive(self) -> None:
        partner_id = self.route.record_id
        tasks = self.context.tasks
        self._do(SavePartner(partner_id=partner_id, archived=True))
        undo = SavePartner(partner_id=partner_id, archived=False)
        # The screen closes with its card: what is undone lives on with the window.
        self.say(
            self.tr("{0} is in the archive").format(self.title()),
            undo=lambda: tasks.start(tasks.command(undo), self.context.notifier),
        )

    def leave(self) -> None:
        self._judge()
        self.keeper.leave()
