# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From people's text to the HTML of a document: escaped, cleaned, measured in millimetres."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from typing import Final

from desktop_b2b.documents.model import HAIRLINE_MM, KEEP, RULE_MM, UNITS_PER_MM

GREY: Final = "#444444"

# Characters that would steer the text around them (direction overrides and isolates, zero widths), that the
# layout uses for itself, or that are none: shown as a replacement mark, never obeyed.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)


def plain(value: str) -> str:
    """The text without what would steer or break the paper; line ends become line feeds."""
    unified = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\x0c", "\n")
    return _STEERING.sub("\ufffd", unified.replace("\u2028", "\n").replace("\u2029", "\n"))


def one_line(value: str) -> str:
    """The text on one line, without surrounding space."""
    return " ".join(plain(value).split())


def text(value: str) -> str:
    """The text as literal HTML, line ends kept."""
    return html.escape(plain(value).strip("\n")).replace("\t", "    ").replace("\n", "<br/>")


def drop(size: float, beside: float = 10.5) -> float:
    """How far down (mm) smaller text must begin to stand on the same line as the text beside it."""
    return (beside - size) * 25.4 / 72 * 0.97


def mm(length: float) -> str:
    """A length in the document's units."""
    return str(round(length * UNITS_PER_MM))


def pt(size: float) -> str:
    """A font size given in points, in the document's units, as CSS."""
    return f"font-size:{round(size * 25.4 / 72 * UNITS_PER_MM)}px"


def small(content: str, size: float = 8.5) -> str:
    """Secondary text."""
    return f'<span style="{pt(size)};color:{GREY}">{content}</span>'


def label(content: str) -> str:
    """The name of a field."""
    return f'<span style="{pt(8)};color:{GREY};font-weight:500">{content}</span>'


def strong(content: str, size: float = 10.5, weight: int = 600) -> str:
    """Emphasised text."""
    return f'<span style="{pt(size)};font-weight:{weight}">{content}</span>'


def heading(content: str, above: float) -> str:
    """The heading of a paragraph, never parted from what follows."""
    return f'<p style="margin-top:{mm(above)}px;margin-bottom:{mm(1.4)}px">{kept(label(content))}</p>'


def kept(content: str) -> str:
    """The beginning of a paragraph, or of a row, that stands on one page with the next."""
    return f'<a name="{KEEP}"></a>{content}'


def paragraph(content: str, size: float = 10.5, above: float = 0) -> str:
    """A paragraph of its own."""
    return f'<p style="margin-top:{mm(above)}px;margin-bottom:0px;line-height:130%;{pt(size)}">{content}</p>'


def rule(above: float, below: float) -> str:
    """A heavy line across the page."""
    return (
        f'<table width="{mm(170)}" cellspacing="0" cellpadding="0" '
        f'style="margin-top:{mm(above)}px;margin-bottom:{mm(below)}px"><tr><td width="{mm(170)}" '
        f'style="border-bottom:{mm(RULE_MM)}px solid #000000;font-size:1px"></td></tr></table>'
    )


def table(rows: str, *, head: str = "", above: float = 0) -> str:
    """A table as wide as the text."""
    thead = f"<thead>{head}</thead>" if head else ""
    return (
        f'<table width="{mm(170)}" cellspacing="0" cellpadding="0" style="margin-top:{mm(above)}px">'
        f"{thead}{rows}</table>"
    )


def cell(
    content: str,
    width: float,
    *,
    align: str = "left",
    line: float = 0,
    above: float = 0,
    below: float = 0,
    size: float = 10.5,
    valign: str = "top",
    span: int = 1,
) -> str:
    """A cell: its width, the rule under it, the room above and below (millimetres)."""
    border = f"border-bottom:{mm(line)}px solid {'#000000' if line > HAIRLINE_MM else GREY};" if line else ""
    return (
        f'<td width="{mm(width)}" align="{align}" valign="{valign}" colspan="{span}" '
        f'style="{border}padding-top:{mm(above)}px;padding-bottom:{mm(below)}px;{pt(size)}">{content}</td>'
    )


def row(*cells: str) -> str:
    """A row of cells."""
    return "<tr>" + "".join(cells) + "</tr>"


def image(name: str, width: float, height: float) -> str:
    """A picture of the document, by the name it carries there."""
    return f'<img src="{name}" width="{mm(width)}" height="{mm(height)}"/>'


def total(values: list[Decimal]) -> Decimal:
    """The sum of quantities."""
    return sum(values, Decimal(0))
