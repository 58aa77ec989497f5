# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Facts beside a document: names and values, notes, what happened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.services.queries import HistoryEntry
from ui.screens.history.words import command_words
from ui.shell.screen import ScreenContext
from ui.strings import past_word
from ui.theme import Space, Type, scaled
from ui.widgets import ElidedLabel, Icon, PlainLabel, link
from ui.widgets.layouts import clear

NAME_WIDTH = 96
SHOWN_EVENTS = 6


@dataclass(frozen=True)
class Locked:
    """A value that does not change any more, and why."""

    words: str
    why: str


#: Characters that surely fit beside a name.
LONGEST_WORD = 18


class FactsGrid(QWidget):
    """Names and values in two columns; rows without a value are left out. A value may be a widget, or one
    that is locked, behind which stands a lock.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, scaled(NAME_WIDTH))
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: Sequence[tuple[str, str | Locked | QWidget]]) -> None:
        """Show these."""
        clear(self._grid)
        row = 0
        for name, given in facts:
            value = given.words if isinstance(given, Locked) else given
            if isinstance(value, str) and not value:
                continue
            label = PlainLabel(name, Type.SMALL, "text2")
            if isinstance(value, str) and len(value) > LONGEST_WORD and " " not in value:
                # A word that cannot be broken has the whole width below its name.
                word = ElidedLabel(value)
                word.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                word.setAccessibleDescription(name)
                self._grid.addWidget(label, row, 0, 1, 3)
                self._grid.addWidget(word, row + 1, 0, 1, 3)
                row += 2
                continue
            shown = (
                _held(value) if isinstance(value, QWidget) else PlainLabel(value, wrap=True, selectable=True)
            )
            shown.setAccessibleDescription(name)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            wide = 1 if isinstance(given, Locked) else 2
            self._grid.addWidget(shown, row, 1, 1, wide, Qt.AlignmentFlag.AlignTop)
            if isinstance(given, Locked):
                lock = Icon("lock", "text3", 14)
                lock.setToolTip(given.why)
                shown.setToolTip(given.why)
                shown.setAccessibleDescription(f"{name}. {given.why}")
                self._grid.addWidget(lock, row, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            row += 1


def _held(widget: QWidget) -> QWidget:
    """A widget at the start of its cell: by itself a link would hold the whole column narrow."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


class TextBlock(QWidget):
    """A small heading and plain words beneath; hidden while there are none."""

    def __init__(self, heading: str, *, section: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        role = Type.SECTION if section else Type.CAPTION
        self.heading = PlainLabel(heading, role, "text" if section else "text2")
        self.words = PlainLabel("", wrap=True, selectable=True)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addStretch(1)

    def set_words(self, words: str) -> None:
        """Show these, or hide."""
        self.words.setText(words)
        self.setVisible(bool(words))
        self.setAccessibleName(f"{self.heading.text()}: {words}")


class ShortHistory(QWidget):
    """The last events of a document, newest first, and a link to all of them."""

    def __init__(self, context: ScreenContext, on_all: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("History"), Type.SECTION), 1)
        self.all_button = link(self.tr("All…"), on_all, small=True)
        self.all_button.setAccessibleName(self.tr("The whole history"))
        head.addWidget(self.all_button)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self._shown: object = None

    def set_entries(self, entries: list[HistoryEntry]) -> None:
        """Show the newest of these."""
        now = self._context.clock.now()
        state = (list(entries), to_datetime(now, self._context.zone).date())
        if state == self._shown:
            return
        self._shown = state
        clear(self._rows)
        for entry in told(entries)[:SHOWN_EVENTS]:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            when = PlainLabel(past_word(entry.event.at, self._context.zone, now), Type.SMALL, "text2")
            when.setMinimumWidth(scaled(52))
            words = command_words(entry.event.command)
            who = entry.event.actor_name
            text = self.tr("{0}, {1}").format(words, who) if who else words
            if entry.pending:
                text = self.tr("{0} (not yet sent)").format(text)
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(text, Type.SMALL, "text2", wrap=True), 1)
            self._rows.addLayout(row)
        if not entries:
            self._rows.addWidget(PlainLabel(self.tr("Nothing happened yet."), Type.SMALL, "text3"))
        self.all_button.setVisible(bool(entries))


def told(entries: Sequence[HistoryEntry]) -> list[HistoryEntry]:
    """One entry per command: what a command did for several readers is several events."""
    kept: dict[tuple[str, int], HistoryEntry] = {}
    for entry in entries:
        key = (entry.event.command, entry.event.at)
        if key not in kept or (entry.event.actor_name and not kept[key].event.actor_name):
            kept[key] = entry
    return list(kept.values())
