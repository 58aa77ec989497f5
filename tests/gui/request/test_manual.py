# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The manual's request editor, sentence by sentence (S2.60 to S2.78), where no other test has the number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.services.queries import CheckReadiness, GetRequest, ListTransactions
from tests.gui.request.houses import THEN
from tests.gui.request.stage import Stage
from tests.gui.request.test_editor import editor_of, save, stored, type_into
from ui.screens.matrix.page import MatrixPage
from ui.screens.request.screen import RequestScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_s2_60_s2_62_the_recipients_address_stands_in_the_draft_until_it_is_sent(stage: Stage) -> None:
    page = editor_of(stage)
    for key, text in (("company", "Galerie"), ("address1", "Am Wall 118"), ("city", "Bremen")):
        type_into(stage, page, key, text)
    save(stage, page)
    row = stored(stage, page.draft.request_id)
    assert (row.company, row.address1, row.city) == ("Galerie", "Am Wall 118", "Bremen")
    assert (row.state, row.sent_at) == ("draft", None)
    found = stage.shop.store.answer(ListTransactions(query="status:draft")).rows
    assert page.draft.request_id in [one.id for one in found]


def test_s2_61_the_email_is_suggested_and_goes_to_no_supplier(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    note = page.address.form.field("recipient_email").spec.note
    assert "never given to suppliers" in note
    found = stage.shop.store.answer(CheckReadiness(request_id=request_id))
    assert not any("email" in one.field for one in found), "suggested, not asked for"
    page.send_button.click()
    stage.settle()
    stage.shop.sync()
    north = stage.desk("north")
    north.sync()
    texts = [str(row) for kind in (e.Inquiry, e.InquiryLine) for row in north.rows(kind)]
    assert texts
    assert not any("jens@galerie-hartwig" in text for text in texts)


def test_s2_7_s2_8_s2_63_a_new_request_is_assigned_as_the_company_does_or_as_is_chosen_here(
    stage: Stage,
) -> None:
    organisation = editor_of(stage).context.viewer.organisation
    page = editor_of(stage)
    assert page.draft.text("mode") == organisation.default_mode == "manual"
    stage.window.stack.clear()
    stage.shop.do(UpdateOrganisation(organisation_id=organisation.id, default_mode="automatic"))
    stage.settle()
    second = editor_of(stage)
    type_into(stage, second, "company", "Galerie")
    save(stage, second)
    assert stored(stage, second.draft.request_id).mode == "automatic"
    second.draft.edit({"mode": "manual"})
    type_into(stage, second, "city", "Bremen")
    save(stage, second)
    assert stored(stage, second.draft.request_id).mode == "manual"


def test_s2_8_in_manual_mode_answers_arrive_and_nothing_is_ordered_by_itself(stage: Stage) -> None:
    request_id, _lines = stage.answered_request()
    stage.shop.sync()
    assert stored(stage, request_id).mode == "manual"
    assert stored(stage, request_id).state in ("waiting", "need_attention")
    assert stage.shop.rows(e.Order) == []


def test_s2_65_a_second_order_number_is_warned_of_and_sent_all_the_same(stage: Stage) -> None:
    first, _lines = stage.draft()
    second, _more = stage.draft()
    page = editor_of(stage, second)
    assert page.draft.text("retailer_order_number") == "LL-88247"
    found = {one.code: one.level for one in stage.shop.store.answer(CheckReadiness(request_id=second))}
    assert found["request.duplicate_number"] == "warning"
    page.send_button.click()
    stage.settle()
    assert stored(stage, second).state == "queued"
    assert stored(stage, first).state == "draft"


def test_s2_66_s2_75_each_note_goes_to_whom_it_is_for(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    form = page.address.form
    assert "packing slip" in form.field("note_to_customer").spec.note
    assert "picking list" in form.field("note_to_suppliers").spec.note
    page.send_button.click()
    stage.settle()
    stage.shop.sync()
    (inquiry, *_others) = stage.shop.rows(e.Inquiry)
    assert inquiry.note_to_suppliers == "Please keep the gift boxes flat-packed."
    assert "winter window" not in str(inquiry), "the customer's words wait for the order"


def test_s2_67_s2_74_an_item_is_added_with_its_information(stage: Stage) -> None:
    request_id, lines = stage.draft()
    page = editor_of(stage, request_id)
    keys = [column.key for column in page.items.grid.grid_model.columns]
    assert {"sku", "description", "quantity", "max_price"} <= set(keys)
    before = page.items.grid.grid_model.rowCount()
    page.items.add_button.click()
    model = page.items.grid.grid_model
    assert model.rowCount() in (before, before + 1)
    added = str(model.rows()[-1]["id"])
    for key, value in (("sku", "CND-SOY-TIN4"), ("description", "Soy candle"), ("quantity", Decimal(24))):
        page.items._on_cell(added, key, value)
    save(stage, page)
    view = stage.shop.store.answer(GetRequest(request_id=request_id))
    assert len(view.lines) == len(lines) + 1
    last = view.lines[-1].line
    assert (last.sku, last.quantity) == ("CND-SOY-TIN4", Decimal(24))


def test_s2_69_s2_70_s2_71_partners_come_with_the_line_and_are_added_and_excluded_by_hand(
    stage: Stage,
) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    asked = {one.partner_id for one in page.partners.shown_partners()}
    assert asked, "a product line lists its partners"
    other = next(card for name, card in stage.world.cards.items() if card not in asked)
    page.partners.add_partner(other)
    save(stage, page)
    view = stage.shop.store.answer(GetRequest(request_id=request_id))
    assert other in {one.partner_id for one in view.partners}
    tile = page.partners.tiles[other]
    tile.remove.click()
    save(stage, page)
    view = stage.shop.store.answer(GetRequest(request_id=request_id))
    assert {one.partner_id for one in view.partners if one.excluded} == {other}


def test_s2_72_the_deadline_stands_beside_each_partner_and_s2_73_is_clicked(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    at = THEN + 5 * HOUR
    cards = [one.partner_id for one in editor_of(stage, request_id).partners.shown_partners()]
    stage.shop.do(
        c.SaveDraft(
            request_id=request_id,
            partners=tuple(c.PartnerPatch(partner_id=card, deadline_at=at) for card in cards),
        )
    )
    stage.settle()
    page = editor_of(stage, request_id)
    for card in cards:
        tile = page.partners.tiles[card]
        assert tile.deadline.text().endswith("15:42")
        assert tile.deadline.focusPolicy() != Qt.FocusPolicy.NoFocus, "it is reached without a mouse, too"


def test_s2_77_what_is_sent_without_a_network_says_that_it_waits(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.send_button.click()
    stage.settle()
    assert stored(stage, request_id).state == "queued"
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, RequestScreen)
    assert isinstance(screen.page, MatrixPage)
    stage.shop.sync()
    assert stored(stage, request_id).state == "waiting"
