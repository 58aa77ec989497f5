# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Check boxes and radio buttons."""

from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from ui.theme import Radius


class CheckBox(QCheckBox):
    """A check box with its words."""

    def __init__(self, text: str = "", checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.setProperty("radius", Radius.CHIP)


class RadioButton(QRadioButton):
    """A radio button with its words."""

    def __init__(self, text: str = "", checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.setProperty("radius", 8)
