# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a document to pages: one layout for preview, printer and PDF, so that all three agree.

The text is laid out once, without pages, in hundredths of a millimetre; pages are strips of it. So no row
and no line is ever cut, a heading stays with what follows, and the table's head is painted on each page.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPointF, QRect, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from desktop_b2b.documents.markup import GREY
from desktop_b2b.documents.model import (
    KEEP,
    MARGIN_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    UNITS_PER_MM,
    Document,
    Photo,
    Picture,
    Shape,
)
from desktop_b2b.errors import UserError
from ui.theme.fonts import load_bundled

U: Final = UNITS_PER_MM
PAGE: Final = QSizeF(PAGE_WIDTH_MM * U, PAGE_HEIGHT_MM * U)
_LEFT: Final = MARGIN_MM * U
_TOP: Final = MARGIN_MM * U
_WIDTH: Final = PAGE.width() - 2 * _LEFT
# The text ends a little above the margin, so that the foot has air.
_HEIGHT: Final = PAGE.height() - 2 * _TOP - 4.0 * U
_FOOT: Final = PAGE.height() - 13.0 * U
_GAP: Final = 6.0 * U
# Qt measures text in a 26.6 fixed point of 32 bits.
_LONGEST: Final = 30_000_000.0
_SMALL: Final = 300
_WHOLE_PARAGRAPH: Final = 60.0 * U


class Strip(NamedTuple):
    """The part of the long layout that a page shows, and whether the table's head goes above it."""

    top: float
    bottom: float
    headed: bool


class Atom(NamedTuple):
    """What must not be cut, and whether it is a row of the table with a head."""

    top: float
    bottom: float
    row: bool


class Pictures(QPyTextObject):
    """Draws the pictures that a document brought. Of others it knows nothing."""

    def __init__(self, pictures: tuple[Picture, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._shapes = {picture.name: picture for picture in pictures if isinstance(picture, Shape)}
        self._photos: dict[str, QImage] = {}
        for picture in pictures:
            if isinstance(picture, Photo):
                # Read as a JPG whatever it says it is.
                buffer = QBuffer()
                buffer.setData(picture.data)
                image = QImageReader(buffer, QByteArray(b"jpg")).read()
                if not image.isNull():
                    self._photos[picture.name] = image

    def intrinsicSize(self, doc: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        wanted = format.toImageFormat()
        known = wanted.name() in self._shapes or wanted.name() in self._photos
        return QSizeF(wanted.width(), wanted.height()) if known else QSizeF(0, 0)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, position: int, format: QTextFormat
    ) -> None:
        name = format.toImageFormat().name()
        if name in self._shapes:
            _draw_shape(painter, rect, self._shapes[name])
        elif name in self._photos:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(rect), self._photos[name])
            painter.restore()


def _draw_shape(painter: QPainter, box: QRectF | QRect, shape: Shape) -> None:
    frame = QRectF(box)
    across, down = frame.width() / shape.width, frame.height() / shape.height
    for x, y, width, height in shape.rectangles:
        area = QRectF(frame.x() + x * across, frame.y() + y * down, width * across, height * down)
        painter.fillRect(area, Qt.GlobalColor.black)


class Text(QTextDocument):
    """A text that loads nothing: its pictures were brought, and all else is refused (law 12)."""

    def __init__(self, html: str, pictures: tuple[Picture, ...]) -> None:
        super().__init__()
        self.refused: list[str] = []
        self._pictures = Pictures(pictures, self)
        layout = self.documentLayout()
        layout.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._pictures)
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setDefaultFont(paper_font(370))
        self.setHtml(html)
        self.setTextWidth(_WIDTH)
        self.height = layout.documentSize().height()
        # Held: when Python drops its side of a frame, PySide forgets the layout with it.
        self._root = self.rootFrame()
        self._frames = self._root.childFrames()

    def tables(self) -> list[QTextTable]:
        """The tables that stand in the text itself, not in one another."""
        return [frame for frame in self._frames if isinstance(frame, QTextTable)]

    def loadResource(self, type: int, name: QUrl | str) -> object:
        self.refused.append(name if isinstance(name, str) else name.toString())
        return QByteArray()

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint a part so that it begins at the painter's origin."""
        context = QAbstractTextDocumentLayout.PaintContext()
        # A little less than the strip: lines that only touch it belong to the next page.
        context.clip = QRectF(0, top + 1, _WIDTH, bottom - top - 2)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
        context.palette = palette
        painter.save()
        painter.translate(0, -top)
        painter.setClipRect(QRectF(0, top, _WIDTH, bottom - top))
        self.documentLayout().draw(painter, context)
        painter.restore()


def paper_font(pixels: int, weight: int = 400) -> QFont:
    """The bundled family on every system, so that pages break alike everywhere.

    Features that put other glyphs in place of digits and signs are off: PDF readers cannot read those back.
    """
    font = QFont(_family())
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("calt", "liga", "tnum"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@cache
def _family() -> str:
    return load_bundled() or "sans-serif"


class Pages:
    """A document, laid out. Units of painting are hundredths of a millimetre from the paper's corner."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.body = Text(document.body, document.pictures)
        if self.body.height > _LONGEST:
            raise UserError("document.too_long", "The document is too long to print; print it in parts.")
        self.closing = Text(document.closing, document.pictures) if document.closing else None
        table = self._headed_table()
        self._head = _head_of(self.body, table) if table is not None else None
        self.strips = self._paginate(_atoms(self.body, table))

    def __len__(self) -> int:
        return len(self.strips)

    def size(self, number: int) -> QSizeF:
        """How large a page is: all of them are A4."""
        return PAGE

    def refused(self) -> list[str]:
        """The resources that the text asked for and did not get."""
        return self.body.refused + (self.closing.refused if self.closing else [])

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0); a reprint says so on its top, with its number where that is known."""
        strip = self.strips[number]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(_LEFT, _TOP)
        if strip.headed and self._head is not None:
            self.body.paint(painter, self._head.top, self._head.bottom)
            painter.translate(0, self._head.bottom - self._head.top)
        if strip.bottom > strip.top:
            self.body.paint(painter, strip.top, strip.bottom)
        painter.restore()
        if self.closing and number == len(self) - 1:
            painter.save()
            painter.translate(_LEFT, _TOP + _HEIGHT - self.closing.height)
            self.closing.paint(painter, 0, self.closing.height)
            painter.restore()
        self._paint_margins(painter, number, copy=copy)

    def _paint_margins(self, painter: QPainter, number: int, *, copy: int) -> None:
        painter.save()
        font = paper_font(_SMALL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(GREY))
        label = self.document.page_label.format(page=number + 1, pages=len(self))
        width = metrics.horizontalAdvance(label)
        painter.drawText(QPointF(PAGE.width() - _LEFT - width, _FOOT), label)
        room = _WIDTH - width - 5 * U
        footer = metrics.elidedText(self.document.footer, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_LEFT, _FOOT), footer)
        if number:
            above = metrics.elidedText(self.document.continued, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(_LEFT, 14.0 * U), above)
        if copy:
            _paint_copy(painter, copy_words(self.document.copy_label, copy))
        painter.restore()

    def _headed_table(self) -> QTextTable | None:
        headed = (table for table in self.body.tables() if table.format().toTableFormat().headerRowCount())
        return next(headed, None)

    def _paginate(self, atoms: list[Atom]) -> list[Strip]:
        head = self._head.bottom - self._head.top if self._head else 0.0
        strips: list[Strip] = []
        top, headed, end = 0.0, False, 0.0
        for atom in atoms:
            room = _HEIGHT - (head if headed else 0.0)
            if atom.bottom - top > room and end > top:
                strips.append(Strip(top, end, headed))
                top, headed = atom.top, atom.row
            end = atom.bottom
        strips.append(Strip(top, end, headed))
        used = end - top + (head if headed else 0.0)
        if self.closing and used + _GAP + self.closing.height > _HEIGHT:
            strips.append(Strip(end, end, False))
        return strips


def copy_words(label: str, copy: int) -> str:
    """The reprint's word, with its number where it is known (True counts as unknown)."""
    return f"{label} {copy}" if copy > 1 else label


def _paint_copy(painter: QPainter, word: str) -> None:
    font = paper_font(400, 600)
    width = QFontMetricsF(font).horizontalAdvance(word)
    box = QRectF(PAGE.width() - _LEFT - width - 5.0 * U, 8.0 * U, width + 5.0 * U, 7.0 * U)
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.35 * U))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def _row_tops(text: Text, table: QTextTable) -> list[float]:
    """Where each row begins (its first cell's text, less the room above it); last, the table's end."""
    layout = text.documentLayout()
    tops = []
    for number in range(table.rows()):
        found = table.cellAt(number, 0)
        block = found.firstCursorPosition().block()
        padding = found.format().toTableCellFormat().topPadding()
        tops.append(layout.blockBoundingRect(block).top() - padding)
    return [*tops, layout.frameBoundingRect(table).bottom()]


def _head_of(text: Text, table: QTextTable) -> Atom:
    tops = _row_tops(text, table)
    return Atom(tops[0], tops[table.format().toTableFormat().headerRowCount()], False)


def _lines_of(text: Text, block: QTextBlock) -> list[tuple[float, float]]:
    """Top and bottom of each line of a block; a layout's own position counts from its cell."""
    layout = block.layout()
    top = text.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    return [(top + line.y(), top + line.y() + line.height()) for line in lines]


def _kept(block: QTextBlock) -> bool:
    first = block.begin()
    return not first.atEnd() and KEEP in first.fragment().charFormat().anchorNames()


def _atoms(text: Text, main: QTextTable | None) -> list[Atom]:
    """Everything that must not be cut, from top to bottom."""
    layout = text.documentLayout()
    atoms: list[Atom] = []
    keep: float | None = None
    iterator = text.rootFrame().begin()
    while not iterator.atEnd():
        frame = iterator.currentFrame()
        block = iterator.currentBlock()
        iterator += 1
        fresh: list[Atom] = []
        if isinstance(frame, QTextTable):
            tops = _row_tops(text, frame)
            first = frame.format().toTableFormat().headerRowCount() if frame is main else 0
            rows = _rows(frame, tops, headed=frame is main)
            if first:
                # The head is never left alone at the bottom of a page.
                body = rows[first:] or [Atom(tops[-1], tops[-1], True)]
                fresh = [Atom(tops[0], body[0].bottom, False), *body[1:]]
            else:
                fresh = rows
            fresh = [part for atom in fresh for part in _split_tall(text, frame, atom, headed=frame is main)]
        elif block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.height() <= _WHOLE_PARAGRAPH:
                fresh = [Atom(rect.top(), rect.bottom(), False)]
            else:
                fresh = [Atom(top, bottom, False) for top, bottom in _lines_of(text, block)]
            if _kept(block):
                keep = rect.top() if keep is None else keep
                continue
        if fresh and keep is not None:
            fresh[0] = Atom(keep, fresh[0].bottom, fresh[0].row)
            keep = None
        atoms += fresh
    return atoms


def _rows(table: QTextTable, tops: list[float], *, headed: bool) -> list[Atom]:
    """The rows; one that is tied to the next makes one piece with it."""
    rows: list[Atom] = []
    tied = False
    for number in range(table.rows()):
        top = rows.pop().top if tied else tops[number]
        rows.append(Atom(top, tops[number + 1], headed))
        tied = _kept(table.cellAt(number, 0).firstCursorPosition().block())
    return rows


def _split_tall(text: Text, table: QTextTable, atom: Atom, *, headed: bool) -> list[Atom]:
    """A row that is taller than a page may be cut, but only between lines of text."""
    if atom.bottom - atom.top <= _HEIGHT * 0.8:
        return [atom]
    spans: list[tuple[float, float]] = []
    block = table.firstCursorPosition().block()
    last = table.lastCursorPosition().position()
    while block.isValid() and block.position() <= last:
        spans += [span for span in _lines_of(text, block) if atom.top <= span[0] < atom.bottom]
        block = block.next()
    merged: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if merged and top < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
        else:
            merged.append((top, bottom))
    starts = [top for top, _ in merged]
    cuts = [atom.top, *starts[1:], atom.bottom]
    return [Atom(cuts[n], cuts[n + 1], headed if n else atom.row) for n in range(len(cuts) - 1)]
