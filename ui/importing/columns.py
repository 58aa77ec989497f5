# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which column holds which field, and what the file does not tell by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_b2b.domain.codes import CURRENCIES
from desktop_b2b.services.imports import ALL_KINDS, Question, Report
from ui.importing.words import field_word, option_word, question_word
from ui.theme import Space, Tone, Type, repolish, scaled
from ui.theme.margins import margins
from ui.widgets import ElidedLabel, IconLabel, PlainLabel, plain_tooltip, secondary

#: Questions with more replies than this are answered from a list.
_BUTTONS = 2
_WIDTH = 392


class ColumnsPanel(QScrollArea):
    """Signals: `chosen(field, column)` where a person matches a column (none: empty); `answered(setting,
    value)` where one answers a question.
    """

    chosen = Signal(str, str)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(scaled(_WIDTH))
        self.combos: dict[str, QComboBox] = {}
        self.replies: dict[tuple[str, str], QWidget] = {}

    def show_report(self, report: Report) -> None:
        """Show how a file was understood."""
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(margins(0, 0, Space.M, 0))
        column.setSpacing(Space.S)
        self.combos, self.replies = {}, {}
        open_columns = {}
        for question in report.questions:
            part, _, name = question.setting.partition(".")
            if part == "columns":
                open_columns[name] = question
            else:
                self._ask(column, question)
        if report.kind == "requests" and report.mapping.columns.get("max_price"):
            self._add_currency(column, report.mapping.currency)
        column.addWidget(PlainLabel(self.tr("Columns"), Type.SECTION))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for row, name in enumerate(ALL_KINDS[report.kind].fields):
            self._add_field(grid, row, name, report, open_columns.get(name))
        column.addLayout(grid)
        if report.unmapped:
            words = self.tr("Nothing is taken from: {0}").format(", ".join(report.unmapped))
            column.addWidget(PlainLabel(words, Type.SMALL, "text3", wrap=True))
        column.addStretch(1)
        self.setWidget(page)

    def _add_field(
        self, grid: QGridLayout, row: int, name: str, report: Report, question: Question | None
    ) -> None:
        label = PlainLabel(field_word(name), Type.BODY, "red" if question is not None else "text2")
        combo = QComboBox()
        combo.setProperty("sz", "s")
        combo.setAccessibleName(field_word(name))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        combo.addItem(self.tr("Not in the file"), "")
        samples = dict(zip(report.names, report.samples, strict=True))
        for column, sample in samples.items():
            combo.addItem(column, column)
            combo.setItemData(combo.count() - 1, plain_tooltip(sample), Qt.ItemDataRole.ToolTipRole)
        held = report.mapping.columns.get(name) or ""
        combo.setCurrentIndex(max(0, combo.findData(held)))
        if question is not None:
            combo.setProperty("state", "error")
            combo.setToolTip(question_word(question))
            combo.setAccessibleDescription(question_word(question))
            repolish(combo)
        combo.activated.connect(
            lambda _index, name=name, combo=combo: self.chosen.emit(name, str(combo.currentData()))
        )
        label.setBuddy(combo)
        grid.addWidget(label, 2 * row, 0)
        grid.addWidget(combo, 2 * row, 1)
        grid.addWidget(ElidedLabel(samples.get(held, ""), Type.SMALL, "text3"), 2 * row, 2)
        if question is not None:
            message = IconLabel("alert-circle", question_word(question), Tone.RED, wrap=True)
            grid.addWidget(message, 2 * row + 1, 0, 1, 3)
        self.combos[name] = combo

    def _ask(self, column: QVBoxLayout, question: Question) -> None:
        """A question with its replies as buttons, or as a list where there are many."""
        column.addWidget(IconLabel("help", question_word(question), Tone.AMBER, wrap=True))
        setting = question.setting
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if 0 < len(question.options) <= _BUTTONS:
            for option in question.options:
                button = secondary(option_word(setting, option), sz="s")
                button.clicked.connect(
                    lambda _on=False, value=option.value: self.answered.emit(setting, value)
                )
                button.setAccessibleDescription(question_word(question))
                row.addWidget(button)
                self.replies[setting, option.value] = button
        else:
            combo = QComboBox()
            combo.setPlaceholderText(self.tr("Choose"))
            for option in question.options:
                combo.addItem(option_word(setting, option), option.value)
            combo.setCurrentIndex(-1)
            combo.setAccessibleName(question_word(question))
            combo.activated.connect(lambda _index: self.answered.emit(setting, str(combo.currentData())))
            row.addWidget(combo)
            self.replies[setting, ""] = combo
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(Space.S)

    def _answer(self, setting: str, value: str, _on: bool = False) -> None:
        self.answered.emit(setting, value)

    def _add_currency(self, column: QVBoxLayout, currency: str) -> None:
        column.addWidget(PlainLabel(self.tr("Currency of the prices"), Type.CAPTION, "text2"))
        combo = QComboBox()
        combo.setProperty("sz", "s")
        combo.addItems(sorted(CURRENCIES))
        combo.setCurrentText(currency)
        combo.setAccessibleName(self.tr("Currency of the prices"))
        combo.activated.connect(lambda _index: self.answered.emit("currency", combo.currentText()))
        column.addWidget(combo)
        column.addSpacing(Space.S)
        self.replies["currency", ""] = combo
