# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card of value-added services: what the centre does besides picking and packing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_b2b.rules.trade.defaults import SERVICE_WORDS
from desktop_b2b.rules.trade.tables import CentreTables, Service
from ui.forms.history import Edit
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.strings import money_word
from ui.theme import Type
from ui.widgets import Card, CheckBox, PlainLabel

_COLUMNS = 2


class ServicesCard(Card):
    """One box to tick for each service. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, draft: B2BDraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.set_title(self.tr("Value-added services"), self.tr("optional"))
        self._draft = draft
        self._services: tuple[Service, ...] = ()
        self.boxes: dict[str, CheckBox] = {}
        self._grid = QGridLayout()
        self.body.addLayout(self._grid)
        self.hide()

    def set_tables(self, tables: CentreTables | None) -> None:
        """Offer what the centre offers."""
        services = tables.services if tables is not None else ()
        if services == self._services:
            return
        self._services = services
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for place, service in enumerate(services):
            box = CheckBox(service_word(service))
            box.clicked.connect(lambda _on=False: self._on_ticked())
            row, column = divmod(place, _COLUMNS)
            self._grid.addWidget(box, row, 2 * column)
            self._grid.addWidget(PlainLabel(self._terms(service), Type.SMALL, "text2"), row, 2 * column + 1)
            self.boxes[service.code] = box
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, 1)
        self.setVisible(bool(services))
        self.show_draft()

    def _terms(self, service: Service) -> str:
        """What it costs, by what, and how many days it adds."""
        units = {
            "order": self.tr("{0} an order"),
            "unit": self.tr("{0} a unit"),
            "case": self.tr("{0} a case"),
            "box": self.tr("{0} a box"),
            "pallet": self.tr("{0} a pallet"),
            "label": self.tr("{0} a label"),
            "hour": self.tr("{0} an hour"),
        }
        price = money_word(Decimal(service.amount), service.currency, with_currency=True)
        words = units[service.unit].format(price)
        if not service.days:
            return words
        return self.tr("{0}, {1}").format(words, self.tr("%n business day(s) more", "", service.days))

    def show_draft(self) -> None:
        """Tick what the draft asks for."""
        chosen = {str(code).partition("*")[0] for code in self._chosen()}
        for code, box in self.boxes.items():
            box.setChecked(code in chosen)

    def _chosen(self) -> tuple[str, ...]:
        held = self._draft.head("services")
        return held if isinstance(held, tuple) else ()

    def _on_ticked(self) -> None:
        ticked = tuple(code for code, box in self.boxes.items() if box.isChecked())
        self._draft.edit({"services": ticked}, edit=Edit("services"))
        self.edited.emit()

    def focus_first(self) -> bool:
        """Put the focus on the first box."""
        box = next(iter(self.boxes.values()), None)
        if box is not None:
            box.setFocus()
        return box is not None


def service_word(service: Service) -> str:
    """A service's name; the usual ones in the user's language."""
    if service.name == SERVICE_WORDS.get(service.code):
        return QCoreApplication.translate("Trade", service.name)
    return service.name
