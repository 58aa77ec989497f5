# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with the items asked for: quantities, prices and dates are filled in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import exponent
from desktop_b2b.services.queries import InquiryView
from ui.forms.decimals import MOST_DECIMALS
from ui.forms.moments import MomentError, parse_moment
from ui.models import GridColumn, GridKind, GridRow
from ui.models.fixed_grid import FixedGrid
from ui.screens.inquiry.editing import AnswerForm, AnswerLine, amount, totals
from ui.strings import money_word, number_word
from ui.theme import Height, Space, Type, at_least, scaled
from ui.widgets import Card, ElidedLabel, PlainLabel, quiet

NARROW = 860
Change = tuple[str, str, object]


class AnswerCard(Card):
    """The items. Signals: `changed(list of (line id, key, value), code)`, whose code names the step where it
    is not a single cell; `rejected(key, text)` for a text that is no value; `typing()` on each key in an open
    cell; `left()` when the caret leaves the grid.
    """

    changed = Signal(list, str)
    rejected = Signal(str, str)
    typing = Signal()
    left = Signal()

    EDITABLE: ClassVar[tuple[str, ...]] = (
        "ready", "price", "backorder", "backorder_at", "minimum", "multiple",
    )  # fmt: skip
    PACKS: ClassVar[tuple[str, ...]] = ("minimum", "multiple")

    def __init__(self, view: InquiryView, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("", flush=True, parent=parent)
        self._inquiry, self._lines = view.inquiry, view.lines
        self._now = now
        self._showing = False
        self._packs = False
        self.set_title(self.tr("Items"), self.tr("What you leave empty counts as 0"))
        self.grid = FixedGrid(self._columns(), name=self.tr("Items"))
        self.body.addWidget(self.grid)
        self._make_footer()
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.filled.connect(self._on_filled)
        self.grid.checks["backorder_at"] = self._why_no_date
        self.grid.grid_model.cell_rejected.connect(self._on_rejected)
        self.grid.typing.connect(lambda _row, _key, _text: self.typing.emit())
        self.grid.focus_left.connect(self.left)

    def _columns(self) -> list[GridColumn]:
        kinds = GridKind
        currency = self._inquiry.currency
        return [
            GridColumn("ordinal", lambda: "", kinds.ORDINAL, 34),
            GridColumn("sku", lambda: self.tr("SKU"), kinds.SHOWN, 118),
            GridColumn(
                "description",
                lambda: self.tr("Description"),
                kinds.SHOWN,
                stretch=True,
                tells_reason=True,
            ),
            GridColumn("asked", lambda: self.tr("Asked"), kinds.SHOWN, 72, end=True),
            GridColumn("ready", lambda: self.tr("Ready"), kinds.DECIMAL, 76, decimals=MOST_DECIMALS, least=0),
            GridColumn(
                "price",
                lambda: self.tr("Price {0}").format(currency),
                kinds.DECIMAL,
                86,
                decimals=MOST_DECIMALS,
                least=exponent(currency),
                money=True,
            ),
            GridColumn(
                "backorder",
                lambda: self.tr("Back-order"),
                kinds.DECIMAL,
                86,
                decimals=MOST_DECIMALS,
                least=0,
            ),
            GridColumn("backorder_at", lambda: self.tr("Date"), kinds.TEXT, 104, shown=_date_shown, box=True),
            GridColumn(
                "minimum", lambda: self.tr("At least"), kinds.DECIMAL, 76, decimals=MOST_DECIMALS, least=0
            ),
            GridColumn(
                "multiple", lambda: self.tr("Pack of"), kinds.DECIMAL, 76, decimals=MOST_DECIMALS, least=0
            ),
            GridColumn("amount", lambda: self.tr("Total"), kinds.SHOWN, 98, end=True),
        ]

    def _make_footer(self) -> None:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        row.setSpacing(Space.S)
        self.all_ready_button = quiet(self.tr("All ready"), "check", self.all_ready)
        self.fill_button = quiet(self.tr("Fill down"), "arrow-down", self.fill_down)
        row.addWidget(self.all_ready_button)
        self.packs_button = quiet(self.tr("Least quantities and packs"), "box", self.toggle_packs)
        self.packs_button.setCheckable(True)
        row.addWidget(self.fill_button)
        row.addWidget(self.packs_button)
        row.addStretch(1)
        self.count_label = PlainLabel("", Type.BODY, "text2")
        self.total_label = ElidedLabel("", Type.STRONG)
        row.addWidget(self.count_label)
        row.addSpacing(Space.S)
        row.addWidget(self.total_label)
        self.body.addWidget(footer)

    # ------------------------------------------------------------ showing

    def show_form(self, form: AnswerForm, *, anew: bool = False) -> None:
        """Show the form's lines and sums; `anew` forgets texts that were rejected before."""
        self._showing = True
        try:
            self.grid.set_rows([self._row(asked, form.line(asked.id)) for asked in self._lines], anew=anew)
            found = self._bring_back(form) if anew else []
        finally:
            self._showing = False
        self._show_sums(form)
        if any(line.minimum or line.multiple for line in form.lines):
            self._packs = True
        self._show_columns()
        if found:
            self.changed.emit(found, "restored")

    def _bring_back(self, form: AnswerForm) -> list[Change]:
        """Texts that are no values stand in their cells again; what stood in an open cell may be one."""
        found: list[Change] = []
        for key, text in form.raw.items():
            line_id, slash, name = key.partition("/")
            if slash and name != "backorder_at":
                if self.grid.enter_text(line_id, name, text):
                    row = self.grid.grid_model.row_at(self.grid.grid_model.place(line_id))
                    found.append((line_id, name, row[name]))
            elif slash:
                parsed = self.parse_date(text)
                if isinstance(parsed, str):
                    self.grid.grid_model.update_row(line_id, {name: text})
                else:
                    found.append((line_id, name, parsed))
        return found

    def _row(self, asked: e.InquiryLine, line: AnswerLine) -> GridRow:
        uom = "" if asked.uom in ("", "each") else f" {asked.uom}"
        total = amount(line, self._inquiry.currency)
        return {
            "id": asked.id,
            "sku": asked.sku,
            "description": asked.description,
            "asked": number_word(asked.quantity) + uom,
            "ready": line.ready,
            "price": line.price,
            "backorder": line.backorder,
            "backorder_at": self.date_text(line.backorder_at),
            "minimum": line.minimum,
            "multiple": line.multiple,
            "amount": money_word(total, self._inquiry.currency) if total is not None else "",
        }

    def date_text(self, instant: int | None) -> str:
        """A date as it stands in its cell, and as it can be typed."""
        if instant is None:
            return ""
        moment = to_datetime(instant, str(self._now().tzinfo))
        return QLocale().toString(QDate(moment.year, moment.month, moment.day), "d MMM yyyy")

    def _show_sums(self, form: AnswerForm) -> None:
        sums = totals(form, self._lines, self._inquiry.currency)
        words = self.tr("Ready {0} of {1}").format(number_word(sums.ready), number_word(sums.asked))
        if sums.backorder:
            words += self.tr(", {0} on back-order").format(number_word(sums.backorder))
        self.count_label.setText(words)
        currency = self._inquiry.currency
        total = money_word(sums.total, currency, with_currency=True)
        if sums.shipping:
            total = self.tr("{0} with shipping").format(total)
        self.total_label.set_full_text(total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    def toggle_packs(self) -> None:
        """Show the columns for least quantities and packs, or put them away."""
        self._packs = not self._packs
        self._show_columns()

    def _show_columns(self) -> None:
        """What is filled in matters more than the row's sum; packs stand there where they are used."""
        self.packs_button.setChecked(self._packs)
        room = NARROW + (160 if self._packs else 0)
        for place, column in enumerate(self.grid.grid_model.columns):
            if column.key == "amount":
                self.grid.setColumnHidden(place, self.width() < scaled(room))
            elif column.key in self.PACKS:
                self.grid.setColumnHidden(place, not self._packs)

    def set_locked(self, locked: bool) -> None:
        """Show what was sent, or let it be changed."""
        self.grid.set_read_only(locked)
        self.set_title(self.tr("Items"), "" if locked else self.tr("What you leave empty counts as 0"))
        self.all_ready_button.setVisible(not locked)
        self.fill_button.setVisible(not locked)
        self.packs_button.setVisible(not locked)

    def set_errors(self, errors: Mapping[object, Mapping[str, str]]) -> None:
        """Reasons by line and key."""
        self.grid.set_errors(errors)

    # ------------------------------------------------------------ editing

    def all_ready(self) -> None:
        """Everything asked for is ready."""
        self.changed.emit([(line.id, "ready", line.quantity) for line in self._lines], "all_ready")

    def fill_down(self) -> None:
        """The cell with the cursor goes into all cells beneath it."""
        self.grid.close_cell()
        self._on_filled(self.grid.beneath())

    def _on_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        made: list[Change] = []
        for line_id, key, value in changes:
            parsed = self.parse_date(str(value)) if key == "backorder_at" and value else value
            if not isinstance(parsed, str):
                made.append((str(line_id), key, parsed or None if key == "backorder_at" else parsed))
        if made:
            self.changed.emit(made, "fill")

    def _why_no_date(self, text: str) -> str:
        parsed = self.parse_date(text)
        return parsed if isinstance(parsed, str) else ""

    def parse_date(self, text: str) -> int | str:
        """The instant of a typed day, at noon; a text back is the reason why it is none."""
        try:
            day = parse_moment(text, self._now(), QLocale())
        except MomentError as error:
            return str(error)
        return from_datetime(day.replace(hour=12, minute=0, second=0, microsecond=0))

    def _on_cell(self, row_id: object, key: str, value: object) -> None:
        if self._showing or key not in self.EDITABLE:
            return
        if key == "backorder_at":
            typed = str(value or "")
            parsed = self.parse_date(typed) if typed else None
            if isinstance(parsed, str):
                self.rejected.emit(f"{row_id}/{key}", typed)
                return
            value = parsed
        self.changed.emit([(str(row_id), key, value)], "")

    def _on_rejected(self, row_id: object, key: str, text: str, _reason: str) -> None:
        if not self._showing:
            self.rejected.emit(f"{row_id}/{key}", text)


def _date_shown(row: GridRow) -> str:
    return str(row.get("backorder_at") or "")
