# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the ``transaction`` read model: one row per document that this desk lists (law 7).

Runs after commands, pulls and rebases, in their transaction. Only documents whose rows were touched are
made anew, and of those only the columns that differ are written.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.listing import Listing, emptied
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.projecting.b2b import b2b_drafts, b2b_orders
from desktop_b2b.storage.projecting.inquiries import inquiries
from desktop_b2b.storage.projecting.names import Names
from desktop_b2b.storage.projecting.orders import orders, shipments
from desktop_b2b.storage.projecting.phases import PHASES, UNLISTED
from desktop_b2b.storage.projecting.reading import chunks, rows_in
from desktop_b2b.storage.projecting.requests import requests
from desktop_b2b.storage.read_models.columns import DRAFT, OUT, Projection

__all__ = [
    "CARRIERS",
    "NAMED_BY",
    "PHASES",
    "UNLISTED",
    "carried_by",
    "documents_among",
    "documents_of",
    "project",
    "project_all",
    "project_many",
    "project_rows",
]

#: The instant by which a document of each kind is listed, in SQL.
_INSTANTS = {
    "request": "coalesce(sent_at, created_at)",
    "inquiry": "sent_at",
    "order": "sent_at",
    "shipment": "coalesce(confirmed_at, created_at)",
    "b2b_draft": "created_at",
    "b2b_order": "created_at",
}
#: A first snapshot of more documents is projected as a whole.
MANY = 5_000

#: The tables whose rows belong to a document, with the column that names it.
_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "request": (("request", "id"),),
    "request_line": (("request", "request_id"),),
    "request_line_private": (("request", "request_id"),),
    "request_partner": (("request", "request_id"),),
    "inquiry": (("inquiry", "id"),),
    "inquiry_line": (("inquiry", "inquiry_id"),),
    "answer_draft": (("inquiry", "id"),),
    "answer": (("inquiry", "inquiry_id"),),
    "answer_line": (("inquiry", "inquiry_id"),),
    "order": (("order", "id"),),
    "order_private": (("order", "id"), ("request", "request_id")),
    "order_line": (("order", "order_id"),),
    "shipment": (("shipment", "id"), ("order", "order_id")),
    "shipment_line": (("shipment", "shipment_id"),),
    "box": (("shipment", "shipment_id"),),
    "b2b_draft": (("b2b_draft", "id"),),
    "b2b_draft_line": (("b2b_draft", "b2b_draft_id"),),
    "b2b_order": (("b2b_order", "id"),),
    "b2b_line": (("b2b_order", "b2b_order_id"),),
    "shipment_order": (("b2b_order", "b2b_order_id"),),
}


#: The columns that name the documents of a table's rows, for whoever has the rows at hand.
NAMED_BY: dict[str, tuple[str, ...]] = {
    **{table: tuple(column for _, column in parts) for table, parts in _PARTS.items()},
    "event": ("document_kind", "document_id"),
}


def documents_of(table: str, named: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """The documents that a row belongs to, given the values of its columns ``NAMED_BY``."""
    if table == "event":
        kind, document_id = named
        if kind in KINDS:
            yield kind, document_id
        return
    for (kind, _), document_id in zip(_PARTS.get(table, ()), named, strict=True):
        yield kind, document_id


def documents_among(table: str, named: Sequence[Sequence[Any]]) -> Iterator[tuple[str, Iterable[Any]]]:
    """The same of many rows, given these columns of theirs: each kind with its documents."""
    if table == "event":
        kinds, document_ids = named
        for kind in set(kinds) & set(KINDS):
            yield kind, itertools.compress(document_ids, map(kind.__eq__, kinds))
        return
    for (kind, _), document_ids in zip(_PARTS.get(table, ()), named, strict=True):
        yield kind, document_ids


def project(
    db: Db,
    organisation_id: Id,
    touched: Mapping[str, Iterable[Id]],
    documents: Mapping[str, Iterable[Id]] | None = None,
) -> None:
    """Bring the read model up to date with the rows that a transaction wrote, by table.

    ``documents``: what these rows belong to by ``documents_of``, by kind; without it they are asked.
    Rows of an inquiry are listed for the organisation that received it, other documents for both.
    """
    rows = {table: {bytes.fromhex(i) for i in ids} for table, ids in touched.items()}
    if documents is None:
        work = _owners(db, rows)
    else:
        work = {kind: {bytes.fromhex(i) for i in ids} for kind, ids in documents.items()}
    project_rows(db, organisation_id, rows, work)


def project_rows(
    db: Db,
    organisation_id: Id,
    touched: Mapping[str, Set[bytes]],
    documents: Mapping[str, Set[bytes]],
) -> None:
    """As ``project``, with ids as the database has them."""
    if sum(len(touched.get(kind, ())) for kind in KINDS) > MANY and _is_empty(db):
        project_all(db, organisation_id)
        return
    work = {kind: set(ids) for kind, ids in documents.items()}
    _spread(db, touched, work)
    _list(db, Names(db, bytes.fromhex(organisation_id)), work)


def project_many(
    db: Db,
    organisation_id: Id,
    documents: Mapping[str, Iterable[bytes]],
    since: Mapping[bytes, int] | None = None,
) -> None:
    """Bring documents, by kind, into the read model, and the shipments of orders among them.

    ``since``: when each document's state last changed, where that is known of all of them.
    """
    work = {kind: set(ids) for kind, ids in documents.items()}
    _spread(db, {}, work)
    _list(db, Names(db, bytes.fromhex(organisation_id), since), work)


def carried_by(db: Db, touched: Mapping[str, Iterable[bytes]]) -> set[bytes]:
    """The B2B orders that are listed already, of those that rows of ``CARRIERS`` carry."""
    found = {row[0] for table, sql in CARRIERS.items() for row in rows_in(db, sql, touched.get(table, ()))}
    return {row[0] for row in rows_in(db, 'SELECT id FROM "transaction" WHERE id', found)}


def _list(db: Db, names: Names, work: Mapping[str, Iterable[bytes]]) -> None:
    listing = Listing(db)
    for kind in KINDS:
        for ids in chunks(sorted(work.get(kind, ()))):
            listing.write(kind, ids, _PROJECTORS[kind](db, names, ids))
    listing.finish()


def project_all(db: Db, organisation_id: Id) -> None:
    """Make the read model anew from all documents."""
    names = Names(db, bytes.fromhex(organisation_id))
    with emptied(db) as listing:
        for kind, at in _INSTANTS.items():
            # In the order of time, in which their rows will lie.
            ids = [row[0] for row in db.query(f'SELECT id FROM "{kind}" ORDER BY {at}')]
            for chunk in chunks(ids):
                listing.write(kind, chunk, _PROJECTORS[kind](db, names, chunk))


def _is_empty(db: Db) -> bool:
    return not db.query('SELECT 1 FROM "transaction" LIMIT 1')


# ------------------------------------------------------------ which documents


def _owners(db: Db, touched: Mapping[str, Set[bytes]]) -> dict[str, set[bytes]]:
    """The documents that rows belong to."""
    work: dict[str, set[bytes]] = {}
    for table, ids in touched.items():
        for kind, column in _PARTS.get(table, ()):
            found = work.setdefault(kind, set())
            if column == "id":
                found.update(ids)
            else:
                found.update(
                    row[0] for row in rows_in(db, f'SELECT DISTINCT {column} FROM "{table}" WHERE id', ids)
                )
    for kind, document_id in rows_in(
        db, "SELECT document_kind, document_id FROM event WHERE id", touched.get("event", ())
    ):
        if kind in KINDS:
            work.setdefault(kind, set()).add(document_id)
    return work


def _spread(db: Db, touched: Mapping[str, Set[bytes]], work: dict[str, set[bytes]]) -> None:
    """The documents that show something of these, too."""
    orders = work.get("order", set())
    if orders:
        work.setdefault("shipment", set()).update(
            row[0] for row in rows_in(db, "SELECT id FROM shipment WHERE order_id", orders)
        )
    for table, carried in _CARRIED.items():
        if table in touched:
            work.setdefault("b2b_order", set()).update(row[0] for row in rows_in(db, carried, touched[table]))
    if "order" in touched:
        work.setdefault("request", set()).update(
            row[0] for row in rows_in(db, "SELECT request_id FROM order_private WHERE id", touched["order"])
        )
    for kind, document_id in rows_in(
        db, 'SELECT kind, id FROM "transaction" WHERE partner_id', _renamed(db, touched)
    ):
        work.setdefault(kind, set()).add(document_id)
    named = rows_in(db, _NAMED, [card.hex() for card in touched.get("partner_card", ())])
    work.setdefault("request", set()).update(row[0] for row in named)


#: The B2B orders that shipments, and boxes and pallets, carry.
_CARRIED = {
    "fulfilment_shipment": "SELECT b2b_order_id FROM shipment_order WHERE fulfilment_shipment_id",
    "handling_unit": (
        "SELECT o.b2b_order_id FROM handling_unit u JOIN shipment_order o"
        " ON o.fulfilment_shipment_id = u.fulfilment_shipment_id WHERE u.id"
    ),
}
#: The same, and what says that a shipment carries something of an order at all.
CARRIERS = {**_CARRIED, "shipment_order": "SELECT b2b_order_id FROM shipment_order WHERE id"}
#: Drafts by the partners that their items name: the list shows all of them.
_NAMED = (
    'SELECT DISTINCT t.id FROM "transaction" t JOIN request_line l ON l.request_id = t.id'
    f" CROSS JOIN json_each(l.partner_ids) p WHERE t.kind = 'request' AND t.side = '{OUT}'"
    f" AND t.phase = '{DRAFT}' AND l.partner_ids <> '[]' AND p.value"
)


def _renamed(db: Db, touched: Mapping[str, Set[bytes]]) -> set[bytes]:
    """The partner cards and organisations whose name or place among the partners may have changed."""
    found = set(touched.get("partner_card", ()))
    for sql, ids in (
        ("SELECT organisation_id FROM partner_card WHERE id", touched.get("partner_card", ())),
        ("SELECT owner_id FROM link_fact WHERE id", touched.get("link_fact", ())),
        ("SELECT counterpart_id FROM link WHERE id", touched.get("link", ())),
    ):
        found.update(row[0] for row in rows_in(db, sql, ids) if row[0] is not None)
    return found


_PROJECTORS: dict[str, Callable[[Db, Names, Sequence[bytes]], Iterator[Projection]]] = {
    "request": requests,
    "inquiry": inquiries,
    "order": orders,
    "shipment": shipments,
    "b2b_draft": b2b_drafts,
    "b2b_order": b2b_orders,
}
