# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The palette over the window: a field, what is found, and the keys that move in it.

It covers the window, and its field takes every key while it is open: no shortcut reaches what lies beneath.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.shell.palette.entries import Entry, heading
from ui.shell.palette.finder import Finder
from ui.shell.palette.listing import EntryList
from ui.theme import Motion, Radius, Space, Type, Width, colour, current, font, scaled
from ui.theme.icons import NAV
from ui.theme.margins import margins
from ui.widgets import Icon, KeyCap, PlainLabel, announce
from ui.widgets.paint import rounded
from ui.widgets.toast import SHADOW, paint_shadow

TOP = 96
SCRIM = 0.42
PAGE = 6


class Palette(QWidget):
    """Opened with `show_for(text)`. Signals: `chosen(Entry)` after it was chosen and done; `closed`."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, finder: Finder, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._finder = finder
        self._before: QWidget | None = None
        self._moved = False
        self._entering = ""
        self._shade = 0.0
        self.panel = QWidget(self)
        self._build()
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._on_shade)
        finder.found.connect(self._on_found)
        window.installEventFilter(self)

    def _build(self) -> None:
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(margins(22, Space.S + 1, Space.L + 2, Space.S + 1))
        top.setSpacing(Space.M)
        self.field = QLineEdit()
        self.field.setProperty("kind", "bare")
        self.field.setFont(font(Type.FLOOR_NOTE))
        self.field.setAccessibleName(actions.plain_text(ActionKey.SEARCH))
        self.field.setPlaceholderText(self.tr("Number, partner, product, or what you want to do"))
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        top.addWidget(Icon("search", "text2", NAV))
        top.addWidget(self.field, 1)
        top.addWidget(KeyCap(self.tr("Esc")))
        column.addLayout(top)
        self.list = EntryList(self.panel)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.clicked.connect(lambda _index: self.take())
        self.list.entered.connect(self._on_hover)
        column.addSpacing(1)
        column.addWidget(self.list, 1)
        column.addSpacing(1)
        column.addLayout(self._make_footer())

    def _make_footer(self) -> QHBoxLayout:
        footer = QHBoxLayout()
        footer.setContentsMargins(22, Space.S, 22, Space.S)
        footer.setSpacing(Space.S - 2)
        self._hints: dict[str, list[QWidget]] = {}
        for key, caps, words in (
            ("choose", "↑ ↓", self.tr("choose")),
            ("open", self.tr("Enter"), self.tr("open")),
            ("apart", self.tr("Ctrl Enter"), self.tr("in a new window")),
        ):
            cap, label = KeyCap(caps), PlainLabel(words, Type.SMALL, "text2")
            self._hints[key] = [cap, label]
            footer.addWidget(cap)
            footer.addWidget(label)
            footer.addSpacing(Space.S)
        footer.addStretch(1)
        return footer

    # ------------------------------------------------------------ opening and closing

    def show_for(self, text: str = "") -> None:
        """Open it, with what was typed already."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._before = QApplication.focusWidget()
        self._moved, self._entering = False, ""
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self._finder.begin()
        if text:
            self._finder.look(text)
        self._show_entries()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fade.setDuration(current().duration(Motion.PALETTE))
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.start()

    def dismiss(self) -> None:
        """Close it; the focus goes back to where it was."""
        if not self.isVisible():
            return
        self._fade.stop()
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    # ------------------------------------------------------------ what is found

    def _on_typed(self, text: str) -> None:
        self._moved, self._entering = False, ""
        self._finder.look(text)

    def _on_found(self) -> None:
        if not self.isVisible():
            return
        self._show_entries()
        if self._entering and self._finder.settled:
            key, self._entering = self._entering, ""
            self.take(apart=key == "apart")

    def _show_entries(self) -> None:
        before = self.list.chosen
        model = self.list.entry_model
        model.set_groups(self._finder.groups())
        row = model.row_of(before.key) if self._moved and before is not None else -1
        self.list.choose_row(row if row >= 0 else model.next_entry(-1, 1))
        self._place()
        self._show_hints()

    def _show_hints(self) -> None:
        chosen = self.list.chosen
        for widget in self._hints["apart"]:
            widget.setVisible(chosen is not None and chosen.apart is not None)
        self._say()

    def _say(self) -> None:
        """What is chosen, for those who do not see it."""
        chosen = self.list.chosen
        entries = self.list.entry_model.entries()
        if chosen is not None and self.isVisible():
            place = entries.index(chosen) + 1
            words = self.tr("{0}, {1}, {2} of {3}")
            announce(self.field, words.format(chosen.sentence, heading(chosen.group), place, len(entries)))

    # ------------------------------------------------------------ moving and choosing

    def move_choice(self, step: int) -> None:
        """Choose another entry; a heading is passed over, the end leads to the start."""
        row, model = self.list.currentIndex().row(), self.list.entry_model
        for _each in range(abs(step)):
            row = model.next_entry(row, 1 if step > 0 else -1)
        self._moved = True
        self.list.choose_row(row)
        self._show_hints()

    def take(self, *, apart: bool = False) -> None:
        """Do what is chosen. What is still being looked for is waited for first."""
        if not self._finder.settled and not self._moved:
            self._entering = "apart" if apart else "here"
            return
        entry = self.list.chosen
        if entry is None:
            return
        self.dismiss()
        (entry.apart if apart and entry.apart is not None else entry.choose)()
        self.chosen.emit(entry)

    def _on_hover(self, index: object) -> None:
        place = self.list.currentIndex()
        if index != place and isinstance(index, type(place)) and self._entry(index.row()) is not None:
            self._moved = True
            self.list.setCurrentIndex(index)
            self._show_hints()

    def _entry(self, row: int) -> Entry | None:
        return self.list.entry_model.entry_at(row)

    # ------------------------------------------------------------ keys and mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        step = steps.get(Qt.Key(key)) if key in steps else None
        if step is not None:
            self.move_choice(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(apart=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) in _own_keys():
            self.dismiss()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    # ------------------------------------------------------------ looks

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(scaled(Width.PALETTE), self.width() - 2 * Space.L)
        top = min(scaled(TOP), self.height() // 8)
        most = self.height() - top - Space.XXL
        around = self.panel.minimumSizeHint().height() - self.list.minimumSizeHint().height()
        wanted = around + self.list.content_height() + Space.S
        self.panel.setGeometry(QRect(QPoint((self.width() - width) // 2, top), self.panel.size()))
        self.panel.resize(width, min(most, wanted))

    def _on_shade(self, value: object) -> None:
        self._shade = float(value) if isinstance(value, int | float) else 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = colour("shadow")
        ink.setAlphaF(SCRIM * self._shade)
        painter.fillRect(self.rect(), ink)
        box = QRectF(self.panel.geometry())
        paint_shadow(painter, box, Radius.DIALOG, SHADOW)
        rounded(painter, box, Radius.DIALOG, colour("raised"), colour("line2"))
        line = colour("line")
        x, width = self.panel.x() + 1, self.panel.width() - 2
        top = self.panel.y() + self.list.y() - 1
        painter.fillRect(x, top, width, 1, line)
        painter.fillRect(x, self.panel.y() + self.list.geometry().bottom() + 1, width, 1, line)


def _own_keys() -> list[QKeySequence]:
    return actions.shortcuts(ActionKey.SEARCH)
