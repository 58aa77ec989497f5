# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How it stands with a partner, and what can be done about it: invite, again, take back, suspend, resume."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.entities import LinkFact
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.rules.invitations import PartnerState
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.queries import PartnerView
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.partners.copy import MESSAGE
from ui.screens.partners.words import state_of, state_words
from ui.screens.record.facts import FactsGrid
from ui.shell.screen import ScreenContext
from ui.strings import moment_word, zone_word
from ui.theme import Space, Type
from ui.widgets import Card, Chip, PlainLabel, quiet, secondary

_INVITABLE = frozenset({"new", "invited", "expired", "declined", "revoked"})


class ConnectionCard(Card):
    """The state with its sentence, the message of an invitation, the partner's own facts.

    Signals: `typed(text)` for the message; `invite`, `revoke`, `suspend`, `resume` when these are wanted.
    """

    typed = Signal(str)
    invite = Signal()
    revoke = Signal()
    suspend = Signal()
    resume = Signal()

    def __init__(self, context: ScreenContext, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ConnectionCard", "Connection"), parent=parent)
        self._context, self._editable = context, editable
        self.chip = Chip()
        self.add_header_widget(self.chip)
        self.sentence = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.body.addWidget(self.sentence)
        self.form = Form()
        spec = FieldSpec(
            MESSAGE,
            self.tr("Personal message"),
            FieldKind.MULTILINE,
            note=self.tr("stands in the invitation"),
            placeholder=self.tr("Optional"),
            lines=4,
        )
        self.form.add_row((spec, 12))
        self.form.edited.connect(lambda _key, value: self.typed.emit(str(value)))
        self.body.addWidget(self.form)
        self.facts = FactsGrid()
        self.body.addWidget(self.facts)
        self.invite_button = secondary("", "send", self.invite.emit)
        self.revoke_button = quiet(self.tr("Take back"), "x-circle", self.revoke.emit)
        self.suspend_button = secondary(self.tr("Suspend"), "pause", self.suspend.emit)
        self.resume_button = secondary(self.tr("End the suspension"), "undo", self.resume.emit)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.invite_button, self.revoke_button, self.suspend_button, self.resume_button):
            row.addWidget(button)
        row.addStretch(1)
        holder = QVBoxLayout()
        holder.addLayout(row)
        self.body.addLayout(holder)

    def show_partner(self, view: PartnerView | None, *, email: str, name: str) -> None:
        """Show how it stands; the address and the name are those in the editor."""
        now = self._context.clock.now()
        state: PartnerState = "new" if view is None else state_of(view, now)
        words = state_words(state)
        self.chip.set_content(words.text, words.tone, words.icon)
        self.sentence.setText(self._state_sentence(state, view, now))
        invitable = state in _INVITABLE
        self.form.setVisible(invitable)
        if not self._editable:
            self.form.lock_all(self.tr("Ask your account manager to change partners"))
        self.invite_button.setVisible(invitable)
        self.invite_button.setText(self.tr("Invite") if state == "new" else self.tr("Invite again"))
        self.revoke_button.setVisible(state == "invited")
        self.suspend_button.setVisible(state == "connected")
        self.resume_button.setVisible(state == "suspended")
        self._enable(email, name)
        self._show_facts(view.fact if view is not None else None, now)

    def _enable(self, email: str, name: str) -> None:
        buttons = (self.invite_button, self.revoke_button, self.suspend_button, self.resume_button)
        if not self._editable:
            for button in buttons:
                button.disable(self.tr("Ask your account manager to change partners"))
        elif not name.strip() or not email.strip():
            self.invite_button.disable(self.tr("Enter a name and an e-mail address first"))
        else:
            self.invite_button.enable()

    def _state_sentence(self, state: PartnerState, view: PartnerView | None, now: int) -> str:
        zone = self._context.zone
        card = view.partner if view is not None else None
        if state == "new" or card is None:
            return self.tr("An invitation by mail lets the partner connect; then you can send requests.")
        is_centre = card.kind == CENTRE
        sent = moment_word(card.invited_at or now, zone, now, inside=True)
        until = moment_word(card.invitation_until or now, zone, now, inside=True)
        if state == "invited":
            return self.tr("Invited {0}; the code of the letter is good until {1}.").format(sent, until)
        if state == "expired":
            return self.tr("Invited {0}; nobody followed the invitation until {1}.").format(sent, until)
        if state == "declined":
            reason = card.invitation_reason or "–"
            return self.tr("The invitation was declined. Reason: {0}").format(reason)
        if state == "revoked":
            return self.tr("The invitation was taken back: its code is no longer good.")
        if state == "suspended":
            if is_centre:
                return self.tr("No new B2B orders go to this centre; what is under way goes on.")
            return self.tr("No new requests and orders go to this partner; what is under way goes on.")
        if is_centre:
            return self.tr("It keeps your products, and ships the B2B orders that you send it.")
        return self.tr("Requests and orders can be sent.")

    def _show_facts(self, fact: LinkFact | None, now: int) -> None:
        self.facts.setVisible(fact is not None)
        if fact is None:
            return
        place = ", ".join(part for part in (fact.address1, fact.postal_code, fact.city, fact.country) if part)
        self.facts.set_facts(
            [
                (self.tr("Company"), fact.name),
                (self.tr("Address"), place or "–"),
                (self.tr("Phone"), fact.contact_phone or "–"),
                (self.tr("Time zone"), zone_word(fact.time_zone, now)),
                (self.tr("Working time"), self._working_time(fact)),
            ]
        )

    def _working_time(self, fact: LinkFact) -> str:
        calendar = calendar_of(fact)
        if calendar is None:
            return self.tr("Not told: all hours count")
        minutes = sum(end - start for day in calendar.week for start, end in day)
        return self.tr("{0} h a week").format(f"{minutes * 60_000 / HOUR:g}")
