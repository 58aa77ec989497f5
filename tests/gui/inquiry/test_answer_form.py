# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The answer form's model: sums, faults, what is stored and brought back."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import InquiryView
from ui.forms.working import WorkingCopy
from ui.screens.inquiry.editing import (
    AnswerForm,
    draft_command,
    faults,
    form_of,
    submit_command,
    totals,
)

INQUIRY = "1" * 32
SENT = 1_000_000


def line_id(number: int) -> str:
    return f"{number:032x}"


def view(*, required: bool = True, uom: str = "each", **more: object) -> InquiryView:
    lines = [
        e.InquiryLine(
            id=line_id(n), owner_id="a" * 32, inquiry_id=INQUIRY, sort_key=sort_key(n), sku=f"S{n}",
            quantity=Decimal(10 * n), uom=uom,
        )
        for n in (1, 2)
    ]  # fmt: skip
    inquiry = e.Inquiry(
        id=INQUIRY, owner_id="a" * 32, counterpart_id="b" * 32, number="R-1", deadline_at=SENT * 2,
        sent_at=SENT, shipping_required=required,
    )  # fmt: skip
    parts: dict[str, object] = {"draft": None, "draft_lines": [], "answer": None, "answer_lines": []}
    return InquiryView(inquiry=inquiry, lines=lines, retailer=None, pending=False, **{**parts, **more})  # type: ignore[arg-type]


def filled(shown: InquiryView, *changes: tuple[int, str, object]) -> AnswerForm:
    return form_of(shown).with_lines([(line_id(n), key, value) for n, key, value in changes])


def codes(shown: InquiryView, form: AnswerForm) -> set[tuple[str, str]]:
    return {(fault.code, fault.key) for fault in faults(shown, form)}


def test_an_empty_form_offers_nothing() -> None:
    shown = view()
    assert codes(shown, form_of(shown)) == {("no_shipping", "shipping_cost"), ("nothing", "")}


def test_nought_is_a_shipping_cost_and_nothing_is_none() -> None:
    shown = view()
    free = AnswerForm(lines=form_of(shown).lines, shipping_cost=Decimal(0))
    assert ("no_shipping", "shipping_cost") not in codes(shown, free)
    optional = view(required=False)
    assert ("no_shipping", "shipping_cost") not in codes(optional, form_of(optional))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (((1, "ready", Decimal(5)),), ("no_price", "price")),
        (((1, "ready", Decimal(-1)),), ("negative", "ready")),
        (((1, "ready", Decimal("0.5")),), ("not_whole", "ready")),
        (((1, "backorder", Decimal(2)), (1, "price", Decimal(1))), ("no_date", "backorder_at")),
        (
            ((1, "backorder", Decimal(2)), (1, "price", Decimal(1)), (1, "backorder_at", SENT - 1)),
            ("early_date", "backorder_at"),
        ),
    ],
)
def test_what_is_wrong_is_named(changes: tuple[tuple[int, str, object], ...], fault: tuple[str, str]) -> None:
    shown = view(required=False)
    assert fault in codes(shown, filled(shown, *changes))


def test_more_than_asked_is_said_but_does_not_stop() -> None:
    shown = view(required=False)
    found = faults(shown, filled(shown, (1, "ready", Decimal(11)), (1, "price", Decimal(1))))
    assert [(fault.code, fault.hard) for fault in found] == [("more_than_asked", False)]


def test_measured_units_may_be_divided() -> None:
    shown = view(required=False, uom="kg")
    form = filled(shown, (1, "ready", Decimal("0.5")), (1, "price", Decimal(1)))
    assert faults(shown, form) == []


def test_each_line_is_rounded_once() -> None:
    shown = view()
    form = filled(
        shown, (1, "ready", Decimal(3)), (1, "price", Decimal("0.335")), (2, "backorder", Decimal(1)),
        (2, "price", Decimal("0.005")),
    )  # fmt: skip
    sums = totals(form, shown.lines, "EUR")
    assert (sums.ready, sums.backorder, sums.asked) == (Decimal(3), Decimal(1), Decimal(30))
    assert sums.total == Decimal("1.01") + Decimal("0.01")


def test_the_command_holds_the_whole_form() -> None:
    shown = view()
    form = filled(shown, (2, "ready", Decimal(4)), (2, "price", Decimal("1.5")))
    command = submit_command(INQUIRY, form)
    assert [(v.ready, v.price) for v in command.lines] == [
        (Decimal(0), None),
        (Decimal(4), Decimal("1.5")),
    ]


def test_a_stored_draft_comes_back_as_it_was() -> None:
    shown = view()
    form = filled(shown, (2, "ready", Decimal(0)), (2, "price", Decimal("1.5")))
    rows = [
        e.AnswerDraftLine(
            id=v.inquiry_line_id, owner_id="b" * 32, inquiry_id=INQUIRY, ready=v.ready, price=v.price
        )
        for v in draft_command(INQUIRY, form).lines
    ]
    draft = e.AnswerDraft(id=INQUIRY, owner_id="b" * 32)
    again = form_of(view(draft=draft, draft_lines=rows))
    assert draft_command(INQUIRY, again) == draft_command(INQUIRY, form)


def copy_of(shown: InquiryView) -> WorkingCopy[AnswerForm]:
    copy = WorkingCopy(AnswerForm(), lambda form: draft_command(INQUIRY, form))
    copy.load(form_of(shown))
    return copy


def test_half_a_number_survives_and_is_not_stored() -> None:
    shown = view()
    copy = copy_of(shown)
    copy.edit(copy.value.with_raw(f"{line_id(1)}/ready", "12x"))
    assert copy.begin_save() is None
    other = copy_of(shown)
    assert other.restore(copy.buffer())
    assert other.value.raw == {f"{line_id(1)}/ready": "12x"}
    assert ("unread", "ready") in codes(shown, other.value)


def test_typing_in_a_cell_is_one_step_back() -> None:
    copy = copy_of(view())
    for text in ("1", "12", "120"):
        copy.edit(copy.value.with_lines([(line_id(1), "ready", Decimal(text))]), "ready")
    copy.rest()
    copy.edit(copy.value.with_lines([(line_id(1), "price", Decimal(3))]), "price")
    assert copy.undo()
    assert copy.value.line(line_id(1)).ready == 120
    assert copy.undo()
    assert copy.value.line(line_id(1)).ready is None
    assert copy.redo()
    assert copy.value.line(line_id(1)).ready == 120


def test_what_is_stored_elsewhere_does_not_take_typing_away() -> None:
    shown = view()
    copy = copy_of(shown)
    copy.edit(copy.value.with_lines([(line_id(1), "ready", Decimal(7))]))
    theirs = AnswerForm(lines=form_of(shown).lines, comment="theirs")
    assert copy.load(theirs)
    assert copy.value.comment == "theirs"
    assert copy.value.line(line_id(1)).ready == 7
    assert copy.changed


def test_a_buffer_of_another_version_is_left_alone() -> None:
    copy = copy_of(view())
    assert not copy.restore('{"lines": 5}')
    assert not copy.restore("not even JSON")
    assert not copy.changed


@given(
    st.lists(
        st.tuples(
            st.sampled_from([1, 2]), st.sampled_from(["ready", "price", "backorder"]), st.integers(1, 9)
        ),
        max_size=6,
    ),
    st.sampled_from(["", "soon"]),
    st.dictionaries(st.sampled_from(["shipping_cost", f"{line_id(1)}/ready"]), st.just("8x"), max_size=2),
)
def test_a_form_is_its_parts(cells: list[tuple[int, str, int]], comment: str, raw: dict[str, str]) -> None:
    empty = form_of(view())
    form = empty.with_lines([(line_id(n), key, Decimal(value)) for n, key, value in cells])
    form = msgspec.structs.replace(form, comment=comment, raw=raw)
    assert form.with_parts(form.parts()) == form
    assert form.with_parts(empty.parts()) == empty
    assert empty.with_parts(form.parts()) == form


# ---------------------------------------------------------------- terms (mission §7.6)


def with_terms(shown: InquiryView, **terms: object) -> AnswerForm:
    offered = filled(shown, (1, "ready", Decimal(10)), (1, "price", Decimal(5)))
    return msgspec.structs.replace(offered, **terms)


@pytest.mark.parametrize(
    ("terms", "shipping"),
    [
        ({"shipping_cost": Decimal("14.50")}, "14.50"),
        ({"shipping_kind": "per_unit", "shipping_cost": Decimal("0.30")}, "3.00"),
        ({"shipping_kind": "per_box", "shipping_cost": Decimal(4), "shipping_box": Decimal(6)}, "8"),
        ({"shipping_kind": "tiered", "tiers": "0 = 12\n10 = 20"}, "20"),
        ({"shipping_kind": "tiered", "tiers": "0 = 12\n11 = 20"}, "12"),
        ({"shipping_cost": Decimal(9), "free_above": Decimal(50)}, "0"),
        ({"shipping_cost": Decimal(9), "free_above": Decimal("50.01")}, "9"),
    ],
)
def test_the_total_charges_shipping_as_the_order_will(terms: dict[str, object], shipping: str) -> None:
    shown = view()
    form = with_terms(shown, **terms)
    assert totals(form, shown.lines, "EUR").shipping == Decimal(shipping)
    assert not [fault for fault in faults(shown, form) if fault.hard]


@pytest.mark.parametrize(
    ("terms", "code", "key"),
    [
        ({"shipping_kind": "per_box", "shipping_cost": Decimal(4)}, "no_box", "shipping_box"),
        ({"shipping_kind": "tiered"}, "no_shipping", "tiers"),
        ({"shipping_kind": "tiered", "tiers": "5 = 12"}, "tiers", "tiers"),
        ({"shipping_kind": "tiered", "tiers": "0 = 12\n0 = 13"}, "tiers", "tiers"),
        ({"shipping_kind": "tiered", "tiers": "0 = twelve"}, "no_shipping", "tiers"),
        ({"shipping_cost": Decimal(1), "valid_until": 5}, "early_validity", "valid_until"),
        ({"shipping_cost": Decimal(1), "minimum_order": Decimal(-1)}, "negative", "minimum_order"),
    ],
)
def test_terms_that_are_not_whole_are_told(terms: dict[str, object], code: str, key: str) -> None:
    shown = view()
    found = {(fault.code, fault.key) for fault in faults(shown, with_terms(shown, **terms), now=10)}
    assert (code, key) in found


def test_a_pack_above_the_offer_is_told() -> None:
    shown = view(required=False)
    form = filled(
        shown, (1, "ready", Decimal(5)), (1, "price", Decimal(1)), (1, "minimum", Decimal(6)),
        (1, "multiple", Decimal(7)),
    )  # fmt: skip
    assert codes(shown, form) == {("minimum_above", "minimum"), ("multiple_above", "multiple")}


def test_terms_come_back_as_they_were_sent() -> None:
    shown = view()
    form = with_terms(
        shown, shipping_kind="tiered", tiers="0 = 12.00\n50 = 20.00", free_above=Decimal(500),
        minimum_order=Decimal(40), valid_until=SENT * 3,
    )  # fmt: skip
    terms = submit_command(INQUIRY, form).terms
    assert not isinstance(terms, msgspec.UnsetType)
    answer = e.Answer(
        id=INQUIRY, owner_id="b" * 32, counterpart_id="a" * 32, inquiry_id=INQUIRY,
        shipping_kind=terms.shipping_kind, shipping_tiers=("0 12.00", "50 20.00"),
        shipping_free_above=terms.free_above, minimum_order=terms.minimum_order,
        valid_until=terms.valid_until,
    )  # fmt: skip
    again = form_of(view(answer=answer))
    assert (again.shipping_kind, again.tiers, again.free_above) == ("tiered", form.tiers, Decimal(500))
    assert (again.minimum_order, again.valid_until) == (Decimal(40), SENT * 3)
