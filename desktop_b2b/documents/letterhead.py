# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What flowing papers have in common: logo and title, address beside fields, barcodes and signatures
below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_b2b.documents import flow, markup
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.barcode import MODULE_MM, readable
from desktop_b2b.documents.flow import (
    WIDTH,
    Beside,
    Block,
    Cell,
    Code,
    Grid,
    Image,
    Ink,
    Line,
    Row,
    Rule,
    line,
)
from desktop_b2b.documents.model import HAIRLINE_MM
from desktop_b2b.documents.parts import usable_logo
from desktop_b2b.documents.texts import Texts

_TITLE = 62.0


def head(logo: bytes | None, name: str, below: str, title: str, below_title: str) -> tuple[Block, ...]:
    """Logo, whose paper it is on the left; what the paper is on the right."""
    left: list[Ink] = [line(name, 17, 600)]
    if below:
        left.append(Line(text=markup.one_line(below), size=8.5, grey=True, above=0.4))
    right: list[Ink] = [line(title, 17, 600)]
    if below_title:
        right.append(Line(text=markup.one_line(below_title), size=9.5, grey=True, above=0.4))
    cells = [Cell(tuple(left), "left", True), Cell(tuple(right), "right", True)]
    widths = [WIDTH - _TITLE, _TITLE]
    drawn = usable_logo(logo)
    if drawn is not None:
        room = drawn.width_mm + 4
        picture = Image(data=drawn.picture.data, width=drawn.width_mm, height=drawn.height_mm)
        cells.insert(0, Cell((picture,), "left", True))
        widths = [room, widths[0] - room, _TITLE]
    row = Row(cells=tuple(cells), keep=True)
    return Grid(widths=tuple(widths), rows=(row,)), Rule(above=5)


def address(name: str, where: Address, language: str, width: float = 80) -> Grid:
    """An address, its first line strong."""
    shown = [
        line(text, 10.5, 600 if place == 0 else 400, above=1.0 if place == 0 else 0.15)
        for place, text in enumerate(lines(where, language))
    ]
    return Grid(widths=(width - 4,), rows=(Row(cells=(Cell((flow.label(name), *shown)),)),))


def fields(pairs: Iterable[tuple[str, str]], name_width: float = 27, width: float = 90) -> Grid:
    """Names and values; those without a value left out."""
    rows = tuple(
        Row(
            cells=(
                Cell((Line(text=name, size=8, weight=500, grey=True, above=0.85),)),
                flow.words(value, 10.5, 500),
            ),
            below=1.3,
        )
        for name, value in pairs
        if value
    )
    return Grid(widths=(name_width, width - name_width), rows=rows, above=4.6)


def facing(left: Grid, right: Grid) -> Beside:
    """Two halves beside each other."""
    return Beside(parts=((0.0, left), (80.0, right)), above=7)


def note(name: str, text: str, *, size: float = 11, above: float = 9) -> tuple[Block, ...]:
    """A heading and people's text under it; nothing where there is no text."""
    if not text.strip():
        return ()
    heading = Row(cells=(Cell((flow.label(name),)),), below=1.2, keep=True)
    body = Row(cells=(Cell((flow.lines_of(text.strip(), size),)),))
    return (Grid(widths=(WIDTH,), rows=(heading, body), above=above),)


def codes(named: Sequence[tuple[str, str]], room: float = 110.0) -> tuple[list[float], list[Cell]]:
    """Widths and cells of barcodes beside each other, as many as fit; the rest is left to the text above."""
    widths: list[float] = []
    cells: list[Cell] = []
    for name, content in named:
        made = readable(content, room - 8)
        if made is None:
            continue
        width = made.modules * MODULE_MM + 10
        room -= width
        widths.append(width)
        code = Code(bars=made, height=13, above=1)
        cells.append(Cell((flow.label(name), code, line(content, 9.5, 500, above=0.8))))
    return widths, cells


def closing(named: Sequence[tuple[str, str]], right: Cell) -> tuple[Block, ...]:
    """The foot of the last page: barcodes, and what stands beside them."""
    widths, cells = codes(named)
    if not cells and not right.inks:
        return ()
    rest = WIDTH - sum(widths)
    row = Row(cells=(*cells, right))
    return Rule(below=2.5), Grid(widths=(*widths, rest), rows=(row,))


def signatures(named: Sequence[tuple[str, str]], texts: Texts, keys: Sequence[str]) -> tuple[Block, ...]:
    """The foot of a paper that people sign: barcodes on the left, lines for the pen on the right."""
    widths, cells = codes(named)
    left = Grid(widths=tuple(widths) or (1.0,), rows=(Row(cells=tuple(cells) or (Cell(),)),))
    rows = []
    for key in keys:
        rows.append(Row(cells=(Cell((flow.label(texts(key)),)), Cell()), above=6.5))
        rows.append(Row(cells=(Cell(), Cell()), line=HAIRLINE_MM))
    right = Grid(widths=(22.0, 38.0), rows=tuple(rows))
    return Rule(below=2.5), Beside(parts=((0.0, left), (WIDTH - 60.0, right)))
