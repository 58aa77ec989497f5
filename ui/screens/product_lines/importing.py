# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Product lines from a file or from pasted text: what would be made, then all of it or nothing (S2.23)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.lines import LinePlan, paths_of_file, paths_of_text, plan_lines
from ui.importing.work import load
from ui.shell.screen import ScreenContext
from ui.strings import error_text
from ui.theme import Tone, Type
from ui.widgets import Dialog, IconLabel, PlainLabel, secondary

#: Paths that are named before "and so on".
SHOWN = 6


class ImportLines(Dialog):
    """Signals: `wanted(plan, source)` when the nodes are to be made."""

    wanted = Signal(object, str)

    def __init__(self, context: ScreenContext, known: Mapping[str, str], parent: QWidget) -> None:
        super().__init__("", verb="", width=560, parent=parent)
        self.setWindowTitle(self.tr("Import product lines"))
        self.title_label.setText(self.tr("Import product lines"))
        words = self.tr(
            "One path a line, from the top down: Clothing / Men's / Underwear. In a table each name may have "
            "a column of its own."
        )
        self.text_label.setText(words)
        self.text_label.show()
        self.verb_button.setText(self.tr("Import"))
        self._context, self._known = context, known
        self._source = ""
        self.plan: LinePlan | None = None
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Paths"))
        self.text.setPlaceholderText("Clothing / Men's / Underwear")
        self.text.textChanged.connect(self._on_typed)
        self.body.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(secondary(self.tr("Choose a file…"), "upload", self._choose, sz="s"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.message = IconLabel("info", "", "text2", wrap=True)
        self.list = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self.message)
        self.body.addWidget(self.list)
        self._show(None)

    def _choose(self) -> None:
        words = self.tr("Tables and texts (*.csv *.tsv *.txt *.xlsx)")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Import product lines"), "", words)
        if path:
            self.use_file(path)

    def use_file(self, path: str) -> None:
        """Take a file's paths into the text, where they can be looked at and changed."""
        self._context.tasks.start(self._load(path), self)

    async def _load(self, path: str) -> None:
        try:
            data = await self._context.tasks.network(partial(load, path))
            paths = paths_of_file(data)
        except UserError as error:
            self._refuse(error)
            return
        self._source = Path(path).name
        self.text.setPlainText("\n".join(" / ".join(names) for names in paths))

    def _on_typed(self) -> None:
        try:
            organisation_id = self._context.viewer.organisation.id
            plan = plan_lines(organisation_id, self._known, paths_of_text(self.text.toPlainText()))
        except UserError as error:
            self._refuse(error)
            return
        self._show(plan)

    def _refuse(self, error: UserError) -> None:
        self.plan = None
        self.message.set_content("alert-circle", error_text(error), Tone.RED)
        self.list.hide()
        self.verb_button.setEnabled(False)

    def _show(self, plan: LinePlan | None) -> None:
        self.plan = plan
        count = len(plan.lines) if plan is not None else 0
        known = plan.known if plan is not None else 0
        words = self.tr("%n new product line(s)", "", count)
        if known:
            words = f"{words}, {self.tr('%n known already', '', known)}"
        self.message.set_content("info", words, "text2")
        shown = plan.paths[:SHOWN] if plan is not None else ()
        more = ["…"] if plan is not None and len(plan.paths) > SHOWN else []
        self.list.setText("\n".join([*shown, *more]))
        self.list.setVisible(bool(shown))
        self.verb_button.setEnabled(count > 0)

    def accept(self) -> None:
        if self.plan is not None and self.plan.lines:
            self.wanted.emit(self.plan, self._source or self.tr("Pasted"))
            super().accept()
