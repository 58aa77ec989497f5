# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All keys of the floor where one is now (F1), to be read from where one stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.screens.floor.deeds import key_word
from ui.screens.floor.station import Deed
from ui.theme import Space, Type
from ui.widgets import Dialog, PlainLabel


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class FloorKeys(Dialog):
    """The keys of a station, then those that go everywhere."""

    def __init__(self, deeds: Sequence[Deed], parent: QWidget | None = None) -> None:
        super().__init__(_tr("Keys of the floor"), verb=_tr("Close"), width=560, parent=parent)
        self.cancel_button.hide()
        self.rows: list[tuple[str, str]] = [
            *((key_word(deed.key), deed.text) for deed in deeds),
            ("↑ ↓", _tr("Mark another row")),
            ("12 *", _tr("Before a scan: so many at once")),
            ("SKU@LOT", _tr("An item and its lot, without a scanner")),
            ("F9", _tr("Sound on or off")),
            ("F1", _tr("This sheet")),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for place, (key, words) in enumerate(self.rows):
            grid.addWidget(PlainLabel(key, Type.COUNTER), place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(words, Type.FLOOR_NOTE, wrap=True), place, 1)
        self.body.addLayout(grid)
