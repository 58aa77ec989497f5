# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The application palette, made from the tokens: every role, in every state."""

from PySide6.QtGui import QPalette

from ui.theme.tokens import Tokens

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "app",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}
_DISABLED: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.WindowText: "control",
    QPalette.ColorRole.Text: "control",
    QPalette.ColorRole.ButtonText: "control",
    QPalette.ColorRole.PlaceholderText: "control",
    QPalette.ColorRole.HighlightedText: "control",
    QPalette.ColorRole.Link: "control",
    QPalette.ColorRole.Base: "sunken",
    QPalette.ColorRole.Button: "sunken",
    QPalette.ColorRole.Accent: "control",
    QPalette.ColorRole.Highlight: "sel_off",
}


def palette(tokens: Tokens) -> QPalette:
    """A complete palette: a role left out would keep the system's colour and break in the other theme."""
    made = QPalette()
    group = QPalette.ColorGroup
    for role, token in _ROLES.items():
        made.setColor(group.Active, role, tokens.colour(token))
        inactive = "sel_off" if role == QPalette.ColorRole.Highlight else token
        made.setColor(group.Inactive, role, tokens.colour(inactive))
        made.setColor(group.Disabled, role, tokens.colour(_DISABLED.get(role, token)))
    return made
