# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Check boxes for the fields that a widget shows (S2.58)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.screens.dashboard.fields import FIXED
from ui.theme import Space
from ui.widgets import CheckBox, plain_tooltip

COLUMNS = 3


class FieldBoxes(QWidget):
    """One box a field; the number is always shown, and its box says so."""

    def __init__(self, names: Mapping[str, str], shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        self.boxes: dict[str, CheckBox] = {}
        down = -(-len(names) // COLUMNS)
        for place, (key, name) in enumerate(names.items()):
            box = CheckBox(name, key in shown or key == FIXED)
            self.boxes[key] = box
            grid.addWidget(box, place % down, place // down)
        fixed = self.boxes[FIXED]
        fixed.setEnabled(False)
        words = self.tr("Always shown: it opens the document")
        fixed.setToolTip(plain_tooltip(words))
        fixed.setAccessibleDescription(words)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    @property
    def checked(self) -> list[str]:
        """The fields that shall be shown."""
        return [key for key, box in self.boxes.items() if box.isChecked()]
