# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Server and code, as the letter of an invitation has them; then the invitation itself is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import OutageError, UserError
from ui.forms.form import Form
from ui.forms.spec import FieldSpec
from ui.language import Language
from ui.shell.services import WindowServices
from ui.strings import error_text
from ui.tasks import Tasks
from ui.theme import Space, Tone
from ui.widgets import IconLabel

if TYPE_CHECKING:
    from desktop_b2b.services.invitations import InvitationCard
    from ui.screens.welcome.invited import InvitationDialog


class CodeForm(QWidget):
    """Asks the server what a code says. Signals: `connected` when the invitation was followed;
    `busy_changed(busy)`.
    """

    connected = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self, tasks: Tasks, services: WindowServices, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._services, self._language = tasks, services, language
        self.dialog: InvitationDialog | None = None
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.form = Form()
        server = FieldSpec("server", self.tr("Server"), placeholder="b2b.example.com", required=True)
        self.form.add_row((server, 12))
        note = self.tr("from the letter")
        self.form.add_row((FieldSpec("code", self.tr("Invitation code"), note=note, required=True), 12))
        self.form.set_values({"server": services.default_server})
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        column.addWidget(self.form)
        column.addWidget(self.message)

    def submit(self) -> None:
        """Look at the invitation, if the fields are filled."""
        self._say("")
        errors = self.form.validate()
        if errors:
            self.form.focus_field(next(iter(errors)))
        elif not self._busy:
            self._set_busy(True)
            self._tasks.start(self._look(), self)

    async def _look(self) -> None:
        values = {key: str(value).strip() for key, value in self.form.values().items()}
        look = self._services.look_at_invitation
        if look is None:
            raise UserError("invitation.none_here", "This program takes no invitations.")
        try:
            card = await self._tasks.network(partial(look, values["server"], values["code"]))
        except UserError as error:
            self._set_busy(False)
            field = error.field if error.field in self.form.keys else "code"
            self.form.set_errors({field: error_text(error)})
            self.form.focus_field(field)
        except OutageError as error:
            self._set_busy(False)
            self._say(error_text(error), "cloud-off", Tone.GREY)
        else:
            self._set_busy(False)
            self._show(values["server"], values["code"], card)

    def _show(self, server: str, code: str, card: InvitationCard) -> None:
        from ui.screens.welcome.invited import InvitationDialog  # not before somebody has a code

        self.dialog = InvitationDialog(
            self._tasks, self._services, self._language.current, server, code, self.window()
        )
        self.dialog.connected.connect(self.connected)
        self.dialog.show_invitation(card)
        self.dialog.open()

    def _say(self, words: str, icon: str = "alert-circle", tone: Tone = Tone.RED) -> None:
        self.message.set_content(icon, words, tone)
        self.message.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.setEnabled(not busy)
        self.busy_changed.emit(busy)
