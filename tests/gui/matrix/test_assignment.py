# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The matrix's model: cost, coverage, lowest price, undo, what is stored."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import LineView, MatrixCell, MatrixPartner, MatrixView
from ui.screens.matrix.assignment import AssignmentEditor

OWNER, REQUEST = "f" * 32, "0" * 32
ZERO = Decimal(0)
Offer = tuple[str, int, int] | None


def key(number: int) -> str:
    return f"{number:032x}"


def ask_id(line: int, partner: int) -> str:
    return key(1000 + 10 * line + partner)


def whole(*quantities: Decimal) -> list[int]:
    return [int(quantity) for quantity in quantities]


def matrix(
    asked: list[int],
    offers: list[list[Offer]],
    *,
    shipping: tuple[str | None, ...] = ("18", "14.50", None),
    limit: str | None = None,
    states: tuple[str, ...] = ("submitted", "submitted", "submitted"),
    stored: dict[str, Decimal] | None = None,
    ordered: dict[str, Decimal] | None = None,
) -> MatrixView:
    """Items by partners; an offer is price, ready, back-order."""
    count = len(offers[0])
    cells: dict[str, MatrixCell] = {}
    for row, line in enumerate(offers):
        fit = [Decimal(o[0]) for o in line if o and (limit is None or Decimal(o[0]) <= Decimal(limit))]
        for column, offer in enumerate(line):
            own = ask_id(row, column)
            ask = e.RequestAsk(
                id=own,
                owner_id=OWNER,
                request_id=REQUEST,
                request_line_id=key(row + 1),
                request_partner_id=key(100 + column),
                assigned=(stored or {}).get(own, ZERO),
                ordered=(ordered or {}).get(own, ZERO),
            )
            answer = offer and e.AnswerLine(
                id=own,
                owner_id=OWNER,
                inquiry_id=key(100 + column),
                price=Decimal(offer[0]),
                ready=Decimal(offer[1]),
                backorder=Decimal(offer[2]),
                backorder_at=5 if offer[2] else None,
            )
            price = Decimal(offer[0]) if offer else None
            cells[f"{key(row + 1)}/{key(100 + column)}"] = MatrixCell(
                ask=ask,
                answer=answer or None,
                lowest=price is not None and bool(fit) and price == min(fit),
                over_max=price is not None and limit is not None and price > Decimal(limit),
            )
    lines = [
        LineView(
            line=e.RequestLine(
                id=key(row + 1),
                owner_id=OWNER,
                request_id=REQUEST,
                sort_key=sort_key(row),
                quantity=Decimal(number),
                ordered_quantity=sum(
                    ((ordered or {}).get(ask_id(row, column), ZERO) for column in range(count)), ZERO
                ),
            ),
            max_price=Decimal(limit) if limit else None,
        )
        for row, number in enumerate(asked)
    ]
    partners = [
        MatrixPartner(
            partner=e.RequestPartner(
                id=key(100 + column),
                owner_id=OWNER,
                request_id=REQUEST,
                partner_id=key(200 + column),
                name=f"P{column}",
            ),
            answer=e.Answer(
                id=key(100 + column),
                owner_id=OWNER,
                inquiry_id=key(100 + column),
                state=states[column],
                shipping_cost=Decimal(text) if (text := shipping[column]) is not None else None,
            ),
            unread_messages=0,
        )
        for column in range(count)
    ]
    request = e.Request(id=REQUEST, owner_id=OWNER, number="R-1", state="waiting")
    return MatrixView(request=request, lines=lines, partners=partners, cells=cells, orders=[], pending=False)


def test_the_lowest_price_is_filled_first_and_as_far_as_it_goes() -> None:
    editor = AssignmentEditor(matrix([48], [[("3.95", 48, 0), ("3.80", 30, 8)]]))
    assert editor.fill_lowest()
    assert editor.quantity(ask_id(0, 1)) == 38
    assert editor.quantity(ask_id(0, 0)) == 10
    cover = editor.coverage(key(1))
    assert whole(cover.ready, cover.back_order, cover.missing) == [40, 8, 0]


def test_dear_late_and_declined_offers_are_left_out() -> None:
    view = matrix(
        [10],
        [[("9", 10, 0), ("3", 10, 0), ("5", 4, 0)]],
        limit="8",
        states=("submitted", "late", "submitted"),
    )
    editor = AssignmentEditor(view)
    editor.fill_lowest()
    assert [editor.quantity(ask_id(0, n)) for n in range(3)] == [0, 0, 4]
    assert editor.coverage(key(1)).missing == 6


def test_cost_is_rounded_by_line_and_shipping_counts_once_per_partner() -> None:
    editor = AssignmentEditor(
        matrix([3, 3], [[("0.335", 3, 0), ("1", 3, 0)], [("0.335", 3, 0), ("1", 3, 0)]])
    )
    editor.set_quantities({ask_id(0, 0): Decimal(3), ask_id(1, 0): Decimal(3)})
    summary = editor.summary()
    assert summary.goods == Decimal("2.02")
    assert summary.shipping == 18
    assert summary.total == Decimal("20.02")
    assert [cost.name for cost in summary.partners] == ["P0"]


def test_unstated_shipping_is_not_nought() -> None:
    editor = AssignmentEditor(matrix([3], [[None, None, ("2", 3, 0)]]))
    editor.set_quantities({ask_id(0, 2): Decimal(3)})
    assert editor.summary().partners[0].shipping is None


def test_more_than_offered_or_asked_warns_and_never_blocks() -> None:
    editor = AssignmentEditor(matrix([10], [[("2", 6, 2), ("3", 9, 0)]]))
    assert editor.set_quantities({ask_id(0, 0): Decimal(15)})
    cover = editor.coverage(key(1))
    assert whole(cover.ready, cover.back_order, cover.beyond, cover.over) == [6, 2, 7, 5]
    assert editor.assignments()[0].quantity == 15


def test_what_was_ordered_before_counts_and_is_not_offered_again() -> None:
    view = matrix([10], [[("2", 6, 4), ("3", 9, 0)]], ordered={ask_id(0, 0): Decimal(7)})
    editor = AssignmentEditor(view)
    editor.fill_lowest()
    assert editor.quantity(ask_id(0, 0)) == 3
    cover = editor.coverage(key(1))
    assert whole(cover.ordered, cover.ready, cover.back_order, cover.missing) == [7, 0, 3, 0]


def test_typed_quantities_stay_while_others_follow() -> None:
    offers: list[list[Offer]] = [[("2", 6, 0), ("3", 9, 0)]]
    editor = AssignmentEditor(matrix([10], offers))
    editor.set_quantities({ask_id(0, 0): Decimal(4)})
    editor.load(matrix([10], offers, stored={ask_id(0, 0): Decimal(1), ask_id(0, 1): Decimal(2)}))
    assert whole(editor.quantity(ask_id(0, 0)), editor.quantity(ask_id(0, 1))) == [4, 2]


def test_a_refused_save_is_typed_again() -> None:
    editor = AssignmentEditor(matrix([10], [[("2", 6, 0), ("3", 9, 0)]]))
    editor.set_quantities({ask_id(0, 0): Decimal(4)})
    command = editor.begin_save()
    assert command is not None
    assert [(a.ask_id, a.quantity) for a in command.assignments] == [(ask_id(0, 0), Decimal(4))]
    editor.set_quantities({ask_id(0, 1): Decimal(1)})
    editor.failed()
    again = editor.begin_save()
    assert again is not None
    assert len(again.assignments) == 2


_quantities = st.integers(0, 30).map(Decimal)
_cells = st.tuples(st.integers(0, 1), st.integers(0, 2))
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("set"), _cells, _quantities),
        st.tuples(st.just("fill"), st.just((0, 0)), st.just(ZERO)),
        st.tuples(st.just("clear"), st.just((0, 0)), st.just(ZERO)),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(_steps)
def test_undo_redo_buffer_and_sums_agree(steps: list[tuple[str, tuple[int, int], Decimal]]) -> None:
    offers: list[list[Offer]] = [
        [("2", 6, 3), ("3", 9, 0), None],
        [None, ("1.5", 4, 4), ("1.25", 2, 0)],
    ]
    view = matrix([10, 8], offers, stored={ask_id(0, 1): Decimal(2)})
    editor = AssignmentEditor(view)
    every = [cell.ask.id for cell in view.cells.values()]
    before = [editor.quantity(each) for each in every]
    for name, (row, column), quantity in steps:
        if name == "set":
            editor.set_quantities({ask_id(row, column): quantity})
        elif name == "fill":
            editor.fill_lowest()
        else:
            editor.clear()
    after = [editor.quantity(each) for each in every]
    summary = editor.summary()
    assert summary.assigned == sum(after)
    assert summary.ready + sum(q for _at, q in summary.back_orders) + summary.beyond == summary.assigned
    other = AssignmentEditor(view)
    if body := editor.buffer():
        other.restore(body)
    assert [other.quantity(each) for each in every] == after
    while editor.undo():
        pass
    assert [editor.quantity(each) for each in every] == before
    assert not editor.has_changes
    while editor.redo():
        pass
    assert [editor.quantity(each) for each in every] == after
