# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A search field: icon before, key cap after, cleared by Esc."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import scaled
from ui.widgets.labels import Icon, KeyCap

#: So wide is a field that gives way.
_LEAST = 100


class SearchField(QLineEdit):
    """A line edit for searching. `keys` shows the shortcut that reaches it; Esc clears the text. It is as
    wide as it `wants` to be, where that is said, and gives way down to what shows some letters.
    """

    def __init__(
        self,
        placeholder: str,
        *,
        keys: str = "",
        icon: str = "search",
        wants: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wants = wants
        if wants:
            self.setMinimumWidth(min(wants, scaled(_LEAST)))
            self.setMaximumWidth(wants)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("sz", "search")
        self._icon = Icon(icon, "text2", 16, self)
        self._keys = KeyCap(keys, self)
        self._keys.setVisible(bool(keys))
        self._place()

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(self._wants or usual.width(), usual.height())

    def set_suffix(self, text: str) -> None:
        """Words at the far end instead of the keys."""
        self._keys.setText(text)
        self._keys.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        self._keys.adjustSize()
        end = self._keys.width() + 10 if self._keys.isVisibleTo(self) else 0
        mirrored = self.isRightToLeft()
        self.setTextMargins(end if mirrored else 24, 0, 24 if mirrored else end, 0)
        x = self.width() - 12 - self._icon.width() if mirrored else 12
        self._icon.move(x, (self.height() - self._icon.height()) // 2)
        x = 7 if mirrored else self.width() - 7 - self._keys.width()
        self._keys.move(x, (self.height() - self._keys.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # loaded after the first paint

        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
