# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo after an answer was sent: it is a draft again while it waits here, else it can be changed (N12)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands import Command
from desktop_b2b.rules.deadlines import passed
from ui.shell.screen import Route, ScreenContext
from ui.shell.takeback import taking_back
from ui.theme import Tone
from ui.widgets import Message


def undo_of_answer(
    context: ScreenContext, command_id: str, inquiry_id: str, deadline_at: int, draft: Command | None
) -> Callable[[], object]:
    """What Undo does about an answer, or about a refusal to answer. ``draft`` keeps what was typed into the
    answer; the screen may be gone by then.
    """

    def proposal() -> None:
        words = QCoreApplication.translate("Inquiry", "Press “Change answer” to send another one.")
        if draft is None:
            words = QCoreApplication.translate("Inquiry", "Press “Answer after all” to answer.")
        if passed(deadline_at, context.clock.now()):
            words = QCoreApplication.translate("Inquiry", "The time to answer is over: it stands.")
        context.open(Route("inquiry", inquiry_id))
        fact = QCoreApplication.translate("Inquiry", "The retailer has it already")
        context.toasts.show_message(Message(fact, words, Tone.GREY))

    def keep_draft() -> None:
        if draft is not None:
            context.tasks.start(context.tasks.command(draft), context.tasks)

    return taking_back(context, command_id, proposal, keep_draft)
