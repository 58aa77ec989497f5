# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in once more, when the server no longer knows the session: the work on this desk goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.screens.welcome.form import SignInForm
from ui.shell.services import WindowServices
from ui.tasks import Tasks
from ui.widgets import Dialog


class SignInAgain(Dialog):
    """Asks for the password alone."""

    def __init__(self, tasks: Tasks, services: WindowServices, email: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("SignInAgain", "Sign in again"),
            QCoreApplication.translate(
                "SignInAgain", "Your session has ended. What you did meanwhile is kept and will go."
            ),
            verb=QCoreApplication.translate("SignInAgain", "Sign in"),
            parent=parent,
        )
        self.form = SignInForm(
            tasks, services.sign_in, server=services.default_server, email=email, known=True, parent=self
        )
        self.body.addWidget(self.form)
        self.form.signed_in.connect(lambda: self.done(QDialog.DialogCode.Accepted))
        self.form.busy_changed.connect(lambda busy: self.verb_button.setEnabled(not busy))
        self.form.form.focus_field("password")

    def accept(self) -> None:
        self.form.submit()
