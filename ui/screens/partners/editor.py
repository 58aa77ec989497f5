# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card of a partner: who it is, what is agreed, how it is invited (S2.25–S2.30)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.domain.commands.partners import (
    InvitePartner,
    ResumePartner,
    RevokeInvitation,
    SuspendPartner,
)
from desktop_b2b.domain.entities.account import CENTRE, SUPPLIER
from desktop_b2b.services.queries import (
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
)
from ui import actions
from ui.actions import ActionKey
from ui.forms.draft_keys import new_id
from ui.forms.spec import FieldKind, FieldSpec
from ui.forms.typed_copy import plain_value
from ui.forms.typed_forms import TypedForms
from ui.screens.partners.connection import ConnectionCard
from ui.screens.partners.copy import BUFFER, MESSAGE, PartnerCopy
from ui.screens.partners.lines import LinesCard, joined, parted
from ui.screens.partners.screen import KINDS, may_edit
from ui.screens.settings.screen import YEAR_HOURS
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.theme import Space
from ui.widgets import Chip, quiet, secondary
from ui.widgets.scrolling import ScrollingPage


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
        place = (BUFFER, route.record_id)
        self.typing = TypedForms(self.copy, context.tasks, place, context.clock.now, context.zone, self)
        self.typing.misplaced.connect(context.toasts.show_error)
        self.typing.edited.connect(self._on_edited)
        self.chip = Chip()
        self.archive = quiet(self.tr("Archive"), "archive", self._archive)
        self.discard = quiet(self.tr("Discard"), "trash", self._discard)
        self.save = secondary(self.tr("Save"), "save", self.typing.save)
        for widget in (self.chip, self.archive, self.discard, self.save):
            # Until the header takes them: a widget without a parent would open a window of its own.
            widget.setParent(self)
        self._action = actions.make(ActionKey.SAVE, self, self.typing.save)
        self._build()
        if not self.editable:
            reason = self.tr("Ask your account manager to change partners")
            self.typing.lock(reason)
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
        return [self.chip, self.typing.saved]

    def header_end(self) -> list[QWidget]:
        return [self.discard, self.archive, self.save]

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        scroll = ScrollingPage(self)
        grid = QGridLayout(scroll.page)
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
        self.connection.typed.connect(lambda text: self.typing.type(MESSAGE, text))
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

    def _fill_partner(self, column: QVBoxLayout) -> None:
        _card, form = self.typing.add(column, self.tr("Partner"))
        form.add_row((FieldSpec("name", self.tr("Name"), required=True), 12))
        kinds = ((SUPPLIER, self.tr("Supplier")), (CENTRE, self.tr("Fulfilment centre")))
        form.add_row((FieldSpec("kind", self.tr("Kind"), FieldKind.SEGMENT, options=kinds), 12))
        note = self.tr("the invitation goes there")
        form.add_row((FieldSpec("email", self.tr("E-mail"), FieldKind.EMAIL, note=note), 12))
        note = self.tr("the partner reads them with every request, order and shipment")
        form.add_row((FieldSpec("notes", self.tr("Notes"), FieldKind.MULTILINE, note=note, lines=4), 12))

    def _fill_agreements(self, column: QVBoxLayout) -> None:
        self._agreements, form = self.typing.add(column, self.tr("Agreements"))
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
        self.typing.fill((self.connection.form,))
        self.archive.setVisible(self.view is not None)
        self._show_discard()
        self._show_kind()
        self._show_connection()
        self._show_lines()
        self.header_changed.emit()

    def _show_discard(self) -> None:
        """A card that is stored is archived; one that is not yet can be let go."""
        self.discard.setVisible(self.view is None and bool(self.copy.buffer()))

    def _show_kind(self) -> None:
        """A centre answers no requests; what a partner is stays as it is once it was invited."""
        asks = self.copy.value("kind") != CENTRE
        self._agreements.setVisible(asks)
        self.lines.setVisible(asks)
        card = self.view.partner if self.view is not None else None
        if card is not None and (card.link_id is not None or card.invitation_state == "sent"):
            self.typing.forms[0].lock(
                "kind", self.tr("What a partner is stays once it is invited or connected")
            )

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
        if self.editable and await self.typing.restore():
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

    def _on_edited(self, key: str) -> None:
        self._show_discard()
        if key in ("name", "email"):
            self._show_connection()
            self.header_changed.emit()
        elif key == "kind":
            self._show_kind()

    # ------------------------------------------------------------ doing

    def _do(self, command: Command) -> None:
        self.run(self.context.tasks.command(command))

    async def _invite(self) -> None:
        """Save, then invite: the letter goes to the address that stands here."""
        if not self.typing.validate() or not await self.typing.keeper.save():
            return
        message = str(self.copy.value(MESSAGE))
        partner_id = self.route.record_id
        await self.context.tasks.command(
            InvitePartner(partner_id=partner_id, invitation_id=new_id(), message=message)
        )
        self.copy.type(MESSAGE, "")
        self.typing.keeper.flush()
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

    def _discard(self) -> None:
        """Let go what was typed of a card that is not stored; Undo types it again."""
        body, record_id, tasks, context = (
            self.copy.buffer(),
            self.route.record_id,
            self.context.tasks,
            self.context,
        )
        fact = self.tr("The card is discarded")
        self.copy.forget()
        self.typing.keeper.flush()
        self.closed.emit()

        async def again() -> None:
            await tasks.save_buffer(BUFFER, record_id, body)
            context.open(Route("partner", record_id))

        self.say(fact, undo=lambda: tasks.start(again(), context.notifier))

    def leave(self) -> None:
        self.typing.leave()
