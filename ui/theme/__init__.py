# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The look: tokens, palette, style sheet, fonts and icons, switched live.

`Theme.install(app, "system")` once, at the composition root. Painters call `colour("text2")` when they paint.
"""

from ui.theme.fonts import Type, advance, at_least, font, metrics, scaled
from ui.theme.icons import icon
from ui.theme.theme import STYLE, Theme, current, likely, repolish
from ui.theme.tokens import Height, Motion, Radius, Space, Tokens, Tone, Width, colour, current_tokens

__all__ = [
    "STYLE",
    "Height",
    "Motion",
    "Radius",
    "Space",
    "Theme",
    "Tokens",
    "Tone",
    "Type",
    "Width",
    "advance",
    "at_least",
    "colour",
    "current",
    "current_tokens",
    "font",
    "icon",
    "likely",
    "metrics",
    "repolish",
    "scaled",
]
