# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Paper on which every thing has its place: labels and forms. Lengths are millimetres from the corner.

Whoever draws it fits the words into their boxes: they are broken into lines, then made smaller, and only then
cut short with an ellipsis, so that a long name never runs into a barcode.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop_b2b.documents.barcode import Bars

INCH: Final = 25.4
#: The papers that label printers hold, by the name that settings keep.
LABEL_SIZES: Final[dict[str, tuple[float, float]]] = {
    "4x6": (4 * INCH, 6 * INCH),
    "a6": (105.0, 148.0),
    "105x148": (105.0, 148.0),
}


class Words(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Words in a box. ``lines`` is the most lines they may take; ``align`` is left, center or right."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float = 9.0
    weight: int = 400
    align: str = "left"
    grey: bool = False
    lines: int = 1


class Fill(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A black rectangle: a rule, or a side of a box."""

    x: float
    y: float
    width: float
    height: float


class BarMark(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A barcode in a box that holds its quiet zones too: narrow bars of ``module_mm``, or of the whole
    number of dots next to it, centred.
    """

    x: float
    y: float
    width: float
    height: float
    bars: Bars
    module_mm: float


class PhotoMark(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A JPG that the document brought, in a box whose shape is the picture's."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Mark = Words | Fill | BarMark | PhotoMark


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One page. A reprint's word is framed with its right upper corner at ``copy_right`` and ``copy_top``."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    copy_right: float
    copy_top: float


class Sheets(msgspec.Struct, frozen=True, kw_only=True):
    """A document of placed pages."""

    title: str
    language: str
    copy_label: str
    sheets: tuple[Sheet, ...]


def frame(x: float, y: float, width: float, height: float, line: float) -> tuple[Fill, ...]:
    """Four rules around a box, inside it."""
    return (
        Fill(x=x, y=y, width=width, height=line),
        Fill(x=x, y=y + height - line, width=width, height=line),
        Fill(x=x, y=y + line, width=line, height=height - 2 * line),
        Fill(x=x + width - line, y=y + line, width=line, height=height - 2 * line),
    )
