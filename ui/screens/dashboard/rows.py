# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting of a widget's heading and rows, as the table paints them that takes their place; a test compares
the two pixel by pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from ui.screens.dashboard.columns import DATE, DUE, LINK, MONEY, NUMBER, STATUS, TEXT, RowCell, RowColumn
from ui.theme import Height, Tone, Type, advance, at_least, colour, flags, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import chip, chip_height, chip_width, dot, fill, fitted, isolated, line, write

#: Paddings of cells, outer and inner; and what an icon takes of a cell.
LEAD, INNER = 11, 7
ICON = icon_set.TEXT + 5
LEAST_SECTION = 28
#: What is left of the column that takes the rest before others have to go, and how far words widen others.
LEAST_REST, MOST_WORDS = 72, 168
_INKS = {LINK: "link", DUE: "text2", DATE: "text2"}
_WHOLE = frozenset({LINK, NUMBER, MONEY, DUE})


def heading_height() -> int:
    """The height of the heading."""
    return max(Height.HEADING_WIDGET, metrics(Type.CAPTION).height() + 6)


def row_height() -> int:
    """The height of each row."""
    return max(Height.ROW_WIDGET, at_least(0))


def role_of(kind: str, tone: str, *, unread: bool) -> Type:
    """The type in which a cell is written."""
    if kind == LINK:
        return Type.STRONG if unread else Type.MEDIUM
    return Type.MEDIUM if kind == DUE and tone in ("amber", "red", "green", "violet", "blue") else Type.BODY


# ------------------------------------------------------------ widths


def stretching(columns: Sequence[RowColumn]) -> int:
    """The column that takes what the others leave."""
    return next((place for place, column in enumerate(columns) if column.stretch), 0)


def needed(column: RowColumn, cells: Iterable[RowCell]) -> int:
    """What heading and words of a column need, with inner paddings."""
    words = [advance(Type.CAPTION, column.title())]
    widest_role = role_of(column.kind, "red", unread=True)
    for cell in cells:
        if column.kind == STATUS:
            words.append(chip_width(cell.text, cell.icon))
        else:
            words.append(advance(widest_role, cell.text) + (ICON if cell.icon else 0))
    widest = max(words)
    if column.kind == TEXT:
        widest = min(widest, max(words[0], scaled(MOST_WORDS)))
    return widest + 2 * INNER + 3


def widths(columns: Sequence[RowColumn], wanted: Sequence[int], room: int) -> list[int]:
    """The columns' widths in a room: wider at both ends, and one takes what the others leave."""
    sizes = list(wanted)
    if sizes:
        sizes[0] += LEAD - INNER
        sizes[-1] += LEAD - INNER
        rest = stretching(columns)
        sizes[rest] = max(LEAST_SECTION, room - sum(sizes) + sizes[rest])
    return sizes


def fitting(columns: Sequence[RowColumn], wanted: Sequence[int], room: int) -> list[int]:
    """The columns for which there is room; the last ones go first, never the number and what stretches."""
    rest = stretching(columns)
    places = list(range(len(columns)))
    taken = sum(wanted) - wanted[rest] + scaled(LEAST_REST) + 2 * (LEAD - INNER) if columns else 0
    for place in reversed(range(1, len(columns))):
        if taken <= room:
            break
        if place != rest:
            places.remove(place)
            taken -= wanted[place]
    return places


class RowsPainter:
    """Paints into `room`, in columns of the given widths."""

    def __init__(self, painter: QPainter, room: QRect, sizes: Sequence[int], *, mirrored: bool) -> None:
        self._painter, self._room, self._mirrored = painter, room, mirrored
        self._places: list[tuple[int, int]] = []
        x = 0
        for number, size in enumerate(sizes):
            before = LEAD if number == 0 else INNER
            after = LEAD if number == len(sizes) - 1 else INNER
            start = room.width() - x - size if mirrored else x
            if mirrored:
                before, after = after, before
            self._places.append((room.x() + start + before, size - before - after))
            x += size

    def heading(self, columns: Sequence[RowColumn]) -> None:
        """The quiet words above the rows, and the line beneath them."""
        painter, room, height = self._painter, self._room, heading_height()
        fill(painter, QRect(room.x(), room.y() + height - 1, room.width(), 1), colour("line"))
        painter.setFont(font(Type.CAPTION))
        ink = colour("text3")
        for (x, width), column in zip(self._places, columns, strict=True):
            align = flags.END if column.at_end or self._mirrored else flags.START
            shown = isolated(fitted(Type.CAPTION, column.title(), width))
            write(painter, QRect(x, room.y(), width, height), align | flags.SINGLE_LINE, shown, ink)

    def rows(
        self, columns: Sequence[RowColumn], cells: Sequence[Sequence[RowCell]], unread: Sequence[bool]
    ) -> None:
        """The rows, column by column: a column has few fonts."""
        painter, height = self._painter, row_height()
        top = self._room.y() + heading_height()
        for number, column in enumerate(columns):
            x, width = self._places[number]
            align = flags.END if column.at_end or self._mirrored else flags.START
            now: Type | None = None
            for place, row in enumerate(cells):
                cell = row[number]
                role = role_of(column.kind, cell.tone, unread=unread[place])
                token = tone_token(cell.tone) if cell.tone else _INKS.get(column.kind, "text")
                ink = colour(token)
                if now is not role:
                    now = role
                    painter.setFont(font(role))
                rect = QRect(x, top + place * height, width, height)
                if column.kind == STATUS:
                    self._chip(rect, cell)
                    now = None
                    continue
                if cell.icon:
                    rect = self._icon(rect, cell, role, token, at_end=align == flags.END)
                if column.kind in _WHOLE:
                    write(painter, rect, align | flags.SINGLE_LINE | flags.DONT_CLIP, cell.text, ink)
                else:
                    shown = fitted(role, cell.text, rect.width())
                    write(painter, rect, align | flags.SINGLE_LINE, shown, ink)
                if column.kind == LINK and unread[place]:
                    self._dot(x, width, top + place * height + (height - 1) // 2)

    def nothing(self, words: str) -> None:
        """A sentence in the place of rows."""
        room, top = self._room, self._room.y() + heading_height()
        rect = QRect(room.x() + LEAD, top, room.width() - 2 * LEAD, row_height())
        self._painter.setFont(font(Type.BODY))
        line(self._painter, rect, words, flags.start(self._mirrored), colour("text3"))

    def _chip(self, rect: QRect, cell: RowCell) -> None:
        """A state; its ground is in the way of nothing, so that it has no room of its own."""
        if not cell.text:
            return
        width = min(chip_width(cell.text, cell.icon), rect.width())
        x = rect.right() - width + 1 if self._mirrored else rect.x()
        middle = rect.y() + (rect.height() - 1) // 2
        place = QRect(x, middle - chip_height() // 2 + 1, width, chip_height())
        chip(self._painter, place, cell.text, cell.tone or Tone.GREY, cell.icon, mirrored=self._mirrored)

    def _icon(self, rect: QRect, cell: RowCell, role: Type, token: str, *, at_end: bool) -> QRect:
        """The icon beside a word; returns the room left for the word."""
        side = icon_set.TEXT
        y = rect.center().y() - side // 2 + 1
        if self._mirrored:
            icon_set.paint(self._painter, cell.icon, rect.right() + 1 - side, y, side, token)
            return rect.adjusted(0, 0, -ICON, 0)
        x = rect.right() - advance(role, cell.text) - ICON if at_end else rect.x()
        icon_set.paint(self._painter, cell.icon, x, y, side, token)
        return rect if at_end else rect.adjusted(ICON, 0, 0, 0)

    def _dot(self, x: int, width: int, middle: int) -> None:
        """An unread row's dot, in the padding before its number."""
        place = x + width + LEAD - 5 if self._mirrored else x - LEAD + 5
        dot(self._painter, QRectF(place - 2.5, middle - 2, 5, 5), colour("accent"))
