# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A step of the wizard: a page over the one draft that all of them edit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.theme import Space, Type
from ui.widgets import PlainLabel, link


class Step(QScrollArea):
    """Cards below one another. Signals: `edited()` when the draft was changed here; `left()` when a part of
    the page was left, so that what was typed is stored; `help_wanted(part)` of the guidelines.
    """

    edited = Signal()
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, draft: B2BDraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setProperty("kind", "page")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(Space.PAGE_X, Space.EDITOR_Y, Space.PAGE_X, Space.EDITOR_Y)
        self.column.setSpacing(Space.M)
        self.setWidget(page)

    def add_question(self, words: str, part: str | None = None) -> None:
        """A question above its answers, with a link to the part of the guidelines that says more."""
        row = QHBoxLayout()
        row.addWidget(PlainLabel(words, Type.SECTION))
        row.addStretch(1)
        if part is not None:
            row.addWidget(self.help_link(part))
        self.column.addLayout(row)

    def help_link(self, part: str) -> QWidget:
        """A link to a part of the guidelines (S1.6)."""
        made = link(self.tr("Guidelines"), lambda: self.help_wanted.emit(part), small=True)
        made.setAccessibleName(self.tr("Guidelines on this step"))
        return made

    def rest(self) -> None:
        """A field was left: the next keystroke begins a new step, and what was typed is stored."""
        self.draft.rest()
        self.left.emit()

    def show_draft(self) -> None:
        """Show the draft as it stands."""

    def set_errors(self, errors: dict[str, str]) -> None:
        """Show what is wrong at the fields."""

    def go_to(self, key: str) -> bool:
        """Put the caret where a key is edited; False where it is not on this page."""
        return False

    def focus_first(self) -> None:
        """Put the caret where one begins."""
