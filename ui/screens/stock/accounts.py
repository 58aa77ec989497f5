# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The retailers of a centre, each with its tier: by it a row of the turnaround may count for them alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import AccountView
from ui.screens.stock.table_texts import tier_word
from ui.theme import Space, Type, scaled
from ui.widgets import Card, PlainLabel
from ui.widgets.layouts import clear


def _tr(text: str) -> str:
    return QCoreApplication.translate("CentreAccounts", text)


class AccountsCard(Card):
    """`chosen(link, tier)` is called as somebody chooses; tiers are those that the published table knows."""

    def __init__(
        self, chosen: Callable[[str, str], object], *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(_tr("Accounts"), parent=parent)
        self._chosen, self._editable = chosen, editable
        self._views: Sequence[AccountView] = ()
        self._tiers: tuple[str, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        words = _tr(
            "The tier of a retailer decides which rows of the turnaround count for its orders; open orders"
            " are counted anew. A new tier is first published in a row of the turnaround, then chosen here."
        )
        self.body.addWidget(PlainLabel(words, tone="text2", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, scaled(280))
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_tables(self, text: str) -> None:
        """The tiers that can be chosen."""
        found = tuple(sorted({row.tier for row in decode_tables(text).turnaround if row.tier}))
        if found != self._tiers:
            self._tiers = found
            self._show()

    def show_accounts(self, views: Sequence[AccountView]) -> None:
        """The retailers."""
        self._views = views
        self._show()

    def _show(self) -> None:
        clear(self._grid)
        self.boxes = {}
        if not self._views:
            self._grid.addWidget(PlainLabel(_tr("No retailer is connected yet."), tone="text3"), 0, 0)
            return
        for column, words in enumerate((_tr("Retailer"), _tr("Tier"))):
            self._grid.addWidget(PlainLabel(words, Type.CAPTION, "text3"), 0, column)
        for row, view in enumerate(self._views, 1):
            place = ", ".join(part for part in (view.name or "–", view.city) if part)
            self._grid.addWidget(PlainLabel(place, Type.MEDIUM), row, 0)
            self._grid.addWidget(self._box(view), row, 1)

    def _box(self, view: AccountView) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(180)
        box.setAccessibleName(_tr("Tier of {0}").format(view.name))
        box.addItem(_tr("Usual"), "")
        for tier in dict.fromkeys((*self._tiers, *((view.tier,) if view.tier else ()))):
            box.addItem(tier_word(tier), tier)
        box.setCurrentIndex(box.findData(view.tier))
        box.setEnabled(self._editable)
        box.activated.connect(partial(self._on_chosen, box, view))
        self.boxes[view.link_id] = box
        return box

    def _on_chosen(self, box: QComboBox, view: AccountView, _place: int) -> None:
        tier = str(box.currentData())
        if tier != view.tier:
            self._chosen(view.link_id, tier)
