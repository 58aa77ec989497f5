# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The message that a widget was moved or resized, whose Undo puts it back (ux.md 28, 37)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.views import MoveWidget
from desktop_b2b.services.queries import GetWidgets
from ui.theme import Tone
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.widgets.toast import Toast


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arranged", text)


class Change(NamedTuple):
    """One value of one widget's row: `sort_key`, `width` or `rows`, as it was and as it was made."""

    widget_id: str
    field: str
    before: str | int
    after: str | int

    def command(self) -> MoveWidget:
        """Make it so."""
        values: dict[str, Any] = {self.field: self.after}
        return MoveWidget(widget_id=self.widget_id, **values)

    def reverse(self) -> Change:
        """The same, backwards."""
        return self._replace(before=self.after, after=self.before)


class Arranged:
    """Tells of one widget at a time: steps of the same kind that follow one another are one message, and its
    Undo takes all of them back.
    """

    def __init__(self, context: ScreenContext) -> None:
        self._context = context
        self._toast: Toast | None = None
        self._changes: list[Change] = []
        self._about: tuple[str, str] = ("", "")

    def tell(self, key: str, title: str, words: tuple[str, str], changes: Sequence[Change]) -> None:
        """Say that a widget was arranged, in a fact and a sentence, and offer to take it back."""
        about = (key, changes[0].field)
        standing = self._standing()
        earlier = self._changes if standing is not None and about == self._about else []
        if standing is not None:
            standing.dismiss()
        self._about, self._changes = about, joined(earlier, changes)
        fact, sentence = words
        message = Message(fact, sentence, undo=lambda: self._undo(title, self._changes))
        self._toast = self._context.toasts.show_message(message)
        self._toast.closed.connect(self._on_closed)

    def _standing(self) -> Toast | None:
        toast = self._toast
        return toast if toast is not None and shiboken6.isValid(toast) else None

    def _on_closed(self) -> None:
        self._toast = None

    def _undo(self, title: str, changes: Sequence[Change]) -> None:
        tasks = self._context.tasks
        tasks.start(self._take_back(title, changes), tasks)

    async def _take_back(self, title: str, changes: Sequence[Change]) -> None:
        """Put back what still is as it was made; what was arranged anew since, here or elsewhere, stays."""
        tasks = self._context.tasks
        rows = {row.id: row for row in await tasks.query(GetWidgets())}
        ours = [
            change
            for change in changes
            if change.widget_id in rows and getattr(rows[change.widget_id], change.field) == change.after
        ]
        if ours:
            await tasks.commands(*(change.reverse().command() for change in ours))
        else:
            fact = _tr("“{0}” stays as it is").format(title)
            sentence = _tr("It was moved or resized again since, or reset.")
            self._context.toasts.show_message(Message(fact, sentence, Tone.GREY))


def joined(earlier: Sequence[Change], later: Sequence[Change]) -> list[Change]:
    """Changes that followed one another as one step."""
    made = {(change.widget_id, change.field): change for change in earlier}
    for change in later:
        place = (change.widget_id, change.field)
        first = made.pop(place, change)
        made[place] = change._replace(before=first.before)
    return list(made.values())
