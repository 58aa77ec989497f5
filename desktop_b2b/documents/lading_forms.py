# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The pen that draws a form's boxes, captions and tables, below one another."""

from __future__ import annotations

from typing import Final

import msgspec

from desktop_b2b.documents import markup
from desktop_b2b.documents.sheet import Fill, Mark, Words, frame
from desktop_b2b.documents.texts import Texts

_LINE: Final = 0.25
_PAD: Final = 1.4
_ROW: Final = 7.0
_HEAD: Final = 4.6


class Table(msgspec.Struct, frozen=True):
    """Columns of a form's table: (key of its name, width, align, lines)."""

    columns: tuple[tuple[str, float, str, int], ...]


ORDERS: Final = Table(
    (
        ("order_number", 46, "left", 2),
        ("packages", 22, "right", 1),
        ("weight", 26, "right", 1),
        ("on_pallet", 20, "left", 1),
        ("more_info", 76, "left", 2),
    )
)
GOODS: Final = Table(
    (
        ("handling_units", 21, "right", 1),
        ("unit_type", 16, "left", 1),
        ("packages", 17, "right", 1),
        ("unit_type", 16, "left", 1),
        ("weight", 22, "right", 1),
        ("hazardous", 14, "left", 1),
        ("commodity", 52, "left", 2),
        ("nmfc", 20, "left", 1),
        ("freight_class", 12, "left", 1),
    )
)


class Pen:
    """Draws at heights counted from ``y``, between the form's edges."""

    left: Final = 10.0
    right: Final = 200.0

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.y = 12.0
        self.marks: list[Mark] = []

    def box(self, x: float, below: float, width: float, height: float) -> None:
        """Four rules; boxes beside each other share theirs."""
        self.marks += frame(x, self.y + below, width + _LINE, height + _LINE, _LINE)

    def caption(self, text: str, x: float, below: float) -> None:
        """The name of a field, in the upper left corner of its box."""
        self.words(text, x + _PAD, below + 0.8, 70, 6.5, weight=500, grey=True)

    def words(
        self,
        text: str,
        x: float,
        below: float,
        width: float,
        size: float,
        *,
        weight: int = 400,
        align: str = "left",
        grey: bool = False,
    ) -> None:
        """Words on one line."""
        if text:
            self.marks.append(
                Words(
                    x=x,
                    y=self.y + below,
                    width=width,
                    height=size * 0.44,
                    text=markup.one_line(text),
                    size=size,
                    weight=weight,
                    align=align,
                    grey=grey,
                )
            )

    def block(
        self,
        text: str,
        x: float,
        below: float,
        width: float,
        height: float,
        size: float,
        *,
        grey: bool = False,
    ) -> None:
        """Words on as many lines as fit."""
        if text:
            self.marks.append(
                Words(
                    x=x + _PAD,
                    y=self.y + below,
                    width=width - _PAD,
                    height=height,
                    text=text,
                    size=size,
                    grey=grey,
                    lines=40,
                )
            )

    def tick(self, text: str, x: float, below: float, *, ticked: bool, width: float = 60) -> None:
        """A small box with a word beside it, crossed where it holds."""
        side = 2.8
        self.marks += frame(x, self.y + below, side, side, _LINE)
        if ticked:
            self.words("×", x + 0.28, below - 0.62, 4, 9.5, weight=600)
        self.words(text, x + side + 1.4, below - 0.2, width, 7.5)


def ruled(pen: Pen, table: Table, rows: list[tuple[str, ...]], least: int, total: tuple[str, ...]) -> None:
    """A table with its head, at least so many rows, and its totals."""
    height = _HEAD + _ROW * (max(least, len(rows)) + bool(total))
    x = pen.left
    for place, (key, width, align, lines) in enumerate(table.columns):
        pen.box(x, 0, width, height)
        _write(pen, pen.texts(key), x, 0, width, 6.5, align=align, height=_HEAD, grey=True)
        for number, row in enumerate(rows):
            top = _HEAD + number * _ROW
            _write(pen, row[place], x, top, width, 8.5, align=align, height=_ROW, lines=lines)
        if total:
            top = height - _ROW
            _write(pen, total[place], x, top, width, 8.5, align=align, height=_ROW, weight=600, lines=lines)
        x += width
    for number in range(max(least, len(rows)) + bool(total)):
        y = pen.y + _HEAD + number * _ROW
        pen.marks.append(Fill(x=pen.left, y=y, width=x - pen.left, height=_LINE))
    pen.y += height


def _write(
    pen: Pen,
    text: str,
    x: float,
    below: float,
    width: float,
    size: float,
    *,
    align: str,
    height: float,
    weight: int = 400,
    grey: bool = False,
    lines: int = 1,
) -> None:
    if not text:
        return
    pen.marks.append(
        Words(
            x=x + _PAD,
            y=pen.y + below + 0.9,
            width=width - 2 * _PAD,
            height=height - 1.1,
            text=markup.one_line(text),
            size=size,
            weight=weight,
            align=align,
            grey=grey,
            lines=lines,
        )
    )
