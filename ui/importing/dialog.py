# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog of an import: choose a file, see what it holds and would do, then do all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_b2b.clock import to_datetime
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import Mapping, Rules
from ui.importing.after import say_done
from ui.importing.columns import ColumnsPanel
from ui.importing.memory import recall, remember
from ui.importing.preview import FoundView, RemarksView
from ui.importing.reasons import ACCEPT, SKIP, ReasonsPanel
from ui.importing.summary import summary_words, verb_words
from ui.importing.words import DOCUMENTS, VERBS, kind_word, question_word, together
from ui.importing.work import Looked, Wish, load, look, save_left
from ui.shell.screen import ScreenContext
from ui.strings import error_text, number_word
from ui.theme import Space, Tone, Type, scaled
from ui.widgets import (
    Banner,
    CheckBox,
    Dialog,
    ElidedLabel,
    EmptyState,
    PlainLabel,
    Segment,
    primary,
    quiet,
    secondary,
)

SIZE = (1160, 720)


class ImportDialog(Dialog):
    """Nothing is done before the verb is pressed, and then all of it or nothing. How a file was read is
    remembered, so that the next one of its kind needs no matching.
    """

    def __init__(self, context: ScreenContext, kind: str = "requests", parent: QWidget | None = None) -> None:
        super().__init__("", verb="", width=720, parent=parent)
        self._context = context
        self._wish = self._wish_of("", b"", kind)
        self.looked: Looked | None = None
        self._asked = 0
        self._path = ""
        self._kept = False
        self._remembered = False
        self.setWindowTitle(self.tr("Import from a file"))
        self.title_label.setText(self.tr("Import from a file"))
        self.setAcceptDrops(True)
        self._make_head()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_empty())
        self._pages.addWidget(self._make_work())
        self.body.addWidget(self._pages, 1)
        self._make_foot()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
        self._show()

    def _wish_of(self, name: str, data: bytes, kind: str) -> Wish:
        """A new file, at this hour of the company's day."""
        organisation, now = self._context.viewer.organisation, self._context.clock.now()
        today = to_datetime(now, organisation.time_zone).date().isoformat()
        return Wish(name, data, organisation.id, kind, self._fresh(), now=now, today=today)

    def _fresh(self) -> Mapping:
        return Mapping(currency=self._context.viewer.organisation.currency)

    # ------------------------------------------------------------ parts

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        kinds = [(kind, kind_word(kind)) for kind in together(self._wish.kind)]
        self.kind = Segment(kinds, self._wish.kind)
        self.kind.setAccessibleName(self.tr("What the file holds"))
        self.kind.chosen.connect(self._on_kind)
        self.file_label = ElidedLabel("", Type.BODY, "text2")
        self.file_button = secondary(self.tr("Choose a file…"), "upload", self.choose)
        row.addWidget(self.kind)
        row.addWidget(self.file_label, 1)
        row.addWidget(self.file_button)
        self.body.addLayout(row)
        self.banner = Banner("alert-circle", "", tone=Tone.RED)
        self.banner.hide()
        self.body.addWidget(self.banner)

    def _make_empty(self) -> QWidget:
        text = self.tr("CSV, TSV or Excel (.xlsx), up to 20 MB and 200,000 rows. Or drop it here.")
        self._empty_button = primary(self.tr("Choose a file…"), "upload", self.choose)
        self.paste_button = secondary(self.tr("Paste rows"), "paste", self.paste)
        title = self.tr("A file with headings in its first row")
        return EmptyState("upload", title, text, actions=(self._empty_button, self.paste_button))

    def _make_work(self) -> QWidget:
        self.columns = ColumnsPanel()
        self.columns.chosen.connect(self._on_column)
        self.columns.answered.connect(self._on_answer)
        self.found = FoundView()
        self.remarks = RemarksView()
        self.reasons = ReasonsPanel()
        self.reasons.chosen.connect(self._on_fate)
        wrong = QWidget()
        column = QVBoxLayout(wrong)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reasons)
        column.addWidget(self.remarks, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.found, "")
        self.tabs.addTab(wrong, "")
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self.columns)
        row.addWidget(self.tabs, 1)
        return work

    def _make_foot(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.summary = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.update_box = CheckBox("")
        self.update_box.toggled.connect(self._on_update)
        self.errors_button = secondary("", "download", self.choose_errors)
        self.forget_button = quiet(self.tr("Match anew"), "refresh", self._match_anew, sz="s")
        row.addWidget(self.summary, 1)
        row.addWidget(self.forget_button)
        row.addWidget(self.update_box)
        row.addWidget(self.errors_button)
        self.body.addLayout(row)

    # ------------------------------------------------------------ the file

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, self.tr("Choose a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt *.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.use_file)
        dialog.open()

    def use_file(self, path: str) -> None:
        """Look at a file."""
        self._path = path
        self._context.tasks.start(self._load(path), self)

    async def _load(self, path: str) -> None:
        try:
            data = await self._context.tasks.network(partial(load, path))
        except UserError as error:
            self._refuse_file(error)
            return
        await self._take(Path(path).name, data)

    def paste(self) -> None:
        """Take what was copied from a spreadsheet as a file."""
        words, self._path = QGuiApplication.clipboard().text(), ""
        if not words.strip():
            self._refuse(self.tr("There is no text on the clipboard: copy rows with their headings first."))
            return
        self._context.tasks.start(self._take(self.tr("Pasted rows"), words.encode()), self)

    async def _take(self, name: str, data: bytes) -> None:
        self._wish = self._wish_of(name, data, self._wish.kind)
        self._kept = self._remembered = False
        await self._look(recalling=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.use_file(event.mimeData().urls()[0].toLocalFile())

    # ------------------------------------------------------------ looking

    def _change(self, **values: object) -> None:
        self._wish = replace(self._wish, **values)  # type: ignore[arg-type]
        self._kept = False
        self._context.tasks.start(self._look(), self)

    async def _look(self, *, recalling: bool = False) -> None:
        """Read the file anew off the window's thread; only the last wish counts."""
        if not self._wish.name:
            return
        self._asked += 1
        asked, wish = self._asked, self._wish
        self.summary.setText(self.tr("Reading…"))
        self.verb_button.setEnabled(False)
        try:
            looked = await self._context.tasks.browse(partial(look, wish))
        except UserError as error:
            if asked == self._asked:
                self._refuse_file(error)
            return
        if asked != self._asked:
            return
        if recalling and await self._recalled(looked):
            return
        self.looked = looked
        self._show()

    async def _recalled(self, looked: Looked) -> bool:
        """Read the file as its like was read before, if that fits it."""
        found = recall(self._context.settings, self._wish.kind, looked.report.headings)
        if found is None:
            return False
        wish = replace(self._wish, mapping=found.mapping, rules=found.rules)
        try:
            again = await self._context.tasks.browse(partial(look, wish))
        except UserError:
            return False
        self._wish, self.looked, self._remembered = wish, again, True
        self._show()
        return True

    def _match_anew(self) -> None:
        self._remembered = False
        self._change(mapping=self._fresh(), rules=Rules(leave=True))

    def _on_kind(self, kind: str) -> None:
        self._remembered = False
        self._wish = replace(self._wish, kind=kind, mapping=self._fresh(), rules=Rules(leave=True))
        self._context.tasks.start(self._look(recalling=True), self)

    def _on_column(self, field: str, column: str) -> None:
        if self.looked is None:
            return
        columns = dict(self.looked.report.mapping.columns)
        for other, held in columns.items():
            if held == column and column:
                columns[other] = None
        columns[field] = column or None
        self._change(mapping=msgspec.structs.replace(self._wish.mapping, columns=columns))

    def _on_answer(self, setting: str, value: str) -> None:
        self._change(mapping=msgspec.structs.replace(self._wish.mapping, **{setting: value}))

    def _on_fate(self, code: str, fate: str) -> None:
        rules = self._wish.rules
        skip = tuple(one for one in rules.skip if one != code)
        accept = tuple(one for one in rules.accept if one != code)
        if fate == SKIP:
            skip = (*skip, code)
        elif fate == ACCEPT:
            accept = (*accept, code)
        self._change(rules=msgspec.structs.replace(rules, skip=skip, accept=accept))

    def _on_update(self, on: bool) -> None:
        if self._wish.rules.update != on:
            self._change(rules=msgspec.structs.replace(self._wish.rules, update=on))

    # ------------------------------------------------------------ showing

    def _refuse_file(self, error: UserError) -> None:
        """Say why a file cannot be read; what stood there before is gone."""
        self.looked = None
        self._show()
        self._refuse(error_text(error))

    def _refuse(self, words: str) -> None:
        """Say why something was not done."""
        self.banner.set_text(words)
        self.banner.show()

    def _show(self) -> None:
        looked = self.looked
        self.banner.hide()
        self._pages.setCurrentIndex(0 if looked is None else 1)
        self.file_button.setVisible(looked is not None)
        self.file_label.set_full_text(self._wish.name)
        for widget in (self.summary, self.update_box, self.errors_button, self.forget_button):
            widget.setVisible(looked is not None)
        self.verb_button.setVisible(looked is not None)
        if looked is not None:
            self._show_looked(looked)

    def _show_looked(self, looked: Looked) -> None:
        report, rules = looked.report, self._wish.rules
        self.file_label.set_full_text(
            self.tr("{0}, %Ln row(s)", "", report.rows_total).format(self._wish.name)
        )
        self.columns.show_report(report)
        self.found.show_looked(looked, update=rules.update)
        self.remarks.show_report(report)
        self.reasons.show_report(report, rules)
        wrong = len({issue.row for issue in (*report.refused, *report.doubtful)})
        total = len(report.documents) + len(report.orders) + len(report.records)
        self.tabs.setTabText(0, self.tr("What happens ({0})").format(number_word(total)))
        self.tabs.setTabText(1, self.tr("Remarks ({0})").format(number_word(wrong)))
        self.tabs.setTabVisible(1, wrong > 0)
        self.forget_button.setVisible(self._remembered or self._wish.mapping != self._fresh())
        self.update_box.setText(self.tr("Change %Ln that is known", "", len(looked.changed)))
        self.update_box.setVisible(bool(looked.changed) and report.kind not in DOCUMENTS)
        self.errors_button.setText(self.tr("Save %Ln row(s) to mend…", "", len(looked.left)))
        self.errors_button.setVisible(bool(looked.left))
        self.summary.setText(summary_words(looked, rules, remembered=self._remembered))
        self._show_verb(looked)

    def _show_verb(self, looked: Looked) -> None:
        self.verb_button.setText(verb_words(looked, self._wish.rules))
        question = next((one for one in looked.report.questions if one.blocking), None)
        if not self._context.viewer.may(VERBS[looked.report.kind]):
            self.verb_button.disable(self.tr("Your user may not do this. Ask your account manager."))
        elif question is not None:
            self.verb_button.disable(question_word(question))
        elif looked.refusal is not None and looked.refusal.code != "import.nothing":
            self.verb_button.disable(error_text(looked.refusal))
        elif not looked.count(self._wish.rules):
            self.verb_button.disable(self.tr("There is nothing new in this file"))
        else:
            self.verb_button.enable()

    # ------------------------------------------------------------ rows to mend

    def choose_errors(self) -> None:
        """Ask where the rows that stay out shall go."""
        dialog = QFileDialog(self, self.tr("Save the rows to mend"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Excel (*.xlsx)"), self.tr("CSV (*.csv)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.setDirectory(str(Path(self._path).parent))
        errors = self.tr("errors")
        dialog.selectFile(f"{Path(self._wish.name).stem} {errors}.xlsx")
        dialog.fileSelected.connect(self.save_errors)
        dialog.open()

    def save_errors(self, path: str) -> None:
        """Write the rows that stay out, each with its number and remark."""
        if self.looked is not None:
            self._context.tasks.start(self._save_errors(self.looked, Path(path)), self)

    async def _save_errors(self, looked: Looked, path: Path) -> None:
        language = "fr" if self._context.viewer.organisation.language == "fr" else "en"
        try:
            await self._context.tasks.network(partial(save_left, self._wish.data, looked, path, language))
        except UserError as error:
            self._refuse(error_text(error))
            return
        self._kept = True
        self.errors_button.setText(self.tr("Saved"))
        self.summary.setText(self.tr("Mend them there and choose that file here. {0}").format(str(path)))

    # ------------------------------------------------------------ doing

    def accept(self) -> None:
        """Do all of it."""
        looked = self.looked
        if self.verb_button.isEnabled() and looked is not None and looked.commands:
            self.verb_button.setEnabled(False)
            self._context.tasks.start(self._do(looked), self, on_error=self._on_refused)

    async def _do(self, looked: Looked) -> None:
        wish = self._wish
        await self._context.tasks.commands(*looked.commands)
        remember(self._context.settings, looked.report, wish.mapping, wish.rules)
        say_done(self._context, looked, wish, (self.parentWidget() or self).window())
        if looked.left and not self._kept:
            # The dialog stays: rows that stayed out shall not be lost with it.
            self.cancel_button.setText(self.tr("Close"))
            await self._look()
        else:
            super().accept()

    def _on_refused(self, error: UserError) -> None:
        self.verb_button.setEnabled(True)
        self._refuse(error_text(error))
