# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The popover in which a deadline is typed or picked, for one partner or for all (S2.73, S2.79)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.services.queries import CountedView
from ui.forms.form import Form
from ui.forms.moments import format_moment, parse_moment
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.request.counted import Count, counted_sentence, counted_steps, source_sentence
from ui.strings import away_word
from ui.theme import Radius, Space, Type, colour, scaled
from ui.widgets import CheckBox, PlainLabel, primary, quiet, secondary
from ui.widgets.paint import rounded


@dataclass(frozen=True)
class Terms:
    """What was chosen. ``deadline_at`` None: the usual answer time, counted from sending."""

    deadline_at: int | None
    for_all: bool
    shipping_required: bool | None


class DeadlinePopover(QWidget):
    """Date and time of one partner's deadline, with "+2h" and "tomorrow 9", and whether it counts for all.

    `count` says how it comes about in the partner's working time, which stands beneath.

    Signals: `chosen(Terms)`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        verb: str,
        now: Callable[[], datetime],
        *,
        deadline: datetime | None = None,
        usual: str = "",
        shipping_required: bool | None = None,
        others: int = 0,
        count: Count | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._now, self._count = now, count
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(PlainLabel(title, Type.SECTION, wrap=True))
        self.form = Form(now=now)
        hint = self.tr("+2h, tomorrow 9, fri 16:00")
        label = self.tr("Answer until")
        spec = FieldSpec("deadline", label, FieldKind.MOMENT, placeholder=hint, required=True, counts=False)
        self.form.add_row((spec, 12))
        self.form.set_values({"deadline": deadline})
        self.form.edited.connect(lambda _key, _value: self._tell_left())
        column.addWidget(self.form)
        self.left_label = PlainLabel("", Type.SMALL, "text3")
        column.addWidget(self.left_label)
        self.counted_label = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.steps_label = PlainLabel("", Type.SMALL, "text3", wrap=True)
        for beneath in (self.counted_label, self.steps_label):
            column.addWidget(beneath)
            beneath.hide()
        column.addLayout(self._presets())
        self.all_box = CheckBox(self.tr("For all partners of this request"))
        column.addWidget(self.all_box)
        self.all_box.setVisible(others > 0)
        self.shipping_box = CheckBox(
            self.tr("The answer must state the shipping cost"), bool(shipping_required)
        )
        self._asks_shipping = shipping_required is not None
        column.addWidget(self.shipping_box)
        self.shipping_box.setVisible(self._asks_shipping)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        self.usual_button = quiet(usual, "clock", self._choose_usual, sz="s")
        buttons.addWidget(self.usual_button)
        if not usual:
            self.usual_button.hide()
        buttons.addStretch(1)
        self.verb_button = primary(verb, on_click=self.accept)
        buttons.addWidget(self.verb_button)
        column.addLayout(buttons)
        self.setMinimumWidth(scaled(340))
        self._tell_left()

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for words, typed in (
            (self.tr("+2 hours"), "+2h"),
            (self.tr("Tomorrow 9:00"), "tomorrow 9"),
            (self.tr("+2 days"), "+2d"),
        ):
            row.addWidget(secondary(words, on_click=partial(self._set, typed), sz="s"))
        row.addStretch(1)
        return row

    def _set(self, typed: str) -> None:
        self.form.set_values({"deadline": parse_moment(typed, self._now(), QLocale())})
        self.form.field("deadline").set_error("")
        self._tell_left()

    def _moment(self) -> datetime | None:
        value = self.form.field("deadline").value()
        return value if isinstance(value, datetime) else None

    def _tell_left(self) -> None:
        moment = self._moment()
        if self._count is not None:
            at = from_datetime(moment) if moment is not None else None
            self._count(at, partial(self._show_counted, at))
        if moment is None:
            self.left_label.setText(" ")
            return
        away = from_datetime(moment) - from_datetime(self._now())
        words = away_word(away) if away > 0 else self.tr("This is over already")
        self.left_label.setText(f"{format_moment(moment, QLocale())}, {words}")

    def _show_counted(self, asked: int | None, view: CountedView) -> None:
        """How it was counted; an answer that was overtaken by typing says nothing."""
        moment = self._moment() if isValid(self) else None
        now = from_datetime(moment) if moment is not None else None
        if not isValid(self) or now != asked:
            return
        is_usual = asked is None
        words = counted_sentence(view)
        said = source_sentence(view)
        if is_usual:
            is_rule = view.source is not None and view.source.by == "rule"
            text = self.tr("Until {0}. {1}") if is_rule else self.tr("Usual answer time, until {0}. {1}")
            until = format_moment(to_datetime(view.deadline_at, str(self._now().tzinfo)), QLocale())
            words = text.format(until, words)
            said = said if is_rule else ""
            if is_rule and view.source is not None:
                self.usual_button.setText(self.tr("By your rule: {0} h").format(view.source.hours))
        self.counted_label.setText(f"{said} {words}".strip())
        self.counted_label.show()
        steps = counted_steps(view)
        self.steps_label.setText("\n".join(steps))
        self.steps_label.setVisible(bool(steps))
        self.adjustSize()

    def _choose_usual(self) -> None:
        self._finish(None)

    def accept(self) -> None:
        """Take what stands there, if it is a moment to come."""
        moment = self._moment()
        field = self.form.field("deadline")
        if moment is None:
            field.set_error(field.check())
            return
        if moment <= self._now():
            field.set_error(self.tr("A deadline lies in the future"))
            return
        self._finish(from_datetime(moment))

    def _finish(self, at: int | None) -> None:
        shipping = self.shipping_box.isChecked() if self._asks_shipping else None
        self.chosen.emit(Terms(at, self.all_box.isChecked() and not self.all_box.isHidden(), shipping))
        self.close()

    def pop_up(self, anchor: QPoint) -> None:
        """Show beneath a point of the screen, wholly visible, with the caret in the field."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(anchor) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = max(room.left(), min(anchor.x(), room.right() - self.width()))
        below = anchor.y() + 4
        y = (
            below
            if below + self.height() <= room.bottom()
            else max(room.top(), room.bottom() - self.height())
        )
        self.move(x, y)
        self.show()
        self.form.focus_field("deadline")
        line = self.form.field("deadline").control
        if hasattr(line, "selectAll"):
            line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), Radius.DIALOG, colour("raised"), colour("line2"))
