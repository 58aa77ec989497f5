# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers of Qt's own flags, where a painter or a property takes numbers: joining flags of PySide makes a new
enum member each time. Qt's binary interface fixes them; a test compares.
"""

LEFT = 0x0001
RIGHT = 0x0002
H_CENTRE = 0x0004
V_CENTRE = 0x0080
CENTRE = H_CENTRE | V_CENTRE
SINGLE_LINE = 0x0100
DONT_CLIP = 0x0200
#: Left means left: painters turn sides by themselves where the program is read from right to left.
ABSOLUTE = 0x0010
#: One line of words, at the left or the right of its room: who is mirrored asks `start` and `end`.
START = V_CENTRE | LEFT | ABSOLUTE
END = V_CENTRE | RIGHT | ABSOLUTE

#: Values of the property `focusPolicy`.
NO_FOCUS = 0
TAB_FOCUS = 1

#: Value of the property `textFormat`.
PLAIN_TEXT = 0

#: Of `QStyle.StateFlag`.
STATE_HAS_FOCUS = 0x0100
STATE_SELECTED = 0x8000


def start(mirrored: bool) -> int:
    """The side at which reading begins."""
    return END if mirrored else START


def end(mirrored: bool) -> int:
    """The side at which reading ends."""
    return START if mirrored else END
