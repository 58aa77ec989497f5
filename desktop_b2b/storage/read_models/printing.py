# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The marks of what was printed, and what papers of the floor are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries import (
    FloorPapers,
    GetFloorOrders,
    GetFloorPapers,
    GetOwnPapers,
    ListPrints,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.read_models.documents import shown_by
from desktop_b2b.storage.read_models.floor import floor_orders, order_with_boxes
from desktop_b2b.storage.read_models.register import answers, blob, missing, visible

_CHUNK = 500


@answers(ListPrints)
def _prints(db: Db, viewer: Viewer, query: ListPrints) -> list[e.PrintMark]:
    key, mine = blob(query.document_id, "document_id"), bytes.fromhex(viewer.organisation_id)
    return load(db, e.PrintMark, "WHERE document_id = ? AND owner_id = ? ORDER BY at, id", (key, mine))


@answers(GetFloorPapers)
def _papers(db: Db, viewer: Viewer, query: GetFloorPapers) -> FloorPapers:
    wave = visible(db, viewer, e.Wave, query.wave_id) if query.wave_id else None
    if query.wave_id and wave is None:
        raise missing("wave", query.wave_id, "wave_id")
    ids = query.b2b_order_ids or (wave.b2b_order_ids if wave is not None else ())
    orders = floor_orders(db, viewer, GetFloorOrders(b2b_order_ids=ids)).orders
    shipments = [one.shipment.id for order in orders for one in order.shipments]
    others = _sharing(db, shipments, {order.order.id for order in orders})
    mine = bytes.fromhex(viewer.organisation_id)
    facts = load(db, e.LinkFact, "WHERE counterpart_id = ? ORDER BY id", (mine,))
    terms = load(db, e.CentreTerms, 'WHERE "id" = ?', (mine,))
    about = [*(order.order.id for order in orders), *shipments, *([wave.id] if wave is not None else ())]
    return FloorPapers(
        orders=orders,
        beside=floor_orders(db, viewer, GetFloorOrders(b2b_order_ids=others)).orders,
        retailers={fact.link_id: fact for fact in facts},
        centre=load(db, e.Organisation, 'WHERE "id" = ?', (mine,))[0],
        wave=wave,
        prints=[mark for keys in _chunks(about) for mark in _marks(db, keys, mine)],
        tables=terms[0].tables if terms else "",
        files=[file for keys in _chunks(order.order.id for order in orders) for file in _attached(db, keys)],
    )


@answers(GetOwnPapers)
def _own(db: Db, viewer: Viewer, query: GetOwnPapers) -> FloorPapers:
    order = visible(db, viewer, e.B2BOrder, query.b2b_order_id)
    if order is None or order.owner_id != viewer.organisation_id:
        raise missing("b2b_order", query.b2b_order_id, "b2b_order_id")
    mine, link = bytes.fromhex(viewer.organisation_id), bytes.fromhex(order.link_id)
    found = order_with_boxes(db, order)
    about = [order.id, *(one.shipment.id for one in found.shipments)]
    terms = load(db, e.LinkTerms, 'WHERE "id" = ?', (link,))
    facts = load(db, e.LinkFact, "WHERE owner_id = ? AND link_id = ? ORDER BY id", (mine, link))
    return FloorPapers(
        orders=[found],
        beside=[],
        retailers={fact.link_id: fact for fact in facts},
        centre=_centre(db, viewer, order),
        wave=None,
        prints=[mark for keys in _chunks(about) for mark in _marks(db, keys, mine)],
        tables=terms[0].tables if terms else "",
        files=[],
    )


def _centre(db: Db, viewer: Viewer, order: e.B2BOrder) -> e.Organisation:
    """A centre as far as its retailer knows it; its papers speak the language of whoever prints them."""
    me = load(db, e.Organisation, 'WHERE "id" = ?', (bytes.fromhex(viewer.organisation_id),))[0]
    fact = shown_by(db, viewer, order.counterpart_id)
    centre = e.Organisation(
        id=order.counterpart_id or order.link_id, owner_id=order.counterpart_id or order.link_id,
        name=fact.name if fact is not None else "", is_fulfilment_centre=True, language=me.language,
    )  # fmt: skip
    if fact is not None:
        centre.time_zone, centre.country, centre.city = fact.time_zone, fact.country, fact.city
        centre.address1, centre.postal_code = fact.address1, fact.postal_code
    return centre


def _attached(db: Db, keys: list[bytes]) -> list[e.B2BFile]:
    marks, values = places(keys)
    return load(db, e.B2BFile, f"WHERE document_id IN ({marks}) ORDER BY added_at, id", values)


def _sharing(db: Db, shipments: list[Id], known: set[Id]) -> tuple[Id, ...]:
    """Other orders of which something is in these shipments."""
    found: dict[Id, None] = {}
    for keys in _chunks(shipments):
        marks, values = places(keys)
        for row in load(
            db, e.ShipmentOrder, f"WHERE fulfilment_shipment_id IN ({marks}) ORDER BY id", values
        ):
            found[row.b2b_order_id] = None
    return tuple(one for one in found if one not in known)


def _marks(db: Db, keys: list[bytes], mine: bytes) -> list[e.PrintMark]:
    marks, values = places(keys)
    tail = f"WHERE document_id IN ({marks}) AND owner_id = ? ORDER BY at, id"
    return load(db, e.PrintMark, tail, (*values, mine))


def _chunks(ids: Iterable[Id]) -> Iterator[list[bytes]]:
    keys = [bytes.fromhex(one) for one in dict.fromkeys(ids)]
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
