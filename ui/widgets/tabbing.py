# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tab goes in reading order, whatever was made first: as the layouts stand, in a window from the navigation
over the screen to the status bar.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QTabWidget, QWidget

_MARGIN = 24


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or previous stop of a window; False where there is none."""
    stops = list(_stops(root))
    if not stops:
        return False
    place = _place(stops, QApplication.focusWidget())
    if place < 0:
        target = stops[0 if forward else -1]
    else:
        target = stops[(place + (1 if forward else -1)) % len(stops)]
    reasons = Qt.FocusReason
    target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _bring_into_view(target)
    return True


def leave(root: QWidget, event: QKeyEvent) -> bool:
    """Ctrl+Tab goes to the next stop also out of a grid, in which Tab goes from cell to cell; False for all
    other keys.
    """
    if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return False
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    return step(root, forward=event.key() == Qt.Key.Key_Tab)


def _place(stops: list[QWidget], focus: QWidget | None) -> int:
    """Where the focus is among the stops: at the widget itself, or at the one that it is a part of."""
    while focus is not None:
        if focus in stops:
            return stops.index(focus)
        focus = focus.parentWidget()
    return -1


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inside = [stop for part in _parts(widget) for stop in _stops(part)]
        # A page is scrolled by going through what is on it; only where there is nothing it is a stop itself.
        scrolls = widget.verticalScrollBar().maximum() > 0
        yield from inside or ([widget] if scrolls else [])
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if part.isVisible() and part.isEnabled() and not part.isWindow():
            yield from _stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets inside, as their layout puts them; those that no layout holds come last.

    A widget that places its children by itself says in which order they are read: `tab_order`.
    """
    own = getattr(widget, "tab_order", None)
    if own is not None:
        return list(own())
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [inside] if inside is not None else []
    if isinstance(widget, QStackedWidget | QTabWidget):
        shown = widget.currentWidget()
        return [shown] if shown is not None else []
    layout = widget.layout()
    ordered = list(_held(layout)) if layout is not None else []
    known = set(map(id, ordered))
    rest = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and id(child) not in known and not child.isWindow()
    ]
    return ordered + rest


def _held(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)


def _bring_into_view(target: QWidget) -> None:
    parent = target.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target, 0, _MARGIN)
        parent = parent.parentWidget()
