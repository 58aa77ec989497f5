# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the ``transaction`` read model: one row per document that this desk lists (law 7).

Runs after commands, pulls and rebases, in their transaction. Only documents whose rows were touched are
made anew, and of those only the columns that differ are written.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import Any

from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import Id, from_scaled, line_total, to_scaled
from desktop_b2b.services.shipping import made_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.listing import Listing, emptied
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.read_models.columns import (
    ANSWERED,
    ATTENTION,
    DONE,
    DRAFT,
    IN,
    OPEN,
    OUT,
    PARTIAL,
    SHIPPED,
    WAITING,
    Projection,
)
from desktop_b2b.storage.read_models.text import fold, searched

#: Documents that are kept for undo only.
UNLISTED = frozenset({"deleted", "discarded"})
PHASES: dict[str, dict[str, str]] = {
    "request": {
        "draft": DRAFT,
        "queued": WAITING,
        "waiting": WAITING,
        "need_attention": ATTENTION,
        "partially_ordered": PARTIAL,
    },
    "inquiry": {"waiting": WAITING, "answered": ANSWERED},
    "order": {
        "queued": OPEN,
        "sent": OPEN,
        "accepted": OPEN,
        "part_shipped": OPEN,
        "shipped": SHIPPED,
        "closed": SHIPPED,
        "closed_short": SHIPPED,
    },
    "shipment": {"draft": DRAFT, "confirmed": SHIPPED},
}
#: The instant by which a document of each kind is listed, in SQL.
_INSTANTS = {
    "request": "coalesce(sent_at, created_at)",
    "inquiry": "sent_at",
    "order": "sent_at",
    "shipment": "coalesce(confirmed_at, created_at)",
}
CHUNK = 400
#: A first snapshot of more documents is projected as a whole.
MANY = 5_000

Rows = list[tuple[Any, ...]]
Grouped = dict[bytes, Rows]

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
    _list(db, _Names(db, bytes.fromhex(organisation_id)), work)


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
    _list(db, _Names(db, bytes.fromhex(organisation_id), since), work)


def _list(db: Db, names: _Names, work: Mapping[str, Iterable[bytes]]) -> None:
    listing = Listing(db)
    for kind in KINDS:
        for ids in _chunks(sorted(work.get(kind, ()))):
            listing.write(kind, ids, _PROJECTORS[kind](db, names, ids))
    listing.finish()


def project_all(db: Db, organisation_id: Id) -> None:
    """Make the read model anew from all documents."""
    names = _Names(db, bytes.fromhex(organisation_id))
    with emptied(db) as listing:
        for kind, at in _INSTANTS.items():
            # In the order of time, in which their rows will lie.
            ids = [row[0] for row in db.query(f'SELECT id FROM "{kind}" ORDER BY {at}')]
            for chunk in _chunks(ids):
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
                    row[0] for row in _in(db, f'SELECT DISTINCT {column} FROM "{table}" WHERE id', ids)
                )
    for kind, document_id in _in(
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
            row[0] for row in _in(db, "SELECT id FROM shipment WHERE order_id", orders)
        )
    if "order" in touched:
        work.setdefault("request", set()).update(
            row[0] for row in _in(db, "SELECT request_id FROM order_private WHERE id", touched["order"])
        )
    for kind, document_id in _in(
        db, 'SELECT kind, id FROM "transaction" WHERE partner_id', _renamed(db, touched)
    ):
        work.setdefault(kind, set()).add(document_id)
    named = _in(db, _NAMED, [card.hex() for card in touched.get("partner_card", ())])
    work.setdefault("request", set()).update(row[0] for row in named)


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
        found.update(row[0] for row in _in(db, sql, ids) if row[0] is not None)
    return found


# ------------------------------------------------------------ reading and writing in chunks


def _chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _in(db: Db, sql: str, ids: Iterable[Any], tail: str = "") -> Rows:
    """Rows of a statement that ends before ``IN (ids)``, in as many runs as it takes."""
    rows: Rows = []
    for chunk in _chunks(list(ids)):
        marks, sought = places(chunk)
        rows.extend(db.query(f"{sql} IN ({marks}) {tail}", sought))
    return rows


def _pairs(rows: Rows) -> dict[bytes, Any]:
    return {row[0]: row[1] for row in rows}


def _grouped(db: Db, sql: str, ids: Sequence[bytes], tail: str = "") -> Grouped:
    """The same, by the first column."""
    found: Grouped = {}
    for row in _in(db, sql, ids, tail):
        found.setdefault(row[0], []).append(row[1:])
    return found


# ------------------------------------------------------------ partners


class _Names:
    """How the other party of a document is called here, and the id that lists filter by.

    For the retailer that is the partner card, for the supplier the retailer's organisation. ``since`` as in
    ``project_many``.
    """

    def __init__(self, db: Db, mine: bytes, since: Mapping[bytes, int] | None = None) -> None:
        self.db = db
        self.mine = mine
        self.known_since = since
        self._cards: dict[bytes, str | None] = {}
        self._partners: dict[bytes, tuple[bytes, str]] = {}
        self._retailers: dict[bytes, str] = {}

    def card(self, card_id: bytes) -> str | None:
        """The name on a partner card."""
        if card_id not in self._cards:
            rows = self.db.query("SELECT name FROM partner_card WHERE id = ?", (card_id,))
            self._cards[card_id] = rows[0][0] if rows else None
        return self._cards[card_id]

    def partner(self, organisation: bytes | None) -> tuple[bytes | None, str]:
        """The card of an organisation that is a partner of mine, else what it shows of itself."""
        if organisation is None:
            return None, ""
        if organisation not in self._partners:
            rows = self.db.query(
                "SELECT id, name FROM partner_card WHERE organisation_id = ?1 AND owner_id = ?2 UNION ALL"
                " SELECT c.id, c.name FROM link l JOIN partner_card c ON c.link_id = l.id"
                " WHERE l.counterpart_id = ?1 AND l.owner_id = ?2 LIMIT 1",
                (organisation, self.mine),
            )
            self._partners[organisation] = (
                (rows[0][0], rows[0][1]) if rows else (organisation, self.shown(organisation))
            )
        return self._partners[organisation]

    def shown(self, organisation: bytes) -> str:
        """The name that an organisation shows me (``link_fact``)."""
        if organisation not in self._retailers:
            rows = self.db.query(
                "SELECT name FROM link_fact WHERE owner_id = ? AND counterpart_id = ? LIMIT 1",
                (organisation, self.mine),
            )
            self._retailers[organisation] = rows[0][0] if rows else ""
        return self._retailers[organisation]

    def other(self, owner: bytes, counterpart: bytes | None) -> tuple[bytes | None, str]:
        """The other party of a document between two, given who asked (owner) and who supplies."""
        if owner == self.mine:
            return self.partner(counterpart)
        return owner, self.shown(owner)


def _abridged(names: Sequence[str]) -> str:
    """The first and how many more."""
    if len(names) < 2:
        return names[0] if names else ""
    return f"{names[0]}, +{len(names) - 1}"


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _since(db: Db, names: _Names, kind: str, ids: Sequence[bytes]) -> Mapping[bytes, int]:
    """When the history last saw a document's state change."""
    if names.known_since is not None:
        return names.known_since
    sql = (
        "SELECT document_id, max(at) FROM event WHERE instr(changes,"
        f""" '["{kind}","' || lower(hex(document_id)) || '","state",') > 0 AND document_id"""
    )
    return _pairs(_in(db, sql, ids, "GROUP BY document_id"))


# ------------------------------------------------------------ requests


def _requests(db: Db, names: _Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    documents = _in(
        db,
        "SELECT id, owner_id, number, state, reason, currency, retailer_order_number, company, contact_name,"
        " created_at, edited_at, sent_at, ordered_at, closed_at, next_deadline_at, asked_count,"
        " answered_count, former_number, note_to_customer, note_to_suppliers FROM request WHERE id",
        ids,
    )
    lines = _grouped(
        db,
        "SELECT request_id, id, sku, product_line_path, partner_ids, quantity, ordered_quantity"
        " FROM request_line WHERE request_id",
        ids,
        "ORDER BY request_id, sort_key, id",
    )
    limits = _pairs(_in(db, "SELECT id, max_price FROM request_line_private WHERE request_id", ids))
    partners = _grouped(
        db,
        "SELECT request_id, partner_id, name, state, excluded, deadline_at, deadline_zone, answered_at"
        " FROM request_partner WHERE request_id",
        ids,
        "ORDER BY request_id, name, id",
    )
    sent = [row[0] for row in documents if row[3] != "draft"]
    dead = ",".join(f"'{state}'" for state in sorted(DEAD_ORDERS))
    ordered = _pairs(
        _in(
            db,
            'SELECT p.request_id, sum(o.total) FROM order_private p JOIN "order" o ON o.id = p.id'
            f" WHERE o.state NOT IN ({dead}) AND p.request_id",
            sent,
            "GROUP BY p.request_id",
        )
    )
    since = _since(db, names, "request", sent)
    for row in documents:
        if row[1] == names.mine and row[3] not in UNLISTED:
            yield _request(
                row, lines.get(row[0], []), limits, partners.get(row[0], []),
                ordered.get(row[0]), since.get(row[0]), names,
            )  # fmt: skip


def _request(
    row: tuple[Any, ...],
    lines: Rows,
    limits: dict[bytes, int],
    partners: Rows,
    ordered: int | None,
    since: int | None,
    names: _Names,
) -> Projection:
    (row_id, _, number, state, reason, currency, reference, company, contact, created, edited, sent,
     ordered_at, closed, next_deadline, asked, answered, former, *notes) = row  # fmt: skip
    phase = PHASES["request"].get(state, DONE)
    who = _asked(partners, lines, names) if phase == DRAFT else [p[:2] for p in partners if p[2] != "planned"]
    called = _distinct(name for _, name in who)
    paths = _distinct(line[2] for line in lines)
    deadlines = sorted((p[4], p[5]) for p in partners if p[2] == "asked" and p[4] is not None)
    if not deadlines and next_deadline is not None:
        deadlines = [(next_deadline, "")]
    deadline = deadlines[0][0] if deadlines else None
    answers = [p[6] if p[6] is not None else p[4] for p in partners if p[2] != "planned"]
    began = since or max(x for x in (created, sent, ordered_at, closed) if x is not None)
    if since is None and phase == ATTENTION:
        began = max([began, *(x for x in answers if x is not None)])
    recipient = company or contact
    return Projection(
        id=row_id, kind="request", side=OUT, number=number, state=state, reason=reason,
        partner_id=who[0][0] if who else None, partner=_abridged(called), reference=reference,
        recipient=recipient, product_line=_abridged(paths), currency=currency,
        total=ordered if ordered is not None else _at_most(lines, limits, currency), lines=len(lines),
        asked=len(who) if phase == DRAFT else asked, answered=answered,
        quantity=sum(line[4] for line in lines), ordered=sum(line[5] for line in lines),
        at=sent if sent is not None else created, edited_at=edited, sent_at=sent, deadline_at=deadline,
        deadline_zone=deadlines[0][1] if deadlines else "", entered_at=began, phase=phase,
        phase_at={DRAFT: edited, WAITING: deadline or 0}.get(phase, began),
        last_deadline_at=deadlines[-1][0] if deadlines else None, partner_key=fold(_abridged(called)),
        created_at=created,
        **searched({
            "number": (number, former), "reference": (reference,), "partner": called,
            "recipient": (company, contact), "line": paths, "sku": (line[1] for line in lines), "note": notes,
        }),
    )  # fmt: skip


def _asked(partners: Rows, lines: Rows, names: _Names) -> list[tuple[Any, ...]]:
    """Whom a draft would be sent to: the partners that its lines name, excluded ones left out."""
    known: dict[bytes, str] = {p[0]: p[1] for p in partners}
    excluded = {p[0] for p in partners if p[3]}
    named = dict.fromkeys(
        bytes.fromhex(text) for line in lines if line[3] != "[]" for text in json.loads(line[3])
    )
    return [(card, known.get(card) or names.card(card) or "") for card in named if card not in excluded]


def _at_most(lines: Rows, limits: dict[bytes, int], currency: str) -> int | None:
    """What a request may cost at most; None unless every line has a maximum price."""
    if not lines or any(line[0] not in limits for line in lines):
        return None
    return to_scaled(
        sum(
            (line_total(from_scaled(line[4]), from_scaled(limits[line[0]]), currency) for line in lines),
            Decimal(0),
        )
    )


# ------------------------------------------------------------ inquiries


def _inquiries(db: Db, names: _Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    documents = [
        row
        for row in _in(
            db,
            "SELECT id, owner_id, counterpart_id, number, state, currency, retailer_order_number, company,"
            " contact_name, sent_at, deadline_at, deadline_zone, former_number, note_to_suppliers"
            " FROM inquiry WHERE id",
            ids,
        )
        if row[2] == names.mine and row[4] not in UNLISTED
    ]
    mine = [row[0] for row in documents]
    lines = _grouped(
        db,
        "SELECT inquiry_id, id, sku, product_line_path, quantity FROM inquiry_line WHERE inquiry_id",
        mine,
        "ORDER BY inquiry_id, sort_key, id",
    )
    answers = _grouped(
        db,
        "SELECT inquiry_id, state, shipping_cost, submitted_at, currency, shipping_kind, shipping_box,"
        " shipping_tiers, shipping_free_above FROM answer WHERE inquiry_id",
        mine,
    )
    offers = _grouped(
        db, "SELECT inquiry_id, ready, price, backorder FROM answer_line WHERE inquiry_id", mine
    )
    drafts = _pairs(_in(db, "SELECT id, edited_at FROM answer_draft WHERE id", mine))
    since = _since(db, names, "inquiry", mine)
    for row in documents:
        (row_id, owner, _, number, state, currency, reference, company, contact, sent, deadline, zone,
         former, note) = row  # fmt: skip
        mine_lines = lines.get(row_id, [])
        answer = answers.get(row_id, [None])[0]
        phase = PHASES["inquiry"].get(state, DONE)
        began = since.get(row_id) or max(sent, answer[2] if answer and phase != WAITING else sent)
        paths = _distinct(line[2] for line in mine_lines)
        partner = names.shown(owner)
        recipient = company or contact
        yield Projection(
            id=row_id, kind="inquiry", side=IN, number=number, state=state, partner_id=owner, partner=partner,
            reference=reference, recipient=recipient, product_line=_abridged(paths), currency=currency,
            total=_offered(answer, offers.get(row_id, [])), lines=len(mine_lines), asked=1,
            answered=int(answer is not None), quantity=sum(line[3] for line in mine_lines), at=sent,
            edited_at=max(sent, answer[2] if answer else sent, drafts.get(row_id, sent)), sent_at=sent,
            deadline_at=deadline, deadline_zone=zone, entered_at=began, phase=phase,
            phase_at=deadline if phase == WAITING else began, last_deadline_at=deadline,
            partner_key=fold(partner), created_at=sent,
            **searched({
                "number": (number, former), "reference": (reference,), "partner": (partner,),
                "recipient": (company, contact), "line": paths, "sku": (line[1] for line in mine_lines),
                "note": (note,),
            }),
        )  # fmt: skip


def _offered(answer: tuple[Any, ...] | None, offers: Rows) -> int | None:
    """What an answer's goods cost, shipping included; None where nothing is offered."""
    if answer is None or answer[0] == "declined":
        return None
    cost, currency, kind, box, tiers, free_above = answer[1], *answer[3:]
    units = goods = Decimal(0)
    for ready, price, backorder in offers:
        if price is not None:
            units += from_scaled(ready + backorder)
            goods += line_total(from_scaled(ready + backorder), from_scaled(price), currency)
    shipping = made_of(kind, _amount(cost), from_scaled(box), json.loads(tiers), _amount(free_above))
    return to_scaled(goods + (shipping.cost(units, goods, currency) if shipping is not None else 0))


def _amount(value: int | None) -> Decimal | None:
    return None if value is None else from_scaled(value)


# ------------------------------------------------------------ orders and shipments


def _orders(db: Db, names: _Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    lines = _grouped(
        db,
        "SELECT l.order_id, l.sku, coalesce(q.product_line_path, ''), l.quantity, l.cancelled"
        " FROM order_line l LEFT JOIN inquiry_line q ON q.id = l.inquiry_line_id WHERE l.order_id",
        ids,
        "ORDER BY l.order_id, l.sort_key, l.id",
    )
    shipments = _grouped(
        db,
        "SELECT order_id, courier, tracking, confirmed_at FROM shipment"
        " WHERE state = 'confirmed' AND order_id",
        ids,
        "ORDER BY order_id, confirmed_at, id",
    )
    requests = _pairs(_in(db, "SELECT id, request_id FROM order_private WHERE id", ids))
    cards = {
        row[0]: row[1:]
        for row in _in(
            db,
            'SELECT o.id, p.partner_id, p.name FROM "order" o JOIN request_partner p ON p.id = o.inquiry_id'
            " WHERE o.id",
            ids,
        )
    }
    since = _since(db, names, "order", ids)
    for row in _in(
        db,
        "SELECT id, owner_id, counterpart_id, number, state, decline_reason, retailer_order_number, company,"
        " contact_name, currency, total, sent_at, ship_by, ship_by_zone, shipped_at, inquiry_id,"
        " inquiry_number, former_number, note_to_customer, note_to_suppliers"
        ' FROM "order" WHERE id',
        ids,
    ):
        if row[4] in UNLISTED:
            continue
        (row_id, owner, counterpart, number, state, reason, reference, company, contact, currency, total,
         sent, ship_by, zone, shipped, inquiry_id, inquiry_number, former, *notes) = row  # fmt: skip
        side = OUT if owner == names.mine else IN
        partner_id, partner = names.other(owner, counterpart)
        if side == OUT and row_id in cards:
            card, name = cards[row_id]
            partner_id, partner = card, names.card(card) or name
        sent_out = shipments.get(row_id, [])
        courier, tracking, last = sent_out[-1] if sent_out else ("", "", None)
        phase = PHASES["order"].get(state, DONE)
        if phase == SHIPPED and shipped is None:
            phase = DONE
        began = since.get(row_id) or max(x for x in (sent, shipped) if x is not None)
        own = lines.get(row_id, [])
        paths = _distinct(line[1] for line in own)
        yield Projection(
            id=row_id, kind="order", side=side, number=number, state=state, reason=reason,
            partner_id=partner_id, partner=partner, reference=reference, recipient=company or contact,
            product_line=_abridged(paths), currency=currency, total=total, lines=len(own),
            quantity=sum(line[2] for line in own), ordered=sum(line[2] - line[3] for line in own), at=sent,
            edited_at=max(x for x in (sent, shipped, last, since.get(row_id)) if x is not None),
            sent_at=sent, deadline_zone=zone, ship_by=ship_by or None, shipped_at=shipped, entered_at=began,
            courier=courier, tracking=tracking,
            parent_id=requests.get(row_id) if side == OUT else inquiry_id, phase=phase,
            phase_at={OPEN: ship_by, SHIPPED: shipped}.get(phase, began), partner_key=fold(partner),
            created_at=sent,
            **searched({
                "number": (number, former), "related": (inquiry_number,), "reference": (reference,),
                "partner": (partner,), "recipient": (company, contact), "line": paths,
                "sku": (line[0] for line in own), "tracking": (s[1] for s in sent_out),
                "courier": (s[0] for s in sent_out), "note": notes,
            }),
        )  # fmt: skip


def _shipments(db: Db, names: _Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    lines = _grouped(
        db,
        "SELECT s.shipment_id, coalesce(l.sku, ''), coalesce(q.product_line_path, ''), s.quantity,"
        " s.order_line_id FROM shipment_line s LEFT JOIN order_line l ON l.id = s.order_line_id"
        " LEFT JOIN inquiry_line q ON q.id = l.inquiry_line_id WHERE s.shipment_id",
        ids,
        "ORDER BY s.shipment_id, l.sort_key, s.id",
    )
    boxes = _grouped(db, "SELECT shipment_id, tracking FROM box WHERE shipment_id", ids)
    for row in _in(
        db,
        "SELECT s.id, s.owner_id, s.counterpart_id, s.number, s.state, s.order_id, s.order_number, s.courier,"
        " s.tracking, s.created_at, s.confirmed_at, coalesce(o.retailer_order_number, ''),"
        " coalesce(o.company, ''), coalesce(o.contact_name, ''), o.ship_by, coalesce(o.ship_by_zone, ''),"
        " s.former_number"
        ' FROM shipment s LEFT JOIN "order" o ON o.id = s.order_id WHERE s.id',
        ids,
    ):
        if row[4] in UNLISTED:
            continue
        (row_id, owner, counterpart, number, state, order_id, order_number, courier, tracking, created,
         confirmed, reference, company, contact, ship_by, zone, former) = row  # fmt: skip
        # The supplier owns a shipment, the retailer an order: other() is asked as for orders.
        partner_id, partner = names.other(counterpart or b"", owner)
        own = lines.get(row_id, [])
        paths = _distinct(line[1] for line in own)
        began = confirmed if confirmed is not None else created
        phase = PHASES["shipment"].get(state, DONE)
        yield Projection(
            id=row_id, kind="shipment", side=OUT if owner == names.mine else IN, number=number, state=state,
            partner_id=partner_id, partner=partner, reference=reference, recipient=company or contact,
            product_line=_abridged(paths), lines=len({line[3] for line in own}),
            quantity=sum(line[2] for line in own), at=began, edited_at=began, sent_at=confirmed,
            deadline_zone=zone, ship_by=ship_by or None, shipped_at=confirmed, entered_at=began,
            courier=courier, tracking=tracking, parent_id=order_id, phase=phase, phase_at=began,
            partner_key=fold(partner), created_at=created,
            **searched({
                "number": (number, former), "related": (order_number,), "reference": (reference,),
                "partner": (partner,), "recipient": (company, contact), "line": paths,
                "sku": (line[0] for line in own),
                "tracking": (tracking, *(box[0] for box in boxes.get(row_id, []))), "courier": (courier,),
            }),
        )  # fmt: skip


_PROJECTORS: dict[str, Callable[[Db, _Names, Sequence[bytes]], Iterator[Projection]]] = {
    "request": _requests,
    "inquiry": _inquiries,
    "order": _orders,
    "shipment": _shipments,
}
