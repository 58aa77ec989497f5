# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What to export, into which kind of file, under which headings; then where to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from desktop_b2b.settings import EXPORT, Keeper
from ui.exporting.job import Order
from ui.exporting.source import Extent, Source
from ui.strings import number_word
from ui.theme import Space, Type
from ui.widgets import Dialog, PlainLabel, Segment

WORDS, CODES = "words", "codes"
#: What no system takes in a file's name.
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


class ExportDialog(Dialog):
    """Asks what and where. `go(order)` is called once a file was chosen."""

    def __init__(
        self,
        source: Source,
        today: date,
        settings: Keeper,
        go: Callable[[Order], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", verb="", width=520, parent=parent)
        self._source, self._today, self._settings, self._go = source, today, settings, go
        self.setWindowTitle(self.tr("Export"))
        self.title_label.setText(self.tr("Export {0}").format(source.title))
        words = {
            Extent.VIEW: self.tr("As you see it"),
            Extent.SELECTED: self.tr("What is selected"),
            Extent.EVERYTHING: self.tr("Everything"),
        }
        kind, _, headings = EXPORT.read(settings).partition("/")
        self.extent = Segment([(str(part.extent), words[part.extent]) for part in source.parts])
        self.kind = Segment((("xlsx", self.tr("Excel (.xlsx)")), ("csv", self.tr("CSV"))), kind)
        self.headings = Segment(
            ((WORDS, self.tr("In my language")), (CODES, self.tr("Stable codes"))), headings
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        rows = (
            (self.tr("Rows and columns"), self.extent),
            (self.tr("Kind of file"), self.kind),
            (self.tr("Headings and words"), self.headings),
        )
        for number, (label, segment) in enumerate(rows):
            grid.addWidget(PlainLabel(label, Type.CAPTION, "text2"), number, 0)
            grid.addWidget(segment, number, 1, Qt.AlignmentFlag.AlignLeft)
            segment.setAccessibleName(label)
            segment.chosen.connect(lambda _key: self._say())
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.note = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.body.addWidget(self.note)
        self.verb_button.setText(self.tr("Choose a file…"))
        self._say()

    def _say(self) -> None:
        """How much it will be, and what the file is good for."""
        part = self._source.part(Extent(self.extent.current))
        columns = self.tr("%n column(s)", "", part.columns)
        if part.rows is None:
            words = self.tr("All rows, {0}.").format(columns)
        else:
            rows = self.tr("{0} row(s)", "", part.rows).format(number_word(part.rows))
            words = self.tr("{0}, {1}.").format(rows, columns)
        if self.headings.current == CODES:
            words += " " + self.tr(
                "Headings, states and types are codes that no version and no language changes."
            )
        self.note.setText(words + " " + self.tr("No text in the file can run as a formula."))

    def accept(self) -> None:
        """Ask for a file; the export begins once there is one."""
        EXPORT.write(self._settings, f"{self.kind.current}/{self.headings.current}")
        kind = self.kind.current
        dialog = QFileDialog(self, self.tr("Export to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {"xlsx": self.tr("Excel (*.xlsx)"), "csv": self.tr("CSV (*.csv)")}
        dialog.setNameFilter(filters[kind])
        dialog.setDefaultSuffix(kind)
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        if places and Path(places[0]).is_dir():
            dialog.setDirectory(places[0])
        name = f"{self._source.title} {self._today.isoformat()}".translate(_FORBIDDEN)
        dialog.selectFile(f"{name}.{kind}")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, chosen: str) -> None:
        """A file was chosen: begin."""
        part = self._source.part(Extent(self.extent.current))
        super().accept()
        self._go(Order(self._source.title, part, Path(chosen), self.headings.current == CODES))
