# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a document is before anything draws it: a small subset of HTML, and the pictures it brings.

Lengths inside the HTML are hundredths of a millimetre, written as pixels: whoever draws it needs no
resolution, and a rule of 0.12 mm is exactly that. Everything that people wrote went through
``markup.text``: it is literal (law 12).
"""

from __future__ import annotations

from typing import Final

import msgspec

UNITS_PER_MM: Final = 100
PAGE_WIDTH_MM: Final = 210
PAGE_HEIGHT_MM: Final = 297
MARGIN_MM: Final = 20
RULE_MM: Final = 0.35
HAIRLINE_MM: Final = 0.12
#: The anchor that ties a paragraph to the next: both stand on one page.
KEEP: Final = "keep"


class Photo(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A JPG that the document brought itself. ``name`` is what its HTML calls it."""

    name: str
    data: bytes


class Shape(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Black rectangles (x, y, width, height) in a frame of its own measure: sharp on any device."""

    name: str
    width: float
    height: float
    rectangles: tuple[tuple[float, float, float, float], ...]


Picture = Photo | Shape


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A4 in portrait, 20 mm margins.

    ``body`` flows over the pages; the head of its table is repeated on each page and no row of it is cut.
    ``closing`` stands at the bottom of the last page. ``continued`` is the small line at the top of the
    second and further pages, ``footer`` the left and ``page_label`` (with {page} and {pages}) the right of
    each page's foot. ``copy_label`` marks a reprint. All three are plain text, never HTML.
    """

    title: str
    language: str
    body: str
    closing: str = ""
    continued: str = ""
    footer: str = ""
    page_label: str
    copy_label: str
    pictures: tuple[Picture, ...] = ()
