# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A draft and an order of B2B with all that their screens show, judged by the rules as elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import Charge, cancel_charge, change_charge, locks, shows_shipping_options
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.facts import ReadyFacts
from desktop_b2b.rules.trade.findings import Finding
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import Step, needed_for, promise
from desktop_b2b.services import b2b, b2b_clock, b2b_facts
from desktop_b2b.services.b2b_customs import passes_customs
from desktop_b2b.services.b2b_ready import keeps
from desktop_b2b.services.b2b_services import records_of, services_of
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.handlers.b2b_orders import order_id_of
from desktop_b2b.services.queries import Viewer
from desktop_b2b.services.queries.b2b import (
    B2BDraftDetails,
    B2BDraftView,
    B2BOrderDetails,
    B2BOrderView,
    ChargeView,
    ClockStepView,
    DraftItemView,
    InsuranceView,
    KnownB2BDraft,
    KnownB2BDrafts,
    LockView,
    PromiseView,
    ReadyFinding,
    ServiceView,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.columns import IN, OUT
from desktop_b2b.storage.read_models.documents import shown_by
from desktop_b2b.storage.read_models.register import answers, blob, is_pending, missing, visible
from desktop_b2b.storage.rows import RowStore


def rows_for(db: Db, viewer: Viewer) -> RowStore:
    """The viewer's rows as a handler sees them; nothing is written."""
    store = RowStore(db, authority=False)
    store.begin(viewer.organisation_id)
    return store


def keys_of(ids: Iterable[Id | None]) -> set[bytes]:
    """Ids as the database has them."""
    return {bytes.fromhex(one) for one in ids if one is not None}


def foresee_items(uow: RowStore, item_ids: Iterable[Id]) -> None:
    """Read at once what the checks ask of each item: orders may have thousands."""
    keys = keys_of(item_ids)
    uow.prefetch_all({"stock_item": keys, "stock_lot.stock_item_id": keys, "b2b_file.document_id": keys})


@answers(B2BDraftDetails)
def _draft(db: Db, viewer: Viewer, query: B2BDraftDetails) -> B2BDraftView:
    draft = visible(db, viewer, e.B2BDraft, query.b2b_draft_id)
    if draft is None or draft.state == "deleted":
        raise missing("b2b_draft", query.b2b_draft_id, "b2b_draft_id")
    uow = rows_for(db, viewer)
    lines = b2b.draft_lines(uow, draft.id)
    uow.prefetch_all({"stock_item.product_id": keys_of(line.product_id for line in lines)})
    named = (item for line in lines for item in b2b.items_named(uow, line.product_id, line.sku))
    foresee_items(uow, (item.id for item in named))
    link = uow.find(e.Link, draft.link_id) if draft.link_id is not None else None
    centre = b2b.shown(uow, link) if link is not None else None
    tables = tables_of(centre if centre is not None else b2b.Centre(NO_LINK, "", "UTC", "", None))
    facts = b2b_facts.draft_facts(uow, draft, centre, viewer.now)
    found = check(tables, facts)
    made = order_id_of(draft.id)
    return B2BDraftView(
        draft=draft,
        lines=[
            DraftItemView(
                line=line,
                item=b2b.item_at(uow, line, link.id) if link is not None else None,
                available=item.available,
            )
            for line, item in zip(lines, facts.items, strict=True)
        ],
        files=b2b.files_of(uow, draft.id),
        findings=findings_view(found),
        is_ready=not any(keeps(one) for one in found),
        centre=shown_by(db, viewer, link.counterpart_id) if link is not None else None,
        terms_edition=centre.terms.edition if centre is not None and centre.terms is not None else 0,
        promise=promise_view(uow, centre, tables, facts, viewer) if centre is not None else None,
        order_id=made if uow.find(e.B2BOrder, made) is not None else None,
        pending=is_pending(db, draft.id),
    )


@answers(KnownB2BDrafts)
def _known(db: Db, viewer: Viewer, query: KnownB2BDrafts) -> list[KnownB2BDraft]:
    keys = [blob(key, "b2b_draft_ids") for key in query.b2b_draft_ids]
    mine = blob(viewer.organisation_id, "organisation_id")
    found: list[KnownB2BDraft] = []
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        rows = db.query(
            f'SELECT "id", "state" FROM b2b_draft WHERE "id" IN ({marks}) AND "owner_id" = ?', (*chunk, mine)
        )
        found += [KnownB2BDraft(id=key.hex(), state=state) for key, state in rows]
    return found


#: Ids that one statement asks for.
_CHUNK = 400
#: Stands for the centre of a draft that has none yet: the usual tables judge it.
NO_LINK = e.Link(id="0" * 32, owner_id="0" * 32)


def promise_view(
    uow: RowStore, centre: b2b.Centre, tables: CentreTables, facts: ReadyFacts, viewer: Viewer
) -> PromiseView | None:
    """What may be promised now (N17); nothing by a centre that never works."""
    calendar = b2b_clock.centre_calendar(uow, centre.link, centre.zone)
    days = needed_for(tables, facts).days
    try:
        found = promise(calendar, tables.cutoff_minutes, days, viewer.now, facts.reserve_on)
    except UserError:
        return None
    return PromiseView(
        start_day=_day(found.due.start_day),
        due_day=_day(found.due.due_day),
        order_before=found.order_before,
        next_day=_day(found.next_day),
    )


@answers(B2BOrderDetails)
def _order(db: Db, viewer: Viewer, query: B2BOrderDetails) -> B2BOrderView:
    order = visible(db, viewer, e.B2BOrder, query.b2b_order_id)
    if order is None:
        raise missing("b2b_order", query.b2b_order_id, "b2b_order_id")
    uow = rows_for(db, viewer)
    foresee_items(uow, (line.stock_item_id for line in b2b.lines_of(uow, order.id)))
    link = b2b_clock.link_of(uow, order.link_id)
    centre = b2b.shown(uow, link)
    tables = tables_of(centre)
    due = b2b_clock.due_of(uow, order, tables, b2b_clock.centre_calendar(uow, link, centre.zone))
    mine = order.owner_id == viewer.organisation_id
    key = (bytes.fromhex(order.id),)
    ships = "IN (SELECT fulfilment_shipment_id FROM shipment_order WHERE b2b_order_id = ?)"
    there = f"WHERE fulfilment_shipment_id {ships} AND state = 'packed' ORDER BY sort_key, id"
    over = order.state in _OVER
    service = tables.carrier_service(order.carrier, order.service)
    shipments = load(db, e.FulfilmentShipment, f"WHERE id {ships} ORDER BY created_at, id", key)
    return B2BOrderView(
        order=order,
        side=OUT if mine else IN,
        lines=b2b.lines_of(uow, order.id),
        files=b2b.files_of(uow, order.id),
        customs=uow.children(e.CustomsLine, "b2b_order_id", order.id),
        passes_customs=passes_customs(order, centre),
        units=load(db, e.HandlingUnit, there, key),
        shipments=shipments,
        carriers={one.carrier: tables.carrier_name(one.carrier) for one in shipments},
        shipped_by={one.id: tables.service_name(one.carrier, one.service) for one in shipments},
        packed=load(
            db,
            e.PackedLine,
            f"WHERE fulfilment_shipment_id {ships} AND b2b_order_id = ? ORDER BY id",
            (*key, *key),
        ),
        private=uow.find(e.B2BPrivate, order.id),
        partner=shown_by(db, viewer, order.counterpart_id if mine else order.owner_id),
        findings=[]
        if over
        else findings_view(check(tables, b2b_facts.order_facts(uow, order, centre, viewer.now))),
        locks=[
            LockView(part=part, is_open=lock.is_open, why=lock.why, text=lock.text)
            for part, lock in locks(order.state, kind=order.kind).items()
        ],
        steps=[_step(step) for step in due.steps] if due is not None else [],
        days=b2b_clock.days_of(uow, order, tables).days,
        cancel=_cancel(uow, order, tables),
        change=_charge(change_charge(tables, order.state, order.kind)),
        shows_shipping_options=shows_shipping_options(order.mode, order.kind),
        carrier_name=tables.carrier_name(order.carrier),
        service_name=service.name if service is not None else order.service,
        services=_services(uow, order),
        records=records_of(uow, order.id),
        insurance=InsuranceView(
            currency=tables.insurance.currency, signature_from=Decimal(tables.insurance.signature_from)
        ),
        pending=is_pending(db, order.id),
    )


def _services(uow: RowStore, order: e.B2BOrder) -> list[ServiceView]:
    return [
        ServiceView(
            code=one.code,
            name=one.name,
            count=one.count,
            evidence=one.evidence,
            unit=one.known.unit if one.known is not None else "",
            done=one.done,
            left_out=one.left_out,
            is_open=one.is_open,
        )
        for one in services_of(uow, order)
    ]


#: Orders that nothing keeps from anything any more.
_OVER = frozenset({"shipped", "collected", "delivered", "exception", "cancelled"})


def _cancel(uow: RowStore, order: e.B2BOrder, tables: CentreTables) -> ChargeView | None:
    picked = b2b.units_of([line.picked - line.shipped for line in b2b.lines_of(uow, order.id)])
    try:
        return _charge(cancel_charge(tables, order.state, order.kind, picked))
    except UserError:
        return None


def _charge(found: Charge) -> ChargeView:
    return ChargeView(
        amount=found.amount,
        currency=found.currency,
        parts=[(fee.kind, units, amount) for fee, units, amount in found.parts],
        asks_centre=found.asks_centre,
    )


def _step(step: Step) -> ClockStepView:
    return ClockStepView(
        first=_day(step.first),
        last=_day(step.last),
        why=step.why,
        params={name: str(value) for name, value in step.params.items()},
        text=step.sentence(),
    )


def findings_view(found: Sequence[Finding]) -> list[ReadyFinding]:
    """What was found, as screens are told."""
    return [
        ReadyFinding(
            code=one.code,
            text=one.sentence(),
            template=one.text,
            params={name: str(value) for name, value in one.params.items()},
            field=one.field,
            severity=one.severity,
            reason=one.reason,
            fix=one.fix,
            override=one.override,
            keeps=keeps(one),
        )
        for one in found
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
