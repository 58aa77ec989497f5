# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Hands in the wizard: what somebody does there, step by step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.gui.b2b.stage import Depot
from ui.forms.form import Form
from ui.screens.b2b_wizard.wizard import Wizard

LEFT = Qt.MouseButton.LeftButton
#: A customer beyond the customs union of the centre.
ABROAD = {
    "company": "Maple Home", "address1": "5 Rue de la Gare", "city": "Ottawa", "postal_code": "K1A 0B1",
    "region": "ON", "country": "CA", "phone": "+1 613 555 0100",
}  # fmt: skip


def following(depot: Depot, wizard: Wizard) -> str:
    """The button that leads on is pressed; the step that is then in front."""
    QTest.mouseClick(wizard.next_button, LEFT)
    depot.settle()
    return wizard.step


def back(depot: Depot, wizard: Wizard) -> str:
    """Back is pressed; the step that is then in front."""
    QTest.mouseClick(wizard.back_button, LEFT)
    depot.settle()
    return wizard.step


def write(depot: Depot, form: Form, key: str, text: str) -> None:
    """Text is typed into a field over what stands there, and the field is left."""
    control = form.field(key).control
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    control.selectAll()
    QTest.keyClicks(control, text)
    if isinstance(control, QLineEdit):
        control.editingFinished.emit()
    depot.settle()


def edit(depot: Depot, wizard: Wizard, **values: Any) -> None:
    """Fields of the draft, all at once: what a test is not about."""
    wizard.draft.edit(dict(values))
    wizard._on_edited()
    wizard.judge()
    depot.settle()


def search(depot: Depot, wizard: Wizard, text: str) -> list[str]:
    """A name is looked for; what is offered."""
    found = wizard.recipient.search
    found.field.setText(text)
    found.wanted.emit(text)
    depot.settle()
    return [found.results.item(row).text() for row in range(found.results.count())]


def chosen_contact(depot: Depot, wizard: Wizard) -> None:
    """The recipient is the store of the contact table."""
    search(depot, wizard, "northern")
    QTest.keyClick(wizard.recipient.search.field, Qt.Key.Key_Return)
    depot.settle()


def cell(depot: Depot, wizard: Wizard, row: int, key: str, text: str) -> None:
    """A cell of the items takes a text, as by Enter."""
    model = wizard.products.items.grid.grid_model
    model.enter(row, [column.key for column in model.columns].index(key), text)
    depot.settle()


def product(depot: Depot, wizard: Wizard, code: str, units: object, **cells: str) -> str:
    """An item is entered in the grid; its id."""
    grid = wizard.products.items.grid
    wizard.products.items.add_item()
    row = grid.currentIndex().row()
    for key, text in {"sku": code, "quantity": str(units), **cells}.items():
        cell(depot, wizard, row, key, text)
    return str(grid.grid_model.row_at(row)["id"])


def at_shipping(depot: Depot) -> Wizard:
    """A wizard whose recipient is known."""
    wizard = depot.wizard()
    following(depot, wizard)
    chosen_contact(depot, wizard)
    assert following(depot, wizard) == "shipping"
    return wizard


def filled(depot: Depot, units: int = 5) -> Wizard:
    """A wizard in which all is entered, at its last step."""
    wizard = at_shipping(depot)
    wizard.shipping._on_carrier("service", "ups/ground")
    following(depot, wizard)
    wizard.products.cards.cards[depot.dock.link].click()
    product(depot, wizard, "MUG", units)
    wizard.go_on()
    depot.settle()
    return wizard


def created(depot: Depot, wizard: Wizard) -> Any:
    """Create Order is pressed; the order."""
    assert wizard.step == "review", wizard.step
    draft_id = wizard.draft.document_id
    QTest.mouseClick(wizard.next_button, LEFT)
    depot.settle()
    order_id = depot.order_of(draft_id)
    return next((one for one in depot.orders() if one.id == order_id), None)


def said(wizard: Wizard) -> str:
    """All that the list of what is missing says, once one rests."""
    wizard.judge()
    return "\n".join(entry.text for entry in wizard.panel.faults._shown)
