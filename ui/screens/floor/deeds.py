# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The buttons of the floor's lower edge, each with its key: words are never cut, whatever the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.floor.station import Deed
from ui.theme import Space, Type, font
from ui.widgets import Button, PlainLabel

#: From all that there is to the least: with icons and hint, without the hint, smaller, in two rows.
_STEPS: Final = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def key_word(key: str) -> str:
    """A key as it stands on keyboards here."""
    return {"Return": _tr("Enter"), "Esc": _tr("Esc")}.get(key, key)


class DeedRow(QWidget):
    """Signal: `pressed(key)`. What has no room gives up its hint first, then its icons, then one row."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._rows: list[QWidget] = []
        self._deeds: Sequence[Deed] = ()
        self._hint = ""
        self._shown: tuple[int, int] = (-1, -1)

    def show_deeds(self, deeds: Sequence[Deed], hint: str) -> None:
        """Show other buttons."""
        self._deeds, self._hint = deeds, hint
        self._shown = (-1, -1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # As wide as there is room: it fits itself in.
        return QSize(0, super().minimumSizeHint().height())

    def buttons(self) -> list[Button]:
        """The buttons that are shown."""
        return [button for row in self._rows for button in row.findChildren(Button)]

    def _fit(self) -> None:
        if self._shown == (self.width(), len(self._deeds)):
            return
        self._shown = (self.width(), len(self._deeds))
        for step in range(_STEPS):
            self._build(step)
            if all(row.sizeHint().width() <= self.width() for row in self._rows):
                break

    def _build(self, step: int) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        half = (len(self._deeds) + 1) // 2
        parts = [self._deeds[:half], self._deeds[half:]] if step == _STEPS - 1 else [self._deeds]
        self._rows = [self._row(part, step) for part in parts if part]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, deeds: Sequence[Deed], step: int) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for deed in deeds:
            if deed.primary:
                row.addStretch(1)
                if self._hint and not step:
                    row.addWidget(PlainLabel(self._hint, Type.FLOOR_NOTE, "text2"))
            row.addWidget(self._button(deed, step))
        if not any(deed.primary for deed in deeds):
            row.addStretch(1)
        return holder

    def _button(self, deed: Deed, step: int) -> Button:
        kind = "primary" if deed.primary else "secondary"
        icon = deed.icon if step < 2 or deed.primary else ""
        button = Button(
            f"{deed.text}  {key_word(deed.key)}", kind, icon, sz="floor",
            on_click=partial(self.pressed.emit, deed.key),
        )  # fmt: skip
        button.setFont(font(Type.COUNTER if step < 2 else Type.FLOOR_NOTE))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if deed.reason:
            button.setEnabled(False)
            button.setToolTip(deed.reason)
        return button
