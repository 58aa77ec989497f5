# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The door to a shipment by its own id: its order shows it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetOrder, OrderView
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.widgets import EmptyState


class ShipmentScreen(Screen):
    """Goes on to the order at that shipment, and is forgotten, so that Back does not come here again."""

    HEADER: ClassVar[Header] = Header.NONE
    NAV: ClassVar[str] = "to_ship"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.column = QVBoxLayout(self)

    def activate(self) -> None:
        query = GetOrder(order_id=self.route.record_id)
        self.run(self.context.tasks.query(query), on_done=self._go, on_error=self._gone)

    def _go(self, view: OrderView) -> None:
        self.context.open(Route.to("order", view.order.id, shipment=self.route.record_id))
        self.closed.emit()

    def _gone(self, _error: UserError) -> None:
        if self.column.isEmpty():
            words = self.tr("It may have been withdrawn, or it is not on this computer yet.")
            self.column.addWidget(EmptyState("truck", self.tr("This shipment is not here"), words))
