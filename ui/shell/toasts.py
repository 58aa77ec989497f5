# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window's toasts, which also know how to say an error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop_b2b.errors import OutageError, UserError
from ui.strings import error_text
from ui.theme import Tone
from ui.widgets import Message, Toast, ToastHost
from ui.widgets.job_toast import JobToast


class WindowToasts(ToastHost):
    """What happened, at the bottom right of the main column."""

    def show_job(self, fact: str, cancel: Callable[[], object]) -> JobToast:
        """Show work that goes on, with Cancel."""
        return self.show_toast(JobToast(fact, cancel, self.host))

    def show_error(self, error: UserError | OutageError) -> Toast:
        """Show a refusal in words, with its code to quote."""
        words = error_text(error)
        title = QCoreApplication.translate("WindowToasts", "That was not done")
        return self.show_message(
            Message(title, words, Tone.RED, code=error.code, copyable=f"{words} ({error.code})")
        )
