# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Partners of a request as tiles: box, name, deadline; as many beside one another as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Radius, Space, Tone, Type, colour, scaled
from ui.widgets import (
    Avatar,
    ElidedLabel,
    icon_button,
    link,
    plain_tooltip,
)
from ui.widgets.paint import chip, chip_height, chip_width, rounded


class ChipButton(QAbstractButton):
    """A chip that can be pressed: the deadline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.GREY
        self._over = False
        self.setProperty("radius", Radius.CHIP)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_content(self, text: str, tone: Tone) -> None:
        """Words and tone."""
        self.setText(text)
        self._tone = tone
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text(), "clock"), max(24, chip_height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        chip(painter, self.rect(), self.text(), self._tone, "clock", raised=self._over, mirrored=mirrored)


class TileArea(QWidget):
    """Tiles side by side, as many as fit, all equally wide."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._tiles: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these, in this order; what is not among them any more goes."""
        for old in self._tiles:
            if old not in tiles:
                old.hide()
                old.deleteLater()
        self._tiles = list(tiles)
        self.lay_out()

    def lay_out(self) -> None:
        """Put the tiles in their places, and take as much height as they need."""
        self._lay(self.width(), place=True)
        self.setMinimumHeight(self._lay(self.width(), place=False))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, place=False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._least)
        return QSize(self._least, self._lay(width, place=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _lay(self, room: int, *, place: bool) -> int:
        if not self._tiles:
            return 0
        gap = Space.S
        fit = max(1, (room + gap) // (self._least + gap))
        columns = min(fit, max(4, len(self._tiles)) if len(self._tiles) <= fit else fit)
        width = (room - gap * (columns - 1)) // columns
        height = max(tile.sizeHint().height() for tile in self._tiles)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index, tile in enumerate(self._tiles):
            row, column = divmod(index, columns)
            if place:
                x = (columns - 1 - column if mirrored else column) * (width + gap)
                tile.setGeometry(QRect(x, row * (height + gap), width, height))
        rows = -(-len(self._tiles) // columns)
        return rows * height + (rows - 1) * gap


class PartnerTile(QWidget):
    """A partner: name, the items it is asked for, its deadline, and × to exclude it.

    Signals: `deadline_wanted(partner id)`, `excluded(partner id, on)`.
    """

    deadline_wanted = Signal(str)
    excluded = Signal(str, bool)

    def __init__(self, partner_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.partner_id = partner_id
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 6, 7)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        self._avatar = Avatar(name, scaled(20))
        top.addWidget(self._avatar)
        self._title = ElidedLabel(name, Type.MEDIUM)
        top.addWidget(self._title, 1)
        words = self.tr("Exclude {0} from this request").format(name)
        self.remove = icon_button("x", words, lambda: self.excluded.emit(self.partner_id, True))
        self.put_back = link(
            self.tr("Ask again"), lambda: self.excluded.emit(self.partner_id, False), small=True
        )
        self.put_back.setAccessibleName(self.tr("Ask {0} again").format(name))
        self.remove.setIconSize(QSize(12, 12))
        top.addWidget(self.remove)
        column.addLayout(top)
        low = QHBoxLayout()
        low.setSpacing(Space.S)
        self._items = ElidedLabel("", Type.SMALL, "text2")
        low.addWidget(self._items, 1)
        self.deadline = ChipButton()
        self.deadline.clicked.connect(lambda _on=False: self.deadline_wanted.emit(self.partner_id))
        low.addWidget(self.deadline)
        low.addWidget(self.put_back)
        column.addLayout(low)

    def show_partner(
        self, items: str, deadline: str, tone: Tone, excluded: bool, note: str, whole: str
    ) -> None:
        """Show what is asked until when."""
        words = self.tr("Excluded") if excluded else items[:1].upper() + items[1:]
        self._items.set_full_text(words if not note else f"{words}. {note}")
        self._items.set_tone("amber" if note else "text2")
        self._title.set_tone("text3" if excluded else "text")
        self.deadline.set_content(deadline, tone)
        spoken = self.tr("{0}: answer until {1}. Change the deadline")
        self.deadline.setAccessibleName(spoken.format(self._name, whole))
        self.deadline.setToolTip(plain_tooltip(whole))
        held = any(each.hasFocus() for each in (self.deadline, self.remove, self.put_back))
        turned = excluded == self.put_back.isHidden()
        self.deadline.setVisible(not excluded)
        self.remove.setVisible(not excluded)
        self.put_back.setVisible(excluded)
        if held and turned:
            self.take_focus()
        self.setAccessibleName(f"{self._name}, {words}")

    def take_focus(self) -> None:
        """Put the focus on what can be done here: the keyboard goes on where it was."""
        target = self.put_back if self.deadline.isHidden() else self.deadline
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), Radius.BUTTON, colour("sunken"), None)
