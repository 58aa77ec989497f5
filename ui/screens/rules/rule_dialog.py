# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One rule: its name, the table of its conditions, what follows; checked as the server will check it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import msgspec
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain.commands.policies import RuleValue
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.fields import FIELDS, NUMBER, known_at
from desktop_b2b.rules.policy.rules import ACTIONS, MOST_ROWS, OPERATORS, Row, row_of
from desktop_b2b.services import policies
from ui.forms.decimals import MOST_DECIMALS, DecimalError, format_for_editing, parse_decimal
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.rules.words import action_word, field_word, operator_word, value_words
from ui.strings import error_text
from ui.theme import Space, Tone, Type, scaled
from ui.widgets import CheckBox, Dialog, IconLabel, PlainLabel, Segment, icon_button, quiet

#: Between which moments a rule is asked, by the names of its arguments.
FROM, UNTIL = "valid_from", "valid_until"


class ConditionRow(QWidget):
    """One row: field, operator, values. Signals: `removed(row)`."""

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("What is asked about"))
        self.operator = QComboBox()
        self.operator.setAccessibleName(self.tr("How it is compared"))
        self.values = QLineEdit()
        self.values.setAccessibleName(self.tr("Values"))
        remove = icon_button("x", self.tr("Remove this condition"), lambda: self.removed.emit(self), sz="")
        row.addWidget(self.field, 4)
        row.addWidget(self.operator, 2)
        row.addWidget(self.values, 3)
        row.addWidget(remove)
        self.field.currentIndexChanged.connect(lambda _index: self._show_operators())
        self.operator.currentIndexChanged.connect(lambda _index: self._show_values())

    def set_stage(self, stage: str) -> None:
        """Offer the fields of a stage; the chosen one stays where it is known there."""
        before = self.field.currentData()
        self.field.blockSignals(True)
        self.field.clear()
        for name in known_at(stage):
            self.field.addItem(field_word(name), name)
        place = self.field.findData(before)
        self.field.setCurrentIndex(max(0, place))
        self.field.blockSignals(False)
        self._show_operators()

    def show_row(self, row: Row) -> None:
        """Show a condition."""
        self.field.setCurrentIndex(self.field.findData(row.field))
        self.operator.setCurrentIndex(self.operator.findData(row.operator))
        self.values.setText(value_words(row))

    def _show_operators(self) -> None:
        name = self.field.currentData()
        if name is None:
            return
        before = self.operator.currentData()
        self.operator.clear()
        for operator in OPERATORS[FIELDS[name].kind]:
            self.operator.addItem(operator_word(operator), operator)
        self.operator.setCurrentIndex(max(0, self.operator.findData(before)))
        self._show_values()

    def _show_values(self) -> None:
        name, operator = self.field.currentData(), self.operator.currentData()
        if name is None or operator is None:
            return
        count = OPERATORS[FIELDS[name].kind].get(operator)
        self.values.setVisible(count != 0)
        several = self.tr("several, parted by semicolons")
        self.values.setPlaceholderText(several if count is None or count > 1 else "")

    def packed(self) -> str:
        """The condition as commands hold it."""
        name, operator = str(self.field.currentData()), str(self.operator.currentData())
        values: list[str] = []
        if OPERATORS[FIELDS[name].kind].get(operator) != 0:
            parts = [part.strip() for part in self.values.text().split(";")]
            values = [self._value(name, part) for part in parts if part]
        return json.dumps([name, operator, *values], ensure_ascii=False)

    def _value(self, name: str, text: str) -> str:
        """A number by the locale as rules keep it; what is none is told by the check."""
        if FIELDS[name].kind != NUMBER:
            return text
        try:
            return f"{parse_decimal(text, QLocale(), MOST_DECIMALS):f}"
        except DecimalError:
            return text


class RuleDialog(Dialog):
    """Makes or changes a rule; `now` gives the instant, `zone` the company's time zone.

    Signals: `saved(RuleValue)`.
    """

    saved = Signal(object)

    def __init__(
        self,
        value: RuleValue,
        now: Callable[[], Instant],
        zone: str,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("New rule") if is_new else self.tr("Rule “{0}”").format(value.name)
        super().__init__(title, verb=self.tr("Keep in the draft"), width=760, parent=parent)
        self._value = value
        self.name = QLineEdit(value.name)
        self.expression = QLineEdit(value.expression)
        self.amount = QLineEdit(format_for_editing(value.amount, None, QLocale()) if value.amount else "")
        self.action = QComboBox()
        for action in ACTIONS:
            self.action.addItem(action_word(action), action)
        self.action.setCurrentIndex(self.action.findData(value.action))
        self.joint = Segment(
            (("all", self.tr("All must hold")), ("any", self.tr("Any is enough"))),
            "any" if value.any_row else "all",
        )
        self.enabled = CheckBox(self.tr("In use"))
        self.enabled.setChecked(value.enabled)
        self.stops = CheckBox(self.tr("Ask no later rule about the same"))
        self.stops.setChecked(value.stops)
        self.dates = self._dates(value, now, zone)
        self.rows: list[ConditionRow] = []
        self.error = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self._lay_out()
        for packed in value.conditions:
            self.add_row(row_of(packed, ""))
        if not value.conditions and not value.expression:
            self.add_row()
        self.action.currentIndexChanged.connect(lambda _index: self._on_action())
        self._on_action()
        self.name.setFocus()

    def _lay_out(self) -> None:
        self._labelled(self.tr("Name"), self.name)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("When"), Type.SECTION), 1)
        head.addWidget(self.joint)
        self.body.addLayout(head)
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(Space.S)
        self.body.addLayout(self._rows_column)
        self.add_button = quiet(self.tr("Add a condition"), "plus", self.add_row)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._labelled(self.tr("And this text holds, in the language of rules (optional)"), self.expression)
        self.body.addWidget(PlainLabel(self.tr("Then"), Type.SECTION))
        then = QHBoxLayout()
        then.setSpacing(Space.S)
        self.action.setAccessibleName(self.tr("Then"))
        self.amount.setAccessibleName(self.tr("Amount"))
        self.amount.setFixedWidth(scaled(90))
        self.unit = PlainLabel("", Type.BODY, "text2")
        then.addWidget(self.action)
        then.addWidget(self.amount)
        then.addWidget(self.unit)
        then.addStretch(1)
        self.body.addLayout(then)
        self.body.addWidget(self.dates)
        self.body.addWidget(self.stops)
        self.body.addWidget(self.enabled)
        self.error.hide()
        self.body.addWidget(self.error)

    def _dates(self, value: RuleValue, now: Callable[[], Instant], zone: str) -> Form:
        """From when until when the rule is asked: a season, a strike, a trial."""
        form = Form(now=lambda: to_datetime(now(), zone))
        always = self.tr("always")
        specs = (
            FieldSpec(FROM, self.tr("Asked from"), FieldKind.MOMENT, placeholder=always, counts=False),
            FieldSpec(UNTIL, self.tr("Asked until"), FieldKind.MOMENT, placeholder=always, counts=False),
        )
        form.add_row(*((spec, 6) for spec in specs))
        instants = {FROM: value.valid_from, UNTIL: value.valid_until}
        form.set_values(
            {key: to_datetime(instant, zone) for key, instant in instants.items() if instant is not None}
        )
        return form

    def _instant(self, key: str) -> int | None:
        value = self.dates.field(key).value()
        if isinstance(value, datetime):
            return from_datetime(value)
        problem = self.dates.field(key).check()
        if problem:
            raise UserError("rule.dates", problem, f"rules[0].{key}")
        return None

    def _labelled(self, words: str, control: QLineEdit) -> None:
        label = PlainLabel(words, Type.CAPTION, "text2")
        label.setBuddy(control)
        control.setAccessibleName(words)
        self.body.addWidget(label)
        self.body.addWidget(control)

    def _on_action(self) -> None:
        kind = ACTIONS[str(self.action.currentData())]
        self.amount.setVisible(kind.most is not None)
        self.unit.setVisible(kind.most is not None)
        self.unit.setText(kind.unit)
        for row in self.rows:
            row.set_stage(kind.stage)

    def add_row(self, shown: Row | None = None) -> None:
        """One more condition."""
        if len(self.rows) >= MOST_ROWS:
            return
        row = ConditionRow(self)
        row.set_stage(ACTIONS[str(self.action.currentData())].stage)
        if shown is not None:
            row.show_row(shown)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._rows_column.addWidget(row)

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._rows_column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def value(self) -> RuleValue:
        """The rule as it stands. Raises UserError for an amount that is no number, a date that is no date."""
        return msgspec.structs.replace(
            self._value,
            name=self.name.text().strip(),
            action=str(self.action.currentData()),
            amount=self._amount(),
            conditions=tuple(row.packed() for row in self.rows),
            any_row=self.joint.current == "any",
            expression=self.expression.text().strip(),
            stops=self.stops.isChecked(),
            valid_from=self._instant(FROM),
            valid_until=self._instant(UNTIL),
            enabled=self.enabled.isChecked(),
        )

    def _amount(self) -> Decimal:
        if ACTIONS[str(self.action.currentData())].most is None or not self.amount.text().strip():
            return Decimal(0)
        try:
            return parse_decimal(self.amount.text(), QLocale(), MOST_DECIMALS)
        except DecimalError as error:
            raise UserError("number.syntax", str(error), "rules[0].amount") from error

    def accept(self) -> None:
        """Check it as it will be checked, then hand it over."""
        try:
            value = self.value()
            policies.kept((value,))
        except UserError as error:
            self.error.label.setText(error_text(error))
            self.error.show()
            self._go_to(error.field)
            return
        super().accept()
        self.saved.emit(value)

    def _go_to(self, field: str) -> None:
        name = field.rpartition("].")[2]
        if self.dates.focus_field(name):
            return
        place = {"name": self.name, "amount": self.amount, "expression": self.expression}.get(name)
        if place is None and field.count("[") == 2:
            row = int(field.rpartition("[")[2].rstrip("]"))
            place = self.rows[row].values if row < len(self.rows) else None
        if place is not None:
            place.setFocus()
