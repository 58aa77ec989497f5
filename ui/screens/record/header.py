# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A record's header in a narrow window: what is not the next step keeps its icon only."""

from __future__ import annotations

from collections.abc import Sequence

from ui.theme import repolish
from ui.widgets import Button, plain_tooltip

WORDS = "words"
#: Below this width the words beside the chips need a line of their own.
NARROW = 1_120
#: Below this one the buttons beside the primary one show their icons only.
NARROWER = 940


def set_words(button: Button, words: str) -> None:
    """Change a button's words, whether they are to be seen or not."""
    button.setProperty(WORDS, words)
    if not button.property("only_icon"):
        button.setText(words)


def show_words(buttons: Sequence[Button], *, wide: bool) -> None:
    """Show words and icons, or icons alone; then the words are the tooltip and the name."""
    for button in buttons:
        words = str(button.property(WORDS) or button.text())
        button.setProperty(WORDS, words)
        button.setText(words if wide else "")
        button.setAccessibleName("" if wide else words)
        if button.isEnabled():
            button.setToolTip("" if wide else plain_tooltip(words))
        if bool(button.property("only_icon")) == wide:
            button.setProperty("only_icon", not wide)
            repolish(button)
