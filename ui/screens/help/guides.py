# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Links to the parts of the guidelines on B2B orders, for those who make and follow one (S1.6, S1.41)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.screen import Route
from ui.theme import Space
from ui.widgets import link

TOPIC = "guidelines"
#: The page's headings in their order, whatever its language.
PARTS = (
    "adjustments", "turnaround", "shopify", "lots", "drafts", "attachments", "fragile", "fba", "insurance",
    "international", "hazmat", "declined", "prepaid", "own_freight", "carriers", "freight", "services",
)  # fmt: skip


def guide_route(part: str = "") -> Route:
    """Where a part of the guidelines is read; without one, their beginning."""
    return Route.to("help", topic=TOPIC, part=PARTS.index(part) + 1 if part else 0)


class GuideLinks(QWidget):
    """The six that the guide names: overview, turnaround, Shopify, lots, attachments, freight (S1.41)."""

    def __init__(self, open_route: Callable[[Route], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.links = {}
        for part, words in (
            ("", _tr("Overview of B2B orders")),
            ("turnaround", _tr("Turnaround times")),
            ("shopify", _tr("Importing B2B orders from Shopify")),
            ("lots", _tr("Pick by lot")),
            ("attachments", _tr("Attachments")),
            ("freight", _tr("Freight")),
        ):
            made = link(words, partial(open_route, guide_route(part)), small=True)
            self.links[part] = made
            column.addWidget(made)


def _tr(words: str) -> str:
    return QCoreApplication.translate("GuideLinks", words)
