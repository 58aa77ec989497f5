# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The palette's list: entries under their headings, painted; arrows pass over the headings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell.palette.entries import Entry, Group, heading
from ui.theme import Height, Radius, Space, Type, at_least, colour, flags, font, metrics
from ui.theme import icons as icon_set
from ui.widgets.key_caps import caps_width, paint_caps
from ui.widgets.paint import elided, line, rounded

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, HEADING = 36, 28
INSET, LEAD, WORDS = 6, 22, 52
BAR = 3


class EntryModel(QAbstractListModel):
    """Headings and entries as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Entry | Group] = []

    def set_groups(self, groups: list[tuple[Group, list[Entry]]]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = []
        for group, entries in groups:
            self._lines.append(group)
            self._lines.extend(entries)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def line_at(self, row: int) -> Entry | Group | None:
        """The heading or entry of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def entry_at(self, row: int) -> Entry | None:
        """The entry of a row; None for a heading."""
        found = self.line_at(row)
        return found if isinstance(found, Entry) else None

    def entries(self) -> list[Entry]:
        """All entries in order."""
        return [row for row in self._lines if isinstance(row, Entry)]

    def row_of(self, key: str) -> int:
        """The first row of an entry, or -1."""
        return next((n for n, row in enumerate(self._lines) if isinstance(row, Entry) and row.key == key), -1)

    def next_entry(self, row: int, step: int) -> int:
        """The next row with an entry in a direction, going round."""
        count = len(self._lines)
        places = [(row + step * distance) % count for distance in range(1, count + 1)] if count else []
        return next((place for place in places if self.entry_at(place) is not None), -1)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.entry_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.line_at(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title if isinstance(found, Entry) else heading(found)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found.sentence if isinstance(found, Entry) else heading(found)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a heading, or an entry: icon, title, detail, keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        is_entry = isinstance(model, EntryModel) and model.entry_at(index.row()) is not None
        return QSize(
            0, max(ROW, at_least(Height.ROW)) if is_entry else max(HEADING, at_least(Height.HEADING))
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        found = model.line_at(index.row()) if isinstance(model, EntryModel) else None
        room: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if isinstance(found, Entry):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, room, found, chosen=chosen, mirrored=mirrored)
        elif found is not None:
            painter.setFont(font(Type.CAPTION))
            words = room.adjusted(LEAD, 4, -LEAD, 0)
            line(painter, words, heading(found), flags.start(mirrored), colour("text2"))

    def _paint_entry(
        self, painter: QPainter, room: QRect, entry: Entry, *, chosen: bool, mirrored: bool
    ) -> None:
        if chosen:
            box = room.adjusted(INSET, 0, -INSET, 0)
            rounded(painter, QRectF(box), Radius.BUTTON, colour("sel"), None)
            x = box.right() + 1 - BAR if mirrored else box.left()
            painter.fillRect(x, box.top() + 1, BAR, box.height() - 2, colour("accent"))
        side = icon_set.NAV
        x = room.right() + 1 - LEAD - side if mirrored else room.left() + LEAD
        y = room.center().y() - side // 2 + 1
        icon_set.paint(painter, entry.icon, x, y, side, "text" if chosen else "text2")
        enter = QCoreApplication.translate("Palette", "Enter")
        caps = entry.keys or ((enter,) if chosen else ())
        if caps:
            keys = room.adjusted(Space.L + 2, 0, -Space.L - 2, 0)
            paint_caps(painter, keys, caps, mirrored=mirrored)
        after = LEAD + (caps_width(caps) + Space.M if caps else 0)
        words = room.adjusted(after, 0, -WORDS, 0) if mirrored else room.adjusted(WORDS, 0, -after, 0)
        self._paint_words(painter, words, entry, mirrored=mirrored)

    def _paint_words(self, painter: QPainter, words: QRect, entry: Entry, *, mirrored: bool) -> None:
        painter.setFont(font(Type.MEDIUM))
        shown = elided(metrics(Type.MEDIUM), entry.title, words.width())
        line(painter, words, shown, flags.start(mirrored), colour("text"))
        used = metrics(Type.MEDIUM).horizontalAdvance(shown) + 10
        if not entry.detail or words.width() - used < metrics(Type.BODY).averageCharWidth() * 4:
            return
        rest = words.adjusted(0, 0, -used, 0) if mirrored else words.adjusted(used, 0, 0, 0)
        painter.setFont(font(Type.BODY))
        line(painter, rest, entry.detail, flags.start(mirrored), colour("text2"))


class EntryList(QListView):
    """The list; the field keeps the focus, so that typing and choosing go on at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry_model = EntryModel(self)
        self.setModel(self.entry_model)
        self.setProperty("kind", "entries")
        self.setItemDelegate(EntryDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter takes."""
        return self.entry_model.entry_at(self.currentIndex().row())

    def choose_row(self, row: int) -> None:
        """Move the choice; its heading is scrolled into view with the first entry of a group."""
        index = self.entry_model.index(row, 0)
        self.setCurrentIndex(index)
        if isinstance(self.entry_model.line_at(row - 1), Group):
            self.scrollTo(self.entry_model.index(row - 1, 0))
        self.scrollTo(index)

    def content_height(self) -> int:
        """How high all rows are together."""
        return sum(self.sizeHintForRow(row) for row in range(self.entry_model.rowCount()))
