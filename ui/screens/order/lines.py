# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with what was ordered: quantities, what is shipped and to come, prices, sums."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_b2b.domain.entities import OrderLine
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import line_total
from desktop_b2b.services.queries import OrderView
from desktop_b2b.settings import Keeper
from ui.models import CellKind, Column, TableLayout, TableModel, TableView
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.strings import day_word, money_word, number_word, price_word
from ui.theme import Height, Space, Tone, Type, at_least
from ui.widgets import Card, PlainLabel

ZERO = Decimal(0)


def to_come(line: OrderLine) -> Decimal:
    """What is still to be shipped."""
    return max(ZERO, line.quantity - line.shipped - line.cancelled)


class LinesCard(Card):
    """What was ordered, the same for both parties."""

    def __init__(self, zone: str, now: Callable[[], int], settings: Keeper) -> None:
        super().__init__("", flush=True)
        self._zone, self._now = zone, now
        self._currency = "EUR"
        self._is_over = False
        self.set_title(self.tr("Products"))
        self.model: TableModel[OrderLine] = TableModel(self._columns(), lambda line: line.id, parent=self)
        self.table = TableView(self.model, name=self.tr("Products"))
        self.table.show_all_rows()
        layouts = LayoutKeeper(self.table, LocalLayouts(settings), "order_lines", TableLayout())
        self.menus = TableMenus(self.table, layouts, self)
        self.table.menu_requested.connect(
            lambda place, rows: self.menus.open_row_menu(place, self.menus.actions) if rows else None
        )
        self.units = PlainLabel("", Type.SMALL, "text3")
        self.add_header_widget(self.units)
        self.body.addWidget(self.table)
        footer = QWidget()
        footer.setMinimumHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.L)
        row.addStretch(1)
        self.goods = PlainLabel("", Type.BODY, "text2")
        self.shipping = PlainLabel("", Type.BODY, "text2")
        self.total = PlainLabel("", Type.COUNTER)
        for label in (self.goods, self.shipping, self.total):
            row.addWidget(label)
        self.body.addWidget(footer)

    def _columns(self) -> list[Column[OrderLine]]:
        kinds = CellKind
        return [
            Column(
                "sku",
                lambda: self.tr("SKU"),
                lambda line: line.sku,
                width=124,
                order=lambda line: line.sku,
                fixed=True,
            ),
            Column(
                "description",
                lambda: self.tr("Product"),
                lambda line: line.description,
                stretch=True,
                order=lambda line: line.description,
            ),
            Column(
                "ordered",
                lambda: self.tr("Ordered"),
                self._ordered,
                width=84,
                end=True,
                order=lambda line: line.quantity,
            ),
            Column(
                "shipped",
                lambda: self.tr("Shipped"),
                lambda line: number_word(line.shipped),
                width=84,
                end=True,
                order=lambda line: line.shipped,
            ),
            Column(
                "to_come",
                lambda: self.tr("To come"),
                self._to_come,
                kinds.DUE,
                150,
                tone=lambda line: Tone.AMBER if self._late(line) else Tone.NONE,
                icon=lambda _line: "",
                order=to_come,
            ),
            Column(
                "price",
                lambda: self.tr("Price"),
                lambda line: price_word(line.price, self._currency),
                width=90,
                end=True,
                order=lambda line: line.price,
            ),
            Column(
                "total",
                lambda: self._currency,
                lambda line: money_word(self._cost(line), self._currency),
                width=100,
                end=True,
                order=self._cost,
            ),
        ]

    def _cost(self, line: OrderLine) -> Decimal:
        """What it costs: without what a proposal took away, but as ordered where the whole was called off."""
        gone = ZERO if self._is_over else line.cancelled
        return line_total(line.quantity - gone, line.price, self._currency)

    def _ordered(self, line: OrderLine) -> str:
        unit = "" if line.uom in ("", "each") else f" {line.uom}"
        return number_word(line.quantity) + unit

    def _late(self, line: OrderLine) -> bool:
        return bool(to_come(line)) and line.backorder_at is not None

    def _to_come(self, line: OrderLine) -> str:
        left = to_come(line)
        if line.cancelled and not left:
            return self.tr("{0} cancelled").format(number_word(line.cancelled))
        if not left:
            return "–"
        words = number_word(left)
        if line.cancelled:
            words = self.tr("{0}, {1} cancelled").format(words, number_word(line.cancelled))
        if line.backorder_at is not None:
            day = day_word(line.backorder_at, self._zone, self._now(), weekday=False)
            late = min(left, line.backorder)
            if late == left:
                return self.tr("{0} on {1}").format(words, day)
            return self.tr("{0}, {1} on {2}").format(words, number_word(late), day)
        return words

    def show_order(self, view: OrderView) -> None:
        """Show the lines and sums."""
        currency = self._currency = view.order.currency
        self._is_over = view.order.state in (*DEAD_ORDERS, "closed_short")
        self.model.set_rows(view.lines)
        goods = sum((self._cost(line) for line in view.lines), ZERO)
        self.goods.setText(self.tr("Goods {0}").format(money_word(goods, currency)))
        self.shipping.setText(self.tr("Shipping {0}").format(money_word(view.order.shipping_cost, currency)))
        self.total.setText(money_word(view.order.total, currency, with_currency=True))
        if len({line.uom for line in view.lines}) == 1:
            units = sum((line.quantity for line in view.lines), ZERO)
            self.units.setText(self.tr("{0} units").format(number_word(units)))
        else:
            self.units.setText(self.tr("%n item(s)", "", len(view.lines)))
