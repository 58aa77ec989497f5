# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fonts by role: ratios of the application's size, tabular figures up to the counters."""

import sys
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
BASE = 13
_TNUM = QFont.Tag("tnum")


class Type(Enum):
    """The type scale: pixels at a base of 13, and weight."""

    CAPTION = (12, 500)
    SMALL = (12, 400)
    BODY = (13, 400)
    MEDIUM = (13, 500)
    STRONG = (13, 600)
    SECTION = (14, 600)
    COUNTER = (17, 600)
    RECORD = (18, 600)
    PAGE = (20, 600)
    WELCOME = (28, 600)
    FLOOR_NOTE = (15, 400)
    FLOOR_TEXT = (22, 500)
    FLOOR_HEAD = (30, 600)
    FLOOR_TITLE = (34, 600)
    FLOOR_WORD = (80, 600)
    FLOOR_WORD_M = (64, 600)
    FLOOR_WORD_S = (50, 600)
    FLOOR_COUNT = (150, 600)


class _Known:
    """The application's font when it was last looked at, and its key: making one takes as long as painting a
    short word, and a font is the same as itself at a glance.
    """

    font: QFont | None = None
    key = ""


def _app_font() -> str:
    found = QGuiApplication.font()
    if found != _Known.font:
        _Known.font, _Known.key = found, found.key()
    return _Known.key


def base_pixels() -> int:
    """The application's text size in logical pixels."""
    return _base(_app_font())


@cache
def _base(_app_font: str) -> int:
    return _pixels(QGuiApplication.font())


def font(role: Type) -> QFont:
    """The font of a role. A copy: the caller may change it."""
    return QFont(_font(role, _app_font()))


@cache
def _font(role: Type, _app_font: str) -> QFont:
    pixels, weight = role.value
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(9, round(pixels * base_pixels() / BASE)))
    made.setWeight(QFont.Weight(weight))
    # Tabular figures look gappy at display sizes.
    made.setFeature(_TNUM, 1 if pixels <= Type.COUNTER.value[0] else 0)
    return made


@cache
def _metrics(role: Type, app_font: str) -> QFontMetrics:
    return QFontMetrics(_font(role, app_font))


def metrics(role: Type) -> QFontMetrics:
    """Metrics of a role, kept, for painters."""
    return _metrics(role, _app_font())


_advances: dict[tuple[Type, str, str], int] = {}
_MOST_KNOWN = 4096


def advance(role: Type, text: str) -> int:
    """How wide a text is in a role, in pixels. Kept: what is measured to find a column's width is measured
    again each time that it is painted, and shaping it takes longer than all else about a cell.
    """
    key = (role, text, _app_font())
    found = _advances.get(key)
    if found is None:
        if len(_advances) >= _MOST_KNOWN:
            _advances.clear()
        found = _advances[key] = metrics(role).horizontalAdvance(text)
    return found


def at_least(token: int) -> int:
    """A height from the tokens, grown for larger text: never clip a descender."""
    return max(token, metrics(Type.BODY).height() + 10)


def scaled(pixels: int) -> int:
    """A width that holds text, scaled with the text size."""
    return round(pixels * base_pixels() / BASE)


def load_bundled() -> str:
    """Register the bundled family with Qt and return its name."""
    family = ""
    for path in sorted(FONTS.glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families = QFontDatabase.applicationFontFamilies(number)
        family = families[0] if families else family
    return family


def _pixels(chosen: QFont) -> int:
    """A font's size. Asking Qt which font it will find for it would load the system's fonts."""
    if chosen.pixelSize() > 0:
        return chosen.pixelSize()
    return round(chosen.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72)


def application_font(*, bundled: bool | None = None, pixels: int | None = None) -> QFont:
    """The font of the whole program.

    Windows and macOS bring a good interface font; Linux desktops may bring any or none, so the bundled family
    stands there (and in tests, which must not depend on a machine's fonts).
    """
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    size = pixels or max(BASE, _pixels(chosen))
    if bundled if bundled is not None else sys.platform.startswith("linux"):
        family = load_bundled()
        if family:
            chosen = QFont(family)
            chosen.setStyleHint(QFont.StyleHint.SansSerif)
    chosen.setPixelSize(size)
    chosen.setFeature(_TNUM, 1)
    return chosen
