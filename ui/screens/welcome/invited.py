# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The invitation door: the code of the letter, then who invites, then a company and its first user (S2.25).

The server is asked twice: what the code says, and to follow it. Until then nothing is anywhere but here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.invitations import InvitationCard, InvitationReply
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.request.countries import country_options
from ui.shell.services import WindowServices
from ui.strings import error_text, moment_word
from ui.tasks import Tasks
from ui.theme import Tone, Type
from ui.widgets import Banner, Dialog, IconLabel, PlainLabel, Question, quiet

SHORTEST_PASSWORD = 8


class InvitationDialog(Dialog):
    """Follow an invitation, or decline it.

    Signals: `connected` when the company is connected and somebody is signed in.
    """

    connected = Signal()

    def __init__(
        self, tasks: Tasks, services: WindowServices, language: str, server: str, code: str, parent: QWidget
    ) -> None:
        super().__init__("", verb="", width=520, parent=parent)
        self._tasks, self._services, self._language = tasks, services, language
        self._server, self._code = server, code
        self.card: InvitationCard | None = None
        self._busy = False
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        self.setWindowTitle(self.tr("Invitation"))
        self.verb_button.setText(self.tr("Follow the invitation"))

    def show_invitation(self, card: InvitationCard) -> None:
        """Show who invites, and ask for what is missing."""
        self.card = card
        title = self.tr("{0} invites you")
        if card.kind == CENTRE:
            title = self.tr("{0} invites you as its fulfilment centre")
        self.title_label.setText(title.format(card.retailer))
        now = self._services.clock.now()
        until = moment_word(card.until, card.time_zone, now, inside=True)
        self.text_label.setText(self.tr("The invitation is good until {0}, once.").format(until))
        self.text_label.show()
        if card.message:
            self.body.addWidget(Banner("message", card.message))
        self.form = Form()
        self._add_fields(card)
        self.body.addWidget(self.form)
        hint = self.tr("Your company trades here already? Enter the account manager's e-mail and password.")
        self.body.addWidget(PlainLabel(hint, Type.SMALL, "text3", wrap=True))
        self.body.addWidget(self.message)
        row = QHBoxLayout()
        self.decline_button = quiet(
            self.tr("Decline the invitation"), "x-circle", self._ask_to_decline, sz="s"
        )
        row.addWidget(self.decline_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.form.focus_field("company")

    def _add_fields(self, card: InvitationCard) -> None:
        form = self.form
        form.add_row((FieldSpec("company", self.tr("Your company"), required=True), 12))
        form.add_row((FieldSpec("name", self.tr("Your name")), 12))
        form.add_row((FieldSpec("email", self.tr("E-mail"), FieldKind.EMAIL, required=True), 12))
        form.add_row(
            (
                FieldSpec(
                    "password",
                    self.tr("Password"),
                    FieldKind.PASSWORD,
                    note=self.tr("8 characters at least"),
                    required=True,
                    validate=self._check_password,
                ),
                12,
            )
        )
        countries = [("", ""), *country_options()]
        form.add_row(
            (FieldSpec("city", self.tr("City")), 6),
            (FieldSpec("country", self.tr("Country"), FieldKind.CHOICE, options=countries), 6),
        )
        form.set_values({"company": card.partner, "email": card.email})

    def _check_password(self, value: object) -> str | None:
        return self.tr("8 characters at least") if len(str(value)) < SHORTEST_PASSWORD else None

    # ------------------------------------------------------------ doing

    def accept(self) -> None:
        if self.card is None or self._busy:
            return
        self._say("")
        errors = self.form.validate()
        if errors:
            self.form.focus_field(next(iter(errors)))
            return
        self._set_busy(True)
        self._tasks.start(self._follow(), self)

    async def _follow(self) -> None:
        values = {key: str(value) for key, value in self.form.values().items()}
        reply = InvitationReply(
            code=self._code,
            email=values["email"].strip(),
            password=values["password"],
            company=values["company"].strip(),
            name=values["name"].strip(),
            city=values["city"].strip(),
            country=values["country"],
            time_zone=_zone(),
            language="fr" if self._language == "fr" else "en",
        )
        follow = self._services.accept_invitation
        if follow is not None and await self._went(partial(follow, self._server, reply)):
            self.connected.emit()
            self.done(QDialog.DialogCode.Accepted)

    def _ask_to_decline(self) -> None:
        retailer = self.card.retailer if self.card is not None else ""
        Question.ask(
            self,
            self.tr("Decline the invitation?"),
            self.tr("{0} is told. The code is no longer good then.").format(retailer),
            self.tr("Decline"),
            self._on_declined,
            danger=True,
        )

    def _on_declined(self, sure: bool) -> None:
        if sure and not self._busy:
            self._set_busy(True)
            self._tasks.start(self._decline(), self)

    async def _decline(self) -> None:
        decline = self._services.decline_invitation
        if decline is not None and await self._went(partial(decline, self._server, self._code, "")):
            self.reject()

    async def _went(self, door: partial[None]) -> bool:
        """Go through a door of the server; what stopped us is said here."""
        problem: UserError | OutageError | None = None
        try:
            await self._tasks.network(door)
        except (UserError, OutageError) as error:
            problem = error
        self._set_busy(False)
        if isinstance(problem, UserError) and problem.field in self.form.keys:
            self.form.set_errors({problem.field: error_text(problem)})
            self.form.focus_field(problem.field)
        elif problem is not None:
            self._say(error_text(problem))
        return problem is None

    def _say(self, words: str) -> None:
        self.message.set_content("alert-circle", words, Tone.RED)
        self.message.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.setEnabled(not busy)
        self.decline_button.setEnabled(not busy)
        self.verb_button.setEnabled(not busy)


def _zone() -> str:
    """The computer's time zone, as far as it has a name that others know."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return found or "UTC"
