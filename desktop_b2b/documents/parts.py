# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What slip and list have in common: the head with the retailer's logo, fields, barcodes, line cells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.documents import markup
from desktop_b2b.documents.barcode import code128
from desktop_b2b.documents.markup import cell, row, table, text
from desktop_b2b.documents.model import HAIRLINE_MM, RULE_MM, Photo, Picture
from desktop_b2b.documents.texts import Texts
from desktop_b2b.errors import UserError
from desktop_b2b.services.files import check_logo

_LOGO_HEIGHT: Final = 17.0
_LOGO_WIDTH: Final = 34.0
_PLAIN_UNITS: Final = frozenset(("", "each"))


class Logo(msgspec.Struct, frozen=True):
    """A logo that can be drawn, and its size on paper."""

    picture: Photo
    width_mm: float
    height_mm: float


def usable_logo(data: bytes | None) -> Logo | None:
    """The logo, or None where there is none or it is no picture we accept: it never blocks a slip."""
    if not data:
        return None
    try:
        info = check_logo(data)
    except UserError:
        return None
    scale = min(_LOGO_WIDTH / info.width, _LOGO_HEIGHT / info.height)
    name = f"logo-{hashlib.sha256(data).hexdigest()[:16]}"
    return Logo(
        picture=Photo(name=name, data=data),
        width_mm=info.width * scale,
        height_mm=info.height * scale,
    )


def head(logo: Logo | None, name: str, below_name: Sequence[str], title: str, below_title: str) -> str:
    """Logo, the retailer's name and address on the left; what the paper is on the right."""
    left = markup.strong(text(name), 17)
    if below_name:
        left += "<br/>" + markup.small(" · ".join(text(part) for part in below_name))
    right = markup.strong(text(title), 17)
    if below_title:
        right += "<br/>" + markup.small(text(below_title), 9.5)
    cells = [
        cell(left, 108 - (logo.width_mm + 4 if logo else 0), valign="middle"),
        cell(right, 62, align="right", valign="middle"),
    ]
    if logo:
        drawn = markup.image(logo.picture.name, logo.width_mm, logo.height_mm)
        cells.insert(0, cell(drawn, logo.width_mm + 4, valign="middle", size=1))
    return table(row(*cells)) + markup.rule(5, 0)


def fields(entries: Iterable[tuple[str, str, str]]) -> str:
    """Names, values and something small beside them; those without a value left out. All is people's text."""
    rows = "".join(
        row(
            cell(markup.label(name), 25, above=markup.drop(8), below=1.3, size=8),
            cell(
                markup.strong(text(markup.one_line(value)), 10.5, 500)
                + (" " + markup.small(text(markup.one_line(detail))) if detail else ""),
                65,
                below=1.3,
            ),
        )
        for name, value, detail in entries
        if value
    )
    return f'<table width="{markup.mm(90)}" cellspacing="0" cellpadding="0">{rows}</table>' if rows else ""


def facing(left: str, right: str, *, above: float) -> str:
    """Two halves beside each other."""
    return table(row(cell(left, 80), cell(right, 90, above=4.7)), above=above)


def address_block(label: str, lines: Sequence[str]) -> str:
    """An address, its first line strong."""
    shown = [text(markup.one_line(line)) for line in lines]
    if shown:
        shown[0] = markup.strong(shown[0])
    content = "<br/>".join(shown)
    return (
        f'<p style="margin:0px">{markup.label(label)}</p>'
        f'<p style="margin-top:{markup.mm(1.2)}px;margin-bottom:0px;line-height:118%;{markup.pt(10.5)}">'
        f"{content}</p>"
    )


def head_cell(content: str, width: float, *, align: str = "left") -> str:
    """A heading of the lines' table."""
    return cell(markup.strong(content, 8), width, align=align, line=RULE_MM, below=1.6, valign="bottom")


def line_cell(
    content: str, width: float, *, align: str = "left", size: float = 10.5, line: float = HAIRLINE_MM
) -> str:
    """A cell of the lines' table."""
    above = 2.6 + markup.drop(size)
    return cell(content, width, align=align, line=line, above=above, below=2.2, size=size)


def item(description: str) -> str:
    """A description: its first line medium, what follows small."""
    first, _, rest = markup.plain(description).strip("\n").partition("\n")
    return with_detail(markup.strong(text(first), 10.5, 500), text(rest.rstrip()))


def with_detail(content: str, detail: str) -> str:
    """A value with something small under it."""
    if not detail:
        return content
    under = f'<p style="margin-top:{markup.mm(0.7)}px;margin-bottom:0px">{markup.small(detail)}</p>'
    return f'<p style="margin:0px">{content}</p>{under}'


def needs_units(units: Iterable[str]) -> bool:
    """Whether any line is counted in something else than pieces."""
    return any(unit.lower() not in _PLAIN_UNITS for unit in units)


def same_unit(units: Iterable[str]) -> bool:
    """Whether quantities may be added up."""
    return len({unit.lower() or "each" for unit in units}) <= 1


def barcodes(codes: Sequence[tuple[str, str]]) -> tuple[str, tuple[Picture, ...]]:
    """Named barcodes beside each other, as many as fit into 110 mm; the rest is left to the text."""
    cells: list[str] = []
    pictures: list[Picture] = []
    room = 110.0
    for place, (name, content) in enumerate(codes):
        made = code128(f"code-{place}", content, max_width_mm=room - 8)
        if made is None:
            continue
        room -= made.width_mm + 10
        pictures.append(made.shape)
        drawn = markup.image(made.shape.name, made.width_mm, made.height_mm)
        cells.append(
            cell(
                f'<p style="margin:0px">{markup.label(name)}</p>'
                f'<p style="margin-top:{markup.mm(1)}px;margin-bottom:0px;font-size:1px">{drawn}</p>'
                f'<p style="margin-top:{markup.mm(0.8)}px;margin-bottom:0px">'
                f"{markup.strong(text(content), 9.5, 500)}</p>",
                made.width_mm + 10,
            )
        )
    if not cells:
        return "", ()
    inner = f'<table cellspacing="0" cellpadding="0">{row(*cells)}</table>'
    return inner, tuple(pictures)


def unit_word(texts: Texts, unit: str) -> str:
    """The unit as literal HTML."""
    return text(texts.uom(unit or "each"))


def is_something(value: Decimal | None) -> bool:
    """Whether a quantity is worth printing."""
    return value is not None and value != 0
