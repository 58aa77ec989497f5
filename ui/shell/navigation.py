# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the navigation bar, and for whom: only entries whose screens exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import actions
from ui.actions import ActionKey
from ui.shell import routes
from ui.shell.account import AccountButton
from ui.shell.feeds import pinned
from ui.shell.registry import Registry
from ui.shell.screen import Route
from ui.strings import number_word
from ui.theme import Space
from ui.widgets import NavBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_b2b.domain.entities import Organisation
    from desktop_b2b.services.queries import ViewCount, ViewItem

#: Navigation key → where it leads.
TARGETS: dict[str, Route] = {
    "dashboard": routes.DASHBOARD,
    "new_request": routes.NEW_REQUEST,
    "add_order": routes.NEW_B2B_ORDER,
    "transactions": routes.TRANSACTIONS,
    "to_answer": routes.TO_ANSWER,
    "to_ship": routes.TO_SHIP,
    "shipped": routes.SHIPPED,
    "partners": routes.PARTNERS,
    "product_lines": routes.PRODUCT_LINES,
    "rules": routes.RULES,
    "scorecards": routes.SCORECARDS,
    "floor": routes.FLOOR,
    "stock": routes.STOCK,
    "b2b_orders": routes.B2B_ORDERS,
    "account": routes.SETTINGS,
    "outbox": routes.OUTBOX,
    "issues": routes.ISSUES,
}
#: Entries of whoever is a fulfilment centre, or has one.
_OF_CENTRES = ("add_order", "b2b_orders", "stock")
#: Where saved views stand, and what their keys begin with.
_ABOVE, _VIEW = "transactions", "view."


def target_of(key: str) -> Route:
    """Where an entry leads."""
    if key.startswith(_VIEW):
        return Route.to(routes.TRANSACTIONS.screen, saved=key.removeprefix(_VIEW))
    return TARGETS[key]


def view_key(view_id: str) -> str:
    """The entry of a saved view."""
    return f"{_VIEW}{view_id}"


class Navigation(NavBar):
    """The bar of one organisation: the account at its head, entries by what it is, what waits at its foot."""

    def __init__(self, organisation: Organisation, registry: Registry) -> None:
        super().__init__()
        self._shown: dict[str, str] = {}
        self._current = ""
        self.account = AccountButton()
        self.set_header(self.account)
        entries: list[tuple[str, str, str, bool]] = [
            ("dashboard", actions.plain_text(ActionKey.DASHBOARD), "dashboard", True),
            (
                "new_request",
                actions.plain_text(ActionKey.NEW_REQUEST),
                "plus",
                organisation.is_retailer,
            ),
            (
                "add_order",
                QCoreApplication.translate("Navigation", "Add order"),
                "plus",
                organisation.is_retailer,
            ),
            ("to_answer", actions.plain_text(ActionKey.TO_ANSWER), "inbox", organisation.is_supplier),
            ("to_ship", actions.plain_text(ActionKey.TO_SHIP), "package", organisation.is_supplier),
            ("shipped", actions.plain_text(ActionKey.SHIPPED), "truck", organisation.is_supplier),
            ("floor", actions.plain_text(ActionKey.FLOOR), "scan", organisation.is_fulfilment_centre),
            ("transactions", actions.plain_text(ActionKey.TRANSACTIONS), "search", True),
            (
                "b2b_orders",
                QCoreApplication.translate("Navigation", "B2B orders"),
                "box",
                organisation.is_retailer or organisation.is_fulfilment_centre,
            ),
            ("partners", actions.plain_text(ActionKey.PARTNERS), "users", organisation.is_retailer),
            (
                "product_lines",
                actions.plain_text(ActionKey.PRODUCT_LINES),
                "tree",
                organisation.is_retailer,
            ),
            ("rules", actions.plain_text(ActionKey.RULES), "sliders", organisation.is_retailer),
            ("scorecards", actions.plain_text(ActionKey.SCORECARDS), "chart", organisation.is_retailer),
            (
                "stock",
                actions.plain_text(ActionKey.STOCK),
                "package",
                organisation.is_retailer or organisation.is_fulfilment_centre,
            ),
            ("account", QCoreApplication.translate("Navigation", "My account"), "user", True),
        ]
        self.keys: list[str] = []
        for key, text, icon, wanted in entries:
            if wanted and registry.has(TARGETS[key].screen):
                self.add_entry(key, text, icon, outlined=key == "new_request")
                self.keys.append(key)
        # Shown once it is known that there is one.
        self.has_centres = False
        self.show_centres(organisation.is_fulfilment_centre)
        for key, icon in (("issues", "conflict"), ("outbox", "outbox")):
            if registry.has(key):
                button = self.add_entry(key, actions.plain_text(ActionKey(key)), icon, bottom=True)
                button.hide()
                self.keys.append(key)
        self.add_entry("help", QCoreApplication.translate("Navigation", "Help"), "help", bottom=True)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(Space.XS)

    def show_centres(self, has_centres: bool) -> None:
        """Whether the company is a centre, or has one: then there is stock, and there are B2B orders."""
        self.has_centres = has_centres
        for key in _OF_CENTRES:
            if key in self.keys:
                self.button(key).setVisible(has_centres)

    def set_views(self, views: Sequence[ViewItem]) -> None:
        """The saved views that their user pinned, beneath Transaction search."""
        if _ABOVE not in self.keys:
            return
        wanted = {view_key(view.id): view.name for view in pinned(views)}
        if wanted == self._shown:
            return
        for key in self._shown:
            self.remove_view(_ABOVE, key)
        for key, name in wanted.items():
            self.add_view(_ABOVE, key, name)
        self._shown = wanted
        self.set_current(self._current)

    def count_views(self, counts: Sequence[ViewCount]) -> None:
        """How many documents each of them finds; of one that cannot be run nothing is said."""
        totals = {view_key(one.id): one.total for one in counts}
        for key in self._shown:
            self.button(key).set_count(number_word(totals[key]) if key in totals else "")

    def set_current(self, key: str) -> None:
        """Mark an entry; a view that is not pinned marks what it stands under."""
        self._current = key
        known = not key.startswith(_VIEW) or key in self._shown
        super().set_current(key if known else _ABOVE)

    def set_waiting(self, waiting: int, issues: int) -> None:
        """Outbox only when something waits, sync issues only when there are any."""
        for key, count in (("outbox", waiting), ("issues", issues)):
            if key in self.keys:
                button = self.button(key)
                button.setVisible(count > 0)
                if key == "issues":
                    button.set_badge(count)
                else:
                    button.set_count(number_word(count) if count else "")

    def set_collapsed(self, collapsed: bool) -> None:
        super().set_collapsed(collapsed)
        self.account.set_collapsed(collapsed)
