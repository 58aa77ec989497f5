# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The details of a B2B order (S1.28–S1.40)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.base import decode
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, CreateB2BOrder, SaveB2BDraft
from desktop_b2b.domain.commands.stock import SaveCentreTerms
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import TradeRule
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from tests.gui.b2b.stage import STORE, Depot
from tests.sync_flows.world import new_id
from ui.screens.b2b_order.doing import RecipientDialog
from ui.screens.b2b_order.insuring import InsuranceDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_order.words import day_of, supply_words
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.screens.record.reason import ReasonDialog
from ui.shell.screen import Route
from ui.widgets import PlainLabel


def ready(depot: Depot, units: int = 5, **fields: Any) -> str:
    """A draft of an order of mugs of which nothing is missing."""
    draft_id = new_id()
    address = {name: value for name, value in STORE.items() if name not in ("name", "email")}
    kept: dict[str, Any] = {
        "contact_name": STORE["name"],
        "recipient_email": STORE["email"],
        "link_id": depot.dock.link,
        "carrier": "ups",
        "service": "ground",
        "consent": True,
        **address,
        **fields,
    }
    line = B2BLinePatch(id=new_id(), sku="MUG", quantity=Decimal(units))
    depot.shop.do(SaveB2BDraft(b2b_draft_id=draft_id, lines=(line,), **kept))
    return draft_id


def created(depot: Depot, **fields: Any) -> B2BOrderScreen:
    """The details of an order of five mugs."""
    draft_id = ready(depot, **fields)
    depot.shop.do(CreateB2BOrder(b2b_draft_id=draft_id))
    return depot.office.open(B2BOrderScreen, Route("b2b_order", depot.order_of(draft_id)))


def facts(screen: B2BOrderScreen) -> str:
    """All that the facts beside the order say."""
    return " ".join(label.text() for label in screen.panel.facts.findChildren(PlainLabel))


def test_s1_1_retail_distribution_shows_its_edi_reference_and_is_nobody_s_to_write(depot: Depot) -> None:
    """Such orders come by EDI. In the wizard they are not to be had, nor through any other command."""
    screen = created(depot, purchase_order="PO-2291-0007", department="14", mark_for="Store 0412")
    assert screen.view is not None
    screen.view.order.kind = "retail_distribution"
    screen.panel.show_order(screen.view)
    words = facts(screen)
    assert "Retail distribution (EDI)" in words
    assert all(part in words for part in ("PO-2291-0007", "14", "Store 0412"))
    body = {"b2b_draft_id": new_id(), "kind": "retail_distribution"}
    with pytest.raises(UserError) as refused:
        decode("SaveB2BDraft", msgspec.json.encode(body))
    assert (refused.value.code, refused.value.field) == ("command.invalid", "kind")


def test_s1_29_31_number_centre_and_day_are_shown_and_final(depot: Depot) -> None:
    day = to_datetime(depot.office.world.clock.now() + 30 * DAY).date()
    screen = created(depot, reserve_on=day.isoformat())
    assert screen.view is not None
    assert screen.title() == screen.view.order.number
    assert "final" in screen.panel.final.text()
    assert day_of(day.isoformat()) in " ".join(
        label.text() for label in screen.panel.facts.findChildren(type(screen.panel.lock))
    )


def test_s1_32_measures_are_shown_once_it_is_packed(depot: Depot) -> None:
    screen = created(depot)
    assert screen.units.isHidden()


def test_s1_34_300_dollars_are_signed_for(depot: Depot) -> None:
    screen = created(depot, insured_value=Decimal(300), currency="USD")
    assert "Signature on delivery is required" in facts(screen)


def test_s1_40_support_gets_the_number_prefilled(depot: Depot) -> None:
    screen = created(depot)
    screen.support_button.click()
    depot.settle()
    assert screen.title() in QGuiApplication.clipboard().text()
    assert screen.title() in screen.panel.support.words.text()


def test_s1_19_attachments_are_added_later(depot: Depot, tmp_path: Path) -> None:
    screen = created(depot)
    path = tmp_path / "label.pdf"
    path.write_bytes(b"%PDF-1.7 " + b"x" * 50)
    screen.files.purpose.setCurrentIndex(screen.files.purpose.findData("carton_label"))
    screen.files.attach(str(path))
    depot.settle()
    (file,) = depot.shop.rows(e.B2BFile)
    assert (file.purpose, file.document_id) == ("carton_label", screen.order_id)


def test_a3_another_centre_is_one_click_away(depot: Depot) -> None:
    screen = created(depot)
    screen.duplicate_button.click()
    depot.settle()
    front = depot.office.front
    assert isinstance(front, B2BDraftScreen)
    assert front.page is not None
    assert front.page.draft.text("company") == STORE["company"]


def acts(screen: B2BOrderScreen) -> list[str]:
    """What the menu offers."""
    assert screen.view is not None
    return [words for words, _act in screen.doing.acts(screen.view)]


def test_s1_6_a_rule_is_set_aside_beside_its_reason_by_whom_it_names(depot: Depot) -> None:
    """A rule that the retailer's account manager may set aside: a button beside the reason, the reason asked
    for, and the way back.
    """
    own = depot.desk.rows(e.CentreTerms)[0]
    words = "{value} units at once: your account manager must agree."
    rules = (
        TradeRule("many", "any", "units", "gt", words, "3", override="account_manager"),
        TradeRule("more", "any", "units", "gt", "The centre must agree.", "4", override="centre"),
    )
    tables = msgspec.structs.replace(decode_tables(own.tables), rules=rules)
    depot.desk.do(SaveCentreTerms(organisation_id=own.id, tables=encode_tables(tables)))
    depot.desk.sync()
    depot.shop.sync()
    screen = created(depot)
    depot.shop.sync()
    depot.settle()

    def buttons(start: str) -> list[QAbstractButton]:
        found = screen.reasons.findChildren(QAbstractButton)
        return [one for one in found if one.text().startswith(start)]

    assert not screen.reasons.isHidden()
    (button,) = buttons("Set aside")
    button.click()
    (dialog,) = screen.findChildren(ReasonDialog)
    assert dialog.text_label.text() == "5 units at once: your account manager must agree."
    dialog.form.set_values({"reason": "A big customer"})
    dialog.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).overrides == ("many: A big customer",)
    said = " ".join(label.text() for label in screen.reasons.findChildren(PlainLabel))
    assert "A big customer" in said
    assert buttons("Set aside") == []
    (button,) = buttons("Count again")
    button.click()
    dialog = screen.findChildren(ReasonDialog)[-1]
    dialog.form.set_values({"reason": "Not any more"})
    dialog.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).overrides == ()


def test_s1_28_the_recipient_is_edited_until_it_is_picked(depot: Depot) -> None:
    screen = created(depot)
    screen.doing.edit_recipient()
    (dialog,) = screen.findChildren(RecipientDialog)
    dialog.form.set_values({"address1": "20 Quay Street"})
    dialog.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).address1 == "20 Quay Street"


def test_s1_34_insurance_is_entered_on_the_details(depot: Depot) -> None:
    screen = created(depot, currency="USD")
    screen.doing.insure()
    (dialog,) = screen.findChildren(InsuranceDialog)
    assert not dialog.asks_rate
    dialog.form.set_values({"insured_value": Decimal(300)})
    dialog.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).insured_value == 300


def test_s1_34_the_rate_is_entered_with_its_day_and_source(depot: Depot) -> None:
    """A4: where the centre's limits are in another currency; a rate is one of today, if nobody says when."""
    screen = created(depot, currency="EUR")
    screen.doing.insure()
    (dialog,) = screen.findChildren(InsuranceDialog)
    assert dialog.asks_rate
    dialog.form.set_values({"insured_value": Decimal(299)})
    dialog.rate_form.set_values({"insured_rate": Decimal("1.1"), "insured_rate_source": " ECB "})
    dialog.accept()
    depot.settle()
    order = depot.shop.row(e.B2BOrder, screen.order_id)
    assert (order.insured_value, order.insured_rate, order.signature) == (
        Decimal(299), Decimal("1.1"), True,
    )  # fmt: skip
    today = to_datetime(depot.office.world.clock.now(), screen.context.zone).date()
    assert (order.insured_rate_on, order.insured_rate_source) == (today.isoformat(), "ECB")


def test_an_order_is_called_off_free_before_it_is_picked(depot: Depot) -> None:
    screen = created(depot)
    assert "Cancel order…" in acts(screen)
    screen.doing.cancel()
    (dialog,) = screen.findChildren(ReasonDialog)
    assert "free" in dialog.text_label.text()
    dialog.form.set_values({"reason": "The store is closed"})
    dialog.accept()
    depot.settle()
    assert depot.shop.row(e.B2BOrder, screen.order_id).state == "cancelled"


def test_n10_a_line_says_what_became_of_it() -> None:
    words = supply_words(Decimal(10), Decimal(4), Decimal(1))
    assert words == "4 shipped, 5 open, 1 cancelled"
