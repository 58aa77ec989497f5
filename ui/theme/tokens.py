# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The design tokens: every colour, space, radius, height and width that the window uses.

Nothing else in `ui` names a colour. Painters read tokens at paint time, so that a change of theme needs no
new widgets.
"""

from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor, QPalette


class Tone(StrEnum):
    """The meaning of a colour. A tone never stands alone: a word or an icon goes with it."""

    NONE = ""
    GREY = "grey"
    BLUE = "blue"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    VIOLET = "violet"


class Tokens:
    """One theme's colours, as `#RRGGBB`; never changed once made."""

    name: str
    dark: bool
    nav: str
    app: str
    surface: str
    raised: str
    sunken: str
    hover: str
    navsel: str
    text: str
    text2: str
    text3: str
    line: str
    line2: str
    control: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    link: str
    focus: str
    sel: str
    sel_off: str
    accent_soft: str
    red: str
    red_band: str
    red_soft: str
    amber: str
    amber_band: str
    amber_soft: str
    green: str
    green_band: str
    green_soft: str
    violet: str
    violet_band: str
    violet_soft: str
    grey_soft: str
    shadow: str

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def colour(self, token: str) -> QColor:
        """The colour of a token by its name; an unknown name is a programming error."""
        return QColor(getattr(self, token))

    def tone_text(self, tone: Tone | str) -> str:
        """The name of the token in which words of this tone are written."""
        return _TONE_TEXT[tone]

    def tone_band(self, tone: Tone | str) -> str:
        """The name of the token of bands and bars of this tone."""
        return _TONE_BAND[tone]

    def tone_soft(self, tone: Tone | str) -> str:
        """The name of the token of grounds of this tone."""
        return _TONE_SOFT[tone]


_TONE_TEXT: dict[str, str] = {
    Tone.NONE: "text",
    Tone.GREY: "text2",
    Tone.BLUE: "link",
    Tone.RED: "red",
    Tone.AMBER: "amber",
    Tone.GREEN: "green",
    Tone.VIOLET: "violet",
}
_TONE_BAND: dict[str, str] = {
    Tone.NONE: "line2",
    Tone.GREY: "control",
    Tone.BLUE: "accent",
    Tone.RED: "red_band",
    Tone.AMBER: "amber_band",
    Tone.GREEN: "green_band",
    Tone.VIOLET: "violet_band",
}
_TONE_SOFT: dict[str, str] = {
    Tone.NONE: "grey_soft",
    Tone.GREY: "grey_soft",
    Tone.BLUE: "accent_soft",
    Tone.RED: "red_soft",
    Tone.AMBER: "amber_soft",
    Tone.GREEN: "green_soft",
    Tone.VIOLET: "violet_soft",
}

LIGHT = Tokens(
    name="light",
    dark=False,
    nav="#ECEEF2",
    app="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F1F3F6",
    hover="#EDEFF3",
    navsel="#DDE2EA",
    text="#1A1D24",
    text2="#4A5262",
    text3="#5F6878",
    line="#E1E4EA",
    line2="#CDD2DB",
    control="#858E9E",
    accent="#2B5BD7",
    accent_hover="#234DBB",
    accent_pressed="#1C3F9C",
    on_accent="#FFFFFF",
    link="#2450BE",
    focus="#2B5BD7",
    sel="#E6EDFC",
    sel_off="#E9EBEF",
    accent_soft="#E6EDFC",
    red="#B3261E",
    red_band="#D43B30",
    red_soft="#FCEBE9",
    amber="#855000",
    amber_band="#C27C06",
    amber_soft="#FCF1DB",
    green="#1A6B3A",
    green_band="#2C9A58",
    green_soft="#E4F4EA",
    violet="#5A3DB0",
    violet_band="#7B5FD3",
    violet_soft="#EFEBFB",
    grey_soft="#ECEEF2",
    shadow="#1A1D24",
)

DARK = Tokens(
    name="dark",
    dark=True,
    nav="#111318",
    app="#15171C",
    surface="#1C1F26",
    raised="#262A33",
    sunken="#17191F",
    hover="#252932",
    navsel="#272C36",
    text="#E8EAEF",
    text2="#B3BAC6",
    text3="#929BAA",
    line="#2B303A",
    line2="#3A404C",
    control="#717B8C",
    accent="#3B69E2",
    accent_hover="#406EE5",
    accent_pressed="#2F58C6",
    on_accent="#FFFFFF",
    link="#93B4FF",
    focus="#86AAFF",
    sel="#212F53",
    sel_off="#2A2F39",
    accent_soft="#202D50",
    red="#FF9F96",
    red_band="#EF5A4E",
    red_soft="#3B2020",
    amber="#F2C16B",
    amber_band="#DB9A2B",
    amber_soft="#372B16",
    green="#82D6A3",
    green_band="#3BB06A",
    green_soft="#183022",
    violet="#BFAEFF",
    violet_band="#8E75E6",
    violet_soft="#2A2545",
    grey_soft="#2A2F39",
    shadow="#000000",
)


_state: dict[str, Tokens] = {"current": LIGHT}


def current_tokens() -> Tokens:
    """The tokens of the theme in force."""
    return _state["current"]


def set_current_tokens(tokens: Tokens) -> None:
    """Called by the theme alone."""
    _state["current"] = tokens


def colour(token: str) -> QColor:
    """The colour of a token, now. Ask when painting; do not keep the answer."""
    return _state["current"].colour(token)


def from_palette(palette: QPalette) -> Tokens:
    """Tokens for high contrast: only the system's own colours, no tint of ours."""
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    ground = palette.color(QPalette.ColorRole.Window).name()
    chosen = palette.color(QPalette.ColorRole.Highlight).name()
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    colours = {name: ink for name in Tokens.__annotations__ if name not in ("name", "dark")}
    for name in (
        "nav",
        "app",
        "surface",
        "raised",
        "sunken",
        "hover",
        "navsel",
        "sel",
        "sel_off",
        "accent_soft",
    ):
        colours[name] = ground
    for name in ("red_soft", "amber_soft", "green_soft", "violet_soft", "grey_soft"):
        colours[name] = ground
    for name in ("accent", "accent_hover", "accent_pressed", "focus"):
        colours[name] = chosen
    colours["on_accent"] = palette.color(QPalette.ColorRole.HighlightedText).name()
    colours["link"] = palette.color(QPalette.ColorRole.Link).name()
    return Tokens(name="contrast", dark=dark, **colours)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours."""

    def luminance(value: str) -> float:
        colour = QColor(value)
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Space:
    """Distances in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 20
    XXL = 24
    XXXL = 32
    PAGE_X = 20
    PAGE_Y = 14
    EDITOR_X = 16
    EDITOR_Y = 12
    CARD = 16
    WIDGET = 12


class Radius:
    """Corner radii in logical pixels."""

    CHIP = 4
    BUTTON = 6
    CARD = 8
    DIALOG = 12


class Height:
    """Heights are minimums: `fonts.at_least` grows them with the font."""

    STRIP = 52
    RECORD_HEADER = 52
    RECORD_HEADER_TALL = 70
    STATUS_BAR = 28
    NAV = 32
    NAV_VIEW = 28
    FIELD = 32
    BUTTON = 32
    BUTTON_SMALL = 26
    SEGMENT = 32
    ROW = 32
    ROW_WIDGET = 26
    ROW_EDIT = 34
    ROW_TWO_LINE = 46
    ROW_MATRIX = 66
    HEADING = 28
    HEADING_WIDGET = 24
    CARD_HEADER = 38
    CARD_FOOTER = 34
    SELECTION = 40
    WIZARD = 52
    BANNER = 44


class Width:
    """Fixed widths in logical pixels, and the window widths at which the layout changes."""

    NAV = 216
    NAV_COLLAPSED = 56
    PREVIEW = 336
    SIDE = 284
    PALETTE = 680
    TOAST = 420
    DRAWER_BELOW = 1180
    NAV_COLLAPSES_BELOW = 1000


class Motion:
    """Durations in milliseconds; all are 0 when motion is reduced."""

    PRESS = 80
    TOAST = 160
    DRAWER = 160
    PALETTE = 120
