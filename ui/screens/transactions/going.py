# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From one list to another: what a route asks for, and back to what was looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.models import TableLayout
from ui.screens.transactions.criteria import text_of
from ui.screens.transactions.places import Places
from ui.shell.screen import Route

if TYPE_CHECKING:
    from ui.screens.transactions.screen import TransactionsScreen


class Going:
    """The routes of one list, and the places where one was on them."""

    def __init__(self, screen: TransactionsScreen) -> None:
        self._screen = screen
        self.places = Places(screen.table)

    def leave(self, route: Route) -> None:
        """Remember where one is; another list is shown next."""
        view = self._screen.keeper.item
        self.places.keep(route, self._screen.asking.text, view.id if view is not None else "")
        self.places.go(None)

    def look_at(self, route: Route) -> None:
        """Show what a route asks for."""
        screen = self._screen
        if route.param("saved"):
            screen.keeper.open(str(route.param("saved")))
        else:
            screen.keeper.close()
            screen.asking.put(text_of(route))
            self.sort_as(tuple(route.param("sort", ())))

    def look_again(self, route: Route) -> None:
        """A view or a named search is shown as it is; of the plain list what was typed stays."""
        screen = self._screen
        view = screen.keeper.item
        shown = view is not None and view.id == route.param("saved")
        if route.params and not shown and (route.param("saved") or screen.asking.text != text_of(route)):
            self.look_at(route)

    def return_to(self, route: Route) -> bool:
        """Show a list as it was left. Returns whether one was there before."""
        screen = self._screen
        place = self.places.of(route)
        self.look_at(route)
        if place is None:
            return False
        if place.saved and screen.keeper.item is None:
            screen.keeper.open(place.saved)
        self.places.go(place)
        screen.asking.put(place.text)
        return True

    def sort_as(self, names: tuple[str, ...]) -> None:
        """In the order in which a route asks for the list: that of a widget."""
        if names:
            model = self._screen.model
            wanted = self._screen.criteria.columns_of(names)
            model.set_sort(TableLayout.of_pieces((), model.columns, sort=wanted).sort or ())
