# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The question after the preview: is the request closed by these orders (S2.85)?"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ui.strings import number_word
from ui.widgets import Dialog, secondary


def _tr(text: str) -> str:
    return QCoreApplication.translate("CloseQuestion", text)


class CloseQuestion(Dialog):
    """Yes closes, No keeps it partially ordered, Esc sends nothing. Signals: `answered(close)`."""

    answered = Signal(bool)

    def __init__(self, missing: Decimal, parent: QWidget | None = None) -> None:
        if missing:
            text = _tr(
                "{0} are not ordered yet. Yes closes the request; "
                "No keeps it open as partially ordered, so that you can order the rest later."
            ).format(number_word(missing))
        else:
            text = _tr("Everything is ordered. Yes closes the request; No keeps it open for changes.")
        super().__init__(_tr("Close the request?"), text, verb="", parent=parent)
        self.verb_button.setText(self.tr("Yes, send and close"))
        self.no_button = secondary(self.tr("No, send and keep open"), on_click=self._keep_open)
        self.buttons.addButton(self.no_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel_button.setText(self.tr("Send nothing"))
        self._close_it = True
        (self.no_button if missing else self.verb_button).setFocus()

    def _keep_open(self) -> None:
        self._close_it = False
        self.accept()

    def accept(self) -> None:
        super().accept()
        self.answered.emit(self._close_it)
