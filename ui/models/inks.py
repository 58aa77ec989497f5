# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What cells are painted with: fonts, colours and shortened words, kept while theme and text size stay as
they are.

Asking for each of them anew at each cell takes as long as painting it.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication

from ui.theme import Type, font, metrics
from ui.theme.tokens import current_tokens
from ui.widgets.paint import elided

#: Shortened words that are kept.
_MOST = 4096


class Inks:
    """Told by ``begin`` that a painting begins: then theme and font are looked at, and not again until the
    next.
    """

    def __init__(self) -> None:
        self._font = ""
        self._tokens = current_tokens()
        self._fonts: dict[Type, QFont] = {}
        self._metrics: dict[Type, QFontMetrics] = {}
        self._colours: dict[str, QColor] = {}
        self._short: dict[tuple[Type, str, int], str] = {}

    def begin(self) -> None:
        """A painting begins."""
        now = QGuiApplication.font().key()
        if now != self._font:
            self._font = now
            self._fonts.clear()
            self._metrics.clear()
            self._short.clear()
        tokens = current_tokens()
        if tokens is not self._tokens:
            self._tokens = tokens
            self._colours.clear()

    def font(self, role: Type) -> QFont:
        """The font of a role, which must not be changed."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = font(role)
        return found

    def metrics(self, role: Type) -> QFontMetrics:
        """The metrics of a role."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = metrics(role)
        return found

    def colour(self, token: str) -> QColor:
        """The colour of a token, which must not be changed."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = self._tokens.colour(token)
        return found

    def shortened(self, role: Type, text: str, width: int) -> str:
        """A text that fits."""
        key = role, text, width
        found = self._short.get(key)
        if found is None:
            if len(self._short) >= _MOST:
                self._short.clear()
            found = self._short[key] = elided(self.metrics(role), text, width)
        return found
