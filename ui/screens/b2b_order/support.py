# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody says who asks the centre about an order: its number and where it stands (S1.40)."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl

from desktop_b2b.services.queries import B2BOrderView
from ui.strings import state_word


def support_words(view: B2BOrderView) -> str:
    """The order's number and its state."""
    order = view.order
    words = QCoreApplication.translate("B2BOrderScreen", "Order {0}, {1}")
    return words.format(order.number, state_word("b2b_order", order.state))


def mail_to(address: str, view: B2BOrderView) -> QUrl:
    """An e-mail to somebody whose subject names the order, as mail programs take it."""
    return QUrl(f"mailto:{quote(address, safe='@')}?subject={quote(support_words(view), safe='')}")
