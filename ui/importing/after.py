# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is said once an import is done: what it did, the way back, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.values import Id
from ui.bulk.plan import MOST
from ui.importing.summary import done_words
from ui.importing.work import Looked, Wish, undone
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext


def say_done(context: ScreenContext, looked: Looked, wish: Wish, window: QWidget) -> None:
    """A toast with Undo; drafts of B2B orders can be made orders from there, many at once (S1.8)."""
    tasks = context.tasks
    back = undone(wish.kind, looked, update=wish.rules.update)
    undo = (lambda: tasks.start(tasks.commands(*back), tasks)) if back else None
    actions: list[tuple[str, Callable[[], object]]] = []
    made = [entry.record_id for entry in looked.new]
    if wish.kind == "b2b_orders" and 0 < len(made) <= MOST:
        words = QCoreApplication.translate("Imports", "Create orders…")
        actions.append((words, lambda: _create(context, made, window)))
    said = Message(done_words(looked, wish.rules), wish.name, undo=undo, actions=actions)
    context.toasts.show_message(said)


def _create(context: ScreenContext, made: Sequence[Id], window: QWidget) -> None:
    from ui.screens.transactions.creating import ask_to_create

    context.tasks.start(ask_to_create(context, made, window), context.tasks)
