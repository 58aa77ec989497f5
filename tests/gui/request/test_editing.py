# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The draft editor's model: what is patched, kept, undone and restored."""

from dataclasses import fields
from decimal import Decimal
from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.base import UNSET
from desktop_b2b.domain.commands.sourcing import SaveDraft
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import LineView, RequestView
from ui.forms.draft_keys import line_key, raw_key
from ui.screens.request.editing import DraftEditor
from ui.screens.request.values import LINE, partner_key

REQUEST = "0" * 31 + "1"
OWNER = "f" * 32
ALPHA, BETA = "a" * 32, "b" * 32


def line_id(number: int) -> str:
    return f"{number:032x}"


def view(lines: int = 2, **head: object) -> RequestView:
    rows = [
        LineView(
            line=e.RequestLine(
                id=line_id(100 + n),
                owner_id=OWNER,
                request_id=REQUEST,
                sort_key=sort_key(n),
                sku=f"SKU-{n}",
                quantity=Decimal(n + 1),
                partner_ids=(ALPHA,),
            ),
            max_price=Decimal("4.20") if n == 0 else None,
        )
        for n in range(lines)
    ]
    request = e.Request(id=REQUEST, owner_id=OWNER, number="R-1-1", **head)  # type: ignore[arg-type]
    partner = e.RequestPartner(
        id=line_id(900), owner_id=OWNER, request_id=REQUEST, partner_id=ALPHA, name="Alpha"
    )
    return RequestView(request=request, recipient_email="", lines=rows, partners=[partner], pending=False)


def apply(stored: RequestView, patch: SaveDraft) -> RequestView:
    """What the handler of SaveDraft does to a stored draft, in miniature."""
    head = {
        name: getattr(patch, name)
        for name in patch.__struct_fields__
        if name not in ("request_id", "lines", "removed_lines", "partners", "recipient_email")
        and getattr(patch, name) is not UNSET
    }
    request = e.Request(**({f.name: getattr(stored.request, f.name) for f in fields(e.Request)} | head))
    lines = {row.line.id: row for row in stored.lines if row.line.id not in patch.removed_lines}
    for change in patch.lines:
        known = lines.get(change.id)
        values = {name: getattr(change, name) for name in LINE if getattr(change, name) is not UNSET}
        limit = values.pop("max_price", known.max_price if known else None)
        old = {f.name: getattr(known.line, f.name) for f in fields(e.RequestLine)} if known else {}
        base = {"id": change.id, "owner_id": OWNER, "request_id": REQUEST, "sort_key": ""}
        lines[change.id] = LineView(line=e.RequestLine(**(base | old | values)), max_price=limit)
    ordered = sorted(lines.values(), key=lambda row: (row.line.sort_key, row.line.id))
    email = stored.recipient_email if patch.recipient_email is UNSET else patch.recipient_email
    return RequestView(
        request=request, recipient_email=str(email), lines=ordered, partners=stored.partners, pending=True
    )


def editor(stored: RequestView | None = None) -> DraftEditor:
    ids = count(1)
    made = DraftEditor(REQUEST, make_id=lambda: line_id(next(ids)))
    if stored is not None:
        made.load(stored)
    return made


def seen(draft: DraftEditor) -> object:
    names = ("company", "city", "recipient_email", "needed_by", "mode")
    return [draft.head(name) for name in names], draft.lines()


def test_nothing_typed_is_no_patch() -> None:
    draft = editor(view())
    assert draft.patch() is None
    assert not draft.has_changes
    assert draft.buffer() == ""


def test_a_patch_holds_only_what_was_typed() -> None:
    draft = editor(view(company="Galerie"))
    draft.edit({"city": "Bremen"})
    draft.set_line(line_id(101), quantity=Decimal(60))
    patch = draft.patch()
    assert patch is not None
    assert patch.city == "Bremen"
    assert patch.company is UNSET
    assert [(p.id, p.quantity, p.sku) for p in patch.lines] == [(line_id(101), Decimal(60), UNSET)]
    assert msgspec.json.decode(msgspec.json.encode(patch), type=SaveDraft) == patch


def test_typing_back_what_was_there_is_no_change() -> None:
    draft = editor(view(company="Galerie"))
    draft.edit({"company": "G"}, run="company")
    draft.edit({"company": "Galerie"}, run="company")
    assert draft.patch() is None


def test_untouched_fields_follow_and_touched_ones_stay() -> None:
    draft = editor(view(company="Galerie", city="Bremen"))
    draft.edit({"company": "Galerie Hartwig"})
    draft.load(view(company="Other", city="Hamburg"))
    assert draft.text("company") == "Galerie Hartwig"
    assert draft.text("city") == "Hamburg"


def test_a_line_removed_elsewhere_stays_while_i_work_on_it() -> None:
    draft = editor(view(2))
    draft.set_line(line_id(101), quantity=Decimal(7))
    draft.load(view(1))
    assert [line.sku for line in draft.lines()] == ["SKU-0", "SKU-1"]
    patch = draft.patch()
    assert patch is not None
    assert patch.lines[0].sku == "SKU-1"
    assert patch.lines[0].quantity == Decimal(7)


def test_a_refused_save_loses_no_keystroke() -> None:
    draft = editor(view(company="Galerie"))
    draft.edit({"company": "A"})
    assert draft.begin_save() is not None
    assert draft.buffer(), "what is on its way is still in the buffer"
    draft.edit({"city": "Bremen"})
    draft.failed()
    patch = draft.patch()
    assert patch is not None
    assert (patch.company, patch.city) == ("A", "Bremen")


def test_typing_back_while_a_save_is_on_its_way_is_a_change() -> None:
    draft = editor(view(company="Galerie"))
    draft.edit({"company": "A"})
    draft.begin_save()
    assert draft.load(view(company="Galerie")) is False, "the outcome of the save comes first"
    draft.edit({"company": "Galerie"})
    draft.saved()
    draft.load(view(company="A"))
    assert draft.text("company") == "Galerie"
    patch = draft.patch()
    assert patch is not None
    assert patch.company == "Galerie"


def test_blank_items_are_not_saved() -> None:
    draft = editor()
    draft.add_line()
    assert draft.patch() is None
    draft.set_line(draft.lines()[0].id, sku="X")
    patch = draft.patch()
    assert patch is not None
    assert patch.lines[0].sku == "X"


def test_half_typed_numbers_survive_and_are_not_saved() -> None:
    draft = editor(view())
    key = line_key(line_id(100), "quantity")
    draft.set_raw(key, "12x")
    assert draft.raw(key) == "12x"
    assert draft.patch() is None
    other = editor(view())
    other.restore(draft.buffer())
    assert other.raw(key) == "12x"
    other.edit({key: Decimal(12)})
    assert other.raw(key) is None
    assert raw_key(key) not in other.unfinished()


def test_undo_leaves_others_changes_alone() -> None:
    draft = editor(view(company="Galerie"))
    draft.edit({"company": "Mine", "city": "Bremen"})
    draft.begin_save()
    draft.saved()
    draft.load(view(company="Theirs", city="Bremen"))
    assert draft.undo() == {"city"}
    assert draft.text("company") == "Theirs"
    assert draft.text("city") == ""


def test_typing_in_a_field_is_one_step() -> None:
    draft = editor(view())
    for text in ("G", "Ga", "Gal"):
        draft.edit({"company": text}, run="company")
    draft.rest()
    draft.edit({"company": "Gale"}, run="company")
    draft.undo()
    assert draft.text("company") == "Gal"
    draft.undo()
    assert draft.text("company") == ""
    draft.redo()
    assert draft.text("company") == "Gal"


def test_lines_move_and_double() -> None:
    draft = editor(view(3))
    assert draft.move_line(line_id(102), -2)
    assert [line.sku for line in draft.lines()] == ["SKU-2", "SKU-0", "SKU-1"]
    copy = draft.duplicate_line(line_id(102))
    assert [line.sku for line in draft.lines()] == ["SKU-2", "SKU-2", "SKU-0", "SKU-1"]
    assert draft.lines()[1].id == copy
    draft.remove_lines([line_id(100), line_id(101)])
    patch = draft.patch()
    assert patch is not None
    assert set(patch.removed_lines) == {line_id(100), line_id(101)}
    draft.undo()
    assert len(draft.lines()) == 4


def test_lines_find_room_where_there_is_none() -> None:
    draft = editor(view(2))
    for number in range(40):
        draft.add_line(1, sku=f"N{number}")
    skus = [line.sku for line in draft.lines()]
    assert skus == ["SKU-0", *[f"N{n}" for n in reversed(range(40))], "SKU-1"]
    assert len({line.sort_key for line in draft.lines()}) == 42


def test_partners_and_deadlines() -> None:
    draft = editor(view())
    draft.ask_partner(BETA, [line_id(100)])
    draft.set_deadline([ALPHA, BETA], 1_000, "Europe/Paris")
    draft.set_partner(ALPHA, excluded=True)
    patch = draft.patch()
    assert patch is not None
    assert {p.partner_id: (p.deadline_at, p.excluded) for p in patch.partners} == {
        ALPHA: (1_000, True),
        BETA: (1_000, UNSET),
    }
    assert patch.lines[0].partner_ids == (ALPHA, BETA)
    assert draft.value(partner_key(BETA, "excluded")) is False


_texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
_operations = st.lists(
    st.one_of(
        st.tuples(st.just("head"), st.sampled_from(("company", "city", "recipient_email")), _texts),
        st.tuples(st.just("quantity"), st.integers(0, 5), st.decimals(0, 999, places=2)),
        st.tuples(st.just("limit"), st.integers(0, 5), st.none() | st.decimals(0, 99, places=2)),
        st.tuples(st.just("add"), st.integers(0, 5), _texts),
        st.tuples(st.just("remove"), st.integers(0, 5), st.none()),
        st.tuples(st.just("move"), st.integers(0, 5), st.integers(-4, 4)),
        st.tuples(st.just("double"), st.integers(0, 5), st.none()),
        st.tuples(st.just("raw"), st.integers(0, 5), _texts),
        st.tuples(st.just("undo"), st.just(0), st.none()),
    ),
    max_size=14,
)


def perform(draft: DraftEditor, operations: list[tuple[str, object, object]]) -> None:
    for name, where, what in operations:
        lines = draft.lines()
        if name == "head":
            draft.edit({str(where): what}, run=str(where))  # type: ignore[dict-item]
        elif name == "add":
            draft.add_line(min(int(str(where)), len(lines)), sku=str(what))
        elif name == "undo":
            draft.undo()
        elif lines:
            line = lines[int(str(where)) % len(lines)]
            if name == "quantity":
                draft.set_line(line.id, quantity=what)  # type: ignore[arg-type]
            elif name == "limit":
                draft.set_line(line.id, max_price=what)  # type: ignore[arg-type]
            elif name == "remove":
                draft.remove_lines([line.id])
            elif name == "move":
                draft.move_line(line.id, int(str(what)))
            elif name == "double":
                draft.duplicate_line(line.id)
            else:
                draft.set_raw(line_key(line.id, "quantity"), str(what))


@settings(max_examples=120, deadline=None)
@given(_operations)
def test_saving_stores_exactly_what_is_seen(operations: list[tuple[str, object, object]]) -> None:
    stored = view(3, company="Galerie")
    draft = editor(stored)
    perform(draft, operations)
    wanted = [line for line in draft.lines() if not line.blank]
    company = draft.text("company")
    patch = draft.begin_save()
    draft.saved()
    after = apply(stored, patch) if patch is not None else stored
    draft.load(after)
    assert [line for line in draft.lines() if not line.blank] == wanted
    assert draft.text("company") == company
    assert draft.patch() is None


@settings(max_examples=120, deadline=None)
@given(_operations)
def test_all_undone_is_as_loaded_and_all_redone_as_left(
    operations: list[tuple[str, object, object]],
) -> None:
    draft = editor(view(3, company="Galerie"))
    loaded = seen(draft)
    perform(draft, operations)
    left = seen(draft)
    while draft.history.undo_edit:
        draft.undo()
    assert seen(draft) == loaded
    assert draft.patch() is None
    assert not draft.unfinished()
    while draft.history.redo_edit:
        draft.redo()
    if "undo" not in [name for name, _where, _what in operations]:
        assert seen(draft) == left


@settings(max_examples=100, deadline=None)
@given(_operations)
def test_a_buffer_brings_everything_back(operations: list[tuple[str, object, object]]) -> None:
    draft = editor(view(3, company="Galerie"))
    perform(draft, operations)
    body = draft.buffer(focus="company")
    other = editor(view(3, company="Galerie"))
    if body:
        assert other.restore(body) == "company"
    assert seen(other) == seen(draft)
    assert other.patch() == draft.patch()
    assert other.unfinished() == draft.unfinished()
