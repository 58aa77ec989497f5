# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands above the list: the named searches, the box, what is wrong with its text, the chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from ui.screens.transactions.box import SearchBox
from ui.screens.transactions.chips import ChipRow
from ui.strings import error_text
from ui.theme import Space, scaled
from ui.widgets import IconLabel, Segment, announce

#: The box is never narrower than this beside the named searches: then it stands beneath them.
LEAST_BOX = 300


class SearchTop(QWidget):
    """Named searches and box in one line, or in two where there is no room. Signals: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        box: SearchBox,
        chips: ChipRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = box
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(Space.L)
        self.views = Segment(options)
        self.views.chosen.connect(self.chosen)
        self._line.addWidget(self.views)
        self._line.addWidget(box, 1)
        column.addLayout(self._line)
        self.trouble = IconLabel("alert-circle", "", "red", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(chips)

    def show_trouble(self, error: UserError | None) -> None:
        """Say what is wrong with the text in the box, or that nothing is."""
        words = error_text(error) if error is not None else ""
        self.box.setAccessibleDescription(words)
        if words and words != self.trouble.label.text():
            announce(self.box, words)
        self.trouble.label.setText(words)
        self.trouble.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.views.sizeHint().width() + Space.L + scaled(LEAST_BOX)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._line.setSpacing(Space.L if beside else Space.S)

    def minimumSizeHint(self) -> object:  # type: ignore[override]
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), self.views.sizeHint().width()))
        return hint
