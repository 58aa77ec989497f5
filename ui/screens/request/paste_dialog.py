# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The preview of a pasted table: match the columns, answer what is unclear, then take all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from desktop_b2b.domain.entities import Product
from ui.models import tsv
from ui.screens.request.pasting import ITEMS, Meanings, PastedRow, Plan, guess, of_product, read, settle
from ui.strings import number_word, price_word
from ui.theme import Height, Space, Tone, Type, at_least, colour, scaled
from ui.widgets import Banner, CheckBox, Dialog, PlainLabel, Segment

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """The pasted rows as they would become items."""

    def __init__(
        self,
        words: Mapping[str, str],
        columns: Sequence[str],
        at_end: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.columns = tuple(columns)
        #: The columns of numbers.
        self.at_end = tuple(place for place, name in enumerate(self.columns, 1) if name in at_end)
        self.rows: list[PastedRow] = []

    def set_rows(self, rows: Sequence[PastedRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self.at_end:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Row"), *(self._words[name] for name in self.columns), self.tr("Remark"))
        return names[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if not row.sound:
                return colour("red")
            if column == len(self.columns) + 1:
                return colour("amber")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._remark(row) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.at_end:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: PastedRow, column: int) -> str:
        if column == 0:
            return str(row.number)
        if column == len(self.columns) + 1:
            return self._remark(row)
        name = self.columns[column - 1]
        value = row.values.get(name)
        if isinstance(value, Decimal):
            return price_word(value) if name == "max_price" else number_word(value)
        return "" if value is None else str(value)

    def _remark(self, row: PastedRow) -> str:
        if row.problems:
            return "; ".join(row.problems.values())
        return self.tr("Unknown SKU") if row.unknown_sku else ""


class PasteDialog(Dialog):
    """Signals: `applied(rows of values)` once, with every row that was not left out;
    `skus_wanted(skus)` when the products of the table are to be looked up: answer with `set_known`.
    """

    applied = Signal(list)
    skus_wanted = Signal(list)

    MEANINGS: ClassVar[Meanings] = ITEMS
    #: The preview's columns and their widths.
    COLUMNS: ClassVar[Mapping[str, int]] = {
        "sku": 116, "description": 210, "quantity": 72, "max_price": 78, "product_line_path": 100,
    }  # fmt: skip

    def __init__(self, table: Sequence[Sequence[str]], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PasteDialog", "Paste items from a table")
        super().__init__(title, verb="", width=760, parent=parent)
        self._known: dict[str, Any] = {}
        self._table: list[list[str]] = [list(row) for row in table]
        self.plan: Plan = guess(self._table, self.MEANINGS)
        self._names = {"": self.tr("Leave out"), **self.field_names()}
        self.source = QPlainTextEdit()
        self.source.setPlaceholderText(self.tr("Paste the cells here (from a spreadsheet, with Ctrl+V)"))
        self.source.setAccessibleName(self.tr("Cells to paste"))
        self.source.setFixedHeight(scaled(84))
        self.source.setTabChangesFocus(True)
        self.source.textChanged.connect(self._on_source)
        self.body.addWidget(self.source)
        self.source.setVisible(not self._table)
        self.header_box = CheckBox(self.tr("The first row holds headings"))
        self.header_box.toggled.connect(self._on_header)
        self.body.addWidget(self.header_box)
        self._matching = QScrollArea()
        self._matching.setWidgetResizable(True)
        self._matching.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self._matching)
        self.combos: list[QComboBox] = []
        self.marks: dict[int, Segment] = {}
        self.question = Banner("help", "", tone=Tone.AMBER)
        self.body.addWidget(self.question)
        self.model = PreviewModel(self._names, tuple(self.COLUMNS), self.MEANINGS.numbers, self)
        self.view = self._make_view()
        self.body.addWidget(self.view, 1)
        self.skip_box = CheckBox(self.tr("Leave out the rows in red"))
        self.skip_box.toggled.connect(self._refresh)
        self.summary = PlainLabel("", Type.BODY, "text2", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.skip_box)
        self.body.addLayout(foot)
        self.resize(scaled(860), scaled(560))
        self._rebuild()

    def field_names(self) -> dict[str, str]:
        """What the fields are called."""
        return {
            "sku": self.tr("SKU"),
            "description": self.tr("Description"),
            "quantity": self.tr("Quantity"),
            "max_price": self.tr("Max price"),
            "product_line_path": self.tr("Product line"),
        }

    def read_rows(self) -> list[PastedRow]:
        """The rows as they would become items."""
        return read(self.plan, self._table, self._known, self._words(), of_product)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setProperty("kind", "preview")
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Items as they will be added"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(at_least(Height.ROW_WIDGET))
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.ensurePolished()
        for place, width in enumerate((44, *self.COLUMNS.values())):
            # No heading is cut in a longer language.
            view.setColumnWidth(place, max(scaled(width), header.sectionSizeHint(place)))
        header.setSectionResizeMode(len(self.model.columns) + 1, QHeaderView.ResizeMode.Stretch)
        view.setMinimumHeight(scaled(160))
        return view

    def reword(self, say: Callable[[str], str]) -> None:
        """The language changed: the fields' names and what is wrong with rows."""
        for field, word in self._names.items():
            self._names[field] = say(word)
        self._refresh()

    # ------------------------------------------------------------ the plan

    def _on_source(self) -> None:
        self._table = tsv.read(self.source.toPlainText())
        self.plan = guess(self._table, self.MEANINGS)
        self._rebuild()

    def _on_header(self, on: bool) -> None:
        self.plan.header = on
        settle(self.plan, self._table, self.MEANINGS)
        self._refresh()

    def _rebuild(self) -> None:
        """A new table: new columns to match."""
        self.header_box.blockSignals(True)
        self.header_box.setChecked(self.plan.header)
        self.header_box.blockSignals(False)
        page = QWidget()
        page.setProperty("kind", "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        self.combos, self.marks = [], {}
        for place, name in enumerate(self.plan.mapping):
            sample = next((row[place] for row in self._table if place < len(row) and row[place]), "")
            label = PlainLabel(sample[:24], Type.SMALL, "text3")
            combo = QComboBox()
            combo.setProperty("sz", "s")
            for field in self.MEANINGS.fields:
                combo.addItem(self._names[field], field)
            combo.setCurrentIndex(self.MEANINGS.fields.index(name))
            combo.setAccessibleName(self.tr("Column {0}, “{1}”, is").format(place + 1, sample[:24]))
            combo.activated.connect(lambda _index, place=place: self._on_match(place))
            marks = Segment((("?", self.tr("Ask")), (".", "1.5"), (",", "1,5")), sz="s")
            marks.set_current("?")
            marks.setAccessibleName(self.tr("Decimal mark of column {0}").format(place + 1))
            marks.chosen.connect(lambda mark, place=place: self._on_mark(place, mark))
            grid.addWidget(label, 0, place)
            grid.addWidget(combo, 1, place)
            grid.addWidget(marks, 2, place)
            self.combos.append(combo)
            self.marks[place] = marks
        grid.setColumnStretch(len(self.plan.mapping), 1)
        self._matching.setWidget(page)
        self._matching.setVisible(bool(self._table))
        self._matching.setFixedHeight(page.sizeHint().height() + 14)
        self.ask_for_products()
        self._refresh()

    def ask_for_products(self) -> None:
        """Ask for the products of the table's SKUs."""
        skus = self._skus()
        if skus:
            self.skus_wanted.emit(skus)

    def _skus(self) -> list[str]:
        if "sku" not in self.plan.mapping:
            return []
        place = self.plan.mapping.index("sku")
        body = self._table[1:] if self.plan.header else self._table
        return list(dict.fromkeys(row[place] for row in body if place < len(row) and row[place]))

    def _on_match(self, place: int) -> None:
        wanted = str(self.combos[place].currentData())
        for other, combo in enumerate(self.combos):
            if other != place and wanted and self.plan.mapping[other] == wanted:
                self.plan.mapping[other] = ""
                combo.setCurrentIndex(0)
        self.plan.mapping[place] = wanted
        settle(self.plan, self._table, self.MEANINGS)
        if wanted == "sku":
            self.ask_for_products()
        self._refresh()

    def _on_mark(self, place: int, mark: str) -> None:
        self.plan.decimal[place] = mark
        self._refresh()

    def set_known(self, products: Mapping[str, Product]) -> None:
        """The products of the table's SKUs, by casefolded SKU."""
        self._known = dict(products)
        self._refresh()

    # ------------------------------------------------------------ the rows

    def _words(self) -> dict[str, str]:
        return {
            "ambiguous": self.tr("“{0}” has two meanings"),
            "number": self.tr("“{0}” is no number"),
            "negative": self.tr("“{0}” must be more than nought"),
            "nothing": self.tr("Neither SKU nor description"),
        }

    def _refresh(self) -> None:
        rows = self.read_rows()
        self.model.set_rows(rows)
        asked = [place for place, mark in self.plan.decimal.items() if mark == "?"]
        for place, marks in self.marks.items():
            # The question stays in view once it was answered, so that the answer can be changed.
            marks.setVisible(place in self.plan.decimal and (place in asked or not marks.isHidden()))
        self.question.setVisible(bool(asked))
        if asked:
            example = next(
                (row[asked[0]] for row in self._table[1:] or self._table if asked[0] < len(row)), ""
            )
            self.question.set_text(
                self.tr("How are these numbers written?"),
                self.tr("“{0}” could be thousands or decimals. Choose above.").format(example),
            )
        wrong = sum(not row.sound for row in rows)
        unknown = sum(row.sound and row.unknown_sku for row in rows)
        count = len(rows) - wrong
        parts = [_counted("%n item(s) to add", count)]
        if unknown:
            parts.append(_counted("%n unknown SKU(s)", unknown))
        if wrong:
            parts.append(_counted("%n row(s) to mend", wrong))
        self.summary.setText(", ".join(parts))
        self.skip_box.setVisible(bool(wrong))
        self.verb_button.setText(_counted("Add %n item(s)", count))
        if not count:
            self.verb_button.disable(self.tr("There is no row that could become an item"))
        elif wrong and not self.skip_box.isChecked():
            self.verb_button.disable(self.tr("Mend the rows in red, or leave them out"))
        else:
            self.verb_button.enable()

    def accept(self) -> None:
        """All sound rows, in one step; nothing while a red row is neither mended nor left out."""
        if not self.verb_button.isEnabled():
            return
        self.applied.emit([dict(row.values) for row in self.model.rows if row.sound])
        super().accept()


def _counted(text: str, count: int) -> str:
    """A number of something. The dialog is named: a subclass would look among words of its own."""
    return QCoreApplication.translate("PasteDialog", text, "", count)
