# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sync issues: one at a time, with both sides and what to do; the others wait beneath."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NOTICE
from desktop_b2b.services.queries import GetBuffer, GetOrder, IssueView, ListIssues
from ui.screens.issues.compare import Comparison
from ui.screens.issues.decision import MINE, THEIRS, Decision
from ui.screens.issues.listing import IssueList
from ui.screens.issues.typed import Typed
from ui.screens.outbox.screen import OPENABLE
from ui.screens.outbox.words import command_detail, command_words
from ui.shell.routes import DASHBOARD, route_of
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, kind_word, past_word
from ui.theme import Space, Tone, Type
from ui.widgets import Card, Chip, EmptyState, IconLabel, Message, PlainLabel, primary, quiet, secondary
from ui.widgets.scrolling import ScrollingPage


class IssuesScreen(Screen):
    """What the server could not take as it was. Nothing is lost until somebody has decided."""

    HEADER = Header.RECORD
    NAV = "issues"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.views: list[IssueView] = []
        self.decision: Decision | None = None
        self._busy = False
        self.chip = Chip("", Tone.RED, "alert-circle")
        self.later = quiet(self.tr("Decide later"), on_click=context.back)
        self.use = primary(self.tr("Use the result"), "check", self._use)
        self.retry = primary(self.tr("Try again"), "refresh", self._retry)
        self.withdraw = secondary(self.tr("Withdraw"), "x", self._withdraw)
        self.edit = secondary(self.tr("Edit…"), "edit", self._edit)
        self.document = secondary(self.tr("Open"), "file-text", self._open_document)
        scroll = ScrollingPage()
        self._column = QVBoxLayout(scroll.page)
        self._column.setContentsMargins(Space.PAGE_X, Space.PAGE_Y, Space.PAGE_X, Space.PAGE_Y)
        self._column.setSpacing(Space.M)
        self.listing = IssueList(self, self._named)
        self.listing.chosen.connect(self.choose)
        self.listing.hide()
        self._column.addWidget(self.listing)
        self._column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._body: QWidget | None = None
        for widget in (self.chip, self.use, self.retry, self.withdraw, self.edit, self.document):
            widget.hide()
        self.live(ListIssues(), ("sync_issue", "sync"), self._show)

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        wanted = next(filter(self._is_wanted, self.views), None)
        if wanted is not None:
            self.choose(wanted)

    # ------------------------------------------------------------ header

    def title(self) -> str:
        if self.decision is None:
            return self.tr("Sync issues")
        issue, number = self.decision.issue, self.decision.view.number
        if self.decision.is_notice:
            return self._named(issue, number)
        if self.decision.is_conflict:
            what = number or kind_word(issue.document_kind)
            return self.tr("{0} was changed in two places").format(what)
        return self.tr("Refused: {0}").format(command_words(issue.command, number))

    def _named(self, issue: SyncIssue, number: str) -> str:
        """What an issue is about."""
        if issue.kind == NOTICE:
            return self.tr("A copy of this profile is in use")
        return command_words(issue.command, number)

    def screen_actions(self) -> list[QAction]:
        return self.listing.commands

    def header_start(self) -> list[QWidget]:
        return [self.chip]

    def header_end(self) -> list[QWidget]:
        return [self.later, self.document, self.withdraw, self.edit, self.retry, self.use]

    # ------------------------------------------------------------ showing

    def _show(self, views: list[IssueView]) -> None:
        self.views = views
        self.listing.show_issues(views)
        ids = [view.issue.id for view in views]
        if self.decision is not None and self.decision.issue.id in ids:
            self._build()
            return
        self.choose(next(filter(self._is_wanted, views), views[0] if views else None))

    def _is_wanted(self, view: IssueView) -> bool:
        """Whether the window was asked to begin with this issue, or with its document."""
        wanted = self.route.record_id
        return wanted in (view.issue.document_id, view.issue.id) if wanted else False

    def choose(self, view: IssueView | None) -> None:
        """Turn to another issue."""
        others = tuple(other.issue for other in self.views)
        self.decision = Decision.of(view, others) if view is not None else None
        self._build()

    def _build(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        if self.decision is None:
            column.addWidget(self._empty(), 1)
        else:
            self._fill(column, self.decision)
        self._column.insertWidget(0, body, 1 if self.decision is None else 0)
        self._show_buttons()
        self.header_changed.emit()

    def _show_buttons(self) -> None:
        decision = self.decision
        conflict = decision is not None and decision.is_conflict
        self.later.setVisible(decision is not None)
        self.use.setVisible(conflict)
        notice = decision is not None and decision.is_notice
        self.retry.setVisible(decision is not None and not conflict and not notice)
        self.withdraw.setVisible(decision is not None and not conflict)
        self.withdraw.setText(self.tr("Understood") if notice else self.tr("Withdraw"))
        self.edit.setVisible(decision is not None and decision.typed() is not None)
        can_open = decision is not None and decision.issue.document_kind in OPENABLE
        self.document.setVisible(can_open and decision is not None and decision.issue.document_id is not None)
        self.chip.setVisible(decision is not None)
        if decision is not None:
            place = [view.issue.id for view in self.views].index(decision.issue.id) + 1
            words = self.tr("{0} of %n issue(s)", "", len(self.views)).format(place)
            self.chip.set_content(words, Tone.RED, "alert-circle")

    def _empty(self) -> EmptyState:
        back = secondary(self.tr("To the dashboard"), on_click=lambda: self.context.open(DASHBOARD))
        return EmptyState(
            "check",
            self.tr("Nothing needs you"),
            self.tr("Whatever the server cannot take as it is, appears here with both sides."),
            actions=(back,),
        )

    def _fill(self, column: QVBoxLayout, decision: Decision) -> None:
        issue = decision.issue
        column.addWidget(IconLabel("info", self._sentence(decision), "text2", role=Type.BODY, wrap=True))
        if decision.is_conflict:
            column.addWidget(self._conflict(decision))
            column.addLayout(self._sides(decision))
        else:
            column.addWidget(self._refusal(issue, decision.view.number))
        if not decision.is_notice:
            column.addWidget(self._next_steps(decision))

    def _sentence(self, decision: Decision) -> str:
        issue = decision.issue
        if decision.is_notice:
            return self.tr("Nothing is lost, and nothing is to be decided. You should know of it.")
        if not decision.is_conflict:
            when = past_word(issue.made_at, self.context.zone, self.context.clock.now(), inside=True)
            words = self.tr("You did this at {0}. The server could not take it, and nothing was changed.")
            return words.format(when)
        name = issue.theirs_name or self.tr("Somebody else")
        words = self.tr("{0} changed the same meanwhile. Nothing is lost: both versions are kept in History.")
        return words.format(name)

    def _conflict(self, decision: Decision) -> Card:
        issue, now, zone = decision.issue, self.context.clock.now(), self.context.zone
        theirs = issue.theirs_name or self.tr("Somebody else")
        if issue.theirs_at is not None:
            theirs = f"{theirs}, {past_word(issue.theirs_at, zone, now, inside=True)}"
        heads = {
            "base": self.tr("What you saw"),
            "mine": self.tr("You, {0}, this computer").format(
                past_word(issue.made_at, zone, now, inside=True)
            ),
            "theirs": theirs,
        }
        card = Card(flush=True)
        self.comparison = Comparison(decision, heads, zone, now)
        card.body.addWidget(self.comparison)
        return card

    def _sides(self, decision: Decision) -> QHBoxLayout:
        row = QHBoxLayout()
        if not decision.can_mix:
            words = self.tr("These fields belong together: one side is kept for all of them.")
            row.addWidget(PlainLabel(words, Type.SMALL, "text2"))
        row.addStretch(1)
        row.addWidget(quiet(self.tr("All mine"), on_click=partial(self._choose_all, MINE), sz="s"))
        row.addWidget(quiet(self.tr("All theirs"), on_click=partial(self._choose_all, THEIRS), sz="s"))
        return row

    def _choose_all(self, side: str) -> None:
        if self.decision is not None:
            self.decision.choose_all(side)
            self.comparison.show_choices()

    def _refusal(self, issue: SyncIssue, number: str) -> Card:
        card = Card()
        card.set_alert(Tone.RED)
        card.body.addWidget(PlainLabel(self._named(issue, number), Type.STRONG))
        detail = command_detail(issue.command, issue.body)
        if detail.startswith("“"):
            card.body.addWidget(PlainLabel(detail, Type.BODY, "text2", wrap=True))
        params: dict[str, str] = msgspec.json.decode(issue.params)
        words = error_text(UserError(issue.code, issue.text, **params)) if issue.text else issue.code
        card.body.addWidget(IconLabel("alert-circle", words, Tone.RED, role=Type.BODY, wrap=True))
        code = self.tr("Code {0}").format(issue.code)
        card.body.addWidget(PlainLabel(code, Type.SMALL, "text3", selectable=True))
        return card

    def _next_steps(self, decision: Decision) -> Card:
        card = Card(self.tr("What happens next"))
        steps = [
            ("send", self.tr("Your decision is kept on this computer and goes to the server by itself."))
        ]
        if decision.is_conflict:
            steps.append(("history", self.tr("Both versions stay in the record's history.")))
        else:
            steps.append(
                ("refresh", self.tr("Try again gives the same once more; mend what stood in its way first."))
            )
            if decision.typed() is not None:
                steps.append(("edit", self.tr("Edit puts what you typed back into the document, not sent.")))
            steps.append(("x", self.tr("Withdraw lets it go. Everybody else never saw it.")))
        for icon, words in steps:
            card.body.addWidget(IconLabel(icon, words, "text2", role=Type.BODY, wrap=True))
        return card

    # ------------------------------------------------------------ deciding

    def _use(self) -> None:
        if self.decision is not None:
            self._decide(self.decision.commands, self.tr("Your decision is saved"))

    def _retry(self) -> None:
        if self.decision is not None:
            self._decide(self.decision.retry, self.tr("Tried again"))

    def _withdraw(self) -> None:
        if self.decision is not None:
            notice = self.decision.is_notice
            fact = self.tr("Understood") if notice else self.tr("Withdrawn")
            self._decide(self.decision.seen if notice else self.decision.withdraw, fact)

    def _edit(self) -> None:
        if self.decision is not None and not self._busy:
            self._busy = True
            self.run(self._type_again(self.decision))

    async def _type_again(self, decision: Decision) -> None:
        """Put what the command said back into its editor, and close the issue."""
        tasks = self.context.tasks
        typed = decision.typed()
        try:
            if typed is None:
                return
            kept = await tasks.query(GetBuffer(kind=typed.kind, target_id=typed.target_id))
            body = typed.over(kept.body if kept is not None else "")
            if body is None:
                words = self.tr("Save or undo what is typed there first. The issue waits.")
                self.context.toasts.show_message(Message(self.tr("Something else is typed there"), words))
            elif not await self._stands(typed):
                words = self.tr("This shipment is not there any more. Try again makes it anew.")
                self.context.toasts.show_message(Message(self.tr("Nothing to edit"), words))
                return
            else:
                await tasks.save_buffer(typed.kind, typed.target_id, body)
                await tasks.commands(*decision.edited())
            self.context.open(typed.route)
        finally:
            self._busy = False

    async def _stands(self, typed: Typed) -> bool:
        """Whether the editor's document is there: one that the server refused whole is not."""
        if typed.kind != "shipment":
            return True
        order = await self.context.tasks.query(GetOrder(order_id=typed.route.record_id))
        return typed.target_id in [each.shipment.id for each in order.shipments]

    def _decide(self, make: Callable[[], tuple[Command, ...]], fact: str) -> None:
        if not self._busy:
            self._busy = True
            self.run(self._go(make, fact))

    async def _go(self, make: Callable[[], tuple[Command, ...]], fact: str) -> None:
        try:
            await self.context.tasks.commands(*make())
        finally:
            self._busy = False
        self.say(fact)

    def _open_document(self) -> None:
        if self.decision is not None and self.decision.issue.document_id is not None:
            issue = self.decision.issue
            state = "draft" if issue.command in ("SaveDraft", "DeleteDraft") else "waiting"
            self.context.open(route_of(issue.document_kind, issue.document_id or "", state))
