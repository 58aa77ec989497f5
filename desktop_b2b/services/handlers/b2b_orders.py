# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders: made of a draft, once (S1.27)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder
from desktop_b2b.domain.events import B2BOrderCreated
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.facts import ReadyFacts
from desktop_b2b.rules.trade.kinds import kind_of
from desktop_b2b.rules.turnaround import reserve_instant
from desktop_b2b.services import b2b, b2b_ready
from desktop_b2b.services.b2b_choice import best_centre
from desktop_b2b.services.b2b_customs import customs_line, passes_customs, say_customs
from desktop_b2b.services.b2b_facts import draft_facts
from desktop_b2b.services.b2b_terms import signs, tables_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique


@handles(CreateB2BOrder)
def create_order(cmd: CreateB2BOrder, uow: UnitOfWork, ctx: Context) -> None:
    """Make the order of a draft. Two desks that do so make one: the draft is only once a draft.

    Raises the first thing that is wrong with the draft, naming the field as SaveB2BDraft spells it.
    """
    draft = owned(uow, ctx, e.B2BDraft, cmd.b2b_draft_id)
    move(draft, "created")
    draft.edited_at = ctx.now
    lines = b2b.draft_lines(uow, draft.id)
    centre, choice = _centre(cmd, uow, ctx, draft)
    # A day is past where it was past as the order was written, however long the network was away since.
    b2b_ready.refuse_blocked(tables_of(centre), _facts(cmd, uow, draft, centre, ctx.made_at))
    mapped = b2b_ready.mapped_or_refused([(one, b2b.item_at(uow, one, centre.link.id)) for one in lines])
    order = _order(uow, ctx, draft, centre, b2b.units_of([line.quantity for line in lines]))
    made = {line.id: _line(uow, order, line, item) for line, item in mapped}
    _private(cmd, uow, draft, order, choice)
    if passes_customs(order, centre):
        _customs(cmd, uow, order, made, mapped)
    for kept in b2b.files_of(uow, draft.id):
        _show_file(uow, order, kept)
    uow.emit(B2BOrderCreated(order.id))


def _facts(
    cmd: CreateB2BOrder, uow: UnitOfWork, draft: e.B2BDraft, centre: b2b.Centre, at: Instant
) -> ReadyFacts:
    """The draft with what the command says of it, in the eyes of a centre."""
    value = checks.optional_number(cmd.order_value, "order_value")
    said = {one.line_id: one for one in cmd.customs}
    facts = draft_facts(uow, draft, centre, at, value)
    return b2b_ready.with_customs(facts, b2b.draft_lines(uow, draft.id), said)


def order_id_of(draft_id: Id) -> Id:
    """The id of the order that a draft becomes."""
    return child_id(draft_id, "order")


def _centre(cmd: CreateB2BOrder, uow: UnitOfWork, ctx: Context, draft: e.B2BDraft) -> tuple[b2b.Centre, str]:
    """The centre of the draft or of the command, else the best one; and why (S1.22)."""
    said = text.note(cmd.choice, "choice")
    link_id = draft.link_id or cmd.link_id
    if link_id is not None:
        return b2b.open_centre(uow, ctx, link_id, "link_id"), said
    mine, now = ctx.actor.organisation_id, ctx.now
    centre, why = best_centre(uow, mine, now, lambda one: _facts(cmd, uow, draft, one, now))
    return centre, said or why


def _order(
    uow: UnitOfWork, ctx: Context, draft: e.B2BDraft, centre: b2b.Centre, units: Decimal
) -> e.B2BOrder:
    common = {name: getattr(draft, name) for name in (*b2b.RECIPIENT, *b2b.TERMS, *b2b.CONSENT)}
    order = e.B2BOrder(
        id=order_id_of(draft.id),
        owner_id=draft.owner_id,
        counterpart_id=centre.link.counterpart_id,
        link_id=centre.link.id,
        number=draft.number,
        former_number=draft.former_number,
        reserve_zone=centre.zone,
        terms_edition=centre.terms.edition if centre.terms is not None else 0,
        line_count=draft.line_count,
        units=units,
        created_at=ctx.now,
        **common,
    )
    tables = tables_of(centre)
    order.kind = kind_of(tables, order.kind, order.recipient_kind, units)
    order.reserve_on = order.reserve_on or b2b.day_at(ctx.made_at, centre.zone)
    order.reserve_at = reserve_instant(centre.zone, date.fromisoformat(order.reserve_on))
    order.signature = signs(order, tables)
    return uow.add(order)


def _line(uow: UnitOfWork, order: e.B2BOrder, line: e.B2BDraftLine, item: e.StockItem) -> e.B2BLine:
    return uow.add(
        e.B2BLine(
            id=child_id(line.id, "order"),
            owner_id=order.owner_id,
            counterpart_id=order.counterpart_id,
            b2b_order_id=order.id,
            sort_key=line.sort_key,
            stock_item_id=item.id,
            inventory_id=item.inventory_id,
            sku=item.sku,
            description=item.description,
            uom=item.uom,
            gtin=item.gtin,
            lot=line.lot,
            instructions=line.instructions or item.instructions,
            quantity=line.quantity,
        )
    )


def _private(cmd: CreateB2BOrder, uow: UnitOfWork, draft: e.B2BDraft, order: e.B2BOrder, choice: str) -> None:
    """What the centre does not hear (law 3)."""
    uow.add(
        e.B2BPrivate(
            id=order.id,
            owner_id=order.owner_id,
            b2b_draft_id=draft.id,
            recipient_email=draft.recipient_email,
            choice=choice,
            order_value=checks.optional_number(cmd.order_value, "order_value"),
        )
    )


def _customs(
    cmd: CreateB2BOrder,
    uow: UnitOfWork,
    order: e.B2BOrder,
    made: dict[Id, e.B2BLine],
    mapped: list[tuple[e.B2BDraftLine, e.StockItem]],
) -> None:
    """Customs data of each line: as was said, else as the draft has it, else the product at the centre."""
    unique((value.line_id for value in cmd.customs), "customs[{}].line_id")
    for index, value in enumerate(cmd.customs):
        if value.line_id not in made:
            raise UserError("b2b.no_line", "There is no such item.", f"customs[{index}].line_id")
    said = {value.line_id: (index, value) for index, value in enumerate(cmd.customs)}
    for typed, item in mapped:
        row = customs_line(order, made[typed.id], item, typed)
        if typed.id in said:
            say_customs(row, *said[typed.id])
        uow.add(row)


def _show_file(uow: UnitOfWork, order: e.B2BOrder, kept: e.B2BFile) -> None:
    """A file of the draft, in a row of its own that the centre sees, too (law 3)."""
    uow.add(
        e.B2BFile(
            id=child_id(kept.id, "order"),
            owner_id=order.owner_id,
            counterpart_id=order.counterpart_id,
            document_id=order.id,
            purpose=kept.purpose,
            name=kept.name,
            file_hash=kept.file_hash,
            mime=kept.mime,
            size=kept.size,
            added_at=kept.added_at,
            added_by=kept.added_by,
        )
    )
