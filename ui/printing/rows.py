# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From rows and cells to what is drawn where: each row is measured once, and may be cut only between
its lines.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from desktop_b2b.documents.barcode import Bars
from desktop_b2b.documents.flow import Beside, Block, Cell, Code, Grid, Image, Line, Row, Rule
from desktop_b2b.documents.model import RULE_MM
from ui.printing import ink
from ui.printing.ink import U

_GUTTER: Final = 2.0


class Said(NamedTuple):
    """A line of text: where its baseline begins."""

    top: float
    bottom: float
    x: float
    base: float
    text: str
    size: float
    weight: int
    grey: bool


class Filled(NamedTuple):
    """A black rectangle."""

    top: float
    bottom: float
    x: float
    width: float


class Barred(NamedTuple):
    """A barcode."""

    top: float
    bottom: float
    x: float
    bars: Bars
    module: float


class Pictured(NamedTuple):
    """A picture."""

    top: float
    bottom: float
    x: float
    width: float
    data: bytes


class Ticked(NamedTuple):
    """An empty box."""

    top: float
    bottom: float
    x: float


Drawn = Said | Filled | Barred | Pictured | Ticked


class Piece(NamedTuple):
    """What stays together: drawn things from its own top, the room above it where it is not first on a page,
    the head to be repeated when it begins a page, and whether the next piece must follow on the same page.
    """

    height: float
    drawn: tuple[Drawn, ...]
    above: float = 0.0
    head: Piece | None = None
    keep: bool = False


def pieces(blocks: tuple[Block, ...]) -> list[Piece]:
    """The pieces of blocks, top to bottom."""
    made: list[Piece] = []
    for block in blocks:
        if isinstance(block, Grid):
            made += _grid(block, 0.0)
        elif isinstance(block, Rule):
            line = Filled(0, RULE_MM * U, 0, _WIDTH)
            made.append(Piece((RULE_MM + block.below) * U, (line,), block.above * U))
        else:
            made.append(_beside(block))
    return made


_WIDTH: Final = 170.0 * U


def stacked(parts: list[Piece]) -> Piece:
    """One piece of several, the first one's room above left out."""
    drawn: list[Drawn] = []
    y = 0.0
    for place, part in enumerate(parts):
        y += part.above if place else 0.0
        drawn += shifted(part.drawn, y)
        y += part.height
    return Piece(y, tuple(drawn))


def shifted(drawn: tuple[Drawn, ...], by: float) -> list[Drawn]:
    """The same, further down."""
    if not by:
        return list(drawn)
    moved: list[Drawn] = []
    for one in drawn:
        if isinstance(one, Said):
            moved.append(one._replace(top=one.top + by, bottom=one.bottom + by, base=one.base + by))
        else:
            moved.append(one._replace(top=one.top + by, bottom=one.bottom + by))
    return moved


def _beside(block: Beside) -> Piece:
    drawn: list[Drawn] = []
    height = 0.0
    for left, grid in block.parts:
        whole = stacked(_grid(grid, left * U))
        drawn += shifted(whole.drawn, grid.above * U)
        height = max(height, whole.height + grid.above * U)
    return Piece(height, tuple(drawn), block.above * U)


def _grid(grid: Grid, left: float) -> list[Piece]:
    head = _row(grid.head, grid.widths, left) if grid.head is not None else None
    made = []
    for place, row in enumerate(grid.rows):
        piece = _row(row, grid.widths, left)
        above = grid.above * U if place == 0 else 0.0
        made.append(piece._replace(above=above, head=head))
    if head is not None:
        if not made:
            made = [Piece(0.0, (), grid.above * U, head)]
        # The head is drawn with the first row, and again by whoever begins a page with another.
        first = made[0]
        drawn = (*head.drawn, *shifted(first.drawn, head.height))
        made[0] = Piece(head.height + first.height, drawn, first.above, None, first.keep)
    return made


def _row(row: Row, widths: tuple[float, ...], left: float) -> Piece:
    columns: list[tuple[float, list[Drawn], bool]] = []
    x = left
    last = len(row.cells) - 1
    for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        room = width * U - (_GUTTER * U if place < last else 0.0)
        height, drawn = _cell(cell, x, max(room, U), width * U, row.above * U)
        columns.append((height, drawn, cell.middle))
        x += width * U
    content = max((height for height, _, _ in columns), default=0.0)
    above = row.above * U
    total = content + above + row.below * U
    out: list[Drawn] = []
    for height, drawn, middle in columns:
        out += shifted(tuple(drawn), (content - height) / 2) if middle else drawn
    if row.line:
        out.append(Filled(total, total + row.line * U, left, x - left))
        total += row.line * U
    return Piece(total, tuple(out), keep=row.keep)


def _cell(cell: Cell, x: float, room: float, full: float, top: float) -> tuple[float, list[Drawn]]:
    """Height and content of a cell. Right-aligned cells use their whole width, so that figures meet
    the edge.
    """
    right = cell.align == "right"
    y = top
    drawn: list[Drawn] = []
    for one in cell.inks:
        if isinstance(one, Line):
            y += one.above * U
            y = _say(one, x, y, full if right else room, right, drawn)
        elif isinstance(one, Code):
            y += one.above * U
            drawn.append(Barred(y, y + one.height * U, x, one.bars, one.module_mm * U))
            y += one.height * U
        elif isinstance(one, Image):
            drawn.append(Pictured(y, y + one.height * U, x, one.width * U, one.data))
            y += one.height * U
        else:
            side = one.size * U
            drawn.append(Ticked(y, y + side, x + full - side if right else x))
            y += side
    return y - top, drawn


def _say(one: Line, x: float, y: float, room: float, right: bool, drawn: list[Drawn]) -> float:
    """Add a paragraph's lines; tells where they end."""
    size, weight = one.size, one.weight
    step = ink.units(size) * ink.LEADING
    ascent = ink.ascent(size, weight)
    grey = one.grey
    for text in ink.broken(one.text, size, weight, room):
        left = x + room - ink.advance(text, size, weight) if right else x
        drawn.append(Said(y, y + step, left, y + ascent, text, size, weight, grey))
        y += step
    return y


def cut(piece: Piece, room: float) -> tuple[Piece, Piece]:
    """A piece taller than a page in two: what ends within the room, and the rest."""
    first = [one for one in piece.drawn if one.bottom <= room]
    rest = [one for one in piece.drawn if one.bottom > room]
    if not first or not rest:
        return piece, Piece(0.0, ())
    top = min(one.top for one in rest)
    end = max(one.bottom for one in first)
    after = Piece(piece.height - top, tuple(shifted(tuple(rest), -top)), 0.0, piece.head, piece.keep)
    return Piece(end, tuple(first), piece.above, piece.head), after
