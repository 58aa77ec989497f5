# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why rows are not as they should be, reason by reason, and what shall become of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from desktop_b2b.services.imports import Issue, Report, Rules
from ui.importing.words import is_doubt, remark, rows_word
from ui.strings import number_word
from ui.theme import Space, Tone, Type, scaled
from ui.widgets import IconLabel, PlainLabel

_MOST = 220
LEAVE, SKIP, ACCEPT = "leave", "skip", "accept"


class ReasonsPanel(QScrollArea):
    """As high as its lines, up to a third of the dialog.

    Signals: `chosen(code, fate)` where a person decides about a reason: leave (to mend), skip, accept.
    """

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.combos: dict[str, QComboBox] = {}
        self._grid = QGridLayout()

    def show_report(self, report: Report, rules: Rules) -> None:
        """One line a reason: how many rows, the first of them, and what becomes of them."""
        page = QWidget()
        page.setProperty("kind", "page")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self.combos = {}
        reasons: dict[str, list[Issue]] = {}
        for issue in (*report.refused, *report.doubtful):
            reasons.setdefault(issue.code, []).append(issue)
        for row, (code, found) in enumerate(reasons.items()):
            self._add(row, code, found, rules)
        self.setWidget(page)
        self.setFixedHeight(min(page.sizeHint().height(), scaled(_MOST)))

    def _add(self, row: int, code: str, found: list[Issue], rules: Rules) -> None:
        rows = list(dict.fromkeys(issue.row for issue in found))
        tone = Tone.AMBER if is_doubt(code) else Tone.RED
        count = IconLabel(
            "alert-triangle" if is_doubt(code) else "alert-circle", number_word(len(rows)), tone
        )
        words = PlainLabel(remark(found[0]), Type.BODY, wrap=True)
        which = PlainLabel(rows_word(rows), Type.SMALL, "text3")
        combo = QComboBox()
        combo.setProperty("sz", "s")
        combo.addItem(self.tr("Stay out, to be mended"), LEAVE)
        combo.addItem(self.tr("Are left out"), SKIP)
        if is_doubt(code):
            combo.addItem(self.tr("Are taken as they are"), ACCEPT)
        fate = SKIP if code in rules.skip else ACCEPT if code in rules.accept else LEAVE
        combo.setCurrentIndex(combo.findData(fate))
        combo.setAccessibleName(self.tr("These rows: {0}").format(remark(found[0])))
        combo.activated.connect(lambda _index, combo=combo: self.chosen.emit(code, str(combo.currentData())))
        for place, widget in enumerate((count, words, which, combo)):
            self._grid.addWidget(widget, row, place)
        self.combos[code] = combo
