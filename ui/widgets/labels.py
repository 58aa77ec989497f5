# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Labels. All of them show plain text: words from others are never read as markup (law 12)."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Space, Tone, Type, colour, flags, font, metrics, repolish
from ui.theme import icons as icon_set
from ui.widgets.paint import elided, rounded


class PlainLabel(QLabel):
    """A label that takes every character literally.

    `role` is its place in the type scale, `tone` a Tone or one of text, text2, text3.
    """

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        tone: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", flags.PLAIN_TEXT)
        self.setFont(font(role))
        self.setProperty("tone", str(tone))
        if self.isRightToLeft():
            # Qt would put words in our letters at the other side.
            self.setProperty("alignment", flags.END)
        self.setText(text)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            from PySide6.QtCore import Qt  # never on the first screen

            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_tone(self, tone: str) -> None:
        """Change the colour by meaning."""
        if self.property("tone") != str(tone):
            self.setProperty("tone", str(tone))
            repolish(self)

    def set_role(self, role: Type) -> None:
        """Change the place in the type scale."""
        self.setFont(font(role))


class ElidedLabel(PlainLabel):
    """A single line that ends in … when it must; the whole text is its tooltip then."""

    def __init__(
        self, text: str = "", role: Type = Type.BODY, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, tone, parent=parent)
        self._full = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_full_text(text)

    @property
    def full_text(self) -> str:
        """The text before eliding."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        self._full = " ".join(text.split("\n"))
        self.setAccessibleName(self._full)
        self._elide()
        self.updateGeometry()

    def _elide(self) -> None:
        shown = elided(self.fontMetrics(), self._full, max(0, self.width()))
        self.setText(shown)
        self.setToolTip(plain_tooltip(self._full) if shown != self._full else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())


def plain_tooltip(text: str) -> str:
    """Tooltips guess whether a text is markup; escaped markup shows any text literally."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"


class FieldLabel(QWidget):
    """A field's label with its privacy or print note beside it, or beneath where there is no room for both.

    Signal: `folded(whether)` when the note went beneath, or came up again.
    """

    folded = Signal(bool)

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.is_folded = self._placed = False
        self.label = PlainLabel(text, Type.CAPTION, "text2")
        self.note = ElidedLabel(note, Type.SMALL, "text3")
        row.addWidget(self.label)
        row.addWidget(self.note)
        self.note.setVisible(bool(note))
        row.addStretch(1)

    def set_text(self, text: str, note: str = "") -> None:
        """Change label and note."""
        self.label.setText(text)
        self.note.set_full_text(note)
        self.note.setVisible(bool(note))
        if self._placed:
            self._fold()

    def leave_room(self, lines: bool) -> None:
        """Whether a line is left above, since the note of a neighbour stands beneath its label."""
        above = self.note.sizeHint().height() if lines and not self.is_folded else 0
        self._row.setContentsMargins(0, above, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        self._fold()

    def _fold(self) -> None:
        """Narrower than both, the note goes beneath; what is wanted does not depend on where it stands."""
        wanted = self.label.sizeHint().width() + Space.S + self.note.sizeHint().width()
        folded = bool(self.note.full_text) and wanted > self.width()
        if folded != self.is_folded:
            self.is_folded = folded
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if folded else way.LeftToRight)
            self._row.setSpacing(0 if folded else Space.S)
            self.folded.emit(folded)


class IconLabel(QWidget):
    """An icon and a sentence in one tone: a hint, an error, a fact. It `gives_way` where room is wanted."""

    def __init__(
        self,
        icon: str,
        text: str = "",
        tone: str = Tone.GREY,
        *,
        role: Type = Type.SMALL,
        pixels: int = icon_set.TEXT,
        wrap: bool = False,
        gives_way: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.picture = Icon(icon, tone, pixels)
        self.label: PlainLabel = (
            ElidedLabel(text, role, tone) if gives_way else PlainLabel(text, role, tone, wrap=wrap)
        )
        from PySide6.QtCore import Qt  # never on the first screen

        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)

    def set_content(self, icon: str, text: str, tone: str) -> None:
        """Change all three."""
        self.picture.set_icon(icon, tone)
        if isinstance(self.label, ElidedLabel):
            self.label.set_full_text(text)
        else:
            self.label.setText(text)
        self.label.set_tone(tone)


class Icon(QWidget):
    """One icon, painted in a tone; silent for screen readers unless named."""

    def __init__(
        self, icon: str, tone: str = "text2", pixels: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone = str(tone)
        self._pixels = pixels
        self.setFixedSize(pixels, max(pixels, metrics(Type.SMALL).height()))

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, str(tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = (self.height() - self._pixels) // 2
        icon_set.paint(painter, self._icon, 0, y, self._pixels, tone_token(self._tone))


def tone_token(tone: str) -> str:
    """The token for a tone or for text, text2, text3 themselves."""
    from_tone = {
        "": "text",
        "grey": "text2",
        "blue": "link",
        "red": "red",
        "amber": "amber",
        "green": "green",
        "violet": "violet",
    }
    return from_tone.get(tone, tone)


class KeyCap(QLabel):
    """A key, as printed on a keyboard: Ctrl K."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("textFormat", flags.PLAIN_TEXT)
        self.setFont(font(Type.CAPTION))
        self.setProperty("tone", "text2")
        self.setContentsMargins(5, 1, 5, 1)
        self.setProperty("alignment", flags.CENTRE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 4, colour("sunken"), colour("line2"))
        painter.end()
        super().paintEvent(event)


class Divider(QFrame):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "divider")
        self.setFixedHeight(1)
