# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The state of sync in the frame: what strip and status bar say, and what a click on them does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_b2b.errors import OutageError
from ui.shell import routes
from ui.shell.sync_words import SyncWords, detail_words, sync_words
from ui.strings import error_text, past_word
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext


#: The code of a server's wish that a person must agree to.
REMOVAL = "sync.removal"


class SyncCorner(QWidget):
    """Knows the words of the moment; `show_words(strip's, status bar's)` is called when they change."""

    def __init__(
        self,
        context: ScreenContext,
        show_words: Callable[[SyncWords, SyncWords], None],
        has_screen: Callable[[str], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.hide()
        self._context, self._show_words, self._has = context, show_words, has_screen
        self._outage = ""
        context.feeds.sync_changed.connect(self._on_sync)
        context.tasks.outage.connect(self._on_outage)
        context.notifier.minute.connect(self.refresh)

    def refresh(self) -> None:
        """Say it again: the clock, the zone or the language is another."""
        words = self._words()
        outage = SyncWords("alert-circle", self._outage, words.short, Tone.RED)
        self._show_words(words, outage if self._outage else words)

    def _words(self) -> SyncWords:
        context = self._context
        sample = context.services.is_sample()
        return sync_words(context.feeds.sync, context.zone, context.clock.now(), is_sample=sample)

    def _on_sync(self) -> None:
        self._outage = ""
        self.refresh()

    def _on_outage(self, error: OutageError) -> None:
        self._outage = error_text(error)
        if not error.code.startswith("network."):
            self._context.toasts.show_error(error)
        self.refresh()

    # ------------------------------------------------------------ doing

    def click(self) -> None:
        """Lead to what waits, or synchronise."""
        status = self._context.feeds.sync
        if self._context.services.is_sample():
            self._tell(self._words())
        elif status.state == "needs_sign_in":
            self._sign_in_again()
        elif status.code == REMOVAL:
            self._ask_removal()
        elif status.issues and self._has("issues"):
            self._context.open(routes.ISSUES)
        elif status.waiting and self._has("outbox"):
            self._context.open(routes.OUTBOX)
        else:
            self.sync_now()

    def _ask_removal(self) -> None:
        from ui.shell.removal import RemovalQuestion

        question = RemovalQuestion(detail_words(self._context.feeds.sync), self.window())
        question.accepted.connect(lambda: self._context.tasks.start(self._let_go(), self))
        question.open()

    async def _let_go(self) -> None:
        await self._context.tasks.network(self._context.services.accept_removal)
        await self._sync_now()

    def sync_now(self) -> None:
        """Exchange with the server now; always answers."""
        if self._context.services.is_sample():
            self._tell(self._words())
        else:
            self._context.tasks.start(self._sync_now(), self)

    def _tell(self, words: SyncWords) -> None:
        from ui.widgets import Message

        self._context.toasts.show_message(Message(words.short, words.sentence, Tone.GREY))

    async def _sync_now(self) -> None:
        from desktop_b2b.services.queries import GetSyncStatus
        from ui.widgets import Message

        context = self._context
        try:
            await context.tasks.network(context.services.sync_now)
        except OutageError as error:
            context.toasts.show_message(Message(self.tr("Not synchronised"), error_text(error), Tone.GREY))
            return
        status = await context.tasks.query(GetSyncStatus())
        now = context.clock.now()
        if status.waiting or status.issues or status.confirmed_at is None:
            self._tell(sync_words(status, context.zone, now))
            return
        at = past_word(status.confirmed_at, context.zone, now, inside=True)
        context.toasts.show_message(Message(self.tr("Everything is up to date, {0}").format(at)))

    def _sign_in_again(self) -> None:
        from ui.screens.welcome.again import SignInAgain

        context = self._context
        email = context.viewer.user.email
        SignInAgain(context.tasks, context.services, email, self.window()).open()
