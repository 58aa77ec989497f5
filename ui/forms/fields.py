# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fields: label above, control, and beneath it the error or the reason of the lock."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import cast

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop_b2b.clock import from_datetime
from ui.forms.choices import Choices
from ui.forms.decimals import DecimalError, format_for_editing, parse_decimal, readings_of
from ui.forms.moments import MomentError, format_day, format_moment, parse_day, parse_moment, zone_name
from ui.forms.spec import FieldKind, FieldSpec
from ui.forms.undo_keys import undo_of
from ui.strings import away_word
from ui.theme import Space, Tone, Type, icon, repolish
from ui.theme.popups import dress
from ui.widgets.checks import CheckBox
from ui.widgets.labels import FieldLabel, IconLabel, PlainLabel, plain_tooltip
from ui.widgets.segment import Segment

#: So many options of a choice are many, whose widths do not count; then it is at least so many letters wide.
MANY, LEAST = 40, 8
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Field(QWidget):
    """One labelled field.

    Signals: `edited(key, value)` on each change by the user, `left(key)` when the focus went elsewhere.
    """

    edited = Signal(str, object)
    left = Signal(str)

    def __init__(
        self, spec: FieldSpec, now: Callable[[], datetime] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._now = now
        self._error = ""
        self._locked = ""
        self._filling = False
        #: Whether Undo is the editor's, over all its fields, and not the field's own.
        self.undo_outside = False
        #: Whether somebody was in it, so that it may say what is wrong.
        self.visited = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.label = FieldLabel(spec.label, spec.note)
        self.control: QWidget = self._make()
        note = self._note()
        self.label.set_text(spec.label, note)
        self.control.setAccessibleName(spec.label)
        self.control.setAccessibleDescription(note)
        if spec.kind is not FieldKind.CHECK:
            column.addWidget(self.label)
        column.addWidget(self.control, 0)
        # What stands beneath is made when there is something to say: most fields never have.
        self._column, self._beneath = column, [column.count()] * 4
        self._message: IconLabel | None = None
        self._hint: PlainLabel | None = None
        self._reason: PlainLabel | None = None
        column.addStretch(1)
        self.control.installEventFilter(self)

    def _put_beneath(self, place: int, widget: QWidget) -> None:
        """Error, readings, hint and the reason of a lock stand in this order, whichever came first."""
        self._column.insertWidget(self._beneath[place], widget)
        self._beneath[place + 1 :] = [count + 1 for count in self._beneath[place + 1 :]]

    @cached_property
    def choices(self) -> Choices:
        """The readings of a number that may mean two."""
        choices = Choices(self)
        choices.chosen.connect(self._choose)
        self._put_beneath(1, choices)
        return choices

    # -- controls --------------------------------------------------------------------------------------------

    def _make(self) -> QWidget:
        makers = {
            FieldKind.MULTILINE: self._make_multiline,
            FieldKind.CHOICE: self._make_choice,
            FieldKind.CHECK: self._make_check,
            FieldKind.SEGMENT: self._make_segment,
        }
        return makers.get(self.spec.kind, self._make_line)()

    def _make_line(self) -> QWidget:
        edit = QLineEdit()
        edit.setPlaceholderText(self.spec.placeholder)
        edit.textEdited.connect(self._tell)
        if self.spec.kind is FieldKind.PASSWORD:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        if self.spec.suggestions:
            completer = QCompleter(list(self.spec.suggestions), edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self._tell)
            edit.setCompleter(dress(completer))
        if self.spec.kind in (FieldKind.MOMENT, FieldKind.DAY):
            self._add_picker(edit)
        return edit

    def _add_picker(self, edit: QLineEdit) -> None:
        action = QAction(icon("calendar", "text2"), self.tr("Choose a day"), edit)
        edit.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        action.triggered.connect(lambda _on=False: self._pick(edit))

    def _pick(self, edit: QLineEdit) -> None:
        if self._locked:
            return
        menu = QMenu(edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        before = self.value()
        if isinstance(before, date):
            calendar.setSelectedDate(QDate(before.year, before.month, before.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def chosen() -> None:
            clock = f"{before:%H:%M}" if isinstance(before, datetime) else "09:00"
            day = calendar.selectedDate().toString(Qt.DateFormat.ISODate)
            edit.setText(day if self.spec.kind is FieldKind.DAY else f"{day} {clock}")
            menu.close()
            self._tell()
            self._tidy()

        calendar.clicked.connect(lambda _day: chosen())
        menu.popup(edit.mapToGlobal(edit.rect().bottomLeft()))

    def _make_multiline(self) -> QWidget:
        edit = QPlainTextEdit()
        edit.setPlaceholderText(self.spec.placeholder)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * self.spec.lines + 22)
        edit.textChanged.connect(self._tell)
        return edit

    def _make_choice(self) -> QWidget:
        combo = QComboBox()
        if len(self.spec.options) > MANY:
            # Qt would measure every word again and again.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(LEAST)
        for key, word in self.spec.options:
            combo.addItem(word, key)
        combo.setPlaceholderText(self.spec.placeholder)
        if self.spec.placeholder:
            combo.setCurrentIndex(-1)
        combo.activated.connect(lambda _index: self._tell())
        return combo

    def _make_check(self) -> QWidget:
        check = CheckBox(self.spec.label)
        check.clicked.connect(lambda _on=False: self._tell())
        return check

    def _make_segment(self) -> QWidget:
        segment = Segment(self.spec.options)
        segment.chosen.connect(lambda _key: self._tell())
        return segment

    # -- value -----------------------------------------------------------------------------------------------

    def value(self) -> object:
        """The value; a text that is no number or moment yet is given as text."""
        control = self.control
        if isinstance(control, QComboBox):
            return control.currentData() or ""
        if isinstance(control, CheckBox):
            return control.isChecked()
        if isinstance(control, Segment):
            return control.current
        text = self.text()
        if self.spec.kind is FieldKind.DECIMAL:
            return self._decimal(text)
        if self.spec.kind is FieldKind.MOMENT:
            return self._moment(text)
        if self.spec.kind is FieldKind.DAY:
            return self._day(text)
        return text

    def text(self) -> str:
        """What is typed."""
        control = self.control
        if isinstance(control, QPlainTextEdit):
            return control.toPlainText()
        return control.text() if isinstance(control, QLineEdit) else ""

    def _decimal(self, text: str) -> Decimal | str | None:
        if not text.strip():
            return None
        try:
            return parse_decimal(text, QLocale(), self.spec.decimals, money=self.spec.money)
        except DecimalError:
            return text

    def _moment(self, text: str) -> datetime | str | None:
        if not text.strip() or self._now is None:
            return None if not text.strip() else text
        try:
            return parse_moment(text, self._now(), QLocale())
        except MomentError:
            return text

    def _day(self, text: str) -> date | str | None:
        if not text.strip() or self._now is None:
            return None if not text.strip() else text
        try:
            return parse_day(text, self._now(), QLocale())
        except MomentError:
            return text

    def set_value(self, value: object) -> None:
        """Show a value without telling `edited`."""
        self._filling = True
        try:
            control = self.control
            if isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, CheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, Segment):
                control.set_current(str(value))
            elif isinstance(control, QPlainTextEdit):
                control.setPlainText(self._words(value))
            else:
                line = cast(QLineEdit, control)
                line.setText(self._words(value))
                line.setCursorPosition(0)
        finally:
            self._filling = False
        self.show_note()

    def _note(self) -> str:
        """What stands beside the label: of a moment also its zone, and how far away it is (ux 33)."""
        if self.spec.kind is not FieldKind.MOMENT or self._now is None:
            return self.spec.note
        now, value = self._now(), self.value()
        zone = zone_name(value if isinstance(value, datetime) else now)
        parts = [self.spec.note, zone]
        if isinstance(value, datetime) and self.spec.counts:
            # There is room for the zone's name and what is left.
            parts[1:] = [zone.partition(",")[0], away_word(from_datetime(value) - from_datetime(now))]
        return ", ".join(filter(None, parts))

    def show_note(self) -> None:
        """Time has passed, or another moment stands there."""
        if self.spec.kind is FieldKind.MOMENT:
            self.label.set_text(self.spec.label, self._note())

    def _words(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, Decimal):
            return format_for_editing(value, self.spec.decimals, QLocale())
        if isinstance(value, datetime):
            return format_moment(value, QLocale())
        if isinstance(value, date) and self._now is not None:
            return format_day(value, self._now().date(), QLocale())
        return str(value)

    def set_options(self, options: list[tuple[str, str]]) -> None:
        """Replace a choice's options, keeping the chosen one where it still exists."""
        combo = cast(QComboBox, self.control)
        before = combo.currentData()
        combo.clear()
        for key, word in options:
            combo.addItem(word, key)
        combo.setCurrentIndex(combo.findData(before))

    def _tell(self) -> None:
        if self._filling:
            return
        if self._error and not self.check():
            self.set_error("")
        self.show_note()
        self.edited.emit(self.spec.key, self.value())

    # -- validation ------------------------------------------------------------------------------------------

    def check(self) -> str:
        """Why the value is wrong, or nothing."""
        value = self.value()
        if value in ("", None):
            return self.tr("This is needed") if self.spec.required else ""
        if self.spec.kind is FieldKind.EMAIL and not _EMAIL.fullmatch(str(value).strip()):
            return self.tr("An e-mail address has a name, @ and a domain")
        problem = self._unparsed(value)
        if not problem and self.spec.validate is not None:
            problem = self.spec.validate(value) or ""
        return problem

    def _unparsed(self, value: object) -> str:
        if not isinstance(value, str):
            return ""
        try:
            if self.spec.kind is FieldKind.DECIMAL:
                parse_decimal(value, QLocale(), self.spec.decimals, money=self.spec.money)
            elif self.spec.kind is FieldKind.MOMENT and self._now is not None:
                parse_moment(value, self._now(), QLocale())
            elif self.spec.kind is FieldKind.DAY and self._now is not None:
                parse_day(value, self._now(), QLocale())
        except (DecimalError, MomentError) as error:
            return str(error)
        return ""

    @property
    def error(self) -> str:
        """The error in view."""
        return self._error

    def set_error(self, text: str) -> None:
        """Show an error beneath, or take it away."""
        self._error = text
        if self._message is None and text:
            self._message = IconLabel("alert-circle", "", Tone.RED, wrap=True, parent=self)
            self._put_beneath(0, self._message)
        if self._message is not None:
            self._message.label.setText(text)
            self._message.setVisible(bool(text))
        self.control.setAccessibleDescription(text or self.spec.note)
        self._set_state("error" if text else "locked" if self._locked else "")
        if self.spec.kind is FieldKind.DECIMAL:
            self.choices.show_readings(self._readings() if text else ())

    def _readings(self) -> tuple[Decimal, ...]:
        return readings_of(self.text(), QLocale(), self.spec.decimals, money=self.spec.money)

    def _choose(self, reading: Decimal) -> None:
        """One of the two numbers that the text may mean (ux 32)."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_value(reading)
        self._tell()

    def settled_problem(self) -> str:
        """What is wrong with it, as far as somebody was here, or has typed here before, and is gone again."""
        if self.control.hasFocus():
            return self._error and self.check()
        return self.check() if (self.visited or self.text()) and not self._locked else ""

    def set_hint(self, text: str) -> None:
        """Say beneath what the entry means, or nothing."""
        if self._hint is None and text:
            self._hint = PlainLabel("", Type.SMALL, "text3", wrap=True, parent=self)
            self._put_beneath(2, self._hint)
        if self._hint is not None:
            self._hint.setText(text)
            self._hint.setVisible(bool(text))

    @property
    def hint(self) -> str:
        """What is said beneath now."""
        return self._hint.text() if self._hint is not None else ""

    def lock(self, reason: str) -> None:
        """Make it read only and say why."""
        self._locked = reason
        if self._reason is None and reason:
            self._reason = PlainLabel("", Type.SMALL, "text3", wrap=True, parent=self)
            self._put_beneath(3, self._reason)
        if self._reason is not None:
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
        self._set_read_only(bool(reason))
        self._set_state("locked" if reason else "error" if self._error else "")

    def show_reason(self, visible: bool) -> None:
        """Whether the reason of the lock stands beneath; it stays in the tooltip and for screen readers."""
        if self._reason is not None:
            self._reason.setVisible(visible and bool(self._locked))

    def _set_read_only(self, read_only: bool) -> None:
        if isinstance(self.control, QLineEdit | QPlainTextEdit):
            self.control.setReadOnly(read_only)
        else:
            self.control.setEnabled(not read_only)
        self.control.setToolTip(plain_tooltip(self._locked))
        self.control.setAccessibleDescription(self._locked or self.spec.note)

    def _set_state(self, state: str) -> None:
        if (self.control.property("state") or "") != state:
            self.control.setProperty("state", state)
            repolish(self.control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.undo_outside and undo_of(event) is not None:
            event.ignore()
            return True
        if watched is self.control and event.type() == QEvent.Type.FocusOut:
            if not self._locked:
                self.visited = True
                self._tidy()
                self.set_error(self.check())
            self.left.emit(self.spec.key)
        return False

    def _tidy(self) -> None:
        """Write "+2h" out as the moment it means, and a number as the locale writes it."""
        value = self.value()
        if isinstance(value, date | Decimal):
            self.set_value(value)
