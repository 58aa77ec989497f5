# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The preview: what is seen is what is printed, page by page; always black on white, whatever the theme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_b2b.documents.model import UNITS_PER_MM
from desktop_b2b.errors import OutageError
from desktop_b2b.settings import Keeper
from ui.printing.layout import Leaves, Paper, lay_out
from ui.printing.output import PrintFailed, PrintJob, to_pdf
from ui.printing.pages import PAGE
from ui.printing.printers import Choice, remember, remembered
from ui.theme import Space, Type, colour
from ui.widgets.buttons import Button, Kind, icon_button
from ui.widgets.labels import PlainLabel, plain_tooltip

_ZOOMS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_EDGE: Final = 16
_FIT: Final = 0.0


class Sheet(QWidget):
    """One page as a picture on the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Leaves | None = None
        self._page = 0
        self._copy = 0
        self._picture = QPixmap()
        self._zoom = 1.0

    def show_page(self, pages: Leaves | None, page: int, zoom: float, *, copy: int) -> None:
        """Show a page at a zoom; 1.0 is its true size."""
        self._pages, self._page, self._zoom, self._copy = pages, page, zoom, copy
        self._picture = QPixmap()
        self.setMinimumSize(self.sizeHint())
        self.resize(self.sizeHint())
        self.update()

    def paper_size(self) -> QSize:
        """Size of the paper in logical pixels."""
        per_unit = self.logicalDpiX() / 25.4 / UNITS_PER_MM * self._zoom
        size = self._pages.size(self._page) if self._pages is not None else PAGE
        return QSize(round(size.width() * per_unit), round(size.height() * per_unit))

    def sizeHint(self) -> QSize:
        return self.paper_size() + QSize(2 * _EDGE, 2 * _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = self.paper_size()
        corner = QPoint(max(_EDGE, (self.width() - paper.width()) // 2), _EDGE)
        if self._picture.isNull() or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._drawn(paper)
        painter.drawPixmap(corner, self._picture)
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawRect(corner.x() - 1, corner.y() - 1, paper.width() + 1, paper.height() + 1)

    def _drawn(self, paper: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(paper * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        if self._pages is not None:
            painter = QPainter(picture)
            scale = paper.width() / self._pages.size(self._page).width()
            painter.scale(scale, scale)
            self._pages.paint(painter, self._page, copy=self._copy)
            painter.end()
        return picture


class PreviewPane(QWidget):
    """Pages of one or more documents with zoom, Print… and PDF….

    Signals: `printed` (how many documents went to the printer), `saved` (the PDF's path), `failed` (the
    OutageError).
    """

    printed = Signal(int)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: list[Paper] = []
        self._laid_out: dict[int, Leaves] = {}
        self._spots: list[tuple[int, int]] = []
        self._spot = 0
        self._zoom = _FIT
        self._copy = 0
        self._name = ""
        self._job: PrintJob | None = None
        self._memory: tuple[Keeper, str] | None = None
        self._resume_at = 0
        self.sheet = Sheet()
        self.area = QScrollArea()
        self.area.setWidget(self.sheet)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back_button = icon_button("chevron-left", "", self.previous_page)
        self.next_button = icon_button("chevron-right", "", self.next_page)
        self.page_label = PlainLabel("", Type.MEDIUM)
        self.smaller_button = icon_button("minus", "", self.zoom_out)
        self.larger_button = icon_button("plus", "", self.zoom_in)
        self.zoom_label = PlainLabel("", Type.SMALL, "text2")
        self.fit_button = Button("", Kind.QUIET, sz="s", on_click=self.fit_page)
        self.pdf_button = Button("", Kind.SECONDARY, "file-pdf", on_click=self.choose_path)
        self.print_button = Button("", Kind.SECONDARY, "printer", on_click=self.choose_printer)
        self._lay_out()
        self._speak()
        self.area.viewport().installEventFilter(self)

    def set_documents(self, documents: Sequence[Paper], *, copy: int = 0, name: str = "") -> None:
        """Show documents; `copy` marks them as reprints, `name` is proposed for the PDF."""
        self._documents = list(documents)
        self._laid_out = {place: lay_out(document) for place, document in enumerate(self._documents)}
        self._spots = [(place, page) for place, pages in self._laid_out.items() for page in range(len(pages))]
        self._copy = copy
        self._name = name or (self._documents[0].title if self._documents else "")
        self._spot = 0
        self._resume_at = 0
        self._refresh()

    def remember_printer(self, settings: Keeper, kind: str) -> None:
        """Offer the printer, tray and paper that this kind of document was last printed on."""
        self._memory = (settings, kind)

    @property
    def page_count(self) -> int:
        """Pages of all documents together."""
        return len(self._spots)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._spot

    def show_page(self, page: int) -> None:
        """Turn to a page."""
        self._spot = max(0, min(page, self.page_count - 1))
        self._refresh()
        self.area.verticalScrollBar().setValue(0)

    def next_page(self) -> None:
        self.show_page(self._spot + 1)

    def previous_page(self) -> None:
        self.show_page(self._spot - 1)

    def zoom_in(self) -> None:
        self._set_zoom(next((z for z in _ZOOMS if z > self.zoom() + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._set_zoom(next((z for z in reversed(_ZOOMS) if z < self.zoom() - 0.01), _ZOOMS[0]))

    def fit_page(self) -> None:
        """Show the whole page."""
        self._set_zoom(_FIT)

    def zoom(self) -> float:
        """The zoom in force: 1.0 is true size."""
        if self._zoom != _FIT:
            return self._zoom
        room = self.area.viewport().size() - QSize(2 * _EDGE, 2 * _EDGE)
        per_unit = self.logicalDpiX() / 25.4 / UNITS_PER_MM
        place, page = self._spots[self._spot] if self._spots else (0, 0)
        size = self._laid_out[place].size(page) if self._spots else PAGE
        fitting = min(room.width() / (size.width() * per_unit), room.height() / (size.height() * per_unit))
        return max(0.2, min(fitting, _ZOOMS[-1]))

    # ------------------------------------------------------------ out of the window

    def choose_printer(self) -> None:
        """Ask for a printer, and print there."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        if self._memory is not None:
            remembered(*self._memory).on(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def choose_path(self) -> None:
        """Ask for a file, and write the PDF there."""
        dialog = QFileDialog(self, self.tr("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(self._name))
        dialog.fileSelected.connect(lambda chosen: self.save_pdf(Path(chosen)))
        dialog.open()

    def save_pdf(self, path: Path) -> None:
        """Write all documents to one PDF."""
        try:
            to_pdf(self._documents, path, copy=self._copy)
        except OutageError as error:
            self.failed.emit(error)
            return
        self.saved.emit(str(path))

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer, a document at a time; after a failure it goes on where it stopped."""
        if self._memory is not None:
            remember(*self._memory, Choice.of(printer))
        self._job = PrintJob(self._documents, printer, first=self._resume_at, copy=self._copy)
        self.print_button.disable(self.tr("Printing…"))
        self._step()

    def _step(self) -> None:
        job = self._job
        if job is None:
            return
        try:
            more = job.step()
        except PrintFailed as error:
            self._resume_at = error.position
            self._finish()
            self.failed.emit(error)
            return
        if more:
            QTimer.singleShot(0, self, self._step)
            return
        done = job.position - self._resume_at
        self._resume_at = 0
        self._finish()
        self.printed.emit(done)

    def _finish(self) -> None:
        self._job = None
        self._refresh()

    # ------------------------------------------------------------ inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The room for the page, not the pane, decides what fits; and it changes after the pane has.
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport() and self._zoom == _FIT:
            self._refresh()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        """Say everything in the window's language; the paper keeps its own."""
        for button, name in (
            (self.back_button, self.tr("Previous page")),
            (self.next_button, self.tr("Next page")),
            (self.smaller_button, self.tr("Smaller")),
            (self.larger_button, self.tr("Larger")),
        ):
            button.setToolTip(plain_tooltip(name))
            button.setAccessibleName(name)
        self.fit_button.setText(self.tr("Fit page"))
        self.pdf_button.setText(self.tr("PDF…"))
        self.print_button.setText(self.tr("Print…"))
        self._refresh()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._refresh()

    def _refresh(self) -> None:
        count = self.page_count
        zoom = self.zoom()
        place, page = self._spots[self._spot] if count else (0, 0)
        self.sheet.show_page(self._laid_out.get(place), page, zoom, copy=self._copy)
        self.page_label.setText(
            self.tr("Page {0} of {1}").format(self._spot + 1, count) if count else self.tr("Nothing to print")
        )
        self.zoom_label.setText(self.tr("{0} %").format(round(zoom * 100)))
        self.back_button.setEnabled(self._spot > 0)
        self.next_button.setEnabled(self._spot + 1 < count)
        for button in (self.pdf_button, self.print_button):
            if count:
                button.enable()
            else:
                button.disable(self.tr("Nothing to print"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.S)
        for widget in (self.back_button, self.page_label, self.next_button):
            tools.addWidget(widget)
        tools.addSpacing(Space.L)
        for widget in (self.smaller_button, self.zoom_label, self.larger_button, self.fit_button):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.pdf_button)
        tools.addWidget(self.print_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.S)
        outer.addLayout(tools)
        outer.addWidget(self.area, 1)


def file_name(title: str) -> str:
    """A file name from a title: what systems forbid in names becomes a dash."""
    kept = "".join(sign if sign.isalnum() or sign in " -_." else "-" for sign in title)
    return f"{kept.strip(' .')[:80] or 'document'}.pdf"
