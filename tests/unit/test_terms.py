# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Terms of an answer: shipping by quantity, least orders and quantities, packs, validity (S2.28, S2.80,
§7.6).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.shipping import shipping_of
from tests.unit.sourcing import Trade

D = Decimal
TIERS = (c.TierValue(units=D(0), amount=D("9.00")), c.TierValue(units=D(12), amount=D("4.50")))


@pytest.fixture
def trade() -> Trade:
    return Trade()


@pytest.fixture
def request_id(trade: Trade) -> str:
    return trade.send("request", trade.line("a"), trade.line("b", 5))


def answered(
    trade: Trade, request_id: str, *, partner: str = "north", cost: Decimal | None = None, **given: Any
) -> e.Answer:
    """Answer with terms; ``lines`` may say more of the lines."""
    lines = given.pop("lines", {})
    values = tuple(
        c.AnswerLineValue(
            inquiry_line_id=trade.ask_id(request_id, partner, name), ready=D(20), price=D("5.00"),
            **lines.get(name, {}),
        )
        for name in ("a", "b")
    )  # fmt: skip
    inquiry_id = trade.inquiry_id(request_id, partner)
    terms = c.AnswerTerms(**given) if given else UNSET
    cmd = c.SubmitAnswer(inquiry_id=inquiry_id, shipping_cost=cost, lines=values, terms=terms)
    trade.do(trade.supplier(partner), cmd)
    return trade.row(e.Answer, inquiry_id)


@pytest.mark.parametrize(
    ("given", "cost", "shipping"),
    [
        ({}, D("7.50"), "7.50"),
        ({"shipping_kind": "per_unit"}, D("0.125"), "1.88"),  # 15 units
        ({"shipping_kind": "per_box", "box_units": D(6)}, D(4), "12.00"),  # 3 boxes
        ({"shipping_kind": "tiered", "tiers": TIERS}, None, "4.50"),
        ({"free_above": D("75.00")}, D("7.50"), "0"),
        ({"free_above": D("75.01")}, D("7.50"), "7.50"),
    ],
)
def test_an_order_is_charged_shipping_as_the_answer_says(
    trade: Trade, request_id: str, given: dict[str, Any], cost: Decimal | None, shipping: str
) -> None:
    answered(trade, request_id, cost=cost, **given)
    (document,) = trade.preview(request_id, ("north", "a", 10), ("north", "b", 5))
    assert document.shipping_cost == D(shipping)
    assert document.total == D("75.00") + D(shipping)


def test_a_second_order_pays_for_its_own_units_but_not_again_for_the_whole(
    trade: Trade, request_id: str
) -> None:
    answered(trade, request_id, cost=D("7.50"))
    trade.place(request_id, ("north", "a", 10), close=False)
    (document,) = trade.preview(request_id, ("north", "b", 5))
    assert document.shipping_cost == D(0)
    other = trade.send("other", trade.line("c"), trade.line("d"))
    values = tuple(
        c.AnswerLineValue(inquiry_line_id=trade.ask_id(other, "north", name), ready=D(10), price=D(1))
        for name in ("c", "d")
    )
    trade.do(
        trade.north,
        c.SubmitAnswer(
            inquiry_id=trade.inquiry_id(other, "north"), shipping_cost=D("0.50"), lines=values,
            terms=c.AnswerTerms(shipping_kind="per_unit"),
        ),
    )  # fmt: skip
    trade.place(other, ("north", "c", 10), close=False)
    (document,) = trade.preview(other, ("north", "d", 4))
    assert document.shipping_cost == D("2.00")


def test_s2_28_tiers_state_the_shipping_cost_and_nothing_does_not(trade: Trade, request_id: str) -> None:
    with trade.refused("answer.no_shipping", "shipping_cost"):
        answered(trade, request_id, partner="south", shipping_kind="per_unit")
    answer = answered(trade, request_id, partner="south", shipping_kind="tiered", tiers=TIERS)
    shipping = shipping_of(answer)
    assert shipping is not None
    assert shipping.cost(D(11), D(1), "EUR") == D("9.00")


def test_terms_that_are_not_said_stay_as_they_were(trade: Trade, request_id: str) -> None:
    first = answered(trade, request_id, minimum_order=D(50), lines={"a": {"minimum": D(2), "multiple": D(4)}})
    again = answered(trade, request_id)
    assert (again.revision, again.minimum_order) == (first.revision + 1, D(50))
    line = trade.row(e.AnswerLine, trade.ask_id(request_id, "north", "a"))
    assert (line.minimum, line.multiple) == (D(2), D(4))


def test_the_terms_of_a_draft_become_those_of_the_answer(trade: Trade, request_id: str) -> None:
    inquiry_id = trade.inquiry_id(request_id, "north")
    line_id = trade.ask_id(request_id, "north", "a")
    value = c.AnswerLineValue(inquiry_line_id=line_id, ready=D(20), price=D(5), minimum=D(3), multiple=D(3))
    terms = c.AnswerTerms(minimum_order=D(20), free_above=D(90), valid_until=trade.now + HOUR)
    trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry_id, terms=terms, lines=(value,)))
    trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry_id, lines=(value,), comment="soon"))
    draft = trade.row(e.AnswerDraft, inquiry_id)
    assert (draft.minimum_order, draft.shipping_free_above, draft.comment) == (D(20), D(90), "soon")
    answer = answered(trade, request_id)
    assert (answer.minimum_order, answer.valid_until) == (D(20), trade.now + HOUR)
    assert trade.row(e.AnswerLine, line_id).minimum == D(3)
    trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry_id, lines=()))
    assert trade.row(e.AnswerDraft, inquiry_id).minimum_order == D(20)


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"shipping_kind": "per_box"}, "answer.box", "terms.box_units"),
        ({"box_units": D(-1)}, "number.negative", "terms.box_units"),
        ({"shipping_kind": "tiered"}, "answer.tiers", "terms.tiers"),
        ({"tiers": TIERS[1:]}, "answer.tiers", "terms.tiers[0].units"),
        ({"tiers": (TIERS[0], TIERS[0])}, "answer.tiers", "terms.tiers[1].units"),
        ({"tiers": (c.TierValue(units=D(0), amount=D(-1)),)}, "number.negative", "terms.tiers[0].amount"),
        ({"tiers": TIERS * 11}, "answer.tiers", "terms.tiers"),
        ({"free_above": D(-1)}, "number.negative", "terms.free_above"),
        ({"minimum_order": D(-1)}, "number.negative", "terms.minimum_order"),
        ({"valid_until": -1}, "instant.range", "terms.valid_until"),
        ({"valid_until": 1}, "answer.early_validity", "terms.valid_until"),
        ({"lines": {"a": {"minimum": D(21)}}}, "answer.minimum_above", "lines[0].minimum"),
        ({"lines": {"b": {"multiple": D(21)}}}, "answer.multiple_above", "lines[1].multiple"),
        ({"lines": {"b": {"multiple": D("1.5")}}}, "quantity.whole", "lines[1].multiple"),
        ({"lines": {"b": {"minimum": D(-1)}}}, "number.negative", "lines[1].minimum"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    trade: Trade, request_id: str, given: dict[str, Any], code: str, field: str
) -> None:
    with trade.refused(code, field):
        answered(trade, request_id, **given)


def test_what_a_request_allows_and_what_a_retailer_thinks(trade: Trade) -> None:
    request_id = trade.draft("request", backorder_until=trade.now + 99 * HOUR, partner_cap=3)
    request = trade.row(e.Request, request_id)
    assert (request.backorder_until, request.partner_cap) == (trade.now + 99 * HOUR, 3)
    trade.do(trade.shop, c.DuplicateRequest(request_id=request_id, new_request_id="ab" * 16))
    assert trade.row(e.Request, "ab" * 16).backorder_until == request.backorder_until
    trade.pass_hours(100)
    trade.do(trade.shop, c.DuplicateRequest(request_id=request_id, new_request_id="cd" * 16))
    copy = trade.row(e.Request, "cd" * 16)
    assert (copy.backorder_until, copy.partner_cap) == (None, 3)
    trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["north"], score=900))
    assert trade.row(e.Partner, trade.cards["north"]).score == 900
    for field, cmd in (
        ("score", a.SavePartner(partner_id=trade.cards["north"], score=1001)),
        ("partner_cap", c.SaveDraft(request_id=request_id, partner_cap=-1)),
        ("backorder_until", c.SaveDraft(request_id=request_id, backorder_until=-1)),
    ):
        with trade.refused("instant.range" if field == "backorder_until" else "number.limits", field):
            trade.do(trade.shop, cmd)
