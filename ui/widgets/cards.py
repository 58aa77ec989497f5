# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Cards: the surface on which everything stands."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Height, Radius, Space, Tone, Type, at_least, colour, current_tokens
from ui.theme.icons import NAV
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, Icon, PlainLabel
from ui.widgets.paint import band, rounded


class CardFooter(QWidget):
    """A card's footer: a sentence, the unread chip, and the total at the far end."""

    def __init__(self, padding: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(at_least(Height.CARD_FOOTER))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(padding, 1, padding, 0)
        self.row.setSpacing(Space.S)
        self._sentence = ElidedLabel("", Type.SMALL, "text3")
        self._unread = Chip("", Tone.GREY)
        self._unread.hide()
        self._total = PlainLabel("", Type.COUNTER)
        self.row.addWidget(self._sentence, 1)
        self.row.addWidget(self._unread)
        self.row.addWidget(self._total)

    def set_sentence(self, text: str, tone: Tone | str = "text3") -> None:
        """The sentence at the start."""
        self._sentence.set_full_text(text)
        self._sentence.set_tone(tone)

    def set_total(self, total: str) -> None:
        """The total at the end; zero is shown as 0."""
        self._total.setText(total)

    def set_unread(self, count: int, tone: Tone | str = Tone.GREY) -> None:
        """The unread chip, hidden at zero."""
        self._unread.set_content(self.tr("%n unread", "", count), tone)
        self._unread.setVisible(count > 0)

    @property
    def total(self) -> str:
        """The total as shown."""
        return self._total.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Transparent, or the footer would square off the card's corners: only the hairline is drawn.
        painter = QPainter(self)
        painter.fillRect(1, 0, self.width() - 2, 1, colour("line"))


class Card(QWidget):
    """A surface with a header of 38 px, a body, and perhaps a footer and an alert band.

    Put content in `body`; `padding` is 16 for editors and 12 for dashboard widgets; `flush` lets a table
    reach the borders.
    """

    def __init__(
        self,
        title: str = "",
        *,
        padding: int = Space.CARD,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padding = padding
        self._tone = Tone.NONE
        self._sentence = ""
        self._footer: CardFooter | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._outer = outer
        self.header = QWidget(self)
        self.header.setFixedHeight(at_least(Height.CARD_HEADER))
        row = QHBoxLayout(self.header)
        row.setContentsMargins(padding - 1, 0, 8 if padding == Space.WIDGET else padding - 1, 0)
        row.setSpacing(Space.S)
        self._icon = Icon("alert-circle", "text2", NAV)
        self._icon.hide()
        self._title = ElidedLabel(title, Type.SECTION)
        self._note = PlainLabel("", Type.SMALL, "text3")
        self._note.hide()
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch(1)
        self._header_row = row
        self.body = QVBoxLayout()
        top = 0 if title else padding
        edge = 0 if flush else padding - 1
        self.body.setContentsMargins(edge, 0 if flush else top, edge, 0 if flush else padding - 1)
        self.body.setSpacing(Space.S)
        outer.addWidget(self.header)
        self.header.setVisible(bool(title))
        outer.addLayout(self.body, 1)
        self._name()

    def round_off(self) -> None:
        """Keep the lower corners round beneath a table that paints its own ground."""
        edges = self.body.contentsMargins()
        edges.setBottom(Radius.CARD // 2 - 1)
        self.body.setContentsMargins(edges)

    def set_title(self, title: str, note: str = "") -> None:
        """Title, and a note beside it."""
        self._title.set_full_text(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.header.setVisible(bool(title))
        self._name()

    def set_alert(self, tone: Tone | str, icon: str = "alert-circle", sentence: str = "") -> None:
        """A 4 px band with its icon; the sentence goes to the footer and to screen readers."""
        self._tone = Tone(tone)
        self._sentence = sentence
        self._icon.set_icon(icon, str(self._tone))
        self._icon.setVisible(bool(self._tone))
        if sentence and self._footer is not None:
            self._footer.set_sentence(sentence, self._tone or "text3")
        self._name()
        self.update()

    def add_header_widget(self, widget: QWidget) -> None:
        """A widget at the far end of the header: a note, a segment, a button."""
        self.header.show()
        self._header_row.addWidget(widget)

    def add_tool(self, icon: str, name: str, on_click: Callable[[], object] | None = None) -> Button:
        """A tool icon at the upper right."""
        tool = icon_button(icon, name, on_click)
        self.add_header_widget(tool)
        return tool

    @property
    def footer(self) -> CardFooter:
        """The footer, made when first asked for."""
        if self._footer is None:
            self._footer = CardFooter(self._padding - 1)
            self._outer.addWidget(self._footer)
            if self._sentence:
                self._footer.set_sentence(self._sentence, self._tone or "text3")
        return self._footer

    def _name(self) -> None:
        parts = [self._title.full_text, self._sentence]
        self.setAccessibleName(". ".join(part for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, Radius.CARD, colour("surface"), colour("line"))
        if self._tone:
            band(painter, rect, Radius.CARD, colour(current_tokens().tone_band(self._tone)))


class Banner(QWidget):
    """A calm strip: icon, sentence (and a second line), one button. Offline is grey, never red."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        detail: str = "",
        *,
        tone: Tone | str = Tone.GREY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = Tone(tone)
        self.setMinimumHeight(at_least(Height.BANNER) + (8 if detail else -6))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 4, 6, 4)
        row.setSpacing(Space.S + 2)
        self._icon = Icon(icon, str(self._tone), 16)
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._sentence = PlainLabel(sentence, Type.MEDIUM if detail else Type.BODY, wrap=True)
        self._detail = PlainLabel(detail, Type.SMALL, "text2", wrap=True)
        words.addStretch(1)
        words.addWidget(self._sentence)
        words.addWidget(self._detail)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._detail.setVisible(bool(detail))
        self._row = row
        self.setAccessibleName(f"{sentence} {detail}".strip())

    def set_text(self, sentence: str, detail: str = "") -> None:
        """Change the words in place."""
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{sentence} {detail}".strip())

    def add_button(self, button: Button) -> None:
        """The one thing to do about it."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = colour(current_tokens().tone_soft(self._tone))
        rounded(QPainter(self), QRectF(self.rect()), Radius.BUTTON, ground, None)
