# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The list of the sheet: commands by their menus, then the keys that are always the same."""

from __future__ import annotations

from typing import Any, NamedTuple

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
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import actions
from ui.actions import SPECS, ActionKey
from ui.shell.keys.fixed import FIXED, Fixed, Place, fixed_words, place_words
from ui.shell.palette.ranking import score
from ui.theme import Height, Radius, Space, Type, at_least, colour, flags, font
from ui.theme import icons as icon_set
from ui.widgets.key_caps import caps_of, caps_width, paint_caps
from ui.widgets.paint import line, rounded

AnyIndex = QModelIndex | QPersistentModelIndex
LEAD, WORDS = 12, 40


class Line(NamedTuple):
    """A heading (without keys and key), a command, or keys that are always the same."""

    words: str
    icon: str = ""
    keys: tuple[QKeySequence, ...] = ()
    key: ActionKey | None = None
    chosen: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only says what follows."""
        return self.key is None and not self.keys

    @property
    def sentence(self) -> str:
        """All of it, for screen readers."""
        keys = self.keys[0].toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""
        none = QCoreApplication.translate("Keys", "no keys")
        return self.words if self.is_heading else f"{self.words}, {keys or none}"


def lines(wanted: set[ActionKey], changed: set[ActionKey], sought: str) -> list[Line]:
    """What the sheet shows: these commands and the fixed keys, as far as they fit what is sought."""
    made: list[Line] = []
    for menu, title in actions.menu_words().items():
        keys = [key for key, spec in SPECS.items() if spec.menu is menu and key in wanted]
        made += _under(title.replace("&", ""), [_command(key, key in changed) for key in keys], sought)
    for place in Place:
        made += _under(place_words(place), [_fixed(f) for f in FIXED if f.place is place], sought)
    return made


def _under(title: str, found: list[Line], sought: str) -> list[Line]:
    if sought.strip():
        found = [each for each in found if score(sought, each.words) > 0 or _has_keys(each, sought)]
    return [Line(title), *found] if found else []


def _has_keys(found: Line, sought: str) -> bool:
    wanted = sought.replace(" ", "").casefold()
    written = (keys.toString(QKeySequence.SequenceFormat.NativeText).casefold() for keys in found.keys)
    return any(wanted in text for text in written)


def _command(key: ActionKey, chosen: bool) -> Line:
    return Line(actions.plain_text(key), SPECS[key].icon, tuple(actions.shortcuts(key)), key, chosen)


def _fixed(fixed: Fixed) -> Line:
    return Line(fixed_words(fixed), "keyboard", tuple(fixed.all_keys()[:2]))


class LineModel(QAbstractListModel):
    """The lines as rows; only commands can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, found: list[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = found
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: ActionKey | None) -> int:
        """The row of a command; without one the first command's; -1 for none."""
        rows = [n for n, each in enumerate(self._lines) if each.key is not None and key in (None, each.key)]
        return rows[0] if rows else -1

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = self.line_at(index.row())
        if found is None or found.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.line_at(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return found.words
        return found.sentence if role == Qt.ItemDataRole.AccessibleTextRole else None


class LineDelegate(QStyledItemDelegate):
    """Paints words at the start and keys at the end; a dot marks keys that were chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, at_least(Height.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        found = model.line_at(index.row()) if isinstance(model, LineModel) else None
        if found is None:
            return
        room: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if found.is_heading:
            painter.setFont(font(Type.CAPTION))
            line(
                painter, room.adjusted(LEAD, 6, -LEAD, 0), found.words, flags.start(mirrored), colour("text3")
            )
            return
        if option.state & QStyle.StateFlag.State_Selected:
            # Also while the keys are pressed elsewhere: they are for this one.
            rounded(painter, QRectF(room), Radius.BUTTON, colour("sel"), None)
        self._paint_line(painter, room, found, mirrored=mirrored)

    def _paint_line(self, painter: QPainter, room: QRect, found: Line, *, mirrored: bool) -> None:
        side = icon_set.BUTTON
        x = room.right() + 1 - LEAD - side if mirrored else room.left() + LEAD
        icon_set.paint(painter, found.icon, x, room.center().y() - side // 2 + 1, side, "text2")
        rest = room.adjusted(LEAD, 0, -LEAD, 0)
        if not found.keys:
            painter.setFont(font(Type.BODY))
            line(
                painter,
                rest,
                QCoreApplication.translate("Keys", "no keys"),
                flags.end(mirrored),
                colour("text3"),
            )
        for keys in found.keys:
            caps = caps_of(keys)
            paint_caps(painter, rest, caps, mirrored=mirrored)
            width = caps_width(caps) + Space.M
            rest = rest.adjusted(width, 0, 0, 0) if mirrored else rest.adjusted(0, 0, -width, 0)
        start = WORDS - LEAD
        words = rest.adjusted(0, 0, -start, 0) if mirrored else rest.adjusted(start, 0, 0, 0)
        painter.setFont(font(Type.STRONG if found.chosen else Type.BODY))
        shown = found.words
        if found.chosen:
            shown = QCoreApplication.translate("Keys", "{0} (your keys)").format(found.words)
        line(painter, words, shown, flags.start(mirrored), colour("text"))
