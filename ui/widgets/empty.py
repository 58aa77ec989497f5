# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The empty state: what belongs here and the one thing to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Space, Type, colour
from ui.theme import icons as icon_set
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import rounded


class _Drawing(QWidget):
    """Three stacked lines and a round icon."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(108, 84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(3):
            left, top = 2 + 6 * index, 4 + 22 * index
            rounded(painter, QRectF(left, top, 91, 20), 4, colour("surface"), colour("line2"))
            rounded(painter, QRectF(left + 10, top + 8, 28, 4), 2, colour("line"), None)
            rounded(painter, QRectF(left + 46, top + 8, 34, 4), 2, colour("line"), None)
        rounded(painter, QRectF(74, 48, 32, 32), 16, colour("accent_soft"), None)
        icon_set.paint(painter, self._icon, 81, 55, icon_set.NAV, "link")


class EmptyState(QWidget):
    """A drawing, a title, two lines, one primary button and perhaps others; `hint` stands beneath."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        *,
        actions: tuple[Button, ...] = (),
        hint: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.XS)
        column.addStretch(2)
        column.addWidget(_Drawing(icon), 0, middle)
        column.addSpacing(Space.M)
        self._title = PlainLabel(title, Type.RECORD)
        self._text = PlainLabel(text, Type.BODY, "text2")
        self._text.setAlignment(middle)
        column.addWidget(self._title, 0, middle)
        column.addWidget(self._text, 0, middle)
        self._text.setVisible(bool(text))
        if actions:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addStretch(1)
            for button in actions:
                row.addWidget(button)
            row.addStretch(1)
            column.addSpacing(Space.S)
            column.addLayout(row)
        if hint is not None:
            column.addSpacing(Space.S)
            column.addWidget(hint, 0, middle)
        column.addStretch(3)
        self.setAccessibleName(f"{title}. {text}".strip())

    def set_words(self, title: str, text: str = "") -> None:
        """Change the words, such as for "nothing matches the filter"."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}".strip())
