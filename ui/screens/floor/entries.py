# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of the floor: orders, items, places and boxes in rows that a gloved finger finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Radius, Type, colour, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.paint import elided, fill, isolated, rounded

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW, _PAD, _ICON = 72, 22, 26


@dataclass(frozen=True)
class Entry:
    """A row: what it is, its code beneath, a figure at the end. ``done`` has a tick."""

    key: str
    title: str
    note: str = ""
    end: str = ""
    done: bool = False
    icon: str = ""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (entry.title, entry.note, entry.end) if part)
        return None

    def replace(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()


def end_role(entry: Entry, room: int) -> Type:
    """How large the end of a row is: smaller where a number or a place would be cut, which never are."""
    left = room - scaled(8) - metrics(Type.COUNTER).horizontalAdvance(entry.title)
    roles = (Type.FLOOR_TEXT, Type.FLOOR_NOTE)
    fitting = (role for role in roles if metrics(role).horizontalAdvance(entry.end) <= left)
    return Type.FLOOR_TEXT if " " in entry.title else next(fitting, Type.SMALL)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        rows = metrics(Type.SECTION).height() + metrics(Type.FLOOR_NOTE).height()
        return QSize(scaled(200), max(scaled(_ROW), rows + scaled(24)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        fill(painter, rect, colour("sel" if chosen else "surface"))
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        if chosen:
            fill(painter, QRect(rect.left(), rect.top(), 5, rect.height()), colour("accent"))
        side, pad = scaled(_ICON), scaled(_PAD)
        middle = rect.center().y()
        icon = "check-circle" if entry.done else entry.icon or "circle"
        token = "green" if entry.done else "link" if chosen else "control"
        icon_set.paint(painter, icon, rect.left() + pad, middle - side // 2, side, token)
        left = rect.left() + pad + side + scaled(18)
        role = end_role(entry, rect.right() - pad - left - scaled(8))
        end_width = metrics(role).horizontalAdvance(entry.end) + scaled(8)
        end = QRect(rect.right() - pad - end_width, rect.top(), end_width, rect.height())
        painter.setFont(font(role))
        painter.setPen(colour("text2" if entry.done else "text"))
        painter.drawText(end, _RIGHT, isolated(entry.end))
        self._words(painter, entry, QRect(left, rect.top(), end.left() - left - scaled(8), rect.height()))

    def _words(self, painter: QPainter, entry: Entry, rect: QRect) -> None:
        title, note = metrics(Type.COUNTER), metrics(Type.FLOOR_NOTE)
        height = title.height() + (note.height() if entry.note else 0)
        top = rect.center().y() - height // 2
        painter.setFont(font(Type.COUNTER))
        painter.setPen(colour("text2" if entry.done else "text"))
        line = QRect(rect.left(), top, rect.width(), title.height())
        painter.drawText(line, _LEFT, isolated(elided(title, entry.title, rect.width())))
        if entry.note:
            painter.setFont(font(Type.FLOOR_NOTE))
            painter.setPen(colour("text2"))
            below = QRect(rect.left(), top + title.height(), rect.width(), note.height())
            painter.drawText(below, _LEFT, isolated(elided(note, entry.note, rect.width())))


class Pane(QWidget):
    """What the rows and the notes beneath them stand on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), Radius.CARD, colour("surface"), colour("line"))


class EntryList(QListView):
    """Rows to look at, or to choose from by arrows or finger: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "entries")
        self._rows = _Model()
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(self._rows.entries[index.row()].key))

    @property
    def entries(self) -> list[Entry]:
        """The rows that are shown."""
        return self._rows.entries

    @property
    def current_key(self) -> str:
        """The row that is marked, or nothing."""
        row = self.currentIndex().row()
        return self._rows.entries[row].key if 0 <= row < len(self._rows.entries) else ""

    def show_entries(self, entries: Sequence[Entry], current: str = "") -> None:
        """Show rows and mark one."""
        current = current or self.current_key
        if list(entries) != self._rows.entries:
            self._rows.replace(entries)
        keys = [entry.key for entry in entries]
        self.mark(keys.index(current) if current in keys else 0)

    def mark(self, row: int) -> None:
        """Mark a row, as far as there are any."""
        if self._rows.entries:
            row = max(0, min(row, len(self._rows.entries) - 1))
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self._rows.index(row))

    def step(self, by: int) -> None:
        """Mark the next or previous row."""
        self.mark(self.currentIndex().row() + by)
