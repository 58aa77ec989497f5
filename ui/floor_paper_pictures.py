# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the papers that a centre prints: one of each kind, as the printer would have it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage, QPainter

from desktop_b2b.services.queries import GetFile, GetFloorPapers, ListTransactions
from ui.printing.floor_papers import SHEAVES, Extent, FloorSheaf
from ui.printing.layout import lay_out
from ui.printing.pages import U

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.printing.batch import Piece

#: Points an inch of the pictures, and pages of one paper that are drawn at most.
_DPI: Final = 110
_PAGES: Final = 2
_MOST: Final = 200


def take_floor_papers(desk: Desk, target: Path, prefix: str) -> list[Path]:
    """The files made; of each kind the paper of the order with most lines that has one."""
    made: list[Path] = []
    for key, piece in _one_of_each(desk).items():
        leaves = lay_out(piece.make())
        for number in range(min(len(leaves), _PAGES)):
            size = leaves.size(number)
            scale = _DPI / 25.4 / U
            image = QImage(
                round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32
            )
            image.fill(0xFFFFFFFF)
            painter = QPainter(image)
            painter.scale(scale, scale)
            leaves.paint(painter, number)
            painter.end()
            made.append(target / f"{prefix}paper-{key.replace('_', '-')}-{number + 1}.png")
            image.save(str(made[-1]))
    return made


def _one_of_each(desk: Desk) -> dict[str, Piece]:
    rows = desk.answer(ListTransactions(query="kind:b2b_order", limit=_MOST)).rows
    best = sorted(rows, key=lambda row: (-row.lines, row.id))
    found: dict[str, Piece] = {}
    for row in best:
        papers = desk.answer(GetFloorPapers(b2b_order_ids=(row.id,)))
        found_files = (
            desk.answer(GetFile(hash=fact.logo_hash)) for fact in papers.retailers.values() if fact.logo_hash
        )
        logos = {file.hash: file.content for file in found_files if file is not None and file.content}
        for key, piece in FloorSheaf(papers, logos).pieces(Extent()):
            found.setdefault(key, piece)
        if len(found) == len(SHEAVES):
            break
    return found
