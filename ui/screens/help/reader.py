# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Shows a page in the type and colours of the program; it loads nothing but what the page itself says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.screens.help.pages import Page
from ui.theme import Space, Type, colour, font, scaled

_HEADINGS = {1: Type.PAGE, 2: Type.SECTION, 3: Type.STRONG}
_ABOVE = {1: 0, 2: Space.L, 3: Space.M}
#: Some 75 letters: longer lines are hard to read.
LINE = 620


class Reader(QTextBrowser):
    """A page of text; links are followed by whoever listens to `anchorClicked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: What stands where the page was opened.
        self.heading = ""
        self._start = 0
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reader")
        self.setAccessibleName(self.tr("Page"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_page(self, page: Page, part: int = 0) -> None:
        """Show a page from its start, or from one of its headings, counted from 1."""
        document = self.document()
        document.setDefaultFont(font(Type.BODY))
        self.setMarkdown(page.body)
        block = document.begin()
        start, headings = document.begin(), 0
        while block.isValid():
            self._dress(block)
            if block.blockFormat().headingLevel() == 2:
                headings += 1
                start = block if headings == part else start
            block = block.next()
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(page.title)
        self.heading = start.text()
        if start.position():
            self.setTextCursor(QTextCursor(start))
            self._start = start.position()
            QTimer.singleShot(0, self, self._scroll_to_start)

    def _scroll_to_start(self) -> None:
        """The heading at the top, once the page is laid out."""
        block = self.document().findBlock(self._start)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top))

    def _dress(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat(block.blockFormat())
        shape.setTopMargin(_ABOVE.get(level, 2))
        shape.setBottomMargin(Space.S if block.textList() is None else Space.XS)
        shape.setLineHeight(128, 1)
        cursor.setBlockFormat(shape)
        parts = []
        pieces = block.begin()
        while not pieces.atEnd():
            parts.append(pieces.fragment())
            pieces += 1
        for piece in parts:
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._look(piece.charFormat(), level))

    def _look(self, given: QTextCharFormat, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(colour("text"))
        if level:
            made.setFont(font(_HEADINGS.get(level, Type.STRONG)))
        elif given.fontFixedPitch():
            made.setFont(font(Type.CAPTION))
            made.setBackground(colour("sunken"))
        else:
            made.setFont(font(Type.STRONG if given.fontWeight() > font(Type.MEDIUM).weight() else Type.BODY))
            made.setFontItalic(given.fontItalic())
        if given.isAnchor():
            made.setAnchor(True)
            made.setAnchorHref(given.anchorHref())
            made.setForeground(colour("link"))
        return made

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is loaded from anywhere (law 12)."""
        return None

    def _fit(self) -> None:
        """Lines of a length that can be read, at the start of the page."""
        far = max(0, self.viewport().width() - scaled(LINE) - 2 * Space.XL)
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(Space.XL)
        if self.isRightToLeft():
            frame.setLeftMargin(Space.XL + far)
        else:
            frame.setRightMargin(Space.XL + far)
        self.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
