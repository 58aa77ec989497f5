# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A toast for work that takes a while: a bar, how far it is, and Cancel. The window stays usable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import Space, Tone, Type
from ui.widgets.buttons import secondary
from ui.widgets.labels import PlainLabel
from ui.widgets.toast import Message, Toast


class JobToast(Toast):
    """Stays until its work is done; closing it hides it, Cancel stops the work."""

    def __init__(self, fact: str, cancel: Callable[[], object], parent: QWidget | None = None) -> None:
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._far = PlainLabel("", Type.SMALL, "text2")
        self._cancel = cancel
        super().__init__(Message(fact, tone=Tone.BLUE), parent)
        self._bar.setAccessibleName(fact)

    @property
    def stays(self) -> bool:
        """Work in progress is not counted down."""
        return True

    def _add_actions(self, words: QVBoxLayout) -> None:
        words.addSpacing(Space.XS)
        words.addWidget(self._bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.XS, 0, 0)
        row.addWidget(self._far, 1)
        self.cancel_button = secondary(self.tr("Cancel"), on_click=self._on_cancel, sz="s")
        row.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        words.addLayout(row)

    def set_progress(self, done: int, total: int | None, words: str) -> None:
        """How far the work is; without a total the bar only says that it goes on."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(min(done, total) if total else 0)
        self._far.setText(words)

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._far.setText(self.tr("Stopping…"))
        self._cancel()
