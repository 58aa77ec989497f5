# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where the user has been: Back goes there again; and the list that a record was opened from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ui.shell.screen import Route

LONGEST = 50


class Stop(NamedTuple):
    """A record of a list; ``unread`` names it while nobody has opened it."""

    route: Route
    unread: str = ""


class Trail:
    """The list that a record was opened from, so that one goes to its neighbours without going back."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []

    def follow(self, stops: Iterable[Stop]) -> None:
        """These are beside one another from now on."""
        self._stops = list(stops)

    def neighbour(self, route: Route | None, step: int) -> Stop | None:
        """The record so many steps away; None beyond the ends, and for one of another list."""
        if route is None:
            return None
        place = next((n for n, stop in enumerate(self._stops) if stop.route == route), -1)
        if place < 0:
            ids = [stop.route.record_id for stop in self._stops]
            place = ids.index(route.record_id) if route.record_id and route.record_id in ids else -1
        beyond = place + step
        return self._stops[beyond] if place >= 0 and 0 <= beyond < len(self._stops) else None

    def seen(self, stop: Stop) -> None:
        """Somebody has opened it."""
        self._stops = [other._replace(unread="") if other is stop else other for other in self._stops]


class History:
    """Routes in the order they were opened, the present one last."""

    def __init__(self) -> None:
        self._routes: list[Route] = []

    @property
    def current(self) -> Route | None:
        """Where the user is."""
        return self._routes[-1] if self._routes else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return len(self._routes) > 1

    def push(self, route: Route) -> None:
        """Go to a route; the present one again changes nothing."""
        if route != self.current:
            self._routes.append(route)
            del self._routes[:-LONGEST]

    def replace(self, route: Route) -> None:
        """Be somewhere else without having moved: other parameters of the present screen."""
        if self._routes:
            self._routes[-1] = route
        else:
            self._routes.append(route)

    def back(self) -> Route | None:
        """The place before this one, which is the present one from now on."""
        if not self.can_go_back:
            return None
        self._routes.pop()
        return self._routes[-1]

    def forget(self, screen: str, record_id: str) -> None:
        """A record is gone: nobody shall come back to it."""
        kept = [r for r in self._routes if (r.screen, r.record_id) != (screen, record_id)]
        # Neighbours that have become the same are one place.
        self._routes = [r for n, r in enumerate(kept) if n == 0 or r != kept[n - 1]]

    def clear(self) -> None:
        """Start again."""
        self._routes.clear()
