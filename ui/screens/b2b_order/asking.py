# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which value-added services an order asks for, changed until it is picked, for the fee that is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from desktop_b2b.domain.commands.fulfilment import ChangeB2BOrder
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services.queries import B2BOrderView, ChargeView
from ui.screens.b2b_wizard.extras import service_word
from ui.strings import money_word
from ui.theme import Space, scaled
from ui.widgets import CheckBox, Dialog

_MOST = 1_000_000
_WIDTH = 130
_MOST_HEIGHT = 460


class ServicesDialog(Dialog):
    """A box to tick for each service of the centre, and how often it is done. `given` gets the command."""

    def __init__(
        self,
        view: B2BOrderView,
        tables: CentreTables,
        given: Callable[[ChangeB2BOrder], object],
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("ServicesDialog", "Change the services")
        verb = QCoreApplication.translate("ServicesDialog", "Change")
        super().__init__(title, _fee(view.change), verb=verb, width=520, parent=parent)
        self._view, self._given = view, given
        self.boxes: dict[str, CheckBox] = {}
        self.counts: dict[str, QLineEdit] = {}
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, Space.S, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 1)
        asked = {one.code: one for one in view.services}
        names = {service.code: service_word(service) for service in tables.services}
        # What the centre offers no more can only be taken away.
        names |= {code: one.name for code, one in asked.items() if code not in names}
        for row, (code, name) in enumerate(names.items()):
            self._add(row, code, name)
            if code in asked:
                self.boxes[code].setChecked(True)
                self.counts[code].setText(str(asked[code].count or ""))
            self._show(code)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        # The dialog's own ground shows through, which is another one than a page's.
        for ground in (page, area.viewport()):
            ground.setAutoFillBackground(False)
        area.setFixedHeight(min(page.sizeHint().height() + 2, scaled(_MOST_HEIGHT)))
        self.body.addWidget(area)

    def _add(self, row: int, code: str, name: str) -> None:
        box = CheckBox(name)
        box.toggled.connect(lambda _on: self._show(code))
        count = QLineEdit()
        count.setValidator(QIntValidator(1, _MOST, count))
        count.setPlaceholderText(self.tr("As needed"))
        count.setAccessibleName(self.tr("How often: {0}").format(name))
        count.setFixedWidth(scaled(_WIDTH))
        policy = count.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        count.setSizePolicy(policy)
        self.boxes[code], self.counts[code] = box, count
        self._grid.addWidget(box, row, 0)
        self._grid.addWidget(count, row, 1)

    def _show(self, code: str) -> None:
        self.counts[code].setVisible(self.boxes[code].isChecked())

    def asked(self) -> tuple[str, ...]:
        """What is ticked, as a command names it."""
        return tuple(self._code(code) for code, box in self.boxes.items() if box.isChecked())

    def _code(self, code: str) -> str:
        text = self.counts[code].text()
        count = int(text) if text.isdecimal() else 0
        return f"{code}*{count}" if count else code

    def accept(self) -> None:
        found = self.asked()
        super().accept()
        if set(found) != set(self._view.order.services):
            self._given(ChangeB2BOrder(b2b_order_id=self._view.order.id, services=found))


def _fee(charge: ChargeView) -> str:
    if not charge.amount:
        return QCoreApplication.translate("ServicesDialog", "The change is free. The due date follows.")
    words = QCoreApplication.translate("ServicesDialog", "The change costs {0}. The due date follows.")
    return words.format(money_word(charge.amount, charge.currency, with_currency=True))
