# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with the proposals to an answer or an order: the supplier withdraws, the retailer decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.sourcing import (
    AcceptProposal,
    ProposeChange,
    RejectProposal,
    WithdrawProposal,
)
from desktop_b2b.domain.entities import Proposal
from desktop_b2b.services.proposals import ZERO, Stand
from ui.screens.proposals.words import can_decide, change_words, where_it_stands
from ui.shell.screen import Screen
from ui.strings import moment_word, number_word
from ui.theme import Space, Type
from ui.widgets import Card, Chip, Divider, ElidedLabel, PlainLabel, secondary
from ui.widgets.layouts import clear


@dataclass(frozen=True)
class Subject:
    """A line that proposals may be about: its document, name and unit, and what it says now; None where it
    takes no changes any more.
    """

    document_id: str
    name: str
    uom: str
    stand: Stand | None
    currency: str
    shipped: Decimal = ZERO


@dataclass(frozen=True)
class Table:
    """What lies on the table: lines by id, the proposals to them, and at whose documents."""

    subjects: Mapping[str, Subject]
    proposals: Sequence[Proposal]
    #: Names of the partners by document, where there are several.
    partners: Mapping[str, str] = field(default_factory=dict)


class ProposalsCard(Card):
    """Shows proposals, the newest first. ``deciding``: at the retailer's; the supplier may make new ones."""

    def __init__(self, screen: Screen, *, deciding: bool, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._screen, self._deciding = screen, deciding
        self._table = Table({}, ())
        self._shown: object = None
        self.set_title(self.tr("Proposals"))
        self.propose_button = secondary(self.tr("Propose a change…"), "edit", self.propose)
        self.propose_button.hide()
        self.add_header_widget(self.propose_button)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self.body.addLayout(self._column)
        self.hide()

    def show_proposals(self, table: Table, *, may_propose: bool = False) -> None:
        """Show what was proposed; nothing where there is nothing, and nothing to be proposed."""
        self._table = table
        self.propose_button.setVisible(may_propose and not self._deciding and self._may("answer.give"))
        self.setVisible(bool(table.proposals) or (may_propose and not self._deciding))
        self.tick()

    def moments(self, now: int) -> list[int]:
        """When proposals that are open will have expired."""
        ends = [
            one.valid_until + 1 for one in self._table.proposals if one.state == "open" and one.valid_until
        ]
        return [at for at in ends if at > now]

    def tick(self) -> None:
        """Time went by, or something changed: show anew what is said otherwise now."""
        table = self._table
        now = self._screen.context.clock.now()
        shown = [
            (one.id, self._shipped(one), *where_it_stands(one, self._stand(one), now))
            for one in table.proposals
        ]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        for place, proposal in enumerate(reversed(table.proposals)):
            if place:
                self._column.addWidget(Divider())
            self._column.addWidget(self._row(proposal, now))
        if not table.proposals:
            words = self.tr("Offer another quantity, price or date, or another product; {0} decides.")
            self._column.addWidget(PlainLabel(words.format(self._other()), tone="text3", wrap=True))

    def _other(self) -> str:
        return next(iter(self._table.partners.values()), self.tr("the retailer"))

    def _stand(self, proposal: Proposal) -> Stand | None:
        subject = self._table.subjects.get(proposal.line_id)
        return subject.stand if subject is not None else None

    def _shipped(self, proposal: Proposal) -> Decimal:
        subject = self._table.subjects.get(proposal.line_id)
        return subject.shipped if subject is not None else ZERO

    def _may(self, verb: str) -> bool:
        return self._screen.context.viewer.may(verb)

    def _row(self, proposal: Proposal, now: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(Chip(*where_it_stands(proposal, self._stand(proposal), now)))
        top.addWidget(ElidedLabel(self._about(proposal), Type.MEDIUM), 1)
        words.addLayout(top)
        zone = self._screen.context.zone
        change = change_words(proposal, zone, now)
        words.addWidget(PlainLabel(change, wrap=True, selectable=True))
        for line in self._small(proposal, zone, now):
            words.addWidget(PlainLabel(line, Type.SMALL, "text2", wrap=True, selectable=True))
        row.addLayout(words, 1)
        for button in self._buttons(proposal, change, now):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        holder.setAccessibleName(f"{self._about(proposal)}: {change}")
        return holder

    def _about(self, proposal: Proposal) -> str:
        subject = self._table.subjects.get(proposal.line_id)
        name = subject.name if subject is not None else proposal.before_sku or proposal.before_description
        partner = self._table.partners.get(proposal.document_id, "") if self._deciding else ""
        return self.tr("{0}, from {1}").format(name, partner) if partner else name

    def _small(self, proposal: Proposal, zone: str, now: int) -> list[str]:
        when = moment_word(proposal.proposed_at, zone, now, inside=True)
        lines = [self.tr("{0}, {1}: {2}").format(proposal.proposed_by, when, proposal.reason)]
        if proposal.state == "open" and proposal.valid_until is not None:
            until = moment_word(proposal.valid_until, zone, now, inside=True)
            lines.append(self.tr("Holds until {0}").format(until))
        if proposal.state == "open" and proposal.kind == "price" and self._shipped(proposal) > 0:
            shipped = number_word(self._shipped(proposal))
            lines.append(self.tr("{0} have shipped and keep their price.").format(shipped))
        if proposal.answer_reason:
            lines.append(self.tr("Rejected: {0}").format(proposal.answer_reason))
        return lines

    def _buttons(self, proposal: Proposal, change: str, now: int) -> list[QWidget]:
        if proposal.state != "open":
            return []
        title = self._about(proposal)
        if not self._deciding:
            button = secondary(self.tr("Withdraw"), "undo", partial(self.withdraw, proposal.id))
            button.setAccessibleName(self.tr("Withdraw the proposal for {0}").format(title))
            return [button] if self._may("answer.give") else []
        if not self._may("request.order"):
            return []
        reject = secondary(self.tr("Reject…"), "x-circle", partial(self.reject, proposal.id))
        reject.setAccessibleName(self.tr("Reject the proposal for {0}").format(title))
        if not can_decide(proposal, self._stand(proposal), now):
            return [reject]
        accept = secondary(self.tr("Accept"), "check", partial(self.accept, proposal.id))
        accept.setAccessibleName(self.tr("Accept for {0}: {1}").format(title, change))
        return [reject, accept]

    # ------------------------------------------------------------ commands

    def accept(self, proposal_id: str) -> None:
        """The line becomes what was proposed."""
        self._screen.run(self._accept(proposal_id))

    async def _accept(self, proposal_id: str) -> None:
        await self._screen.context.tasks.command(AcceptProposal(proposal_id=proposal_id))
        self._screen.say(self.tr("Proposal accepted"))

    def withdraw(self, proposal_id: str) -> None:
        """Take the proposal back."""
        self._screen.run(self._withdraw(proposal_id))

    async def _withdraw(self, proposal_id: str) -> None:
        await self._screen.context.tasks.command(WithdrawProposal(proposal_id=proposal_id))
        self._screen.say(self.tr("Proposal withdrawn"))

    def reject(self, proposal_id: str) -> None:
        """Leave the line as it is, with a reason."""
        from ui.screens.record.reason import ReasonDialog

        ReasonDialog(
            self.tr("Reject this proposal?"),
            self.tr("The line stays as it is."),
            self.tr("Reject"),
            lambda reason: self._screen.run(self._reject(proposal_id, reason)),
            self._screen,
        ).open()

    async def _reject(self, proposal_id: str, reason: str) -> None:
        command = RejectProposal(proposal_id=proposal_id, reason=reason)
        await self._screen.context.tasks.command(command)
        self._screen.say(self.tr("Proposal rejected"))

    def propose(self) -> None:
        """Ask what is proposed, and for which line."""
        from ui.screens.proposals.dialog import ProposalDialog  # with its form, when it is asked for

        context = self._screen.context
        subjects = {key: one for key, one in self._table.subjects.items() if one.stand is not None}
        dialog = ProposalDialog(subjects, context.clock.now, context.zone, self._screen)
        dialog.proposed.connect(
            lambda command: self._screen.run(self._propose(dialog, command), on_error=dialog.refuse)
        )
        dialog.open()

    async def _propose(self, dialog: QWidget, command: ProposeChange) -> None:
        await self._screen.context.tasks.command(command)
        dialog.close()
        self._screen.say(self.tr("Your proposal is on its way"))
