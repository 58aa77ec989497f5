# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Paper that flows over pages, as rows and cells of plain text: nothing can be taken for markup.

Hundreds of slips are one batch, and laying out HTML is what made them slow; rows are measured and drawn
as they are. Lengths are millimetres, sizes of text points. Everything that people wrote goes through
``line`` or ``lines_of``.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop_b2b.documents import markup
from desktop_b2b.documents.barcode import MODULE_MM, Bars
from desktop_b2b.documents.model import HAIRLINE_MM, MARGIN_MM, PAGE_HEIGHT_MM, PAGE_WIDTH_MM, RULE_MM

#: The width of the text.
WIDTH: Final = PAGE_WIDTH_MM - 2 * MARGIN_MM


class Line(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A paragraph in a cell; it breaks into as many lines as the cell's width asks for."""

    text: str
    size: float = 10.5
    weight: int = 400
    grey: bool = False
    above: float = 0.0


class Code(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A barcode in a cell, narrow bars of ``module_mm``."""

    bars: Bars
    height: float
    above: float = 0.0
    module_mm: float = MODULE_MM


class Image(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A JPG the document brought."""

    data: bytes
    width: float
    height: float


class Tick(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An empty box to tick by hand."""

    size: float = 4.6


Ink = Line | Code | Image | Tick


class Cell(msgspec.Struct, frozen=True):
    """What stands in a column of a row, top to bottom; ``align`` is left or right, ``middle`` centres
    it upright.
    """

    inks: tuple[Ink, ...] = ()
    align: str = "left"
    middle: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Cells beside each other, over a rule of ``line``; ``keep`` ties it to the next row."""

    cells: tuple[Cell, ...]
    line: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep: bool = False


class Grid(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Rows in columns. The head is drawn again on each page that the rows go on upon; ``keep`` ties the
    grid's last row to what follows.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: Row | None = None
    above: float = 0.0


class Rule(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A heavy line across the page."""

    above: float = 0.0
    below: float = 0.0


class Beside(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Grids beside each other, each at its left edge; the whole stays on one page."""

    parts: tuple[tuple[float, Grid], ...]
    above: float = 0.0


Block = Grid | Rule | Beside


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """A document of A4 pages with 20 mm margins; the other fields as in ``model.Document``."""

    title: str
    language: str
    body: tuple[Block, ...]
    closing: tuple[Block, ...] = ()
    continued: str = ""
    footer: str = ""
    page_label: str
    copy_label: str
    height: float = PAGE_HEIGHT_MM


# ---------------------------------------------------------------- making


def line(text: str, size: float = 10.5, weight: int = 400, *, grey: bool = False, above: float = 0) -> Line:
    """People's text on one line."""
    return Line(text=markup.one_line(text), size=size, weight=weight, grey=grey, above=above)


def lines_of(text: str, size: float = 10.5, weight: int = 400, *, above: float = 0) -> Line:
    """People's text with its own line ends."""
    shown = markup.plain(text).strip("\n").replace("\t", "    ")
    return Line(text=shown, size=size, weight=weight, above=above)


def label(text: str, *, above: float = 0) -> Line:
    """The name of a field."""
    return Line(text=text, size=8, weight=500, grey=True, above=above)


def cell(*inks: Ink, align: str = "left", middle: bool = False) -> Cell:
    """A cell of these."""
    return Cell(inks, align, middle)


def words(text: str, size: float = 10.5, weight: int = 400, *, align: str = "left") -> Cell:
    """A cell of people's text."""
    return Cell((line(text, size, weight),), align)


def column_head(*names: tuple[str, str]) -> Row:
    """The head of a table: (name, align)."""
    cells = tuple(Cell((Line(text=name, size=8, weight=600),), align) for name, align in names)
    return Row(cells=cells, line=RULE_MM, below=1.6)


def item_row(*cells: Cell, keep: bool = False, ruled: bool = True) -> Row:
    """A row of a table's lines."""
    return Row(cells=cells, line=HAIRLINE_MM if ruled else 0.0, above=2.4, below=2.0, keep=keep)
