# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of the filter panel: each shows what a search asks of one operator, and changes just that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLocale, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import SuggestSearch
from desktop_b2b.services.search import (
    Choice,
    Day,
    Search,
    Span,
    Text,
    Value,
    choose,
    chosen,
    read,
    write_value,
)
from ui.screens.transactions.words import operator_word, span_words
from ui.strings import error_text, number_word
from ui.tasks import Tasks
from ui.theme import Space, Type, repolish
from ui.theme.popups import dress
from ui.widgets import CheckBox, IconLabel, PlainLabel

Tell = Callable[[Search], object]
BETWEEN = "between"
SUGGEST_MS = 120


class Part(QWidget):
    """A heading and what stands under it; knows the search that is shown."""

    def __init__(self, heading: str, tell: Tell) -> None:
        super().__init__()
        self._tell = tell
        self._search = Search()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.XS)
        self.heading = PlainLabel(heading, Type.CAPTION, "text2")
        self.column.addWidget(self.heading)

    def show_search(self, search: Search) -> None:
        """Show what a search asks."""
        self._search = search

    def ask(self, operator: str, values: Iterable[Value]) -> None:
        """The search with these values of an operator."""
        wanted = choose(self._search, operator, values)
        if wanted != self._search:
            self._tell(wanted)


class ChoicePart(Part):
    """An operator's own words as boxes to tick. Several words may share a box: they read the same."""

    def __init__(self, heading: str, operator: str, tell: Tell) -> None:
        super().__init__(heading, tell)
        self._operator = operator
        self._options: list[tuple[str, tuple[str, ...]]] = []
        self.boxes: dict[tuple[str, ...], CheckBox] = {}

    def set_options(self, options: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Offer these: a word, and the values it stands for."""
        if list(options) == self._options:
            return
        self._options = list(options)
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for word, names in options:
            box = CheckBox(word)
            box.clicked.connect(lambda on, names=names: self._on_clicked(names, on))
            self.column.addWidget(box)
            self.boxes[names] = box

    def show_search(self, search: Search) -> None:
        super().show_search(search)
        named = {value.name for value in chosen(search, self._operator) if isinstance(value, Choice)}
        for names, box in self.boxes.items():
            box.setChecked(named.issuperset(names))

    def _on_clicked(self, names: tuple[str, ...], on: bool) -> None:
        before = [value for value in chosen(self._search, self._operator) if isinstance(value, Choice)]
        kept = [value for value in before if value.name not in names]
        self.ask(self._operator, [*kept, *(Choice(name) for name in names)] if on else kept)


class TextPart(Part):
    """What is written in a document: typed, or chosen from what documents hold."""

    def __init__(self, operator: str, tell: Tell, tasks: Tasks) -> None:
        super().__init__(operator_word(operator), tell)
        self._operator, self._tasks = operator, tasks
        self._values: tuple[Value, ...] = ()
        self._picked = ""
        self.field = QLineEdit()
        self.field.setProperty("sz", "s")
        self.field.setAccessibleName(operator_word(operator))
        self.field.setClearButtonEnabled(True)
        self.field.editingFinished.connect(self._on_finished)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_picked)
        self.field.setCompleter(dress(completer))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SUGGEST_MS)
        self._wait.timeout.connect(self._suggest)
        self.field.textEdited.connect(lambda _text: self._wait.start())
        self.column.addWidget(self.field)

    def show_search(self, search: Search) -> None:
        super().show_search(search)
        self._values = chosen(search, self._operator)
        self._picked = ""
        words = self._words()
        if self.field.text() != words:
            self.field.setText(words)

    def _words(self) -> str:
        return ", ".join(value.text for value in self._values if isinstance(value, Text))

    def _suggest(self) -> None:
        typed = self.field.text()
        text = f'{self._operator}:"{typed.replace(chr(34), "")}'
        job = self._tasks.query(SuggestSearch(text=text, caret=len(text), limit=8))
        self._tasks.when(job, self, lambda found: self._offer(typed, [one.text for one in found]))

    def _offer(self, typed: str, found: list[str]) -> None:
        if typed != self.field.text() or not self.field.hasFocus():
            return
        self._known.setStringList([_plain(self._operator, text) for text in found])
        if found:
            self.field.completer().complete()

    def _on_picked(self, text: str) -> None:
        self._picked = text
        self.field.setText(text)
        self._on_finished()

    def _on_finished(self) -> None:
        typed = self.field.text().strip()
        if typed == self._words() and not self._picked:
            return
        if typed and typed == self._picked:
            self.ask(self._operator, [Text(typed, exact=True)])
        else:
            parts = [" ".join(part.split()) for part in typed.split(",")]
            self.ask(self._operator, [Text(part) for part in parts if part])


def _plain(operator: str, text: str) -> str:
    """A suggested value without its quotation marks."""
    try:
        found = chosen(read(f"{operator}:{text}"), operator)
    except UserError:
        return text
    return found[0].text if found and isinstance(found[0], Text) else text


# ------------------------------------------------------------ instants


class TimePart(Part):
    """When: one of the usual spans, or from a day until a day."""

    def __init__(self, operator: str, usual: Sequence[str], tell: Tell) -> None:
        super().__init__(operator_word(operator), tell)
        self._operator = operator
        self._usual = tuple(usual)
        self.box = QComboBox()
        self.box.setProperty("sz", "s")
        self.box.setAccessibleName(operator_word(operator))
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self.box)
        self.days = QWidget()
        row = QHBoxLayout(self.days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self.low, self.high = _day_field(self.tr("From")), _day_field(self.tr("Until"))
        row.addWidget(self.low)
        row.addWidget(self.high)
        self.days.hide()
        self.column.addWidget(self.days)
        self.trouble = IconLabel("alert-circle", "", "red", wrap=True)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.box.activated.connect(lambda _place: self._on_chosen())
        for field in (self.low, self.high):
            field.editingFinished.connect(self._on_days)

    def show_search(self, search: Search) -> None:
        super().show_search(search)
        found = chosen(search, self._operator)
        text = write_value(found[0]) if found else ""
        days = bool(found) and _has_days(found[0])
        usual = [(self.tr("Any time"), "")]
        usual += [(self._word(each), each) for each in self._usual]
        if text and not days and text not in self._usual:
            usual.append((self._word(text), text))
        usual.append((self.tr("From a day until a day…"), BETWEEN))
        self.box.clear()
        for word, value in usual:
            self.box.addItem(word, value)
        self.box.setCurrentIndex(max(0, self.box.findData(BETWEEN if days else text)))
        self.days.setVisible(days)
        low, high = _ends(found[0]) if days else ("", "")
        self.low.setText(low)
        self.high.setText(high)
        self._show_trouble("")

    def _word(self, text: str) -> str:
        words = span_words(self._operator, read(f"{self._operator}:{text}").terms[0].values[0])
        return words[:1].upper() + words[1:]

    def _on_chosen(self) -> None:
        value = self.box.currentData()
        if value == BETWEEN:
            self.days.show()
            self.low.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.days.hide()
        self._show_trouble("")
        self.ask(self._operator, read(f"{self._operator}:{value}").terms[0].values if value else ())

    def _on_days(self) -> None:
        ends = []
        for field in (self.low, self.high):
            typed = field.text().strip()
            day = day_of(typed) if typed else None
            wrong = bool(typed) and day is None
            _show_state(field, "error" if wrong else "")
            if wrong:
                sample = QLocale().toString(QLocale().toDate("2026-11-18", "yyyy-MM-dd"), _pattern())
                self._show_trouble(self.tr("“{0}” is no day. Write it as {1}.").format(typed, sample))
                return
            ends.append(day)
        low, high = ends
        if low is not None and high is not None and _order(low) > _order(high):
            low, high = high, low
        self._show_trouble("")
        if low is not None or high is not None or chosen(self._search, self._operator):
            self.ask(self._operator, [Span(low, high)] if low is not None or high is not None else ())

    def _show_trouble(self, words: str) -> None:
        self.trouble.label.setText(words)
        self.trouble.setVisible(bool(words))
        if not words:
            for field in (self.low, self.high):
                _show_state(field, "")


def _day_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setProperty("sz", "s")
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _show_state(field: QLineEdit, state: str) -> None:
    if (field.property("state") or "") != state:
        field.setProperty("state", state)
        repolish(field)


def _has_days(value: Value) -> bool:
    return isinstance(value, Span) and (isinstance(value.low, Day) or isinstance(value.high, Day))


def _ends(value: Value) -> tuple[str, str]:
    if not isinstance(value, Span):
        return "", ""
    low, high = (_day_text(bound) if isinstance(bound, Day) else "" for bound in (value.low, value.high))
    return low, high


def _order(day: Day) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _pattern() -> str:
    """The locale's short day with the whole year: two digits of it could be read in two ways."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def _day_text(day: Day) -> str:
    if not day.day:
        return f"{day.year:04d}-{day.month:02d}" if day.month else f"{day.year:04d}"
    found = QLocale().toDate(f"{day.year:04d}-{day.month:02d}-{day.day:02d}", "yyyy-MM-dd")
    return QLocale().toString(found, _pattern())


def day_of(typed: str) -> Day | None:
    """A day as it is written here, or as the search language writes it; also a month or a year."""
    for pattern in (_pattern(), "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd"):
        found = QLocale().toDate(typed, pattern)
        if found.isValid() and found.year() > 1900:
            return Day(found.year(), found.month(), found.day())
    try:
        value = read(f"created:{typed}").terms[0].values[0]
    except (UserError, IndexError):
        return None
    bound = value.low if isinstance(value, Span) else None
    return bound if isinstance(bound, Day) else None


# ------------------------------------------------------------ amounts


class AmountPart(Part):
    """From how much to how much, of which currency."""

    def __init__(self, tell: Tell, currencies: Sequence[str]) -> None:
        super().__init__(operator_word("total"), tell)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        self.low, self.high = _day_field(self.tr("At least")), _day_field(self.tr("At most"))
        self.currency = QComboBox()
        self.currency.setProperty("sz", "s")
        self.currency.setAccessibleName(operator_word("currency"))
        self.currency.addItem(self.tr("Any"), "")
        for code in currencies:
            self.currency.addItem(code, code)
        row.addWidget(self.low, 1)
        row.addWidget(self.high, 1)
        self.column.addLayout(row)
        # Beneath, lest the words in the two fields be cut off.
        self.column.addWidget(self.currency)
        self.trouble = IconLabel("alert-circle", "", "red", wrap=True)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.low.editingFinished.connect(self._on_changed)
        self.high.editingFinished.connect(self._on_changed)
        self.currency.activated.connect(lambda _place: self._on_changed())

    def show_search(self, search: Search) -> None:
        super().show_search(search)
        found = chosen(search, "total")
        span = found[0] if found and isinstance(found[0], Span) else Span(None, None)
        for field, bound in ((self.low, span.low), (self.high, span.high)):
            field.setText("" if bound is None else number_word(bound))  # type: ignore[arg-type]
        if span.currency and self.currency.findData(span.currency) < 0:
            self.currency.addItem(span.currency, span.currency)
        self.currency.setCurrentIndex(max(0, self.currency.findData(span.currency)))
        self._show_trouble(None, "")

    def _on_changed(self) -> None:
        currency = str(self.currency.currentData() or "")
        bounds = []
        for field in (self.low, self.high):
            typed = "".join(field.text().split())
            try:
                value = read(f"total:{typed}", "total").terms[0].values[0] if typed else None
            except UserError as error:
                self._show_trouble(field, error_text(error))
                return
            if isinstance(value, Span):
                currency = value.currency or currency
            bounds.append(value.low if isinstance(value, Span) and value.low == value.high else None)
            if typed and bounds[-1] is None:
                self._show_trouble(field, self.tr("“{0}” is no amount.").format(field.text()))
                return
        self._show_trouble(None, "")
        low, high = bounds
        if low is not None and high is not None and low > high:  # type: ignore[operator]
            low, high = high, low
        if low is not None or high is not None:
            self.ask("total", [Span(low, high, currency=currency)])
        else:
            self.ask("total", ())

    def _show_trouble(self, field: QLineEdit | None, words: str) -> None:
        for each in (self.low, self.high):
            _show_state(each, "error" if each is field else "")
        self.trouble.label.setText(words)
        self.trouble.setVisible(bool(words))
