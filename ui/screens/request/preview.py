# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Papers in a dialog: what each partner will see, before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.theme import Radius, Space, Type, colour, scaled
from ui.widgets import Dialog, Divider, PlainLabel
from ui.widgets.paint import isolated, rounded


@dataclass(frozen=True)
class PaperLine:
    """A row of a paper: its cells as words, and perhaps a remark beneath."""

    cells: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True)
class Paper:
    """What one partner gets: facts by name, a table, a total, notes."""

    partner: str
    title: str
    facts: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    end_from: int
    lines: tuple[PaperLine, ...]
    sums: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class PaperView(QWidget):
    """One paper, as plain text in a grid."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(PlainLabel(paper.title, Type.SECTION, wrap=True))
        column.addLayout(self._facts(paper.facts))
        column.addLayout(self._table(paper))
        if paper.sums:
            column.addLayout(self._sums(paper.sums))
        for name, text in paper.notes:
            column.addWidget(PlainLabel(name, Type.CAPTION, "text3"))
            column.addWidget(PlainLabel(text, Type.BODY, wrap=True))
        column.addStretch(1)
        self.setAccessibleName(f"{paper.partner}. {paper.title}")

    def _facts(self, facts: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, text) in enumerate(facts):
            grid.addWidget(PlainLabel(name, Type.BODY, "text2"), row, 0, top)
            grid.addWidget(PlainLabel(text, Type.BODY, wrap=True), row, 1, top)
        return grid

    def _table(self, paper: Paper) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        width = len(paper.headings)
        for place, heading in enumerate(paper.headings):
            grid.addWidget(PlainLabel(heading, Type.CAPTION, "text3"), 0, place, self._align(paper, place))
        grid.addWidget(Divider(), 1, 0, 1, width)
        row = 2
        for line in paper.lines:
            for place, cell in enumerate(line.cells):
                wrap = place == 1
                align = self._align(paper, place)
                label = PlainLabel(cell, Type.BODY, wrap=wrap)
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop if wrap else align)
            if line.remark:
                row += 1
                grid.addWidget(PlainLabel(line.remark, Type.SMALL, "amber"), row, 1, 1, width - 1)
            grid.addWidget(Divider(), row + 1, 0, 1, width)
            row += 2
        return grid

    def _align(self, paper: Paper, place: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if place >= paper.end_from else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignTop

    def _sums(self, sums: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setColumnStretch(0, 1)
        for row, (name, amount) in enumerate(sums):
            last = row == len(sums) - 1
            role = Type.STRONG if last else Type.BODY
            grid.addWidget(PlainLabel(name, role), row, 1)
            grid.addWidget(PlainLabel(amount, role), row, 2, Qt.AlignmentFlag.AlignRight)
        return grid

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), Radius.CARD, colour("surface"), colour("line"))


class PapersDialog(Dialog):
    """A tab per partner with its paper; the verb sends."""

    def __init__(
        self, title: str, text: str, papers: Sequence[Paper], verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, text, verb=verb, cancel="", width=720, parent=parent)
        self.cancel_button.setText(self.tr("Back"))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Partners"))
        self.pages = QStackedWidget()
        for paper in papers:
            self.tabs.addTab(isolated(paper.partner.replace("&", "&&")))
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setWidget(PaperView(paper))
            scroll.setAccessibleName(paper.partner)
            self.pages.addWidget(scroll)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.pages, 1)
        self.pages.setMinimumHeight(scaled(360))
        self.resize(scaled(760), scaled(640))
