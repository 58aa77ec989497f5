# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Any paper, laid out: whoever previews or prints asks here and needs not know of which kind it is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from desktop_b2b.documents.flow import Flow
from desktop_b2b.documents.model import Document
from desktop_b2b.documents.sheet import Sheets
from ui.printing.flow_pages import FlowPages
from ui.printing.pages import Pages
from ui.printing.placed import PlacedPages
from ui.printing.uploads import Upload, UploadPages

#: Whatever can be printed.
Paper = Document | Flow | Sheets | Upload


class Leaves(Protocol):
    """Pages that can be painted. Units are hundredths of a millimetre from the paper's corner."""

    def __len__(self) -> int:
        """How many pages there are."""

    def size(self, number: int) -> QSizeF:
        """How large a page is."""

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0). `copy`: which print this is, from 2; 1 for a reprint of unknown number."""


def lay_out(paper: Paper) -> Leaves:
    """The paper's pages."""
    if isinstance(paper, Flow):
        return FlowPages(paper)
    if isinstance(paper, Sheets):
        return PlacedPages(paper)
    if isinstance(paper, Upload):
        return UploadPages(paper)
    return Pages(paper)
