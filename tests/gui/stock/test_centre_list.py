# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a centre's list of documents offers by name (S2.51)."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.gui.stock.conftest import Docks
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route


def chips(docks: Docks) -> dict[str, str]:
    """The searches above the list, each with what it looks for."""
    screen = docks.office.open(TransactionsScreen, Route("transactions"))
    found = {}
    for button in screen.views.findChildren(QAbstractButton):
        if not button.text().startswith("Shipped"):
            continue
        button.click()
        docks.office.settle()
        found[button.text()] = screen.criteria.query
    return found


def test_s2_51_shipped_is_what_left_the_centre(depot: Docks) -> None:
    found = chips(depot)
    assert found["Shipped"].startswith("kind:b2b_order ")


def test_s2_51_a_retailers_is_of_orders(shop: Docks) -> None:
    found = chips(shop)
    assert "Shipped" not in found
    assert found["Shipped 14 days"].startswith("kind:order ")
