# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Bad input between a request and its orders: refused or handled in words, with nothing lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.states import REASONS
from desktop_b2b.rules.optimum.solution import Demand, Effort
from desktop_b2b.services.optimum import question_of
from desktop_b2b.solver.alternatives import binding
from desktop_b2b.solver.optimise import optimise
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")
#: Numbers that nobody can mean, with what is said of them.
ABSURD = [
    ("-1", "number.negative"),
    ("-0.000001", "number.negative"),
    ("9000000000001", "number.range"),
    ("1e30", "number.range"),
    ("NaN", "number.range"),
    ("Infinity", "number.range"),
    ("1.0000001", "number.precision"),
]


@pytest.fixture
def trade() -> Trade:
    """North and South answered; nothing is ordered yet."""
    trade = Trade()
    trade.send()
    trade.answer(R, "north", a="10@5.00", b="5@2.50")
    trade.answer(R, "south", a="10@4.00", shipping=D(0))
    return trade


def everything(trade: Trade) -> list[str]:
    """All rows, to see that nothing changed."""
    return sorted(
        repr([getattr(row, name) for name in row.__slots__]) for kind in KINDS for row in trade.all(kind)
    )


KINDS: tuple[type[e.Row], ...] = (
    e.Request,
    e.RequestLine,
    e.Inquiry,
    e.Answer,
    e.AnswerLine,
    e.Order,
    e.OrderLine,
)


@pytest.mark.parametrize(("number", "code"), ABSURD)
@pytest.mark.parametrize("field", ["ready", "price", "backorder", "minimum", "multiple"])
def test_absurd_numbers_in_an_answer_are_refused_and_the_answer_stands(
    trade: Trade, field: str, number: str, code: str
) -> None:
    before = everything(trade)
    values: dict[str, Any] = {"ready": D(1), "price": D(1), field: D(number)}
    value = c.AnswerLineValue(inquiry_line_id=trade.ask_id(R, "north", "a"), **values)
    with trade.refused(code, f"lines[0].{field}"):
        trade.do(trade.north, c.SubmitAnswer(inquiry_id=trade.inquiry_id(R, "north"), lines=(value,)))
    assert everything(trade) == before


@pytest.mark.parametrize(("number", "code"), ABSURD)
def test_absurd_numbers_in_a_request_are_refused_and_the_draft_stands(number: str, code: str) -> None:
    trade = Trade()
    draft = trade.draft()
    for field in ("quantity", "max_price"):
        patch = c.LinePatch(id=an_id("a"), **{field: D(number)})  # type: ignore[arg-type]
        with trade.refused(code, f"lines[0].{field}"):
            trade.do(trade.shop, c.SaveDraft(request_id=draft, lines=(patch,)))
    assert trade.one(e.RequestLine, request_id=draft, sku="A").quantity == D(10)


def test_an_answer_after_the_order_was_placed_is_refused_and_the_order_stands(trade: Trade) -> None:
    trade.place(R, ("north", "a", 10), ("north", "b", 5))
    before = everything(trade)
    for name in ("north", "south"):
        with trade.refused("state.wrong"):
            trade.answer(R, name, a="1@99.00", shipping=D(0))
        with trade.refused("state.wrong"):
            trade.do(
                trade.supplier(name), c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, name), reason="no")
            )
    assert everything(trade) == before


def test_an_answer_after_a_part_was_ordered_changes_only_what_is_still_open(trade: Trade) -> None:
    trade.place(R, ("north", "a", 6), close=False)
    order = trade.one(e.Order)
    trade.answer(R, "north", a="3@9.00")
    line = trade.order_line(order, "A")
    assert (line.quantity, line.price) == (D(6), D(5))
    assert trade.row(e.RequestAsk, trade.ask_id(R, "north", "a")).ordered == D(6)
    assert trade.row(e.Order, order.id).total == order.total


def test_a_price_in_another_currency_without_a_rate_is_neither_compared_nor_ordered(trade: Trade) -> None:
    """A12: shown, but not compared; whoever orders it all the same is told why not."""
    trade.row(e.Answer, trade.inquiry_id(R, "south")).currency = "USD"
    uow = trade.unit(trade.shop)
    question = question_of(uow, uow.get(e.Request, R), trade.now, None)
    asked = {trade.ask_id(R, "south", "a"), trade.ask_id(R, "south", "b")}
    assert not asked & {offer.id for offer in question.problem.offers}
    with trade.refused("order.other_currency", "assignments[0].quantity"):
        trade.place(R, ("south", "a", 1))
    assert trade.all(e.Order) == []
    trade.place(R, ("north", "a", 10))


def test_the_least_quantity_above_what_there_is_cannot_be_bought(trade: Trade) -> None:
    value = c.AnswerLineValue(
        inquiry_line_id=trade.ask_id(R, "north", "a"), ready=D(3), price=D(1), minimum=D(4)
    )
    before = everything(trade)
    with trade.refused("answer.minimum_above", "lines[0].minimum"):
        trade.do(trade.north, c.SubmitAnswer(inquiry_id=trade.inquiry_id(R, "north"), lines=(value,)))
    assert everything(trade) == before


@pytest.mark.parametrize(
    ("answer", "more", "code"),
    [
        ({"a": "10@9.00"}, {}, "MAXIMUM_PRICE"),
        ({"a": ("0", "5.00", "10")}, {"backorder_until": None}, "BACKORDERS"),
    ],
)
def test_a_request_that_cannot_be_filled_says_which_condition_stands_in_the_way(
    answer: dict[str, Any], more: dict[str, Any], code: str
) -> None:
    trade = Trade()
    line = trade.line("a", 10, "north", max_price=D("7.65"))
    trade.send("request", line, mode="automatic", **more)
    trade.answer(R, "north", **answer)
    uow = trade.unit(trade.shop)
    one = question_of(uow, uow.get(e.Request, R), trade.now, None).problem
    found = optimise(one, Effort())
    assert found is not None
    assert found.outcome.missing
    named = [each.condition.code for each in binding(optimise, one, found, Demand(), Effort(60))]
    assert named == [code]
    # The request itself waits for a person, with the reason in words.
    request = trade.row(e.Request, R)
    assert request.state == "need_attention"
    assert request.reason in REASONS
