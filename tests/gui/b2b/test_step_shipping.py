# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Shipping info: parcel or freight, who buys, instructions, files, services, insurance (S1.13–S1.21)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.trade.rows import EVIDENCE, PURPOSES
from tests.gui.b2b.stage import Depot
from tests.gui.b2b.steps import at_shipping, created, edit, filled, following, product, said, write
from tests.unit.fulfilment.test_files import PDF, jpg, png
from ui.widgets import PlainLabel

D = Decimal


def test_s1_13_parcel_or_freight_with_the_services_of_each(depot: Depot) -> None:
    """S1.13: boxes or pallets; another choice takes away what does not fit it."""
    wizard = at_shipping(depot)
    assert [card.choice.title for card in wizard.shipping.mode.cards.values()] == ["Parcel", "Freight"]
    parcels = wizard.shipping.carrier_form.field("service")
    wizard.shipping._on_carrier("service", "ups/ground")
    wizard.shipping.mode.cards["freight"].click()
    depot.settle()
    assert (wizard.draft.text("mode"), wizard.draft.text("carrier")) == ("freight", "")
    offered = [words for _key, words in wizard.shipping._options]
    assert offered[0] == "Named with the quote"
    assert any("Old Dominion" in words for words in offered)
    assert not any("UPS" in words for words in offered)
    assert parcels.value() == "/"


def test_s1_14_choosing_that_the_provider_buys_records_who_agreed_when_and_to_what(depot: Depot) -> None:
    """S1.14: who, when and the edition of the text; another carrier asks anew."""
    wizard = filled(depot)
    stored = depot.draft(wizard.draft.document_id)
    assert stored.consent_at == depot.office.world.clock.now()
    assert stored.consent_by
    assert stored.consent_edition == wizard.centre().view.edition  # type: ignore[union-attr]
    wizard.shipping._on_carrier("service", "ups/second_day")
    wizard.shipping.consent.click()
    depot.settle()
    assert "Agree to the carrier" in said(wizard)
    wizard.run(wizard.save())
    depot.settle()
    assert depot.draft(wizard.draft.document_id).consent_at is None


def test_s1_15_upload_your_own_asks_for_labels_after_packing(depot: Depot) -> None:
    """S1.15: labels of one's own: no carrier now, labels once it is packed, insurance void."""
    wizard = at_shipping(depot)
    wizard.shipping.method.cards["own_label"].click()
    depot.settle()
    assert wizard.shipping.carrier.isHidden()
    assert "Upload your labels once the boxes are packed" in said(wizard)
    edit(depot, wizard, insured_value=D(100))
    assert "Insurance is void" in said(wizard)
    edit(depot, wizard, insured_value=D(0))
    assert following(depot, wizard) == "products"
    product(depot, wizard, "MUG", 2)
    following(depot, wizard)
    order = created(depot, wizard)
    assert (order.method, order.reasons) == ("own_label", ())


def test_s1_16_freight_that_the_provider_buys_is_quoted_later(depot: Depot) -> None:
    """S1.16: no carrier need be named; the quote is accepted on the order."""
    wizard = at_shipping(depot)
    wizard.shipping.mode.cards["freight"].click()
    wizard.shipping._on_carrier("service", "/")
    depot.settle()
    assert following(depot, wizard) == "products"
    product(depot, wizard, "MUG", 5)
    assert following(depot, wizard) == "review"
    order = created(depot, wizard)
    assert (order.mode, order.method, order.carrier, order.quote) == ("freight", "provider", "", None)


def test_s1_17_self_arranged_is_for_freight(depot: Depot) -> None:
    """S1.17: you book; parcels know labels of one's own instead."""
    wizard = at_shipping(depot)
    assert list(wizard.shipping.method.cards) == ["provider", "own_label"]
    wizard.shipping.mode.cards["freight"].click()
    assert list(wizard.shipping.method.cards) == ["provider", "self_arranged"]
    wizard.shipping.method.cards["self_arranged"].click()
    depot.settle()
    assert "Attach the bill of lading" in said(wizard)
    wizard.shipping.mode.cards["parcel"].click()
    assert wizard.draft.text("method") == "own_label"


def test_s1_18_packing_instructions_are_kept_as_they_were_typed(depot: Depot) -> None:
    """S1.18: free text, optional; text is text (law 12), be it full of HTML."""
    wizard = at_shipping(depot)
    label = wizard.shipping.packing_form.field("instructions").spec.label
    assert label == "Special instructions for packing and assembly"
    noise = '<img src="file:///etc/passwd"><b onclick="x()">Heavy</b> & {0} %1 </p>'
    write(depot, wizard.shipping.packing_form, "instructions", noise)
    wizard.shipping._on_carrier("service", "ups/ground")
    following(depot, wizard)
    product(depot, wizard, "MUG", 2)
    following(depot, wizard)
    shown = [each for each in wizard.review.findChildren(PlainLabel) if noise in each.text()]
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}
    assert created(depot, wizard).instructions == noise


def test_s1_19_files_are_attached_each_with_its_purpose(depot: Depot, tmp_path: Path) -> None:
    """S1.19: a purchase order or other papers; they go with the order."""
    wizard = filled(depot)
    assert [wizard.files.purpose.itemData(row) for row in range(wizard.files.purpose.count())] == [
        purpose for purpose in PURPOSES if purpose != EVIDENCE
    ]
    for place, (name, purpose) in enumerate((("po.pdf", "purchase_order"), ("sheet.pdf", "sds"))):
        path = tmp_path / name
        path.write_bytes(PDF + bytes([place]))
        wizard.files.purpose.setCurrentIndex(wizard.files.purpose.findData(purpose))
        wizard.files.attach(str(path))
        depot.settle()
    order = created(depot, wizard)
    shown = {(one.name, one.purpose) for one in depot.shop.rows(e.B2BFile) if one.document_id == order.id}
    assert shown == {("po.pdf", "purchase_order"), ("sheet.pdf", "sds")}


MOST = 5 * 1_048_576


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ((("mirror\u202efdp.pdf", PDF),), "a character that cannot be shown"),
        (
            (("notes.txt", b"hello"), ("tool.exe", b"MZ"), ("mirror\u202efdp.exe", PDF), ("no_ending", PDF)),
            "File type not accepted",
        ),
        ((("tool.pdf", b"MZ" + b"\0" * 99), ("script.pdf", b"#!/bin/sh\n%PDF-1")), "Only JPG, PNG and PDF"),
        ((("photo.png", jpg(9, 9)), ("photo.jpg", PDF)), "this is a file of type"),
        ((("wide.png", png(30_000, 30_000)), ("wide.jpg", jpg(30_000, 30_000))), "30000 × 30000 pixels"),
        ((("big.pdf", PDF.ljust(MOST + 1)),), "at most"),
    ],
)  # fmt: skip
def test_s1_20_21_what_is_no_paper_is_refused_in_words_and_nothing_is_lost(
    depot: Depot, tmp_path: Path, refused: tuple[tuple[str, bytes], ...], words: str
) -> None:
    """S1.20, S1.21: ending and content, size named with the limit; what was typed stays."""
    wizard = depot.wizard()
    wizard.draft.edit({"instructions": "Heavy goods at the bottom"})
    for name, content in refused:
        path = tmp_path / name
        path.write_bytes(content)
        wizard.files.attach(str(path))
        depot.settle()
        assert words in wizard.files.message.label.text(), name
    assert depot.shop.rows(e.B2BFile) == []
    assert wizard.draft.text("instructions") == "Heavy goods at the bottom"


def test_s1_20_21_the_four_types_are_taken_to_the_last_byte(depot: Depot, tmp_path: Path) -> None:
    """S1.20, S1.21: .jpg .jpeg .pdf .png by content, 5 MB inclusive; odd names do no harm."""
    wizard = at_shipping(depot)
    given = {
        "a.jpg": jpg(9, 9), "b.JPEG": jpg(9, 8), "c.png": png(7, 7), "full.pdf": PDF.ljust(MOST),
        "CON.pdf": PDF + b"1", "..\u2026 x.pdf": PDF + b"2",
    }  # fmt: skip
    for name, content in given.items():
        path = tmp_path / name
        path.write_bytes(content)
        wizard.files.attach(str(path))
        depot.settle()
        assert not wizard.files.message.isVisibleTo(wizard.files), name
    kept = {one.name for one in depot.shop.rows(e.B2BFile)}
    assert len(kept) == len(given)
    assert not any(set(name) & set("/\\\u202e") for name in kept)


def test_services_are_asked_for_with_how_often(depot: Depot) -> None:
    """S1.6, value-added services: price, days and evidence are told; the number goes with the order."""
    wizard = at_shipping(depot)
    card = wizard.shipping.services
    assert not card.isHidden()
    assert card.counts["kitting"].isHidden()
    card.boxes["kitting"].click()
    card.boxes["fnsku"].click()
    assert card.counts["kitting"].placeholderText() == "all units"
    QTest.keyClicks(card.counts["kitting"], "x3")
    depot.settle()
    assert wizard.draft.head("services") == ("fnsku", "kitting*3")
    wizard.shipping._on_carrier("service", "ups/ground")
    following(depot, wizard)
    product(depot, wizard, "MUG", 6)
    following(depot, wizard)
    promise = wizard.judging.promise(depot.office.world.clock.now())
    assert promise is not None
    assert promise.due.days == 5 + 1 + 2
    assert created(depot, wizard).services == ("fnsku", "kitting*3")


def test_an_insured_value_in_another_currency_counts_at_a_recorded_rate(depot: Depot) -> None:
    """S1.34, A4: at the recorded rate, with day and source; without one the recipient signs."""
    wizard = filled(depot)
    step = wizard.shipping
    assert wizard.draft.text("currency") == "EUR"
    assert "From USD 300.00 on" in step.more_form.field("insured_value").hint
    assert step.rate_form.isHidden()
    wizard.go_to("insured_value")
    write(depot, step.more_form, "insured_value", "280")
    wizard.judge()
    assert not step.rate_form.isHidden()
    assert "No rate from EUR to USD is recorded" in said(wizard)
    write(depot, step.rate_form, "insured_rate", "1.05")
    write(depot, step.rate_form, "insured_rate_source", "ECB")
    wizard.judge()
    assert "No rate" not in said(wizard)
    wizard.go_to_step("review")
    order = created(depot, wizard)
    assert (order.insured_rate, order.insured_rate_source, order.signature) == (D("1.05"), "ECB", False)
    assert order.insured_rate_on == wizard.local_now().date().isoformat()


def test_amazon_s_limits_are_told_with_its_shipment(depot: Depot) -> None:
    """S1.6, FBA orders: the limits stand where the shipment's ID is typed; one that is none is noticed."""
    wizard = at_shipping(depot)
    assert wizard.shipping.fba_words.isHidden()
    write(depot, wizard.shipping.more_form, "fba_shipment", "15DJK9T2")
    wizard.judge()
    assert "at most 50 lb" in wizard.shipping.fba_words.text()
    assert "at least 4" in wizard.shipping.fba_words.text()
    assert "does not look like a shipment ID" in said(wizard)
    write(depot, wizard.shipping.more_form, "fba_shipment", "FBA15DJK9T2")
    wizard.judge()
    assert "does not look like" not in said(wizard)
