# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card of value-added services: what the centre does besides picking and packing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_b2b.rules.trade.defaults import SERVICE_WORDS
from desktop_b2b.rules.trade.tables import CentreTables, Service
from ui.forms.history import Edit
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.strings import money_word
from ui.theme import Type, scaled
from ui.widgets import Card, CheckBox, PlainLabel

_MOST = 1_000_000
_COUNT_WIDTH = 110
#: Between a service's code and how often it is done.
_TIMES = "*"


class ServicesCard(Card):
    """One box to tick for each service, and how often it is done. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, draft: B2BDraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.set_title(self.tr("Value-added services"), self.tr("optional"))
        self._draft = draft
        self._services: tuple[Service, ...] = ()
        self.boxes: dict[str, CheckBox] = {}
        self.counts: dict[str, QLineEdit] = {}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
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
        self.boxes, self.counts = {}, {}
        for row, service in enumerate(services):
            self._add(row, service)
        self.setVisible(bool(services))
        self.show_draft()

    def _add(self, row: int, service: Service) -> None:
        name = service_word(service)
        box = CheckBox(name)
        box.clicked.connect(lambda _on=False: self._tell())
        self._grid.addWidget(box, row, 0)
        self.boxes[service.code] = box
        if service.unit != "order":
            count = QLineEdit()
            count.setValidator(QIntValidator(1, _MOST, count))
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            count.setPlaceholderText(self._all(service))
            count.setFixedWidth(scaled(_COUNT_WIDTH))
            count.setAccessibleName(self.tr("How many: {0}").format(name))
            count.textEdited.connect(lambda _text: self._tell(f"services {service.code}"))
            self._grid.addWidget(count, row, 1)
            self.counts[service.code] = count
        self._grid.addWidget(PlainLabel(self._terms(service), Type.SMALL, "text2", wrap=True), row, 2)

    def _all(self, service: Service) -> str:
        """How often it is done where nobody says."""
        return self.tr("all units") if service.unit == "unit" else self.tr("as packed")

    def _terms(self, service: Service) -> str:
        """What it costs, by what, how many days it adds, and how it is proven."""
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
        parts = [units[service.unit].format(price)]
        if service.days:
            parts.append(self.tr("%n business day(s) more", "", service.days))
        if evidence := evidence_word(service.evidence):
            parts.append(evidence)
        return ", ".join(parts)

    def show_draft(self) -> None:
        """Tick what the draft asks for."""
        asked = {code: count for code, _, count in (one.partition(_TIMES) for one in self._chosen())}
        for code, box in self.boxes.items():
            box.setChecked(code in asked)
        for code, field in self.counts.items():
            field.setVisible(code in asked)
            if field.text() != asked.get(code, ""):
                field.setText(asked.get(code, ""))

    def _chosen(self) -> tuple[str, ...]:
        held = self._draft.head("services")
        return tuple(str(one) for one in held) if isinstance(held, tuple) else ()

    def _tell(self, run: str = "") -> None:
        asked = tuple(self._asked(code) for code, box in self.boxes.items() if box.isChecked())
        self._draft.edit({"services": asked}, run, Edit("services"))
        self.show_draft()
        self.edited.emit()

    def _asked(self, code: str) -> str:
        field = self.counts.get(code)
        count = int(field.text()) if field is not None and field.text().isdecimal() else 0
        return f"{code}{_TIMES}{count}" if count else code

    def focus_first(self) -> bool:
        """Put the focus on the first box."""
        box = next(iter(self.boxes.values()), None)
        if box is not None:
            box.setFocus()
        return box is not None


def service_word(service: Service) -> str:
    """A service's name; the usual ones in the user's language."""
    return service_name(service.code, service.name)


def service_name(code: str, name: str) -> str:
    """A service's name by its code; the usual ones in the user's language."""
    return QCoreApplication.translate("Trade", name) if name == SERVICE_WORDS.get(code) else name


def evidence_word(evidence: str) -> str:
    """How it is proven that a service was done."""
    words = {
        "scan": QCoreApplication.translate("ServicesCard", "proven by scans"),
        "photo": QCoreApplication.translate("ServicesCard", "proven by a photo"),
        "count": QCoreApplication.translate("ServicesCard", "proven by a count"),
    }
    return words.get(evidence, "")
