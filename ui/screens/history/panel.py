# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A record's history (N13), usable from every record: who did what, when, on which device, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_b2b.services.queries import GetHistory, HistoryEntry
from ui.notifier import LiveQuery
from ui.screens.history.words import ChangeWords, change_words, command_words
from ui.shell.screen import ScreenContext
from ui.strings import moment_word
from ui.theme import Space, Type, scaled
from ui.widgets import Avatar, Dialog, Divider, PlainLabel, link

KINDS = (
    *("request", "inquiry", "order", "shipment", "b2b_draft", "b2b_order", "fulfilment_shipment"),
    *("message", "partner", "organisation", "outbox"),
)
SHOWN_CHANGES = 6


class EntryView(QWidget):
    """One event: who, what, when, and the fields it changed."""

    def __init__(
        self,
        entry: HistoryEntry,
        context: ScreenContext,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        event = entry.event
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.M)
        who = event.actor_name or self.tr("The server")
        row.addWidget(Avatar(who, scaled(24)), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(PlainLabel(who, Type.MEDIUM))
        when = moment_word(event.at, context.zone, context.clock.now())
        parts = [when, self.tr("device {0}").format(event.device) if event.device else ""]
        top.addWidget(PlainLabel(", ".join(part for part in parts if part), Type.SMALL, "text3"))
        if entry.pending:
            top.addWidget(PlainLabel(self.tr("not yet sent"), Type.SMALL, "text3"))
        top.addStretch(1)
        column.addLayout(top)
        title = command_words(event.command)
        column.addWidget(PlainLabel(title, Type.BODY, wrap=True))
        self._column = column
        self._changes = change_words(entry.changes, context.zone, context.clock.now(), names)
        self._rows: list[QWidget] = []
        self._show(self._changes[:SHOWN_CHANGES])
        if len(self._changes) > SHOWN_CHANGES:
            more = len(self._changes) - SHOWN_CHANGES
            self.more = link(self.tr("%n more change(s)", "", more), self._show_all, small=True)
            column.addWidget(self.more)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{who}: {title}. {when}")

    def _show(self, changes: Sequence[ChangeWords]) -> None:
        for change in changes:
            label = PlainLabel(change.sentence(), Type.SMALL, "text2", wrap=True, selectable=True)
            self._column.addWidget(label)
            self._rows.append(label)

    def _show_all(self) -> None:
        self.more.hide()
        self._show(self._changes[SHOWN_CHANGES:])


class HistoryPanel(QWidget):
    """The history of one document, newest first, kept up to date.

    `names` says what rows are called that have no name of their own in the history: items, partners.
    """

    def __init__(
        self,
        context: ScreenContext,
        document_id: str,
        names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._names = dict(names or {})
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("History"))
        outer.addWidget(self._scroll)
        self.entries: list[EntryView] = []
        self._shown: list[HistoryEntry] = []
        self._live = LiveQuery(
            context.tasks,
            context.notifier,
            GetHistory(document_id=document_id),
            KINDS,
            self.show_entries,
            owner=self,
        )

    def show_entries(self, entries: list[HistoryEntry]) -> None:
        """Show these events; an unchanged list is left alone."""
        if entries == self._shown and self.entries:
            return
        self._shown = list(entries)
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(0)
        self.entries = []
        for entry in entries:
            if self.entries:
                column.addWidget(Divider())
            view = EntryView(entry, self._context, self._names)
            column.addWidget(view)
            self.entries.append(view)
        if not entries:
            column.addWidget(PlainLabel(self.tr("Nothing happened yet."), Type.BODY, "text3"))
        column.addStretch(1)
        self._scroll.setWidget(page)


class HistoryDialog(Dialog):
    """The history in a window of its own."""

    def __init__(
        self,
        context: ScreenContext,
        document_id: str,
        title: str,
        names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        words = QCoreApplication.translate("HistoryDialog", "History of {0}").format(title)
        super().__init__(words, verb="", width=560, parent=parent)
        self.panel = HistoryPanel(context, document_id, names)
        self.panel.setMinimumHeight(scaled(360))
        self.body.addWidget(self.panel, 1)
        self.verb_button.hide()
        self.cancel_button.setText(self.tr("Close"))

    @classmethod
    def show_for(
        cls,
        context: ScreenContext,
        document_id: str,
        title: str,
        parent: QWidget | None,
        names: Mapping[str, str] | None = None,
    ) -> HistoryDialog:
        """Open it over a screen."""
        dialog = cls(context, document_id, title, names, parent)
        dialog.open()
        return dialog
