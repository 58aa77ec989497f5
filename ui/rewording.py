# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Says again, in another language, what stands on widgets that must not be made anew: an open dialog with
what was typed into it, the screen beneath it, a message that waits.

Screens are made anew when the language changes; that needs nobody's help. Here the words that are seen are
looked up in the catalogue of the language they are in, and translated from their source. What people typed,
and what is no word of the program, is left alone.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.language import FOLDER, LANGUAGES
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel

#: A value in a template, and how it is found in a text.
_PLACE = re.compile(r"\\\{(\w+)\\\}|%L?n")
_COUNTED = re.compile(r"%L?n")
#: A count may be parted into thousands.
_COUNT = r"(?P<count>\d+(?:[.,\s]\d{3})*)"
#: What sentences are put together with.
_JOINS = re.compile(r"(\. |, |; |: | · |\n| – | → )")
_DEEPEST = 3


class Source(NamedTuple):
    """Where words come from."""

    context: str
    text: str


class _Pattern(NamedTuple):
    source: Source
    shape: re.Pattern[str]
    letters: int


class Catalogue:
    """The words of one language, found by what is seen."""

    def __init__(self, language: str) -> None:
        self.exact: dict[str, list[Source]] = {}
        self.patterns: list[_Pattern] = []
        for source, forms in _entries(language):
            for form in forms:
                self._enter(source, form)
        # The one that says most of it in its own words is meant.
        self.patterns.sort(key=lambda pattern: -pattern.letters)

    def _enter(self, source: Source, form: str) -> None:
        plain = form.replace("&", "")
        for text in {form, plain}:
            if "{" not in text and not _COUNTED.search(text):
                self.exact.setdefault(text, []).append(source)
        if "{" in plain or _COUNTED.search(plain):
            seen: set[str] = set()

            def place(found: re.Match[str]) -> str:
                name = f"v{found[1]}" if found[1] is not None else "count"
                if name in seen:
                    return f"(?P={name})"
                seen.add(name)
                return _COUNT if name == "count" else f"(?P<{name}>.+?)"

            shape = _PLACE.sub(place, re.escape(plain))
            letters = sum(letter.isalpha() for letter in re.sub(r"\{\w*\}|%L?n", "", plain))
            if letters > 1:
                self.patterns.append(_Pattern(source, re.compile(shape, re.DOTALL), letters))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read when it is first needed."""
    return Catalogue(language)


def _entries(language: str) -> Iterator[tuple[Source, list[str]]]:
    """Every string of the program with its translations; English is its own, but for plurals."""
    plurals = dict(_read("en")) if language == "en" else {}
    for source, forms in _read(next(name for name in LANGUAGES if name != "en")):
        if language == "en":
            yield source, plurals.get(source, [source.text])
        else:
            yield source, forms


def _read(language: str) -> Iterator[tuple[Source, list[str]]]:
    for context in ET.parse(FOLDER / f"{language}.ts").iter("context"):  # noqa: S314  # our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [f.text or "" for f in translation.findall("numerusform")]
            one = "" if translation is None else translation.text or ""
            yield Source(name, message.findtext("source", "")), forms or [one]


class Rewording:
    """From one language into the one in force. `contexts` are asked first where words have two meanings."""

    def __init__(self, before: str) -> None:
        self._known = catalogue(before)

    def words(self, text: str, contexts: Iterable[str] = (), depth: int = 0) -> str:
        """The same in the language in force; what is no word of the program stays."""
        if not text.strip() or depth > _DEEPEST:
            return text
        near = frozenset(contexts)
        sources = self._known.exact.get(text)
        if sources:
            best = next((each for each in sources if each.context in near), sources[0])
            said = QCoreApplication.translate(best.context, best.text)
            return said if "&" in text else said.replace("&", "")
        return self._filled(text, near, depth) or self._joined(text, near, depth)

    def _filled(self, text: str, near: frozenset[str], depth: int) -> str:
        fitting = [
            (pattern, found)
            for pattern in self._known.patterns
            if (found := pattern.shape.fullmatch(text)) is not None
        ]
        if not fitting:
            return ""
        most = fitting[0][0].letters
        best = next(
            (each for each in fitting if each[0].letters == most and each[0].source.context in near),
            fitting[0],
        )
        (source, _shape, _letters), found = best
        given = found.groupdict()
        count = given.pop("count", None)
        number = int(re.sub(r"\D", "", count)) if count else -1
        said = QCoreApplication.translate(source.context, source.text, "", number)
        values = {name[1:]: self.words(value, near, depth + 1) for name, value in given.items()}
        for name, value in values.items():
            said = said.replace(f"{{{name}}}", value)
        return said

    def _joined(self, text: str, near: frozenset[str], depth: int) -> str:
        parts = _JOINS.split(text)
        if len(parts) == 1:
            return text
        return "".join(
            part if place % 2 else self.words(part, near, depth + 1) for place, part in enumerate(parts)
        )

    # ------------------------------------------------------------ widgets

    def widget(self, root: QWidget) -> None:
        """Everything that is seen or read aloud on a widget and in it.

        A widget that keeps words where nobody sees them has a method `reword(say)`.
        """
        for widget in (root, *root.findChildren(QWidget)):
            contexts = _contexts(widget)

            def say(text: str, near: Iterable[str] = contexts) -> str:
                return self.words(text, near)

            self._common(widget, say)
            _own(widget, say)
            again = getattr(widget, "reword", None)
            if callable(again):
                again(say)
            for action in widget.actions():
                _action(action, say)
            widget.update()

    @staticmethod
    def _common(widget: QWidget, say: Callable[[str], str]) -> None:
        for read, write in (
            (widget.windowTitle, widget.setWindowTitle),
            (widget.toolTip, widget.setToolTip),
            (widget.accessibleName, widget.setAccessibleName),
            (widget.accessibleDescription, widget.setAccessibleDescription),
        ):
            text = read()
            said = say(text) if text else text
            if said != text:
                write(said)


def _contexts(widget: QWidget) -> list[str]:
    """The classes around a widget: where its words are likely to come from."""
    found = []
    here: QWidget | None = widget
    while here is not None:
        found += [kind.__name__ for kind in type(here).__mro__ if kind.__module__.startswith("ui.")]
        here = here.parentWidget()
    return found


def _own(widget: QWidget, say: Callable[[str], str]) -> None:
    """What a kind of widget shows; what people type is never touched."""
    if isinstance(widget, ElidedLabel):
        widget.set_full_text(say(widget.full_text))
    elif isinstance(widget, QLabel | QAbstractButton):
        widget.setText(say(widget.text()))
    elif isinstance(widget, Chip):
        widget.set_text(say(widget.text))
    elif isinstance(widget, QGroupBox):
        widget.setTitle(say(widget.title()))
    elif isinstance(widget, QComboBox):
        widget.setPlaceholderText(say(widget.placeholderText()))
        for place in range(widget.count()):
            widget.setItemText(place, say(widget.itemText(place)))
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            widget.setTabText(place, say(widget.tabText(place)))
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        widget.setPlaceholderText(say(widget.placeholderText()))
    elif isinstance(widget, QAbstractSpinBox):
        widget.setSpecialValueText(say(widget.specialValueText()))
    elif isinstance(widget, QHeaderView):
        widget.viewport().update()
    elif isinstance(widget, QAbstractItemView):
        _model(widget.model(), widget)


def _model(model: QAbstractItemModel | None, view: QAbstractItemView) -> None:
    """Models say their words when asked: they are asked again."""
    again = getattr(model, "retranslate", None)
    if callable(again):
        again()
    elif model is not None:
        whole = QModelIndex()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(whole)
        rows = model.rowCount(whole)
        if columns:
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
        if columns and rows:
            model.dataChanged.emit(model.index(0, 0), model.index(rows - 1, columns - 1))
    view.viewport().update()


def _action(action: QAction, say: Callable[[str], str]) -> None:
    text = action.text()
    said = say(text)
    if said != text:
        action.setText(said)
