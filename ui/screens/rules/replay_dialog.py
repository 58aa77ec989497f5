# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A version of the rules tried on the past: every changed decision and what it would have cost (N7)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.rules.policy.fields import CHOICE, ORDER, SEND
from desktop_b2b.rules.policy.judge import Decision
from desktop_b2b.rules.policy.rules import RuleSet
from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.rules.replay import Changed, Replay, replayed
from ui.screens.rules.words import decided_words, signed_word, stage_word
from ui.shell.screen import Route, ScreenContext
from ui.strings import money_word
from ui.theme import Tone, Type, scaled
from ui.widgets import Card, Dialog, PlainLabel


class ReplayDialog(Dialog):
    """Tries, shows, opens. Nothing is changed by it."""

    _told = Signal(int)

    def __init__(
        self, context: ScreenContext, before: RuleSet, after: RuleSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Tried on past requests"),
            self.tr("Looking at past requests…"),
            verb=self.tr("Open the request"),
            cancel=self.tr("Close"),
            width=920,
            parent=parent,
        )
        self._context = context
        self._over = threading.Event()
        self.result_: Replay | None = None
        self.model: TableModel[Changed] = TableModel(
            self._columns(), lambda row: f"{row.request_id}/{row.change.stage}", parent=self
        )
        self.view = TableView(self.model, name=self.tr("Changed decisions"))
        self.view.setMinimumHeight(scaled(300))
        self.view.row_opened.connect(self._open)
        card = Card(flush=True)
        card.body.addWidget(self.view)
        self.body.addWidget(card, 1)
        self.check = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.body.addWidget(self.check)
        self.verb_button.setEnabled(False)
        self._told.connect(self._tell)
        self.finished.connect(lambda _code: self._over.set())
        self.destroyed.connect(self._over.set)
        over, told = self._over, self._told
        job = context.tasks.browse(lambda ask: replayed(ask, before, after, over.is_set, told.emit))
        context.tasks.when(job, self, self._show)

    def _columns(self) -> list[Column[Changed]]:
        return [
            Column("number", lambda: self.tr("Request"), lambda row: row.number, CellKind.LINK, width=100),
            Column("about", lambda: self.tr("About"), lambda row: stage_word(row.change.stage), width=120),
            Column(
                "before",
                lambda: self.tr("Before"),
                lambda row: self._words(row.change.before),
                stretch=True,
                width=150,
            ),
            Column(
                "after",
                lambda: self.tr("After"),
                lambda row: self._words(row.change.after),
                stretch=True,
                width=150,
            ),
            Column("cost", lambda: self.tr("Costs"), self._cost, CellKind.MONEY, width=165),
        ]

    def _words(self, decisions: Iterable[Decision]) -> str:
        names = dict.fromkeys(f"{one.rule_name}: {decided_words(one)}" for one in decisions)
        return "; ".join(names) or "–"

    def _cost(self, row: Changed) -> str:
        """Money, time, or a person's attention: whatever the decision is paid with."""
        if row.change.stage == CHOICE:
            if row.is_for_person < 0:
                return self.tr("no person needed")
            return self.tr("a person decides")
        if row.change.hours:
            least, most = min(row.change.hours), max(row.change.hours)
            if least == most:
                return self.tr("{0} h").format(signed_word(most))
            return self.tr("{0} to {1} h").format(signed_word(least), signed_word(most))
        if row.change.stage in (SEND, ORDER):
            return self.tr("the same time")
        if row.difference is None:
            return self.tr("cannot all be filled")
        money = money_word(abs(row.difference), row.currency, with_currency=True)
        sign = "−" if row.difference < 0 else "+" if row.difference else ""
        return f"{sign}{money}"

    def _tell(self, count: int) -> None:
        if self.result_ is None:
            self.text_label.setText(self.tr("%n request(s) looked at…", "", count))

    def _show(self, result: Replay) -> None:
        self.result_ = result
        self.model.set_rows(result.changed)
        self._say()
        self.verb_button.setEnabled(bool(result.changed))

    def reword(self, say: Callable[[str], str]) -> None:
        """Say what came of it in another language."""
        if self.result_ is not None:
            self._say()

    def _say(self) -> None:
        result = self.result_
        if result is None:
            return
        words = [
            self.tr("%n request(s) looked at.", "", result.tried),
            self.tr("%n decision(s) would be another one.", "", len(result.changed)),
        ]
        for currency, amount in result.cost().items():
            money = money_word(abs(amount), currency, with_currency=True)
            more = self.tr("Together they would cost {0} more.")
            less = self.tr("Together they would cost {0} less.")
            words.append((less if amount < 0 else more).format(money))
        people = result.for_person()
        if people > 0:
            words.append(self.tr("%n more would wait for a person.", "", people))
        elif people < 0:
            words.append(self.tr("%n would not have to wait for a person.", "", -people))
        self.text_label.setText(" ".join(words))
        if result.lost:
            text = self.tr("The version in force does not make its stored decisions about {0} again.")
            self.check.set_tone(Tone.RED)
            self.check.setText(text.format(", ".join(result.lost)))
        elif result.kept:
            self.check.setText(
                self.tr("The version in force makes all %n stored decision(s) again.", "", result.kept)
            )

    def _open(self, row: object) -> None:
        if isinstance(row, Changed):
            super().accept()
            self._context.open(Route("matrix", row.request_id))

    def accept(self) -> None:
        """Open the request in front."""
        rows = self.view.selected_rows() or list(self.model.rows[:1])
        if rows and self.verb_button.isEnabled():
            self._open(rows[0])
