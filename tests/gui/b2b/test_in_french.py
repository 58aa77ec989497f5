# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The screens of B2B orders in a French window: no word is cut, none is left in English (S2.4, ux 70)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, CreateB2BOrder
from desktop_b2b.domain.states import B2B_ORDER
from desktop_b2b.rules.changes import locks
from desktop_b2b.services.queries import B2BOrderView, LockView
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import ABROAD, at_shipping, edit, product
from tests.gui.b2b.test_order_details import created, ready
from tests.gui.language.test_disguise import clipped
from ui.forms.fields import Field
from ui.screens.b2b_order.changing import ChangeDialog
from ui.screens.b2b_order.customs import CustomsDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_order.words import locked_words
from ui.screens.b2b_wizard.paste import WizardPaste
from ui.screens.b2b_wizard.values import STEPS
from ui.screens.b2b_wizard.wizard import Wizard
from ui.screens.request.paste_dialog import PasteDialog
from ui.shell.screen import Route
from ui.widgets.labels import ElidedLabel

#: Widths of a window: a usual one, one whose side panel is a drawer, and a small screen at 200 %.
WIDTHS = (1440, 1170, 960)
CHANGE, CUSTOMS = "Change the order…", "Edit the customs data…"


@pytest.fixture
def french(depot: Depot) -> Iterator[Depot]:
    """The depot's window in French."""
    depot.office.language.switch("fr")
    depot.settle()
    yield depot
    depot.office.language.switch("en")


def cut(page: QWidget) -> list[str]:
    """Hints and labels of a page that do not show all their words."""
    elided = [
        one.full_text
        for one in page.findChildren(ElidedLabel)
        if one.isVisibleTo(page) and one.text() != one.full_text
    ]
    return [*elided, *clipped(page)]


def rows_of_controls(page: QWidget) -> list[set[int]]:
    """Where the controls of fields begin that begin beside each other."""
    tops: dict[tuple[int, int], set[int]] = {}
    for field in page.findChildren(Field):
        if field.isVisibleTo(page) and not field.label.isHidden():
            tops.setdefault((id(field.parentWidget()), field.y()), set()).add(field.control.y())
    return list(tops.values())


def opened(depot: Depot, screen: B2BOrderScreen, words: str, kind: type[Any]) -> Any:
    """The dialog behind an entry of the menu."""
    assert screen.view is not None
    dict(screen.doing.acts(screen.view))[words]()
    depot.settle()
    return screen.findChildren(kind)[-1]


def in_state(view: B2BOrderView, state: str) -> B2BOrderView:
    """The order with the locks of another state."""
    kept = tuple(LockView(one.part, one.is_open, one.why, one.text) for one in locks(state).values())
    return msgspec.structs.replace(view, locks=kept)


def sent_abroad(depot: Depot) -> B2BOrderScreen:
    """An order that passes customs, with all that they ask for."""
    fields: dict[str, Any] = {"incoterm": "DAP", "service": "worldwide", **ABROAD}
    draft_id = ready(depot, **fields)
    (line,) = depot.shop.rows(e.B2BDraftLine)
    known = B2BLinePatch(id=line.id, hs_code="691200", origin_country="PT", unit_value=Decimal(4))
    depot.save(draft_id, lines=(known,))
    depot.shop.do(CreateB2BOrder(b2b_draft_id=draft_id))
    return depot.office.open(B2BOrderScreen, Route("b2b_order", depot.order_of(draft_id)))


def in_all_steps(depot: Depot) -> Wizard:
    """A wizard in which each step has something to show."""
    wizard = at_shipping(depot)
    wizard.shipping._on_carrier("service", "ups/worldwide")
    edit(depot, wizard, incoterm="DAP", insured_value=Decimal(450), currency="EUR", **ABROAD)
    wizard.go_to_step("products", focus=False)
    product(depot, wizard, "MUG", 5)
    depot.settle()
    return wizard


@pytest.mark.parametrize("width", WIDTHS)
def test_s2_4_no_hint_of_the_wizard_is_cut_in_french(french: Depot, width: int) -> None:
    """A hint that has no room beside its label goes beneath, and its neighbours' fields with it."""
    french.office.window.resize(width, 900)
    wizard = in_all_steps(french)
    found: dict[str, list[str]] = {}
    for step in STEPS:
        wizard.go_to_step(step, focus=False)
        french.settle()
        found[step] = cut(wizard)
        assert all(len(tops) == 1 for tops in rows_of_controls(wizard)), step
    assert {step: words for step, words in found.items() if words} == {}
    note = wizard.shipping.packing_form.field("instructions").label.note
    assert note.text() == "sur le bon de préparation"


@pytest.mark.parametrize(
    ("state", "english", "french"),
    [
        ("picked", "order was picked: recipient, ", "le prélèvement : destinataire, "),
        ("packed", "order was packed: recipient, ", "l’emballage : destinataire, "),
        ("labelled", "order has its labels: ", "l’étiquetage : "),
        ("shipped", "order left the fulfilment centre: ", "le départ du centre logistique : "),
        ("cancelled", "order was cancelled: ", "l’annulation : "),
    ],
)
def test_s1_28_why_parts_are_locked_is_one_sentence(
    depot: Depot, state: str, english: str, french: str
) -> None:
    """The parts stand in it, and its full stop at its end."""
    screen = created(depot)
    assert screen.view is not None
    assert locked_words(screen.view) == []
    view = in_state(screen.view, state)
    for language, begins in (("en", f"Final since the {english}"), ("fr", f"Définitif depuis {french}")):
        depot.office.language.switch(language)
        (said,) = locked_words(view)
        assert said.replace("\u00a0", " ").startswith(begins)
        assert said.endswith(".")
        assert said.count(".") == 1
    depot.office.language.switch("en")


def test_every_state_of_an_order_has_words_for_its_locks(depot: Depot) -> None:
    screen = created(depot)
    assert screen.view is not None
    for state in B2B_ORDER:
        for said in locked_words(in_state(screen.view, state)):
            assert said.count(".") == 1, state


@pytest.mark.parametrize(("units", "said"), [(1, "1 article à ajouter"), (3, "3 articles à ajouter")])
def test_pasted_rows_are_counted_in_french(french: Depot, units: int, said: str) -> None:
    """Of the wizard's own preview as of the one that it comes from."""
    table = [["SKU", "Units"], *([f"MUG-{place}", "2"] for place in range(units))]
    for kind in (WizardPaste, PasteDialog):
        dialog = kind(table)
        assert dialog.summary.text().startswith(said), kind
        assert dialog.verb_button.text().startswith("Ajouter"), kind
        dialog.deleteLater()


def test_the_incoterm_of_an_order_has_one_place_where_it_is_changed(depot: Depot) -> None:
    """Through customs: with the customs data, and shown among the references; else among those."""
    screen = sent_abroad(depot)
    assert screen.view is not None
    assert screen.view.passes_customs
    change = opened(depot, screen, CHANGE, ChangeDialog)
    field = change.form.field("incoterm")
    assert field.value() == "DAP"
    assert not field.control.isEnabled()
    assert field.control.accessibleDescription() == "It is changed with the customs data"
    field.set_value("EXW")
    change.accept()
    customs = opened(depot, screen, CUSTOMS, CustomsDialog)
    assert customs.form.field("incoterm").value() == "DAP"
    customs.form.set_values({"incoterm": "DDP"})
    customs.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).incoterm == "DDP"
    inland = created(depot, incoterm="EXW")
    assert inland.view is not None
    assert CUSTOMS not in dict(inland.doing.acts(inland.view))
    assert opened(depot, inland, CHANGE, ChangeDialog).form.field("incoterm").control.isEnabled()


def test_s1_22_what_keeps_a_centre_from_shipping_is_said_in_french(french: Depot) -> None:
    """In the review as beside the centre, where the best one cannot ship what was asked for."""
    wizard = at_shipping(french)
    wizard.shipping._on_carrier("service", "ups/ground")
    wizard.go_to_step("products", focus=False)
    product(french, wizard, "NO-SUCH-SKU", 5)
    wizard.judge()
    french.settle()
    wizard.go_to_step("review", focus=False)
    french.settle()
    words = [label.text() for label in wizard.findChildren(QLabel) if "NO-SUCH-SKU" in label.text()]
    assert any(said.startswith("depot-company") and "pas expédier" in said for said in words)
    assert not [said for said in words if "holds" in said or "centre has" in said]
