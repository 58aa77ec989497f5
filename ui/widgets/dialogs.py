# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Dialogs: only for what cannot be undone.

Opened with `open()`, never `exec()`: the event loop belongs to the tasks.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.theme import Space, Type, scaled
from ui.widgets import tabbing
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel


class Dialog(QDialog):
    """A title, words, a body, and the verb on the button; Esc cancels.

    Override `accept` to check the body first. Signals: Qt's `accepted` and `rejected`.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        verb: str,
        kind: Kind | str = Kind.PRIMARY,
        cancel: str = "",
        width: int = 440,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(scaled(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.S)
        self.title_label = PlainLabel(title, Type.RECORD, wrap=True)
        column.addWidget(self.title_label)
        self.text_label = PlainLabel(text, Type.BODY, "text2", wrap=True)
        column.addWidget(self.text_label)
        self.text_label.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        column.addLayout(self.body)
        column.addSpacing(Space.S)
        self.buttons = QDialogButtonBox()
        self.verb_button = Button(verb, kind)
        self.cancel_button = Button(cancel or self.tr("Cancel"), Kind.SECONDARY)
        self.buttons.addButton(self.verb_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        # Enter must not do what cannot be undone.
        safe = self.cancel_button if Kind(kind) is Kind.DANGER else self.verb_button
        safe.setAutoDefault(True)
        safe.setDefault(True)
        if safe is self.cancel_button:
            safe.setFocus()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest) and self.isVisible():
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Words that are wrapped are as high as the width lets them be, which Qt's own size does not know:
        without this, fields beneath them are squeezed.
        """
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        most = self.screen().availableGeometry().height()
        needed = min(layout.totalMinimumHeightForWidth(self.width()), most)
        if self.height() < needed:
            self.resize(self.width(), needed)

    def focusNextPrevChild(self, next: bool) -> bool:
        return tabbing.step(self, forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not tabbing.leave(self, event):
            super().keyPressEvent(event)


class Question:
    """The one door for questions. Tests replace `ask`; screens never build their own."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        title: str,
        text: str,
        verb: str,
        answered: Callable[[bool], object],
        *,
        danger: bool = False,
        cancel: str = "",
    ) -> Dialog:
        """Ask, and call `answered` with True for the verb and False for anything else."""
        kind = Kind.DANGER if danger else Kind.PRIMARY
        dialog = Dialog(title, text, verb=verb, kind=kind, cancel=cancel, parent=parent)
        dialog.accepted.connect(lambda: answered(True))
        dialog.rejected.connect(lambda: answered(False))
        dialog.open()
        return dialog

    @classmethod
    def tell(cls, parent: QWidget | None, title: str, text: str) -> Dialog:
        """Say something that a toast is too small for; one button."""
        close = QCoreApplication.translate("Question", "Close")
        dialog = Dialog(title, text, verb=close, parent=parent)
        dialog.cancel_button.hide()
        dialog.open()
        return dialog
