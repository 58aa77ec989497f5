# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The screens that are open: one in front; sections and a few documents kept as they were left, so that Back
finds selection, scroll and caret where they stood.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell.frame import ScreenFrame
from ui.shell.history import History
from ui.shell.registry import Registry
from ui.shell.routes import RECORDS
from ui.shell.screen import Route, Screen, ScreenContext

#: Documents that stay open behind the one in front.
KEPT = 5
Place = tuple[str, str]


class ScreenStack(QStackedWidget):
    """Opens routes. Signals: `moved(screen)` when another screen is in front or its header changed;
    `emptied` when the last screen has gone by itself.
    """

    moved = Signal(object)
    emptied = Signal()

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._context: ScreenContext | None = None
        self._frames: dict[Place, ScreenFrame] = {}
        self.history = History()

    def set_context(self, context: ScreenContext | None) -> None:
        """Whose screens are opened from now on; those that are open are left and closed."""
        self.clear()
        self._context = context

    def clear(self) -> None:
        """Leave and close all screens."""
        for place in list(self._frames):
            self._close(place)
        self.history.clear()

    @property
    def screen_in_front(self) -> Screen | None:
        """The screen the user sees."""
        frame = self.currentWidget()
        return frame.screen_inside if isinstance(frame, ScreenFrame) else None

    def screens(self) -> Iterator[Screen]:
        """All that are open."""
        return (frame.screen_inside for frame in self._frames.values())

    def open(self, route: Route) -> None:
        """Go to a route; its screen is made when it is not open yet."""
        self.history.push(route)
        self._show(route)

    def open_beside(self, route: Route) -> None:
        """Go to a neighbour of the present place: Back goes to where one came from."""
        self.history.replace(route)
        self._show(route)

    def back(self) -> bool:
        """Go back; False where there is nowhere to go."""
        route = self.history.back()
        if route is not None:
            self._show(route, back=True)
        return route is not None

    def reopen(self) -> None:
        """Make the present screen anew: after a change of language."""
        route = self.history.current
        for place in list(self._frames):
            self._close(place)
        if route is not None:
            self._show(route)

    def leave_all(self) -> None:
        """Let all screens flush what was typed."""
        for screen in self.screens():
            screen.leave()

    def _show(self, route: Route, *, back: bool = False) -> None:
        if self._context is None:
            return
        before = self.screen_in_front
        place = (route.screen, route.record_id)
        frame = self._frames.get(place)
        if frame is not None and not frame.screen_inside.takes(route):
            self._close(place)
            frame = None
        if (
            before is not None
            and (frame is None or before is not frame.screen_inside)
            and self._is_open(before)
        ):
            before.leave()
            before.deactivate()
        if frame is None:
            frame = self._make(self._context, place, route)
        elif frame.screen_inside.route != route:
            show = frame.screen_inside.come_back if back else frame.screen_inside.show_route
            show(route)
        elif not back:
            frame.screen_inside.show_again(route)
        # Most recently seen last.
        self._frames.pop(place)
        self._frames[place] = frame
        self.setCurrentWidget(frame)
        frame.screen_inside.activate()
        self._close_oldest()
        self.moved.emit(frame.screen_inside)

    def _make(self, context: ScreenContext, place: Place, route: Route) -> ScreenFrame:
        # What is made inside its parent at once moves there only once; a whole screen costs a tenth of a
        # second to move.
        frame = ScreenFrame(lambda parent: self._registry.make(context, route, parent), self)
        screen = frame.screen_inside
        if frame.header is not None:
            frame.header.back_clicked.connect(self.back)
        screen.header_changed.connect(lambda: self._on_header_changed(screen))
        # Not at once: the screen is still at work when it says so.
        screen.closed.connect(lambda: QTimer.singleShot(0, lambda: self._on_closed(place, screen)))
        self._frames[place] = frame
        self.addWidget(frame)
        return frame

    def _on_header_changed(self, screen: Screen) -> None:
        if screen is self.screen_in_front:
            self.moved.emit(screen)

    def _on_closed(self, place: Place, screen: Screen) -> None:
        if not self._is_open(screen):
            return
        in_front = screen is self.screen_in_front
        self.history.forget(*place)
        self._close(place)
        if in_front:
            self._show_last()

    def give_up(self, route: Route) -> None:
        """A record is shown elsewhere from now on: its screens are left and closed, and not come back to."""
        front = self.screen_in_front
        places = [place for place in self._frames if place[1] == route.record_id]
        for place in places:
            self.history.forget(*place)
            self._close(place)
        if front is not None and not self._is_open(front):
            self._show_last()

    def _show_last(self) -> None:
        route = self.history.current
        if route is None:
            self.emptied.emit()
        else:
            self._show(route)

    def _is_open(self, screen: Screen) -> bool:
        return any(frame.screen_inside is screen for frame in self._frames.values())

    def _close_oldest(self) -> None:
        """Of documents; sections are few, come back to all day, and cost most to make."""
        documents = [place for place in self._frames if not _is_section(place)]
        for place in documents[:-KEPT]:
            self._close(place)

    def _close(self, place: Place) -> None:
        frame = self._frames.pop(place)
        frame.screen_inside.leave()
        if frame is self.currentWidget():
            frame.screen_inside.deactivate()
        self.removeWidget(frame)
        frame.deleteLater()


def _is_section(place: Place) -> bool:
    screen, record_id = place
    return not record_id and screen not in RECORDS
