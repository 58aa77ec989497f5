# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The readings of a number that may mean two, to choose from (ux 32)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.decimals import format_number
from ui.theme import Space
from ui.widgets.buttons import secondary


class Choices(QWidget):
    """Stands beneath a field while its number has two meanings. Signals: `chosen(Decimal)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        self.readings: tuple[Decimal, ...] = ()
        self.hide()

    def show_readings(self, readings: Sequence[Decimal]) -> None:
        """Offer these; none: nothing is asked."""
        if tuple(readings) == self.readings:
            return
        self.readings = tuple(readings)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for reading in self.readings:
            button = secondary(reading_words(reading), sz="s", on_click=partial(self.chosen.emit, reading))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(bool(self.readings))


def reading_words(reading: Decimal) -> str:
    """A number so that its size cannot be mistaken: with both marks where it has them."""
    return format_number(reading, None, QLocale())
