# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All open sync issues in a list: one is chosen to be decided, several are tried again or let go together."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction

from desktop_b2b.domain.commands.account import ResolveIssue
from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NOTICE, again, followers, retry
from desktop_b2b.services.queries import IssueView
from ui import actions
from ui.actions import ActionKey
from ui.bulk.dialog import BulkDialog
from ui.bulk.plan import Act, Step, judged, questions
from ui.models import CellKind, Column, TableLayout, TableModel, TableView
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.shell.screen import Screen
from ui.strings import error_text, number_word, past_word
from ui.widgets import Card


class IssueList(Card):
    """The list. `named` says what an issue is about. Signals: `chosen(view)` when one is to be decided."""

    chosen = Signal(object)

    def __init__(self, screen: Screen, named: Callable[[SyncIssue, str], str]) -> None:
        super().__init__("", flush=True)
        self._screen, self._named = screen, named
        self._views: list[IssueView] = []
        self.dialog: BulkDialog | None = None
        context = screen.context
        self.model: TableModel[IssueView] = TableModel(
            self._columns(), lambda view: view.issue.id, parent=self
        )
        self.table = TableView(self.model, two_line=True, name=self.tr("Sync issues"))
        self.table.show_all_rows()
        self._list = LiveList(screen, self.model, context.notifier)
        layouts = LayoutKeeper(self.table, LocalLayouts(context.settings), "issues", TableLayout())
        self.menus = TableMenus(self.table, layouts, self)
        self.open_row = actions.make(ActionKey.OPEN_ROW, self, self._open)
        self.retry = actions.make(ActionKey.TRY_AGAIN, self, lambda: self._act(self._retry_act()))
        self.withdraw = actions.make(ActionKey.WITHDRAW, self, lambda: self._act(self._withdraw_act()))
        self.add_header_widget(NewsLine(self.model))
        self.body.addWidget(self.table)
        self.table.row_opened.connect(self.chosen)
        self.table.action_clicked.connect(lambda view, _key: self.chosen.emit(view))
        self.table.selection_changed.connect(lambda _rows: self._enable())
        self.table.menu_requested.connect(self._open_menu)
        self._enable()

    @property
    def commands(self) -> list[QAction]:
        """What can be done here."""
        return [self.open_row, self.retry, self.withdraw, *self.menus.actions]

    def _columns(self) -> list[Column[IssueView]]:
        return [
            Column(
                "icon",
                lambda: "",
                lambda _view: "",
                CellKind.ICON,
                width=44,
                icon=lambda _view: "alert-circle",
                tone=lambda _view: "red",
                speech=lambda _view: self.tr("needs your decision"),
                name=lambda: self.tr("Icon"),
            ),
            Column(
                "what",
                lambda: self.tr("What happened"),
                lambda view: self._named(view.issue, view.number),
                CellKind.TWO_LINE,
                stretch=True,
                detail=self._reason,
                order=lambda view: self._named(view.issue, view.number),
                fixed=True,
            ),
            Column(
                "for", lambda: self.tr("For"), lambda view: view.number, width=120, order=lambda v: v.number
            ),
            Column(
                "made",
                lambda: self.tr("Written"),
                self._made,
                CellKind.DATE,
                width=96,
                end=True,
                order=lambda view: view.issue.made_at,
            ),
            Column(
                "decide",
                lambda: "",
                lambda _view: self.tr("Decide"),
                CellKind.ACTION,
                width=90,
                name=lambda: self.tr("Decide"),
                speech=lambda view: self.tr("Decide: {0}").format(self._named(view.issue, view.number)),
            ),
        ]

    def _reason(self, view: IssueView) -> str:
        issue = view.issue
        if issue.kind == "conflict" and view.fields:
            return self.tr("Changed in two places")
        if not issue.text:
            return issue.code
        return error_text(UserError(issue.code, issue.text, **json.loads(issue.params)))

    def _made(self, view: IssueView) -> str:
        context = self._screen.context
        return past_word(view.issue.made_at, context.zone, context.clock.now())

    # ------------------------------------------------------------ showing

    def show_issues(self, views: Sequence[IssueView]) -> None:
        """Show these; a single one needs no list."""
        self._views = list(views)
        self._list.take(views)
        self.set_title(self.tr("All issues"), number_word(len(views)))
        self.setVisible(len(views) > 1)
        self._enable()

    def _selected(self) -> list[IssueView]:
        return [row for row in self.table.selected_rows() if isinstance(row, IssueView)]

    def _enable(self) -> None:
        rows = self._selected()
        refused = any(_is_refused(view) for view in rows)
        self.open_row.setEnabled(len(rows) == 1)
        self.retry.setEnabled(refused)
        self.withdraw.setEnabled(refused)

    def _open(self) -> None:
        for view in self._selected()[:1]:
            self.chosen.emit(view)

    def _open_menu(self, place: QPoint, rows: list[object]) -> None:
        if rows:
            self.menus.open_row_menu(place, self.commands)

    # ------------------------------------------------------------ several at once

    def _retry_act(self) -> Act:
        issues = [view.issue for view in self._views]
        led = {one.id for view in self._selected() for one in followers(view.issue, issues)}
        return Act(
            lambda n: self.tr("Try %n change(s) again?", "", n),
            lambda n: self.tr("Try %n again", "", n),
            lambda n: self.tr("%n tried again", "", n),
            lambda view: self._retry_step(view, led),
        )

    def _withdraw_act(self) -> Act:
        return Act(
            lambda n: self.tr("Withdraw %n change(s)?", "", n),
            lambda n: self.tr("Withdraw %n", "", n),
            lambda n: self.tr("%n withdrawn", "", n),
            self._withdraw_step,
        )

    def _retry_step(self, view: IssueView, led: set[str]) -> Step:
        name, issue = view.number or self._named(view.issue, ""), view.issue
        if not _is_refused(view):
            return Step.impossible(issue.id, name, self.tr("Has two sides: decide it by itself"))
        if issue.id in led:
            return Step.impossible(issue.id, name, self.tr("Goes along with an earlier one"))
        try:
            commands = retry(issue, [other.issue for other in self._views])
        except UserError as error:
            return Step.impossible(issue.id, name, error_text(error))
        return Step(issue.id, name, self._named(issue, view.number), commands, judged=again(issue))

    def _withdraw_step(self, view: IssueView) -> Step:
        name, issue = view.number or self._named(view.issue, ""), view.issue
        if not _is_refused(view):
            return Step.impossible(issue.id, name, self.tr("Has two sides: decide it by itself"))
        command = ResolveIssue(issue_id=issue.id, resolution="withdrawn")
        note = self.tr("Let go: {0}").format(self._named(issue, view.number))
        return Step(issue.id, name, note, (command,), withdraws=True)

    def _act(self, act: Act) -> None:
        self._screen.run(self._show(act))

    async def _show(self, act: Act) -> None:
        steps = [act.step(view) for view in self._selected()]
        tasks = self._screen.context.tasks
        verdicts = await tasks.judge(*questions(steps))
        self.dialog = BulkDialog(tasks, act, judged(steps, verdicts), parent=self._screen)
        self.dialog.open()


def _is_refused(view: IssueView) -> bool:
    """Whether a command was refused whole: there are no two sides, and there is a command."""
    return view.issue.kind != NOTICE and not (view.issue.kind == "conflict" and view.fields)
