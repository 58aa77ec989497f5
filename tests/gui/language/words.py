# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All words that somebody sees or hears on a window: what is painted, and what is read aloud."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QAction, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from ui.rewording import Catalogue, Source, catalogue

SVG = "{http://www.w3.org/2000/svg}"
#: So much of a text must be the program's own words to be taken for a sentence of the program.
OWN = 0.5


def painted(widget: QWidget) -> set[str]:
    """Every text that is painted, however it is painted."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    painter = QPainter(generator)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    tree = ET.fromstring(bytes(data.data()))  # noqa: S314  # made a moment ago
    return {"".join(text.itertext()).strip() for text in tree.iter(f"{SVG}text")} - {""}


def spoken(widget: QWidget) -> Iterator[str]:
    """What is read aloud, shown in tooltips or offered in lists and menus."""
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisible() and each is not widget:
            continue
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QComboBox):
            yield from (each.itemText(place) for place in range(each.count()))
        if isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit):
            yield each.placeholderText()
        if isinstance(each, QAbstractSpinBox):
            yield each.specialValueText()
    if isinstance(widget, QMainWindow):
        yield from (action.text().replace("&", "") for action in widget.menuBar().findChildren(QAction))
    yield widget.windowTitle()


def typed(widget: QWidget) -> set[str]:
    """What people wrote, and pages of the help, whose language is their own."""
    found: set[str] = set()
    for each in widget.findChildren(QWidget):
        if isinstance(each, QLineEdit):
            found.add(each.text())
        elif isinstance(each, QPlainTextEdit | QTextEdit) and not isinstance(each, QTextBrowser):
            found |= set(each.toPlainText().splitlines())
    return found


def seen(widget: QWidget) -> set[str]:
    """Everything, but what people typed."""
    return (painted(widget) | {text for text in spoken(widget) if text}) - typed(widget)


def strays(widget: QWidget, language: str, other: str) -> dict[str, Source]:
    """Words of the other language, where this one says it otherwise."""
    foreign, own = catalogue(other), catalogue(language)
    return {text: source for text in seen(widget) if (source := _stray(text, foreign, own)) is not None}


def _stray(text: str, foreign: Catalogue, own: Catalogue) -> Source | None:
    if text in own.exact:
        return None
    if text in foreign.exact:
        return foreign.exact[text][0]
    letters = sum(letter.isalpha() for letter in text)
    for pattern in foreign.patterns:
        if pattern.letters < max(4, OWN * letters):
            continue
        if pattern.shape.fullmatch(text) and not any(
            each.shape.fullmatch(text) for each in own.patterns if each.letters >= max(4, OWN * letters)
        ):
            return pattern.source
    return None


def has_words(text: str) -> bool:
    """Whether there is anything to translate."""
    return bool(re.search(r"[^\W\d_]{3}", text))
