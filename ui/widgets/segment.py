# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A segment: two to four words of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Radius, Type, colour, font
from ui.widgets.paint import rounded


class Segment(QWidget):
    """Choose one of a few; arrow keys move within, Tab passes through once.

    `options` are (key, word) pairs. Signals: `chosen(key)` when the user changes it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        current: str = "",
        *,
        sz: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._parts: dict[str, QPushButton] = {}
        for key, word in options:
            part = QPushButton(word)
            part.setCheckable(True)
            part.setProperty("kind", "segment")
            part.setProperty("sz", sz)
            part.setProperty("radius", Radius.CHIP)
            part.setFont(font(Type.MEDIUM))
            part.setAutoDefault(False)
            part.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(part)
            self._parts[key] = part
            row.addWidget(part)
        self.set_current(current or next(iter(self._parts)))

    @property
    def current(self) -> str:
        """The key of the chosen part."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def set_current(self, key: str) -> None:
        """Choose without a signal."""
        self._parts[key].setChecked(True)

    def set_word(self, key: str, word: str) -> None:
        """Change one part's word."""
        self._parts[key].setText(word)

    def paintEvent(self, event: QPaintEvent) -> None:
        # In a dialog the ground itself is raised: there the segment lies in it as fields do.
        ground = "sunken" if isinstance(self.window(), QDialog) else "navsel"
        rounded(QPainter(self), QRectF(self.rect()), Radius.BUTTON, colour(ground), None)
