# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The fields of signing in, and what may go wrong, in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import OutageError, UserError
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.strings import error_text
from ui.tasks import Tasks
from ui.theme import Space, Tone
from ui.widgets import IconLabel

#: A door to a profile: called off Qt's thread.
Door = Callable[[], None]


class SignInForm(QWidget):
    """Server, e-mail, password; or the password alone where the others are known.

    Signals: `signed_in`; `busy_changed(busy)`.
    """

    signed_in = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self,
        tasks: Tasks,
        sign_in: Callable[[str, str, str], None],
        *,
        server: str = "",
        email: str = "",
        known: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._sign_in, self._known = tasks, sign_in, known
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.form = Form()
        if not known:
            self.form.add_row(
                (FieldSpec("server", self.tr("Server"), placeholder="b2b.example.com", required=True), 12)
            )
        self.form.add_row((FieldSpec("email", self.tr("E-mail"), FieldKind.EMAIL, required=True), 12))
        self.form.add_row((FieldSpec("password", self.tr("Password"), FieldKind.PASSWORD, required=True), 12))
        self._server = server
        self.form.set_values({"server": server, "email": email})
        if known:
            self.form.lock("email", self.tr("Your work on this computer belongs to this user"))
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        column.addWidget(self.form)
        column.addWidget(self.message)

    @property
    def busy(self) -> bool:
        """Whether the server is being asked."""
        return self._busy

    def focus_first(self) -> None:
        """Put the caret into the first field that is still empty."""
        values = self.form.values()
        self.form.focus_field(next((key for key in self.form.keys if not values[key]), "password"))

    def submit(self) -> None:
        """Sign in, if the fields are filled."""
        self._say("")
        errors = self.form.validate()
        if errors:
            self.form.focus_field(next(iter(errors)))
            return
        if not self._busy:
            self._set_busy(True)
            self._tasks.start(self._go(), self)

    async def _go(self) -> None:
        values = {key: str(value).strip() for key, value in self.form.values().items() if key != "password"}
        password = str(self.form.values()["password"])
        server = values.get("server", self._server)
        problem = await through(self._tasks, partial(self._sign_in, server, values["email"], password))
        # The caret goes to what was refused: fields take it only once they are enabled again.
        self._set_busy(False)
        if isinstance(problem, UserError):
            self._refused(problem)
        elif problem is not None:
            self._say(error_text(problem), "cloud-off", Tone.GREY)
        else:
            self.signed_in.emit()

    def _refused(self, error: UserError) -> None:
        if error.field in self.form.keys:
            self.form.set_errors({error.field: error_text(error)})
            self.form.focus_field(error.field)
        else:
            self._say(error_text(error))
            self.form.focus_field("password")

    def _say(self, words: str, icon: str = "alert-circle", tone: Tone = Tone.RED) -> None:
        self.message.set_content(icon, words, tone)
        self.message.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.setEnabled(not busy)
        self.busy_changed.emit(busy)


async def through(tasks: Tasks, door: Door) -> UserError | OutageError | None:
    """Go through a door; what stopped us is given back, to be said beside it."""
    try:
        await tasks.network(door)
    except (UserError, OutageError) as error:
        return error
    return None
