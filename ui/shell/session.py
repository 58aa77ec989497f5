# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who sits before the window: signed in, out, or somebody else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.entities import Organisation, User
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import GetSyncStatus
from ui.notifier import Notifier
from ui.shell.services import WindowServices
from ui.tasks import Tasks
from ui.widgets import Question


class Session(QWidget):
    """Finds out who is signed in, and again whenever that may have changed.

    Signals: `entered(organisation, user)` when it is another one than before; `left()` when nobody is signed
    in any more; `awaited(loading)` when there is nobody to show screens to: to sign in, or because the first
    data are still on their way.
    """

    entered = Signal(object, object)
    left = Signal()
    awaited = Signal(bool)

    def __init__(
        self,
        tasks: Tasks,
        notifier: Notifier,
        services: WindowServices,
        flush: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.hide()
        self._tasks, self._services, self._flush, self._window = tasks, services, flush, window
        self._who: tuple[str, str] | None = None
        notifier.changed.connect(self._on_changed)

    def adopt(self, organisation: Organisation, user: User) -> None:
        """These are known to sit here: what is found out later about others still counts."""
        self._who = (organisation.id, user.id)

    def start(self) -> None:
        """Find out who is signed in."""
        self._tasks.when(self._tasks.identity(), self, self._found, on_error=self._nobody)

    def _found(self, who: tuple[Organisation, User]) -> None:
        organisation, user = who
        if (organisation.id, user.id) != self._who:
            self._leave()
            self._who = (organisation.id, user.id)
            self.entered.emit(organisation, user)

    def _nobody(self, error: UserError) -> None:
        if error.code == "session.none":
            self._leave()
            self.awaited.emit(False)
        elif error.code == "record.missing":
            self.awaited.emit(True)
        else:
            self._tasks.report(error)

    def _leave(self) -> None:
        if self._who is not None:
            self._who = None
            self.left.emit()

    def _on_changed(self, changes: Changes) -> None:
        if "session" in changes.kinds or (self._who is None and "organisation" in changes.kinds):
            self.start()

    # ------------------------------------------------------------ leaving

    def sign_out(self) -> None:
        """Leave this session; what has not reached the server stays here, and is said before."""
        self._flush()
        self._tasks.start(self._ask(), self)

    async def _ask(self) -> None:
        if self._services.is_sample():
            title = self.tr("Remove the sample data?")
            text = self.tr("What you did in it goes, too. You can start it again at any time.")
            verb = self.tr("Remove sample data")
            Question.ask(self._window, title, text, verb, self._on_answer, danger=True)
            return
        status = await self._tasks.query(GetSyncStatus())
        if not status.waiting:
            self._on_answer(True)
            return
        title = self.tr("%n change(s) have not reached the server", "", status.waiting)
        text = self.tr(
            "They stay on this computer and go when you sign in here again. Nobody else sees them until then."
        )
        Question.ask(self._window, title, text, self.tr("Sign out"), self._on_answer, danger=True)

    def _on_answer(self, agreed: bool) -> None:
        if agreed:
            self._tasks.start(self._sign_out(), self)

    async def _sign_out(self) -> None:
        self._flush()
        await self._tasks.written()
        await self._tasks.network(self._services.sign_out)
        self.start()
