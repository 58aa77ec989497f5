# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Chips, badges and avatars: small painted facts."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Radius, Tone, Type, colour, current_tokens, flags, font, metrics
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import WordPainter, chip, chip_height, chip_width, rounded, write


class Chip(QWidget):
    """A status chip: soft ground, word in its tone, icon where the tone is a warning."""

    def __init__(
        self, text: str = "", tone: Tone | str = Tone.GREY, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text = self._icon = ""
        self._tone = Tone.GREY
        self.set_content(text, tone, icon)

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    @property
    def tone(self) -> Tone:
        """The tone it is shown in."""
        return self._tone

    def set_content(self, text: str, tone: Tone | str = Tone.GREY, icon: str = "") -> None:
        """Show something else."""
        self._text, self._tone, self._icon = text, Tone(tone), icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Say it otherwise, in the same tone."""
        self.set_content(text, self._tone, self._icon)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), chip_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        mirrored = self.isRightToLeft()
        chip(WordPainter(self), self.rect(), self._text, self._tone, self._icon, mirrored=mirrored)


class FilterChip(QWidget):
    """A filter in force, outlined, with × to take it away.

    Signals: `removed`, `clicked` (to edit the filter).
    """

    removed = Signal()
    clicked = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        # Layouts turn sides by themselves, margins do not.
        row.setContentsMargins(*((2, 0, 8, 0) if self.isRightToLeft() else (8, 0, 2, 0)))
        row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._label = PlainLabel(text, Type.CAPTION)
        remove: Button = icon_button("x", self.tr("Remove the filter {0}").format(text), self.removed.emit)
        remove.setIconSize(QSize(12, 12))
        remove.setProperty("radius", Radius.CHIP)
        row.addWidget(self._label)
        row.addWidget(remove)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The filter in words."""
        return self._label.text()

    def mouseReleaseEvent(self, event: object) -> None:
        self.clicked.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(26, metrics(Type.CAPTION).height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(WordPainter(self), QRectF(self.rect()), Radius.BUTTON, colour("surface"), colour("line2"))


class Badge(QWidget):
    """An 18 px pill with a count: unread things."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(count > 0)

    def set_count(self, count: int) -> None:
        """Show another count; zero hides."""
        self._count = count
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(WordPainter(self), self.rect().center(), self._count)


def badge_size(count: int) -> QSize:
    """The size of a badge for a count."""
    height = max(18, metrics(Type.CAPTION).height() + 2)
    return QSize(max(height + 2, metrics(Type.CAPTION).horizontalAdvance(str(count)) + 12), height)


def paint_badge(painter: QPainter, centre: QPoint, count: int) -> None:
    """A badge around a point."""
    rect = QRect(QPoint(0, 0), badge_size(count))
    rect.moveCenter(centre)
    rounded(painter, QRectF(rect), rect.height() / 2, colour("accent"), None)
    strong = font(Type.CAPTION)
    strong.setWeight(font(Type.STRONG).weight())
    painter.setFont(strong)
    write(painter, rect, flags.CENTRE, str(count), colour("on_accent"))


def paint_corner_badge(painter: QPainter, box: QRect, count: int) -> None:
    """A small badge in the upper corner of an icon, of which it leaves most to be seen."""
    bold = font(Type.CAPTION)
    bold.setPixelSize(max(9, round(bold.pixelSize() * 0.84)))
    bold.setWeight(font(Type.STRONG).weight())
    ruler = QFontMetrics(bold)
    words = str(count) if count < 100 else "99+"
    rect = QRect(0, 0, max(ruler.height() + 2, ruler.horizontalAdvance(words) + 7), ruler.height())
    rect.moveTopRight(box.topRight())
    rounded(painter, QRectF(rect), rect.height() / 2, colour("accent"), None)
    painter.setFont(bold)
    write(painter, rect, flags.CENTRE, words, colour("on_accent"))


class Avatar(QWidget):
    """A party's initials on a soft square."""

    def __init__(
        self, name: str, pixels: int = 24, tone: Tone = Tone.BLUE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._initials = ""
        self.setFixedSize(pixels, pixels)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another party."""
        self._initials = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = WordPainter(self)
        rounded(painter, QRectF(self.rect()), Radius.CHIP + 1, colour(tokens.tone_soft(self._tone)), None)
        bold = font(Type.STRONG)
        bold.setPixelSize(max(9, round(self.width() * 0.44)))
        painter.setFont(bold)
        write(painter, self.rect(), flags.CENTRE, self._initials, colour(tokens.tone_text(self._tone)))


def initials(name: str) -> str:
    """At most two letters for a name: "Ashford Pottery" gives AP, "Leeds" gives LE."""
    words = [word for word in name.replace("&", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[1][0]).upper()
