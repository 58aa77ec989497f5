# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Two tables of an import: what it would make of the file, and the rows that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_b2b.services.imports import Issue, ReadDocument, ReadOrder, ReadRecord, Report
from desktop_b2b.services.queries import ImportEntry
from ui.importing.words import field_word, remark, tr, value_word, what_word
from ui.importing.work import Looked
from ui.models import CellKind, Column, TableModel, TableView
from ui.strings import number_word
from ui.theme import Space, Tone, Type
from ui.widgets import Card, PlainLabel

MOST_SHOWN = 5_000
#: Kinds whose rows have two lines.
_TWO_LINES = frozenset({"contacts", "b2b_orders", "stock", "receipts"})
T = TypeVar("T")
_LOOKS = {
    "new": (Tone.GREEN, "plus"),
    "again": (Tone.VIOLET, "refresh"),
    "changed": (Tone.AMBER, "edit"),
    "known": (Tone.GREY, "check"),
    "same": (Tone.GREY, "check"),
    "left": (Tone.RED, "alert-circle"),
}


@dataclass(frozen=True)
class Found:
    """A document or record of the file and what becomes of it."""

    number: int
    what: str
    read: ReadDocument | ReadRecord | ReadOrder
    changes: str = ""

    def text(self, name: str) -> str:
        """A value as the file holds it."""
        if isinstance(self.read, ReadOrder) and name == "reference":
            return self.read.key
        if not isinstance(self.read, ReadDocument):
            return str(self.read.values.get(name) or "")
        return str(getattr(self.read, name))

    def joined(self, *names: str) -> str:
        """Several values in a row."""
        return " ".join(filter(None, map(self.text, names)))


@dataclass(frozen=True)
class Wrong:
    """One remark on a row."""

    place: int
    issue: Issue
    refused: bool


def _text(name: str, width: int = 110, *, stretch: bool = False, end: bool = False) -> Column[Found]:
    return Column(
        name,
        lambda: field_word(name),
        lambda found: found.text(name),
        width=width,
        stretch=stretch,
        end=end or None,
        order=lambda found: found.text(name).casefold(),
    )


def _pair(
    name: str, title: Callable[[], str], first: tuple[str, ...], second: tuple[str, ...], width: int
) -> Column[Found]:
    """A column of two lines; what the first lacks moves up."""

    def lines(found: Found) -> list[str]:
        return [words for words in (found.joined(*first), found.joined(*second)) if words] + ["", ""]

    return Column(
        name,
        title,
        lambda found: lines(found)[0],
        CellKind.TWO_LINE,
        width,
        stretch=name == "where",
        detail=lambda found: lines(found)[1],
        order=lambda found: lines(found)[0].casefold(),
    )


def _head() -> list[Column[Found]]:
    return [
        Column(
            "row",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "Row")),
            lambda found: number_word(found.number),
            width=58,
            end=True,
            order=lambda found: found.number,
        ),
        Column(
            "what",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "What happens")),
            lambda found: what_word(found.what),
            CellKind.STATUS,
            width=132,
            tone=lambda found: _LOOKS[found.what][0],
            icon=lambda found: _LOOKS[found.what][1],
            words=lambda: [(what_word(what), look[1]) for what, look in _LOOKS.items()],
            order=lambda found: list(_LOOKS).index(found.what),
        ),
    ]


def _changes() -> Column[Found]:
    return Column(
        "changes",
        lambda: tr(QT_TRANSLATE_NOOP("Imports", "Differences")),
        lambda found: found.changes,
        stretch=True,
        order=lambda found: found.changes,
    )


def _columns(kind: str) -> list[Column[Found]]:
    if kind == "contacts":
        where = ("postal_code", "city", "country")
        return [
            *_head(),
            _pair("who", lambda: tr(QT_TRANSLATE_NOOP("Imports", "Contact")), ("company",), ("name",), 190),
            _pair("where", lambda: field_word("address1"), ("address1",), where, 190),
            _changes(),
        ]
    if kind == "products":
        return [*_head(), _text("sku", 120), _text("description", 200), _text("gtin", 124), _changes()]
    if kind == "stock":
        sku = _pair("sku", lambda: field_word("sku"), ("sku",), ("centre",), 150)
        return [*_head(), sku, _text("inventory_id", 96), _changes()]
    if kind == "receipts":
        item = _pair("item", lambda: field_word("item"), ("item",), ("reference",), 124)
        units = _text("quantity", 70, end=True)
        return [*_head(), item, units, _text("lot", 64), _text("expires_on", 92), _text("bin", 70)]
    if kind == "counts":
        return [*_head(), _text("item", 150), _text("lot", 80), _text("bin", 70), _changes()]
    items = Column[Found](
        "items",
        lambda: tr(QT_TRANSLATE_NOOP("Imports", "Items")),
        lambda found: number_word(_items(found)),
        width=70,
        end=True,
        order=_items,
    )
    if kind == "b2b_orders":
        who = _pair(
            "who", lambda: tr(QT_TRANSLATE_NOOP("Imports", "Recipient")), ("company",), ("contact_name",), 140
        )
        place = _pair(
            "where", lambda: field_word("address1"), ("address1",), ("postal_code", "city", "country"), 150
        )
        order = _pair("order", lambda: field_word("reference"), ("reference",), ("reserve_on",), 100)
        return [*_head(), order, who, place, items]
    return [*_head(), _text("invoice"), _text("company", stretch=True), _text("country", 84), items]


def _items(found: Found) -> int:
    return 0 if isinstance(found.read, ReadRecord) else len(found.read.lines)


def _remarks() -> list[Column[Wrong]]:
    return [
        Column(
            "row",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "Row")),
            lambda wrong: number_word(wrong.issue.row),
            width=58,
            end=True,
            order=lambda wrong: wrong.issue.row,
        ),
        Column(
            "field",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "Column")),
            lambda wrong: field_word(wrong.issue.field) if wrong.issue.field else "",
            width=180,
            order=lambda wrong: wrong.issue.field or "",
        ),
        Column(
            "value",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "What it says")),
            lambda wrong: wrong.issue.value,
            width=150,
            order=lambda wrong: wrong.issue.value,
        ),
        Column(
            "remark",
            lambda: tr(QT_TRANSLATE_NOOP("Imports", "Remark")),
            lambda wrong: remark(wrong.issue),
            stretch=True,
            tone=lambda wrong: Tone.RED if wrong.refused else Tone.AMBER,
            order=lambda wrong: remark(wrong.issue),
        ),
    ]


class FirstRows(Card):
    """A card with a table of which the first rows are shown: nobody reads more."""

    def __init__(self) -> None:
        super().__init__("", flush=True)
        self.note = PlainLabel("", Type.SMALL, "text3")
        self.note.setContentsMargins(Space.CARD, Space.XS, Space.CARD, Space.XS)

    def _add(self, table: QWidget) -> None:
        self.body.addWidget(table, 1)
        self.body.addWidget(self.note)

    def _first(self, rows: Iterator[T], total: int) -> list[T]:
        words = self.tr("The first {0} of {1} are shown.")
        self.note.setText(words.format(number_word(MOST_SHOWN), number_word(total)))
        self.note.setVisible(total > MOST_SHOWN)
        return list(islice(rows, MOST_SHOWN))


class FoundView(FirstRows):
    """What the import would make of the file: one row a document or record, a table for each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, TableView] = {}
        self._models: dict[str, TableModel[Found]] = {}
        self._shown: tuple[Looked, bool] | None = None
        self._stack = QStackedWidget()
        self._add(self._stack)

    def reword(self, _say: Callable[[str], str]) -> None:
        """Say the differences in another language."""
        if self._shown is not None:
            self.show_looked(self._shown[0], update=self._shown[1])

    def show_looked(self, looked: Looked, *, update: bool) -> None:
        """Show what would become of a file."""
        kind = looked.report.kind
        self._shown = looked, update
        if kind not in self.tables:
            model = TableModel[Found](_columns(kind), lambda found: found.number, parent=self)
            name = self.tr("What the import would do")
            self.tables[kind] = TableView(model, two_line=kind in _TWO_LINES, name=name)
            self._models[kind] = model
            self._stack.addWidget(self.tables[kind])
        report = looked.report
        total = len(report.documents) + len(report.orders) + len(report.records)
        self._models[kind].set_rows(self._first(_found(looked, update=update), total))
        self._stack.setCurrentWidget(self.tables[kind])


class RemarksView(FirstRows):
    """Each row that is refused or doubtful, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.model = TableModel[Wrong](_remarks(), lambda wrong: wrong.place, parent=self)
        self.table = TableView(self.model, name=self.tr("Rows with a remark"))
        self._add(self.table)

    def show_report(self, report: Report) -> None:
        """Show the remarks, row by row."""
        found = [(issue, True) for issue in report.refused] + [(issue, False) for issue in report.doubtful]
        found.sort(key=lambda entry: entry[0].row)
        made = (Wrong(place, *entry) for place, entry in enumerate(found))
        self.model.set_rows(self._first(made, len(found)))


def _found(looked: Looked, *, update: bool) -> Iterator[Found]:
    known = {entry.given_id: entry for entry in (*looked.new, *looked.changed)}
    for document in looked.report.documents:
        left = any(line.row in looked.left for line in document.lines)
        what = "left" if left else _what(known.get(document.request_id), update=False)
        changes = tr(QT_TRANSLATE_NOOP("Imports", "Imported before with other content"))
        yield Found(document.lines[0].row, what, document, changes if what == "known" else "")
    for order in looked.report.orders:
        left = any(line.row in looked.left for line in order.lines)
        what = "left" if left else _what(known.get(order.draft_id), update=False)
        yield Found(order.lines[0].row, what, order)
    for record in looked.report.records:
        entry = known.get(record.record_id)
        what = "left" if record.row in looked.left else _what(entry, update=update)
        yield Found(record.row, what, record, _difference(entry))


def _what(entry: ImportEntry | None, *, update: bool) -> str:
    if entry is None:
        return "same"
    return "known" if entry.what == "changed" and not update else entry.what


def _difference(entry: ImportEntry | None) -> str:
    """What would change: "City: Paris → Lyon"."""
    if entry is None:
        return ""
    return "; ".join(
        f"{field_word(name)}: {value_word(entry.before.get(name))} → {value_word(value)}"
        for name, value in entry.after.items()
    )
