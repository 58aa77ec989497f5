# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Our numbers of Qt's flags are Qt's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from ui.theme import flags


def test_the_numbers_are_those_of_qt() -> None:
    align, text, focus = Qt.AlignmentFlag, Qt.TextFlag, Qt.FocusPolicy
    assert align.AlignLeft.value == flags.LEFT
    assert align.AlignRight.value == flags.RIGHT
    assert align.AlignHCenter.value == flags.H_CENTRE
    assert align.AlignVCenter.value == flags.V_CENTRE
    assert align.AlignCenter.value == flags.CENTRE
    assert text.TextSingleLine.value == flags.SINGLE_LINE
    assert text.TextDontClip.value == flags.DONT_CLIP
    assert focus.NoFocus.value == flags.NO_FOCUS
    assert focus.TabFocus.value == flags.TAB_FOCUS
    assert Qt.TextFormat.PlainText.value == flags.PLAIN_TEXT
    assert QStyle.StateFlag.State_HasFocus.value == flags.STATE_HAS_FOCUS
    assert QStyle.StateFlag.State_Selected.value == flags.STATE_SELECTED
