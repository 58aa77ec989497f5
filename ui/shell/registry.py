# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which screen shows which route. A screen's module is imported when it is first opened, or once the window
is at rest: the first paint waits for none of the others.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtWidgets import QWidget

from desktop_b2b.errors import BugError
from ui.shell.screen import Route, Screen, ScreenContext

#: What the window opens besides screens.
BESIDE = ("ui.shell.palette.panel", "ui.shell.keys.sheet", "ui.importing.dialog")

Factory = Callable[[ScreenContext, Route, QWidget], Screen]

#: Route key → "module:Class". The key of a document's screen is the document's kind.
SCREENS: dict[str, str] = {
    "dashboard": "ui.screens.dashboard.screen:DashboardScreen",
    "transactions": "ui.screens.transactions.screen:TransactionsScreen",
    "settings": "ui.screens.settings.screen:SettingsScreen",
    "partners": "ui.screens.partners.screen:PartnersScreen",
    "partner": "ui.screens.partners.editor:PartnerScreen",
    "product_lines": "ui.screens.product_lines.screen:ProductLinesScreen",
    "rules": "ui.screens.rules.screen:RulesScreen",
    "scorecards": "ui.screens.scorecards.screen:ScorecardsScreen",
    "stock": "ui.screens.stock.screen:StockScreen",
    "stock_item": "ui.screens.stock.item:StockItemScreen",
    "stock_receive": "ui.screens.stock.receiving:ReceiveScreen",
    "stock_count": "ui.screens.stock.counting:CountScreen",
    "bins": "ui.screens.stock.bins:BinsScreen",
    "centre_tables": "ui.screens.stock.tables:TablesScreen",
    "outbox": "ui.screens.outbox.screen:OutboxScreen",
    "issues": "ui.screens.issues.screen:IssuesScreen",
    "help": "ui.screens.help.screen:HelpScreen",
    "request": "ui.screens.request.screen:RequestScreen",
    "matrix": "ui.screens.matrix.screen:MatrixScreen",
    "inquiry": "ui.screens.inquiry.screen:InquiryScreen",
    "order": "ui.screens.order.screen:OrderScreen",
    "floor": "ui.screens.floor.screen:FloorScreen",
    "shipment": "ui.screens.shipment.screen:ShipmentScreen",
    "b2b_draft": "ui.screens.b2b_wizard.screen:B2BDraftScreen",
    "b2b_order": "ui.screens.b2b_order.screen:B2BOrderScreen",
}


def load_all() -> None:
    """Import whatever can be opened, so that nothing has to be when it is. On a thread: who asks for a module
    that is just being imported waits for that one alone.
    """
    for name in (*BESIDE, *(place.partition(":")[0] for place in SCREENS.values())):
        import_module(name)


class Registry:
    """Finds the factory of a route's screen."""

    def __init__(self) -> None:
        self._factories: dict[str, Factory] = {}

    def register_screen(self, key: str, factory: Factory) -> None:
        """Enter a factory, instead of one in `SCREENS` if there is one; for tests and extensions."""
        self._factories[key] = factory

    def has(self, key: str) -> bool:
        """Whether there is a screen for a key, without importing it."""
        return key in self._factories or key in SCREENS

    def make(self, context: ScreenContext, route: Route, parent: QWidget) -> Screen:
        """The screen of a route, new, inside a widget."""
        factory = self._factories.get(route.screen)
        if factory is None:
            if route.screen not in SCREENS:
                raise BugError(f"there is no screen {route.screen}")
            module, _, name = SCREENS[route.screen].partition(":")
            factory = getattr(import_module(module), name)
            self._factories[route.screen] = factory
        return factory(context, route, parent)
