# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The matrix as a table model: items down, partners across, coverage at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_b2b.clock import HOUR
from desktop_b2b.services.queries import LineView, MatrixCell, MatrixPartner
from ui.forms.decimals import format_for_editing, format_number
from ui.screens.inquiry.term_words import order_words, pack_words, shipping_words
from ui.screens.matrix.assignment import ZERO, AssignmentEditor, Coverage, counts, left_of
from ui.screens.request.times import past_time, short_date, span
from ui.strings import zone_word
from ui.theme import Tone
from ui.widgets import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Stand(Enum):
    """What a cell has to say."""

    NOT_ASKED = "not asked"
    WAITING = "waiting"
    NO_ANSWER = "no answer"
    DECLINED = "declined"
    NOTHING = "nothing"
    OFFER = "offer"
    LATE = "late"
    SEALED = "sealed"


class HeadLink(Enum):
    """What can be done about a partner, in its heading."""

    NONE = ""
    MORE_TIME = "more time"
    REOPEN = "reopen"
    ADMIT = "admit"


@dataclass(frozen=True, slots=True)
class Head:
    """A partner's heading: its name, one fact in a tone, and a third line or a link; more in its tip."""

    name: str
    fact: str
    tone: Tone
    icon: str
    detail: str
    link: HeadLink
    more: str = ""


class MatrixModel(QAbstractTableModel):
    """Items by partners over an assignment editor.

    Signals: `edited()` when a quantity was changed here; `refused(str)` with a sentence when what was typed
    is no number.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, editor: AssignmentEditor, zone: str, now: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.zone = zone
        self.now = now
        self.locked = ""

    # ------------------------------------------------------------ what stands where

    @property
    def lines(self) -> list[LineView]:
        """The rows."""
        return self.editor.view.lines

    @property
    def partners(self) -> list[MatrixPartner]:
        """The columns between item and coverage."""
        return self.editor.view.partners

    def partner_at(self, column: int) -> MatrixPartner | None:
        """The partner of a column; None for items and coverage."""
        return self.partners[column - 1] if 1 <= column <= len(self.partners) else None

    def cell_at(self, row: int, column: int) -> MatrixCell | None:
        """The cell; None where the partner was not asked, and outside the partners."""
        partner = self.partner_at(column)
        if partner is None:
            return None
        return self.editor.cell(self.lines[row].line.id, partner.partner.id)

    def stand(self, row: int, column: int) -> Stand:
        """What a partner's cell has to say."""
        partner, cell = self.partner_at(column), self.cell_at(row, column)
        if partner is None or cell is None:
            return Stand.NOT_ASKED
        if partner.answer is None and partner.receipt is not None:
            return Stand.SEALED
        if partner.answer is None:
            return Stand.NO_ANSWER if self.expired(partner) else Stand.WAITING
        if partner.answer.state == "declined":
            return Stand.DECLINED
        if cell.answer is None or cell.answer.ready + cell.answer.backorder <= 0:
            return Stand.NOTHING
        return Stand.OFFER if counts(partner) else Stand.LATE

    def expired(self, partner: MatrixPartner) -> bool:
        """Whether a partner's time is over."""
        deadline = partner.partner.deadline_at
        return partner.partner.state == "closed" or (deadline is not None and self.now > deadline)

    def editable(self, row: int, column: int) -> bool:
        """Whether a quantity can be assigned here: any quantity, wherever there is a price."""
        cell = self.cell_at(row, column)
        priced = cell is not None and cell.answer is not None and cell.answer.price is not None
        return not self.locked and priced and self.stand(row, column) in (Stand.OFFER, Stand.NOTHING)

    def quantity(self, row: int, column: int) -> Decimal:
        """What is assigned in a cell."""
        cell = self.cell_at(row, column)
        return self.editor.quantity(cell.ask.id) if cell is not None else ZERO

    def coverage(self, row: int) -> Coverage:
        """How far an item is covered."""
        return self.editor.coverage(self.lines[row].line.id)

    def head(self, column: int) -> Head:
        """A partner's heading; nothing can be done about it where the request is over."""
        head = self._head(column)
        return replace(head, link=HeadLink.NONE) if self.locked else head

    def _head(self, column: int) -> Head:
        partner = self.partners[column - 1]
        name, answer, deadline = partner.partner.name, partner.answer, partner.partner.deadline_at
        if answer is not None:
            when = past_time(answer.submitted_at, self.zone, self.now)
            if answer.state == "late":
                fact = self.tr("Late, {0}").format(when)
                return Head(name, fact, Tone.AMBER, "clock", "", HeadLink.ADMIT)
            if answer.state == "declined":
                return Head(name, self.tr("Declined {0}").format(when), Tone.GREY, "", "", HeadLink.NONE)
            fact = self.tr("Admitted late") if answer.late else self.tr("Answered {0}").format(when)
            more = order_words(answer, self.zone, self.now)
            return Head(name, fact, Tone.GREY, "", shipping_words(answer), HeadLink.NONE, more)
        if partner.receipt is not None:
            when = past_time(partner.receipt.received_at, self.zone, self.now)
            fact = self.tr("Sealed, late {0}") if partner.receipt.late else self.tr("Sealed, came {0}")
            return Head(name, fact.format(when), Tone.GREY, "lock", "", HeadLink.NONE)
        if deadline is not None and not self.expired(partner):
            left = deadline - self.now
            tone, icon = (Tone.AMBER, "clock") if left <= HOUR else (Tone.GREY, "")
            at = past_time(deadline, self.zone, self.now)
            until = self.tr("Answer until {0} ({1})").format(at, zone_word(self.zone, self.now))
            return Head(name, self.tr("{0} left").format(span(left)), tone, icon, until, HeadLink.MORE_TIME)
        when = past_time(deadline, self.zone, self.now) if deadline is not None else ""
        fact = self.tr("Expired {0}").format(when).strip()
        return Head(name, fact, Tone.RED, "alert-circle", "", HeadLink.REOPEN)

    def link_words(self, link: HeadLink) -> str:
        """The words of a heading's link."""
        words = {
            HeadLink.NONE: "",
            HeadLink.MORE_TIME: self.tr("Give more time…"),
            HeadLink.REOPEN: self.tr("Reopen…"),
            HeadLink.ADMIT: self.tr("Admit the answer…"),
        }
        return words[link]

    # ------------------------------------------------------------ numbers in words

    def money(self, amount: Decimal) -> str:
        """An amount in the request's currency, with two decimals or as many as it has."""
        places = max(2, -int(amount.normalize().as_tuple().exponent))
        return format_number(amount, places, QLocale())

    def count(self, quantity: Decimal) -> str:
        """A quantity."""
        return format_number(quantity, None, QLocale())

    def back_order(self, row: int, column: int) -> str:
        """The back-order's words: "+18, 4 Dec"."""
        cell = self.cell_at(row, column)
        if cell is None or cell.answer is None or cell.answer.backorder <= 0:
            return ""
        number = f"+{self.count(cell.answer.backorder)}"
        at = cell.answer.backorder_at
        return f"{number}, {short_date(at, self.zone)}" if at is not None else number

    def stand_words(self, stand: Stand) -> str:
        """What a cell without an offer says."""
        words = {
            Stand.NOT_ASKED: self.tr("Not asked"),
            Stand.WAITING: self.tr("Waiting"),
            Stand.NO_ANSWER: self.tr("No answer"),
            Stand.DECLINED: self.tr("Declined"),
            Stand.NOTHING: self.tr("Not available"),
            Stand.LATE: self.tr("Late"),
            Stand.SEALED: self.tr("Sealed"),
            Stand.OFFER: "",
        }
        return words[stand]

    def warning(self, row: int, column: int) -> str:
        """Why an assigned quantity should be looked at twice (A17); empty when all is well."""
        cell, quantity = self.cell_at(row, column), self.quantity(row, column)
        if cell is None or cell.answer is None or quantity <= 0:
            return ""
        offered = sum(left_of(cell), ZERO)
        if 0 < quantity < cell.answer.minimum:
            return self.tr("The partner sells no fewer than {0}.").format(self.count(cell.answer.minimum))
        if cell.answer.multiple > 0 and quantity % cell.answer.multiple:
            return self.tr("The partner sells packs of {0}.").format(self.count(cell.answer.multiple))
        if quantity > offered:
            return self.tr("{0} more than offered: the partner must agree again.").format(
                self.count(quantity - offered)
            )
        if self.coverage(row).over:
            return self.tr("{0} more than asked for.").format(self.count(self.coverage(row).over))
        return ""

    # ------------------------------------------------------------ changing

    def refresh(self) -> None:
        """Everything may have changed, columns and rows included."""
        self.beginResetModel()
        self.endResetModel()

    def touch(self, now: int | None = None) -> None:
        """Quantities or the time changed; rows and columns did not."""
        if now is not None:
            self.now = now
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def touch_row(self, row: int) -> None:
        """Quantities of one item changed. Cell by cell: for a range of them Qt would paint the whole."""
        for column in range(self.columnCount()):
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.editable(index.row(), index.column()):
            return False
        cell = self.cell_at(index.row(), index.column())
        if cell is None or not isinstance(value, Decimal):
            return False
        if self.editor.set_quantities({cell.ask.id: value}):
            self.touch_row(index.row())
            self.edited.emit()
        return True

    # ------------------------------------------------------------ Qt's side

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.partners) + 2

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.editable(index.row(), index.column()):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(row, column)
        if role == Qt.ItemDataRole.EditRole and self.cell_at(row, column) is not None:
            return format_for_editing(self.quantity(row, column), None, QLocale())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._tip(row, column)) or None
        return None

    def _tip(self, row: int, column: int) -> str:
        line = self.lines[row].line
        if column == 0:
            return f"{line.description}\n{line.sku}".strip()
        cell = self.cell_at(row, column)
        packs = pack_words(cell.answer) if cell is not None and cell.answer is not None else ""
        return "\n".join(filter(None, (packs, self.warning(row, column))))

    def _display(self, row: int, column: int) -> str:
        line = self.lines[row].line
        if column == 0:
            return line.description or line.sku
        if column == self.columnCount() - 1:
            return self.covered_words(row)
        return self.count(self.quantity(row, column)) if self.cell_at(row, column) is not None else ""

    def covered_words(self, row: int, *, whole: bool = False) -> str:
        """Coverage in words: "48 of 48"; ``whole``: as it will be once all is covered."""
        cover = self.coverage(row)
        covered = max(cover.covered, cover.asked) if whole else cover.covered
        return self.tr("{0} of {1}").format(self.count(covered), self.count(cover.asked))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        partner = self.partner_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self.tr("Item, asked, max price")
            return partner.partner.name if partner is not None else self.tr("Covered")
        if partner is not None and role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            head = self.head(section)
            words = ". ".join(part for part in (head.name, head.fact, head.detail, head.more) if part)
            return words if role == Qt.ItemDataRole.AccessibleTextRole else plain_tooltip(words)
        return None

    def asked_words(self, row: int) -> str:
        """What was asked: "Asked 48.  Max 4.20"."""
        view = self.lines[row]
        asked = self.tr("Asked {0}.").format(self.count(view.line.quantity))
        if view.line.ordered_quantity:
            asked += " " + self.tr("Ordered {0}.").format(self.count(view.line.ordered_quantity))
        if view.max_price is None:
            return f"{asked}  {self.tr('No max price')}"
        return f"{asked}  {self.tr('Max {0}').format(self.money(view.max_price))}"

    def sentence(self, row: int, column: int) -> str:
        """What a screen reader says."""
        line = self.lines[row].line
        if column == 0:
            return f"{line.description}, {line.sku}. {self.asked_words(row)}"
        if column == self.columnCount() - 1:
            cover = self.coverage(row)
            words = self.tr("Covered {0}").format(self.covered_words(row))
            if cover.back_order:
                words += ", " + self.tr("{0} on back-order").format(self.count(cover.back_order))
            if cover.missing:
                words += ", " + self.tr("{0} missing").format(self.count(cover.missing))
            return words
        stand, cell = self.stand(row, column), self.cell_at(row, column)
        lead = self.partners[column - 1].partner.name
        if cell is None or cell.answer is None or stand not in (Stand.OFFER, Stand.LATE):
            return f"{lead}: {self.stand_words(stand)}"
        parts = [self.money(cell.answer.price)] if cell.answer.price is not None else []
        if cell.lowest:
            parts.append(self.tr("lowest"))
        if cell.over_max:
            parts.append(self.tr("over the max price"))
        parts.append(self.tr("{0} ready").format(self.count(cell.answer.ready)))
        if cell.answer.backorder:
            parts.append(self.tr("back-order {0}").format(self.back_order(row, column)))
        if stand is Stand.LATE:
            parts.append(self.tr("answered late"))
        parts.append(self.tr("assigned {0}").format(self.count(self.quantity(row, column))))
        parts.append(self.warning(row, column))
        return f"{lead}: " + ", ".join(part for part in parts if part)
