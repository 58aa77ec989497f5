# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why a card has nothing to show, in its own place: the other cards go on, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Problem
from ui.strings import error_text
from ui.theme import Space, Tone, Type
from ui.widgets import IconLabel, PlainLabel, link


class TroubleBody(QWidget):
    """A sentence, what is safe, and the way to mend it."""

    def __init__(self, problem: Problem, edit: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDGET - 1, Space.XS, Space.WIDGET - 1, Space.S)
        column.setSpacing(Space.XS)
        self.sentence = problem_words(problem)
        column.addWidget(IconLabel("alert-circle", self.sentence, Tone.RED, role=Type.BODY, wrap=True))
        safe = self.tr("The widget keeps its search. The others are not concerned.")
        column.addWidget(PlainLabel(safe, Type.SMALL, "text2", wrap=True))
        row = QHBoxLayout()
        self.edit = link(self.tr("Edit widget…"), edit)
        row.addWidget(self.edit)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.edit)
        self.setAccessibleName(f"{self.sentence} {safe}")


def problem_words(problem: Problem) -> str:
    """A problem in the user's language."""
    return error_text(
        UserError(problem.code, problem.template, problem.field, **problem.params)  # as it was raised
    )
