# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Languages that nobody speaks, to see what a translation would do to the window before there is one: words
two fifths longer, or read from right to left. For tests and pictures; no user is offered them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QGuiApplication

#: What must survive: places for values, counts, access keys, ends of lines.
_KEPT = re.compile(r"(\{[^{}]*\}|%L?n|%\d+|&(?=\w)|\n)")
_ACCENTED = str.maketrans("aceinosuyACEINOSUY", "àçéîñøšüýÀÇÉÎÑØŠÜÝ")
#: How much longer words grow; short ones grow more.
GROWTH, SHORT, SHORT_GROWTH = 0.4, 10, 0.6
_FILLING = "lo ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor invidunt "
#: Letters that are read from right to left, one for each of ours: what they spell is nothing.
_TURNED = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבקדעפגהיזכלמנופקרסטובשציז")


class Disguise(StrEnum):
    """What is done to words."""

    LONG = "long"
    MIRRORED = "mirrored"


def disguised(text: str, how: Disguise) -> str:
    """A translation as the disguise says it."""
    if not text.strip():
        return text
    parts = _KEPT.split(text)
    if how is Disguise.MIRRORED:
        return "".join(part if _KEPT.fullmatch(part) else part.lower().translate(_TURNED) for part in parts)
    said = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    letters = sum(len(part) for part in parts if not _KEPT.fullmatch(part))
    more = round(letters * (SHORT_GROWTH if letters <= SHORT else GROWTH))
    filling = (_FILLING * (more // len(_FILLING) + 1))[: max(0, more - 1)].rstrip()
    return f"{said} {filling}" if filling else said


class DisguisedTranslator(QTranslator):
    """Asks the real translators and disguises what they say."""

    def __init__(self, how: Disguise, beneath: Sequence[QTranslator]) -> None:
        super().__init__()
        self._how, self._beneath = how, list(beneath)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        for translator in self._beneath:
            found = translator.translate(context, source, disambiguation, n)
            if found:
                return disguised(found, self._how)
        return disguised(source, self._how)


def turn_windows(how: Disguise | None) -> None:
    """Lay windows out as the disguise reads."""
    mirrored = how is Disguise.MIRRORED
    directions = Qt.LayoutDirection
    QGuiApplication.setLayoutDirection(directions.RightToLeft if mirrored else directions.LeftToRight)
