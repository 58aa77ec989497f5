# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where things are: from a document to its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.history import Stop
from ui.shell.screen import Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_b2b.services.queries import TransactionRow

DASHBOARD = Route("dashboard")
NEW_REQUEST = Route("request")
NEW_B2B_ORDER = Route("b2b_draft")
SETTINGS = Route("settings")
OUTBOX = Route("outbox")
ISSUES = Route("issues")
PARTNERS = Route("partners")
PRODUCT_LINES = Route("product_lines")
RULES = Route("rules")
SCORECARDS = Route("scorecards")
FLOOR = Route("floor")
STOCK = Route("stock")
TRANSACTIONS = Route("transactions")
#: Screens that show one document.
RECORDS = ("request", "matrix", "inquiry", "order", "shipment", "b2b_draft", "b2b_order")
#: A supplier's entries in the navigation: lists with a criterion.
TO_ANSWER = Route.to("transactions", view="to_answer")
TO_SHIP = Route.to("transactions", view="to_ship")
SHIPPED = Route.to("transactions", view="shipped")
#: The list *All orders* of whoever has a centre, or is one (S1.7).
B2B_ORDERS = Route.to("transactions", view="b2b_orders")


def route_of(kind: str, record_id: str, state: str) -> Route:
    """The screen of a document: a draft opens in its editor, a sent request in the answer matrix."""
    if kind == "request":
        return Route("request" if state in ("draft", "deleted") else "matrix", record_id)
    return Route(kind, record_id)


def route_of_row(row: TransactionRow) -> Route:
    """The screen of a document in a list: a shipment is shown in its order."""
    if row.kind == "shipment" and row.parent_id is not None:
        return Route.to("order", row.parent_id, shipment=row.id)
    return route_of(row.kind, row.id, row.state)


def has_card(row: TransactionRow) -> bool:
    """Whether the other party of a document is a partner of ours, with a card: it sells, and we buy."""
    bought = row.side == ("in" if row.kind == "shipment" else "out")
    return bought and row.partner_id is not None


def partner_of_row(row: TransactionRow) -> Route:
    """The card of a document's partner, the first of several (S2.38)."""
    return Route("partner", row.partner_id or "")


def stops_of(rows: Iterable[TransactionRow]) -> list[Stop]:
    """The documents of a list, to go from one to the next."""
    return [Stop(route_of_row(row), row.id if row.unread else "") for row in rows]
