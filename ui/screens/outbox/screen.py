# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The outbox: what the server has not confirmed, who waits for what, and what can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import decode
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import ListOutbox, OutboxEntry, SyncStatus
from ui import actions
from ui.actions import ActionKey
from ui.exporting import open_export
from ui.models import CellKind, Column, TableLayout, TableModel, TableView
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.outbox.words import command_detail, command_icon, command_words, held_words
from ui.shell.feeds import SYNC
from ui.shell.routes import DASHBOARD, ISSUES, route_of
from ui.shell.screen import Route, Screen, ScreenContext
from ui.shell.sync_words import sync_words
from ui.strings import error_text, number_word, past_word
from ui.theme import Space, Tone
from ui.widgets import Banner, Card, EmptyState, Message, quiet, secondary

QUEUED, SENT, HELD = "queued", "sent", "held"
#: Kinds of documents that have a screen.
OPENABLE = frozenset({"request", "inquiry", "order", "shipment", "b2b_draft", "b2b_order"})


class OutboxScreen(Screen):
    """Each waiting command in business words."""

    NAV = "outbox"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.model: TableModel[OutboxEntry] = TableModel(
            self._columns(), lambda entry: entry.command_id, parent=self
        )
        self.table = TableView(self.model, two_line=True, name=self.tr("Waiting"))
        self._list = LiveList(self, self.model, context.notifier)
        self.layouts = LayoutKeeper(self.table, LocalLayouts(context.settings), "outbox", TableLayout())
        self.menus = TableMenus(self.table, self.layouts, self)
        self.news = NewsLine(self.model)
        self.table.row_opened.connect(self._open)
        self.table.menu_requested.connect(self._open_menu)
        self.table.selection_changed.connect(lambda _rows: self._show_commands())
        self.table.action_clicked.connect(lambda entry, _key: self.withdraw(entry))
        self._make_commands()
        self.copy = quiet(self.tr("Copy details"), "copy", self._copy)
        self.sync = secondary(self.tr("Synchronise now"), "refresh", self._sync_now)
        for button in self.header_end():
            # Until the header takes them: a widget without a parent would open a window of its own.
            button.setParent(self)
        self._build()
        context.feeds.sync_changed.connect(self._on_sync)
        context.notifier.minute.connect(self._on_minute)
        self._on_sync(context.feeds.sync)
        self._live = self.live(ListOutbox(), SYNC, self._show)

    def title(self) -> str:
        return self.tr("Outbox")

    def header_end(self) -> list[QWidget]:
        return [self.copy, self.sync]

    def screen_actions(self) -> list[QAction]:
        return [self.open_command, self.withdraw_command, *self.menus.actions, self.export_command]

    def _make_commands(self) -> None:
        self.open_command = actions.make(ActionKey.OPEN_ROW, self, self._open_current)
        self.export_command = actions.make(ActionKey.EXPORT, self, self.export)
        self.withdraw_command = actions.make(ActionKey.WITHDRAW, self, self._withdraw_selected)
        self._show_commands()

    def export(self) -> None:
        """Write the list into a file."""
        from ui.exporting.source import of_table  # files of tables need much that no screen does

        found = of_table(self.title(), self.model, self.table.columns.shown(), self._selected())
        open_export(self.context, found, self)

    def _show_commands(self) -> None:
        rows = self._selected()
        self.open_command.setEnabled(len(rows) == 1 and _opens(rows[0]))
        self.withdraw_command.setEnabled(any(entry.state == QUEUED for entry in rows))

    def _selected(self) -> list[OutboxEntry]:
        return [row for row in self.table.selected_rows() if isinstance(row, OutboxEntry)]

    def _open_menu(self, place: QPoint, rows: list[object]) -> None:
        if rows:
            self.menus.open_row_menu(place, self.screen_actions())

    # ------------------------------------------------------------ building

    def _columns(self) -> list[Column[OutboxEntry]]:
        return [
            Column(
                "icon",
                lambda: "",
                lambda _e: "",
                CellKind.ICON,
                width=44,
                icon=_icon,
                name=lambda: self.tr("Icon"),
            ),
            Column(
                "what",
                lambda: self.tr("What will happen"),
                lambda e: command_words(e.type, e.number),
                CellKind.TWO_LINE,
                stretch=True,
                detail=self._detail,
                order=lambda e: command_words(e.type, e.number),
                fixed=True,
            ),
            Column("for", lambda: self.tr("For"), lambda e: e.number, width=130, order=lambda e: e.number),
            Column(
                "state",
                lambda: self.tr("State"),
                self._state,
                CellKind.STATUS,
                width=170,
                tone=_tone,
                icon=lambda e: "clock" if e.state == QUEUED else "alert-triangle" if e.local_error else "",
                order=self._state,
            ),
            Column(
                "written",
                lambda: self.tr("Written"),
                self._written,
                CellKind.DATE,
                width=96,
                end=True,
                order=lambda e: e.made_at,
            ),
            Column(
                "withdraw",
                lambda: "",
                lambda e: self.tr("Withdraw") if e.state == QUEUED else "",
                CellKind.ACTION,
                width=110,
                speech=lambda e: self.tr("Withdraw: {0}").format(command_words(e.type, e.number)),
                name=lambda: self.tr("Withdraw"),
            ),
        ]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        column.setSpacing(Space.M)
        self.banner = Banner("cloud-off", " ", " ")
        self._retry = secondary(self.tr("Try now"), "refresh", self._sync_now, sz="s")
        self.banner.add_button(self._retry)
        self.banner.hide()
        self.issues = Banner("alert-circle", " ", tone=Tone.RED)
        self.issues.add_button(
            secondary(self.tr("Decide…"), on_click=lambda: self.context.open(ISSUES), sz="s")
        )
        self.issues.hide()
        self.card = Card(self.tr("Waiting"), flush=True)
        self.card.add_header_widget(self.news)
        self.card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.card)
        back = secondary(self.tr("To the dashboard"), on_click=lambda: self.context.open(DASHBOARD))
        self._pages.addWidget(
            EmptyState(
                "check",
                self.tr("Nothing waits"),
                self.tr("All that you did has reached the server."),
                actions=(back,),
            )
        )
        column.addWidget(self.banner)
        column.addWidget(self.issues)
        column.addWidget(self._pages, 1)

    # ------------------------------------------------------------ words

    def _detail(self, entry: OutboxEntry) -> str:
        return entry.local_error or held_words(entry) or command_detail(entry.type, entry.body)

    def _state(self, entry: OutboxEntry) -> str:
        if entry.state == SENT:
            return self.tr("Sent, not confirmed")
        if entry.state == HELD:
            return self.tr("Held back")
        return self.tr("Waiting")

    def _written(self, entry: OutboxEntry) -> str:
        return past_word(entry.made_at, self.context.zone, self.context.clock.now())

    # ------------------------------------------------------------ showing

    def _show(self, entries: list[OutboxEntry]) -> None:
        self._list.take(entries)
        self.card.set_title(self.tr("Waiting"), number_word(len(entries)))
        self._pages.setCurrentIndex(0 if entries else 1)
        self.copy.setVisible(bool(entries))
        self._on_sync(self.context.feeds.sync)

    def _on_sync(self, status: SyncStatus) -> None:
        offline = status.state == "offline"
        self.banner.setVisible(offline)
        self.sync.setVisible(not offline)
        if offline:
            last = ""
            if status.confirmed_at is not None:
                now = self.context.clock.now()
                at = past_word(status.confirmed_at, self.context.zone, now, inside=True)
                last = self.tr("Last contact {0}.").format(at)
            words = self.tr(
                "You are offline. Carry on: %n change(s) wait here and go by themselves.", "", status.waiting
            )
            self.banner.set_text(words, last)
        self.issues.setVisible(status.issues > 0)
        if status.issues:
            self.issues.set_text(self.tr("%n sync issue(s) need your decision.", "", status.issues))

    def _on_minute(self) -> None:
        if self.isVisible():
            self.model.retranslate()

    # ------------------------------------------------------------ doing

    def _open_current(self) -> None:
        for entry in self._selected()[:1]:
            self._open(entry)

    def _open(self, entry: OutboxEntry) -> None:
        if entry.document_id is not None and _opens(entry):
            self.context.open(route_of(entry.document_kind, entry.document_id, _state_after(entry.type)))

    def withdraw(self, entry: OutboxEntry) -> None:
        """Take a command back that was not sent; Undo gives it again."""
        self.run(self._withdraw(entry))

    def _withdraw_selected(self) -> None:
        self.run(self._withdraw(*(entry for entry in self._selected() if entry.state == QUEUED)))

    async def _withdraw(self, *entries: OutboxEntry) -> None:
        """The newest first, since later work builds on earlier."""
        done: list[OutboxEntry] = []
        try:
            for entry in reversed(entries):
                await self.context.tasks.withdraw(entry.command_id)
                done.insert(0, entry)
        finally:
            if done:
                words = [command_words(entry.type, entry.number) for entry in done]
                fact = self.tr("Withdrawn") if len(done) == 1 else self.tr("%n withdrawn", "", len(done))
                self.say(fact, "\n".join(words[:3]), undo=lambda: self._give_again(done))

    def _give_again(self, entries: list[OutboxEntry]) -> None:
        again = [decode(entry.type, entry.body) for entry in entries]
        self.run(self.context.tasks.commands(*again))

    def _sync_now(self) -> None:
        self.run(self._sync())

    async def _sync(self) -> None:
        try:
            await self.context.tasks.network(self.context.services.sync_now)
        except OutageError as error:
            fact = self.tr("Not synchronised")
            self.context.toasts.show_message(Message(fact, error_text(error), Tone.GREY))
            return
        now = self.context.clock.now()
        self.context.toasts.show_message(
            Message(sync_words(self.context.feeds.sync, self.context.zone, now).sentence, tone=Tone.GREY)
        )

    def _copy(self) -> None:
        lines = [
            "\t".join((command_words(e.type, e.number), self._state(e), self._written(e), self._detail(e)))
            for e in self.model.rows
        ]
        QApplication.clipboard().setText("\n".join(lines))
        self.say(self.tr("Copied"))

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _opens(entry: OutboxEntry) -> bool:
    """Whether what a command is about has a screen."""
    return entry.document_id is not None and entry.document_kind in OPENABLE


def _icon(entry: OutboxEntry) -> str:
    return command_icon(entry.type)


def _tone(entry: OutboxEntry) -> Tone:
    if entry.local_error:
        return Tone.AMBER
    return {QUEUED: Tone.GREY, SENT: Tone.BLUE}.get(entry.state, Tone.AMBER)


def _state_after(name: str) -> str:
    """The state that a request is in, as far as its screen goes: draft commands leave a draft."""
    return "draft" if name in ("SaveDraft", "DeleteDraft", "RestoreDraft", "DuplicateRequest") else "waiting"
