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
from ui.shell.registry import Registry
from ui.shell.screen import Route
from ui.strings import number_word
from ui.theme import Space
from ui.widgets import NavBar

if TYPE_CHECKING:
    from desktop_b2b.domain.entities import Organisation

#: Navigation key → where it leads.
TARGETS: dict[str, Route] = {
    "dashboard": routes.DASHBOARD,
    "new_request": routes.NEW_REQUEST,
    "transactions": routes.TRANSACTIONS,
    "to_answer": routes.TO_ANSWER,
    "to_ship": routes.TO_SHIP,
    "shipped": routes.SHIPPED,
    "account": routes.SETTINGS,
    "outbox": routes.OUTBOX,
    "issues": routes.ISSUES,
}


class Navigation(NavBar):
    """The bar of one organisation: the account at its head, entries by what it is, what waits at its foot."""

    def __init__(self, organisation: Organisation, registry: Registry) -> None:
        super().__init__()
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
            ("to_answer", actions.plain_text(ActionKey.TO_ANSWER), "inbox", organisation.is_supplier),
            ("to_ship", actions.plain_text(ActionKey.TO_SHIP), "package", organisation.is_supplier),
            ("shipped", actions.plain_text(ActionKey.SHIPPED), "truck", organisation.is_supplier),
            ("transactions", actions.plain_text(ActionKey.TRANSACTIONS), "search", True),
            ("account", QCoreApplication.translate("Navigation", "My account"), "user", True),
        ]
        self.keys: list[str] = []
        for key, text, icon, wanted in entries:
            if wanted and registry.has(TARGETS[key].screen):
                self.add_entry(key, text, icon, outlined=key == "new_request")
                self.keys.append(key)
        for key, icon in (("issues", "conflict"), ("outbox", "outbox")):
            if registry.has(key):
                button = self.add_entry(key, actions.plain_text(ActionKey(key)), icon, bottom=True)
                button.hide()
                self.keys.append(key)
        self.add_entry("help", QCoreApplication.translate("Navigation", "Help"), "help", bottom=True)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(Space.XS)

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
