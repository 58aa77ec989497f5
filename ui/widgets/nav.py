# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The navigation bar: entries painted from tokens, collapsible to icons with tooltips."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Height, Radius, Space, Type, Width, at_least, colour, flags, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.chips import badge_size, paint_badge, paint_corner_badge
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import WordPainter, fill, line, rounded, write
from ui.widgets.pressing import enter_presses


class NavButton(QAbstractButton):
    """One entry: `outlined` for New request, `view` for an indented saved view without an icon."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        outlined: bool = False,
        view: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._outlined = outlined
        self._view = view
        self._badge = 0
        self._count = ""
        self._collapsed = False
        self.setCheckable(True)
        # A view has the name that somebody gave it: an ampersand in it is one.
        self._words = text if view else text.replace("&", "")
        self.setText(text.replace("&", "&&") if view else text)
        self.setProperty("focusPolicy", flags.TAB_FOCUS)
        self.setProperty("radius", Radius.BUTTON)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_badge(self, count: int) -> None:
        """Unread things, as a pill in accent."""
        self._badge = count
        self._name()
        self.update()

    def set_count(self, count: str) -> None:
        """A plain count at the end."""
        self._count = count
        self._name()
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Only the icon; the tooltip carries the word."""
        self._collapsed = collapsed
        # Words that do not fit are told where a mouse comes to rest.
        self.setToolTip(plain_tooltip(self._words) if collapsed else "")
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        name = self._words
        if self._badge:
            name = f"{name}, {self.tr('%n unread', '', self._badge)}"
        elif self._count:
            name = f"{name}, {self._count}"
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        height = at_least(Height.NAV_VIEW if self._view else Height.NAV)
        return QSize(36 if self._collapsed else scaled(Width.NAV) - 20, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _tell_whole(self) -> None:
        """The tooltip carries the words that do not fit."""
        words = self._words
        whole = 36 + metrics(Type.STRONG).horizontalAdvance(words) + 8
        self.setToolTip(plain_tooltip(words) if self._collapsed or whole > self.width() else "")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._tell_whole()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        box = QRectF(self.rect())
        chosen, over = self.isChecked() or self.isDown(), self.underMouse() and self.isEnabled()
        if chosen:
            rounded(painter, box, Radius.BUTTON, colour("navsel"), None)
        elif self._outlined and not self._collapsed:
            rounded(painter, box, Radius.BUTTON, colour("hover" if over else "surface"), colour("line2"))
        elif over:
            rounded(painter, box, Radius.BUTTON, colour("hover"), None)
        strong = chosen or self._outlined
        ink = "text" if strong else "text2"
        middle = self.rect().center().y()
        mirrored = self.isRightToLeft()
        if self._icon_name:
            x = 9 if not self._collapsed else (self.width() - icon_set.NAV) // 2
            x = self.width() - x - icon_set.NAV if mirrored else x
            icon_set.paint(painter, self._icon_name, x, middle - icon_set.NAV // 2 + 1, icon_set.NAV, ink)
        if self._collapsed:
            if self._badge:
                paint_corner_badge(painter, self.rect(), self._badge)
            return
        self._paint_words(painter, ink, mirrored)

    def _paint_words(self, painter: QPainter, ink: str, mirrored: bool) -> None:
        right = 8
        middle = self.rect().center().y()
        if self._badge:
            size = badge_size(self._badge)
            x = right + size.width() // 2
            paint_badge(painter, QPoint(x if mirrored else self.width() - x, middle), self._badge)
            right += size.width() + 6
        elif self._count:
            width = metrics(Type.CAPTION).horizontalAdvance(self._count) + 2
            painter.setFont(font(Type.CAPTION))
            # text3 is too faint on the selected ground
            ink_of_count = colour("text2" if self.isChecked() else "text3")
            place = QRect(right if mirrored else self.width() - right - width, 0, width, self.height())
            write(painter, place, flags.CENTRE, self._count, ink_of_count)
            right += width + 6
        strong = self.isChecked() or self._outlined
        painter.setFont(font(Type.STRONG if strong else Type.BODY if self._view else Type.MEDIUM))
        left = 36
        words = QRect(left, 0, self.width() - left - right, self.height())
        if mirrored:
            words = QRect(right, 0, self.width() - left - right, self.height())
        line(
            painter,
            words,
            self._words,
            flags.start(mirrored),
            colour(ink),
        )


class NavBar(QWidget):
    """The bar at the start of the window. Entries have keys; saved views stand beneath an entry.

    Signals: `chosen(key)`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, NavButton] = {}
        self._views: dict[str, list[str]] = {}
        self._collapsed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 10, Space.S)
        column.setSpacing(2)
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setSpacing(2)
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(2)
        # Room for the ring around what stands at the window's edge.
        self._head.setContentsMargins(0, Space.XS, 0, 0)
        column.addLayout(self._head)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)
        self.setAccessibleName(self.tr("Navigation"))
        self._resize()

    def set_header(self, widget: QWidget) -> None:
        """The organisation and user at the top."""
        self._head.addWidget(widget)

    def add_entry(
        self, key: str, text: str, icon: str, *, outlined: bool = False, bottom: bool = False
    ) -> NavButton:
        """An entry, at the top or the bottom."""
        button = NavButton(text, icon, outlined=outlined)
        (self._bottom if bottom else self._top).addWidget(button)
        return self._register(key, button)

    def add_view(self, under: str, key: str, text: str, count: str = "") -> NavButton:
        """A saved view beneath an entry."""
        button = NavButton(text, view=True)
        button.set_count(count)
        siblings = self._views.setdefault(under, [])
        after = self._buttons[siblings[-1] if siblings else under]
        self._top.insertWidget(self._top.indexOf(after) + 1, button)
        siblings.append(key)
        button.setVisible(not self._collapsed)
        return self._register(key, button)

    def remove_view(self, under: str, key: str) -> None:
        """Take a saved view away."""
        self._views[under].remove(key)
        button = self._buttons.pop(key)
        self._top.removeWidget(button)
        button.deleteLater()

    def _register(self, key: str, button: NavButton) -> NavButton:
        button.clicked.connect(lambda _on=False: self._on_clicked(key))
        self._buttons[key] = button
        button.set_collapsed(self._collapsed)
        return button

    def _on_clicked(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def button(self, key: str) -> NavButton:
        """The entry of a key, for badges and counts."""
        return self._buttons[key]

    def set_current(self, key: str) -> None:
        """Mark one entry; an unknown key marks none."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)

    @property
    def collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons only, or icons and words."""
        self._collapsed = collapsed
        for button in self._buttons.values():
            button.set_collapsed(collapsed)
        for keys in self._views.values():
            for key in keys:
                self._buttons[key].setVisible(not collapsed)
        self._resize()

    def _resize(self) -> None:
        self.setFixedWidth(Width.NAV_COLLAPSED if self._collapsed else scaled(Width.NAV))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        fill(painter, self.rect(), colour("nav"))
        mirrored = self.isRightToLeft()
        fill(painter, QRect(0 if mirrored else self.width() - 1, 0, 1, self.height()), colour("line"))
